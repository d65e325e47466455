"""Hand-made notes for the drafter's tests: a text, and facts that quote it."""

from dataclasses import replace
from datetime import date
from typing import Any

import prompts
from assistant.drafter.brief import Brief, Note
from assistant.drafter.material import Material
from assistant.evidence.facts import Conflict, Evidence, Fact
from assistant.language.cycles import Cycle
from assistant.okr import Quote
from retrieval.passage import Passage

AS_OF = date(2027, 1, 12)
MARCH = date(2027, 3, 31)


def fact(metric: str, quote: str, **fields: Any) -> Fact:
    """Make an agreed goal in per cent, due at the end of March; `quote` is placed when the note is made."""
    given: dict[str, Any] = {"status": "goal", "unit": "%", "due": MARCH, **fields}
    return Fact(metric, quotes=(Quote("notes", -1, -1, quote),), **given)


def evidence(
    *facts: Fact,
    priorities: tuple[str, ...] = (),
    requests: tuple[str, ...] = (),
    wishes: tuple[str, ...] = (),
    talk: tuple[str, ...] = (),
    conflicts: tuple[tuple[str, tuple[str, ...]], ...] = (),
    text: str = "",
    document: str = "notes",
) -> Evidence:
    """Write a note that says all of it, one sentence a line, and place every quote."""
    said = [quote.text for each in facts for quote in each.quotes]
    said += [*priorities, *requests, *wishes, *talk, *(quote for _, quotes in conflicts for quote in quotes)]
    whole = "\n".join([text, *dict.fromkeys(said)]) if text else "\n".join(dict.fromkeys(said))

    def placed(quote: str) -> Quote:
        start = whole.index(quote)
        return Quote(document, start, start + len(quote), quote)

    def all_placed(quotes: tuple[str, ...]) -> tuple[Quote, ...]:
        return tuple(map(placed, quotes))

    return Evidence(
        document,
        whole,
        tuple(replace(each, quotes=tuple(placed(quote.text) for quote in each.quotes)) for each in facts),
        all_placed(priorities),
        all_placed(requests),
        all_placed(wishes),
        all_placed(talk),
        tuple(Conflict(about, all_placed(quotes)) for about, quotes in conflicts),
    )


def material(
    *notes: Evidence,
    role: str = "pm",
    phase: str = "deliver",
    team_kind: str | None = None,
    cycle: str = "2027-Q1",
    passages: tuple[Passage, ...] = (),
) -> Material:
    """Give what the drafter is handed for some notes."""
    brief = Brief(tuple(Note(each.document, each.text) for each in notes), AS_OF, role, phase, team_kind, cycle)
    return Material(
        brief,
        notes,
        passages,
        phase,
        Cycle.parse(cycle),
        prompts.sheet("role", role),
        prompts.sheet("phase", phase),
        None if team_kind is None else prompts.sheet("team_kind", team_kind),
    )


COMPLETION = fact(
    "onboarding completion", "Onboarding completion is at 61%, we agreed on 78% by 31 March.", baseline=61, target=78
)
TICKETS = fact(
    "support tickets per new account",
    "Tickets per new account: 1.7, want that under 1.",
    baseline=1.7,
    target=1,
    comparator="<",
    unit="count",
    direction="decrease",
)
VALUE = fact(
    "time to first value",
    "Time to first value goes from 31 h to 8 h.",
    baseline=31,
    target=8,
    unit="h",
    direction="decrease",
)
UPTIME = fact(
    "uptime", "Uptime must stay at 99.9% or better.", baseline=99.9, target=99.9, comparator=">=", direction="maintain"
)
