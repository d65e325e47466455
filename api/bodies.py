"""What the HTTP service takes, field by field."""

import re
from datetime import date
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    model_validator,
)

import prompts
from api.days import read_day
from api.texts import LARGEST
from assistant.errors import BadSetting

# Names and labels are printed in lists and logs of their readers: a line each, so no control characters.
_LINE = r"^[^\x00-\x1f\x7f]*[^\x00-\x20\x7f][^\x00-\x1f\x7f]*$"
# As with files, a NUL is the mark of something that is not text.
_TEXT = r"^[^\x00]*[^\x00\s][^\x00]*$"

Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=_LINE)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=_LINE)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=LARGEST, pattern=_TEXT)]
Remark = Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=_TEXT)]

_MESSAGE = re.compile(r"message-[0-9]+")
_SETTINGS = ("role", "phase", "team_kind", "cycle", "as_of", "config")


def _day(value: Any) -> date:
    try:
        return read_day(value, "the day")
    except BadSetting as error:
        raise ValueError(str(error)) from None


Day = Annotated[date, BeforeValidator(_day)]


def _text_throughout(record: dict[str, Any]) -> dict[str, Any]:
    level: list[Any] = [record]
    while level:
        value = level.pop()
        if isinstance(value, str) and "\0" in value:
            raise ValueError("it holds a NUL, which no text does")
        if isinstance(value, dict):
            level += [*value, *value.values()]
        elif isinstance(value, list):
            level += value
    return record


Record = Annotated[dict[str, Any], AfterValidator(_text_throughout)]


def _listed(kind: prompts.Kind) -> str:
    return ", ".join(prompts.names(kind))


class Body(BaseModel):
    """A request's body; a field that is not known is an error, so that a typo is never silently dropped."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class NoteBody(Body):
    """A note and the name that its quotes carry."""

    id: Name
    text: Text


def _told_apart(notes: list[NoteBody]) -> list[NoteBody]:
    if len({note.id for note in notes}) < len(notes):
        raise ValueError("two notes have the same id; quotes name notes by it")
    return notes


NoteList = Annotated[list[NoteBody], Field(max_length=100), AfterValidator(_told_apart)]
Notes = Annotated[
    Annotated[Text, Tag("as text")] | Annotated[NoteList, Field(min_length=1), Tag("as list")],
    Discriminator(lambda value: "as text" if isinstance(value, str) else "as list"),
]


class Drafted(Body):
    """What a draft is made with."""

    model: Name | None = Field(None, description="`offline` or a model's name; null takes the server's setting.")
    documents: list[Name] | None = Field(
        None, max_length=50, description="Ids of the library's documents to use; null uses all."
    )
    fallback: bool = Field(True, description="Whether the offline drafter steps in where the model fails.")


class DraftBody(Drafted):
    """What a draft is made from."""

    notes: Notes
    role: Label = Field("pm", description=f"Who drafts: {_listed('role')}.")
    phase: Label | None = Field(
        None, description=f"The product's phase: {_listed('phase')}; null reads it from the notes."
    )
    team_kind: Label | None = Field(None, description=f"What kind of team it is: {_listed('team_kind')}.")
    cycle: Label | None = Field(None, description="Such as 2027-Q1, 2027-H1, 2027, FY27-Q1 or 2027-01-15/2027-04-30.")
    as_of: Day | None = Field(None, description="The day the notes were taken; null is today.")
    okrs: Record | None = Field(None, description="A previous, company or starting OKR set.")
    config: dict[str, Any] = Field(
        default_factory=dict,
        description="The team's house style, with the keys of okr.toml; a draft's own `brief.config` fits.",
    )
    keep: bool = Field(False, description="Whether the notes join the library as meeting notes.")


def _unlike_messages(notes: list[NoteBody]) -> list[NoteBody]:
    if any(_MESSAGE.fullmatch(note.id) for note in notes):
        raise ValueError("message-1 and so on are the names of the conversation's own messages; take others")
    return notes


class ConversationBody(Body):
    """A conversation that begins."""

    title: Name | None = Field(None, description="Null takes the title of the first objective, once there is one.")


class ChangeBody(Body):
    """What is to be other in a conversation."""

    title: Name | None = None
    version: int | None = Field(None, ge=1, le=1_000_000, description="The version that what is said next starts from.")

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.title is None and self.version is None:
            raise ValueError("send title or version")
        return self


class MessageBody(Drafted):
    """What is said in a conversation: words, notes, an edited OKR set, or other settings."""

    text: Text | None = Field(
        None, description="At first the notes to draft from; later a wish in plain words, or more notes."
    )
    notes: Annotated[NoteList, AfterValidator(_unlike_messages)] = Field(
        [], description="Notes that join those before; one of a name that is there takes its place."
    )
    okrs: Record | None = Field(
        None, description="The current OKR set as it was edited; with the first message, a starting set."
    )
    role: Label | None = Field(None, description=f"Who drafts: {_listed('role')}; null leaves it as it is.")
    phase: Label | None = Field(
        None, description=f"The product's phase: {_listed('phase')}; null leaves it as it is, at first to the notes."
    )
    team_kind: Label | None = Field(
        None, description=f"What kind of team it is: {_listed('team_kind')}; null leaves it as it is."
    )
    cycle: Label | None = Field(None, description="Such as 2027-Q1 or 2027-H1; null leaves it as it is.")
    as_of: Day | None = Field(
        None, description="The day the notes were taken; null leaves it as it is, at first today."
    )
    config: dict[str, Any] | None = Field(
        None, description="The team's house style, with the keys of okr.toml; null leaves it as it is."
    )
    version: int | None = Field(
        None, ge=1, le=1_000_000, description="The version that it is said of; null is whichever is the current one."
    )
    retry: bool = Field(
        False, description="Do the last message again, which failed or was interrupted; nothing else is sent then."
    )

    @property
    def settings(self) -> dict[str, Any]:
        """What is said of how to draft."""
        return {name: value for name in _SETTINGS if (value := getattr(self, name)) is not None}

    @model_validator(mode="after")
    def _something(self) -> Self:
        says = self.text is not None or bool(self.notes) or self.okrs is not None or bool(self.settings)
        if not says and not self.retry:
            raise ValueError("send text, notes, okrs or a setting")
        if says and self.retry:
            raise ValueError(
                "retry does the last message again; send nothing with it but version, model, documents and fallback"
            )
        return self


class CheckBody(Body):
    """OKR sets, and what they are checked against."""

    okrs: Annotated[list[Record], Field(min_length=1, max_length=500)]
    notes: NoteList = []
    parents: Annotated[list[Record], Field(max_length=100)] = []
    config: dict[str, Any] = Field(
        default_factory=dict,
        description="The team's house style, with the keys of okr.toml; a draft's own `brief.config` fits.",
    )


class EvidenceBody(Body):
    """One text, or several notes."""

    text: Text | None = None
    notes: Notes | None = None
    as_of: Day | None = Field(None, description="The day the notes were taken; null is today.")

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.text is None) == (self.notes is None):
            raise ValueError("send either text or notes")
        return self


def _addressable(id: str) -> str:
    if id in (".", ".."):
        raise ValueError("must not be . or .., which no address can end in")
    return id


class DocumentBody(Body):
    """A document for the library."""

    id: Annotated[Name, AfterValidator(_addressable)]
    text: Text
    title: Name | None = Field(None, description="Null takes the first heading, else the id.")
    kind: Label | None = Field(None, description="Such as strategy, company_okrs or research; null is guessed.")


class SearchBody(Body):
    """What to look for in the library."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=_TEXT)]
    k: int = Field(10, ge=1, le=100, description="How many passages at most.")
    document: Name | None = Field(None, description="Look in this document only.")
    kind: Label | None = Field(None, description="Look in documents of this kind only.")
    since: Day | None = Field(None, description="Look in documents of this day or later only.")
    until: Day | None = Field(None, description="Look in documents of this day or earlier only.")
    recent: bool = Field(False, description="Put newer documents first among those that answer as well.")

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.since is not None and self.until is not None and self.since > self.until:
            raise ValueError("since is after until; no day lies between them")
        return self
