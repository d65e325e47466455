"""Files made to hang, fill or mislead whoever reads them; by what is wrong with each."""

import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from tests.retrieval import samples

_TYPES = b"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/></Types>"""
LAUGHS = b"<!DOCTYPE a [<!ENTITY a0 'ha'>%s]>" % b"".join(
    b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)
)
OUTSIDE = b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
NET = b"<!DOCTYPE a [<!ENTITY x SYSTEM 'http://127.0.0.1:9/'><!ENTITY % y SYSTEM 'http://127.0.0.1:9/'> %y;]>"


def repacked(data: bytes, part: str, content: bytes) -> bytes:
    """Put other content into a part of an office document."""
    written = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
        if part not in old.namelist():
            new.writestr(part, content)
    return written.getvalue()


def _with_entity(data: bytes, part: str, head: bytes, before: bytes, name: bytes) -> bytes:
    """Declare entities in a part and use one where text stands."""
    with ZipFile(BytesIO(data)) as packed:
        text = packed.read(part)
    body = text[text.index(b"?>") + 2 :] if text.startswith(b"<?xml") else text
    return repacked(data, part, b"<?xml version='1.0'?>" + head + body.replace(before, b"&" + name + b";", 1))


def _bomb(data: bytes, part: str, size: int) -> bytes:
    """Pad a part with blanks that pack to nothing."""
    with ZipFile(BytesIO(data)) as packed:
        text = packed.read(part)
    return repacked(data, part, text + b" " * size)


def _lying() -> bytes:
    """Say in the directory that a large part is small."""
    data = _bomb(samples.docx(), "word/document.xml", 150_000_000)
    with ZipFile(BytesIO(data)) as packed:
        size = packed.getinfo("word/document.xml").file_size
    return data.replace(size.to_bytes(4, "little"), (5_000).to_bytes(4, "little"))


def _nested_pdf() -> bytes:
    """Pack a stream twice."""
    page = samples.pdf(["x"], stream=zlib.compress(zlib.compress(b" " * 400_000_000)))
    return page.replace(b"/Filter /FlateDecode", b"/Filter [/FlateDecode /FlateDecode]")


def _looping_pdf() -> bytes:
    """Let a page be its own parent."""
    return samples.pdf(["Words"]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")


def _deep_docx() -> bytes:
    deep = b"<w:tbl><w:tr><w:tc>" * 30_000 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 30_000
    head = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    return repacked(samples.docx(), "word/document.xml", head + deep + b"</w:body></w:document>")


def _wide_xlsx() -> bytes:
    row = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row>'
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return repacked(samples.xlsx(), "xl/worksheets/sheet1.xml", head + row * 300_000 + b"</sheetData></worksheet>")


def makers() -> dict[str, tuple[str, Callable[[], bytes]]]:
    """Give each hostile file by what is wrong with it: its name and what makes it."""
    docx, pptx, xlsx = samples.docx(), samples.pptx(), samples.xlsx()
    doc, slide, sheet = "word/document.xml", "ppt/slides/slide1.xml", "xl/worksheets/sheet1.xml"
    html = b"<html><body>"
    return {
        "DOCX bomb": ("a.docx", lambda: _bomb(docx, doc, 210_000_000)),
        "DOCX bomb under the limit": ("a.docx", lambda: _bomb(docx, doc, 190_000_000)),
        "PPTX bomb": ("a.pptx", lambda: _bomb(pptx, slide, 210_000_000)),
        "XLSX bomb": ("a.xlsx", lambda: _bomb(xlsx, sheet, 210_000_000)),
        "DOCX that lies of its size": ("a.docx", _lying),
        "DOCX within itself": ("a.docx", lambda: samples.packed(word__document=docx)),
        "DOCX of deep tables": ("a.docx", _deep_docx),
        "DOCX laughs": ("a.docx", lambda: _with_entity(docx, doc, LAUGHS, b"Where we play", b"a11")),
        "DOCX reads a file": ("a.docx", lambda: _with_entity(docx, doc, OUTSIDE, b"Where we play", b"x")),
        "DOCX asks the network": ("a.docx", lambda: _with_entity(docx, doc, NET, b"Where we play", b"x")),
        "PPTX laughs": ("a.pptx", lambda: _with_entity(pptx, slide, LAUGHS, b"Product vision", b"a11")),
        "XLSX laughs": ("a.xlsx", lambda: _with_entity(xlsx, sheet, LAUGHS, b"Trial churn", b"a11")),
        "XLSX reads a file": ("a.xlsx", lambda: _with_entity(xlsx, sheet, OUTSIDE, b"Trial churn", b"x")),
        "XLSX of far cells": ("a.xlsx", _wide_xlsx),
        "DOCX with a path out of it": ("a.docx", lambda: repacked(docx, "../../../tmp/plumb-escaped.txt", b"x")),
        "PDF bomb": ("a.pdf", lambda: samples.pdf(["x"], stream=zlib.compress(b" " * 400_000_000))),
        "PDF of text without end": (
            "a.pdf",
            lambda: samples.pdf(["x"], stream=zlib.compress(b"BT (ab cd) Tj ET " * 4_000_000)),
        ),
        "PDF bomb in a bomb": ("a.pdf", _nested_pdf),
        "PDF in a loop": ("a.pdf", _looping_pdf),
        "PDF of many pages": ("a.pdf", lambda: samples.pdf(*[[f"Page {n} tells of team {n}."] for n in range(900)])),
        "PDF cut off": ("a.pdf", lambda: samples.pdf(["Words"])[:400]),
        "HTML deeply nested": ("a.html", lambda: html + b"<div>" * 300_000 + b"deep" + b"</div>" * 300_000),
        "HTML of deep tables": ("a.html", lambda: html + b"<table><tr><td>" * 100_000 + b"deep"),
        "HTML of open comments": ("a.html", lambda: html + b"<!--" * 400_000),
        "HTML of open tags": ("a.html", lambda: html + b"<a " * 600_000),
        "HTML of one attribute": ("a.html", lambda: html + b"<p a='" + b"x" * 9_000_000),
        "HTML of open declarations": ("a.html", lambda: html + b"<![CDATA[" * 200_000),
        "HTML laughs": ("a.html", lambda: LAUGHS + html + b"&a11;"),
        "10 MB line": ("a.md", lambda: b"x" * 10_000_000),
        "2 MB line": ("a.md", lambda: b"word " * 390_000),
        "2 MB of one word": ("a.md", lambda: b"x" * 1_990_000),
        "2 MB of hashes": ("a.md", lambda: b"#" * 1_990_000),
        "2 MB of headings": ("a.md", lambda: b"# a\n" * 490_000),
        "2 MB of line ends": ("a.md", lambda: b"a" + b"\n" * 1_900_000 + b"b"),
        "2 MB of fences": ("a.md", lambda: b"```\n" * 490_000),
        "CSV of one line": ("a.csv", lambda: b"a," * 990_000),
        "CSV of an open quote": ("a.csv", lambda: b'a,b\n"' + b"x\n" * 900_000),
        "CSV of many rows": ("a.csv", lambda: b"a,b\n" + b"1,2\n" * 490_000),
        "half characters": ("a.md", lambda: b"Words \xed\xa0\x80\xed\xb0\x80 words"),
        "half a character at the end": ("a.md", lambda: "Words in UTF-16".encode("utf-16") + b"\x00\xd8"),
        "NUL": ("a.md", lambda: b"Words\0words"),
        "another coding": ("a.md", lambda: "Увеличить выручку".encode("cp1251")),
        "right to left": ("a.md", lambda: "Gr\u202eowth\u202c to \u206612%\u2069".encode()),
        "noise": ("a.md", lambda: bytes(n * 7919 % 256 for n in range(300_000))),
        "mail of deep parts": (
            "a.eml",
            lambda: b"From: a\nMIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * 20_000,
        ),
        "mail of many parts": (
            "a.eml",
            lambda: (
                b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
                + b"--x\n\nwords\n" * 150_000
            ),
        ),
        "mail of a long header": ("a.eml", lambda: b"From: a\nSubject: " + b"=?utf-8?q?a?= " * 120_000 + b"\n\nwords"),
        "cues of open tags": ("a.vtt", lambda: b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<v " * 600_000),
        "cues of digits": ("a.srt", lambda: b"1\n00:00:01,000 --> 00:00:02,000\n" + b"1" * 1_900_000),
        "PNG by another name": ("a.md", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
        "program by another name": ("a.docx", lambda: b"\x7fELF" + bytes(range(256)) * 40),
        "RTF by another name": ("a.docx", lambda: b"{\\rtf1\\ansi Words}"),
        "DOCX by another name": ("a.txt", lambda: docx),
        "HTML by another name": ("a.txt", lambda: b"<!DOCTYPE html><html><body><p>Words"),
        "text by another name": ("a.pdf", lambda: b"Plain words."),
    }
