"""Lines: what each line of a note is before anyone reads it: a turn, an item, a heading, a row, a caption's time."""

import re
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["text", "item", "check", "heading", "header", "time", "blank"]

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]*(?:\r\n|[\r\n\v\f\x85\u2028\u2029]|\Z)")
_QUOTING = re.compile(r"[ \t]*(?:(?:>[ \t]?)+|\|[ \t](?=\S)(?![^|]*\|))?")
_EMOJI = "[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?"
_MARK = re.compile(
    r"(?P<check>(?:[-*+\u2022][ \t]+)?(?:\[[ xX_\u2713\u2714-]?\]|[\u2610\u2611\u2612\u2713\u2714\u2705])[ \t]*)"
    r"|(?P<bullet>[-*+\u2022\u25cf\u25aa\u25e6\u2013\u2014\u30fb\u2192\u2023\u00b7\u2043\u25cb\u25a1]+[ \t]+"
    r"|\u30fb|->[ \t]*)"
    r"|(?P<number>\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)][ \t]+"
    r"|\d{1,2}\.\d{1,2}[ \t]+(?=[^\W\d])|\((?:\d{1,2}|[a-z])\)[ \t]*|\[(?:\d{1,2}|[a-z])\][ \t]+)"
    rf"|(?P<sign>{_EMOJI}[ \t]+(?=[^\W\d_]))",
)
_SIGN = re.compile(_EMOJI)
_HASHES = re.compile(
    r"#{1,6}[ \t]+(?!\d)|[\u25a0\u258c\u25bc\u25b6\u25b8\u25be]+[ \t]*|={2,}[ \t]*|\*\*(?=[^*]{2,80}\*\*:?[ \t]*$)"
    r"(?!(?:[^*\s]+\s+){6,}[^*\s]+[.!]\*\*)"
)
_TOGGLES = "\u25b6\u25b8\u25be\u25bc"  # they open a section, or one item of a list where a label and a number follow
_SHEET = re.compile(r"(?:slide|page|sheet|folie|section|part|chapter|sprint) \d{1,3}\b", re.IGNORECASE)
_HEADER = re.compile(
    r"(?:from|sent|to|cc|bcc|date|subject|reply-to|attendees|attending|(?:in )?attendance|participants|participating"
    r"|present|also present|speakers|facilitator|chair|scribe|in the room|on the call|absent|apologies|regrets|guests?"
    r"|von|gesendet|an|betreff|datum|de|para|asunto|enviado|objet|envoy\u00e9|\u00e0)[ \t]*:[ \t]*\S",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{2,3}[ \t]*-->[ \t]*(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{2,3}.*|WEBVTT.*|\d{1,5}"
)
_TIME = (
    r"(?:(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
    r"|\d{1,2}[. ][A-Za-z]{3,9}\.?(?: \d{4})?)[, ]{1,2})?"
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,3})?(?: ?[AaPp]\.?[Mm]\.?)?"
)
_STAMP = re.compile(rf"[\[(<]?{_TIME}[\])>]?(?=\s|$|[-\u2013|,:])[ \t]*(?:[-\u2013|,:][ \t]*)?")
_NAME = r"[^\W\d_][\w.'\u2019-]{0,24}"
_LABEL = re.compile(
    rf"(?:<v(?:\.[\w.]+)? (?P<voice>[^>\n]{{1,40}})>|\*\*@?(?P<bold>[\w.-]{{2,24}})\*\*:?(?=\s)|(?:from"
    rf"|reply)[ ](?P<mail>{_NAME}),?(?: [\w .]{{1,12}})?:(?=\s)"
    rf"|\[(?P<role>[^\W\d_][\w /&.'-]{{1,24}})\](?=\s)"
    rf"|(?:\*\*|__)?(?P<at>@)?(?P<name>{_NAME}(?:[ ]{_NAME}){{0,3}})(?:[ ]?{_EMOJI})?"
    r"[ ]?(?P<note>[(\[][^()\[\]\n]{1,40}[)\]])?(?:\*\*|__)?"
    rf"(?P<sign>[ ]?[:>](?:\*\*)?(?=\s|$)|[ \t]{{2,}}(?=\S)|[ ](?:-|\u2013|\u2014|>>|>)[ ](?=\S)"
    rf"|[ \t]+{_TIME}[ \t]*$))[ \t]*"
)
_STAMPED = re.compile(r"(?P<name>[^\W\d_][^:\n.!?]{1,38}?)(?: \([^()\n]{1,30}\))?:[ \t]+(?=\S)")
_TURN = re.compile(
    rf"(?:\[[^\[\]\n]{{4,30}}\][ \t]*)?(?P<who>@?[^\W\d_][\w.'\u2019#-]*(?:,?[ ][\w.'\u2019#()-]+){{0,4}}?)"
    rf"(?P<when>[ \t]*[(\[|,\u2013\u2014-]{{0,2}}[ \t]*{_TIME}[)\]]?)?[ \t]*:?"
)
_WHO = re.compile(r"[^\W\d_][\w.'\u2019-]*(?: [^\W\d_][\w.'\u2019()-]*){0,2}")
_TRAILING = re.compile(
    r"[ \t]*\((?P<who>[^\W\d_][\w.'-]{1,20}(?: [^\W\d_][\w.'-]{1,20})?)? ?\d{1,2}:\d{2}(?::\d{2})?\)$"
)
_SEGMENT = re.compile(r"\{?.{0,120}?\"text\"[ ]?:[ ]?\"(?P<said>.*?)\"[ ]?[},]?[\],]*$")
_SEGMENT_WHO = re.compile(r"\"(?:spk|speaker|name|who|from|user)\"[ ]?:[ ]?\"(?P<who>[^\"]{1,40})\"")
_NO_LETTERS = re.compile(
    r"[^\w]*[\u2190-\u2bff\U0001f000-\U0001faff][^\W\d_]?[\W\d_]*|\{?reactions?\}?.{0,60}", re.IGNORECASE
)
_RULE = re.compile(r"[-=_*~#+|: \u2500-\u257f]{3,}$")
_REACTION = re.compile(r"(?:\s*:[a-z0-9_+-]{1,30}:[ \t]*(?:\d{1,3}|[\w. ,-]{0,60})?)+")
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"[ \t>]*(\d{1,2})\.[ \t]")
_LONGEST_HEADING = 90


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `start:end` is its content without marks, `begin` where the line itself starts.

    `label` is the "Name" of "Name: words" and `label_end` where the words after it begin; whether the name is a speaker
    or a metric the document decides. `depth` counts quoting marks, `stamped` says that a time stands before the label.
    """

    begin: int
    start: int
    end: int
    kind: Kind
    depth: int = 0
    indent: int = 0
    level: int = 0
    label: str | None = None
    label_end: int = 0
    stamped: bool = False
    spaced: bool = False


def lines(text: str) -> tuple[Line, ...]:
    """Give the lines of a text in order, blank ones too."""
    found: list[Line] = []
    for match in _LINE.finditer(text):
        begin, end = match.span()
        if begin == end and begin == len(text):
            break
        while end > begin and text[end - 1].isspace():
            end -= 1
        found.append(_line(text, begin, end))
    return tuple(_with_turns(text, _with_short(text, _with_underlined(text, _with_numbers(text, found)))))


def _line(text: str, begin: int, end: int) -> Line:
    start = begin
    segment = _SEGMENT.match(text, begin, end) if text[begin : begin + 1] in "{[" else None
    if segment is not None:
        who = _SEGMENT_WHO.search(text, begin, segment.start("said"))
        return Line(
            begin, *segment.span("said"), "text", 0, 0, 0, who["who"] if who else "", segment.start("said"), True
        )
    trailing = _TRAILING.search(text, max(begin, end - 60), end)
    if trailing is not None and trailing.start() > begin:
        return Line(begin, begin, trailing.start(), "text", 0, 0, 0, trailing["who"] or "", begin, True)
    quoting = _QUOTING.match(text, begin, end)
    depth = 0
    if quoting is not None:
        depth = quoting[0].count(">") + quoting[0].count("|")
        start = quoting.end()
    while start < end and text[start].isspace():
        start += 1
    if start >= end:
        return Line(begin, end, end, "blank", depth)
    indent = start - begin
    if end - start < 60 and _CAPTION.fullmatch(text, start, end):
        return Line(begin, start, end, "time", depth, indent)
    if end - start < 200 and _RULE.fullmatch(text, start, end):
        return Line(begin, end, end, "blank", depth)
    if _HEADER.match(text, start, min(end, start + 40)) is not None:
        return Line(begin, start, end, "header", depth, indent)
    if end - start < 80 and (_REACTION.fullmatch(text, start, end) or _NO_LETTERS.fullmatch(text, start, end)):
        return Line(begin, end, end, "blank", depth)
    hashes = _HASHES.match(text, start, end)
    if hashes is not None and hashes[0][0] in _TOGGLES and _DIGIT.search(text, hashes.end(), end):
        label = _LABEL.match(text, hashes.end(), min(end, hashes.end() + 110))
        if label is not None and label["name"] is not None:
            return Line(begin, hashes.end(), end, "item", depth, indent, 0, label["name"], label.end())
    if hashes is not None and end - start < _LONGEST_HEADING:
        level = hashes[0].count("#") or 1
        return Line(begin, hashes.end(), end, "heading", depth, indent, level)
    stamp = _STAMP.match(text, start, min(end, start + 40))
    if stamp is not None:
        start = stamp.end()
        if start >= end:
            return Line(begin, end, end, "time", depth, indent)
    kind: Kind = "text"
    mark = _MARK.match(text, start, min(end, start + 16))
    if mark is not None and stamp is None:
        kind = "check" if mark.lastgroup == "check" else "item"
        start = mark.end()
    label = _LABEL.match(text, start, min(end, start + 110))
    voice = _STAMPED.match(text, start, min(end, start + 50)) if stamp is not None and label is None else None
    if voice is not None:
        return Line(begin, start, end, kind, depth, indent, 0, voice["name"], voice.end(), True)
    stamped = stamp is not None
    name, label_end, spaced = None, start, False
    if label is not None and label.end() > start:
        name, label_end = (
            label["voice"] or label["bold"] or label["mail"] or label["role"] or _called(label["name"], label["at"]),
            label.end(),
        )
        timed = label["name"] is not None and bool(_DIGIT.search(label["sign"]))
        spaced = label["name"] is not None and not timed and not label["sign"].strip().startswith((":", ">"))
        stamped = stamped or timed or (label["name"] is None and label["role"] is None)
    plain = kind == "text" or _SIGN.match(text, begin + indent) is not None
    if plain and not stamped and _is_heading(text, start, end, label_end if name else 0):
        return Line(begin, start, end, "heading", depth, indent, 2)
    return Line(begin, start, end, kind, depth, indent, 0, name, label_end, stamped, spaced)


def _called(name: str, at: str | None) -> str:
    """Give a handle as a name: "@ana" is Ana."""
    return name[0].upper() + name[1:] if at else name


def _is_heading(text: str, start: int, end: int, label_end: int) -> bool:
    """Say whether a line governs what follows: in capitals, or short and ending with a colon."""
    line = text[start:end]
    opening = line.find("(")
    if len(line if opening < 8 else line[:opening]) > _LONGEST_HEADING or not _LETTER.search(line):
        return False
    if label_end >= end and line.endswith(":"):
        return True
    if line.endswith(":") and not _DIGIT.search(line):
        return True
    shown = line.split("(")[0].lstrip("0123456789. \t")
    letters = [letter for letter in shown if letter.isalpha()]
    return len(letters) >= 4 and all(letter.isupper() for letter in letters) and not _DIGIT.search(shown)


def _with_numbers(text: str, found: list[Line]) -> list[Line]:
    """Take "61." at the beginning of a line for a value where no other line is numbered 60 or 62."""
    marks = {i: int(mark[1]) for i, line in enumerate(found) if (mark := _NUMBERED.match(text, line.begin, line.end))}
    known = set(marks.values())
    for i, number in marks.items():
        if number > 1 and not {number - 1, number + 1} & known and found[i].kind == "item":
            start = found[i].begin + found[i].indent
            found[i] = replace(found[i], start=start, kind="text", label=None)
    return found


def _with_underlined(text: str, found: list[Line]) -> list[Line]:
    """Make a heading of a short line that a rule of dashes follows."""
    for i, line in enumerate(found[:-1]):
        below = found[i + 1]
        ruled = text[below.begin : below.begin + 3] in ("---", "===", "~~~", "___")
        short = line.end - line.start < _LONGEST_HEADING and not _SENTENCE.search(text, line.start, line.end)
        if ruled and below.kind == "blank" and line.kind == "text" and short:
            found[i] = Line(line.begin, line.start, line.end, "heading", line.depth, line.indent, 1)
    return found


_SENTENCE = re.compile(r"\w[ \t]+\w+[.!][ \t]*\Z")
_TITLE = re.compile(r"[^.!?,;]{2,60}[^.!?,;:\"'\u201d]\Z")
_TITLE_WORDS = 7


def _with_short(text: str, found: list[Line]) -> list[Line]:
    """Make a heading of a short line without an end that stands over a list, indented lines or lines of values."""
    for i, line in enumerate(found[:-1]):
        after = found[i + 1]
        alone = i == 0 or found[i - 1].kind in ("blank", "heading", "header")
        below = after.kind in ("item", "check") or (after.kind == "text" and after.indent > line.indent)
        below = below or (alone and _is_row(text, after))
        signed = line.kind in ("item", "check") and _SIGN.match(text, line.begin + line.indent) is not None
        signed = signed and _SIGN.match(text, after.begin + after.indent) is None
        plain = (
            (line.kind == "text" or signed)
            and not line.stamped
            and (line.label is None or line.spaced or _is_row(text, after))
        )
        said = text[line.start : line.end]
        titled = _TITLE.match(said) is not None and len(said.split()) <= _TITLE_WORDS and not _VALUED.search(said)
        sheet = _SHEET.match(said) is not None and len(said) < _LONGEST_HEADING
        if plain and below and (sheet or (titled and (alone or line.indent < after.indent))):
            level = 3 + min(line.indent, 8)
            found[i] = Line(line.begin, line.start, line.end, "heading", line.depth, line.indent, level)
    return found


def _is_row(text: str, line: Line) -> bool:
    """Say whether a line is a name and a pair of values: "time to hire 60 -> 40 days"."""
    return line.kind == "text" and line.label is None and _PAIRED.search(text, line.start, line.end) is not None


_PAIRED = re.compile(r"\d\S*(?: [a-z%]{1,5})? ?(?:->|=>|\u2192|\u2794|\u279c|to) ?\S?\d")
_VALUED = re.compile(r"\d+(?:[.,]\d+)?[ ]?(?:%|h\b|ms\b|s\b|min\b|days?\b)|->|\u2192|=")


def _with_turns(text: str, found: list[Line]) -> list[Line]:
    """Find lines that only say who speaks: "Maja 10:16", "[12 May 09:02] maja", or a name over a line with a time."""
    seen: dict[int, str] = {}
    for i, line in enumerate(found):
        if line.stamped and line.label is None and _WHO.fullmatch(text, line.start, line.end) is not None:
            seen[i] = text[line.start : line.end]
            continue
        if line.kind not in ("text", "heading", "time") or line.end - line.begin > 60 or line.depth:
            continue
        match = _TURN.fullmatch(text, line.begin + line.indent if line.kind != "heading" else line.start, line.end)
        if match is None:
            continue
        timed = match["when"] is not None and any(letter.isdigit() for letter in match["when"])
        stamped = text[line.begin : line.begin + 1] == "[" and line.end - line.begin > 12
        below = found[i + 1] if i + 1 < len(found) else None
        over = (
            below is not None and below.kind == "time" and len(match["who"].split()) <= 3 and match["who"][:1].isupper()
        )
        if timed or stamped or over:
            seen[i] = match["who"]
    if len(seen) < 3:
        return found
    for i, who in seen.items():
        line = found[i]
        found[i] = Line(line.begin, line.start, line.end, "text", 0, line.indent, 0, who, line.end, True)
    return found
