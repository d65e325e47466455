"""Reads new titles of objectives."""

import re

from assistant.revision.new_words import new_words
from assistant.revision.part import Part
from assistant.revision.places import objective_named
from assistant.revision.wishes import Wish

_TITLE = re.compile(
    r"(?:(?:re)?(?:name|title|call|word|phrase|write)(?: of)?|change|set|make)?\s*(?:the )?"
    r"(?:(?:title|wording|text|name) (?:of )?)?(?:the )?"
    r"(?:(?:first|second|third|last) )?(?:objective|obj\.?|title|goal title)(?: ?#?\d)?(?:['\u2019]s title| title)?\s*"
    r"(?:should (?:be|read|say)|to\b(?: read| say| be)?|as\b|(?:is|reads?)(?=\s*[:\"\u201c])|:|=|\u2192|->)\s*:?\s*"
    r"(?P<said>.{3,300})",
    re.IGNORECASE | re.DOTALL,
)
_CALLED = re.compile(
    r"(?:(?:re)?(?:name|call|title)|(?:make|set|change)(?=[^\"\u201c]*[\"\u201c])) (?:the )?"
    r"(?:(?:first|second|third|last) )?(?:objective|title)(?: ?#?\d)? (?P<said>.{3,300})",
    re.IGNORECASE | re.DOTALL,
)
_SETS = re.compile(
    r"(?:all|every|both|due|owners?|owned|targets?|baselines?|drop|remove|delete|swap|move|krs?|key results?)\b",
    re.IGNORECASE,
)


def titled(part: Part) -> tuple[Wish, ...] | None:
    """Read "call the objective ...", "title: ..."."""
    found = _TITLE.fullmatch(part.text) or _CALLED.fullmatch(part.text)
    if found is None or part.begins("explain") is not None:
        return None
    if _SETS.match(found["said"]):
        return None  # "objective 2: all due 15 March" says something of its key results
    where = objective_named(part.text[: found.start("said")], part.okrs)
    if not where.places:
        return (part.unclear("Say which objective, as objective 1."),)
    return (part.edit("title", where.places[0], value=new_words(found["said"])),)
