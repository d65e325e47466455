"""A rule's page: its docstring taken apart into what it finds, why it matters, a bad and a good example."""

from dataclasses import dataclass
from functools import lru_cache
from textwrap import dedent

_PARTS = ("Why it matters:", "Bad:", "Good:")


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page; what the docstring lacks is empty. An example of several lines is an outline of a set."""

    summary: str
    finds: str
    why: str
    bad: str
    good: str


@lru_cache(maxsize=256)  # each prompt tells of all rules
def read_page(docstring: str) -> Page:
    """Take a rule's docstring apart."""
    text = docstring.strip()
    found = {}
    for part in reversed(_PARTS):
        text, _, found[part] = text.partition("\n" + part)
    summary, _, finds = text.partition("\n\n")
    return Page(
        _joined(summary),
        _joined(finds),
        _joined(found["Why it matters:"]),
        _example(found["Bad:"]),
        _example(found["Good:"]),
    )


def _joined(text: str) -> str:
    line = " ".join(text.split())
    return line[:1].upper() + line[1:]


def _example(text: str) -> str:
    return dedent(text.lstrip(" ").lstrip("\n")).strip("\n").rstrip()
