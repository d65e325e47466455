"""The order in which blocks were said: mail that stands newest first is turned round, as are quotes below a reply."""

import re
from dataclasses import replace
from datetime import date

from assistant.evidence.blocks import Block
from assistant.language.dates import deadlines

_SENT = re.compile(r"(?:sent|date|gesendet|datum|enviado|envoy\u00e9|fecha)[ \t]*:", re.IGNORECASE)
_FROM = re.compile(r"(?:from|von|de)[ \t]*:", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"[-_=\s]*(?:original message|forwarded message|begin forwarded message|urspr\u00fcngliche nachricht"
    r"|weitergeleitete nachricht|message d['\u2019]origine|message transf\u00e9r\u00e9|mensaje original)[-_=:\s]*",
    re.IGNORECASE,
)
_REPLY = re.compile(r"(?:subject|betreff|asunto|objet)[ \t]*:[ \t]*(?:re|aw|fw|fwd|rv|tr)\b", re.IGNORECASE)


def ordered(text: str, blocks: list[Block]) -> list[Block]:
    """Give each block its time: mail threads that stand newest first are turned round, as are quotes below a reply."""
    message = 0
    newest_first = False
    days: dict[int, date] = {}
    messages: list[int] = []
    before = ""
    answered = False
    for block in blocks:
        opens = message == 0 and block.kind == "header" and bool(messages)
        if block.kind == "header":
            if _FROM.match(text, block.start, block.end) is not None or before != "header":
                message += 1
            if _SENT.match(text, block.start, block.end) is not None:
                for deadline in deadlines(text[block.start : block.end], None):
                    if deadline.due is not None:
                        days.setdefault(message, deadline.due)
            newest_first = newest_first or (message == 1 and _REPLY.match(text, block.start, block.end) is not None)
            answered = answered or (opens and _FROM.match(text, block.start, block.end) is not None)
        original = block.end - block.start < 60 and _ORIGINAL.fullmatch(text, block.start, block.end) is not None
        if original and message == 0 and messages:
            message, answered = 1, True
        before = "header" if original else block.kind
        messages.append(message)
    if len(days) >= 2:
        newest_first = days[min(days)] >= days[max(days)]
    turned = (newest_first and message >= 2) or answered
    last_own = {}
    for block, number in zip(blocks, messages, strict=True):
        if block.depth == 0 and block.kind not in ("header", "heading"):
            last_own[number] = block.start
    timed = []
    for block, number in zip(blocks, messages, strict=True):
        below = block.depth > 0 and block.start > last_own.get(number, block.start)
        order = (-number if turned else number, 0 if below else 1, block.start)
        timed.append(replace(block, order=order))
    return timed
