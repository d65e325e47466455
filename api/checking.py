"""Checks inputs one after the other: what can be read becomes a report, what cannot says so in its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from api import jsonl
from api.inputs import Input, open_input
from api.terminal import complain
from api.texts import read_text
from assistant import formats
from assistant.checker.check import check
from assistant.checker.config import Config
from assistant.checker.finding import Report
from assistant.checker.record import report_json
from assistant.errors import PlumbError
from assistant.evidence.facts import Evidence
from assistant.okr import OkrSet

KEYS = frozenset({"objective", "objectives", "key_results", "okrs"})


@dataclass(frozen=True, slots=True)
class Unread:
    """An input, or one line of it, that could not be read; `record` stands for that line where lines are written."""

    sentence: str
    record: Mapping[str, Any] | None = None


Result = Report | Unread


def opened(names: Iterable[str], wanted: bool, form: str | None) -> Iterator[Input | Unread]:
    """Open each input when its turn comes. `wanted`: lines are to be written; `form`: what the caller says they are."""
    for name in names:
        try:
            yield open_input(name, KEYS, wanted, form)
        except PlumbError as error:
            yield Unread(str(error))


def spoken(results: Iterable[Result]) -> Iterator[Report]:
    """Give the reports alone, and tell people of what could not be read."""
    for result in results:
        if isinstance(result, Unread):
            complain(result.sentence)
        else:
            yield result


def write_lines(results: Iterable[Result]) -> Iterator[str]:
    """Write one line for each result; people are told of inputs that have no line."""
    for result in results:
        if not isinstance(result, Unread):
            yield jsonl.write(report_json(result))
        elif result.record is not None:
            yield jsonl.write(result.record)
        else:
            complain(result.sentence)


@dataclass(slots=True)
class Checking:
    """One run of the checker: what it checks against, the texts it read, and the exit status so far."""

    evidence: tuple[Evidence, ...]
    parents: tuple[OkrSet, ...]
    config: Config
    texts: dict[str, str] = field(default_factory=dict)
    status: int = 0

    @classmethod
    def of(cls, notes: Iterable[str], parents: Iterable[str], config: Config) -> "Checking":
        """Read the notes and the OKRs of the level above. Raises UnreadableInput."""
        return cls(
            evidence=tuple(_evidence(name) for name in notes),
            parents=tuple(okrs for name in parents for okrs in formats.read(read_text(name), name)),
            config=config,
        )

    def results(self, inputs: Iterable[Input | Unread], form: str | None) -> Iterator[Result]:
        """Check every set of every input."""
        for item in inputs:
            for result in self._of_input(item, form):
                if isinstance(result, Unread):
                    self.status = 2
                elif result.verdict == "fail":
                    self.status = max(self.status, 1)
                yield result

    def _of_input(self, item: Input | Unread, form: str | None) -> Iterator[Result]:
        if isinstance(item, Unread):
            yield item
            return
        try:
            yield from self._lines(item) if item.is_jsonl else self._document(item, form)
        except PlumbError as error:
            yield Unread(str(error))

    def _lines(self, item: Input) -> Iterator[Result]:
        def answer(number: int, record: Mapping[str, Any]) -> Report:
            source = f"{item.name}:{number}"
            return self._report(formats.read_record(record, source), source)

        for record, error in jsonl.answers(item.lines, answer):
            yield record if error is None else Unread(_placed(str(error), f"{item.name}:{record['line']}: "), record)

    def _document(self, item: Input, form: str | None) -> Iterator[Result]:
        text = item.text()
        sets = formats.read(text, item.name, form)
        for number, okrs in enumerate(sets, 1):
            source = item.name if len(sets) == 1 else f"{item.name}:{number}"
            self.texts[source] = text
            yield self._report(okrs, source)

    def _report(self, okrs: OkrSet, source: str) -> Report:
        return check(okrs, source=source, evidence=self.evidence, parents=self.parents, config=self.config)


def _placed(sentence: str, place: str) -> str:
    return sentence if sentence.startswith(place) else f"{place}{sentence}"


def _evidence(name: str) -> Evidence:
    from assistant.evidence.extract import extract

    return extract(read_text(name), as_of=date.today(), document=name)
