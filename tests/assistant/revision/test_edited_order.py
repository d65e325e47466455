"""Key results that were put in another order by hand, some of them dropped, end in that order."""

from itertools import permutations

import pytest

from assistant.okr import KeyResult, Objective, OkrSet
from assistant.revision import edited
from assistant.revision.apply import apply

METRICS = ("churned apples", "blue pears", "old roofs", "fast trains")
RESULTS = tuple(
    KeyResult(f"Increase {name} from 1% to 2%", metric=name, baseline=1, target=2, unit="%") for name in METRICS
)


def _set(results: tuple[KeyResult, ...]) -> OkrSet:
    return OkrSet((Objective("Let people rest", key_results=results),))


@pytest.mark.parametrize("left", [4, 3, 2])
def test_any_order_is_reached(left: int) -> None:
    for order in permutations(RESULTS):
        wanted = _set(order[:left])
        edits, _ = edited(_set(RESULTS), wanted, "message-2")
        made = apply(_set(RESULTS), edits, lambda objective, taken: objective.title).okrs
        assert [kr.metric for kr in made.objectives[0].key_results] == [kr.metric for kr in order[:left]]
