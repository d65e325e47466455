"""Claims: what a reader says that notes say, before anybody has looked whether they do."""

from dataclasses import dataclass

from assistant.evidence.facts import Fact

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """Words that a claim rests on. `line`: the span of the line they should stand in, null where none was named."""

    document: str
    text: str
    line: Span | None = None


@dataclass(frozen=True, slots=True)
class FactClaim:
    """A fact without quotes, and the words it rests on.

    `later`: words that should have put another value in its place afterwards.
    """

    fact: Fact
    said: tuple[Said, ...]
    later: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class ConflictClaim:
    """Two statements that should contradict each other."""

    about: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """Everything a reader says about some notes."""

    facts: tuple[FactClaim, ...] = ()
    priorities: tuple[Said, ...] = ()
    feature_requests: tuple[Said, ...] = ()
    wishes: tuple[Said, ...] = ()
    performance_talk: tuple[Said, ...] = ()
    conflicts: tuple[ConflictClaim, ...] = ()
