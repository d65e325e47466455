"""Which block of a note a quote is from; each note is taken apart once."""

from functools import lru_cache

from assistant.evidence.blocks import Block
from assistant.evidence.layout import layout
from assistant.okr import Quote


@lru_cache(maxsize=8)
def _blocks(text: str) -> tuple[Block, ...]:
    return layout(text).blocks


def turn_of(quote: Quote, text: str) -> int | None:
    """Give the number of the block that a quote begins in, in the order in which they were said."""
    return next((i for i, block in enumerate(_blocks(text)) if block.start <= quote.start < block.end), None)


def headings_above(quote: Quote, text: str) -> tuple[str, ...]:
    """Give the headings that a quote stands under."""
    turn = turn_of(quote, text)
    return () if turn is None else tuple(text[start:end] for start, end in _blocks(text)[turn].headings)
