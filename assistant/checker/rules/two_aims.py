"""The objective holds two.

Finds titles that give two orders with an object each ("win back hauliers and cut the paperwork in depots"). Verbs that
share one object ("attract and keep drivers", "find drivers and keep them") and what people do within one aim ("help
drivers plan and book") are left alone.

Why it matters: two aims compete for the same weeks, and the key results prove now the one, now the other. Split, each
gets its own, or the team finds that one of them is enough.

Bad: Win back the hauliers we lost and cut the paperwork in our depots
Good: Win back the hauliers we lost
"""

from assistant.checker.guides import BASICS, IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, each_objective, severities
from assistant.checker.statement import Statement
from assistant.checker.subject import ObjectiveSubject
from assistant.language.words import direction_of

_WITHIN = frozenset(
    {"to", "so", "that", "who", "which", "when", "where", "can", "because", "by", "if", "without", "how"}
)
_LETTING = frozenset({"help", "let", "enable", "allow", "make", "ensure", "have", "get", "be", "become", "keep", "see"})
_BEING = frozenset({"be", "get", "have"})
_SAME = frozenset({"it", "them", "him", "her", "us", "you", "their", "its"})
_FAR = 60


def see(objective: ObjectiveSubject) -> Sighting | None:
    """Look for a second order with an object of its own."""
    statement, v = objective.statement, objective.vocabulary
    if statement.build != "order" or statement.object.head < 0 or statement.lemma in _LETTING:
        return None
    words = statement.words[:_FAR]
    for i in range((statement.verb or 0) + 1, len(words) - 2):
        word = words[i].lower
        if word in _WITHIN:
            return None
        if word != "and" or i <= statement.object.head:
            continue
        second, after = words[i + 1].lower, words[i + 2].lower
        verb = v.verbs.get(second)
        is_verb = verb.form == "base" if verb is not None else direction_of(second) is not None
        if second in _BEING or _is_listed(statement, i - 1):
            continue
        named = second in v.measures or second in v.works or second in v.abstract or second in v.people
        has_object = after in v.determiners or (
            not named and after not in v.prepositions and after not in ("and", "or")
        )
        if is_verb and has_object and after not in _SAME and i + 2 not in statement.numbers:
            span = (words[i + 1].start, words[-1].end)
            return Sighting(
                f"{objective.title[span[0] : span[1]]!r} is a second aim.",
                span,
                "Make two objectives of it, or keep the one that cannot wait.",
            )
    return None


def _is_listed(statement: Statement, i: int) -> bool:
    """Say whether word i is one verb of several before one object: "create, ship, and maintain"."""
    words = statement.words
    verb = statement.vocabulary.verbs.get(words[i].lower)
    return verb is not None and verb.form == "base" and "," in statement.text[words[i - 1].end : words[i].start]


RULE = Rule(
    code="OBJ005",
    name="two-aims",
    severity=severities(strict="warning", balanced="advice", lenient="advice"),
    guide=f"{BASICS}; {IMPLEMENTING}",
    page=__doc__,
    look=each_objective(see),
)
