"""Guesses what kind of document a text is, from its name and title, else from its form."""

import re

# The drafter knows these; any other label may be given and is kept.
KINDS = (
    "strategy",
    "company_okrs",
    "previous_okrs",
    "roadmap",
    "research",
    "backlog",
    "meeting_notes",
    "metrics",
)
UNKNOWN = "document"

# The first that fits a name or title wins, so the narrower stand first.
_NAMES = (
    (
        "previous_okrs",
        r"\b(?:previous|past|last|old|graded|closed)\b.*\bokrs?\b|\bokrs?\b.*\b(?:retro\w*|grad(?:es|ing))\b",
    ),
    ("company_okrs", r"\bokrs?\b|\bobjectives and key results\b|\bcompany (?:goals|objectives)\b"),
    ("roadmap", r"\broad ?maps?\b|\brelease plans?\b"),
    ("backlog", r"\bbacklogs?\b|\bfeature requests?\b|\bwish ?lists?\b|\buser stories\b"),
    ("research", r"\bresearch\b|\binterviews?\b|\bsurveys?\b|\busability\b|\buser (?:tests?|feedback)\b|\bpersonas?\b"),
    (
        "meeting_notes",
        r"\bmeetings?\b|\bminutes\b|\bstand-?ups?\b|\bsyncs?\b|\bretro(?:spective)?s?\b|\btranscripts?\b"
        r"|\bnotes\b|\bkick-?offs?\b|\b1on1s?\b",
    ),
    ("metrics", r"\bmetrics?\b|\bkpis?\b|\bdashboards?\b|\banalytics\b|\bbaselines?\b"),
    ("strategy", r"\bstrateg(?:y|ies|ic)\b|\bvision\b|\bmission\b|\bnorth star\b|\bpositioning\b"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _NAMES)
_APART = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])")
_TURN = re.compile(r"^(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?\s*)?[A-Z][\w .'-]{0,30}:\s", re.MULTILINE)
_KEY_RESULT = re.compile(r"^[^\w\n]*(?:KR ?\d|Key Results?\b)", re.MULTILINE | re.IGNORECASE)
_OBJECTIVE = re.compile(r"^[^\w\n]*(?:O ?\d\b|Objective\b)", re.MULTILINE | re.IGNORECASE)
_TURNS = 8  # so many lines that begin with a speaker make a transcript


def guess(name: str, title: str, text: str) -> str:
    """Give the likely kind of a document, or `document` where nothing tells."""
    for said in (_APART.sub(" ", name), _APART.sub(" ", title)):
        for kind, pattern in _COMPILED:
            if pattern.search(said):
                return kind
    beginning = text[:20_000]
    if _OBJECTIVE.search(beginning) and _KEY_RESULT.search(beginning):
        return "company_okrs"
    lines = sum(1 for line in beginning.splitlines() if line.strip())
    turns = len(_TURN.findall(beginning))
    return "meeting_notes" if turns >= _TURNS and turns * 2 > lines else UNKNOWN
