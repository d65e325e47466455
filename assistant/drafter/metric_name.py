"""A metric's name as it stands in a sentence: no shorthand, no marks, no verb, no more than it takes."""

import re
from functools import lru_cache

from assistant.checker.vocabulary import vocabulary
from assistant.drafter.lexicon import plurals, table, word_set
from assistant.language.words import direction_of, lexicon

LONGEST = 10  # words
_STEP = r"(?<=[^\W\d_])\s*([-=]+>|[→⇒])\s*(?=[^\W\d_])"  # trial->paid names one step of a funnel
_MARKS = re.compile(_STEP + r"|[*_#`|\"“”„«»\[\]{}<>~^=\\•·→⇒]+|(?<!\w)['‘’]|['‘’](?!\w)")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,80}>|^\s*/?(?:b|i|u|em|strong|span|p|td|th|li|h\d|div|code)>")
_TICKET = re.compile(r"\b[A-Z][A-Z0-9]{1,9}-\d{1,6}\b:?|^\s*(?:KR|O|G)\s?\d{1,2}\b[:.]?")
_BREAK = re.compile(r"\s*(?:[;:?!]|,\s|\s[-–—/]\s|\.\s|\b(?:which|because|while)\b)")
_ASIDE = re.compile(r"\s*\(([^()]*)\)?")
_EVERY = re.compile(  # behind a preposition "a day" is a time: opened within a day
    r"(?<!\w)(?<!\bin )(?<!\bfor )(?<!\bafter )(?<!\bunder )(?<!\bwithin )"
    r"(?:an?|each|every) (day|week|month|quarter|year|hour|shift|sprint)(?!\w)",
    re.IGNORECASE,
)
_SCOPE = 5  # words in brackets that are kept, as they often name the scope
_NUMBER = re.compile(r"[\d.,]+(?:%|[a-zA-Z]{1,3})?")
_STATISTIC = re.compile(r"[pP]\d{2}|[dD]\d{1,2}")
_ARTICLE = frozenset(
    {
        "effort",
        "rate",
        "share",
        "ratio",
        "time",
        "score",
        "number",
        "proportion",
        "percentage",
        "average",
        "median",
        "index",
    }
)
_UNITS = frozenset({"ms", "min", "sec", "hrs", "EUR", "USD", "GBP", "INR", "pct", "pp"})
_MEASURES = frozenset({"share", "percentage", "percent", "number", "count", "total"})  # no scope, but how it is counted
_SHOUTED = 3  # words in capitals that are shouting rather than names


@lru_cache(maxsize=256)  # each rule of the drafter asks for it anew
def metric_name(said: str, *, german: bool = False) -> str:
    """Give the phrase for a sentence; empty where nothing is left that names a metric. German nouns keep capitals."""
    said = _TAG.sub(" ", said)
    scope = _scope(said)
    text = _EVERY.sub(r"per \1", _unmarked(_TICKET.sub(" ", _ASIDE.sub(" ", said))))
    parts = [part for part in _BREAK.split(text) if part and part.strip()]
    words = _trimmed(_words(parts[0])) if parts else []
    scope = scope or _scope_behind(text)
    if scope and words and all(word.lower() in word_set("ordinals") for word in words):
        words, scope = scope.split(), ""
    if not words and len(parts) > 1:
        words = _trimmed(_words(parts[1]))
    if len(words) > LONGEST:
        words = _trimmed(words[:LONGEST])
    if not any(len(word) > 1 and any(letter.isalpha() for letter in word) for word in words):
        return ""
    named = " ".join(words) if german else _lowered(words)
    return named + (f" ({scope})" if scope and len(words) + len(scope.split()) <= LONGEST else "")


def without_numbers(name: str) -> str:
    """Give a metric's name up to its first number, which a reader could take for its value."""
    kept: list[str] = []
    for word in _ASIDE.sub("", name).split():
        if word[0].isdigit() or (_NUMBER.fullmatch(word) and not _STATISTIC.fullmatch(word)):
            break
        kept.append(word)
    return " ".join(_trimmed(kept))


def with_article(name: str) -> str:
    """Put "the" before a name that English wants it with: the median review time, but course completion."""
    first, _, rest = name.lower().partition(" ")
    wanted = head(name) in _ARTICLE or (first in ("average", "mean", "median") and not is_plural(name))
    wanted = wanted or (first in _ARTICLE and rest.split(" ")[0] in plurals())  # the time customers wait
    return f"the {name}" if wanted and first not in ("the", "a", "an") else name


def is_plural(name: str) -> bool:
    """Say whether a name counts things: weekly active managers, listings rejected on first submit."""
    return is_many(head(name))


def is_many(word: str) -> bool:
    """Say whether a word is a plural."""
    if word in ("people", "children", "women", "men", "staff"):
        return True
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
    return plural and len(word) > 3 and word not in ("sales", "news")


def describes(word: str) -> bool:
    """Say whether a word after a noun begins what describes it: of, sent, waiting, late."""
    return word in word_set("links") or word in word_set("describing") or word.endswith(("ed", "ing"))


def head(name: str) -> str:
    """Give the noun a name is built on: the last before a preposition, or before what describes it."""
    words = name.lower().split()
    for i, word in enumerate(words[1:], start=1):
        before = words[i - 1]
        if word in word_set("links") or word.startswith("(") or (is_many(before) and describes(word)):
            return before
    return words[-1] if words else ""


def _unmarked(text: str) -> str:
    """Leave marks out but arrows between two words, which are all written one way."""
    return _MARKS.sub(lambda mark: "->" if mark[1] else " ", text)


def _scope(said: str) -> str:
    found = _ASIDE.search(said)
    if found is None or any(letter.isdigit() for letter in found[1]):
        return ""
    words = _words(_unmarked(found[1]))
    numbered = any(word.lower() in word_set("number_words") or word.lower() in _MEASURES for word in words)
    return " ".join(words) if 0 < len(words) <= _SCOPE and not numbered else ""


def _scope_behind(text: str) -> str:
    """Give what stands behind a single comma, where it is short: "median wait, plumbing"."""
    before, comma, after = text.partition(", ")
    words = _words(after)
    plain = comma and before.strip() and 0 < len(words) <= _SCOPE and all(word.isalpha() for word in words)
    return " ".join(words) if plain and words == _trimmed(words) else ""


def _words(text: str) -> list[str]:
    bare = (word.strip(".,;:()") for word in text.split())
    spelled = (table("abbreviations").get(word.lower(), word) for word in bare if word)
    return [word for each in spelled for word in each.split() if any(letter.isalnum() for letter in word)]


def _trimmed(words: list[str]) -> list[str]:
    start, end = 0, len(words)
    while start < end and (words[start].lower() in word_set("leading") or _is_order(words[start:end])):
        start += 1
    while end > start and (words[end - 1].lower().rstrip(".") in lexicon("trailing") or words[end - 1] in _UNITS):
        end -= 1
    return _uncut(words[start:end])


def _uncut(words: list[str]) -> list[str]:
    """End a name before "must", "should" and the like, and without a comparison or an "is" left over at its end.

    Behind a preposition such a word is a noun: on can line 2.
    """
    modals, links = word_set("modals"), word_set("links")
    ends = (i for i, word in enumerate(words) if i and word.lower() in modals and words[i - 1].lower() not in links)
    end = next(ends, len(words))
    kept = words[:end]
    while len(kept) > 1 and kept[-1].lower() in word_set("comparing"):
        kept = kept[:-1]
    if kept and kept[-1].endswith(("'s", "\u2019s")):
        kept = [*kept[:-1], kept[-1][:-2]]
    return kept


def _is_order(words: list[str]) -> bool:
    """Say whether a verb of direction opens the words: "reduce late orders", not "drop rate" or "holds expire"."""
    follows = words[1].lower() if len(words) > 1 else ""
    verb = vocabulary().verbs.get(follows)
    if is_many(words[0].lower()) and verb is not None and verb.form == "base" and follows not in vocabulary().measures:
        return False
    return direction_of(words[0]) is not None and len(words) > 2 and follows not in lexicon("statistics")


def _lowered(words: list[str]) -> str:
    """Write the first word small, and all of them where every word shouts or begins large."""
    long = [word for word in words if word.isalpha() and len(word) > 2]
    loud = [word for word in long if word.isupper() and len(word) > _SHOUTED]
    if (len(long) >= _SHOUTED or len(loud) > 1) and all(word.isupper() for word in long):
        return " ".join(word.lower() for word in words)
    if len(long) > 1 and all(word[0].isupper() for word in long):
        return " ".join(word.lower() if word[1:].islower() else word for word in words)
    first = words[0]
    return " ".join([first.lower() if first[1:].islower() else first, *words[1:]])
