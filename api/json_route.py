"""Routes that take JSON: read strictly, so that no later step meets a number or a text it cannot hold."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request
from starlette.responses import Response

from api.keyed_route import KeyedRoute
from api.problems import Problem
from api.strict_json import BadJson, parse

JSON = "application/json"


class JsonRequest(Request):
    """A request whose body is strict JSON."""

    async def json(self) -> Any:
        """Read the body. Raises Problem."""
        try:
            return parse(await self.body())
        except BadJson as error:
            raise Problem(400, error.code, str(error)) from None


class JsonRoute(KeyedRoute):
    """A route that refuses any body but JSON."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Read the request strictly before the framework does."""
        answer = super().get_route_handler()

        async def strict(request: Request) -> Response:
            if request.method == "POST" and media_type(request) != JSON:
                raise Problem(415, "unsupported_media_type", f"Send the body as {JSON}.")
            return await answer(JsonRequest(request.scope, request.receive))

        return strict


def media_type(request: Request) -> str:
    """Give what the request says that its body is, without parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
