"""OKR sets as YAML.

Values are read as JSON knows them: `no` and 012 are text, so is a day. The parser's events are taken as they come,
for its own tree overflows the stack on deep nesting and grows without bound on aliases of aliases.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml

from assistant.formats.fault import Path, Tree, unreadable, written
from assistant.formats.okr_json import okr_json
from assistant.okr import OkrSet

_DEEPEST = 64
_LONGEST_ALIAS = 500
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Nothing is a number here that YAML 1.1 does not take for one, so that what writers leave without quotes is text again.
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,299})")
_FLOAT = re.compile(r"[-+]?(?:[0-9]{1,300}\.[0-9]{0,300}|\.[0-9]{1,300})(?:[eE][-+][0-9]{1,3})?")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None, "true": True, "false": False}


def tree(text: str, name: str) -> Tree:
    """Read all documents of a YAML text: one value, or a list where there are several."""
    reader = _Reader(name)
    try:
        documents = reader.documents(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = " ".join((error.problem or error.context or "it cannot be read").split())
        raise unreadable(name, mark.line + 1 if mark else None, f"this is not YAML: {said}") from None
    except yaml.YAMLError as error:
        raise unreadable(name, None, f"this is not YAML: {' '.join(str(error).split())[:120]}") from None
    if len(documents) == 1:
        return Tree(documents[0], lambda path: reader.lines.get((0, *path)))
    return Tree(documents, reader.lines.get)


def write(okrs: OkrSet) -> bytes:
    """Write a set with every field; days stand without quotes."""
    record = okr_json(okrs)
    for objective in record["objectives"]:
        for key_result in objective["key_results"]:
            if key_result["due"]:
                key_result["due"] = date.fromisoformat(key_result["due"])
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text = yaml.dump(record, Dumper=dumper, sort_keys=False, allow_unicode=True, width=110)
    return str(text).encode("utf-8", "backslashreplace")


class _Reader:
    """Builds plain values out of a parser's events, and notes the line of each by its path."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Path, int] = {}
        self.anchors: dict[str, Any] = {}
        self.events: Iterator[Any] = iter(())

    def documents(self, events: Iterator[Any]) -> list[Any]:
        """Read every document that holds something."""
        self.events = events
        found: list[Any] = []
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.anchors = {}
                value = self.value(next(self.events), (len(found),))
                if value is not None:
                    found.append(value)
        return found or [None]

    def value(self, event: Any, path: Path) -> Any:
        """Read the value that an event begins."""
        line = event.start_mark.line + 1
        self.lines.setdefault(path, line)
        if len(path) > _DEEPEST:
            raise unreadable(self.name, line, "this YAML is nested too deep to be an OKR file")
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event.anchor, line)
        if isinstance(event, yaml.ScalarEvent):
            value = _scalar(event)
            if event.anchor and len(event.value) <= _LONGEST_ALIAS:
                self.anchors[event.anchor] = value
            return value
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                items.append(self.value(event, (*path, len(items))))
            return items
        return self.mapping(path)

    def mapping(self, path: Path) -> dict[str, Any]:
        """Read the fields of a mapping; one that stands twice is refused."""
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.ScalarEvent):
                raise unreadable(self.name, line, "a field's name must be a word")
            key = event.value
            if key in found:
                place = written((*path[1:], key[:80]))
                raise unreadable(self.name, line, f"{place} stands twice; keep one of them")
            below = (*path, key)
            found[key] = self.value(next(self.events), below)
            self.lines[below] = line
        return found

    def alias(self, anchor: str | None, line: int) -> Any:
        """Give the short text or number that an anchor names; lists and mappings are not repeated by alias."""
        if anchor is None or anchor not in self.anchors:
            raise unreadable(
                self.name,
                line,
                f"the alias *{(anchor or '')[:40]} names no short text above it, and lists and mappings are not read by"
                " alias; write in its place what it stands for",
            )
        return self.anchors[anchor]


def _scalar(event: Any) -> Any:
    value = event.value
    if event.style in ("'", '"', "|", ">") or not event.implicit[0]:
        return value
    if value in _WORDS:
        return _WORDS[value]
    if _INT.fullmatch(value):
        return int(value)
    return float(value) if _FLOAT.fullmatch(value) else value
