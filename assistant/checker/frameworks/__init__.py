"""Checking frameworks as data: a file a framework, a line a criterion with the codes that fail it.

A team adds its own in its house style.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from pathlib import Path

from assistant.checker.finding import Criterion
from assistant.lists import entries

NAMES = ("invest", "smart")
DOUBT = "?"
"""Stands among the codes of a criterion that rules can fail but not pass."""

Criteria = tuple[tuple[str, tuple[str, ...]], ...]
TeamFrameworks = tuple[tuple[str, Criteria], ...]


@cache
def criteria(name: str) -> Criteria:
    """Give the criteria of a framework in order, each with the codes that fail it; none where nothing judges it."""
    parts = (line.split() for line in entries(Path(__file__).with_name(name + ".txt")))
    return tuple((part[0], tuple(part[1:])) for part in parts)


def judge(
    codes: Iterable[str],
    judged: bool,
    own: TeamFrameworks = (),
    selected: Sequence[str] | None = None,
    unseen: Collection[str] = (),
) -> dict[str, dict[str, Criterion]]:
    """Judge frameworks by the codes that fired; `judged` is false where there was nothing to judge.

    `own` are a team's; `selected` are the names of those wanted, in their order, null for all; `unseen` are the codes
    that nothing was given to look for: a criterion of no others is left open.
    """
    fired, idle = frozenset(codes), frozenset(unseen)
    known = {name: criteria(name) for name in NAMES} | dict(own)
    return {
        name: {
            key: _criterion(against, fired, judged and DOUBT not in against and not idle.issuperset(against))
            for key, against in known[name]
        }
        for name in (known if selected is None else selected)
    }


def _criterion(against: tuple[str, ...], fired: frozenset[str], judged: bool) -> Criterion:
    if fired.isdisjoint(against):
        return _HELD if against and judged else _OPEN
    return Criterion(False, tuple(code for code in against if code in fired))


_HELD, _OPEN = Criterion(True, ()), Criterion(None, ())
