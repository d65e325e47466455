"""Cases that a scripted model answers, and `okr eval` run on them in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.assistant.drafter.model_case import answer, objective
from tests.assistant.drafter.obedient import LINES, onboarding, setup
from tests.servers.openai_server import Received

OKR = Path(sys.executable).with_name("okr")
_DECIDED = {"source": "N1", "line": None, "text": LINES[2]}
NOTHING = {"facts": [], "priorities": [], "feature_requests": [], "wishes": [], "conflicts": []}
GOOD = answer(objective(onboarding(), setup(), quotes=[_DECIDED], title="Let new customers get going"), parked=[])


def reply(request: Received) -> str:
    """Answer well."""
    return json.dumps(NOTHING if request.asks_for == "Facts" else GOOD)


def dataset(path: Path, count: int) -> Path:
    """Write so many cases."""
    cases = [
        {"id": f"c{at}", "notes": "\n".join([*LINES, f"Minutes {at}."]), "as_of": "2027-01-12"} for at in range(count)
    ]
    path.write_text("".join(json.dumps(case) + "\n" for case in cases))
    return path


def started(data: Path, server: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start `okr eval`."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("OKR_", "OPENAI_"))}
    env |= {"OKR_DATA_DIR": str(data), "OPENAI_BASE_URL": server}
    return subprocess.Popen(
        [OKR, "eval", *arguments], env=env, cwd=data.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def finished(data: Path, server: str, *arguments: str, status: int = 0) -> str:
    """Run `okr eval` to its end and give what it printed."""
    process = started(data, server, *arguments)
    out, err = process.communicate(timeout=400)
    assert process.returncode == status, err.decode()
    return out.decode()


def results(data: Path, run: str = "run") -> list[dict[str, Any]]:
    """Give a run's whole results."""
    file = data / "evals" / "runs" / run / "results.jsonl"
    lines = file.read_bytes().split(b"\n")[:-1] if file.exists() else []
    return [json.loads(line) for line in lines]


def timeless(report: Path) -> Any:
    """Give a JSON report without its times."""
    found = json.loads(report.read_text())
    found["manifest"].pop("begun")
    for one in found["configurations"]:
        one["measures"] = [each for each in one["measures"] if each["name"] != "latency"]
    for one in found["results"]:
        one["scores"].pop("latency", None)
    return found
