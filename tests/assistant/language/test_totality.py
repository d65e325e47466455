"""The reader is total, pure and linear: any text gives an answer, the same one, in time."""

import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.changes import changes
from assistant.language.cycles import Cycle
from assistant.language.dates import deadlines
from assistant.language.letters import lowered
from assistant.language.masks import masks
from assistant.language.numerals import numerals
from assistant.language.pairs import pairs
from assistant.language.quantities import quantities
from assistant.language.reading import read
from assistant.language.sentences import sentences
from assistant.language.words import polarity, stem, words

_PIECES = st.sampled_from(
    r"""from|to|by|at|under|at least|no more than|%|5|10|1,000|4.2|1/3|out of|in|->|=>|+|-|(|)|→|.|,|;|:|/|€|$|₹|k|M
lakh|3h12|min|h|days|half|a|third|double|3x|pp|bps|Q3|2027|March|31|currently|was|one|ten|hundred|and|point|×|½|5-10|\t|İ|ß|ﬁ|𝟙|٣
ａ|never|not|increase|reduce|churn|retention|rate|of|the|once|twice|per|1:1|4:1|6:30
half an hour|an hour and a half|or better|up to|v2|p95|#7|@|http://|[3]|q1|fy27""".replace("\n", "|").split("|")
)
_TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(_PIECES, max_size=24).map(" ".join),
    st.lists(_PIECES, max_size=24).map("".join),
)
_CYCLE = Cycle.parse("2027-Q1")


@given(_TEXTS)
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    reading = read(text, _CYCLE)
    assert reading == read(text + "", _CYCLE)
    assert read(text, None).words == words(text)


@given(_TEXTS)
@settings(max_examples=100, deadline=None)
def test_spans_lie_inside_the_text_and_in_order(text: str) -> None:
    spans = {
        "quantities": [(each.start, each.end) for each in quantities(text)],
        "pairs": [(each.start, each.end) for each in pairs(text)],
        "changes": [(each.start, each.end) for each in changes(text)],
        "deadlines": [(each.start, each.end) for each in deadlines(text, date(2027, 1, 1))],
        "masks": list(masks(text)),
        "sentences": list(sentences(text)),
        "words": [(each.start, each.end) for each in words(text)],
    }
    for name, found in spans.items():
        assert all(0 <= start < end <= len(text) for start, end in found), name
        assert all(before[1] <= after[0] for before, after in pairwise(found)), name
    for quantity in quantities(text):
        assert quantity.start <= quantity.bare[0] < quantity.bare[1] <= quantity.end
        assert abs(quantity.value) < 1e40


@given(_TEXTS)
@settings(max_examples=50, deadline=None)
def test_words_keep_their_letters(text: str) -> None:
    assert len(lowered(text)) == len(text)
    for word in words(text):
        assert text[word.start : word.end] == word.text
        assert stem(word.lower) == stem(word.lower)
    assert polarity(text) in ("up", "down", None)
    assert all(text[number.start : number.end] for number in numerals(text, lowered(text)))


@pytest.mark.long
@pytest.mark.parametrize(
    "piece",
    [
        "a ",
        "5% ",
        "from 5 to 6 ",
        "(",
        "-",
        "1",
        "1,000,",
        "by half ",
        "x\n",
        "a-1 ",
        "the last ",
        "+1 ",
        "5 > 6 ",
        "$",
    ],
)
def test_a_long_line_is_read_in_linear_time(piece: str) -> None:
    def once(text: str) -> float:
        begun = time.process_time()
        read(text, None)
        return time.process_time() - begun

    def took(size: int) -> float:
        # Each text is a new one, for what was read before is remembered; other work on the machine only ever adds.
        return min(once((piece * size)[: size - turn]) for turn in range(3))

    assert took(64_000) < 24 * max(took(8_000), 0.005)


_READERS: list[Callable[[str], object]] = [quantities, pairs, changes, masks, sentences, words]


@pytest.mark.parametrize("reader", _READERS)
@pytest.mark.parametrize("text", ["", " ", "\n", "\u0000", "\ud800", "\u2028", "%" * 50, "1" * 400, "9e999", "½½½"])
def test_odd_texts(reader: Callable[[str], object], text: str) -> None:
    assert reader(text) == reader(text)
