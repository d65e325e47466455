"""Checks inputs one after the other: what can be read becomes a report, what cannot says so in its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from api import jsonl
from api.inputs import Input, open_input
from api.output_file import write_file
from api.terminal import complain
from api.texts import read_text
from assistant import formats
from assistant.checker.check import check
from assistant.checker.checked import Checked
from assistant.checker.config import Config
from assistant.checker.record import report_json
from assistant.checker.rules import RULES, rules_of
from assistant.errors import PlumbError
from assistant.evidence.facts import Evidence
from assistant.formats.document import Document
from assistant.okr import OkrSet
from assistant.so_many import so_many

if TYPE_CHECKING:
    from assistant.checker.baseline import Baseline
    from assistant.checker.suppressions import Suppressions

KEYS = frozenset({"objective", "objectives", "key_results", "okrs"})


@dataclass(frozen=True, slots=True)
class Unread:
    """An input, or one line of it, that could not be read; `record` stands for that line where lines are written."""

    sentence: str
    record: Mapping[str, Any] | None = None


Result = Checked | Unread


def opened(names: Iterable[str], wanted: bool, form: str | None) -> Iterator[Input | Unread]:
    """Open each input when its turn comes. `wanted`: lines are to be written; `form`: what the caller says they are."""
    for name in names:
        try:
            yield open_input(name, KEYS, wanted, form)
        except PlumbError as error:
            yield Unread(str(error))


def spoken(results: Iterable[Result]) -> Iterator[Checked]:
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
            yield jsonl.write(report_json(result.report))
        elif result.record is not None:
            yield jsonl.write(result.record)
        else:
            complain(result.sentence)


@dataclass(slots=True)
class Checking:
    """One run of the checker: what it checks against, the findings known before, and the exit status so far."""

    evidence: tuple[Evidence, ...]
    parents: tuple[OkrSet, ...]
    config: Config
    known: "Baseline | None"
    mends: bool = False
    status: int = 0

    @classmethod
    def of(
        cls, notes: Iterable[str], parents: Iterable[str], config: Config, known: "Baseline | None" = None
    ) -> "Checking":
        """Read the notes and the OKRs of the level above. Raises UnreadableInput."""
        return cls(
            evidence=tuple(_evidence(name, config) for name in notes),
            parents=tuple(okrs for name in parents for okrs in formats.read(read_text(name), name)),
            config=config,
            known=known,
        )

    def results(self, inputs: Iterable[Input | Unread], form: str | None) -> Iterator[Result]:
        """Check every set of every input."""
        for item in inputs:
            for result in self._of_input(item, form):
                if isinstance(result, Unread):
                    self.status = 2
                elif result.report.verdict == "fail":
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
        held = b""

        def lines() -> Iterator[bytes]:
            nonlocal held
            for line in item.lines:
                held = line
                yield line

        def answer(number: int, record: Mapping[str, Any]) -> Checked:
            line = held.decode("utf-8", "replace").rstrip("\r\n")
            document = formats.read_line(record, line, item.name, number)
            return self._checked(document, 0, f"{item.name}:{number}")

        for record, error in jsonl.answers(lines(), answer, first=item.first):
            yield record if error is None else Unread(_placed(str(error), f"{item.name}:{record['line']}: "), record)

    def _document(self, item: Input, form: str | None) -> Iterator[Result]:
        document = formats.read_document(item.text(), item.name, form)
        remarks = _remarks(document, self.config)
        for number in range(len(document.sets)):
            source = item.name if len(document.sets) == 1 else f"{item.name}:{number + 1}"
            yield self._checked(document, number, source, remarks)
        if remarks is not None:
            self._told(document, remarks)

    def _told(self, document: Document, remarks: "Suppressions") -> None:
        """Say which remarks did nothing, and take them out of a file where that is asked."""
        given = (("notes", self.evidence), ("parents", self.parents))
        missing = [beside for beside, texts in given if not texts]
        unseen = {rule.code for rule in RULES if rule.beside in missing}
        if self.mends:
            count = remarks.take_out_idle(self.config, unseen, lambda text: _replace(document, text))
            if count:
                complain(f"{document.name}: took out {so_many(count, 'remark')} that did nothing.")
        for complaint in remarks.complaints(self.config, unseen):
            complain(complaint)

    def _checked(self, document: Document, number: int, source: str, remarks: "Suppressions | None" = None) -> Checked:
        okrs = document.sets[number]
        report = check(okrs, source=source, evidence=self.evidence, parents=self.parents, config=self.config)
        found = Checked(report, document, number)
        if remarks is not None:
            found = remarks.apply(found)
        return found if self.known is None else self.known.apply(found)


def _replace(document: Document, text: str) -> bool:
    """Write a file anew where the text says the very same OKRs and the file is still what was read of it."""
    try:
        data = Path(document.name).read_bytes()
        says_the_same = formats.read_document(text, document.name, document.form).sets == document.sets
    except (OSError, PlumbError):
        return False
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    if not says_the_same or data != mark + document.text.encode():
        return False
    write_file(document.name, mark + text.encode())
    return True


def _remarks(document: Document, config: Config) -> "Suppressions | None":
    """Give the remarks of a document where it may hold some: most hold none and need not load what reads them."""
    if "okr:" not in document.text.lower():
        return None
    from assistant.checker.suppressions import Suppressions

    return Suppressions(document, rules_of(config))


def _placed(sentence: str, place: str) -> str:
    return sentence if sentence.startswith(place) else f"{place}{sentence}"


def _evidence(name: str, config: Config) -> Evidence:
    from assistant.evidence.extract import extract

    return extract(read_text(name), as_of=date.today(), document=name, fiscal_start=config.fiscal_year_start)
