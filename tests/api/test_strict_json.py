"""JSON from outside is whole, finite and shallow, or refused in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.strict_json import DEEPEST, BadJson, parse

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_what_json_can_say_is_read_as_the_standard_library_reads_it(value: object) -> None:
    import json

    text = json.dumps(value, ensure_ascii=False)
    assert parse(text.encode("utf-8")) == json.loads(text)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe{", "UTF-8"),
        (b"NaN", "NaN"),
        (b"[-Infinity]", "Infinity"),
        (b"1e999", "too large"),
        (b"9" * 5000, "too large"),
        (b"9" * 400, "too large"),
        (b'"\\ud800"', "surrogate"),
        (b'{"a": ["x\\udfff"]}', "surrogate"),
        (b'{"\\ud83d": 1}', "surrogate"),
        (b'"\xed\xa0\x80"', "UTF-8"),
        (b"[" * 100_000, "deep"),
        (b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1), "deep"),
    ],
)
def test_what_no_program_should_send_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(BadJson, match=said) as refused:
        parse(data)
    assert refused.value.code == "bad_json"


def test_a_pair_of_surrogates_is_one_character() -> None:
    assert parse(rb'"\ud83d\ude00"') == "😀"


def test_the_refusal_repeats_nothing_of_the_text() -> None:
    with pytest.raises(BadJson) as refused:
        parse(b'{"secret plan": Zebra}')
    assert "Zebra" not in str(refused.value)
    assert "secret" not in str(refused.value)


def test_the_deepest_nesting_is_read() -> None:
    assert parse("[" * DEEPEST + "]" * DEEPEST)
