"""Remarks: wishes without a number, and talk about one person's work or pay."""

from collections.abc import Callable

from assistant.evidence.blocks import Block
from assistant.evidence.cues import cues
from assistant.evidence.pieces import apart, piece
from assistant.evidence.statements import Statement
from assistant.language.words import words
from assistant.okr import Quote

_Said = list[tuple[Block, tuple[Statement, ...]]]
_FEWEST = 5


def wishes(text: str, document: str, said: _Said) -> tuple[Quote, ...]:
    """Find sentences that want something better and say no number."""
    return _with(text, document, said, "wish", lambda statement: not statement.values and not statement.question)


def performance_talk(text: str, document: str, said: _Said) -> tuple[Quote, ...]:
    """Find sentences about a person's review, pay or personal targets."""
    return _with(text, document, said, "performance", lambda statement: True)


def _with(text: str, document: str, said: _Said, name: str, keep: Callable[[Statement], bool]) -> tuple[Quote, ...]:
    found = []
    for block, group in said:
        if block.kind == "heading":
            continue
        for statement in group:
            if len(words(statement.text)) >= _FEWEST and cues(statement.text, (name,)) and keep(statement):
                quote = piece(document, text, statement.start, statement.end)
                if quote is not None:
                    found.append(quote)
    return apart(found)
