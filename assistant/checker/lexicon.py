"""Rules that are a list of words and nothing more: rows of rules/lexicon.toml and of a team's okr.toml."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache, partial
from itertools import pairwise
from pathlib import Path

from assistant.checker import guides
from assistant.checker.config import Config
from assistant.checker.entries import Entries
from assistant.checker.row import Row
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import KeyResultSubject, SetSubject
from assistant.checker.team_rule import TeamRule
from assistant.checker.vocabulary import ExtraWords
from assistant.checker.work_signs import PERIODS
from assistant.language.words import words

_ROWS = Path(__file__).with_name("rules") / "lexicon.toml"
_CONFIGS = 16


@cache
def lexicon_rules() -> Mapping[str, Rule]:
    """Give a rule for every row of ours, by code."""
    return {row.code: _rule(row) for row in _rows()}


@lru_cache(maxsize=_CONFIGS)
def team_rules(written: tuple[TeamRule, ...]) -> tuple[Rule, ...]:
    """Give a rule for every one that a team wrote."""
    return tuple(_rule(one.row()) for one in written)


def list_names() -> tuple[str, ...]:
    """Give the names of the lists a team may add words to: those of our rules."""
    return tuple(row.name for row in _rows())


@cache
def _rows() -> tuple[Row, ...]:
    return tuple(
        Row(
            code=row["code"],
            name=row["name"],
            severity=tuple(row["severity"]),
            applies_to=tuple(row["applies_to"]),
            entries=tuple(row["words"].split("\n")[:-1]),
            message=row["message"],
            suggestion=row["suggestion"],
            page=row["page"],
            guide="; ".join(getattr(guides, name) for name in row["guides"]),
            only=tuple(row.get("only", ())),
            team_kinds=tuple(row.get("team_kinds", ())),
        )
        for row in tomllib.loads(_ROWS.read_text(encoding="utf-8"))["rule"]
    )


def _rule(row: Row) -> Rule:
    return Rule(
        code=row.code,
        name=row.name,
        severity=severities(*row.severity),
        guide=row.guide,
        page=row.page,
        look=partial(_look, row, lru_cache(maxsize=_CONFIGS)(partial(_entries, row))),
    )


def _entries(row: Row, extra: ExtraWords) -> Entries:
    """Read a row's entries, with the words a team adds to its list."""
    return Entries.of([*row.entries, *(word for key, listed in extra if key == row.name for word in listed)])


def _look(
    row: Row, entries_of: Callable[[ExtraWords], Entries], okrs: SetSubject, config: Config
) -> Iterator[Sighting]:
    if row.team_kinds and okrs.okrs.team_kind not in row.team_kinds:
        return
    entries = entries_of(config.words)
    for objective in okrs.objectives:
        if "objective" in row.applies_to:
            span = None if entries.are_absent(objective.lowers) else entries.find(words(objective.title))
            if span is not None:
                yield _sighting(row, objective.title, span, objective.number, None)
        if "key_result" in row.applies_to:
            for kr in objective.key_results:
                span = None if entries.are_absent(kr.lowers) else entries.find(kr.said.words)
                if span is not None and all(_CONDITIONS[condition](kr) for condition in row.only):
                    yield _sighting(row, kr.text, span, objective.number, kr.number)


def _sighting(row: Row, text: str, span: tuple[int, int], objective: int, key_result: int | None) -> Sighting:
    message = row.message.replace("{said}", repr(text[span[0] : span[1]]))
    return Sighting(message, span, row.suggestion, objective, key_result)


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
