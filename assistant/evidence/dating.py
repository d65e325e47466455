"""Dating: each target gets its date: in its sentence, by "same date", by "all of it by", in the answer to "by when"."""

from dataclasses import dataclass
from datetime import date

from assistant.evidence.cues import Cue
from assistant.evidence.events import Event
from assistant.evidence.statements import Statement
from assistant.language.words import words

Due = tuple[date | None, str]
_SHORT = 14
_NEAR = 3


@dataclass
class Dates:
    """The date named last, and the one that holds for every target without its own."""

    latest: Due | None = None
    shared: Due | None = None

    def give(
        self, statement: Statement, touched: list[Event], recent: list[Event], marks: list[Cue], turn: int
    ) -> None:
        """Take the dates of a statement and give them to its targets, or to the one it speaks of."""
        targets = [event for event in touched if event.role == "target"]
        near = [event for event in recent if event.role == "target" and turn - event.turn <= _NEAR][-1:]
        named = [d for d in statement.deadlines if d.led or targets or not touched]
        brief = bool(named) or len(words(statement.text)) <= _SHORT // 2
        every = brief and any(cue.kind == "all_dates" for cue in marks)
        if named and not every:
            self.latest = (named[-1].due, named[-1].text)
            for event in targets:
                nearest = min(named, key=lambda d: (abs(d.start - event.end), d.start))
                event.due, event.due_text = nearest.due, nearest.text
            if not targets and len(words(statement.text)) <= (_SHORT if named[-1].led else _SHORT // 2):
                _set(near, self.latest)
        if every:
            self.shared = (named[-1].due, named[-1].text) if named else self.latest or self.shared
        if self.latest is not None and any(cue.kind == "same_date" for cue in marks):
            _set(targets or near, self.latest)


def _set(events: list[Event], due: Due) -> None:
    for event in events:
        if event.due_text is None:
            event.due, event.due_text = due
