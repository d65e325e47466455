"""docs/api.md holds: its requests are sent to a real service, and what they give is what the page shows."""

import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.api.okr import okr
from tests.api.test_serve import serving

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
ADDRESS = "http://127.0.0.1:8000"
OTHER_EACH_TIME = {"id", "request_id"}
STATUSES = [200, 200, 200, 200, 200, 201, 200, 204, 200, 200, 201, 201, 200, 422, 200]


class Service(NamedTuple):
    """Where a service listens, and where its data lies."""

    address: str
    data: str


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    data = str(tmp_path_factory.mktemp("service"))
    with pytest.MonkeyPatch.context() as patch:
        for name in ("OKR_AUTH", "OKR_MODEL", "OKR_DATABASE_URL", "OKR_CHROMA_URL", "OKR_EMBEDDINGS"):
            patch.delenv(name, raising=False)
        patch.chdir(data)
        with serving(environment={"OKR_DATA_DIR": data}) as (address, _):
            yield Service(address, data)


def _shown(language: str, output: str) -> list[tuple[str, str | None]]:
    """Give the blocks of a language, each with the output that follows it."""
    following = [*BLOCKS[1:], ("", "")]
    return [
        (block[1], after[1] if after[0] == output else None)
        for block, after in zip(BLOCKS, following, strict=True)
        if block[0] == language
    ]


def _assert_holds(shown: Any, given: Any, name: str = "") -> None:
    if isinstance(shown, dict):
        for key, value in shown.items():
            assert key in given, name
            _assert_holds(value, given[key], key)
    elif isinstance(shown, list):
        assert len(shown) <= len(given), name
        for one, other in zip(shown, given, strict=False):
            _assert_holds(one, other, name)
    elif name in OTHER_EACH_TIME and "." not in shown:
        assert isinstance(given, str), name
        assert re.sub(r"[0-9a-f]", "0", given) == re.sub(r"[0-9a-f]", "0", shown)
    else:
        assert shown == given, name


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_the_curl_requests_give_what_is_shown(service: Service, tmp_path: Path) -> None:
    statuses, id = [], ""
    for command, output in _shown("sh", "json"):
        sent = f'curl() {{ command curl -sS -D head "$@"; }}\n{command.replace(ADDRESS, service.address)}'
        env = {"PATH": "/usr/bin:/bin", "ID": id}
        run = subprocess.run(["bash", "-c", sent], cwd=tmp_path, env=env, capture_output=True, timeout=60)
        assert run.returncode == 0, run.stderr
        statuses.append(int((tmp_path / "head").read_text().split()[1]))
        if output is not None:
            given = json.loads(run.stdout)
            _assert_holds(json.loads(output), given)
            id = id or given.get("id", "")
        elif "event-stream" in command:
            events = re.findall(r"^event: (\w+)", run.stdout.decode("utf-8"), re.MULTILINE)
            assert (events[0], events[-1]) == ("accepted", "done")
    assert statuses == STATUSES


def test_the_python_blocks_print_what_is_shown(service: Service) -> None:
    names: dict[str, Any] = {}
    blocks = _shown("python", "text")
    assert len(blocks) > 8
    for block, output in blocks:
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(block.replace(ADDRESS, service.address), names)
        assert printed.getvalue() == output, block
    names["plumb"].close()


def test_the_commands_run(service: Service) -> None:
    commands = re.findall(r"^\$ okr (.+)$", PAGE, re.MULTILINE)
    ran = [command for command in commands if not command.startswith("serve")]
    assert len(ran) == 4
    for command in ran:
        run = okr(*command.split(), env={"OKR_DATA_DIR": service.data})
        assert run.returncode == 0, (command, run.stderr)
