"""The objective says how it is to be reached.

Finds titles that carry their means: "by optimising ...", "through a new ...", "using ...", "into one system".

Why it matters: a means in the title closes the search for better ones. The aim belongs in the objective, the means
among the initiatives, where it can be dropped when it does not help.

Bad: Win back hauliers by redesigning the welcome tour
Good: Make the first week so useful that new customers come back on their own
"""

from functools import lru_cache

from assistant.checker.guides import BASICS, HERBIG
from assistant.checker.rule import Rule, Sighting, each_objective, severities
from assistant.checker.rules.aim import JUDGED
from assistant.checker.statement import Statement
from assistant.checker.subject import ObjectiveSubject
from assistant.checker.vocabulary import Vocabulary, word_list

_STATES = frozenset({"being", "becoming", "having", "keeping", "staying", "remaining", "putting"})
_TIMES = frozenset({"beginning", "ending", "evening", "morning", "spring"})
_THINGS = frozenset({"platform", "system", "systems", "framework"})
_FAR = 6


@lru_cache(maxsize=JUDGED)
def see(objective: ObjectiveSubject) -> Sighting | None:
    """Point at the words that name the means."""
    statement, words = objective.statement, objective.statement.words
    if statement.build == "order" and statement.lemma in word_list("using") and "to" in statement.lower_after_object():
        span = (words[0].start, words[max(statement.object.end, 1) - 1].end)
        advice = "Make what it is for the title, the means an initiative."
    else:
        at = next((i for i in range(1, len(words) - 1) if _leads_to_means(statement, i)), None)
        if at is None:
            return None
        span = (words[at].start, words[-1].end)
        advice = "Leave it out of the title and keep the means as an initiative."
    return Sighting(f"{objective.title[span[0] : span[1]]!r} names a means, not the aim.", span, advice)


def _leads_to_means(statement: Statement, i: int) -> bool:
    """Say whether word i links the aim to its means: "by redesigning", "through a new tool", "into one system"."""
    words, v = statement.words, statement.vocabulary
    link, after = words[i].lower, words[i + 1].lower
    if link not in word_list("means_links") or (link == "through" and statement.verbal == "hold"):
        return False
    near = [word.lower for word in words[i + 1 : i + 4]]
    match link:
        case "by":
            return after == "means" or _is_doing(after, v)
        case "through" | "via":
            return any(_is_doing(word, v) for word in near) or _names_thing(statement, i + 1)
        case "with":
            introduced = after in ("a", "an", "new", "our")
            return introduced and (near[1:2] == ["new"] or _names_thing(statement, i + 1))
        case "into":
            return _names_thing(statement, i + 1, single=True)
        case _:
            return _names_thing(statement, i + 1)


def _is_doing(word: str, v: Vocabulary) -> bool:
    named = word in _STATES or word in _TIMES or word in v.measures
    return word.endswith("ing") and len(word) > 4 and not named


def _names_thing(statement: Statement, start: int, *, single: bool = False) -> bool:
    """Say whether the phrase from word `start` on names a technology or a thing that is made; `single`: only one."""
    v = statement.vocabulary
    for i in range(start, min(start + _FAR, len(statement.words))):
        word = statement.words[i].lower
        if word in word_list("means"):
            return True
        if word in v.prepositions:
            return False
        if word in v.works and _ends_there(statement, i):
            return (word not in v.abstract or word in _THINGS) and not (single and word.endswith("s"))
    return False


def _ends_there(statement: Statement, i: int) -> bool:
    """Say whether the phrase that word i belongs to ends with it."""
    words = statement.words
    if i + 1 == len(words) or words[i + 1].lower in statement.vocabulary.prepositions:
        return True
    return statement.text[words[i].end : words[i + 1].start] not in (" ", "-")


RULE = Rule(
    code="OBJ003",
    name="names-solution",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{BASICS}; {HERBIG}",
    page=__doc__,
    look=each_objective(see),
)
