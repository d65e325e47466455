"""Routes that look at the key of a request before they read a byte of its body."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.access import admitted
from api.problems import answered_with


class KeyedRoute(APIRoute):
    """A route for those who are let in; what it lets each of them do, its `Reader`, `Drafter` or `Admin` says."""

    def __init__(
        self,
        path: str,
        endpoint: Callable[..., Any],
        *,
        responses: Mapping[int | str, dict[str, Any]] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(path, endpoint, responses={**answered_with(401, 403, 429), **(responses or {})}, **more)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Let the caller in first."""
        answer = super().get_route_handler()

        async def keyed(request: Request) -> Response:
            request.state.caller = await run_in_threadpool(admitted, request)
            return await answer(self.taken(request))

        return keyed

    def taken(self, request: Request) -> Request:
        """Give the request of somebody who is let in as the framework shall read it. Raises Problem."""
        return request
