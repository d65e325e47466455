"""Message in, new draft out: edits by rule, a draft made anew, or an honest answer."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.drafter.brief import Brief, Draft, Note, Search
from assistant.drafter.draft import checked, draft, finished
from assistant.drafter.listening import Listener
from assistant.drafter.material import Material
from assistant.drafter.model import ModelFault
from assistant.drafter.retitle import plain_title
from assistant.drafter.setting import setting
from assistant.drafter.without_secrets import without_secrets
from assistant.evidence.orders import orders
from assistant.okr import Objective, OkrSet
from assistant.revision import fixing, telling
from assistant.revision.anew import already, drafted_anew, gone, only_noted
from assistant.revision.answers import answered
from assistant.revision.apply import apply, found_anew
from assistant.revision.edit import Edit
from assistant.revision.explain import explanation
from assistant.revision.offers import offered
from assistant.revision.part import Part
from assistant.revision.places import Place, key_result, label
from assistant.revision.revised import Revised
from assistant.revision.standing import composition_of, material_of, with_okrs
from assistant.revision.superseded import left_quotes, recited, standing, without_left
from assistant.revision.understand import understand
from assistant.revision.wishes import Added, Back, Explained, Redraft, Unclear

_NUMBER = re.compile(r"message-(\d+)", re.ASCII)
_SAID_AND_ANSWERED = 2  # the answer to the message before has a number, too

if TYPE_CHECKING:
    from assistant.drafter.model import Model


def revise(
    before: Draft,
    message: Note,
    search: Search,
    model: "Model | None",
    *,
    kept: tuple[Edit, ...] = (),
    edits: tuple[Edit, ...] | None = None,
    brief: Brief | None = None,
    listener: Listener | None = None,
    id: str | None = None,
    fallback: bool = True,
) -> Revised:
    """Do what a message asks of a draft, as far as it is understood, and say what was done.

    A message that changes the draft joins its notes, so that a number somebody names in it is cited like any other.
    `edits` are what the message says where that is known already; `brief` is what to draft from anew, with more notes
    or other settings, before the message is read. `kept` are the edits of earlier messages. Raises UnknownName and
    BadSetting as `draft` does, ModelFault without `fallback`, Stopped. What no rule reads goes to the model, if any.
    """
    listener = listener or Listener()
    made, told = before, list[str]()
    if brief is not None:
        made, told = _redrafted(before, brief, kept, search, model, listener, id, fallback)
    read_on = made
    answer = answered(made, message) if edits is None else None
    if answer is not None:
        message, edits = replace(message, text=answer.note), ()
        told.append(f"Answered: {answer.note}")
    wishes = edits if edits is not None else understand(_whole(made, message, kept)) if message.text.strip() else ()
    back = next((wish for wish in wishes if isinstance(wish, Back)), None)
    if back is not None:
        return Revised("", kept=kept, back_to=back.to)
    told += [explanation(made, wish, kept) for wish in wishes if isinstance(wish, Explained)]
    redrafts = [wish for wish in wishes if isinstance(wish, Redraft)]
    added = answer is not None or any(isinstance(wish, Added) for wish in wishes)
    larger = _brief(made.brief, message, redrafts, joins=added)
    if redrafts and larger == made.brief:
        told.append(already(made.brief, redrafts[0]))
    elif redrafts or added:
        made, said = _redrafted(made, larger, kept, search, model, listener, id, fallback)
        told += said if answer is None or answer.is_goal else said[1:]
    changed = tuple(wish for wish in wishes if isinstance(wish, Edit))
    if changed:
        earlier = made.report
        made, said, changed = _edited(made, message, kept, changed, listener, id, anew=made is not read_on)
        told += said + telling.checked(earlier, made.report)
    unclear = [_asking(read_on, wish) for wish in wishes if isinstance(wish, Unclear)]
    fault: ModelFault | None = None
    unread = [wish for wish in unclear if not wish.why and not orders(wish.said)]
    if model is not None and unread:
        try:
            made, said, by_model = _wished(made, message, unread, model, listener, id)
            told += said
            changed = (*changed, *by_model)
            unclear = [wish for wish in unclear if wish not in unread]
        except ModelFault as raised:
            if not fallback:
                raise
            fault = raised
            told.append(f"The model could not do it. {fault}")
    told += telling.not_understood(unclear, made.okrs)
    text = "\n".join(told) or telling.can_say(made.okrs)
    code = None if fault is None else fault.code
    if made is before:
        return Revised(text, kept=kept, fault=code)
    return Revised(text, made, standing((*kept, *changed)), fault=code)


def _wished(
    before: Draft, message: Note, unread: Sequence[Unclear], model: "Model", listener: Listener, id: str | None
) -> tuple[Draft, list[str], tuple[Edit, ...]]:
    """Let the model do what no rule reads; gives the new draft, what to say of it and what can be done again."""
    from assistant.revision.by_model import changed_by_model, told_edits

    wish = "\n".join(each.said for each in unread)
    made = changed_by_model(before, message, wish, model, listener, id)
    if made is None:
        return (
            before,
            ["The model left the draft as it is: what is asked needs a number or a fact that no note says."],
            (),
        )
    edits, sentence = told_edits(before.okrs, made.okrs, message.document)
    said = [f"The model changed: {sentence}." if sentence else "The model changed what the draft cites."]
    return made, said + telling.checked(before.report, made.report), edits


def _whole(before: Draft, message: Note, kept: tuple[Edit, ...]) -> Part:
    """Take a whole message as the part to begin with; "it" is what was edited last."""
    last = next((each for each in reversed(kept) if each.objective and each.key_result), None)
    return Part(
        message.document,
        message.text,
        0,
        before.okrs,
        before.brief.as_of,
        before.brief.config.fiscal_year_start,
        len(before.alternatives),
        () if last is None or not _follows(message, last) else _where(before.okrs, last),
        _asked(before),
        tuple(
            each.text for each in before.questions if each.key_result is None and each.field in ("baseline", "target")
        ),
    )


def _follows(message: Note, edit: Edit) -> bool:
    """Say whether an edit came of the message before: "it" is not what was spoken of long ago."""
    now = _NUMBER.fullmatch(message.document)
    then = None if edit.quote is None else _NUMBER.fullmatch(edit.quote.document)
    return now is not None and then is not None and int(now[1]) - int(then[1]) <= _SAID_AND_ANSWERED


def _where(okrs: OkrSet, edit: Edit) -> tuple[Place, ...]:
    """Say where the key result of an earlier edit is now: it may have been renamed by it, or moved since."""
    if edit.act == "drop":
        return ()
    renamed = str(edit.value) if edit.field == "metric" and edit.value is not None else edit.metric
    now = found_anew(okrs, replace(edit, metric=renamed))
    return () if now is None else (Place(now.objective or 1, now.key_result),)


def _asked(before: Draft) -> tuple[Place, ...]:
    """List the key results whose numbers a question is open for."""
    asked = [
        Place(each.objective, each.key_result)
        for each in before.questions
        if each.objective is not None and each.key_result is not None and each.field in ("baseline", "target")
    ]
    return tuple(dict.fromkeys(asked))


def _brief(brief: Brief, message: Note, redrafts: Sequence[Redraft], *, joins: bool) -> Brief:
    for each in redrafts:
        brief = replace(
            brief,
            role=each.role or brief.role,
            phase=each.phase or brief.phase,
            team_kind=each.team_kind or brief.team_kind,
            cycle=each.cycle or brief.cycle,
        )
    return replace(brief, notes=(*brief.notes, message)) if joins else brief


def _redrafted(
    before: Draft,
    brief: Brief,
    kept: tuple[Edit, ...],
    search: Search,
    model: "Model | None",
    listener: Listener,
    id: str | None,
    fallback: bool,
) -> tuple[Draft, list[str]]:
    """Draft anew from a brief, with the edits of earlier messages made again; gives what to say of it, too."""
    made = draft(brief, search, model, fallback=fallback, listener=listener, id=id)
    lost: tuple[Edit, ...] = ()
    if kept:
        material = material_of(made, made.brief)
        applied = apply(made.okrs, kept, _retitle(material), anew=True)
        lost = applied.lost
        if applied.okrs != made.okrs:
            okrs = recited(made.okrs, applied.okrs, applied.where, frozenset(), made.brief)
            made = _finished(made, okrs, material, listener, id)
    more = [each.document for each in brief.notes if each not in before.brief.notes]
    if (
        more
        and replace(brief, notes=before.brief.notes) == before.brief
        and _uncited(made.okrs) == _uncited(before.okrs)
    ):
        return made, [only_noted(made, more[-1]), *map(telling.lost, lost)]
    went = gone(before.okrs, made.okrs)
    return made, [drafted_anew(before.brief, brief), telling.drafted(made), *went, *map(telling.lost, lost)]


def _edited(
    made: Draft,
    message: Note,
    kept: tuple[Edit, ...],
    edits: tuple[Edit, ...],
    listener: Listener,
    id: str | None,
    *,
    anew: bool,
) -> tuple[Draft, list[str], tuple[Edit, ...]]:
    """Make edits; gives the new draft, what was done and the edits that changed something.

    `anew`: they were read on the draft before this one. `kept` are those of earlier messages, which they may replace.
    """
    notes = made.brief.notes
    brief = replace(made.brief, notes=notes if message in notes else (*notes, message))
    material = material_of(made, brief)
    okrs, told = made.okrs, list[str]()
    mends = [each for each in edits if each.act == "mend"]
    for edit in mends:
        each = found_anew(okrs, edit) if anew and edit.key_result is not None else edit
        if each is None:
            told.append(telling.lost(edit))
            continue
        where = fixing.Fix(str(each.value or ""), each.objective, each.key_result)
        okrs, findings = fixing.fix(okrs, made.report, material, where)
        codes = list(dict.fromkeys(finding.code for finding in findings))
        told.append(f"Fixed {', '.join(codes)}." if codes else "Nothing there can be fixed without a new number.")
    others = [each for each in edits if each.act != "mend"]
    used = [each for each in others if each.act == "use"]
    lost: list[Edit] = used if anew else []
    for each in used if not anew else ():
        okrs = _with_alternative(okrs, made.alternatives[int(each.value or 1) - 1], each)
        told.insert(0, f"Now aims at the alternative: {okrs.objectives[(each.objective or 1) - 1].title}.")
    rest = [each for each in others if each.act != "use"]
    applied = apply(okrs, rest, _retitle(material), anew=anew or bool(used))
    lost = [*lost, *applied.lost]
    told = [*telling.done(applied, okrs), *told, *map(telling.lost, lost)]
    if _uncited(applied.okrs) == _uncited(made.okrs):
        return made, told or ["That is how it stands already."], ()
    changed = tuple(each for each in others if each not in lost)
    stand = standing((*kept, *changed))
    left = left_quotes((*kept, *changed), stand)
    okrs = recited(okrs, applied.okrs, applied.where, left, brief)
    smaller = without_left(brief, left, okrs, stand)
    if smaller != brief:
        material = material_of(made, smaller)
    return _finished(made, okrs, material, listener, id), told, changed


def _with_alternative(okrs: OkrSet, alternative: Objective, edit: Edit) -> OkrSet:
    objectives = list(okrs.objectives)
    at = (edit.objective or 1) - 1
    objectives[at : at + 1] = [alternative]
    return replace(okrs, objectives=tuple(objectives))


def _finished(made: Draft, okrs: OkrSet, material: Material, listener: Listener, id: str | None) -> Draft:
    """Check a set that a person edited, and make the draft of it. Nothing is repaired behind a person's back."""
    begun = time.monotonic()
    composition = without_secrets(with_okrs(composition_of(made), okrs), material)
    report = checked(composition, material, listener)
    provenance = replace(made.provenance, ms=round((time.monotonic() - begun) * 1000), usage={}, fallback=None)
    return finished(composition, report, material, provenance, id)


def _retitle(material: Material) -> Callable[[Objective, frozenset[str]], str]:
    told = setting(material)

    def retitle(objective: Objective, taken: frozenset[str]) -> str:
        return plain_title(objective, told, material.phase, taken) or objective.title

    return retitle


def _asking(before: Draft, wish: Unclear) -> Unclear:
    """Ask for the number that only a person can give, with what the notes offer."""
    if wish.place is None:
        return wish
    kr, name = key_result(before.okrs, wish.place), label(before.okrs, wish.place)
    numbers = offered(before, kr, wish.why)
    said = f" The notes also name {numbers}." if numbers else " The notes name no other value."
    return Unclear(
        wish.said, f"Which value should {name} reach? I invent none.{said} Say \u201c{name}: target \u2026\u201d."
    )


def _uncited(okrs: OkrSet) -> OkrSet:
    """Give a set without its citations: what is said once more changes nothing."""
    objectives = [
        replace(each, key_results=tuple(replace(kr, citations=()) for kr in each.key_results))
        for each in okrs.objectives
    ]
    return replace(okrs, objectives=tuple(objectives))
