"""What routes need, made once a process and handed in."""

from typing import Annotated

from fastapi import Depends, Request, Security

from api.caller import ANYBODY, Caller
from api.metrics import Metrics
from api.parts import Parts


def _parts(request: Request) -> Parts:
    parts: Parts = request.app.state.parts
    return parts


def _metrics(request: Request) -> Metrics:
    metrics: Metrics = request.app.state.metrics
    return metrics


PartsDep = Annotated[Parts, Depends(_parts)]
MetricsDep = Annotated[Metrics, Depends(_metrics)]


def _caller() -> Caller:
    return ANYBODY


Reader = Annotated[Caller, Security(_caller, scopes=["read"])]
Drafter = Annotated[Caller, Security(_caller, scopes=["draft"])]
Admin = Annotated[Caller, Security(_caller, scopes=["admin"])]
