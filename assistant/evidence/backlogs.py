"""Backlogs: the headings, labels and tables under which requests stand."""

import re

from assistant.evidence.cues import vocabulary
from assistant.evidence.metrics import is_measure
from assistant.evidence.statements import Statement
from assistant.evidence.tables import Table
from assistant.language.words import words

TICKET = re.compile(r"#?[A-Z][A-Z0-9]{1,9}-\d{1,6}\b[:.]?\s*|#\d{1,6}\b\s*")
_HEADS = frozenset(
    {
        "asks",
        "requests",
        "wishes",
        "wishlist",
        "backlog",
        "parked",
        "icebox",
        "todo",
        "tasks",
        "deliverables",
        "ideas",
        "features",
        "wanted",
        "solutions",
        "suggestions",
    }
)
_COLUMNS = frozenset(
    {"in", "out", "in scope", "out of scope", "now", "next", "later", "doing", "in progress", "planned"}
)
_WANT = frozenset(
    {"want", "wants", "wanted", "need", "needs", "ask", "asks", "asked", "wish", "miss", "promised", "owe"}
)
_DONE = frozenset({"done", "shipped", "finished", "completed", "closed", "released", "delivered", "erledigt", "fertig"})
_CELL = re.compile(r"[;|\t]|\s{2,}|\s\u00b7\s")
_NOT_WORK = frozenset({"bug", "bugs", "defect", "incident", "task", "chore", "spike"})


def heads_requests(said: str) -> bool:
    """Say whether a heading or label announces requests: its words are in the list, scope words aside."""
    said = said.split("(")[0].strip(" \t*_:#-\u2013\u2014.\"'").lower()
    if said in vocabulary("request_heads"):
        return True
    tokens = [word.lower for word in words(said)]
    if not tokens or len(tokens) > 8 or (is_measure(said) and tokens[-1] not in vocabulary("request_heads")):
        return False
    if "what" in tokens[:1] and _WANT.intersection(tokens):
        return True
    pairs = {" ".join(tokens[i : i + size]) for size in (2, 3) for i in range(len(tokens) - size + 1)}
    return bool(pairs & vocabulary("request_heads")) or bool(_HEADS.intersection(tokens))


def is_column(said: str) -> bool:
    """Say whether a heading is a column of a board or roadmap, or the scope of a product: Now, Next, In, Out."""
    return said.split("(")[0].strip(" \t*_:#-\u2013\u2014.\"'").lower() in _COLUMNS


def titles_requests(statement: Statement) -> bool:
    """Say whether a short line without an end stands over the lines below it as a heading of requests."""
    said = statement.text.strip()
    short = len(words(said.split("(")[0])) <= 6 and not statement.values
    return short and said[-1:] not in ".,;!?" and ": " not in said and (heads_requests(said) or is_column(said))


def titles_done(said: str) -> bool:
    """Say whether a heading or short line without an end stands over what is finished: "Done last week"."""
    tokens = [word.lower for word in words(said)]
    return 1 <= len(tokens) <= 5 and tokens[0] in _DONE and not said.rstrip().endswith(".")


def is_entry(statement: Statement) -> bool:
    """Say whether a line may be an entry of a list without marks: a few words and no full stop."""
    return len(words(statement.text)) <= 10 and statement.text.rstrip()[-1:] not in ".:" and not statement.values


def is_upkeep(said: str) -> bool:
    """Say whether a ticket says of itself that it mends or keeps up, and asks for nothing: "LIB-7;Crash;Bug"."""
    return any(cell.strip().lower() in _NOT_WORK for cell in _CELL.split(said))


def rows(text: str, table: Table) -> list[tuple[int, int]]:
    """Find the rows of a backlog: a table with tickets or efforts instead of values."""
    found = []
    cells = table.header.cells if table.header else ()
    head = {word.lower for cell in cells for word in words(text[cell.start : cell.end])}
    backlog = bool(head & vocabulary("effort"))
    for row in table.rows:
        tickets = sum(TICKET.match(text, cell.start, cell.end) is not None for cell in row.cells[:2])
        kinds = {text[cell.start : cell.end].strip().lower() for cell in row.cells}
        if (tickets or backlog) and not kinds & _NOT_WORK:
            named = [cell for cell in row.cells if len(words(text[cell.start : cell.end])) >= 2]
            if named:
                longest = max(named[:3], key=lambda cell: cell.end - cell.start)
                found.append((longest.start, longest.end))
    return found
