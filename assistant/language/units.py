"""Units: which of them convert, and how."""

_FACTORS = {
    "time": {
        "ms": 0.001,
        "s": 1.0,
        "min": 60.0,
        "h": 3600.0,
        "days": 86400.0,
        "weeks": 604800.0,
        "months": 2629800.0,
        "years": 31557600.0,
    },
    "share": {"%": 1.0, "pp": 1.0, "bps": 0.01},
    "count": {"count": 1.0},
    "score": {"score": 1.0},
    "ratio": {"x": 1.0},
}
_FAMILIES = {unit: family for family, units in _FACTORS.items() for unit in units}


def family(unit: str) -> str | None:
    """Give the family of a unit: time, share, count, score, ratio, or the currency code itself for money."""
    known = _FAMILIES.get(unit)
    if known is None and len(unit) == 3 and unit.isascii() and unit.isalpha() and unit.isupper():
        return unit
    return known


def comparable(unit: str | None, other: str | None) -> bool:
    """Say whether two units can belong to one metric; a unit that is not written goes with all."""
    return unit is None or other is None or unit == other or family(unit) == family(other) or {unit, other} <= _PLAIN


_PLAIN = frozenset({"count", "score", "x"})


def convert(value: float, unit: str, to: str) -> float | None:
    """Give a value in another unit of its family; null where they do not convert. A month is 30.4375 days."""
    if unit == to:
        return value
    known = _FAMILIES.get(unit)
    if known is None or known != _FAMILIES.get(to):
        return None
    factors = _FACTORS[known]
    converted = value * factors[unit] / factors[to]
    return round(converted, 9) if abs(converted) < 1e6 else converted
