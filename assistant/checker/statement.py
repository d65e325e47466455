"""How a sentence is built: an order ("Launch it"), a clause ("All teams use it"), a bare phrase ("Uptime of 99%")."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from assistant.checker.vocabulary import Promise, Vocabulary
from assistant.language.words import Word

Build = Literal["order", "clause", "phrase", "question", "empty"]
Verbal = Promise | Literal["move", "hold", "be", "have", "can"]


class Phrase(NamedTuple):
    """A noun phrase: words[start:end], `head` the index of the noun that governs it, -1 where there is none."""

    start: int
    end: int
    head: int


NOTHING = Phrase(0, 0, -1)


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A sentence taken apart. `verb` is an index into `words`, `numbers` the indexes of words that belong to a number.

    `subject` is the phrase a clause speaks of, or the bare phrase itself; `object` is what the verb acts on. `passive`:
    something is or has been done to the subject. `capable`: the subject can do something. Each equals itself alone, so
    that a cache can be keyed by it.
    """

    text: str
    words: tuple[Word, ...]
    numbers: frozenset[int]
    vocabulary: Vocabulary
    build: Build
    verb: int | None = None
    verbal: Verbal | None = None
    lemma: str = ""
    passive: bool = False
    capable: bool = False
    subject: Phrase = NOTHING
    object: Phrase = NOTHING

    def lower(self, phrase: Phrase) -> tuple[str, ...]:
        """Give the words of a phrase in lower case, numbers left out."""
        return tuple(self.words[i].lower for i in range(phrase.start, phrase.end) if i not in self.numbers)

    def lower_after_object(self) -> tuple[str, ...]:
        """Give the word behind the object in lower case, empty where there is none."""
        return tuple(word.lower for word in self.words[self.object.end : self.object.end + 1])

    def head(self, phrase: Phrase) -> str:
        """Give the noun that governs a phrase in lower case, of an unknown compound its end; else empty."""
        if phrase.head < 0:
            return ""
        word = self.words[phrase.head].lower
        return word if word in self.vocabulary.compounds else word.rpartition("-")[2]

    def span(self, phrase: Phrase) -> tuple[int, int] | None:
        """Give where a phrase stands in the text, null where it is empty."""
        if phrase.end <= phrase.start:
            return None
        return self.words[phrase.start].start, self.words[phrase.end - 1].end

    @property
    def verb_span(self) -> tuple[int, int] | None:
        """Give where the verb stands in the text."""
        if self.verb is None:
            return None
        return self.words[self.verb].start, self.words[self.verb].end
