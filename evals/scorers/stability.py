"""How alike the drafts of one case are, when it is drafted several times."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from evals.scorers.matching import stems

NAME, VERSION = "stability", 1
SAYS = "share of key results, by metric and target, that two drafts of a case have in common"

Signs = frozenset[tuple[frozenset[str], float | None]]


def signs(okrs: Mapping[str, Any]) -> Signs:
    """Give what tells the key results of a draft, whatever their words."""
    listed = [kr for one in okrs["objectives"] for kr in one.get("key_results", ())]
    return frozenset((stems(kr.get("metric") or kr["text"]), kr.get("target")) for kr in listed)


def stability(drafts: Sequence[Signs]) -> float:
    """Give the mean share of any two drafts that is the same in both."""
    pairs = [(one, other) for one, other in combinations(drafts, 2)]
    shares = [len(one & other) / len(one | other) if one | other else 1.0 for one, other in pairs]
    return round(sum(shares) / len(shares), 4)
