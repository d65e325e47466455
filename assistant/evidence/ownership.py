"""Ownership: whether a statement's numbers are another team's, a rival's, a vendor's or the law's."""

import re
from typing import NamedTuple

from assistant.evidence.cues import Cue, cues, vocabulary
from assistant.evidence.statements import Statement, Value
from assistant.language.words import Word, words

_OWNS = re.compile(
    r"\(?\b([A-Z][\w&/ -]{1,24}?)(?:'s)? (?:owns|owned|(?:has|have|will (?:own|hold|run|carry|define|take)) (?:it|that"
    r"|this|those|them|and)\b)|\bowned by ([A-Z][\w& -]{1,24})"
    r"|\bbelongs? to ([A-Z][\w&' .-]{1,24})"
)
_POSSESSIVE = re.compile(
    r"(?:is|are|that's|thats|it's|its|they're)\s+(?:the\s+)?([A-Za-z][\w&-]{1,20}(?: (?:team"
    r"|squad))?)['\u2019]s?(?=[\s.,;)!]|$)"
)
_TEAM = re.compile(
    r"\b((?!(?:[Tt]he|[Oo]ur|[Tt]his|[Mm]y|[Ww]hole|[Ee]ntire|[Ff]ull|[Aa]) )(?:[A-Z][\w&-]+|[a-z]+) (?:team|squad"
    r"|tribe|department|dept|people|folks|guys|mob|crew|office|org|unit))\b"
)
# Somebody who takes part may still belong to another team: "but that's Lotte's team".
_SOMEBODYS = re.compile(
    r"\b(?:that|this|it)(?:['\u2019]?s| is) ([A-Z][\w-]+)['\u2019]s?"
    r" (?:team|squad|tribe|department|dept|crew|unit|area|budget|number|target|goal)\b"
)
_CLAIMS = re.compile(
    r"\b([A-Z][\w&'.-]+(?: [A-Z][\w&'.-]+)?) (?:claims?|boasts?|advertises?|brags?|promises|promised"
    r"|announced|reports?|quotes|does)\b"
)
_LAW = re.compile(
    r"\b(?:regulators?|the (?:law|act|statute|directive|regulation|ordinance|norm)|legal(?:ly)? (?:limit|maximum"
    r"|minimum|required|allowed)|by law|legislation|the contract|our contract|the sla|auditors?|insurers?"
    r"|insurance)\b(?: \w+){0,2}? ?(?:says|said|asks|requires|required|demands|allows|permits|sets|caps|limits|wants"
    r"|expects|is|,|:)"
    r"|^\W*(?:by|under) (?:the )?(?:law|contract|statute|regulation|directive)\b"
    r"|^\W*(?:the |our )?(?:contract|sla|agreement|licen[cs]e) (?:with|for) [\w&' -]{2,30}:",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:blogs?|articles?|books?|stud(?:y|ies)|papers?|podcasts?|newsletters?|consultants?|analysts?|whitepapers?"
    r"|researchers|bloggers?|gurus?|keynotes?)\b(?: \w+){0,3}? (?:recommends?|recommended|suggests?|suggested|advises?"
    r"|advised|claims?|found|shows?|preach(?:es)?|swears?)\b",
    re.IGNORECASE,
)
_WANTS = re.compile(
    r"\b((?:the |a |our |their )?[A-Za-z][\w&'-]+) (?:wants|want|expects|demands|hopes|dreams|aims"
    r"|targets|insists|asks for|requires|would like|is after"
    r"|are after|plans|fancies|fancy|pushes|promises|promised|has set|have set|talks? of|is pushing|are pushing)\b"
)
_OUTSIDER = re.compile(
    r"\b([A-Z][\w&'.-]+) \((?:(?:an?|the|our|key|big|large|new) )*(?:customer|client|competitor|supplier|vendor|partner"
    r"|prospect|rival|agency)\)"
)
_CLIENTS = re.compile(
    r"\b(?i:customer|client|competitor|supplier|vendor|partner|prospect|rival|agency|tenant)(?: \w+)? ([A-Z][\w&'.-]+)"
    r" (?:wants?|targets?|aims?|plans?|needs?|goes|has|have|does|hopes|would|is)\b"
    r"|\b(?i:market leader|number one|incumbent|rival chain)\b",
)
_APART = re.compile(
    r"(?:^|[,;(:|\u2013\u2014]|\s-\s)\s*([^,;():|\u2013\u2014\d]{2,30}?)\s*"
    r"(?=$|[,;).|\u2013\u2014]|\s-\s)"
)
_WISH = re.compile(
    r"\b(?:i|we|he|she|they|[A-Z][\w'-]+)(?:['\u2019]d| would) (?:like|love|prefer|go for|take it to|go to|settle for)"
    r"(?: (?:to see|it to be|to have|to get|to))? $",
    re.IGNORECASE,
)
_PROPOSES = re.compile(r"\b[A-Z][\w'-]+ (?:proposes|suggests|recommends) (?:under |below |over |at least )?$")
_UNNAMED = re.compile(r"(?:^|[.;] )(?:wants|expects|demands|hopes|insists|would like|needs) (?:to|us|it|this|that)\b")
_TEAMS_OWN = re.compile(r"(?<![\w'])((?:[A-Za-z]+ )?[A-Za-z]+)['\u2019]s? (?=[A-Za-z])")
_HAVING = frozenset(["have", "has", "had", "get", "gets", "does", "tracks", "tracked", "handles", "receives"])
_OUR = frozenset(["our", "ours", "we", "us", "we're", "we've", "we'll", "we'd"])


class Ownership(NamedTuple):
    """Whose numbers a statement speaks of: `theirs` not ours, `rival` from outside the company, `owner` where named.

    `reach` is where it holds, null for the whole statement; `reported`: a team is only said to have the numbers, which
    leaves them ours where we set a target for them.
    """

    theirs: bool = False
    rival: bool = False
    owner: str | None = None
    wanted: bool = False
    reach: tuple[int, int] | None = None
    reported: bool = False

    def governs(self, place: int) -> bool:
        """Say whether a number at a place is somebody else's."""
        return self.theirs and (self.reach is None or self.reach[0] <= place < self.reach[1])


def is_wish(statement: Statement, value: Value) -> bool:
    """Say whether a number is only what somebody would like: "I'd like fifty", with no day and no bound."""
    said = statement.text[: max(0, value.start - statement.start)]
    bounded = value.quantity is not None and value.quantity.comparator is not None
    if _PROPOSES.search(said) is not None:
        return True
    return not bounded and not statement.deadlines and _WISH.search(said) is not None


def ownership(statement: Statement, people: frozenset[str]) -> Ownership:
    """Say whose numbers a statement speaks of."""
    text = statement.text
    kinds = {cue.kind for cue in statement.cues if not _is_colleagues(statement, cue)}
    if "rivals" in kinds:
        reach = _rival_reach(statement)
        if reach is None or reach[1] > reach[0]:
            return Ownership(True, reach is None, "competitor" if "competit" in text.lower() else None, reach=reach)
    outsider = _OUTSIDER.search(text)
    if outsider is not None:
        return Ownership(True, True, outsider[1])
    client = _CLIENTS.search(text)
    if client is not None:
        return Ownership(True, True, client[1], reach=_clause(statement, statement.start + client.start()))
    source = _LAW.search(text) or _SOURCE.search(text)
    if source is not None:
        return Ownership(True, True, reach=_clause(statement, statement.start + source.start()))
    claimed = _CLAIMS.search(text)
    if claimed is not None and claimed[1].split()[0].lower() not in people and claimed[1].lower() not in _OUR:
        return Ownership(True, True, claimed[1])
    somebody = _SOMEBODYS.search(text)
    if somebody is not None and somebody[1].lower() not in _OUR:
        return Ownership(True, False, somebody[1])
    owner = _named_owner(text)
    if owner is not None and owner.lower().split()[0] not in people:
        return Ownership(True, False, owner)
    team = _team_wants(text)
    if team is not None:
        return Ownership(True, False, team[0], reported=team[1] and "theirs" not in kinds)
    possessor = _team_owns(text) or _team_apart(statement)
    if possessor is not None:
        return Ownership(True, False, possessor)
    if "theirs" in kinds:
        return Ownership(True, False, _team_in(text), reach=_reach(statement))
    return Ownership(wanted=_somebody_wants(text, people))


def _is_colleagues(statement: Statement, cue: Cue) -> bool:
    """Say whether it is one of us who "owns it", with a person's name before, or things whose "number" is meant."""
    if cue.kind == "theirs" and statement.text[: cue.end - statement.start].lower() in (
        "their number",
        "their numbers",
    ):
        return True
    if cue.kind != "theirs" or not statement.text[cue.start - statement.start :].lower().startswith(("own", "look")):
        return False
    before = words(statement.text[: cue.start - statement.start])
    if not before or statement.text[before[-1].end : cue.start - statement.start].strip():
        return False
    name = statement.text[before[-1].start : before[-1].end]
    return name[0].isupper() and name[1:].islower() and name.lower() not in vocabulary("teams")


def _clause(statement: Statement, place: int) -> tuple[int, int] | None:
    """Give the clause of a place where other clauses hold numbers too; null for the whole statement."""
    if len({value.clause for value in statement.values}) < 2:
        return None
    return statement.clauses[statement.clause_at(place)]


def _rival_reach(statement: Statement) -> tuple[int, int] | None:
    """Give the clauses that words of a rival are about: their own, and the next one where they hold no number.

    Null for the whole statement.
    """
    said = [cue for cue in statement.cues if cue.kind == "rivals"]
    if len({value.clause for value in statement.values}) < 2:
        return None
    start, end = statement.end, statement.start
    for cue in said:
        number = statement.clause_at(cue.start)
        last = number
        if not any(value.clause == number for value in statement.values) and number + 1 < len(statement.clauses):
            begin, stop = statement.clauses[number + 1]
            opening = {
                word.lower for word in words(statement.text[begin - statement.start : stop - statement.start])[:3]
            }
            last = number if opening & _OUR | opening & {"i"} else number + 1
        start, end = min(start, statement.clauses[number][0]), max(end, statement.clauses[last][1])
    return (start, end)


def _somebody_wants(text: str, people: frozenset[str]) -> bool:
    """Say whether somebody who is not in the room wants something: "Northwind wants", or only "wants to see"."""
    if _UNNAMED.search(text) is not None:
        return True
    for match in _WANTS.finditer(text):
        name = match[1].split()[-1].lower()
        if name not in people and name not in vocabulary("subjects") and not set(_words_of(text)) & {"us", "our", "we"}:
            return True
    return False


def _words_of(text: str) -> list[str]:
    return [token.lower for token in words(text)]


def _named_owner(text: str) -> str | None:
    owned = _OWNS.search(text)
    if owned is not None:
        return next(group for group in owned.groups() if group).strip()
    possessive = _POSSESSIVE.search(text)
    if possessive is not None:
        name = possessive[1]
        known = name.lower() in vocabulary("teams") or name.split()[-1] in ("team", "squad")
        if known or name[0].isupper():
            return name
    return None


def _reach(statement: Statement) -> tuple[int, int] | None:
    """Give the clauses that "desktop is not ours" is about: its own back to where the same subject was named before."""
    said = [cue for cue in statement.cues if cue.kind == "theirs"]
    if len(said) != 1 or len({value.clause for value in statement.values}) < 2:
        return None
    last = statement.clause_at(said[0].start)
    at = statement.start
    subject = _nouns(statement.text[statement.clauses[last][0] - at : said[0].start - at])
    for number in range(last - 1, -1, -1):
        start, end = statement.clauses[number]
        if subject & _nouns(statement.text[start - at : end - at]):
            return (start, statement.clauses[last][1]) if number else None
    return None


def _nouns(said: str) -> set[str]:
    return {word for word in _words_of(said) if word not in vocabulary("stops") and word.isalpha()}


def _team_wants(text: str) -> tuple[str, bool] | None:
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
                i and tokens[i - 1].lower in _OUR | {"for", "to", "from", "with", "per", "of", "in", "at"}
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


def _team_owns(text: str) -> str | None:
    """Find a team in the possessive before a noun: "growth marketing's CAC"."""
    for match in _TEAMS_OWN.finditer(text):
        said = match[1].lower()
        for name in (said, said.split()[-1]):
            if name in vocabulary("teams"):
                return match[1]
    return None


def _team_apart(statement: Statement) -> str | None:
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


def _team_in(text: str) -> str | None:
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


def owner_cues(text: str) -> bool:
    """Say whether a cell or heading hands its numbers to somebody else."""
    return any(cue.kind in ("theirs", "rivals") for cue in cues(text)) or _named_owner(text) is not None
