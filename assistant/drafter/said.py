"""Lists of words as a sentence says them."""

from collections.abc import Sequence


def listed(said: Sequence[str]) -> str:
    """Join as "a, b and c"."""
    return " and ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))
