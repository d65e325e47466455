"""Doubts about numbers: what cannot be read, or could mean two things, is asked about and never guessed."""

import re
from collections.abc import Iterable, Sequence

from assistant.drafter.amount import amount
from assistant.language.dates import deadlines
from assistant.language.masks import masks
from assistant.language.quantity import Quantity
from assistant.language.units import convert, family
from assistant.language.words import stem
from assistant.okr import KeyResult
from assistant.revision.numbers_kept import LONG, is_kept
from assistant.revision.part import Part

_FEW = 40  # characters of what is quoted back
_PLAIN = "plain"
_KINDS = {"time": "a time", "share": "a share in %", _PLAIN: "a plain number"}
# A run of what may belong to one number, a digit in it: "1.5e3", "10^6", "3²", "#80".
_WRITTEN = re.compile(r"[^\s;:()\[\]{}\"\u201c\u201d<>=|]*\d[^\s;:()\[\]{}\"\u201c\u201d<>=|]*")
_JOINED = re.compile(r"[\^*,_'\u2019]")  # what may hold one numeral together, and two values never
_NAME = re.compile(r"[^\W\d_]+[-.]?\d")  # "Q3", "v2", "day-7", "KR005" name something
_ITEM = re.compile(r"\b(?:objectives?|versions?|key results?|krs?|no\.?|number|step|phase|wave|week|page)\s*$")
_GROUP = re.compile(r"\d{1,3}\.\d{3}")
_PARTED = re.compile(r"\d+ ?/ ?\d+")
_EACH = re.compile(
    r"(?: [\w-]+){0,2}?\s*(?P<rate>(?:\b(?:per|pro|for every|in every|out of every|every|each)\b|(?<=\w)/)\s*[\w,.]+"
    r"|\b(?:an?) (?:hour|day|week|month|quarter|year|sprint)\b)",
    re.IGNORECASE,
)
_RATED = re.compile(r"\b(?:ratings?|rated|scores?|scored|grades?|graded|stars?)\b|[\u2605\u2b50]", re.IGNORECASE)
_JOINING = frozenset({"per", "pro", "for", "every", "in", "out", "of", "each", "a", "an"})


def unread(part: Part, said: str, numbers: Iterable[Quantity], kr: KeyResult) -> str | None:
    """Ask about digits that no number of the text takes in: "1e999", "10^6", "0x50"."""
    taken = [(each.start, each.end) for each in numbers]
    taken += [(each.start, each.end) for each in deadlines(said, part.as_of, part.fiscal_start)]
    hidden = masks(said)
    known = f"{kr.metric or ''} {kr.text}".lower()
    for match in _WRITTEN.finditer(said):
        digits = [at for at in range(match.start(), match.end()) if said[at].isdigit()]
        loose = [at for at in digits if not any(start <= at < end for start, end in taken)]
        several = len({span for span in taken for at in digits if span[0] <= at < span[1]}) > 1
        if not (loose or (several and _JOINED.search(match[0].strip(",.")))):
            continue
        if _NAME.match(match[0]) or _ITEM.search(said.lower(), 0, match.start()):
            continue
        if taken and len(loose) == len(digits) and any(start <= match.start() < end for start, end in hidden):
            continue  # an id, a clock or a year beside the number that is meant
        if match[0].strip(".,!?").lower() in known:
            continue
        return f"I do not read \u201c{match[0].strip('.,!?')}\u201d as a number; write it in digits, as 80 or 1,500."
    return None


def which_of(numbers: Sequence[Quantity], unit: str | None) -> str | None:
    """Ask which of several values is meant: a range, or a choice."""
    said = []
    for each in numbers:
        own = each.unit or unit
        said += [amount(value, own) for value in (each.value, each.upto) if value is not None]
    said = list(dict.fromkeys(said))
    if len(said) < 2:
        return None
    return f"Which one: {', '.join(said[:-1])} or {said[-1]}?"


def doubt(kr: KeyResult, name: str, field: str, number: Quantity, text: str) -> str | None:
    """Ask about a number that is to be a key result's baseline or target, where it cannot be taken as it stands."""
    unit = (kr.baseline_unit if field == "baseline" else None) or kr.unit
    written = text[number.bare[0] : number.bare[1]]
    if number.upto is not None:
        return which_of([number], unit)
    if _GROUP.fullmatch(written) and not written.startswith("0"):
        return f"Which one: {written.replace('.', ',')} or {amount(float(written), None)}?"
    if number.out_of is None and not is_kept(number.value):
        return f"\u201c{_short(written)}\u201d {LONG}."
    rate = _EACH.match(text, number.end)
    if rate is not None and not _is_counted_so(kr, rate["rate"]):
        return f"{name} does not count \u201c{_short(rate['rate'].strip())}\u201d; say the value as {name} counts it."
    if (
        number.unit == "%"
        and _PARTED.fullmatch(written)
        and family(unit or "") == "share"
        and not re.match(r"\s*[^\W\d_]", text[number.end :])
    ):
        first, second = re.split(r" ?/ ?", written)
        return f"Which one: {first}, {second}, or {first} of {second}, which is {amount(number.value, '%')}?"
    if number.unit == "x" and unit != "x":
        return f"\u201c{_short(written)}\u201d times which value? Say the value itself."
    return other_kind(kr, name, field, number.unit, _short(text[number.start : number.end]))


def other_kind(kr: KeyResult, name: str, field: str, unit: str | None, said: str) -> str | None:
    """Say that a unit is of another kind than the numbers of a key result; none where it has no number yet."""
    mine = (kr.baseline_unit if field == "baseline" else None) or kr.unit
    if unit == "pp":
        return f"\u201c{said}\u201d is a change between two shares; say the share itself in %."
    bare = all(value is None for value in (kr.baseline, kr.target, kr.change))
    if unit is None or (mine is None and bare) or _kind(mine) == _kind(unit):
        return None
    if mine is not None and convert(1.0, unit, mine) is not None:
        return None
    return f"\u201c{said}\u201d is {_called(unit)}, and {name} is {_called(mine)}; say the value in its own unit."


def in_its_unit(kr: KeyResult, number: Quantity, said: str) -> Quantity:
    """Take "4 out of 5" for a share where shares are counted, and "8/10" for points where points are.

    A rating is no share: "rated 4 out of 5", and "4.5 out of 5", for nobody counts a half.
    """
    if number.out_of is None or number.upto is not None:
        return number
    is_rated = _RATED.search(said) is not None
    is_share = number.value == int(number.value) and not is_rated
    if number.unit == "score" and is_share and family(kr.unit or "") == "share":
        return number._replace(value=round(100 * number.value / number.out_of, 2), unit="%")
    if number.unit == "%" and (is_rated or kr.unit == "score"):
        return number._replace(value=round(number.value * number.out_of / 100, 6), unit="score")
    return number


def _is_counted_so(kr: KeyResult, rate: str) -> bool:
    """Say whether a key result names what a value is said to be per: "a week", "per 1,000 orders"."""
    of = [word for word in re.split(r"[^\w,.]+", rate.lower()) if word and word not in _JOINING]
    mine = set(re.split(r"[^\w,.]+", f"{kr.metric or ''} {kr.text}".lower()))
    return all(any(each.startswith(stem(word)) for each in mine) for word in of)


def _kind(unit: str | None) -> str:
    kind = None if unit is None else family(unit)
    return _PLAIN if kind in (None, "count", "score", "ratio") else str(kind)


def _called(unit: str | None) -> str:
    kind = _kind(unit)
    return _KINDS.get(kind, f"an amount in {kind}")


def _short(said: str) -> str:
    said = " ".join(said.split())
    return said if len(said) <= _FEW else f"{said[: _FEW - 2]} \u2026"
