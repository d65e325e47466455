"""Word documents become headings, paragraphs, items and tables, in their order."""

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from retrieval.loaders.docx import read
from tests.retrieval import samples


def test_a_document_is_read_as_markdown() -> None:
    found = read(samples.docx())
    assert found.title == "Strategy 2027"
    assert found.text.strip().split("\n") == [
        "# Where we play",
        "",
        "Win the mid-market without a sales call.",
        "",
        "## Onboarding",
        "",
        "- Self-serve first",
        "- No demo calls",
        "",
        "| Metric | Today | Goal |",
        "| --- | --- | --- |",
        "| Trial churn | 12% | 8% |",
        "| Setup time | 4 days | 1 day |",
    ]


def test_changes_are_read_as_if_taken() -> None:
    document = Document()
    changed = document.add_paragraph("Churn is ")
    for tag, text in (("del", "<w:delText>12%</w:delText>"), ("ins", "<w:t>8%</w:t>"), ("moveFrom", "<w:t>gone</w:t>")):
        changed._p.append(parse_xml(f"<w:{tag} {nsdecls('w')}><w:r>{text}</w:r></w:{tag}>"))
    assert read(samples.saved(document)).text.strip() == "Churn is 8%"


def test_text_in_fields_of_a_form_is_read() -> None:
    document = Document()
    field = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>In a field</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(0, parse_xml(field))
    assert "In a field" in read(samples.saved(document)).text


def test_merged_cells_keep_rows_in_their_columns() -> None:
    document = Document()
    table = document.add_table(3, 3)
    for row, cells in enumerate((("Area", "Metric", "Today"), ("Growth", "Churn", "12%"), ("", "NPS", "30"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    assert "| Growth | NPS | 30 |" in read(samples.saved(document)).text
