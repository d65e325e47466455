"""A team's own rules of words out of its house style, the tables [[rule]], as the rows that lexicon.py applies."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from assistant.checker.entries import Entries
from assistant.checker.finding import Severity
from assistant.checker.pattern import expand
from assistant.checker.row import Row, Sentence
from assistant.checker.setting import known, mapping
from assistant.errors import BadSetting
from assistant.language.words import words

_KEYS = ("code", "name", "severity", "applies_to", "words", "pattern", "message", "suggestion", "why", "bad", "good")
_CODE = re.compile(r"[A-Z]{2,12}[0-9]{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_SIGNS = re.compile(r"[()\[\]|*#\\?+]")
_MOST = 200
_SHOWN = 3
_CALLED: Mapping[Sentence, str] = {"objective": "objective", "key_result": "key result"}


def read_rules(value: object, where: str) -> tuple[Row, ...]:
    """Read the tables [[rule]]. Raises BadSetting and UnknownName."""
    if not isinstance(value, (list, tuple)):
        raise BadSetting(f"{where}: rule must be a list of tables; write each under [[rule]].")
    if len(value) > _MOST:
        raise BadSetting(f"{where}: rule has {len(value)} rules of your own; at most {_MOST} are read.")
    rows: list[Row] = []
    for at, table in enumerate(value, 1):
        rows.append(_RuleTable(mapping(table, f"rule[{at}]", where), f"rule[{at}]", where).row(rows))
    return tuple(rows)


class _RuleTable:
    """One table; `key` is how errors call it."""

    def __init__(self, table: Mapping[str, Any], key: str, where: str) -> None:
        self._table = table
        self._key = key
        self._where = where

    def row(self, before: Sequence[Row]) -> Row:
        """Read it, after the rules that stand before it."""
        for key in self._table:
            known(key, _KEYS, "field of a rule", f"{self._where}: {self._key}")
        code, name = self._code(before), self._name(before)
        applies_to, listed, entries = self._applies_to(), self._words(), self._pattern()
        message = self._text("message")
        if message is None:
            raise self._bad("message", 'is missing; say what is wrong, such as "{said} is no word of ours."')
        severity = self._severity()
        shown = [*listed, *filter(None, (self._text("pattern"),))]
        row = Row(
            code=code,
            name=name,
            severity=(severity, severity, severity),
            applies_to=applies_to,
            entries=(*listed, *entries),
            message=message,
            suggestion=self._text("suggestion"),
            page=self._page(applies_to, shown, message),
            guide="The house style of your team",
        )
        self._hold_examples(row)
        return row

    def _code(self, before: Sequence[Row]) -> str:
        from assistant.checker.rules import RULES

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
        if any(row.code == code for row in before):
            raise self._bad("code", f"is {code}, as of a rule before it; give each its own")
        return code

    def _name(self, before: Sequence[Row]) -> str:
        from assistant.checker.rules import RULES

        name = self._text("name") or ""
        if not _NAME.fullmatch(name):
            raise self._bad("name", f"must be small letters and hyphens, such as house-word, not {name!r}")
        if name in (*(rule.name for rule in RULES), *(row.name for row in before)):
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

    def _pattern(self) -> tuple[str, ...]:
        pattern = self._text("pattern")
        if pattern is None:
            return ()
        try:
            return expand(pattern)
        except ValueError as error:
            raise self._bad("pattern", str(error)) from None

    def _page(self, applies_to: tuple[Sentence, ...], shown: Sequence[str], message: str) -> str:
        more = f" or {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
        called = " or the ".join(_CALLED[one] for one in applies_to)
        page = f"The {called} says {', '.join(map(repr, shown[:_SHOWN]))}{more}.\n\n"
        page += f"Finds, in any case: {', '.join(shown)}. Then says: {message}"
        for key, part in (("why", "Why it matters:"), ("bad", "Bad:"), ("good", "Good:")):
            if text := self._text(key):
                page += f"\n{part} {text}"
        return page

    def _hold_examples(self, row: Row) -> None:
        entries = Entries.of(row.entries)
        for key, is_found in (("bad", True), ("good", False)):
            example = self._text(key)
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
