"""Handed over: numbers that a bracket, a handle, a label or an owner's name gives to another team."""

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.evidence.cues import vocabulary
from assistant.evidence.events import Event
from assistant.evidence.statements import Statement
from assistant.language.words import words

_GROUP = r"(?:team|squad|tribe|department|guild|crew|chapter)"
_TAG = re.compile(r"\(([^()\n]{1,30})\)|(?<![\w.])@([\w-]{2,30})")
_US = re.compile(r"(?:us|ours|we|our (?:own )?(?:team|squad|goal|part))", re.IGNORECASE)
_TEAM = re.compile(
    rf"(?!(?:our|the|this|whole|per|each|every|one|my|a|all|any|that) )(?:the )?[\w'\u2019&]+ {_GROUP}", re.IGNORECASE
)
_LABEL = re.compile(
    rf"(?:^|[.;|]\s)\W*((?:team [A-Z0-9]\w*|[\w&]+ {_GROUP}))( \((?:us|ours|we)\))?\s*:(?=\s)", re.IGNORECASE
)
_OURS = re.compile(r"\((?:us|ours|we)\)|@us\b", re.IGNORECASE)
_OWNER = re.compile(
    r"\b(?:owners?|owned by|owning team|responsible|accountable|dri|lead)\s*[:=]\s*(?:the )?([^.;,|()\n]{2,30})",
    re.IGNORECASE,
)
_OURS_OWNED = re.compile(r"\bowners?\s*[:=]\s*(?:us|we|ours|our team)\b", re.IGNORECASE)
_THATS = re.compile(
    r"(?:that|this|it|those|these)(?:['\u2019]?s| is|['\u2019]re| are) (?:the )?"
    r"([\w&-]+(?: team| squad)?)['\u2019]s?(?=[\s,.!?]|$)",
    re.IGNORECASE,
)
_ABOVE = r"(?:board|company|corporate|group|holding|management|leadership|executives?|owners?|shareholders?)"
_THEIR_AIM = re.compile(
    r"\b(?:that|this|it|those|these)(?:['\u2019]?s| is|['\u2019]re| are|\s?,) (?:the |an? |only |just |really )*"
    r"(?P<who>(?!our\b)[\w&-]+(?: (?:team|squad|office))?)(?:['\u2019]s?)? (?:goal|target|objective|okr|kpi|number"
    r"|metric|plan|aim|ambition)s?\b",
    re.IGNORECASE,
)
_AIMS = r"(?:goals?|targets?|okrs?|key results?|krs?|objectives?|numbers|metrics|plans?|commitments)"
_TITLE = re.compile(
    rf"\b{_AIMS} (?:of|for|from|by) (?:the )?(?!(?:our|this|the) )[\w&'\u2019-]+ {_GROUP}\b"
    rf"|(?<!our )\b(?!(?:our|this|the) )[\w&'\u2019-]+ {_GROUP}(?:['\u2019]s)? {_AIMS}\b",
    re.IGNORECASE,
)
_OUR = re.compile(r"\b(?:our|ours|us|we)\b", re.IGNORECASE)
_MARKS = " \t\r\n#*_=-"
_SHORT = 8
_LONGEST_HEADING = 9


def hand_over(text: str, statement: Statement, touched: list[Event], before: list[Event], turn: int) -> None:
    """Give numbers to the team that their line or the sentence after them names as owner."""
    for event in touched:
        event.theirs = event.theirs or _is_tagged(text, statement, event)
    aim = _THEIR_AIM.search(statement.text)
    if aim is not None and _is_apart(aim["who"]):
        said_of = [event for event in touched if event.end <= statement.start + aim.start()]
        for event in said_of or ([] if touched else [each for each in before if turn - each.turn <= 1]):
            event.theirs = True
    owner = _OWNER.search(statement.text)
    if owner is not None and _is_others(owner[1].strip(), text):
        for event in touched or [each for each in before if turn - each.turn <= 1]:
            event.theirs = True
    said = _THATS.search(statement.text)
    if said is None or statement.values or len(words(statement.text)) > _SHORT:
        return
    if said[1].lower() in vocabulary("teams") or _TEAM.fullmatch(said[1]) is not None:
        for event in before:
            event.theirs = event.theirs or turn - event.turn <= 2


def _is_apart(who: str) -> bool:
    """Say whether a name is of another team, or of those above us: "the CEO", "finance", "the board"."""
    return who.lower() in vocabulary("teams") or re.fullmatch(_ABOVE, who, re.IGNORECASE) is not None


def others_headings(text: str, headings: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Give where headings begin that stand over another team's numbers, such as "Goals of the data team".

    The title of a note names the team that writes it, unless another heading says which part is ours.
    """
    spans = sorted(set(headings))
    parted = any(_OUR.search(text[start:end]) is not None for start, end in spans)
    return frozenset(
        start for start, end in spans if _heads_others(text[start:end]) and (parted or text[:start].strip(_MARKS) != "")
    )


def _heads_others(heading: str) -> bool:
    short = len(words(heading)) <= _LONGEST_HEADING
    return short and _TITLE.search(heading) is not None and _OURS.search(heading) is None


def _is_others(said: str, text: str) -> bool:
    """Say whether an owner is another team: a team by name, or anybody but us in a note that names us as owners."""
    return _is_team(said) or (_US.fullmatch(said) is None and _names_us(text))


@lru_cache(maxsize=1)
def _names_us(text: str) -> bool:
    """Say whether a note names us as an owner; a note of many owners is searched once."""
    return _OURS_OWNED.search(text) is not None


def _is_team(said: str) -> bool:
    return _US.fullmatch(said) is None and (said.lower() in vocabulary("teams") or _TEAM.fullmatch(said) is not None)


def _is_tagged(text: str, statement: Statement, event: Event) -> bool:
    """Say whether the brackets and handles of a sentence, or the label before it, name a team that is not us."""
    names = [(tag[1] or tag[2].replace("-", " ").replace("_", " ")).strip() for tag in _TAG.finditer(statement.text)]
    if any(_US.fullmatch(name) for name in names):
        return False
    if any(_TEAM.fullmatch(name) is not None for name in names):
        return True
    begin = text.rfind("\n", 0, event.start) + 1
    if event.start - begin > 1000:
        return False
    labels = list(_LABEL.finditer(text[begin : event.start]))
    return bool(labels) and labels[-1][2] is None and _OURS.search(text) is not None
