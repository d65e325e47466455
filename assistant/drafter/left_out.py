"""Warnings: what was left out of a draft and why, without anybody's name."""

from collections.abc import Iterator, Sequence

from assistant.drafter.brief import Warning
from assistant.drafter.clause_name import is_clause
from assistant.drafter.doubt import is_measured, names_metric
from assistant.drafter.material import Material
from assistant.drafter.metric_name import head, metric_name
from assistant.drafter.tongue import tongue
from assistant.evidence.facts import Fact, Status
from assistant.evidence.metric_words import stems

_STRATEGY = ("strategy", "company_okrs")
_NAMED = 5
_SHORT = 6  # words
_SAID: Sequence[tuple[tuple[Status, ...], str, str]] = (
    (("other_team",), "other_team_left_out", "Numbers of other teams were left out"),
    (
        ("rejected", "superseded"),
        "replaced_left_out",
        "Values that the notes reject or replace were left out",
    ),
    (("past",), "past_left_out", "Results of earlier periods were left out"),
)


def warnings(
    material: Material, *, without_goals: bool, asking: bool = False, drafted: Sequence[str] = ()
) -> tuple[Warning, ...]:
    """Say what the reader of a draft must know.

    `asking`: there are key results, and they ask. `drafted`: the metrics of the key results.
    """
    return tuple(_warnings(material, without_goals, asking, drafted))


def _warnings(material: Material, without_goals: bool, asking: bool, drafted: Sequence[str]) -> Iterator[Warning]:
    if without_goals:
        then = (
            "Nothing here claims one; the key results ask."
            if asking
            else "No key results were drafted; say what should change, from which value to which."
        )
        yield Warning("no_goals", f"No goal with a number could be read as agreed. {then}")
    if material.brief.okrs is None and not any(passage.kind in _STRATEGY for passage in material.passages):
        yield Warning(
            "no_strategy",
            "No strategy or company OKRs were found, so the objectives rest on these notes alone;"
            " add them to the library to see what they serve.",
        )
    tongues = list(dict.fromkeys(tongue(each.text) for each in material.evidence))
    others = [name for name in tongues if name != "English"]
    if others:
        yield Warning(
            "other_language",
            f"Notes are written in {' and '.join(others)}; the draft is in English, and its metrics keep their words.",
        )
    told = {stems(name) for name in drafted}
    for statuses, code, said in _SAID:
        named = _named(material, statuses, told)
        if named:
            yield Warning(code, f"{said}: {'; '.join(named)}.")
    if any(each.performance_talk for each in material.evidence):
        yield Warning(
            "performance_left_out",
            "Remarks about a person's work, pay or rating were left out; OKRs do not judge people.",
        )


def _named(material: Material, statuses: tuple[Status, ...], told: set[frozenset[str]]) -> list[str]:
    """Name each metric once in all warnings, and none that a key result has; `told` grows."""
    found: list[str] = []
    for each in material.evidence:
        for fact in each.facts:
            name = metric_name(fact.metric)
            known = is_measured(head(name)) or tongue(each.text) != "English" or _is_pair_of_one(fact, name)
            named = names_metric(name) and known
            if fact.status in statuses and named and stems(name) not in told:
                told.add(stems(name))
                found.append(name)
    return [*found[:_NAMED], "and more"] if len(found) > _NAMED else found


def _is_pair_of_one(fact: Fact, name: str) -> bool:
    """Say whether a short name has both values, where it stands and where it should be: "OEE on line 2"."""
    both = fact.baseline is not None and fact.target is not None
    return both and len(name.split()) <= _SHORT and not is_clause(name)
