"""What a message asks for: the words to read, the brief to draft from, and edits that are known already."""

from dataclasses import dataclass
from typing import Any

from api.bodies import MessageBody
from api.briefs import brief
from api.faults import Faults
from api.problems import Problem
from assistant.checker.config import Config
from assistant.checker.house_style import read_config
from assistant.drafter.brief import Brief, Draft, Note
from assistant.formats import read_record
from assistant.revision import Edit, edited

_PASTED = "notes"


@dataclass(frozen=True, slots=True)
class Wish:
    """`text` is what a person would read; `note` holds the words that are to be understood, none where it is all known.

    `brief` is that of the draft where nothing of it is other.
    """

    text: str
    note: Note
    brief: Brief
    edits: tuple[Edit, ...] | None = None


def wish(number: int, body: MessageBody, before: Draft | None, faults: Faults) -> Wish:
    """Read a message that is said of a draft, or is the first.

    Raises Problem where it asks for nothing, Unusable with all that cannot be drafted from, here and in `faults`.
    """
    name = f"message-{number}"
    if before is None:
        return _first(name, body, faults)
    if body.okrs is not None:
        return _edited(name, body, before, faults)
    larger = _larger(body, before.brief, faults)
    if body.text is None and larger == before.brief:
        raise _refused("The draft stands so already; send text, notes, edited okrs or another setting.")
    text = _told(body) if body.text is None else body.text
    return Wish(text, Note(name, body.text or ""), larger)


def _first(name: str, body: MessageBody, faults: Faults) -> Wish:
    if body.text is None and not body.notes:
        raise _refused("There is no draft yet; send text or notes to draft from.")
    notes = [Note(note.id, note.text) for note in body.notes]
    if body.text is not None:
        pasted = name if any(note.document == _PASTED for note in notes) else _PASTED
        notes = [Note(pasted, body.text), *notes]
    okrs, config = None, Config()
    with faults.of("okrs"):
        okrs = None if body.okrs is None else read_record(body.okrs, "okrs")
    with faults.of("config"):
        config = read_config(body.config or {}, "config")
    made = brief(
        notes,
        as_of=body.as_of,
        role=body.role or "pm",
        phase=body.phase,
        team_kind=body.team_kind,
        cycle=body.cycle,
        okrs=okrs,
        config=config,
        faults=faults,
    )
    return Wish(_told(body) if body.text is None else body.text, Note(name, ""), made)


def _edited(name: str, body: MessageBody, before: Draft, faults: Faults) -> Wish:
    if body.text is not None or body.notes or body.settings:
        raise _refused("Send edited okrs alone; say what else you want in the next message.")
    edits, sentence = tuple[Edit, ...](), ""
    with faults.of("okrs"):
        edits, sentence = edited(before.okrs, read_record(body.okrs or {}, "okrs"), name)
    faults.refuse()
    if not edits:
        raise _refused("The edited okrs are those of the current version; change something in them.")
    return Wish(sentence, Note(name, sentence), before.brief, edits)


def _larger(body: MessageBody, current: Brief, faults: Faults) -> Brief:
    """Give the brief with what a message brings; a note of a name that is there takes its place."""
    config = current.config
    with faults.of("config"):
        config = current.config if body.config is None else read_config(body.config, "config")
    texts = {note.document: note.text for note in current.notes} | {note.id: note.text for note in body.notes}
    return brief(
        (Note(name, text) for name, text in texts.items()),
        as_of=body.as_of or current.as_of,
        role=body.role or current.role,
        phase=body.phase or current.phase,
        team_kind=body.team_kind or current.team_kind,
        cycle=body.cycle or current.cycle,
        okrs=current.okrs,
        config=config,
        faults=faults,
    )


def _told(body: MessageBody) -> str:
    """Say in words what a message without words asks for."""
    names = ", ".join(note.id for note in body.notes)
    parts = [f"Notes: {names}"] if names else []
    settings: dict[str, Any] = body.settings
    parts += [f"{name.replace('_', ' ').capitalize()}: {value}" for name, value in settings.items() if name != "config"]
    if "config" in settings:
        parts.append("Another house style")
    return "; ".join(parts)


def _refused(sentence: str) -> Problem:
    return Problem(422, "invalid_request", sentence)
