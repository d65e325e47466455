"""A key result stands under an objective it does not serve.

Finds key results that share no word of weight with their own objective and the key results beside it, but two or more
with another objective of the set. Where words do not tell, nothing is said: a good key result often uses other words
than its objective.

Why it matters: an objective is graded by its key results. One from elsewhere makes the grade mean nothing, and the
objective it belongs to lacks it.

Bad:
    Objective: Let drivers plan their tours without phone calls
    - Reduce calls to dispatchers from 40 to 15 a day
    - Increase invoices settled by card from 40% to 70%
    Objective: Get workshops to settle invoices by card
    - Reduce reminders sent from 900 to 300 a month
Good:
    Objective: Let drivers plan their tours without phone calls
    - Reduce calls to dispatchers from 40 to 15 a day
    Objective: Get workshops to settle invoices by card
    - Increase invoices settled by card from 40% to 70%
"""

from collections.abc import Iterator

from assistant.checker.config import Config
from assistant.checker.guides import BASICS, TIWARY
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.statement import Statement
from assistant.checker.subject import SetSubject
from assistant.checker.vocabulary import Vocabulary
from assistant.language.words import moving_words, stem

_SHARED = 2
_FAR = 60


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Compare the words of each key result with its own objective's and with the others'."""
    if len(okrs.objectives) < 2:
        return
    titles = {one.number: _weighty(one.statement, one.vocabulary) for one in okrs.objectives}
    for objective in okrs.objectives:
        said = {kr.number: _weighty(kr.statement, kr.vocabulary) for kr in objective.key_results}
        for kr in objective.key_results:
            own = titles[objective.number].union(*(words for number, words in said.items() if number != kr.number))
            if not own.isdisjoint(said[kr.number]):
                continue
            for other in okrs.objectives:
                shared = titles[other.number] & said[kr.number]
                if other is not objective and len(shared) >= _SHARED:
                    words = [word.lower for word in kr.statement.words if stem(word.lower) in shared]
                    yield Sighting(
                        f"It speaks of {' and '.join(dict.fromkeys(words))}, as objective {other.number} does;"
                        " its own objective does not.",
                        None,
                        f"Move it to objective {other.number}, or say in it what it does for its own.",
                        objective.number,
                        kr.number,
                    )
                    break


def _weighty(statement: Statement, v: Vocabulary) -> frozenset[str]:
    """Give the stems of the words that carry meaning."""
    moving = moving_words()
    return frozenset(
        stem(word.lower)
        for i, word in enumerate(statement.words[:_FAR])
        if i not in statement.numbers
        and (len(word.lower) > 2 or word.text.isupper())
        and statement.text[word.start - 1 : word.start] != "."
        and word.lower not in moving
        and word.lower not in v.prepositions
        and word.lower not in v.determiners
        and word.lower not in v.abstract
        and word.lower not in v.praise
        and word.lower not in v.mild
        and word.lower not in v.being
    )


RULE = Rule(
    code="SET007",
    name="key-result-unrelated-to-objective",
    severity=severities(strict="warning", balanced="advice", lenient="advice"),
    guide=f"{BASICS}; {TIWARY}",
    page=__doc__,
    look=look,
)
