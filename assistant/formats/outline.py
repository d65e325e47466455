"""Reads OKRs out of headings, labels and lists: what Markdown and plain text have in common.

An objective is a heading, a line "Objective: ...", or a list item with items under it; its key results are the list
items, the "KR1: ..." lines or the table rows under it. Sections such as questions and sources are passed over.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.formats.fault import Path, Tree, unreadable
from assistant.formats.headers import column
from assistant.formats.labels import label, said_cycle, said_field
from assistant.formats.lines import Line, lines_of

_NUMBERS = ("baseline", "target", "relative_change", "change", "grade")
_IMPACT = re.compile(r"(.*\S)[ \t]*\(impact ([-+]?[0-9.]{1,20})\)", re.DOTALL)
_CELLS = re.compile(r"(?<!\\)\|")


def outline(text: str, name: str, plain: Callable[[str], str]) -> Tree:
    """Read a text; `plain` takes the marks off a line's words. Raises UnreadableInput where there are no OKRs."""
    lines = lines_of(text)
    if lines and all(line.kind == "plain" and not label(plain(line.text)).role for line in lines):
        return _paragraphs(lines, plain)
    reading = _Reading(plain)
    for at, line in enumerate(lines):
        reading.take(line, lines[at + 1] if at + 1 < len(lines) else None)
    if not reading.objectives:
        raise unreadable(name, None, "holds no OKRs; write an objective and key results")
    return reading.tree()


def _paragraphs(lines: Sequence[Line], plain: Callable[[str], str]) -> Tree:
    """Read lines without any mark: the first is the objective, or the first of each block where all have several."""
    reading = _Reading(plain)
    lines = [line for line in lines if not reading.set_field(plain(line.text), line)]
    blocks: dict[int, list[Line]] = {}
    for line in lines:
        blocks.setdefault(line.block, []).append(line)
    parted = list(blocks.values()) if all(len(block) > 1 for block in blocks.values()) else [list(lines)]
    for block in parted:
        for at, line in enumerate(block):
            if at:
                reading.key_result(plain(line.text), line)
            else:
                reading.objective(plain(line.text), line)
    return reading.tree()


@dataclass(slots=True)
class _Objective:
    """An objective as it grows. `level`: the level of its heading; it may yet turn out to be a mere title."""

    values: dict[str, Any]
    line: int
    level: int | None = None
    indent: int | None = None
    key_results: list[dict[str, Any]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    depth: int | None = None


@dataclass(slots=True)
class _Reading:
    """The set as it grows line by line.

    `titled`: the cycle its title names; `passing`: the level of the heading whose section is passed over.
    """

    plain: Callable[[str], str]
    found: dict[str, Any] = field(default_factory=dict)
    objectives: list[_Objective] = field(default_factory=list)
    lines: dict[Path, int] = field(default_factory=dict)
    titled: str | None = None
    passing: int = 0
    awaits_title: bool = False
    columns: list[str | None] = field(default_factory=list)

    def take(self, line: Line, after: Line | None) -> None:
        """Read one logical line, knowing the one after it."""
        if line.kind != "row":
            self.columns = []
        if line.kind == "heading":
            self._heading(line)
        elif self.passing:
            return
        elif line.kind == "row":
            self._row(line)
        else:
            self._words(line, after)

    def _heading(self, line: Line) -> None:
        if self.passing and line.depth > self.passing:
            return
        read = label(self.plain(line.text), is_heading=True)
        self.passing = line.depth if read.role == "apart" else 0
        if read.role == "objective":
            self.objective(read.text, line)
        elif read.role == "objective_word":
            self._await_title(line, is_numbered=bool(read.text))
        elif read.role == "key_result":
            self.key_result(read.text, line)
        elif read.role == "title":
            self.titled = self.titled or said_cycle(read.text)
        elif read.role == "" and read.text:
            self.objective(read.text, line, level=line.depth)

    def _words(self, line: Line, after: Line | None) -> None:
        text = self.plain(line.text)
        read = label(text)
        if read.role == "objective":
            self.objective(read.text, line)
        elif read.role == "objective_word":
            self._await_title(line, is_numbered=bool(read.text))
        elif read.role == "key_results_word":
            self.awaits_title = False
        elif read.role == "key_result":
            self.key_result(read.text, line)
        elif self.awaits_title and said_field(text, "objective") is None:
            self._title(text, line)
        elif self._heads_a_list(line, after):
            self.objective(text, line)
        elif not self._field(text, line) and line.kind == "item" and not self._lies_deeper(line):
            self.key_result(text, line)

    def _await_title(self, line: Line, *, is_numbered: bool) -> None:
        """Take the next line for an objective's title; one that has a number is there with or without it."""
        if is_numbered:
            self.objective("", line)
        self.awaits_title = True

    def _title(self, text: str, line: Line) -> None:
        above = self.objectives[-1] if self.objectives else None
        if above is None or above.values["title"] or above.key_results:
            self.objective(text, line)
        else:
            above.values["title"] = text
        self.awaits_title = False

    def _heads_a_list(self, line: Line, after: Line | None) -> bool:
        """Say whether a list item is an objective: items that are no fields stand under it, and no heading above."""
        if line.kind != "item" or after is None or after.kind != "item" or after.depth <= line.depth:
            return False
        if said_field(self.plain(after.text), "key_result") is not None:
            return False
        if not self.objectives:
            return True
        above = self.objectives[-1].indent
        return above is not None and line.depth <= above

    def _lies_deeper(self, line: Line) -> bool:
        depth = self.objectives[-1].depth if self.objectives else None
        return depth is not None and line.depth > depth

    def _field(self, text: str, line: Line) -> bool:
        """Read a line that says a field of the key result, the objective or the set above it."""
        objective = self.objectives[-1] if self.objectives else None
        is_front = objective is None or (objective.level is not None and not objective.key_results)
        if is_front and self.set_field(text, line):
            return True
        if objective is None:
            return False
        if said := said_field(text, "objective"):
            objective.values.setdefault(*said)
            return True
        depth = objective.depth
        said = said_field(text, "key_result")
        if (
            said is None
            or not objective.key_results
            or (line.kind == "item" and depth is not None and line.depth <= depth)
        ):
            return False
        _add_detail(objective.key_results[-1], *said)
        return True

    def _row(self, line: Line) -> None:
        cells = [
            self.plain(cell.strip()) for cell in _CELLS.split(line.text.strip().removeprefix("|").removesuffix("|"))
        ]
        if not self.columns:
            names = [column(cell) for cell in cells]
            self.columns = names if "key_result" in names else [None]
            return
        if all(re.fullmatch(r":?-+:?", cell) for cell in cells):
            return
        row = {name: cell for name, cell in zip(self.columns, cells, strict=False) if name and cell}
        title = row.get("objective")
        if title and (not self.objectives or self.objectives[-1].values["title"] != label(title).text):
            columns = self.columns
            self.objective(label(title).text, line)
            self.columns = columns
        if "key_result" in row:
            self.key_result(label(row["key_result"]).text, line)

    def objective(self, title: str, line: Line, level: int | None = None) -> None:
        """Begin an objective."""
        indent = line.depth if line.kind == "item" else None
        self.objectives.append(_Objective({"title": title}, line.number, level, indent))
        self.awaits_title = False

    def key_result(self, text: str, line: Line) -> None:
        """Add a key result to the objective above it."""
        if not self.objectives:
            self.objective("", line)
        self.awaits_title = False
        objective = self.objectives[-1]
        objective.key_results.append({"text": text})
        objective.lines.append(line.number)
        if objective.depth is None or line.depth < objective.depth:
            objective.depth = line.depth if line.kind == "item" else objective.depth

    def set_field(self, text: str, line: Line) -> bool:
        """Read a line that says a field of the set."""
        said = said_field(text, "set")
        if said is None:
            return False
        self.lines.setdefault((said[0],), line.number)
        self.found.setdefault(*said)
        return True

    def tree(self) -> Tree:
        """Give the set; a heading with nothing under it is an objective only where headings of its level are."""
        levels = {one.level for one in self.objectives if one.key_results}
        alone = not any(one.key_results or one.level is None for one in self.objectives)
        deepest = max((one.level or 0 for one in self.objectives), default=0)
        kept = [
            one
            for one in self.objectives
            if one.key_results or one.level is None or one.level in levels or (alone and one.level == deepest)
        ]
        for at, one in enumerate(kept):
            self.lines[("objectives", at)] = one.line
            for place, number in enumerate(one.lines):
                self.lines[("objectives", at, "key_results", place)] = number
        objectives = [{**one.values, "key_results": one.key_results} for one in kept]
        named = {"cycle": self.titled} if self.titled else {}
        return Tree({**named, **self.found, "objectives": objectives}, self._line)

    def _line(self, path: Path) -> int | None:
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


def _add_detail(key_result: dict[str, Any], name: str, value: str) -> None:
    if name == "initiative":
        impact = _IMPACT.fullmatch(value)
        initiative = {"title": impact[1], "impact": _number(impact[2])} if impact else {"title": value}
        key_result.setdefault("initiatives", []).append(initiative)
    else:
        key_result.setdefault(name, _number(value) if name in _NUMBERS else value)


def _number(said: str) -> Any:
    """Give a number where it is one; else the field's check says what is wrong."""
    try:
        return float(said)
    except ValueError:
        return said
