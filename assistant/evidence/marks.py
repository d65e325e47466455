"""Marks: which cues of a statement stand, which of its numbers are values, which of its phrases are metrics."""

import re
from collections.abc import Iterable

from assistant.evidence.cues import Cue
from assistant.evidence.metrics import Phrase
from assistant.evidence.plain_words import is_named_word
from assistant.evidence.statements import Statement, Value

# "time to first decision", "calls per decision": it is what is waited for or counted, and nothing was decided.
_WAITED_FOR = re.compile(
    r"\b(?:to|until|till|per|of)(?: (?:a|an|the|first|next|final|last))? $|\bfirst $", re.IGNORECASE
)
# "the average wait for a visit": what is measured, and nobody waits for a decision.
_WAITED = re.compile(
    r"(?:\b(?:average|avg\.?|mean|median|typical|longest|long|short|shorter|total|the|a|our|their) "
    r"|(?:^|\n|[-*:] ))wait\s$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|be|got) $", re.IGNORECASE)
_OF_IT = re.compile(r" of (?:it|this|that|which)\b", re.IGNORECASE)
_ONTO = re.compile(r" (?:on|at|that|upon) ", re.IGNORECASE)
_ONE = re.compile(r"one [^\W\d_]", re.IGNORECASE)
_COMPOUND = re.compile(r"-[^\W\d_]")
_NOT = re.compile(r"\bnot (?:even )?$", re.IGNORECASE)
_VAGUE = re.compile(r" (?:point|comma|dot) (?:something|odd|what)\b", re.IGNORECASE)
_REFERRED = re.compile(
    r"\b(?:as|see|like|under|in|per|cf\.?|same as|refer to|from|of) "
    r"(?:the )?(?:sr\.?|no\.?|nr\.?|item|row|line|point|section|paragraph|step|note|annex|appendix|page"
    r"|slide|\u00a7) ?$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d{1,2}$")
_LISTED = re.compile(r"(?:as|see|like|under|in|per|at|of|to) $", re.IGNORECASE)
_BESIDE = 8
_NEXT = re.compile(r" ([^\W\d_]{3,})")


def standing_cues(text: str, found: Iterable[Cue], metrics: list[Phrase]) -> list[Cue]:
    """Leave out cues that are words of a metric, such as "declined" in "declined payments"."""
    kept = []
    for cue in found:
        inside = any(
            phrase.start <= cue.start and cue.end <= phrase.end and (phrase.start, phrase.end) != (cue.start, cue.end)
            for phrase in metrics
        )
        if inside and cue.kind not in ("current", "stated") and not _is_verb(text, cue):
            continue
        if cue.kind == "target" and text[cue.start : cue.end].lower() == "decision" and _is_waited_for(text, cue):
            continue
        if cue.kind == "unsure" and _WAITED.search(text, max(0, cue.start - 24), cue.start + 5) is not None:
            continue
        if cue.kind in ("dead", "reject") and " " not in text[cue.start : cue.end]:
            if _COMPOUND.match(text, cue.end) is not None:
                continue
            after = _NEXT.match(text, cue.end)
            if after is not None and is_named_word(after[1]):
                continue
        kept.append(cue)
    return kept


def _is_waited_for(text: str, cue: Cue) -> bool:
    return _WAITED_FOR.search(text, max(0, cue.start - 16), cue.start) is not None


def _is_verb(text: str, cue: Cue) -> bool:
    """Say whether a cue among the words of a metric is a verb: "were withdrawn", "resolved on"."""
    passive = _PASSIVE.search(text, max(0, cue.start - 8), cue.start) is not None
    return passive or (cue.kind in ("target", "accept") and _ONTO.match(text, cue.end) is not None)


def is_no_value(text: str, value: Value, marks: list[Cue]) -> bool:
    """Say whether a number is a scale ("one to seven") or part of words such as "for all three"."""
    quantity = value.quantity
    if value.change is not None and _NOT.search(text, max(0, value.start - 12), value.start) is not None:
        return True
    if (
        quantity is not None
        and quantity.unit == "%"
        and quantity.comparator is None
        and _OF_IT.match(text, value.end) is not None
    ):
        return True
    if quantity is not None and (_VAGUE.match(text, value.end) is not None or _is_reference(text, value)):
        return True
    if quantity is not None and quantity.unit is None:
        pronoun = quantity.value == 1 and quantity.comparator is None and _ONE.match(text, value.start) is not None
        if pronoun or (quantity.upto is not None and not _is_aimed(value, marks)):
            return True
    return any(c.kind in ("all_dates", "same_date") and c.start <= value.start < c.end for c in marks)


def _is_aimed(value: Value, marks: list[Cue]) -> bool:
    """Say whether a word for a goal stands right before a range, so that it is no scale: "target 30-35"."""
    return any(cue.kind == "target" and 0 < value.start - cue.end <= _BESIDE for cue in marks)


def _is_reference(text: str, value: Value) -> bool:
    """Say whether a number points to another place of the note: "as in row 3", "like under 1)"."""
    if value.quantity is None or value.quantity.unit not in (None, "count"):
        return False
    begin = max(0, value.start - 24)
    if _REFERRED.search(text, begin, value.start) is not None:
        return True
    digits = _DIGITS.search(text[value.start : value.end])
    near = max(0, value.start - 80)
    closes = text[value.end : value.end + 1] == ")" and text.rfind("(", near, value.end) <= text.rfind(
        ")", near, value.end
    )
    return closes and digits is not None and _LISTED.search(text, begin, value.start + digits.start()) is not None


def without_cues(found: list[Phrase], statement: Statement) -> list[Phrase]:
    """Leave out phrases that are cues and nothing else: words of assent or refusal, "cap", "floor"."""
    kinds = ("accept", "reject", "unsure", "dead", "guard")
    cued = {(cue.start, cue.end) for cue in statement.cues if cue.kind in kinds}
    return [phrase for phrase in found if (phrase.start, phrase.end) not in cued]
