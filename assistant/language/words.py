"""Words: a tokeniser, stems, verbs of direction, and which way a metric is better."""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from assistant.language.patterns import pattern
from assistant.lists import entries

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Direction = Literal["increase", "decrease", "maintain"]
Polarity = Literal["up", "down"]

_LEXICONS = Path(__file__).with_name("lexicons")

_WORD = pattern(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_MARKS = pattern(r"['\u2019]s?$")


class Word(NamedTuple):
    """A run of letters or digits: `text[start:end]`, and the same in small letters with a plain apostrophe."""

    text: str
    lower: str
    start: int
    end: int


@lru_cache(maxsize=256)  # the sentences of a note: each is read by many rules
def words(text: str) -> tuple[Word, ...]:
    """Split a text into words. A hyphen, a point or a slash divides; an apostrophe inside a word does not."""
    found = []
    # Made as plain tuples are, which takes two thirds of the time: nothing is made as often. No word begins in the gap
    # before another, so each is found again where it stands, which is quicker than a match for each.
    new = tuple.__new__
    end = 0
    for word in _WORD.findall(text):
        start = text.find(word, end)
        end = start + len(word)
        lower = word.lower()
        found.append(new(Word, (word, lower.replace("\u2019", "'") if "\u2019" in lower else lower, start, end)))
    return tuple(found)


@cache
def lexicon(name: str) -> tuple[str, ...]:
    """Give the entries of a word list in `lexicons/`, in small letters and in order."""
    return listed(_LEXICONS / f"{name}.txt")


def listed(file: "Path | Traversable") -> tuple[str, ...]:
    """Give the entries of a word list, in small letters and in order."""
    return tuple(entry.strip().lower() for entry in entries(file))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Give the form that inflections share: plural, "-ing", "-ed", possessive. Good for comparing, not for showing."""
    base = _MARKS.sub("", word.lower())
    if len(base) <= 3 or base.endswith(("ss", "us", "is", "news")):
        return base
    if base.endswith("ies"):
        return base[:-3] + ("y" if len(base) > 4 else "ie")
    if base.endswith(("sses", "shes", "ches", "xes", "zes")):
        base = base[:-2]
    elif base.endswith("s"):
        base = base[:-1]
    for ending in ("ing", "ed"):
        root = base.removesuffix(ending)
        if root != base and len(root) >= 3 and any(vowel in root for vowel in "aeiouy"):
            return _undouble(root)
    return base[:-1] if base.endswith("e") and len(base) > 4 else base


def _undouble(root: str) -> str:
    if root[-1] == root[-2] and root[-1] not in "lsz":
        return root[:-1]
    return root.removesuffix("e")


def direction_of(word: str) -> Direction | None:
    """Say which way a verb moves a number, in any inflection; null for other words."""
    return _directions().get(word.lower())


def only_better(word: str) -> bool:
    """Say whether a verb of direction means "better" and leaves the way to the metric: improve, optimise, enhance."""
    return word.lower() in _betters()


@cache
def moving_words() -> Mapping[str, Direction | None]:
    """Give every verb of direction in every inflection, with null for those that only say "better"."""
    return {**_directions(), **dict.fromkeys(_betters())}


@cache
def _directions() -> dict[str, Direction]:
    names: tuple[Direction, ...] = ("increase", "decrease", "maintain")
    return {form: name for name in names for entry in lexicon(name) for form in _inflections(entry)}


@cache
def _betters() -> frozenset[str]:
    return frozenset(form for entry in lexicon("better") for form in _inflections(entry))


def _inflections(entry: str) -> set[str]:
    lemma, *irregular = entry.split()
    forms = {lemma, lemma + "s", *irregular}
    if irregular and not any(form.endswith(("ed", "ing")) for form in irregular):
        return forms | {_with(lemma, "ing")}
    return forms if irregular else forms | {_with(lemma, "ed"), _with(lemma, "ing"), _with(lemma, "es")} - {lemma + "e"}


def _with(lemma: str, ending: str) -> str:
    if ending == "es":
        return lemma + "es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else lemma + "s"
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + ending
    return lemma + ending


_PARTS = pattern(r"[^\W_]+")
_LINKS = frozenset(
    {"of", "for", "per", "from", "in", "by", "with", "to", "on", "at", "who", "that", "which", "within", "during"}
    | {"across", "among", "between", "through", "via", "when", "while", "after", "before", "over", "under", "without"}
    | {"using", "and", "or", "is", "are"}
)
_REACH = 400
_Sense = Literal["up", "down", "adverse", "remedy"]
_STATES: tuple[tuple[str, _Sense], ...] = (("adverse", "adverse"), ("remedies", "remedy"))
_NOUNS: tuple[tuple[str, _Sense], ...] = (("better_higher", "up"), ("better_lower", "down"))


@lru_cache(maxsize=4096)
def polarity(metric: str) -> Polarity | None:
    """Say whether a metric is better when it goes "up" or "down"; null where its words do not tell.

    The last noun before "of", "per", "in" and the like governs: cost per lead is down, ticket deflection up. Where it
    says nothing ("share of late deliveries") the words after it are asked.
    """
    parts = [part.lower() for part in _PARTS.findall(metric[:_REACH])]
    stems = [stem(part) for part in parts]
    way: Polarity | None = None
    adverse = helped = False
    i = 0
    while i < len(parts):
        size, sense = _sense(parts, stems, i)
        if sense is None and parts[i] in _LINKS:
            if way is not None:
                return way
            adverse = helped = False
        elif sense == "adverse":
            adverse, way = True, "down"
        elif sense == "remedy":
            adverse, way = False, "up"
            helped = parts[i].endswith("ed") or parts[i] == "free"
        elif sense is not None:
            way = "up" if helped else "down" if adverse or sense == "down" else "up"
            if size > 1 and parts[i + size - 1] in _LINKS:
                return way
        i += size
    return way


def _sense(parts: list[str], stems: list[str], i: int) -> tuple[int, _Sense | None]:
    """Find the longest entry that begins at word i; states ("churned") are known by their form, nouns by their stem."""
    states, nouns, longest = _senses()
    most = max(longest.get(parts[i], 0), longest.get(stems[i], 0))
    for size in range(min(most, len(parts) - i), 0, -1):
        sense = states.get(tuple(parts[i : i + size])) or nouns.get(tuple(stems[i : i + size]))
        if sense is not None:
            return size, sense
    return 1, None


_Senses = dict[tuple[str, ...], _Sense]


@cache
def _senses() -> tuple[_Senses, _Senses, dict[str, int]]:
    """Give the states, the nouns, and how many words the longest entry has that begins with a word."""
    states: _Senses = {}
    nouns: _Senses = {}
    for name, sense in _STATES:
        states |= {tuple(_PARTS.findall(entry)): sense for entry in lexicon(name)}
    for name, sense in _NOUNS:
        nouns |= {tuple(stem(part) for part in _PARTS.findall(entry)): sense for entry in lexicon(name)}
    longest: dict[str, int] = {}
    for entry in (*states, *nouns):
        longest[entry[0]] = max(longest.get(entry[0], 0), len(entry))
    return states, nouns, longest
