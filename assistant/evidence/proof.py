"""Proof: what stands of a reader's claims when each is held against the notes. A claim never makes a number."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.evidence.claims import Claims, FactClaim, Said
from assistant.evidence.due_days import dated
from assistant.evidence.facts import Conflict, Evidence, Fact
from assistant.evidence.held import proof
from assistant.evidence.metric_words import stems
from assistant.evidence.numbers import LOOSE, Number, Side, sides
from assistant.evidence.orders import is_in_order, without_orders
from assistant.evidence.quarrels import contradictions, touched, untimely
from assistant.evidence.sought import quotes_of
from assistant.language.codes import codes
from assistant.language.pairs import pairs
from assistant.language.quantities import quantities
from assistant.language.quantity import Comparator
from assistant.language.units import convert, family
from assistant.okr import Quote

_DIGITS = re.compile(r"\d+")
_RATE = re.compile(r"\bper 1[0,.]*\b")
_QUOTES = 6


@dataclass(frozen=True, slots=True)
class Texts:
    """The notes that claims are held against, by document.

    `as_of` is the day from which their dates count, `fiscal_start` the month in which the fiscal year begins.
    """

    of: Mapping[str, str]
    as_of: date
    fiscal_start: int = 1


def prove(claims: Claims, texts: Texts) -> dict[str, Evidence]:
    """Give what is proved of some claims as the evidence of each note."""
    proven = [(fact, claim) for claim in claims.facts if (fact := _fact(claim, texts)) is not None]
    given = [fact for fact, _ in proven]
    early = [
        each
        for fact, claim in proven
        for each in untimely(fact, _quotes(claim.later, texts), texts.of[fact.quotes[0].document])
    ]
    quarrels = {fact: [*contradictions(fact, given), *touched(fact, early)] for fact in given}
    facts = [_open(fact) if quarrels[fact] else fact for fact in given]
    conflicts = [Conflict(each.about, _quotes(each.said, texts)) for each in claims.conflicts]
    conflicts += [*early, *(each for fact in given for each in quarrels[fact] if each not in early)]

    def proved(said: Sequence[Said], document: str) -> tuple[Quote, ...]:
        return tuple(dict.fromkeys(quote for quote in _quotes(said, texts) if quote.document == document))

    return {
        document: Evidence(
            document,
            text,
            tuple(sorted((one for one in facts if one.quotes[0].document == document), key=_place)),
            proved(claims.priorities, document),
            proved(claims.feature_requests, document),
            proved(claims.wishes, document),
            proved(claims.performance_talk, document),
            tuple(each for each in conflicts if each.quotes and each.quotes[0].document == document),
        )
        for document, text in texts.of.items()
    }


def _place(fact: Fact) -> tuple[int, int]:
    return fact.quotes[0].start, fact.quotes[0].end


def _quotes(said: Sequence[Said], texts: Texts) -> tuple[Quote, ...]:
    """Give the places of words in their notes, in order, each once; an order to a model is nobody's word."""
    known = (one for one in said if one.document in texts.of)
    found = dict.fromkeys(quote for one in known for quote in quotes_of(one, texts.of[one.document]))
    sound = (quote for quote in found if not is_in_order(texts.of[quote.document], quote.start, quote.end))
    return tuple(sorted(sound, key=lambda quote: (quote.document, quote.start)))


def _fact(claim: FactClaim, texts: Texts) -> Fact | None:
    """Give what quotes prove of a fact; null where that is nothing.

    A goal that loses a number is open; one that loses all of them, or has a name with a number of its own, is none.
    """
    quotes = _quotes(claim.said, texts)[:_QUOTES]
    if not quotes or not _is_said(claim.fact.metric, quotes, texts):
        return None
    given = replace(claim.fact, unit=_known(claim.fact.unit), baseline_unit=_known(claim.fact.baseline_unit))
    claimed = list(sides(given))
    held = {side: (number, found) for side, number in claimed if (found := _proof(number, side, quotes, texts))}
    if _is_turned(given, quotes):
        held = {side: found for side, found in held.items() if side not in ("baseline", "target")}
    if claimed and not held:
        return None
    fact = _with_numbers(replace(given, quotes=quotes), held)
    if fact.status == "goal":
        fact = _goal(fact, lost=len(held) < len(claimed))
    return dated(
        replace(fact, owner=_owner(fact, texts)), texts.of[quotes[0].document], texts.as_of, texts.fiscal_start
    )


def _is_said(metric: str, quotes: Sequence[Quote], texts: Texts) -> bool:
    """Say whether a metric has a name, and no number in it that its notes do not hold, but for "per 1,000".

    A host or an account in it has to be in the quotes themselves.
    """
    if any(all(metric[start:end] not in quote.text for quote in quotes) for start, end in codes(metric)):
        return False
    metric = _RATE.sub("", metric)
    written = {digits for quote in quotes for digits in _DIGITS.findall(texts.of[quote.document])}
    return bool(stems(metric)) and set(_DIGITS.findall(metric)) <= written


def _proof(number: Number, side: Side, quotes: Sequence[Quote], texts: Texts) -> Number | None:
    for document in dict.fromkeys(quote.document for quote in quotes):
        own = [quote for quote in quotes if quote.document == document]
        found = proof(number, side, own, texts.of[document])
        if found is not None:
            return found
    return None


def _is_turned(fact: Fact, quotes: Sequence[Quote]) -> bool:
    """Say whether a quote names the two values together, the other way round."""
    if fact.baseline is None or fact.baseline == fact.target:
        return False
    return any(
        (pair.target.value, pair.baseline.value) == (fact.baseline, fact.target)
        for quote in quotes
        for pair in pairs(quote.text)
    )


def _with_numbers(fact: Fact, held: Mapping[Side, tuple[Number, Number]]) -> Fact:
    """Keep the numbers that are held, in the units the claim gives them or, where it gives none, those of the notes."""
    unit = _unit(*held["target"]) if "target" in held else fact.unit
    if unit is None:
        unit = next((_unit(*each) for side, each in held.items() if side in ("baseline", "change")), None)
    apart = _unit(*held["baseline"]) if "baseline" in held else None
    return replace(
        fact,
        baseline=fact.baseline if "baseline" in held else None,
        baseline_unit=apart if apart != unit and None not in (apart, unit) else None,
        target=fact.target if "target" in held else None,
        relative_change=fact.relative_change if "relative" in held else None,
        change=fact.change if "change" in held else None,
        comparator=_comparator(fact) if "target" in held else None,
        unit=unit,
    )


def _unit(claimed: Number, written: Number) -> str | None:
    """Give the unit of a number: what the claim says, else what the notes write."""
    known = claimed.unit
    return written.unit if known is None or (known in LOOSE and written.unit not in LOOSE) else known


def _known(unit: str | None) -> str | None:
    return unit if unit is not None and family(unit) is not None else None


def _comparator(fact: Fact) -> Comparator | None:
    """Give the bound that a quote writes before its number, else the claim's."""
    for quote in fact.quotes:
        for each in quantities(quote.text):
            if each.value == fact.target and each.comparator is not None:
                return each.comparator
    return fact.comparator


def _goal(fact: Fact, *, lost: bool) -> Fact:
    """Hold a goal to its numbers: which way they go, and whether enough of them are left to be agreed."""
    start, end = _start(fact), fact.target
    if start is not None and start == end and fact.direction != "maintain" and fact.comparator is None:
        fact, lost = replace(fact, baseline=None, baseline_unit=None), True
    elif start is not None and end is not None and fact.direction != "maintain" and start != end:
        fact = replace(fact, direction="increase" if end > start else "decrease")
    has_end = end is not None or fact.relative_change is not None or fact.change is not None
    return _open(fact) if lost or not has_end else fact


def _open(fact: Fact) -> Fact:
    return replace(fact, tentative=True)


def _start(fact: Fact) -> float | None:
    if fact.baseline is None or fact.baseline_unit is None or fact.unit is None:
        return fact.baseline
    return convert(fact.baseline, fact.baseline_unit, fact.unit)


def _owner(fact: Fact, texts: Texts) -> str | None:
    """Give the owner if the notes name them."""
    name = " ".join((fact.owner or "").split())
    texted = any(name.lower() in without_orders(texts.of[quote.document]).lower() for quote in fact.quotes)
    return name if name and texted else None
