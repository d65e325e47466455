"""What a sentence speaks of, for rules that compare sentences: the stems of its words of weight."""

from assistant.checker.statement import Statement
from assistant.checker.subject import KeyResultSubject
from assistant.language.words import moving_words, stem

_FAR = 60
Spans = tuple[tuple[int, int], ...]


def gist(statement: Statement, dated: Spans = ()) -> frozenset[str]:
    """Give the stems without numbers, dates, articles, prepositions and verbs of more, less and better."""
    v, moving = statement.vocabulary, moving_words()
    prepositions, determiners, numbers = v.prepositions, v.determiners, statement.numbers
    found = set()
    for i, (_, lower, at, _) in enumerate(statement.words[:_FAR]):
        if i in numbers or lower in prepositions or lower in determiners or lower in moving:
            continue
        if not (dated and any(start <= at < end for start, end in dated)):
            found.add(stem(lower))
    return frozenset(found)


def gist_of(kr: KeyResultSubject) -> frozenset[str]:
    """Give the gist of a key result."""
    return gist(kr.statement, tuple((deadline.start, deadline.end) for deadline in kr.said.deadlines))
