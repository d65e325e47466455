"""Ownership: whether a statement's numbers are another team's, a rival's, a vendor's or the law's."""

import re
from typing import NamedTuple

from assistant.evidence.cues import Cue, cues, vocabulary
from assistant.evidence.named_teams import OUR, team_apart, team_in, team_owning, team_wanting
from assistant.evidence.statements import Statement
from assistant.language.words import words

_OWNS = re.compile(
    r"\(?\b([A-Z][\w&/ -]{1,24}?)(?:'s)? (?:owns|owned|(?:has|have|will (?:own|hold|run|carry|define|take)) (?:it|that"
    r"|this|those|them|and)\b)|\bowned by ([A-Z][\w& -]{1,24})"
    r"|\bbelongs? to ([A-Z][\w&' .-]{1,24})"
)
_POSSESSIVE = re.compile(
    r"(?:is|are|that's|thats|it's|its|they're)\s+(?:the\s+)?([A-Za-z][\w&-]{1,20}(?: (?:team"
    r"|squad))?)['\u2019]s?(?=[\s.,;)!]|$)"
)
# Somebody who takes part may still belong to another team: "but that's Lotte's team".
_SOMEBODYS = re.compile(
    r"\b(?:that|this|it)(?:['\u2019]?s| is) ([A-Z][\w-]+)['\u2019]s?"
    r" (?:team|squad|tribe|department|dept|crew|unit|area|budget|number|target|goal)\b"
)
_CLAIMS = re.compile(
    r"\b([A-Z][\w&'.-]+(?: [A-Z][\w&'.-]+)?) (?:claims?|boasts?|advertises?|brags?|promises|promised"
    r"|announced|reports?|quotes|does)\b(?!\W*(?:is|are|was|were|has been|have been|at|from|paid|[a-z]+ed)\b| ?[:=])"
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
_POINTING = frozenset({"this", "that", "it", "they", "these", "those", "which"})
_UNNAMED = re.compile(
    r"(?:^|[.;] )(?:wants|expects|demands|hopes|insists|would like|needs) (?:to|us|it|this|that)\b"
    r"(?<!needs to)"  # "needs to be 12" says it of the metric named before
)


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
    if claimed is not None and claimed[1].split()[0].lower() not in people and claimed[1].lower() not in OUR:
        return Ownership(True, True, claimed[1])
    somebody = _SOMEBODYS.search(text)
    if somebody is not None and somebody[1].lower() not in OUR:
        return Ownership(True, False, somebody[1])
    owner = _named_owner(text)
    if owner is not None and owner.lower().split()[0] not in people:
        return Ownership(True, False, owner)
    team = team_wanting(text)
    if team is not None:
        return Ownership(True, False, team[0], reported=team[1] and "theirs" not in kinds)
    possessor = team_owning(text) or team_apart(statement)
    if possessor is not None:
        return Ownership(True, False, possessor)
    if "theirs" in kinds:
        return Ownership(True, False, team_in(text), reach=_reach(statement))
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
            last = number if opening & OUR | opening & {"i"} else number + 1
        start, end = min(start, statement.clauses[number][0]), max(end, statement.clauses[last][1])
    return (start, end)


def _somebody_wants(text: str, people: frozenset[str]) -> bool:
    """Say whether somebody who is not in the room wants something: "Northwind wants", or only "wants to see"."""
    if _UNNAMED.search(text) is not None:
        return True
    for match in _WANTS.finditer(text):
        name = match[1].split()[-1].lower().removesuffix("'d").removesuffix("\u2019d")
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
    if len(said) != 1:
        return None
    last = statement.clause_at(said[0].start)
    at = statement.start
    subject = _nouns(statement.text[statement.clauses[last][0] - at : said[0].start - at])
    valued = {value.clause for value in statement.values}
    if len(valued) < 2:
        others = {word for i in valued for word in _nouns(statement.text[slice(*_within(statement, i))])}
        before = _words_of(statement.text[: said[0].start - at])
        points = bool(before) and before[-1] in _POINTING
        return None if points or not subject or last in valued or subject & others else statement.clauses[last]
    for number in range(last - 1, -1, -1):
        start, end = statement.clauses[number]
        if subject & _nouns(statement.text[start - at : end - at]):
            return (start, statement.clauses[last][1]) if number else None
    return None


def _within(statement: Statement, clause: int) -> tuple[int, int]:
    start, end = statement.clauses[clause]
    return start - statement.start, end - statement.start


def _nouns(said: str) -> set[str]:
    return {word for word in _words_of(said) if word not in vocabulary("stops") and word.isalpha()}


def owner_cues(text: str) -> bool:
    """Say whether a cell or heading hands its numbers to somebody else."""
    return any(cue.kind in ("theirs", "rivals") for cue in cues(text)) or _named_owner(text) is not None
