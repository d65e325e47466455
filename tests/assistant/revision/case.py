"""One draft of five key results, and parts of messages about it."""

from datetime import date

from assistant.drafter.brief import Brief, Draft, Note
from assistant.drafter.draft import draft
from assistant.okr import KeyResult, Objective, OkrSet, Source
from assistant.revision.part import Part
from assistant.revision.places import Place
from assistant.revision.revise import revise
from assistant.revision.revised import Revised

NOTES = """\
Growth sync, 12 January 2027
Decided: this quarter is about new customers who get going without help.
Goal: increase onboarding completion from 61% to 78% by 31 March 2027.
Goal: reduce the median setup time from 9 days to 4 days by 31 March 2027.
Goal: reduce monthly churn from 4.2% to 3% by 31 March 2027.
- Support wants a chat widget
"""
AS_OF = date(2027, 1, 12)
MARCH = date(2027, 3, 31)


def key_result_of(text: str, metric: str, baseline: float, target: float, unit: str | None) -> KeyResult:
    """Make a key result due at the end of March, its numbers stated."""
    way = "increase" if target > baseline else "decrease"
    return KeyResult(
        text,
        metric,
        baseline=baseline,
        target=target,
        unit=unit,
        direction=way,  # type: ignore[arg-type]
        due=MARCH,
        source=Source("stated", "stated"),
    )


FIVE = OkrSet(
    (
        Objective(
            "Help new customers get going without help",
            key_results=(
                key_result_of("Increase onboarding completion from 61% to 78%", "onboarding completion", 61, 78, "%"),
                key_result_of("Reduce the median setup time from 9 days to 4 days", "median setup time", 9, 4, "days"),
                key_result_of("Reduce monthly churn from 4.2% to 3%", "monthly churn", 4.2, 3, "%"),
                key_result_of("Reduce support tickets from 120 to 90", "support tickets", 120, 90, "count"),
                key_result_of("Raise the trial conversion from 11% to 14%", "trial conversion", 11, 14, "%"),
            ),
        ),
    ),
    cycle="2027-Q1",
)


def part_of(text: str, okrs: OkrSet = FIVE, spoken_of: tuple[Place, ...] = ()) -> Part:
    """Give a message about a set as understanding begins with it."""
    return Part("message-1", text, 0, okrs, AS_OF, alternatives=2, spoken_of=spoken_of)


def drafted(text: str = NOTES) -> Draft:
    """Draft offline."""
    return draft(Brief((Note("sync.md", text),), as_of=AS_OF), lambda query: [], None)


def said(before: Draft, text: str, number: int = 1, **options: object) -> Revised:
    """Revise a draft offline with one message."""
    return revise(before, Note(f"message-{number}", text), lambda query: [], None, **options)  # type: ignore[arg-type]
