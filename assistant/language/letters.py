"""Letters: a text in small letters, character for character."""

from functools import lru_cache


@lru_cache(maxsize=32)
def lowered(text: str) -> str:
    """Give a text in small letters with every character in its place: one whose small form is longer stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
