"""Rules as settings name them: by code, by name, or a group by its first letters."""

from collections.abc import Mapping

from assistant.checker.rules import RULES
from assistant.errors import BadSetting, UnknownName
from assistant.nearest import nearest


def rule_codes(value: object, key: str, where: str, own: Mapping[str, str]) -> tuple[str, ...]:
    """Give a list of rules by code or first letters; names are turned into codes. Raises BadSetting, UnknownName.

    `own`: the team's own rules, names by code.
    """
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
        raise BadSetting(f'{where}: {key} must be a list of rule codes, such as ["KR003"], not {value!r}.')
    by_code = {rule.code: rule.name for rule in RULES} | dict(own)
    names = {name: code for code, name in by_code.items()}
    found = []
    for item in value:
        code = names.get(item, item.upper())
        is_group = code.isalpha() and any(rule.startswith(code) for rule in by_code)
        if code not in by_code and not is_group:  # KR02 is a slip for one rule, not a group
            near = nearest_rule(item, by_code)
            hint = f"did you mean {near!r}?" if near else "`okr rules` lists them all."
            raise UnknownName(f"{where}: {key} names the rule {item!r}, which does not exist; {hint}")
        found.append(code)
    return tuple(found)


def nearest_rule(said: str, names: Mapping[str, str]) -> str | None:
    """Give the code or name that was perhaps meant, if any; `names` are those of the rules by code."""
    return nearest(said.upper(), names) or nearest(said.lower(), names.values())
