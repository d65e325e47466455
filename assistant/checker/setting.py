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
        raise UnknownName(f"{where}: {name!r} is no {kind}; {_hint(name, valid, listed)}")


def rule_codes(value: object, key: str, where: str, own: Mapping[str, str]) -> tuple[str, ...]:
    """Give a list of rules by code or first letters; names are turned into codes. Raises BadSetting, UnknownName.

    `own`: the team's own rules, names by code.
    """
    from assistant.checker.rules import RULES

    if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
        raise BadSetting(f'{where}: {key} must be a list of rule codes, such as ["KR003"], not {value!r}.')
    by_code = {rule.code: rule.name for rule in RULES} | dict(own)
    names = {name: code for code, name in by_code.items()}
    valid = tuple(by_code)
    found = []
    for item in value:
        code = names.get(item, item.upper())
        if not code or not any(rule.startswith(code) for rule in valid):
            raise UnknownName(
                f"{where}: {key} names the rule {item!r}, which does not exist;"
                f" {_hint(item, (*valid, *names), '`okr rules` lists them all.')}"
            )
        found.append(code)
    return tuple(found)


def _hint(name: str, valid: Sequence[str], otherwise: str) -> str:
    near = nearest(name, valid) or nearest(name.upper(), valid, 0.5)
    return f"did you mean {near!r}?" if near else otherwise
