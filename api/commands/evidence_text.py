"""Evidence for people: one line a fact, with its quote below."""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.checker.output.place import visible
from assistant.so_many import so_many

_LISTS = (
    ("priorities", "priority"),
    ("feature_requests", "feature request"),
    ("wishes", "wish"),
    ("performance_talk", "performance talk"),
)


def evidence_text(record: Mapping[str, Any]) -> str:
    """Write the evidence of one note."""
    return "".join(f"{visible(line)}\n" for line in _lines(record))


def _lines(record: Mapping[str, Any]) -> Iterator[str]:
    yield f"{record['id'] or 'notes'}: {so_many(len(record['facts']), 'fact')}"
    for fact in record["facts"]:
        tentative = ", tentative" if fact["tentative"] else ""
        yield f"  {fact['status']}{tentative}: {fact['metric']}{_numbers(fact)}{_due(fact)}"
        yield from (f"      {_quoted(quote)}" for quote in fact["quotes"])
    for key, name in _LISTS:
        yield from (f"  {name}: {_quoted(quote)}" for quote in record[key])
    for conflict in record["conflicts"]:
        yield f"  conflict about {conflict['about']}"
        yield from (f"      {_quoted(quote)}" for quote in conflict["quotes"])


def _numbers(fact: Mapping[str, Any]) -> str:
    unit = fact["unit"]
    parts = []
    if fact["baseline"] is not None:
        moves = any(fact[field] is not None for field in ("target", "relative_change", "change"))
        parts.append(f"{'from' if moves else 'at'} {_value(fact['baseline'], fact['baseline_unit'] or unit)}")
    if fact["target"] is not None:
        limit = f"{fact['comparator']} " if fact["comparator"] else ""
        parts.append(f"to {limit}{_value(fact['target'], unit)}")
    if fact["relative_change"] is not None:
        parts.append(f"by {100 * fact['relative_change']:+.4g}%")
    if fact["change"] is not None:
        parts.append(f"by {fact['change']:+.12g} {unit or ''}".rstrip())
    return "".join(f" {part}" for part in parts)


def _value(number: float, unit: str | None) -> str:
    written = f"{number:.12g}"
    return written if unit in (None, "count") else f"{written}%" if unit == "%" else f"{written} {unit}"


def _due(fact: Mapping[str, Any]) -> str:
    day = fact["due"] or fact["due_text"]
    return f", due {day}" if day else ""


def _quoted(quote: Mapping[str, Any]) -> str:
    return f'"{" ".join(quote["text"].split())}" [{quote["start"]}:{quote["end"]}]'
