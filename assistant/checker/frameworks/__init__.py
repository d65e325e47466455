"""Checking frameworks as data: a file a framework, a line a criterion with the codes that fail it."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from assistant.checker.finding import Criterion

NAMES = ("invest", "smart")
_DOUBT = "?"


@cache
def criteria(name: str) -> dict[str, tuple[str, ...]]:
    """Give the criteria of a framework in order, each with the codes that fail it; none where nothing judges it."""
    return {part[0]: tuple(code for code in part[1:] if code != _DOUBT) for part in _parts(name)}


@cache
def doubted(name: str) -> frozenset[str]:
    """Give the criteria that rules can fail but not pass."""
    return frozenset(part[0] for part in _parts(name) if _DOUBT in part)


def _parts(name: str) -> list[list[str]]:
    lines = (Path(__file__).with_name(name + ".txt")).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def judge(codes: Iterable[str], judged: bool) -> dict[str, dict[str, Criterion]]:
    """Judge every framework by the codes that fired; `judged` is false where there was nothing to judge."""
    fired = frozenset(codes)
    return {
        name: {
            key: _criterion(against, fired, judged and key not in doubted(name))
            for key, against in criteria(name).items()
        }
        for name in NAMES
    }


def _criterion(against: tuple[str, ...], fired: frozenset[str], judged: bool) -> Criterion:
    if fired.isdisjoint(against):
        return _HELD if against and judged else _OPEN
    return Criterion(False, tuple(code for code in against if code in fired))


_HELD, _OPEN = Criterion(True, ()), Criterion(None, ())
