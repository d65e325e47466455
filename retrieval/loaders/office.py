"""Reads DOCX, PPTX and XLSX: tells them apart by their parts, after a look at how large they unpack."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from retrieval.loaders.form import check_no_old_office
from retrieval.loaders.reading import Reading, Refused

_MOST_PARTS = 20_000
_MOST_UNPACKED = 200 * 1024 * 1024
_MOST_TIMES = 100  # what is text packs to a tenth; what packs better than this holds nothing
_SMALL = 20 * 1024 * 1024  # up to this size it may


def read(data: bytes) -> Reading:
    """Read an office document."""
    check_no_old_office(data)
    names = _parts(data)
    if any(name.startswith("word/") for name in names):
        from retrieval.loaders import docx

        return docx.read(data)
    if any(name.startswith("ppt/") for name in names):
        from retrieval.loaders import pptx

        return pptx.read(data)
    if "xl/workbook.xml" in names:
        from retrieval.loaders import xlsx

        return xlsx.read(data)
    raise Refused("is a packed file, but no DOCX, PPTX or XLSX; unpack it, or save it as one of these.")


def _parts(data: bytes) -> frozenset[str]:
    try:
        with ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
    except BadZipFile:
        raise Refused("is damaged: it is no whole DOCX, PPTX or XLSX; open it, save it anew and add that.") from None
    size = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or size > _MOST_UNPACKED or size > max(_SMALL, _MOST_TIMES * len(data)):
        raise Refused(f"unpacks to {size // 1024**2:,} MB, too much to read; save what matters as text.")
    return frozenset(part.filename for part in parts)
