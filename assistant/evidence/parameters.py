"""Parameters: numbers that are part of a metric's name and no value of it."""

from assistant.evidence.statements import Statement, Value
from assistant.language.units import family


def is_parameter(text: str, statement: Statement, value: Value) -> bool:
    """Say whether a number is part of a metric's name: "61 % documented within 48 h"."""
    quantity = value.quantity
    if quantity is None:
        return False
    stop = statement.clauses[value.clause][1]
    label = statement.block.label
    whole = text[max(0, value.start - 3) : value.start].lower() == "of " and text[value.end : value.end + 1] == ")"
    if whole and quantity.unit is None and value is not statement.values[0]:
        return True
    counts = quantity.unit == "count" and quantity.comparator is None
    if counts and any(
        v.first[1] == "%" and v.clause == value.clause and v.end <= value.start for v in statement.values
    ):
        return True
    alone = text[value.start - 1 : value.start] == "(" and text[value.end : value.end + 1] == ")"
    if alone and quantity.unit is None and _is_small(quantity.value) and value is not statement.values[0]:
        return True
    if text[stop - 1 : stop] == ":" or (label is not None and value.end <= label[1]):
        return any(other.start >= value.end for other in statement.values)
    if quantity.unit is None or family(quantity.unit) != "time" or quantity.comparator is None:
        return False
    near = (value.clause, value.clause + 1)
    return any(v.first[1] == "%" and v is not value and v.clause in near for v in statement.values)


def _is_small(number: float) -> bool:
    """Say whether a number is a small count, as of votes."""
    return number == int(number) and number < 100
