"""Decodes text: UTF-8, UTF-16 or UTF-32 where the bytes say so, else Windows' cp1252 where they can be nothing else."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from functools import cache
from importlib.resources import files

from retrieval.loaders.reading import Refused

_MARKED = {BOM_UTF32_LE: "utf-32", BOM_UTF32_BE: "utf-32", BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}
_HEAD = 4096
_MOSTLY, _HARDLY = 0.6, 0.05  # of the bytes there
_ASIDE = "‘’‚“”„–—…‹›«»·\u00a0"  # may stand between two letters, as signs such as ³ and £ do not
_SIGNS = frozenset("€£¥¢§°©®™ªº¹²³¼½¾±×µ•†‡‰¡¿ˆ˜´¨¯¸¶¦¬¤÷ƒ" + _ASIDE)
_IN_WORD = re.compile(rf"[^\W\d_][^\w\x00-\x7f{_ASIDE}][^\W\d_]|[^\W\d_][¹²³¼½¾ªº][^\W\d_]|[a-zß-ÿ][À-ÖØ-ÞŒŠŽŸ]")
_BROKEN = re.compile(rb"[\xc2-\xc5][\x80-\xbf]|\xe2[\x80-\x84][\x80-\xbf]|\xed[\xa0-\xbf][\x80-\xbf]")  # of UTF-8
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_ACCENTED = 0.3  # of all letters; other scripts have nothing but such


def decode(data: bytes) -> str:
    """Decode a text exactly as it is. Raises Refused."""
    coding = _coding(data)
    try:
        text = data.decode(coding or "utf-8")
    except UnicodeDecodeError as error:
        text = _western(data) if coding is None and b"\0" not in data else ""
        if not text:
            raise Refused(
                f"is not text in UTF-8 (byte {error.start} cannot be read); save it as UTF-8 text."
                if b"\0" not in data[:_HEAD]
                else "is a binary file, not text; export it as text first."
            ) from None
    if not text.strip():
        raise Refused("is empty; there is nothing to read.")
    if "\0" in text:
        raise Refused("is a binary file, not text; export it as text first.")
    return text


def _coding(data: bytes) -> str | None:
    """Name the coding that the first bytes tell: by a mark, or, as UTF-16 without one, by a zero in every other."""
    for mark, coding in _MARKED.items():
        if data.startswith(mark):
            return coding
    head = data[:_HEAD]
    pairs = len(head) // 2
    if len(data) % 2 or not pairs:
        return None
    even, odd = head[::2].count(0) / pairs, head[1::2].count(0) / pairs
    if odd > _MOSTLY and even < _HARDLY:
        return "utf-16-le"
    return "utf-16-be" if even > _MOSTLY and odd < _HARDLY else None


def _western(data: bytes) -> str:
    """Decode as cp1252 what holds letters of one western language and no sign within a word; else give "".

    Other codings of one byte a character put their letters on those bytes, which then fit no language.
    """
    if _BROKEN.search(data):
        return ""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    signs = {char for char in set(text) if char > "\x7f" and (not char.isalpha() or char in _SIGNS)}
    used = {char.lower() for char in set(text) if char > "\x7f"} - signs
    accented = sum(map(text.count, {char for char in set(text) if char.lower() in used}))
    letters = sum(map(str.isalpha, text))
    is_plain = not _CONTROL.search(text) and signs <= _SIGNS and not _IN_WORD.search(text)
    if is_plain and accented <= _MOST_ACCENTED * letters and any(used <= letters for letters in _languages()):
        return text
    return ""


@cache
def _languages() -> tuple[frozenset[str], ...]:
    rows = files("retrieval.loaders").joinpath("western.txt").read_text("utf-8").splitlines()
    return tuple(frozenset(row.partition(": ")[2]) for row in rows if not row.startswith("#"))
