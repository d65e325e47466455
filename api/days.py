"""Days as they come in from people and programs."""

from datetime import date

from assistant.errors import BadSetting

EARLIEST, LATEST = date(1970, 1, 1), date(2200, 12, 31)


def read_day(value: object, where: str) -> date:
    """Read YYYY-MM-DD. Raises BadSetting naming where it stands."""
    if isinstance(value, str) and len(value) == len("2027-01-31"):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is not None and EARLIEST <= day <= LATEST:
            return day
    raise BadSetting(f"{where} must be a day such as 2027-01-31, in a year from {EARLIEST.year} to {LATEST.year}.")
