"""The checks of single settings: what a value must be, and the sentence where it is something else."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.errors import BadSetting, UnknownName
from assistant.nearest import nearest


def mapping(value: object, key: str, where: str) -> Mapping[str, Any]:
    """Give a table. Raises BadSetting."""
    if not isinstance(value, Mapping):
        raise BadSetting(f"{where}: {key} must be a table, not {value!r}.")
    return value


def known(name: str, valid: Sequence[str], kind: str, where: str) -> None:
    """Refuse a name that is none of some. Raises UnknownName."""
    if name not in valid:
        listed = f"there are {', '.join(valid)}."
        raise UnknownName(f"{where}: {name!r} is no {kind}; {likeliest(name, valid, listed)}")


def likeliest(name: str, valid: Sequence[str], otherwise: str) -> str:
    """Ask for the name that was perhaps meant, in either case, else say `otherwise`."""
    near = nearest(name, valid) or nearest(name.upper(), valid, 0.5)
    return f"did you mean {near!r}?" if near else otherwise
