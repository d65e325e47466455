"""What `okr draft` stores: its draft, where there is a database; the answer is there already, whatever happens then."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import answers
from tests.api.http import answered
from tests.api.inside import okr_inside
from tests.api.okr import okr
from tests.places import ON_ALL_IN_TIME

NOTES = "Goal: increase onboarding completion of Xylophantis from 61% to 78% by 31 March 2027.\n"


@pytest.fixture
def library(home: Path) -> Path:
    """Make a library; give the data folder."""
    (home / "strategy.md").write_text("We win where onboarding completion is effortless.", encoding="utf-8")
    assert okr_inside("library", "add", "strategy.md").returncode == 0
    return home / "data"


def drafted(*arguments: str) -> dict[str, Any]:
    run = okr_inside("draft", "--as-of", "2027-01-12", "--output-format", "json", *arguments, stdin=NOTES)
    assert run.returncode == 0
    assert b"not stored" not in run.stderr
    draft: dict[str, Any] = json.loads(run.stdout)
    return draft


@ON_ALL_IN_TIME
def test_a_draft_of_the_command_line_is_listed_and_shown_as_it_was_printed(library: Path, client: TestClient) -> None:
    draft = drafted()
    assert [each["id"] for each in client.get("/v1/drafts").json()["data"]] == [draft["id"]]
    assert answered(client.get(f"/v1/drafts/{draft['id']}"), answers.Draft) == draft


@pytest.mark.parametrize("form", ["markdown", "csv"])
def test_the_form_in_which_it_is_printed_does_not_matter(library: Path, client: TestClient, form: str) -> None:
    run = okr_inside("draft", "--output-format", form, "--as-of", "2027-01-12", stdin=NOTES)
    assert run.returncode == 0
    (stored,) = client.get("/v1/drafts").json()["data"]
    shown = client.get(f"/v1/drafts/{stored['id']}").json()
    assert shown["brief"]["notes"][0]["text"] == NOTES
    assert shown["okrs"]["objectives"]


@ON_ALL_IN_TIME
def test_keeping_the_notes_makes_the_database_and_stores_the_draft(home: Path, client: TestClient) -> None:
    draft = drafted("--keep")
    assert answered(client.get(f"/v1/drafts/{draft['id']}"), answers.Draft) == draft


@ON_ALL_IN_TIME
def test_the_audit_log_tells_of_it(library: Path) -> None:
    draft = drafted()
    listed = okr_inside("audit", "list").stdout.decode()
    assert "draft_made" in listed
    assert draft["id"] in listed
    assert "Xylophantis" not in listed


@ON_ALL_IN_TIME
def test_erasing_a_document_with_the_drafts_that_quote_it_takes_it_along(library: Path, client: TestClient) -> None:
    drafted()
    (library.parent / "sync.md").write_text(NOTES, encoding="utf-8")
    run = okr_inside("draft", "sync.md", "--keep", "--as-of", "2027-01-12")
    assert run.returncode == 0
    assert okr_inside("library", "remove", "--erase", "--with-drafts", "sync.md").returncode == 0
    left = client.get("/v1/drafts").json()["data"]
    assert len(left) == 1


def test_what_is_older_than_the_retention_is_erased_as_a_draft_is_stored(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted()
    with sqlite3.connect(library / "plumb.db") as database:
        database.execute("UPDATE drafts SET updated = '2020-01-01 00:00:00.000000'")
    database.close()
    monkeypatch.setenv("OKR_RETENTION_DAYS", "30")
    run = okr_inside("draft", "--as-of", "2027-01-12", stdin=NOTES.replace("Xylophantis", "Yttrium"))
    assert run.returncode == 0
    assert b"okr: Erased 1 draft older than 30 days.\n" in run.stderr
    left = b"".join(file.read_bytes() for file in library.rglob("*") if file.is_file())
    assert b"Xylophantis" not in left


def test_where_storing_fails_the_draft_is_printed_and_one_sentence_says_so(library: Path) -> None:
    with sqlite3.connect(library / "plumb.db") as database:
        database.execute("DROP TABLE quoted")
        database.execute("DROP TABLE drafts")
    database.close()
    run = okr("draft", "--as-of", "2027-01-12", stdin=NOTES)
    assert run.returncode == 0
    assert "78%" in run.stdout.decode()
    assert run.stderr.decode().splitlines()[-1].startswith("okr: The draft was not stored: The database ")
    assert b"Traceback" not in run.stderr
