"""What of an objective's title says the aim: not its deadline, not the reason behind it, not words that fit any aim."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.checker.statement import Statement
from assistant.checker.subject import ObjectiveSubject
from assistant.checker.vocabulary import Vocabulary, word_list
from assistant.language.dates import deadlines
from assistant.language.words import direction_of, moving_words

_MANNERS = ("driven", "centric", "oriented", "minded", "informed", "focused")
_QUALITIES = ("ness", "ity", "ship", "ence", "ance", "ency", "ancy", "ism")
_ORDER = ["in", "order", "to"]
_APOSTROPHES = ("'", "\u2019")
_FAR = 60
JUDGED = 128
"""How many objectives a judgement is kept for: another rule asks for it again."""


@dataclass(frozen=True, slots=True)
class Aim:
    """`told` are the indexes of the words that say the aim, `reason` that of the first word of "in order to ...".

    `praise` are the indexes of all words of praise ("great", "world class"), `mild` of those that only grade
    ("scalable", "data-driven").
    """

    statement: Statement
    told: tuple[int, ...]
    reason: int
    praise: frozenset[int]
    mild: frozenset[int]

    def specific(self) -> int:
        """Count the words that narrow the aim: neither the verb, nor praise, nor names of whole fields."""
        words = self.statement.words
        return len({words[i].lower for i in self.told if i != self.statement.verb and not self.is_general(i)})

    def is_judged(self, i: int) -> bool:
        """Say whether each reader measures a word with their own rule: praise and grades."""
        return i in self.mild or i in self.praise

    def names_people(self, i: int) -> bool:
        """Say whether a word names people and does not only describe a noun, as in "customer support experience"."""
        statement, v = self.statement, self.statement.vocabulary
        words, word = statement.words, statement.words[i].lower
        if word not in v.people:
            return False
        owning = statement.text[words[i].end : words[i].end + 1] in _APOSTROPHES
        if owning or self._is_theirs(i):
            return False
        if word.endswith("s") or word in word_list("many") or i + 1 == len(words):
            return True
        after = words[i + 1].lower
        finite = after in v.verbs and v.verbs[after].form != "ing"
        parted = statement.text[words[i].end : words[i + 1].start] != " "
        return parted or finite or after in v.prepositions or after in v.determiners or after in v.being

    def is_general(self, i: int) -> bool:
        """Say whether a word fits any aim and narrows none."""
        v, word = self.statement.vocabulary, self.statement.words[i].lower
        if word in _general(v) or self.is_judged(i) or (word.endswith("ly") and len(word) > 4):
            return True
        described = word in v.people and self._is_theirs(i)
        return described or is_field(word, v) or (i > 0 and opens_praise(self.statement, i - 1))

    def _is_theirs(self, i: int) -> bool:
        """Say whether people only describe a field, a thing or a metric there: "customer support experience"."""
        v, words = self.statement.vocabulary, self.statement.words
        if i + 1 == len(words) or words[i].lower.endswith("s"):
            return False
        after = words[i + 1].lower
        return after in v.abstract or after in v.works or after in v.measures


@lru_cache(maxsize=8)
def _general(v: Vocabulary) -> frozenset[str]:
    """Give the words that fit any aim: small words, anybody, more, less and better, whole fields."""
    moving = (word for word, direction in moving_words().items() if direction is not None)
    better = (word for word, verb in v.verbs.items() if verb.promise in ("improve", "effort"))
    closed = v.determiners | v.prepositions | v.openers | v.being
    return closed | word_list("anybody") | v.abstract | frozenset(moving) | frozenset(better)


@lru_cache(maxsize=8)
def _praise_openers(v: Vocabulary) -> frozenset[str]:
    return frozenset(word.partition("-")[0] for word in v.praise if "-" in word)


def opens_praise(statement: Statement, i: int) -> bool:
    """Say whether a word begins praise of two words: "world class"."""
    words, v = statement.words, statement.vocabulary
    if words[i].lower not in _praise_openers(v) or i + 1 == len(words):
        return False
    apart = statement.text[words[i].end : words[i + 1].start]
    return apart == " " and f"{words[i].lower}-{words[i + 1].lower}" in v.praise


def is_field(noun: str, v: Vocabulary) -> bool:
    """Say whether a noun names a whole field or a quality: "culture", "visibility"."""
    if noun in v.abstract:
        return True
    return noun.endswith(_QUALITIES) and not (noun in v.measures or noun in v.people or noun in v.works)


def grades(word: str, v: Vocabulary) -> bool:
    """Say whether a word only grades what it describes: "scalable", "data-driven"."""
    return word in v.mild or (word.endswith(_MANNERS) and word.rpartition("-")[2] in _MANNERS)


def praises(words: Sequence[str], v: Vocabulary) -> bool:
    """Say whether there is praise among the words: "great", "high-performing", "high performing"."""
    pairs = (f"{one}-{two}" for one, two in pairwise(words))
    return not v.praise.isdisjoint(words) or not v.praise.isdisjoint(pairs)


def aim_of(objective: ObjectiveSubject) -> Aim:
    """Read the aim of a title."""
    statement, v = objective.statement, objective.statement.vocabulary
    lowers = [word.lower for word in statement.words]
    reason = _reason(statement, lowers)
    told: Sequence[int] = range(min(reason, _FAR))
    dated = [(deadline.start, deadline.end) for deadline in deadlines(objective.title, None)]
    if dated:
        starts = [word.start for word in statement.words]
        told = [i for i in told if not any(start <= starts[i] < end for start, end in dated)]
    praise = frozenset(i for i, word in enumerate(lowers) if word in v.praise or opens_praise(statement, i))
    mild = frozenset(i for i, word in enumerate(lowers) if grades(word, v))
    return Aim(statement, tuple(told), reason, praise, mild)


def _reason(statement: Statement, lowers: list[str]) -> int:
    """Give the index of the first word of the reason: "in order to grow", or "to grow" where nobody is let do it."""
    verb = statement.verb or 0
    behind = max(statement.object.end, verb + 2)
    letting = statement.lemma in word_list("letting")
    readiness = word_list("readiness")
    for i in range(verb + 1, len(lowers) - 1):
        word = lowers[i]
        if (word == "in" and lowers[i : i + 3] == _ORDER) or (word == "so" and lowers[i + 1] == "that"):
            return i
        letting = letting or word in readiness
        if word == "to" and i >= behind and not letting and _is_to_do(statement, i + 1):
            return i
    return len(lowers)


def _is_to_do(statement: Statement, i: int) -> bool:
    """Say whether a verb stands at word i or behind an adverb there: "to better reflect"."""
    words, v = statement.words, statement.vocabulary
    if (words[i].lower.endswith("ly") or words[i].lower in v.praise) and i + 1 < len(words):
        i += 1
    verb = v.verbs.get(words[i].lower)
    return direction_of(words[i].lower) is not None or (verb is not None and verb.form == "base")
