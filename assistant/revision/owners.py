"""Reads who owns key results: one person for all that are named, or each the own one."""

import re

from assistant.evidence.metric_words import stems
from assistant.formats.unit_names import unit_of
from assistant.language.dates import deadlines
from assistant.language.quantities import quantities
from assistant.revision.new_words import new_words
from assistant.revision.part import Part
from assistant.revision.places import key_result, places
from assistant.revision.wishes import Wish

_NO_NAME = r"(?!(?:is|are|will|should|to|be|the|and|owns?|but|by|not|or|instead|from|than|except|apart|unless)\b)"
_WHO = rf"[^\W\d_][\w.'\u2019&/-]*(?: {_NO_NAME}[\w.'\u2019&/-]+){{0,3}}"
_NAMES = rf"{_WHO}(?:(?:, | and | & |, and ){_WHO})*"
_DUTY = r"(?:responsible|accountable|in charge|the owner|an owner|owner|the lead)"
_OWNED = re.compile(
    rf"(?:make|let|have|put)\s+(?P<made>{_NAMES}?) (?:be |to be |as )?(?:{_DUTY}\b|own\b|lead\b|take\b|drive\b)"
    r"(?P<rest>.*)"
    r"|(?:give|hand)\s+(?:over )?to (?P<given>(?-i:[A-Z])[\w .,'\u2019&/-]{1,60})"
    rf"|.*?\b(?:owners?(?:\s+of|\s+for)?(?:\s+is|\s+are|\s*[:=]|\s+to"
    r"|\s+should be|\s+will be|\s+from [\w .'\u2019-]+? to)?|(?:owned|led|run) by"
    rf"|assign(?:ed)?\b.*?\bto|belongs? to|goes to|{_DUTY}\s*:)\s+(?P<said>{_NAMES})"
    rf"|^\W*(?P<who>{_NAMES}?) (?:(?:is|are|will be|should be|becomes?) {_DUTY}\b|(?:owns?|leads?|drives?|takes?"
    r"|looks? after|takes? (?:care of|over))\b|(?:will|should|can|could|shall|must|to) (?:own|lead|drive|take|run)\b)"
    r"(?P<tail>.*)",
    re.IGNORECASE,
)
_NOTHING_MORE = re.compile(
    r"(?:\W|\b(?:for|of|on|in|both|all|the|from now on|from here on|again|too|as well|over|key results?|and|each)\b)*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",? and |, | & ")
_TAIL = re.compile(
    r"\W*\b(?:respectively|because|since|as (?:he|she|they|it)|who|so that|from now on|instead(?: of)?|each)\b.*$",
    re.IGNORECASE,
)
_NOBODY = frozenset({"me", "myself", "i", "us", "we", "him", "her", "them", "he", "she", "they", "you", "it", "who"})
_NO_ONE = re.compile(
    r"(?:no ?body|no one|no owner|none|someone|somebody|anyone|everyone|what|which|this|that|of|for)\b", re.I
)
_TOGETHER = re.compile(r"\b(?:both|all|each|every|everything|jointly|together)\b", re.IGNORECASE)
_ONE_BY_ONE = "that says more than the owner; put a comma between, as in \u201cKR 1: target 80 %, owner Dana\u201d."
_MONTH_NAME = re.compile(r"(?:january|april|may|june|july|august)(?: (?-i:[A-Z])[^\W\d]+)*", re.IGNORECASE)
_OWNER = re.compile(r"\b(?:owners?|owns|owned|led|run)\b", re.IGNORECASE)
_LOOSE = re.compile(r"\bdrives?\b", re.IGNORECASE)  # said of causes too: "activation drives KR 1"
_PLACE = re.compile(r"(?:the )?(?:[a-z]+ )?(?:objectives?|obj|key[ -]?results?|krs?|versions?)\b", re.IGNORECASE)
_SAY_NAME = "Say the owner by name, as in \u201cKR 1: owner Dana\u201d."


def owned(part: Part) -> tuple[Wish, ...] | None:
    """Read "KR 2 is owned by Dana", "make Dana responsible for KR 2", "KR 1 and KR 2: owner Dana and Lee"."""
    found = _OWNED.fullmatch(part.without_names.rstrip(" .!?"))
    if found is None or not part.named.places or not (part.named.spans or part.spoken_of):
        return None
    if not _NOTHING_MORE.fullmatch(found["rest"] or found["tail"] or ""):
        return None  # "Ana will take KR 1 and Ben KR 2" gives Ana one of them
    said = " ".join(_TAIL.sub("", next(filter(None, found.group("made", "given", "said", "who")))).split())
    said = new_words(said)
    is_name = _MONTH_NAME.fullmatch(said) is not None and _OWNER.search(part.without_names[: found.end()]) is not None
    is_day = not is_name and bool(deadlines(f"by {said}", part.as_of, part.fiscal_start))
    is_bare = found["who"] is not None and not said[:1].isupper() and _LOOSE.search(part.text) is not None
    if not said or unit_of(said) is not None or is_day or is_bare:
        return None
    if _PLACE.match(said) or _is_metric(part, said):
        return (part.unclear(_SAY_NAME),)
    before = part.without_names[: found.start(found.lastgroup or 0)]
    if quantities(before) or any(each.due for each in deadlines(before, part.as_of, part.fiscal_start)):
        return (part.unclear(_ONE_BY_ONE),)
    if said.lower() in _NOBODY:
        return (part.unclear(_SAY_NAME),)
    if _NO_ONE.match(said):
        return None
    names = [each for each in _BETWEEN.split(said) if each]
    is_each = len(names) == len(part.named.places) > 1 and _TOGETHER.search(part.text) is None
    if "respectively" in part.lower and not is_each:
        return (part.unclear("There are not as many names as key results; say who owns which."),)
    given = names if is_each else [said] * len(part.named.places)
    return tuple(part.edit("set", place, "owner", name) for place, name in zip(part.named.places, given, strict=True))


def _is_metric(part: Part, said: str) -> bool:
    """Say whether words are those of a metric of the draft, and name nobody."""
    metrics = (key_result(part.okrs, place).metric or "" for place in places(part.okrs))
    mine = stems(said)
    return any(stems(metric) and stems(metric) <= mine for metric in metrics)
