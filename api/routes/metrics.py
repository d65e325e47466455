"""What an operator's Prometheus counts."""

from fastapi import APIRouter
from starlette.responses import Response

from api.dependencies import Admin, MetricsDep
from api.keyed_route import KeyedRoute
from api.metrics import MEDIA_TYPE
from api.problems import answered_with

router = APIRouter(tags=["service"], route_class=KeyedRoute)


@router.get(
    "/metrics",
    summary="Count what happened",
    response_class=Response,
    responses={
        200: {
            "description": "The counts, as Prometheus reads them",
            "content": {MEDIA_TYPE: {"schema": {"type": "string"}}},
        },
        **answered_with(),
    },
)
def get_metrics(metrics: MetricsDep, caller: Admin) -> Response:
    """Give the counts of requests, drafts, model calls, tokens, cost, faults and findings since the start."""
    return Response(metrics.text(), media_type=MEDIA_TYPE)
