"""No text makes a reader fail but with a sentence that names the file, and none makes it slow."""

import time
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.errors import UnreadableInput
from assistant.formats import READ_FORMS, read

# Pieces that mean something to one of the readers, so that odd combinations of them come up.
PIECES = [
    *(
        "# ",
        "## Objective 1: ",
        "- ",
        "  - ",
        "KR1: ",
        "\n",
        "\n\n",
        "Cycle: ",
        "2027-Q1",
        "objectives:",
        "key_results:",
    ),
    *("{", "}", "[", "]", '"', ",", ": ", "&a ", "*a", "|", "---", "```", "<!--", "objective,key_result,target", "'="),
    *(
        "title: ",
        "\t",
        "null",
        "1e999",
        "~",
        "\\",
        "**",
        "[^1]",
        "\ufeff",
        "é",
        "\u2028",
        "Questions",
        "!!int ",
        "2027-Q1",
    ),
]
NAMES = ["-", "a.yaml", "b.json", "c.md", "d.txt", "e.csv"]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=25).map("".join)


@settings(max_examples=100, deadline=None)
@given(texts, st.sampled_from([None, *READ_FORMS]), st.sampled_from(NAMES))
@example("!!int x: 1", "yaml", "-")
@example("{a: *a}", "yaml", "-")
def test_odd_text_is_read_or_refused_with_a_sentence(text: str, form: str | None, name: str) -> None:
    said = ""
    try:
        read(text, name, form)
    except UnreadableInput as error:
        said = str(error)
    shown = "standard input" if name == "-" else name
    assert not said or (said.startswith(f"{shown}:") and said.endswith((".", "?")))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "{a: " * 100_000,
        "- " * 200_000,
        "a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a]\n" for n in range(1000)),
        "a: &a [*a]",
        '{"a":' * 100_000,
        "a " * 100_000,
        "*" * 100_000,
        "`" * 100_000,
        "[a](" * 50_000,
        "| a " * 20_000,
        "Objective: " * 20_000,
        "<!--" * 50_000,
        "\n" * 200_000,
        "- a\n" * 8_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_no_form_is_slow_on_long_text(text: str) -> None:
    for form in (None, *READ_FORMS):
        begun = time.process_time()
        with suppress(UnreadableInput):
            read(text, "long", form)
        assert time.process_time() - begun < 2, form
