"""Whether the service runs, and whether all it needs works."""

from fastapi import APIRouter

from api import answers
from api.dependencies import PartsDep
from api.json_response import Json
from api.problems import answered_with

router = APIRouter(tags=["service"])


@router.get(
    "/healthz", summary="Say that the service runs", responses={200: {"model": answers.Health}, **answered_with()}
)
async def get_health() -> Json:
    """Answer as long as the process lives."""
    return Json({"status": "ok"})


@router.get(
    "/readyz",
    summary="Say whether all parts work",
    responses={
        200: {"model": answers.Readiness},
        503: {"model": answers.Readiness, "description": "Something does not work"},
        **answered_with(),
    },
)
def get_readiness(parts: PartsDep) -> Json:
    """Open the library and say of each part whether it works. Search that goes by words only is ready, and says so."""
    states = parts.states()
    is_ready = all(state == "ok" for state in states.values())
    told = {**states, "search": parts.search_state()}
    if parts.asks_for_keys:  # whoever asks without a key need not know where things lie
        told = {part: state if state == "ok" else "fails" for part, state in told.items()}
    return Json({"status": "ready" if is_ready else "not_ready", "parts": told}, 200 if is_ready else 503)
