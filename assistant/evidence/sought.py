"""Seeks words in a text: where they stand exactly, or the one place they can mean."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from assistant.evidence.claims import Said, Span
from assistant.evidence.pieces import LONGEST
from assistant.language.sentences import sentences
from assistant.language.words import Word, words
from assistant.okr import Quote

_SHORTEST = 6  # characters of words that are sought without a line
_ELLIPSIS = re.compile(r"\s*(?:\.\.\.+|…|\[…\])\s*")
_LOOKS = str.maketrans("‘’‚“”„‐‑‒–—−\u00a0\u2009\u202f", "'''\"\"\"------   ")
_UNSAID = "*_`"
_MARKS = "\"“”'‘’ \t\r\n"
_WORDS = 4  # words a quote must have before one of them may be wrong
_SENTENCES = 2
_BEFORE, _BEHIND = "$€£¥₹+-−<>≤≥~#", "%‰$€£¥₹+"
_PIECES = 4


def quotes_of(said: Said, text: str) -> tuple[Quote, ...]:
    """Give the exact quotes that words mean, none longer than two sentences; none where that is not clear."""
    found: dict[Quote, None] = {}
    whole = said.text.strip(_MARKS)
    for part in (whole, *_ELLIPSIS.split(whole)):
        span = place(text, part, said.line)
        if span is not None:
            found |= dict.fromkeys(Quote(said.document, *each, text[slice(*each)]) for each in _short(text, span))
            if part == whole:
                break
    return tuple(found)[:_PIECES]


def place(text: str, part: str, line: Span | None) -> Span | None:
    """Give the one place in a text that words can mean: of several that in the line, else none."""
    spans = spelled(text, part) or garbled(text, part)
    here = [span for span in spans if line is not None and span[0] < line[1] and line[0] < span[1]]
    if len(part.strip()) < _SHORTEST:
        return here[0] if here else None
    if len(spans) == 1:
        return spans[0]
    return here[0] if here else None


def spelled(text: str, part: str) -> list[Span]:
    """Give every place where words stand: letter by letter, else in other capitals, blanks, marks and dashes."""
    part = part.strip()
    if not part:
        return []
    spans = [match.span() for match in re.finditer(re.escape(part), text)]
    if spans:
        return spans
    letters, places = _folded(text)
    sought = _folded(part)[0].strip()
    if not sought:
        return []
    return [(places[match.start()], places[match.end() - 1] + 1) for match in re.finditer(re.escape(sought), letters)]


@lru_cache(maxsize=32)
def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    """Give a text in small letters and plain marks, single blanks, without emphasis; and where each letter stood."""
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text.translate(_LOOKS)):
        if letter in _UNSAID or (not letter.isascii() and unicodedata.category(letter) == "Cf"):
            continue
        plain = " " if letter.isspace() else letter.lower()
        if plain == " " and letters and letters[-1] == " ":
            continue
        if len(plain) == 1:
            letters.append(plain)
            places.append(at)
    return "".join(letters), tuple(places)


def garbled(text: str, part: str) -> list[Span]:
    """Give every place where words stand but for one: another, left out or put in. A number is never that one."""
    sought = [word.lower for word in words(part)]
    held = words(text)
    found: list[Span] = []
    for first in range(len(held)) if len(sought) >= _WORDS else ():
        last = _match(sought, held, first)
        if last is not None:
            span = _with_signs(text, held[first].start, held[last].end)
            # The same words with one more or fewer at an edge are the same place.
            if not found or span[0] >= found[-1][1]:
                found.append(span)
    return found


def _with_signs(text: str, start: int, end: int) -> Span:
    """Take in the signs that belong to a number at an edge: a currency before it, per cent behind it."""
    while start > 0 and text[start - 1] in _BEFORE:
        start -= 1
    while end < len(text) and text[end] in _BEHIND:
        end += 1
    return start, end


def _match(sought: list[str], held: tuple[Word, ...], first: int) -> int | None:
    """Give the last word of the place that begins at `first`; null where more than one word differs."""
    same = _run(sought, 0, held, first)
    if same == len(sought) or (same == 0 and _run(sought, 1, held, first + 1) != len(sought) - 1):
        return first + same - 1 if same else None
    at = first + same
    for skipped, passed in ((1, 1), (1, 0), (0, 1)):
        if passed and (at >= len(held) or _counts(held[at].lower)):
            continue
        if skipped and _counts(sought[same]):
            continue
        rest = _run(sought, same + skipped, held, at + passed)
        if rest == len(sought) - same - skipped:
            return at + passed + rest - 1
    return None


def _run(sought: list[str], at: int, held: tuple[Word, ...], first: int) -> int:
    """Count how many words in a row are the same."""
    count = 0
    while at + count < len(sought) and first + count < len(held) and sought[at + count] == held[first + count].lower:
        count += 1
    return count


def _counts(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def _short(text: str, span: Span) -> Iterator[Span]:
    """Part a long span into pieces of at most two sentences and 400 characters."""
    inside = [(max(start, span[0]), min(end, span[1])) for start, end in sentences(text)]
    inside = [(start, end) for start, end in inside if start < end]
    if len(inside) <= _SENTENCES and span[1] - span[0] <= LONGEST:
        yield span
        return
    for first in range(0, len(inside), _SENTENCES):
        group = inside[first : first + _SENTENCES]
        if group[-1][1] - group[0][0] <= LONGEST:
            yield group[0][0], group[-1][1]
        else:
            yield from ((start, _cut(text, start, end)) for start, end in group)


def _cut(text: str, start: int, end: int) -> int:
    """Give where a sentence ends, or the last word of it that a quote has room for."""
    if end - start <= LONGEST:
        return end
    blank = text.rfind(" ", start, start + LONGEST)
    return blank if blank > start else start + LONGEST
