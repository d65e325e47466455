"""Key results as people write them: start value, end value and changes are read right."""

from pathlib import Path

import pytest

from assistant.language.reading import read

_FILE = Path(__file__).with_name("key_results.txt")
_ROWS = [line.split(" | ") for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("text", "start", "end", "relative", "absolute"), _ROWS)
def test_the_values_of_a_key_result(text: str, start: str, end: str, relative: str, absolute: str) -> None:
    reading = read(text, None)
    found = [(start, reading.baseline), (end, reading.target)]
    if end == "-":
        found += [(relative, reading.relative_change), (absolute, reading.change)]
    for said, value in found:
        assert value is None if said == "-" else value == pytest.approx(float(said), rel=1e-3)
