"""The HTTP service."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from api import answers, problems
from api.edge import Edge
from api.json_response import Json
from api.parts import Parts
from api.routes import checks, documents, drafts, evidence, health, rules, search
from api.settings import Settings
from assistant.errors import PlumbError

_SUMMARY = "Drafts OKRs from messy notes, traces every number to its sentence, and checks OKRs like a linter."
_PROBLEM = {"model": answers.Problem, "content": {problems.MEDIA_TYPE: {}}}


def create_app(settings: Settings) -> FastAPI:
    """Make the service; the database is opened when a request first needs it."""
    parts = Parts(settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        parts.close()

    app = FastAPI(
        title="Plumb",
        summary=_SUMMARY,
        version=version("plumb-okr"),
        lifespan=lifespan,
        default_response_class=Json,
        generate_unique_id_function=_operation_id,
        redirect_slashes=False,
        # The usual pages load their scripts from other machines.
        docs_url=None,
        redoc_url=None,
        responses={"4XX": {"description": "The request cannot be served"} , "5XX": {}},
    )
    app.state.parts = parts
    app.add_middleware(Edge)
    app.add_exception_handler(HTTPException, problems.of_http)
    app.add_exception_handler(RequestValidationError, problems.of_validation)
    app.add_exception_handler(PlumbError, problems.of_plumb)
    for routes in (drafts, checks, evidence, documents, search, rules, health):
        app.include_router(routes.router)
    return app


def _operation_id(route: APIRoute) -> str:
    return route.name
