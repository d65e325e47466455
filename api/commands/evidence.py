"""`okr evidence`: what notes say, as data."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import click

from api import jsonl
from api.commands.options import Choice, Day
from api.days import read_day
from api.inputs import names_or_stdin, open_input
from api.terminal import complain
from api.texts import STDIN
from assistant.checker.config_file import load_config
from assistant.errors import PlumbError, UnreadableInput

KEYS = frozenset({"text"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What one note gave, or why it could not be read; `is_line`: it came as a line of JSON Lines."""

    record: Mapping[str, Any] | None
    is_line: bool = False
    problem: str | None = None


@click.command()
@click.argument("files", nargs=-1)
@click.option("--as-of", type=Day(), metavar="DATE", help="The day the notes were taken. Default: today.")
@click.option("--output-format", type=Choice(("json", "jsonl", "text")), help="Default: json; jsonl for JSON Lines.")
def evidence(files: tuple[str, ...], as_of: date | None, output_format: str | None) -> int:
    """Show the facts, priorities, requests and conflicts in notes.

    FILES, or standard input, hold the notes. A line of JSON Lines is an object with "text" and, where wanted, "id" and
    "as_of".
    """
    names = names_or_stdin(files)
    status = 0
    held: list[Reading] = []
    fiscal_start = load_config().fiscal_year_start
    for reading in _readings(names, as_of or date.today(), fiscal_start, output_format == "jsonl"):
        status = 2 if reading.problem is not None else status
        form = output_format or ("jsonl" if reading.is_line else "json")
        if form == "jsonl" and reading.record is not None:
            print(jsonl.write(reading.record), end="", flush=True)
        elif reading.problem is not None:
            complain(reading.problem)
        elif form == "text" and reading.record is not None:
            from api.commands.evidence_text import evidence_text

            print(evidence_text(reading.record), end="")
        else:
            held.append(reading)
    if held:
        alone = len(held) == 1 and not held[0].is_line
        records = [reading.record for reading in held]
        print(json.dumps(records[0] if alone else {"version": 1, "evidence": records}, indent=2))
    return status


def _readings(names: tuple[str, ...], as_of: date, fiscal_start: int, wanted: bool) -> Iterator[Reading]:
    from assistant.evidence.extract import extract
    from assistant.evidence.record import evidence_json

    def answer(number: int, line: Mapping[str, Any]) -> dict[str, Any]:
        text, name, day = line.get("text"), line.get("id"), line.get("as_of")
        if not isinstance(text, str):
            raise UnreadableInput('The line needs "text", a string with the note.')
        if not isinstance(name, (str, int, type(None))):
            raise UnreadableInput('"id" must be a string.')
        day = as_of if day is None else read_day(day, '"as_of"')
        document = str(name) if name is not None else "notes"
        return evidence_json(extract(text, as_of=day, document=document, fiscal_start=fiscal_start), name)

    for name in names:
        try:
            source = open_input(name, KEYS, wanted)
            if source.is_jsonl:
                for record, error in jsonl.answers(source.lines, answer):
                    yield Reading(record, True, None if error is None else f"{name}:{record['line']}: {error}")
            else:
                document = "notes" if name == STDIN else name
                found = extract(source.text(), as_of=as_of, document=document, fiscal_start=fiscal_start)
                yield Reading(evidence_json(found, None if name == STDIN else name))
        except PlumbError as error:
            yield Reading(None, problem=str(error))
