"""docs/ci.md shows what `okr check` really says, by code, place and form; the words of a rule are its own affair."""

import re
from pathlib import Path

import pytest
import yaml

from tests.api.inside import okr_inside

PAGE = (Path(__file__).parents[2] / "docs" / "ci.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", PAGE, re.DOTALL))
SHOWN = re.findall(r"```console\n\$ okr ([^\n*]+)\n(.+?)```", PAGE, re.DOTALL)
_COMMAND, _LINE, _CASE = r"^::\w+ [^:]*::", r"[^\s>\"]+:\d+:\d+: [A-Z]+\d+ \[\w+\]", r"<test(?:case|suite) [^>]*>"
MARKS = re.compile("|".join((_COMMAND, _LINE, _CASE)), re.MULTILINE)


@pytest.fixture(autouse=True)
def files(home: Path) -> None:
    for name, text in FILES.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text)


@pytest.mark.parametrize(("command", "output"), SHOWN)
def test_the_output_is_real(command: str, output: str) -> None:
    ran = okr_inside(*command.split())
    assert MARKS.findall(output)
    assert MARKS.findall(ran.stdout.decode()) == MARKS.findall(output)


def test_the_hook_is_told_what_the_page_says() -> None:
    (refused,) = re.findall(r"exit code: 1\n\n(.+?)```", PAGE, re.DOTALL)
    ran = okr_inside("check", "--output-format", "concise", *FILES)
    assert ran.returncode == 1
    assert MARKS.findall(ran.stdout.decode()) == MARKS.findall(refused)


def test_every_snippet_of_yaml_can_be_read() -> None:
    snippets = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert len(snippets) == 5
    for snippet in snippets:
        if "# ... and" not in snippet:
            assert yaml.safe_load(snippet)
