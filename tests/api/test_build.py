"""What is made from the settings."""

import pytest

from api import build
from api.settings import Settings
from assistant.errors import BadSetting


def _embeddings(name: str, **others: str) -> Settings:
    return Settings(embeddings=name, _env_file=None, **others)  # type: ignore[arg-type, call-arg]


def test_embeddings_are_made_by_name() -> None:
    assert build.embedder(_embeddings("static")).name.startswith("wordllama")
    assert build.embedder(_embeddings("text-embedding-3-small", openai_api_key="sk")).name == "text-embedding-3-small"
    assert "http://x" in build.embedder(_embeddings("e5", openai_base_url="http://x")).name


def test_a_model_that_is_not_installed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrieval.embedders.minilm._PACKAGE", "no_such_package")
    with pytest.raises(BadSetting, match=r"pip install 'plumb-okr\[minilm\]'"):
        build.embedder(_embeddings("minilm"))


def test_embeddings_of_a_server_need_a_key_or_an_address() -> None:
    with pytest.raises(BadSetting, match=r"'statik', which is neither static nor minilm.*OPENAI_API_KEY"):
        build.embedder(_embeddings("statik"))


def test_a_key_alone_sends_nothing_anywhere() -> None:
    assert build.embedder(Settings(openai_api_key="sk", _env_file=None)).name.startswith("wordllama")  # type: ignore[arg-type, call-arg]


@pytest.mark.parametrize(("value", "masks"), [("off", False), ("on", True)])
def test_a_model_is_made_with_what_is_kept_from_it(value: str, masks: bool) -> None:
    made = build.model(Settings(openai_base_url="http://127.0.0.1:1/v1", mask=value, _env_file=None), "m")  # type: ignore[arg-type, call-arg]
    assert made is not None
    assert made.masks_personal is masks
