"""Answers messages of a conversation: the first is drafted from, those that follow revise the draft."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from api import audited
from api.answering import answered, unstored
from api.bench import DRAFT, Bench, Task, ended
from api.bodies import MessageBody
from api.caller import Caller
from api.faults import Faults
from api.means import Means, means
from api.message import Wish, wish
from api.metrics import Metrics
from api.parts import Parts
from api.problems import Problem
from api.shown import Way, shown
from api.store.conversation import Answer, Busy, Conversation, Missing, NoVersion, Said, SaidAgain
from api.warned import NOT_STORED, warned
from assistant.drafter.brief import Draft
from assistant.drafter.draft import draft
from assistant.drafter.listening import Listener
from assistant.drafter.quoting import one_line
from assistant.drafter.record import draft_json
from assistant.drafter.recorded import read_draft
from assistant.errors import PlumbError
from assistant.record import to_json
from assistant.revision import Revised, changes, fixable, read_edits, revise
from assistant.revision.telling import drafted


@dataclass(frozen=True, slots=True)
class Turn:
    """A message that was sent, with everything of the request looked up: what it is said of, and what it asks for."""

    task: Task
    caller: Caller
    conversation: Conversation
    before: Draft | None
    wish: Wish
    said: Said
    means: Means

    @property
    def accepted(self) -> dict[str, Any]:
        """What a client is told before the work begins."""
        return _accepted(self.task.id, self.conversation.id, self.said.number)


class Conversing:
    """Answers messages, at the bench where drafts are made."""

    def __init__(self, parts: Parts, metrics: Metrics, bench: Bench) -> None:
        self._parts, self._metrics, self.bench = parts, metrics, bench

    def turn(self, id: str, body: MessageBody, caller: Caller, made: str | None = None) -> Turn:
        """Look up what a message is said of and what it names, before any work is done.

        `made` is the id that its draft will have, where that is known already.
        Raises Problem for a conversation that is not there or busy, and for a message that says nothing new;
        Unusable with all that cannot be drafted from; Unavailable.
        """
        conversation = self._parts.conversations().get(caller.workspace, id)
        if conversation is None:
            raise not_found()
        if any(message.state == "running" for message in conversation.messages):
            raise busy()
        if body.version is not None and body.version != conversation.current:
            raise _left(conversation)
        number = len(conversation.messages) + 1
        if body.retry:
            number, body = _again(conversation, body)
        version = conversation.version(conversation.current)
        record = None if version is None else self._parts.drafts().get(caller.workspace, version.draft)
        before = None if record is None else read_draft(record)
        faults = Faults()
        found = means(self._parts, body, caller, faults)
        asked = wish(number, body, before, faults)
        task = Task(caller.workspace) if made is None else Task(caller.workspace, made)
        kept = body.model_dump(mode="json", exclude={"retry", "version"})
        of = None if before is None else conversation.current
        said = Said(number, asked.text, of, task.id, kept, _title(asked))
        return Turn(task, caller, conversation, before, asked, said, found)

    def accept(self, turn: Turn) -> None:
        """Write down that a message is being answered. Raises Problem where another one is, and Unavailable."""
        try:
            self._parts.conversations().say(turn.task.workspace, turn.conversation.id, turn.said, DRAFT)
        except Busy:
            raise busy() from None
        except Missing:
            raise not_found() from None

    def make(self, turn: Turn, listener: Listener) -> dict[str, Any]:
        """Draft or revise, store the answer and give it as it is handed out.

        Raises ModelFault where the message forbids the offline drafter, Stopped, and Problem where the conversation was
        removed meanwhile, the version to go back to was, or the message was sent again.
        """
        with self.bench.held(turn.task, listener):
            try:
                return self._handed_out(turn, *self._revised(turn, listener))
            except BaseException as error:
                self._failed(turn, error)
                raise

    def _revised(self, turn: Turn, listener: Listener) -> tuple[Revised, Draft | None]:
        """Give what comes of a message, and the draft that it made."""
        with self.bench.turn(listener, waits=turn.means.model is not None) as hearing:
            asked, how = turn.wish, turn.means
            if turn.before is None:
                made = draft(
                    asked.brief, how.search, how.model, fallback=how.fallback, listener=hearing, id=turn.task.id
                )
                return Revised(drafted(made), made), how.told(made)
            version = turn.conversation.version(turn.said.version)
            revised = revise(
                turn.before,
                asked.note,
                how.search,
                how.model,
                kept=read_edits(version.edits) if version is not None else (),
                edits=asked.edits,
                brief=None if asked.brief == turn.before.brief else asked.brief,
                listener=hearing,
                id=turn.task.id,
                fallback=how.fallback,
            )
            return revised, None if revised.draft is None else how.told(revised.draft)

    def _handed_out(self, turn: Turn, revised: Revised, made: Draft | None) -> dict[str, Any]:
        """Store the answer; a draft that cannot be stored is handed out all the same."""
        answer = _answer(turn, revised, made)
        conversations, workspace = self._parts.conversations(), turn.task.workspace
        acts = [audited.message_answered(turn.caller, turn.conversation.id, turn.said.number, answer)]
        if answer.draft is not None:
            acts.append(audited.draft_made(turn.caller, answer.draft))
            self._metrics.draft(answer.draft)
        try:
            after = conversations.answer(workspace, turn.conversation.id, turn.said, answer, *acts)
        except NoVersion:
            raise no_version("The version to go back to was removed meanwhile") from None
        except SaidAgain:
            raise Problem(
                409, "said_again", "The message was sent again meanwhile; the conversation shows the answer to that."
            ) from None
        except Missing:
            raise not_found() from None
        except PlumbError as error:
            if made is None:
                raise
            self._failed(turn, error)
            self.bench.end(turn.task, error)
            told = f"The draft was not stored; keep this answer: {error}"
            return unstored(
                turn.conversation, turn.said, answer, draft_json(warned(made, NOT_STORED, told)), error.code
            )
        return self._given(workspace, after, turn.said.made)

    def earlier(self, workspace: str, made: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """Give what was told of the message that asked for a draft of this id, at once and as its answer.

        Raises Missing where its conversation was removed since.
        """
        conversation = self._parts.conversations().holding(workspace, made)
        told = self._given(workspace, conversation, made)
        return _accepted(made, conversation.id, told["message"]["number"] - 1), told

    def _given(self, workspace: str, conversation: Conversation, made: str) -> dict[str, Any]:
        asked, answer = (message for message in conversation.messages if message.made == made)
        version = conversation.version(asked.version if answer.version is None else answer.version)
        record = None if version is None else self._parts.drafts().get(workspace, version.draft)
        return answered(conversation, answer, version, record)

    def _failed(self, turn: Turn, error: BaseException) -> None:
        state, code = ended(error)
        with suppress(PlumbError):  # then it is told as its job is
            self._parts.conversations().fail(turn.task.workspace, turn.conversation.id, turn.said, state, code)


def _accepted(made: str, conversation: str, number: int) -> dict[str, Any]:
    return {"id": made, "conversation": conversation, "message": number}


def _title(asked: Wish) -> str:
    """Give the first line of the notes, without the marks of a heading or list."""
    lines = (one_line(line.lstrip("#>-+*= ")) for note in asked.brief.notes for line in note.text.splitlines())
    return next(filter(None, lines), "")


def _answer(turn: Turn, revised: Revised, made: Draft | None) -> Answer:
    if revised.back_to is not None:
        return _back(turn, revised.back_to)
    if made is None:
        return Answer(revised.text, code=revised.fault)
    before = turn.before
    return Answer(
        revised.text,
        draft_json(made),
        to_json(revised.kept),
        [] if before is None else to_json(changes(before.okrs, made.okrs)),
        _fixes(made),
        code=revised.fault,
    )


def _fixes(made: Draft) -> list[dict[str, Any]]:
    return [dict(zip(("code", "objective", "key_result"), fix, strict=True)) for fix in fixable(made)]


_NOTHING: Mapping[Way, str] = {
    "before": "This is the first version; there is nothing to undo.",
    "after": "Nothing was undone; there is nothing to do again.",
}


def _back(turn: Turn, to: int | Way) -> Answer:
    """Go to a version, or say why not."""
    conversation = turn.conversation
    if not isinstance(to, int):
        number = shown(conversation, to)
        return Answer(_NOTHING[to]) if number is None else Answer(f"Back to version {number}.", back_to=number)
    if conversation.version(to) is None:
        there = ", ".join(str(one.number) for one in conversation.versions)
        return Answer(f"There is no version {to}; there is {there}.")
    if to == turn.said.version:
        return Answer(f"This is version {to}.")
    return Answer(f"Back to version {to}.", back_to=to)


def _again(conversation: Conversation, body: MessageBody) -> tuple[int, MessageBody]:
    """Give the number of the last message, which was not answered, and what it asked for."""
    last = conversation.messages[-1] if conversation.messages else None
    if last is None or last.body is None or last.state not in ("failed", "interrupted"):
        raise Problem(409, "nothing_to_retry", "The last message was answered; send a new one.")
    asked: Mapping[str, Any] = {**last.body, "fallback": body.fallback}
    again = MessageBody.model_validate({**asked, "retry": False})
    return last.number, again.model_copy(
        update={name: value for name in ("model", "documents") if (value := getattr(body, name)) is not None}
    )


def busy() -> Problem:
    """Make the answer to a message that comes while another one is answered."""
    return Problem(
        409,
        "busy",
        "Another message of this conversation is being answered; send this one when that is done.",
        headers={"Retry-After": "1"},
    )


def _left(conversation: Conversation) -> Problem:
    """Make the answer to a message that is said of a version which is the current one no more."""
    now = "there is none" if conversation.current is None else f"it is version {conversation.current}"
    said = f"The version that this is said of is not the current one any more, {now}; look at it, and say this again."
    return Problem(409, "version_left", said)


def not_found() -> Problem:
    """Make the answer where there is no such conversation."""
    return Problem(404, "not_found", "There is no conversation of this id; GET /v1/conversations lists them.")


def no_version(what: str) -> Problem:
    """Make the answer where a conversation has no such version; `what` says which one is meant."""
    return Problem(404, "no_such_version", f"{what}; the conversation's `versions` lists those there are.")
