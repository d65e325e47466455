"""Which facts enter a draft, which become questions, and what is left out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.drafter.amount import amount
from assistant.drafter.candidate import Candidate, is_open, same_metric, sure
from assistant.drafter.citing import citations, is_value
from assistant.drafter.contested import is_of_a_month, rival_baselines
from assistant.drafter.doubt import is_doubtful
from assistant.drafter.key_result import direction, end_value
from assistant.drafter.material import Material
from assistant.drafter.metric_name import head, is_many, metric_name
from assistant.drafter.other_scope import is_of_another_scope, other_groups
from assistant.evidence.facts import Fact
from assistant.evidence.metric_words import stems
from assistant.language.quantities import quantities

MOST = 15  # key results in a draft: three objectives of five
KEPT_AT_MOST = 2  # limits to hold
_SHARES = ("%", "pp", "bps")
_MOVING = 2  # key results that move, from which on one limit is enough


@dataclass(frozen=True, slots=True)
class Selection:
    """`entering` in the order of the notes; `asked` goals that wait for an answer; `undecided` pairs that disagree."""

    entering: tuple[Candidate, ...]
    asked: tuple[Candidate, ...]
    undecided: tuple[tuple[Candidate, Candidate], ...]


def select(material: Material) -> Selection:
    """Keep what is agreed, ask about what is open, and about metrics that two notes set differently."""
    entering: list[Candidate] = []
    asked: list[Candidate] = []
    undecided: list[tuple[Candidate, Candidate]] = []
    dropped: set[int] = set()
    for candidate in sure(material.evidence):
        candidate = _in_said_unit(_learning(candidate, material))
        doubtful = is_doubtful(candidate.fact, candidate.evidence)
        candidate = _uncontested(candidate)
        fact = candidate.fact
        if not _fits(fact, material) or doubtful:
            asked.append(candidate)
            continue
        rival = next((one for one in entering if same_metric(one.fact, fact)), None)
        if rival is None:
            entering.append(candidate)
        elif _same_end(rival.fact, fact):
            entering[entering.index(rival)] = _fuller(rival, candidate)
        elif _is_staircase(rival.fact, fact):
            entering.append(candidate)
        else:
            undecided.append((rival, candidate))
            dropped.add(id(rival))
    entering = [each for each in entering if id(each) not in dropped]
    entering = _limited(entering, asked)
    return Selection(tuple(entering[:MOST]), (*asked, *_open(material, entering)), tuple(undecided))


def _learning(candidate: Candidate, material: Material) -> Candidate:
    """Take talks held before as no baseline for the talks to come: "12 more" after 14."""
    fact = candidate.fact
    falls = fact.direction == "decrease" and fact.comparator not in (">", ">=")
    if material.phase != "discovery" or fact.unit not in ("count", None) or falls:
        return candidate
    if fact.baseline is not None and fact.target is not None and fact.baseline > fact.target:
        return replace(candidate, fact=replace(fact, baseline=None, direction="increase"))
    return candidate


def _in_said_unit(candidate: Candidate) -> Candidate:
    """Take no per cent where no cited number is said in it: 17 incidents are no share."""
    fact = candidate.fact
    if fact.unit != "%" or fact.target is None or not is_many(head(metric_name(fact.metric))):
        return candidate
    values = (fact.baseline, fact.target)
    said = (one for quote in citations(fact, candidate.evidence) for one in quantities(quote.text))
    shares = (one for one in said if one.unit in _SHARES)
    if any(is_value(one, value, "%") for one in shares for value in values):
        return candidate
    return replace(candidate, fact=replace(fact, unit="count"))


def _uncontested(candidate: Candidate) -> Candidate:
    """Take no baseline that its own quote sets another value against or gives as a range; ask about it."""
    fact = candidate.fact
    cited = citations(fact, candidate.evidence)
    rivals = (*rival_baselines(fact, cited), *other_groups(fact, cited))
    elsewhere = is_of_a_month(fact, cited) or is_of_another_scope(fact, cited, candidate.evidence.text)
    if fact.baseline is None or not (rivals or elsewhere):
        return candidate
    values = tuple(dict.fromkeys((fact.baseline, *rivals)))
    return replace(candidate, fact=replace(fact, baseline=None, baseline_unit=None), rivals=values)


def _fits(fact: Fact, material: Material) -> bool:
    """Leave out money in discovery, what fell due before the notes, and values their unit cannot have."""
    if material.phase == "discovery" and fact.unit is not None and fact.unit.isupper():
        return False
    if fact.due is not None and fact.due < material.brief.as_of:
        return False
    end = end_value(fact)
    return not (fact.direction == "maintain" and end is None and fact.baseline is None)


def _same_end(one: Fact, other: Fact) -> bool:
    return end_value(one) == end_value(other) and one.relative_change == other.relative_change


def _is_staircase(one: Fact, other: Fact) -> bool:
    return one.due is not None and other.due is not None and one.due != other.due


def _fuller(one: Candidate, other: Candidate) -> Candidate:
    return other if one.fact.baseline is None and other.fact.baseline is not None else one


def _limited(entering: list[Candidate], asked: list[Candidate]) -> list[Candidate]:
    """Hold one limit, and two where little else moves."""
    limits = [each for each in entering if direction(each.fact) == "maintain"]
    few = len(entering) - len(limits) < _MOVING
    surplus = limits[KEPT_AT_MOST if few else 1 :]
    asked.extend(surplus)
    return [each for each in entering if each not in surplus]


def _open(material: Material, entering: Sequence[Candidate]) -> list[Candidate]:
    """Give the goals nobody has settled yet, each metric once."""
    seen = [stems(metric_name(each.fact.metric)) for each in entering]
    found = []
    for each in material.evidence:
        for fact in each.facts:
            named = stems(metric_name(fact.metric))
            if not is_open(fact) or not named or not fact.quotes or named in seen:
                continue
            seen.append(named)
            found.append(Candidate(fact, each))
    return found


def value_said(fact: Fact) -> str:
    """Write the value a fact would reach, for a question; empty where it has none."""
    if fact.target is not None:
        return amount(fact.target, fact.unit)
    if fact.relative_change is not None:
        return f"a change of {amount(abs(fact.relative_change) * 100, '%')}"
    if fact.change is not None:
        return f"a change of {amount(abs(fact.change), 'pp' if fact.unit == '%' else fact.unit)}"
    return ""
