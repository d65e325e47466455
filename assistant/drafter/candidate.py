"""Facts that may enter a draft: agreed goals of this team, with a number, sure enough to stand without a question."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.drafter.metric_name import metric_name
from assistant.evidence.facts import Evidence, Fact
from assistant.evidence.metric_words import stems


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact with the note it is from; `place` is where it was first said.

    `rivals`: values among which today's stays open, as the note sets one against another or gives a range.
    """

    fact: Fact
    evidence: Evidence
    rivals: tuple[float, ...] = ()

    @property
    def place(self) -> int:
        """Give the offset of its first quote."""
        return min((quote.start for quote in self.fact.quotes), default=0)


def has_end(fact: Fact) -> bool:
    """Say whether a fact names a value to reach or to hold."""
    return fact.target is not None or fact.relative_change is not None or fact.change is not None


def is_sure(fact: Fact) -> bool:
    """Say whether a fact is an agreed goal with a number and a metric that has a name."""
    named = bool(metric_name(fact.metric)) and bool(fact.quotes)
    return fact.status == "goal" and not fact.tentative and has_end(fact) and named


def is_open(fact: Fact) -> bool:
    """Say whether a fact may be a goal once somebody settles it: nobody has agreed, or something of it is missing."""
    unsettled = fact.status == "observation" and fact.tentative and has_end(fact)
    return unsettled or (fact.status == "goal" and not is_sure(fact))


def sure(evidence: tuple[Evidence, ...]) -> Iterator[Candidate]:
    """Give the facts of all notes that may enter."""
    return (Candidate(fact, each) for each in evidence for fact in each.facts if is_sure(fact))


def same_metric(one: Fact, other: Fact) -> bool:
    """Say whether two facts speak of one metric in one scope."""
    first, second = stems(metric_name(one.metric)), stems(metric_name(other.metric))
    return bool(first) and first == second
