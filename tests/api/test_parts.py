"""The parts of a running service are made once, by whichever request comes first, and closed at the end."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep
from typing import Any

import pytest

from api import build
from api.parts import Parts
from api.settings import load_settings
from assistant.errors import BadSetting, Unavailable


class Opened:
    count = 0
    closed = 0

    def close(self) -> None:
        Opened.closed += 1


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(settings: object) -> Opened:
        sleep(0.05)
        Opened.count += 1
        return Opened()

    Opened.count = Opened.closed = 0
    monkeypatch.setattr(build, "library", opened)


def test_many_requests_at_once_open_one_library_and_the_end_closes_it() -> None:
    parts = Parts(load_settings())
    with ThreadPoolExecutor(8) as pool:
        libraries = list(pool.map(lambda _: parts.library(), range(8)))
    assert Opened.count == 1
    assert all(library is libraries[0] for library in libraries)
    parts.close()
    parts.close()
    assert Opened.closed == 1


def test_a_service_that_needed_no_library_closes_none() -> None:
    Parts(load_settings()).close()
    assert (Opened.count, Opened.closed) == (0, 0)


def test_a_library_that_could_not_be_opened_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(settings: object) -> Opened:
        raise Unavailable("The database is broken; mend it.")

    parts = Parts(load_settings())
    with monkeypatch.context() as broken:
        broken.setattr(build, "library", fail)
        assert parts.states() == {"library": "The database is broken; mend it.", "model": "ok"}
    assert parts.states() == {"library": "ok", "model": "ok"}


def test_a_model_is_made_once_and_few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def make(settings: object, name: str) -> Any:
        made.append(name)
        return name

    monkeypatch.setattr(build, "model", make)
    parts = Parts(load_settings())
    assert [parts.model("one"), parts.model("one"), parts.model(None)] == ["one", "one", "offline"]
    assert made == ["one", "offline"]
    for number in range(50):
        parts.model(f"model-{number}")
    assert len(parts._models) <= 8


def test_a_request_cannot_name_a_file_of_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "model", lambda settings, name: name)
    with pytest.raises(BadSetting, match="OKR_MODEL"):
        Parts(load_settings()).model("gguf:/etc/passwd")
    monkeypatch.setenv("OKR_MODEL", "gguf:/models/small.gguf")
    parts = Parts(load_settings())
    assert parts.model("gguf:/models/small.gguf") == parts.model(None)
