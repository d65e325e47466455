"""Makes a draft for a request, and stores it before it is handed out."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from api import audited
from api.bodies import DraftBody
from api.briefs import brief, pasted
from api.caller import Caller
from api.chosen import Chosen
from api.kept import keep
from api.leases import Leases
from api.metrics import Metrics
from api.parts import Parts
from api.priced import priced
from api.search import LibrarySearch
from api.turns import Turns
from api.warned import NOT_KEPT, NOT_STORED, WORDS_ONLY, warned
from assistant.checker.house_style import read_config
from assistant.drafter.brief import Brief, Draft, Note, Search
from assistant.drafter.draft import draft
from assistant.drafter.listening import Event, Listener, Stopped
from assistant.drafter.record import draft_json
from assistant.errors import PlumbError, UnknownName
from assistant.formats import read_record

if TYPE_CHECKING:
    from api.store.jobs import State
    from assistant.drafter.model import Model

_AT_ONCE = 64  # drafts; most of their time they wait for a model
DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Order:
    """A draft that was asked for, with everything of the request looked up; `id` is the one the draft will have."""

    id: str
    caller: Caller
    brief: Brief
    search: LibrarySearch
    documents: tuple[str, ...] | None
    model: "Model | None"
    fallback: bool
    keeps: bool
    begun: float = field(default_factory=monotonic)

    @property
    def searched(self) -> Search:
        """What the draft may search."""
        return self.search if self.documents is None else Chosen(self.search, self.documents)


class Drafting:
    """Drafts in threads of its own, so that a draft that waits for a model keeps no other request waiting."""

    def __init__(self, parts: Parts, metrics: Metrics) -> None:
        self._parts, self._metrics = parts, metrics
        self._leases = Leases(parts.jobs)
        self._making = Lock()
        self._threads: ThreadPoolExecutor | None = None
        self._turns = Turns()

    @property
    def threads(self) -> ThreadPoolExecutor:
        """The threads that draft, made when the first draft is asked for."""
        with self._making:
            if self._threads is None:
                self._threads = ThreadPoolExecutor(_AT_ONCE, "drafting")
            return self._threads

    def arriving(self) -> AbstractContextManager[None]:
        """Give what a request is in until its draft is accepted."""
        return self._turns.arriving()

    def order(self, body: DraftBody, caller: Caller) -> Order:
        """Look up what a request names, before any work is done.

        Raises UnknownName, BadSetting or UnreadableInput for what cannot be drafted, Unavailable for a library that
        cannot be opened.
        """
        asked = brief(
            _notes(body),
            as_of=body.as_of,
            role=body.role,
            phase=body.phase,
            team_kind=body.team_kind,
            cycle=body.cycle,
            okrs=None if body.okrs is None else read_record(body.okrs, "okrs"),
            config=read_config(body.config, "config"),
        )
        model = self._parts.model(body.model)
        search = self._parts.search(caller.workspace)
        for name in body.documents or ():
            if not search.holds(name):
                raise UnknownName(f"documents: the library holds no document {name!r}; GET /v1/documents lists them.")
        if body.keep:
            self._parts.library()
        documents = None if body.documents is None else tuple(dict.fromkeys(body.documents))
        return Order(str(uuid4()), caller, asked, search, documents, model, body.fallback, body.keep)

    def accept(self, order: Order) -> None:
        """Write down that a draft is asked for, so that whoever looks for it from now on finds how it stands."""
        with suppress(PlumbError):  # without a job the draft is made all the same
            self._parts.jobs().begin(order.caller.workspace, order.id, DRAFT)

    def make(self, order: Order, listener: Listener) -> dict[str, Any]:
        """Draft, keep the notes where that is asked for, store the draft and give it as it is handed out.

        Raises ModelFault where the order forbids the offline drafter, and Stopped.
        """
        workspace = order.caller.workspace
        self._leases.hold(workspace, order.id, listener, order.begun)
        try:
            made = priced(self._drafted(order, listener), self._parts.model_price)
        except BaseException as error:
            self._end(order, error)
            raise
        try:
            return self._handed_out(order, warned(made, WORDS_ONLY, order.search.notice))
        finally:
            self._leases.leave(workspace, order.id)

    def _handed_out(self, order: Order, made: Draft) -> dict[str, Any]:
        """Keep the notes and store the draft; what fails here is told, for nobody wants to pay for a draft twice."""
        if order.keeps:
            made = self._kept(made, order.caller)
        record = draft_json(made)
        try:
            self._parts.drafts().put(order.caller.workspace, record, audited.draft_made(order.caller, record))
        except PlumbError as error:
            self._end(order, error)
            record = draft_json(warned(made, NOT_STORED, f"The draft was not stored; keep this answer: {error}"))
        self._metrics.draft(record)
        return record

    def _drafted(self, order: Order, listener: Listener) -> Draft:
        """Draft in turn with others: everybody's facts first, for people look at these while the rest is made."""
        with self._turns.turn() as turn:
            listener.refuse_stopped()

            def hear(event: Event, data: object) -> None:
                listener.tell(event, data)
                if event == "facts" and order.model is None:
                    turn.yield_to_first()
                elif event == "facts":
                    turn.leave()  # a model is waited for from here on

            return draft(
                order.brief,
                order.searched,
                order.model,
                fallback=order.fallback,
                listener=listener.heard_by(hear),
                id=order.id,
            )

    def close(self) -> None:
        """Stop the drafts that are still being made; they are told as interrupted."""
        self._leases.close()
        with self._making:
            threads, self._threads = self._threads, None
        if threads is not None:
            threads.shutdown(wait=True, cancel_futures=True)

    def _end(self, order: Order, error: BaseException) -> None:
        """Write down that a job ended without a draft in the store."""
        workspace = order.caller.workspace
        self._leases.leave(workspace, order.id)
        state: State = "interrupted" if isinstance(error, Stopped) else "failed"
        code = error.code if isinstance(error, PlumbError) else "internal_error"
        with suppress(PlumbError):  # then its lease runs out
            self._parts.jobs().end(workspace, order.id, state, None if state == "interrupted" else code)

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
