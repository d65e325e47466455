"""Which words a key result cites: the fact's own quotes, and the sentence of any number they leave out."""

from bisect import bisect_left

from assistant.evidence.facts import Evidence, Fact
from assistant.evidence.numbers import Number, numbers_in, same
from assistant.language.quantity import Quantity
from assistant.language.sentences import sentences
from assistant.okr import Quote

MOST = 5
LONGEST = 400
_REACH = 20_000  # characters round a fact within which its other number is looked for


def citations(fact: Fact, evidence: Evidence) -> tuple[Quote, ...]:
    """Give exact quotes that hold every stated number of a fact, as far as the note says it in one place."""
    quotes = list(dict.fromkeys(quote for quote in fact.quotes if is_exact(quote, evidence)))
    for value, unit in _stated(fact):
        if not any(holds(quote.text, value, unit) for quote in quotes):
            found = _nearest(evidence, value, unit, quotes[0].start if quotes else 0)
            if found is not None and found not in quotes:
                quotes.append(found)
    return tuple(quotes[:MOST])


def is_exact(quote: Quote, evidence: Evidence) -> bool:
    """Say whether a quote stands in its note where it says."""
    return quote.document == evidence.document and evidence.text[quote.start : quote.end] == quote.text != ""


def holds(text: str, value: float, unit: str | None) -> bool:
    """Say whether a text says a number, in its unit or one that converts."""
    return any(same(Number(value, unit), held) for held in numbers_in(text))


def is_value(one: Quantity, value: float | None, unit: str | None) -> bool:
    """Say whether a quantity is a value, in its unit or one that converts."""
    return value is not None and same(Number(value, unit), Number(one.value, one.unit))


def _stated(fact: Fact) -> list[tuple[float, str | None]]:
    found: list[tuple[float, str | None]] = []
    if fact.baseline is not None:
        found.append((fact.baseline, fact.baseline_unit or fact.unit))
    if fact.target is not None:
        found.append((fact.target, fact.unit))
    return found


def _nearest(evidence: Evidence, value: float, unit: str | None, place: int) -> Quote | None:
    """Find the sentence nearest to a place, and not far from it, that says a number."""
    found: list[tuple[int, int, int]] = []
    spans = sentences(evidence.text)
    first = bisect_left(spans, (place - _REACH, 0))
    for start, end in spans[first:]:
        if start > place + _REACH:
            break
        if end - start <= LONGEST and holds(evidence.text[start:end], value, unit):
            found.append((abs(start - place), start, end))
    if not found:
        return None
    _, start, end = min(found)
    return Quote(evidence.document, start, end, evidence.text[start:end])
