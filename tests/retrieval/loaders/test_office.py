"""Packed files are told apart by their parts."""

import pytest

from retrieval.loaders.office import read
from retrieval.loaders.reading import Refused
from tests.retrieval import samples


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (samples.packed(word__document=b"a" * 30_000_000), "unpacks to 28 MB"),
        (samples.packed(content=b"x"), "no DOCX, PPTX or XLSX"),
        (samples.docx()[:9000], "damaged"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 500, "old Office"),
    ],
    ids=["bomb", "other", "cut off", "password", "old"],
)
def test_what_cannot_be_read_says_why(data: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read(data)
