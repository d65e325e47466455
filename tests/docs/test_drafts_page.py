"""docs/examples/drafts.md shows what its commands print; as a module, this writes it again."""

import re
from tempfile import TemporaryDirectory

from tests.docs.test_readme import ROOT, printed

PAGE = ROOT / "docs" / "examples" / "drafts.md"
_SHOWN = re.compile(
    r"(^```console\n\$ okr (?P<command>[^\n]*)\n```\n\n````markdown\n)(?:.*?\n)??(````)$", re.DOTALL | re.MULTILINE
)


def todays_page() -> str:
    """Give the page with what its commands print today."""
    with TemporaryDirectory() as home:

        def shown(found: re.Match[str]) -> str:
            return f"{found[1]}{printed(home, *found['command'].split())}{found[3]}"

        text, times = _SHOWN.subn(shown, PAGE.read_text(encoding="utf-8"))
    assert times == 3
    return text


def test_the_page_shows_what_is_printed() -> None:
    assert PAGE.read_text(encoding="utf-8") == todays_page()


if __name__ == "__main__":
    PAGE.write_text(todays_page(), encoding="utf-8")
