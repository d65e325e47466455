"""Tells what went wrong with a model from the errors that openai, LangChain and the wire raise.

Those errors carry request and answer bodies, so nothing of their text is passed on.
"""

from email.utils import parsedate_to_datetime
from time import time
from typing import TYPE_CHECKING

from assistant.drafter.model import ModelFault

if TYPE_CHECKING:
    from openai import APIStatusError

_QUOTA = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "quota_exceeded"})
_TOO_LONG = frozenset({"context_length_exceeded", "exceed_context_size_error", "string_above_max_length"})
_SOON = 0.5  # seconds before another try where the server names no time

TIMEOUT = "The model took longer than the draft may wait; try again, shorten the notes or take a faster model."
UNREACHABLE = "The model server cannot be reached; check OPENAI_BASE_URL and the network."
TRUNCATED = "The model's answer was cut off before its end; take a model with more room or shorten the notes."
REFUSED = "The model refused to answer."
INVALID = "The model's answer is not the JSON that was asked for; take a model that keeps to a JSON schema."
TOO_LONG = "The notes are longer than the model can read; shorten them or take a model with more room."


def fault_of(error: BaseException) -> ModelFault:
    """Give the fault that an error of a model call stands for."""
    import openai

    if isinstance(error, ModelFault):
        return error
    if isinstance(error, (TimeoutError, openai.APITimeoutError)):
        return ModelFault("model_timeout", TIMEOUT)
    if isinstance(error, openai.LengthFinishReasonError):
        return ModelFault("model_truncated", TRUNCATED)
    if isinstance(error, openai.ContentFilterFinishReasonError):
        return ModelFault("model_refused", REFUSED)
    if isinstance(error, openai.APIStatusError):
        return _of_status(error)
    if isinstance(error, (openai.APIConnectionError, OSError)):
        return ModelFault("model_unreachable", UNREACHABLE, _SOON)
    return ModelFault("model_invalid", INVALID)


def _of_status(error: "APIStatusError") -> ModelFault:
    status, names = error.status_code, _names(error)
    if status == 402 or names & _QUOTA:
        return ModelFault(
            "model_quota", "The account's quota for the model is used up; raise it or take another model or key."
        )
    if status == 429:
        return ModelFault(
            "model_rate_limited", "The model server takes no more requests now; try again later.", _asked_to_wait(error)
        )
    if status in (401, 403):
        return ModelFault("model_unreachable", "The model server refused the key; check OPENAI_API_KEY.")
    if status == 404:
        return ModelFault(
            "model_unreachable", "The model server does not know this model; check its name and OPENAI_BASE_URL."
        )
    if status in (408, 504):
        return ModelFault("model_timeout", TIMEOUT)
    if status == 413 or names & _TOO_LONG or _is_overflow(error):
        return ModelFault("model_truncated", TOO_LONG)
    if status >= 500:
        return ModelFault("model_unreachable", f"The model server failed (HTTP {status}).", _asked_to_wait(error))
    if status < 400:
        return ModelFault(
            "model_unreachable", f"The model server points elsewhere (HTTP {status}); check OPENAI_BASE_URL."
        )
    return ModelFault(
        "model_invalid", f"The model server refused the request (HTTP {status}); it may not know strict JSON schemas."
    )


def _names(error: "APIStatusError") -> frozenset[str]:
    return frozenset(name for name in (error.code, error.type) if isinstance(name, str))


def _is_overflow(error: BaseException) -> bool:
    from langchain_core.exceptions import ContextOverflowError

    return isinstance(error, ContextOverflowError)


def _asked_to_wait(error: "APIStatusError") -> float:
    """Read Retry-After, in seconds or as a date; half a second where there is none or it cannot be read."""
    said = error.response.headers.get("retry-after", "").strip()
    try:
        seconds = float(said) if said[:1].isdigit() else parsedate_to_datetime(said).timestamp() - time()
    except (ValueError, OverflowError):
        return _SOON
    return max(_SOON, seconds)
