"""Numbers and days as people write them: ₹1,500, 31 h, 61%, 30 September 2026."""

from datetime import date

from assistant.language.quantity import Comparator

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥"}
_AFTER = {
    "%": "%",
    "pp": " percentage points",
    "bps": " bps",
    "x": "x",
    "ms": " ms",
    "s": " s",
    "min": " min",
    "h": " h",
}
_CALENDAR = ("days", "weeks", "months", "years")
_LIMITS: dict[Comparator, str] = {"<": "under", "<=": "at most", ">": "more than", ">=": "at least"}
_DECIMALS = 6


def amount(value: float, unit: str | None) -> str:
    """Write a value with its unit. Counts, scores and values without a unit are bare numbers."""
    sign, size = ("-" if value < 0 else ""), number(abs(value))
    if unit is not None and len(unit) == len("EUR") and unit.isupper():
        size = f"{abs(value):,.2f}" if round(value, 2) != int(value) else size
        return f"{sign}{_SIGNS[unit]}{size}" if unit in _SIGNS else f"{sign}{unit} {size}"
    if unit in _CALENDAR:
        return f"{sign}{size} {unit.removesuffix('s') if size == '1' else unit}"
    if unit == "pp" and size == "1":
        return f"{sign}1 percentage point"
    if unit in _AFTER:
        return f"{sign}{size}{_AFTER[unit]}"
    return f"{sign}{size}"


def number(value: float) -> str:
    """Write a number with thousands separators and no needless decimals."""
    rounded = round(value, _DECIMALS)
    if rounded == int(rounded):
        return f"{int(rounded):,}"
    return f"{rounded:,.{_DECIMALS}f}".rstrip("0")


def limit(comparator: Comparator | None) -> str:
    """Give the words that say a limit, with a blank after them; empty where there is none."""
    return f"{_LIMITS[comparator]} " if comparator is not None else ""


def day(due: date) -> str:
    """Write a day as 30 September 2026."""
    return f"{due.day} {due:%B} {due.year}"
