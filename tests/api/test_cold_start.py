"""How fast the command line starts: the linter imports only what it needs."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "pydantic",
    "sqlalchemy",
    "alembic",
    "chromadb",
    "langchain_core",
    "openai",
    "fastapi",
    "numpy",
    "docx",
    "jinja2",
)
OKRS = (
    "objective: Make onboarding effortless\nkey_results: [Increase onboarding completion from 61% to 78% by 2027-03-31]"
)
NOTES = "Onboarding completion is stuck at 61%. We agreed to get it to 78% by 31 March 2027.\n"


@pytest.fixture(autouse=True)
def files(home: Path) -> None:
    (home / "okrs.yaml").write_text(OKRS)
    (home / "notes.md").write_text(NOTES)


def imported(*arguments: str) -> set[str]:
    """Run a command in a fresh interpreter and give the top-level names of what it imported."""
    program = (
        "import sys; sys.argv = ['okr', *sys.argv[1:]]\nfrom api.cli import main\nmain()\n"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    return set(run.stderr.split())


@pytest.mark.parametrize(
    "command", [("check", "okrs.yaml"), ("rules",), ("explain", "KR001"), ("--help",), ("draft", "--help")]
)
def test_light_commands_import_nothing_heavy(command: tuple[str, ...]) -> None:
    assert imported(*command).isdisjoint(HEAVY)


def test_evidence_imports_no_database_and_no_model() -> None:
    assert imported("evidence", "notes.md").isdisjoint(HEAVY)


def test_an_offline_draft_without_a_library_imports_no_database_and_no_model() -> None:
    assert imported("draft", "notes.md").isdisjoint(set(HEAVY) - {"pydantic"})
