"""Multiples and fractions as changes: "halve", "double", "by a third", "a fifth off"."""

import re

from assistant.language.fractions import fractions, part_of_today
from assistant.language.moves import BY, NOUN_AFTER, UP_DOWN, Sign, is_part_of_verb, said_sign, verb_sign
from assistant.language.patterns import pattern
from assistant.language.quantity import Change

_MULTIPLES = pattern(
    r"(?<![\w-])(?:(?P<halve>halv(?:e|es|ed|ing)|in half|halbier(?:en|t)|auf die hälfte|a la mitad)"
    r"|(?P<double>doubl(?:e|es|ed|ing)|verdoppel[nt]|two-?fold|twice as (?:many|much))"
    r"|(?P<triple>tripl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing)|three-?fold)"
    r"|(?P<third>dritteln|gedrittelt)"
    r"|(?P<quadruple>quadrupl(?:e|es|ed|ing)|four-?fold)|(?P<ten>ten-?fold))(?![\w])"
    r"(?![ -](?:opt|check|click|digits?|down|entry|materiality|glazing|tap|sided|loop|bottom|figures?|jeopardy)"
    r"(?![^\W_]))"
)
_PIECES = (
    "halv",
    "half",
    "halb",
    "hälfte",
    "mitad",
    "doppel",
    "dritte",
    "doubl",
    "fold",
    "twice",
    "tripl",
    "trebl",
    "quadrupl",
)
_FACTORS = {"halve": -0.5, "third": -0.6667, "double": 1.0, "triple": 2.0, "quadruple": 3.0, "ten": 9.0}
OPENS = pattern(
    r"(?:^|[.;:,!?(\n\-–—|*•]|(?<![^\W_])(?:to|and|or|will|then|we|must|should|can|also|least|than|up|at|by|so"
    r"|okr|kr\d?))"
    r"[ \u00a0]*$"
)


def multiples(lower: str) -> list[Change]:
    """Find "halve", "double", "threefold"."""
    found: list[Change] = []
    if not any(piece in lower for piece in _PIECES):
        return found
    for match in _MULTIPLES.finditer(lower):
        if match[0] in ("double", "triple", "quadruple") and not _is_verb(lower, match.start(), match.end()):
            continue
        found.append(Change(match.start(), match.end(), relative=_FACTORS[str(match.lastgroup)], signed=True))
    return found


_NOUN_BEFORE = pattern(
    r"(?<![^\W_])(?:the|an?|any|each|every|of|with|for|in|on|as|your|our|their|his|her|no|this|that)[ \u00a0]$|-$"
    r"|\d[ \u00a0]$"
)
_COMPOUND = pattern(r"[ -](?:bookings?|entries|charges?|payments?|orders?|counts?|counting|shifts?)(?![^\W_])")

# "Double bookings per team should fall": a verb follows, so the words are its subject.
_DOES = pattern(r"(?: [\w-]+){0,6}? (?:is|are|was|were|should|must|may|might|will|can|shall|needs?|has|have)(?![^\W_])")


def _is_verb(lower: str, start: int, end: int) -> bool:
    """Say whether "double" is done to something, not said of it: "to double sales", not "the double room"."""
    if _NOUN_BEFORE.search(lower, max(0, start - 8), start) is not None:
        return False
    noun = _COMPOUND.match(lower, end)
    if noun is not None and _DOES.match(lower, noun.end(), noun.end() + 80) is not None:
        return False
    return noun is None or OPENS.search(lower, max(0, start - 12), start) is not None


_GONE = pattern(r" (?:off|(?:of (?:it|them|that|those) )?(?:gone|away))(?![^\W_])")

_MOVED = pattern(
    r"(?<![^\W_])(?:(?P<less>minus|falls?|drops?|lose|loses|shed|sheds|shrinks?|cut|reduce|lower)|plus|grows?|rises?|gains?)"
    r" (?:about |roughly |around |at least |another )?$"
)


def _sign_of(moved: re.Match[str]) -> Sign:
    return -1 if moved["less"] else 1


def parts(text: str, lower: str) -> list[Change]:
    """Find changes by a fraction: "by a third", "a fifth off", "up a quarter", "a third of today's 27"."""
    found = []
    for fraction in fractions(lower):
        if (today := part_of_today(lower, fraction)) is not None:
            found.append(Change(fraction.start, today, relative=round(fraction.value - 1, 4), signed=True))
            continue
        begin = max(0, fraction.start - 40)
        by = BY.search(lower, begin, fraction.start) or UP_DOWN.search(lower, begin, fraction.start)
        if by is not None and (lower.startswith(" of ", fraction.end) or is_part_of_verb(lower, by)):
            by = None
        if by is None and not lower.startswith(" of ", fraction.end):
            by = _MOVED.search(lower, begin, fraction.start)
        after, gone = NOUN_AFTER.match(lower, fraction.end, fraction.end + 40), _GONE.match(lower, fraction.end)
        if by is None and gone is None and (after is None or after["any"]):
            continue
        last = gone or after
        start, end = by.start() if by else fraction.start, last.end() if last else fraction.end
        sign: Sign | None
        if gone is not None:
            sign = -1
        elif after is not None and not after["any"]:
            sign = 1 if after["up"] else -1
        else:
            sign = _sign_of(by) if by is not None and "less" in by.re.groupindex else None
            sign = sign or said_sign(lower, fraction.start) or said_sign(lower, start) or verb_sign(text, start)
        found.append(Change(start, end, relative=fraction.value * (sign or 1), signed=bool(sign)))
    return found
