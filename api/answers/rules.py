"""The rule catalogue."""

from typing import Literal

from api.answers.parts import Answer, Severity


class Rule(Answer):
    """A rule's page; `severity` and `on` are what the default house style makes of it."""

    code: str
    name: str
    severity: Severity
    on: bool
    severities: dict[str, Severity]
    summary: str
    finds: str
    why: str
    bad: str
    good: str
    guide: str


class Rules(Answer):
    """The rule catalogue; `rules_version` is a hash of all that rules are made of."""

    version: Literal[1]
    rules_version: str
    rules: list[Rule]
