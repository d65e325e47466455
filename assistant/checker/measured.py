"""What kind of measure a key result uses: its category and whether it leads or lags."""

from assistant.checker.subject import KeyResultSubject
from assistant.okr import Category, Indicator


def category_and_indicator(key_result: KeyResultSubject) -> tuple[Category | None, Indicator | None]:
    """Give what the record says, else what the metric's words usually belong to, from its last word to its first."""
    given = key_result.given
    category, indicator = given.category, given.indicator
    if category is None or indicator is None:
        measures = key_result.vocabulary.measures
        statement = key_result.statement
        named = (key_result.reading.metric or "").lower().split() or statement.lower(statement.object)
        for word in reversed(named):
            measure = measures.get(word.strip(".,;:()\"'"))
            if measure is not None:
                category = category or measure.category
                indicator = indicator or measure.indicator
            if category is not None and indicator is not None:
                break
    return category, indicator
