"""Reports as text: for people (full, concise) and for programs.

A format's module is imported when it is asked for, for some bring the rules' pages with them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module

from assistant.checker.checked import Checked
from assistant.checker.rule import Rule
from assistant.checker.rules import RULES
from assistant.errors import UnknownName

FORMATS = ("full", "concise", "json", "jsonl", "sarif", "github", "junit")


def render(checked: Iterable[Checked], output_format: str, rules: Sequence[Rule] = RULES) -> Iterator[str]:
    """Write reports piece by piece, as they come; `rules` are those that made them."""
    if output_format not in FORMATS:
        raise UnknownName(f"There is no output format {output_format!r}; there are {', '.join(FORMATS)}.")
    if output_format == "sarif":
        from assistant.checker.output import sarif

        return sarif.write(checked, rules)
    write: Callable[[Iterable[Checked]], Iterator[str]] = import_module(f"{__name__}.{output_format}").write
    return write(checked)
