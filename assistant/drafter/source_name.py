"""What people call the text that something is quoted from."""

import re

_MESSAGE = re.compile(r"message-\d+", re.ASCII)
CONVERSATION = "the conversation"


def source_name(document: str) -> str:
    """Give a document's name; what was said of a draft, a message a document, is the conversation."""
    return CONVERSATION if _MESSAGE.fullmatch(document) else document
