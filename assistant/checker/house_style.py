"""Reads a house style, a table as in okr.toml: every key and value checked, and named where it cannot be taken."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, get_args

from assistant.checker.config import PRESET_THRESHOLDS, Config, Preset, Thresholds
from assistant.checker.finding import Severity
from assistant.checker.lexicon import list_names
from assistant.checker.rule_codes import rule_codes
from assistant.checker.setting import known, likeliest, mapping
from assistant.checker.team_frameworks import read_frameworks, read_selected
from assistant.checker.team_rules import read_rules
from assistant.checker.vocabulary import LISTS, ExtraWords
from assistant.errors import BadSetting
from assistant.language.calendar_words import MONTHS

_KEYS = tuple(field.name for field in fields(Config))


def read_config(table: Mapping[str, Any], where: str, base: Config | None = None) -> Config:
    """Check a table of settings and make a Config of it, over `base`; `where` names the table in errors.

    A key that is null is one that is not there. Raises BadSetting and UnknownName.
    """
    base = base or Config()
    for key in table:
        known(key, _KEYS, "setting", where)
    given = {key: value for key, value in table.items() if value is not None}
    preset = _preset(given.get("preset", base.preset), where)
    thresholds = base.thresholds
    if preset != base.preset and thresholds == PRESET_THRESHOLDS[base.preset]:
        thresholds = PRESET_THRESHOLDS[preset]
    rule = read_rules(given["rule"], where) if "rule" in given else base.rule
    own = {one.code: one.name for one in rule}
    framework = read_frameworks(given["framework"], where, own) if "framework" in given else base.framework
    return Config(
        preset=preset,
        select=rule_codes(given["select"], "select", where, own) if "select" in given else base.select,
        ignore=rule_codes(given["ignore"], "ignore", where, own) if "ignore" in given else base.ignore,
        severity=_severities(given["severity"], where, own) if "severity" in given else base.severity,
        thresholds=_thresholds(given["thresholds"], thresholds, where) if "thresholds" in given else thresholds,
        fiscal_year_start=_month(given.get("fiscal_year_start", base.fiscal_year_start), where),
        words=_words(given["words"], where) if "words" in given else base.words,
        frameworks=read_selected(given["frameworks"], where, framework) if "frameworks" in given else base.frameworks,
        framework=framework,
        rule=rule,
    )


def _preset(value: object, where: str) -> Preset:
    names = get_args(Preset)
    if not isinstance(value, str):
        raise BadSetting(f"{where}: preset must be one of {', '.join(names)}, not {value!r}.")
    known(value, names, "preset", where)
    return next(name for name in names if name == value)


def _severities(value: object, where: str, own: Mapping[str, str]) -> tuple[tuple[str, Severity], ...]:
    levels = get_args(Severity)
    found: list[tuple[str, Severity]] = []
    for key, level in mapping(value, "severity", where).items():
        (code,) = rule_codes([key], "severity", where, own)
        if level not in levels:
            raise BadSetting(f"{where}: severity.{key} must be one of {', '.join(levels)}, not {level!r}.")
        found.append((code, next(name for name in levels if name == level)))
    return tuple(found)


def _thresholds(value: object, base: Thresholds, where: str) -> Thresholds:
    table = mapping(value, "thresholds", where)
    for key, number in table.items():
        known(key, tuple(field.name for field in fields(Thresholds)), "threshold", where)
        if isinstance(number, bool) or not isinstance(number, int) or number < 0:
            raise BadSetting(f"{where}: thresholds.{key} must be a whole number of 0 or more, not {number!r}.")
    found = replace(base, **table)
    if found.key_results_min > found.key_results_max:
        raise BadSetting(
            f"{where}: thresholds.key_results_min is {found.key_results_min}, more than key_results_max,"
            f" {found.key_results_max}; no set can fit both."
        )
    return found


def _month(value: object, where: str) -> int:
    """Read a month: its number, also as text, or its name."""
    said = "" if isinstance(value, bool) else str(value).strip().lower()
    number = int(said) if len(said) <= 2 and said.isascii() and said.isdigit() else MONTHS.get(said, 0)
    if not 1 <= number <= 12:
        hint = likeliest(said, tuple(MONTHS), 'write its name or its number, such as "April", "04" or 4.')
        raise BadSetting(f"{where}: fiscal_year_start must be the month your year begins in, not {value!r}; {hint}")
    return number


def _words(value: object, where: str) -> ExtraWords:
    found = []
    lists = (*LISTS, *list_names())
    for key, words in mapping(value, "words", where).items():
        known(key, lists, "word list", where)
        if not isinstance(words, (list, tuple)) or not all(isinstance(word, str) and word.strip() for word in words):
            raise BadSetting(f"{where}: words.{key} must be a list of words, not {words!r}.")
        found.append((key, tuple(words)))
    return tuple(found)
