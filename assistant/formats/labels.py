"""What a line of an OKR document says it is: "Objective 1: ...", "KR1: ...", "Cycle: ...", a title, a section apart."""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.formats.okr_fields import KEY_RESULT_FIELDS

_MARK = r"[ \t]*(?:[:–—]|[.)-](?=[ \t]|$))[ \t]*"
_NUMBER = r"(?:[ \t]*#?[0-9]{1,3}(?:\.[0-9]{1,3})*[a-z]?)"
_OBJECTIVE = re.compile(rf"(?:objective{_NUMBER}?|obj{_NUMBER}?|o{_NUMBER}?){_MARK}(.*)", re.IGNORECASE | re.DOTALL)
_KEY_RESULT = re.compile(rf"(?:key[ -]?result{_NUMBER}?|kr{_NUMBER}?){_MARK}(.*)", re.IGNORECASE | re.DOTALL)
_OBJECTIVE_WORD = re.compile(rf"objective({_NUMBER})?:?", re.IGNORECASE)
_KEY_RESULTS_WORD = re.compile(r"(?:measurable[ ])?(?:key[ -]?results?|krs?)(?:[ ]\([^()]{0,40}\))?:?", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:[\w'’&.:-]{1,30}[ -]){0,6}(?:okrs?|objectives?(?:[ ](?:and|&)[ ]key[ ]results?)|objectives)\b[^.!?]{0,60}"
    r"|(?:draft|[12][0-9]{3}|FY ?(?:[0-9]{2}){1,2}|[QH][1-4])\b[\w ,/-]{0,40}",
    re.IGNORECASE,
)
_APART = re.compile(
    r"(?:(?:open|next|follow-?up|unanswered|feature|parked|sanity|what|how|facts)[ ]){0,2}"
    r"(?:questions?|parked|warnings?|sources?|references|citations?|evidence|facts|findings|check(?:er|s)?|report|score"
    r"|provenance|notes?|appendix|alternatives?|requests?|initiatives|risks?|changelog|footnotes|context|background|glossary"
    r"|this was (?:made|drafted)|is (?:open|missing))\b[^.!?]{0,60}",
    re.IGNORECASE,
)
_CYCLE = re.compile(
    r"(?<![\w/-])(?:(?:FY ?)?[12][0-9]{3}|FY ?[0-9]{2})[ -]?(?:Q[1-4]|H[12])(?![\w/-])"
    r"|(?<![\w/-])(?:Q[1-4]|H[12])[ -](?:(?:FY ?)?[12][0-9]{3}|FY ?[0-9]{2})(?![\w/-])",
    re.IGNORECASE,
)
_FIELD = re.compile(r"([A-Za-z][A-Za-z_ -]{0,24}?)[ \t]*:[ \t]+(\S.*)", re.DOTALL)
_SET_LABELS = {name: name for name in ("cycle", "owner", "role", "phase", "team_kind", "review", "id")}
_SET_ALIASES = {"team": "owner", "quarter": "cycle", "kind_of_team": "team_kind", "reviewed": "review", "set": "id"}
_OBJECTIVE_LABELS = {"why": "why", "aligned_to": "aligned_to", "serves": "aligned_to"}
_NO_DETAIL = ("text", "source", "citations", "initiatives")
_DETAILS = {name: name for name in KEY_RESULT_FIELDS if name not in _NO_DETAIL}
_DETAILS |= {"initiative": "initiative", "to_explore": "how_might_we"}

Role = Literal["objective", "key_result", "objective_word", "key_results_word", "title", "apart", ""]
Level = Literal["set", "objective", "key_result"]
_BY_LEVEL = {"set": _SET_LABELS | _SET_ALIASES, "objective": _OBJECTIVE_LABELS, "key_result": _DETAILS}


@dataclass(frozen=True, slots=True)
class Label:
    """What a line is, and the text behind its label."""

    role: Role
    text: str


def label(text: str, *, is_heading: bool = False) -> Label:
    """Read the label of a line; titles and sections apart are looked for in headings alone."""
    if word := _OBJECTIVE_WORD.fullmatch(text):
        return Label("objective_word", word[1] or "")
    if _KEY_RESULTS_WORD.fullmatch(text):
        return Label("key_results_word", "")
    if found := _OBJECTIVE.fullmatch(text):
        return Label("objective", found[1].strip())
    if found := _KEY_RESULT.fullmatch(text):
        return Label("key_result", found[1].strip())
    if is_heading and _APART.fullmatch(text):
        return Label("apart", text)
    if is_heading and _TITLE.fullmatch(text):
        return Label("title", text)
    return Label("", text)


def said_cycle(title: str) -> str | None:
    """Give the cycle that a title names: OKRs 2027-Q1, Growth squad OKRs Q1 FY27; null where it names none or two."""
    found = _CYCLE.findall(title)
    return str(found[0]) if len(found) == 1 else None


def said_field(text: str, level: Level) -> tuple[str, str] | None:
    """Give name and value where a line says a field of this level, such as "Cycle: 2027-Q1"."""
    found = _FIELD.fullmatch(text)
    if found is None:
        return None
    name = _BY_LEVEL[level].get("_".join(re.split(r"[ _-]+", found[1].lower())))
    return (name, found[2].strip()) if name else None
