"""Units as people write them in a field, by the name they have in an OKR file."""

from functools import cache
from pathlib import Path

from assistant.language.units import family
from assistant.lists import entries

_LEXICONS = Path(__file__).parents[1] / "language" / "lexicons"


def unit_of(written: str) -> str | None:
    """Give the unit's name: `%` for "percent", `days` for "day", `USD` for "$"; null where it is none."""
    if family(written) is not None:
        return written
    return _names().get(written.lower().replace(" ", "-"))


@cache
def _names() -> dict[str, str]:
    names = {"number": "count", "#": "count", "points": "score", "percentage": "%"}
    for line in (_LEXICONS / "unit_words.txt").read_text(encoding="utf-8").splitlines():
        unit, *words = line.split() or ["#"]
        if unit != "#" and not unit.startswith("# ") and "*" not in unit:
            names.update((word, unit) for word in words)
    for line in entries(_LEXICONS / "currency_marks.txt"):
        mark, code = line.split()
        names.setdefault(mark, code)
    return names
