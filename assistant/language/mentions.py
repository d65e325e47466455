"""Mentions of dates: where a text names a day, month, quarter, year, span ahead or occasion, whatever the calendar."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from assistant.language.words import lexicon

Kind = Literal["day", "month", "quarter", "half", "year", "week", "weekday", "nth", "ahead", "current", "occasion"]
Phase = Literal["start", "early", "mid", "late", "end"]
Lead = Literal["due", "at", "since"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A date named in a text. What is not said is null; `number` is the quarter, half, week, weekday (Monday 0) or span.

    `unit`: what `ahead` counts or `current` names (day, week, month, quarter, half, year). `fiscal`: "FY" is written.
    `core` is where the date itself begins, after words such as "by end of".
    """

    kind: Kind
    start: int
    core: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int = 0
    unit: str = ""
    phase: Phase | None = None
    lead: Lead | None = None
    fiscal: bool = False


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner",
            "february feb februar",
            "march mar märz maerz",
            "april apr",
            "may mai",
            "june jun juni",
            "july jul juli",
            "august aug",
            "september sept sep",
            "october oct oktober okt",
            "november nov",
            "december dec dezember dez",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SMALL = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
} | {"thirtieth": 30}
_ORDINALS |= {
    f"{tens}{joint}{word}": base + _ORDINALS[word]
    for tens, base in (("twenty", 20), ("thirty", 30))
    for joint in ("-", " ")
    for word in ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
    if base + _ORDINALS[word] <= 31
}


def _any(names: "dict[str, int] | tuple[str, ...]") -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_MON = rf"(?:{_any(_MONTHS)})(?![^\W\d_])"
_YEAR = r"(?:(?:19|20)\d\d(?!\d)|['\u2019]\d\d(?!\d))"
_BREAK = r"(?<![\w./:,$€£₹-])"
_WORD_BREAK = r"(?<![^\W_])"


@cache
def _scanner() -> re.Pattern[str]:
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    occasions = _any(lexicon("occasions"))
    branches = (
        r"(?<![\w.])(?P<iso>(?:19|20)\d\d(?P<isosep>[-/.])(?:0?[1-9]|1[0-2])(?P=isosep)(?:0?[1-9]|[12]\d|3[01])(?!\d))",
        r"(?<!\d)(?P<kanji>(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日)",
        rf"{_WORD_BREAK}(?P<fy>fy ?['’]?(?:20)?\d\d(?:[/-](?:20)?\d\d)?(?:[ -]?[qh][1-4])?(?!\w))",
        r"(?<![\w.])(?P<yq>(?:19|20)\d\d[ -]?[qh][1-4](?!\w))",
        rf"{_WORD_BREAK}(?P<q>(?:q[1-4]|h[12])(?:(?:[ /-]| of )?fy ?['’]?(?:20)?\d\d|(?:[ ,/-]{{1,2}}| of )?{_YEAR}|/\d\d(?!\d))?(?!\w))",
        r"(?<![\w.])(?P<nq>[1-4]q ?(?:(?:20)?\d\d)?(?!\w))",
        rf"{_BREAK}(?P<dmy>\d{{1,2}}(?P<sep>[./-])\d{{1,2}}(?P=sep)(?:20\d\d|\d\d)(?![\d]))",
        rf"{_BREAK}(?P<dmon>{day}(?: of |[ ./-]{{1,2}}){_MON}\.?(?:(?:,? |[ ./-]){_YEAR})?)",
        rf"{_WORD_BREAK}(?P<wordday>(?:{_any(_ORDINALS)})(?: of)? {_MON}(?:,? {_YEAR})?)",
        rf"{_WORD_BREAK}(?P<mond>{_MON}[.,]? ?(?:the )?{day}(?![\d%/]|[.,]\d)(?:(?:,? ?|/){_YEAR})?)",
        rf"{_WORD_BREAK}(?P<mon>{_MON}\.?(?:(?:,? |[ ./-]){_YEAR})?)",
        rf"{_BREAK}(?P<dm>\d{{1,2}}[/.]\d{{1,2}}(?![\d/%:]|[.,]\d)\.?)",
        rf"{_WORD_BREAK}(?P<eo>eo[qymwh]|eofy|(?:fiscal[ -])?(?:year|quarter|month|week)[ -]?end(?:ing)?)(?!\w)",
        rf"{_WORD_BREAK}(?P<cur>(?:this|next|the current|current|the coming|coming|the)(?: fiscal| calendar)? "
        r"(?:quarter|half(?:[ -]year)?|year|month|week)|(?<=of )(?:fiscal )?(?:quarter|year|month|week))(?![\w-]| \d)",
        rf"{_WORD_BREAK}(?P<ahead>(?:(?:with)?in(?: the (?:next|coming))?|over the (?:next|coming)) "
        rf"(?:\d{{1,3}}|{_any(_SMALL)})[ -](?:day|week|month|quarter|year)s?(?: from now)?(?!\w))",
        rf"{_WORD_BREAK}(?P<week>(?:cw|kw|week|wk)[ .]?\d{{1,2}}(?!\w))",
        rf"{_WORD_BREAK}(?P<weekday>(?:{_any(_WEEKDAYS)})(?!\w))",
        rf"(?<=\bthe )(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|(?:{_any(_ORDINALS)}))(?![\w%-]| [^\W\d_])",
        r"(?<![\w.,$€£₹])(?<!\d-)(?P<year>(?:19[5-9]|20[0-9])\d(?![\w%]|[.,:/-]\d|[ \u00a0]?(?:%|[€$£₹])))",
        rf"{_WORD_BREAK}(?P<occ>(?:{occasions})(?!\w))",
    )
    return re.compile("|".join(branches))


_LEADS = re.compile(
    r"(?:\b(?:(?P<due>(?:done |due |finished |completed |achieved |reached )?(?:by|before|until|till?|thru|up to)"
    r"|(?:no|not) later than|latest(?: by)?|due(?: on| date)?|deadlines?(?: is)?|ahead of|in time for|within|prior to|bis)"
    r"|(?P<since>since|from|as of|after|starting(?: in| from| on)?|last|past|previous|dated|seit|ab|back in"
    r"|vs\.?|versus|compared (?:to|with)|against|was|were)"
    r"|(?P<at>in|on|at|for|during|around|about|over|through|this|next|coming|im|am|zum|is|planned(?: for| on| in)?))"
    r"(?: the| our| this| next| zum| dem)?[ \u00a0:]*|(?P<open>[(\[,;:|@>\u2192=]|->|^)\s*)$"
)
_PHASES = re.compile(
    r"\b(?:(?P<end>(?:the )?(?:very )?(?:end|close|last day)(?: of)?(?: the)?|ende?)"
    r"|(?P<mid>(?:the )?mid(?:dle)?(?: of)?(?: the)?|mitte)|(?P<early>early(?: in)?|anfang)|(?P<late>late(?: in)?)"
    r"|(?P<start>(?:the )?(?:start|beginning|begin)(?: of)?(?: the)?))[\s-]*$"
)
_WINDOW = 36
_ON = re.compile(r" (?:on|onwards?)\b(?! \w)|onwards?\b")
_COUNTED = re.compile(r"[ \u00a0\"\u201c]+[^\W\d_][\w-]*s\b")
_MEETING = re.compile(
    r"[ -](?:boards?|planning|reviews?|meetings?|qbr|kick-?offs?|all-hands|off-?sites?|reports?|releases?|results|earnings"
    r"|plans?|roadmaps?|okrs?|numbers|targets?|quotas?|goals?|priorities|backlog|deck)\b"
)
_FRACTION_CUE = re.compile(
    r"\s*(?:of\b|users|participants|people|success|succe|complet|passed|pass\b|testers|stars|[^\W\d_]+s\b)"
)
_DIGITS = re.compile(r"\d+")

_Parts = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A match with what stands around it, in small letters; `shown` keeps the capitals."""

    said: str
    shown: str
    phase: Phase | None
    lead: Lead | None
    word: str
    before: str
    after: str


@lru_cache(maxsize=16)
def mentions(text: str, lower: str) -> tuple[Mention, ...]:
    """Find every date named in a text, in order and not overlapping; `lower` is the same text in small letters."""
    found: list[Mention] = []
    floor = 0
    for match in _scanner().finditer(lower):
        mention = _mention(text, lower, match, floor)
        if mention is not None:
            found.append(mention)
            floor = mention.end
    return tuple(found)


def _mention(text: str, lower: str, match: re.Match[str], floor: int) -> Mention | None:
    core, end = match.span()
    phase_match = _PHASES.search(lower[max(floor, core - _WINDOW) : core])
    start = core if phase_match is None else core - len(phase_match[0])
    lead_match = _LEADS.search(lower[max(floor, start - _WINDOW) : start])
    phase: Phase | None = phase_match.lastgroup if phase_match else None  # type: ignore[assignment]
    kind = lead_match.lastgroup if lead_match else None
    word = lead_match[0].strip() if lead_match else ""
    lead: Lead | None = None if kind in (None, "open") else kind  # type: ignore[assignment]
    seen = _Seen(match[0], text[core:end], phase, lead, word, lower[max(0, core - 24) : core], lower[end : end + 24])
    parts = _READERS[str(match.lastgroup)](seen)
    if parts is None:
        return None
    begin = start - len(lead_match[0]) if lead_match and lead is not None else start
    fields: dict[str, object] = {"phase": phase, "lead": lead, **parts}
    return Mention(start=begin, core=core, end=end, **fields)  # type: ignore[arg-type]


def _numbers(said: str) -> list[int]:
    return [int(number) for number in _DIGITS.findall(said)]


def _year(said: str) -> int | None:
    digits = _DIGITS.findall(said)
    return None if not digits else int(digits[-1]) if len(digits[-1]) == 4 else 2000 + int(digits[-1])


def _day(year: int | None, month: int, day: int) -> _Parts | None:
    return {"kind": "day", "year": year, "month": month, "day": day} if 1 <= month <= 12 and 1 <= day <= 31 else None


def _iso(seen: _Seen) -> _Parts | None:
    year, month, day = _numbers(seen.said)
    return _day(year, month, day)


def _kanji(seen: _Seen) -> _Parts | None:
    *year, month, day = _numbers(seen.said)
    return _day(year[0] if year else None, month, day)


def _numeric(seen: _Seen) -> _Parts | None:
    first, second, year = _numbers(seen.said)
    day, month = (first, second) if second <= 12 else (second, first)
    return _day(year if year > 99 else 2000 + year, month, day)


def _short(seen: _Seen) -> _Parts | None:
    """Read "17/7" or "31.03.": only where a lead, a closing point or an impossible fraction shows that it is a date."""
    first, second = _numbers(seen.said)
    day, month = (first, second) if second <= 12 else (second, first)
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
    return next(_MONTHS[word] for word in re.findall(r"[^\W\d_]+", said) if word in _MONTHS)


def _day_month(seen: _Seen) -> _Parts | None:
    day, *year = _numbers(seen.said)
    return _day(_year(seen.said) if year else None, _month_name(seen.said), day)


def _word_day(seen: _Seen) -> _Parts | None:
    name = max((name for name in _ORDINALS if seen.said.startswith(name)), key=len)
    return _day(_year(seen.said), _month_name(seen.said[len(name) :]), _ORDINALS[name])


def _month_day(seen: _Seen) -> _Parts | None:
    day, *year = _numbers(seen.said)
    if _month_name(seen.said) == 5 and not (seen.shown[0].isupper() or seen.lead == "due"):
        return None
    return _day(_year(seen.said) if year else None, _month_name(seen.said), day)


def _month(seen: _Seen) -> _Parts | None:
    month, year = _month_name(seen.said), _year(seen.said)
    known = seen.phase is not None or year is not None or seen.lead is not None
    ambiguous = seen.said in ("may", "mar", "dez", "mai") and not (seen.phase or seen.lead == "due")
    if not known or (ambiguous and not seen.shown[0].isupper()):
        return None
    return {"kind": "month", "year": year, "month": month}


def _fiscal(seen: _Seen) -> _Parts | None:
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


def _year_quarter(seen: _Seen) -> _Parts | None:
    number = int(seen.said[-1])
    if seen.said[-2] == "h":
        return {"kind": "half", "number": number, "year": int(seen.said[:4])} if number <= 2 else None
    return {"kind": "quarter", "number": number, "year": int(seen.said[:4])}


def _quarter(seen: _Seen) -> _Parts | None:
    kind = "quarter" if seen.said[0] == "q" else "half"
    if _MEETING.match(seen.after):
        return {"kind": "occasion"} if seen.lead == "due" else {"kind": kind, "number": 0, "lead": "since"}
    return {"kind": kind, "number": int(seen.said[1]), "year": _year(seen.said[2:]), "fiscal": "fy" in seen.said}


def _number_quarter(seen: _Seen) -> _Parts | None:
    return {"kind": "quarter", "number": int(seen.said[0]), "year": _year(seen.said[2:])}


_ENDS = {"q": "quarter", "y": "year", "m": "month", "w": "week", "h": "half"}


def _end_of(seen: _Seen) -> _Parts | None:
    if seen.said.startswith("eo"):
        unit = "year" if seen.said == "eofy" else _ENDS[seen.said[2]]
        return {"kind": "current", "unit": unit, "phase": "end", "fiscal": seen.said == "eofy", "lead": "due"}
    if seen.said.endswith("ing"):
        return {"kind": "current", "unit": "year", "lead": "since"}
    unit = next(unit for unit in _ENDS.values() if unit in seen.said)
    return {"kind": "current", "unit": unit, "phase": "end", "fiscal": seen.said.startswith("fiscal"), "lead": "due"}


def _current(seen: _Seen) -> _Parts | None:
    unit = next(unit for unit in _ENDS.values() if unit in seen.said)
    vague = seen.said.startswith("the ") and "current" not in seen.said and "coming" not in seen.said
    if (vague or seen.said in _ENDS.values()) and seen.phase is None:
        return None
    return {"kind": "current", "unit": unit, "number": int("next" in seen.said or "coming" in seen.said)}


def _ahead(seen: _Seen) -> _Parts | None:
    number = next((int(n) for n in _DIGITS.findall(seen.said)), 0) or next(
        n for word, n in _SMALL.items() if re.search(rf"\b{word}\b", seen.said)
    )
    unit = next(unit for unit in ("day", "week", "month", "quarter", "year") if unit in seen.said)
    sure = "next" in seen.said or "coming" in seen.said or "from now" in seen.said
    long = unit not in ("day", "week") if seen.said.startswith("within") else unit != "day" and number > 1
    return {"kind": "ahead", "number": number, "unit": unit, "lead": "due"} if sure or long else None


def _week(seen: _Seen) -> _Parts | None:
    number = _numbers(seen.said)[0]
    return {"kind": "week", "number": number} if 1 <= number <= 53 else None


def _weekday(seen: _Seen) -> _Parts | None:
    led = seen.lead == "due" or seen.word in ("on", "next", "this")
    return {"kind": "weekday", "number": _WEEKDAYS.index(seen.said)} if led else None


def _nth(seen: _Seen) -> _Parts | None:
    digits = _numbers(seen.said)
    day = digits[0] if digits else _ORDINALS[seen.said]
    led = seen.lead == "due" or seen.word in ("on the", "on", "from the", "from")
    return {"kind": "nth", "day": day} if led and 1 <= day <= 31 else None


def _bare_year(seen: _Seen) -> _Parts | None:
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


def _occasion(seen: _Seen) -> _Parts | None:
    loose = seen.said in ("launch", "beta", "ga", "holiday", "spring", "harvest", "tet", "puja", "lent", "easter")
    led = seen.lead == "due" or (
        not loose and seen.word in ("for", "this", "next", "in", "during", "at", "for the", "in the")
    )
    alone = not loose and seen.lead is None and seen.after.strip()[:1] in ("", ".", ",", ";", ")", "|")
    return {"kind": "occasion"} if led or alone else None


_READERS: dict[str, Callable[[_Seen], _Parts | None]] = {
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
