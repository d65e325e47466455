"""Renders prompts: versioned template files, filled in a sandbox; a variable that is missing is an error."""

from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from prompts.folder import Folder

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment


@dataclass(frozen=True, slots=True)
class Prompt:
    """A filled template. `sha256` is the template's, so that two drafts of one hash were asked in the same words."""

    name: str
    version: str
    sha256: str
    text: str = field(repr=False)


def render(name: str, folder: Folder, /, **variables: object) -> Prompt:
    """Fill the newest version of the template `name`. What is filled in is text and never read as a template."""
    newest = folder.newest(name)
    filled = compiled(newest.text).render(variables)
    return Prompt(name, f"v{newest.version}", sha256(newest.text.encode()).hexdigest(), filled)


@cache
def compiled(source: str) -> "Template":
    """Give a text as a template. Raises jinja2.TemplateSyntaxError."""
    return _environment().from_string(source)


@cache
def _environment() -> "SandboxedEnvironment":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    # Prompts are plain text: escaping for HTML would change the notes that the model has to quote.
    return ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
