"""Comparators: "at least", "under", "or better" and the like around a number."""

import re
from typing import NamedTuple

from assistant.language.patterns import pattern
from assistant.language.quantity import Comparator, Quantity
from assistant.language.runs import word_before


class Bound(NamedTuple):
    """A comparator and where its words end or begin."""

    comparator: Comparator
    at: int


_BEFORE = pattern(
    r"""(?:(?<![^\W_])(?:
      (?P<le>(?:at\ (?:the\ )?most|(?:at|equal\ to|on)\ or\ (?:below|under|less\ than)|(?:no|not)\ (?:more
        |longer|higher|greater|later|over|above)(?:\ than)?
        |up\ to|max(?:imum)?\.?(?:\ of)?
        |not?\ (?:to\ )?exceed(?:ing)?|within|inside|capped\ at|a\ cap\ of|höchstens|maximal))
      |(?P<ge>(?:at\ (?:the\ )?(?:very\ )?least|(?:at|equal\ to|on)\ or\ (?:above|over|more\ than)|(?:no
        |not)\ (?:less|fewer|lower|under|below)(?:\ than)?
        |min(?:imum)?\.?(?:\ of)?|mindestens))
      |(?P<lt>(?:under|below|beneath|(?:less|fewer|lower|shorter|faster|quicker)\ than|unter|sub))
      |(?P<gt>(?:over|above|beyond|(?:more|greater|higher|longer|better|larger)\ than|exceed(?:s|ing)?
        |north\ of|upwards\ of|über|(?<!the\ )(?<!half\ )past))
    )|(?P<sign><=|=<|≤|(?<![\d%]\ )(?<![\d%])(?:=>|>=)|>=|≥|<|(?<![-=–—\d%])(?<![\d%]\ )>))
    (?:[-\ \u00a0](?:(?:the|an?|about|around|roughly|approximately|average|an?\ average|of)\ )*|)$""",
    re.VERBOSE,
)
_SIGNS: dict[str, Comparator] = {
    "<=": "<=",
    "=<": "<=",
    "≤": "<=",
    ">=": ">=",
    "=>": ">=",
    "≥": ">=",
    "<": "<",
    ">": ">",
}
_NAMED: dict[str, Comparator] = {"le": "<=", "ge": ">=", "lt": "<", "gt": ">"}
_CUES = frozenset("<>=≤≥")
_LEADING = frozenset(
    {
        "most",
        "than",
        "to",
        "of",
        "maximum",
        "max",
        "minimum",
        "min",
        "exceed",
        "exceeding",
        "exceeds",
        "within",
        "inside",
        "at",
    }
    | {
        "least",
        "under",
        "below",
        "beneath",
        "unter",
        "sub",
        "over",
        "above",
        "beyond",
        "past",
        "über",
        "mindestens",
        "maximal",
    }
    | {"höchstens", "more", "longer", "higher", "greater", "later", "less", "fewer", "lower", "a", "an", "the", "about"}
    | {"around", "roughly", "approximately", "average"}
)
_REACH = 40
_AFTER = pattern(
    r"""(?P<plus>\+(?![\w+]))
    |(?P<near>[ ]?\(?(?P<word>(?:max(?:imum)?|at\ most|tops)|(?P<least>min(?:imum)(?![a-z])|at\ least
      |plus))\b(?![ ](?:of|\d)))
    |(?:[ ,/]+[a-z][\w'-]*){0,3}?[ ,/(]+(?:or|and)[ ]
      (?:(?P<more>more|higher|above|greater|over|longer|up)|(?P<less>less|fewer|lower|below|under|faster|sooner
        |shorter)|(?P<better>better))\b(?![ ](?:than|of|the)\b)""",
    re.VERBOSE,
)
_NEAR = pattern(r" ?\(?(?:m|at |tops|plus)")
_TIMES = frozenset({"ms", "s", "min", "h", "days", "weeks", "months"})
_NEGATION = pattern(r"(?:\b(?:no|none|never|not|without|nobody|neither|nor|cannot)|n['’]t)\b[^.,;:!?()\n]{0,60}$")
_FLIPPED: dict[Comparator, Comparator] = {">": "<=", "<": ">="}


def bound_before(lower: str, start: int, floor: int) -> Bound | None:
    """Find the comparator that leads to a number; a negation in front turns it round ("never below 4" is >= 4)."""
    last = word_before(lower, start)
    if last not in _LEADING and _CUES.isdisjoint(lower[max(0, start - 2) : start]):
        return None
    base = max(floor, start - _REACH)
    window = lower[base:start]
    # Most numbers follow a plain "to", and the search is slow.
    if last == "to" and "up to" not in window:
        return None
    found = _BEFORE.search(window)
    if found is None:
        return None
    comparator = _SIGNS[found["sign"]] if found["sign"] else next(c for name, c in _NAMED.items() if found[name])
    at = base + found.start()
    if comparator in _FLIPPED and not found["sign"] and _NEGATION.search(lower[max(0, at - 70) : at]):
        comparator = _FLIPPED[comparator]
    return Bound(comparator, at)


def bound_after(lower: str, end: int, unit: str | None) -> Bound | None:
    """Find the comparator that follows a number; "or better" is lower for a time, higher for all else."""
    window = lower[end : end + 60]
    if window[:1] != "+" and "or " not in window and "and " not in window and _NEAR.match(window) is None:
        return None
    found = _AFTER.match(window)
    if found is None:
        return None
    if found["plus"] or found["least"] or found["more"]:
        comparator: Comparator = ">="
    elif found["better"]:
        comparator = "<=" if unit in _TIMES else ">="
    else:
        comparator = "<="
    return Bound(comparator, end + found.end())


def compared(
    lower: str, value: float, unit: str | None, start: int, end: int, bare: tuple[int, int], floor: int
) -> Quantity:
    """Make a quantity with the comparator around it, which may reach back to `floor`, the end of the one before."""
    before = bound_before(lower, start, floor)
    after = bound_after(lower, end, unit)
    comparator = before.comparator if before else after.comparator if after else None
    return Quantity(
        value, unit, before.at if before else start, after.at if after and not before else end, bare, comparator
    )
