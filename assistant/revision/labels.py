"""Reads what is said of a key result: owner, source, how sure, which way; and how often the team looks."""

import re

from assistant.formats.unit_names import unit_of
from assistant.language.changes import changes
from assistant.language.quantities import quantities
from assistant.revision.edit import Field
from assistant.revision.lexicon import either
from assistant.revision.new_words import new_words
from assistant.revision.part import Part
from assistant.revision.places import Place
from assistant.revision.wishes import Wish

_LABELS: tuple[tuple[Field, re.Pattern[str]], ...] = (
    (
        "measured_by",
        re.compile(
            r".*?\b(?:measured (?:by|in|with|from)|source is|data comes from|(?:comes|read|taken) from"
            r"|source\s+(?:of|for)\s+(?:is|=|:)|we (?:measure|read)\s+(?:it |this |that )?(?:in|with|from|by"
            r"|using))\s*:?\s*(?P<said>[^\d].{1,80})$",
            re.IGNORECASE,
        ),
    ),
    (
        "owner",
        re.compile(
            r"(?:make|let) (?P<made>[^\W\d_][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]+)?) (?:be )?the owner\b.*"
            r"|(?:give|hand)\s+(?:over )?to (?P<given>(?-i:[A-Z])[\w .'\u2019-]{1,60})$"
            r"|.*?\b(?:owner(?:\s+of|\s+for)?(?:\s+is|\s*[:=]|\s+to)?|owned by|assign(?:ed)?\b.*?\bto|belongs to"
            r"|goes to)\s+"
            r"(?P<said>[^\W\d_][\w .'\u2019-]{1,60})$|^(?P<who>[^\W\d_][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]+)?)"
            r" (?:owns|will own|takes|is the owner of)\b",
            re.IGNORECASE,
        ),
    ),
)
_REVIEW = re.compile(
    r".*?\b(?:we |the team )?(?:(?:look|looks) at|review|check|go (?:over|through))\b.*?"
    r"\b(?P<said>(?:every|each) [\w ]{3,30}|daily|weekly|fortnightly|biweekly|bi-weekly|monthly"
    r"|once a \w+|twice a \w+)\W*$"
    r"|^(?:review|rhythm|cadence)\W+(?P<how>(?:every|each) [\w ]{3,30}|daily|weekly|fortnightly|biweekly|bi-weekly"
    r"|monthly)\W*$|^(?P<only>every (?:two |other |second )?weeks?|weekly|fortnightly|every month|monthly)\W*$",
    re.IGNORECASE,
)
_COMMITMENT = re.compile(r"\b(committed|commitment|aspirational|stretch goal|a stretch)\b", re.IGNORECASE)
_INDICATOR = re.compile(r"\b(leading|lagging)\b(?: indicator)?", re.IGNORECASE)
_DIRECTION = re.compile(
    r"(?:\b(?:should|must|needs? to|is to|has to|ought to|wants? to|supposed to)|\bdirection\W*(?:is|to)?"
    r"|^\W*for\W*(?=up|down)|\bkeep|\bhold) *(?:go |move |be |come )?(?P<way>up|down|rise|grow"
    r"|increase[ds]?|fall|drop|decrease[ds]?|reduced?|stay(?: the same| as it is)?|where it is|as it is|hold|kept"
    r"|stable|steady|flat|constant|not get worse)\b",
    re.IGNORECASE,
)
_UP = ("up", "rise", "grow", "increase", "increases", "increased")
_DOWN = ("down", "fall", "drop", "decrease", "decreases", "decreased", "reduce", "reduced")


def labelled(part: Part) -> tuple[Wish, ...] | None:
    """Read who owns a key result, where its number comes from, whether it is committed, and which way it goes."""
    review = _REVIEW.fullmatch(part.text)
    if review is not None and not part.named.spans:
        return (part.edit("review", Place(0), value=review["said"] or review["how"] or review["only"]),)
    for field, pattern in _LABELS:
        found = pattern.fullmatch(part.without_names.rstrip(" .!"))
        if found is not None and (part.named.spans or part.spoken_of):
            said = new_words(next(group for group in found.groups() if group))
            if unit_of(said) is not None or not said:
                continue
            return tuple(part.edit("set", place, field, said) for place in part.named.places)
    if not part.named.places or quantities(part.without_names) or changes(part.without_names):
        return None
    commitment = _COMMITMENT.search(part.text)
    if commitment is not None:
        said = "committed" if commitment[1].lower().startswith("commit") else "aspirational"
        return tuple(part.edit("set", place, "commitment", said) for place in part.named.places)
    indicator = _INDICATOR.search(part.text)
    if indicator is not None:
        return tuple(part.edit("set", place, "indicator", indicator[1].lower()) for place in part.named.places)
    way = _DIRECTION.search(part.without_names)
    if way is not None:
        word = way["way"].lower()
        said = "increase" if word in _UP else "decrease" if word in _DOWN else "maintain"
        return tuple(part.edit("set", place, "direction", said) for place in part.named.places)
    return None


def confirmed(part: Part) -> tuple[Wish, ...] | None:
    """Read "confirm KR 2", "KR 2: yes", "80 % is agreed for KR 1"."""
    found = re.search(rf"(?<!\w)(?:{either('confirm')}|yes)(?!\w)", part.lower)
    if found is not None and (part.named.rivals or part.named.missing):
        return (part.which(),)
    if found is None or not part.named.places or not (part.named.spans or part.spoken_of):
        return None
    return tuple(part.edit("confirm", place) for place in part.named.places)
