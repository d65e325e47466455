"""`okr keys`: a key is shown once, listed without what it opens with, and ended."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from api import database
from api.settings import load_settings
from api.store.key import Key
from api.store.keys import Keys
from tests.api.inside import okr_inside
from tests.api.okr import complaint

CREATE = ("keys", "create", "--workspace", "growth", "--name", "CI", "--scope", "draft")


def held(secret: str) -> Key | None:
    engine = database.opened(load_settings())
    try:
        return Keys(engine).holding(secret, datetime.now(UTC))
    finally:
        engine.dispose()


def test_a_key_is_printed_alone_and_opens_its_workspace(home: Path) -> None:
    made = okr_inside(*CREATE, "--requests-a-minute", "60")
    key = held(made.stdout.decode().strip())
    assert key is not None
    assert (key.workspace, key.scope, key.requests_a_minute, key.expires) == ("growth", "draft", 60, None)
    assert f"okr keys revoke {key.id}" in made.stderr.decode()


def test_the_list_holds_no_secret(home: Path) -> None:
    secret = okr_inside(*CREATE).stdout.decode().strip()
    for form in ("text", "json"):
        listed = okr_inside("keys", "list", "--output-format", form).stdout.decode()
        assert secret[6:18] in listed
        assert secret[19:] not in listed


def test_a_list_where_there_is_no_database_makes_none(home: Path) -> None:
    listed = okr_inside("keys", "list")
    assert (listed.returncode, listed.stdout) == (0, b"")
    assert b"okr keys create" in listed.stderr
    assert json.loads(okr_inside("keys", "list", "--output-format", "json").stdout) == {"version": 1, "keys": []}
    assert list(home.iterdir()) == []


def test_a_key_is_valid_to_the_end_of_its_last_day(home: Path) -> None:
    made = json.loads(okr_inside(*CREATE, "--expires", "2099-12-31", "--output-format", "json").stdout)
    assert made["expires"] == "2100-01-01T00:00:00+00:00"
    key = held(made["key"])
    assert key is not None
    assert key.state(datetime(2099, 12, 31, 23, 59, 59, tzinfo=UTC)) == "valid"
    assert key.state(datetime(2100, 1, 1, tzinfo=UTC)) == "expired"
    assert b"until 2099-12-31" in okr_inside("keys", "list").stdout


def test_a_key_may_end_today(home: Path) -> None:
    today = datetime.now(UTC).date().isoformat()
    assert held(okr_inside(*CREATE, "--expires", today).stdout.decode().strip()) is not None


def test_a_revoked_key_opens_nothing(home: Path) -> None:
    made = json.loads(okr_inside(*CREATE, "--output-format", "json").stdout)
    assert held(made["key"]) is not None
    assert b"is revoked" in okr_inside("keys", "revoke", made["key"]).stdout
    assert held(made["key"]) is None
    assert b"was revoked before" in okr_inside("keys", "revoke", made["id"]).stdout


@pytest.mark.parametrize(
    "wrong",
    [("--scope", "all"), ("--expires", "2020-01-01"), ("--workspace", "a b"), ("--name", " "), ("--drafts-a-day", "0")],
)
def test_what_cannot_be_is_one_sentence(home: Path, wrong: tuple[str, str]) -> None:
    assert wrong[0] in complaint(okr_inside(*CREATE, *wrong))


def test_an_unknown_key_names_the_list(home: Path) -> None:
    assert "okr keys list" in complaint(okr_inside("keys", "revoke", "nobody"))
