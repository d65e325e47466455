"""Whatever is kept, removed and asked: nothing of a workspace, a document or a kind is found outside it."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.library import Library
from retrieval.passage import Query
from tests.places import ON_ALL_IN_TIME

from .conftest import document

WORKSPACES, NAMES, KINDS = ("a", "A", "a' OR 1=1"), ("x", "y", "w0 x"), ("strategy", "roadmap")
WORDS = st.sampled_from(["norway", "trial", "churn", "onboarding", "price", "partner", "the", "scope", "0"])
TEXT = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
ADDED = st.tuples(st.sampled_from(WORKSPACES), st.sampled_from(NAMES), st.sampled_from(KINDS), TEXT)


@ON_ALL_IN_TIME
@given(st.lists(ADDED, min_size=1, max_size=6), TEXT, st.booleans())
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_nothing_crosses(library: Library, added: list[tuple[str, str, str, str]], asked: str, removes: bool) -> None:
    kept: dict[tuple[str, str], tuple[str, str]] = {}
    for workspace, name, kind, text in added:
        library.add(document(name, text, kind), workspace)
        kept[workspace, name] = (kind, text)
    if removes:
        workspace, name, *_ = added[0]
        assert library.remove(name, workspace)
        del kept[workspace, name]
    for workspace in WORKSPACES:
        here = {name: (name, *kept[of, name]) for of, name in kept if of == workspace}
        assert {one.id for one in library.documents(workspace)} == set(here)
        for query, allowed in (
            (Query(asked, 20), set(here.values())),
            (Query(asked, 20, document="x"), {one for one in here.values() if one[0] == "x"}),
            (Query(asked, 20, kind="roadmap"), {one for one in here.values() if one[1] == "roadmap"}),
        ):
            hits = library.search(query, workspace)
            assert library.find(Query("anything")).notice is None
            assert {(hit.document, hit.kind, hit.text) for hit in hits} <= allowed
            asked_words = set(asked.split())
            certain = {one[0] for one in allowed if asked_words <= set(one[2].split())}
            assert certain <= {hit.document for hit in hits}
    for workspace, name in kept:
        library.remove(name, workspace)
