"""What is written is read again: everything from YAML and JSON, what people read from the others."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from assistant.formats import okr_json, read, read_record, write
from assistant.okr import OkrSet
from tests.assistant.formats.sets import FULL, lines, said, sets, words

few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def again(okrs: OkrSet, form: str, *, told: bool = True) -> OkrSet:
    (found,) = read(write(okrs, form).decode("utf-8"), "-", form if told else None)
    return found


def without_lists(okrs: OkrSet) -> OkrSet:
    """Give a set without citations and initiatives."""
    return replace(
        okrs,
        objectives=tuple(
            replace(
                one,
                citations=(),
                key_results=tuple(replace(key_result, citations=(), initiatives=()) for key_result in one.key_results),
            )
            for one in okrs.objectives
        ),
    )


@pytest.mark.parametrize("form", ["yaml", "json", "jsonl"])
def test_data_forms_keep_every_field(form: str) -> None:
    assert again(FULL, form, told=False) == FULL


@few
@given(sets(words))
def test_yaml_and_json_keep_whatever_is_written(okrs: OkrSet) -> None:
    for form in ("yaml", "json", "jsonl"):
        assert again(okrs, form) == okrs


@few
@given(sets(words))
def test_plain_values_keep_every_field(okrs: OkrSet) -> None:
    assert read_record(okr_json(okrs), "here") == okrs


def test_csv_keeps_every_field_that_is_no_list() -> None:
    assert again(FULL, "csv", told=False) == without_lists(FULL)


@few
@given(sets(lines))
def test_csv_keeps_titles_sentences_and_scalars(okrs: OkrSet) -> None:
    assert again(okrs, "csv") == without_lists(okrs)


@pytest.mark.parametrize("form", ["markdown", "text"])
def test_documents_keep_what_people_read(form: str) -> None:
    found = again(FULL, form, told=False)
    assert said(found) == said(FULL)
    assert (found.id, found.cycle, found.owner, found.team_kind) == (
        "growth",
        "2027-Q1",
        "Growth squad",
        FULL.team_kind,
    )
    assert found.objectives[0].why == FULL.objectives[0].why
    assert found.objectives[0].aligned_to == FULL.objectives[0].aligned_to
    first, wanted = found.objectives[0].key_results[0], FULL.objectives[0].key_results[0]
    assert first.initiatives == wanted.initiatives
    assert (first.owner, first.measured_by, first.grade, first.metric) == (
        "Rosa",
        wanted.measured_by,
        0.7,
        wanted.metric,
    )
    assert first.how_might_we == wanted.how_might_we


@few
@given(sets(lines))
def test_documents_keep_titles_and_sentences_whatever_they_hold(okrs: OkrSet) -> None:
    for form in ("markdown", "text"):
        assert said(again(okrs, form)) == said(okrs)
