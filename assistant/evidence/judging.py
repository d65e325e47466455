"""Judging: words of refusal, assent, doubt and ownership fall on the number they belong to."""

import re

from assistant.evidence.cues import Cue, cues
from assistant.evidence.events import Event, Thread
from assistant.evidence.ownership import Ownership
from assistant.evidence.pointing import aimed_at, pointed
from assistant.evidence.revising import yielded
from assistant.evidence.statements import Statement
from assistant.evidence.topics import Topics
from assistant.language.words import words

_NEAR_TURNS = 4
_SOON = 12
_ALL = re.compile(
    r"\b(?:all (?:of )?(?:them|three|four|two|five)|both|each of them|everything|the lot|all of it)\b", re.IGNORECASE
)
_NO = re.compile(
    r"(?:no|nope|nah|nein|non|out|gone|dead|pass|dropped|scrapped|rejected|declined|skip(?: it)?)[.!]*", re.IGNORECASE
)
_REFUSED = re.compile(
    r"(?:dropped|rejected|declined|withdrawn|cancelled|canceled|removed|struck|vetoed|overruled|refused|abandoned)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"(?:ended|finished|closed|came in|landed|result(?:ed)?|final(?: grade)?|grade[d]?|achieved|done)\b[ :]",
    re.IGNORECASE,
)
_DROPS = re.compile(
    r"\b(?:dropped|drops?|removed|cancell?ed|killed|scrapped|withdrew|withdrawn|abandoned|gave up|given up|struck"
    r"|deleted|took out|taken out|parked|postponed|deferred|shelved|paused)\b",
    re.IGNORECASE,
)
_FORGET = re.compile(r"(?:do not|don['\u2019]t|stop|never|forget|ignore|disregard)\b", re.IGNORECASE)
_ASKS_SOMEBODY = re.compile(r"could (?:you|someone|somebody|anyone|anybody)\b", re.IGNORECASE)
_CONCEDED = re.compile(
    r"\b(?:point taken|fair (?:point|enough|cop)|you win|yours then|(?:ok|okay|fine|alright)[, ]+yours"
    r"|i (?:give in|yield|concede)|your number then|have it your way|i stand corrected)\b",
    re.IGNORECASE,
)


def judge(
    topics: Topics, statement: Statement, marks: list[Cue], touched: list[Event], before: list[Event], owner: Ownership
) -> None:
    """Let words of refusal, assent, doubt and ownership fall on the number they belong to."""
    if yielded(statement, topics):
        return
    row = pointed(statement, topics)
    length = len(words(statement.text))
    if not statement.values and not statement.question and _DROPS.search(statement.text) is not None:
        meant = aimed_at(statement.text, topics.register)
        if meant is not None:
            _refuse(meant, [])
            return
    if _OVER.match(statement.text) is not None:
        for event in [e for e in before if topics.turn - e.turn <= 1]:
            event.role = "past"
        return
    if (_NO.fullmatch(statement.text) or _REFUSED.match(statement.text)) and not touched:
        recent = [event for event in before if topics.turn - event.turn <= 2]
        topic = topics.topic if topics.topic is not None and topics.topic.turn >= topics.turn - 2 else None
        aimed = any(event.role == "target" for event in recent)
        _refuse(None if aimed else row if row is not None or recent else topic, recent)
        return
    if row is not None and owner.theirs and owner.reach is None and not owner.rival:
        for event in row.events:
            event.theirs = True
    near = [event for event in before if topics.turn - event.turn <= 3]
    if cues(statement.text, ("dispute",)):
        for event in (touched or near)[-1:]:
            thread = topics.register.holder(event)
            if thread is not None and event.role == "current":
                thread.disputed = True
    for cue in sorted(marks, key=lambda each: each.kind != "unsure"):
        if cue.kind == "reject":
            preceding = [e for e in touched if e.end <= cue.start and e.role == "target" and _near(statement, e, cue)]
            named = (
                (row or aimed_at(statement.text, topics.register) or _spoken_of(topics))
                if not statement.values
                else None
            )
            if preceding:
                preceding[-1].rejected = True
            elif touched and any(event.start >= cue.end for event in touched):
                later = next(event for event in touched if event.start >= cue.end)
                thread = topics.register.holder(later)
                earlier = (
                    [e for e in thread.events if e.role == "target" and e.end <= cue.start and e.turn < topics.turn]
                    if thread
                    else []
                )
                if earlier and topics.turn - earlier[-1].turn <= 4:
                    earlier[-1].rejected = True
            elif not touched:
                _refuse(named, near)
        elif cue.kind == "dead" and not touched:
            for event in near[-1:]:
                withdrawn = event.role == "target" or _FORGET.match(topics.text, cue.start) is not None
                if withdrawn and event.role != "past" and length <= 12:
                    event.dead = True
        elif cue.kind == "unsure":
            parted = len({event.number for event in touched if event.role == "target"}) > 1
            for event in touched:
                beside = not parted or statement.clause_at(event.start) == statement.clause_at(cue.start)
                if event.role == "target" and not statement.question and beside:
                    event.unsure = True
            if not touched and length <= 14 and _ASKS_SOMEBODY.match(topics.text, cue.start) is None:
                for event in near[-1:]:
                    event.unsure = event.role == "target" and not event.accepted
        elif cue.kind == "accept" and not statement.question:
            for event in _meant(touched, cue):
                event.dead = event.dead and not event.end <= cue.start <= event.end + _SOON
                clear = event.role == "target" and not event.dead and not event.unsure and not event.wanted
                event.accepted = clear or event.accepted
            if not touched and length <= 14:
                for event in _standing(near) if _ALL.search(statement.text) else _last(near):
                    if not event.unsure:
                        event.accept()
        elif cue.kind in ("theirs", "rivals") and not touched and not statement.values and length <= 16:
            _hand_over(topics, near, owner)


def assent(before: list[Event], turn: int) -> None:
    """Let somebody's "+1" take the target spoken of last."""
    for event in _last([e for e in before if turn - e.turn <= _NEAR_TURNS]):
        event.accept()


def concede(topics: Topics, statement: Statement) -> list[Event]:
    """Let "point taken, yours then" drop the speaker's own last proposal for that of the other; give what stands."""
    speaker = statement.block.speaker
    if speaker is None or _CONCEDED.search(statement.text) is None or statement.values or statement.question:
        return []
    recent = [thread for thread in topics.register.threads[-12:] if topics.turn - thread.turn <= 12]
    targets = [
        (event, thread)
        for thread in recent
        for event in thread.events
        if event.role == "target" and topics.turn - event.turn <= 10 and not event.theirs
    ]
    if not targets:
        return []
    own, thread = max(targets, key=lambda each: (each[0].turn, each[0].start))
    rivals = [each for each in thread.events if each.role == "target" and each.speaker not in (speaker, None)]
    rivals = [each for each in rivals if each.turn < own.turn and not each.rejected]
    if own.speaker != speaker or not rivals:
        return []
    own.rejected, rivals[-1].accepted, rivals[-1].pending = True, True, False
    topics.topic, thread.turn = thread, topics.turn
    rivals[-1].turn = topics.turn
    return rivals[-1:]


def _standing(near: list[Event]) -> list[Event]:
    """Give the targets spoken of; those called outdated only where there is no other."""
    targets = [event for event in near if event.role == "target"]
    return [event for event in targets if not event.dead] or targets


def _meant(touched: list[Event], cue: Cue) -> list[Event]:
    """Give the targets that a word of assent takes: of several the nearest before it, else the first; steps both."""
    aims = [event for event in touched if event.role == "target"]
    if len({event.number for event in aims}) < 2 or all(event.due_text is not None for event in aims):
        return touched
    before = [event for event in aims if event.end <= cue.start]
    return [before[-1]] if before else aims[:1] if len({event.due_text for event in aims}) < 2 else aims


def _last(near: list[Event]) -> list[Event]:
    """Give the target spoken of last, with the steps said in the same breath."""
    standing = _standing(near)
    steps = [event for event in standing if event.turn == standing[-1].turn and event.due_text is not None]
    return steps if len(steps) > 1 and standing[-1] in steps else standing[-1:]


def _hand_over(topics: Topics, near: list[Event], owner: Ownership) -> None:
    """Give the metric spoken of just now to another team."""
    thread = _spoken_of(topics) or (
        topics.register.holder(near[-1]) if near and topics.turn - near[-1].turn <= 2 else None
    )
    told = bool(near) and near[-1].theirs
    if thread is not None and not told:
        for event in thread.events:
            event.theirs = event.theirs or topics.turn - event.turn <= 4
        thread.owner = thread.owner or owner.owner


def _spoken_of(topics: Topics) -> Thread | None:
    """Give the thread whose metric this statement names."""
    if topics.candidate is not None and topics.named_at == topics.turn:
        return topics.register.find(topics.candidate)
    return None


def _refuse(named: Thread | None, near: list[Event]) -> None:
    targets = [event for event in near if event.role == "target"]
    if named is not None:
        live = [event for event in named.events if event.role == "target" and not event.rejected]
        if live:
            live[-1].rejected = True
        named.dropped = not live
    elif targets:
        targets[-1].rejected = True


def _near(statement: Statement, event: Event, cue: Cue) -> bool:
    """Say whether a cue stands in the clause of a number or the next."""
    clause = statement.clause_at(cue.start)
    begin, stop = statement.clauses[clause]
    alone = stop - begin <= cue.end - cue.start + 4
    return clause - statement.clause_at(event.start) <= 1 or alone
