"""An evaluation whose service is killed is interrupted, and goes on in another without paying for a case twice."""

import time
from collections.abc import Mapping
from pathlib import Path

import httpx2
import pytest

from tests.api.test_evaluations_with_a_model import COUNT, cases, slowly, until
from tests.api.test_serve import serving as service
from tests.api.test_workers import until_served
from tests.places import ON_ALL
from tests.servers.limited_server import limited

pytestmark = pytest.mark.long(minutes=1)


def done(client: httpx2.Client, id: str) -> list[str]:
    text = client.get(f"/v1/evaluations/{id}/results").text
    return [line.split('"')[3] for line in text.splitlines()]


@ON_ALL
def test_a_killed_service_leaves_an_evaluation_that_goes_on(home: Path, place: Mapping[str, str]) -> None:
    with limited(slowly) as model:
        environment = {"OPENAI_BASE_URL": model.base_url}
        with service(environment=environment) as (address, process), httpx2.Client(base_url=address, timeout=60) as one:
            until_served(address)
            id = one.post("/v1/evaluations", json={"cases": cases(), "models": ["m"]}).json()["id"]
            until(lambda: len(done(one, id)) >= 3)
            process.kill()
        with service(environment=environment) as (address, _), httpx2.Client(base_url=address, timeout=60) as two:
            until_served(address)

            def state() -> str:
                return str(two.get(f"/v1/evaluations/{id}").json()["state"])

            assert state() == "running"  # for as long as its lease lasts
            while state() == "running":
                time.sleep(0.5)
            assert state() == "interrupted"
            had, mark = done(two, id), len(model.received)
            assert 3 <= len(had) < COUNT
            assert two.post(f"/v1/evaluations/{id}/resume").status_code == 200
            until(lambda: state() == "done")
            assert done(two, id) == [case["custom_id"] for case in cases()]
            for request in model.received[mark:]:
                assert not any(f"Minutes {each[1:]}." in request.raw for each in had)
