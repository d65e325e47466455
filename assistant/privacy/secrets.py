"""Finds secrets in a text: `find_secrets(text)`. Pure and total.

Keys by the shapes their makers publish, private keys between their marks, and what is given as a password or token and
looks like one. A bare hash or UUID is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.privacy.secret_shapes import SHAPES


@dataclass(frozen=True, slots=True)
class Secret:
    """Where a secret stands: `text[start:end]`, in code points. `more`: a row of a key that begins elsewhere."""

    start: int
    end: int
    more: bool = False


_SHAPES = tuple((holds, re.compile(rf"(?<![A-Za-z0-9_]){shape}(?![A-Za-z0-9_])")) for holds, shape in SHAPES)
_PRIVATE = "PRIVATE KEY"
_OPENED = re.compile(r"-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----")
_CLOSED = re.compile(r"-----END [A-Z0-9 ]{0,30}PRIVATE KEY")
_LONGEST_BLOCK = 20_000
# Each row for itself: the rows of a note may carry numbers. A row's end may be written as \n.
_ROW = re.compile(r"(?:(?<=\\n)|(?<=\\r)|(?<![\w+/\\]))(?!\d+\|)[A-Za-z0-9+/]{2,4000}(?:={1,2}|(?<=[\w+/]{4}))")
# What a password or token is called; one of these stands before each value that is found by its name.
_NAMES = (
    *("password", "passwd", "passphrase", "passcode", "pwd", "passwort", "kennwort", "mot de passe", "contrase\u00f1a"),
    *("wachtwoord", "senha", "secret", "token", "credential"),
    *(f"{whose}{joint}key" for whose in ("api", "access", "account", "private", "signing") for joint in ("", *" _-")),
)
_WHOLE = ("pwd", "senha")  # no end of a longer word
_NAME = "|".join(rf"\b{name}" if name in _WHOLE else re.escape(name) for name in _NAMES)
_PIECE_LEAST = 40  # characters of a row: PEM has 64, PGP 64 or 76
_ALONE = 100  # characters of a row that needs no other
_MIXED = 20  # characters for each change from letters to digits, at most
_PIECE = re.compile(r"[A-Za-z0-9+/]{40}")
_TOKEN = re.compile(r"(?:(?<=\\n)|(?<![\w+/=.:@\\-]))[A-Za-z0-9+/]{16,4000}={0,2}(?![\w+/=.:@-])")
_BETWEEN = r"(?:\\[nr]|[\s>|\"'`*,]|\d{1,6}\|){1,12}"  # rows: line ends, marks of quotes, numbers of lines
_GAP = re.compile(_BETWEEN)
_ENDS = re.compile(
    rf"(?:{_BETWEEN}(?P<last>[A-Za-z0-9+/]{{2,15}}={{0,2}}))?(?:{_BETWEEN})?-----END [A-Z0-9 ]{{0,30}}PRIVATE KEY"
)
_PUBLIC = re.compile(r"-----BEGIN (?![A-Z0-9 ]{0,30}PRIVATE KEY)[A-Z0-9 ]{1,40}-----[^-]{1,20000}-----END ")
_NAMED = re.compile(
    rf"(?:{_NAME})"
    r"""[\w-]{0,20}(?:[ ](?:for|of|to|on|at)(?:[ ][\w-]{1,20}){1,3})?["'`\]\\*]{0,4}
    (?:[ \t]{0,3}(?:=>|:=|[:=])[ \t]{0,3}|[ ](?:is|ist|lautet|est|es)[ ])(?:bearer[ ])?["'`\\*]{0,4}
    (?P<value>[^\s"'`\\,;<>|{}()\[\]]{8,4000})""",
    re.VERBOSE | re.IGNORECASE,
)
_HEADER = re.compile(r"\b(?:Bearer|Basic)[ ](?P<value>[\w.~+/=-]{16,2000})")
_IN_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@]{0,80}:(?P<value>[^\s/@\x22'\\]{6,200})@", re.IGNORECASE)
_WORDS = re.compile(r"[-_.:]+|/(?=[a-z]+/)")
_CHANGES = re.compile(r"[A-Za-z](?=\d)|\d(?=[A-Za-z])")
_MARKS = frozenset("!@#^&*~$%+=?")
_LONG = 8  # characters of one word with letters and digits in it
_OFTEN = 3  # changes from letters to digits that no name has
_VARIED = 5  # different characters


def find_secrets(text: str) -> tuple[Secret, ...]:
    """Find all secrets in a text, in order, without overlaps."""
    found: list[Secret] = []
    for one in sorted(_candidates(text), key=lambda one: (one.start, -one.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
        elif one.end > found[-1].end:
            found[-1] = replace(found[-1], end=one.end)
    return tuple(found)


def _candidates(text: str) -> Iterator[Secret]:
    for holds, shape in _SHAPES:
        if holds in text:
            yield from (Secret(*match.span()) for match in shape.finditer(text))
    if _PRIVATE in text:
        yield from _rows(text)
    if _PRIVATE in text or _PIECE.search(text) is not None:
        yield from _pieces(text)
    for match in _NAMED.finditer(text) if _names_any(text) else ():
        value = _trimmed(match["value"])
        if _is_random(value):
            yield Secret(match.start("value"), match.start("value") + len(value))
    for match in _HEADER.finditer(text) if "Bearer " in text or "Basic " in text else ():
        if _is_random(match["value"]):
            yield Secret(*match.span("value"))
    if "://" in text:
        for match in _IN_ADDRESS.finditer(text):
            # An example says password, or <password>.
            if not match["value"].isalpha() and not match["value"].startswith(("<", "{", "$", "*")):
                yield Secret(*match.span("value"))


def _names_any(text: str) -> bool:
    """Say whether a text holds a name of a secret, in any letters that the pattern takes for it; most hold none."""
    folded = text.casefold().replace("\u0131", "i").replace("i\u0307", "i")
    return any(name in folded for name in _NAMES)


def _rows(text: str) -> Iterator[Secret]:
    """Give the rows of private keys; where the end of one is missing, those that are too long for words."""
    done = 0
    for opened in _OPENED.finditer(text):
        if opened.end() < done:
            continue
        closed = _CLOSED.search(text, opened.end(), opened.end() + _LONGEST_BLOCK)
        done = min(len(text), opened.end() + _LONGEST_BLOCK) if closed is None else closed.start()
        least = 1 if closed is not None else 4 * _LONG
        rows = [match for match in _ROW.finditer(text, opened.end(), done) if len(match[0]) >= least]
        yield from (Secret(*match.span(), more=number > 0) for number, match in enumerate(rows))


def _pieces(text: str) -> Iterator[Secret]:
    """Give rows of a key whose marks are elsewhere, as in a passage out of its middle; what is public is left alone."""
    public = [match.span() for match in _PUBLIC.finditer(text)]
    for block in _blocks(text):
        ends = _ENDS.match(text, block[-1].end())
        if _is_of_key(block, ends is not None) and not any(a <= block[0].start() < b for a, b in public):
            yield from (Secret(*row.span(), more=True) for row in block if not _is_word(row[0]))
            if ends is not None and ends["last"]:
                yield Secret(*ends.span("last"), more=True)


def _blocks(text: str) -> Iterator[list[re.Match[str]]]:
    """Give long words of letters and digits, those that follow each other as rows do together."""
    block: list[re.Match[str]] = []
    for row in _TOKEN.finditer(text):
        if block and _GAP.fullmatch(text, block[-1].end(), row.start()) is None:
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _is_of_key(block: list[re.Match[str]], ends: bool) -> bool:
    """Say whether rows are of a key: two that only keys have, a very long one, or one before the end of a key."""
    sure = [row for row in block if _is_piece(row[0])]
    if ends and (sure or _is_mixed(block[-1][0])):
        return True
    return len(sure) > 1 or any(len(row[0]) >= _ALONE for row in sure)


def _is_word(row: str) -> bool:
    return row.isalpha() and (row.islower() or row.isupper() or row.istitle())


def _is_piece(row: str) -> bool:
    """Say whether a row is long and mixed as only keys are; a hash has letters of one size."""
    mixed = any(map(str.isupper, row)) and any(map(str.islower, row))
    return len(row) >= _PIECE_LEAST and mixed and len(_CHANGES.findall(row)) >= len(row) // _MIXED


def _trimmed(value: str) -> str:
    """Take off what ends a sentence rather than a password."""
    return value.rstrip(".:?")


def _is_random(value: str) -> bool:
    """Say whether a value is more like a password than like a word, a date or an amount."""
    if len(value) < _LONG or not any(map(str.isdigit, value)) or not any(map(str.isalpha, value)):
        return False
    if len(set(value)) < _VARIED or value.startswith(("http://", "https://", "/", "$")):
        return False
    if len(_CHANGES.findall(value)) >= _OFTEN or (len(value) >= 4 * _LONG and _WORDS.search(value) is None):
        return True
    return any(_is_mixed(word) for word in _WORDS.split(value))


def _is_mixed(word: str) -> bool:
    marked = any(map(str.isdigit, word)) or not _MARKS.isdisjoint(word)
    return marked and len(word) >= _LONG and any(map(str.isalpha, word))
