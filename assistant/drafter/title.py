"""The title of an objective: audience, change and theme of the priority, in plain English and without a number."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.checker.check import check
from assistant.drafter.aims import clause
from assistant.drafter.metric_name import stems
from assistant.drafter.priority import Priority
from assistant.drafter.theme import Theme, article, theme
from assistant.okr import KeyResult, Objective, OkrSet

LONGEST = 17  # words
_BLOCKING = frozenset({"OBJ002", "OBJ003"})


def title(
    key_results: Sequence[KeyResult],
    priority: Priority | None,
    who: str,
    phase: str,
    taken: frozenset[str],
    otherwise: str,
) -> str:
    """Give the first wording the checker has nothing against, else the one with the least; never one of `taken`.

    `otherwise` is the title where nothing is known that one could be made from.
    """
    best, fewest = "", 99
    for wording in _wordings(key_results, priority, who, phase):
        text = wording[0].upper() + wording[1:]
        if len(text.split()) > LONGEST or text in taken:
            continue
        codes = _codes(text)
        if not codes:
            return text
        weight = len(codes) + 10 * len(codes & _BLOCKING)
        if weight < fewest:
            best, fewest = text, weight
    return best or otherwise


def _codes(text: str) -> frozenset[str]:
    report = check(OkrSet((Objective(text),)))
    return frozenset(finding.code for finding in report.findings if finding.code.startswith("OBJ"))


def _wordings(key_results: Sequence[KeyResult], priority: Priority | None, who: str, phase: str) -> Iterator[str]:
    themes = _distinct(theme(kr) for kr in key_results if kr.direction != "maintain") or _distinct(
        map(theme, key_results)
    )
    if priority is not None and priority.order:
        others = (each for each in themes if not _repeats(priority.order, each, who))
        yield from (f"{priority.order} and {clause(each, who)}" for each in others)
        yield priority.order
    if priority is not None and priority.thing:
        named = article(priority.thing)
        if phase == "discovery":
            yield f"find out what {who} need when it comes to {named}"
        for each in themes[:1]:
            if not _repeats(priority.thing, each, who):
                yield f"make {named} something {who} can count on and {clause(each, 'them')}"
        yield f"make {named} something {who} can count on"
    if phase == "discovery":
        known = sorted((each for each in themes if each.thing), key=lambda each: each.family != "learn")
        yield from (clause(Theme("learn", each.thing), who) for each in known)
        yield clause(Theme("learn", ""), who)
    for first, second in pairwise(themes):
        if stems(first.thing).isdisjoint(stems(second.thing)):
            yield f"{clause(first, who)} and {clause(second, 'them')}"
    for first in themes:
        yield clause(first, who)
    for first in themes:
        yield clause(first, who, bare=True)


def _repeats(order: str, each: Theme, who: str) -> bool:
    """Say whether a clause would say again what the priority says."""
    said = stems(order)
    return not stems(each.thing).isdisjoint(said) or (who.split()[-1] in order.split() and not each.thing)


def _distinct(themes: Iterator[Theme]) -> list[Theme]:
    found: list[Theme] = []
    for each in themes:
        if all(each.family != other.family for other in found):
            found.append(each)
    return found
