"""What routes need, made once a process and handed in."""

from typing import Annotated, Any

from fastapi import Depends, Request

from api.parts import Parts


def _parts(request: Request) -> Parts:
    parts = request.app.state.parts
    assert isinstance(parts, Parts)
    return parts


PartsDep = Annotated[Parts, Depends(_parts)]
