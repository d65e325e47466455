"""The drafter's own word lists, read once from words/."""

from functools import cache
from importlib.resources import files

from assistant.lists import entries


@cache
def lines(name: str) -> tuple[str, ...]:
    """Give the entries of words/NAME, in order."""
    return entries(files(__package__).joinpath("words", name))


@cache
def word_set(name: str) -> frozenset[str]:
    """Give the list words/NAME.txt."""
    return frozenset(lines(f"{name}.txt"))


@cache
def table(name: str) -> dict[str, str]:
    """Give words/NAME.tsv by its first column; the first row of a key wins."""
    found: dict[str, str] = {}
    for line in lines(f"{name}.tsv"):
        key, _, value = line.partition("\t")
        found.setdefault(key, value)
    return found


@cache
def plurals() -> dict[str, str]:
    """Give each group of people by its singular and its plural, as the plural."""
    found = {}
    for line in lines("audiences.txt"):
        singular, _, plural = line.partition(" ")
        plural = plural or f"{singular}s"
        found[singular] = found[plural] = plural
    return found
