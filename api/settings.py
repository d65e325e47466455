"""The settings, read once from the environment and from `.env`. Nothing else in the house reads the environment."""

import re
from ipaddress import IPv6Address
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from assistant.errors import BadSetting

_MOST_DAYS = 36_500
_PRICE = re.compile(r"\s*(\d{1,6}(?:\.\d{1,6})?)\s*,\s*(\d{1,6}(?:\.\d{1,6})?)\s*", re.ASCII)
_SQLITE = "sqlite:///"
# Names as they stand in a browser: international ones in their ASCII form.
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?)*")
_POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")


def _user_data_dir() -> Path:
    return user_data_path("plumb", appauthor=False)


class Settings(BaseSettings):
    """What can be set from outside. With nothing set, everything works on one machine, offline."""

    model_config = SettingsConfigDict(
        env_prefix="OKR_",
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        validate_by_name=True,
        validate_by_alias=True,
    )

    model: str = "offline"
    openai_api_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY")
    openai_base_url: str | None = Field(default=None, validation_alias="OPENAI_BASE_URL")
    embeddings: str = "static"
    data_dir: Path = Field(default_factory=_user_data_dir)
    database_url: SecretStr | None = None
    chroma_url: str | None = None
    retention_days: int | None = None
    model_price: tuple[float, float] | None = None
    mask: Literal["off", "on"] = "off"
    auth: Literal["off", "keys"] = "off"
    hosts: Annotated[tuple[str, ...], NoDecode] = ()

    @field_validator("auth", mode="before")
    @classmethod
    def _known_auth(cls, value: str) -> str:
        if value not in ("off", "keys"):
            raise BadSetting(
                f"OKR_AUTH is {value[:40]!r}; set it to keys, and every request needs one, or to off, which"
                " this machine alone may use."
            )
        return value

    @field_validator("mask", mode="before")
    @classmethod
    def _known_mask(cls, value: str) -> str:
        if value not in ("off", "on"):
            raise BadSetting(
                f"OKR_MASK is {value[:40]!r}; set it to on, and models get placeholders for data of persons, or to off."
            )
        return value

    @field_validator("hosts", mode="before")
    @classmethod
    def _named_hosts(cls, value: str | tuple[str, ...]) -> tuple[str, ...]:
        names = [name.strip().lower() for name in value.split(",")] if isinstance(value, str) else list(value)
        for name in names:
            if not _is_host(name):
                raise BadSetting(
                    f"OKR_HOSTS holds {name[:60]!r}, which is no name of a host; write names or addresses without"
                    " scheme and port, a comma between, such as plumb.example.com,10.1.2.3; there is no wildcard."
                )
        return tuple(names)

    @field_validator("retention_days", mode="before")
    @classmethod
    def _days(cls, value: str | int | None) -> int | None:
        if value is None or (str(value).isdecimal() and 1 <= int(str(value)[:9]) <= _MOST_DAYS):
            return None if value is None else int(value)
        raise BadSetting(
            f"OKR_RETENTION_DAYS is {str(value)[:40]!r}, which is no number of days from 1 to {_MOST_DAYS:,}; set one,"
            " or unset it to keep everything."
        )

    @field_validator("model_price", mode="before")
    @classmethod
    def _price(cls, value: object) -> tuple[float, float] | None:
        if value is None:
            return None
        found = _PRICE.fullmatch(str(value))
        if found is None:
            raise BadSetting(
                f"OKR_MODEL_PRICE is {str(value)[:40]!r}; write the dollars that a million input and a million output"
                " tokens cost, such as 0.25,2.00, or unset it."
            )
        return float(found[1]), float(found[2])

    @field_validator("openai_api_key")
    @classmethod
    def _key(cls, value: SecretStr | None) -> SecretStr | None:
        """Take a key as it comes out of a file, with a line's end; what cannot stand in a header is refused here."""
        key = value.get_secret_value().strip() if value is not None else ""
        if not key.isascii() or not key.isprintable():
            raise BadSetting("OPENAI_API_KEY holds characters that no key has; set it again, or unset it.")
        return SecretStr(key) if key else None

    @field_validator("data_dir")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        try:
            return value.expanduser().absolute()
        except RuntimeError:
            raise BadSetting(f"OKR_DATA_DIR is {str(value)!r}, the home of nobody here; name a folder.") from None

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not (_is_file(value.get_secret_value()) or _is_postgres(value.get_secret_value())):
            raise BadSetting(
                "OKR_DATABASE_URL must name an SQLite file, such as sqlite:////srv/plumb/plumb.db, or a PostgreSQL"
                " database, such as postgresql://user:password@host:5432/plumb; unset it to keep the database in"
                " OKR_DATA_DIR."
            )
        return value

    @field_validator("chroma_url")
    @classmethod
    def _known_server(cls, value: str | None) -> str | None:
        if value is not None and not _is_server(value):
            raise BadSetting(
                "OKR_CHROMA_URL must be the address of a Chroma server without a user, a password or a path, such as"
                " http://127.0.0.1:8000; unset it to keep the vectors in OKR_DATA_DIR."
            )
        return value

    @property
    def is_postgres(self) -> bool:
        """Say whether the database is PostgreSQL."""
        return self.database_url is not None and not _is_file(self.database_url.get_secret_value())

    @property
    def postgres_url(self) -> str:
        """The address of the PostgreSQL database, password and all; empty where it is a file."""
        return self.database_url.get_secret_value() if self.database_url is not None and self.is_postgres else ""

    @property
    def database(self) -> Path:
        """The file of the SQLite database, whether it exists or not."""
        if self.database_url is None:
            return self.data_dir / "plumb.db"
        return Path(self.database_url.get_secret_value()[len(_SQLITE) :]).absolute()

    @property
    def model_name(self) -> str:
        """The model as it may be told: of a file of this machine its name alone."""
        return self.model.rpartition("/")[2] if self.model.startswith("gguf:") else self.model

    @property
    def database_setting(self) -> str:
        """The setting that says where the database lies, and what it must name, as a sentence goes on."""
        return "OKR_DATA_DIR to a folder" if self.database_url is None else "OKR_DATABASE_URL to an SQLite file"


def _is_file(url: str) -> bool:
    return url.startswith(_SQLITE) and url[len(_SQLITE) :].strip("/") not in ("", ":memory:")


def _is_postgres(url: str) -> bool:
    """Say whether an address names a PostgreSQL database, with a port that is one."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    return parts.scheme in _POSTGRES and port != 0 and bool(parts.path.strip("/"))


def _is_host(name: str) -> bool:
    if name.startswith("[") and name.endswith("]"):
        try:
            return bool(IPv6Address(name[1:-1]))
        except ValueError:
            return False
    return _HOST.fullmatch(name) is not None


def _is_server(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    bare = not (parts.username or parts.password or parts.path.strip("/") or parts.query or parts.fragment)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and port != 0 and bare


def load_settings() -> Settings:
    """Read the settings; a value that cannot work is BadSetting."""
    try:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(f".env cannot be read ({error}); mend it or remove it.") from error
