"""The nearest of some names to one that was mistyped."""

from collections.abc import Iterable

_LONGEST = 80


def nearest(word: str, names: Iterable[str], least: float = 0.6) -> str | None:
    """Give the name most like `word`, the first of those alike; null where none is alike by `least` (0 to 1)."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher()
    matcher.set_seq2(word[:_LONGEST])
    best, most = None, least
    for name in names:
        matcher.set_seq1(name)
        likeness = matcher.ratio()
        if likeness > most or (best is None and likeness >= most):
            best, most = name, likeness
    return best


def hint(word: str, names: Iterable[str]) -> str:
    """Say which name a mistyped word was perhaps meant to be, or list them all; without a full stop."""
    listed = list(names)
    near = nearest(word.lower(), listed)
    return f"did you mean {near!r}?" if near else f"there are {', '.join(listed)}"
