"""Phone numbers, told from metrics: by a country code, by a form only phone numbers have, or by a word in front."""

import re

_GROUPED = re.compile(
    r"""\(?[2-9]\d{2}\)?[ .-][2-9]\d{2}[ .-]\d{4}          # 905-674-3793
    | 0\d(?:[ .-]\d{2}){4}                                  # 01.84.17.61.18
    | \(0\d{1,4}\)[ ]?\d(?:[ -]?\d){4,9}                    # (0431) 55 12 87
    | (?:\+[ ]?|00)[1-9]\d{0,2}(?:[ ./()-]{0,3}\d){6,12}    # +49 (0) 431 5512 87, 0049 431 551287
    """,
    re.VERBOSE,
)
_CALLED = re.compile(
    r"""(?: \b(?:tele)?phones?(?:[ ]?(?:no|number|nr))?\b | \btel\b | \bmobile(?:[ ]number)?\b | \bcell(?:phone)?\b
    | \bfax\b | \bwhats?app\b | \bhotline\b | \bhandy(?:nummer)?\b
    | \b(?:call|ring|text|reach|phone|dial)[ ](?:\w{1,12}[ ]){0,3}(?:at|on|under)\b | \bdial\b
    )[\s:.#=-]{0,6}(?:is|under)?[\s:(]{0,4}$""",
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE = 48
_SHORTEST, _LONGEST = 7, 15
_DATE = re.compile(r"(?:19|20)\d\d[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./](?:19|20)\d\d")
_BOUNDARY = re.compile(r"\d")


def is_phone(text: str, start: int, end: int) -> bool:
    """Say whether digits at text[start:end] are a phone number; bare groups are one only after a word like Phone."""
    written = text[start:end]
    count = len(_BOUNDARY.findall(written))
    if not _SHORTEST <= count <= _LONGEST or _DATE.match(written):
        return False
    if _GROUPED.fullmatch(written):
        return True
    return _CALLED.search(text, max(0, start - _BEFORE), start) is not None
