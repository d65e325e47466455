"""Scorecards: tables whose rows are metrics and whose columns are values now, values to reach, owners and remarks."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from assistant.evidence.blocks import Block
from assistant.evidence.cues import cues, entries, vocabulary
from assistant.evidence.events import Event, Role, Thread, whole_of
from assistant.evidence.follow import Follower
from assistant.evidence.metrics import Phrase, phrases
from assistant.evidence.named_teams import team_named
from assistant.evidence.named_units import named_unit
from assistant.evidence.ownership import owner_cues
from assistant.evidence.pieces import LONGEST
from assistant.evidence.statements import statements
from assistant.evidence.tables import Cell, Row, Table
from assistant.evidence.withheld import is_shelved, without_struck
from assistant.language.dates import deadlines
from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity
from assistant.language.words import stem, words

_PERIOD = re.compile(
    r"(?:q[1-4]|h[12]|fy|p\d{1,2}\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|week|wk|w\d|20\d\d)", re.IGNORECASE
)
_US = re.compile(r"(?:^|\()\s*(?:us|ours|we|our team)\s*(?:\)|$)", re.IGNORECASE)
_NUMBER = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{3}")
_ROLES: dict[str, Role] = {"current": "current", "target": "target"}


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds; `due` where its head names a date."""

    kind: str
    due: tuple[date | None, str] | None = None


def read_table(follower: Follower, table: Table) -> None:
    """Take in a table: each row becomes events of its metric. Without a head that names values it is read as prose."""
    text = follower.text
    columns = _columns(follower, table)
    kinds = {column.kind for column in columns}
    if table.header is None or not kinds & {"current", "target"}:
        for row in table.rows:
            _read_as_prose(follower, row)
        return
    follower.topics.rows = [_read_row(follower, row, columns) for row in table.rows]
    _part_owners(text, table, columns, follower.topics.rows, follower.people)


def _part_owners(
    text: str, table: Table, columns: list[Column], threads: list[Thread | None], people: frozenset[str]
) -> None:
    """Hand over the rows of a scorecard that are not marked as ours where some are: "Product (us)".

    Else those whose owner is not the one that most rows have, nor somebody in the room.
    """
    for at, column in enumerate(columns):
        if column.kind in ("owner", "area"):
            said = [text[row.cells[at].start : row.cells[at].end] if at < len(row.cells) else "" for row in table.rows]
            if any(_US.search(each) is not None for each in said):
                for thread, each in zip(threads, said, strict=True):
                    for event in thread.events if thread is not None and each.strip() and not _US.search(each) else ():
                        event.theirs = True
                return
    place = next((i for i, column in enumerate(columns) if column.kind == "owner"), None)
    if place is None or len(table.rows) < 3:
        return
    owners = [
        text[row.cells[place].start : row.cells[place].end].strip().lower() if place < len(row.cells) else ""
        for row in table.rows
    ]
    ours = max(sorted(set(owners)), key=owners.count)
    if not ours or owners.count(ours) * 2 <= len(owners):
        return
    for thread, owner in zip(threads, owners, strict=True):
        present = bool(owner) and owner.split()[0] in people
        if thread is not None and owner and owner != ours and not present:
            for event in thread.events:
                event.theirs = True


def _read_as_prose(follower: Follower, row: Row) -> None:
    block = Block(row.start, row.end, row.start, "item")
    fresh = True
    for statement in statements(follower.text, block, follower.as_of, follower.fiscal_start):
        follower.read(statement, fresh, False, None)
        fresh = False


def _columns(follower: Follower, table: Table) -> list[Column]:
    head = table.header
    if head is None:
        return []
    columns = [_column(follower, cell) for cell in head.cells]
    if not any(column.kind == "name" for column in columns) and columns:
        areas = [i for i, column in enumerate(columns) if column.kind == "area"]
        if areas:
            columns[areas[-1]] = Column("name")
    if not any(column.kind == "name" for column in columns) and columns:
        columns[_named_column(follower.text, table, columns)] = Column("name")
    if not any(column.kind in ("current", "period") for column in columns):
        columns = _dated(follower.text, table, columns)
    now = next((i for i, column in enumerate(columns) if column.kind == "current"), None)
    if now is not None and not any(column.kind in ("target", "plan") for column in columns):
        columns = [Column("target", c.due) if i > now and c.kind == "period" else c for i, c in enumerate(columns)]
    periods = [i for i, column in enumerate(columns) if column.kind == "period"]
    if periods:
        latest = periods[-1]
        taken = any(column.kind == "current" for column in columns)
        for i in periods:
            columns[i] = Column("current" if i == latest and not taken else "past")
    currents = [i for i, column in enumerate(columns) if column.kind == "current"]
    for i in currents[:-1]:
        columns[i] = Column("past")
    targets = [i for i, column in enumerate(columns) if column.kind == "target"]
    if not targets:
        columns = [Column("target", column.due) if column.kind == "plan" else column for column in columns]
    return columns


def _named_column(text: str, table: Table, columns: list[Column]) -> int:
    """Give the column that names the metrics: the first whose cells are words and no ids."""
    lettered = [i for i, column in enumerate(columns) if column.kind in ("other", "note")] or [0]
    for i in lettered:
        cells = [text[row.cells[i].start : row.cells[i].end] for row in table.rows if i < len(row.cells)]
        if 2 * sum(_WORD.search(cell) is not None for cell in cells) > len(cells):
            return i
    return lettered[0]


def _dated(text: str, table: Table, columns: list[Column]) -> list[Column]:
    """Take columns of numbers before the values to reach for what was measured, whatever their heads say."""
    aim = next((i for i, column in enumerate(columns) if column.kind in ("target", "plan")), 0)

    def counts(place: int) -> bool:
        cells = [row.cells[place] for row in table.rows if place < len(row.cells)]
        return 2 * sum(_cell_number(text, cell) is not None for cell in cells) > len(cells)

    return [
        Column("period", column.due) if i < aim and column.kind == "other" and counts(i) else column
        for i, column in enumerate(columns)
    ]


@cache
def _kinds() -> dict[str, str]:
    pairs = [entry.split("\t") for entry in entries("columns")]
    return {name.strip(): kind for kind, name in pairs}


def _column(follower: Follower, cell: Cell) -> Column:
    head = follower.text[cell.start : cell.end]
    said = head.lower().strip("*_ ")
    named = deadlines(head, follower.as_of, follower.fiscal_start)
    due = (named[-1].due, named[-1].text) if named else None
    tokens = [word.lower for word in words(said.replace("_", " "))]
    kinds = _kinds()
    if said in kinds:
        return Column(kinds[said], due)
    order = ("target", "plan", "past", "current", "owner", "due", "unit", "note", "name", "area")
    found = {kinds[token] for token in tokens if token in kinds}
    for kind in order:
        if kind in found:
            if kind == "target" and "due" in found and "date" in tokens:
                return Column("due", due)
            return Column(kind, due)
    if named and named[-1].led and due is not None and due[0] is not None and due[0] >= follower.as_of:
        return Column("target", due)
    if _PERIOD.match(said):
        return Column("period", due)
    return Column("other", due)


def _read_row(follower: Follower, row: Row, columns: list[Column]) -> Thread | None:
    text = follower.text
    cells = list(zip(row.cells, columns, strict=False))
    name = next((cell for cell, column in cells if column.kind == "name" and cell.end > cell.start), None)
    if name is None or not any(letter.isalpha() for letter in text[name.start : name.end]):
        return None
    phrase = _name(follower, name)
    if phrase is None:
        return None
    follower.turn += 1
    unit = _unit(text, cells, name)
    thread = _begun(follower, phrase, {column.kind for _, column in cells}) or Thread([phrase], turn=follower.turn)
    quote = (row.start, min(row.end, row.start + LONGEST))
    remarks = " ; ".join(
        text[cell.start : cell.end] for cell, column in cells if column.kind in ("note", "owner", "other")
    )
    theirs = _is_theirs(text, cells, remarks)
    marks = {cue.kind for cue in cues(remarks)}
    due_cell = next((cell for cell, column in cells if column.kind == "due"), None)
    due = None
    if due_cell is not None:
        named = deadlines(text[due_cell.start : due_cell.end], follower.as_of, follower.fiscal_start)
        due = (named[-1].due, named[-1].text) if named else None
    for cell, column in cells:
        role = _ROLES.get(column.kind)
        if role is None:
            continue
        number = _cell_number(text, cell)
        if number is None:
            continue
        event = Event(role, cell.start, cell.end, quote, follower.turn, number.value, number.unit or unit, sure=True)
        event.theirs = theirs
        event.out_of = whole_of(number)
        if role == "target":
            event.comparator = number.comparator
            event.limit = "guard" in marks
            chosen = due or column.due
            if chosen is not None:
                event.due, event.due_text = chosen
            event.rejected = ("reject" in marks or is_shelved(remarks)) and not _tells_another(
                follower, remarks, number
            )
            event.unsure = "unsure" in marks and "accept" not in marks
        follower.topics.register.remember(thread, event)
    if thread.events:
        if theirs:
            thread.owner = _owner(text, cells)
        if not any(each is thread for each in follower.threads):
            follower.threads.append(thread)
        follower.last = thread.events[-1:]
    return thread


def _begun(follower: Follower, phrase: Phrase, kinds: set[str]) -> Thread | None:
    """Give the thread of the same name that lacks what a row tells: one table holds today's values, one the targets."""
    for thread in follower.threads:
        told = {event.role for event in thread.events}
        if thread.phrases[0].text.lower() == phrase.text.lower() and not told & kinds:
            return thread
    return None


def _name(follower: Follower, cell: Cell) -> Phrase | None:
    text = follower.text
    said = " ".join(text[cell.start : cell.end].strip("*_` ").split())
    stems = frozenset(
        stem(word.lower)
        for word in words(said.replace("_", " "))
        if word.lower not in vocabulary("stops") and word.lower not in vocabulary("generic") and len(word.lower) > 1
    )
    if not stems:
        found = phrases(text, cell.start, cell.end, (), follower.people)
        return found[0] if found else None
    shown = " ".join(said.replace("_", " ").split()[:10])
    return Phrase(cell.start, cell.end, shown, True, stems)


def _unit(text: str, cells: list[tuple[Cell, Column]], name: Cell) -> str | None:
    for cell, column in cells:
        if column.kind == "unit":
            number = quantities("1 " + text[cell.start : cell.end])
            if number and number[0].unit is not None:
                return number[0].unit
    return named_unit(text[name.start : name.end])


def _cell_number(text: str, cell: Cell) -> Quantity | None:
    said = without_struck(text[cell.start : cell.end])
    if not _NUMBER.search(said) or len(said) > 60:
        return None
    found = quantities(said)
    return found[0] if found else None


def _tells_another(follower: Follower, remarks: str, number: Quantity) -> bool:
    """Say whether a remark speaks of a value other than the cell's: "v3 said 10, withdrawn"."""
    dates = deadlines(remarks, follower.as_of, follower.fiscal_start)
    said = [each.value for each in quantities(remarks) if not any(d.start <= each.start < d.end + 1 for d in dates)]
    return bool(said) and number.value not in said


def _is_theirs(text: str, cells: list[tuple[Cell, Column]], remarks: str) -> bool:
    if owner_cues(remarks):
        return True
    owners = [text[cell.start : cell.end].lower() for cell, column in cells if column.kind == "owner"]
    values = [cell for cell, column in cells if column.kind in ("target", "current")]
    if any(_cell_number(text, cell) is None and team_named(text[cell.start : cell.end]) for cell in values):
        return True
    return any(owner in vocabulary("teams") for owner in owners)


def _owner(text: str, cells: list[tuple[Cell, Column]]) -> str | None:
    return next(
        (text[cell.start : cell.end] for cell, column in cells if column.kind == "owner" and cell.end > cell.start),
        None,
    )
