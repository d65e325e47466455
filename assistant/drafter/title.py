"""The title of an objective: audience, change and theme of the priority, in plain English and without a number."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.checker.check import check
from assistant.drafter.aims import THEM, clause, clause_about
from assistant.drafter.noun_phrase import article
from assistant.drafter.priority import Priority
from assistant.drafter.setting import Setting
from assistant.drafter.theme import Theme, theme
from assistant.evidence.metric_words import stems
from assistant.okr import KeyResult, Objective, OkrSet

LONGEST = 17  # words
_BLOCKING = frozenset({"OBJ002", "OBJ003"})


def title(
    key_results: Sequence[KeyResult],
    priority: Priority | None,
    told: Setting,
    phase: str,
    taken: frozenset[str],
) -> str:
    """Give the first wording the checker has nothing against, else the one with the least; never one of `taken`.

    What the notes are about stands in titles that would say too little without it.
    """
    moving = [kr for kr in key_results if kr.direction != "maintain"] or key_results
    themes = _distinct([theme(kr, english=told.english) for kr in moving])
    best, fewest = "", 99
    for wording in _wordings(themes, priority, told, phase):
        text = wording[0].upper() + wording[1:]
        if len(text.split()) > LONGEST or text in taken:
            continue
        codes = _codes(text)
        if not codes:
            return text
        weight = len(codes) + 10 * len(codes & _BLOCKING)
        if weight < fewest:
            best, fewest = text, weight
    about = f" with {article(told.about)}" if told.about else ""
    return best or f"Find out what helps {told.who} most{about}"


def _codes(text: str) -> frozenset[str]:
    report = check(OkrSet((Objective(text),)))
    return frozenset(finding.code for finding in report.findings if finding.code.startswith("OBJ"))


def _wordings(themes: Sequence[Theme], priority: Priority | None, told: Setting, phase: str) -> Iterator[str]:
    who, topic = told.who, told.about
    if priority is not None and priority.order:
        others = (each for each in themes if not _repeats(priority.order, each, who))
        whom = THEM if who.split()[-1] in priority.order.split() else who
        yield from (f"{priority.order} and {clause(each, whom)}" for each in others)
        yield priority.order
    if priority is not None and priority.thing:
        named = article(priority.thing)
        if phase == "discovery":
            yield f"find out what {who} need from {named}"
        for each in themes[:1]:
            if not _repeats(priority.thing, each, who):
                yield f"make {named} something {who} can count on and {clause(each, THEM)}"
        yield f"make {named} something {who} can count on"
    if phase == "discovery":
        known = sorted((each for each in themes if each.thing), key=lambda each: each.family != "learn")
        yield from (clause(Theme("learn", each.thing), who) for each in known)
        yield clause(Theme("learn", topic), who)
    plain = [each for each in themes if each.thing or each.things or each.does]
    named_first = [*plain, *(each for each in themes if each not in plain)]
    for first, second in pairwise(plain if topic else named_first):
        if _about(first).isdisjoint(_about(second)) and who in clause(first, who):
            yield f"{clause(first, who)} and {clause(second, THEM)}"
        elif _about(first).isdisjoint(_about(second)):
            yield f"{clause(first, who)} and {clause(second, who)}"
    yield from (clause(each, who) for each in plain)
    if topic:
        untold = [each for each in themes if each not in plain]
        yield from (f"{clause(one, who)} and {clause_about(two, THEM, topic)}" for one, two in pairwise(untold))
        yield from (clause_about(each, who, topic) for each in untold)
    yield from (clause(each, who, bare=True) for each in themes)


def _about(each: Theme) -> frozenset[str]:
    return stems(f"{each.thing} {each.things} {each.does}")


def _repeats(order: str, each: Theme, who: str) -> bool:
    """Say whether a clause would say again what the priority says."""
    said = stems(order)
    return not _about(each).isdisjoint(said) or (who.split()[-1] in order.split() and not _about(each))


def _distinct(themes: Sequence[Theme]) -> list[Theme]:
    """Leave out what would say again what was said."""
    found: list[Theme] = []
    for each in themes:
        told = bool(_about(each))
        if all(each.family != other.family or (told and _about(each).isdisjoint(_about(other))) for other in found):
            found.append(each)
    return found
