"""Withheld: numbers a note writes without wanting them: negated, shelved, struck out, crossed, quoted or ordered."""

import re

from assistant.evidence.events import Event
from assistant.evidence.hearsay import is_hearsay, is_sample, tells_result
from assistant.evidence.statements import Statement

_NEGATED = re.compile(
    r"\b(?:(?:we|i|they|nobody|you)(?: have| had)? (?:(?:will|shall|would|should|must|do|did|are|can|have"
    r"|had)(?: not|n['\u2019]t)|won['\u2019]t"
    r"|shan['\u2019]t|cannot|can['\u2019]t|never)(?: (?:want|plan|aim|intend|try|go(?:ing)?|agree|need|commit"
    r"|set|have|wish))?"
    r"(?: (?:to|on|for|out))? (?:increase|raise|grow|lift|improve|reduce|lower|cut|decrease|chase|pursue|push"
    r"|get|bring|move"
    r"|target|aim|commit|drive|take|go|double|halve|reach|hit|want|set|promise|work)"
    r"|(?:agreed|decided|chose|chosen|resolved|prefer|opted|voted|going) (?:to )?not to|(?:agreed|decided) against"
    r"|(?:decided|agreed) that we (?:won['\u2019]t|will not|do not|don['\u2019]t)"
    r"|no (?:goals?|targets?|key results?|krs?|objectives?|commitments?) (?:on|for|about|around|with|like|such as)"
    r"|no(?:t| longer) (?:a|our|the|any) (?:goal|target|key result|kr|objective|priority)"
    r"|never again|not again|no longer (?:want|aim|plan|pursue|target|chase|go)\w*"
    r"|(?:refuse|decline)[ds]? to)\b",
    re.IGNORECASE,
)
_TURNS = re.compile(
    r"[;.]|,? \b(?:but|however|instead|rather|though|although|yet|until|unless|because|so|only|worse|below"
    r"|above|under"
    r"|over|beyond|exceed|more than|less than|at least|at most)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\W*(?:dropped|rejected|out of scope|not in scope|removed|cancell?ed|parked|postponed|refused|scrapped"
    r"|declined|withdrawn"
    r"|(?:ideas|things|items|goals|targets|proposals|suggestions|what|those) (?:that |which )?(?:we )?(?:did not"
    r"|didn['\u2019]t|does not|doesn['\u2019]t|won['\u2019]t) (?:make it|make the cut|survive|take|do|pursue)"
    r"|no longer|struck|deferred|not agreed|not included)\b(?: (?:for now|this time|goals?|targets?|ideas|things"
    r"|items))? ?:",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?:under|below|over|above|beyond|past|more than|less than|higher than|lower than)\b", re.IGNORECASE
)
_BUT = re.compile(
    r"\b(?:anything but|everything but|anything except|anything other than|certainly not|surely not"
    r"|definitely not)\s*$",
    re.IGNORECASE,
)
_SHELVED = re.compile(
    r"(?:^|[-\u2013\u2014:(;,|\[]\s*)(?:(?:is|are|was|were|now|currently|has been|been|put|we|all) )*"
    r"(?:(?:no longer|not) (?:pursued|wanted|valid|relevant|planned|a goal|a target|followed|being pursued)|postponed"
    r"|deferred|on hold|on ice|parked|shelved|paused|put off|pushed (?:back|out)|moved out|stopped|cancell?ed"
    r"|abandoned"
    r"|frozen|descoped|de-scoped|out of scope|backlog|icebox|not this (?:quarter|time|year|half)|not now"
    r"|won['\u2019]t do"
    r"|wontfix)"
    r"(?=\s*(?:$|[.,;)!\]|-]|to\b|until\b|till\b|for\b|by\b|indefinitely\b|again\b|after\b|since\b|because\b"
    r"|this\b))",
    re.IGNORECASE,
)
_CROSSES, _CHECKS = (
    "\u274c\u274e\u2717\u2718\u2716\u2715\U0001f44e\U0001f6ab\u26d4\U0001f5d1",
    "\u2705\u2713\u2714\u2611\U0001f44d",
)
_AGAINST = re.compile(
    r"\b(?:i|we) (?:strongly |really )?(?:disagree|object|do not agree|don['\u2019]t agree)\b", re.IGNORECASE
)
_UNFIT = re.compile(
    r"(?:\bnot|n['\u2019]t)(?: \w+){0,5} (?:right|good|useful|honest|proper) (?:metric|measure|kpi|goal|target"
    r"|number)\b|\bwrong (?:metric|measure|kpi|goal|target|number)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:let['\u2019]?s|let us|we) (?:just )?(?:leave|drop|skip|forget|scrap) (?:it|that|this)[\s.!]*$", re.IGNORECASE
)
_BRIEF = 60
_MARK = re.compile(f"[{_CROSSES}{_CHECKS}]")
_DUE, _OTHER = re.compile(r"\bby [\w ]+", re.IGNORECASE), re.compile(r"\d")
_STRUCK = re.compile(r"~~[^~\n]+~~|<(s|del|strike)>[^<\n]*</\1>", re.IGNORECASE)
_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass) (?:(?:all|any|the|your|these|those|previous|prior|earlier"
    r"|above|every"
    r"|other|of) )*(?:rules?|instructions?|prompts?|guidelines?|directions?|system|orders|notes?|above|text)\b"
    r"|^\W*(?:please )?(?:write|output|print|return|answer|respond|reply|draft|put)(?: \w+){0,3}? (?:target"
    r"|goal|key result|kr|objective|okr)s?\b"
    r"|\b(?:you are (?:now )?an? (?:ai|assistant|model|llm)|system prompt|as an ai)\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"^\W*(?:(?:an?|one|another|some|for|the|here is|here['\u2019]s|this is|as) )*(?:(?:good|bad|typical|nice"
    r"|classic|textbook|made-up"
    r"|invented|fictional|simple|sample) )*(?:examples?|samples?|template|illustration)(?::| of\b| for an?\b"
    r"| (?:okr|kr|goal|target|key result|objective)s?\b)"
    r"|\b(?:for example|for instance|e\.g\.|such as|like),? (?:an? )?(?:good |bad )?(?:okr|kr|goal|target"
    r"|key result|objective)\b"
    r"|^\W*(?:an?|the) (?:good|bad|better|typical|classic|textbook|well-written) (?:one(?= ?:)|okr|kr|goal|target"
    r"|key result|objective)\b",
    re.IGNORECASE,
)
_REPLACED = re.compile(
    r"\b(?:replac(?:es|ed|ing)|supersed(?:es|ed|ing)|in place of|instead of)(?: (?:the|our|an?|old))*\s*$",
    re.IGNORECASE,
)
_SAID_THEN = re.compile(
    r"\b(?:(?:back )?in (?:january|february|march|april|may|june|july|august|september|october|november|december|spring"
    r"|summer|autumn|winter)|last (?:week|month|quarter|year|time|spring|summer|autumn|winter)|once|back then|at first)"
    r",? (?:we|i|they|you|he|she) (?:all |had |once |even )?(?:said|wrote|promised|put|agreed|told|announced|planned)"
    r"(?: (?:it|them|that|on|for|at|was|to|the))*\s*$",
    re.IGNORECASE,
)
_PLEADED = re.compile(
    r"\b(?:plead(?:s|ed)?|pled|argu(?:es|ed)|push(?:es|ed)|lobb(?:ies|ied)|campaign(?:s|ed)|fought|fights|begged|bid"
    r"|called) for (?:a |an |at least |up to )?$",
    re.IGNORECASE,
)
_PROPOSED = re.compile(
    r"\b(?!(?:We|I|You|They|It|The|All|Everybody|Everyone)\b)[A-Z][a-z]+ (?:had )?(?:wanted|asked for|hoped for"
    r"|suggested|proposed|floated|demanded|insisted on|dreamt of|voted for)(?: a| an| to have| to see)? $"
)
_PAPER = re.compile(
    r"\b(?:drafts?|decks?|slides?|memo|proposal|pitch|version|leaflet|poster|press release)"
    r"(?: (?:of|from) [\w' ]{1,14}?)? (?:says?|said|had|has|showed|shows|reads?|claimed"
    r"|claims|spoke of|speaks of|talks of) (?:it was |about )?$",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"\b(?:files?|reports?|dashboards?|sheets?|tool|system|logs?|database|survey|tracker|export|audit|records?|meter|lab)"
    r"(?:, [\w ]{2,20},)? (?:says?|shows?|has|had|counts?|reads?|gives|measures?) (?:only |about )?$",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(?:is|are|was|were|has been|have been) (?:already |still |now |often |mostly |usually )?"
    r"(?:over|under|above|below|more than|less than|at least|at most|beyond|older than)?\s*$",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:suppose|supposing|imagine|assuming|hypothetically|what if)\b|\bif\b[^.;?!]{0,120}\b(?:would|could)\b"
    r"|\b(?:alerts?|alarms?|pager|warnings?|escalations?|paging)\b[^.;]{0,40}\b(?:fires?|triggers?|goes off|rings?)\b"
    r"|\b(?:alerts?|alarms?|warnings?) (?:when|if|once|above|below|after)\b"
    r"|\b(?:forecasts?|projections?)\b(?=\W*$|\W*\d| ?[:,;.(]| (?:says?|is|are|was|were|of|for|at|sees?|shows?|has"
    r"|by|in|puts?|gives?|assumes?|expects?)\b)|\b(?:forecasted|projected|extrapolat\w+|predicted)\b"
    r"|\b(?:if nothing (?:changes|is done)|at this rate|on (?:the )?current trend|as things stand)\b"
    r"|\b(?:personal|career|individual|private|(?:\w+['\u2019]s|his|her|my) development)"
    r" (?:development )?(?:goals?|targets?|objectives?|okrs?|plan)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b(?:closed|ended|finished|came in|landed|wound up|ended up)\b[^.;]{0,80}\b(?:against|versus|vs\.?|compared (?:to"
    r"|with)|of) (?:a |the |our |an )?(?:target|goal|plan|ambition|aim)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:article|book|blog(?: ?post)?|paper|podcast|newsletter|webinar|white ?paper|magazine|case study"
    r"|keynote|tweet"
    r"|linkedin post|press release|textbook|handbook|course"
    r"|video)\b[^\"\u201c\u201e\u00ab.\d]{0,40}[:,]?\s+[\"\u201c\u201e\u00ab](?=\w)",
    re.IGNORECASE,
)


def states_nothing(text: str) -> bool:
    """Say whether a sentence only shows or orders numbers: an example, words of an article, a command to a reader."""
    return any(sign.search(text) is not None for sign in (_ORDER, _EXAMPLE, _SOURCE))


def withhold(text: str, statement: Statement, touched: list[Event]) -> None:
    """Refuse the targets of a statement that says no to them, or whose line is crossed or struck out."""
    supposed = _SUPPOSED.search(statement.text) is not None or is_hearsay(statement)
    result = _RESULT.search(statement.text) is not None or tells_result(statement)
    for event in touched:
        event.aside = event.aside or supposed
        if result:
            event.role = "past"
        if event.role == "target" and (
            _LABELLED.match(statement.text) is not None
            or _is_negated(statement, event)
            or _is_crossed(text, event.start)
            or _is_struck(text, event.start)
        ):
            event.rejected, event.accepted = True, False
        elif event.role == "current" and _is_struck(text, event.start):
            event.dead = True
        said = statement.text[: max(0, event.start - statement.start)]
        event.aside = event.aside or is_sample(said)
        if event.role == "target" and not event.accepted and _PROPOSED.search(said) is not None:
            event.pending = True
        if event.role == "target" and not _is_meant(event) and _RECORD.search(said) is not None:
            event.aside = True
        if event.role == "current" and _PLEADED.search(said) is not None:
            event.role, event.pending, event.accepted = "target", True, False
        if event.role == "target" and not _is_meant(event) and event.comparator and _IS.search(said) is not None:
            event.role, event.comparator = "current", None
        if any(sign.search(said) is not None for sign in (_REPLACED, _SAID_THEN, _PAPER)):
            event.role, event.dead, event.accepted = "target", True, False
            event.due, event.due_text = None, None


def disagree(statement: Statement, before: list[Event]) -> None:
    """Leave a target open that somebody disagrees with, and refuse one that is left alone."""
    if statement.values or statement.question or len(statement.text) > _BRIEF:
        return
    left = _LEFT.search(statement.text)
    against = _AGAINST.search(statement.text) or _UNFIT.search(statement.text)
    for event in [each for each in before if each.role == "target"][-1:]:
        event.rejected = event.rejected or left is not None
        event.unsure = event.unsure or against is not None


def is_shelved(text: str) -> bool:
    """Say whether words put something off: "postponed to H2", "on hold", a cross and no check mark."""
    crossed = any(sign in text for sign in _CROSSES) and not any(sign in text for sign in _CHECKS)
    return crossed or _SHELVED.search(text) is not None


def without_struck(text: str) -> str:
    """Blank out what is struck through; all places stay."""
    return _STRUCK.sub(lambda struck: " " * len(struck[0]), text)


def _is_meant(event: Event) -> bool:
    """Say whether more than a bound says that a number is to be reached."""
    return event.sure or event.accepted or event.limit or event.due_text is not None


def _is_negated(statement: Statement, event: Event) -> bool:
    at = event.start - statement.start
    if not 0 <= at <= len(statement.text):
        return False
    before, after = statement.text[:at], statement.text[event.end - statement.start :]
    if _BUT.search(before.rstrip("~ <>=")) is not None:
        return True
    if event.comparator is not None and _BOUND.match(statement.text, at) is not None:
        return False
    refusals = list(_NEGATED.finditer(before))
    if refusals and _TURNS.search(before, refusals[-1].end()) is None:
        return True
    shelved = _SHELVED.search(after)
    return shelved is not None and not any(
        char.isdigit() for char in re.sub(r"\bby [\w ]+", "", after[: shelved.start()])
    )


def _is_crossed(text: str, place: int) -> bool:
    """Say whether the mark of a line's number is a cross: the mark before it where the line begins with one."""
    begin = text.rfind("\n", 0, place) + 1
    stop = text.find("\n", place)
    stop = len(text) if stop < 0 else stop
    if stop - begin > 1000:
        return False
    marks = list(_MARK.finditer(text, begin, stop))
    if not marks:
        return False
    leads = not text[begin : marks[0].start()].strip(" \t-*+>|\u2022")
    near = [m for m in marks if m.start() < place] if leads else [m for m in marks if m.start() > place]
    mark = (near[-1] if leads else near[0]) if near else marks[-1]
    return mark[0] in _CROSSES


def _is_struck(text: str, place: int) -> bool:
    begin = text.rfind("\n", 0, place) + 1
    stop = text.find("\n", place)
    stop = len(text) if stop < 0 else stop
    if stop - begin > 4000:
        return False
    return any(struck.start() <= place < struck.end() for struck in _STRUCK.finditer(text, begin, stop))
