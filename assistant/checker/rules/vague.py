"""Two readers could not agree what would be different.

Finds titles that say "better" about a whole field (improve the user experience), name one bare metric (increase
revenue), or rest on a word of praise (great, seamless, world-class). A title is concrete when it names who will be
able to do what, what will end, the place to be taken among others, or a metric narrow enough to find. A deadline or a
reason ("in order to grow") does not make it so, and a title that is work or names a means is left to OBJ002 and OBJ003.

Why it matters: under a vague aim every initiative fits and no result disproves it, so it cannot help a team choose.

Bad: Improve the customer experience
Good: Make buying on a phone so quick that shoppers finish what they start
"""

from assistant.checker.guides import BASICS, SPOLADOR, TIWARY
from assistant.checker.rule import Rule, Sighting, each_objective, severities
from assistant.checker.rules import names_solution, output_objective
from assistant.checker.rules.openness import openness
from assistant.checker.subject import ObjectiveSubject

_ADVICE = "Say who will be able to do what, or what will no longer happen to them."


def see(objective: ObjectiveSubject) -> Sighting | None:
    """Point at the words that leave the aim open."""
    statement, title = objective.statement, objective.title
    if statement.build in ("empty", "phrase") or _says_how(objective) or openness(objective) <= 0:
        return None
    praise = next((word for word in statement.words if word.lower in objective.vocabulary.praise), None)
    if praise is not None:
        return Sighting(
            f"Each reader measures {praise.text!r} with their own rule; nothing else says what will be different.",
            (praise.start, praise.end),
            _ADVICE,
        )
    start, end = statement.verb_span or (statement.words[0].start, statement.words[-1].end)
    acted_on = statement.span(statement.object)
    span = (start, max(end, acted_on[1]) if acted_on else end)
    return Sighting(f"{title[span[0] : span[1]]!r} does not say what will be different.", span, _ADVICE)


def _says_how(objective: ObjectiveSubject) -> bool:
    """Say whether work or means in the title are the matter: what else it says stays open until they are gone."""
    return output_objective.see(objective) is not None or names_solution.see(objective) is not None


RULE = Rule(
    code="OBJ001",
    name="vague",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{BASICS}; {SPOLADOR}; {TIWARY}",
    page=__doc__,
    look=each_objective(see),
)
