"""Hearsay: sentences whose numbers we do not mean to reach: results told, others' accounts, a person's own wishes."""

import re

from assistant.evidence.statements import Statement

_OUTSIDE = re.compile(
    r"\b(?:(?:the|our|a|this) )?(?:models?|simulations?|analysts?|experts?|finance|controlling|economists?|trends?"
    r"|curves?|estimates?|baseline scenario)"
    r" (?:says?|said|sees?|expects?|expected|predicts?|forecasts?|projects?|assumes?|shows?|thinks?"
    r"|suggests?|points?|foresees?)\b"
    r"|\bwithout (?:action|measures|intervention|us|doing anything)\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?i:case stud(?:y|ies)|pitch|brochure|webinar|white ?paper|keynote|sales deck|leaflet|advert)"
    r"(?: (?:of|from|by) [^.:;,]{1,24})?[:,]"
    r"|\b(?:clients|customers|users) of (?:theirs|[A-Z]\w+)\b|\b[Aa]ccording to (?!(?:plan|our|us)\b)\w+",
)
_COUNTER = re.compile(
    r"^\W*(?:had|were) (?:we|i|they|you|it|the)\b[^.;?]*\bwould\b"
    r"|^\W*should (?:the|a|an|this|we)\b[^.;?]*,[^.;?]*\b(?:could|would|might|may|will)\b"
    r"|\bin (?:a|an) (?:ideal |perfect )?world (?:with|without|where|in which)\b"
    r"|\bsay (?:you|we|somebody|someone) (?:run|runs|are|were|is|have|has|own|owns|sell|sells)\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"\b(?:he|she|[A-Z][a-z]+) (?:wants?|would (?:love|like)|hopes|plans|aims|intends|needs|wishes)(?: to)?\b"
    r"[^.;]{0,40}\b(?:his|her|own)\b"
    r"|\b[Mm]y (?:own |personal |annual |yearly )?(?:bonus|raise|salary|pay|promotion|variable|commission|appraisal"
    r"|review|quota)\b"
)
_CAUSED = re.compile(
    r"[,;(\s-]\s?(?:since|thanks to|due to|owing to|because of|seit|dank|gr[a\u00e2]ce [a\u00e0]|gracias a)\b"
    r"|[,;(\s-]\s?after (?:the|our|we|that|this|a|an)\b",
    re.IGNORECASE,
)
_RAISED = re.compile(
    r"(?P<subject>\w+)(?: has| have| had)? (?:raised|lifted|reduced|lowered|improved|increased|decreased|boosted"
    r"|shortened|brought|took|pushed)\s+(?!(?:from|to|down|up|back)\b)(?:[\w'\u2019-]+\s+){1,8}?"
    r"(?:down |up |back )?(?:from )?$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"to|be|been|being|is|are|was|were|gets?|should|must|will|shall|would|can|could|want(?:s|ed)?|need(?:s|ed)?|agreed"
    r"|decided|have|has|had|and|or|if|once|when|until",
    re.IGNORECASE,
)
_SAMPLE = re.compile(
    r"\b(?:e\.g\.|e\.g|eg|for example|for instance|z\. ?b\.|zum beispiel|par exemple|por ejemplo)[^.;]{0,60}$",
    re.IGNORECASE,
)


def is_sample(said: str) -> bool:
    """Say whether what comes after some words is only an example."""
    return _SAMPLE.search(said) is not None


def is_hearsay(statement: Statement) -> bool:
    """Say whether a sentence tells what others see coming, what would be, or what one person wants for himself."""
    return any(sign.search(statement.text) is not None for sign in (_OUTSIDE, _CASE, _COUNTER, _PERSONAL))


def tells_result(statement: Statement) -> bool:
    """Say whether a pair is told as done, or with its cause, and no day or aim: "3.2 -> 3.9 since the new login"."""
    if not any(value.pair is not None for value in statement.values) or statement.deadlines or statement.question:
        return False
    last = max(value.end for value in statement.values) - statement.start
    aimed = any(cue.kind in ("target", "guard", "accept") for cue in statement.cues)
    if aimed:
        return False
    first = next(value.start for value in statement.values if value.pair is not None) - statement.start
    raised = _RAISED.search(statement.text, 0, first)
    done = raised is not None and _OPEN.fullmatch(raised["subject"]) is None
    return done or _CAUSED.match(statement.text, last) is not None
