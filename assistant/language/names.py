"""Names: the noun phrase that stands between two places of a sentence."""

from bisect import bisect_left
from functools import cache

from assistant.language.patterns import pattern
from assistant.language.words import Word, direction_of, lexicon, moving_words

_SIGNS = frozenset(",;:()[]|!?\n\r→•")
_DESCRIBING = frozenset(
    {"weekly", "monthly", "daily", "quarterly", "yearly", "hourly", "early", "only", "supply", "reply"}
)
_PERIODS = frozenset({"last", "previous", "this", "next", "past", "prior"})
_COUNTING = frozenset({"a", "an", "each", "every"})
_TURNING = _PERIODS | _COUNTING | {"by", "and", "in", "due"}
_TIMES = frozenset({"hour", "day", "week", "month", "quarter", "half", "year", "season", "term", "sprint", "cycle"})
_SUMS = frozenset({"average", "total", "level", "minimum", "maximum", "mean", "median"})
_TOLD = frozenset({"who", "whom", "whose", "which", "that", "where"})
_SPEAKERS = frozenset({"the", "our", "we", "they"})
_TELLING = _TOLD | _SPEAKERS
_PLACING = frozenset({"on", "in", "per", "of", "for", "at", "with"})  # "can" behind one of them is a thing
_PARTICLES = frozenset({"back", "out", "off", "away", "again"})
_CONNECTORS = frozenset({"because", "so", "thanks", "through", "via", "while", "without", "worth"})
_DETERMINED = frozenset({"the", "a", "an", "our", "their", "one"})
_SHORT_PERIODS = frozenset({"qtr", "mo", "yr", "pa", "ltm", "ttm", "ytd", "qtd", "mtd", "annual"}) | _DESCRIBING
_SPANS_OF_TIME = frozenset({"time", "times", "days", "hours", "minutes"})
_BRACKET = pattern(r" \(([^\W\d_]{2,12})\)")
_LONGEST = 9
_LONGEST_TOLD = 14
_WIDE = 60
_OPENING = 6


@cache
def listed(name: str) -> frozenset[str]:
    """Give a word list of `lexicons/` as a set."""
    return frozenset(lexicon(name))


def name_between(text: str, tokens: tuple[Word, ...], start: int, end: int, *, ordered: bool = False) -> str | None:
    """Read a name between two places, null where there is none; `ordered`: the verb of the order stands before."""
    at = bisect_left(tokens, start, key=_start)
    last = at
    while last < len(tokens) and tokens[last].end <= end and last - at < _WIDE:
        last += 1
    at = _past_verb(text, tokens, at, last, ordered)
    kept: list[Word] = []
    told = False
    edges, ends = listed("edge_words"), listed("name_ends")
    for i in range(at, last):
        word = tokens[i]
        lower = word.lower
        if kept:
            if text[tokens[i - 1].end : word.start] != " " and _parts(text, tokens[i - 1].end, word.start):
                break
        elif _is_period(tokens, i if lower in _PERIODS else i - 1):
            continue
        thing = lower == "can" and bool(kept) and kept[-1].lower in _PLACING
        if lower in ends and not (thing or (told and not _connects(tokens, i)) or _is_compound(text, tokens, i)):
            break
        if lower in _TURNING and not (told and lower in _COUNTING) and _turns(tokens, i):
            break
        if kept or lower not in edges or _is_joined(text, word):
            kept.append(word)
            told = told or (lower in _TELLING and _tells(kept))
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


def _past_verb(text: str, tokens: tuple[Word, ...], at: int, last: int, ordered: bool) -> int:
    """Step over the verb of the order and the small words and adverbs around it."""
    i = at
    edges, orders, either = listed("edge_words"), listed("order_verbs"), listed("noun_verbs")
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


def _parts(text: str, end: int, start: int) -> bool:
    """Say whether a sign between two words ends a name; a point inside "p.a." ends none, nor the comma of "10,000"."""
    gap = text[end:start]
    if gap in (" ", "-") or (gap == "," and text[end - 1].isdigit() and text[start].isdigit()):
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
        or (word in _COUNTING and following in _TIMES)
        or _is_period(tokens, i)
    )


def _is_period(tokens: tuple[Word, ...], i: int) -> bool:
    """Say whether a period such as "last year" begins at word i."""
    return 0 <= i < len(tokens) - 1 and tokens[i].lower in _PERIODS and tokens[i + 1].lower in _TIMES


def _tells(kept: list[Word]) -> bool:
    """Say whether the last word begins a clause about those before it: "users who reach", "users the team talks to"."""
    last = kept[-1].lower
    if last in _TOLD:
        return True
    if last not in _SPEAKERS or len(kept) < 2:
        return False
    ordered = len(kept) > 2 and kept[-3].lower == "to"
    return not ordered and kept[-2].lower not in listed("edge_words")


def _hangs(text: str, kept: list[Word]) -> bool:
    """Say whether the last word ends no name: "of", "and get", "time reduced"."""
    last = kept[-1].lower
    if len(kept) > 1 and text[kept[-2].end : kept[-1].start] == "-":
        return False
    if last in _PARTICLES and any(word.lower in _TOLD for word in kept[:-2]):
        return False  # of a verb: "orders that come back"
    if last in listed("edge_words") or last in listed("name_ends"):
        return True
    if len(kept) < 2:
        return False
    if len(kept) > 2 and kept[-2].lower == "to" and kept[-3].lower in _SPANS_OF_TIME:
        return False
    if last in _SUMS and kept[-2].lower in ("a", "an", "the"):
        return True
    ordered = last in listed("order_verbs") and kept[-2].lower in ("and", "or", "to")
    return ordered or (direction_of(last) is not None and last.endswith("ed"))


def _is_short_for(said: str, kept: list[Word]) -> bool:
    """Say whether what stands in brackets is a name's initials or a period: "net revenue retention (NRR)", "(qtr)"."""
    short = said.lower()
    initials = "".join(word.lower[0] for word in kept)
    return short in _SHORT_PERIODS or (len(short) > 1 and initials.endswith((short, short.removesuffix("s"))))


def _connects(tokens: tuple[Word, ...], i: int) -> bool:
    """Say whether a word turns a clause to how it comes about: "through better onboarding", not "through the door"."""
    if tokens[i].lower == "through" and i + 1 < len(tokens) and tokens[i + 1].lower in _DETERMINED:
        return False
    return tokens[i].lower in _CONNECTORS


def _is_compound(text: str, tokens: tuple[Word, ...], i: int) -> bool:
    """Say whether a word that ends names is a part of another: "click-through", "click through rate"."""
    if _is_joined(text, tokens[i]) or (i > 0 and text[tokens[i - 1].end : tokens[i].start] == "-"):
        return True
    return tokens[i].lower == "through" and i + 1 < len(tokens) and tokens[i + 1].lower in ("rate", "rates")


def _is_joined(text: str, word: Word) -> bool:
    """Say whether a hyphen joins a word to the next: "on-time"."""
    return text[word.end : word.end + 1] == "-" and text[word.end + 1 : word.end + 2].isalnum()
