"""New words: what a person wrote to be put in place of other words, as it is to stand there."""

_QUOTES = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb"


def new_words(said: str) -> str:
    """Give words without the quotation marks around them and the stop behind a single sentence."""
    bare = said.strip()
    if bare.rstrip(" .!?").endswith(tuple(_QUOTES)):
        bare = bare.rstrip(" .!?")
    bare = bare.strip(_QUOTES).strip()
    return bare.rstrip(".") if bare.count(".") <= 1 else bare
