"""Mail becomes its subject, its head and its words."""

from email.message import EmailMessage

import pytest

from retrieval.loaders.eml import read
from retrieval.loaders.reading import Refused


def _mail() -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "Churn in Münster"
    mail["From"] = "Ana <ana@example.com>"
    mail["To"] = "team@example.com"
    mail["Date"] = "Tue, 12 Jan 2027 10:00:00 +0000"
    mail.set_content("Churn is at 12%.\n")
    return mail


def test_the_plain_part_is_preferred_and_attachments_are_named() -> None:
    mail = _mail()
    mail.add_alternative("<p>Churn as a page.</p>", subtype="html")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="churn.pdf")
    found = read(mail.as_bytes())
    assert found.title == "Churn in Münster"
    assert found.text.split("\n") == [
        "# Churn in Münster",
        "",
        "From: Ana <ana@example.com>",
        "To: team@example.com",
        "Date: Tue, 12 Jan 2027 10:00:00 +0000",
        "",
        "Churn is at 12%.",
        "",
        "",
        "Attachments, not read: churn.pdf",
    ]


def test_a_page_is_read_where_there_is_no_plain_part() -> None:
    mail = _mail()
    mail.set_content("<h2>Figures</h2><p>Churn &amp; more.</p>", subtype="html")
    assert "## Figures\n\nChurn & more." in read(mail.as_bytes()).text


def test_a_wrong_coding_loses_letters_and_no_more() -> None:
    head = b"From: a@example.com\nContent-Type: text/plain; charset=no-such\n\n"
    assert read(head + b"churn \xff 12%").text.endswith("churn \ufffd 12%")


def test_what_has_no_head_is_no_mail() -> None:
    with pytest.raises(Refused, match="not a mail"):
        read(b"just words")
