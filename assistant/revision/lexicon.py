"""The word lists of this package, kept as data in `words/`."""

import re
from functools import cache
from importlib import resources

from assistant.language.words import listed


@cache
def word_list(name: str) -> tuple[str, ...]:
    """Give the entries of a list in order."""
    return listed(resources.files(__package__) / "words" / f"{name}.txt")


@cache
def word_set(name: str) -> frozenset[str]:
    """Give a list for looking words up."""
    return frozenset(word_list(name))


@cache
def every_word() -> frozenset[str]:
    """Give every word of every list, none of which names a metric."""
    lists = (each.name.removesuffix(".txt") for each in resources.files(__package__).joinpath("words").iterdir())
    return frozenset(word for name in lists for entry in word_list(name) for word in entry.split())


@cache
def either(name: str) -> str:
    """Give a pattern that matches any entry of a list, longest first, blanks of any kind between its words."""
    entries = sorted(word_list(name), key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, entry.split())) for entry in entries) + ")"


@cache
def gerunds(name: str) -> str:
    """Give a pattern that matches any entry of a list of verbs as "dropping", "getting rid of"."""
    entries = sorted({_gerund(entry) for entry in word_list(name)}, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, entry.split())) for entry in entries) + ")"


def _gerund(entry: str) -> str:
    verb, _, rest = entry.partition(" ")
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnpt]", verb):
        verb += verb[-1]  # dropping, cutting
    elif verb.endswith("e") and not verb.endswith("ee"):
        verb = verb[:-1]  # moving
    return f"{verb}ing {rest}".strip()
