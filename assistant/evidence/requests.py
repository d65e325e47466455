"""Feature requests: what somebody asks to be built, and what is to be launched."""

import re
from collections.abc import Iterator, Sequence

from assistant.evidence.asking import asked, is_open, passive, pleaded, wanted
from assistant.evidence.backlogs import (
    TICKET,
    heads_requests,
    is_column,
    is_entry,
    is_upkeep,
    rows,
    titles_done,
    titles_requests,
)
from assistant.evidence.blocks import Block
from assistant.evidence.cues import vocabulary
from assistant.evidence.errands import is_errand, is_leftover
from assistant.evidence.metrics import is_measure
from assistant.evidence.pieces import apart, piece, trimmed
from assistant.evidence.sentence_signs import Weighed, heaviest, weighed
from assistant.evidence.statements import Statement
from assistant.evidence.tables import Table
from assistant.evidence.things import (
    MOST_WORDS,
    Span,
    is_part,
    is_result,
    items,
    labelled_list,
    names_feature,
    noun_list,
)
from assistant.language.words import stem, words
from assistant.okr import Quote

_BUILD = re.compile(
    r"(?:launch|ship|release|roll out|migrate|build|implement|redesign|rework|revamp|introduce|integrate"
    r"|rewrite|upgrade|sunset|add|deploy|automate|create|make)\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|\d{1,2}[:.]\d{2}|room\b|tel\b", re.IGNORECASE)
_LIVE = re.compile(
    r"\b(?:goes? live|going live|go-live|will (?:launch|ship)|launch(?:es|ing)? (?:on|in|by)"
    r"|ships? (?:on|in|by|with)|rollout of|(?:launching|shipping|releasing|rolling out) (?:the|a|an|our)"
    r"|(?:is|are|was|were|been) (?:promised|due to ship|committed|to be launched|to be released|to be shipped)"
    r"|promised (?:for|by)|(?:we|i) (?:owe|promised)|committed to (?:ship|deliver|launch|release))\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?:[$\u20ac\u00a3\u00a5\u20b9]|\b(?:rs\.?|sek|usd|eur|chf|inr|gbp)) ?\d[\d.,]*(?: ?(?:k|m|lakh"
    r"|crore)\b)?\W*(?:$|\(|per\b|a\b)",
    re.IGNORECASE,
)
_STATE = re.compile(r"(?:is|ist|est|open|closed|done|slipped|moved|still|again|merged|blocked|late)\b", re.IGNORECASE)
_LIKELY = -1.0  # in voices nobody fitted on, about half of the sentences above ask for something
_ABSURD = -4.0  # the same under a heading of requests, in a ticket or a list: the note itself says that it asks
_NAME = 4  # words of a name that a measure may stand alone by
_UNLIKELY = -3.0  # there, hardly one of those the rules find below does


def requests(
    text: str,
    document: str,
    said: list[tuple[Block, tuple[Statement, ...]]],
    tables: tuple[Table, ...],
    otherwise: tuple[Quote, ...],
) -> tuple[Quote, ...]:
    """Find the requests of a note: lists under headings, "asks for ..." in a sentence, tasks, tickets, launches.

    Words that stand in `otherwise` are known to say something else, and are no request by their likeness alone.
    """
    found: list[Quote] = []

    guessed: list[Quote] = []

    def add(start: int, end: int, into: list[Quote]) -> None:
        start, end = trimmed(text, start, end)
        ticket = TICKET.match(text, start, end)
        at = ticket.end() if ticket is not None else start
        count = len(words(text[at:end]))
        if _DAY.match(text, at, end) or _AMOUNT.search(text, at, end) or is_leftover(text[at:end]):
            return
        if ticket is not None and (count < 2 or _STATE.match(text, at, end)):
            return
        if 1 <= count <= MOST_WORDS + 6 and any(letter.isalpha() for letter in text[at:end]):
            quote = piece(document, text, start, end)
            if quote is not None:
                into.append(quote)

    launched: list[Span] = []
    past: list[Quote] = []  # done, or asked for elsewhere in the note
    run: list[tuple[Block, Statement]] = []
    opening_end = min((group[0].end for _, group in said if group), default=0) - 1
    first = False
    titled = done = False  # under a line without a heading's form that titles requests, or what is done

    def flush() -> None:
        short = [each for each in run if len(words(each[1].text)) <= 9]
        if (
            len(run) >= 3
            and len(short) == len(run)
            and sum(names_feature(each.text) for _, each in run) * 2 >= len(run)
        ):
            for _, statement in run:
                add(statement.start, statement.end, found)
        run.clear()

    for block, group in said:
        if block.kind == "heading":
            flush()
            first, titled, done = True, False, titles_done(text[block.start : block.end])
            continue
        if block.kind == "text" and block.speaker is None and len(group) == 1:
            done = titles_done(group[0].text) or (done and not titles_requests(group[0]))
            if titles_requests(group[0]):
                titled = True
                continue
            titled = titled and block.label is None and is_entry(group[0]) and not done
        listed = block.kind in ("item", "check") or first or (titled and block.kind == "text")
        heading = text[slice(*block.headings[-1])] if block.headings else ""
        headed = listed and (titled or (not done and (heads_requests(heading) or is_column(heading))))
        first = False
        labelled = block.label is not None and heads_requests(text[slice(*block.label)])
        if labelled and block.label is not None:
            opening = group[0] if group else None
            end = opening.end if opening is not None else block.end
            for start, stop in items(text, block.label[1], max(end, block.label[1])):
                if not is_errand(text[start:stop]):
                    add(start, stop, found)
            group = group[1:]
        if block.kind == "check" and group:
            if not is_result(group[0]) and not is_errand(group[0].text):
                add(group[0].start, group[0].end, found)
            continue
        if done and block.kind in ("item", "check"):
            past += filter(None, [piece(document, text, block.start, block.end)])
            continue
        if headed and not labelled:
            for statement in group[:2]:
                if not (is_result(statement) or is_open(statement.text) or is_errand(statement.text)):
                    for start, stop in items(text, statement.start, statement.end):
                        add(start, stop, found)
            continue
        for statement in group:
            if is_open(statement.text):
                continue
            ticket = TICKET.match(text, statement.start, statement.end)
            if ticket is not None and statement.start > opening_end and not is_result(statement):
                if not is_upkeep(statement.text):
                    add(statement.start, statement.end, found)
                continue
            built = _BUILD.match(text, statement.start, statement.end)
            if built is not None and not is_result(statement) and block.kind in ("item", "check"):
                add(statement.start, statement.clauses[0][1], found)
                continue
            things = labelled_list(text, statement)
            if not things and statement.start > opening_end:
                things = noun_list(text, statement)
            if (
                not things
                and block.kind == "item"
                and is_part(statement.text)
                and not (statement.values or statement.question)
            ):
                things = [(statement.start, statement.end)]
            live = _LIVE.search(statement.text)
            if not things and live is not None and not is_result(statement) and not statement.question:
                launched.append(statement.clauses[statement.clause_at(statement.start + live.start())])
                continue
            for start, stop in things or _said(text, statement):
                lone = len(words(text[start:stop])) == 1 and not names_feature(text[start:stop])
                if not lone and not text[start:stop].lstrip()[:1].isdigit():
                    add(start, stop, guessed)
        if block.kind == "item" and group and not any(statement.values for statement in group):
            run.append((block, group[0]))
        else:
            flush()
    flush()
    for table in tables:
        for start, stop in rows(text, table):
            add(start, stop, found)
    for start, stop in launched:
        if _is_told(text[start:stop], [*found, *guessed]):
            past += filter(None, [piece(document, text, start, stop)])
        else:
            add(start, stop, guessed)
    held = weighed(text, [block for block, _ in said], "feature_requests")
    found = [quote for quote in found if heaviest(held, quote) > _ABSURD]
    found += [quote for quote in guessed if heaviest(held, quote) > _UNLIKELY]
    return apart([*found, *_likely(text, document, held, (*found, *otherwise, *past))])


def _said(text: str, statement: Statement) -> list[Span]:
    """Find what a sentence asks for: the thing named behind a word of asking, else the whole sentence."""
    return asked(text, statement) or wanted(text, statement) or passive(text, statement) or pleaded(text, statement)


def _is_told(said: str, found: list[Quote]) -> bool:
    """Say whether what is launched was asked for elsewhere in the note: half of the words before the verb are there."""
    live = _LIVE.search(said)
    named = _named(said[: live.start()] if live is not None else said)
    return any(len(named & _named(quote.text)) * 2 >= max(1, len(named)) for quote in found)


def _named(said: str) -> frozenset[str]:
    return frozenset(stem(word.lower) for word in words(said) if word.lower not in vocabulary("stops"))


def _likely(text: str, document: str, held: Sequence[Weighed], found: Sequence[Quote]) -> Iterator[Quote]:
    """Give the sentences that nothing else was found in, and whose words and place ask more than they tell."""
    for each in held:
        if each.weight <= _LIKELY or any(quote.start < each.end and each.start < quote.end for quote in found):
            continue
        said = text[each.start : each.end]
        if not is_open(said) and not (is_measure(said) and len(words(said)) <= _NAME):
            quote = piece(document, text, *trimmed(text, each.start, each.end))
            if quote is not None:
                yield quote


def asks(text: str, block: Block, found: tuple[Statement, ...]) -> bool:
    """Say whether an item is a request by its heading and speaks of no result."""
    listed = block.kind in ("item", "check") and bool(block.headings)
    return (
        listed
        and heads_requests(text[slice(*block.headings[-1])])
        and not any(is_result(statement) for statement in found)
    )
