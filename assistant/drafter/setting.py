"""Who a draft is for and what it is about, as far as its notes show."""

from collections.abc import Iterable
from typing import NamedTuple

from assistant.drafter.material import Material
from assistant.drafter.people import audience
from assistant.drafter.tongue import tongue
from assistant.drafter.topic import observed, topic

_PLATFORM = "the teams that build on us"


class Setting(NamedTuple):
    """`who`: people in the plural. `about`: a noun without article, empty where unclear. `english`: all notes are."""

    who: str
    about: str
    english: bool


def setting(material: Material, metrics: Iterable[str] = ()) -> Setting:
    """Read the setting from priorities, metrics and notes."""
    evidence = material.evidence
    priorities = [quote.text for each in evidence for quote in each.priorities]
    fallback = _PLATFORM if material.brief.team_kind == "platform" else "customers"
    return Setting(
        who=audience(priorities, metrics, [each.text for each in evidence], fallback),
        about=topic(evidence) or observed(evidence),
        english=all(tongue(each.text) == "English" for each in evidence),
    )
