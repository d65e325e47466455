"""Reads HTML: headings, paragraphs, list items, tables. What a page shows round its text is left out."""

import re
from html.parser import HTMLParser
from itertools import zip_longest

from retrieval.loaders.reading import Reading, Refused, one_line
from retrieval.loaders.table import tables
from retrieval.loaders.text import decode

_SKIPPED = frozenset(
    {"script", "style", "template", "svg", "math", "nav", "noscript", "iframe", "object", "select", "button"}
)
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "html",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "ul",
    }
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CELLS = ("tr", "td", "th")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)

_WIDE = re.compile(rb"utf-?(?:16|32)|ucs", re.IGNORECASE)


def read(data: bytes) -> Reading:
    """Read a page in the coding that it names, else as UTF-8."""
    return read_text(_decoded(data))


def read_text(text: str) -> Reading:
    """Read a page that is text already."""
    page = _Page()
    page.feed(text)
    page.close()
    page.end_block()
    text = "".join(
        block + ("\n" if block.startswith("- ") and after.startswith("- ") else "\n\n")
        for block, after in zip_longest(page.blocks, page.blocks[1:], fillvalue="")
    )
    return Reading(one_line(page.title) or None, text)


def _decoded(data: bytes) -> str:
    named = _CHARSET.search(data[:4096])
    # What names itself in single bytes is in no coding of wider ones, whatever it says; so browsers take it.
    if named and not _WIDE.match(named[1]) and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode(named[1].decode())
        except LookupError:
            pass
        except UnicodeDecodeError:
            raise Refused(f"is not text in {named[1].decode()}, as it says; save the page as UTF-8.") from None
    return decode(data)


class _Page(HTMLParser):
    """Gathers blocks of text. Nothing in it is recursive, so depth costs nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.blocks: list[str] = []
        self._mark = ""  # what the next block begins with
        self._text: list[str] = []
        self._rows: list[list[str]] | None = None  # of the outermost table
        self._tables = 0
        self._skipped = ""  # the element that is being left out
        self._depth = 0
        self._is_title = self._is_pre = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what the element makes."""
        if self._skipped:
            self._depth += tag == self._skipped
        elif tag in _SKIPPED:
            self._skipped, self._depth = tag, 1
        elif tag == "title":
            self._is_title = not self.title
        elif tag == "table":
            self._begin_table()
        elif self._rows is not None:
            self._in_table(tag)
        elif tag in _HEADINGS or tag == "li" or tag in _BLOCKS:
            self.end_block()
            self._mark = "#" * _HEADINGS[tag] + " " if tag in _HEADINGS else "- " if tag == "li" else self._mark
            self._is_pre = tag == "pre"
        elif tag == "br":
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End what the element made."""
        if self._skipped:
            self._depth -= tag == self._skipped
            self._skipped = self._skipped if self._depth else ""
        elif tag == "title":
            self._is_title = False
        elif tag == "table":
            self._end_table()
        elif self._rows is None and (tag in _HEADINGS or tag == "li" or tag in _BLOCKS):
            self.end_block()
            self._mark, self._is_pre = "", False

    def handle_data(self, data: str) -> None:
        """Take text to where it stands."""
        if self._is_title:
            self.title += data
        elif self._skipped:
            return
        elif self._rows is not None:
            if self._rows and self._rows[-1]:
                self._rows[-1][-1] += data
        else:
            self._text.append(data if self._is_pre else re.sub(r"\s+", " ", data))

    def end_block(self) -> None:
        """Put the text gathered into a block."""
        whole = "".join(self._text)
        self._text = []
        text = whole.strip("\n") if self._is_pre else "\n".join(filter(None, map(one_line, whole.split("\n"))))
        if not text.strip():
            return
        if self._mark.startswith("#"):
            text = one_line(text)
        self.blocks.append(self._mark + text)
        self._mark = ""

    def _begin_table(self) -> None:
        if not self._tables:
            self.end_block()
            self._rows = []
        self._tables += 1

    def _end_table(self) -> None:
        self._tables = max(0, self._tables - 1)
        if self._tables == 0 and self._rows is not None:
            if written := tables(self._rows):
                self.blocks.append(written)
            self._rows = None

    def _in_table(self, tag: str) -> None:
        """Begin a row or a cell; a table within a cell is words of that cell."""
        rows = self._rows
        if rows is None:
            return
        if self._tables > 1 or tag not in _CELLS:
            if rows and rows[-1] and (tag in _BLOCKS or tag in _CELLS or tag in ("br", "li")):
                rows[-1][-1] += " "
        elif tag == "tr":
            rows.append([])
        else:
            if not rows:
                rows.append([])
            rows[-1].append("")
