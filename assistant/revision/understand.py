"""Understanding: a message in plain words, as the wishes in it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from assistant.evidence.extract import extract
from assistant.okr import OkrSet
from assistant.revision.acts import back, dropped, mended, moved, parted, used
from assistant.revision.asking import explained, held_back, refused, wants_number, wondered
from assistant.revision.edit import Edit
from assistant.revision.lexicon import either
from assistant.revision.lines_of import added, confirmed, labelled, renamed, reworded, titled
from assistant.revision.part import WHICH, Part
from assistant.revision.places import Found, Place, named
from assistant.revision.settings_of import asked_for
from assistant.revision.values import valued
from assistant.revision.wishes import Added, Back, Unclear, Wish

# The first that reads a part has it: what is said outright comes before what only a number says.
_READERS: tuple[Callable[[Part], tuple[Wish, ...] | None], ...] = (
    back,
    refused,
    held_back,
    explained,
    wondered,
    added,
    titled,
    used,
    mended,
    dropped,
    parted,
    labelled,
    renamed,
    reworded,
    moved,
    wants_number,
    asked_for,
    valued,
    confirmed,
)
_TWO_MESSAGES = "going back and changing are two messages; say \u201cundo\u201d first."
_LONG = 280  # characters; an instruction is shorter
_NOTES_ONLY = 2000  # characters; nobody asks for changes at such length
_LINES = 4
_PARTED = re.compile(
    r"[;\n]|(?<=[\w%$\u20ac\"\u201d)])[.!?](?=\s)|,?\s+\b(?:and then|then|and also|and|also|plus)\b\s+|,\s+"
)
_UNDER_CONDITION = re.compile(r"\W*(?:if|unless|in case|once|when|as soon as|provided)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"\b(?:krs?|key[ -]?results?)[ -]?\d{1,2}(?:\.\d{1,2})?", re.IGNORECASE)
_TAIL = re.compile(r",?\s+(?:please|pls|thanks|thank you|then)(?P<mark>\W*)$", re.IGNORECASE)
_STARTS = (
    "drop",
    "keep_only",
    "reword",
    "swap",
    "move",
    "confirm",
    "split",
    "merge",
    "back",
    "again",
    "explain",
)
_VERB = re.compile(
    r"(?:set|change|make|add|use|fix|rename|call|raise|lower|lift|reduce|increase|write|rewrite|due|target|baseline"
    r"|title|for|aim|review|owner|owned|measured?|assign|update|(?:we|the team) (?:review|look|check|meet|go|measure)"
    r"|[^\W\d_]+ (?:owns|will own))\b"
    r"|(?:the )?(?:krs?|key[ -]?results?|objective)\s?\d(?:\.\d)?"
    r"(?=\s*(?::|=|should|must|to\b|is\b|needs?|has|due|by|target|baseline))"
    r"|(?:the )?(?:first|second|third|last) (?:kr|key result|one) (?:should|to|is|must|needs)"
)


def understand(part: Part) -> tuple[Wish, ...]:
    """Give what a whole message asks for, in order. A part that nobody reads comes back as Unclear with an empty why.

    `part` is the message; a long text, or one of several lines that asks for nothing, is notes to draft from.
    """
    if len(part.text) > _NOTES_ONLY:
        return (Added(part.start, part.start + len(part.text)),)
    noted = _noted(part)
    if noted is not None:
        return (noted,)
    pieces = list(_parts(part))
    wishes: list[Wish] = []
    for piece in pieces:
        wishes += _read(replace(piece, spoken_of=_about(wishes, part.spoken_of)))
    back_to = next((wish for wish in wishes if isinstance(wish, Back)), None)
    if back_to is not None:
        return (back_to,) if len(wishes) == 1 else (part.unclear(_TWO_MESSAGES),)
    unread = [wish for wish in wishes if isinstance(wish, Unclear) and not wish.why]
    if (unread and _is_notes(part)) or _is_goal_of_its_own(part, wishes):
        return (Added(part.start, part.start + len(part.text)),)
    return tuple(wishes)


def goes_back(text: str) -> int | Literal["before", "after"] | None:
    """Say where a message goes among the versions, whatever draft it is said of; null where it asks for another."""
    wishes = understand(Part("", text, 0, OkrSet(), date.min)) if len(text) <= _LONG else ()
    return next((wish.to for wish in wishes if isinstance(wish, Back)), None)


def _is_goal_of_its_own(part: Part, wishes: Sequence[Wish]) -> bool:
    """Say whether a message that names no key result of the draft states a goal for another metric."""
    if not wishes or not all(isinstance(wish, Unclear) and wish.why in ("", WHICH) for wish in wishes):
        return False
    if named(part.text, part.okrs) != Found():
        return False
    read = extract(part.text, as_of=part.as_of, document=part.document, fiscal_start=part.fiscal_start)
    return any(fact.status == "goal" and not fact.tentative and fact.target is not None for fact in read.facts)


def _noted(part: Part) -> Added | None:
    """Take what follows "add:", "notes:" as notes; "add a key result" is none."""
    match = re.match(rf"(?:{either('polite')}[, ]+)*{either('notes')}\s*[:\u2013\u2014\n-]\s*(?=\S)", part.lower)
    return None if match is None else Added(part.start + match.end(), part.start + len(part.text))


def _is_notes(part: Part) -> bool:
    lines = [line for line in part.text.splitlines() if line.strip()]
    return len(part.text) > _LONG or len(lines) >= _LINES


def _parts(part: Part) -> Iterator[Part]:
    """Part a message where something else that is asked for begins."""
    begin = 0
    quoted = [match.span() for match in re.finditer(r"[\"\u201c][^\"\u201d]{3,300}[\"\u201d]", part.text)]
    is_held = _UNDER_CONDITION.match(part.text) is not None
    for match in _PARTED.finditer(part.text):
        if is_held and match[0].strip() not in (";", "", ".", "!", "?"):
            continue  # "if sales agree, drop KR 3" is one wish
        if any(start < match.start() < end for start, end in quoted):
            continue
        rest = part.text[match.end() :]
        if (
            match[0].strip() in (";", "", ".", "!", "?")
            or _starts(rest)
            or _is_another(part, begin, match.start(), rest)
        ):
            yield from _piece(part, begin, match.start())
            begin = match.end()
    yield from _piece(part, begin, len(part.text))


def _is_another(part: Part, begin: int, end: int, rest: str) -> bool:
    """Say whether a key result with numbers of its own follows one: "pick errors 38 -> 25, same day 81 -> 88"."""
    first, second = part.text[begin:end], rest.split(",")[0].split(";")[0]
    if not all(_DIGIT.search(_NUMBERED.sub("", said)) for said in (first, second)):
        return False
    before, after = named(first, part.okrs).places, named(second, part.okrs).places
    return len(before) == len(after) == 1 and before != after


def _starts(rest: str) -> bool:
    said = rest.lower()
    said = re.sub(rf"^(?:{either('polite')}\b[, ]*)+", "", said)
    return _VERB.match(said) is not None or any(re.match(rf"{either(name)}(?!\w)", said) for name in _STARTS)


def _piece(part: Part, begin: int, end: int) -> Iterator[Part]:
    """Give a piece without the politeness before it and the marks around it."""
    text = part.text[begin:end]
    lead = re.match(rf"(?:\s|[-*\u2022,:]|{either('polite')}(?![\w'\u2019]))*", text.lower())
    skip = lead.end() if lead is not None else 0
    is_whole = end - begin == len(part.text)
    bare = text[skip:] if text[skip:].strip(" .!?") or not is_whole else text
    skip = len(text) - len(bare.lstrip())
    bare = text[skip:].rstrip()
    tail = _TAIL.search(bare)
    if tail is not None and tail.start():
        bare = bare[: tail.start()] + tail["mark"]
    if bare.strip(" .!?,"):
        yield replace(part, text=bare, start=part.start + begin + skip)


def _read(part: Part) -> tuple[Wish, ...]:
    return _first(part) or (part.unclear(""),)


def _first(part: Part) -> tuple[Wish, ...] | None:
    for reader in _READERS:
        found = reader(part)
        if found is not None:
            return found
    return None


def _about(wishes: Sequence[Wish], before: tuple[Place, ...]) -> tuple[Place, ...]:
    """Give the key result that the last wish is about, for an "it" that follows; `before`: that of the message."""
    for wish in reversed(wishes):
        if isinstance(wish, Unclear):
            return ()
        if isinstance(wish, Edit) and wish.objective and wish.key_result:
            return () if wish.act == "drop" else (Place(wish.objective, wish.key_result),)
    return before
