"""Names: the words that name a metric best among all that a note says of it."""

import re

from assistant.evidence.events import Thread
from assistant.evidence.metrics import Phrase

_PERCENTILE = re.compile(r"p\d\d|median|mean|average|avg", re.IGNORECASE)


_STATISTIC = re.compile(r"(?:average|avg\.?|mean|median|typical|p\d\d) ", re.IGNORECASE)
_BESIDE = 4  # characters: nothing but a mark or "at" between


def name_of(thread: Thread) -> str:
    """Choose the words that name a metric best: said beside its numbers, again and again, with a noun of measure."""
    told = [*thread.phrases, *thread.heard]
    numbers = [event for event in thread.events if not event.dead and event.role != "past"] or thread.events
    first = min((event.start for event in numbers), default=0)

    def worth(phrase: Phrase) -> float:
        score = 1.5 * phrase.sure + 0.4 * min(len(phrase.stems), 4) - 0.5 * max(0, len(phrase.text.split()) - 8)
        score += (1.5 if phrase.sure else 0.5) * phrase.label
        score += 1.2 * (phrase in thread.phrases) + 0.6 * (phrase is thread.phrases[0])
        score += 0.7 * min(3, sum(bool(phrase.stems & other.stems) for other in told if other is not phrase))
        score += 1.2 * any(
            0 <= event.start - phrase.end < 50 or 0 <= phrase.start - event.end < 20 for event in numbers
        )
        beside = any(0 <= event.start - phrase.end <= _BESIDE for event in numbers)
        score += 1.0 * (beside and len(phrase.stems) > 1 and _STATISTIC.match(phrase.text) is not None)
        return score - 0.002 * min(500, abs(first - phrase.start))

    best = max(told, key=lambda phrase: (worth(phrase), -phrase.start))
    other = next((phrase for phrase in thread.phrases if phrase is not best), None)
    if other is not None and _PERCENTILE.fullmatch(best.text):
        return f"{other.text} {best.text}"
    return best.text
