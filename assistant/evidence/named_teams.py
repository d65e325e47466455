"""Teams that a text names: as who wants or has a number, as its owner, or standing by themselves."""

import re

from assistant.evidence.cues import vocabulary
from assistant.evidence.statements import Statement
from assistant.language.words import Word, words

_TEAM = re.compile(
    r"\b((?!(?:[Tt]he|[Oo]ur|[Tt]his|[Mm]y|[Ww]hole|[Ee]ntire|[Ff]ull|[Aa]) )(?:[A-Z][\w&-]+|[a-z]+) (?:team|squad"
    r"|tribe|department|dept|people|folks|guys|mob|crew|office|org|unit))\b"
)
_APART = re.compile(
    r"(?:^|[,;(:|\u2013\u2014]|\s-\s)\s*([^,;():|\u2013\u2014\d]{2,30}?)\s*"
    r"(?=$|[,;).|\u2013\u2014]|\s-\s)"
)
_TEAMS_OWN = re.compile(r"(?<![\w'])((?:[A-Za-z]+ )?[A-Za-z]+)['\u2019]s? (?=[A-Za-z])")
_HAVING = frozenset(["have", "has", "had", "get", "gets", "does", "tracks", "tracked", "handles", "receives"])
OUR = frozenset(["our", "ours", "we", "us", "we're", "we've", "we'll", "we'd"])


def team_wanting(text: str) -> tuple[str, bool] | None:
    """Find a team as the subject of a wish: "Sales wants", "the growth team aims for"; true where it only has it."""
    tokens = words(text)
    for i, token in enumerate(tokens):
        for size in (2, 1):
            if i + size >= len(tokens):
                continue
            name = " ".join(each.lower for each in tokens[i : i + size])
            is_team = name in vocabulary("teams") or (
                size == 2 and _TEAM.fullmatch(text, token.start, tokens[i + 1].end) is not None
            )
            if not is_team or (
                i and tokens[i - 1].lower in OUR | {"for", "to", "from", "with", "per", "of", "in", "at"}
            ):
                continue
            gap = text[tokens[i + size - 1].end : tokens[i + size].start]
            if gap.strip(" ") or not _asks(tokens, i + size):
                continue
            rest = {each.lower for each in tokens[i + size : i + size + 5]}
            if rest & {"us", "our", "we"}:
                continue
            return text[token.start : tokens[i + size - 1].end], tokens[i + size].lower in _HAVING
    return None


def _asks(tokens: tuple[Word, ...], i: int) -> bool:
    one = tokens[i].lower
    two = one + " " + tokens[i + 1].lower if i + 1 < len(tokens) else ""
    return one in vocabulary("asks") or two in vocabulary("asks")


def team_owning(text: str) -> str | None:
    """Find a team in the possessive before a noun: "growth marketing's CAC"."""
    for match in _TEAMS_OWN.finditer(text):
        said = match[1].lower()
        for name in (said, said.split()[-1]):
            if name in vocabulary("teams"):
                return match[1]
    return None


def team_apart(statement: Statement) -> str | None:
    """Find a team that stands by itself between marks in a line of values: "Hardware margin: Ops, 22 -> 27"."""
    if not any(value.pair is not None for value in statement.values):
        return None
    for match in _APART.finditer(statement.text):
        name = match[1].strip("*_ ")
        lower = name.lower()
        known = lower in vocabulary("teams") or (
            name.istitle() and len(name.split()) == 2 and any(each in vocabulary("teams") for each in lower.split())
        )
        if match.start() and known:
            return name
    return None


def team_in(text: str) -> str | None:
    """Give the first team that a text names."""
    team = _TEAM.search(text)
    if team is not None:
        return team[1]
    for token in words(text):
        if token.lower in vocabulary("teams"):
            return text[token.start : token.end]
    return None


def team_named(text: str) -> bool:
    """Say whether a cell names a team and nothing else: "(risk team)"."""
    said = text.strip("()[] \t*_")
    return said.lower() in vocabulary("teams") or _TEAM.fullmatch(said) is not None
