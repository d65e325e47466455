"""A rule of the checker: its code, its page, and the function that looks for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from assistant.checker.config import Config, Preset
from assistant.checker.finding import Severity
from assistant.checker.subject import KeyResultSubject, ObjectiveSubject, SetSubject

if TYPE_CHECKING:
    from assistant.checker.claims import Claims
    from assistant.checker.notes import Notes


class Sighting(NamedTuple):
    """What a rule saw and where; `objective` and `key_result` count from 1, `span` is [start, end) in the sentence."""

    message: str
    span: tuple[int, int] | None = None
    suggestion: str | None = None
    objective: int | None = None
    key_result: int | None = None


Look = Callable[[SetSubject, Config], Iterator[Sighting]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`code` stays for good; `guide` names the advice it follows by author and title; `page` is its docstring.

    `beside` says what it holds a set against: without notes or parents it sees nothing of that.
    """

    code: str
    name: str
    severity: Mapping[Preset, Severity]
    guide: str
    page: str
    look: Look
    beside: Literal["notes", "parents"] | None = None


def severities(strict: Severity, balanced: Severity, lenient: Severity) -> Mapping[Preset, Severity]:
    """Say how much a finding of the rule weighs under each preset."""
    return {"strict": strict, "balanced": balanced, "lenient": lenient}


def each_objective(see: Callable[[ObjectiveSubject], Sighting | None]) -> Look:
    """Make a rule about one objective's title look at all of them."""

    def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
        for objective in okrs.objectives:
            seen = see(objective)
            if seen is not None:
                yield Sighting(seen.message, seen.span, seen.suggestion, objective.number)

    return look


def each_key_result(see: Callable[[KeyResultSubject], Sighting | None]) -> Look:
    """Make a rule about one key result look at all of them."""

    def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
        for key_result in okrs.key_results:
            seen = see(key_result)
            if seen is not None:
                yield Sighting(seen.message, seen.span, seen.suggestion, key_result.objective, key_result.number)

    return look


def against_notes(see: "Callable[[Claims, Notes], Iterator[Sighting]]") -> Look:
    """Make a rule about one key result and the notes look at all of them, where notes are given."""

    def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
        if not okrs.evidence:
            return
        # Most checks have no notes and need not load what compares with them.
        from assistant.checker.claims import Claims
        from assistant.checker.notes import Notes

        notes = Notes.of(okrs.evidence)
        for key_result in okrs.key_results:
            for seen in see(Claims(key_result, okrs.okrs.owner), notes):
                yield Sighting(seen.message, seen.span, seen.suggestion, key_result.objective, key_result.number)

    return look


def codes(rules: Iterable[Rule]) -> tuple[str, ...]:
    """Give the rules' codes in their order."""
    return tuple(rule.code for rule in rules)
