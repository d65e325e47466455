"""Tells what form a file has: by its first bytes, and by its name where those leave it open."""

import re
from pathlib import PurePath

from retrieval.loaders.reading import Refused

TEXT, LINES = "text", "jsonl"

# The forms that `child` reads; an office document is told apart there, by its parts.
_BY_SUFFIX = {
    "": TEXT,
    ".txt": TEXT,
    ".text": TEXT,
    ".md": TEXT,
    ".markdown": TEXT,
    ".jsonl": LINES,
    ".ndjson": LINES,
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "office",
    ".docm": "office",
    ".pptx": "office",
    ".pptm": "office",
    ".xlsx": "office",
    ".xlsm": "office",
    ".csv": "csv",
    ".tsv": "csv",
    ".eml": "eml",
    ".vtt": "cues",
    ".srt": "cues",
}
SUFFIXES = frozenset(_BY_SUFFIX)
READ = "text, Markdown, HTML, PDF, DOCX, PPTX, XLSX, CSV, EML, VTT, SRT and JSON Lines"

HEAD = 4096  # so many first bytes tell
_PACKED = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_RTF = b"{\\rtf"
_HTML = re.compile(rb"(?is)(?:<\?xml[^>]*+>|<!--(?:(?!-->).)*+-->|\s)*+<(?:!doctype\s+html|html)\b")
_CUES = re.compile(rb"WEBVTT\b|\s*(?:\d+\s*\r?\n)?(?:\d+:)?\d\d:\d\d[,.]\d{3}\s+-->")
_MAIL = re.compile(rb"^(?:mime-version|message-id|received|return-path)\s*:.*(?:\n|$)", re.IGNORECASE | re.MULTILINE)
_FIELDS = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_HAS_READERS = frozenset({"pdf", "office"})


def form_of(name: str, head: bytes) -> str:
    """Tell the form of a file by its name and its first bytes. Raises Refused."""
    suffix = PurePath(name).suffix.lower()
    found = _by_content(head.removeprefix(b"\xef\xbb\xbf"))
    if found is not None:
        return found
    if suffix not in _BY_SUFFIX:
        raise Refused(f"{suffix} files are not read; {READ} are. Save it as one of these.")
    named = _BY_SUFFIX[suffix]
    return TEXT if named in _HAS_READERS else named


def check_no_old_office(data: bytes) -> None:
    """Refuse what Office keeps in its old container: old documents, and new ones under a password."""
    if data.startswith(_OLD_OFFICE):
        if _PROTECTED in data:
            raise Refused("is protected with a password; save a copy without one and add that.")
        raise Refused("is an old Office document or an Outlook message; save it as DOCX, PPTX, XLSX, EML or PDF first.")


def _by_content(head: bytes) -> str | None:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((_PACKED, _OLD_OFFICE)):
        return "office"
    if head.startswith(_RTF):
        raise Refused("is in Rich Text Format (RTF), which is not read; save it as DOCX first.")
    if _HTML.match(head):
        return "html"
    if _CUES.match(head):
        return "cues"
    if (fields := _FIELDS.match(head.replace(b"\r\n", b"\n"))) and _MAIL.search(fields.group()):
        return "eml"
    return None
