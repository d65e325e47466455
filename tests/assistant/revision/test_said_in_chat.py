"""Chat messages of ten people: each does what it says and nothing else, or says why nothing was done."""

from dataclasses import replace
from typing import Any

import pytest

from assistant.drafter.brief import Draft
from assistant.okr import KeyResult
from tests.assistant.revision.case import drafted, said
from tests.assistant.revision.said_in_chat import PERSONAS, TWO_SAID, Said

_OTHERS = """\
Support planning, 12 January 2027
Goal: increase onboarding completion from 61% to 78% by 31 March 2027.
Goal: reduce the median setup time from 9 days to 4 days by 31 March 2027.
Goal: cut first response time from 90 minutes to 45 minutes by 31 March 2027.
Goal: raise first contact resolution from 52% to 65% by 31 March 2027.
"""
_FIELDS = (
    *("metric", "baseline", "baseline_unit", "target", "unit", "comparator", "relative_change", "change", "due"),
    *("direction", "owner", "measured_by", "commitment", "indicator"),
)


def _two() -> Draft:
    """Draft four key results, and part them in two objectives."""
    before = drafted(_OTHERS)
    whole = before.okrs.objectives[0]
    first = replace(whole, title="Help customers finish onboarding", key_results=whole.key_results[:2])
    second = replace(whole, title="Answer customers without delay", key_results=whole.key_results[2:])
    return replace(before, okrs=replace(before.okrs, objectives=(first, second)))


ONE, TWO = drafted(), _two()


def _fields(kr: KeyResult) -> dict[str, Any]:
    values = {name: getattr(kr, name) for name in _FIELDS}
    return {name: value.lower() if isinstance(value, str) else value for name, value in values.items()}


def _results(draft: Draft) -> list[KeyResult]:
    return [kr for objective in draft.okrs.objectives for kr in objective.key_results]


def _check(before: Draft, message: Said) -> None:
    revised = said(before, message.text, 2)
    assert revised.back_to == message.back
    assert message.tells.lower() in revised.text.lower()
    after = revised.draft or before
    if message.brief:
        told = {"notes": len(after.brief.notes) - len(before.brief.notes), "review": after.okrs.review}
        assert {name: told.get(name, getattr(after.brief, name, None)) for name in message.brief} == message.brief
    old = _results(before)
    wanted = [
        _fields(old[at - 1]) | {k: _small(v) for k, v in message.sets.get(at, {}).items()} for at in message.order
    ]
    now = [_fields(kr) for kr in _results(after)]
    assert now[: len(wanted)] == wanted, revised.text
    assert len(now) == len(wanted) + message.adds
    titles = [objective.title for objective in after.okrs.objectives]
    if message.title is not None:
        assert message.title in titles
    elif len(titles) == len(before.okrs.objectives):
        assert titles == [objective.title for objective in before.okrs.objectives]


def _small(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


@pytest.mark.parametrize("message", [each for person in PERSONAS for each in person], ids=lambda each: each.text)
def test_a_message_does_what_it_says(message: Said) -> None:
    _check(ONE, message)


@pytest.mark.parametrize("message", TWO_SAID, ids=lambda each: each.text)
def test_a_message_about_two_objectives_does_what_it_says(message: Said) -> None:
    _check(TWO, message)
