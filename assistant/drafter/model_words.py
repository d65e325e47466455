"""Cleans the words a model wrote: one plain line, nothing that acts, no number that nobody said."""

import re

from assistant.checker.rules import active_content
from assistant.drafter.model_sources import visible
from assistant.language.changes import changes
from assistant.language.pairs import pairs
from assistant.language.quantities import quantities

LONGEST = 300  # characters of one sentence
_MARKS = re.compile(r"[`*|<>{}\\]|^[\s#>=+@-]+|\]\(|!\[|__+")
_TAG = re.compile(r"</?[a-z][^<>\n]{0,80}>", re.IGNORECASE)
_LINKS = re.compile(
    r"\b(?:by|from|to|at|of|under|over|above|below|with|within|than|least|most|up|and|for)\s*$", re.IGNORECASE
)
_NEEDS_END = re.compile(r"^(?:Bring|Drive|Get|Move|Push|Take)\s+", re.IGNORECASE)  # say nothing without a value
_ROUNDS = 12


def plain(text: str | None, longest: int = LONGEST) -> str:
    """Give a model's sentence as one plain line, or nothing where it acts: what stands round a link is not trusted."""
    line = " ".join(visible(text or "")[: 4 * longest].split())
    if acts(line):
        return ""
    line = " ".join(_MARKS.sub(" ", line).split())
    if active_content.find(line) is not None:
        return ""
    if len(line) > longest:
        line = line[: line.rfind(" ", 0, longest) if " " in line[:longest] else longest]
    return line.strip()


def acts(text: str) -> bool:
    """Say whether a text does something where it is shown or read: a link, markup, an instruction to a model."""
    return active_content.find(text) is not None or _TAG.search(text) is not None


def numberless(title: str) -> str:
    """Take the numbers out of a title, each with the words that lead to it: "by 20%", "from 4 to 5"."""
    for _ in range(_ROUNDS):
        spans = [(found.start, found.end) for read in (pairs, changes, quantities) for found in read(title)]
        if not spans:
            break
        start, end = spans[0]
        before = title[:start].rstrip()
        while link := _LINKS.search(before):
            before = before[: link.start()].rstrip()
        title = _NEEDS_END.sub("Improve ", f"{before} {title[end:].lstrip()}".strip())
    return title.strip(" ,;:-")
