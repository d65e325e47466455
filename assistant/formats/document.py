"""A text with the OKR sets that were read from it: it knows where in the text each of their sentences stands."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from assistant.formats.fault import NOWHERE, Path, Places
from assistant.okr import OkrSet

_LINE_END = re.compile(r"\r\n?|\n")
_LETTER = re.compile(r"[^\W_]")
_SIGN = re.compile(r"\S")
_SLACK = 400
_SHORT = 12

Key = tuple[int, int | None]
Form = Literal["verbatim", "json", "letters", "line"]


class Place(NamedTuple):
    """Where something stands, from 1: `line` and `column` of its first character, of the one after its last."""

    line: int
    column: int
    end_line: int
    end_column: int


class _Stand(NamedTuple):
    """A sentence and its [start, end) in the text; `form`: how its characters are found there."""

    sentence: str
    start: int
    end: int
    form: Form


class Document:
    """A text and its sets; `first_line` is the text's in its file. Sentences are found when one is first asked for."""

    def __init__(
        self, name: str, text: str, sets: tuple[OkrSet, ...], form: str, lines: Places = NOWHERE, first_line: int = 1
    ) -> None:
        self.name = name
        self.text = text
        self.sets = sets
        self.form = form
        self.first_line = first_line
        self._lines = lines

    def place(
        self, number: int, objective: int | None, key_result: int | None = None, span: tuple[int, int] | None = None
    ) -> Place | None:
        """Give the place of a sentence, or of a span in it; without an objective that of the set.

        `number` counts sets from 0, `objective` and `key_result` from 1. Null where the text does not show it.
        """
        if objective is None:
            return self._of_set(number)
        stand = self._stands[number].get((objective, key_result))
        if stand is None:
            return None
        start, end = stand.start, stand.end
        if span is not None:
            start, end = self._offset(stand, span[0]), self._offset(stand, span[1] - 1) + 1
        return self._place(start, max(start, end))

    def lines_of(self, number: int) -> Iterator[tuple[int, int, Key]]:
        """Give first and last line of each sentence of a set, in the text's order."""
        found = []
        for key, stand in self._stands[number].items():
            place = self._place(stand.start, max(stand.start, stand.end - 1))
            found.append((place.line, place.end_line, key))
        return iter(sorted(found, key=lambda one: (one[0], one[1], one[2][0], one[2][1] or 0)))

    def _of_set(self, number: int) -> Place:
        found = [stand.start for stand in self._stands[number].values()]
        line = self._hint(number, ())
        if line is None and not found:
            line = 1
        if line is not None and line <= len(self._starts):
            sign = _SIGN.search(self.text, self._starts[line - 1])
            found.append(sign.start() if sign else 0)
        return self._place(min(found), min(found))

    def _place(self, start: int, end: int) -> Place:
        line, end_line = bisect_right(self._starts, start), bisect_right(self._starts, end)
        return Place(
            self.first_line + line - 1,
            start - self._starts[line - 1] + 1,
            self.first_line + end_line - 1,
            end - self._starts[end_line - 1] + 1,
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_END.finditer(self.text))]

    @cached_property
    def _stands(self) -> tuple[dict[Key, _Stand], ...]:
        """Find all sentences in one walk, so that the second of two equal ones is found behind the first."""
        found: list[dict[Key, _Stand]] = []
        cursor = 0
        for number, okrs in enumerate(self.sets):
            of_set: dict[Key, _Stand] = {}
            for key, sentence in _sentences(okrs):
                stand = self._find(number, key, sentence, cursor) if sentence else None
                if stand is not None:
                    of_set[key] = stand
                    cursor = max(cursor, stand.end)
            found.append(of_set)
        return tuple(found)

    def _find(self, number: int, key: Key, sentence: str, cursor: int) -> _Stand | None:
        if self.form in ("json", "jsonl"):
            return self._as_json(sentence, cursor)
        line = self._hint(number, *_shapes(key))
        if line is None or line > len(self._starts):
            at = self.text.find(sentence, cursor)
            at = at if at >= 0 else self.text.find(sentence)
            return _Stand(sentence, at, at + len(sentence), "verbatim") if at >= 0 else None
        start = self._starts[line - 1]
        if start <= cursor < self._end_of_line(line):
            start = cursor
        stop = min(len(self.text), start + 2 * len(sentence) + _SLACK)
        at = self.text.find(sentence, start, stop)
        if at >= 0:
            return _Stand(sentence, at, at + len(sentence), "verbatim")
        return self._by_letters(sentence, start, stop) or self._whole_line(sentence, line)

    def _as_json(self, sentence: str, cursor: int) -> _Stand | None:
        for begun in (cursor, 0):
            for ascii_only in (False, True):
                quoted = json.dumps(sentence, ensure_ascii=ascii_only)
                at = self.text.find(quoted, begun)
                if at >= 0:
                    return _Stand(sentence, at + 1, at + len(quoted) - 1, "json")
            at = self.text.find(sentence, begun)
            if at >= 0:
                return _Stand(sentence, at, at + len(sentence), "verbatim")
        return None

    def _by_letters(self, sentence: str, start: int, stop: int) -> _Stand | None:
        """Look for the letters and digits alone: marks, quotes and wrapped lines stand between them in the text."""
        wanted = "".join(_LETTER.findall(sentence))
        found = [match.start() for match in _LETTER.finditer(self.text, start, stop)]
        there = "".join(self.text[at] for at in found)
        at = there.find(wanted) if wanted else -1
        if at >= 0:
            return _Stand(sentence, found[at], found[at + len(wanted) - 1] + 1, "letters")
        at = there.find(wanted[:_SHORT]) if len(wanted) > _SHORT else -1
        if at < 0:
            return None
        line_end = self._end_of_line(bisect_right(self._starts, found[at]))
        return _Stand(sentence, found[at], len(self.text[:line_end].rstrip()), "line")

    def _whole_line(self, sentence: str, line: int) -> _Stand:
        start, end = self._starts[line - 1], self._end_of_line(line)
        shown = self.text[start:end]
        return _Stand(sentence, start + len(shown) - len(shown.lstrip()), start + len(shown.rstrip()), "line")

    def _end_of_line(self, line: int) -> int:
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def _offset(self, stand: _Stand, at: int) -> int:
        """Give where a character of a sentence stands in the text."""
        if stand.form == "verbatim":
            return stand.start + at
        if stand.form == "line":
            return min(stand.start + at, max(stand.start, stand.end - 1))
        if stand.form == "json":
            written = self.text[stand.start : stand.end]
            ascii_only = written != json.dumps(stand.sentence, ensure_ascii=False)[1:-1]
            return stand.start + len(json.dumps(stand.sentence[:at], ensure_ascii=ascii_only)) - 2
        before = len(_LETTER.findall(stand.sentence[:at]))
        for match in _LETTER.finditer(self.text, stand.start, stand.end):
            if before == 0:
                return match.start()
            before -= 1
        return stand.end - 1

    def _hint(self, number: int, *shapes: Path) -> int | None:
        """Give the line on which the reader found a set or a value in it, in whichever way the file nests it."""
        if self.form == "json":
            return None
        for base in ((number,),) if len(self.sets) > 1 else ((), (0,)):
            for start in (base, (*base, "okrs")):
                for shape in shapes:
                    line = self._lines((*start, *shape))
                    if line is not None:
                        return line
        return None


def _sentences(okrs: OkrSet) -> Iterator[tuple[Key, str]]:
    for number, objective in enumerate(okrs.objectives, 1):
        yield (number, None), objective.title
        for place, key_result in enumerate(objective.key_results, 1):
            yield (number, place), key_result.text


def _shapes(key: Key) -> Iterator[Path]:
    """Give the paths on which a sentence may lie: with its field's name, as a plain text, in the short form."""
    objective: Path = ("objectives", key[0] - 1)
    if key[1] is None:
        yield from ((*objective, "title"), (*objective, "objective"), objective, ("objective",), ("title",))
    else:
        short: Path = ("key_results", key[1] - 1)
        yield from ((*objective, *short, "text"), (*objective, *short), (*short, "text"), short)
