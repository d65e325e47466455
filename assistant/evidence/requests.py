"""Feature requests: what somebody asks to be built, and what is to be launched."""

import re

from assistant.evidence.blocks import Block
from assistant.evidence.cues import cues, vocabulary
from assistant.evidence.metrics import is_measure
from assistant.evidence.pieces import apart, piece, trimmed
from assistant.evidence.statements import Statement
from assistant.evidence.tables import Table
from assistant.language.words import words
from assistant.okr import Quote

_SPLIT = re.compile(
    r",\s+(?:and\s+|also\s+)?|;\s*|\s/\s|\s//\s|\s\u00b7\s|\s\|\s|\s\+\s(?=[^\W\d_]{4})|\s&\s|\.\s+(?:And"
    r"|Also)\s+|\s{3,}",
    re.IGNORECASE,
)
_TICKET = re.compile(r"#?[A-Z][A-Z0-9]{1,9}-\d{1,6}\b[:.]?\s*|#\d{1,6}\b\s*")
_NOT_A_THING = re.compile(
    r"(?:to\b(?!\s+(?:see|get|have|build|add|export|share))|us\b|me\b|him\b|her\b|them\b|it\b|that\b"
    r"|this\b|why\b|how\b|if\b|when\b|who\b|what\b|which"
    r"|whether|the same|more time|help\b|clarification|feedback|approval|permission|money|budget|more\b"
    r"|less\b|nothing|everything|something|\d)",
    re.IGNORECASE,
)
_BUILD = re.compile(
    r"(?:launch|ship|release|roll out|migrate|build|implement|redesign|rework|revamp|introduce|integrate"
    r"|rewrite|upgrade|sunset|add|deploy|automate|create|make)\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[\s:\u2013-]*(?:(?:for|an?|the|about|whether we do|to have)\b)?\s*", re.IGNORECASE)
_ASKED_FOR = re.compile(
    r"(?:(?:was|were|got|has been|have been|is|are)\s+(?:again )?(?:requested|asked for|demanded)"
    r"|(?:again )?(?:requested|asked for|demanded) (?:again )?by"
    r"|(?:(?:is|are|was|were)\s+)?on the (?:roadmap|list|wish ?list|board|backlog))\b",
    re.IGNORECASE,
)
_LIST = re.compile(r",\s+(?:and\s+|also\s+)?|;\s*|\s/\s|\s//\s|\s\u00b7\s|\s\|\s|,?\s+and\s+", re.IGNORECASE)
_DAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|\d{1,2}[:.]\d{2}|room\b|tel\b", re.IGNORECASE)
_MOST_WORDS = 14
_LABELLED = re.compile(r"[^:\n]{3,60}:\s+(?=\S)")
_LIVE = re.compile(
    r"\b(?:goes? live|going live|go-live|will (?:launch|ship)|launch(?:es|ing)? (?:on|in|by)"
    r"|ships? (?:on|in|by|with)|rollout of)\b",
    re.IGNORECASE,
)
_PARTS = ("request",)


def requests(
    text: str, document: str, said: list[tuple[Block, tuple[Statement, ...]]], tables: tuple[Table, ...]
) -> tuple[Quote, ...]:
    """Find the requests of a note: lists under headings, "asks for ..." in a sentence, tasks, tickets, launches."""
    found: list[Quote] = []

    def add(start: int, end: int) -> None:
        start, end = trimmed(text, start, end)
        ticket = _TICKET.match(text, start, end)
        at = ticket.end() if ticket is not None and ticket.end() < end else start
        count = len(words(text[at:end]))
        if _DAY.match(text, at, end):
            return
        if 1 <= count <= _MOST_WORDS + 6 and any(letter.isalpha() for letter in text[at:end]):
            quote = piece(document, text, start, end)
            if quote is not None:
                found.append(quote)

    run: list[tuple[Block, Statement]] = []
    opening_end = min((group[0].end for _, group in said if group), default=0) - 1
    first = False

    def flush() -> None:
        short = [each for each in run if len(words(each[1].text)) <= 9]
        if (
            len(run) >= 3
            and len(short) == len(run)
            and sum(_names_feature(each.text) for _, each in run) * 2 >= len(run)
        ):
            for _, statement in run:
                add(statement.start, statement.end)
        run.clear()

    for block, group in said:
        if block.kind == "heading":
            flush()
            first = True
            continue
        listed = block.kind in ("item", "check") or first
        headed = listed and bool(block.headings) and _heads_requests(text[slice(*block.headings[-1])])
        first = False
        labelled = block.label is not None and _heads_requests(text[slice(*block.label)])
        if labelled and block.label is not None:
            opening = group[0] if group else None
            end = opening.end if opening is not None else block.end
            for start, stop in _items(text, block.label[1], max(end, block.label[1])):
                add(start, stop)
            group = group[1:]
        if block.kind == "check" and group:
            if not _is_result(group[0]):
                add(*_task(text, group[0]))
            continue
        if headed and not labelled:
            for statement in group[:2]:
                if not _is_result(statement):
                    for start, stop in _items(text, statement.start, statement.end):
                        add(start, stop)
            continue
        for statement in group:
            ticket = _TICKET.match(text, statement.start, statement.end)
            if ticket is not None and not _is_result(statement):
                add(*_task(text, statement))
                continue
            built = _BUILD.match(text, statement.start, statement.end)
            if built is not None and not _is_result(statement) and block.kind in ("item", "check"):
                add(statement.start, statement.clauses[0][1])
                continue
            things = _labelled_list(text, statement)
            if not things and statement.start > opening_end:
                things = _noun_list(text, statement)
            if (
                not things
                and block.kind == "item"
                and _is_part(statement.text)
                and not (statement.values or statement.question)
            ):
                things = [(statement.start, statement.end)]
            live = _LIVE.search(statement.text)
            if not things and live is not None and not _is_result(statement) and not statement.question:
                things = [statement.clauses[statement.clause_at(statement.start + live.start())]]
            for start, stop in (
                things or _asked(text, statement) or _wanted(text, statement) or _passive(text, statement)
            ):
                add(start, stop)
        if block.kind == "item" and group and not any(statement.values for statement in group):
            run.append((block, group[0]))
        else:
            flush()
    flush()
    for table in tables:
        for start, stop in _rows(text, table):
            add(start, stop)
    return apart(found)


def asks(text: str, block: Block, found: tuple[Statement, ...]) -> bool:
    """Say whether an item is a request by its heading and speaks of no result."""
    listed = block.kind in ("item", "check") and bool(block.headings)
    return (
        listed
        and _heads_requests(text[slice(*block.headings[-1])])
        and not any(_is_result(statement) for statement in found)
    )


def _heads_requests(said: str) -> bool:
    """Say whether a heading or label announces requests: its words are in the list, scope words aside."""
    said = said.split("(")[0].strip(" \t*_:#-\u2013\u2014.\"'").lower()
    if said in vocabulary("request_heads"):
        return True
    tokens = [word.lower for word in words(said)]
    if not tokens or len(tokens) > 8 or (is_measure(said) and tokens[-1] not in vocabulary("request_heads")):
        return False
    pairs = {" ".join(tokens[i : i + size]) for size in (2, 3) for i in range(len(tokens) - size + 1)}
    strong = {
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
    return bool(pairs & vocabulary("request_heads")) or bool(strong & set(tokens)) or tokens[0] in strong


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    begin = start
    for stop in _SPLIT.finditer(text, start, end):
        if text.count("(", begin, stop.start()) > text.count(")", begin, stop.start()):
            continue
        spans.append((begin, stop.start()))
        begin = stop.end()
    spans.append((begin, end))
    return [(s, e) for s, e in spans if e - s >= 3]


def _is_result(statement: Statement) -> bool:
    """Say whether a line speaks of a result: per cent, a pair of values, a measure with a number."""
    for value in statement.values:
        if value.pair is not None or value.change is not None:
            return True
        if (value.quantity is not None and value.quantity.unit in ("%", "pp")) or (
            value.quantity and value.quantity.comparator
        ):
            return True
    return False


def _task(text: str, statement: Statement) -> tuple[int, int]:
    return statement.start, statement.end


def _asked(text: str, statement: Statement) -> list[tuple[int, int]]:
    """Find what stands behind "asked for" in a sentence, item by item."""
    if statement.question and "can we" not in statement.text.lower() and "could we" not in statement.text.lower():
        return []
    if cues(statement.text, ("performance",)):
        return []
    for cue in cues(statement.text, _PARTS):
        at = statement.start + cue.end
        after = _AFTER.match(text, at, statement.end)
        begin = after.end() if after is not None else at
        rest = text[begin : statement.end]
        if len(words(rest)) == 0 or _NOT_A_THING.match(rest):
            continue
        items = _items(text, begin, statement.end)
        first = items[0] if items else None
        if first is None or any(value.start < first[1] and first[0] <= value.start for value in statement.values):
            continue
        if len(words(text[first[0] : first[1]])) > _MOST_WORDS:
            continue
        return items[:8]
    return []


def _names_feature(said: str) -> bool:
    """Say whether words name a part of a product."""
    return any(token.lower in vocabulary("features") for token in words(said))


def _is_part(said: str) -> bool:
    """Say whether an item is nothing but a part of a product, named in a few words."""
    return len(words(said)) <= 6 and _is_thing(said) and _names_feature(said)


def _labelled_list(text: str, statement: Statement) -> list[tuple[int, int]]:
    """Find the list behind a label that speaks of asking or wishing: "ppl want: group rides, a helmet selfie"."""
    match = _LABELLED.match(statement.text)
    if match is None or _is_result(statement):
        return []
    head = {token.lower for token in words(match[0])}
    if len(head) > 8 or not head & vocabulary("list_heads"):
        return []
    items = _items(text, statement.start + match.end(), statement.end)
    return [span for span in items if len(words(text[slice(*span)])) <= _MOST_WORDS][:12]


def _noun_list(text: str, statement: Statement) -> list[tuple[int, int]]:
    """Find a sentence that is a list of things to build: three or more short nouns, some of them parts of a product."""
    colon = statement.text.find(": ")
    begin = statement.start + colon + 2 if 0 <= colon < 60 else statement.start
    if _is_result(statement) or statement.question:
        return []
    spans = []
    at = begin
    for stop in _LIST.finditer(text, begin, statement.end):
        spans.append((at, stop.start()))
        at = stop.end()
    spans.append((at, statement.end))
    things = [span for span in spans if _is_thing(text[span[0] : span[1]])]
    named = sum(_names_feature(text[start:end]) for start, end in things)
    return (
        things
        if len(things) >= 3 and len(things) >= 0.6 * len(spans) and named >= 1 and named * 3 >= len(things)
        else []
    )


def _is_thing(said: str) -> bool:
    """Say whether words may name a thing: a few, and of the small words only those that link."""
    tokens = words(said.strip(" .\"'"))
    small = [t.lower for t in tokens if t.lower in vocabulary("stops") and t.lower not in vocabulary("links")]
    return 1 <= len(tokens) <= 7 and not small and any(t.lower.isalpha() for t in tokens)


def _wanted(text: str, statement: Statement) -> list[tuple[int, int]]:
    """Find a part of a product behind a verb of wanting: "they'd also like a child seat filter"."""
    for cue in cues(statement.text, ("wanting",)):
        begin = statement.start + cue.end
        after = _AFTER.match(text, begin, statement.end)
        begin = after.end() if after is not None else begin
        items = [span for span in _items(text, begin, statement.end) if _is_thing(text[span[0] : span[1]])]
        items = [span for span in items if not any(span[0] <= v.start < span[1] for v in statement.values)]
        if items and items[0][0] - begin < 2 and _names_feature(text[slice(*items[0])]):
            return items[:8]
    return []


def _passive(text: str, statement: Statement) -> list[tuple[int, int]]:
    """Find what "was requested": "Dark mode was requested by the student union"."""
    match = _ASKED_FOR.search(statement.text)
    if match is None or match.start() < 4 or match.start() > 90:
        return []
    items = _items(text, statement.start, statement.start + match.start())
    return [span for span in items if _is_thing(text[slice(*span)])]


def _rows(text: str, table: Table) -> list[tuple[int, int]]:
    """Find the rows of a backlog: a table with tickets or efforts instead of values."""
    found = []
    head = (
        {word.lower for cell in table.header.cells for word in words(text[cell.start : cell.end])}
        if table.header
        else set()
    )
    backlog = bool(head & vocabulary("effort"))
    for row in table.rows:
        tickets = sum(_TICKET.match(text, cell.start, cell.end) is not None for cell in row.cells[:2])
        if tickets or backlog:
            named = [cell for cell in row.cells if len(words(text[cell.start : cell.end])) >= 2]
            if named:
                longest = max(named[:3], key=lambda cell: cell.end - cell.start)
                found.append((longest.start, longest.end))
    return found
