"""The house style of a team: preset, rules, severities, thresholds, words of its own; from okr.toml or [tool.okr]."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from assistant.checker.finding import Severity
from assistant.checker.frameworks import TeamFrameworks
from assistant.checker.row import Row
from assistant.checker.setting import known, mapping, rule_codes
from assistant.checker.vocabulary import LISTS, ExtraWords
from assistant.errors import BadSetting

Preset = Literal["balanced", "strict", "lenient"]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Numbers that rules compare with."""

    key_results_min: int = 2
    key_results_max: int = 5
    objectives_max: int = 3
    title_words_max: int = 20


PRESET_THRESHOLDS: Mapping[Preset, Thresholds] = {
    "balanced": Thresholds(),
    "strict": Thresholds(key_results_min=3),
    "lenient": Thresholds(key_results_min=1, key_results_max=7, objectives_max=5, title_words_max=30),
}


@dataclass(frozen=True, slots=True)
class Config:
    """What a team wants to hear.

    Entries of `select` and `ignore` are codes or their first letters; an empty `select` is all rules. `frameworks` are
    the names of those reported, null for all; `framework` and `rule` hold the team's own.
    """

    preset: Preset = "balanced"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    thresholds: Thresholds = Thresholds()
    words: ExtraWords = ()
    frameworks: tuple[str, ...] | None = None
    framework: TeamFrameworks = ()
    rule: tuple[Row, ...] = ()

    def hears(self, code: str) -> bool:
        """Say whether findings of a rule are wanted."""
        return (not self.select or code.startswith(self.select)) and not (self.ignore and code.startswith(self.ignore))

    def weight(self, code: str, default: Severity) -> Severity:
        """Give the severity a team set for a rule, else the default."""
        return dict(self.severity).get(code, default)


def load_config(
    path: Path | str | None = None,
    preset: str | None = None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
) -> Config:
    """Read `path`, or the nearest okr.toml or pyproject.toml with [tool.okr] from here upwards.

    Arguments that are given win over the file.
    """
    file = Path(path) if path is not None else _nearest(Path.cwd())
    config = read_config(_table(file), str(file)) if file is not None else Config()
    given: dict[str, Any] = {}
    if preset is not None:
        given["preset"] = preset
    if select is not None:
        given["select"] = list(select)
    if ignore is not None:
        given["ignore"] = list(ignore)
    return read_config(given, "the command line", config) if given else config


def read_config(table: Mapping[str, Any], where: str, base: Config | None = None) -> Config:
    """Check a table of settings and make a Config of it, over `base`; `where` names the table in errors."""
    from assistant.checker.team_frameworks import read_frameworks, read_selected
    from assistant.checker.team_rules import read_rules

    base = base or Config()
    for key in table:
        known(key, tuple(field.name for field in fields(Config)), "setting", where)
    preset = _preset(table.get("preset", base.preset), where)
    thresholds = base.thresholds
    if preset != base.preset and thresholds == PRESET_THRESHOLDS[base.preset]:
        thresholds = PRESET_THRESHOLDS[preset]
    rule = read_rules(table["rule"], where) if "rule" in table else base.rule
    own = {row.code: row.name for row in rule}
    framework = read_frameworks(table["framework"], where, own) if "framework" in table else base.framework
    return Config(
        preset=preset,
        select=rule_codes(table["select"], "select", where, own) if "select" in table else base.select,
        ignore=rule_codes(table["ignore"], "ignore", where, own) if "ignore" in table else base.ignore,
        severity=_severities(table["severity"], where, own) if "severity" in table else base.severity,
        thresholds=_thresholds(table["thresholds"], thresholds, where) if "thresholds" in table else thresholds,
        words=_words(table["words"], where) if "words" in table else base.words,
        frameworks=read_selected(table["frameworks"], where, framework) if "frameworks" in table else base.frameworks,
        framework=framework,
        rule=rule,
    )


def _nearest(start: Path) -> Path | None:
    for folder in (start, *start.parents):
        own = folder / "okr.toml"
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and "[tool.okr" in project.read_text(encoding="utf-8", errors="replace"):
            return project
    return None


def _table(file: Path) -> Mapping[str, Any]:
    import tomllib

    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSetting(
            f"{file}: cannot be read ({error.strerror}); name an okr.toml or pyproject.toml that exists."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSetting(f"{file}: is not valid TOML ({error}).") from error
    if file.name != "pyproject.toml":
        return data
    tool = data.get("tool", {})
    own = tool.get("okr", {}) if isinstance(tool, dict) else {}
    return mapping(own, "tool.okr", str(file))


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


def _words(value: object, where: str) -> ExtraWords:
    from assistant.checker.lexicon import list_names

    found = []
    lists = (*LISTS, *list_names())
    for key, words in mapping(value, "words", where).items():
        known(key, lists, "word list", where)
        if not isinstance(words, (list, tuple)) or not all(isinstance(word, str) and word.strip() for word in words):
            raise BadSetting(f"{where}: words.{key} must be a list of words, not {words!r}.")
        found.append((key, tuple(words)))
    return tuple(found)
