"""Examples of the OpenAPI description; the tests send every one of them."""

from typing import Any

import prompts

NOTES = (
    "Growth sync, 12 January 2027\n"
    "Onboarding completion is stuck at 61%. We agreed to get it to 78% by the end of March.\n"
    "Activation within a week is at 42%, target 50%.\n"
    "Priority: make the first week effortless for new customers.\n"
    "Sales asked us to build a Salesforce export.\n"
)
OKRS = {
    "objective": "Make self-serve onboarding effortless for new customers",
    "key_results": [
        "Increase onboarding completion from 61% to 78% by 31 March 2027",
        "Raise activation within a week from 42% to 50% by 31 March 2027",
    ],
}


def _examples(**values: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    return {name: {"summary": summary, "value": value} for name, (summary, value) in values.items()}


def _briefs() -> dict[str, tuple[str, dict[str, Any]]]:
    base = {"notes": NOTES, "as_of": "2027-01-12"}
    roles = {f"role-{name}": (f"For the role {name}", {**base, "role": name}) for name in prompts.names("role")}
    phases = {f"phase-{name}": (f"In the phase {name}", {**base, "phase": name}) for name in prompts.names("phase")}
    return {
        "notes": ("Notes alone", base),
        "full": (
            "Everything said",
            {
                "notes": [{"id": "growth-sync.md", "text": NOTES}],
                "role": "pm",
                "phase": "deliver",
                "team_kind": "cross-functional",
                "cycle": "2027-Q1",
                "as_of": "2027-01-12",
                "model": "offline",
                "documents": [],
                "okrs": OKRS,
                "config": {"preset": "balanced"},
                "fallback": True,
                "keep": False,
            },
        ),
        **roles,
        **phases,
    }


DRAFTS = _examples(**_briefs())
CHECKS = _examples(
    short=("The short form: an objective and sentences", {"okrs": [OKRS]}),
    grounded=("Against notes", {"okrs": [OKRS], "notes": [{"id": "growth-sync.md", "text": NOTES}]}),
    config=("In a team's house style", {"okrs": [OKRS], "config": {"preset": "strict", "ignore": ["SET001"]}}),
)
EVIDENCE = _examples(
    text=("One text", {"text": NOTES, "as_of": "2027-01-12"}),
    notes=("Several notes", {"notes": [{"id": "growth-sync.md", "text": NOTES}], "as_of": "2027-01-12"}),
)
DOCUMENTS = _examples(
    strategy=(
        "A strategy page",
        {
            "id": "strategy.md",
            "title": "Strategy 2027",
            "kind": "strategy",
            "text": "# Where we play\n\nWin the mid-market without a sales call: self-serve onboarding comes first.\n",
        },
    ),
    plain=(
        "A text and its name",
        {"id": "research/week-2.txt", "text": "Five of eight users stopped at the import.\n"},
    ),
)
SEARCHES = _examples(
    text=("In the whole library", {"text": "self-serve onboarding", "k": 5}),
    kind=("In strategy documents", {"text": "self-serve onboarding", "k": 5, "kind": "strategy"}),
)
SIGN_IN = _examples(key=("A key, as okr keys create prints it", {"key": f"plumb_0123456789ab_{'0' * 48}"}))
FEEDBACK = _examples(
    up=("On the whole draft", {"thumb": "up"}),
    down=("On a key result", {"thumb": "down", "reason": "We decided this is a guardrail.", "objective": 1}),
)
CONVERSATIONS = _examples(
    plain=("Named after its draft", {}),
    named=("With a title", {"title": "Onboarding in the first quarter"}),
)
CHANGES = _examples(
    title=("Another title", {"title": "Onboarding, as agreed"}),
    version=("Back to a version", {"version": 1}),
)
MESSAGES = _examples(
    notes=("Notes, as the first message", {"text": NOTES, "as_of": "2027-01-12", "role": "pm"}),
    words=("A wish", {"text": "KR 1: target 80 %"}),
    settings=("For another role, with more notes", {"role": "ba", "notes": [{"id": "call.md", "text": NOTES}]}),
    edited=("The OKRs as somebody edited them", {"okrs": OKRS}),
)
EVALUATIONS = _examples(
    notes=(
        "Notes drafted in two house styles, with what a good draft holds",
        {
            "name": "Nightly",
            "presets": ["balanced", "strict"],
            "cases": [
                {
                    "custom_id": "growth-sync",
                    "notes": NOTES,
                    "as_of": "2027-01-12",
                    "gold": {"must_not_appear": ["Salesforce export"]},
                }
            ],
        },
    ),
    okrs=("OKRs judged without a model", {"cases": [{"custom_id": "team-a", "okrs": OKRS}]}),
)
