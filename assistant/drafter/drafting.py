"""Objectives out of the facts that enter: worded key results, split by noun, titled."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, combinations, pairwise

from assistant.drafter.aims import clause
from assistant.drafter.alignment import Parent, given_parent, parent
from assistant.drafter.candidate import Candidate
from assistant.drafter.material import Material
from assistant.drafter.metric_name import with_article
from assistant.drafter.pointing_back import rests_on_before
from assistant.drafter.priority import Priority, is_announced, read_priority
from assistant.drafter.quoting import one_line
from assistant.drafter.said import listed
from assistant.drafter.setting import Setting, setting
from assistant.drafter.theme import theme
from assistant.drafter.title import title
from assistant.drafter.wording import best_wording
from assistant.evidence.metric_words import stems
from assistant.okr import KeyResult, Objective, Quote

MOST = 5  # key results of an objective
LEAST = 2
FEWEST_TO_SPLIT = 6
_UNSAID = ("more", "less")  # families that say nothing of their own
_NAMED = 3  # metrics that stand for the rest
_REFUSING = re.compile(r"\b(?:do not|don['\u2019]t|never|not) (?:\w+ )?want\b", re.IGNORECASE)
_LONGEST_UNREAD = 240  # characters of a priority that no title could be made of; a longer one is a whole speech


@dataclass(frozen=True, slots=True)
class Placed:
    """A candidate with the key result it became."""

    candidate: Candidate
    key_result: KeyResult


def worded(candidates: Sequence[Candidate], material: Material) -> tuple[tuple[Placed, ...], tuple[Candidate, ...]]:
    """Word each candidate, the checker picking the wording; and give those that no wording makes a good key result."""
    found, refused = [], []
    for candidate in candidates:
        kr = best_wording(candidate, material)
        if kr is None:
            refused.append(candidate)
        else:
            found.append(Placed(candidate, kr))
    return tuple(found), tuple(refused)


def objectives(placed: Sequence[Placed], material: Material) -> tuple[tuple[Objective, tuple[Placed, ...]], ...]:
    """Split into one to three objectives and title each for the priority it shares most words with."""
    told = setting(material, [each.key_result.metric or "" for each in placed])
    priorities = [quote for each in material.evidence for quote in each.priorities]
    made: list[tuple[Objective, tuple[Placed, ...]]] = []
    taken: frozenset[str] = frozenset()
    for number, group in enumerate(split(placed)):
        ordered = _ordered(group, material)
        key_results = tuple(each.key_result for each in ordered)
        quote, read = _priority(ordered, priorities, first=number == 0, english=told.english)
        named = title(key_results, read, told, material.phase, taken)
        taken |= {named}
        key_results = _asking_how(key_results, told, named)
        noted = " ".join([quote.text if quote else "", *(kr.metric or "" for kr in key_results)])
        objective = _objective(named, quote, parent(named, noted, material.passages), key_results)
        if objective.aligned_to is None:
            objective = replace(objective, aligned_to=given_parent(named, noted, material.brief.okrs))
        made.append((objective, ordered))
    return tuple(made)


def _objective(named: str, quote: Quote | None, serves: Parent | None, key_results: tuple[KeyResult, ...]) -> Objective:
    cited = [quote] if quote is not None else []
    if serves is not None:
        cited.append(serves.quote)
    return Objective(
        title=named,
        why=why(quote) if quote is not None else _agreed(key_results),
        aligned_to=serves.name if serves is not None else None,
        citations=tuple(cited),
        key_results=key_results,
    )


def _agreed(key_results: Sequence[KeyResult]) -> str:
    """Say what an objective rests on where no priority is named."""
    names = list(dict.fromkeys(with_article(kr.metric) for kr in key_results if kr.metric))[:_NAMED]
    said = listed(names)
    return f"No priority is named; agreed {'are' if len(names) > 1 else 'is'} {said}."


def why(quote: Quote) -> str:
    """Give the reason for an objective in the words of the priority it serves."""
    return f"First in the notes: \u201c{one_line(quote.text)}\u201d."


def _asking_how(key_results: Sequence[KeyResult], told: Setting, named: str) -> tuple[KeyResult, ...]:
    """Add the questions that open the field for solutions, each once.

    Limits ask none, nor does what the title says, nor a metric that names nothing.
    """
    said = {named.lower()}
    asking = []
    for kr in key_results:
        read = theme(kr, english=told.english)
        how = clause(read, told.who)
        empty = read.family in _UNSAID and not (read.thing or read.things or read.does)
        if kr.direction == "maintain" or empty or how.lower() in said:
            asking.append(kr)
        else:
            said.add(how.lower())
            asking.append(replace(kr, how_might_we=f"How might we {how}?"))
    return tuple(asking)


def split(placed: Sequence[Placed]) -> list[list[Placed]]:
    """Group by shared nouns where there are too many for one objective: at most three, of two to five each."""
    if len(placed) < FEWEST_TO_SPLIT:
        return [list(placed)] if placed else []
    wanted = -(-len(placed) // MOST)
    groups = [[each] for each in placed]
    while len(groups) > wanted or any(len(group) < LEAST for group in groups):
        mergeable = [(i, j) for i, j in combinations(range(len(groups)), 2) if len(groups[i]) + len(groups[j]) <= MOST]
        if not mergeable:
            break
        first, second = max(mergeable, key=lambda pair: (_shared(groups[pair[0]], groups[pair[1]]), -pair[0], -pair[1]))
        groups[first] += groups.pop(second)
    if len(groups) > wanted or any(len(group) < LEAST for group in groups):
        in_order = [each for group in groups for each in group]
        size, over = divmod(len(in_order), wanted)
        ends = list(accumulate([size + (i < over) for i in range(wanted)], initial=0))
        groups = [in_order[start:end] for start, end in pairwise(ends)]
    return sorted(groups, key=lambda group: min(each.candidate.place for each in group))


def _shared(one: Sequence[Placed], other: Sequence[Placed]) -> float:
    first = frozenset().union(*(stems(each.key_result.metric or "") for each in one))
    second = frozenset().union(*(stems(each.key_result.metric or "") for each in other))
    alike = len(first & second) / max(1, len(first | second))
    return alike - 0.01 * (len(one) + len(other))


def _ordered(group: Sequence[Placed], material: Material) -> tuple[Placed, ...]:
    """Put the indicators, then the categories first that role, phase and kind of team prefer; limits last."""
    role = material.role_sheet
    sheets = (role, role, material.phase_sheet, material.team_sheet)  # a role is given, a phase often guessed
    preferred = [sheet.categories for sheet in sheets if sheet is not None]
    indicators = [sheet.indicators for sheet in sheets if sheet is not None]

    def rank(each: Placed) -> tuple[bool, int, int, int]:
        kr = each.key_result
        places = [names.index(kr.category) if kr.category in names else len(names) for names in preferred]
        late = [names.index(kr.indicator) if kr.indicator in names else len(names) for names in indicators]
        return kr.direction == "maintain", sum(late), sum(places), each.candidate.place

    return tuple(sorted(group, key=rank))


def _tells(quote: Quote, mine: frozenset[str]) -> bool:
    """Say whether a priority that no title could be made of still gives a reason to whoever has not read the notes."""
    if len(quote.text) > _LONGEST_UNREAD or _REFUSING.search(quote.text) is not None:
        return False
    return not stems(quote.text).isdisjoint(mine) or not rests_on_before(quote.text)


def _priority(
    group: Sequence[Placed], priorities: Sequence[Quote], *, first: bool, english: bool
) -> tuple[Quote | None, Priority | None]:
    """Pick the priority that shares most words with a group.

    For the first group it is the one that the notes call their focus; without one the first that reads well will do.
    """
    readable = [(quote, read_priority(quote.text, english=english)) for quote in priorities]
    mine = frozenset().union(*(stems(each.key_result.metric or "") for each in group)) if group else frozenset()
    readable = [(quote, read) for quote, read in readable if read is not None or _tells(quote, mine)]
    if not readable:
        return None, None

    def points(item: tuple[Quote, Priority | None]) -> tuple[int, int]:
        quote, read = item
        return len(stems(quote.text) & mine), 2 * bool(read and read.order) + bool(read)

    quote, read = max(readable, key=points)
    named = [item for item in readable if item[1] is not None and is_announced(item[0].text)] if first else []
    if named:
        quote, read = max(named, key=points)
    elif first and read is None:
        quote, read = max(readable, key=lambda item: (points(item)[1], points(item)[0]))
    if not first and points((quote, read))[0] == 0:
        return None, None
    return quote, read
