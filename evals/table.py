"""Tables and numbers as people read them."""

from collections.abc import Sequence

from evals.agreement import Share
from evals.bootstrap import Mean

NONE = "-"
Rows = Sequence[Sequence[str]]


def aligned(rows: Rows) -> str:
    """Write rows in columns; the first is of words, and so is any other whose cells begin with a letter."""
    columns = range(len(rows[0]))
    widths = [max(len(row[at]) for row in rows) for at in columns]
    words = [at == 0 or all(not row[at] or row[at][0].isalpha() for row in rows[1:]) for at in columns]
    return "\n".join(
        "  ".join(row[at].ljust(widths[at]) if words[at] else row[at].rjust(widths[at]) for at in columns).rstrip()
        for row in rows
    )


def markdown_table(rows: Rows) -> str:
    """Write rows as a table of Markdown, the first as its head."""
    head, *rest = [[cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    lines = [head, ["---"] * len(head), *rest]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def shown_share(share: Share) -> str:
    """Write a share and its interval."""
    if share.value is None or share.low is None or share.high is None:
        return NONE
    return f"{share.value:.3f} ({share.low:.3f} to {share.high:.3f})"


def shown_mean(mean: Mean) -> str:
    """Write a mean and its interval."""
    return f"{shown(mean.value)} ({shown(mean.low)} to {shown(mean.high)})"


def shown(value: float) -> str:
    """Write a number to a few digits."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.3f}"
