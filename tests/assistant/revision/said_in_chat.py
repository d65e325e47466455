"""What product managers write in a chat about a draft, and what must come of each message.

Ten people, each with a way to write; `TWO_SAID` is said of a draft with two objectives. Where nothing is set, nothing
may change: it is a question, a thought, or it cannot be told what is meant.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

APRIL, JUNE = date(2027, 4, 30), date(2027, 6, 30)


@dataclass(frozen=True)
class Said:
    """A message, what must change by it (fields of key results by their old place), and words of the answer."""

    text: str
    sets: dict[int, dict[str, Any]] = field(default_factory=dict)
    order: tuple[int, ...] = (1, 2, 3)
    adds: int = 0
    title: str | None = None
    brief: dict[str, Any] = field(default_factory=dict)
    back: int | str | None = None
    tells: str = ""


PRIYA = (
    Said("kr1 to 75 pls", {1: {"target": 75}}),
    Said("can we push kr 3 out to end of june?", {3: {"due": JUNE}}),
    Said("ditch the churn kr, we dont own it", order=(1, 2)),
    Said("whats the baseline for setup time again", tells="9 days"),
    Said("KR2 should be 5 days, not 4", {2: {"target": 5}}),
    Said("assign kr2 to tom and kr3 to lena", {2: {"owner": "tom"}, 3: {"owner": "lena"}}),
    Said("hmm actually revert that", back="before"),
    Said("lgtm thanks", tells="Open:"),
)
MARCO = (
    Said("Hi, could you please lower the target for KR 1 to 72%? Thank you!", {1: {"target": 72}}),
    Said("Would you mind removing the second key result? It's covered by another team.", order=(1, 3)),
    Said("I think the third one should be owned by Sofia Reyes.", {3: {"owner": "Sofia Reyes"}}),
    Said("Could we measure KR 1 with Amplitude please?", {1: {"measured_by": "Amplitude"}}),
    Said(
        'Please change the wording of the objective to "Get new customers to value in their first week".',
        title="Get new customers to value in their first week",
    ),
    Said("Sorry, I meant 74% for KR 1.", {1: {"target": 74}}),
    Said("Would it be possible to have KR 2 finish by mid-March instead?", {2: {"due": date(2027, 3, 15)}}),
    Said(
        "Kindly make the churn target 2.8 percent, and the deadline for it 15 June 2027.",
        {3: {"target": 2.8, "due": date(2027, 6, 15)}},
    ),
)
JESS = (
    Said("chnage kr 1 taget to 80%", {1: {"target": 80}}),
    Said("delte kr2", order=(1, 3)),
    Said("teh owner of kr 3 is Bob", {3: {"owner": "Bob"}}),
    Said("KR1 basline is 60% not 61", {1: {"baseline": 60}}),
    Said("mve kr3 to the top", tells="did not understand"),
    Said("set chrun to 2.5%", {3: {"target": 2.5}}),
    Said("kr 2 in 3 dyas instead of 4", tells="say the value in its own unit"),
    Said("renmae kr 1 to activation rate", {1: {"metric": "activation rate"}}),
)
AHMED = (
    Said("drop kr 3 and make kr 1 82%", {1: {"target": 82}}, order=(1, 2)),
    Said("KR 1: 80%, KR 2: 3 days", {1: {"target": 80}, 2: {"target": 3}}),
    Said("swap kr 1 and kr 3, then give kr 2 to Nadia", {2: {"owner": "Nadia"}}, order=(3, 2, 1)),
    Said("all of them due end of april please", {1: {"due": APRIL}, 2: {"due": APRIL}, 3: {"due": APRIL}}),
    Said("raise KR 1 by 2 points and cut KR 2 by a day", tells="Counted from what"),
    Said("Keep KR 1 as is but change KR 2 to 6 days", {2: {"target": 6}}),
    Said(
        "KR 1 owner Ana, KR 2 owner Ben, KR 3 owner Cy", {1: {"owner": "Ana"}, 2: {"owner": "Ben"}, 3: {"owner": "Cy"}}
    ),
    Said("don't touch KR 1; KR 3 → 2.9%", {3: {"target": 2.9}}),
)
LENA = (
    Said("who's on the hook for KR 2?", tells="owner"),
    Said("when does kr 3 have to be done?", tells="31 March 2027"),
    Said("what changed since the last version?"),
    Said("where did the 4.2 come from?", tells="4.2%"),
    Said("is 78% realistic?"),
    Said("how many key results do we have?", tells="3"),
    Said("should we drop KR 3?"),
    Said("what if we set KR 1 to 90%?"),
)
DEV = (
    Said("don't drop KR 3, drop KR 2", order=(1, 3)),
    Said("no need to change KR 1"),
    Said("not 4 days but 5 for KR 2", {2: {"target": 5}}),
    Said("let's leave churn out of this quarter", order=(1, 2)),
    Said("nobody said 78% - KR 1 target should be 75%", tells="Which one: 78% or 75%"),
    Said("never mind"),
    Said("maybe KR 1 should be 85%?"),
    Said("please do not change the due date of KR 2"),
)
GRACE = (
    Said("cut this down to two key results"),
    Said("everything by 15 March", {n: {"due": date(2027, 3, 15)} for n in (1, 2, 3)}),
    Said("make it sound less corporate"),
    Said("I want this for the leadership team", brief={"team_kind": "leadership"}),
    Said("put KR 2 first", order=(2, 1, 3)),
    Said("Approved, ship it", tells="Open:"),
    Said("who signed off on this?"),
    Said("set all targets 10% higher"),
)
TOMAS = (
    Said("churn to three and a half percent", {3: {"target": 3.5}}),
    Said("KR 2 goal: two days", {2: {"target": 2}}),
    Said("KR1 61 -> 85", {1: {"target": 85}}),
    Said("baseline for churn is 4.5% as of last week", {3: {"baseline": 4.5}}),
    Said("KR 1: at least 80%", {1: {"target": 80, "comparator": ">="}}),
    Said("make kr 2 48 hours", {2: {"target": 48, "unit": "h", "baseline_unit": "days"}}),
    Said("due 31 February for KR 1", tells="February"),
    Said("KR 1 and KR 3 due on 30.04.2027", {1: {"due": APRIL}, 3: {"due": APRIL}}),
)
WEI = (
    Said("also add a KR on NPS: from 31 to 40 by end of March", adds=1),
    Said("fyi the sales team told us trial conversion fell to 9% in December", brief={"notes": 1}),
    Said("new key result - cut support tickets per customer from 3 to 2 by 31 March 2027", adds=1),
    Said("make Wei Chen responsible for KR 1", {1: {"owner": "Wei Chen"}}),
    Said("data for KR 3 comes from Stripe", {3: {"measured_by": "Stripe"}}),
    Said("can you add something about accessibility"),
    Said("we check progress every monday", brief={"review": "every monday"}),
    Said("link KR 1 to the company goal of winning the mid-market"),
)
OLU = (
    Said("Great draft! One thing: KR 2 should be due 28 Feb.", {2: {"due": date(2027, 2, 28)}}),
    Said("Thanks. Maria will own KR 1. The rest is fine.", {1: {"owner": "Maria"}}),
    Said("hmm, 78 feels too high, let's go with 70", tells="which key result"),
    Said("The CFO wants churn at 2.5% by end of Q2.", tells="nothing is changed"),
    Said("KR 3: lower it a bit"),
    Said("actually scratch KR 2 entirely, and rename KR 3 to logo churn", {3: {"metric": "logo churn"}}, order=(1, 3)),
    Said("can we split kr 1 into two: web and mobile"),
    Said("bring back the kr I dropped"),
)
# On TWO: objective 1 has key results 1 and 2, objective 2 has 3 and 4 here.
TWO_SAID = (
    Said("KR 2.1: 30 minutes", {3: {"target": 30}}, order=(1, 2, 3, 4)),
    Said("drop the second objective", order=(1, 2)),
    Said(
        "both key results of objective 2 belong to Ines",
        {3: {"owner": "Ines"}, 4: {"owner": "Ines"}},
        order=(1, 2, 3, 4),
    ),
    Said("set every target to 90%", order=(1, 2, 3, 4), tells="none of this was done"),
    Said("remove all key results of objective 1", order=(3, 4)),
    Said(
        "obj 2 title: Help agents solve it the first time",
        title="Help agents solve it the first time",
        order=(1, 2, 3, 4),
    ),
    Said("drop everything except the first objective", order=(1, 2)),
    Said("owner of all KRs: Support Ops", {n: {"owner": "Support Ops"} for n in (1, 2, 3, 4)}, order=(1, 2, 3, 4)),
)
PERSONAS = (PRIYA, MARCO, JESS, AHMED, LENA, DEV, GRACE, TOMAS, WEI, OLU)
