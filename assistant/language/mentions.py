"""Mentions of dates: where a text names a day, month, quarter, year, span ahead or occasion, whatever the calendar."""

import re
from functools import cache, lru_cache
from operator import itemgetter

from assistant.language.calendar_words import MONTHS, ORDINALS, SMALL, WEEKDAYS
from assistant.language.mention import Lead, Mention, Phase
from assistant.language.mention_readers import READERS, Seen
from assistant.language.patterns import pattern
from assistant.language.runs import runs
from assistant.language.words import lexicon


def _any(names: "dict[str, int] | tuple[str, ...]") -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_MON = rf"(?:{_any(MONTHS)})(?![^\W\d_])"
_YEAR = r"(?:(?:19|20)\d\d(?!\d)|['\u2019]\d\d(?!\d))"
_BREAK = r"(?<![\w./:,$€£₹-])"
_DAY_BEFORE = r"(?<=[\s(]\d-)|(?<=[\s(]\d\d-)|(?<=^\d-)|(?<=^\d\d-)"  # "20-22 April"
_WORD_BREAK = r"(?<![^\W_])"
_LETTERS = pattern(r"[^\W\d_]+")


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
        rf"(?:{_BREAK}|{_DAY_BEFORE})(?P<dmon>{day}(?: of |[ ./-]{{1,2}}){_MON}\.?(?:(?:,? |[ ./-]){_YEAR})?)",
        rf"{_BREAK}(?P<dm>\d{{1,2}}[/.]\d{{1,2}}(?![\d/%:]|[.,]\d)\.?)",
        r"(?<=\bthe )(?P<nth>\d{1,2}(?:st|nd|rd|th))(?![\w%-]| [^\W\d_])",
        r"(?<![\w.,$€£₹])(?<!\d-)(?P<year>(?:19[5-9]|20[0-9])\d(?![\w%]|[.,:/-]\d|[ \u00a0]?(?:%|[€$£₹])))",
    )
    return re.compile("|".join(branches))


_PARTS = "quarter|half(?:[ -]year)?|year|month|week"
_PART_END = r"(?![\w-]| \d)"
_RELATIVE = frozenset({"this", "next", "the", "current", "coming", "in", "within", "over"})


@cache
def _relative_forms() -> re.Pattern[str]:
    """Give the forms of a date that begin with a word such as "this" or "within", the commonest of all openers."""
    branches = (
        rf"(?P<cur>(?:this|next|(?:the )?(?:current|coming)|the)(?: fiscal| calendar)? (?:{_PARTS}){_PART_END})",
        r"(?P<ahead>(?:(?:with)?in(?: the (?:next|coming))?|over the (?:next|coming)) "
        rf"(?:\d{{1,3}}|{_any(SMALL)})[ -](?:day|week|month|quarter|year)s?(?: from now)?(?!\w))",
    )
    return re.compile(rf"{_WORD_BREAK}(?:{'|'.join(branches)})")


@cache
def _word_forms() -> re.Pattern[str]:
    """Give the forms of a date that begin with any other letters."""
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    branches = (
        r"(?P<fy>fy ?['’]?(?:20)?\d\d(?:[/-](?:20)?\d\d)?(?:[ -]?[qh][1-4])?(?!\w))",
        r"(?P<q>(?:eo)?(?:q[1-4]|h[12])(?:(?:[ /-]| of )?fy ?['’]?(?:20)?\d\d"
        rf"|(?:[ ,/-]{{1,2}}| of )?{_YEAR}|/\d\d(?!\d))?(?!\w))",
        rf"(?P<wordday>(?:{_any(ORDINALS)})(?: of)? {_MON}(?:,? {_YEAR})?)",
        rf"(?P<mond>{_MON}[.,]? ?(?:the )?{day}(?![\d%/]|[.,]\d)(?:(?:,? ?|/){_YEAR})?)",
        rf"(?P<mon>{_MON}\.?(?:(?:,? |[ ./-]){_YEAR})?)",
        r"(?P<eo>eo[qymwh]|eofy|(?:fiscal[ -])?(?:year|quarter|month|week)[ -]?end(?:ing)?)(?!\w)",
        rf"(?P<cur>(?<=of )(?:fiscal )?(?:quarter|year|month|week){_PART_END})",
        r"(?P<week>(?:cw|kw|week|wk)[ .]?\d{1,2}(?!\w))",
        rf"(?P<weekday>(?:{_any(WEEKDAYS)})(?!\w))",
        rf"(?<=\bthe )(?P<nth>{_any(ORDINALS)})(?![\w%-]| [^\W\d_])",
        rf"(?P<occ>(?:{_any(lexicon('occasions'))})(?!\w))",
    )
    return re.compile(rf"{_WORD_BREAK}(?:{'|'.join(branches)})")


@cache
def _openers() -> dict[str, re.Pattern[str]]:
    """Give the words that a date can begin with, and the forms of such dates."""
    fixed = (
        "fy q h eoq eoy eom eow eoh eofy fiscal year quarter month week yearend quarterend monthend weekend cw kw wk"
    )
    named = {_LETTERS.findall(entry)[0] for entry in (*lexicon("occasions"), *ORDINALS)}
    words = (*fixed.split(), *MONTHS, *WEEKDAYS, *named)
    return dict.fromkeys(words, _word_forms()) | dict.fromkeys(_RELATIVE, _relative_forms())


_DONE = ("", "done ", "due ", "finished ", "completed ", "achieved ", "reached ")
_LED: tuple[tuple[Lead, str], ...] = (
    (
        "due",
        "no later than|not later than|latest|latest by|due|due on|due date|deadline|deadlines|deadline is|deadlines is"
        "|ahead of|in time for|within|prior to|bis",
    ),
    (
        "since",
        "since|from|as of|after|starting|starting in|starting from|starting on|last|past|previous|dated|seit|ab"
        "|back in|vs|vs.|versus|compared to|compared with|against|was|were",
    ),
    (
        "at",
        "in|on|at|for|during|around|about|over|through|this|next|coming|im|am|zum|is|planned|planned for|planned on"
        "|planned in",
    ),
)
_ARTICLES = ("", " the", " our", " this", " next", " zum", " dem")


@cache
def _leads() -> dict[str, Lead]:
    """Give what may lead to a date, with the article that may follow it."""
    by = (head + word for head in _DONE for word in ("by", "before", "until", "til", "till", "thru", "up to"))
    said: list[tuple[Lead, str]] = [("due", phrase) for phrase in by]
    said += [(lead, phrase) for lead, phrases in _LED for phrase in phrases.split("|")]
    return {phrase + article: lead for lead, phrase in said for article in _ARTICLES}


_WORD = pattern(r"\w+")
_PHASES = pattern(
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
    for start, form in _places(lower):
        if start < read_to:
            continue
        match = form.match(lower, start)
        if match is None:
            continue
        read_to = match.end()
        mention = _mention(text, lower, match, floor)
        if mention is not None:
            found.append(mention)
            floor = mention.end
    return tuple(found)


def _places(lower: str) -> list[tuple[int, re.Pattern[str]]]:
    """Give where a date can begin, and in which forms. A number with a per cent sign begins none."""
    said, digits, openers = runs(lower), _digit_forms(), _openers()
    places = [(start, digits) for start, end in said.digits if lower[end : end + 1] != "%"]
    if not openers.keys().isdisjoint(said.said):
        places += [(start, openers[word]) for start, word in said.letters if word in openers]
        places.sort(key=itemgetter(0))
    return places


def _mention(text: str, lower: str, match: re.Match[str], floor: int) -> Mention | None:
    core, end = match.span()
    window = lower[max(floor, core - _WINDOW) : core]
    phase_match = _PHASES.search(window) if any(piece in window for piece in _PHASE_PIECES) else None
    start = core if phase_match is None else core - len(phase_match[0])
    phase: Phase | None = phase_match.lastgroup if phase_match else None  # type: ignore[assignment]
    lead, word, begin = _lead(lower, max(floor, start - _WINDOW), start)
    seen = Seen(match[0], text[core:end], phase, lead, word, lower[max(0, core - 24) : core], lower[end : end + 24])
    parts = READERS[str(match.lastgroup)](seen)
    if parts is None:
        return None
    fields: dict[str, object] = {"phase": phase, "lead": lead, **parts}
    return Mention(start=begin, core=core, end=end, **fields)  # type: ignore[arg-type]


def _lead(lower: str, floor: int, end: int) -> tuple[Lead | None, str, int]:
    """Give the lead of what begins at `end`, its words, and where they begin: the longest that is known."""
    window = lower[floor:end].rstrip(" \u00a0:")
    leads = _leads()
    for word in _WORD.finditer(window):
        lead = leads.get(window[word.start() :])
        if lead is not None:
            begin = floor + word.start()
            return lead, lower[begin:end].strip(), begin
    return None, "", end
