"""Words of a note as a draft repeats them: on one line, without marks of emphasis and without the last stop."""

import re

_MARKS = re.compile(r"\*+|`+|_{2,}|(?<!\w)_|_(?!\w)")


def one_line(text: str, longest: int | None = None) -> str:
    """Give a text on one line; one longer than `longest` characters is cut before a word and ends on an ellipsis."""
    said = " ".join(_MARKS.sub("", text).split()).strip(" .,;:")
    if longest is None or len(said) <= longest:
        return said
    return f"{said[:longest].rsplit(' ', 1)[0]} …"
