"""The HTTP service."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from fastapi.telemetry import TelemetryConfig
from sqlalchemy.exc import TimeoutError
from starlette.exceptions import HTTPException

from api import openapi, problems
from api.bench import Bench
from api.conversing import Conversing
from api.drafting import Drafting
from api.edge import Edge
from api.evaluating import Evaluating
from api.json_response import Json
from api.metrics import Metrics
from api.parts import Parts
from api.retention import Retention
from api.routes import (
    checks,
    conversations,
    documents,
    drafts,
    evaluations,
    evidence,
    feedback,
    health,
    metrics,
    page,
    rules,
    search,
    session,
)
from api.settings import Settings
from assistant.errors import PlumbError

ROUTERS = tuple(
    routes.router
    for routes in (
        drafts,
        conversations,
        evaluations,
        feedback,
        checks,
        evidence,
        documents,
        search,
        rules,
        health,
        metrics,
        session,
        page,
    )
)
_NO_TELEMETRY: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}


class Service(FastAPI):
    """The framework's application, with an OpenAPI description that tells of problems as they are sent."""

    def openapi(self) -> openapi.Description:
        """Give the OpenAPI description."""
        return openapi.amended(super().openapi())


def create_app(settings: Settings) -> FastAPI:
    """Make the service; database and models are opened when a request first needs them."""
    parts = Parts(settings)
    counts = Metrics()
    bench = Bench(parts)
    evaluating = Evaluating(parts, settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with Retention(parts, settings.retention_days):
            yield
        try:
            evaluating.close()
            bench.close()
        finally:
            parts.close()

    app = Service(
        title="Plumb",
        summary="Drafts OKRs from messy notes, traces every number to its sentence, and checks OKRs like a linter.",
        version=version("plumb-okr"),
        lifespan=lifespan,
        default_response_class=Json,
        generate_unique_id_function=_operation_id,
        redirect_slashes=False,
        openapi_tags=openapi.TAGS,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        # The framework would send traces and exception messages, and so notes, wherever an OTEL_ variable points.
        telemetry=_NO_TELEMETRY,
        # The usual pages load their scripts from other machines.
        docs_url=None,
        redoc_url=None,
    )
    app.state.parts = parts
    app.state.metrics = counts
    app.state.drafting = Drafting(parts, counts, bench)
    app.state.conversing = Conversing(parts, counts, bench)
    app.state.evaluating = evaluating
    app.add_middleware(Edge, hosts=settings.hosts)
    app.add_exception_handler(HTTPException, problems.of_http)
    app.add_exception_handler(404, page.nowhere)
    app.add_exception_handler(RequestValidationError, problems.of_validation)
    app.add_exception_handler(PlumbError, problems.of_plumb)
    app.add_exception_handler(TimeoutError, problems.of_pool)
    for router in ROUTERS:
        app.include_router(router)
    return app


def _operation_id(route: APIRoute) -> str:
    return route.name
