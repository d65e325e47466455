"""Echoes: what a model repeats of an order in the notes or of its own prompt, which is no sentence of a draft."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.drafter.material import Material
from assistant.drafter.model_prompt import instructions
from assistant.drafter.model_sources import Sources
from assistant.evidence.orders import orders, without_orders
from assistant.language.codes import codes
from assistant.language.words import words

_Run = tuple[str, ...]

_ORDERED = 3  # words in a row of an order that stand nowhere else, or all words of a line that has fewer
_PROMPTED = 6  # words in a row of the prompt
_LINE = 4  # words of a line that stands in the prompt as a whole


@dataclass(frozen=True, slots=True)
class Echoes:
    """`ordered`: runs of words that stand in orders alone; `prompted`: those of the prompt.

    `known`: the words of goals, in which alone the name of a host or the number of an account is believed.
    """

    ordered: frozenset[_Run]
    prompted: frozenset[_Run]
    known: str

    @classmethod
    def of(cls, material: Material, sources: Sources) -> "Echoes":
        """Read the notes, the passages and the prompt once."""
        texts = [source.text for source in (*sources.notes, *sources.passages)]
        said = [text[start:end] for text in texts for start, end in orders(text)]
        ordered = frozenset(run for text in said for size in range(1, _ORDERED + 1) for run in _runs(text, size))
        if ordered:
            ordered -= {
                run
                for text in map(without_orders, texts)
                for size in range(1, _ORDERED + 1)
                for run in _runs(text, size)
            }
        facts = [quote.text for fact in sources.facts.values() if fact.status == "goal" for quote in fact.quotes]
        given = material.brief.okrs.objectives if material.brief.okrs is not None else ()
        titles = [text for each in given for text in (each.title, *(kr.text for kr in each.key_results))]
        return cls(ordered, _lines(instructions(material)), "\n".join([*facts, *titles]).lower())

    def are_in(self, line: str) -> bool:
        """Say whether a line of a model's repeats an order or the prompt, or names a host or an account of no goal."""
        said = tuple(word.lower for word in words(line))
        return (
            any(run in self.ordered for run in _cut(said, min(_ORDERED, len(said))))
            or (len(said) >= _LINE and any(run in self.prompted for run in _cut(said, min(_PROMPTED, len(said)))))
            or any(line[start:end].lower() not in self.known for start, end in codes(line))
        )


@lru_cache(maxsize=8)
def _lines(prompt: str) -> frozenset[_Run]:
    return frozenset(run for size in range(_LINE, _PROMPTED + 1) for run in _runs(prompt, size))


def _runs(text: str, size: int) -> Iterable[_Run]:
    return _cut(tuple(word.lower for word in words(text)), size)


def _cut(said: _Run, size: int) -> Iterator[_Run]:
    return (said[at : at + size] for at in range(len(said) - size + 1)) if size else iter(())
