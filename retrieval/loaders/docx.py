"""Reads DOCX: headings, paragraphs, list items and tables in their order."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from retrieval.loaders.reading import Reading, one_line
from retrieval.loaders.table import tables

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
# What reads as text: not what was deleted or moved away, nor a second form of the same for older programs.
_SHOWN = "not(ancestor::w:del or ancestor::w:moveFrom or ancestor::*[local-name()='Fallback'])"
_RUNS = f".//w:r/*[(self::w:t or self::w:tab or self::w:br or self::w:cr) and {_SHOWN}]"
_BLANK = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}
_NO_TITLES = ("", "word document", "document", "untitled")  # what programs write where nobody gave one


def read(data: bytes) -> Reading:
    """Read the body; headers, footers, comments and footnotes are left out."""
    document = Document(BytesIO(data))
    levels = {style.style_id: _level(style.name or "") for style in document.styles}
    lists = {style.style_id for style in document.styles if (style.name or "").startswith("List")}
    blocks: list[str] = []
    for block in _blocks(document.element.body):
        if block.tag == qn("w:tbl"):
            blocks.append(tables(_rows(block)))
            continue
        text, style = _text(block), block.style or ""
        if not text:
            continue
        if level := levels.get(style, 0):
            blocks.append("#" * level + " " + one_line(text))
        elif style in lists or block.find(f"./{qn('w:pPr')}/{qn('w:numPr')}") is not None:
            blocks.append(f"- {text}")
        else:
            blocks.append(text)
    title = one_line(document.core_properties.title or "")
    return Reading(None if title.lower() in _NO_TITLES else title, _joined(blocks))


def _level(name: str) -> int:
    found = _HEADING.match(name)
    return min(int(found[1]), 6) if found else int(name.lower() == "title")


def _blocks(parent: Any) -> Iterator[Any]:
    """Give paragraphs and tables, those within fields of a form, too."""
    waiting = list(parent.iterchildren())[::-1]
    while waiting:
        block = waiting.pop()
        if block.tag in (qn("w:p"), qn("w:tbl")):
            yield block
        elif block.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            waiting += list(block.iterchildren())[::-1]


def _rows(table: Any) -> Iterator[list[str]]:
    """Give the rows; a merged cell's text stands in its first column, and in each row that it covers."""
    above: list[str] = []
    for row in table.iterchildren(qn("w:tr")):
        cells: list[str] = []
        for cell in row.xpath("./w:tc|./w:sdt/w:sdtContent/w:tc"):
            merged = cell.tcPr.find(qn("w:vMerge")) if cell.tcPr is not None else None
            goes_on = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
            text = " ".join(filter(None, map(_text, cell.iter(qn("w:p")))))
            cells.append(above[len(cells)] if goes_on and len(cells) < len(above) else text)
            cells += [""] * (cell.grid_span - 1)
        above = cells
        yield cells


def _text(paragraph: Any) -> str:
    return "".join(_BLANK.get(node.tag) or node.text or "" for node in paragraph.xpath(_RUNS)).strip()


def _joined(blocks: list[str]) -> str:
    """Put blocks under each other, items of one list without a gap."""
    return "".join(
        ("\n" if block.startswith("- ") and before.startswith("- ") else "\n\n") + block
        for before, block in zip(["", *blocks], blocks, strict=False)
    )
