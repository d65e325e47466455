"""What an edit leaves behind: edits that a later one replaces, and quotes of a number that was edited away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.drafter.brief import Brief
from assistant.evidence.metric_words import stems
from assistant.language.changes import changes
from assistant.language.dates import deadlines
from assistant.language.quantities import quantities
from assistant.okr import KeyResult, OkrSet, Quote
from assistant.revision.edit import TARGETS, Edit
from assistant.revision.places import Place, key_result

_NEAR = 0.006
_AGAIN = ("set", "title", "review")


def standing(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Give the edits that no later one replaces."""
    return tuple(one for at, one in enumerate(edits) if not any(_replaces(later, one) for later in edits[at + 1 :]))


def _replaces(later: Edit, one: Edit) -> bool:
    if one.act not in _AGAIN or later.act != one.act or _aim(later) != _aim(one) or later.of is not None:
        return False
    of_same = later.metric == one.metric and (one.metric is not None or later.objective == one.objective)
    # "72 %" after "under 70 %" is still a limit.
    says_as_much = all(getattr(later, name) or not getattr(one, name) for name in ("unit", "comparator"))
    return of_same and says_as_much


def _aim(edit: Edit) -> str | None:
    return "target" if edit.field in TARGETS else edit.field


def left_quotes(edits: Iterable[Edit], stand: Iterable[Edit]) -> frozenset[Quote]:
    """Give the quotes of edits of which none stands any more."""
    return frozenset(each.quote for each in edits if each.quote) - {each.quote for each in stand}


def without_left(brief: Brief, left: frozenset[Quote], okrs: OkrSet, stand: Iterable[Edit]) -> Brief:
    """Give a brief without the messages that nothing rests on any more."""
    told = {each.document for each in left} - {each.quote.document for each in stand if each.quote}
    told -= {quote.document for each in okrs.objectives for quote in each.citations}
    told -= {quote.document for each in okrs.objectives for kr in each.key_results for quote in kr.citations}
    notes = tuple(note for note in brief.notes if note.document not in told)
    return brief if len(notes) == len(brief.notes) else replace(brief, notes=notes)


def recited(
    before: OkrSet, after: OkrSet, where: Mapping[Place, Place | None], left: frozenset[Quote], brief: Brief
) -> OkrSet:
    """Give a set without the quotes that are left, and without those of numbers that it had before.

    `where` says of each place before where it is after.
    """
    was = {to: key_result(before, place) for place, to in where.items() if to and to.key_result and place.key_result}
    objectives = []
    for i, objective in enumerate(after.objectives, start=1):
        results = (
            _recited(was.get(Place(i, j), kr), kr, left, brief) for j, kr in enumerate(objective.key_results, start=1)
        )
        objectives.append(replace(objective, key_results=tuple(results)))
    return replace(after, objectives=tuple(objectives))


def _recited(old: KeyResult, kr: KeyResult, left: frozenset[Quote], brief: Brief) -> KeyResult:
    quotes = [quote for quote in kr.citations if quote not in left]
    gone = [one for one in _values(old) if not _among(one, _values(kr))]
    if kr.source is not None and kr.source.target == "derived":
        gone = [one for one in gone if one != old.target]  # it may be what the target is worked out from
    day_gone = None if old.due == kr.due else old.due
    for quote in [quote for quote in old.citations if quote in quotes and (gone or day_gone)]:
        said = _said(quote)
        was = any(_among(one, said) for one in gone) or _day(quote, day_gone, brief) is not None
        if was and not any(_among(one, said) for one in _values(kr)):
            at = quotes.index(quote)
            rest = quotes[:at] + quotes[at + 1 :]
            if _names_metric(kr, rest):
                day = _day(quote, kr.due, brief)
                quotes[at : at + 1] = [] if day is None else [day]
    return kr if tuple(quotes) == kr.citations else replace(kr, citations=tuple(quotes))


def _names_metric(kr: KeyResult, quotes: Iterable[Quote]) -> bool:
    """Say whether a quote says what is measured."""
    named = stems(kr.metric or "")
    return any(2 * len(named & stems(quote.text)) >= len(named) for quote in quotes)


def _day(quote: Quote, due: date | None, brief: Brief) -> Quote | None:
    """Give the words of a quote that say a day."""
    said = (each for each in deadlines(quote.text, brief.as_of, brief.config.fiscal_year_start) if due is not None)
    found = next((each for each in said if each.due == due), None)
    if found is None:
        return None
    start, text = quote.start + found.start, quote.text[found.start : found.end]
    return Quote(quote.document, start, start + len(text), text)


def _values(kr: KeyResult) -> list[float]:
    """Give the numbers that notes can say of a key result; a change without its sign."""
    moved = [abs(each) for each in (kr.change, kr.relative_change) if each is not None]
    return [each for each in (kr.baseline, kr.target) if each is not None] + moved


def _said(quote: Quote) -> list[float]:
    moved = [each for one in changes(quote.text) for each in (one.absolute, one.relative) if each is not None]
    return [each.value for each in quantities(quote.text)] + [abs(each) for each in moved]


def _among(value: float, values: Iterable[float]) -> bool:
    return any(abs(each - value) < _NEAR for each in values)
