"""An OKR set as plain JSON values, in the shape and order of the OKR file."""

from typing import Any

from assistant.formats.okr_fields import KEY_RESULT_FIELDS, OBJECTIVE_FIELDS, SET_FIELDS
from assistant.okr import OkrSet
from assistant.record import to_json


def okr_json(okrs: OkrSet) -> dict[str, Any]:
    """Give a set as a dict for `json.dumps`, days as ISO text. A number without a fraction is a whole number."""
    record = _ordered(to_json(okrs), SET_FIELDS)
    record["objectives"] = [_ordered(one, OBJECTIVE_FIELDS) for one in record["objectives"]]
    for objective in record["objectives"]:
        objective["key_results"] = [_ordered(one, KEY_RESULT_FIELDS) for one in objective["key_results"]]
        for key_result in objective["key_results"]:
            for initiative in key_result["initiatives"]:
                initiative["impact"] = plain_number(initiative["impact"])
    return record


def plain_number(value: Any) -> Any:
    """Give 61.0 as 61; every other value as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value


def _ordered(record: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: plain_number(record[name]) for name in names}
