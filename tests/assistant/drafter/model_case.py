"""One note with its evidence labelled by hand, and answers about it, so that the model path is tested on its own."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.drafter.brief import Brief, Note
from assistant.drafter.material import Material
from assistant.evidence.facts import Conflict, Evidence, Fact
from assistant.language.cycles import Cycle
from assistant.okr import Quote
from prompts import sheet
from retrieval.passage import Passage

DOCUMENT = "parcels.md"
TEXT = """\
Parcel desk, 12 January 2027
- Late parcels are at 12% today. The plan said 5%, nobody believes in that any more; agreed: 8% by 31 March 2027
- Complaints stand at 40 a week, halve them by 31 March 2027
- Reopened tickets must not get worse, 3.5% today
- Newsletter sign-ups should reach 20,000, that is marketing's
- Lost parcels: Joris read 0.4% off the board, Lotte has 0.7%. Nobody knows which
- App rating is 3.9, would be good to see it go up
Decided: this quarter is about parcels that come on the day we promised.
- Lotte wants a driver app with live maps
- Joris asked whether Petra is too slow for the night shift
"""
STRATEGY = "People stay with a carrier that keeps its word. In 2027 we win back those whom late parcels drove away."


def quote(text: str) -> Quote:
    """Give the place of a text that stands in the note once."""
    assert TEXT.count(text) == 1, text
    start = TEXT.index(text)
    return Quote(DOCUMENT, start, start + len(text), text)


LATE = quote("Late parcels are at 12% today.")
AGREED = quote("The plan said 5%, nobody believes in that any more; agreed: 8% by 31 March 2027")
COMPLAINTS = quote("Complaints stand at 40 a week, halve them by 31 March 2027")
REOPENED = quote("Reopened tickets must not get worse, 3.5% today")
SIGN_UPS = quote("Newsletter sign-ups should reach 20,000, that is marketing's")
LOST = quote("Lost parcels: Joris read 0.4% off the board, Lotte has 0.7%.")
RATING = quote("App rating is 3.9, would be good to see it go up")
DECIDED = quote("Decided: this quarter is about parcels that come on the day we promised.")
WANTS = quote("Lotte wants a driver app with live maps")
PERSON = quote("Joris asked whether Petra is too slow for the night shift")
MARCH = date(2027, 3, 31)

EVIDENCE = Evidence(
    document=DOCUMENT,
    text=TEXT,
    facts=(
        Fact("late parcels", "goal", (LATE, AGREED), "decrease", baseline=12, target=8, unit="%", due=MARCH),
        Fact("late parcels", "superseded", (AGREED,), "decrease", target=5, unit="%"),
        Fact(
            "complaints a week",
            "goal",
            (COMPLAINTS,),
            "decrease",
            baseline=40,
            unit="count",
            relative_change=-0.5,
            due=MARCH,
        ),
        Fact("reopened tickets", "observation", (REOPENED,), baseline=3.5, unit="%"),
        Fact("newsletter sign-ups", "other_team", (SIGN_UPS,), "increase", target=20000, unit="count"),
        Fact("app rating", "observation", (RATING,), baseline=3.9, unit="score"),
    ),
    priorities=(DECIDED,),
    feature_requests=(WANTS,),
    performance_talk=(PERSON,),
    conflicts=(Conflict("lost parcels", (LOST,)),),
)


def material(**changes: Any) -> Material:
    """Give the note as the drafter is given it, with one passage of strategy."""
    return replace(
        Material(
            brief=Brief((Note(DOCUMENT, TEXT),), as_of=date(2027, 1, 12)),
            evidence=(EVIDENCE,),
            passages=(Passage("strategy.md", "Strategy", "strategy", "", 100, 100 + len(STRATEGY), STRATEGY, 0.7),),
            phase="deliver",
            cycle=Cycle.parse("2027-Q1"),
            role_sheet=sheet("role", "pm"),
            phase_sheet=sheet("phase", "deliver"),
            team_sheet=sheet("team_kind", "feature"),
        ),
        **changes,
    )


def cited(*quotes: Quote | str, source: str = "N1", line: int | None = None) -> list[dict[str, Any]]:
    """Give quotes as a model writes them."""
    texts = [one if isinstance(one, str) else one.text for one in quotes]
    return [{"source": source, "line": line, "text": text} for text in texts]


def key_result(text: str, **fields: Any) -> dict[str, Any]:
    """Give a key result as a model writes it."""
    return {
        "facts": [],
        "quotes": [],
        "metric": None,
        "baseline": None,
        "baseline_unit": None,
        "target": None,
        "target_source": "unknown" if fields.get("target") is None else "stated",
        "comparator": None,
        "unit": None,
        "relative_change": None,
        "change": None,
        "direction": None,
        "due": "2027-03-31",
        "indicator": "leading",
        "category": "quality",
        "commitment": "committed",
        "measured_by": None,
        "how_might_we": None,
        "initiatives": [],
        "text": text,
        **fields,
    }


def late(**fields: Any) -> dict[str, Any]:
    """Give the good key result about late parcels, with some fields changed."""
    return key_result(
        **{
            "text": "Reduce the share of late parcels from 12% to 8% by 31 March 2027",
            "facts": ["F1"],
            "quotes": cited(LATE, AGREED),
            "metric": "share of late parcels",
            "baseline": 12,
            "target": 8,
            "unit": "%",
            "direction": "decrease",
            "how_might_we": "How might we notice a late parcel in time?",
            **fields,
        }
    )


def complaints(**fields: Any) -> dict[str, Any]:
    """Give the good key result about complaints, with some fields changed."""
    return key_result(
        **{
            "text": "Reduce complaints a week from 40 to 20 by 31 March 2027",
            "facts": ["F2"],
            "quotes": cited(COMPLAINTS),
            "metric": "complaints a week",
            "baseline": 40,
            "relative_change": -0.5,
            "unit": "count",
            "direction": "decrease",
            **fields,
        }
    )


def objective(*key_results: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Give an objective as a model writes it."""
    return {
        "quotes": cited(DECIDED),
        "why": "The team decided that the quarter is about the promised day.",
        "aligned_to": None,
        "title": "Let people rely on the day their parcel was promised for",
        "key_results": list(key_results),
        **fields,
    }


def answer(*objectives: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Give a whole answer; a good one where no objective is given."""
    parked = {
        "quote": cited(WANTS)[0],
        "request": "Driver app with live maps",
        "why": "A feature; it may show late parcels in time.",
        "objective": 1,
        "key_result": 1,
    }
    return {
        "objectives": list(objectives) or [objective(late(), complaints())],
        "questions": [],
        "parked": [parked],
        **fields,
    }


def fields_of(schema: dict[str, Any]) -> Iterator[str]:
    """Give the name of every field of an answer's schema."""
    for name, part in schema.get("properties", {}).items():
        yield name
        yield from fields_of(part)
    if "items" in schema:
        yield from fields_of(schema["items"])


GOOD = json.dumps(answer())
