"""What kind of measure a key result uses: its category and whether it leads or lags."""

from assistant.checker.statement import Statement
from assistant.checker.vocabulary import Vocabulary, word_list
from assistant.okr import Category, Indicator, KeyResult


def category_and_indicator(
    given: KeyResult, metric: str | None, statement: Statement, vocabulary: Vocabulary
) -> tuple[Category | None, Indicator | None]:
    """Give what the record says, else what the metric's words usually belong to, its governing noun first."""
    category, indicator = given.category, given.indicator
    if category is None or indicator is None:
        measures = vocabulary.measures
        named = (metric or "").lower().split() or list(statement.lower(statement.object))
        for word in _by_weight(named, vocabulary):
            measure = measures.get(word)
            if measure is not None:
                category = category or measure.category
                indicator = indicator or measure.indicator
            if category is not None and indicator is not None:
                break
    return category, indicator


def _by_weight(named: list[str], vocabulary: Vocabulary) -> list[str]:
    """Give the words before the first preposition, last first; those behind where only a share is named."""
    plain = [word.strip(".,;:()\"'") for word in named]
    counting = word_list("measuring")
    cut = next((i for i, word in enumerate(plain) if i and word in vocabulary.prepositions), len(plain))
    before = [word for word in reversed(plain[:cut]) if word not in counting]
    return before or list(reversed(plain[cut:])) or plain
