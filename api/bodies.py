"""What the HTTP service takes, field by field."""

from datetime import date
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, StringConstraints, Tag, model_validator

from api.days import read_day
from api.texts import LARGEST
from assistant.errors import BadSetting

Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Text = Annotated[str, StringConstraints(pattern=r"\S", max_length=LARGEST)]


def _day(value: Any) -> date:
    try:
        return read_day(value, "the day")
    except BadSetting as error:
        raise ValueError(str(error)) from None


Day = Annotated[date, BeforeValidator(_day)]


class Body(BaseModel):
    """A request's body; a field that is not known is an error, so that a typo is never silently dropped."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class NoteBody(Body):
    """A note and the name that its quotes carry."""

    id: Name
    text: Text


Notes = Annotated[
    Annotated[Text, Tag("as text")] | Annotated[list[NoteBody], Field(min_length=1, max_length=100), Tag("as list")],
    Discriminator(lambda value: "as text" if isinstance(value, str) else "as list"),
]


class DraftBody(Body):
    """What a draft is made from."""

    notes: Notes
    role: Label = Field("pm", description="Who drafts.")
    phase: Label | None = Field(None, description="The product's phase; null reads it from the notes.")
    team_kind: Label | None = Field(None, description="What kind of team it is.")
    cycle: Label | None = Field(None, description="Such as 2027-Q1, 2027-H1, 2027 or 2027-01-15/2027-04-30.")
    as_of: Day | None = Field(None, description="The day the notes were taken; null is today.")
    model: Name | None = Field(None, description="`offline` or a model's name; null takes the server's setting.")
    documents: list[Name] | None = Field(None, description="Ids of the library's documents to use; null uses all.")
    okrs: dict[str, Any] | None = Field(None, description="A previous, company or starting OKR set.")
    config: dict[str, Any] = Field(default_factory=dict, description="The team's house style, as in okr.toml.")
    fallback: bool = Field(True, description="Whether the offline drafter steps in where the model fails.")
    keep: bool = Field(False, description="Whether the notes join the library as meeting notes.")


class CheckBody(Body):
    """OKR sets, and what they are checked against."""

    okrs: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=500)]
    notes: Annotated[list[NoteBody], Field(max_length=100)] = []
    parents: Annotated[list[dict[str, Any]], Field(max_length=100)] = []
    config: dict[str, Any] = Field(default_factory=dict, description="The team's house style, as in okr.toml.")


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


class DocumentBody(Body):
    """A document for the library."""

    id: Name
    text: Text
    title: Name | None = None
    kind: Label = "document"


class SearchBody(Body):
    """What to look for in the library."""

    text: Annotated[str, StringConstraints(pattern=r"\S", max_length=4000)]
    k: int = Field(10, ge=1, le=100, description="How many passages at most.")
    document: Name | None = Field(None, description="Look in this document only.")
    kind: Label | None = Field(None, description="Look in documents of this kind only.")
