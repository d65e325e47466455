"""Renders prompts: versioned template files, filled in a sandbox; a variable that is missing is an error."""

import re
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

_FILE = re.compile(r"(?P<name>[a-z_]+)\.v(?P<version>[1-9][0-9]*)\.md")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A filled template. `sha256` is the template's, so that two drafts of one hash were asked in the same words."""

    name: str
    version: str
    sha256: str
    text: str = field(repr=False)


def render(name: str, **variables: object) -> Prompt:
    """Fill the newest version of the template `name`. What is filled in is text and never read as a template."""
    kept = _kept(name)
    return Prompt(name, kept.version, kept.sha256, kept.template.render(variables))


class _Kept(NamedTuple):
    version: str
    sha256: str
    template: "Template"


@cache
def _kept(name: str) -> _Kept:
    version, source = _newest(name)
    return _Kept(f"v{version}", sha256(source.encode()).hexdigest(), _environment().from_string(source))


def _newest(name: str) -> tuple[int, str]:
    found = [
        (int(match["version"]), file)
        for file in files(__package__).joinpath(name).iterdir()
        if (match := _FILE.fullmatch(file.name)) and match["name"] == name
    ]
    version, file = max(found, key=lambda each: each[0])
    return version, file.read_text(encoding="utf-8")


@cache
def _environment() -> "SandboxedEnvironment":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    # Prompts are plain text: escaping for HTML would change the notes that the model has to quote.
    return ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
