"""Reports as text: for people (full, concise) and for programs (json, jsonl)."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from assistant.checker.finding import Report
from assistant.checker.output import concise, full, lines
from assistant.errors import UnknownName

FORMATS: Mapping[str, Callable[[Iterable[Report], Mapping[str, str]], Iterator[str]]] = {
    "full": full.write,
    "concise": concise.write,
    "json": lines.write_json,
    "jsonl": lines.write_jsonl,
}


def render(reports: Iterable[Report], output_format: str, texts: Mapping[str, str]) -> Iterator[str]:
    """Write reports piece by piece, as they come. `texts` maps a report's source to the file's text, to name lines."""
    write = FORMATS.get(output_format)
    if write is None:
        raise UnknownName(f"There is no output format {output_format!r}; there are {', '.join(FORMATS)}.")
    return write(reports, texts)
