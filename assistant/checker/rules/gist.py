"""What a sentence speaks of, for rules that compare sentences: the stems of its words of weight."""

from functools import lru_cache

from assistant.checker.statement import Statement
from assistant.checker.subject import KeyResultSubject
from assistant.checker.vocabulary import Vocabulary
from assistant.language.words import moving_words, stem

_FAR = 60
Spans = tuple[tuple[int, int], ...]


def gist(statement: Statement, dated: Spans = ()) -> frozenset[str]:
    """Give the stems without numbers, dates, articles, prepositions and verbs of more, less and better."""
    light, numbers = _light(statement.vocabulary), statement.numbers
    found = set()
    for i, (_, lower, at, _) in enumerate(statement.words[:_FAR]):
        if lower in light or i in numbers:
            continue
        if not (dated and any(start <= at < end for start, end in dated)):
            found.add(stem(lower))
    return frozenset(found)


@lru_cache(maxsize=8)
def _light(v: Vocabulary) -> frozenset[str]:
    return v.prepositions | v.determiners | moving_words().keys()


def gist_of(kr: KeyResultSubject) -> frozenset[str]:
    """Give the gist of a key result."""
    return gist(kr.statement, tuple((deadline.start, deadline.end) for deadline in kr.said.deadlines))
