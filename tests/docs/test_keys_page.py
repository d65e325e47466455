"""docs/keys.md shows what its commands print, its answers, and scopes as they are."""

import re
from pathlib import Path

import pytest

from api.caller import SCOPES
from api.commands.serve import serve
from api.settings import load_settings
from tests.api.inside import okr_inside
from tests.api.keyed import bearer, keyed_service, made_key

PAGE = (Path(__file__).parents[2] / "docs" / "keys.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```console\n\$ okr (keys [^\n]+)\n(.+?)```", PAGE, re.DOTALL)
SECRET = re.compile(r"plumb_[0-9a-f]{12}_[0-9a-f]{48}")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OKR_AUTH", "OKR_HOSTS", "OKR_DATABASE_URL", "OKR_CHROMA_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OKR_DATA_DIR", str(tmp_path / "data"))


def test_the_output_is_real() -> None:
    assert [command.split()[1] for command, _ in SHOWN] == ["create", "list", "revoke"]
    (shown,) = SECRET.findall(PAGE)
    made = shown
    for command, output in SHOWN:
        ran = okr_inside(*command.replace(shown[6:18], made[6:18]).split())
        told = (ran.stdout + ran.stderr).decode()
        made = found[0] if (found := SECRET.search(told)) else made
        assert told.replace(made, shown).replace(made[6:18], shown[6:18]) == output


def test_the_answers_are_real(monkeypatch: pytest.MonkeyPatch) -> None:
    (headers,) = re.findall(r"```http\n(.+?)```", PAGE, re.DOTALL)
    key = made_key("growth", "read", requests_a_minute=60)
    with keyed_service(monkeypatch) as client:
        response = client.get("/v1/rules/KR001", headers=bearer(key))
        for line in headers.splitlines():
            name, _, value = line.partition(": ")
            assert re.sub(r"t=\d+", "t=", response.headers[name]) == re.sub(r"t=\d+", "t=", value)
        codes = {
            (found.status_code, found.json()["code"])
            for found in (
                client.get("/v1/drafts"),
                client.get("/metrics", headers=bearer(key)),
                client.get("/v1/drafts", headers={"host": "evil.example"}),
                client.get("/v1/drafts", headers={"origin": "https://evil.example"}),
            )
        }
        client.post("/v1/session", json={"key": key.secret})
        by_cookie = client.post("/v1/search", json={"text": "a"})
        codes |= {(by_cookie.status_code, by_cookie.json()["code"])}
    told = {(int(status), code) for status, code in re.findall(r"\b(4\d\d) `(\w+)`", PAGE)}
    assert told == codes | {(429, "too_many_requests")}


def test_the_table_names_every_scope() -> None:
    assert tuple(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) == SCOPES


def test_the_command_for_other_machines_can_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    (command,) = re.findall(r"^\$ (OKR_.+)$", PAGE, re.MULTILINE)
    given, _, arguments = command.partition(" okr serve ")
    for setting in given.split():
        monkeypatch.setenv(*setting.split("="))
    assert load_settings().auth == "keys"
    assert load_settings().hosts == ("plumb.example.com",)
    assert serve.make_context("serve", arguments.split()).params["host"] == "0.0.0.0"
