"""Reads questions: where a part of the draft comes from, and what a rule means; and wishes that want a number first."""

import re
from typing import Literal

from assistant.language.quantities import quantities
from assistant.revision.part import Part
from assistant.revision.places import Place, key_result, places
from assistant.revision.wishes import Explained, Unclear, Wish

_HELP = re.compile(
    r"\W*(?:hello|hi|hey|help|thanks|thank you|thx|good (?:morning|afternoon|evening)"
    r"|what (?:can|could) (?:you|i) (?:do|say|ask)"
    r"(?: for me| here)?|how does (?:it|this) work)\W*",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\W*(?:why|what|how|is|are|which)\b.*\b(?:ready|score|findings?|missing|open|good is"
    r"|wrong with (?:it|this|the draft))\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b([A-Z]{2,4}\d{3})\b")
_FIELDS: tuple[tuple[Literal["baseline", "target", "due", "title"], re.Pattern[str]], ...] = (
    ("baseline", re.compile(r"\b(?:baseline|today|current value|starting|starts?)\b", re.IGNORECASE)),
    ("target", re.compile(r"\b(?:target|goal|aim)\b", re.IGNORECASE)),
    ("due", re.compile(r"\b(?:due|date|deadline|when|day)\b", re.IGNORECASE)),
    ("title", re.compile(r"\b(?:objective|title)\b", re.IGNORECASE)),
)


def explained(part: Part) -> tuple[Wish, ...] | None:
    """Read "why this baseline?", "where does KR 2 come from?", "what does KR005 mean?"."""
    if _HELP.fullmatch(part.text):
        return (Explained(field="help"),)
    if _STATE.match(part.text) and not part.named.spans:
        return (Explained(field="state"),)
    if part.begins("explain") is None and not part.text.rstrip().endswith("?"):
        return None
    code = _CODE.search(part.text)
    if code is not None:
        return (Explained(code=code[1]),)
    if part.begins("explain") is None:
        return None
    field = next((name for name, pattern in _FIELDS if pattern.search(part.without_names)), None)
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


_STRETCH = re.compile(r"\W*(?:(stretch)|(tone|dial)\b.*\bdown|dial\b.*\b(up))\W*", re.IGNORECASE)
_QUOTE = re.compile(r"[\"\u201c\u00ab:]")
_OURS = re.compile(
    r"\b(?:ignore|forget|disregard|bypass|override|skip|disable|switch off|turn off|change)\b.{0,40}"
    r"\b(?:rules?|instructions?|prompts?|checks?|checker|findings?|limits?|guards?)\b"
    r"|\b(?:mark|set|make|call|declare|consider)\b.{0,30}\b(?:ready|signed|passed|without findings)\b"
    r"|\b(?:system prompt|your (?:prompt|instructions|rules))\b",
    re.IGNORECASE,
)
_NOT_OURS = "no message changes the rules or the check; a draft is ready when the check finds nothing that bars it."


def refused(part: Part) -> tuple[Wish, ...] | None:
    """Read what is asked of the check or of the rules, not of the draft: a message changes neither."""
    if part.begins("explain") is not None or _OURS.search(part.text) is None:
        return None
    return (Unclear(part.text, _NOT_OURS),)


_IF = re.compile(
    r"\W*(?:if|unless|in case|once|when|as soon as|provided)\b|.*\w\W+(?:if|unless|in case|provided)\b", re.IGNORECASE
)
_NOT = re.compile(
    r"\W*(?:do not|don['\u2019]t|dont|never|not)\s+(?:you\s+)?"
    r"(?:drop|remove|delete|change|touch|move|rename|reword|set|cut|split|merge|lower|raise|fix|make|push|swap)\b",
    re.IGNORECASE,
)


def held_back(part: Part) -> tuple[Wish, ...] | None:
    """Read a wish under a condition, and one that something be left alone: neither is done."""
    if part.text.rstrip().endswith("?") or _QUOTE.search(part.text):
        return None
    if _NOT.match(part.text):
        return (Unclear(part.text, "nothing there is changed unless you ask for it."),)
    if _IF.match(part.text):
        return (Unclear(part.text, "a wish under a condition is not kept; say it once that is settled."),)
    return None


_WONDERS = re.compile(
    r"\W*(?:i |we )?(?:['\u2019]m |am |are )?(?:wonder|wondering|not sure (?:if|whether|about))\b"
    r"|\W*(?:what if|suppose|imagine|hypothetically)\b"
    r"|.*\b(?:what|why|how|who|which|when|whose|should|shall|would|is it|does|did|do we|do you|are we)\b.*\?\W*$"
    r"|\W*(?:is|are|was|were|has|have|may|might|could|can)\b.*\?\W*$"
    r"|\W*(?:the )?(?:board|ceo|cfo|cto|boss|management|leadership|sales|finance|marketing|legal|customers?|they)"
    r" (?:wants?|would like|asks?|asked|hopes?|expects?|thinks?|says?|said)\b"
    r"|.*\b(?:was|were|used to be|had been) [^\d\s]?\d[^.;]*\b(?:in|last|during|back|a (?:week|month|year) ago)\b",
    re.IGNORECASE | re.DOTALL,
)
_ASKED = "that asks or tells, so nothing is changed; say what is to be done, as in \u201cKR 1: target 80 %\u201d."


def wondered(part: Part) -> tuple[Wish, ...] | None:
    """Read a question, a thought and what somebody else wants: none of them is asked for yet."""
    return (Unclear(part.text, _ASKED),) if _WONDERS.match(part.text) is not None else None


def wants_number(part: Part) -> tuple[Wish, ...] | None:
    """Read "make KR 2 more ambitious", which wants a number that only a person can give."""
    harder, easier = part.has("more_ambitious"), part.has("less_ambitious")
    stretched = _STRETCH.fullmatch(part.without_names)
    if stretched is not None and (part.named.spans or part.spoken_of):
        harder, easier = (None, stretched) if stretched[2] else (stretched, None)
    if harder is None and easier is None:
        return None
    if quantities(part.without_names):
        return None
    if not part.named.places:
        return (part.which(),)
    why = "harder" if easier is None else "easier"
    return tuple(Unclear(part.text, why, place) for place in part.named.places if place.key_result is not None)
