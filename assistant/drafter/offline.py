"""The offline drafter: an OKR set out of facts it is sure of, and questions about the rest."""

from dataclasses import replace

from assistant.drafter.asking import alternatives, asked, asking_objectives
from assistant.drafter.doubt import is_doubtful
from assistant.drafter.drafting import LEAST, objectives, worded
from assistant.drafter.initiatives import with_initiatives
from assistant.drafter.left_out import warnings
from assistant.drafter.material import Composition, Material
from assistant.drafter.parking import parked
from assistant.drafter.questions import MOST, questions
from assistant.drafter.selection import select
from assistant.drafter.unread import unread
from assistant.okr import OkrSet


def compose(material: Material) -> Composition:
    """Draft from the evidence alone. Deterministic; never proposes a number."""
    selection = select(material)
    fit, refused = worded(selection.entering, material)
    still_open = [each for each in selection.asked if not is_doubtful(each.fact, each.evidence)]
    selection = replace(selection, asked=(*refused, *selection.asked))
    placed = objectives(fit, material)
    made = tuple(objective for objective, _ in placed)
    found = questions(placed, selection, material)
    if not made:
        made = asking_objectives(material, still_open)
        found = (*asked(made, material, still_open), *found)[:MOST]
    brief = material.brief
    later = parked(material.evidence, made)
    rest = unread(material.evidence, made, found[: MOST - 1], later)
    found = (*found[: MOST - 1], rest) if rest is not None else found
    made = with_initiatives(made, later)
    return Composition(
        okrs=OkrSet(
            objectives=made,
            cycle=material.cycle.name,
            role=material.role_sheet.name,
            phase=material.phase,
            team_kind=material.team_sheet.name if material.team_sheet is not None else None,
            owner=brief.okrs.owner if brief.okrs is not None else None,
            review=brief.okrs.review if brief.okrs is not None else None,
        ),
        questions=found,
        parked=later,
        warnings=warnings(
            material,
            without_goals=not placed,
            asking=bool(made),
            drafted=[kr.metric or "" for objective in made for kr in objective.key_results],
        ),
        alternatives=alternatives(material, made, sparse=len(fit) < LEAST),
    )
