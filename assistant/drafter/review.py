"""When a team looks at its numbers together: a draft asks, as notes hardly ever say."""

from dataclasses import replace

from assistant.checker.config import Config
from assistant.drafter.brief import Question
from assistant.drafter.material import Composition

_RULE = "SET011"
_ASKED = Question("When does the team look at these numbers together, every week or every two weeks?", field="review")


def asking_review(composition: Composition) -> Composition:
    """Add the question where there are key results and nobody has said when they are reviewed."""
    okrs = composition.okrs
    if (okrs.review or "").strip() or not any(objective.key_results for objective in okrs.objectives):
        return composition
    return replace(composition, questions=(*composition.questions, _ASKED))


def without_review_finding(config: Config) -> Config:
    """Leave out the finding that the question replaces; a team that selects the rule or sets its weight keeps it."""
    wanted = any(entry == _RULE for entry in config.select) or any(code == _RULE for code, _ in config.severity)
    return config if wanted else replace(config, ignore=(*config.ignore, _RULE))
