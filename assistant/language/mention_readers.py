"""Readers: what each form of a date says, given what stands around it; null where it is none after all."""

import re
from collections.abc import Callable
from typing import NamedTuple

from assistant.language.calendar_words import MONTHS, ORDINALS, SMALL, WEEKDAYS
from assistant.language.mention import Lead, Phase
from assistant.language.patterns import pattern

_COUNTED = pattern(r"[ \u00a0\"\u201c]+[^\W\d_][\w-]*s\b")
_MEETING = pattern(
    r"[ -](?:boards?|planning|reviews?|meetings?|qbr|kick-?offs?|all-hands|off-?sites?|reports?|releases?|results"
    r"|earnings|plans?|roadmaps?|okrs?|numbers|targets?|quotas?|goals?|priorities|backlog|deck)\b"
)
_FRACTION_CUE = pattern(
    r"\s*(?:of\b|users|participants|people|success|succe|complet|passed|pass\b|testers|stars|[^\W\d_]+s\b)"
)
_DIGITS = pattern(r"\d+")
_LETTERS = pattern(r"[^\W\d_]+")

Parts = dict[str, object]


class Seen(NamedTuple):
    """A match with what stands around it, in small letters; `shown` keeps the capitals."""

    said: str
    shown: str
    phase: Phase | None
    lead: Lead | None
    word: str
    before: str
    after: str


def _numbers(said: str) -> list[int]:
    return [int(number) for number in _DIGITS.findall(said)]


def _year(said: str) -> int | None:
    digits = _DIGITS.findall(said)
    return None if not digits else int(digits[-1]) if len(digits[-1]) == 4 else 2000 + int(digits[-1])


def _day(year: int | None, month: int, day: int) -> Parts | None:
    return {"kind": "day", "year": year, "month": month, "day": day} if 1 <= month <= 12 and 1 <= day <= 31 else None


def _iso(seen: Seen) -> Parts | None:
    year, month, day = _numbers(seen.said)
    return _day(year, month, day)


def _kanji(seen: Seen) -> Parts | None:
    *year, month, day = _numbers(seen.said)
    return _day(year[0] if year else None, month, day)


def _numeric(seen: Seen) -> Parts | None:
    first, second, year = _numbers(seen.said)
    day, month = (first, second) if second <= 12 else (second, first)
    return _day(year if year > 99 else 2000 + year, month, day)


def _short(seen: Seen) -> Parts | None:
    """Read "17/7" or "31.03.": only where a lead, a closing point or an impossible fraction shows that it is a date."""
    first, second = _numbers(seen.said)
    day, month = (first, second) if second <= 12 else (second, first)
    if seen.said == "24/7" and seen.lead != "due":
        return None
    if second in (5, 10) and seen.after.startswith((" to ", " -> ", " → ")) and f"/{second}" in seen.after:
        return None
    dotted = "." in seen.said
    led = seen.lead == "due" or seen.word in (
        "on",
        "on the",
        "am",
        "zum",
        "from",
        "since",
        "seit",
        "ab",
        "vom",
        "planned",
    )
    if dotted and not (led and (seen.said.endswith(".") or len(seen.said) == 5)):
        return None
    if not dotted and not led and (first <= second or bool(_FRACTION_CUE.match(seen.after))):
        return None
    return _day(None, month, day)


def _month_name(said: str) -> int:
    return next(MONTHS[word] for word in _LETTERS.findall(said) if word in MONTHS)


def _day_month(seen: Seen) -> Parts | None:
    day, *year = _numbers(seen.said)
    return _day(_year(seen.said) if year else None, _month_name(seen.said), day)


def _word_day(seen: Seen) -> Parts | None:
    name = max((name for name in ORDINALS if seen.said.startswith(name)), key=len)
    return _day(_year(seen.said), _month_name(seen.said[len(name) :]), ORDINALS[name])


def _month_day(seen: Seen) -> Parts | None:
    day, *year = _numbers(seen.said)
    if _month_name(seen.said) == 5 and not (seen.shown[0].isupper() or seen.lead == "due"):
        return None
    return _day(_year(seen.said) if year else None, _month_name(seen.said), day)


def _month(seen: Seen) -> Parts | None:
    month, year = _month_name(seen.said), _year(seen.said)
    known = seen.phase is not None or year is not None or seen.lead is not None
    ambiguous = seen.said in ("may", "mar", "dez", "mai") and not (seen.phase or seen.lead == "due")
    if not known or (ambiguous and not seen.shown[0].isupper()):
        return None
    return {"kind": "month", "year": year, "month": month}


def _fiscal(seen: Seen) -> Parts | None:
    years = seen.said
    number = 0
    kind = "year"
    part = re.search(r"[qh][1-4]$", seen.said)
    if part:
        kind, number, years = "quarter" if part[0][0] == "q" else "half", int(part[0][1]), seen.said[: part.start()]
    return (
        {"kind": kind, "number": number, "year": _year(years), "fiscal": True}
        if number <= 2 or kind != "half"
        else None
    )


def _year_quarter(seen: Seen) -> Parts | None:
    number = int(seen.said[-1])
    if seen.said[-2] == "h":
        return {"kind": "half", "number": number, "year": int(seen.said[:4])} if number <= 2 else None
    return {"kind": "quarter", "number": number, "year": int(seen.said[:4])}


def _quarter(seen: Seen) -> Parts | None:
    said = seen.said.removeprefix("eo")
    kind = "quarter" if said[0] == "q" else "half"
    if _MEETING.match(seen.after):
        return {"kind": "occasion"} if seen.lead == "due" else {"kind": kind, "number": 0, "lead": "since"}
    parts: Parts = {"kind": kind, "number": int(said[1]), "year": _year(said[2:]), "fiscal": "fy" in said}
    return parts if said == seen.said else {**parts, "phase": "end", "lead": "due"}


def _number_quarter(seen: Seen) -> Parts | None:
    return {"kind": "quarter", "number": int(seen.said[0]), "year": _year(seen.said[2:])}


# "Month-end close", "year-end party": the end of a period only says which; a weekend is no end of a week.
_NOUN = pattern(r"[ -](?!(?:and|or|at|for|with|in|on|is|the|we|to)(?![^\W_]))[^\W\d_]")
_ENDS = {"q": "quarter", "y": "year", "m": "month", "w": "week", "h": "half"}


def _end_of(seen: Seen) -> Parts | None:
    if seen.said.startswith("eo"):
        unit = "year" if seen.said == "eofy" else _ENDS[seen.said[2]]
        return {"kind": "current", "unit": unit, "phase": "end", "fiscal": seen.said == "eofy", "lead": "due"}
    if seen.said.endswith("ing"):
        return {"kind": "current", "unit": "year", "lead": "since"}
    unit = next(unit for unit in _ENDS.values() if unit in seen.said)
    if seen.lead != "due" and (unit == "week" or _NOUN.match(seen.after)):
        return None
    return {"kind": "current", "unit": unit, "phase": "end", "fiscal": seen.said.startswith("fiscal"), "lead": "due"}


def _current(seen: Seen) -> Parts | None:
    unit = next(unit for unit in _ENDS.values() if unit in seen.said)
    vague = seen.said.startswith("the ") and "current" not in seen.said and "coming" not in seen.said
    if (vague or seen.said in _ENDS.values()) and seen.phase is None:
        return None
    ahead = int("next" in seen.said or "coming" in seen.said)
    return {"kind": "current", "unit": unit, "number": ahead, "fiscal": "fiscal" in seen.said}


def _ahead(seen: Seen) -> Parts | None:
    number = next((int(n) for n in _DIGITS.findall(seen.said)), 0) or next(
        n for word, n in SMALL.items() if re.search(rf"\b{word}\b", seen.said)
    )
    unit = next(unit for unit in ("day", "week", "month", "quarter", "year") if unit in seen.said)
    sure = "next" in seen.said or "coming" in seen.said or "from now" in seen.said
    long = unit not in ("day", "week") if seen.said.startswith("within") else unit != "day" and number > 1
    return {"kind": "ahead", "number": number, "unit": unit, "lead": "due"} if sure or long else None


def _week(seen: Seen) -> Parts | None:
    number = _numbers(seen.said)[0]
    return {"kind": "week", "number": number} if 1 <= number <= 53 else None


def _weekday(seen: Seen) -> Parts | None:
    led = seen.lead == "due" or seen.word in ("on", "next", "this")
    return {"kind": "weekday", "number": WEEKDAYS.index(seen.said)} if led else None


def _nth(seen: Seen) -> Parts | None:
    digits = _numbers(seen.said)
    day = digits[0] if digits else ORDINALS[seen.said]
    led = seen.lead == "due" or seen.word in ("on the", "on", "from the", "from")
    return {"kind": "nth", "day": day} if led and 1 <= day <= 31 else None


def _bare_year(seen: Seen) -> Parts | None:
    if (seen.lead is None and seen.phase is None) or seen.word in (
        "up to",
        "over",
        "about",
        "around",
        "within",
        "is",
        "was",
    ):
        return None
    return None if _COUNTED.match(seen.after) else {"kind": "year", "year": int(seen.said)}


def _occasion(seen: Seen) -> Parts | None:
    loose = seen.said in ("launch", "beta", "ga", "holiday", "spring", "harvest", "tet", "puja", "lent", "easter")
    led = seen.lead == "due" or (
        not loose and seen.word in ("for", "this", "next", "in", "during", "at", "for the", "in the")
    )
    alone = not loose and seen.lead is None and seen.after.strip()[:1] in ("", ".", ",", ";", ")", "|")
    return {"kind": "occasion"} if led or alone else None


READERS: dict[str, Callable[[Seen], Parts | None]] = {
    "iso": _iso,
    "kanji": _kanji,
    "fy": _fiscal,
    "yq": _year_quarter,
    "q": _quarter,
    "nq": _number_quarter,
    "dmy": _numeric,
    "dmon": _day_month,
    "wordday": _word_day,
    "mond": _month_day,
    "mon": _month,
    "dm": _short,
    "eo": _end_of,
    "cur": _current,
    "ahead": _ahead,
    "week": _week,
    "weekday": _weekday,
    "nth": _nth,
    "year": _bare_year,
    "occ": _occasion,
}
