"""Words that each reader fills with their own measure."""

from assistant.checker.vocabulary import Vocabulary, word_list


def is_blurred(words: tuple[str, ...], v: Vocabulary) -> bool:
    """Say whether words of praise, taste or indefinite amount are among them."""
    if not (word_list("indefinite") | word_list("taste")).isdisjoint(words):
        return True
    return not v.praise.isdisjoint(words)


def ends_in_praise(lowers: list[str], v: Vocabulary) -> bool:
    """Say whether its last word praises: "runs reliably", "train them well"."""
    last = {lowers[-1], _plain(lowers[-1])}
    return not v.praise.isdisjoint(last) or not v.mild.isdisjoint(last)


def _plain(adverb: str) -> str:
    """Give the adjective of an adverb: "reliably" is "reliable"; empty where it is none."""
    return adverb[:-1] + "e" if adverb.endswith("bly") else adverb[:-2] if adverb.endswith("ly") else ""
