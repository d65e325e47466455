"""What is told of a draft that was made anew: for whom, from what, and what came, went or stayed by it."""

import re
from collections.abc import Iterable

import prompts
from assistant.drafter.brief import Brief, Draft
from assistant.drafter.said import listed
from assistant.evidence.facts import Fact
from assistant.evidence.metric_words import stems
from assistant.okr import KeyResult, OkrSet, Quote
from assistant.revision.changes import whereabouts
from assistant.revision.places import key_result, label, places
from assistant.revision.wishes import Redraft
from assistant.so_many import so_many

_KINDS: tuple[prompts.Kind, ...] = ("role", "team_kind", "phase")
_PERSON = re.compile(r"(?:er|or|ist|yst|ive)$")  # a manager, an analyst; "design" names work
_MOST = 3
_OTHERS = {
    "past": "it gives a number of the past",
    "rejected": "it gives a number that is not wanted",
    "superseded": "it gives a number that another one replaced",
    "other_team": "it gives another team's number",
}


def drafted_anew(before: Brief, after: Brief) -> str:
    """Say for whom and from what a draft was made anew."""
    asked = [
        _called(kind, getattr(after, kind))
        for kind in _KINDS
        if getattr(after, kind) != getattr(before, kind) and getattr(after, kind) is not None
    ]
    if after.cycle != before.cycle and after.cycle is not None:
        asked.append(after.cycle)
    more = len(after.notes) - len(before.notes)
    what = f" with {so_many(more, 'more note')}" if more > 0 else ""
    return f"Drafted anew{what}{' for ' + listed(asked) if asked else ''}."


def already(brief: Brief, asked: Redraft) -> str:
    """Say that a draft is made for whom it is asked for already."""
    named = [_called(kind, getattr(brief, kind)) for kind in _KINDS if getattr(asked, kind) is not None]
    return f"The draft is for {listed([*named, *([asked.cycle] if asked.cycle else [])])} already."


def _called(kind: prompts.Kind, name: str) -> str:
    """Name a sheet as people do: a business analyst, the discovery phase."""
    said = prompts.sheet(kind, name).label
    if kind == "phase" or (kind == "role" and not _PERSON.search(said)):
        return f"the {said} {kind}"
    return f"{'an' if said[:1].lower() in 'aeiou' else 'a'} {said}"


def gone(before: OkrSet, after: OkrSet) -> list[str]:
    """Name the key results that a draft made anew has no more."""
    where = whereabouts(before, after)
    went = [key_result(before, place) for place, to in where.items() if to is None]
    names = [kr.metric or kr.text for kr in went]
    if not names:
        return []
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return [f"No longer in the draft: {'; '.join(names[:_MOST])}{more}."]


def only_noted(made: Draft, document: str) -> str:
    """Say that a note was added and changed no key result, and why."""
    return f"Added to the notes; it changed no key result, because {_why(made, document)}."


def _why(made: Draft, document: str) -> str:
    facts = [fact for fact in made.facts if _is_from(fact.quotes, document)]
    goals = [fact for fact in facts if fact.status == "goal"]
    if goals:
        return _of_goal(made, goals[0])
    if any(_is_from([each.quote], document) for each in made.parked if each.quote is not None):
        return "what it asks to be built is parked, not measured"
    if not facts:
        return "it names no metric with a number to reach"
    most = max(facts, key=_says)
    if _is_proposed(most):
        return f"its goal for {most.metric} is only proposed; say it is decided to have it in the draft"
    return _OTHERS.get(most.status, f"it says where {most.metric} stands, not where it is to go")


def _is_proposed(fact: Fact) -> bool:
    return fact.status == "observation" and fact.tentative and _has_end(fact)


def _has_end(fact: Fact) -> bool:
    return any(each is not None for each in (fact.target, fact.change, fact.relative_change))


def _says(fact: Fact) -> tuple[bool, bool, bool]:
    """Rank a fact by how near it comes to a goal."""
    return _is_proposed(fact), _has_end(fact), fact.status != "past"


def _of_goal(made: Draft, goal: Fact) -> str:
    same = [place for place in places(made.okrs) if _is_same(goal, key_result(made.okrs, place))]
    if same:
        return f"{label(made.okrs, same[0])} says so already"
    if goal.tentative:
        return f"its goal for {goal.metric} is not settled"
    return f"its goal for {goal.metric} fits none of the draft's objectives"


def _is_same(goal: Fact, kr: KeyResult) -> bool:
    """Say whether a key result has the metric, the target and the unit of a goal."""
    mine, its = stems(goal.metric), stems(kr.metric or kr.text)
    is_metric = bool(mine and its) and (mine <= its or its <= mine)
    is_unit = goal.unit is None or kr.unit is None or goal.unit == kr.unit
    return is_metric and is_unit and goal.target is not None and goal.target == kr.target


def _is_from(quotes: Iterable[Quote], document: str) -> bool:
    return any(quote.document == document for quote in quotes)
