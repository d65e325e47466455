"""Routes that take JSON: read strictly, so that no later step meets a number or a text it cannot hold."""

from typing import Any

from fastapi import Request

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

    def taken(self, request: Request) -> Request:
        """Have the body read strictly."""
        if request.method in ("POST", "PATCH") and media_type(request) != JSON:
            raise Problem(415, "unsupported_media_type", f"Send the body as {JSON}.")
        return JsonRequest(request.scope, request.receive)


def media_type(request: Request) -> str:
    """Give what the request says that its body is, without parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
