"""Makes a draft for a request, and stores it before it is handed out."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from api import audited
from api.bench import DRAFT, Bench, Task
from api.bodies import DraftBody
from api.briefs import brief, pasted
from api.caller import Caller
from api.faults import Faults
from api.kept import keep
from api.means import Means, means
from api.metrics import Metrics
from api.parts import Parts
from api.warned import NOT_KEPT, NOT_STORED, warned
from assistant.checker.config import Config
from assistant.checker.house_style import read_config
from assistant.drafter.brief import Brief, Draft, Note
from assistant.drafter.draft import draft
from assistant.drafter.listening import Listener
from assistant.drafter.record import draft_json
from assistant.errors import PlumbError
from assistant.formats import read_record


@dataclass(frozen=True, slots=True)
class Order:
    """A draft that was asked for, with everything of the request looked up; the task's id is the one it will have."""

    task: Task
    caller: Caller
    brief: Brief
    means: Means
    keeps: bool

    @property
    def id(self) -> str:
        """The id that the draft will have."""
        return self.task.id


class Drafting:
    """Makes drafts for requests, at a bench."""

    def __init__(self, parts: Parts, metrics: Metrics, bench: Bench) -> None:
        self._parts, self._metrics, self.bench = parts, metrics, bench

    def order(self, body: DraftBody, caller: Caller) -> Order:
        """Look up what a request names, before any work is done.

        Raises Unusable with all that cannot be drafted from, Unavailable for a library that cannot be opened.
        """
        faults = Faults()
        found = means(self._parts, body, caller, faults)
        okrs, config = None, Config()
        with faults.of("okrs"):
            okrs = None if body.okrs is None else read_record(body.okrs, "okrs")
        with faults.of("config"):
            config = read_config(body.config, "config")
        asked = brief(
            _notes(body),
            as_of=body.as_of,
            role=body.role,
            phase=body.phase,
            team_kind=body.team_kind,
            cycle=body.cycle,
            okrs=okrs,
            config=config,
            faults=faults,
        )
        if body.keep:
            self._parts.library()
        return Order(Task(caller.workspace), caller, asked, found, body.keep)

    def accept(self, order: Order) -> None:
        """Write down that a draft is asked for, so that whoever looks for it from now on finds how it stands."""
        with suppress(PlumbError):  # without a job the draft is made all the same
            self._parts.jobs().begin(order.task.workspace, order.task.id, DRAFT)

    def make(self, order: Order, listener: Listener) -> dict[str, Any]:
        """Draft, keep the notes where that is asked for, store the draft and give it as it is handed out.

        Raises ModelFault where the order forbids the offline drafter, and Stopped.
        """
        with self.bench.held(order.task, listener):
            return self._handed_out(order, order.means.told(self._drafted(order, listener)))

    def _handed_out(self, order: Order, made: Draft) -> dict[str, Any]:
        """Keep the notes and store the draft; what fails here is told, for nobody wants to pay for a draft twice."""
        if order.keeps:
            made = self._kept(made, order.caller)
        record = draft_json(made)
        try:
            self._parts.drafts().put(order.caller.workspace, record, audited.draft_made(order.caller, record))
        except PlumbError as error:
            self.bench.end(order.task, error)
            record = draft_json(warned(made, NOT_STORED, f"The draft was not stored; keep this answer: {error}"))
        self._metrics.draft(record)
        return record

    def _drafted(self, order: Order, listener: Listener) -> Draft:
        with self.bench.turn(listener, waits=order.means.model is not None) as hearing:
            return draft(
                order.brief,
                order.means.search,
                order.means.model,
                fallback=order.means.fallback,
                listener=hearing,
                id=order.task.id,
            )

    def _kept(self, made: Draft, caller: Caller) -> Draft:
        """Keep the notes; where that fails the draft is still handed over, for nobody wants to pay for it twice."""
        try:
            library = self._parts.library()
            keep(library, made.brief.notes, caller.workspace)
            kept = library.documents(caller.workspace, {note.document for note in made.brief.notes})
            self._parts.audit().add(audited.documents_added(caller, kept))
        except PlumbError as error:
            return warned(made, NOT_KEPT, f"The notes were not kept: {error}")
        return made


def _notes(body: DraftBody) -> list[Note]:
    if isinstance(body.notes, str):
        return [pasted(body.notes, body.keep)]
    return [Note(note.id, note.text) for note in body.notes]
