"""Everyday wishes are read: acts, the ways to say each, and the ways to name a place."""

from collections.abc import Iterator
from dataclasses import asdict, fields
from functools import cache
from typing import Any

import pytest

from assistant.revision.understand import understand
from assistant.revision.wishes import Added, Explained, Unclear, Wish
from tests.assistant.revision.case import part_of
from tests.assistant.revision.everyday import EVERYDAY, Asked

FLOOR = 0.97  # of all sayings
LEAST = 0.8  # of one act's


def sayings(asked: Asked) -> Iterator[str]:
    for way in asked.ways:
        for place in asked.places:
            yield way.format(p=place)
            if not place:
                break


def fits(text: str, wishes: tuple[Wish, ...], means: tuple[dict[str, Any], ...]) -> bool:
    return len(wishes) == len(means) and all(
        _fits(text, wish, wanted) for wish, wanted in zip(wishes, means, strict=True)
    )


def _fits(text: str, wish: Wish, wanted: dict[str, Any]) -> bool:
    if isinstance(wish, Added):
        return wanted == {"said": text[wish.start : wish.end]}
    names = {each.name for each in fields(wish)}
    return all(name in names and asdict(wish)[name] == value for name, value in wanted.items())


@cache
def understood(text: str) -> tuple[Wish, ...]:
    return understand(part_of(text))


def misread(asked: Asked) -> list[str]:
    return [text for text in sayings(asked) if not fits(text, understood(text), asked.means)]


@pytest.mark.parametrize("asked", EVERYDAY, ids=lambda asked: asked.act)
def test_most_ways_to_ask_for_an_act_are_read(asked: Asked) -> None:
    wrong, every = misread(asked), list(sayings(asked))
    assert len(wrong) <= len(every) * (1 - LEAST), wrong


def test_nearly_all_everyday_wishes_are_read() -> None:
    wrong = [text for asked in EVERYDAY for text in misread(asked)]
    every = sum(len(list(sayings(asked))) for asked in EVERYDAY)
    assert every > 2000
    assert 1 - len(wrong) / every >= FLOOR, wrong


def test_none_of_them_leads_to_a_wrong_edit() -> None:
    """What is not read is told; what is read is never something else."""
    read = [(text, understand(part_of(text))) for asked in EVERYDAY for text in misread(asked)]
    assert [text for text, wishes in read if not all(isinstance(each, Unclear | Explained) for each in wishes)] == []
