"""Reads questions: where a part of the draft comes from, what it says, how it stands, and what a rule means."""

import re

from assistant.language.quantities import quantities
from assistant.revision.part import Part
from assistant.revision.places import Place, key_result, places
from assistant.revision.wishes import About, Explained, Unclear, Wish

_HELP = re.compile(
    r"\W*(?:hello|hi|hey|help|thanks|thank you|thx|good (?:morning|afternoon|evening)"
    r"|what (?:can|could) (?:you|i) (?:do|say|ask)"
    r"(?: for me| here)?|how does (?:it|this) work"
    r"|never ?mind|forget (?:that|it)|that(?: was|['\u2019]s| is) wrong)\W*",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\W*(?:why|what|how|is|are|which)\b.*\b(?:ready|score|findings?|missing|open|good is"
    r"|wrong with (?:it|this|the draft))\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b([A-Z]{2,4}\d{3})\b")
_FIELDS: tuple[tuple[About, re.Pattern[str]], ...] = (
    ("baseline", re.compile(r"\b(?:baseline|today|current value|starting|starts?)\b", re.IGNORECASE)),
    ("target", re.compile(r"\b(?:target|goal|aim)\b", re.IGNORECASE)),
    ("due", re.compile(r"\b(?:due|date|deadline|when|day)\b", re.IGNORECASE)),
    ("title", re.compile(r"\b(?:objective|title)\b", re.IGNORECASE)),
)
_ASKS = re.compile(
    r"\W*(?:who|whose|when|what|whats|which|where|how|by when|until when|is there|do we have|are there|tell me|show me"
    r"|list)\b(?! if\b| about\b)",
    re.IGNORECASE,
)
_SHOWS = re.compile(r"\W*(?:show|list|display|give|tell)(?: me)?(?: about)?\W*", re.IGNORECASE)
# What a question asks for that the draft itself says; the first that fits.
_FACTS: tuple[tuple[About, re.Pattern[str]], ...] = (
    (
        "changed",
        re.compile(
            r"\b(?:did|have|has|had) (?:i|we|you|it|there been)\b.*\bchanged?\b|\b(?:what|list|show)\b.*\bchange[sd]\b"
            r"|\b(?:what(?:['\u2019]?s| is)) (?:different|new)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "count",
        re.compile(r"\bhow many (?:objectives?|key[ -]?results?|krs?|of them)\b", re.IGNORECASE),
    ),
    (
        "review",
        re.compile(r"\bhow often\b|\b(?:rhythm|cadence)\b|\bwhen do we (?:review|look|meet|check)\b", re.IGNORECASE),
    ),
    (
        "owner",
        re.compile(
            r"\b(?:owns?|owned|owners?|owning|responsible|accountable|on the hook|in charge|looks? after)\b"
            r"|\bwho (?:leads|drives|runs)\b|\bwhose\b",
            re.IGNORECASE,
        ),
    ),
    (
        "measured_by",
        re.compile(
            r"\b(?:how|who|where|with what)\b.*\b(?:measured?|measures|tracked?|tracks|reads?)\b", re.IGNORECASE
        ),
    ),
    (
        "due",
        re.compile(
            r"\b(?:when|by when|until when|what (?:date|day|time)|which (?:date|day)|how long)\b"
            r"|\bwhat(?:['\u2019]?s| is)\b.*\b(?:deadline|due|date)\b",
            re.IGNORECASE,
        ),
    ),
)
_APPROVES = re.compile(
    r"\W*(?:(?:that|this|it|the (?:draft|rest|whole thing|set)|everything(?: else)?|all(?: of (?:it|this))?|okrs?|these"
    r"|they|the okrs)\b\W*(?:(?:all )?(?:is|are|['\u2019]s|looks?|sounds?|seems?)\b\W*)?)?"
    r"(?:(?:all |very |really |so )?(?:looks|looking|sounds)? ?(?:good|great|fine|perfect|ok|okay|right|excellent"
    r"|awesome|lgtm|nice(?: work| job| draft)?|great (?:draft|work|job)|good (?:draft|work|job)|well done|love it"
    r"|approved?|i approve|we approve|accept(?:ed)?|agreed|signed off|sign(?: it)? off|ship it|go ahead|done|happy"
    r"|draft|to me|with (?:it|this|that)|it|this|the draft|everything|all|the okrs?|as it is|as is|now|for me)\b\W*)+",
    re.IGNORECASE,
)
_PRAISES = re.compile(
    r"\b(?:good|great|fine|perfect|ok|okay|right|excellent|awesome|lgtm|nice|love|well done|approved?|accept|accepted"
    r"|agreed|sign|signed|ship|go ahead|happy)\b",
    re.IGNORECASE,
)


def approved(part: Part) -> tuple[Wish, ...] | None:
    """Read "looks good", "approved": of a whole draft, which confirms none of its proposed numbers."""
    if not _APPROVES.fullmatch(part.text) or not _PRAISES.search(part.text):
        return None
    return (Explained(field="approval"),)


def explained(part: Part) -> tuple[Wish, ...] | None:
    """Read "why this baseline?", "where does KR 2 come from?", "who owns KR 2?", "what does KR005 mean?"."""
    if _HELP.fullmatch(part.text):
        return (Explained(field="help"),)
    if _STATE.match(part.text) and not part.named.spans:
        return (Explained(field="state"),)
    if _SHOWS.fullmatch(part.without_names) and (part.named.places or part.named.spans):
        return tuple(Explained(place.objective, place.key_result) for place in part.named.places) or (part.which(),)
    asks = _ASKS.match(part.text) is not None
    fact = next((name for name, pattern in _FACTS if pattern.search(part.without_names)), None) if asks else None
    if part.begins("explain") is None and not part.asks and fact is None:
        return None
    code = _CODE.search(part.text)
    if code is not None:
        return (Explained(code=code[1]),)
    if fact in ("changed", "count", "review"):
        return (Explained(field=fact),)
    if fact is not None and (part.named.rivals or part.named.missing):
        return (part.which(),)
    if fact is not None and not _wants_reason(part):
        if part.named.places:
            return tuple(Explained(place.objective, place.key_result, fact) for place in part.named.places)
        return (Explained(field=fact),)
    return _of_source(part)


def _wants_reason(part: Part) -> bool:
    """Say whether it is asked where something comes from, not what it is."""
    return re.search(r"\b(?:why|come from|comes from|said|says|decided|source)\b", part.lower) is not None


def _of_source(part: Part) -> tuple[Wish, ...] | None:
    field = next((name for name, pattern in _FIELDS if pattern.search(part.without_names)), None)
    if part.begins("explain") is None:
        return None
    if field == "title" and not part.named.spans:
        return (Explained(field="title"),)
    numbered = _with_number(part)
    if not part.named.spans and quantities(part.text) and not numbered:
        return (Unclear(part.text, "no key result has this number."),)
    found = part.named.places if part.named.spans else numbered or part.named.places
    if not found:
        return None if field is None else (Explained(field=field),)
    return tuple(Explained(place.objective, place.key_result, field) for place in found[:1])


def _with_number(part: Part) -> tuple[Place, ...]:
    """Give the key results that hold a number the part asks about."""
    numbers = {each.value for each in quantities(part.text)}
    values = {place: key_result(part.okrs, place) for place in places(part.okrs)}
    return tuple(place for place, kr in values.items() if numbers & {kr.baseline, kr.target})
