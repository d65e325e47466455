"""The key result is set for each single person.

Finds key results that speak of each or every member of staff ("each support rep closes 40 tickets"), of a personal or
individual measure, or of somebody by name ("Owen reaches 100% of his quota"). A team's average per person and what
every customer does are left alone.

Why it matters: a target for each person turns an OKR into appraisal. People look after their own number, and help for
each other stops where it does not count.

Bad: Each support rep keeps a personal CSAT of 95% or more
Good: Raise the CSAT of the support desk from 88% to 95%
"""

from assistant.checker.guides import BASICS, IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.subject import KeyResultSubject

_FAR = 4
_NEAR = 24
_HIS = frozenset({"his", "her"})
_OWN = frozenset({"personal", "individual", "my"})
_NOT_OWN = frozenset({"data", "information", "customer", "customers", "account", "accounts", "user", "users"})
_ANY = _OWN | _HIS | {"each", "every"}
_TO_DO = frozenset({"to", "must", "should", "shall"})


def see(kr: KeyResultSubject) -> Sighting | None:
    """Look for a person of the team to whom it is set."""
    words, v = kr.statement.words, kr.vocabulary
    if kr.lowers.isdisjoint(_ANY) or not kr.has_number:
        return None
    if _names_somebody(kr):
        return _sighting(kr, words[0].start, words[0].end)
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


def _names_somebody(kr: KeyResultSubject) -> bool:
    """Say whether it begins with a name that does something of "his" or "her" own: "Owen reaches his quota"."""
    words, v = kr.statement.words, kr.vocabulary
    if len(words) < _FAR or not words[0].text.istitle() or _HIS.isdisjoint(word.lower for word in words[2:_NEAR]):
        return False
    name, verb = words[0].lower, v.verbs.get(words[1].lower)
    known = name in v.people or name in v.staff or name in v.measures or name in v.works or name in v.abstract
    closed = name in v.determiners or name in v.verbs or name in v.prepositions or name in v.praise or name in v.mild
    return verb is not None and verb.form == "s" and not (known or closed)


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
