"""Makes the files that the loaders are tried on, with the libraries that people's programs use or by hand."""

import zlib
from collections.abc import Sequence
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from docx import Document
from pptx import Presentation
from pptx.util import Inches
from pypdf import PdfReader, PdfWriter


def pdf(*pages: Sequence[str], title: str = "", stream: bytes | None = None) -> bytes:
    """Make a PDF of pages of lines; `stream` stands for the packed content of every page."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = " T* ".join("({}) Tj".format(line.replace("(", "\\(").replace(")", "\\)")) for line in lines)
        packed = stream or zlib.compress(f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode("latin-1"))
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    objects.append(f"<< /Title ({title}) >>".encode())
    written, places = BytesIO(), []
    written.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, 1):
        places.append(written.tell())
        written.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    begun = written.tell()
    written.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    written.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    written.write(
        b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, len(objects), begun)
    )
    return written.getvalue()


def locked(data: bytes, password: str, algorithm: str = "RC4-128") -> bytes:
    """Encrypt a PDF; an empty password lets everybody read it."""
    writer = PdfWriter(PdfReader(BytesIO(data)))
    writer.encrypt(password, "the owner's", algorithm=algorithm)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def docx() -> bytes:
    """Make a Word document with headings, a list, a table and a changed sentence."""
    document = Document()
    document.core_properties.title = "Strategy 2027"
    document.add_heading("Where we play", 1)
    document.add_paragraph("Win the mid-market without a sales call.")
    document.add_heading("Onboarding", 2)
    for item in ("Self-serve first", "No demo calls"):
        document.add_paragraph(item, style="List Bullet")
    table = document.add_table(0, 3)
    for cells in (("Metric", "Today", "Goal"), ("Trial churn", "12%", "8%"), ("Setup time", "4 days", "1 day")):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    return saved(document)


def with_picture(data: bytes, size: int) -> bytes:
    """Add a picture of many bytes, which do not pack, to an office document."""
    written = BytesIO(data)
    with ZipFile(written, "a") as file:
        file.writestr("word/media/picture.bin", Random(1).randbytes(size))
    return written.getvalue()


def pptx() -> bytes:
    """Make slides with a title, bullets, a table and notes."""
    show = Presentation()
    first = show.slides.add_slide(show.slide_layouts[1])
    first.shapes.title.text = "Product vision"
    first.placeholders[1].text_frame.text = "Every team plans in an hour"
    first.placeholders[1].text_frame.add_paragraph().text = "Nobody retypes a number"
    first.notes_slide.notes_text_frame.text = "Say why it matters."
    second = show.slides.add_slide(show.slide_layouts[6])
    table = second.shapes.add_table(2, 2, Inches(1), Inches(1), Inches(4), Inches(1)).table
    for row, cells in enumerate((("Metric", "Today"), ("Activation", "61%"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    return saved(show)


def xlsx() -> bytes:
    """Make a workbook of two sheets and a hidden one."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "KPIs"
    for row in (("Metric", "Today", "Price"), ("Trial churn", 0.125, 1200), ("Sites", 40, None)):
        sheet.append(row)
    sheet["B2"].number_format = "0.0%"
    sheet["C2"].number_format = "[$€-407]#,##0"
    book.create_sheet("Notes").append(["Only a remark"])
    book.create_sheet("Old").append(["not shown"])
    book["Old"].sheet_state = "hidden"
    return saved(book)


def saved(document: object) -> bytes:
    """Give the bytes of a document that can save itself."""
    written = BytesIO()
    document.save(written)  # type: ignore[attr-defined]
    return written.getvalue()


def packed(**parts: bytes) -> bytes:
    """Pack parts as office documents are packed; `__` in a name stands for a folder."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", data)
    return written.getvalue()
