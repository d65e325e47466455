"""Words that each reader fills with their own measure."""

from collections.abc import Sequence

from assistant.checker.vocabulary import Vocabulary, word_list

_PRACTICES = frozenset({"practice", "practices"})


def is_blurred(words: tuple[str, ...], v: Vocabulary) -> bool:
    """Say whether words of praise, taste or indefinite amount are among them."""
    if not (word_list("indefinite").isdisjoint(words) and word_list("taste").isdisjoint(words)):
        return True
    praise = v.praise.intersection(words)
    return bool(praise) and not (praise == {"best"} and not _PRACTICES.isdisjoint(words))


def is_undefined(words: Sequence[str]) -> bool:
    """Say whether nobody knows which or how many are meant: "most of the backlog", "relevant staff"."""
    sure = word_list("indefinite").isdisjoint(words) and word_list("taste").isdisjoint(words)
    return not sure or "most" in words or "regular" in words


def ends_in_praise(lowers: list[str], v: Vocabulary) -> bool:
    """Say whether its last word praises: "runs reliably", "train them well"."""
    last = {lowers[-1], _plain(lowers[-1])}
    return not v.praise.isdisjoint(last) or not v.mild.isdisjoint(last)


def _plain(adverb: str) -> str:
    """Give the adjective of an adverb: "reliably" is "reliable"; empty where it is none."""
    return adverb[:-1] + "e" if adverb.endswith("bly") else adverb[:-2] if adverb.endswith("ly") else ""
