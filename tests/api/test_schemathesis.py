"""Any request that the OpenAPI description allows, and many more: no failure, and no answer that is not described."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings

FEW, MANY = 10, 500
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
)
LOCAL = {"host": "127.0.0.1"}


@schemathesis.serializer("application/jsonl")
def lines(ctx: schemathesis.SerializationContext, value: Any) -> bytes:
    """Send JSON Lines as the text they are."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


HOME = TemporaryDirectory()  # the operations are known before any fixture is
APP = create_app(Settings(data_dir=Path(HOME.name) / "data", _env_file=None))
schema = schemathesis.openapi.from_asgi("/openapi.json", APP, headers=LOCAL)


@pytest.fixture(autouse=True, scope="module")
def running() -> Iterator[None]:
    """Start the service as a server does, and close it."""
    with TestClient(APP, "http://127.0.0.1:8000"):
        yield


def _times(examples: int) -> Callable[[Any], Any]:
    return settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))


@schema.parametrize()
@_times(FEW)
def test_any_request_has_an_answer_that_is_described(case: schemathesis.Case) -> None:
    case.call_and_validate(headers=LOCAL, checks=CHECKS, timeout=60)


@pytest.mark.long
@schema.parametrize()
@_times(MANY)
def test_any_of_many_requests_has_an_answer_that_is_described(case: schemathesis.Case) -> None:
    case.call_and_validate(headers=LOCAL, checks=CHECKS, timeout=60)
