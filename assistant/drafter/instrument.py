"""What a note reads a number from: a dashboard, a survey, a tool by name."""

import re

from assistant.drafter.lexicon import lines
from assistant.drafter.quoting import one_line
from assistant.evidence.facts import Evidence
from assistant.okr import KeyResult

_LONGEST_LINE = 400
_KINDS = (
    "dashboard|dash|board|survey|pulse|report|export|logs?|analytics|poll|audit|funnel|tracker|telemetry|questionnaire"
)
_LED = re.compile(
    r"\b(?:according to|counted (?:in|by|with)|read (?:off|from)|measured (?:in|by|with|on|at)|taken from|source:?)\s+"
    rf"((?:the|our|a|an|same)\s+)*(?P<what>(?:[\w&'-]+\s+){{0,3}}(?:{_KINDS}|tests?|rounds?))\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(rf"\((?P<what>(?:[\w&'-]+\s+){{0,3}}(?:{_KINDS}))\)", re.IGNORECASE)
_NO = re.compile(r"\b(?:no|not|never|without|broken|missing|new)\b", re.IGNORECASE)


def instrument(kr: KeyResult, evidence: Evidence) -> str | None:
    """Give it in the note's words, from the lines that a key result cites; null where none is named."""
    for quote in kr.citations:
        said = _line(quote.start, quote.end, evidence.text)
        found = _LED.search(said) or _ASIDE.search(said)
        if found is not None and not _NO.search(found["what"]):
            return one_line(found["what"])
        tool = _tool(said)
        if tool is not None:
            return tool
    return None


def _tool(said: str) -> str | None:
    """Find a tool that only measures, by name, with the board or report of it."""
    names = "|".join(re.escape(name) for name in lines("instruments.txt"))
    found = re.search(rf"\b(?:{names})\b(?:\s+(?:{_KINDS})\b)?", said)
    return None if found is None else found[0]


def _line(start: int, end: int, text: str) -> str:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return text[max(first, start - _LONGEST_LINE) : min(last if last >= 0 else len(text), end + _LONGEST_LINE)]
