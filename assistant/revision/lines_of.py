"""Reads new words and labels: titles, names of metrics, sentences, owners, sources, how often the team looks."""

import re

from assistant.language.changes import changes
from assistant.language.quantities import quantities
from assistant.revision.edit import Field
from assistant.revision.lexicon import either
from assistant.revision.part import Part
from assistant.revision.places import Place, objective_named
from assistant.revision.settings_of import asked_for
from assistant.revision.values import UNITS
from assistant.revision.wishes import Wish

_QUOTES = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb"
_TITLE = re.compile(
    r"(?:(?:re)?(?:name|title|call|word|phrase|write)(?: of)?|change|set|make)?\s*(?:the )?(?:title (?:of )?)?(?:the )?"
    r"(?:(?:first|second|third|last) )?(?:objective|title|goal title)(?: ?#?\d)?(?:['\u2019]s title)?\s*"
    r"(?:should (?:be|read|say)|to\b(?: read| say| be)?|as\b|(?:is|reads?)(?=\s*[:\"\u201c])|:|=|\u2192|->)\s*:?\s*"
    r"(?P<said>.{3,300})",
    re.IGNORECASE | re.DOTALL,
)
_CALLED = re.compile(
    r"(?:(?:re)?(?:name|call|title)|(?:make|set|change)(?=[^\"\u201c]*[\"\u201c])) (?:the )?"
    r"(?:(?:first|second|third|last) )?(?:objective|title)(?: ?#?\d)? (?P<said>.{3,300})",
    re.IGNORECASE | re.DOTALL,
)
_NAMED = re.compile(
    r"(?:call|name)\b\s*(?:the )?(?:as|to|:)?\s*(?P<called>[^\d\s:].{2,120})"
    r"|rename\b\s*(?:the )?(?:metric|name)?(?: of)?\s*(?:to|as|:|=)?\s*(?P<said>[^\d\s:].{2,120})"
    r"|(?:(?:change|set|update|correct) )?(?:the )?(?:metric|name)(?: of| for)?\s*(?:is|to|should be|as"
    r"|:)\s*(?P<metric>[^\d\s].{2,120})",
    re.IGNORECASE | re.DOTALL,
)
_READS = re.compile(
    r".*?(?:\bshould (?:read|say)\b|\b(?:reads?|says?|text|sentence|wording)\b|^\W*)\s*(?:as|is|to)?\s*:?\s*"
    r"(?P<said>[\"\u201c\u00ab].{5,300}[\"\u201d\u00bb])\s*$|.*?\b(?:should (?:read|say)|to read|reads?|to say):?\s+"
    r"(?P<plain>.{8,300})$",
    re.IGNORECASE | re.DOTALL,
)
# A sentence in quotation marks is the new wording; one or two words may be a name.
_QUOTED = re.compile(
    r"[^\"\u201c\u00ab]*?(?:\b(?:change|replace|write|word|reword|rephrase|rewrite|make|set)\b[^\"\u201c\u00ab]*|:\s*)"
    r"[\"\u201c\u00ab](?P<said>(?:[^\s\"\u201d\u00bb]+\s+){3,}[^\"\u201d\u00bb]+)[\"\u201d\u00bb]\W*",
    re.IGNORECASE,
)
_ANEW = re.compile(
    r"(?:make|write|word|phrase)\b.*\b(?:clearer|plainer|shorter|crisper|anew|again|better|more clearly)\W*",
    re.IGNORECASE,
)
_BETTER_TITLE = re.compile(
    r".*\b(?:better|another|new|different|other|clearer|stronger|shorter) (?:title|wording for the objective"
    r"|objective title)\b.*"
    r"|(?:change|improve|rework|redo|fix) the (?:title|objective)\W*|(?:the )?(?:title|objective) is (?:(?:too|not"
    r"|very|so|a bit) )*\w+\W*",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"(?:add|new|another|include)\b\s*(?:a|an|one|another|new|as|the|this)?\s*(?:new |more )?(?:key[ -]?result|kr)\b\s*"
    r"(?:to (?:the )?objective ?\d?)?\W*(?P<said>.{8,400})",
    re.IGNORECASE | re.DOTALL,
)
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


def titled(part: Part) -> tuple[Wish, ...] | None:
    """Read "call the objective ...", "title: ..."."""
    found = _TITLE.fullmatch(part.text) or _CALLED.fullmatch(part.text)
    if found is None or part.begins("explain") is not None:
        return None
    where = objective_named(part.text[: found.start("said")], part.okrs)
    if not where.places:
        return (part.unclear("Say which objective, as objective 1."),)
    return (part.edit("title", where.places[0], value=_bare(found["said"])),)


def added(part: Part) -> tuple[Wish, ...] | None:
    """Read "add a key result: ..."."""
    found = _ADDS.fullmatch(part.text)
    if found is None:
        return None
    where = objective_named(part.text[: found.start("said")], part.okrs).places
    return (
        part.edit("add", where[0] if where else Place(max(1, len(part.okrs.objectives))), value=_bare(found["said"])),
    )


def renamed(part: Part) -> tuple[Wish, ...] | None:
    """Read "rename KR 2 to ...", "the metric of KR 2 is ..."."""
    if (
        re.match(r"(?:rename|call|name|(?:(?:change|set|update|correct) )?(?:the )?(?:metric|name))\b", part.lower)
        is None
        or "objective" in part.lower
    ):
        return None
    found = _NAMED.fullmatch(part.without_names)
    if found is None:
        return None
    if not part.named.places:
        return (part.which(),)
    said = _bare(found["said"] or found["called"] or found["metric"])
    return tuple(part.edit("set", place, "metric", said) for place in part.named.places[:1])


def reworded(part: Part) -> tuple[Wish, ...] | None:
    """Read "KR 2 should read ...", "reword KR 2"."""
    quoted = _QUOTED.fullmatch(part.text) if part.named.spans else None
    if quoted is not None and part.named.places:
        return (part.edit("set", part.named.places[0], "text", _bare(quoted["said"])),)
    found = _READS.fullmatch(part.text) if part.named.spans else None
    if found is not None and part.named.places:
        said = _bare(found["said"] or found["plain"])
        return (part.edit("set", part.named.places[0], "text", said),)
    if _BETTER_TITLE.fullmatch(part.text) and not part.named.spans:
        where = objective_named(part.text, part.okrs).places
        return (part.edit("title", where[0]),) if where else (part.unclear("Say which objective."),)
    anew = _ANEW.fullmatch(part.text) if part.named.spans or part.spoken_of else None
    if (part.begins("reword") is None and anew is None) or quantities(part.without_names):
        return None
    if not part.named.spans:
        redrafted = asked_for(part)
        if redrafted is not None:
            return redrafted
    if re.search(r"\b(?:objective|title)\b", part.lower) and not part.named.spans:
        where = objective_named(part.text, part.okrs).places
        return (part.edit("title", where[0]),) if where else (part.unclear("Say which objective."),)
    if not part.named.places:
        return (part.which(),)
    return tuple(part.edit("set", place, "text") for place in part.named.places)


def labelled(part: Part) -> tuple[Wish, ...] | None:
    """Read who owns a key result, where its number comes from, whether it is committed, and which way it goes."""
    review = _REVIEW.fullmatch(part.text)
    if review is not None and not part.named.spans:
        return (part.edit("review", Place(0), value=review["said"] or review["how"] or review["only"]),)
    for field, pattern in _LABELS:
        found = pattern.fullmatch(part.without_names.rstrip(" .!"))
        if found is not None and (part.named.spans or part.spoken_of):
            said = _bare(next(group for group in found.groups() if group))
            if said.lower() in UNITS or not said:
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


def _bare(said: str) -> str:
    return said.strip().strip(_QUOTES).strip().rstrip(".") if said.count(".") <= 1 else said.strip().strip(_QUOTES)
