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

_ADVICE = "Leave it out; plain words are enough."
_LINK = "a link"
_LINKING = frozenset({"measured_by", "aligned_to"})  # name a dashboard or a page, often by its address


class Active(NamedTuple):
    """What was found ("a link", "an instruction to a model") and where, [start, end)."""

    kind: str
    span: tuple[int, int]


class _Said(NamedTuple):
    """A text of a set and where it stands; `field` is null for a title or a key result's sentence."""

    text: str
    field: str | None
    objective: int
    key_result: int | None


class _Kind(NamedTuple):
    """One kind: a text without any of the pieces is not worth the search."""

    pieces: frozenset[str]
    pattern: re.Pattern[str]


@cache
def _kinds() -> dict[str, _Kind]:
    rows = [line.split("\t") for line in entries(Path(__file__).with_name("active_content.txt"))]
    found = {}
    for kind in dict.fromkeys(row[0] for row in rows):
        own = [row for row in rows if row[0] == kind]
        pieces = frozenset(piece for row in own for piece in row[1].split(" | "))
        found[kind] = _Kind(pieces, re.compile("|".join(row[2] for row in own), re.IGNORECASE))
    return found


@cache
def _pieces() -> tuple[str, ...]:
    return tuple(frozenset[str]().union(*(kind.pieces for kind in _kinds().values())))


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Search titles, key results and the fields beside them, one finding each."""
    said = list(_said(okrs))
    # Most sets are plain words, which one search shows.
    if not _held("\n".join([one.text for one in said])):
        return
    for one in said:
        seen = find(one.text, _LINK if one.field in _LINKING else None)
        if seen is not None and one.field is None:
            yield Sighting(f"The sentence carries {seen.kind}.", seen.span, _ADVICE, one.objective, one.key_result)
        elif seen is not None:
            message = f"The field {one.field} carries {seen.kind}."
            yield Sighting(message, None, _ADVICE, one.objective, one.key_result)


def _said(okrs: SetSubject) -> Iterator[_Said]:
    for objective, given in zip(okrs.objectives, okrs.okrs.objectives, strict=True):
        yield _Said(given.title, None, objective.number, None)
        for field, text in (("why", given.why), ("aligned_to", given.aligned_to)):
            if text:
                yield _Said(text, field, objective.number, None)
    for kr in okrs.key_results:
        yield _Said(kr.text, None, kr.objective, kr.number)
        for field in ("measured_by", "owner", "how_might_we"):
            text = getattr(kr.given, field)
            if text:
                yield _Said(text, field, kr.objective, kr.number)
        for initiative in kr.given.initiatives:
            yield _Said(initiative.title, "initiatives", kr.objective, kr.number)


def find(text: str, allowed: str | None = None) -> Active | None:
    """Find the first thing in a text that acts, but for one kind that is allowed; null where it is plain words."""
    held = _held(text)
    if not held:
        return None
    for kind, (pieces, pattern) in _kinds().items():
        match = None if kind == allowed or pieces.isdisjoint(held) else pattern.search(text)
        if match is not None:
            return Active(kind, match.span())
    return None


def _held(text: str) -> list[str]:
    """Give the pieces that stand in a text."""
    folded = text.casefold()
    return [piece for piece in _pieces() if piece in folded]


RULE = Rule(
    code="SAF001",
    name="active-content",
    severity=severities(strict="error", balanced="warning", lenient="warning"),
    guide='OWASP, "LLM01: Prompt Injection", in "OWASP Top 10 for Large Language Model Applications"',
    page=__doc__,
    look=look,
)
