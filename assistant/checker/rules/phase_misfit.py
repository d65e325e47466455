"""The key results do not fit the phase the team is in.

Finds business targets (revenue, churn) in discovery and design; sets of the deliver and growth phases that measure only
how the team works; and releases so late in the cycle that their effect cannot be read within it. Only sets that name
their phase are looked at.

Why it matters: in discovery nothing is built that could move revenue; the honest results are what was learned. After a
release, use is what counts, and reading it takes weeks.

Bad:
    Phase: discovery
    Objective: Find out why workshops order by phone
    - Increase monthly recurring revenue from €80k to €95k
Good:
    Phase: discovery
    Objective: Find out why workshops order by phone
    - Increase the share of workshops that finish an order in the prototype from 40% to 80%
"""

from collections.abc import Iterator

from assistant.checker.config import Config
from assistant.checker.guides import HERBIG, TIWARY
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.rules.fit import Fit, lacking, phase_fits
from assistant.checker.subject import KeyResultSubject, SetSubject
from assistant.checker.vocabulary import word_list
from assistant.checker.work import work_in

_TESTS = frozenset({"beta", "mockup", "mockups", "participants", "pilot", "teaser", "waitlist", "wireframes"})


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Hold the key results against what fits the phase."""
    phase = okrs.okrs.phase
    fit = phase_fits().get(phase) if phase else None
    if fit is None:
        return
    for kr in okrs.key_results:
        if fit.unfit:
            kind = kr.category
            if kind in fit.unfit and kr.has_number and kr.reading.direction != "maintain" and not _is_tried(kr):
                yield Sighting(
                    f"{kr.reading.metric or kr.text} is a {kind} result; nothing in the {phase} phase can move it yet.",
                    None,
                    f"Measure {fit.instead}.",
                    kr.objective,
                    kr.number,
                )
    measured = lacking(okrs, fit)
    if measured is not None:
        yield Sighting(
            f"Nothing shows what the {phase} phase should bring: {measured}.", None, f"Measure {fit.instead}."
        )
    yield from _late(okrs, fit)


def _is_tried(kr: KeyResultSubject) -> bool:
    """Say whether it tells of what people do in a test, not in the product."""
    tests = _TESTS | word_list("learning_nouns")
    return any(word.lower in tests for word in kr.statement.words)


def _late(okrs: SetSubject, fit: Fit) -> Iterator[Sighting]:
    """Look for releases whose effect the same objective wants to read before it can."""
    if fit.days is None or okrs.cycle is None:
        return
    for objective in okrs.objectives:
        reads = [kr for kr in objective.key_results if kr.has_number and work_in(kr) is None]
        for kr in objective.key_results:
            due = kr.reading.due
            if due is None or not reads or not _ships(kr):
                continue
            left = (okrs.cycle.end - due).days
            if 0 <= left < fit.days:
                when = f"{left} day{'' if left == 1 else 's'} before the cycle ends" if left else "when the cycle ends"
                yield Sighting(
                    f"It ships {when}, too late to read key result {reads[0].number}.",
                    kr.statement.verb_span,
                    f"Ship {fit.days} days before {okrs.cycle.end.isoformat()}, or measure in the next cycle.",
                    kr.objective,
                    kr.number,
                )


def _ships(kr: KeyResultSubject) -> bool:
    return kr.statement.lemma in word_list("shipping") and work_in(kr) is not None


RULE = Rule(
    code="SET008",
    name="phase-misfit",
    severity=severities(strict="warning", balanced="advice", lenient="advice"),
    guide=f"{HERBIG}; {TIWARY}",
    page=__doc__,
    look=look,
)
