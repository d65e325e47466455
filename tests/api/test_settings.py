"""The settings: nothing set works, what cannot work is named, a secret is never shown."""

from pathlib import Path

import pytest

from api.settings import load_settings
from assistant.errors import BadSetting
from tests.api.inside import okr_inside
from tests.api.okr import complaint


def test_with_nothing_set_everything_is_offline_and_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OKR_DATA_DIR")
    settings = load_settings()
    assert (settings.model, settings.openai_api_key, settings.embeddings) == ("offline", None, "static")
    assert settings.data_dir.is_absolute()
    assert settings.data_dir.name == "plumb"
    assert settings.database == settings.data_dir / "plumb.db"


def test_a_dotenv_file_is_read_and_the_environment_wins(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / ".env").write_text("OKR_MODEL=one\nOPENAI_API_KEY=sk-secret-key\nUNRELATED=1\n", encoding="utf-8")
    settings = load_settings()
    assert settings.model == "one"
    assert settings.openai_api_key is not None
    assert "sk-secret-key" not in f"{settings!r} {settings} {settings.model_dump()}"
    monkeypatch.setenv("OKR_MODEL", "two")
    assert load_settings().model == "two"


def test_an_empty_variable_is_one_that_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OKR_MODEL", "OPENAI_API_KEY", "OPENAI_BASE_URL", "OKR_DATABASE_URL"):
        monkeypatch.setenv(name, "")
    settings = load_settings()
    assert (settings.model, settings.openai_api_key, settings.openai_base_url) == ("offline", None, None)


@pytest.mark.parametrize(
    "value",
    ["postgresql://h", "postgresql://u:p@h:no/x", "mysql://h/x", "sqlite://", "sqlite:///", "sqlite:///:memory:", "x"],
)
def test_a_database_that_can_never_be_used_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("OKR_DATABASE_URL", value)
    with pytest.raises(BadSetting, match="OKR_DATABASE_URL"):
        load_settings()


def test_a_database_lies_where_it_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_DATABASE_URL", f"sqlite:///{home}/other/x.db")
    assert load_settings().database == home / "other" / "x.db"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OKR_DATA_DIR", "~nobody-of-this-name/x"),
        ("OKR_MASK", "yes"),
        ("OKR_MODEL_PRICE", "0.25"),
        ("OKR_MODEL_PRICE", "-1,2"),
        ("OKR_MODEL_PRICE", "free"),
        ("OKR_MODEL_PRICE", "1e3,2"),
    ],
)
def test_a_setting_that_cannot_work_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting, match=name):
        load_settings()


def test_a_key_is_taken_without_the_end_of_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-key\n")
    key = load_settings().openai_api_key
    assert key is not None
    assert key.get_secret_value() == "sk-secret-key"


@pytest.mark.parametrize("key", ["sk-secret\nkey", "sk-secret-ké", "sk-secret\x7f"])
def test_a_key_that_is_none_is_refused_and_not_shown(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", key)
    with pytest.raises(BadSetting, match="OPENAI_API_KEY") as refused:
        load_settings()
    assert "secret" not in str(refused.value)


def test_a_dotenv_file_that_cannot_be_read_is_named(home: Path) -> None:
    (home / ".env").write_bytes(b"OKR_MODEL=\xff\xfe\n")
    with pytest.raises(BadSetting, match=r"\.env"):
        load_settings()


@pytest.mark.parametrize("named", ["{home}", "{home}/file/x.db", "{home}/file"])
def test_a_database_that_can_never_be_opened_names_its_own_setting(
    home: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    (home / "file").write_text("a file, and no database " * 200)
    (home / "a.md").write_text("We grow in Norway.")
    monkeypatch.setenv("OKR_DATABASE_URL", f"sqlite:///{named.format(home=home)}")
    for command in (("library", "list"), ("library", "add", "a.md"), ("library", "search", "x")):
        said = complaint(okr_inside(*command))
        assert "OKR_DATA_DIR" not in said
        assert "OKR_DATABASE_URL" in said or named == "{home}/file"
