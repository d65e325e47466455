"""A rule that is a list of words and nothing more, as data: ours in rules/lexicon.toml, a team's in its okr.toml."""

from dataclasses import dataclass
from typing import Literal

from assistant.checker.finding import Severity

Sentence = Literal["objective", "key_result"]


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says. `severity`: under strict, balanced, lenient; `entries` as `Entries.of` reads them.

    `only` names conditions of lexicon.py; `team_kinds`, where there are any, are the only ones it speaks to.
    """

    code: str
    name: str
    severity: tuple[Severity, Severity, Severity]
    applies_to: tuple[Sentence, ...]
    entries: tuple[str, ...]
    message: str
    suggestion: str | None
    page: str
    guide: str
    only: tuple[str, ...] = ()
    team_kinds: tuple[str, ...] = ()
