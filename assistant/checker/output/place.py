"""How a finding's place is said to people, and what is safe to print."""

from assistant.checker.checked import Checked
from assistant.checker.finding import Finding

_JOINERS = "\u200c\u200d"


def position(finding: Finding) -> str:
    """Say in words what a finding is about."""
    return spoken(finding.objective, finding.key_result)


def spoken(objective: int | None, key_result: int | None) -> str:
    """Say in words which part of a set is meant."""
    if objective is None:
        return "the set"
    return f"objective {objective}" if key_result is None else f"objective {objective}, key result {key_result}"


def where(checked: Checked, finding: Finding) -> str:
    """Write name, line and column as editors read them; the set's number where the file does not tell."""
    place = checked.place(finding)
    if place is None:
        return visible(checked.report.source or checked.name)
    return f"{visible(checked.name)}:{place.line}:{place.column}"


def visible(text: str) -> str:
    """Give text that is safe to print: control characters, direction marks and lone surrogates are shown as escapes.

    The joiners inside of emoji and of words in Persian or Hindi are left.
    """
    if text.isprintable():
        return text
    return "".join(
        char
        if char.isprintable() or char in _JOINERS
        else char.encode("unicode_escape", "surrogatepass").decode("ascii")
        for char in text
    )
