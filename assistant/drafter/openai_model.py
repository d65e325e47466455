"""Makes a model out of OpenAI, or of any server that speaks its protocol."""

import logging
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from assistant.drafter.model import READS, SECONDS, Model
from assistant.errors import BadSetting

OPENAI = "https://api.openai.com/v1"
_NO_KEY = "none"  # for servers that ask for no key; left out, LangChain would take the one of the environment


def openai_model(
    name: str,
    key: str | None,
    base_url: str | None,
    *,
    reads: int = READS,
    seconds: float = SECONDS,
    longest: int | None = None,
    options: dict[str, Any] | None = None,
) -> Model:
    """Make the model `name` of the server at `base_url`, else of OpenAI. Nothing is sent yet. Raises BadSetting.

    `longest`: characters of each string of an answer, for servers whose grammar can hold that. `options` go to
    ChatOpenAI.
    """
    import httpx2
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    with suppress(ImportError):
        import httpx  # noqa: F401  the client looks into it once anybody began to load it; half loaded it breaks that
    _hush()
    chat = ChatOpenAI(
        model=name,
        api_key=SecretStr(key or _NO_KEY),
        base_url=_checked(base_url) if base_url else OPENAI,
        # The deadline and another try are model_call's; two of either would multiply.
        timeout=None,
        max_retries=0,
        use_responses_api=False,
        # A connection is not kept, so none is left open; a redirect would carry the notes to a server nobody named.
        http_async_client=httpx2.AsyncClient(
            follow_redirects=False, timeout=None, limits=httpx2.Limits(max_keepalive_connections=0)
        ),
        **(options or {}),
    )
    return Model(name, chat, reads, seconds, longest)


def _checked(base_url: str) -> str:
    """Refuse what is no address; it may hold a password, so it is not repeated."""
    try:
        parts = urlsplit(base_url.strip())
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        fits = False
    if not fits:
        raise BadSetting(
            "OPENAI_BASE_URL is not the address of a server; write one such as http://127.0.0.1:8080/v1, or unset it."
        )
    return base_url.strip()


def _hush() -> None:
    """Keep httpx2 from logging the address of each request; a password may stand in it."""
    logging.getLogger("httpx2").setLevel(logging.WARNING)
