"""Reads a mail: who, when, its subject, its words. Attachments are named, not read."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from retrieval.loaders import html
from retrieval.loaders.reading import Reading, Refused, one_line

_FIELDS = ("From", "To", "Cc", "Date")


def read(data: bytes) -> Reading:
    """Read the plain part, else the HTML part."""
    mail = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    subject = one_line(str(mail["Subject"] or ""))
    fields = [f"{name}: {one_line(str(mail[name]))}" for name in _FIELDS if mail[name]]
    if not fields:
        raise Refused("is not a mail: it has no From, To or Date; export it again as EML.")
    attached = [one_line(part.get_filename() or part.get_content_type()) for part in mail.iter_attachments()]
    parts = [f"# {subject}" if subject else "", "\n".join(fields), _body(mail)]
    if attached:
        parts.append(f"Attachments, not read: {', '.join(attached)}")
    return Reading(subject, "\n\n".join(filter(None, parts)))


def _body(mail: EmailMessage) -> str:
    part = mail.get_body(("plain", "html"))
    if not isinstance(part, EmailMessage):
        return ""
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    try:
        text = raw.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        text = raw.decode("utf-8", "replace")
    return html.read_text(text).text if part.get_content_subtype() == "html" else text
