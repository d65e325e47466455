"""A metric is to move, and no value says how far.

Finds key results that can be checked as they stand, but name a change beside it that cannot: "launch the app and
increase retention". Finds as well records that say themselves that the target is unknown. A key result that names
nothing but a direction is KR001.

Why it matters: a direction alone is met by the smallest step. The value to reach is what a team commits to, and what
tells it early that it is off course.

Bad: Launch the waiting list to increase occupancy
Good: Increase occupancy from 71% to 85%
"""

from assistant.checker.guides import IMPLEMENTING, SPOLADOR
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.rules import not_measurable
from assistant.checker.subject import KeyResultSubject
from assistant.checker.work_signs import means
from assistant.language.verbs import Verb, verbs

_NEAR = 5


def see(kr: KeyResultSubject) -> Sighting | None:
    """Point at the change whose value is missing."""
    if kr.has_number:
        return None
    source = kr.given.source
    if source is not None and source.target == "unknown":
        metric = kr.reading.metric or "this metric"
        return Sighting(
            f"The target of {metric!r} is marked as unknown.",
            suggestion=f"Ask who can say to which value {metric} should go, and by when.",
        )
    main = kr.statement.verb_span
    for verb in verbs(kr.text):
        means_to_it = main is not None and verb.start == main[0] and bool(means(kr.statement))
        wish = _wish(kr, verb) if means_to_it or (main is not None and verb.start > main[1]) else None
        if wish is not None and not_measurable.see(kr) is None:
            said = kr.text[wish[0] : wish[1]]
            return Sighting(f"{said!r} has no value to reach.", wish, "From which value to which, and by when?")
    return None


def _wish(kr: KeyResultSubject, verb: Verb) -> tuple[int, int] | None:
    """Give the span of a change a verb names: "... and increase retention"."""
    v = kr.vocabulary
    if verb.direction == "maintain" or not verb.leads:
        return None
    last = None
    for word in [word for word in kr.said.words if word.start > verb.end][:_NEAR]:
        if word.lower in v.prepositions:
            break
        last = word if word.lower in v.measures and word.lower not in v.works else None
        if last is not None and kr.text[last.end : last.end + 1] in (",", ".", ";", ""):
            break
    return (verb.start, last.end) if last is not None else None


RULE = Rule(
    code="KR004",
    name="no-target",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{IMPLEMENTING}; {SPOLADOR}",
    page=__doc__,
    look=each_key_result(see),
)
