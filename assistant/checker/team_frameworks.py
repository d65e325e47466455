"""A team's own framework out of its house style: criteria, each with the rules that fail it."""

from collections.abc import Mapping

from assistant.checker import frameworks
from assistant.checker.frameworks import Criteria, TeamFrameworks
from assistant.checker.rule_codes import rule_codes
from assistant.checker.rules import RULES
from assistant.checker.setting import known, mapping
from assistant.errors import BadSetting


def read_frameworks(value: object, where: str, own_rules: Mapping[str, str]) -> TeamFrameworks:
    """Read the tables [framework.NAME]; `own_rules` maps codes of the team's rules to their names."""
    return tuple(
        (_name(name, where), _criteria(table, name, where, own_rules))
        for name, table in mapping(value, "framework", where).items()
    )


def read_selected(value: object, where: str, own: TeamFrameworks) -> tuple[str, ...]:
    """Read which frameworks are reported, each once."""
    names = (*frameworks.NAMES, *(name for name, _ in own))
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
        raise BadSetting(f'{where}: frameworks must be a list of names, such as ["smart"], not {value!r}.')
    for item in value:
        known(item, names, "framework", f"{where}: frameworks")
    return tuple(dict.fromkeys(value))


def _name(name: str, where: str) -> str:
    if name in frameworks.NAMES:
        raise BadSetting(f"{where}: framework.{name} is there already; give your own another name.")
    return _spoken(name, f"framework.{name!r}", where)


def _criteria(table: object, name: str, where: str, own_rules: Mapping[str, str]) -> Criteria:
    key = f"framework.{name}"
    found = tuple(
        (_spoken(criterion, f"{key}.{criterion!r}", where), _against(listed, f"{key}.{criterion}", where, own_rules))
        for criterion, listed in mapping(table, key, where).items()
    )
    if not found:
        raise BadSetting(f'{where}: {key} has no criterion; write one with its rules, such as clear = ["OBJ001"].')
    return found


def _against(listed: object, key: str, where: str, own_rules: Mapping[str, str]) -> tuple[str, ...]:
    """Give the codes of a criterion, a group by its first letters as all of its codes, and the mark of doubt."""
    doubt = frameworks.DOUBT
    marked = isinstance(listed, (list, tuple)) and doubt in listed
    codes = [item for item in listed if item != doubt] if isinstance(listed, (list, tuple)) else listed
    begun = rule_codes(codes, key, where, own_rules)
    known_codes = (*(rule.code for rule in RULES), *own_rules)
    found = (code for start in begun for code in known_codes if code.startswith(start))
    return tuple(dict.fromkeys((*((doubt,) if marked else ()), *found)))


def _spoken(name: str, key: str, where: str) -> str:
    if not name.strip() or not name.isprintable():
        raise BadSetting(f"{where}: {key} is no name that can be shown; name it with letters.")
    return name
