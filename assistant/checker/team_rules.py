"""Reads a team's own rules of words out of its house style, the tables [[rule]]."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, get_args

from assistant.checker.entries import Entries
from assistant.checker.finding import Severity
from assistant.checker.pattern import expand
from assistant.checker.row import Sentence
from assistant.checker.rules import RULES
from assistant.checker.setting import known, mapping
from assistant.checker.team_rule import TeamRule
from assistant.errors import BadSetting
from assistant.language.words import words

_KEYS = tuple(field.name for field in fields(TeamRule))
_CODE = re.compile(r"[A-Z]{2,12}[0-9]{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_SIGNS = re.compile(r"[()\[\]|*#\\?+]")
_MOST = 200


def read_rules(value: object, where: str) -> tuple[TeamRule, ...]:
    """Read the tables [[rule]]. Raises BadSetting and UnknownName."""
    if not isinstance(value, (list, tuple)):
        raise BadSetting(f"{where}: rule must be a list of tables; write each under [[rule]].")
    if len(value) > _MOST:
        raise BadSetting(f"{where}: rule has {len(value)} rules of your own; at most {_MOST} are read.")
    rules: list[TeamRule] = []
    for at, table in enumerate(value, 1):
        rules.append(_RuleTable(mapping(table, f"rule[{at}]", where), f"rule[{at}]", where).rule(rules))
    return tuple(rules)


class _RuleTable:
    """One table; `key` is how errors call it. A field that is null is one that is not there."""

    def __init__(self, table: Mapping[str, Any], key: str, where: str) -> None:
        for field in table:
            known(field, _KEYS, "field of a rule", f"{where}: {key}")
        self._table = {field: value for field, value in table.items() if value is not None}
        self._key = key
        self._where = where

    def rule(self, before: Sequence[TeamRule]) -> TeamRule:
        """Read it, after the rules that stand before it."""
        found = TeamRule(
            code=self._code(before),
            name=self._name(before),
            severity=self._severity(),
            applies_to=self._applies_to(),
            words=self._words(),
            pattern=self._pattern(),
            message=self._message(),
            suggestion=self._text("suggestion"),
            why=self._text("why"),
            bad=self._text("bad"),
            good=self._text("good"),
        )
        self._hold_examples(found)
        return found

    def _code(self, before: Sequence[TeamRule]) -> str:
        code = self._text("code") or ""
        if not _CODE.fullmatch(code):
            raise self._bad(
                "code", f"must be capital letters of your own and three digits, such as TEAM001, not {code!r}"
            )
        ours = dict.fromkeys(rule.code.rstrip("0123456789") for rule in RULES)
        if code.startswith(tuple(ours)):
            raise self._bad(
                "code",
                f"is {code}; {', '.join(ours)} begin codes of the checker, take TEAM001 or the like",
            )
        if any(rule.code == code for rule in before):
            raise self._bad("code", f"is {code}, as of a rule before it; give each its own")
        return code

    def _name(self, before: Sequence[TeamRule]) -> str:
        name = self._text("name") or ""
        if not _NAME.fullmatch(name):
            raise self._bad("name", f"must be small letters and hyphens, such as house-word, not {name!r}")
        if name in {rule.name for rule in RULES} | {rule.name for rule in before}:
            raise self._bad("name", f"is {name}, as of another rule; give each its own")
        return name

    def _severity(self) -> Severity:
        said = self._text("severity") or "warning"
        known(said, get_args(Severity), "severity", f"{self._where}: {self._key}.severity")
        return next(level for level in get_args(Severity) if level == said)

    def _applies_to(self) -> tuple[Sentence, ...]:
        value = self._table.get("applies_to", list(get_args(Sentence)))
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, (list, tuple)) or not listed or not all(isinstance(one, str) for one in listed):
            raise self._bad("applies_to", 'must be "objective", "key_result" or a list of both')
        for one in listed:
            known(one, get_args(Sentence), "kind of sentence", f"{self._where}: {self._key}.applies_to")
        return tuple(one for one in get_args(Sentence) if one in listed)

    def _words(self) -> tuple[str, ...]:
        listed = self._table.get("words", [])
        if not isinstance(listed, (list, tuple)) or not all(isinstance(one, str) for one in listed):
            raise self._bad("words", f"must be a list of words, not {listed!r}")
        for one in listed:
            if _SIGNS.search(one):
                raise self._bad("words", f"holds {one!r}; words hold no signs, write it as a pattern")
            if not words(one):
                raise self._bad("words", f"holds {one!r}, which has no word in it")
        if not listed and "pattern" not in self._table:
            raise self._bad("words", "is missing, and there is no pattern; write at least one of them")
        return tuple(listed)

    def _pattern(self) -> str | None:
        pattern = self._text("pattern")
        if pattern is not None:
            try:
                expand(pattern)
            except ValueError as error:
                raise self._bad("pattern", str(error)) from None
        return pattern

    def _message(self) -> str:
        message = self._text("message")
        if message is None:
            raise self._bad("message", 'is missing; say what is wrong, such as "{said} is no word of ours"')
        return message

    def _hold_examples(self, rule: TeamRule) -> None:
        entries = Entries.of(rule.row().entries)
        for key, example, is_found in (("bad", rule.bad, True), ("good", rule.good, False)):
            if example is not None and (entries.find(words(example)) is not None) is not is_found:
                does = "does not find" if is_found else "finds"
                raise self._bad(key, f"is an example that the rule {does}: {example!r}; change it or the words")

    def _text(self, key: str) -> str | None:
        """Give a text on one line; an empty one is refused."""
        value = self._table.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self._bad(key, f"must be text, not {value!r}")
        return " ".join(value.split())

    def _bad(self, key: str, sentence: str) -> BadSetting:
        return BadSetting(f"{self._where}: {self._key}.{key} {sentence}.")
