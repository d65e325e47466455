"""A brief out of what people and programs send: every word checked before any work is done."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from api.faults import Faults
from assistant.checker.config import Config
from assistant.drafter.brief import Brief, Note
from assistant.drafter.sheets import sheet
from assistant.language.cycles import Cycle
from assistant.okr import OkrSet


def brief(
    notes: Iterable[Note],
    *,
    as_of: date | None,
    role: str,
    phase: str | None,
    team_kind: str | None,
    cycle: str | None,
    okrs: OkrSet | None,
    config: Config,
    faults: Faults | None = None,
) -> Brief:
    """Make a brief; `as_of` None is today. Raises Unusable, with all that is wrong here and in `faults`."""
    faults = faults or Faults()
    with faults.of("role"):
        role = sheet("role", role).name
    with faults.of("phase"):
        phase = None if phase is None else sheet("phase", phase).name
    with faults.of("team_kind"):
        team_kind = None if team_kind is None else sheet("team_kind", team_kind).name
    with faults.of("cycle"):
        cycle = None if cycle is None else Cycle.parse(cycle).name
    faults.refuse()
    return Brief(
        notes=tuple(notes),
        as_of=as_of or date.today(),
        role=role,
        phase=phase,
        team_kind=team_kind,
        cycle=cycle,
        okrs=okrs,
        config=config,
    )


def pasted(text: str, keep: bool) -> Note:
    """Name a text that came without a name: `notes`, or a name of its own where it joins the library.

    A kept text must not take the place of the one kept before it.
    """
    return Note(f"notes-{sha256(text.encode()).hexdigest()[:12]}" if keep else "notes", text)
