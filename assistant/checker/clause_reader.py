"""Reads clauses: which word is the verb, what is its subject, whether something is done to it."""

from functools import cache
from typing import Any

from assistant.checker.phrase_reader import FAR, HAVING, MODALS, PhraseReader
from assistant.checker.statement import Build, Phrase, Statement, Verbal
from assistant.checker.vocabulary import word_list
from assistant.language.words import direction_of, only_better

_GETTING = frozenset({"get", "gets"})
_RELATIVES = frozenset({"who", "which", "that"})
_ASKING = frozenset({"how", "why", "what", "where", "when", "whether"})
_EACH = frozenset({"each", "every", "no", "one", "any"})
_BEFORE_VERBS = frozenset({"never", "always", "often", "also", "still", "only", "rarely", "no", "longer"})


@cache
def _helpers() -> frozenset[str]:
    """Give the words other than verbs that can make a clause."""
    return MODALS | HAVING | word_list("being") | word_list("states")


class ClauseReader(PhraseReader):
    """Finds the verb of a clause in one walk; `start` is the first word that counts."""

    __slots__ = ("start",)

    start: int

    def made(self, build: Build, **fields: Any) -> Statement:
        """Make the statement of these words."""
        return Statement(self.text, self.words, self.numbers, self.vocabulary, build, **fields)

    def verbal(self, i: int) -> tuple[Verbal, str]:
        """Say what the word at i promises, and its plain form."""
        word = self.lowers[i]
        verb = self.vocabulary.verbs.get(word)
        if verb is not None and verb.promise in ("make", "do", "effort", "improve"):
            return verb.promise, verb.lemma
        moving = direction_of(word)
        if only_better(word):
            return "improve", verb.lemma if verb else word
        if moving is not None:
            return ("hold" if moving == "maintain" else "move"), verb.lemma if verb else word
        if verb is None:
            return "make" if i == self.start else "act", word
        return verb.promise, verb.lemma

    def clause(self, start: int) -> Statement | None:
        """Find the verb of a clause with its subject in front."""
        helpers, verbs = _helpers(), self.vocabulary.verbs
        relative, past = False, start
        for i, word in enumerate(self.lowers[start : start + FAR], start):
            if i > start and (word in _ASKING or (word in _RELATIVES and self.is_thing(i - 1))):
                relative = True
            if i < past or i in self.numbers or not (word in helpers or word in verbs):
                continue
            found = self.with_auxiliary(start, i)
            if found is None and i > start:
                found = self.with_plain_verb(start, i)
            if found is not None and not relative:
                return found
            if found is not None:
                relative, past = False, (found.verb or i) + 1
        return None

    def is_thing(self, i: int) -> bool:
        """Say whether word i is a noun that "that" or "who" may describe."""
        v, word = self.vocabulary, self.lowers[i]
        return word in v.people or word in v.staff or word in v.works or word in v.measures or word.endswith("s")

    def with_auxiliary(self, start: int, i: int) -> Statement | None:
        """Read the clause where word i is "can", "is" or "has" or one of their kind."""
        lowers = self.lowers
        word = lowers[i]
        if word in MODALS:
            return self.with_verb(start, i, self.skip(i + 1), capable=word in ("can", "could"))
        if word in self.vocabulary.being:
            if lowers[i + 1 : i + 2] == ["able"]:
                return self.with_verb(start, i, self.skip(i + 3), capable=True)
            done = self.skip(i + 1)
            if self.participle(done):
                return self.with_verb(start, i, done, passive=True)
            return None if word in _GETTING else self.with_verb(start, i, i, verbal="be")
        if word not in HAVING:
            return None
        done = self.skip(i + 1)
        if self.participle(done):
            if lowers[i + 1] == "been":
                return self.with_verb(start, i, done, passive=True)
            if self.followed_by_object(done):
                return self.with_verb(start, i, done)
        return self.with_verb(start, i, i, verbal="have")

    def with_plain_verb(self, start: int, i: int) -> Statement | None:
        """Read the clause where word i is a verb by its form and by what stands before it."""
        v, word = self.vocabulary, self.lowers[i]
        if word in word_list("states") and self.ends_here(i):
            return self.with_verb(start, i, i, verbal="make", passive=True)
        verb = v.verbs.get(word)
        if verb is None:
            return None
        if verb.form == "ed" and self.ends_here(i) and word not in word_list("comparing"):
            return self.with_verb(start, i, i, passive=True)
        last = i - 1
        while last > start and self.lowers[last] in _BEFORE_VERBS:
            last -= 1
        before = self.lowers[last]
        if self.stops(i - 1) or before in v.determiners:
            return None
        noun = word in v.works or word in v.measures or word in v.people or word in v.staff or word in v.abstract
        single = self.lowers[start] in _EACH and not before.endswith("s") and before not in v.prepositions
        third = verb.form == "s" and (not noun or i + 1 in self.numbers or (single and self.goes_on(i)))
        many = before.endswith("s") or before in word_list("many")
        acting = before in v.people and last not in self.numbers
        plural = verb.form == "base" and many and (acting or (not noun and before.endswith("s")))
        return self.with_verb(start, i, i) if third or plural else None

    def goes_on(self, i: int) -> bool:
        """Say whether a preposition or an article follows word i, as behind a verb: "commits to a plan"."""
        after = self.lowers[i + 1] if i + 1 < len(self.lowers) else ""
        return after in self.vocabulary.prepositions or after in word_list("articles")

    def skip(self, i: int) -> int:
        """Step over adverbs and helping verbs between an auxiliary and its verb."""
        while i < len(self.lowers) and i not in self.numbers:
            word = self.lowers[i]
            if not (
                word.endswith("ly")
                or word in self.vocabulary.being
                or word in ("not", "also", "all", "to", "now", "been", "well")
            ):
                break
            i += 1
        return i

    def participle(self, i: int) -> bool:
        """Say whether word i is a known participle: "published"."""
        if i >= len(self.lowers) or i in self.numbers:
            return False
        verb = self.vocabulary.verbs.get(self.lowers[i])
        return verb is not None and verb.form == "ed"

    def followed_by_object(self, i: int) -> bool:
        """Say whether the sentence goes on right after word i."""
        return i + 1 < len(self.words) and not self.stops(i)

    def ends_here(self, i: int) -> bool:
        """Say whether nothing that the word could describe follows it."""
        if i + 1 >= len(self.words) or self.stops(i):
            return True
        after = self.lowers[i + 1]
        closed = after in self.vocabulary.prepositions or after in ("this", "each", "every", "last", "next")
        return i + 1 in self.numbers or closed or after.endswith("ly")

    def with_verb(
        self,
        start: int,
        at: int,
        verb: int,
        *,
        verbal: Verbal | None = None,
        passive: bool = False,
        capable: bool = False,
    ) -> Statement:
        """Make a clause that begins at `start`; `at` is its first verb, `verb` the one that says what happens."""
        subject = self.noun_phrase(start)
        subject = Phrase(start, min(subject.end, at), min(subject.head, at - 1))
        if verb >= len(self.words):
            return self.made("clause", verb=at, verbal="can", capable=capable, subject=subject)
        named, lemma = self.verbal(verb)
        return self.made(
            "clause",
            verb=verb,
            verbal=verbal or named,
            lemma=lemma,
            passive=passive,
            capable=capable,
            subject=subject,
            object=self.noun_phrase(verb + 1),
        )
