"""From where the service can be reached, by OKR_AUTH, OKR_HOSTS and --host."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api import database, reach
from api.settings import Settings, load_settings
from api.store.keys import Keys
from assistant.errors import BadSetting
from tests.api.http import problem
from tests.api.keyed import made_key

NAMES = "plumb.example.com, Wiki,10.1.2.3,[2001:DB8::1]"


def remarks(listening: str, hosts: str = "") -> list[str]:
    engine = database.opened(load_settings())
    try:
        return list(reach.remarks(Settings(auth="keys", hosts=hosts or ()), listening, Keys(engine)))  # type: ignore[arg-type]
    finally:
        engine.dispose()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_this_machine_may_call_without_keys(home: Path, host: str) -> None:
    assert reach.address(host, Settings()) == ("127.0.0.1" if host == "localhost" else host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.1.2.3"])
def test_other_machines_need_keys(home: Path, host: str) -> None:
    with pytest.raises(BadSetting, match="okr keys create"):
        reach.address(host, Settings())
    assert reach.address(host, Settings(auth="keys")) == host


@pytest.mark.parametrize("auth", ["off", "keys"])
@pytest.mark.parametrize("host", ["", "example.com", "127.0.0.1:80", "*"])
def test_what_is_no_address_is_refused(home: Path, auth: str, host: str) -> None:
    with pytest.raises(BadSetting, match="no address"):
        reach.address(host, Settings(auth=auth))  # type: ignore[arg-type]


def test_a_proxy_needs_keys_too(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_HOSTS", NAMES)
    with pytest.raises(BadSetting, match="OKR_AUTH=keys"):
        reach.address("127.0.0.1", load_settings())


def test_an_operator_is_told_what_is_missing(home: Path) -> None:
    made_key("growth", "read", expires=datetime.now(UTC))
    alone, hidden = remarks("0.0.0.0")
    assert "okr keys create" in alone
    assert "OKR_HOSTS" in hidden
    made_key("growth", "read")
    assert remarks("0.0.0.0", "plumb.example.com") == remarks("127.0.0.1") == []


@pytest.mark.parametrize("value", ["on", "none", "KEYS", "keys "])
def test_an_unknown_way_to_let_in_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("OKR_AUTH", value)
    with pytest.raises(BadSetting, match="OKR_AUTH is"):
        load_settings()


@pytest.mark.parametrize(
    "value",
    ["*", "*.example.com", "https://a.example", "a.example:8000", "a.example,", "a b", "[::1", "-a", "é.example"],
)
def test_what_is_no_name_of_a_host_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("OKR_HOSTS", value)
    with pytest.raises(BadSetting, match="OKR_HOSTS holds"):
        load_settings()


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("plumb.example.com", None, 200),
        ("PLUMB.EXAMPLE.COM:8443", None, 200),
        ("10.1.2.3:8000", None, 200),
        ("[2001:db8::1]:8000", None, 200),
        ("localhost", None, 200),
        ("wiki", "http://wiki", 200),
        ("wiki", "https://plumb.example.com", 200),
        ("plumb.example.com.evil.example", None, 400),
        ("evil-plumb.example.com", None, 400),
        ("10.1.2.4", None, 400),
        ("wiki", "https://evil.example", 403),
        ("wiki", "https://plumb.example.com.evil.example", 403),
        ("wiki", "null", 403),
    ],
)
def test_names_that_are_set_are_answered_and_no_others(
    home: Path, monkeypatch: pytest.MonkeyPatch, host: str, origin: str | None, status: int
) -> None:
    from api.app import create_app

    monkeypatch.setenv("OKR_AUTH", "keys")
    monkeypatch.setenv("OKR_HOSTS", NAMES)
    with TestClient(create_app(load_settings()), "http://127.0.0.1:8000") as client:
        found = client.get("/healthz", headers={"host": host, **({"origin": origin} if origin else {})})
    if status == 200:
        assert found.json() == {"status": "ok"}
    else:
        problem(found, status, "bad_host" if status == 400 else "foreign_origin")
