"""Candidates: the numbers of a text that no mask hides, fractions and "none" among them."""

from assistant.language.fractions import fractions, is_share, part_of_one
from assistant.language.masks import masks
from assistant.language.numerals import Numeral, numerals
from assistant.language.patterns import pattern
from assistant.language.runs import runs, word_before

# "From once a week", "instead of once", "from 23 to none", "Injuries: none (3 last year)".
_OCCURRENCES = pattern(
    r"(?<![^\W_])(?:(?:from|to|of|than|currently|now) (?P<n>once|twice|thrice)"
    r"(?= (?:an?|per|each|every) | (?:daily|weekly)|[.,;:)]|$)"
    r"|(?:from|to|be|today|now|currently)(?::| ->| →)? (?P<zero>none|nil|nothing)"
    r"(?=[.,;:!?)\n]|$| (?:by|at|in|when|until|before|per|an?)(?![^\W_])))"
    r"|: (?P<nought>none|nil)(?= \(\d)"
)
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "none": 0.0, "nil": 0.0, "nothing": 0.0}


def candidates(text: str, lower: str) -> list[Numeral]:
    """Give the numbers of a text in order, without those of dates, names and ids."""
    found = [*numerals(text, lower)]
    if not _TIMES.keys().isdisjoint(runs(lower).said):
        for match in _OCCURRENCES.finditer(lower):
            name = str(match.lastgroup)
            found.append(Numeral(_TIMES[match[name]], match.start(name), match.end(name)))
    parts = fractions(lower)
    if parts:
        opened = {fraction.start for fraction in parts}
        found = [number for number in found if number.start not in opened]
    for fraction in parts:
        of_one = part_of_one(lower, fraction)
        if of_one is not None:
            found.append(Numeral(fraction.value, fraction.start, of_one, worded=True))
        elif is_share(lower, fraction, word_before(lower, fraction.start)):
            found.append(Numeral(fraction.value, fraction.start, fraction.end, worded=True, fraction=True))
    if not found:
        return found
    if len(found) > 1:
        found.sort(key=lambda each: (each.start, -each.end))
    hidden = masks(text)
    open_numbers, at = [], 0
    for number in found:
        while at < len(hidden) and hidden[at][1] <= number.start:
            at += 1
        begins_days = at < len(hidden) and hidden[at][0] == number.end + 1 and lower[number.end] in "-\u2013"
        if at == len(hidden) or (hidden[at][0] >= number.end and not begins_days):
            open_numbers.append(number)
    return open_numbers
