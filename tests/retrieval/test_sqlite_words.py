"""Words on SQLite: the commonest are left out only where they would bring too many passages, never the rarest."""

from pathlib import Path

import pytest

from api import build, database
from api.settings import Settings
from retrieval.passage import SourceDocument
from retrieval.words import sqlite
from retrieval.words.index import scope_terms

RARE, COMMON = "gargoyle", "bicycle"


@pytest.fixture
def settings(data: Path) -> Settings:
    made = Settings(data_dir=data)
    with build.library(made) as library:
        for number in range(30):
            rare = RARE if number < 3 else "pavement"
            library.add(SourceDocument(f"d{number}", "Title", "research", f"A {COMMON} beside the {rare}."))
    return made


def found(settings: Settings, *terms: str) -> dict[int, float]:
    engine = database.opened(settings)
    try:
        with engine.connect() as connection:
            scope = scope_terms("default", None, None)
            return sqlite.SqliteWords().find(connection, "default", terms, scope, 100)
    finally:
        engine.dispose()


def test_all_words_count_where_few_passages_hold_them(settings: Settings) -> None:
    assert len(found(settings, COMMON, RARE)) == 30


def test_a_word_that_brings_too_many_passages_is_left_out(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "_MOST_SCORED", 10)
    assert len(found(settings, COMMON, RARE)) == 3


def test_a_common_word_alone_still_finds(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "_MOST_SCORED", 10)
    assert len(found(settings, COMMON)) == 30


def test_a_word_that_nothing_holds_does_not_stand_in_for_one_that_is_there(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "_MOST_SCORED", 10)
    assert len(found(settings, "absent", COMMON)) == 30
    assert found(settings, "absent") == {}
