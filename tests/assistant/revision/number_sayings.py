"""What people say with numbers, and what each must be read as: the values it sets, or a question.

Said of NUMBERS, whose key results are onboarding completion 61% to 78%, median setup time 9 days to 4 days, monthly
churn 4.2% to 3%, active accounts 3,200 to 6,000, and NPS 32 to 40.
"""

from dataclasses import replace

from assistant.okr import OkrSet
from tests.assistant.revision.case import FIVE, key_result_of

ASKED: dict[str, float | str] = {}
NUMBERS = OkrSet(
    (
        replace(
            FIVE.objectives[0],
            key_results=(
                *FIVE.objectives[0].key_results[:3],
                key_result_of("Increase active accounts from 3,200 to 6,000", "active accounts", 3200, 6000, None),
                key_result_of("Increase NPS from 32 to 40", "NPS", 32, 40, None),
            ),
        ),
    ),
    cycle="2027-Q1",
)


def sets(**values: float | str) -> dict[str, float | str]:
    """Say what is set, as `kr4_target=8000`."""
    return values


SAYINGS: tuple[tuple[str, dict[str, float | str]], ...] = (
    ("KR 4: target 1e999", ASKED),
    ("KR 4: target 1.5e3", ASKED),
    ("KR 4: target +5", ASKED),
    ("KR 3: target ½", sets(kr3_target=0.5)),
    ("KR 3: target ½ %", sets(kr3_target=0.5)),
    ("KR 4: target 1'000", sets(kr4_target=1000)),
    ("KR 4: target 1 000", sets(kr4_target=1000)),
    ("KR 3: target 1,5", sets(kr3_target=1.5)),
    ("KR 1: target 90-95%", ASKED),
    ("KR 1 target between 88 and 92", ASKED),
    ("KR 2: 10 or 11 days", ASKED),
    ("KR 2: 10 days or 11 days", ASKED),
    ("increase the target of KR 1 by 10%", sets(kr1_target=85.8)),
    ("double the target of KR 4", sets(kr4_target=12000)),
    ("halve the target of KR 2", sets(kr2_target=2)),
    ("lower the target of KR 1 by 2 points", sets(kr1_target=76)),
    ("reduce churn by 10%", sets(kr3_target=3.78)),
    ("double active accounts", sets(kr4_target=6400)),
    ("KR 5: target two weeks", ASKED),
    ("KR 4: target 15 per thousand", ASKED),
    ("KR 4: target 27 per 100k", ASKED),
    ("KR 3: the number was wrong, it's 4.1", ASKED),
    ("KR 1: the number was wrong, it's 42", ASKED),
    ("KR 1: aim for 80", sets(kr1_target=80)),
    ("KR 1 target should be eighty percent", sets(kr1_target=80)),
    ("bump KR 1 to 82%", sets(kr1_target=82)),
    ("let's go for 85 % on KR 1", sets(kr1_target=85)),
    ("KR 1 should land at 79.5%", sets(kr1_target=79.5)),
    ("KR 1: target 79,5 %", sets(kr1_target=79.5)),
    ("KR 1: target ~80%", sets(kr1_target=80)),
    ("KR 1: target about 80%", sets(kr1_target=80)),
    ("KR 1: at least 80%", sets(kr1_target=80)),
    ("KR 1: target >= 80%", sets(kr1_target=80)),
    ("KR 1: target > 80%", sets(kr1_target=80)),
    ("KR 2: no more than 3 days", sets(kr2_target=3)),
    ("KR 2: under 3 days", sets(kr2_target=3)),
    ("KR 2: target < 3 days", sets(kr2_target=3)),
    ("KR 2 target: 3-4 days", ASKED),
    ("KR 2 target: 3 to 4 days", ASKED),
    ("KR 1: somewhere between 80 and 85 percent", ASKED),
    ("KR 1: 80, maybe 85", ASKED),
    ("KR 1: 80% or 85%", ASKED),
    ("KR 1: 80/85", ASKED),
    ("KR 1: raise the target by 5 points", sets(kr1_target=83)),
    ("KR 1: raise the target by 5 percentage points", sets(kr1_target=83)),
    ("KR 1: raise the target by 10%", sets(kr1_target=85.8)),
    ("KR 1: add 2 to the target", sets(kr1_target=80)),
    ("KR 1: take 3 points off the target", sets(kr1_target=75)),
    ("KR 2: cut the target by a day", sets(kr2_target=3)),
    ("KR 2: shave one day off the target", sets(kr2_target=3)),
    ("KR 2: halve the target", sets(kr2_target=2)),
    ("KR 2: cut the target in half", sets(kr2_target=2)),
    ("KR 4: double the target", sets(kr4_target=12000)),
    ("KR 4: triple the target", sets(kr4_target=18000)),
    ("KR 4: target 8k", sets(kr4_target=8000)),
    ("KR 4: target 8 thousand", sets(kr4_target=8000)),
    ("KR 4: target 7,500", sets(kr4_target=7500)),
    ("KR 4: target 7.5k", sets(kr4_target=7500)),
    ("KR 4: target 7500 accounts", sets(kr4_target=7500)),
    ("KR 4: make it 1.2 million", sets(kr4_target=1200000)),
    ("KR 4: target 1.2m", sets(kr4_target=1200000)),
    ("KR 4: target 10 000", sets(kr4_target=10000)),
    ("KR 4: make it a dozen", sets(kr4_target=12)),
    ("KR 4: target should be twice the baseline", sets(kr4_target=6400)),
    ("KR 4: 50% more than the baseline", sets(kr4_target=4800)),
    ("KR 4: 10% higher target", sets(kr4_target=6600)),
    ("KR 4: baseline 3,400, target 6,800", sets(kr4_baseline=3400, kr4_target=6800)),
    ("KR 4: from 3.4k to 6.8k", sets(kr4_baseline=3400, kr4_target=6800)),
    ("KR 4: 3400 -> 6800", sets(kr4_baseline=3400, kr4_target=6800)),
    ("KR 5: target 45", sets(kr5_target=45)),
    ("KR 5: target minus 5", ASKED),
    ("KR 5: target -5", sets(kr5_target=-5)),
    ("KR 5: up 10 points from the baseline", sets(kr5_target=42)),
    ("KR 3: target 2.5", sets(kr3_target=2.5)),
    ("KR 3: target 2 and a half percent", ASKED),
    ("KR 3: target two point five percent", sets(kr3_target=2.5)),
    ("KR 3: it's 2.8% not 3%", sets(kr3_target=2.8)),
    ("KR 3: the 3% should be 2.8%", sets(kr3_target=2.8)),
    ("KR 3: 4.2 is wrong, it's 4.4", sets(kr3_baseline=4.4)),
    ("KR 3: we're at 4.4% today", sets(kr3_baseline=4.4)),
    ("KR 3: currently 4.4%, want 2.9%", sets(kr3_baseline=4.4, kr3_target=2.9)),
    ("KR 3: zero churn", sets(kr3_target=0)),
    ("KR 1: 100%", sets(kr1_target=100)),
    ("KR 2: target 72 hours", sets(kr2_target=72, kr2_unit="h")),
    ("KR 2: target half a day", sets(kr2_target=12, kr2_unit="h")),
    ("KR 2: target a week", sets(kr2_target=1, kr2_unit="weeks")),
    ("KR 4: target $8k", ASKED),
    ("KR 1: 4 out of 5", sets(kr1_target=80)),
    ("KR 4: aim for another 1,000", ASKED),
)
