"""Understanding: a message in plain words, as the wishes in it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from assistant.evidence.extract import extract
from assistant.okr import OkrSet
from assistant.revision.absent import ABOUT, NO_FIELD, absent_metric, usual, without_field, without_metric
from assistant.revision.acts import back, dropped, mended, moved, parted, used
from assistant.revision.ambition import wants_number
from assistant.revision.cleared import cleared
from assistant.revision.edit import Edit
from assistant.revision.held import NOTHING_CHANGED, STAYS, held_back, impossible_day, refused, wondered
from assistant.revision.labels import confirmed, labelled
from assistant.revision.lexicon import either
from assistant.revision.owners import owned
from assistant.revision.part import WHICH, Part
from assistant.revision.pieces import pieces
from assistant.revision.places import Found, Place, named
from assistant.revision.questions import approved, explained
from assistant.revision.settings_of import asked_for
from assistant.revision.spelling import spelled
from assistant.revision.titles import titled
from assistant.revision.unset import unset
from assistant.revision.values import valued
from assistant.revision.wishes import Added, Back, Explained, Unclear, Wish
from assistant.revision.wording import added, renamed, reworded

# The first that reads a part has it: what is said outright comes before what only a number says.
_READERS: tuple[Callable[[Part], tuple[Wish, ...] | None], ...] = (
    back,
    approved,
    refused,
    held_back,
    explained,
    wants_number,
    wondered,
    impossible_day,
    added,
    titled,
    used,
    mended,
    without_field,
    usual,
    cleared,
    dropped,
    parted,
    owned,
    labelled,
    renamed,
    reworded,
    moved,
    asked_for,
    without_metric,
    valued,
    confirmed,
)
_TWO_MESSAGES = "going back and changing are two messages; say \u201cundo\u201d first."
_NONE_DONE = "So none of this was done; say it of each that it fits."
_NUMBERS = ("baseline", "target", "change", "relative_change", "due", "unit")
_IN_TURN = "So none of it was done: what \u201cthen\u201d joins is done all or none."
_BARE = re.compile(r"[\W\d]*")  # a number, and no word that says what it is
_THEN = re.compile(r"\bthen\b", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.;!?\n]")
_LONG = 280  # characters; an instruction is shorter
_NOTES_ONLY = 2000  # characters; nobody asks for changes at such length
_LINES = 4
_FIELDS = re.compile(r"\b(?:baseline|deadline|target)\b", re.IGNORECASE)  # no other word is a letter away from these
_NUMBERED = re.compile(r"\b(?:krs?|key[ -]?results?|objective)[ -]?\d", re.IGNORECASE)
_NAMES = re.compile(r"(?:both |the )?(?:krs?|key[ -]?results?)(?=[ \d])", re.IGNORECASE)


def understand(part: Part) -> tuple[Wish, ...]:
    """Give what a whole message asks for, in order. A part that nobody reads comes back as Unclear with an empty why.

    `part` is the message; a long text, or one of several lines that asks for nothing, is notes to draft from.
    """
    if len(part.text) > _NOTES_ONLY:
        return (Added(part.start, part.start + len(part.text)),)
    noted = _noted(part)
    if noted is not None:
        return (noted,)
    wishes: list[Wish] = []
    before: Part | None = None
    begun, start, in_turn = 0, 0, False  # what "then" joins: its first wish, where it begins
    for piece in pieces(part):
        beside = (*(before.beside if before else ()), *(before.named.places if before else ()))
        piece = replace(piece, spoken_of=_about(wishes, part), beside=beside)
        if before is not None and piece.spoken_of != part.spoken_of:
            piece = replace(piece, asked=())  # it goes on from what this message speaks of
        if before is not None:
            end = before.start + len(before.text) - part.start
            between = part.text[end : piece.start - part.start]
            is_next = _THEN.search(between) is not None
            if _SENTENCE_ENDS.search(between) and not is_next:
                wishes[begun:] = _all_or_none(wishes[begun:], part.text[start:end], in_turn)
                begun, start, in_turn = len(wishes), piece.start - part.start, False
            in_turn = in_turn or is_next
        wishes += _of_absent(piece, wishes) or _spelled(piece, before)
        before = piece
    wishes[begun:] = _all_or_none(wishes[begun:], part.text[start:], in_turn)
    back_to = next((wish for wish in wishes if isinstance(wish, Back)), None)
    if back_to is not None:
        return (back_to,) if len(wishes) == 1 else (part.unclear(_TWO_MESSAGES),)
    wishes = [wish for wish in wishes if not _is_courtesy(wish) or len(wishes) == 1]
    unread = [wish for wish in wishes if isinstance(wish, Unclear) and not wish.why]
    if (unread and _is_notes(part)) or _is_goal_of_its_own(part, wishes):
        return (Added(part.start, part.start + len(part.text)),)
    return tuple(wishes)


def _of_absent(part: Part, wishes: Sequence[Wish]) -> tuple[Wish, ...]:
    """Leave what goes on from something absent: "set NPS to 40 and due 15 March", "weights: KR 1 40, KR 2 60"."""
    read = (wish for wish in reversed(wishes) if not isinstance(wish, Unclear) or wish.why)
    last = next(read, None)
    if not isinstance(last, Unclear) or not part.joined:
        return ()
    names_none = named(part.text, part.okrs) == Found()
    if last.why.startswith(ABOUT) and names_none:
        found = _first(part) or ()
        return (part.unclear(last.why),) if any(isinstance(wish, Edit) and wish.key_result for wish in found) else ()
    is_bare = not names_none and _BARE.fullmatch(part.without_names) is not None
    return (part.unclear(last.why),) if last.why.startswith(NO_FIELD) and is_bare else ()


def _all_or_none(wishes: list[Wish], said: str, in_turn: bool) -> list[Wish]:
    """Hold back all that "then" joins where a part of it cannot be done; `said` is the whole of it."""
    held = [wish for wish in wishes if isinstance(wish, Unclear) and not _is_courtesy(wish)]
    if not (in_turn and held and any(isinstance(wish, Edit) for wish in wishes)):
        return wishes
    why = " ".join(dict.fromkeys(wish.why for wish in held if wish.why))
    is_read = all(wish.why for wish in held)
    others = [wish for wish in wishes if not isinstance(wish, Edit | Unclear)]
    return [*others, Unclear(said.strip(), f"{why} {_IN_TURN}" if is_read else "")]


def goes_back(text: str) -> int | Literal["before", "after"] | None:
    """Say where a message goes among the versions, whatever draft it is said of; null where it asks for another."""
    wishes = understand(Part("", text, 0, OkrSet(), date.min)) if len(text) <= _LONG else ()
    return next((wish.to for wish in wishes if isinstance(wish, Back)), None)


def _is_courtesy(wish: Wish) -> bool:
    """Say whether a part only greets, praises or keeps: beside a wish it asks for nothing."""
    if isinstance(wish, Unclear):
        return wish.why == STAYS
    return isinstance(wish, Explained) and wish.field in ("help", "approval")


def _is_goal_of_its_own(part: Part, wishes: Sequence[Wish]) -> bool:
    """Say whether a message that names no key result of the draft states a goal for another metric."""
    if not wishes or not all(isinstance(wish, Unclear) and _is_of_none(wish) for wish in wishes):
        return False
    if part.begins("confirm") is not None:
        return False
    if named(part.text, part.okrs) != Found():
        return False
    read = extract(part.text, as_of=part.as_of, document=part.document, fiscal_start=part.fiscal_start)
    return any(fact.status == "goal" and not fact.tentative and fact.target is not None for fact in read.facts)


def _is_of_none(wish: Unclear) -> bool:
    """Say whether a part was not read, or is about no key result of the draft."""
    return wish.why in ("", WHICH) or wish.why.startswith(ABOUT)


def _noted(part: Part) -> Added | None:
    """Take what follows "add:", "notes:" or "fyi" as notes; "add a key result" is none."""
    polite = rf"(?:{either('polite')}[, ]+)*"
    match = re.match(rf"{polite}{either('notes')}\s*[:\u2013\u2014\n-]\s*(?=\S)", part.lower)
    told = re.match(rf"{polite}{either('told')},?\s+(?:that )?(?=\S)", part.lower)
    if match is None and told is not None and _NUMBERED.search(part.text) is None:
        match = told
    return None if match is None else Added(part.start + match.end(), part.start + len(part.text))


def _is_notes(part: Part) -> bool:
    lines = [line for line in part.text.splitlines() if line.strip()]
    return len(part.text) > _LONG or len(lines) >= _LINES


def _spelled(part: Part, before: Part | None) -> tuple[Wish, ...]:
    """Read a part, with its slips of typing put right where it cannot be read as it is written."""
    found = _read(part, before)
    right = spelled(part.text, part.okrs)
    is_plain = len(_FIELDS.findall(right)) > len(_FIELDS.findall(part.text))
    if right == part.text or not (is_plain or any(isinstance(each, Unclear) for each in found)):
        return found
    anew = _read(replace(part, text=right), before)
    if any(isinstance(each, Unclear) or (isinstance(each, Edit) and _is_new(each, part)) for each in anew):
        return found
    return tuple(replace(each, quote=part.quote) if isinstance(each, Edit) else each for each in anew)


def _is_new(edit: Edit, part: Part) -> bool:
    """Say whether an edit sets words that the part does not hold as it was written."""
    is_worded = edit.act in ("title", "add") or edit.field in ("text", "metric", "owner", "measured_by")
    return is_worded and isinstance(edit.value, str) and edit.value not in part.text


def _read(part: Part, before: Part | None) -> tuple[Wish, ...]:
    """Read a part; one that only goes on from the part before it gets that part's verb, and its "not"."""
    goes_on = before is not None and part.joined and _NAMES.match(part.text)
    if before is not None and goes_on and part.joined != "," and _is_left(before):
        return (part.unclear(NOTHING_CHANGED),)
    found = _first(part)
    if found is None and before is not None and goes_on:
        verb = re.match(r"[^\W\d_]+ ", before.text)
        if verb is not None:
            found = _first(replace(part, text=verb[0] + part.text, borrowed=verb.end()))
    if found is None:
        return (part.unclear(""),)
    if any(isinstance(wish, Edit) for wish in found):
        absent = absent_metric(part) if any(isinstance(wish, Edit) and _is_plain(wish) for wish in found) else None
        if absent is not None:
            return (part.unclear(f"{ABOUT} {absent}."),)
        if part.named.missing is not None or part.named.rivals:
            return (part.which(),)
        held = list(dict.fromkeys(wish.why for wish in found if isinstance(wish, Unclear) and wish.why))
        if held:  # what is said of several is done for all of them or for none
            return (part.unclear(f"{' '.join(held)} {_NONE_DONE}"),)
        lost = unset(part, found)
        if lost is not None:
            return (lost,)
    return found


def _is_plain(edit: Edit) -> bool:
    """Say whether an edit holds no words of its own, so that every noun beside it names what it is about."""
    return edit.act in ("drop", "confirm") or (edit.act == "set" and edit.field in _NUMBERS)


def _is_left(part: Part) -> bool:
    return held_back(part) == (part.unclear(NOTHING_CHANGED),)


def _first(part: Part) -> tuple[Wish, ...] | None:
    for reader in _READERS:
        found = reader(part)
        if found is not None:
            return found
    return None


def _about(wishes: Sequence[Wish], part: Part) -> tuple[Place, ...]:
    """Give the key results that the last wish is about, for an "it" that follows; else that of the message."""
    for wish in reversed(wishes):
        if isinstance(wish, Unclear):
            return named(wish.said, part.okrs).places if wish.why else ()
        if isinstance(wish, Edit) and wish.objective and wish.key_result:
            beside = [
                Place(each.objective, each.key_result)
                for each in wishes
                if isinstance(each, Edit) and each.objective and each.quote == wish.quote
            ]
            return () if wish.act == "drop" else tuple(dict.fromkeys(beside))
    return part.spoken_of
