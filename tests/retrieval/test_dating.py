"""The day a document is of."""

from datetime import date

import pytest

from retrieval.dating import dated


@pytest.mark.parametrize(
    ("name", "title", "text", "day"),
    [
        ("notes/2026-01-07-sync.md", "Sync", "", date(2026, 1, 7)),
        ("sync_20260107.txt", "Sync", "", date(2026, 1, 7)),
        ("a.md", "Growth sync, 7 January 2026", "", date(2026, 1, 7)),
        ("a.md", "Minutes of Jan. 7th, 2026", "", date(2026, 1, 7)),
        ("a.md", "A", "# Growth sync\n\nDate: 7th of March 2026\n\nWe said", date(2026, 3, 7)),
        ("a.md", "A", "Released 2026.03.07\n", date(2026, 3, 7)),
        ("2026-02-30.md", "A", "", None),
        ("a-2026.md", "Strategy 2026", "Maybe 7 of 2026 did", None),
        ("build-120260107.md", "A", "", None),
        ("a.md", "Top 10 marketing 2026 goals", "", None),
        ("a.md", "3 decisions, 2026", "", None),
        ("a.md", "A", "Tue 12 Jan 2027, 10:00, Pier room. Present: " + "Amara, Joon, " * 9, date(2027, 1, 12)),
        ("a.md", "Protokoll 12.01.2027", "", date(2027, 1, 12)),
        ("3_mar_2026.md", "A", "", date(2026, 3, 3)),
        ("a.md", "Sept 3, 2026", "", date(2026, 9, 3)),
        ("a.md", "A", "We grow. " * 12 + "On 2026-03-07 we met.", None),
        ("a.md", "A", "one\n" * 6 + "2026-03-07", None),
    ],
)
def test_the_day_near_the_beginning(name: str, title: str, text: str, day: date | None) -> None:
    assert dated(name, title, text) == day
