"""The field's words: verbs by what they promise, nouns by what they name. Read once from the lists in words/."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, cast

from assistant.lists import entries
from assistant.okr import Category, Indicator

Promise = Literal["make", "do", "effort", "improve", "reach", "act"]
Form = Literal["base", "s", "ed", "ing"]

PROMISES: tuple[Promise, ...] = ("make", "do", "effort", "improve", "reach", "act")
NOUNS = ("works", "staff", "people", "abstract")
LISTS = (*PROMISES, *NOUNS, "measures", "praise")
"""The lists a team may add words to."""

_WORDS = Path(__file__).with_name("words")

ExtraWords = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb: the verb itself, which form this is, and what kind of promise it makes."""

    lemma: str
    form: Form
    promise: Promise


@dataclass(frozen=True, slots=True)
class Measure:
    """A noun that names something measured, with the category and indicator it usually belongs to."""

    category: Category | None = None
    indicator: Indicator | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All lists, keyed by lower-case word form. Each is itself alone, so that a cache can be keyed by it."""

    verbs: dict[str, Verb]
    services: frozenset[str]
    works: frozenset[str]
    staff: frozenset[str]
    people: frozenset[str]
    abstract: frozenset[str]
    measures: dict[str, Measure]
    praise: frozenset[str]
    mild: frozenset[str]
    superlatives: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    openers: frozenset[str]
    being: frozenset[str]
    compounds: frozenset[str]


@lru_cache(maxsize=8)
def vocabulary(extra: ExtraWords = ()) -> Vocabulary:
    """Read the lists, with a team's own words added to the lists they are named for."""
    added = dict(extra)

    def words(name: str) -> Iterator[str]:
        yield from _lines(name + ".txt")
        yield from (word.lower() for word in added.get(name, ()))

    verbs: dict[str, Verb] = {}
    for promise in PROMISES:
        for entry in words(promise):
            lemma, *irregular = entry.split()
            for form, word in _verb_forms(lemma):
                if form == "base" or word not in verbs:
                    verbs[word] = Verb(lemma, form, promise)
            for word in irregular:
                verbs.setdefault(word, Verb(lemma, "ing" if word.endswith("ing") else "ed", promise))
    measures: dict[str, Measure] = {}
    for line in _lines("measures.tsv"):
        word, category, indicator = line.split("\t")
        measure = Measure(
            cast(Category, category) if category != "-" else None,
            cast(Indicator, indicator) if indicator != "-" else None,
        )
        measures.update(dict.fromkeys(_noun_forms(word), measure))
    for word in added.get("measures", ()):
        measures.update(dict.fromkeys(_noun_forms(word.lower()), Measure()))
    nouns = {name: _nouns(words(name)) for name in NOUNS}
    return Vocabulary(
        verbs=verbs,
        services=frozenset(entry.split()[0] for entry in _lines("serve.txt")),
        works=nouns["works"],
        staff=nouns["staff"],
        people=nouns["people"],
        abstract=nouns["abstract"],
        measures=measures,
        praise=frozenset(words("praise")),
        mild=frozenset(_lines("mild.txt")),
        superlatives=frozenset(_lines("superlatives.txt")),
        determiners=frozenset(_lines("determiners.txt")),
        prepositions=frozenset(_lines("prepositions.txt")),
        openers=frozenset(_lines("openers.txt")),
        being=word_list("being"),
        compounds=frozenset(word for known in (*nouns.values(), measures) for word in known if "-" in word),
    )


@cache
def word_list(name: str) -> frozenset[str]:
    """Read the list words/NAME.txt."""
    return frozenset(_lines(name + ".txt"))


def _lines(name: str) -> tuple[str, ...]:
    return entries(_WORDS / name)


def _nouns(written: Iterable[str]) -> frozenset[str]:
    return frozenset(form for entry in written for noun in entry.split() for form in _noun_forms(noun))


def _noun_forms(noun: str) -> tuple[str, ...]:
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun, noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun, noun[:-1] + "ies"
    return noun, noun + "s", noun + "es" if noun.endswith("o") else noun + "s"


def _verb_forms(lemma: str) -> Iterator[tuple[Form, str]]:
    yield "base", lemma
    yield "s", lemma + "es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else lemma + "s"
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        yield "s", lemma[:-1] + "ies"
        yield "ed", lemma[:-1] + "ied"
    else:
        yield "ed", lemma + "d" if lemma.endswith("e") else lemma + "ed"
    yield "ing", stem + "ing"
    if lemma[-1] not in "aeiouwxy" and lemma[-2:-1] in "aeiou" and lemma[-3:-2] not in "aeiou":
        yield "ed", lemma + lemma[-1] + "ed"
        yield "ing", lemma + lemma[-1] + "ing"
