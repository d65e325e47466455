"""Nothing in the key result says when it is reached.

Finds key results that name neither a value to reach nor a state that two people would agree is reached or not. A
digit alone is no measure: Tier-1, SOC 2, Q3, P1 and 1:1 are names. A placeholder such as X% is no value either, and
work of which more could always be done (hire the right people, send regular updates) is no state. A metric that is to
move without a value is reported here, and only here.

Why it matters: a team that cannot tell whether a key result was reached argues about it at the end of the cycle
instead of learning from it, and nobody can steer by it on the way there.

Bad: Improve the reporting dashboard
Good: Increase the share of managers who open the reporting dashboard every week from 20% to 45%
"""

from assistant.checker.guides import BASICS, IMPLEMENTING, SPOLADOR
from assistant.checker.placeholder import placeholder
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.rules.mid_sentence import mid_sentence
from assistant.checker.rules.state import is_state
from assistant.checker.subject import KeyResultSubject


def see(kr: KeyResultSubject) -> Sighting | None:
    """Say what keeps a key result from being measurable, if anything does."""
    open_number = placeholder(kr)
    if kr.has_number and open_number is None:
        return None
    if not kr.text.strip():
        return Sighting("The key result is empty.", suggestion="Name a metric, where it stands and the value to reach.")
    if open_number is not None:
        return Sighting(
            f"The number is still open: {open_number.group().strip()!r} is a placeholder.",
            open_number.span(),
            "Agree on the value to reach, or keep it as an open question until it is known.",
        )
    if is_state(kr):
        return None
    metric = _metric(kr)
    if metric is not None:
        said = kr.text[metric[0] : metric[1]]
        today = kr.reading.baseline
        named = mid_sentence(said, kr.vocabulary)
        asked = f"From which value to which should {named}" if today is None else f"To which value should {named}"
        return Sighting(f"{said!r} has no value to reach.", metric, f"{asked} go, and by when?")
    span = kr.statement.verb_span or kr.statement.span(kr.statement.subject)
    said = kr.text[span[0] : span[1]] if span else ""
    return Sighting(
        f"{said!r} does not say when it is reached: there is no value to reach and no state to check."
        if said
        else "There is no value to reach and no state to check.",
        span,
        "Name one number that would show it, where it stands today and the value to reach.",
    )


def _metric(kr: KeyResultSubject) -> tuple[int, int] | None:
    """Give the span of the metric that is to move, null where none is named."""
    statement, v = kr.statement, kr.vocabulary
    phrase = statement.object if statement.object.head >= 0 else statement.subject
    measured = statement.head(phrase) in v.measures or (statement.verbal == "move" and phrase.head >= 0)
    if statement.build == "question" or not measured:
        return None
    named = kr.reading.metric or ""
    at = kr.text.find(named)
    if at >= 0 and statement.words[phrase.head].lower in named.lower().split():
        return at, at + len(named)
    start = phrase.start
    while start < phrase.head and statement.words[start].lower in v.determiners:
        start += 1
    return statement.words[start].start, statement.words[phrase.end - 1].end


RULE = Rule(
    code="KR001",
    name="not-measurable",
    severity=severities(strict="error", balanced="error", lenient="warning"),
    guide=f"{BASICS}; {IMPLEMENTING}; {SPOLADOR}",
    page=__doc__,
    look=each_key_result(see),
)
