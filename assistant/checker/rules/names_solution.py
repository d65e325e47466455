"""The objective says how it is to be reached.

Finds titles that carry their means: "by optimising ...", "through a new ...", "using ...", "into one system".

Why it matters: a means in the title closes the search for better ones. The aim belongs in the objective, the means
among the initiatives, where it can be dropped when it does not help.

Bad: Win back hauliers by redesigning the welcome tour
Good: Make the first week so useful that new customers come back on their own
"""

from assistant.checker.guides import BASICS, HERBIG
from assistant.checker.rule import Rule, Sighting, each_objective, severities
from assistant.checker.subject import ObjectiveSubject
from assistant.checker.vocabulary import Vocabulary, word_list

_STATES = frozenset({"being", "becoming", "having", "keeping", "staying", "remaining", "putting"})


def see(objective: ObjectiveSubject) -> Sighting | None:
    """Point at the words that name the means."""
    statement, v = objective.statement, objective.vocabulary
    words = statement.words
    if statement.build == "order" and statement.lemma in word_list("using") and "to" in statement.lower_after_object():
        span = (words[0].start, words[max(statement.object.end, 1) - 1].end)
        said = objective.title[span[0] : span[1]]
        return Sighting(
            f"{said!r} names a means, not the aim.",
            span,
            "Make what it is for the title, the means an initiative.",
        )
    for i in range(1, len(words) - 1):
        link, after = words[i].lower, words[i + 1].lower
        if link not in word_list("means_links"):
            continue
        named = False
        if link == "through" and statement.verbal == "hold":
            continue
        if link in ("by", "through", "via"):
            near = [word.lower for word in words[i + 1 : i + (2 if link == "by" else 4)]]
            named = after == "means" or any(_is_doing(word, v) for word in near)
        if link == "with" and after in ("a", "an", "our") and words[i + 2 : i + 3] and words[i + 2].lower == "new":
            named = True
        if not named and link != "by" and (link != "with" or after in ("a", "an", "new", "our")):
            named = _names_thing(objective, i + 1)
        if named:
            span = (words[i].start, words[-1].end)
            said = objective.title[span[0] : span[1]]
            return Sighting(
                f"{said!r} names a means, not the aim.",
                span,
                "Leave it out of the title and keep the means as an initiative.",
            )
    return None


def _is_doing(word: str, v: Vocabulary) -> bool:
    return word.endswith("ing") and len(word) > 4 and word not in _STATES and word not in v.measures


def _names_thing(objective: ObjectiveSubject, start: int) -> bool:
    statement, v = objective.statement, objective.vocabulary
    for i in range(start, min(start + 6, len(statement.words))):
        word = statement.words[i].lower
        if word in word_list("means"):
            return True
        if word in v.prepositions:
            return False
        following = statement.words[i + 1].lower if i + 1 < len(statement.words) else ""
        if word in v.works and (not following or following in v.prepositions):
            return word not in v.abstract or word in ("platform", "system", "framework")
    return False


RULE = Rule(
    code="OBJ003",
    name="names-solution",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{BASICS}; {HERBIG}",
    page=__doc__,
    look=each_objective(see),
)
