"""Findings that are known: the baseline a check leaves out, and the one it writes."""

from collections.abc import Iterable

from api.output_file import check_place, write_file
from api.terminal import complain
from api.texts import STDIN, read_text
from assistant.checker.baseline import Baseline, read_baseline
from assistant.checker.checked import Checked
from assistant.errors import BadSetting
from assistant.so_many import so_many


def known_findings(name: str | None, wanted: str | None) -> Baseline | None:
    """Read the baseline, if there is one; `wanted` is where one is to be written. Raises before any work is done."""
    if wanted == STDIN:
        raise BadSetting("--write-baseline writes a file; name it.")
    if wanted is not None:
        if name is not None:
            raise BadSetting("--baseline and --write-baseline do not go together; a new baseline lists all findings.")
        check_place(wanted)
    if name is None:
        return None
    return read_baseline(read_text(name), name)


def write_known(checked: Iterable[Checked], name: str) -> None:
    """Write a baseline of all findings, and say how many there are."""
    found = Baseline()
    for one in checked:
        found.add(one)
    write_file(name, found.text().encode("ascii"))
    total = found.known.total()
    said = f"{so_many(total, 'finding is', 'findings are')} listed in {name}"
    complain(f"{said}; --baseline {name} leaves {'it' if total == 1 else 'them'} out." if total else f"{said}.")
