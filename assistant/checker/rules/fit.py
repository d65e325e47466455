"""What fits each phase and each kind of team, as data, for the rules on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.checker.subject import SetSubject
from assistant.lists import entries

_NOTHING = "-"
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Fit:
    """What cannot move yet, what should be there, days a release needs to show its effect, what to measure instead."""

    unfit: frozenset[str]
    needs: tuple[str, ...]
    days: int | None
    instead: str


@cache
def phase_fits() -> Mapping[str, Fit]:
    """Give what fits each phase."""
    return {
        phase: Fit(frozenset(_words(unfit)), _words(needs), None if days == _NOTHING else int(days), instead)
        for phase, unfit, needs, days, instead in _rows("phase_fit.tsv")
    }


@cache
def team_kind_fits() -> Mapping[str, Fit]:
    """Give what fits each kind of team."""
    return {kind: Fit(frozenset(), _words(needs), None, instead) for kind, needs, instead in _rows("team_kind_fit.tsv")}


def lacking(okrs: SetSubject, fit: Fit) -> str | None:
    """Say what the set measures where that is known of every key result and nothing the fit needs is among it."""
    if not fit.needs or len(okrs.key_results) < _LEAST:
        return None
    kinds = [kr.category for kr in okrs.key_results]
    if any(kind is None or kind in fit.needs for kind in kinds):
        return None
    return "; ".join(
        f"{kr.reading.metric or kr.text} ({kind})" for kr, kind in zip(okrs.key_results, kinds, strict=True)
    )


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in entries(Path(__file__).with_name(name))]


def _words(cell: str) -> tuple[str, ...]:
    return () if cell == _NOTHING else tuple(cell.split())
