"""Numbers as they are kept: which a set of key results holds exactly."""

MOST = 1e15  # from here on not every whole number can be kept
DECIMALS = 6
LONG = f"has more digits than are kept: at most 15, and {DECIMALS} decimals"


def is_kept(value: float) -> bool:
    """Say whether a number is kept and written to the last digit."""
    return abs(value) < MOST and round(value, DECIMALS) == value
