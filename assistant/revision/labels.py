"""Reads what is said of a key result: its source, how sure it is, which way; and how often the team looks."""

import re
from dataclasses import replace

from assistant.evidence.metric_words import stems
from assistant.formats.unit_names import unit_of
from assistant.language.changes import changes
from assistant.language.dates import deadlines
from assistant.language.quantities import quantities
from assistant.language.words import words
from assistant.revision.edit import Edit
from assistant.revision.lexicon import either, word_set
from assistant.revision.new_words import new_words
from assistant.revision.part import Part
from assistant.revision.places import Place, key_result
from assistant.revision.values import valued
from assistant.revision.wishes import Unclear, Wish

_SOURCE = re.compile(
    r".*?\b(?:(?:measured|tracked|counted|taken) (?:by|in|with|from|using|via)|source is|data comes from"
    r"|(?:comes|read|taken) from|source\s+(?:of|for)\s+(?:is|=|:)"
    r"|(?:^|we )(?:measure|track|read|take)\s+(?:it |this |that )?(?:in|with|from|by|using|via))"
    r"\s*:?\s*(?P<said>[^\d].{1,80})$",
    re.IGNORECASE,
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

# What stands before a value that follows a source: "Zendesk, 80", "Amplitude with a target of 80 %".
_VALUE_LEAD = re.compile(
    r"(?:[,;]\s*|\b(?:with|and)\s+|\b(?=target|goal|baseline))(?:(?:an?|the|its)\s+)?(?:(?:target|goal|baseline)\W+)?"
    r"(?:(?:of|is|to)\s+)?$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\W*(?:is|are|was|were|has|have|did|who|when|how|why|what)\b", re.IGNORECASE)
# What may stand beside "confirm" and the names, and says no more.
_BESIDE = re.compile(
    r"i|we|me|us|all|both|each|the|its?|is|are|was|be|been|our|of|for|on|and|to|too|as|also|now|so|that|this|these|those"
    r"|they|fully|yes|ok|okay|fine|good|agreed?|confirmed|approved|accepted|have|hereby|baselines?|targets?|goals?"
    r"|numbers?|values?|figures?|propos(?:als?|ed)|krs?|key|results?"
)


def labelled(part: Part) -> tuple[Wish, ...] | None:
    """Read where the number of a key result comes from, whether it is committed, and which way it goes."""
    review = _REVIEW.fullmatch(part.text)
    if review is not None and not part.named.spans:
        return (part.edit("review", Place(0), value=review["said"] or review["how"] or review["only"]),)
    source = _SOURCE.fullmatch(part.without_names.rstrip(" .!?"))
    if source is not None and part.named.places and (part.named.spans or part.spoken_of):
        end = _source_end(part, source["said"])
        said = new_words(source["said"][:end].rstrip(" ,;"))
        if said and unit_of(said) is None:
            set_so = tuple(part.edit("set", place, "measured_by", said) for place in part.named.places)
            return set_so + _rest(part, source.start("said") + end)
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


def _source_end(part: Part, said: str) -> int:
    """Give where a source ends: where a deadline or a value begins behind it."""
    days = [each.start for each in deadlines(said, part.as_of, part.fiscal_start) if each.due and each.led]
    values = [_VALUE_LEAD.search(said, 0, each.start) for each in quantities(said)]
    return min([*days, *(each.start() for each in values if each is not None), len(said)])


def _rest(part: Part, end: int) -> tuple[Wish, ...]:
    """Read the value or the day behind a source, said of the same key results."""
    kept = "".join(
        letter if at >= end or any(begin <= at < stop for begin, stop in part.named.spans) else " "
        for at, letter in enumerate(part.text)
    )
    if not kept[end:].strip(" .,;!?"):
        return ()
    found = valued(replace(part, text=kept)) or (part.unclear(""),)
    return tuple(
        replace(each, quote=part.quote) if isinstance(each, Edit) else replace(each, said=part.text)
        for each in found
        if isinstance(each, Edit | Unclear)
    )


def confirmed(part: Part) -> tuple[Wish, ...] | None:
    """Read "confirm KR 2", "KR 2: yes", "80 % is agreed for KR 1"."""
    found = re.search(rf"(?<!\w)(?:{either('confirm')}|yes)(?!\w)", part.lower)
    if found is not None and (part.named.rivals or part.named.missing):
        return (part.which(),)
    if found is None or not part.named.places or not (part.named.spans or part.spoken_of):
        return None
    if not _is_all(part, found):
        return None  # "who confirmed KR 1", "confirm KR 1 with Ann first"
    return tuple(part.edit("confirm", place) for place in part.named.places)


def _is_all(part: Part, found: re.Match[str]) -> bool:
    """Say whether a part says nothing beside the names and that they are agreed."""
    said = part.without_names[: found.start()] + " " * len(found[0]) + part.without_names[found.end() :]
    for each in quantities(said):
        said = said[: each.start] + " " * (each.end - each.start) + said[each.end :]
    metrics = (key_result(part.okrs, place).metric or "" for place in part.named.places)
    mine = frozenset().union(*(stems(metric) for metric in metrics))
    left = {token.lower for token in words(said) if token.lower.isalpha() and not stems(token.lower) & mine}
    more = {word for word in left - word_set("polite") if _BESIDE.fullmatch(word) is None}
    return not more and _ASKED.match(part.text) is None
