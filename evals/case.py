"""A case of a dataset: what is drafted or judged, and what a good draft of it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from assistant.drafter.brief import Note
from assistant.okr import OkrSet
from retrieval.passage import SourceDocument


@dataclass(frozen=True, slots=True)
class Case:
    """Notes to draft from, or OKRs to judge; both, where the OKRs were drafted from the notes.

    `gold` holds the labels as the file has them. `parked` comes with a draft that is judged.
    """

    id: str
    notes: tuple[Note, ...] = ()
    role: str | None = None
    phase: str | None = None
    team_kind: str | None = None
    cycle: str | None = None
    as_of: date | None = None
    documents: tuple[SourceDocument, ...] = ()
    gold: Mapping[str, Any] = field(default_factory=dict)
    okrs: OkrSet | None = None
    parked: tuple[Mapping[str, Any], ...] | None = None
    tags: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The first note's text."""
        return self.notes[0].text if self.notes else ""
