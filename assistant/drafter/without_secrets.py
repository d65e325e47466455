"""Keeps secrets of notes and documents out of the sentences of a draft, whoever wrote them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from assistant.drafter.brief import Brief
from assistant.drafter.listening import Event, Listener
from assistant.drafter.material import Composition, Material
from assistant.okr import Quote
from assistant.privacy.secrets import find_secrets

_INSTEAD = "[secret]"
_SURE = 16  # characters that are no word


def without_secrets(composition: Composition, material: Material) -> Composition:
    """Write [secret] where a sentence repeats a secret; quotes are the notes' own words and stay exact."""
    secrets = _secrets([*texts_of(material.brief), *(passage.text for passage in material.passages)])
    return composition if secrets is None else _without(composition, secrets)


def told_without_secrets(listener: Listener, brief: Brief) -> Listener:
    """Give a listener that tells no secret in a title, a sentence or a finding, proved or not.

    Facts and passages are the notes' and the library's own words, and stay exact.
    """
    if not listener.hears:
        return listener
    texts = list(texts_of(brief))
    secrets: list[re.Pattern[str] | None] = []  # sought once, where first something is written

    def hear(event: Event, data: Any) -> None:
        if event == "passages":
            texts.extend(passage["text"] for passage in data["passages"])
            secrets.clear()
        if event in ("delta", "finding"):
            if not secrets:
                secrets.append(_secrets(texts))
            data = data if secrets[0] is None else _without(data, secrets[0])
        listener.tell(event, data)

    return listener.heard_by(hear)


def texts_of(brief: Brief) -> Iterator[str]:
    """Give every text that a brief brings along."""
    yield from (note.text for note in brief.notes)
    for objective in brief.okrs.objectives if brief.okrs is not None else ():
        yield objective.title
        yield from (kr.text for kr in objective.key_results)


def _secrets(texts: Iterable[str]) -> re.Pattern[str] | None:
    """Give what finds any secret of some texts; a short row of a private key may be a word and is left alone."""
    found = ((text[one.start : one.end], one.more) for text in texts for one in find_secrets(text))
    said = {secret for secret, more in found if not more or len(secret) >= _SURE}
    longest_first = sorted(said, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)") if said else None


def _without(value: Any, secrets: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return secrets.sub(_INSTEAD, value)
    if isinstance(value, (tuple, list)):
        return type(value)(_without(each, secrets) for each in value)
    if isinstance(value, dict):
        return {name: _without(each, secrets) for name, each in value.items()}
    if is_dataclass(value) and not isinstance(value, (type, Quote)):
        return replace(value, **{each.name: _without(getattr(value, each.name), secrets) for each in fields(value)})
    return value
