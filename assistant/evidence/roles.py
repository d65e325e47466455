"""Roles: whether a number is today's value, a value to reach or one of the past, from the cues around it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.evidence.cues import Cue, vocabulary
from assistant.evidence.events import Role
from assistant.evidence.plain_words import is_named_word
from assistant.evidence.statements import Statement, Value
from assistant.language.quantity import Comparator, Pair
from assistant.language.words import Word, words

_LOWER_BOUND = re.compile(
    r"below|under|floor|fall|drop|sink|dip|slip|less|lower (?:limit|bound)|untergrenze|plancher|get worse",
    re.IGNORECASE,
)
_STAY = re.compile(r"\b(?:stay|stays|staying|keep|kept|remain|remains)\b", re.IGNORECASE)
_UPPER = re.compile(
    r"above|over|exceed|cross|ceiling|cap|roof|more|past|beyond|upper|climb|rise|obergrenze|plafond", re.IGNORECASE
)
_BARRED = re.compile(
    r"\b(?:mustn't|must not|shouldn't|should not|may not|can't|cannot|can not|won't|shall not|not|never"
    r"|don't|doesn't|do not|does not|nobody|without)\b"
    r"(?: [\w']+){0,4}? (?:past|over|above|below|under|beyond|exceed|exceeding|cross|crossing|higher than"
    r"|lower than|more than|less than|worse than)\b",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?<!due)(?<!compared)(?<!up)(?<!according)(?<!next)(?<!close)(?<!equal)(?<!relative) to (?:\w{1,7} )?$",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?:^|[,;(.\u2013\u2014-]) ?(?:and )?not (?:the )?$", re.IGNORECASE)
_SCOPED = re.compile(
    r"(?:but |and )?(?:for|in|at|on|among|with) (?:our|the|this|us)\b[^.;:]{0,60}? (?:it is|it's|its|that is|that's"
    r"|we are at|we're at|we have) (?:only |about |around )?$",
    re.IGNORECASE,
)
_GOT_TO = re.compile(
    r"\b(?:got|made it|came|went|rose|fell|climbed|grew|shrank|sank|crept) (?:only |just )?(?:up |down )?to $",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"\W*(?:(?:kr|key result|goal|target)? ?\d*[:.)-]? *)?"
    r"(?:(?:and|so|then|also|let's|let us|we|they|it|that|this|need|needs|should|must|shall|want|have|has|will|to"
    r"|be|is) ){0,5}(?:increase|raise|grow|lift|improve|boost|reduce|lower"
    r"|cut|decrease|shorten|bring|halve"
    r"|double|triple|drive|get|shrink|push)\b",
    re.IGNORECASE,
)
_AGREED = re.compile(r"\b(?:was|were|been) (?:\w+ )?(?:agreed|decided|resolved|settled|fixed|adopted)\b", re.IGNORECASE)
_WANTED = re.compile(
    r"\b(?:want|wants|need|needs|would like|wish|like to (?:see|have|get))\b[^.;:!?\d]{2,60}? [\w-]+ed $", re.IGNORECASE
)
_RISEN = re.compile(r"\b(?:up|down) from (?:about |around |today's |the current )?$", re.IGNORECASE)
_STATUS = re.compile(
    r"\((?:last|latest|previous|current|currently|today|now|baseline|status|so far)(?: [\w'-]+){0,2}:? ?(?:at "
    r"|is |about )?$"
    r"|(?<!\bwe )(?<!\bi )\b(?:is|are|looks?|stays?) (?:still )?(?:fine|ok|okay|good|great|stable|healthy)"
    r" (?:already )?(?:at|with) (?:about |around )?$",
    re.IGNORECASE,
)
_ONWARD = frozenset(["instead of", "rather than", "not the", "replaces", "supersedes", "forget the", "ignore the"])
_FROM = re.compile(r"\bfrom (?:today's |the current |currently |a baseline of )?$", re.IGNORECASE)
_TODAYS = re.compile(
    r"\b(?:today['\u2019]s|(?:the|our|its) (?:current|present)) (?:level of |value of )?$", re.IGNORECASE
)
_HAD = re.compile(
    r"\bhad (?:once |originally |first |initially |earlier |also |even )?(?:asked|wanted|proposed|planned|aimed"
    r"|hoped|promised|targeted"
    r"|suggested|demanded|brought|floated|pencilled|penciled|written|typed|envisaged)\b",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"(?: (?!and\b|but\b|by\b)[\w'\u2019%]+){0,2}? (?:in|from|on) (?:the|our|my|your|his|her|their|its"
    r"|[\w-]+['\u2019]s)(?: [\w'\u2019-]+){0,2}?"
    r" (?:deck|draft|slides?|paper|memo|poster|charter|brochure|press release|proposal|pitch|template|roadmap"
    r"|article|keynote|leaflet)\b",
    re.IGNORECASE,
)
_PAST_VERBS = frozenset(["went", "fell", "rose", "grew", "came", "got", "shrank", "sank", "climbed", "dropped"])
_FUTURE = frozenset(["agreed", "needed", "wanted", "proposed", "committed", "targeted", "planned", "expected"])


class Reading(NamedTuple):
    """What the words around a number say of it."""

    role: Role | None
    sure: bool = False
    limit: bool = False
    comparator: Comparator | None = None
    dead: bool = False
    was: bool = False


def role_of(statement: Statement, value: Value, cues: list[Cue], aims: bool) -> Reading:
    """Read the role of a number out of the cues in its clause; `aims`: a heading says that values are targets."""
    begin, stop = statement.clauses[value.clause]
    others = [v for v in statement.values if v is not value and v.clause == value.clause]
    begin = max([begin, *[v.end for v in others if v.end <= value.start]])
    stop = min([stop, *[v.start for v in others if v.start >= value.end]])
    left = [cue for cue in cues if begin <= cue.start and cue.end <= value.start + 12 and cue.start < value.start]
    carried = _carried(statement, value, cues) if begin == statement.clauses[value.clause][0] else []
    right = [cue for cue in cues if value.end <= cue.start and cue.end <= stop]
    offset = statement.start
    comparator = value.quantity.comparator if value.quantity else value.pair.target.comparator if value.pair else None
    guards = [cue for cue in left + right if cue.kind == "guard"]
    barred = _BARRED.search(statement.text, max(0, begin - offset - 60), max(0, value.start - offset + 14))
    if (
        barred is not None
        and value.start - offset - barred.end() < 16
        and not any(barred.start() <= v.start - offset < value.start - offset for v in statement.values)
    ):
        guards = [*guards, Cue("guard", offset + barred.start(), offset + barred.end())]
    ahead = [cue for cue in right if statement.text[cue.start - offset : cue.end - offset].lower() not in _ONWARD]
    dead = any(cue.kind == "dead" for cue in left + ahead) or _is_struck(statement.text, value.start - offset)
    if value.quantity is not None and value.quantity.comparator is None and len(statement.values) > 1:
        dead = dead or _NOT.search(statement.text, 0, value.start - offset) is not None
    if (
        value.pair is None
        and _HAD.search(statement.text, max(0, begin - offset), max(0, value.start - offset)) is not None
    ):
        return Reading("target", True, False, comparator, True)
    if value.pair is None and _STATUS.search(statement.text, 0, value.start - offset) is not None:
        return Reading("current", True)
    if value.quantity is not None and _TODAYS.search(statement.text, 0, value.start - offset) is not None:
        return Reading("current", True)
    risen = _risen(statement, value)
    if risen is not None:
        return Reading(risen, True, False, comparator, dead)
    moved = any(other.change is not None and other.end <= value.start for other in others)
    if moved and value.quantity is not None and _FROM.search(statement.text, 0, value.start - offset) is not None:
        return Reading("current", True)
    if value.quantity is not None and _WRITTEN.match(statement.text, value.end - offset) is not None:
        dead = True
    if value.pair is not None:
        before = words(statement.text[begin - offset : max(begin, value.start) - offset])
        lead = {word.lower for word in before[-4:]}
        after_noun = {word.lower for word in _beside(before[-4:])}
        inner = {word.lower for word in words(statement.text[value.start - offset : value.end - offset])}
        past = (
            any(cue.kind in ("past", "was") for cue in left + right)
            or bool(_PAST_VERBS & (lead | inner))
            or (_is_past(after_noun) and not _is_ahead(statement, value))
            or (not aims and _has_risen(statement, value.pair, value.at))
        )
        wanted = _WANTED.search(statement.text, 0, value.start - offset) is not None
        hoped = wanted or any(cue.kind == "target" for cue in left + right)
        dead = dead and not wanted
        return Reading("past" if past and not hoped else "target", True, False, comparator, dead)
    if guards:
        said = statement.text[guards[-1].start - offset : guards[-1].end - offset]
        return Reading("target", True, True, comparator or bound(said), dead)
    for cue in right:
        if cue.start - value.end > 16:
            break
        said = statement.text[cue.start - offset : cue.end - offset].lower()
        if cue.kind in ("current", "past") or (cue.kind == "target" and said in vocabulary("after")):
            kind: Role = "current" if cue.kind == "current" else "target" if cue.kind == "target" else "past"
            if cue.kind != "target" or not any(c.kind in ("current", "past") for c in left):
                return Reading(kind, True, False, comparator, dead)
        break
    weak: Role | None = None
    was = False
    told = _AGREED.search(statement.text, max(0, begin - offset), max(0, value.start - offset)) is not None
    if not told and any(c.kind == "was" for c in left) and any(c.kind == "target" for c in left + right):
        return Reading("target", True, False, comparator, True)
    strong = any(cue.kind in ("target", "current", "past") for cue in left)
    for cue in reversed(left if strong else carried + left):
        if cue.kind == "target":
            return Reading("target", True, False, comparator, dead)
        if cue.kind == "current":
            return Reading("current", True, False, comparator, dead)
        if cue.kind == "past":
            return Reading("past", True, False, comparator, dead)
        if cue.kind in ("stated", "was") and weak is None:
            weak = "current"
            was = cue.kind == "was"
    reached = _GOT_TO.search(statement.text, max(0, begin - offset), max(0, value.start - offset))
    if reached is not None:
        past = any(cue.kind == "past" for cue in cues if cue.start < value.start)
        return Reading("past" if past else "current", past, False, comparator, dead)
    if weak is None and _TO.search(statement.text, max(0, begin - offset), max(0, value.start - offset)) is not None:
        return Reading("target", True, False, comparator, dead)
    after = min((v.start for v in statement.values if v.start >= value.end), default=statement.end)
    led = any(
        d.led
        and (begin <= d.start < stop or value.end <= d.start < after)
        and not d.text.lower().startswith(("in ", "within "))
        for d in statement.deadlines
    )
    if (led and not was) or (comparator is not None and (weak is None or led)):
        return Reading("target", led, False, comparator, dead)
    if _SCOPED.match(statement.text[: value.start - offset]) is not None and comparator is None:
        return Reading("current", True, False, comparator, dead)
    opening = statement.text[statement.clauses[value.clause][0] - offset :]
    if value.change is not None and any(_IMPERATIVE.match(said) for said in (statement.text, opening)):
        return Reading("target", True, False, comparator, dead)
    if value.change is not None:
        return Reading("target" if aims else None, False, False, comparator, dead)
    if aims and weak is None and any(not d.led and d.start >= value.end for d in statement.deadlines):
        return Reading("current")
    if aims and weak is None:
        return Reading("target", True, False, comparator, dead)
    return Reading(weak, False, False, comparator, dead, was)


def _risen(statement: Statement, value: Value) -> Role | None:
    """Read the end before its beginning: "78% by June, up from 61%" has both, where a day to come lies between."""
    if len(statement.values) < 2 or not statement.deadlines or any(each.quantity is None for each in statement.values):
        return None
    at = statement.values.index(value)
    for number in (at - 1, at):
        if not 0 <= number < len(statement.values) - 1:
            continue
        first, second = statement.values[number : number + 2]
        ahead = any(
            each.led and (each.due is None or each.due >= statement.as_of) and first.end <= each.start < second.start
            for each in statement.deadlines
        )
        if ahead and _RISEN.search(statement.text, first.end - statement.start, second.start - statement.start):
            return "current" if value is second else "target"
    return None


def _has_risen(statement: Statement, pair: Pair, at: int) -> bool:
    """Say whether the later value stands first and no day to come behind it: "2.3%, up from 1.7% in summer"."""
    first, second = at + pair.target.end - statement.start, at + pair.baseline.bare[0] - statement.start
    if first > second or _RISEN.search(statement.text, first, second) is None:
        return False
    if any(cue.kind in ("target", "accept", "guard") for cue in statement.cues):
        return False
    return not any(first <= each.start - statement.start < second for each in statement.deadlines)


def _is_struck(said: str, at: int) -> bool:
    """Say whether a place lies in words marked as deleted: [-...-] or ~~...~~."""
    opened = said.rfind("[-", 0, at)
    if opened >= 0 and said.find("-]", opened, at) < 0 and said.find("-]", at) >= 0:
        return True
    return said.count("~~", 0, at) % 2 == 1 and said.find("~~", at) >= 0


def _carried(statement: Statement, value: Value, cues: list[Cue]) -> list[Cue]:
    """Give the role cues of the clauses just before a number that hold none: "What we want: 75"."""
    found: list[Cue] = []
    number = value.clause - 1
    while number >= 0 and not any(v.clause == number for v in statement.values):
        begin, stop = statement.clauses[number]
        kinds = ("target",) if value.clause - number > 1 else ("target", "past", "current")
        found = [c for c in cues if begin <= c.start and c.end <= stop and c.kind in kinds] + found
        number -= 1
    return found


def _beside(lead: Sequence[Word]) -> Sequence[Word]:
    """Give the words after the last noun: "reopened tickets from" says what is counted, not what happened."""
    nouns = [
        number
        for number, word in enumerate(lead)
        if is_named_word(word.lower) and not word.lower.endswith(("ed", "ly")) and word.text.isalpha()
    ]
    return lead[nouns[-1] + 1 :] if nouns else lead


def _is_ahead(statement: Statement, value: Value) -> bool:
    """Say whether a day to come is set for a pair: "from 60 to 140 by 30 June", "60% -> 80% (30 June)"."""
    for each in statement.deadlines:
        between = statement.text[max(0, value.end - statement.start) : each.start - statement.start].strip(" ,;:-")
        if each.due is not None and each.due >= statement.as_of and (each.led or between in ("", "(", "[")):
            return True
    return False


def _is_past(lead: set[str]) -> bool:
    return any(word.endswith("ed") and len(word) > 4 and word not in _FUTURE for word in lead)


def bound(said: str) -> Comparator | None:
    """Give the side on which a limit lies: "floor" is >=, "must not cross" is <=, "stay below" is <."""
    low, high = _LOWER_BOUND.search(said), _UPPER.search(said)
    if _STAY.search(said):
        return "<" if low else ">" if high else None
    if low:
        return ">="
    return "<=" if high else None
