"""Pairs: a start and an end value said together."""

import re
from functools import lru_cache

from assistant.language.letters import lowered
from assistant.language.patterns import pattern
from assistant.language.quantities import quantities
from assistant.language.quantity import Pair, Quantity
from assistant.language.units import comparable, family

_ARROW = pattern(r"(?:-{1,3}>|={1,3}>|–>|—>|~>|[─━═–—-]*[►▶▸➤➞]|[→➔➜➝⇒⟶➡⇨»↗↘]|[ \u00a0]>[ \u00a0])")
_ARROW_SIGNS = frozenset(">→➔➜➝⇒⟶➡⇨»↗↘►▶▸➤➞")
_FROM = pattern(
    r"(?<![^\W_])(?:from|von|de)[ \u00a0]+(?:(?:an? [a-z-]+ of|a|an|the|its?|our|today['’]?s?|current(?:ly)?"
    r"|(?:the )?present"
    r"|baseline|about|around|roughly|approximately|some"
    r"|average|of|level|only|just|over|under|below|above|more|less|than|now|still|almost|nearly|roughly|c\."
    r"|ca\.|~|≈|±|[td]\+)[ \u00a0]*|[(:=~≈±][ \u00a0]*)*$"
)
_FROM_CUES = ("from", "von", "de ")
_TO = pattern(
    r"(?<![^\W_])(?:to|auf|down to|up to|at|reach(?:es)?|hits?|of)[ \u00a0]+(?:(?:a|an|the|about|around|at"
    r"|least|most|roughly|~|≈|±)[ \u00a0]*)*$"
)
_GAP_TO = pattern(r"(?<![^\W_])(?:to|auf|down to|up to|into|until we (?:reach|hit))(?![^\W_])")
_GAP_FROM = pattern(
    r"(?:[,;]? ?(?:up|down|coming|compared)?[ \u00a0]?|[ \u00a0]?\()(?:from|von)[ \u00a0](?:(?:a|an|the"
    r"|today['’]?s?|current(?:ly)?|about|around|roughly|baseline|of|average|~|±)[ \u00a0]*)*"
)
_BY = pattern(r"(?<![^\W_])by[ \u00a0]+(?:(?:an?|about|around|at|least|over|up|to)[ \u00a0]+)*$")
_END = pattern(r"(?<!\.[a-z])[.!?](?:\s|$)|\n|;")
# "Target 1.5 -> changed to 1.8": the second value replaces the first, and neither is a start.
_REVISED = pattern(r"\b(?:changed|revised|corrected|amended|replaced|updated|reset)\b")
_GAP_MOST = 70
_LEAD = 44
_BARE_TO = pattern(r"[ \u00a0](?:(?:down|on) )?(?:to|auf)[ \u00a0](?:(?:about|around|roughly)[ \u00a0])?")
# What a rate is counted against: "38 per 10,000 lines -> 20".
_RATED = pattern(
    r"[ \u00a0]?(?:per|in every|for every|/)[ \u00a0]?\d[\d.,]*[ \u00a0]?(?:k|m|thousand|million)?(?:[ \u00a0][a-z-]+)?"
    r"[ \u00a0]$"
)
_RANGED = pattern(
    r"(?<![^\W_])(?:be|by|about|around|takes?|took|every|within|in|for|of|between|next|last|another|some|roughly"
    r"|approximately|usually|typically|spend|costs?|up)[ \u00a0~$€£₹]*$"
)
_SCALED = 20
_LOOSE = (None, "count")


@lru_cache(maxsize=64)
def pairs(text: str) -> tuple[Pair, ...]:
    """Find every start and end value said together, in order and not overlapping."""
    found = quantities(text)
    if len(found) < 2:
        return ()
    lower = lowered(text)
    seen: list[Pair] = []
    i = 0
    while i + 1 < len(found):
        floor = seen[-1].end if seen else 0
        pair = _pair(lower, found[i], found[i + 1], floor)
        if pair is not None and pair.target == found[i] and i + 2 < len(found):
            after = _pair(lower, found[i + 1], found[i + 2], found[i].end)
            pair = None if after is not None and after.start < found[i + 1].start else pair
        if pair is not None:
            seen.append(pair)
            i += 1
        i += 1
    return tuple(seen)


def _pair(lower: str, first: Quantity, second: Quantity, floor: int) -> Pair | None:
    if second.bare[0] - first.bare[1] > _GAP_MOST or (first.upto is not None and second.upto is not None):
        return None
    gap = lower[first.end : second.bare[0]]
    first, second = _alike(first, second)
    if _END.search(gap) or not (comparable(first.unit, second.unit) or (_is_money(first) and _is_money(second))):
        return None
    arrow = _ARROW.search(gap) if not _ARROW_SIGNS.isdisjoint(gap) else None
    if (
        arrow is not None
        and (arrow[0].strip() != ">" or not gap.strip(" \u00a0>"))
        and _plain(_RATED.sub("", gap[: arrow.start()]))
        and _plain(gap[arrow.end() :])
        and _REVISED.search(gap, arrow.end()) is None
    ):
        end_value = second._replace(comparator=None) if second.start < first.end + arrow.end() else second
        return _made(lower, first, end_value, first.start, second.end)
    begin = max(floor, first.start - _LEAD)
    lead = lower[begin : first.start]
    starts = [at for cue in _FROM_CUES if (at := lead.find(cue)) >= 0]
    led = _FROM.search(lead, min(starts)) if starts else None
    if led is not None:
        to = _last(_GAP_TO, gap)
        if to is not None and not _left_over(gap[to.end() :]):
            if lower.startswith("up to", second.start):
                second = second._replace(comparator=None)
            return _made(lower, first, second, begin + led.start(), second.end)
        if arrow is not None:
            return _made(lower, first, second, begin + led.start(), second.end)
        return None
    back = _GAP_FROM.fullmatch(lower, first.end, second.start)
    if back is not None and not _BY.search(lead):
        to = _TO.search(lead)
        return _made(lower, second, first, begin + to.start() if to else first.start, second.end)
    if _BARE_TO.fullmatch(lower, first.end, second.start) and not _RANGED.search(lower, begin, first.bare[0]):
        return _made(lower, first, second, first.start, second.end)
    if gap == " up to " and first.unit is not None and first.unit == second.unit and first.value < second.value:
        return _made(lower, first, second._replace(comparator=None), first.start, second.end)
    return None


def _alike(first: Quantity, second: Quantity) -> tuple[Quantity, Quantity]:
    """Take "7/10" for a share too where the other end is one: "7/10 -> 9/10 participants"."""
    if first.out_of is None or first.out_of != second.out_of or {first.unit, second.unit} != {"score", "%"}:
        return first, second
    if first.unit == "score":
        return first._replace(value=round(100 * first.value / first.out_of, 2), unit="%"), second
    return first, second._replace(value=round(100 * second.value / first.out_of, 2), unit="%")


def _is_money(quantity: Quantity) -> bool:
    return quantity.unit is not None and family(quantity.unit) == quantity.unit and quantity.unit.isupper()


def _plain(gap: str) -> bool:
    """Say whether nothing but a few words of a unit lies between a number and an arrow."""
    return len(gap.split()) <= 4 and not any(sign in gap for sign in ",:|(")


def _left_over(after: str) -> bool:
    """Say whether something other than a comparator and small words lies between "to" and the end value."""
    return len(after.split()) > 5 or "," in after


def _last(pattern: re.Pattern[str], gap: str) -> re.Match[str] | None:
    return max(pattern.finditer(gap), key=re.Match.start, default=None)


def _made(lower: str, baseline: Quantity, target: Quantity, start: int, end: int) -> Pair:
    baseline, target = _shared(lower, baseline, target)
    return Pair(baseline, target, start, max(end, baseline.end, target.end))


def _shared(lower: str, baseline: Quantity, target: Quantity) -> tuple[Quantity, Quantity]:
    """Give both the unit that only one has written, and the factor too: "from 1.2 to 1.8M"."""
    if baseline.unit in _LOOSE and target.unit not in _LOOSE:
        baseline = baseline._replace(unit=target.unit)
    elif target.unit in _LOOSE and baseline.unit not in _LOOSE:
        target = target._replace(unit=baseline.unit)
    elif baseline.unit != target.unit:
        baseline, target = (
            baseline._replace(unit=baseline.unit or "count"),
            target._replace(unit=target.unit or "count"),
        )
    if baseline.out_of is not None and target.out_of is None and baseline.unit == "score":
        target = target._replace(out_of=baseline.out_of)
    elif target.out_of is not None and baseline.out_of is None and target.unit == "score":
        baseline = baseline._replace(out_of=target.out_of)
    low, high = sorted((baseline, target), key=lambda each: each.value)
    if low.value > 0 and high.value >= 1000 and high.value > _SCALED * low.value and low.out_of is None:
        written = _digits(lower[high.bare[0] : high.bare[1]])
        if (
            written
            and written != high.value
            and high.value / written >= 1000
            and written / _SCALED <= low.value <= written * _SCALED
        ):
            scaled = low._replace(value=low.value * round(high.value / written))
            return (scaled, target) if low is baseline else (baseline, scaled)
    return baseline, target


def _digits(said: str) -> float | None:
    try:
        return float(said.replace(",", ""))
    except ValueError:
        return None
