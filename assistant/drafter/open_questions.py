"""What the notes leave open, asked about: values that disagree, goals nobody confirmed, wishes without a number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.drafter.amount import amount
from assistant.drafter.brief import Question
from assistant.drafter.candidate import Candidate, has_end
from assistant.drafter.clause_name import fact_name
from assistant.drafter.doubt import is_doubtful
from assistant.drafter.material import Material
from assistant.drafter.metric_name import head, with_article
from assistant.drafter.quoting import one_line
from assistant.drafter.said import listed
from assistant.drafter.selection import Selection, value_said
from assistant.drafter.tongue import is_english, tongue
from assistant.evidence.facts import Conflict, Evidence, Fact
from assistant.evidence.metric_words import stems
from assistant.language.quantities import quantities
from assistant.language.words import lexicon, polarity

_SPOKEN = re.compile(r"[\"\u201c]([^\"\u201d]{8,})[\"\u201d]")
_MEASURING = ("%", "ms", "s", "min", "h", "days", "score")
_LONGEST_WISH = 100  # characters
_LISTED = 3
QUOTED = 140  # characters of a quote in a question


def unsettled(selection: Selection, material: Material) -> Iterator[Question]:
    """Ask which of two values holds, where notes disagree or leave it open."""
    for each in material.evidence:
        for conflict in each.conflicts:
            said = listed([f"\u201c{one_line(quote.text, QUOTED)}\u201d" for quote in conflict.quotes[:_LISTED]])
            values = _values(conflict)
            if values:
                yield Question(f"For {conflict.about} the notes give {values}. Which one holds?", field="baseline")
            elif len(conflict.quotes) > 1:
                yield Question(f"On {conflict.about} the notes disagree: {said}. Which one holds?", field="baseline")
            else:
                yield Question(f"What holds for {conflict.about}? The notes leave it open: {said}.", field="baseline")
    for first, second in selection.undecided:
        named = with_article(fact_name(first.fact))
        yield Question(
            f"Should {named} reach {value_said(first.fact)} or {value_said(second.fact)}? The notes name both.",
            field="target",
        )


def _values(conflict: Conflict) -> str:
    """Give the values of two sentences that say one each; empty where they say more or less."""
    said = [quantities(quote.text) for quote in conflict.quotes]
    if len(said) != 2 or any(len(each) != 1 for each in said):
        return ""
    (first,), (second,) = said
    if first.value == second.value or first.unit != second.unit:
        return ""
    return listed([amount(first.value, first.unit), amount(second.value, second.unit)])


def tentative(selection: Selection) -> Iterator[Question]:
    """Ask about each goal that waits for a yes; not where the notes refuse its value or a key result has it."""
    for each in sorted(selection.asked, key=lambda one: is_doubtful(one.fact, one.evidence)):
        if not (_is_refused(each) or _is_taken(each, selection.entering)):
            yield _tentative(each)


def _is_refused(candidate: Candidate) -> bool:
    """Say whether the notes refuse the value of an open goal, for the same metric or in the same words."""
    fact = candidate.fact
    if not has_end(fact):
        return False
    said = stems(fact.metric)
    return any(
        other.status in ("rejected", "other_team")
        and (other.target, other.unit) == (fact.target, fact.unit)
        and (stems(other.metric) == said or not set(other.quotes).isdisjoint(fact.quotes))
        for other in candidate.evidence.facts
    )


def _is_taken(candidate: Candidate, entering: Sequence[Candidate]) -> bool:
    """Say whether words that may be no goal only say again the value of one that is drafted: "9 is doable"."""
    fact = candidate.fact
    return is_doubtful(fact, candidate.evidence) and any(
        one.evidence is candidate.evidence and (one.fact.target, one.fact.unit) == (fact.target, fact.unit)
        for one in entering
        if fact.target is not None
    )


def _tentative(candidate: Candidate) -> Question:
    fact = candidate.fact
    if is_doubtful(fact, candidate.evidence):
        said = one_line(fact.quotes[-1].text, QUOTED) if fact.quotes else fact.metric
        return Question(f"Is \u201c{said}\u201d a goal of the team? If so, for which metric?", field="metric")
    named = with_article(fact_name(fact))
    if has_end(fact) and fact.tentative:
        return Question(
            f"Is {value_said(fact)} agreed for {named}? Nobody has confirmed it yet, so it is left out.", field="target"
        )
    if has_end(fact):
        return Question(
            f"Should {named} ({value_said(fact)}) be a goal of this cycle? It is left out for now.", field="target"
        )
    return Question(f"How far should {named} go, and by when? The notes give no number.", field="target")


def reported(material: Material) -> Iterator[Question]:
    """Ask whether a share, a time or a score that the notes only report should move, each metric once."""
    settled = {stems(fact.metric) for each in material.evidence for fact in each.facts if fact.status != "observation"}
    for each in material.evidence:
        for fact in each.facts:
            if fact.status == "observation" and not has_end(fact) and stems(fact.metric) not in settled:
                settled.add(stems(fact.metric))
                if _is_measure(fact, each):
                    said = one_line(fact.quotes[-1].text, QUOTED)
                    yield Question(f"The notes report \u201c{said}\u201d. Is this to change, how far, and by when?")


def _is_measure(fact: Fact, evidence: Evidence) -> bool:
    """Say whether a value of today is of something that gets better or worse, under a name that reads as one."""
    name = fact_name(fact)
    better = polarity(head(name)) is not None or head(name) in lexicon("statistics")
    plain = fact.baseline is not None and fact.unit in _MEASURING and bool(fact.quotes) and better
    return plain and not is_doubtful(replace(fact, direction="maintain", comparator="<="), evidence)


def wished(material: Material) -> Iterator[Question]:
    """Ask what would show a wish that has no number."""
    for each in material.evidence:
        for wish in each.wishes:
            inner = _SPOKEN.search(wish.text)
            said = one_line(inner[1] if inner is not None else wish.text)
            if len(said) <= _LONGEST_WISH and is_english(said, doubtful=tongue(each.text) == "English"):
                yield Question(f"\u201c{said}\u201d has no number. What would show that it has come true?")
