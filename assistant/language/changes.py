"""Changes with no end value: "by 25%", "halve", "3x", "+5 pp", "cut by a third"."""

from functools import lru_cache

from assistant.language.letters import lowered
from assistant.language.moves import (
    BY,
    NOUN_AFTER,
    NOUN_OF,
    SHORTER,
    SIGNS,
    UP_DOWN,
    is_part_of_verb,
    said_sign,
    verb_sign,
)
from assistant.language.multiples import OPENS, multiples, parts
from assistant.language.pairs import pairs
from assistant.language.patterns import pattern
from assistant.language.quantities import quantities
from assistant.language.quantity import Change, Quantity
from assistant.language.runs import word_before
from assistant.language.units import family
from assistant.language.verbs import verb_before

_STILL = frozenset(
    {"to", "at", "from", "of", "reach", "is", "are", "was", "were", "than", "be", "under", "below", "above", "over"}
    | {"within", "hit", "hits", "achieve", "least", "most"}
)
_LEADING = frozenset(
    {"by", "um", "a", "an", "the", "about", "around", "roughly", "approximately", "another", "additional", "further"}
    | {"some", "average", "of", "least", "to", "over", "than"}
)
_ABOUT = frozenset({"about", "around", "roughly", "approximately", "nearly", "almost", "only", "just", "some"})
_OFF = pattern(r"(?: [a-z]+){0,2} off(?= |[.,;:)!?]|$)")
_TAKEN = pattern(
    r"(?<![^\W_])(?:knock(?:s|ed|ing)?|shav(?:e|es|ed|ing)|tak(?:e|es|ing)|trim(?:s|med|ming)?"
    r"|chop(?:s|ped|ping)?|cut(?:s|ting)?) (?:another )?$"
)
_ADDED = pattern(r"(?<![^\W_])(?:add|adds|adding|gain|gains|gaining|earn back|win back) (?:another )?$")
# What rises or falls by itself: "spend falls 10 %" is a change, "cut 10 %" and "cross 10 %" may be none.
_MOVES = pattern(
    r"(?:gr[eo]w(?:s|n|ing)?|r[io]s(?:e|es|en|ing)|f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)"
    r"|climb(?:s|ed|ing)?|dip(?:s|ped|ping)?|jump(?:s|ed|ing)?|increas(?:es|ed|ing)|decreas(?:es|ed|ing))$"
)
_OFTEN = pattern(
    r" (?:an?|per|each|every|pro) (?:hour|day|week|month|quarter|year|sprint|night|shift)"
    r"| (?:hourly|daily|weekly|monthly|quarterly|yearly)"
)
_PLUS_MINUS = pattern(r"(?<![^\W_])(?:(?P<plus>plus)|minus)[ \u00a0]$")
_FACTOR = pattern(r"(?<![^\W_])by (?:an? )?(?:whole )?factor of (?:about |around |roughly |at least )?$")
_POINTS = pattern(r" (?:points?|pts)(?![^\W_])")
_UP_AFTER = pattern(
    r"(?: points?| pts)? (?:(?P<up>up)|(?:down|off))"
    r"(?= (?:on|vs|versus|year|last|since|against|and(?! running)|by|in|this)(?![^\W_])|[.,;!?)]|$)"
)
_TIMES = pattern(r" times (?:as (?:many|much)|more|the)(?![^\W_])")
_RELATIVE = frozenset({"%", "x"})


@lru_cache(maxsize=64)
def changes(text: str) -> tuple[Change, ...]:
    """Find the changes of a text that name no end value, in order and not overlapping."""
    lower = lowered(text)
    found = multiples(lower)
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
    found += parts(text, lower)
    return tuple(_apart(found))


def _apart(found: list[Change]) -> list[Change]:
    kept: list[Change] = []
    for change in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return kept


def _change(text: str, lower: str, q: Quantity) -> Change | None:
    begin = max(0, q.bare[0] - 48)
    last = word_before(lower, q.start)
    leads = last in _LEADING
    if last == "of" and (factor := _FACTOR.search(lower, begin, q.start)) is not None and q.value > 0:
        return _made(q._replace(unit="x"), factor.start(), q.end, verb_sign(text, factor.start()) or 1, True)
    by = BY.search(lower, begin, q.start) if leads else None
    if by is not None:
        if word_before(lower, by.start()) in ("off", "out", "wrong"):
            return None
        sign = said_sign(lower, by.start()) or verb_sign(text, by.start())
        if sign is None and q.unit not in ("%", "pp", "bps", "x"):
            return None
        points = _POINTS.match(lower, q.end)
        end = points.end() if points is not None else q.end
        return _made(q, by.start(), end, sign or 0, sign is not None and sign != 0)
    noun = NOUN_OF.search(lower, begin, q.start) if leads else None
    if noun is not None:
        if noun["saved"] and q.unit not in _RELATIVE:
            return None
        sign = 1 if noun["up"] else -1 if noun["down"] else 0
        return _made(q, noun.start(), q.end, sign, sign != 0)
    after = NOUN_AFTER.match(lower, q.end, q.end + 40)
    if after is not None and q.unit in ("%", "x", "pp", "bps") and q.out_of is None:
        sign = 1 if after["up"] else -1 if after["down"] else 0
        if sign == 0:
            sign = verb_sign(text, q.start) or 0
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
    if shown in "+-−" and last not in _STILL and (q.unit in ("%", "pp", "bps", "x") or shown == "+"):
        sign = 1 if shown == "+" else -1
        return _made(q, q.start, q.end, sign, True)
    if last in ("up", "down"):
        moved = UP_DOWN.search(lower, begin, q.start)
        counted = q.unit in ("pp", "bps", "%") or pointed or _is_measured(q)
        if moved is not None and counted and not is_part_of_verb(lower, moved):
            return _made(q, moved.start(), q.end, 1 if moved["up"] else -1, True)
    shorter = SHORTER.match(lower, q.end) if q.comparator is None else None
    if shorter is not None and (_is_measured(q) or shorter["down"] == "fewer"):
        return _made(q, q.start, shorter.end(), 1 if shorter["up"] else -1, True)
    off = _OFF.match(lower, q.end, q.end + 24)
    if off is not None and (taken := _TAKEN.search(lower, begin, q.start)) is not None:
        return _made(q, taken.start(), off.end(), -1, True)
    if (pointed or q.unit in ("pp", "bps")) and (added := _ADDED.search(lower, begin, q.start)) is not None:
        return _made(q, added.start(), q.end, 1, True)
    if q.unit == "pp" and last not in _STILL:
        sign = verb_sign(text, q.start) or 0
        return _made(q, q.start, q.end, sign, sign != 0)
    if q.unit in _RELATIVE and q.comparator is None and q.out_of is None:
        return _bare(text, lower, q, last)
    return None


def _is_measured(q: Quantity) -> bool:
    """Say whether a number is an amount of time or money."""
    return q.unit is not None and (family(q.unit) == "time" or (len(q.unit) == 3 and q.unit.isupper()))


def _bare(text: str, lower: str, q: Quantity, last: str) -> Change | None:
    """Read "Reduce churn 15%" and "3x our sales": a verb of direction, and nothing that makes the number a level."""
    begin = max(0, q.start - 24)
    if q.unit == "x" and (_OFTEN.match(lower, q.end) or q.value <= 1 or (q.value >= 10 and lower[q.start] in "x×")):
        return None
    if q.unit == "x":
        opens = OPENS.search(lower, begin, q.start) is not None and lower[q.end : q.end + 1] == " "
        sign = verb_sign(text, q.start)
        if opens or (sign is not None and last not in _STILL):
            return _made(q, q.start, q.end, -1 if sign == -1 else 1, True)
        return None
    if last in _STILL or (lower[q.end : q.end + 4] == " of "):
        return None
    if last in _ABOUT and word_before(lower, lower.rfind(last, 0, q.start)) in _STILL:
        return None
    verb = verb_before(text, q.start)
    if verb is None or verb.direction == "maintain":
        return None
    if verb.end + 1 >= q.start and (verb.place == 0 or _MOVES.match(verb.lower) is None):
        return None
    between = text[verb.end : q.start]
    if not between[-1:].isspace() or any(sign in between for sign in ",:()"):
        return None
    sign = SIGNS[verb.direction]
    return _made(q, q.start, q.end, sign, sign != 0)


def _made(q: Quantity, start: int, end: int, sign: int, signed: bool) -> Change:
    value = abs(q.value) if signed else q.value
    if q.unit == "%" and q.out_of is None:
        return Change(start, end, relative=round(value / 100 * (sign or 1), 6), signed=signed)
    if q.unit == "x":
        relative = 1 / value - 1 if sign < 0 and value > 1 else value - 1
        return Change(start, end, relative=round(relative, 4), signed=True)
    return Change(start, end, absolute=value * (sign or 1), unit=q.unit, signed=signed)
