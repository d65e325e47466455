"""What the numbers of a part are for: a baseline, a target, or what another takes the place of."""

import re
from functools import cache

from assistant.language.quantity import Deadline, Quantity
from assistant.revision.lexicon import either, word_set

_INSTEAD = re.compile(r"\b(?:instead of|rather than|not|and not|from)\s*$|[(,]\s*was\s*$", re.IGNORECASE)
_WAS = re.compile(
    r"\b(?:was|were|had been|used to be)(?: (?:only|just|still|at|about|around|roughly|due|planned|by|on))*\s*$",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\W*(?:in |at |during )?(?:(?:the )?(?:last|previous|prior|past) [^\W\d]+|(?:[a-z]+|\d+) [^\W\d]+ (?:ago|back)\b"
    r"|(?:before|previously|earlier|back then)(?=\s*(?:[,;.]|$)))",
    re.IGNORECASE,
)
_ANY_NUMBER = re.compile(r"\b(?:the|this|that|its|his|her|our) (?:number|figure|value)s?\b", re.IGNORECASE)
_AIM = re.compile(r"\b(?:targets?|goals?|aim)\b", re.IGNORECASE)
_CLOSED = re.compile(r"\s*(?:[,;.]|and\b)", re.IGNORECASE)
_MEASURED = re.compile(r"\W*(?:for |on |in )?[\w ]{0,40}\b(?:today|right now|currently|at the moment|at present)\W*$")


def is_named(said: str, name: str) -> bool:
    """Say whether a word that can only mean the baseline, or only the target, stands in a text."""
    found = re.finditer(rf"(?<!\w){either(name)}(?!\w)", said.lower())
    return any(" ".join(match[0].split()) not in (*word_set("leads"), "now", "aim", "hit") for match in found)


def is_for(said: str, number: Quantity, name: str) -> bool:
    """Say whether the last word before a number, or the first behind it, that says what it is for is of a list."""
    before = said[: number.start].lower()
    found = [match.end() for match in re.finditer(rf"(?<!\w){either(name)}(?!\w)", before)]
    other = "target" if name == "baseline" else "baseline"
    rivals = [
        (match.start(), " ".join(match[0].split())) for match in re.finditer(rf"(?<!\w){either(other)}(?!\w)", before)
    ]
    if _behind(name).match(said.lower(), number.end) is not None:
        return True
    if not found:
        is_aimed = is_named(said[: number.start], other)
        return name == "baseline" and not is_aimed and _MEASURED.match(said[number.end :].lower()) is not None
    at = found[-1]
    # "is now at 61": the small word between belongs to what stands before it.
    return not any(start >= at and word not in word_set("leads") for start, word in rivals)


@cache
def _behind(name: str) -> re.Pattern[str]:
    """Give what says of a number before it what it is for; what leads to a number behind it says nothing of it."""
    return re.compile(rf"\s*(?:is |as )?(?:the |our )?{either(name)}(?!\w)(?!\s*(?:is|of|at|:|=)?\s*[\d$\u20ac\u00a3])")


def alone(said: str, number: Quantity, numbers: list[Quantity]) -> str:
    """Blank the words that say of an earlier number what it is for: "3,300 now, 7,000 in March"."""
    for each in numbers:
        for name in ("baseline", "target"):
            claimed = _behind(name).match(said.lower(), each.end)
            if each.end <= number.start and claimed is not None and _CLOSED.match(said, claimed.end()):
                said = said[: each.end] + " " * (claimed.end() - each.end) + said[claimed.end() :]
    return said


def is_past(said: str, number: Quantity | Deadline) -> bool:
    """Say whether a number or day is what once held: "was 61", "60 last month"."""
    return _WAS.search(said, 0, number.start) is not None or _AGO.match(said, number.end) is not None


def is_going(said: str, number: Quantity | Deadline) -> bool:
    """Say whether a number or day is the one that another takes the place of: "instead of 78", "78 is wrong"."""
    return is_refused(said, number) or _wrong_behind().match(said.lower(), number.end) is not None


def is_refused(said: str, number: Quantity | Deadline) -> bool:
    """Say whether the words before a number or day say that it is not the one."""
    return _INSTEAD.search(said, 0, number.start) is not None


def is_of_target(said: str) -> bool:
    """Say whether a part names the target by this word or one like it."""
    return _AIM.search(said) is not None


def is_unsaid(said: str) -> bool:
    """Say whether a part corrects a number, and no word says which."""
    is_any = _ANY_NUMBER.search(said) is not None or re.search(rf"\b{either('wrong')}\b", said.lower()) is not None
    return is_any and not is_of_target(said) and not is_named(said, "baseline")


@cache
def _wrong_behind() -> re.Pattern[str]:
    """Give what says of a number before it that it is not right: "is wrong", "should be"."""
    return re.compile(
        rf"\W*(?:(?:(?:is|was|are|were|looks?|seems?)\s+)?(?:an? )?{either('wrong')}"
        r"|should (?:be|read|say)|must be|has to be|is (?:really|actually))\b"
    )
