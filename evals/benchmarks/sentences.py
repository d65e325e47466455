"""Made-up OKR sets for benchmarks: as many as are wanted, all different, always the same."""

from collections.abc import Iterator
from random import Random
from typing import Any

_PEOPLE = ("hauliers", "new tenants", "first-time sellers", "night-shift nurses", "returning guests", "school buyers")
_METRICS = (
    "onboarding completion",
    "weekly active depots",
    "repeat orders",
    "first-reply time",
    "search success",
    "net revenue retention",
    "the share of bookings changed without a call",
    "checkout abandonment",
    "crash-free sessions",
    "p95 load time of the timetable",
)
_WORK = (
    "Launch the {} portal",
    "Publish {} guides on returns",
    "Run {} interviews with buyers",
    "Hire {} support agents",
    "Migrate {} depots to the new planner",
    "Documentation of the {} interfaces is written",
)
_AIMS = (
    "Make the first week effortless for {}",
    "Become the place {} trust with their bookings",
    "Let {} plan a month without calling us",
    "Improve the experience of {}",
    "Grow with {} by redesigning the dashboard",
)
_OPEN = ("Be the best partner for {}", "Better communication with {}", "Higher engagement of {}")


def sets(count: int, key_results: int = 4, first: int = 0) -> Iterator[dict[str, Any]]:
    """Give sets in the short form, each with one objective."""
    for number in range(first, first + count):
        random = Random(number)
        yield {
            "id": str(number),
            "cycle": "2027-Q1",
            "objective": random.choice(_AIMS).format(random.choice(_PEOPLE)),
            "key_results": [_key_result(random) for _ in range(key_results)],
        }


def _key_result(random: Random) -> str:
    metric, people = random.choice(_METRICS), random.choice(_PEOPLE)
    low, step = random.randint(5, 60), random.randint(2, 30)
    kind = random.random()
    if kind < 0.3:
        return f"Increase {metric} of {people} from {low}% to {low + step}% by 31 March 2027"
    if kind < 0.5:
        return f"Reduce {metric} from {low + step} to {low} {random.choice(('minutes', 'days', 'a week'))}"
    if kind < 0.65:
        return f"{random.choice(('At least', 'Reach', 'Get'))} {low * step} {people} using the planner every week"
    if kind < 0.9:
        return random.choice(_WORK).format(random.choice(("new", "partner", str(step))))
    return random.choice(_OPEN).format(people)
