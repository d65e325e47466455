"""No file hangs, fills or crashes the process that asks for it."""

import subprocess
import sys
from pathlib import Path

import pytest

from retrieval.loaders import confined
from retrieval.loaders.reading import Refused
from tests.retrieval import samples


def test_what_is_read_comes_back() -> None:
    found = confined.read("office", samples.docx())
    assert found.title == "Strategy 2027"
    assert found.text.startswith("# Where we play\n")
    assert found.text.endswith("| Setup time | 4 days | 1 day |\n")


@pytest.mark.parametrize(
    ("form", "data", "said"),
    [
        ("pdf", samples.pdf(["Hello there"])[:300], "damaged"),
        ("pdf", samples.locked(samples.pdf(["Secret"]), "word"), "password"),
        ("eml", b"From: a\nMIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * 20_000, "damaged"),
        ("csv", b'a,b\n"' + b"\xc3\xa9" * 1_200_000 + b'",1', None),
        ("csv", b"x," * 1_100_000, "characters"),
        ("html", b"<p>\xe2\x80\xae...", "no text"),
        ("none", b"x", "damaged"),
    ],
    ids=["cut off", "password", "deep", "long line", "long text", "marks only", "no reader"],
)
def test_hostile_files_end_in_a_text_or_a_sentence(form: str, data: bytes, said: str | None) -> None:
    if said is None:
        assert confined.read(form, data).text
        return
    with pytest.raises(Refused, match=said):
        confined.read(form, data)


def test_control_characters_and_half_characters_are_no_text() -> None:
    assert confined.read("html", b"<p>a&#xD800;\x01b\r\n\xe2\x80\xae c</p>").text == "a\ufffdb \u202e c\n"


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "SECONDS", 0.5)
    with pytest.raises(Refused, match="takes longer"):
        confined.read("html", b"<a " * 400_000)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold a process to its memory")
def test_a_reader_that_takes_too_much_memory_is_given_up() -> None:
    code = (
        "import sys; from retrieval.loaders import child, csv; sys.argv[1:] = ['csv'];"
        "csv.read = lambda data: bytearray(600_000_000); child.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], input=b"x", capture_output=True, check=True)
    assert b"too much memory" in done.stdout


def test_a_reader_is_given_no_secret_and_the_modules_of_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "zebra-quartz")
    given = confined._environment()
    assert "zebra-quartz" not in str(given)
    assert set(given) <= {"SYSTEMROOT", "PYTHONHOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONPATH"}
    code = "import retrieval, sys; print(retrieval.__file__)"
    seen = subprocess.run([sys.executable, "-P", "-c", code], env=given, capture_output=True, check=True, text=True)
    assert seen.stdout.strip() == str(Path(confined.__file__).parent.parent / "__init__.py")


def test_parsers_are_imported_in_the_child_alone() -> None:
    code = "import sys, retrieval.load; print(*({'pypdf', 'docx', 'pptx', 'openpyxl', 'lxml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"\n"
