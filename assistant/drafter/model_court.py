"""What a model's answer is held against: the sources, the numbers of the notes, their dates, and the cycle."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.drafter.material import Material
from assistant.drafter.model_numbers import Ledger
from assistant.drafter.model_quotes import located, overlap
from assistant.drafter.model_schema import Cited
from assistant.drafter.model_sources import Sources, is_dead
from assistant.evidence.numbers import Number, numbers_in, same
from assistant.language.cycles import Cycle
from assistant.language.dates import deadlines
from assistant.okr import Quote


@dataclass(frozen=True, slots=True)
class Court:
    """`dues`: every day the notes name as due. `private`: talk about a person's work, which is never cited.

    `requests`: what is asked to be built, which proves no result.
    """

    sources: Sources
    ledger: Ledger
    cycle: Cycle
    fiscal_start: int
    dues: frozenset[date]
    held: tuple[Number, ...]
    private: tuple[Quote, ...]
    requests: tuple[Quote, ...]

    @classmethod
    def of(cls, material: Material, sources: Sources) -> "Court":
        """Read the notes once for all key results."""
        texts = [one.text for one in material.evidence]
        brief = material.brief
        said = (each for text in texts for each in deadlines(text, brief.as_of, brief.config.fiscal_year_start))
        named = {fact.due for fact in sources.facts.values() if fact.due is not None and not is_dead(fact)}
        named |= {each.due for each in said if each.due is not None}
        return cls(
            sources,
            Ledger.of(material.evidence),
            material.cycle,
            brief.config.fiscal_year_start,
            frozenset(named),
            tuple(dict.fromkeys(number for text in texts for number in numbers_in(text))),
            tuple(quote for one in material.evidence for quote in one.performance_talk),
            tuple(quote for one in material.evidence for quote in one.feature_requests),
        )

    def quotes(self, cited: Iterable[Cited]) -> tuple[Quote, ...]:
        """Find what an answer cites."""
        return tuple(
            quote for quote in located(cited, self.sources) if not any(overlap(quote, one) for one in self.private)
        )

    def is_request(self, quotes: Iterable[Quote]) -> bool:
        """Say whether quotes show nothing but what somebody wants built."""
        return all(any(overlap(quote, one) for one in self.requests) for quote in quotes)

    def from_notes(self, quotes: Iterable[Quote]) -> tuple[Quote, ...]:
        """Give the quotes that are of notes, not of the library."""
        return tuple(quote for quote in quotes if quote.document in self.ledger.texts)

    def holds(self, text: str) -> bool:
        """Say whether every number of a text is one of the notes."""
        return all(any(same(number, held) for held in self.held) for number in numbers_in(text))
