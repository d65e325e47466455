"""Handed over: numbers that a bracket, a handle, a label or an owner's name gives to another team."""

import re

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
_THATS = re.compile(
    r"(?:that|this|it|those|these)(?:['\u2019]s| is|['\u2019]re| are) (?:the )?"
    r"([\w&-]+(?: team| squad)?)['\u2019]s?(?=[\s,.!?]|$)",
    re.IGNORECASE,
)
_AIMS = r"(?:goals?|targets?|okrs?|key results?|krs?|objectives?|numbers|metrics|plans?|commitments)"
_TITLE = re.compile(
    rf"\b{_AIMS} (?:of|for|from|by) (?:the )?(?!(?:our|this|the) )[\w&'\u2019-]+ {_GROUP}\b"
    rf"|(?<!our )\b(?!(?:our|this|the) )[\w&'\u2019-]+ {_GROUP}(?:['\u2019]s)? {_AIMS}\b",
    re.IGNORECASE,
)
_SHORT = 8


def hand_over(text: str, statement: Statement, touched: list[Event], before: list[Event], turn: int) -> None:
    """Give numbers to the team that their line or the sentence after them names as owner."""
    for event in touched:
        event.theirs = event.theirs or _is_tagged(text, statement, event)
    owner = _OWNER.search(statement.text)
    if owner is not None and _is_team(owner[1].strip()):
        for event in touched or [each for each in before if turn - each.turn <= 1]:
            event.theirs = True
    said = _THATS.search(statement.text)
    if said is None or statement.values or len(words(statement.text)) > _SHORT:
        return
    if said[1].lower() in vocabulary("teams") or _TEAM.fullmatch(said[1]) is not None:
        for event in before:
            event.theirs = event.theirs or turn - event.turn <= 2


def heads_others(heading: str) -> bool:
    """Say whether a heading such as "Goals of the data team" stands over another team's numbers."""
    return _TITLE.search(heading) is not None and _OURS.search(heading) is None


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
