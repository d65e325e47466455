"""Ranges: two numbers that are the ends of one value, "10-20", "between 3 and 5 days"."""

from assistant.language.patterns import pattern
from assistant.language.quantity import Quantity

_RANGE = pattern(r"-|–|—|\.\.\.?|[ \u00a0](?:-|–)[ \u00a0]")
_AND = pattern(r"[ \u00a0](?:and|und|&)[ \u00a0]")
_TO = pattern(r"[ \u00a0](?:to|or|bis)[ \u00a0]")
_BETWEEN = pattern(r"\bbetween(?: [a-z]+)?[ \u00a0]$|\bzwischen $")
_SPREAD = pattern(
    r"\b(?:by|about|around|roughly|approximately|takes?|took|every|within|in|another|additional|some|spend"
    r"|spends|lasts?|only|costs?|typically|usually|next|for|of)[ \u00a0]~?$"
)

# "from about 20 to 30" and "from a baseline of 20 to 30" are a start and an end value.
_LED = pattern(r"\bfrom[ \u00a0](?:an? [a-z-]+ of |[a-z]+ )?$")
# "By 5,000 to 32,000" and "by 3 weeks to 9 weeks" are a change and an end value.
_BY = pattern(r"\bby[ \u00a0]~?$")


def spread(lower: str, found: list[Quantity]) -> list[Quantity]:
    """Join the two ends of a range: "10-20", "between 3 and 5 days"."""
    whole: list[Quantity] = []
    for quantity in found:
        last = whole[-1] if whole else None
        if last is not None and last.upto is None and _is_range(lower, last, quantity):
            unit = quantity.unit if last.unit in (None, "count") else last.unit
            value = last.value
            if quantity.value >= 1000 and quantity.value > 20 * last.value:
                scale = quantity.value / _written(lower, quantity)
                value = value * scale if scale > 1 else value
            if value <= quantity.value:
                whole[-1] = last._replace(
                    value=value,
                    unit=unit,
                    end=quantity.end,
                    bare=(last.bare[0], quantity.bare[1]),
                    upto=quantity.value,
                )
                continue
        whole.append(quantity)
    return whole


def _written(lower: str, quantity: Quantity) -> float:
    try:
        return float(lower[quantity.bare[0] : quantity.bare[1]].replace(",", "")) or 1.0
    except ValueError:
        return quantity.value or 1.0


def _is_range(lower: str, low: Quantity, high: Quantity) -> bool:
    gap = lower[low.end : high.start]
    if len(gap) > 5 or not gap or low.out_of is not None or high.out_of is not None:
        return False
    if high.comparator in ("<", ">"):
        return False
    if low.unit not in (None, "count", high.unit):
        return high.unit is None and len(gap) == 1 and _RANGE.fullmatch(gap) is not None
    if _RANGE.fullmatch(gap):
        return True
    before = lower[max(0, low.bare[0] - 24) : low.bare[0]]
    if _AND.fullmatch(gap):
        return _BETWEEN.search(before) is not None
    if _TO.fullmatch(gap) is None:
        return False
    if gap.strip() == "or":
        return True
    if _BY.search(before) and (high.value >= 3 * low.value or (low.end > low.bare[1] and low.unit != "%")):
        return False
    return _SPREAD.search(before) is not None and _LED.search(before) is None
