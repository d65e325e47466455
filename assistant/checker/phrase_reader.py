"""Reads noun phrases in a row of words: where they end, which noun governs them."""

from assistant.checker.statement import Phrase
from assistant.checker.vocabulary import Vocabulary, word_list
from assistant.language.words import Word, direction_of

HAVING = frozenset({"has", "have", "had", "having"})
MODALS = frozenset({"can", "could", "may", "might", "will", "would", "should", "shall", "must"})
FAR = 40
"""No phrase and no search for a verb reaches further than this many words."""

_ARTICLES = frozenset({"a", "an", "the", "each", "every"})
_SUCH_AS = frozenset({"e", "i", "eg", "ie", "etc", "incl", "such"})
_COMPOUNDS = frozenset(
    {("lead", "time"), ("lead", "times"), ("support", "team"), ("support", "desk"), ("support", "staff")}
    | {("help", "desk")}
)
_ASKS_FOR = frozenset({"apply", "ask", "call", "care", "hire", "lead", "plan", "prepare", "recruit", "search", "test"})
_BOUNDS = ("above", "below", "under", "over", "at", "between", "within")
_JOINTS = ("", " ", "-")
_STOPS = frozenset(',;:.()[]{}|–—→\n"?!')


class PhraseReader:
    """The words of one sentence; `lowers` are the same in small letters, `numbers` the indexes of those in a number."""

    __slots__ = ("lowers", "numbers", "text", "vocabulary", "words")

    def __init__(self, text: str, words: tuple[Word, ...], numbers: frozenset[int], vocabulary: Vocabulary) -> None:
        self.text = text
        self.words = words
        self.lowers = [word.lower for word in words]
        self.numbers = numbers
        self.vocabulary = vocabulary

    def gap(self, i: int) -> str:
        """Give the characters between word i and the next."""
        end = self.words[i + 1].start if i + 1 < len(self.words) else len(self.text)
        return self.text[self.words[i].end : end]

    def stops(self, i: int) -> bool:
        """Say whether a sign after word i ends the phrase."""
        gap = self.gap(i)
        if gap in _JOINTS or (gap == "," and i in self.numbers and i + 1 in self.numbers):
            return False
        return not _STOPS.isdisjoint(gap) or " - " in gap

    def noun_phrase(self, i: int) -> Phrase:
        """Read a noun phrase from word i on, and through "number of" to what is counted."""
        v, lowers, numbers = self.vocabulary, self.lowers, self.numbers
        start, head = i, -1
        limit = min(len(lowers), i + FAR)
        while i < limit:
            word = lowers[i]
            if head >= 0 and word in _ARTICLES and i - 1 not in numbers:
                break
            if i in numbers:
                pass
            elif word in v.prepositions:
                counted = word == "of" and i > start and (lowers[i - 1] in word_list("measuring") or i - 1 in numbers)
                joined = word in ("and", "or") and (self.describes(i - 1, start) or self.joins(i))
                if not counted and not joined:
                    break
            elif word not in v.determiners:
                if word in v.being or word in HAVING or word in MODALS:
                    break
                if not self.is_adverb(word):
                    head = i
            i += 1
            if self.stops(i - 1) and not (
                self.gap(i - 1) == ", " and (self.describes(i - 1, start) or self.joins(i - 1))
            ):
                break
        return Phrase(start, i, head)

    def joins(self, i: int) -> bool:
        """Say whether "and" at word i goes on to another noun: "rating and scoring system", not "and cut costs"."""
        if i + 1 >= len(self.lowers) or i + 1 in self.numbers:
            return False
        after = self.lowers[i + 1]
        verb = self.vocabulary.verbs.get(after)
        closed = after in self.vocabulary.determiners or after in self.vocabulary.prepositions or after in _SUCH_AS
        return not closed and direction_of(after) is None and (verb is None or verb.form == "ing")

    def is_adverb(self, word: str) -> bool:
        """Say whether a word in -ly is no noun: "weekly", not "supply"."""
        return word.endswith("ly") and word not in self.vocabulary.works and word not in self.vocabulary.people

    def describes(self, i: int, start: int) -> bool:
        """Say whether word i of a phrase is an adjective, so that "and" or a comma after it does not end the phrase."""
        word = self.lowers[i]
        return i >= start and (word in self.vocabulary.praise or word in self.vocabulary.mild or word.endswith("ly"))

    def names(self, i: int) -> bool:
        """Say whether a word that could be a verb is a noun here: "Support tickets under 50", "Test coverage of 8%"."""
        v, lowers = self.vocabulary, self.lowers
        word = lowers[i]
        gerund = word.endswith("ing")
        noun = gerund or word in v.works or word in v.measures or word in v.staff or word in v.people
        if i + 1 >= len(lowers) or self.stops(i):
            listed = i + 1 < len(lowers) and self.gap(i) == ", " and v.verbs.get(lowers[i + 1])
            return noun and not (listed and listed.form == "base" and "and" in lowers[i + 1 : i + 4])
        after = lowers[i + 1]
        if "+" in self.gap(i) or "&" in self.gap(i):
            joined = v.verbs.get(after) if self.gap(i) == " & " else None
            return joined is None or joined.form != "base"
        if i + 1 in self.numbers or after in v.determiners:
            return False
        if after in v.being or after in HAVING or after in MODALS or (word, after) in _COMPOUNDS:
            return True
        if after in v.prepositions:
            numbered = not self.numbers.isdisjoint((i + 2, i + 3))
            if after == "for" and word not in _ASKS_FOR:
                return word in v.works or word in v.staff
            return noun and (after in ("of", "in", "per", "from") or (numbered and after in _BOUNDS))
        verb = v.verbs.get(word)
        changing = bool(self.numbers) or ("from" in lowers[i:] and "to" in lowers[i:])
        if noun and not gerund and self.is_lone_measure(i + 1):
            return True
        if not gerund and (not changing or verb is None or verb.promise not in ("make", "do", "effort")):
            return False
        phrase = self.noun_phrase(i + 1)
        numbered = any(j in self.numbers for j in range(phrase.start, phrase.head))
        return phrase.head >= 0 and lowers[phrase.head] in v.measures and not numbered

    def is_lone_measure(self, i: int) -> bool:
        """Say whether one noun of measure or quality is all that follows: "Search quality"."""
        word = self.lowers[i]
        return i == len(self.lowers) - 1 and (word in self.vocabulary.measures or word in self.vocabulary.abstract)
