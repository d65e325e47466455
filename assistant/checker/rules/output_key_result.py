"""The key result is a piece of work, not what changes because of it.

Finds key results whose verb makes, does or gives up something (launch, publish, hire, drop), whose counted noun is a
deliverable or an activity (5 webinars, more training videos), that state work as done (the handbook is published), or
that name the work by which something is to get better. Changes in what customers, users or the service do are left
alone, however they are worded. In the discovery phase counted learning, such as customer interviews, is welcome and
not reported.

Why it matters: work can be finished without helping anybody. A key result that names the change keeps the team free
to drop work that does not bring it. The guides disagree whether outputs may stand in an OKR at all, so this is a
warning under balanced and an error only under strict.

Bad: Launch the kiosk app by the end of May
Good: Increase the share of patients who check in without help from 30% to 70%
"""

from assistant.checker.guides import BASICS, HERBIG, TIWARY
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.rules.mid_sentence import mid_sentence
from assistant.checker.subject import KeyResultSubject
from assistant.checker.vocabulary import word_list
from assistant.checker.work import is_learning, work_in

_QUESTION = "What will change for users if this is done?"
_LONG = 2


def see(kr: KeyResultSubject) -> Sighting | None:
    """Say which words make a key result a piece of work, if any do."""
    span = work_in(kr)
    if span is None or (kr.phase == "discovery" and is_learning(kr)):
        return None
    said = kr.text[span[0] : span[1]]
    thing = _thing(kr)
    if thing:
        template = f"increase the share of <users> who <do something> with {thing} from <today> to <value>"
    else:
        template = "move <what changes for them> from <today> to <value>"
    return Sighting(
        f"{said!r} is work to be done, not a change it brings.", span, f"{_QUESTION} As a key result: {template}."
    )


def _thing(kr: KeyResultSubject) -> str:
    """Give what is made, if people can use it: "the seller app"; empty for events, talks and hires."""
    statement, v = kr.statement, kr.vocabulary
    phrase = statement.object if statement.object.head >= 0 else statement.subject
    head = statement.head(phrase)
    if head not in v.works or head in word_list("talks") | word_list("learning_nouns"):
        return ""
    start = phrase.head
    while start > phrase.start and phrase.head - start < _LONG and _belongs(kr, start - 1):
        start -= 1
    return "the " + mid_sentence(kr.text[statement.words[start].start : statement.words[phrase.head].end], v)


def _belongs(kr: KeyResultSubject, i: int) -> bool:
    statement = kr.statement
    word, v = statement.words[i].lower, kr.vocabulary
    return i not in statement.numbers and word not in v.determiners and word not in v.prepositions


RULE = Rule(
    code="KR002",
    name="output-key-result",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{BASICS}; {HERBIG}; {TIWARY}",
    page=__doc__,
    look=each_key_result(see),
)
