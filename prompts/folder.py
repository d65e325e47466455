"""Where the texts of prompts are read: those that are shipped, with a team's own in place of some."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Literal, NamedTuple

Kind = Literal["role", "phase", "team_kind"]
SHEETS: Mapping[Kind, str] = {"role": "roles", "phase": "phases", "team_kind": "team_kinds"}
TEMPLATES = ("method", "draft", "repair", "revision", "reading", "read")
_FILE = re.compile(r"(?P<name>[a-z_]+)/(?P=name)\.v(?P<version>[1-9][0-9]*)\.md")


class Newest(NamedTuple):
    """The newest version of a template: its place, the version and the text."""

    place: str
    version: int
    text: str


@dataclass(frozen=True, slots=True)
class Folder:
    """The prompts of Plumb, or a team's own.

    `own` holds the places of its files, such as roles/pm.md, and their texts as they were when they were read.
    """

    name: str = "current"
    path: str | None = None
    own: tuple[tuple[str, str], ...] = ()

    def text(self, place: str) -> str:
        """Give the text of a sheet by its place."""
        own = dict(self.own).get(place)
        return shipped(place) if own is None else own

    def newest(self, template: str) -> Newest:
        """Give the newest version of a template of one's own, else of the shipped one."""
        own = [one for place, text in self.own if (one := _version(place, text, template)) is not None]
        return max(own, key=lambda one: one.version) if own else newest_shipped(template)

    @property
    def hashes(self) -> Mapping[str, str]:
        """The sha256 of each file of one's own, by its place."""
        return {place: _hash(text) for place, text in self.own}

    @property
    def sha256(self) -> str:
        """One hash for all that a model may be told: sheets, and the newest version of each template."""
        told = {place: self.text(place) for place in sheet_places()}
        told |= {one.place: one.text for one in map(self.newest, TEMPLATES)}
        return _hash("".join(f"{place} {_hash(told[place])}\n" for place in sorted(told)))


SHIPPED = Folder()


@cache
def sheet_places() -> tuple[str, ...]:
    """Give where the sheets lie, such as roles/pm.md."""
    found = (f"{kind}/{one.name}" for kind in SHEETS.values() for one in files(__package__).joinpath(kind).iterdir())
    return tuple(sorted(place for place in found if place.endswith(".md")))


@cache
def shipped(place: str) -> str:
    """Give the text of a shipped file."""
    return files(__package__).joinpath(*place.split("/")).read_text(encoding="utf-8")


@cache
def newest_shipped(template: str) -> Newest:
    """Give the newest shipped version of a template."""
    names = (f"{template}/{file.name}" for file in files(__package__).joinpath(template).iterdir())
    found = [one for place in names if (one := _version(place, "", template)) is not None]
    newest = max(found, key=lambda one: one.version)
    return newest._replace(text=shipped(newest.place))


def template_of(place: str) -> str | None:
    """Give the template of which a place holds a version; null where it holds none that a draft is asked with."""
    match = _FILE.fullmatch(place)
    return match["name"] if match and match["name"] in TEMPLATES else None


def _version(place: str, text: str, template: str) -> Newest | None:
    match = _FILE.fullmatch(place)
    return Newest(place, int(match["version"]), text) if match and match["name"] == template else None


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
