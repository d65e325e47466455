"""Words, stems, verbs of direction, and which way a metric is better."""

from importlib import resources

import pytest

from assistant.language.verbs import verb_before, verbs
from assistant.language.words import direction_of, lexicon, only_better, polarity, stem, words


def test_a_hyphen_parts_words_and_an_apostrophe_does_not() -> None:
    assert [word.text for word in words("The team's sign-ups, 3.5 k")] == [
        "The",
        "team's",
        "sign",
        "ups",
        "3",
        "5",
        "k",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("booking", "bookings"),
        ("delivery", "deliveries"),
        ("resolve", "resolved"),
        ("resolve", "resolving"),
        ("drop", "dropped"),
        ("member's", "members"),
        ("box", "boxes"),
    ],
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("word", "direction"),
    [
        ("Increase", "increase"),
        ("growing", "increase"),
        ("cutting", "decrease"),
        ("shrank", "decrease"),
        ("keeps", "maintain"),
        ("held", "maintain"),
        ("launch", None),
    ],
)
def test_verbs_of_direction(word: str, direction: str | None) -> None:
    assert direction_of(word) == direction


def test_verbs_that_only_say_better() -> None:
    assert only_better("Improving")
    assert not only_better("increase")


@pytest.mark.parametrize(
    ("metric", "way"),
    [
        ("member retention", "up"),
        ("churn", "down"),
        ("cost per visit", "down"),
        ("visits per member", "up"),
        ("ticket deflection", "up"),
        ("share of late deliveries", "down"),
        ("complaints resolved", "up"),
        ("crash-free sessions", "up"),
        ("time to first booking", "down"),
        ("colour of the door", None),
        ("", None),
    ],
)
def test_which_way_is_better(metric: str, way: str | None) -> None:
    assert polarity(metric) == way


@pytest.mark.parametrize(
    ("text", "verb", "leads"),
    [
        ("Reduce planned visits", "reduce", True),
        ("Quickly reduce visits", "reduce", True),
        ("Open the desk and reduce visits", "reduce", True),
        ("Waits must fall", "fall", True),
        ("Sites with reduced visits", "reduced", False),
    ],
)
def test_where_a_verb_stands(text: str, verb: str, leads: bool) -> None:
    (found,) = verbs(text)
    assert (found.lower, found.leads) == (verb, leads)


def test_the_verb_of_the_sentence_before_does_not_govern() -> None:
    text = "Reduce visits. Then 5%"
    assert verb_before(text, text.index("5")) is None


_LEXICONS = sorted(
    path.name.removesuffix(".txt") for path in resources.files("assistant.language").joinpath("lexicons").iterdir()
)


@pytest.mark.parametrize("name", _LEXICONS)
def test_lexicons_hold_each_entry_once(name: str) -> None:
    entries = lexicon(name)
    assert entries
    assert len(entries) == len(set(entries))


def test_no_metric_is_better_both_ways() -> None:
    assert not set(lexicon("better_higher")) & set(lexicon("better_lower"))
