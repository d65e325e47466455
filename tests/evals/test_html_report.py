"""The HTML report stands alone, sorts and opens in a browser, and takes no text of a case for markup."""

import json
from pathlib import Path

import pytest

from assistant.checker.config import Config
from evals.configuration import Configuration
from evals.dataset import Dataset
from evals.engines import Local
from evals.evaluator import Evaluator
from evals.html_case import Mark, marked
from evals.html_report import html_report
from evals.run import Run
from evals.runner import Extent
from evals.runner import run as do
from evals.summary import Counting
from tests.servers.chromium import running_chromium

EVIL = '<script>document.title = "taken"</script><img src=x onerror="document.title=1">'
NOTES = f"""\
Goal: increase onboarding completion from 61% to 78% by 31 March 2027. {EVIL}
Goal: reduce the median setup time from 9 days to 4 days by 31 March 2027.
We need a dark mode {EVIL}.
"""


def no_model(name: str) -> None:
    """Open nothing."""


def report(folder: Path) -> str:
    cases = [
        {"id": f"c{at}{EVIL}", "notes": NOTES, "as_of": "2027-01-12", "tags": {"industry": EVIL}} for at in range(3)
    ] + [{"id": "set", "objective": EVIL, "key_results": [f"Raise NPS from 3 to 4 {EVIL}"]}]
    (folder / "cases.jsonl").write_text("".join(json.dumps(case) + "\n" for case in cases))
    dataset = Dataset.of(str(folder / "cases.jsonl"))
    styles = (Configuration("balanced"), Configuration("strict", None, Config(preset="strict")))
    run = Run.begin(folder / "run", dataset, styles, Extent().record())
    counting = Counting(run)
    evaluate = Evaluator("cases", styles, no_model, folder / "answers", run.day)
    do(run, dataset, evaluate, Extent(), Local(1), counting, lambda done, total: None)
    return html_report(run, counting.summaries())


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    (folder / "report.html").write_text(report(folder), encoding="utf-8")
    return folder / "report.html"


def test_no_text_of_a_case_becomes_markup(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.count("<script>") == 1
    assert "<img" not in text
    assert "http://" not in text
    assert "https://" not in text


def test_marks_never_overlap_and_lose_no_text() -> None:
    marks = [Mark(0, 3, "goal", '"a"'), Mark(2, 5, "fact", "b"), Mark(4, 99, "fact", "c"), Mark(5, 6, "fact", "<d>")]
    assert marked("a<b>cdef", marks) == (
        '<mark class=goal title="&quot;a&quot;">a&lt;b</mark>&gt;c<mark class=fact title="&lt;d&gt;">d</mark>ef'
    )


def test_a_browser_sorts_filters_and_opens_cases(page: Path) -> None:
    with running_chromium() as browser:
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        said: list[str] = []
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.goto(page.as_uri())
        assert said == []
        assert tab.title().startswith("Evaluation run")
        head = tab.get_by_role("columnheader", name="checker").last
        at = head.evaluate("head => head.cellIndex")
        cells = f"document.querySelectorAll('table.cases > tbody > tr:first-child > :nth-child({at + 1})')"
        scores = f"[...{cells}].map(cell => Number(cell.dataset.n))"
        head.get_by_role("button").click()
        assert tab.evaluate(scores) == sorted(tab.evaluate(scores))
        assert head.get_attribute("aria-sort") == "ascending"
        head.get_by_role("button").click()
        assert tab.evaluate(scores) == sorted(tab.evaluate(scores), reverse=True)
        first = tab.locator("table.cases button.open").first
        first.click()
        assert first.get_attribute("aria-expanded") == "true"
        notes = tab.locator("tr.details:not([hidden]) .notes")
        assert notes.inner_text().strip() == NOTES.strip()
        assert notes.locator("mark.goal").count() >= 2
        tab.select_option("#state", "pass")
        assert set(
            tab.evaluate(
                "[...document.querySelectorAll('table.cases > tbody:not([hidden])')].map(b => b.dataset.state)"
            )
        ) <= {"pass"}
        tab.screenshot(path=str(page.with_suffix(".png")), full_page=True)
        assert page.with_suffix(".png").stat().st_size > 20_000
        wide = tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert wide


def test_a_phone_shows_the_report_without_scrolling_sideways(page: Path) -> None:
    with running_chromium() as browser:
        tab = browser.new_page(viewport={"width": 390, "height": 844})
        tab.goto(page.as_uri())
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390
        assert tab.locator(".card").count() == 2
        tab.locator("table.cases button.open").first.click()
        notes = tab.locator("tr.details:not([hidden]) .notes").bounding_box()
        assert notes is not None
        assert notes["x"] + notes["width"] <= 390


def test_a_change_without_a_score_says_so(tmp_path: Path) -> None:
    text = report(tmp_path)
    assert "None" not in text.split("<h2 id=cases>")[0]
