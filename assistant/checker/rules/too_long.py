"""The objective is too long to remember.

Finds titles of more than 20 words (lenient: 30; a threshold of the configuration).

Why it matters: an objective is to be said in a corridor. What does not fit in one breath usually holds reasons, means
or numbers that have their own place: `why`, initiatives, key results.

Bad: Let all workshops find and order the right part at once, as an order by phone takes so long and is so often wrong
Good: Let workshops find and order the right spare part at once
"""

from collections.abc import Iterator

from assistant.checker.config import Config
from assistant.checker.guides import BASICS, IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import SetSubject
from assistant.so_many import so_many


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Count the words."""
    most = config.thresholds.title_words_max
    for objective in okrs.objectives:
        words = objective.statement.words
        if len(words) > most:
            yield Sighting(
                f"The title has {so_many(len(words), 'word')}; people remember up to {most}.",
                (words[most].start, words[-1].end),
                "Keep who gains what; move reasons to why, means to initiatives and numbers to key results.",
                objective.number,
            )


RULE = Rule(
    code="OBJ007",
    name="too-long",
    severity=severities(strict="warning", balanced="advice", lenient="advice"),
    guide=f"{BASICS}; {IMPLEMENTING}",
    page=__doc__,
    look=look,
)
