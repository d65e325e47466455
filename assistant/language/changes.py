"""Changes with no end value: "by 25%", "halve", "3x", "+5 pp", "cut by a third"."""

import re
from functools import lru_cache
from typing import Literal

from assistant.language.fractions import fractions
from assistant.language.letters import lowered
from assistant.language.pairs import pairs
from assistant.language.quantities import quantities
from assistant.language.quantity import Change, Quantity
from assistant.language.runs import word_before
from assistant.language.verbs import verb_before
from assistant.language.words import Direction

Sign = Literal[-1, 0, 1]

_MULTIPLES = re.compile(
    r"(?<![\w-])(?:(?P<halve>halv(?:e|es|ed|ing)|(?:in|by) half)|(?P<double>doubl(?:e|es|ed|ing)|two-?fold"
    r"|twice as (?:many|much))"
    r"|(?P<triple>tripl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing)|three-?fold)|(?P<quadruple>quadrupl(?:e|es|ed|ing)"
    r"|four-?fold)|(?P<ten>ten-?fold))(?![\w])"
    r"(?![ -](?:opt|check|click|digits?|down|entry|materiality|glazing|tap|sided|loop|bottom|figures?|jeopardy)"
    r"(?![^\W_]))"
)
_MULTIPLE_PIECES = ("halv", "half", "doubl", "fold", "twice", "tripl", "trebl", "quadrupl")
_FACTORS = {"halve": -0.5, "double": 1.0, "triple": 2.0, "quadruple": 3.0, "ten": 9.0}
_BY = re.compile(
    r"(?<![^\W_])(?:by|um)[ \u00a0](?:(?:an?|the|about|around|roughly|approximately|another|(?:an )?additional"
    r"|a further|some|average(?: of)?|at least|up to|over|more than|no more than)[ \u00a0])*$"
)
_NOUN_OF = re.compile(
    r"(?<![^\W_])(?:(?P<down>reduction|decrease|decline|drop|cut|fall|dip|saving)s?|(?P<up>increase|growth"
    r"|uplift|lift|rise|gain|jump|boost|uptick|bump)s?|(?P<any>improvement|change|delta)s?)"
    r"(?: rate)?[ \u00a0](?:of|by)[ \u00a0](?:(?:an?|about|around|roughly|at least|over|up to|more than)[ \u00a0])*$"
)
_NOUN_AFTER = re.compile(
    r"[ \u00a0-](?:(?:[a-z]+ly|yoy|mom|qoq|relative|overall|net|more|point"
    r"|points)[ \u00a0])?(?:(?P<down>reduction|decrease|decline|drop|cut|fewer|less|lower|cheaper|shorter|fall"
    r"|below (?:last|the|today|current|baseline))"
    r"|(?P<up>increase|growth|uplift|lift|rise|gain|boost|jump|more|higher|larger|bigger|greater|increment"
    r"|growing|bump|above (?:last|today|current|baseline))|(?P<any>improvement|faster|quicker|better|change|yoy"
    r"|mom|qoq|year[- ](?:over|on)[- ]year|month[- ](?:over|on)[- ]month|quarter[- ](?:over|on)[- ]quarter|w/w"
    r"|y/y|m/m|q/q))(?![^\W_])"
)
_STILL = frozenset(
    {"to", "at", "from", "of", "reach", "is", "are", "was", "were", "than", "be", "under", "below", "above", "over"}
    | {"within", "hit", "hits", "achieve", "least", "most"}
)
_LEADING = frozenset(
    {"by", "um", "a", "an", "the", "about", "around", "roughly", "approximately", "another", "additional", "further"}
    | {"some", "average", "of", "least", "to", "over", "than"}
)
_ABOUT = frozenset({"about", "around", "roughly", "approximately", "nearly", "almost", "only", "just", "some"})
_UP_DOWN = re.compile(r"(?<![^\W_])(?:(?P<up>up)|(?P<down>down))[ \u00a0](?:by[ \u00a0])?$")
_PLUS_MINUS = re.compile(r"(?<![^\W_])(?:(?P<plus>plus)|minus)[ \u00a0]$")
_FACTOR = re.compile(r"(?<![^\W_])by (?:an? )?(?:whole )?factor of (?:about |around |roughly |at least )?$")
_POINTS = re.compile(r" (?:points?|pts)(?![^\W_])")
_UP_AFTER = re.compile(
    r"(?: points?| pts)? (?:(?P<up>up)|(?:down|off))(?= (?:on|vs|versus|year|last|since|against)(?![^\W_])|[.,;!?)]|$)"
)
_TIMES = re.compile(r" times (?:as (?:many|much)|more|the)(?![^\W_])")
_SIGNS: dict[Direction | None, Sign] = {"increase": 1, "decrease": -1, "maintain": 0, None: 0}
_RELATIVE = frozenset({"%", "x"})


@lru_cache(maxsize=64)
def changes(text: str) -> tuple[Change, ...]:
    """Find the changes of a text that name no end value, in order and not overlapping."""
    lower = lowered(text)
    found = _multiples(text, lower)
    paired = [(pair.start, pair.end) for pair in pairs(text)]
    at = 0
    for quantity in quantities(text):
        while at < len(paired) and paired[at][1] <= quantity.bare[0]:
            at += 1
        if at < len(paired) and paired[at][0] <= quantity.bare[0]:
            continue
        change = _change(text, lower, quantity)
        if change is not None:
            found.append(change)
    found += _parts(text, lower)
    return tuple(_apart(found))


def _apart(found: list[Change]) -> list[Change]:
    kept: list[Change] = []
    for change in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return kept


def _multiples(text: str, lower: str) -> list[Change]:
    found: list[Change] = []
    if not any(piece in lower for piece in _MULTIPLE_PIECES):
        return found
    for match in _MULTIPLES.finditer(lower):
        if match[0] in ("double", "triple", "quadruple") and not _is_verb(lower, match.start(), match.end()):
            continue
        found.append(Change(match.start(), match.end(), relative=_FACTORS[str(match.lastgroup)], signed=True))
    return found


_NOUN_BEFORE = re.compile(
    r"(?<![^\W_])(?:the|an?|any|each|every|of|with|for|in|on|as|your|our|their|his|her|no|this|that)[ \u00a0]$|-$"
)
_OPENS = re.compile(
    r"(?:^|[.;:,!?(\n\-–—|*•]|(?<![^\W_])(?:to|and|or|will|then|we|must|should|can|also|least|than|up|at|by|so"
    r"|okr|kr\d?))"
    r"[ \u00a0]*$"
)


_COMPOUND = re.compile(r"[ -](?:bookings?|entries|charges?|payments?|orders?|counts?|counting|shifts?)(?![^\W_])")


def _is_verb(lower: str, start: int, end: int) -> bool:
    """Say whether "double" is done to something, not said of it: "to double sales", not "the double room"."""
    if _NOUN_BEFORE.search(lower, max(0, start - 8), start) is not None:
        return False
    return _COMPOUND.match(lower, end) is None or _OPENS.search(lower, max(0, start - 12), start) is not None


def _parts(text: str, lower: str) -> list[Change]:
    """Find "by a third", "cut two thirds off"."""
    found = []
    for fraction in fractions(lower):
        by = _BY.search(lower, max(0, fraction.start - 40), fraction.start)
        after = _NOUN_AFTER.match(lower, fraction.end, fraction.end + 40)
        if by is None and (after is None or after["any"]):
            continue
        start, end = by.start() if by else fraction.start, after.end() if after else fraction.end
        sign = (1 if after["up"] else -1) if after and not after["any"] else _sign(text, start)
        found.append(Change(start, end, relative=fraction.value * (sign or 1), signed=bool(sign)))
    return found


def _change(text: str, lower: str, q: Quantity) -> Change | None:
    begin = max(0, q.bare[0] - 48)
    last = word_before(lower, q.start)
    leads = last in _LEADING
    if last == "of" and (factor := _FACTOR.search(lower, begin, q.start)) is not None and q.value > 0:
        return _made(q._replace(unit="x"), factor.start(), q.end, _sign(text, factor.start()) or 1, True)
    by = _BY.search(lower, begin, q.start) if leads else None
    if by is not None:
        sign = _sign(text, by.start())
        if sign is None and q.unit not in ("%", "pp", "bps", "x"):
            return None
        points = _POINTS.match(lower, q.end)
        end = points.end() if points is not None else q.end
        return _made(q, by.start(), end, sign or 0, sign is not None and sign != 0)
    noun = _NOUN_OF.search(lower, begin, q.start) if leads else None
    if noun is not None:
        sign = 1 if noun["up"] else -1 if noun["down"] else 0
        return _made(q, noun.start(), q.end, sign, sign != 0)
    after = _NOUN_AFTER.match(lower, q.end, q.end + 40)
    if after is not None and q.unit in ("%", "x", "pp", "bps") and q.out_of is None:
        sign = 1 if after["up"] else -1 if after["down"] else 0
        if sign == 0:
            sign = _sign(text, q.start) or 0
        if not (after["up"] and after[0].endswith("more") and q.comparator):
            return _made(q, q.start, after.end(), sign, sign != 0)
    said = _PLUS_MINUS.search(lower, begin, q.start) if last in ("plus", "minus") else None
    pointed = _POINTS.match(lower, q.end) is not None
    if said is not None and (q.unit in ("%", "pp", "bps") or pointed):
        return _made(q, said.start(), q.end, 1 if said["plus"] else -1, True)
    gone = _UP_AFTER.match(lower, q.end) if q.unit in ("%", "pp", "bps") or pointed else None
    if gone is not None:
        return _made(q, q.start, gone.end(), 1 if gone["up"] else -1, True)
    times = _TIMES.match(lower, q.end, q.end + 24)
    if times is not None:
        return Change(q.start, times.end(), relative=round(q.value - 1, 4), signed=True)
    shown = text[q.bare[0] : q.bare[0] + 1]
    if shown in "+-−" and (q.unit in ("%", "pp", "bps", "x") or shown == "+"):
        sign = 1 if shown == "+" else -1
        return _made(q, q.start, q.end, sign, True)
    if q.unit in ("pp", "bps", "%") and last in ("up", "down"):
        moved = _UP_DOWN.search(lower, begin, q.start)
        if moved is not None:
            return _made(q, moved.start(), q.end, 1 if moved["up"] else -1, True)
    if q.unit == "pp" and last not in _STILL:
        sign = _sign(text, q.start) or 0
        return _made(q, q.start, q.end, sign, sign != 0)
    if q.unit in _RELATIVE and q.comparator is None and q.out_of is None:
        return _bare(text, lower, q, last)
    return None


def _bare(text: str, lower: str, q: Quantity, last: str) -> Change | None:
    """Read "Reduce churn 15%" and "3x our sales": a verb of direction, and nothing that makes the number a level."""
    begin = max(0, q.start - 24)
    if q.unit == "x":
        opens = _OPENS.search(lower, begin, q.start) is not None and lower[q.end : q.end + 1] == " "
        sign = _sign(text, q.start)
        if opens or (sign is not None and last not in _STILL):
            return _made(q, q.start, q.end, -1 if sign == -1 else 1, True)
        return None
    if last in _STILL or (lower[q.end : q.end + 4] == " of "):
        return None
    if last in _ABOUT and word_before(lower, lower.rfind(last, 0, q.start)) in _STILL:
        return None
    verb = verb_before(text, q.start)
    if verb is None or verb.end + 1 >= q.start or verb.direction == "maintain":
        return None
    between = text[verb.end : q.start]
    if not between[-1:].isspace() or any(sign in between for sign in ",:()"):
        return None
    sign = _SIGNS[verb.direction]
    return _made(q, q.start, q.end, sign, sign != 0)


def _made(q: Quantity, start: int, end: int, sign: int, signed: bool) -> Change:
    value = abs(q.value) if signed else q.value
    if q.unit == "%" and q.out_of is None:
        return Change(start, end, relative=round(value / 100 * (sign or 1), 6), signed=signed)
    if q.unit == "x":
        relative = 1 / value - 1 if sign < 0 and value > 1 else value - 1
        return Change(start, end, relative=round(relative, 4), signed=True)
    return Change(start, end, absolute=value * (sign or 1), unit=q.unit, signed=signed)


def _sign(text: str, at: int) -> Sign | None:
    """Say which way the verb in front moves: 1 up, -1 down, 0 only better; null where there is none."""
    verb = verb_before(text, at)
    return None if verb is None else _SIGNS[verb.direction]
