"""A mistyped name is answered with the one most like it."""

import pytest

from assistant.nearest import nearest


@pytest.mark.parametrize(
    ("word", "names", "expected"),
    [
        ("KR01", ("KR001", "KR011", "KR021"), "KR001"),
        ("discover", ("define", "discovery"), "discovery"),
        ("KR001", ("KR002", "KR001"), "KR001"),
        ("zebra", ("KR001", "KR002"), None),
        ("", ("KR001",), None),
        ("KR001", (), None),
    ],
)
def test_the_first_of_the_most_alike_is_given(word: str, names: tuple[str, ...], expected: str | None) -> None:
    assert nearest(word, names) == expected
