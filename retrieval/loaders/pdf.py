"""Reads the text of a PDF: each page a heading, lines joined to paragraphs, running heads left out."""

import re
from collections import Counter
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import LimitReachedError

from retrieval.loaders.reading import LONGEST_TEXT, Reading, Refused, clean, one_line

_MOST_PAGES = 1000
_NO_TITLE = re.compile(
    r"untitled|about:\w+|document\d*|[\w -]*\.(?:docx?|pptx?|xlsx?|pdf|indd|odt|tex|html?)", re.IGNORECASE
)
_MADE_BY = re.compile(r"^Microsoft (?:Word|PowerPoint|Excel) - ")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|slide|p\.|seite|página|pagina)?\s*\d+(?:\s*(?:of|/|von|de|di)\s*\d+)?\W*", re.IGNORECASE
)
_STARTS = re.compile(r"[-–—*•▪◦‣·o]\s|\(?\w{1,3}[.)]\s")  # an item of a list
_ENDS = re.compile(r"[.!?:;]['\")\]”’]?$")
_BROKEN = re.compile(r"([^\W\d_]{2,})-\n([^\W\d_]+)")
_FULL = 0.75  # a line of this share of the longest goes on in the next
_SHORT = 20


def read(data: bytes) -> Reading:
    """Read the pages that hold text."""
    try:
        return _read(PdfReader(BytesIO(data)))
    except LimitReachedError:
        raise Refused("unpacks to too much to read; print it to a new PDF, or save what matters as text.") from None


def _read(reader: PdfReader) -> Reading:
    _unlock(reader)
    if len(reader.pages) > _MOST_PAGES:
        raise Refused(f"has more than {_MOST_PAGES:,} pages; split it into smaller files.")
    pages: list[list[str]] = []
    size = 0
    for page in reader.pages:
        lines = [line.rstrip() for line in clean(page.extract_text()).split("\n")]
        size += sum(map(len, lines))
        if size > LONGEST_TEXT:
            raise Refused(f"holds more than {LONGEST_TEXT // 1_000_000} million characters; split it.")
        pages.append(lines)
    if not any(map(str.isalnum, "".join("".join(lines) for lines in pages))):
        raise Refused(
            "holds no text, only pictures (a scan?); run text recognition (OCR) over it and add what that gives."
        )
    running = _running(pages)
    words = set(re.findall(r"[^\W\d_]+", " ".join(" ".join(lines) for lines in pages).lower()))
    parts = []
    for number, lines in enumerate(pages, 1):
        text = _paragraphs(_between(lines, running), words)
        parts += [f"# Page {number}", text] if text.strip() else []
    return Reading(_title(reader), "\n\n".join(parts))


def _unlock(reader: PdfReader) -> None:
    """Open a file that may be read without a password, though not changed."""
    if not reader.is_encrypted:
        return
    try:
        opened = bool(reader.decrypt(""))
    except NotImplementedError:
        opened = False
    if not opened:
        raise Refused("is protected with a password; save a copy without protection and add that.")


def _title(reader: PdfReader) -> str:
    found = reader.metadata.title if reader.metadata else None
    title = _MADE_BY.sub("", one_line(str(found or "")))
    return "" if _NO_TITLE.fullmatch(title) else title


def _running(pages: list[list[str]]) -> frozenset[str]:
    """Find the lines that stand first or last on most pages, page numbers among them."""
    seen = Counter(key for lines in pages for key in set(map(_likened, _edges(lines))))
    return frozenset(key for key, count in seen.items() if count >= 4 and count * 2 > len(pages))


def _edges(lines: list[str]) -> list[str]:
    filled = [line for line in lines if line]
    return filled[:2] + filled[-2:]


def _between(lines: list[str], running: frozenset[str]) -> list[str]:
    """Leave out what is empty or running above and below the rest."""
    start, end = 0, len(lines)
    while start < end and (not lines[start] or _likened(lines[start]) in running):
        start += 1
    while start < end and (not lines[end - 1] or _likened(lines[end - 1]) in running):
        end -= 1
    return lines[start:end]


def _likened(line: str) -> str:
    return "" if _PAGE_NUMBER.fullmatch(line) else one_line(line)


def _paragraphs(lines: list[str], words: set[str]) -> str:
    """Join lines that go on in the next, so that a sentence stands on one line."""
    full = _FULL * max(map(len, lines), default=0)
    text = ""
    parts: list[str] = []
    before = ""
    for line in map(one_line, lines):
        goes_on = (
            len(before) >= _SHORT
            and line
            and not _ENDS.search(before)
            and not _STARTS.match(line)
            and (line[0].islower() or len(before) >= full)
        )
        parts.append((("\n" if before.endswith("-") else " ") if goes_on else "\n") + line)
        before = line
    text = "".join(parts)
    return _BROKEN.sub(lambda found: _mended(found[1], found[2], words), text).strip()


def _mended(head: str, tail: str, words: set[str]) -> str:
    """Join a word that was broken at a line's end; the hyphen stays where the whole word is nowhere without it."""
    return head + tail if (head + tail).lower() in words else f"{head}-{tail}"
