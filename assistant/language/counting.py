"""Counting: whether a number counts things, and whether "one" is a number at all."""

from assistant.language.patterns import pattern

_NO_ONE = pattern(
    r"(?:\b(?:the|this|that|no|any|every|each|which|number|day|another|some|week|phase|only|as|for|or)|[\w]-) ?$"
)
_ONE_OF = pattern(
    r"[ -](?:of (?!\d)|(?:another|thing|place|stop|off|by|way|or|who|that|which|the|we|they|it|is|can|should|pager"
    r"|and only)(?![^\W_]))|[^\w %]*$|[,.;:)]"
)
_VALUED = pattern(r"(?<![^\W_])(?:to|from|than|least|most|under|below|over|above|=|->|→) $")
_COUNTABLE = pattern(
    r"[ \u00a0](?:[a-z][\w'’/-]*[ \u00a0]){0,3}?(?!(?:this|is|was|has|does|as|its|us|plus|always|previous"
    r"|across|yes|less|per|vs|versus|towards|sales|access|status|process|points|pts|fps|rps|qps|tps|mbps|kbps"
    r"|gbps|kgs|lbs|kms|stars|times)\b)[a-z][\w'’-]*[^\W\d_us]s(?![\w])"
)
_PEOPLE = pattern(r"[ \u00a0](?:[a-z-]+[ \u00a0])?(?:people|children|women|men|staff|headcount|fte)(?![^\W_])")
_STOP_WORDS = pattern(
    r"[ \u00a0](?:of|in|on|at|by|for|from|to|with|per|as|or|and|than|within|during|until|before|after|is|are"
    r"|was|were|will|vs|a|the|this|next|last|every|each|today|currently|now|over|under|out|net|more|up|down|via"
    r"|across)(?![\w])"
)


def is_counted(lower: str, end: int) -> bool:
    """Say whether things that can be counted follow a number: "400 weekly active planners"."""
    if _STOP_WORDS.match(lower, end) is not None:
        return False
    return _COUNTABLE.match(lower, end, min(len(lower), end + 60)) is not None or _PEOPLE.match(lower, end) is not None


def is_pronoun(lower: str, start: int, end: int) -> bool:
    """Say whether "one" stands for a thing: "this one", "one of them"."""
    if lower[start:end] != "one":
        return False
    before = lower[max(0, start - 12) : start]
    follows = _ONE_OF.match(lower, end, end + 12) is not None
    if _VALUED.search(before):
        return follows and lower[end : end + 4].strip(" .;,)\n") != ""
    return follows or _NO_ONE.search(before) is not None
