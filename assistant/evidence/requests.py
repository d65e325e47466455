"""Feature requests: what somebody asks to be built, and what is to be launched."""

import re
from collections.abc import Iterator

from assistant.evidence.asking import asked, passive, wanted
from assistant.evidence.blocks import Block
from assistant.evidence.cues import vocabulary
from assistant.evidence.metrics import is_measure
from assistant.evidence.pieces import apart, piece, trimmed
from assistant.evidence.sentence_signs import support
from assistant.evidence.statements import Statement
from assistant.evidence.tables import Table
from assistant.evidence.things import MOST_WORDS, is_part, is_result, items, labelled_list, names_feature, noun_list
from assistant.language.sentences import sentences
from assistant.language.words import words
from assistant.okr import Quote

_TICKET = re.compile(r"#?[A-Z][A-Z0-9]{1,9}-\d{1,6}\b[:.]?\s*|#\d{1,6}\b\s*")
_BUILD = re.compile(
    r"(?:launch|ship|release|roll out|migrate|build|implement|redesign|rework|revamp|introduce|integrate"
    r"|rewrite|upgrade|sunset|add|deploy|automate|create|make)\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|\d{1,2}[:.]\d{2}|room\b|tel\b", re.IGNORECASE)
_LIVE = re.compile(
    r"\b(?:goes? live|going live|go-live|will (?:launch|ship)|launch(?:es|ing)? (?:on|in|by)"
    r"|ships? (?:on|in|by|with)|rollout of)\b",
    re.IGNORECASE,
)
_LIKELY = 0.0  # on voices left out, six of ten sentences above ask for something
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


def requests(
    text: str,
    document: str,
    said: list[tuple[Block, tuple[Statement, ...]]],
    tables: tuple[Table, ...],
    otherwise: tuple[Quote, ...],
) -> tuple[Quote, ...]:
    """Find the requests of a note: lists under headings, "asks for ..." in a sentence, tasks, tickets, launches.

    Words that stand in `otherwise` are known to say something else, and are no request by their likeness alone.
    """
    found: list[Quote] = []

    def add(start: int, end: int) -> None:
        start, end = trimmed(text, start, end)
        ticket = _TICKET.match(text, start, end)
        at = ticket.end() if ticket is not None and ticket.end() < end else start
        count = len(words(text[at:end]))
        if _DAY.match(text, at, end):
            return
        if 1 <= count <= MOST_WORDS + 6 and any(letter.isalpha() for letter in text[at:end]):
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
            and sum(names_feature(each.text) for _, each in run) * 2 >= len(run)
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
            for start, stop in items(text, block.label[1], max(end, block.label[1])):
                add(start, stop)
            group = group[1:]
        if block.kind == "check" and group:
            if not is_result(group[0]):
                add(group[0].start, group[0].end)
            continue
        if headed and not labelled:
            for statement in group[:2]:
                if not is_result(statement):
                    for start, stop in items(text, statement.start, statement.end):
                        add(start, stop)
            continue
        for statement in group:
            ticket = _TICKET.match(text, statement.start, statement.end)
            if ticket is not None and not is_result(statement):
                add(statement.start, statement.end)
                continue
            built = _BUILD.match(text, statement.start, statement.end)
            if built is not None and not is_result(statement) and block.kind in ("item", "check"):
                add(statement.start, statement.clauses[0][1])
                continue
            things = labelled_list(text, statement)
            if not things and statement.start > opening_end:
                things = noun_list(text, statement)
            if (
                not things
                and block.kind == "item"
                and is_part(statement.text)
                and not (statement.values or statement.question)
            ):
                things = [(statement.start, statement.end)]
            live = _LIVE.search(statement.text)
            if not things and live is not None and not is_result(statement) and not statement.question:
                things = [statement.clauses[statement.clause_at(statement.start + live.start())]]
            for start, stop in things or asked(text, statement) or wanted(text, statement) or passive(text, statement):
                lone = len(words(text[start:stop])) == 1 and not names_feature(text[start:stop])
                if not lone and not text[start:stop].lstrip()[:1].isdigit():
                    add(start, stop)
        if block.kind == "item" and group and not any(statement.values for statement in group):
            run.append((block, group[0]))
        else:
            flush()
    flush()
    for table in tables:
        for start, stop in _rows(text, table):
            add(start, stop)
    return apart([*found, *_likely(text, document, (*found, *otherwise))])


def _likely(text: str, document: str, found: tuple[Quote, ...]) -> Iterator[Quote]:
    """Give the sentences that nothing else was found in, and whose words ask more than they tell."""
    for start, end in sentences(text):
        if any(quote.start < end and start < quote.end for quote in found):
            continue
        if support(text[start:end], "feature_requests") > _LIKELY:
            quote = piece(document, text, *trimmed(text, start, end))
            if quote is not None:
                yield quote


def asks(text: str, block: Block, found: tuple[Statement, ...]) -> bool:
    """Say whether an item is a request by its heading and speaks of no result."""
    listed = block.kind in ("item", "check") and bool(block.headings)
    return (
        listed
        and _heads_requests(text[slice(*block.headings[-1])])
        and not any(is_result(statement) for statement in found)
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
    return bool(pairs & vocabulary("request_heads")) or bool(_HEADS.intersection(tokens))


def _rows(text: str, table: Table) -> list[tuple[int, int]]:
    """Find the rows of a backlog: a table with tickets or efforts instead of values."""
    found = []
    cells = table.header.cells if table.header else ()
    head = {word.lower for cell in cells for word in words(text[cell.start : cell.end])}
    backlog = bool(head & vocabulary("effort"))
    for row in table.rows:
        tickets = sum(_TICKET.match(text, cell.start, cell.end) is not None for cell in row.cells[:2])
        if tickets or backlog:
            named = [cell for cell in row.cells if len(words(text[cell.start : cell.end])) >= 2]
            if named:
                longest = max(named[:3], key=lambda cell: cell.end - cell.start)
                found.append((longest.start, longest.end))
    return found
