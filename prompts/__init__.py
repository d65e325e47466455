"""Prompt text and its one loader: what each role, phase and kind of team should draft, as sheets of Markdown."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from hashlib import sha256
from typing import Any

from prompts.folder import SHEETS, SHIPPED, Folder
from prompts.folder import Kind as Kind

_ORDER: Mapping[Kind, tuple[str, ...]] = {
    "role": (
        "pm",
        "ba",
        "executive",
        "product-leader",
        "project-manager",
        "engineering",
        "design",
        "data",
        "marketing",
        "sales",
        "support",
    ),
    "phase": ("discovery", "define", "design", "deliver", "growth"),
    "team_kind": ("feature", "cross-functional", "platform", "leadership"),
}


class UnknownSheet(Exception):
    """A role, phase or team kind that has no sheet; `str(error)` names the nearest one, or all."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """What could be aimed at and measured where the notes give no number: a title, and key results without values."""

    title: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Advice for one role, phase or team kind.

    `categories` and `indicators` are the preferred ones, best first; `alternatives` never hold a number; `body` is
    Markdown for a model's prompt; `sha256` is the file's.
    """

    kind: Kind
    name: str
    label: str
    aliases: tuple[str, ...]
    categories: tuple[str, ...]
    indicators: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    body: str
    sha256: str


def names(kind: Kind) -> tuple[str, ...]:
    """Give the names of all sheets of a kind, in the order in which people are offered them."""
    return _ORDER[kind]


def sheet(kind: Kind, word: str, folder: Folder = SHIPPED) -> Sheet:
    """Find a sheet by its name or one of its aliases. Raises UnknownSheet."""
    wanted = _plain(word)
    if wanted in _ORDER[kind]:
        return _read(kind, wanted, folder)
    aliases = {alias: name for name in _ORDER[kind] for alias in map(_plain, _read(kind, name, folder).aliases)}
    if wanted in aliases:
        return _read(kind, aliases[wanted], folder)
    near = get_close_matches(wanted, (*_ORDER[kind], *aliases), 1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(_ORDER[kind])}."
    raise UnknownSheet(f"There is no {kind.replace('_', ' ')} {_shown(word)}; {hint}")


def _plain(word: str) -> str:
    return "-".join(word.lower().replace("_", " ").replace("-", " ").split())


def _shown(word: str) -> str:
    return repr(word if len(word) <= 40 else word[:37] + "...").encode("ascii", "backslashreplace").decode("ascii")


@cache
def _read(kind: Kind, name: str, folder: Folder) -> Sheet:
    text = folder.text(f"{SHEETS[kind]}/{name}.md")
    _, front, body = text.split("---\n", 2)
    table = _front_matter(front)
    return Sheet(
        kind=kind,
        name=str(table["name"]),
        label=str(table["label"]),
        aliases=tuple(table["aliases"]),
        categories=tuple(table["categories"]),
        indicators=tuple(table["indicators"]),
        alternatives=tuple(Alternative(each["title"], tuple(each["measures"])) for each in table["alternatives"]),
        body=body.strip() + "\n",
        sha256=sha256(text.encode()).hexdigest(),
    )


def _front_matter(text: str) -> Mapping[str, Any]:
    import yaml

    table: Mapping[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return table
