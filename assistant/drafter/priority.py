"""A decided priority in clean words: an order, a wish for somebody, or the thing it is about."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import category

from assistant.drafter.lexicon import table, word_set
from assistant.drafter.priority_order import order_of
from assistant.drafter.priority_thing import thing_of
from assistant.drafter.tongue import is_english

_SYMBOLS = frozenset({"So", "Sk", "Cs", "Co", "Cn", "Cf", "Cc"})
_MARKS = re.compile(r"[*_`#|\"“”„«»\[\]{}<>~^\\•]+|(?<!\w)['‘’]|['‘’](?!\w)")
_QUOTED = re.compile(r"[\"\u201c]([^\"\u201d]{8,160})[\"\u201d]")
_COLON = re.compile(r"\w: +")
_TICKET = re.compile(r"\b[A-Z][A-Z0-9]{1,9}-\d{1,6}\b:?")
_LEAD = re.compile(
    r"^.*?\b(?:{nouns})\b[^:=.]{{0,60}}?"
    r"(?:\s*[:=]\s*|\s+(?:is|was|are|stays|remains|will be)\s*(?:that|to)?\s*[,:]?\s+)".format(
        nouns="|".join(re.escape(noun) for noun in sorted(word_set("focus"), key=len, reverse=True))
    ),
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"^\s*(?:[-*•>]+\s*|\(?\d{1,2}[.)]\s+|\[[^\]]{0,20}\]\s*)*(?:[A-Z][\w.]*(?:\s[A-Z][\w.]*)?(?:\s\([^)]*\))?:\s+)?"
)
_END = re.compile(r"\s*(?:[.;!?]|,\s|\s[-–—]+\s|\s\(|\bbecause\b|\bthen\b|\band everything\b|\beverything else\b)")
_OPENING = re.compile(
    r"^(?:(?:first|firstly|now|so|and|then|please|just|epic|story|feature|we (?:must|should|need to|want to))"
    r"[,:]?\s+)+",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^[\w ]{1,40}\b(?:is|are) (?:all )?about\s+(.+)$", re.IGNORECASE)


_ANNOUNCED = re.compile(
    r"[\W_]*(?:(?:decided|decision|agreed|ok|okay|so|our|the|team|main|top|first|overall|number one)\W+)*"
    r"(?:focus|theme|priority|priorities|north star)\b[^:=.\d]{0,40}?(?:\s*[:=]|\s(?:is|are)\b)",
    re.IGNORECASE,
)


class Priority(NamedTuple):
    """`order` is a whole clause that begins with a verb; `thing` a noun phrase without article; one is empty."""

    order: str
    thing: str


def is_announced(said: str) -> bool:
    """Say whether words name the focus as such: "Focus for the quarter: ...", "our top priority is ..."."""
    return _ANNOUNCED.match(said) is not None


def read_priority(said: str, *, english: bool = True) -> Priority | None:
    """Read a priority; null where it is not plain English enough for an aim. `english`: its note is in English.

    What it quotes, or says after a colon, is tried where the whole reads badly.
    """
    found = (_read(part, english) for part in (said, *_inner(said)))
    return next((each for each in found if each is not None), None)


def _inner(said: str) -> Iterator[str]:
    yield from (match[1] for match in _QUOTED.finditer(said))
    yield from (said[match.end() :] for match in _COLON.finditer(said))


def _read(said: str, english: bool) -> Priority | None:
    text = _plain(said)
    if not text or not is_english(text, doubtful=english):
        return None
    order = order_of(text)
    if order:
        return Priority(order, "")
    thing = thing_of(text)
    return Priority("", thing) if thing else None


def _plain(said: str) -> str:
    text = _SPEAKER.sub("", _TICKET.sub("", " ".join(said.split())), count=1)
    text = text.replace("’", "'")
    lead = _LEAD.match(text)
    if lead is not None and lead.end() < len(text):
        text = text[lead.end() :]
    text = "".join(" " if category(letter) in _SYMBOLS else letter for letter in _MARKS.sub(" ", text))
    text = next((part for part in _END.split(text) if len(part.split()) > 1), "")
    about = _ABOUT.match(text)
    if about is not None:
        text = about[1]
    text = _OPENING.sub("", text)
    if text.isupper():
        text = text.lower()
    spelled = [table("contractions").get(word.lower(), word) for word in text.split()]
    return " ".join(" ".join(spelled).split()).strip(" ,.:;-=")
