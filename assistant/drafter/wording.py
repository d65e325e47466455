"""Chooses how a goal is worded: by what the checker says and by what the sentence alone is read as."""

from dataclasses import replace

from assistant.checker.check import check
from assistant.checker.finding import Finding
from assistant.checker.subject import KeyResultSubject, read_set
from assistant.checker.vocabulary import vocabulary
from assistant.drafter.candidate import Candidate
from assistant.drafter.citing import citations
from assistant.drafter.classing import classed
from assistant.drafter.commitment import commitment
from assistant.drafter.doubt import is_measured
from assistant.drafter.instrument import instrument
from assistant.drafter.key_result import wordings
from assistant.drafter.material import Material
from assistant.language.reading import Reading
from assistant.okr import KeyResult, Objective, OkrSet

_TELLING = frozenset({"that", "which", "who"})  # a clause that is cut behind its verb says nothing
_BLOCKING = frozenset({"KR001", "KR002", "KR005", "KR006", "KR022"})


def best_wording(candidate: Candidate, material: Material) -> KeyResult | None:
    """Give the first wording that reads back as it was meant and that the checker has nothing grave against."""
    fact = candidate.fact
    cited = citations(fact, candidate.evidence)
    for shortened, worded in enumerate(wordings(fact, fact.due or material.cycle.end, cited)):
        kr = _as_read(worded, material)
        if kr is None or (shortened and not is_measured(kr.metric or "")):
            continue
        findings = check(_alone(kr, material)).findings
        if not any(finding.code in _BLOCKING or _is_early(finding) for finding in findings):
            return replace(
                classed(kr, read_alone(kr, material)),
                commitment=commitment(kr),
                measured_by=instrument(kr, candidate.evidence),
            )
    return None


def _is_early(finding: Finding) -> bool:
    """Say whether a key result is of a kind that nothing in this phase can move; of a set it is said by others."""
    return finding.code == "SET008" and finding.key_result is not None


def _as_read(kr: KeyResult, material: Material) -> KeyResult | None:
    """Name the metric as its sentence is read, which may end before a clause or a time; null where it reads otherwise.

    "Share of requests through a template" is read as the share of requests; the sentence keeps all of it.
    """
    read = read_alone(KeyResult(kr.text), material).reading
    said = read.metric or ""
    words = said.split()
    is_opening = (kr.metric or "").startswith(f"{said} ") and len(words) > 1 and is_measured(said)
    is_cut = is_opening and words[-2].lower() in _TELLING
    named = replace(kr, metric=said) if is_opening and not is_cut else kr
    return named if _says(read, named) else None


def reads_back(kr: KeyResult, material: Material) -> bool:
    """Say whether a reader of the sentence alone gets its fields: a name that is read otherwise is rarely one."""
    return _says(read_alone(KeyResult(kr.text), material).reading, kr)


def _says(read: Reading, kr: KeyResult) -> bool:
    return (read.metric, read.baseline, read.target, read.unit, read.due) == (
        kr.metric,
        kr.baseline,
        kr.target,
        kr.unit,
        kr.due,
    )


def read_alone(kr: KeyResult, material: Material) -> KeyResultSubject:
    """Read one key result as the checker reads it, without looking for what is wrong with it."""
    return read_set(_alone(kr, material), (), (), vocabulary()).key_results[0]


def _alone(kr: KeyResult, material: Material) -> OkrSet:
    return OkrSet((Objective("", key_results=(kr,)),), cycle=material.cycle.name, phase=material.phase)
