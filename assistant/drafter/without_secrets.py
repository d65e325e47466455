"""Keeps secrets of notes and documents out of the sentences of a draft, whoever wrote them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from assistant.drafter.brief import Brief
from assistant.drafter.material import Composition, Material
from assistant.okr import Quote
from assistant.privacy.secrets import find_secrets

_INSTEAD = "[secret]"


def without_secrets(composition: Composition, material: Material) -> Composition:
    """Write [secret] where a sentence repeats a secret; quotes are the notes' own words and stay exact."""
    texts = [*texts_of(material.brief), *(passage.text for passage in material.passages)]
    secrets = {text[one.start : one.end] for text in texts for one in find_secrets(text) if not one.more}
    return composition if not secrets else _without(composition, _any_of(secrets))


def texts_of(brief: Brief) -> Iterator[str]:
    """Give every text that a brief brings along."""
    yield from (note.text for note in brief.notes)
    for objective in brief.okrs.objectives if brief.okrs is not None else ():
        yield objective.title
        yield from (kr.text for kr in objective.key_results)


def _any_of(secrets: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(secrets, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _without(value: Any, secrets: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return secrets.sub(_INSTEAD, value)
    if isinstance(value, tuple):
        return tuple(_without(each, secrets) for each in value)
    if is_dataclass(value) and not isinstance(value, (type, Quote)):
        return replace(value, **{each.name: _without(getattr(value, each.name), secrets) for each in fields(value)})
    return value
