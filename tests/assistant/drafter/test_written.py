"""A value enters a draft only where a cited quote writes it so that nobody can read it otherwise."""

import random
from datetime import date

import pytest

from assistant.drafter.brief import Brief, Note
from assistant.drafter.draft import draft
from assistant.drafter.written import is_written
from tests.assistant.drafter.case import evidence, fact

_WORDS = {1: "one", 2: "two", 3: "three", 5: "five", 8: "eight", 20: "twenty", 35: "thirty-five", 48: "forty-eight"}
_METRICS = ("first reply time", "churn", "refund calls a week", "activation rate", "completed bookings")
_FRAMES = (
    "{metric} is {a}{unit} today, target {b}{unit} by the end of March.",
    "{metric}: from {a}{unit} to {b}{unit} by 31 March.",
    "{metric} stands at {a}{unit}. Two of us want it at {b}{unit}, agreed, by March.",
    "{metric} is {a}{unit}, cut it by a third by the end of March.",
    "One of the teams has {a}{unit} {metric}. Okay, {b}{unit} by June.",
)


def _is_written(said: str, **values: float | str | None) -> bool:
    note = evidence(fact("calls", said, **{"unit": None, **values}))
    return is_written(note.facts[0], note.facts[0].quotes, note.text)


@pytest.mark.parametrize(
    "said",
    [
        "Calls fell to 9 a day; 5 is the aim.",
        "Calls from nine to at most five a day.",
        "Calls: nine minutes, at most five by June.",
        "9 calls a day, down to under 5.",
    ],
)
def test_figures_pairs_and_bounds_are_plain(said: str) -> None:
    assert _is_written(said, baseline=9, target=5)


@pytest.mark.parametrize("said", ["Nine came to the call. Five, then.", "We had nine of these; 4 by June."])
def test_a_small_lone_number_in_words_is_no_value(said: str) -> None:
    assert not _is_written(said, baseline=9, target=5)


def test_a_change_must_stand_by_its_start() -> None:
    assert _is_written("Calls are at 30 a day, cut them by a third.", baseline=30, relative_change=-1 / 3)
    apart = "Calls are at 30 a day. " + "Much else was said before anybody came back to this. " * 4
    assert not _is_written("Something goes down by a third.", baseline=30, relative_change=-1 / 3)
    note = evidence(fact("calls", apart, baseline=30, relative_change=-1 / 3, unit=None), text="Cut it by a third.")
    assert not is_written(note.facts[0], note.facts[0].quotes, note.text)


@pytest.mark.parametrize("seed", range(40))
def test_every_drafted_value_is_one_that_the_note_says(seed: int) -> None:
    chance = random.Random(seed)
    lines, values = [], set[float]()
    for metric in chance.sample(_METRICS, 3):
        a, b = chance.sample(sorted(_WORDS), 2)
        broken = chance.random() < 0.3
        first = f"{a},5" if broken else _WORDS[a] if chance.random() < 0.5 else str(a)
        second = _WORDS[b] if chance.random() < 0.5 else str(b)
        unit = chance.choice(["", " %", " minutes", " percent"])
        frame = chance.choice(_FRAMES)
        start = a + 0.5 if broken else float(a)
        values |= {start, float(b) if "{b}" in frame else round(start * 2 / 3, 2)}
        lines.append(frame.format(metric=metric.capitalize(), a=first, b=second, unit=unit))
    brief = Brief((Note("notes", "\n\n".join(lines)),), date(2027, 1, 12))
    made = draft(brief, lambda query: (), None)
    for objective in made.okrs.objectives:
        for kr in objective.key_results:
            for value in (kr.baseline, kr.target):
                assert value is None or any(abs(value - one) < 0.01 for one in values), (lines, kr.text)


def test_a_worked_out_value_that_two_decimals_cannot_say_is_asked_for() -> None:
    assert not _is_written("Cut it by a third from 3.1 days.", baseline=3.1, relative_change=-1 / 3, unit="days")
    assert _is_written("Cut it by half from 3.1 days.", baseline=3.1, relative_change=-0.5, unit="days")


def test_half_of_that_is_no_fifty_per_cent() -> None:
    assert not _is_written("Calls: from 4.5% to half of that.", baseline=4.5, target=50, unit="%")
    assert _is_written("Calls: from 40% to half of the customers.", baseline=40, target=50, unit="%")
