"""What both drafters are given, and what both give back before the checker reads it."""

from dataclasses import dataclass

from assistant.drafter.brief import Brief, ParkedRequest, Question, Warning
from assistant.evidence.facts import Evidence
from assistant.language.cycles import Cycle
from assistant.okr import Objective, OkrSet
from prompts import Sheet
from prompts.folder import SHIPPED, Folder
from retrieval.passage import Passage


@dataclass(frozen=True, slots=True)
class Material:
    """A brief with everything looked up: evidence of each note, passages of the library, phase and cycle settled.

    `prompts`: where a model's prompts are read.
    """

    brief: Brief
    evidence: tuple[Evidence, ...]
    passages: tuple[Passage, ...]
    phase: str
    cycle: Cycle
    role_sheet: Sheet
    phase_sheet: Sheet
    team_sheet: Sheet | None
    prompts: Folder = SHIPPED


@dataclass(frozen=True, slots=True)
class Composition:
    """A drafted OKR set with what is open and what was left out, not yet checked."""

    okrs: OkrSet
    questions: tuple[Question, ...] = ()
    parked: tuple[ParkedRequest, ...] = ()
    warnings: tuple[Warning, ...] = ()
    alternatives: tuple[Objective, ...] = ()
