"""OKR sets as hypothesis makes them, and one that uses every field."""

from datetime import date

from hypothesis import strategies as st

from assistant.okr import Initiative, KeyResult, Objective, OkrSet, Quote, Source

QUOTE = Quote("growth-sync.md", 120, 160, " Setup completion is stuck at 61%\n")
FULL = OkrSet(
    id="growth",
    cycle="2027-Q1",
    owner="Growth squad",
    role="pm",
    phase="deliver",
    team_kind="cross-functional",
    review="weekly",
    objectives=(
        Objective(
            title="Make setting up effortless for new customers",
            why="Trials that stall in week one rarely convert",
            aligned_to="Company O2: win the mid-market",
            citations=(QUOTE,),
            key_results=(
                KeyResult(
                    text="Increase setup completion from 61% to 78% by 31 March 2027",
                    metric="setup completion",
                    baseline=61.0,
                    baseline_unit="%",
                    target=78.5,
                    comparator=">=",
                    unit="%",
                    relative_change=-0.25,
                    change=-1000.0,
                    direction="increase",
                    due=date(2027, 3, 31),
                    indicator="leading",
                    category="usage",
                    commitment="aspirational",
                    source=Source("stated", "proposed"),
                    measured_by="product analytics",
                    owner="Rosa",
                    grade=0.7,
                    how_might_we="How might we help new customers finish on their own?",
                    citations=(QUOTE,),
                    initiatives=(Initiative("Progress checklist", 4.0), Initiative("Mail on day two")),
                ),
                KeyResult("Cut support tickets about setting up from 40 to 15 a week"),
            ),
        ),
        Objective(title="Be the tool that teams recommend"),
    ),
)

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=40).map(str.strip)
lines = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=40).map(
    lambda text: " ".join(text.split())
)
numbers = st.none() | st.floats(-1e9, 1e9, allow_nan=False) | st.integers(-1000, 1000).map(float)


def _or_none(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return texts.map(lambda text: text or None)


def sets(texts: st.SearchStrategy[str]) -> st.SearchStrategy[OkrSet]:
    """Give sets whose words are `texts`."""
    maybe = _or_none(texts)
    quotes = st.builds(Quote, texts, st.just(3), st.just(9), texts)
    key_results = st.builds(
        KeyResult,
        text=texts,
        metric=maybe,
        baseline=numbers,
        baseline_unit=st.sampled_from((None, "h")),
        target=numbers,
        comparator=st.sampled_from((None, "<", "<=", ">", ">=")),
        unit=st.sampled_from((None, "%", "min", "EUR", "x")),
        relative_change=numbers,
        change=numbers,
        direction=st.sampled_from((None, "increase", "maintain")),
        due=st.none() | st.dates(),
        indicator=st.sampled_from((None, "leading")),
        category=st.sampled_from((None, "usage")),
        commitment=st.sampled_from((None, "committed")),
        source=st.sampled_from((None, Source("stated", "derived"))),
        measured_by=maybe,
        owner=maybe,
        grade=st.sampled_from((None, 0.0, 0.7)),
        how_might_we=maybe,
        citations=st.lists(quotes, max_size=1).map(tuple),
        initiatives=st.lists(st.builds(Initiative, texts, numbers), max_size=2).map(tuple),
    )
    objectives = st.builds(
        Objective,
        title=texts,
        why=maybe,
        aligned_to=maybe,
        citations=st.lists(quotes, max_size=1).map(tuple),
        key_results=st.lists(key_results, max_size=3).map(tuple),
    )
    return st.builds(
        OkrSet,
        objectives=st.lists(objectives, min_size=1, max_size=3).map(tuple),
        id=maybe,
        cycle=st.sampled_from((None, "2027-Q1", "2027", "2027-01-15/2027-04-30")),
        owner=maybe,
        role=maybe,
        phase=maybe,
        team_kind=maybe,
        review=maybe,
    )


def said(okrs: OkrSet) -> list[tuple[str, list[str]]]:
    """Give titles and sentences alone."""
    return [(one.title, [key_result.text for key_result in one.key_results]) for one in okrs.objectives]
