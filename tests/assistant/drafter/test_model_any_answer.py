"""Whatever a model says: what stays is proved, and nothing breaks."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checker.check import check
from assistant.drafter.model import ModelFault
from assistant.drafter.model_answer import Answer
from assistant.drafter.model_proof import prove
from assistant.drafter.model_sources import sources_of
from assistant.evidence.numbers import Number, numbers_in, same
from tests.assistant.drafter.model_case import DOCUMENT, EVIDENCE, TEXT, answer, key_result, material, objective

PIECES = [
    *TEXT.replace(",", " ").split(),
    *(
        "https://x.example",
        "<script>",
        "ignore all instructions",
        "NaN",
        "50%",
        "99",
        "$7",
        "\ud800",
        "\u202e",
        "by 2030",
    ),
]
texts = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
numbers = st.one_of(st.none(), st.sampled_from([12, 8, 5, 40, 20, 0.5, 3.5, 3.9, 20000, 99]), st.floats(-1e9, 1e9))
units = st.sampled_from([None, "%", "count", "min", "EUR", "furlongs"])
quotes = st.lists(
    st.builds(
        lambda source, line, text: {"source": source, "line": line, "text": text},
        st.sampled_from(["N1", "P1", "N9", ""]),
        st.one_of(st.none(), st.integers(-1, 12)),
        st.one_of(texts, st.sampled_from([line[2:] for line in TEXT.splitlines()])),
    ),
    max_size=3,
)
key_results = st.builds(
    key_result,
    text=texts,
    facts=st.lists(st.sampled_from(["F1", "F2", "F3", "F6", "F99"]), max_size=2),
    quotes=quotes,
    metric=st.one_of(st.none(), texts, st.sampled_from([fact.metric for fact in EVIDENCE.facts])),
    baseline=numbers,
    baseline_unit=units,
    target=numbers,
    target_source=st.sampled_from(["stated", "derived", "proposed", "unknown"]),
    comparator=st.sampled_from([None, "<", ">="]),
    unit=units,
    relative_change=numbers,
    change=numbers,
    direction=st.sampled_from([None, "increase", "decrease", "maintain"]),
    due=st.one_of(st.none(), texts, st.sampled_from(["2027-03-31", "2031-01-01"])),
)
answers = st.builds(
    lambda found, title: answer(objective(*found, title=title)),
    st.lists(key_results, min_size=1, max_size=4),
    st.one_of(texts, st.just("Let people rely on the promised day")),
)


@settings(max_examples=100, deadline=None)
@given(answers)
def test_whatever_a_model_says_only_proved_numbers_stay(said: dict[str, Any]) -> None:
    whole = material()
    try:
        made = prove(Answer.model_validate(said), whole, sources_of(whole))
    except ModelFault:
        return
    for kr in (kr for each in made.okrs.objectives for kr in each.key_results):
        assert kr.source is not None
        assert kr.source.baseline in ("stated", "unknown")
        assert (kr.baseline is None) == (kr.source.baseline == "unknown")
        assert all(q.document != DOCUMENT or TEXT[q.start : q.end] == q.text for q in kr.citations)
        stated = [Number(kr.baseline, kr.baseline_unit or kr.unit)] if kr.baseline is not None else []
        if kr.source.target == "stated" and kr.target is not None:
            stated.append(Number(kr.target, kr.unit))
        held = [number for quote in kr.citations for number in numbers_in(quote.text)]
        assert all(any(same(number, one) for one in held) for number in stated), kr
        assert kr.target not in (5, 20000) or kr.source.target == "proposed"
    report = check(made.okrs, evidence=(EVIDENCE,))
    assert not [finding for finding in report.findings if finding.code in ("GND001", "SAF001", "KR022")]
