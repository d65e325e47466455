"""Whether the service works."""

from typing import Literal

from api.answers.parts import Answer


class Health(Answer):
    """That the service runs."""

    status: Literal["ok"]


class Readiness(Answer):
    """What works: each part says `ok` or, in a sentence, why it does not."""

    status: Literal["ready", "not_ready"]
    parts: dict[str, str]
