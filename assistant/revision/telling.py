"""Telling: what was done, what the check says now, and what is open, in short sentences."""

from collections import Counter
from collections.abc import Iterable

from assistant.checker.finding import Report
from assistant.drafter.amount import amount, day, limit
from assistant.drafter.brief import Draft
from assistant.drafter.said import listed
from assistant.okr import KeyResult, OkrSet
from assistant.revision.apply import Made
from assistant.revision.edit import Act, Edit
from assistant.revision.places import Place, key_result, label, places
from assistant.revision.set_fields import reckoned
from assistant.revision.wishes import Unclear
from assistant.so_many import so_many

_MOST = 3
_SOURCES = {"stated": "stated", "derived": "worked out from what is stated"}
_LOST: dict[Act, str] = {
    "set": "the {field} you gave",
    "confirm": "to confirm its target",
    "title": "the title you gave",
    "review": "how often the team looks",
    "mend": "to fix it",
    "move": "to move it",
    "add": "to add \u201c{value}\u201d",
    "use": "to use an alternative of the draft before",
    "drop": "to drop it",
    "split": "to split the objective",
    "merge": "to merge the objectives",
}
_SAYABLE = (
    "\u201cdrop {last}\u201d, \u201c{first}: target 80 %\u201d, \u201c{first} due end of June\u201d,"
    " \u201cwrite it for a platform team\u201d, \u201cadd: \u2026\u201d with more notes, \u201cwhy {first}?\u201d"
    " or \u201cundo\u201d"
)


def done(made: Made, before: OkrSet) -> list[str]:
    """Say each edit that was made on a set."""
    told = [_done(edit, made, before) for edit in made.done]
    return [each for each in dict.fromkeys(told) if each]


def _done(edit: Edit, made: Made, before: OkrSet) -> str:
    after, place = made.okrs, Place(edit.objective or 1, edit.key_result)
    if edit.act == "review":
        return f"The team looks at the numbers {edit.value}." if edit.value else "No rhythm of review is set now."
    if edit.act == "merge":
        return "Merged into one objective."
    if edit.act == "add":
        return f"Added: {edit.value}."
    if place not in made.where:
        return ""
    to = made.where[place]
    if edit.act == "drop":
        if edit.key_result is None:
            return f"Dropped {label(before, place)}: {before.objectives[place.objective - 1].title}."
        return f"Dropped {label(before, place)}: {key_result(before, place).text}."
    if to is None:
        return ""
    if edit.key_result is None:
        return _done_to_objective(edit, label(before, place), to, after)
    kr, name = key_result(after, to), label(before, place)
    if edit.act == "move":
        return f"{name} is now {label(after, to)}." if label(after, to) != name else ""
    if edit.act == "confirm":
        return _confirmed(name, key_result(before, place), kr)
    return f"{name}: {_set(edit, key_result(before, place), kr)}."


def _done_to_objective(edit: Edit, name: str, to: Place, after: OkrSet) -> str:
    if edit.act == "title":
        return f"The objective now reads: {after.objectives[to.objective - 1].title}."
    if edit.act == "split":
        titles = [f"\u201c{each.title}\u201d" for each in after.objectives[to.objective - 1 : to.objective + 1]]
        return f"Split into {listed(titles)}."
    named = f"{name[0].upper()}{name[1:]}"
    if not edit.value:
        return f"{named} now {'serves no other aim' if edit.field == 'aligned_to' else 'gives no reason'}."
    return f"{named} now {'serves' if edit.field == 'aligned_to' else 'has as its reason'}: {edit.value}."


def _confirmed(name: str, old: KeyResult, kr: KeyResult) -> str:
    source = None if old.source is None else old.source.target
    if source == "proposed":
        return f"{name}: {_value(kr, 'target')} is confirmed."
    if source in ("stated", "derived"):
        return f"{name}: {_value(kr, 'target')} was no proposal; it is {_SOURCES[source]} already."
    return f"{name} has no proposed target to confirm."


def _set(edit: Edit, old: KeyResult, kr: KeyResult) -> str:
    if edit.field in ("baseline", "target", "change", "relative_change"):
        field = "baseline" if edit.field == "baseline" else "target"
        was = _value(old, field)
        now = _value(kr, field)
        return f"{field} {now}" + (f" (was {was})" if was != now else "") + reckoned(edit, old)
    if edit.field == "due":
        return f"due {day(kr.due)}" if kr.due is not None else "no due day"
    if edit.field == "text":
        return kr.text.rstrip(".")
    value = getattr(kr, edit.field or "metric")
    name = (edit.field or "").replace("_", " ")
    return f"no {name}" if value is None else f"{name} {value}"


def _value(kr: KeyResult, field: str) -> str:
    value = getattr(kr, field)
    if value is not None and field == "target":
        return f"{limit(kr.comparator)}{amount(value, kr.unit)}"
    if value is not None:
        return amount(value, kr.baseline_unit or kr.unit)
    if field == "target" and kr.relative_change is not None:
        return f"{amount(kr.relative_change * 100, '%')} on today's value"
    if field == "target" and kr.change is not None:
        return f"{amount(kr.change, kr.unit)} on today's value"
    return "unknown"


def checked(before: Report, after: Report) -> list[str]:
    """Say which findings came and which went; one whose words alone are other is neither."""
    old, new = (Counter(each.code for each in report.findings) for report in (before, after))
    came, went = new - old, old - new
    told: list[str] = []
    known = {each.message for each in before.findings}
    for each in sorted(after.findings, key=lambda one: one.message in known):
        if came[each.code] and len(told) < _MOST:
            came[each.code] -= 1
            told.append(f"The check now says {each.code}: {each.message}")
    if came.total():
        told.append(f"and {so_many(came.total(), 'more finding')}.")
    if went:
        told.append(f"Gone: {listed(list(went))}.")
    return told


def drafted(draft: Draft) -> str:
    """Say what a draft holds, and what bars it from being signed."""
    results = sum(len(each.key_results) for each in draft.okrs.objectives)
    if not results:
        return "Nothing could be drafted from these notes yet; see the questions."
    said = f"{so_many(len(draft.okrs.objectives), 'objective')} with {so_many(results, 'key result')}"
    asks = f", {so_many(len(draft.questions), 'question')} to answer" if draft.questions else ""
    state = "ready to sign" if draft.status == "ready" else "to be reviewed"
    return f"{said}{asks}; {state}."


def lost(edit: Edit) -> str:
    """Say that an edit found nothing to change in a new draft."""
    what = _LOST[edit.act].format(field=(edit.field or "").replace("_", " "), value=edit.value)
    if edit.metric is None:
        return f"The new draft has nothing that this fits, so it was not done: {what}."
    return f"The new draft has no \u201c{edit.metric}\u201d that this fits, so it was not done: {what}."


def not_understood(unclear: Iterable[Unclear], okrs: OkrSet) -> list[str]:
    """Say which parts were not done, and what can be said instead."""
    told: list[str] = []
    for each in unclear:
        said = " ".join(each.said.split())
        short = said if len(said) <= 80 else f"{said[:77]} …"
        told.append(
            f"\u201c{short}\u201d: {each.why}"
            if each.why
            else f"I did not understand \u201c{short}\u201d. {can_say(okrs)}"
        )
    return told


def can_say(okrs: OkrSet) -> str:
    """Give examples that fit a draft."""
    every = places(okrs)
    if not every:
        return "Add notes with \u201cadd: \u2026\u201d, or name a role, a phase or a kind of team."
    return f"You can say {_SAYABLE.format(first=label(okrs, every[0]), last=label(okrs, every[-1]))}."
