"""Mentions of dates: where a text names a day, month, quarter, year, span ahead or occasion, whatever the calendar."""

import re
from functools import cache, lru_cache

from assistant.language.calendar_words import MONTHS, ORDINALS, SMALL, WEEKDAYS
from assistant.language.mention import Lead, Mention, Phase
from assistant.language.mention_readers import READERS, Seen
from assistant.language.runs import runs
from assistant.language.words import lexicon


def _any(names: "dict[str, int] | tuple[str, ...]") -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_MON = rf"(?:{_any(MONTHS)})(?![^\W\d_])"
_YEAR = r"(?:(?:19|20)\d\d(?!\d)|['\u2019]\d\d(?!\d))"
_BREAK = r"(?<![\w./:,$€£₹-])"
_WORD_BREAK = r"(?<![^\W_])"
_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def _digit_forms() -> re.Pattern[str]:
    """Give the forms of a date that begin with a digit."""
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    branches = (
        r"(?<![\w.])(?P<iso>(?:19|20)\d\d(?P<isosep>[-/.])(?:0?[1-9]|1[0-2])(?P=isosep)"
        r"(?:0?[1-9]|[12]\d|3[01])(?!\d))",
        r"(?<!\d)(?P<kanji>(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日)",
        r"(?<![\w.])(?P<yq>(?:19|20)\d\d[ -]?[qh][1-4](?!\w))",
        r"(?<![\w.])(?P<nq>[1-4]q ?(?:(?:20)?\d\d)?(?!\w))",
        rf"{_BREAK}(?P<dmy>\d{{1,2}}(?P<sep>[./-])\d{{1,2}}(?P=sep)(?:20\d\d|\d\d)(?![\d]))",
        rf"{_BREAK}(?P<dmon>{day}(?: of |[ ./-]{{1,2}}){_MON}\.?(?:(?:,? |[ ./-]){_YEAR})?)",
        rf"{_BREAK}(?P<dm>\d{{1,2}}[/.]\d{{1,2}}(?![\d/%:]|[.,]\d)\.?)",
        r"(?<=\bthe )(?P<nth>\d{1,2}(?:st|nd|rd|th))(?![\w%-]| [^\W\d_])",
        r"(?<![\w.,$€£₹])(?<!\d-)(?P<year>(?:19[5-9]|20[0-9])\d(?![\w%]|[.,:/-]\d|[ \u00a0]?(?:%|[€$£₹])))",
    )
    return re.compile("|".join(branches))


@cache
def _word_forms() -> re.Pattern[str]:
    """Give the forms of a date that begin with a letter."""
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    parts = "quarter|half(?:[ -]year)?|year|month|week"
    branches = (
        r"(?P<fy>fy ?['’]?(?:20)?\d\d(?:[/-](?:20)?\d\d)?(?:[ -]?[qh][1-4])?(?!\w))",
        r"(?P<q>(?:q[1-4]|h[12])(?:(?:[ /-]| of )?fy ?['’]?(?:20)?\d\d"
        rf"|(?:[ ,/-]{{1,2}}| of )?{_YEAR}|/\d\d(?!\d))?(?!\w))",
        rf"(?P<wordday>(?:{_any(ORDINALS)})(?: of)? {_MON}(?:,? {_YEAR})?)",
        rf"(?P<mond>{_MON}[.,]? ?(?:the )?{day}(?![\d%/]|[.,]\d)(?:(?:,? ?|/){_YEAR})?)",
        rf"(?P<mon>{_MON}\.?(?:(?:,? |[ ./-]){_YEAR})?)",
        r"(?P<eo>eo[qymwh]|eofy|(?:fiscal[ -])?(?:year|quarter|month|week)[ -]?end(?:ing)?)(?!\w)",
        rf"(?P<cur>(?:this|next|the current|current|the coming|coming|the)(?: fiscal| calendar)? (?:{parts})"
        r"|(?<=of )(?:fiscal )?(?:quarter|year|month|week))(?![\w-]| \d)",
        r"(?P<ahead>(?:(?:with)?in(?: the (?:next|coming))?|over the (?:next|coming)) "
        rf"(?:\d{{1,3}}|{_any(SMALL)})[ -](?:day|week|month|quarter|year)s?(?: from now)?(?!\w))",
        r"(?P<week>(?:cw|kw|week|wk)[ .]?\d{1,2}(?!\w))",
        rf"(?P<weekday>(?:{_any(WEEKDAYS)})(?!\w))",
        rf"(?<=\bthe )(?P<nth>{_any(ORDINALS)})(?![\w%-]| [^\W\d_])",
        rf"(?P<occ>(?:{_any(lexicon('occasions'))})(?!\w))",
    )
    return re.compile(rf"{_WORD_BREAK}(?:{'|'.join(branches)})")


@cache
def _openers() -> frozenset[str]:
    """Give the words that a date can begin with."""
    fixed = (
        "fy q h eoq eoy eom eow eoh eofy fiscal year quarter month week yearend quarterend monthend weekend this next"
        " the current coming within in over cw kw wk"
    )
    first = {_LETTERS.findall(entry)[0] for entry in (*lexicon("occasions"), *ORDINALS)}
    return frozenset(fixed.split()) | MONTHS.keys() | frozenset(WEEKDAYS) | first


_LEADS = re.compile(
    r"(?:\b(?:(?P<due>(?:done |due |finished |completed |achieved |reached )?(?:by|before|until|till?|thru|up to)"
    r"|(?:no|not) later than|latest(?: by)?|due(?: on| date)?|deadlines?(?: is)?|ahead of|in time for|within|prior to"
    r"|bis)|(?P<since>since|from|as of|after|starting(?: in| from| on)?|last|past|previous|dated|seit|ab|back in"
    r"|vs\.?|versus|compared (?:to|with)|against|was|were)"
    r"|(?P<at>in|on|at|for|during|around|about|over|through|this|next|coming|im|am|zum|is|planned(?: for| on| in)?))"
    r"(?: the| our| this| next| zum| dem)?[ \u00a0:]*|(?P<open>[(\[,;:|@>\u2192=]|->|^)\s*)$"
)
_PHASES = re.compile(
    r"\b(?:(?P<end>(?:the )?(?:very )?(?:end|close|last day)(?: of)?(?: the)?|ende?)"
    r"|(?P<mid>(?:the )?mid(?:dle)?(?: of)?(?: the)?|mitte)|(?P<early>early(?: in)?|anfang)|(?P<late>late(?: in)?)"
    r"|(?P<start>(?:the )?(?:start|beginning|begin)(?: of)?(?: the)?))[\s-]*$"
)
_PHASE_PIECES = ("end", "close", "last", "mid", "mitte", "early", "anfang", "late", "start", "begin")
_WINDOW = 36


@lru_cache(maxsize=16)
def mentions(text: str, lower: str) -> tuple[Mention, ...]:
    """Find every date named in a text, in order and not overlapping; `lower` is the same text in small letters."""
    found: list[Mention] = []
    read_to = floor = 0
    words = [(start, True) for start in runs(lower).starts(_openers())]
    # A number with a per cent sign begins no date.
    numbers = [(start, False) for start, end in runs(lower).digits if lower[end : end + 1] != "%"]
    for start, is_word in sorted(words + numbers) if words else numbers:
        if start < read_to:
            continue
        match = (_word_forms() if is_word else _digit_forms()).match(lower, start)
        if match is None:
            continue
        read_to = match.end()
        mention = _mention(text, lower, match, floor)
        if mention is not None:
            found.append(mention)
            floor = mention.end
    return tuple(found)


def _mention(text: str, lower: str, match: re.Match[str], floor: int) -> Mention | None:
    core, end = match.span()
    window = lower[max(floor, core - _WINDOW) : core]
    phase_match = _PHASES.search(window) if any(piece in window for piece in _PHASE_PIECES) else None
    start = core if phase_match is None else core - len(phase_match[0])
    lead_match = _LEADS.search(lower[max(floor, start - _WINDOW) : start])
    phase: Phase | None = phase_match.lastgroup if phase_match else None  # type: ignore[assignment]
    kind = lead_match.lastgroup if lead_match else None
    word = lead_match[0].strip() if lead_match else ""
    lead: Lead | None = None if kind in (None, "open") else kind  # type: ignore[assignment]
    seen = Seen(match[0], text[core:end], phase, lead, word, lower[max(0, core - 24) : core], lower[end : end + 24])
    parts = READERS[str(match.lastgroup)](seen)
    if parts is None:
        return None
    begin = start - len(lead_match[0]) if lead_match and lead is not None else start
    fields: dict[str, object] = {"phase": phase, "lead": lead, **parts}
    return Mention(start=begin, core=core, end=end, **fields)  # type: ignore[arg-type]
