"""The sentence and the fields of a record say different numbers.

Finds records whose baseline, target or due date differs from what the sentence says. The fields win everywhere else;
the sentence is what people read.

Why it matters: two numbers for one thing mean that one was changed and the other forgotten. Half the team will work
towards the old one.

Bad:
    - text: Increase trial conversion from 12% to 18%
      baseline: 12
      target: 20
      unit: "%"
Good:
    - text: Increase trial conversion from 12% to 18%
      baseline: 12
      target: 18
      unit: "%"
"""

from assistant.checker.guides import IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.subject import KeyResultSubject
from assistant.language.quantity import Quantity
from assistant.language.units import convert


def see(kr: KeyResultSubject) -> Sighting | None:
    """Hold each field against the sentence."""
    given, said = kr.given, kr.said
    if not given.text.strip():
        return None
    pair = said.pairs[0] if len(said.pairs) == 1 else None
    checks = (
        ("baseline", given.baseline, given.baseline_unit or given.unit, said.baseline, pair.baseline if pair else None),
        ("target", given.target, given.unit, said.target, pair.target if pair else None),
    )
    for name, value, unit, stated, quantity in checks:
        if value is None or stated is None:
            continue
        against = (quantity,) if quantity is not None else said.quantities
        if against and not any(same_value(value, unit, each) for each in against) and not _close(value, stated):
            span = (quantity.start, quantity.end) if quantity is not None else None
            return Sighting(
                f"The {name} field says {value:g}, the sentence {stated:g}.", span, f"Write the same {name} in both."
            )
    if given.due is not None and said.due is not None and given.due != said.due:
        return Sighting(
            f"The due field says {given.due.isoformat()}, the sentence {said.due.isoformat()}.",
            None,
            "Write the same date in both.",
        )
    return None


def same_value(value: float, unit: str | None, quantity: Quantity) -> bool:
    """Say whether a number in `unit` is the one written, after unit conversion."""
    if _close(value, quantity.value):
        return True
    if unit is None or quantity.unit is None or unit == quantity.unit:
        return False
    converted = convert(quantity.value, quantity.unit, unit)
    return converted is not None and _close(value, converted)


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= 0.005 * max(1.0, abs(a), abs(b)) if a % 1 or b % 1 else a == b


RULE = Rule(
    code="KR022",
    name="text-differs",
    severity=severities(strict="error", balanced="error", lenient="warning"),
    guide=IMPLEMENTING,
    page=__doc__,
    look=each_key_result(see),
)
