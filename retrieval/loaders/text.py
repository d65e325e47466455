"""Decodes text: UTF-8, or UTF-16 where its first bytes say so."""

from retrieval.loaders.reading import Refused


def decode(data: bytes) -> str:
    """Decode a text exactly as it is. Raises Refused."""
    coding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        text = data.decode(coding)
    except UnicodeDecodeError as error:
        raise Refused(
            f"is not text in UTF-8 (byte {error.start} cannot be read); save it as UTF-8 text."
            if b"\0" not in data[:4096]
            else "is a binary file, not text; export it as text first."
        ) from None
    if not text.strip():
        raise Refused("is empty; there is nothing to read.")
    if "\0" in text:
        raise Refused("is a binary file, not text; export it as text first.")
    return text
