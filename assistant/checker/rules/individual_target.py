"""The key result is set for each single person.

Finds key results that speak of each or every member of staff ("each support rep closes 40 tickets") or of a personal or
individual measure. A team's average per person and what every customer does are left alone.

Why it matters: a target for each person turns an OKR into appraisal. People look after their own number, and help for
each other stops where it does not count.

Bad: Each support rep keeps a personal CSAT of 95% or more
Good: Raise the CSAT of the support desk from 88% to 95%
"""

from assistant.checker.guides import BASICS, IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.subject import KeyResultSubject

_FAR = 4
_OWN = frozenset({"personal", "individual", "my"})
_NOT_OWN = frozenset({"data", "information", "customer", "customers", "account", "accounts", "user", "users"})
_TO_DO = frozenset({"to", "must", "should", "shall"})


def see(kr: KeyResultSubject) -> Sighting | None:
    """Look for a person of the team to whom it is set."""
    words, v = kr.statement.words, kr.vocabulary
    if not kr.has_number:
        return None
    for i, word in enumerate(words[:-1]):
        if word.lower in _OWN and words[i + 1].lower in v.measures and words[i + 1].lower not in _NOT_OWN:
            return _sighting(kr, word.start, words[i + 1].end)
        if word.lower in ("each", "every") and i <= 1:
            for j in range(i + 1, min(i + _FAR, len(words) - 1)):
                noun, after = words[j].lower, words[j + 1].lower
                verb = v.verbs.get(after)
                acts = verb is not None and verb.form == "s" and noun not in v.people
                if noun in v.staff and not noun.endswith("s") and (acts or after in _TO_DO):
                    return _sighting(kr, word.start, words[j].end)
    return None


def _sighting(kr: KeyResultSubject, start: int, end: int) -> Sighting:
    return Sighting(
        f"{kr.text[start:end]!r} sets the target for single people.",
        (start, end),
        "Set it for the team as a whole.",
    )


RULE = Rule(
    code="KR019",
    name="individual-target",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{BASICS}; {IMPLEMENTING}",
    page=__doc__,
    look=each_key_result(see),
)
