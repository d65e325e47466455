"""A text is read in the coding that its bytes show, or refused, and never read as what it is not."""

import pytest

from retrieval.loaders.reading import Refused
from retrieval.loaders.text import decode

READ = {
    "utf-8": "Größe 売上 ✓",
    "utf-8-sig": "Größe",
    "utf-16": "Größe wächst",
    "utf-16-le": "Größe wächst",
    "utf-16-be": "Größe wächst",
    "utf-32": "Größe wächst",
}
WESTERN = [
    "Unsere Größe wächst: „schöner“ – 5 €, über 40 %; viel Spaß“",
    "Réduire le taux d’abandon à 5 % — « marché »,\u00a0l’été, où naïve cœur",
    "¿Cuántos años? El NPS subió 3½ puntos",
    "Øge omsætningen på 20 m² i København, Plumb™ ved 3 °C",
    "café",
]
OTHERS = [
    ("Zwiększyć liczbę użytkowników o 5% w ciągu kwartału", "cp1250"),
    ("Příliš žluťoučký kůň", "cp1250"),
    ("Увеличить выручку", "cp1251"),
    ("да", "cp1251"),
    ("Увеличить выручку", "koi8-r"),
    ("Αύξηση εσόδων", "cp1253"),
    ("Müşteri sayısını artır", "cp1254"),
    ("売上を増やす", "shift-jis"),
    ("增加收入", "gbk"),
    ("Réduire café", "mac-roman"),
]


@pytest.mark.parametrize("coding", READ)
def test_unicode_is_told_by_its_bytes(coding: str) -> None:
    assert decode(READ[coding].encode(coding)).removeprefix("\ufeff") == READ[coding]


@pytest.mark.parametrize("text", WESTERN)
def test_what_an_old_windows_wrote_in_the_west_is_read(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(("text", "coding"), OTHERS)
def test_what_could_be_something_else_is_refused(text: str, coding: str) -> None:
    with pytest.raises(Refused, match="not text in UTF-8"):
        decode(text.encode(coding))


@pytest.mark.parametrize("damage", [b"\xff", b"\xed\xa0\x80", b"\xc3"])
def test_damaged_utf_8_is_not_taken_for_another_coding(damage: bytes) -> None:
    with pytest.raises(Refused, match="not text in UTF-8"):
        decode("Größe wächst – schön".encode() + damage)


@pytest.mark.parametrize("data", [bytes(range(256)), b"a\0b", b"caf\xe9 \x01", b"\xff\xfe\x00", b"\x00" * 400])
def test_binary_files_are_no_text(data: bytes) -> None:
    with pytest.raises(Refused):
        decode(data)
