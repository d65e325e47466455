"""How many of something, in words."""


def so_many(count: int, one: str, more: str | None = None) -> str:
    """Give "1 finding", "3 findings"; `more` is the plural where it is not `one` with an s."""
    return f"{count} {one if count == 1 else more or one + 's'}"
