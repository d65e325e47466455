"""Words compared with words: the pieces lead from the one text to the other, whatever they are."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.page.visit import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.long

_COMPARED = """async ([before, after]) => {
  const { compared } = await import("/page/words.js");
  return compared(before, after);
}"""
TEXTS = st.text(alphabet="ab1% .,é\u0301\U0001f600-", max_size=40)


@pytest.fixture
def page(visit: Visit) -> "Page":
    return visit.go("/rules")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=TEXTS, after=TEXTS)
def test_the_pieces_of_both_texts_are_whole(page: "Page", before: str, after: str) -> None:
    pieces = page.evaluate(_COMPARED, [before, after])
    assert "".join(piece["text"] for piece in pieces if piece["kind"] != "new") == before
    assert "".join(piece["text"] for piece in pieces if piece["kind"] != "gone") == after


def test_only_the_number_that_changed_is_told_apart(page: "Page") -> None:
    pieces = page.evaluate(_COMPARED, ["from 61% to 78% by March", "from 61% to 80.5% by March"])
    assert [piece["text"] for piece in pieces if piece["kind"] != "same"] == ["78%", "80.5%"]
