"""The house style of a team, as the checker takes it: preset, rules, severities, thresholds, words of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.checker.finding import Severity
from assistant.checker.frameworks import TeamFrameworks
from assistant.checker.team_rule import TeamRule
from assistant.checker.vocabulary import ExtraWords

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
    the names of those reported, null for all; `framework` and `rule` hold the team's own. `fiscal_year_start` is the
    month in which its year begins.
    """

    preset: Preset = "balanced"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    thresholds: Thresholds = Thresholds()
    fiscal_year_start: int = 1
    words: ExtraWords = ()
    frameworks: tuple[str, ...] | None = None
    framework: TeamFrameworks = ()
    rule: tuple[TeamRule, ...] = ()

    def hears(self, code: str) -> bool:
        """Say whether findings of a rule are wanted."""
        return (not self.select or code.startswith(self.select)) and not (self.ignore and code.startswith(self.ignore))

    def weight(self, code: str, default: Severity) -> Severity:
        """Give the severity a team set for a rule, else the default."""
        return dict(self.severity).get(code, default)
