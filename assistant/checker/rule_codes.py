"""Rules as settings name them: by code, by name, or a group by its first letters."""

from collections.abc import Mapping

from assistant.checker.rules import RULES
from assistant.checker.setting import likeliest
from assistant.errors import BadSetting, UnknownName


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
        if not code or not any(rule.startswith(code) for rule in by_code):
            raise UnknownName(
                f"{where}: {key} names the rule {item!r}, which does not exist;"
                f" {likeliest(item, (*by_code, *names), '`okr rules` lists them all.')}"
            )
        found.append(code)
    return tuple(found)
