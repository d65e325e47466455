"""What the remarks of one file keep out of its reports, and which of them keep nothing out."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from assistant.checker.checked import Checked, Suppressed, leave_out
from assistant.checker.config import Config
from assistant.checker.finding import Finding
from assistant.checker.remark import About, Remark, read_remarks, without
from assistant.checker.rule import Rule
from assistant.checker.rule_codes import nearest_rule
from assistant.checker.rules import RULES
from assistant.formats.document import Document


class Suppressions:
    """The remarks of one document, and which of them have kept something out so far."""

    def __init__(self, document: Document, rules: Sequence[Rule] = RULES) -> None:
        self._name = "standard input" if document.name == "-" else document.name
        self._names = {rule.code: rule.name for rule in rules}
        self._text = document.text
        self._remarks = list(read_remarks(document, {rule.name: rule.code for rule in rules}))
        self._about: dict[About | None, list[Remark]] = {}
        for remark in self._remarks:
            for about in (None,) if remark.about is None else remark.about:
                self._about.setdefault(about, []).append(remark)

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

    def _on(self, number: int, finding: Finding) -> Iterator[Remark]:
        key = None if finding.objective is None else (finding.objective, finding.key_result)
        for about in ((number, key), None):
            yield from (remark for remark in self._about.get(about, ()) if remark.reason)

    def complaints(self, config: Config, unseen: Collection[str] = ()) -> Iterator[str]:
        """Say which remarks did nothing, once all sets were checked.

        Rules that `config` leaves out are passed over, and those in `unseen`, which this check could not look for.
        """
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
                idle = [code for code in remark.codes if code not in unseen and self._is_idle(remark, code, config)]
                whole = len(idle) == len(remark.codes)
                yield from (self._idle(where, code, whole) for code in idle)

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
            and not any(code in unseen or code not in self._names for code in remark.codes)
            and all(config.hears(code) and code not in remark.used for code in remark.codes)
        ]
        text = self._text
        for remark in sorted(idle, key=lambda one: one.start, reverse=True):
            text = without(text, remark)
        if not idle or not write(text):
            return 0
        self._remarks = [remark for remark in self._remarks if remark not in idle]
        return len(idle)

    def _is_idle(self, remark: Remark, code: str, config: Config) -> bool:
        return code not in remark.used and (code not in self._names or config.hears(code))

    def _idle(self, where: str, code: str, whole: bool) -> str:
        if code in self._names:
            taken = "the remark out" if whole else f"{code} out of the remark"
            return f"{where}: nothing breaks {code} here; take {taken}."
        near = nearest_rule(code, self._names)
        hint = f"; did you mean {near!r}?" if near else "."
        return f"{where}: the remark names {code[:80]!r}, which is no rule{hint}"
