"""A number beside a word for a goal is drafted, asked about or parked with a reason, whatever the metric."""

from datetime import date

import pytest

from assistant.drafter.brief import Brief, Draft, Note
from assistant.drafter.draft import draft
from assistant.evidence.numbers import numbers_in

AS_OF = date(2027, 1, 14)

# name, how values are written, where it stands, where it is to be, a value of long ago
METRICS = (
    ("onboarding completion", "{:g}%", 61, 78, 55),
    ("failed card payments", "{:g}%", 6.8, 4.5, 5.2),
    ("average wait for an appointment", "{:g} days", 23, 12, 17),
    ("no-shows", "{:g}%", 14, 9, 11),
    ("pick errors", "{:g} per 10,000 lines", 38, 20, 31),
    ("infections", "{:g} per 100k", 27, 21, 24),
    ("overtime", "{:g} hours", 1250, 600, 900),
    ("OEE on can line 2", "{:g}%", 61, 70, 64),
    ("scrap at plant 3", "{:g}%", 4.1, 2.5, 3.3),
    ("energy per tonne", "{:g} kWh", 17, 15, 16),
    ("crash-free sessions", "{:g}%", 98.2, 99.7, 97.5),
    ("NPS", "{:g}", 26, 35, 21),
    ("cost per delivery", "\u20ac{:g}", 7.4, 6.1, 6.9),
    ("bed occupancy", "{:g}%", 97, 88, 92),
    ("homework handed in on time", "{:g}%", 52, 70, 46),
    ("forklift accidents", "{:g}", 9, 4, 7),
    ("time to first play", "{:g} min", 10, 4, 8),
    ("food waste", "{:g} kg", 310, 200, 280),
    ("donors who give again", "{:g}%", 28, 40, 33),
    ("library loans per month", "{:g}", 410, 520, 450),
)

WAYS = {
    "label": "{N}: {b}, goal {t}.",
    "want": "{N} is {b}. We want {t} by end of March.",
    "would want": "{N} {b}! customers complain. We'd want it to be {t}.",
    "arrow": "- {N} {b} -> {t}",
    "arrow agreed": "{n}: {b} -> {t}, agreed",
    "should": "{N} is at {b}. Should be {t} by June.",
    "tool": "{N}: about {b}. Marcus says reminders should get that to {t}. agreed, same deadline",
    "needs": "{N} {b}, needs to be {t} by Easter",
    "back": "{N} was {x} last year, now {b}. get it to {t} by June 30",
    "target": "{N} {b} now, target {t}",
    "settled": "{N}: {b} today, board wants {x}, we think {t} is doable by 31 March so lets go with {t}.",
    "come to": "{n} are at {b}, should come to {t} by the end of Q1.",
    "from to": "get {n} from {b} to {t}",
    "history": "{N} {b}, was {x} in the summer. We want {t} by end of March.",
    "someday": "{N} {b}, should be {t} someday",
    "of another": "{N}: {b}, want {t} by year end - thats the CEO goal",
    "question": "{N} is {b}. Could we do {t} by June?",
    "wish": "{N} is {b}. Ola would like to see {t}, nobody knows if thats realistic",
    "alone": "We agreed on {t} for the {n}.",
    "later": "{N} is {b}.\n\nOne more thing. The goal is {t} then, by June.",
}


def drafted(text: str) -> Draft:
    brief = Brief(notes=(Note("notes", f"Weekly sync, 14 January 2027\n\n{text}\n"),), as_of=AS_OF)
    return draft(brief, lambda query: [], None)


def said(way: str, metric: tuple[str, str, float, float, float]) -> str:
    name, written, *values = metric
    b, t, x = (written.format(value) for value in values)
    return WAYS[way].format(n=name, N=name[0].upper() + name[1:], b=b, t=t, x=x)


def is_spoken_of(target: float, made: Draft) -> bool:
    """Say whether a draft has a number as a target, asks about it, parks it, or leaves its metric out by name."""
    if any(kr.target == target for objective in made.okrs.objectives for kr in objective.key_results):
        return True
    told = [question.text for question in made.questions]
    told += [f"{each.request} {each.quote.text}" for each in made.parked]
    if any(number.value == target for text in told for number in numbers_in(text)):
        return True
    return any(warning.code == "other_team_left_out" for warning in made.warnings)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric[0])
def test_no_number_to_reach_vanishes(way: str, metric: tuple[str, str, float, float, float]) -> None:
    made = drafted(said(way, metric))
    assert is_spoken_of(metric[3], made), [question.text for question in made.questions]
