"""Speakers: the people of a note, and which names before a colon speak and do not name a metric."""

import re
from collections import Counter
from itertools import pairwise

from assistant.evidence.cues import vocabulary
from assistant.evidence.lines import Line
from assistant.evidence.tables import Table
from assistant.language.words import polarity, stem, words

_PEOPLE = re.compile(
    r"(?:attendees|attending|(?:in )?attendance|participants|participating|present|also present|speakers|facilitator"
    r"|chair|scribe|in the room|on the call|absent|apologies|regrets|guests?|people|who|teilnehmer|anwesend"
    r"|from|to|cc|von|an)"
    r"[ \t]*:[ \t]*",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"(?<=[.;,|)] )(?:attendees|attending|participants|present|in the room|on the call|with)[ \t]*:[ \t]*",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w'\u2019-]+")
_TITLE = re.compile(r"[a-z]{3}\.$")  # the title of a paragraph ends in a full stop
_INITIALS = re.compile(r"[A-Z]{2,3}\d{1,3}")
_LABEL = re.compile(r"[^\W\d_][\w.'\u2019-]*(?: [^\W\d_][\w.'\u2019-]*)?")
_ANSWER = re.compile(
    r"(?:ok(?:ay)?|ye[sp]|yeah|no|nope|agreed|sure|fine|right|well|hm+|thanks|true|exactly|deal|correct|done|good|great"
    r"|let's|can we|could we|i'd|i would|i think|what|why|how)\b",
    re.IGNORECASE,
)
_A_SENTENCE = 3  # words; a label of a metric is followed by a value
_SAYING = re.compile(
    r"(?<![.!?:\n*\u2022] )(?<!\A)(?<![\n*#>])\b([A-Z][a-z\u00e0-\u017f'\u2019-]{1,20})(?:,? (?:[A-Z]\.|sir"
    r"|madam|bhai|ji|san))? "
    r"(?:says|said|asks|asked|told|thinks|thought|laughed|laughs|nodded|nods|proposed|proposes|suggested|suggests"
    r"|agreed|agrees|wrote|noted|felt|feels|argued|pleaded|objected|insisted|reckons|reckoned|wanted|opened with"
    r"|muttered|grumbles|grumbled|floated|opined|presented|shrugged|smiled|promised|counted|measured|is asking"
    r"|was asking|was telling)\b"
)


def people(text: str, found: tuple[Line, ...]) -> set[str]:
    """Collect the names on header lines such as "Attendees: Ishaan, Meera"."""
    names: set[str] = set()
    for line in found:
        if line.kind in ("header", "text") and line.end - line.start < 400:
            match = _PEOPLE.match(text, line.start, line.end) or _PRESENT.search(text, line.start, line.end)
            if match is not None:
                names |= {
                    name[0].lower() for name in _NAME.finditer(text, match.end(), line.end) if name[0][0].isupper()
                }
    headed = {text[line.start : line.end].strip() for line in found if line.kind == "heading"}
    names |= {
        name.lower() for name in headed if name.isupper() and _NAME.fullmatch(name) and f" {name.capitalize()}" in text
    }
    names |= {name[1].lower() for name in _SAYING.finditer(text) if not _is_measure(name[1])}
    known = vocabulary("teams") | vocabulary("audience") | vocabulary("stops") | vocabulary("generic")
    return {name for name in names - known if not _is_measure(name)}


def owners(text: str, grids: tuple[Table, ...], found: tuple[Line, ...]) -> set[str]:
    """Collect the single names of a table that also stand before a colon elsewhere: "Ife" of "Ife: then 14"."""
    labels = {line.label for line in found if line.label is not None and not line.spaced}
    cells = {text[cell.start : cell.end].strip() for table in grids for row in table.rows for cell in row.cells[1:]}
    return {name.lower() for name in labels & cells if name[:1].isupper() and not _is_measure(name)}


def speakers(text: str, found: tuple[Line, ...], people: set[str]) -> set[str]:
    """Decide which labels are speakers: those with a time, named as present, or that come back and name no measure."""
    found = tuple(line for line in found if line.label is None or _TITLE.search(line.label) is None)
    counts = Counter(line.label for line in found if line.label is not None)
    comments = sum(_is_comment(line.label) for line in found)
    stamped = {line.label for line in found if line.stamped and line.label}
    alone = {text[line.start : line.end].split(" (")[0] for line in found if line.kind == "heading"} - {""}
    alone = {name for name in alone if name[0].isupper() and not _is_measure(name) and name.count(" ") < 2}
    voices: set[str] = set()
    for label, count in counts.items():
        if label is None:
            continue
        if label == "":
            voices.add(label)
            continue
        parts = label.split()
        named = len(parts) <= 2 or all(not word[0].islower() for word in parts)
        known = (named and any(word.lower() in people for word in parts)) or label in alone
        again = count >= (2 if label[0].isupper() else 4) and not _is_measure(label)
        again = again or (_is_comment(label) and comments >= 4)
        if label in stamped or known or again:
            voices.add(label)
    voices |= _answering(text, found)
    told = [line for line in found if line.kind == "text" and line.indent == 0]
    chat = sum(line.label is not None and not line.spaced for line in told) * 10 >= len(told) * 7 and len(told) >= 6
    if voices and sum(counts[voice] for voice in voices) >= 2:
        spaced = {line.spaced for line in found if line.label in voices}
        voices |= {
            line.label
            for line in found
            if line.label is not None
            and line.spaced in spaced
            and line.kind == "text"
            and line.indent == 0
            and (line.label[0].isupper() or (chat and " " not in line.label))
            and len(line.label.split()) <= 2
            and not _is_measure(line.label)
        }
    return voices


def _answering(text: str, found: tuple[Line, ...]) -> set[str]:
    """Find names of which one answers the other: "Ana: it sits at 61%." over "Tom: ok, then 78%."."""
    voices: set[str] = set()
    said = [line for line in found if line.kind != "blank"]
    for above, line in pairwise(said):
        answers = _ANSWER.match(text, line.label_end, line.end) is not None or text[above.end - 1] == "?"
        if above.label != line.label and answers and _may_speak(text, above) and _is_name(line):
            voices |= {str(above.label), str(line.label)}
    return voices


def _may_speak(text: str, line: Line) -> bool:
    """Say whether somebody may speak in a line: a sentence of words stands behind what may be a name."""
    return _is_name(line) and len(words(text[line.label_end : line.end])) >= _A_SENTENCE


def _is_name(line: Line) -> bool:
    """Say whether a label may be a person's name: one or two words that head no list and name no measure."""
    label = line.label or ""
    heads = vocabulary("request_heads") | vocabulary("aims") | vocabulary("aside_heads") | vocabulary("list_heads")
    others = heads | vocabulary("focus") | vocabulary("teams")
    named = _LABEL.fullmatch(label) is not None and not line.spaced
    return named and label.lower() not in others and not _is_measure(label)


def _is_comment(label: str | None) -> bool:
    """Say whether a label is somebody's letters with the number of a comment: "CL1"."""
    return label is not None and _INITIALS.fullmatch(label) is not None


def _is_measure(label: str) -> bool:
    if polarity(label) is not None or label.lower() in vocabulary("request_heads") | vocabulary("aims"):
        return True
    nouns = vocabulary("measures") | vocabulary("generic") | vocabulary("common") | vocabulary("focus")
    return any(word.lower in nouns or stem(word.lower) in nouns for word in words(label))
