"""A wish that no rule reads, done by a model: proved, checked and sent back like any draft of its."""

from dataclasses import replace

from assistant.drafter.brief import Draft, Note
from assistant.drafter.draft import checked, finished, improved
from assistant.drafter.listening import Listener
from assistant.drafter.model import Model, deadline_in
from assistant.drafter.without_secrets import texts_of, told_without_secrets, without_secrets
from assistant.okr import KeyResult, OkrSet, Source
from assistant.revision.changes import whereabouts
from assistant.revision.edit import Edit
from assistant.revision.edited import told
from assistant.revision.places import Place, key_result
from assistant.revision.standing import composition_of, material_of

_KEPT = ("title", "drop", "move", "review")
_NUMBERS = ("baseline", "target", "change", "relative_change", "unit")


def changed_by_model(
    before: Draft, message: Note, wish: str, model: Model, listener: Listener, id: str | None
) -> Draft | None:
    """Give the draft with a wish done; null where the model leaves it as it is. Raises ModelFault.

    What the model does not change stays to the letter. Nothing is repaired without the model: it is a person's draft.
    """
    from assistant.drafter.masked_model import masked
    from assistant.drafter.model_drafter import change

    notes = before.brief.notes
    brief = replace(before.brief, notes=notes if message in notes else (*notes, message))
    material = material_of(before, brief)
    listener = told_without_secrets(listener, brief)
    model, _ = masked(replace(model, listener=listener), texts_of(brief))
    deadline = deadline_in(model.seconds)
    composed, _ = improved(change(material, model, composition_of(before), wish, deadline), material, model, deadline)
    composition = without_secrets(composed.composition, material)
    composition = replace(composition, okrs=_with_what_stayed(before.okrs, composition.okrs))
    if composition.okrs == before.okrs:
        return None
    report = checked(composition, material, listener)
    provenance = replace(
        before.provenance,
        drafter="model",
        model=model.name,
        prompt=composed.prompt,
        usage=composed.usage,
        fallback=None,
    )
    return finished(composition, report, material, provenance, id)


def told_edits(before: OkrSet, after: OkrSet, document: str) -> tuple[tuple[Edit, ...], str]:
    """Give what a model changed as edits that a new draft can be given again, and in words.

    A number is not among them: the notes that a new draft is made from say it, or it was proposed.
    """
    edits, sentence = told(before, after, document)
    where = whereabouts(before, after)
    kept = []
    for edit in edits:
        to = where.get(Place(edit.objective or 1, edit.key_result))
        worded = edit.act == "set" and edit.field not in (*_NUMBERS, "due") and not _is_proposed(to, after)
        if edit.act in _KEPT or worded:
            kept.append(replace(edit, quote=None))
    return tuple(kept), sentence


def _is_proposed(place: Place | None, okrs: OkrSet) -> bool:
    source = None if place is None else key_result(okrs, place).source
    return isinstance(source, Source) and source.target == "proposed"


def _with_what_stayed(before: OkrSet, after: OkrSet) -> OkrSet:
    """Keep key results that say the same as they were, with what an answer of a model has no room for."""
    came_from = {to: place for place, to in whereabouts(before, after).items() if to is not None}
    objectives = []
    for i, objective in enumerate(after.objectives, start=1):
        results = [
            kr if (place := came_from.get(Place(i, j))) is None else _kept(key_result(before, place), kr)
            for j, kr in enumerate(objective.key_results, start=1)
        ]
        old = before.objectives[i - 1] if i <= len(before.objectives) else None
        if old is not None and old.title == objective.title:
            objective = replace(old, key_results=tuple(results))
        objectives.append(replace(objective, key_results=tuple(results)))
    return replace(before, objectives=tuple(objectives))


def _kept(old: KeyResult, new: KeyResult) -> KeyResult:
    same = ("text", "baseline", "target", "relative_change", "change", "due", "direction", "unit", "measured_by")
    if all(getattr(old, name) == getattr(new, name) for name in same):
        return old
    return replace(new, owner=old.owner, grade=old.grade)
