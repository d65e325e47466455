"""A metric is named, but no value to reach.

Finds key results that name a measure or give its start value, and leave open where it is to go.

Why it matters: a direction alone is met by the smallest step. The value to reach is what a team commits to, and what
tells it early that it is off course.

Bad: Increase weekly active users
Good: Increase weekly active users from 4,000 to 6,000
"""

from assistant.checker.guides import IMPLEMENTING, SPOLADOR
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.rules import not_measurable
from assistant.checker.subject import KeyResultSubject
from assistant.checker.work import work_in


def see(kr: KeyResultSubject) -> Sighting | None:
    """Point at the metric whose target is missing."""
    statement, reading = kr.statement, kr.reading
    if kr.has_number:
        return None
    phrase = statement.object if statement.object.head >= 0 else statement.subject
    measured = statement.head(phrase) in kr.vocabulary.measures or statement.verbal == "move"
    if (reading.baseline is None and not measured) or work_in(kr) or not_measurable.see(kr) is None:
        return None
    metric = reading.metric or " ".join(statement.lower(phrase)) or "the metric"
    return Sighting(
        f"{metric!r} has no value to reach.", statement.span(phrase), f"To which value should {metric} go, and by when?"
    )


RULE = Rule(
    code="KR004",
    name="no-target",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{IMPLEMENTING}; {SPOLADOR}",
    page=__doc__,
    look=each_key_result(see),
)
