"""What notes say."""

from typing import Literal

from api.answers.parts import Answer, Piece, Values


class Fact(Values):
    """What a text says about one metric, scope and value."""

    due_text: str | None
    status: Literal["goal", "observation", "past", "rejected", "superseded", "other_team"]
    tentative: bool
    owner: str | None
    quotes: list[Piece]


class Conflict(Answer):
    """Two statements about one thing that nobody settled."""

    about: str
    quotes: list[Piece]


class Evidence(Answer):
    """What one note says."""

    version: Literal[1]
    id: str | int | None
    facts: list[Fact]
    priorities: list[Piece]
    feature_requests: list[Piece]
    wishes: list[Piece]
    performance_talk: list[Piece]
    conflicts: list[Conflict]


class EvidenceList(Answer):
    """What several notes say."""

    version: Literal[1]
    evidence: list[Evidence]
