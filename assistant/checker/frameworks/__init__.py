"""Checking frameworks as data: a file a framework, a line a criterion with the codes that fail it."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from assistant.checker.finding import Criterion

NAMES = ("invest", "smart")


@cache
def criteria(name: str) -> dict[str, tuple[str, ...]]:
    """Give the criteria of a framework in order, each with the codes that fail it; none where nothing judges it."""
    lines = (Path(__file__).with_name(name + ".txt")).read_text(encoding="utf-8").splitlines()
    parts = [line.split() for line in lines if line and not line.startswith("#")]
    return {part[0]: tuple(part[1:]) for part in parts}


def judge(codes: Iterable[str], judged: bool) -> dict[str, dict[str, Criterion]]:
    """Judge every framework by the codes that fired; `judged` is false where there was nothing to judge."""
    fired = frozenset(codes)
    return {
        name: {key: _criterion(against, fired, judged) for key, against in criteria(name).items()} for name in NAMES
    }


def _criterion(against: tuple[str, ...], fired: frozenset[str], judged: bool) -> Criterion:
    if fired.isdisjoint(against):
        return _HELD if against and judged else _OPEN
    return Criterion(False, tuple(code for code in against if code in fired))


_HELD, _OPEN = Criterion(True, ()), Criterion(None, ())
