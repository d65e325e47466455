"""The wait that a server asks for is read to the fraction of a second."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from evals.waits import asked_wait


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "0.2"}, 0.2),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "1", "retry-after-ms": "137"}, 0.137),
        ({"ratelimit-reset": "3"}, 3.0),
        ({"retry-after": "soon", "ratelimit-reset": "3"}, 3.0),
        ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.0),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "86400"}, 86_400.0),
        ({"retry-after": "86401"}, None),
        ({"retry-after": "80000000"}, None),
        ({"ratelimit-reset": "80000000"}, None),
        ({"retry-after-ms": "80000000"}, 80_000.0),
        ({"retry-after": "Thu, 31 Dec 2099 23:59:59 GMT"}, None),
        ({"retry-after": "Thu, 31 Dec 2099 23:59:59 GMT", "ratelimit-reset": "3"}, 3.0),
        ({"retry-after": ""}, None),
        ({}, None),
    ],
)
def test_what_the_server_says_is_what_is_waited(headers: dict[str, str], seconds: float | None) -> None:
    assert asked_wait(headers) == seconds


def test_a_date_ahead_is_waited_for() -> None:
    found = asked_wait({"retry-after": format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)})
    assert found is not None
    assert 3000 < found <= 3600
