"""Reads PPTX: each slide a heading with its number and title, then its words, tables and notes."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from retrieval.loaders.reading import Reading, one_line
from retrieval.loaders.table import tables

_NO_WORDS = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
_NO_TITLES = ("powerpoint presentation", "presentation", "slide 1")


def read(data: bytes) -> Reading:
    """Read the slides in order."""
    show = Presentation(BytesIO(data))
    title = one_line(show.core_properties.title or "")
    title = "" if title.lower() in _NO_TITLES else title
    parts: list[str] = []
    for number, slide in enumerate(show.slides, 1):
        top = slide.shapes.title
        called = one_line(top.text_frame.text) if top is not None else ""
        title = title or called
        parts.append(f"# Slide {number}: {called}" if called else f"# Slide {number}")
        parts += [words for shape in _shapes(slide.shapes, top) for words in _words(shape)]
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            notes = slide.notes_slide.notes_text_frame.text.strip()
            parts += [f"Notes: {notes}"] if notes else []
    return Reading(title, "\n\n".join(parts))


def _shapes(shapes: Any, top: Any) -> Iterator[Any]:
    """Give the shapes with words in them, those of groups, too; not the title, which is the heading."""
    waiting = list(shapes)[::-1]
    while waiting:
        shape = waiting.pop()
        if hasattr(shape, "shapes"):
            waiting += list(shape.shapes)[::-1]
        elif not (shape.is_placeholder and shape.placeholder_format.type in _NO_WORDS) and (
            top is None or shape.shape_id != top.shape_id
        ):
            yield shape


def _words(shape: Any) -> Iterator[str]:
    if shape.has_text_frame:
        lines = [one_line(paragraph.text) for paragraph in shape.text_frame.paragraphs]
        filled = [line for line in lines if line]
        if filled:
            yield "\n".join(f"- {line}" for line in filled) if len(filled) > 1 else filled[0]
    elif getattr(shape, "has_table", False):
        yield tables([cell.text for cell in row.cells] for row in shape.table.rows)
