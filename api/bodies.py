"""What the HTTP service takes, field by field."""

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


class DraftBody(Body):
    """What a draft is made from."""

    notes: Notes
    role: Label = Field("pm", description=f"Who drafts: {_listed('role')}.")
    phase: Label | None = Field(
        None, description=f"The product's phase: {_listed('phase')}; null reads it from the notes."
    )
    team_kind: Label | None = Field(None, description=f"What kind of team it is: {_listed('team_kind')}.")
    cycle: Label | None = Field(None, description="Such as 2027-Q1, 2027-H1, 2027, FY27-Q1 or 2027-01-15/2027-04-30.")
    as_of: Day | None = Field(None, description="The day the notes were taken; null is today.")
    model: Name | None = Field(None, description="`offline` or a model's name; null takes the server's setting.")
    documents: list[Name] | None = Field(
        None, max_length=50, description="Ids of the library's documents to use; null uses all."
    )
    okrs: Record | None = Field(None, description="A previous, company or starting OKR set.")
    config: dict[str, Any] = Field(
        default_factory=dict,
        description="The team's house style, with the keys of okr.toml; a draft's own `brief.config` fits.",
    )
    fallback: bool = Field(True, description="Whether the offline drafter steps in where the model fails.")
    keep: bool = Field(False, description="Whether the notes join the library as meeting notes.")


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
