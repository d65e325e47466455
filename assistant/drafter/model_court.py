"""What a model's answer is held against: the sources, the numbers of the notes, their dates, and the cycle."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from assistant.drafter.material import Material
from assistant.drafter.model_echoes import Echoes
from assistant.drafter.model_numbers import Ledger
from assistant.drafter.model_quotes import located, overlap
from assistant.drafter.model_schema import Cited
from assistant.drafter.model_sources import Sources, is_dead
from assistant.drafter.model_words import LONGEST, plain
from assistant.evidence.numbers import Number, numbers_in, same
from assistant.evidence.orders import is_in_order
from assistant.language.cycles import Cycle
from assistant.language.dates import deadlines
from assistant.language.words import words
from assistant.okr import Quote

_RUN = 8  # words in a row that nobody writes twice by chance


@dataclass(frozen=True, slots=True)
class Court:
    """`dues`: every day the notes name as due. `private`: talk about a person's work, which is never cited.

    `requests`: what is asked to be built, which proves no result. `runs`: all words in a row of the notes.
    """

    sources: Sources
    ledger: Ledger
    cycle: Cycle
    fiscal_start: int
    dues: frozenset[date]
    held: tuple[Number, ...]
    private: tuple[Quote, ...]
    requests: tuple[Quote, ...]
    runs: frozenset[tuple[str, ...]]
    echoes: Echoes

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
            frozenset(run for text in texts for run in _runs(text)),
            Echoes.of(material, sources),
        )

    def quotes(self, cited: Iterable[Cited]) -> tuple[Quote, ...]:
        """Find what an answer cites; an order to a model proves nothing."""
        return tuple(
            quote
            for quote in located(cited, self.sources)
            if not any(overlap(quote, one) for one in self.private) and not self._is_ordered(quote)
        )

    def is_request(self, quotes: Iterable[Quote]) -> bool:
        """Say whether quotes show nothing but what somebody wants built."""
        return all(any(overlap(quote, one) for one in self.requests) for quote in quotes)

    def from_notes(self, quotes: Iterable[Quote]) -> tuple[Quote, ...]:
        """Give the quotes that are of notes, not of the library."""
        return tuple(quote for quote in quotes if quote.document in self.ledger.texts)

    def _is_ordered(self, quote: Quote) -> bool:
        sources = (one for one in (*self.sources.notes, *self.sources.passages) if one.document == quote.document)
        return any(is_in_order(one.text, quote.start - one.offset, quote.end - one.offset) for one in sources)

    def said(self, text: str | None, longest: int = LONGEST) -> str:
        """Give a model's sentence as plain words, or nothing where it repeats an order or the prompt."""
        line = plain(text, longest)
        return "" if self.echoes.are_in(line) else line

    def in_own_words(self, text: str | None, longest: int = LONGEST) -> str:
        """Give a model's sentence as plain words, or nothing where it copies the notes: it may be what they order."""
        line = self.said(text, longest)
        return "" if any(run in self.runs for run in _runs(line)) else line

    def holds(self, text: str) -> bool:
        """Say whether every number of a text is one of the notes."""
        return all(any(same(number, held) for held in self.held) for number in numbers_in(text))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Give every run of so many words of a text."""
    said = [word.lower for word in words(text)]
    return (tuple(said[at : at + _RUN]) for at in range(len(said) - _RUN + 1))
