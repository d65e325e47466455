"""Rules that are a list of words and nothing more: each a row of rules/lexicon.toml, all read and applied here."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from assistant.checker import guides
from assistant.checker.config import Config
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import KeyResultSubject, SetSubject
from assistant.checker.vocabulary import ExtraWords
from assistant.checker.work_signs import PERIODS
from assistant.language.words import Word, words

_ROWS = Path(__file__).with_name("rules") / "lexicon.toml"
_AT_START = "^"


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says. `firsts` are the first words of its entries; `openings` maps them to the second and the rest."""

    looks_at: frozenset[str]
    only: tuple[Callable[[KeyResultSubject], bool], ...]
    team_kinds: frozenset[str]
    firsts: frozenset[str]
    openings: Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]
    message: str
    suggestion: str


@cache
def lexicon_rules() -> Mapping[str, Rule]:
    """Read every row as a rule, by code."""
    return {row["code"]: _rule(row) for row in _table().values()}


def list_names() -> tuple[str, ...]:
    """Give the names of the lists a team may add words to: those of the rules."""
    return tuple(_table())


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return {row["name"]: row for row in tomllib.loads(_ROWS.read_text(encoding="utf-8"))["rule"]}


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(
        code=row["code"],
        name=row["name"],
        severity=severities(*row["severity"]),
        guide="; ".join(getattr(guides, name) for name in row["guides"]),
        page=row["page"],
        look=partial(_look, row["name"]),
    )


@lru_cache(maxsize=64)
def _row(name: str, extra: ExtraWords) -> Row:
    """Read a row, with a team's own words added."""
    row = _table()[name]
    added = (word for key, listed in extra if key == name for word in listed)
    openings = _openings([*row["words"].split("\n")[:-1], *added])
    return Row(
        looks_at=frozenset(row["looks_at"]),
        only=tuple(_CONDITIONS[condition] for condition in row.get("only", ())),
        team_kinds=frozenset(row.get("team_kinds", ())),
        firsts=frozenset(first.removeprefix(_AT_START) for first in openings),
        openings=openings,
        message=row["message"],
        suggestion=row["suggestion"],
    )


def _openings(entries: Sequence[str]) -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    openings: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for entry in entries:
        said = [word.lower for word in words(entry)]
        if not said:
            continue
        first, *rest = said
        mark = _AT_START if entry.startswith(_AT_START) else ""
        second, *tail = rest or ("",)
        openings.setdefault(mark + first, {}).setdefault(second, []).append(tuple(tail))
    return {
        first: {second: tuple(sorted(tails, key=len, reverse=True)) for second, tails in seconds.items()}
        for first, seconds in openings.items()
    }


def _look(name: str, okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    row = _row(name, config.words)
    if row.team_kinds and okrs.okrs.team_kind not in row.team_kinds:
        return
    for objective in okrs.objectives:
        if "objective" in row.looks_at:
            span = None if row.firsts.isdisjoint(objective.lowers) else _found(row, words(objective.title))
            if span is not None:
                yield _sighting(row, objective.title, span, objective.number, None)
        if "key_result" in row.looks_at:
            for kr in objective.key_results:
                span = None if row.firsts.isdisjoint(kr.lowers) else _found(row, kr.said.words)
                if span is not None and all(holds(kr) for holds in row.only):
                    yield _sighting(row, kr.text, span, objective.number, kr.number)


def _sighting(row: Row, text: str, span: tuple[int, int], objective: int, key_result: int | None) -> Sighting:
    message = row.message.replace("{said}", repr(text[span[0] : span[1]]))
    return Sighting(message, span, row.suggestion, objective, key_result)


def _found(row: Row, said: tuple[Word, ...]) -> tuple[int, int] | None:
    """Give where the first entry of the list stands."""
    for i, word in enumerate(said):
        seconds = row.openings.get(word.lower)
        if seconds is None and i == 0:
            seconds = row.openings.get(_AT_START + word.lower)
        if seconds is None:
            continue
        second = said[i + 1].lower if i + 1 < len(said) else ""
        for tail in seconds.get(second, ()) if second else ():
            end = i + 2 + len(tail)
            if tuple(each.lower for each in said[i + 2 : end]) == tail:
                return word.start, said[end - 1].end
        if "" in seconds:
            return word.start, word.end
    return None


def _has_no_number(kr: KeyResultSubject) -> bool:
    return not kr.has_number


def _grows_a_count(kr: KeyResultSubject) -> bool:
    """Say whether it wants more of something, counted and neither as a share nor for each of something else."""
    reading = kr.reading
    for word, after in pairwise(reading.words):
        if word.lower == "per" and after.lower not in PERIODS and not after.lower.isdigit():
            return False
    return (
        kr.has_number
        and reading.direction != "decrease"
        and (reading.unit != "%" or reading.relative_change is not None)
    )


_CONDITIONS: Mapping[str, Callable[[KeyResultSubject], bool]] = {
    "has-no-number": _has_no_number,
    "grows-a-count": _grows_a_count,
}
