"""What the README shows is what the commands print; as a module, this writes it again."""

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
OKR = Path(sys.executable).with_name("okr")
PAGES = [*sorted(ROOT.glob("docs/**/*.md")), README, ROOT / "CONTRIBUTING.md"]


def printed(home: str, *arguments: str) -> str:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("OKR_", "OPENAI_"))}
    run = subprocess.run([OKR, *arguments], cwd=ROOT, env={**env, "OKR_DATA_DIR": home}, capture_output=True)
    assert run.stderr == b""
    return run.stdout.decode("utf-8")


def draft_arguments() -> list[str]:
    """Give the arguments of `okr draft` as `make draft` runs it."""
    recipe = re.search(r"okr draft (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert recipe is not None
    return ["draft", *recipe[1].replace("$(EXAMPLES)", "docs/examples").split()]


def todays_readme() -> str:
    """Give the README with what the commands print today in its fenced blocks."""
    text = README.read_text(encoding="utf-8")
    with TemporaryDirectory() as home:
        printed(home, "library", "add", "docs/examples/strategy.md", "--kind", "strategy")
        outputs = {
            "markdown": printed(home, *draft_arguments()),
            "text": printed(home, "check", "docs/examples/okrs.yaml"),
        }
    for language, output in outputs.items():
        block = re.compile(rf"^(`{{3,}}){language}\n.*?^\1$", re.DOTALL | re.MULTILINE)
        text, times = block.subn(lambda found, said=output: found[0].partition("\n")[0] + f"\n{said}{found[1]}", text)
        assert times == 1, language
    return text


def test_the_readme_shows_what_is_printed() -> None:
    assert README.read_text(encoding="utf-8") == todays_readme()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    ours = [link for link in links if not link.startswith(("http:", "https:", "mailto:"))]
    assert [link for link in ours if not (page.parent / link).exists()] == []


if __name__ == "__main__":
    README.write_text(todays_readme(), encoding="utf-8")
