"""What has to be asked about a model's key result that stands."""

from collections.abc import Iterator

from assistant.drafter.brief import Question
from assistant.evidence.facts import Fact
from assistant.okr import KeyResult


def questions_about(made: KeyResult, fact: Fact, is_known: bool) -> Iterator[Question]:
    """Ask for what the notes leave open; `is_known`: they say the day. The places are not filled in."""
    metric = made.metric or "this"
    if fact.status == "goal" and fact.tentative and made.target is not None:
        yield Question(f"Is the value to reach for {metric} agreed? The notes leave it open.", field="target")
    if made.source is not None and made.source.target == "unknown":
        yield Question(f"To which value should {metric} go?", field="target")
    if made.baseline is None:
        yield Question(f"What is today's value of {metric}?", field="baseline")
    if not is_known and made.due is not None:
        yield Question(f"By when should {metric} be there? The draft takes the end of the cycle.", field="due")
