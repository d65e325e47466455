"""Takes a sentence apart into verb, subject and object by word lists, in one walk from left to right."""

from collections.abc import Sequence
from typing import Any

from assistant.checker.phrase_reader import FAR, HAVING, MODALS, PhraseReader
from assistant.checker.statement import Build, Phrase, Statement, Verbal
from assistant.checker.vocabulary import Vocabulary, word_list
from assistant.language.quantity import Quantity
from assistant.language.words import Word, direction_of, only_better

_PARTICLES = 4


def take_apart(text: str, words: tuple[Word, ...], quantities: Sequence[Quantity], vocabulary: Vocabulary) -> Statement:
    """Find verb, subject and object of a sentence. Total: any text gives a statement."""
    joined = _compounds(text, words) if "-" in text else words
    return _Parser(text, joined, _inside(joined, quantities), vocabulary).statement()


def _compounds(text: str, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Take words that a hyphen joins as one: "sign-ups", "self-serve"."""
    joined: list[Word] = []
    for word in words:
        last = joined[-1] if joined else None
        if last is not None and text[last.end : word.start] == "-" and not word.lower.isdigit():
            joined[-1] = Word(text[last.start : word.end], f"{last.lower}-{word.lower}", last.start, word.end)
        else:
            joined.append(word)
    return tuple(joined)


def _inside(words: tuple[Word, ...], quantities: Sequence[Quantity]) -> frozenset[int]:
    numbers = set()
    at = 0
    for quantity in quantities:
        while at < len(words) and words[at].end <= quantity.bare[0]:
            at += 1
        i = at
        while i < len(words) and words[i].start < quantity.end:
            numbers.add(i)
            i += 1
    return frozenset(numbers)


class _Parser(PhraseReader):
    """Walks a sentence once from left to right."""

    __slots__ = ("start",)

    def statement(self) -> Statement:
        words = self.words
        if not words:
            return self.made("empty")
        if self.text.rstrip().endswith("?"):
            return self.made("question")
        start = self.opening()
        if words[start].lower in ("ensure", "ensures", "guarantee", "assure") and self.states(start + 1):
            start += 1
        self.start = start
        speaking = self.gerund_clause(start)
        if speaking is not None:
            return speaking
        if start < len(words) and self.opens_with_verb(start):
            done = (
                words[start].lower in self.vocabulary.verbs and self.vocabulary.verbs[words[start].lower].form == "ed"
            )
            return (self.clause(start) if done else None) or self.order(start)
        return self.clause(start) or self.phrase_alone(start)

    def gerund_clause(self, start: int) -> Statement | None:
        """Read "Creating an invoice takes a minute": what begins like an order has a verb of its own behind it."""
        verb = self.vocabulary.verbs.get(self.words[start].lower) if start not in self.numbers else None
        if verb is None or verb.form != "ing":
            return None
        clause = self.clause(start)
        if clause is None or clause.verb is None or clause.passive:
            return None
        found = self.vocabulary.verbs.get(self.words[clause.verb].lower)
        return clause if found is not None and found.form == "s" and clause.verb > start + 1 else None

    def made(self, build: Build, **fields: Any) -> Statement:
        return Statement(self.text, self.words, self.numbers, self.vocabulary, build, **fields)

    def states(self, i: int) -> bool:
        """Say whether a clause with a finite verb begins at word i."""
        clause = self.clause(i) if i < len(self.words) else None
        return clause is not None and (clause.passive or clause.verbal in ("be", "have") or clause.capable)

    def opening(self) -> int:
        """Step over labels, pronouns and adverbs in front of the first word that counts."""
        i, words, openers = 0, self.words, self.vocabulary.openers
        while i < len(words) and i < FAR and i not in self.numbers:
            word = words[i].lower
            labelled = i < 2 and i + 1 < len(words) and ":" in self.gap(i)
            adverb = word.endswith("ly") and len(word) > 4 and word not in self.vocabulary.verbs
            bounding = word in word_list("bounding") and not self.numbers.isdisjoint((i + 1, i + 2, i + 3))
            if not (labelled or adverb or bounding or word in openers):
                break
            i += 1
        return i if i < len(words) else 0

    def opens_with_verb(self, i: int) -> bool:
        word = self.words[i].lower
        if i in self.numbers:
            return False
        verb = self.vocabulary.verbs.get(word)
        moving = direction_of(word)
        if verb is None and moving is None:
            return self.takes_object(i)
        if verb is not None and verb.form == "s" and moving is None:
            return False
        return not self.names(i)

    def takes_object(self, i: int) -> bool:
        """Say whether an unknown word can only be a verb, for an article follows it: "Dockerize all services"."""
        v, word = self.vocabulary, self.words[i].lower
        if i + 1 >= len(self.words) or self.gap(i) != " " or i + 1 in self.numbers:
            return False
        named = word in v.works or word in v.measures or word in v.people or word in v.staff or word in v.abstract
        closed = word in v.determiners or word in v.prepositions or word in v.praise or word in v.mild
        return self.words[i + 1].lower in word_list("articles") and not (named or closed or word in v.being)

    def verbal(self, i: int) -> tuple[Verbal, str]:
        """Say what the word at i promises, and its plain form."""
        word = self.words[i].lower
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

    def order(self, i: int) -> Statement:
        verbal, lemma = self.verbal(i)
        after = i + 1
        following = self.words[after].lower if after < len(self.words) else ""
        if lemma in ("start", "begin", "try") and following == "to":
            verbal = "effort"
        if lemma == "reach" and following == "out":
            verbal = "do"
        if lemma == "put" and following in ("together", "in", "up"):
            verbal = "make"
        if lemma == "stand" and following != "up":
            verbal = "act"
        return self.made(
            "order", verb=i, verbal=verbal, lemma=lemma, object=self.noun_phrase(self.past_particles(after))
        )

    def past_particles(self, i: int) -> int:
        """Step over what may stand between a verb and its object: "roll out", "meet with", "host and attend"."""
        last = min(len(self.words), i + _PARTICLES)
        while i < last and self.words[i].lower in word_list("particles"):
            i += 1
            verb = self.vocabulary.verbs.get(self.words[i].lower) if i < len(self.words) else None
            linked = self.words[i - 1].lower in ("and", "to") and i not in self.numbers
            if verb is not None and linked and verb.form == "base":
                i += 1
        return i

    def clause(self, start: int) -> Statement | None:
        """Find the verb of a clause with its subject in front."""
        v, words = self.vocabulary, self.words
        for i in range(start, min(len(words), start + FAR)):
            if i in self.numbers:
                continue
            word = words[i].lower
            if word in MODALS:
                return self.with_verb(start, i, self.skip(i + 1), capable=word in ("can", "could"))
            if word in self.vocabulary.being:
                if i + 1 < len(words) and words[i + 1].lower == "able":
                    return self.with_verb(start, i, self.skip(i + 3), capable=True)
                done = self.skip(i + 1)
                if done < len(words) and self.participle(done):
                    return self.with_verb(start, i, done, passive=True)
                return self.with_verb(start, i, i, verbal="be")
            if word in HAVING:
                done = self.skip(i + 1)
                if done < len(words) and self.participle(done):
                    if words[i + 1].lower == "been":
                        return self.with_verb(start, i, done, passive=True)
                    if self.followed_by_object(done):
                        return self.with_verb(start, i, done)
                return self.with_verb(start, i, i, verbal="have")
            if i == start:
                continue
            if word in word_list("states") and self.ends_here(i):
                return self.with_verb(start, i, i, verbal="make", passive=True)
            verb = v.verbs.get(word)
            if verb is None:
                continue
            noun = word in v.works or word in v.measures or word in v.people or word in v.staff or word in v.abstract
            if verb.form == "ed" and self.ends_here(i) and word not in word_list("comparing"):
                return self.with_verb(start, i, i, passive=True)
            if verb.form == "s" and not noun and not self.stops(i - 1) and words[i - 1].lower not in v.determiners:
                return self.with_verb(start, i, i)
            if (
                verb.form == "base"
                and not noun
                and words[i - 1].lower.endswith("s")
                and words[i - 1].lower not in v.determiners
                and not self.stops(i - 1)
            ):
                return self.with_verb(start, i, i)
            if (
                verb.form == "base"
                and words[i - 1].lower in v.people
                and (words[i - 1].lower.endswith("s") or words[i - 1].lower in word_list("many"))
                and i - 1 not in self.numbers
                and not self.stops(i - 1)
            ):
                return self.with_verb(start, i, i)
        return None

    def skip(self, i: int) -> int:
        """Step over adverbs and helping verbs between an auxiliary and its verb."""
        while i < len(self.words) and i not in self.numbers:
            word = self.words[i].lower
            if not (
                word.endswith("ly")
                or word in self.vocabulary.being
                or word in ("not", "also", "all", "to", "now", "been", "well")
            ):
                break
            i += 1
        return i

    def participle(self, i: int) -> bool:
        verb = self.vocabulary.verbs.get(self.words[i].lower)
        return verb is not None and verb.form == "ed" and i not in self.numbers

    def followed_by_object(self, i: int) -> bool:
        return i + 1 < len(self.words) and not self.stops(i)

    def ends_here(self, i: int) -> bool:
        """Say whether nothing that the word could describe follows it."""
        if i + 1 >= len(self.words) or self.stops(i):
            return True
        after = self.words[i + 1].lower
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

    def phrase_alone(self, start: int) -> Statement:
        phrase = self.noun_phrase(start)
        return self.made("phrase", subject=phrase, object=phrase)
