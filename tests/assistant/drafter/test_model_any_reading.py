"""Whatever a model says it read: what stays is in the notes, and nothing breaks."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafter.model_claims import claims_of
from assistant.drafter.model_facts_answer import Facts
from assistant.drafter.model_sources import note_sources
from assistant.evidence.beside import laid_beside
from assistant.evidence.facts import Evidence
from assistant.evidence.held import proof
from assistant.evidence.numbers import sides
from assistant.evidence.proof import Texts, prove
from tests.assistant.drafter.model_case import DOCUMENT, EVIDENCE, TEXT, material
from tests.assistant.drafter.test_model_any_answer import numbers, quotes, texts, units

AS_OF = material().brief.as_of
STATUSES = ["goal", "observation", "past", "rejected", "superseded", "other_team", "agreed"]
facts = st.fixed_dictionaries(
    {
        "quotes": quotes,
        "metric": st.one_of(texts, st.sampled_from([fact.metric for fact in EVIDENCE.facts])),
        "status": st.sampled_from(STATUSES),
        "later": quotes,
        "tentative": st.booleans(),
        "direction": st.sampled_from([None, "increase", "decrease", "maintain"]),
        "baseline": numbers,
        "baseline_unit": units,
        "target": numbers,
        "unit": units,
        "relative_change": numbers,
        "change": numbers,
        "comparator": st.sampled_from([None, "<", ">="]),
        "due": st.one_of(st.none(), texts, st.sampled_from(["2027-03-31", "2031-01-01"])),
        "due_text": st.one_of(st.none(), texts),
        "owner": st.one_of(st.none(), texts),
    }
)
answers = st.fixed_dictionaries(
    {
        "facts": st.lists(facts, max_size=4),
        "priorities": quotes,
        "feature_requests": quotes,
        "wishes": quotes,
        "performance_talk": quotes,
        "conflicts": st.lists(st.fixed_dictionaries({"about": texts, "quotes": quotes}), max_size=2),
    }
)


@settings(max_examples=100, deadline=None)
@given(answers)
def test_whatever_a_model_reads_only_what_the_notes_say_stays(said: dict[str, Any]) -> None:
    notes = note_sources((EVIDENCE,))
    claims = claims_of(Facts.model_validate(said), notes)
    proved = prove(claims, Texts({DOCUMENT: TEXT}, AS_OF))[DOCUMENT]
    for fact in proved.facts:
        assert fact.quotes
        for side, number in sides(fact):
            assert proof(number, side, fact.quotes, TEXT) is not None, fact
        has_end = fact.target is not None or fact.relative_change is not None or fact.change is not None
        assert fact.status != "goal" or fact.tentative or has_end
        assert fact.due is None or fact.due.isoformat() == "2027-03-31"
    every = laid_beside(proved, EVIDENCE, ((0, len(TEXT)),))
    for quote in _quotes(every):
        assert TEXT[quote.start : quote.end] == quote.text
        assert len(quote.text) <= 400
    refused = {fact.target for fact in every.facts if fact.status == "superseded"}
    agreed = {fact.target for fact in every.facts if fact.status == "goal" and not fact.tentative}
    assert 99 not in agreed
    assert not (refused & agreed & {5})


def _quotes(evidence: Evidence) -> list[Any]:
    found = [quote for fact in evidence.facts for quote in fact.quotes]
    found += [*evidence.priorities, *evidence.feature_requests, *evidence.wishes, *evidence.performance_talk]
    return [*found, *(quote for conflict in evidence.conflicts for quote in conflict.quotes)]
