"""Remarks in an OKR file that keep findings out of its report: `# okr: ignore KR003 -- agreed with the data team`.

A remark behind a sentence, or behind a field below it, is about that sentence. One on a line of its own is about the
next sentence, and above a set's first sentence about the set as well. `ignore-file` is about the whole file. In
Markdown it stands in a comment: `<!-- okr: ignore KR003 -- agreed -->`. JSON and CSV have no remarks.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.checker.checked import Checked, Suppressed, leave_out
from assistant.checker.config import Config
from assistant.checker.finding import Finding
from assistant.checker.rule import Rule
from assistant.checker.rules import RULES
from assistant.formats.document import Document, Key

_REMARK = re.compile(
    r"(?:(?<!\S)#|<!--)[ \t]*okr:[ \t]*ignore(-file)?\b[ \t:]*((?:(?!-->)[^\r\n])*)(?:-->)?", re.IGNORECASE
)
_LINE_END = re.compile(r"\r\n?|\n")
_FORMS = ("yaml", "markdown", "text")

About = tuple[int, Key | None]


@dataclass(slots=True)
class _Remark:
    """One remark, and the codes for which it has kept something out; `line` counts from 1, [start, end) in the text."""

    line: int
    codes: tuple[str, ...]
    reason: str
    start: int
    end: int
    used: set[str] = field(default_factory=set)


class Suppressions:
    """The remarks of one document, and which of them have kept something out so far."""

    def __init__(self, document: Document, rules: Sequence[Rule] = RULES) -> None:
        self._name = "standard input" if document.name == "-" else document.name
        self._codes = {rule.code: rule.name for rule in rules}
        self._text = document.text
        self._remarks: list[_Remark] = []
        self._about: dict[About | None, list[_Remark]] = {}
        if document.form in _FORMS:
            for remark, about in _read(document, {name: code for code, name in self._codes.items()}):
                self._remarks.append(remark)
                for one in about:
                    self._about.setdefault(one, []).append(remark)

    def apply(self, checked: Checked) -> Checked:
        """Take the findings that remarks are about out of a report, and keep them with their reasons."""
        suppressed = []
        for finding in checked.report.findings if self._remarks else ():
            by = [remark for remark in self._on(checked.number, finding) if finding.code in remark.codes]
            for remark in by:
                remark.used.add(finding.code)
            if by:
                suppressed.append(Suppressed(finding, by[0].reason))
        if not suppressed:
            return checked
        rest = leave_out(checked, frozenset(one.finding for one in suppressed))
        return replace(rest, suppressed=(*checked.suppressed, *suppressed))

    def _on(self, number: int, finding: Finding) -> Iterator[_Remark]:
        key = None if finding.objective is None else (finding.objective, finding.key_result)
        for about in ((number, key), None):
            yield from (remark for remark in self._about.get(about, ()) if remark.reason)

    def complaints(self, config: Config) -> Iterator[str]:
        """Say which remarks did nothing, once all sets were checked. Rules that `config` leaves out are passed over."""
        for remark in self._remarks:
            where = f"{self._name}:{remark.line}"
            if not remark.codes:
                yield f"{where}: the remark names no rule; write # okr: ignore KR003 -- <reason>."
            elif not remark.reason:
                yield (
                    f"{where}: the remark on {', '.join(remark.codes)} gives no reason and is not followed;"
                    " add one behind --."
                )
            else:
                idle = [code for code in remark.codes if self._is_idle(remark, code, config)]
                yield from (_idle(where, code, self._codes) for code in idle)

    def take_out_idle(self, config: Config, unseen: Collection[str], write: Callable[[str], bool]) -> int:
        """Have the text written without remarks that kept nothing out, once all sets were checked; give their number.

        A remark is taken out whole or not at all, and never where a rule is off or in `unseen`, those this check could
        not look for. `write` says whether it did; where it did not, the remarks stay and are complained of.
        """
        idle = [
            remark
            for remark in self._remarks
            if remark.codes
            and remark.reason
            and not any(code in unseen or code not in self._codes for code in remark.codes)
            and all(config.hears(code) and code not in remark.used for code in remark.codes)
        ]
        text = self._text
        for remark in sorted(idle, key=lambda one: one.start, reverse=True):
            text = _without(text, remark.start, remark.end)
        if not idle or not write(text):
            return 0
        self._remarks = [remark for remark in self._remarks if remark not in idle]
        return len(idle)

    def _is_idle(self, remark: _Remark, code: str, config: Config) -> bool:
        return code not in remark.used and (code not in self._codes or config.hears(code))


def _without(text: str, start: int, end: int) -> str:
    """Take a piece out, with the blanks before it, and with its line where nothing else stands there."""
    before = text[:start].rstrip(" \t")
    line_end = _LINE_END.match(text, end)
    is_alone = not before or before[-1] in "\r\n"
    return before + text[line_end.end() if is_alone and line_end else end :]


def _read(document: Document, codes_by_name: Mapping[str, str]) -> Iterator[tuple[_Remark, tuple[About | None, ...]]]:
    """Give each remark and what it is about: sentences, sets, or null for the whole file."""
    known = frozenset(codes_by_name.values())
    sentences = sorted(
        ((line, number, key) for number in range(len(document.sets)) for line, _, key in document.lines_of(number)),
        key=lambda one: one[0],
    )
    lines = [line for line, _, _ in sentences]
    starts = [0, *(found.end() for found in _LINE_END.finditer(document.text))]
    for match in _REMARK.finditer(document.text):
        if document.form == "yaml" and match[0].startswith("<"):
            continue
        at = bisect_right(starts, match.start())
        said, _, reason = re.sub("[–—]", "--", match[2], count=1).partition("--")
        named = (word for word in re.split(r"[\s,]+", said) if word)
        codes = (word.upper() if word.upper() in known else codes_by_name.get(word.lower(), word) for word in named)
        line = document.first_line + at - 1
        remark = _Remark(line, tuple(dict.fromkeys(codes)), reason.strip(), *match.span())
        if match[1]:
            yield remark, (None,)
            continue
        is_alone = not document.text[starts[at - 1] : match.start()].strip()
        yield remark, _about(sentences, bisect_right(lines, line), is_alone)


def _about(sentences: list[tuple[int, int, Key]], below: int, is_alone: bool) -> tuple[About, ...]:
    """Find the sentence a remark is about: the one it stands behind, else the next one, with its set if that is new."""
    if not is_alone and below:
        return (sentences[below - 1][1:],)
    if below == len(sentences):
        return ()
    _, number, key = sentences[below]
    is_first = below == 0 or sentences[below - 1][1] != number
    return ((number, key), (number, None)) if is_first else ((number, key),)


def _idle(where: str, code: str, known: Mapping[str, str]) -> str:
    if code in known:
        return f"{where}: nothing breaks {code} here; take the remark out."
    from difflib import get_close_matches

    near = get_close_matches(code.upper(), known, 1) or get_close_matches(code.lower(), known.values(), 1)
    return f"{where}: the remark names {code[:80]!r}, which is no rule{f'; did you mean {near[0]}?' if near else '.'}"
