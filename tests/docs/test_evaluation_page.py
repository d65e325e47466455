"""What docs/evaluation.md shows is what the commands print, but for times; as a module, this writes it again."""

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from evals.dataset import shipped
from evals.scorers import SCORERS, stability
from tests.docs.evaluation_model import answered, lay_out
from tests.servers.limited_server import limited

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "evaluation.md"
OKR = Path(sys.executable).with_name("okr")
_SHOWN = re.compile(r"^```console\n\$ okr ([^\n]*)\n```\n```text\n.*?^```$", re.DOTALL | re.MULTILINE)
_WIDE = re.compile(r"  +")
_TIMES = re.compile(r"^latency(, ms)? .*\n", re.MULTILINE)


def todays_page() -> str:
    """Give the page with what the commands print today, the scorers and the datasets there are."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("OKR_", "OPENAI_"))}
    with TemporaryDirectory() as home, limited(answered) as server:
        env |= {"OKR_DATA_DIR": home, "OPENAI_BASE_URL": server.base_url}
        lay_out(Path(home))

        def again(found: re.Match[str]) -> str:
            run = subprocess.run([OKR, *found[1].split()], cwd=home, env=env, capture_output=True, check=True)
            return f"```console\n$ okr {found[1]}\n```\n```text\n{run.stdout.decode()}```"

        text = _SHOWN.sub(again, PAGE.read_text(encoding="utf-8"))
    rows = [f"| `{one.name}` | {one.says} |" for one in SCORERS]
    rows.append(f"| `{stability.NAME}` | {stability.SAYS} |")
    table = "\n".join(["| score | says |", "|---|---|", *rows])
    text = re.sub(r"(?<=## Scores\n\n).*?(?=\n\nA case passes)", lambda _: table, text, flags=re.DOTALL)
    names = ", ".join(f"`{name}`" for name in shipped())
    return re.sub(r"(?<=name of a shipped one: ).*?(?=\. A case is)", lambda _: names, text)


def test_the_page_shows_what_is_printed() -> None:
    assert _timeless(PAGE.read_text(encoding="utf-8")) == _timeless(todays_page())


def _timeless(text: str) -> str:
    """Leave out times, and the width of columns, which hangs on them."""
    return _WIDE.sub("  ", _TIMES.sub("", text))


if __name__ == "__main__":
    PAGE.write_text(todays_page(), encoding="utf-8")
