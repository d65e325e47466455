"""Quantities: the numbers of a text that can be a metric's value."""

import re
from functools import lru_cache

from assistant.language.comparators import bound_after, bound_before
from assistant.language.durations import joined, worded
from assistant.language.fractions import fractions, is_share, part_of_one
from assistant.language.letters import lowered
from assistant.language.masks import is_length, masks
from assistant.language.numerals import Numeral, numerals
from assistant.language.quantity import Quantity
from assistant.language.ranges import spread
from assistant.language.runs import runs, word_before
from assistant.language.shares import share, share_of_before, share_of_hundred
from assistant.language.unit_words import measure

# "From once a week", "instead of once", "from 23 to none", "Injuries: none (3 last year)".
_OCCURRENCES = re.compile(
    r"(?<![^\W_])(?:(?:from|to|of|than|currently|now) (?P<n>once|twice|thrice)"
    r"(?= (?:an?|per|each|every) | (?:daily|weekly)|[.,;:)]|$)"
    r"|(?:from|to|be|today|now|currently)(?::| ->| →)? (?P<zero>none|nil|nothing)"
    r"(?=[.,;:!?)\n]|$| (?:by|at|in|when|until|before|per|an?)(?![^\W_])))"
    r"|: (?P<nought>none|nil)(?= \(\d)"
)
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "none": 0.0, "nil": 0.0, "nothing": 0.0}
_NO_ONE = re.compile(
    r"(?:\b(?:the|this|that|no|any|every|each|which|number|day|another|some|week|phase|only|as|for|or)|[\w]-) ?$"
)
_ONE_OF = re.compile(
    r"[ -](?:of (?!\d)|(?:another|thing|place|stop|off|by|way|or|who|that|which|the|we|they|it|is|can|should|pager"
    r"|and only)(?![^\W_]))|[^\w %]*$|[,.;:)]"
)
_VALUED = re.compile(r"(?<![^\W_])(?:to|from|than|least|most|under|below|over|above|=|->|→) $")
_PER = frozenset({"per", "je", "pro", "every"})
_COINED = frozenset({"EUR", "USD", "GBP", "CHF", "INR", "CAD", "AUD", "NZD"})
_NO_VALUE_AFTER = re.compile(
    r"-(?:points?|pt)[ -](?:scale|plan|list|likert|check|system|agenda|font)|-degree|[ -]something(?![^\W_])"
)
_NAME_AFTER = re.compile(r"[ -](?:trust|day|touch|based|knowledge|waste(?=d? pol)|inbox)\b|-[a-z]")
_COUNTABLE = re.compile(
    r"[ \u00a0](?:[a-z][\w'’/-]*[ \u00a0]){0,3}?(?!(?:this|is|was|has|does|as|its|us|plus|always|previous"
    r"|across|yes|less|per|vs|versus|towards|sales|access|status|process|points|pts|fps|rps|qps|tps|mbps|kbps"
    r"|gbps|kgs|lbs|kms|stars|times)\b)[a-z][\w'’-]*[^\W\d_us]s(?![\w])"
)
_PEOPLE = re.compile(r"[ \u00a0](?:[a-z-]+[ \u00a0])?(?:people|children|women|men|staff|headcount|fte)(?![^\W_])")
_STOP_WORDS = re.compile(
    r"[ \u00a0](?:of|in|on|at|by|for|from|to|with|per|as|or|and|than|within|during|until|before|after|is|are"
    r"|was|were|will|vs|a|the|this|next|last|every|each|today|currently|now|over|under|out|net|more|up|down|via"
    r"|across)(?![\w])"
)
_NEAR = 32


@lru_cache(maxsize=64)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Find the numbers that can be a metric's value, in order and not overlapping. Dates, names and ids are none."""
    lower = lowered(text)
    found = _merged(lower, _singles(text, lower))
    found = spread(lower, found)
    return tuple(found)


def _singles(text: str, lower: str) -> list[Quantity]:
    """Read each number by itself, with shares taken as one."""
    candidates = _unmasked(text, lower)
    found: list[Quantity] = []
    i, floor = 0, 0
    while i < len(candidates):
        number = candidates[i]
        following = candidates[i + 1] if i + 1 < len(candidates) else None
        i += 1
        floor = max(floor, found[-1].end if found else 0)
        if number.start < floor:
            continue
        part = None
        if following is not None and following.start - number.end < _NEAR:
            part = share(lower, number, following) or share_of_before(lower, number, following)
        if part is not None and following is not None:
            span = (number.start, following.end)
            quantity = _quantity(lower, part.value, part.unit, *span, span, floor)
            found.append(quantity._replace(out_of=part.out_of))
            floor, i = following.end, i + 1
            continue
        hundred = share_of_hundred(lower, number)
        if hundred is not None:
            span = (number.start, hundred[1])
            quantity = _quantity(lower, hundred[0].value, hundred[0].unit, *span, span, floor)
            found.append(quantity._replace(out_of=hundred[0].out_of))
            floor = hundred[1]
            continue
        if number.worded and number.value == 1 and _is_pronoun(lower, number):
            continue
        if number.clipped:
            meant = _unclipped(text, lower, number, found)
            if meant is None:
                floor = number.end
                continue
            number = meant
        if word_before(lower, number.start) in _PER or _NO_VALUE_AFTER.match(lower, number.end):
            continue
        if following is not None and following.start == number.end + 1 and lower[number.end] == ":":
            ratio = _clock(text, lower, number, following, floor) or _ratio(lower, number, following, floor)
            found += [ratio] if ratio is not None else []
            floor, i = max(following.end, ratio.end if ratio is not None else 0), i + 1
            continue
        if (
            number.worded
            and _NAME_AFTER.match(lower, number.end)
            and measure(text, lower, number.start, number.end) is None
        ):
            continue
        said = measure(text, lower, number.start, number.end)
        if said is None or said.start < floor:
            continue
        if number.fraction:
            said = said._replace(unit="%", factor=100.0)
        unit = said.unit or ("count" if _is_counted(lower, said.end) else None)
        value = number.value * said.factor
        value = round(value, 9) if abs(value) < 1e9 else value
        start = said.start
        if start < number.start and _OWING.search(lower, max(0, start - 3), start):
            value, start = -value, start - 1
        found.append(_quantity(lower, value, unit, start, said.end, (number.start, number.end), floor))
        floor = said.end
    return found


# "From -€350k": a sign before the currency.
_OWING = re.compile(r"[ (:=>→][-\u2212]$")


def _unclipped(text: str, lower: str, number: Numeral, found: list[Quantity]) -> Numeral | None:
    """Read "one sixty" as money after a small price, as 160 before a unit or things counted; else it is unsure."""
    if any(price.unit in _COINED and price.value < 10 for price in found[-2:]):
        return number._replace(value=round(number.value / 100, 2))
    said = measure(text, lower, number.start, number.end)
    if said is None or said.unit in _COINED or said.unit in ("s", "min", "h"):
        return None
    return number if said.unit or said.factor > 1 or _is_counted(lower, said.end) else None


_CLOCK_AFTER = re.compile(r" ?(?:to|->|→|-|–) ?\d{1,2}:\d{2} ?(?P<unit>min|h)")


def _clock(text: str, lower: str, number: Numeral, part: Numeral, floor: int) -> Quantity | None:
    """Read "6:30 min" in seconds and "1:45 h" in minutes."""
    said = measure(text, lower, part.start, part.end)
    if said is not None and said.unit is None and (other := _CLOCK_AFTER.match(lower, part.end)) is not None:
        said = said._replace(unit="h" if other["unit"].startswith("h") else "min")
    if said is not None and said.unit is None and is_length(lower, number.start):
        said = said._replace(unit="min")
    smaller = {"min": "s", "h": "min"}.get(said.unit or "") if said is not None and part.end - part.start == 2 else None
    if said is None or smaller is None:
        return None
    return _quantity(
        lower, number.value * 60 + part.value, smaller, number.start, said.end, (number.start, part.end), floor
    )


def _ratio(lower: str, number: Numeral, whole: Numeral, floor: int) -> Quantity | None:
    """Read "4:1" as four times."""
    if not whole.value:
        return None
    span = (number.start, whole.end)
    return _quantity(lower, round(number.value / whole.value, 4), "x", *span, span, floor)


def _unmasked(text: str, lower: str) -> list[Numeral]:
    found = [*numerals(text, lower)]
    if not _TIMES.keys().isdisjoint(runs(lower).said):
        for match in _OCCURRENCES.finditer(lower):
            name = str(match.lastgroup)
            found.append(Numeral(_TIMES[match[name]], match.start(name), match.end(name)))
    parts = fractions(lower)
    if parts:
        opened = {fraction.start for fraction in parts}
        found = [number for number in found if number.start not in opened]
    for fraction in parts:
        of_one = part_of_one(lower, fraction)
        if of_one is not None:
            found.append(Numeral(fraction.value, fraction.start, of_one, worded=True))
        elif is_share(lower, fraction, word_before(lower, fraction.start)):
            found.append(Numeral(fraction.value, fraction.start, fraction.end, worded=True, fraction=True))
    if not found:
        return found
    if len(found) > 1:
        found.sort(key=lambda each: (each.start, -each.end))
    hidden = masks(text)
    open_numbers, at = [], 0
    for number in found:
        while at < len(hidden) and hidden[at][1] <= number.start:
            at += 1
        if at == len(hidden) or hidden[at][0] >= number.end:
            open_numbers.append(number)
    return open_numbers


def _is_pronoun(lower: str, number: Numeral) -> bool:
    if lower[number.start : number.end] != "one":
        return False
    before = lower[max(0, number.start - 12) : number.start]
    if _VALUED.search(before):
        return (
            _ONE_OF.match(lower, number.end, number.end + 12) is not None
            and lower[number.end : number.end + 4].strip(" .;,)\n") != ""
        )
    return bool(_NO_ONE.search(before)) or bool(_ONE_OF.match(lower, number.end, number.end + 12))


def _is_counted(lower: str, end: int) -> bool:
    """Say whether things that can be counted follow a number: "400 weekly active planners"."""
    if _STOP_WORDS.match(lower, end) is not None:
        return False
    return _COUNTABLE.match(lower, end, min(len(lower), end + 60)) is not None or _PEOPLE.match(lower, end) is not None


def _quantity(
    lower: str, value: float, unit: str | None, start: int, end: int, bare: tuple[int, int], floor: int
) -> Quantity:
    """Add the comparator, which may reach back to `floor`, the end of the quantity before."""
    before = bound_before(lower, start, floor)
    after = bound_after(lower, end, unit)
    comparator = before.comparator if before else after.comparator if after else None
    return Quantity(
        value, unit, before.at if before else start, after.at if after and not before else end, bare, comparator
    )


def _with_spoken(lower: str, found: list[Quantity], spoken: list[tuple[float, str, int, int]]) -> list[Quantity]:
    """Put durations in words among the numbers, in place of those inside them."""
    whole: list[Quantity] = []
    at = 0
    for value, unit, start, end in spoken:
        while at < len(found) and found[at].bare[1] <= start:
            whole.append(found[at])
            at += 1
        while at < len(found) and found[at].bare[0] < end:
            at += 1
        floor = whole[-1].end if whole else 0
        duration = _quantity(lower, value, unit, start, end, (start, end), min(floor, start))
        limit = found[at].start if at < len(found) else len(lower)
        whole.append(duration if duration.end <= limit else duration._replace(end=max(end, limit)))
    return whole + found[at:]


def _merged(lower: str, found: list[Quantity]) -> list[Quantity]:
    """Join the parts of compound durations: "2 min 50", "3h12", "half an hour"."""
    spoken = worded(lower)
    if spoken:
        found = _with_spoken(lower, found, spoken)
    whole: list[Quantity] = []
    for quantity in found:
        last = whole[-1] if whole else None
        both = joined(lower, last, quantity) if last is not None else None
        if both is not None:
            whole[-1] = both
        else:
            whole.append(quantity)
    return whole
