"""A sentence carries something to click, to render, to run or to obey.

Finds links, markup, template braces, shell commands, formulas and sentences that address a language model ("ignore
the instructions above") in titles and key results.

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


class Active(NamedTuple):
    """What was found ("a link", "an instruction to a model") and where, [start, end)."""

    kind: str
    span: tuple[int, int]


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
    """Search titles and key results, one finding each."""
    for objective in okrs.objectives:
        seen = find(objective.title)
        if seen is not None:
            yield Sighting(_said(seen), seen.span, "Leave it out; plain words are enough.", objective.number)
    for key_result in okrs.key_results:
        seen = find(key_result.text)
        if seen is not None:
            yield Sighting(
                _said(seen), seen.span, "Leave it out; plain words are enough.", key_result.objective, key_result.number
            )


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


def _said(seen: Active) -> str:
    return f"The sentence carries {seen.kind}."


RULE = Rule(
    code="SAF001",
    name="active-content",
    severity=severities(strict="error", balanced="warning", lenient="warning"),
    guide='OWASP, "LLM01: Prompt Injection", in "OWASP Top 10 for Large Language Model Applications"',
    page=__doc__,
    look=look,
)
