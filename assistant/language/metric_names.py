"""Metric names: the short noun phrase of a sentence that says what is measured."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from operator import itemgetter

from assistant.language.words import Word, direction_of, lexicon, moving_words, polarity

Span = tuple[int, int]

_SIGNS = frozenset(",;:()[]|!?\n\r→•")
_STOPS = frozenset(".!?;:,\n")
_STARTS = re.compile(r"(?<!\.[a-z])[.!?;]\s+|\n|,\s+(?:and|while|but)\s+|:\s+(?=\S)")
_LABEL = re.compile(r"\s*(?:kr|key result|target|goal|metric)\s?\d*(?:\.\d+)?\s*[:.)–-]\s*", re.IGNORECASE)
_SHARE = re.compile(r"\s*(?:%|percent|per cent)?\s*of(?![^\W_])", re.IGNORECASE)
_DESCRIBING = frozenset(
    {"weekly", "monthly", "daily", "quarterly", "yearly", "hourly", "early", "only", "supply", "reply"}
)
_PERIODS = frozenset({"last", "previous", "this", "next", "past", "prior"})
_COUNTING = frozenset({"a", "an", "each", "every"})
_TURNING = _PERIODS | {"by", "and", "in", "due", "a", "an", "each", "every"}
_TIMES = frozenset({"hour", "day", "week", "month", "quarter", "half", "year", "season", "term", "sprint", "cycle"})
_SUMS = frozenset({"average", "total", "level", "minimum", "maximum", "mean", "median"})
_TOLD = frozenset({"who", "whom", "whose", "which", "that", "where"})
_SPEAKERS = frozenset({"the", "our", "we", "they"})
_CONNECTORS = frozenset({"because", "so", "thanks", "through", "via", "while", "without", "worth"})
_SHORT_PERIODS = frozenset({"qtr", "mo", "yr", "pa", "ltm", "ttm", "ytd", "qtd", "mtd", "annual"}) | _DESCRIBING
_SPANS_OF_TIME = frozenset({"time", "times", "days", "hours", "minutes"})
_LONGEST = 9
_LONGEST_TOLD = 14
_WIDE = 60
_REACH = 400
_FAR = 40
_OPENING = 6


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon(name))


def metric_name(text: str, tokens: tuple[Word, ...], anchor: Span | None, spans: Sequence[Span]) -> str | None:
    """Give the words in front of the value, else those behind it, else the first of the sentence; null for none.

    `anchor` is where the value stands, `spans` every number and date. Verb, numbers and dates are left out.
    """
    if not tokens:
        return None
    label = _LABEL.match(text)
    begin = label.end() if label else 0
    spans = sorted(spans)[:_FAR]
    if anchor is not None:
        floor = max((end for _, end in spans if end <= anchor[0]), default=begin)
        floor = max(floor, begin, anchor[0] - _REACH)
        if not _STOPS.isdisjoint(text[floor : anchor[0]]):
            for stop in _STARTS.finditer(text, floor, anchor[0]):
                if text[stop.end() : anchor[0]].strip():
                    floor = stop.end()
        ceiling = min((start for start, _ in spans if start >= anchor[1]), default=len(text))
        ceiling = min(ceiling, anchor[1] + _REACH)
        before = _named(text, tokens, floor, anchor[0])
        behind = None
        if not before or _follows(text, anchor):
            rate = _RATE.match(text, anchor[1])
            behind = _named(text, tokens, rate.end() if rate else anchor[1], ceiling, ordered=True)
        if before and behind and _is_verbal(text, floor, anchor[0], before):
            before = None
        first = None
        if not before and any(begin < end <= anchor[0] for _, end in spans):
            first = _named(text, tokens, begin, min(spans[0][0], begin + _REACH))
        if first and not before and spans:
            first = _with_number(text, first, begin, anchor[0], spans)
        if before or first:
            return before or first
        if behind:
            return f"share of {behind}" if _is_share(text, anchor) else behind
    edges = [begin, *(edge for span in spans for edge in span if edge >= begin), len(text)]
    for at in range(0, len(edges) - 1, 2):
        start, end = edges[at], max(edges[at], edges[at + 1])
        named = _named(text, tokens, start, min(end, start + _REACH))
        if named:
            return named
    return None


def _follows(text: str, anchor: Span) -> bool:
    """Say whether a noun stands right behind the value: "5 documents", "99% success rate"."""
    following = _NEXT.match(text, anchor[1])
    return following is not None and following[1].lower() not in _listed("edge_words")


def _is_verbal(text: str, start: int, end: int, named: str) -> bool:
    """Say whether the words in front end on a verb, known or not: "Identify", "tests have a"."""
    last = named.rpartition(" ")[2].lower()
    lone = " " not in named and "-" not in named and not named.isupper() and polarity(named) is None
    opening = text[start:end].strip()[: -len(named)].split()
    lone = lone and (not opening or opening[-1].lower() in ("and", "or"))
    leads = _LEADS.search(text, start, end) is not None
    return last in _listed("order_verbs") or leads or (lone and text[start:end].rstrip().endswith(named))


_BRACKET = re.compile(r" \(([^\W\d_]{2,12})\)")
_LIMITS = (
    "under ",
    "within ",
    "below ",
    "less than ",
    "at most ",
    "no more than ",
    "over ",
    "above ",
    "more than ",
    "at least ",
)
_RATE = re.compile(
    r" (?:an?|per|each|every) (?:day|week|month|quarter|year|hour|shift|sprint)(?![^\W_])", re.IGNORECASE
)
_NEXT = re.compile(r" ?[\"'“]?([^\W\d_]+)")
_LEADS = re.compile(r"(?<![^\W_])(?:has|have|having|with|achieve|reach|get|see)(?: an?| the)?[ \u00a0]$", re.IGNORECASE)


def _is_share(text: str, anchor: Span) -> bool:
    return text[anchor[0] : anchor[1]].rstrip()[-1:] in ("%", "t") and _SHARE.match(text, anchor[1]) is not None


def _named(text: str, tokens: tuple[Word, ...], start: int, end: int, *, ordered: bool = False) -> str | None:
    """Read a name between two places; `ordered` says that the verb of the order stands before."""
    at = bisect_left(tokens, start, key=_start)
    last = at
    while last < len(tokens) and tokens[last].end <= end and last - at < _WIDE:
        last += 1
    at = _past_verb(text, tokens, at, last, ordered)
    kept: list[Word] = []
    told = False
    edges, ends = _listed("edge_words"), _listed("name_ends")
    for i in range(at, last):
        word = tokens[i]
        lower = word.lower
        if kept and _parts(text, tokens[i - 1].end, word.start):
            break
        if not kept and _is_period(tokens, i if lower in _PERIODS else i - 1):
            continue
        if lower in ends and not ((told and lower not in _CONNECTORS) or _is_compound(text, tokens, i)):
            break
        if lower in _TURNING and not (told and lower in _COUNTING) and _turns(tokens, i):
            break
        if kept or lower not in edges or _is_joined(text, word):
            kept.append(word)
            told = told or _tells(kept)
            if len(kept) == (_LONGEST_TOLD if told else _LONGEST):
                break
    while kept and _hangs(text, kept):
        kept.pop()
    if not kept:
        return None
    bracket = _BRACKET.match(text, kept[-1].end, end)
    if bracket is not None and _is_short_for(bracket[1], kept):
        return " ".join(text[kept[0].start : bracket.end()].split())
    return " ".join(text[kept[0].start : kept[-1].end].split())


def _start(word: Word) -> int:
    return word.start


def _parts(text: str, end: int, start: int) -> bool:
    """Say whether a sign between two words ends a name; a point inside "p.a." ends none."""
    gap = text[end:start]
    if gap in (" ", "-"):
        return False
    pointed = ". " in gap and text[end - 2 : end - 1] != "."
    return pointed or not _SIGNS.isdisjoint(gap) or any(dash in gap for dash in (" - ", " – ", " — "))


def _turns(tokens: tuple[Word, ...], i: int) -> bool:
    """Say whether a word turns to something else: "by improving", "and reduce", "in order", "due to"."""
    if i + 1 >= len(tokens):
        return False
    word, following = tokens[i].lower, tokens[i + 1].lower
    return (
        (word == "by" and following.endswith("ing"))
        or (word == "and" and direction_of(following) is not None)
        or (word, following) in (("in", "order"), ("due", "to"))
        or (word in ("a", "an", "each", "every") and following in _TIMES)
        or _is_period(tokens, i)
    )


def _is_period(tokens: tuple[Word, ...], i: int) -> bool:
    """Say whether a period such as "last year" begins at word i."""
    return 0 <= i < len(tokens) - 1 and tokens[i].lower in _PERIODS and tokens[i + 1].lower in _TIMES


def _hangs(text: str, kept: list[Word]) -> bool:
    """Say whether the last word ends no name: "of", "and get", "time reduced"."""
    last = kept[-1].lower
    if len(kept) > 1 and text[kept[-2].end : kept[-1].start] == "-":
        return False
    if last in _listed("edge_words") or last in _listed("name_ends"):
        return True
    if len(kept) < 2:
        return False
    if len(kept) > 2 and kept[-2].lower == "to" and kept[-3].lower in _SPANS_OF_TIME:
        return False
    if last in _SUMS and kept[-2].lower in ("a", "an", "the"):
        return True
    ordered = last in _listed("order_verbs") and kept[-2].lower in ("and", "or", "to")
    return ordered or (direction_of(last) is not None and last.endswith("ed"))


def _tells(kept: list[Word]) -> bool:
    """Say whether the last word begins a clause about those before it: "users who reach", "users the team talks to"."""
    last = kept[-1].lower
    if last in _TOLD:
        return True
    if last not in _SPEAKERS or len(kept) < 2:
        return False
    ordered = len(kept) > 2 and kept[-3].lower == "to"
    return not ordered and kept[-2].lower not in _listed("edge_words")


def _is_short_for(said: str, kept: list[Word]) -> bool:
    """Say whether what stands in brackets is a name's initials or a period: "net revenue retention (NRR)", "(qtr)"."""
    short = said.lower()
    initials = "".join(word.lower[0] for word in kept)
    return short in _SHORT_PERIODS or (len(short) > 1 and initials.endswith((short, short.removesuffix("s"))))


def _is_compound(text: str, tokens: tuple[Word, ...], i: int) -> bool:
    """Say whether a word that ends names is a part of another: "click-through", "click through rate"."""
    if _is_joined(text, tokens[i]) or (i > 0 and text[tokens[i - 1].end : tokens[i].start] == "-"):
        return True
    return tokens[i].lower == "through" and i + 1 < len(tokens) and tokens[i + 1].lower in ("rate", "rates")


def _with_number(text: str, named: str, begin: int, end: int, spans: Sequence[Span]) -> str:
    """Add the limit that a name ends on right before the value: "cases answered in under 24 hours"."""
    last = max((span for span in spans if begin <= span[0] and span[1] <= end), key=itemgetter(1), default=None)
    if last is None or text[last[1] : end].strip():
        return named
    at = text.find(named, begin, last[0])
    between = text[at + len(named) : last[0]].split()
    if at < 0 or not text[last[0] : last[1]].startswith(_LIMITS) or len(between) > 1:
        return named
    return " ".join(text[at : last[1]].split())


def _is_joined(text: str, word: Word) -> bool:
    """Say whether a hyphen joins a word to the next: "on-time"."""
    return text[word.end : word.end + 1] == "-" and text[word.end + 1 : word.end + 2].isalnum()


def _past_verb(text: str, tokens: tuple[Word, ...], at: int, last: int, ordered: bool) -> int:
    """Step over the verb of the order and the small words and adverbs around it."""
    i = at
    edges, orders, either = _listed("edge_words"), _listed("order_verbs"), _listed("noun_verbs")
    while i < min(last, at + _OPENING) and not _is_joined(text, tokens[i]):
        word = tokens[i].lower
        if word in either:
            verb = i + 1 == last or tokens[i + 1].lower in edges
        else:
            verb = word in orders or word in moving_words()
        if verb and (not ordered or tokens[i - 1].lower in ("and", "or")):
            ordered = True
        elif not (word in edges or (_is_adverb(word) and i + 1 < last and not ordered)):
            break
        i += 1
    return i


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word not in _DESCRIBING
