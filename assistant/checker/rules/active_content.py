"""A sentence carries something to click, to render, to run or to obey.

Finds links, markup, template braces, shell commands, formulas and sentences that address a language model ("ignore
the instructions above") in titles and key results, and in the fields beside them: why, aligned_to, measured_by, owner,
how_might_we and the titles of initiatives.

Why it matters: OKRs are copied into pages, spreadsheets and prompts. What is plain text here may act there.

Bad: Increase sign-ups to 500 ![x](https://example.com/x.png)
Good: Increase sign-ups to 500
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from assistant.checker.config import Config
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import SetSubject
from assistant.lists import entries
from assistant.okr import KeyResult, Objective

_ADVICE = "Leave it out; plain words are enough."


class Active(NamedTuple):
    """What was found ("a link", "an instruction to a model") and where, [start, end)."""

    kind: str
    span: tuple[int, int]


class _Field(NamedTuple):
    name: str
    text: str | None


class _Kind(NamedTuple):
    """One kind: a text without any of the pieces is not worth the search."""

    pieces: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def _kinds() -> dict[str, _Kind]:
    rows = [line.split("\t") for line in entries(Path(__file__).with_name("active_content.txt"))]
    found = {}
    for kind in dict.fromkeys(row[0] for row in rows):
        own = [row for row in rows if row[0] == kind]
        pieces = dict.fromkeys(piece for row in own for piece in row[1].split(" | "))
        found[kind] = _Kind(tuple(pieces), re.compile("|".join(row[2] for row in own), re.IGNORECASE))
    return found


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Search titles, key results and the fields beside them, one finding each."""
    for objective, given in zip(okrs.objectives, okrs.okrs.objectives, strict=True):
        yield from _look(given.title, _beside(given), objective.number, None)
    for key_result in okrs.key_results:
        yield from _look(key_result.text, _beside(key_result.given), key_result.objective, key_result.number)


def _look(sentence: str, beside: Iterator[_Field], objective: int, key_result: int | None) -> Iterator[Sighting]:
    seen = find(sentence)
    if seen is not None:
        yield Sighting(f"The sentence carries {seen.kind}.", seen.span, _ADVICE, objective, key_result)
    for field in beside:
        seen = find(field.text or "")
        if seen is not None:
            yield Sighting(f"The field {field.name} carries {seen.kind}.", None, _ADVICE, objective, key_result)


def _beside(given: Objective | KeyResult) -> Iterator[_Field]:
    if isinstance(given, Objective):
        yield from (_Field("why", given.why), _Field("aligned_to", given.aligned_to))
        return
    yield from (_Field(name, getattr(given, name)) for name in ("measured_by", "owner", "how_might_we"))
    yield from (_Field("initiatives", initiative.title) for initiative in given.initiatives)


def find(text: str) -> Active | None:
    """Find the first thing in a text that acts; null where it is plain words."""
    folded = text.casefold()
    for kind, (pieces, pattern) in _kinds().items():
        for piece in pieces:
            if piece in folded:
                match = pattern.search(text)
                if match is not None:
                    return Active(kind, match.span())
                break
    return None


RULE = Rule(
    code="SAF001",
    name="active-content",
    severity=severities(strict="error", balanced="warning", lenient="warning"),
    guide='OWASP, "LLM01: Prompt Injection", in "OWASP Top 10 for Large Language Model Applications"',
    page=__doc__,
    look=look,
)
