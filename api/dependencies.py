"""What routes need, made once a process and handed in."""

from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPBearer, SecurityScopes

from api.access import require
from api.caller import SCOPES, Caller
from api.conversing import Conversing
from api.drafting import Drafting
from api.evaluating import Evaluating
from api.metrics import Metrics
from api.parts import Parts


async def _parts(request: Request) -> Parts:
    parts: Parts = request.app.state.parts
    return parts


async def _metrics(request: Request) -> Metrics:
    metrics: Metrics = request.app.state.metrics
    return metrics


async def _drafting(request: Request) -> Drafting:
    drafting: Drafting = request.app.state.drafting
    return drafting


async def _conversing(request: Request) -> Conversing:
    conversing: Conversing = request.app.state.conversing
    return conversing


async def _evaluating(request: Request) -> Evaluating:
    evaluating: Evaluating = request.app.state.evaluating
    return evaluating


ConversingDep = Annotated[Conversing, Depends(_conversing)]
DraftingDep = Annotated[Drafting, Depends(_drafting)]
EvaluatingDep = Annotated[Evaluating, Depends(_evaluating)]
PartsDep = Annotated[Parts, Depends(_parts)]
MetricsDep = Annotated[Metrics, Depends(_metrics)]


# Only describes it: the route has looked at the key by then.
_key = HTTPBearer(scheme_name="key", description="A key that `okr keys create` made.", auto_error=False)


async def _caller(request: Request, wanted: SecurityScopes, _: Annotated[object, Security(_key)]) -> Caller:
    caller: Caller = request.state.caller
    for scope in SCOPES:
        if scope in wanted.scopes:
            require(caller, scope)
    return caller


Reader = Annotated[Caller, Security(_caller, scopes=["read"])]
Drafter = Annotated[Caller, Security(_caller, scopes=["draft"])]
Admin = Annotated[Caller, Security(_caller, scopes=["admin"])]
