"""Takes a sentence apart into verb, subject and object by word lists, in one walk from left to right."""

from collections.abc import Sequence

from assistant.checker.clause_reader import ClauseReader
from assistant.checker.phrase_reader import FAR
from assistant.checker.statement import Statement
from assistant.checker.vocabulary import Vocabulary, word_list
from assistant.language.quantity import Quantity
from assistant.language.words import Word, direction_of

_PARTICLES = 4
_PREFACE = 12
_PHRASAL = frozenset({("fall", "back"), ("pay", "back"), ("pay", "down"), ("pay", "off")})
_LEADING = frozenset({"after", "before", "by", "during", "for", "from", "in", "on", "until", "with", "within"})


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


class _Parser(ClauseReader):
    """Walks a sentence once from left to right."""

    __slots__ = ()

    def statement(self) -> Statement:
        if not self.words:
            return self.made("empty")
        if self.text.rstrip().endswith("?"):
            return self.made("question")
        self.start = self.opening()
        self.start = start = self.after_ensuring(self.start)
        speaking = self.gerund_clause(start)
        if speaking is not None:
            return speaking
        if start < len(self.words) and self.opens_with_verb(start):
            return (self.clause(start) if self.participle(start) else None) or self.order(start)
        return self.clause(start) or self.phrase_alone(start)

    def after_ensuring(self, start: int) -> int:
        """Step over "ensure that" and "make sure" in front of a clause."""
        lowers = self.lowers
        first = lowers[start]
        behind = start + 1
        if first == "make" and lowers[behind : behind + 1] == ["sure"]:
            behind += 1
        elif first not in ("ensure", "ensures", "guarantee", "assure"):
            return start
        if lowers[behind : behind + 1] == ["that"]:
            behind += 1
        follows = self.states(behind) or (first == "make" and self.clause(behind) is not None)
        return behind if follows else start

    def gerund_clause(self, start: int) -> Statement | None:
        """Read what begins like an order and has a verb behind it: "Booking takes a minute", "Search speed goes up"."""
        v = self.vocabulary
        verb = v.verbs.get(self.lowers[start]) if start not in self.numbers else None
        if verb is None or verb.form not in ("ing", "base"):
            return None
        clause = self.clause(start)
        if clause is None or clause.verb is None or clause.verb <= start + 1:
            return None
        if clause.passive:
            ready = clause.verb == len(self.words) - 1 and self.lowers[clause.verb] in word_list("states")
            return clause if ready and word_list("articles").isdisjoint(self.lowers[start : clause.verb]) else None
        found = v.verbs.get(self.lowers[clause.verb])
        measured = verb.form == "ing" or clause.head(clause.subject) in v.measures
        return clause if found is not None and found.form == "s" and measured else None

    def states(self, i: int) -> bool:
        """Say whether a clause with a finite verb begins at word i."""
        clause = self.clause(i)
        return clause is not None and (clause.passive or clause.verbal in ("be", "have") or clause.capable)

    def opening(self) -> int:
        """Step over labels, pronouns and adverbs in front of the first word that counts."""
        i, last = self.past_when(), min(len(self.words), FAR)
        while i < last and i not in self.numbers and self.leads_in(i):
            i += 1
        return i if i < len(self.words) else 0

    def past_when(self) -> int:
        """Step over a phrase of time or place in front: "By February we have", "For new clients, publish"."""
        if not self.lowers or self.lowers[0] not in _LEADING:
            return 0
        for i, word in enumerate(self.lowers[1:_PREFACE], 1):
            verb = self.vocabulary.verbs.get(word)
            opens = word in ("we", "our") or (verb is not None and verb.form == "base")
            if word == "we" or (opens and "," in self.gap(i - 1)):
                return i
        return 0

    def leads_in(self, i: int) -> bool:
        """Say whether word i stands in front of the first that counts: "KR 1:", "we will", "quickly", "at least 5"."""
        word = self.lowers[i]
        return (
            word in self.vocabulary.openers
            or (i < 2 and i + 1 < len(self.words) and ":" in self.gap(i))
            or (word.endswith("ly") and len(word) > 4 and word not in self.vocabulary.verbs)
            or (word in word_list("bounding") and not self.numbers.isdisjoint((i + 1, i + 2, i + 3)))
        )

    def opens_with_verb(self, i: int) -> bool:
        word = self.lowers[i]
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
        v, word = self.vocabulary, self.lowers[i]
        if i + 1 >= len(self.words) or self.gap(i) != " " or i + 1 in self.numbers:
            return False
        named = word in v.works or word in v.measures or word in v.people or word in v.staff or word in v.abstract
        closed = word in v.determiners or word in v.prepositions or word in v.praise or word in v.mild
        return self.lowers[i + 1] in word_list("articles") and not (named or closed or word in v.being)

    def order(self, i: int) -> Statement:
        verbal, lemma = self.verbal(i)
        after = i + 1
        following = self.lowers[after] if after < len(self.lowers) else ""
        if lemma in ("start", "begin", "try") and following == "to":
            verbal = "effort"
        if lemma == "reach" and following == "out":
            verbal = "do"
        if lemma in ("turn", "switch", "shut") and following in ("off", "on", "down"):
            verbal = "make"
        if lemma == "come" and following == "up":
            verbal = "make"
        if (lemma == "put" and following in ("together", "in", "up")) or (lemma, following) in _PHRASAL:
            verbal = "make"
        if lemma == "stand" and following != "up":
            verbal = "act"
        return self.made(
            "order", verb=i, verbal=verbal, lemma=lemma, object=self.noun_phrase(self.past_particles(after))
        )

    def past_particles(self, i: int) -> int:
        """Step over what may stand between a verb and its object: "roll out", "meet with", "host and attend"."""
        last, particles = min(len(self.words), i + _PARTICLES), word_list("particles")
        while i < last and self.lowers[i] in particles:
            i += 1
            verb = self.vocabulary.verbs.get(self.lowers[i]) if i < len(self.words) else None
            linked = self.lowers[i - 1] in ("and", "to") and i not in self.numbers
            if verb is not None and linked and verb.form == "base":
                i += 1
        return i

    def phrase_alone(self, start: int) -> Statement:
        phrase = self.noun_phrase(start)
        return self.made("phrase", subject=phrase, object=phrase)
