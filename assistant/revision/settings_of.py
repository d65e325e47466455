"""Reads for whom, in which phase, for what kind of team and for which cycle a draft is to be."""

import re
from datetime import timedelta
from functools import cache

import prompts
from assistant.errors import BadSetting
from assistant.language.cycles import Cycle
from assistant.language.dates import deadlines
from assistant.revision.part import Part
from assistant.revision.wishes import Redraft, Wish

_CYCLE = re.compile(
    r"\b(?:(?P<year>20\d\d|FY ?\d{2,4})[ -]?)?(?P<part>[QH][1-4])(?:[ -/]?(?P<after>20\d\d|\d\d))?\b"
    r"|\b(?P<whole>20\d\d|FY ?\d{2,4})\b|\b(?P<next>next|this) (?P<unit>quarter|half|half-year|year)\b",
    re.IGNORECASE,
)
_FOR_ALL = re.compile(
    r"\b(?:cycle|quarter|plan|okrs?|everything|it all|the (?:whole )?(?:draft|set)|this|it)\b"
    r"|^(?:for|use|in) \S+(?: \S+)?$",
    re.IGNORECASE,
)
_MONTHS = {"q": 3, "h": 6, "y": 12}
_KINDS: tuple[prompts.Kind, ...] = ("team_kind", "phase", "role")
_LEAD = (
    r"(?:\b(?:for|as|in|into|role|phase|team(?: kind)?|kind(?: of team)?|we are|we['\u2019]re|i am|i['\u2019]m|to|from"
    r"|make it|use|this is|it is|it['\u2019]s"
    r"|assume|be)\b[ :=]*(?:(?:is|are|to|in|at|from|the|a|an|our|be|view|of|perspective) )*|^\W*)"
)
_TAIL = (
    r"(?:['\u2019]s)?(?:[ -](?:team|phase|role|stage|view|perspective|squad|work|tribe|draft|okrs?))*"
    r"(?=\W*$|\s*[,;.)]| and | in | for |[ -](?:OTHER)\b)"
)


def asked_for(part: Part) -> tuple[Wish, ...] | None:
    """Read "write it for a platform team", "I'm a BA", "we are in discovery", "for 2027-Q3"."""
    if part.named.spans and not part.named.rivals:
        return None
    said = part.lower
    found: dict[str, str] = {}
    cycle = _cycle(part)
    if cycle is not None:
        found["cycle"] = cycle
        said = _CYCLE.sub(lambda match: " " * len(match[0]), said)
    if any(letter.isdigit() for letter in said):
        return None
    for kind in _KINDS:
        match = _sheets(kind).search(said)
        if match is not None:
            found[kind] = prompts.sheet(kind, match["name"]).name
            said = said[: match.start("name")] + "," * len(match["name"]) + said[match.end("name") :]
    return (Redraft(**found),) if found else None


def _cycle(part: Part) -> str | None:
    """Read the cycle of the whole draft; null where the part names none or speaks of something else."""
    match = _CYCLE.search(part.text)
    if match is None or _FOR_ALL.search(part.text) is None:
        return None
    if match["next"] is not None:
        months = _MONTHS[match["unit"][0].lower()]
        cycle = Cycle.around(part.as_of, months, part.fiscal_start)
        if match["next"].lower() == "next":
            cycle = Cycle.around(cycle.end + timedelta(days=1), months, part.fiscal_start)
        return cycle.name
    year = match["year"] or match["after"] or match["whole"]
    if year is None:
        due = next((each.due for each in deadlines(match[0], part.as_of, part.fiscal_start) if each.due), None)
        months = _MONTHS[match["part"][0].lower()]
        return None if due is None else Cycle.around(due, months, part.fiscal_start).name
    plain = year.upper().replace(" ", "")
    name = (plain if len(plain) > 2 else f"20{plain}") + (f"-{match['part'].upper()}" if match["part"] else "")
    try:
        return Cycle.parse(name, part.fiscal_start).name
    except BadSetting:
        return None


@cache
def _sheets(kind: prompts.Kind) -> re.Pattern[str]:
    """Find the name or an alias of a sheet where the words before it ask for one."""
    sheets = [prompts.sheet(kind, name) for name in prompts.names(kind)]
    said = {word.lower().replace("_", " ") for each in sheets for word in (each.name, *each.aliases)}
    ordered = sorted({form for word in said for form in (word, word.replace("-", " "))}, key=len, reverse=True)
    either, tail = "|".join(map(re.escape, ordered)), _TAIL.replace("OTHER", _any_sheet())
    return re.compile(rf"{_LEAD}(?:(?:{_any_sheet()})[ -])?(?P<name>{either}){tail}")


@cache
def _any_sheet() -> str:
    """Give the names of all sheets, as one may stand before another: "engineering leadership"."""
    said = {name.lower().replace("_", " ") for kind in _KINDS for name in prompts.names(kind)}
    return "|".join(re.escape(form) for word in sorted(said) for form in (word, word.replace("-", " ")))
