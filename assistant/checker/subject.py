"""What rules look at: an OKR set with every sentence read once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from assistant.checker.measured import category_and_indicator
from assistant.checker.parser import take_apart
from assistant.checker.statement import Statement
from assistant.checker.vocabulary import Vocabulary
from assistant.errors import BadSetting
from assistant.evidence.facts import Evidence
from assistant.language.cycles import Cycle
from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity
from assistant.language.reading import Reading, read
from assistant.language.words import words
from assistant.okr import Category, Indicator, KeyResult, OkrSet


class KeyResultSubject(NamedTuple):
    """A key result. `said` is what its sentence says; `reading` the same with the record's fields in their place.

    `lowers` are its words in lower case; `category` and `indicator` what kind of measure it uses, null where unknown.
    """

    objective: int
    number: int
    given: KeyResult
    said: Reading
    reading: Reading
    statement: Statement
    lowers: frozenset[str]
    category: Category | None
    indicator: Indicator | None
    vocabulary: Vocabulary
    phase: str | None
    cycle: Cycle | None

    @property
    def text(self) -> str:
        """Give the sentence."""
        return self.given.text

    @property
    def has_number(self) -> bool:
        """Say whether it names a value to reach: an end value or a change."""
        reading = self.reading
        return reading.target is not None or reading.relative_change is not None or reading.change is not None


@dataclass(frozen=True, slots=True, eq=False)
class ObjectiveSubject:
    """An objective: its title taken apart, its words in lower case, its numbers and key results; no two are equal."""

    number: int
    title: str
    statement: Statement
    lowers: frozenset[str]
    quantities: tuple[Quantity, ...]
    vocabulary: Vocabulary
    key_results: tuple[KeyResultSubject, ...]


@dataclass(frozen=True, slots=True)
class SetSubject:
    """An OKR set, the evidence its numbers should be in, the sets it should serve. An unreadable cycle is null."""

    okrs: OkrSet
    objectives: tuple[ObjectiveSubject, ...]
    key_results: tuple[KeyResultSubject, ...]
    cycle: Cycle | None
    evidence: tuple[Evidence, ...]
    parents: tuple[OkrSet, ...]


def read_set(
    okrs: OkrSet,
    evidence: Sequence[Evidence],
    parents: Sequence[OkrSet],
    vocabulary: Vocabulary,
    fiscal_start: int = 1,
) -> SetSubject:
    """Read every sentence of a set once. `fiscal_start` is the month in which the fiscal year begins."""
    cycle = _cycle(okrs.cycle, fiscal_start)
    objectives = tuple(
        ObjectiveSubject(
            number,
            objective.title,
            *_sentence(objective.title, vocabulary),
            vocabulary,
            tuple(
                _key_result(number, place, given, okrs.phase, cycle, vocabulary, fiscal_start)
                for place, given in enumerate(objective.key_results, start=1)
            ),
        )
        for number, objective in enumerate(okrs.objectives, start=1)
    )
    key_results = tuple(key_result for objective in objectives for key_result in objective.key_results)
    return SetSubject(okrs, objectives, key_results, cycle, tuple(evidence), tuple(parents))


class _Sentence(NamedTuple):
    statement: Statement
    lowers: frozenset[str]
    quantities: tuple[Quantity, ...]


@lru_cache(maxsize=4096)
def _sentence(text: str, vocabulary: Vocabulary) -> _Sentence:
    """Take a sentence apart; like its reading it is kept for a while, for many sets say the same."""
    said, numbers = words(text), quantities(text)
    return _Sentence(take_apart(text, said, numbers, vocabulary), frozenset(word.lower for word in said), numbers)


@lru_cache(maxsize=64)
def _cycle(name: str | None, fiscal_start: int) -> Cycle | None:
    if not name:
        return None
    try:
        return Cycle.parse(name, fiscal_start)
    except BadSetting:
        return None


def _key_result(
    objective: int,
    number: int,
    given: KeyResult,
    phase: str | None,
    cycle: Cycle | None,
    vocabulary: Vocabulary,
    fiscal_start: int,
) -> KeyResultSubject:
    said = read(given.text, cycle, fiscal_start)
    statement, lowers, _ = _sentence(given.text, vocabulary)
    reading = _merged(said, given)
    category, indicator = category_and_indicator(given, reading.metric, statement, vocabulary)
    return KeyResultSubject(
        objective, number, given, said, reading, statement, lowers, category, indicator, vocabulary, phase, cycle
    )


def _merged(said: Reading, given: KeyResult) -> Reading:
    fields: dict[str, Any] = {
        name: value
        for name in ("metric", "unit", "relative_change", "change", "direction", "due")
        if (value := getattr(given, name)) is not None
    }
    if given.baseline is not None:
        fields.update(baseline=given.baseline, baseline_unit=given.baseline_unit)
    elif given.source is not None and given.source.baseline == "unknown":
        fields.update(baseline=None, baseline_unit=None)
    if given.target is not None:
        same = said.target == given.target
        fields.update(target=given.target, comparator=given.comparator or (said.comparator if same else None))
    elif given.source is not None and given.source.target == "unknown":
        fields.update(target=None, comparator=None)
    return said._replace(**fields) if fields else said
