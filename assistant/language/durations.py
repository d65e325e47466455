"""Durations said in two parts or in words: "3h12", "2 min 50", "half an hour"."""

import re

from assistant.language.comparators import compared
from assistant.language.patterns import pattern
from assistant.language.quantity import Quantity
from assistant.language.runs import runs

_PARTS = {"h": ("min", 60), "min": ("s", 60), "days": ("h", 24), "weeks": ("days", 7), "years": ("months", 12)}
_JOINT = pattern(r"(?:[ \u00a0]?|,? and |, )")
_CLOSED = pattern(
    r"[ \u00a0](?!(?:to|from|by|on|in|at|per|for|of|or|and|as|is|was|average|until|today|now|each|every)\b)[a-z]|[\d%]"
)
_WORDED = pattern(
    r"(?<![^\W_])(?:(?P<half>half an? )(?P<u1>hour|day|minute|year)"
    r"|(?P<quarter>(?:a )?quarter of an )(?P<u2>hour)|(?P<three>three[ -]quarters of an )(?P<u3>hour)"
    r"|(?P<minutes>one|two|three|four|five|six|seven|eight|nine|ten)[ -](?P<tens>ten|fifteen|twenty|thirty|forty|fifty)"
    r"(?:[ -](?P<ones>one|two|three|four|five|six|seven|eight|nine))?(?= (?:to|->|→)[^.;\n]{0,24}\bsec(?:ond)?s?\b)"
    r"|(?:^|(?<=[,.;:!?(] )|(?<= be )|(?<=  ))an? (?P<u6>week|day|hour|minute|month)"
    r"(?=[,.;:!?)]| (?:is|max|tops|at most|by)\b|$)"
    r"|an? (?P<u5>second|minute|hour|day|week|month|year) and a half"
    r"|an? (?P<u7>hour|minute) (?:and )?(?P<over>ten|fifteen|twenty|thirty|forty|fifty|[1-5]\d)"
    r"(?=[.,;:!?)\n]| (?:now|today|on average|to|at|in|per|each|is)\b|$)"
    r"|(?:(?<=under )|(?<=within )|(?<=inside )|(?<=below )|(?<=from )|(?<=to )|(?<=than )|(?<=least )|(?<=most )"
    r"|(?<=over ))"
    r"an? (?P<u4>second|minute|hour|day|week|month|year))(?![^\W_])"
)
_UNITS = {
    "second": "s", "minute": "min", "hour": "h", "day": "days", "week": "weeks", "month": "months", "year": "years",
}  # fmt: skip
_NAMED = _UNITS.keys() | {"sec", "secs", "seconds"}
_OPENERS = frozenset({"a", "an", "half", "three", "one", "two", "four", "five", "six", "seven", "eight", "nine", "ten"})
_SMALLER = {"hour": ("min", 60.0), "day": ("h", 24.0), "minute": ("s", 60.0), "year": ("months", 12.0)}


def _worded(lower: str) -> list[tuple[float, str, int, int]]:
    """Find durations without a number word: value, unit, start, end."""
    found: list[tuple[float, str, int, int]] = []
    said = runs(lower).said
    if _NAMED.isdisjoint(said) or _OPENERS.isdisjoint(said):
        return found
    for match in _WORDED.finditer(lower):
        if match["minutes"]:
            found.append((_clock(match), "s", match.start(), match.end()))
            continue
        if match["u7"]:
            over = match["over"]
            value = 60.0 + (int(over) if over.isdigit() else _DIGITS[over])
            found.append((value, _SMALLER[match["u7"]][0], match.start(), match.end()))
            continue
        if match["u4"] or match["u5"] or match["u6"]:
            value, name = (1.5, match["u5"]) if match["u5"] else (1.0, match["u4"] or match["u6"])
            found.append((value, _UNITS[name], match.start(), match.end()))
            continue
        name = match["u1"] or match["u2"] or match["u3"]
        unit, parts = _SMALLER[name]
        share = 0.5 if match["half"] else 0.25 if match["quarter"] else 0.75
        found.append((parts * share, unit, match.start(), match.end()))
    return found


def _clock(match: re.Match[str]) -> float:
    """Read "three-twenty" as three minutes twenty, in seconds."""
    return float(60 * _DIGITS[match["minutes"]] + _DIGITS[match["tens"]] + _DIGITS.get(match["ones"] or "", 0))


_DIGITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
_COINS = pattern(r"(?:euros?|dollars?|pounds?|rupees?|francs?)$")


def _joined(lower: str, whole: Quantity, part: Quantity) -> Quantity | None:
    """Give one duration for a whole and a part of it that follows, in the smaller unit; null where they are two."""
    if _COINS.search(lower, whole.bare[1], whole.end) and part.unit is None and lower[whole.end : part.start] == " ":
        if part.value == int(part.value) and 10 <= part.value < 100 and whole.value == int(whole.value):
            value = round(whole.value + part.value / 100, 2)
            return whole._replace(value=value, end=part.end, bare=(whole.bare[0], part.bare[1]))
        return None
    smaller = _PARTS.get(whole.unit or "")
    if smaller is None or part.start - whole.end > 5 or part.start != part.bare[0] or whole.end < whole.bare[1]:
        return None
    unit, size = smaller
    gap = lower[whole.end : part.start]
    if whole.value != int(whole.value) or not 0 <= part.value < size or not _JOINT.fullmatch(gap):
        return None
    ends = not gap or (len(gap) == 1 and not _CLOSED.match(lower, part.end))
    if part.unit != unit and not (part.unit is None and ends):
        return None
    return whole._replace(
        value=whole.value * size + part.value,
        unit=unit,
        end=part.end,
        bare=(whole.bare[0], part.bare[1]),
        comparator=whole.comparator or part.comparator,
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
        duration = compared(lower, value, unit, start, end, (start, end), min(floor, start))
        limit = found[at].start if at < len(found) else len(lower)
        whole.append(duration if duration.end <= limit else duration._replace(end=max(end, limit)))
    return whole + found[at:]


def merged(lower: str, found: list[Quantity]) -> list[Quantity]:
    """Join the parts of compound durations: "2 min 50", "3h12", "half an hour"."""
    spoken = _worded(lower)
    if spoken:
        found = _with_spoken(lower, found, spoken)
    whole: list[Quantity] = []
    for quantity in found:
        last = whole[-1] if whole else None
        both = _joined(lower, last, quantity) if last is not None else None
        if both is not None:
            whole[-1] = both
        else:
            whole.append(quantity)
    return whole
