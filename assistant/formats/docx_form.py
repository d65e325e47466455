"""OKR sets as a Word document."""

import io
import re
from datetime import UTC, datetime

from docx import Document
from docx.opc.coreprops import CoreProperties

from assistant.formats.said import details, front
from assistant.okr import OkrSet

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(okrs: OkrSet) -> bytes:
    """Write a set with headings and lists; citations are left out."""
    document = Document()
    _describe(document.core_properties, okrs)
    document.add_heading(_in_xml(f"OKRs {okrs.cycle or ''}".strip()), 0)
    for label, value in front(okrs):
        document.add_paragraph(_in_xml(f"{label}: {value}"))
    for number, objective in enumerate(okrs.objectives, 1):
        document.add_heading(_in_xml(f"Objective {number}: {objective.title}"), 1)
        if objective.why:
            document.add_paragraph(_in_xml(f"Why: {objective.why}"))
        if objective.aligned_to:
            document.add_paragraph(_in_xml(f"Aligned to: {objective.aligned_to}"))
        for place, key_result in enumerate(objective.key_results, 1):
            document.add_paragraph(_in_xml(f"KR{place}: {key_result.text}"), style="List Bullet")
            for label, value in details(key_result):
                document.add_paragraph(_in_xml(f"{label}: {value}"), style="List Bullet 2")
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _describe(properties: CoreProperties, okrs: OkrSet) -> None:
    """Put what the document is in place of what the template says of itself."""
    properties.author = _in_xml(okrs.owner or "")[:255]
    properties.title = _in_xml(f"OKRs {okrs.cycle or ''}".strip())
    properties.comments = ""
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _in_xml(text: str) -> str:
    """Leave out what XML cannot hold."""
    return _NOT_IN_XML.sub("", text)
