"""OKR sets as a Word document."""

import io
import re

from docx import Document

from assistant.formats.said import details, front
from assistant.okr import OkrSet

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(okrs: OkrSet) -> bytes:
    """Write a set with headings and lists; citations are left out."""
    document = Document()
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


def _in_xml(text: str) -> str:
    """Leave out what XML cannot hold."""
    return _NOT_IN_XML.sub("", text)
