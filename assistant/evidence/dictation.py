"""Dictation: punctuation that somebody said aloud, read as what it stands for; all places stay."""

import re

_SAID = re.compile(
    r"[ ,]*\b(?P<sign>full stop|comma|colon|semicolon|question mark|exclamation mark|new line|new paragraph|open quote"
    r"|close quote|unquote)\b[.,]?",
    re.IGNORECASE,
)
_SIGNS = {
    "full stop": ".",
    "comma": ",",
    "colon": ":",
    "semicolon": ";",
    "question mark": "?",
    "exclamation mark": "!",
    "new line": "\n",
    "new paragraph": "\n",
}
_FEWEST = 3


def undictated(text: str) -> str:
    """Give a dictated text with signs for the words "full stop" and "comma", as long as before."""
    if len(re.findall(r"\bfull stop\b|\bcomma\b", text, re.IGNORECASE)) < _FEWEST:
        return text
    return _SAID.sub(lambda said: _SIGNS.get(said["sign"].lower(), '"').ljust(len(said[0])), text)
