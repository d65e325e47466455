"""A rule of words of a team's own, as its house style writes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.checker.finding import Severity
from assistant.checker.pattern import expand
from assistant.checker.row import Row, Sentence

_SHOWN = 3
_CALLED: Mapping[Sentence, str] = {"objective": "objective", "key_result": "key result"}


@dataclass(frozen=True, slots=True)
class TeamRule:
    """One table [[rule]], checked: it has words or a pattern, and the pattern can be expanded."""

    code: str
    name: str
    severity: Severity
    applies_to: tuple[Sentence, ...]
    words: tuple[str, ...]
    pattern: str | None
    message: str
    suggestion: str | None
    why: str | None
    bad: str | None
    good: str | None

    def row(self) -> Row:
        """Give it as lexicon.py applies rules of words."""
        return Row(
            code=self.code,
            name=self.name,
            severity=(self.severity, self.severity, self.severity),
            applies_to=self.applies_to,
            entries=(*self.words, *(expand(self.pattern) if self.pattern else ())),
            message=self.message,
            suggestion=self.suggestion,
            page=self._page(),
            guide="The house style of your team",
        )

    def _page(self) -> str:
        shown = [*self.words, *filter(None, (self.pattern,))]
        more = f" or {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
        called = " or the ".join(_CALLED[one] for one in self.applies_to)
        page = f"The {called} says {', '.join(map(repr, shown[:_SHOWN]))}{more}.\n\n"
        page += f"Finds, in any case: {', '.join(shown)}. Then says: {self.message}"
        for part, text in (("Why it matters:", self.why), ("Bad:", self.bad), ("Good:", self.good)):
            if text:
                page += f"\n{part} {text}"
        return page
