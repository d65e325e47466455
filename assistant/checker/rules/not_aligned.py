"""An objective that serves nothing above it.

Looked for only where the OKRs or the strategy of the level above are given. Finds objectives that name none of it in
`aligned_to`, and objectives that repeat its words one for one. Guides disagree: some cascade objectives from the top,
some let teams propose their own. A link both ways fits either, a copy neither.

Why it matters: an objective that serves nothing above it takes people from what does. One copied from above has not
yet been thought through: nobody can tell what this team will change.

Bad:
    Parent: Win the mid-market without a sales call
    Objective: Win the mid-market without a sales call
      Aligned to: Win the mid-market without a sales call
    - Increase self-serve signups of mid-sized companies from 40 to 90 a month
Good:
    Parent: Win the mid-market without a sales call
    Objective: Let mid-sized companies start on their own
      Aligned to: Win the mid-market without a sales call
    - Increase self-serve signups of mid-sized companies from 40 to 90 a month
"""

from collections.abc import Iterator

from assistant.checker.config import Config
from assistant.checker.guides import BASICS, HERBIG, SPOLADOR
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import SetSubject
from assistant.language.words import stem, words
from assistant.okr import OkrSet

_FEWEST = 3  # words; a shorter title is a name that two levels may share
_SHARED = 2  # words of weight from which one objective may serve another
_LONG = 4  # letters from which a word weighs something
_LONGEST = 100  # characters of a parent that a suggestion repeats


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Ask every objective what it serves, and whether it only repeats it."""
    if not okrs.parents:
        return
    above = {_said(text): parent for parent in okrs.parents for text in _texts(parent)}
    for objective, given in zip(okrs.objectives, okrs.okrs.objectives, strict=True):
        said = _said(objective.title)
        if not said:
            continue
        if len(said) >= _FEWEST and said in above:
            yield Sighting(
                f"The objective is word for word one of {above[said].owner or 'the level above'}.",
                None,
                "Say what this team will change for it, and name the other in aligned_to.",
                objective.number,
            )
        elif not (given.aligned_to or "").strip():
            yield Sighting(
                "The objective names nothing of the level above that it serves.",
                None,
                _suggestion(objective.title, okrs.parents),
                objective.number,
            )


def _texts(parent: OkrSet) -> Iterator[str]:
    for objective in parent.objectives:
        yield objective.title
        yield from (key_result.text for key_result in objective.key_results)


def _said(text: str) -> tuple[str, ...]:
    return tuple(word.lower for word in words(text))


def _suggestion(title: str, parents: tuple[OkrSet, ...]) -> str:
    """Name the objective above that shares most words with this one, if it shares enough."""
    mine = _weighty(title)
    titles = [objective.title for parent in parents for objective in parent.objectives]
    nearest = max(titles, key=lambda each: len(mine & _weighty(each)), default="")
    if len(mine & _weighty(nearest)) < _SHARED or len(nearest) > _LONGEST:
        return "Name in aligned_to what it serves, or leave the objective out."
    return f"Name in aligned_to what it serves, perhaps “{' '.join(nearest.split())}”, or leave the objective out."


def _weighty(text: str) -> frozenset[str]:
    return frozenset(stem(word.lower) for word in words(text) if len(word.lower) >= _LONG)


RULE = Rule(
    code="OBJ010",
    name="not-aligned",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{HERBIG}; {BASICS}; {SPOLADOR}",
    page=__doc__,
    look=look,
    beside="parents",
)
