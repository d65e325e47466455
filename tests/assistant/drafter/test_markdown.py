"""What a person reads can be read back by the reader of OKR files."""

from dataclasses import replace
from datetime import date

from assistant import formats
from assistant.drafter.brief import Brief, Draft, Note
from assistant.drafter.draft import draft
from assistant.drafter.markdown import draft_markdown
from tests.assistant.drafter.test_draft import NOTES, nothing


def of(text: str = NOTES, document: str = "growth_sync.md") -> Draft:
    return draft(Brief((Note(document, text),), date(2027, 1, 12)), nothing, None)


def test_the_okrs_are_read_back() -> None:
    made = of()
    (read,) = formats.read(draft_markdown(made), "draft.md")
    assert [each.title for each in read.objectives] == [each.title for each in made.okrs.objectives]
    for one, other in zip(read.objectives, made.okrs.objectives, strict=True):
        assert [kr.text for kr in one.key_results] == [kr.text for kr in other.key_results]
    assert (read.cycle, read.role, read.phase) == (made.okrs.cycle, made.okrs.role, made.okrs.phase)


def test_each_key_result_points_at_the_sentence_it_came_from() -> None:
    text = draft_markdown(of())
    line = next(line for line in text.splitlines() if "from 61% to 78%" in line)
    mark = line.partition("[^")[2].partition("]")[0]
    source = next(line for line in text.splitlines() if line.startswith(f"[^{mark}]: "))
    assert source.startswith(f"[^{mark}]: growth\\_sync.md: “") or source.startswith(f"[^{mark}]: growth_sync.md: “")
    assert "61%" in source


def test_questions_requests_warnings_and_verdict_are_told() -> None:
    text = draft_markdown(of())
    for heading in ("## Questions", "## Parked requests", "## Warnings", "## Check", "## Sources"):
        assert heading in text
    assert "Verdict pass, score" in text


def test_a_reason_shared_by_requests_is_given_once() -> None:
    text = draft_markdown(of(NOTES + "Support asked us to build a dark mode.\nSales asked us to build a wallet.\n"))
    parked = text.partition("## Parked requests")[2].partition("\n## ")[0]
    assert parked.count("Work, not a result") == 1
    assert parked.count("  - ") == 3


def test_marks_in_notes_stay_words() -> None:
    text = draft_markdown(of(NOTES + "Sales asked us to build a [link](https://x.example) <b>now</b>.\n"))
    assert "](https://x.example)" not in text.replace("\\]", "")


def test_nothing_found_is_said() -> None:
    assert "name no goal" in draft_markdown(of("Lunch is at twelve."))


def test_a_draft_without_key_results_has_no_verdict() -> None:
    text = draft_markdown(of("Lunch is at twelve."))
    assert "Not checked: there are no key results" in text
    assert "Verdict" not in text


def test_the_check_says_why_asking_key_results_fail() -> None:
    made = of("Priority: make the first week effortless for new customers.\n")
    assert made.status == "needs_review"
    text = draft_markdown(made)
    assert "Verdict fail" in text
    assert "2 key results ask for a value, as the notes name none" in text


def test_a_share_worked_out_of_counts_is_said_to_be() -> None:
    text = draft_markdown(
        of("| metric | now | Q1 goal |\n|---|---|---|\n| services on the new API | 7 of 18 | 14 of 18 |\n")
    )
    assert "Note: the percentages are worked out from the counts in brackets" in text


def test_the_rhythm_of_reviews_is_asked_and_no_finding() -> None:
    made = of()
    assert any(question.field == "review" for question in made.questions)
    assert made.okrs.review is None
    assert "nobody has said yet when the team looks" in draft_markdown(made)
    assert all(finding.code != "SET011" for finding in made.report.findings)


def test_what_measures_a_key_result_and_who_owns_it_are_told_and_read_back() -> None:
    made = of("Goal: raise onboarding completion (Amplitude dashboard) from 61% to 78% by 31 March 2027. Owner: Ana.\n")
    (kr,) = made.okrs.objectives[0].key_results
    named = replace(kr, owner="Ana")
    okrs = replace(made.okrs, objectives=(replace(made.okrs.objectives[0], key_results=(named,)),))
    text = draft_markdown(replace(made, okrs=okrs))
    assert f"  - Measured by: {kr.measured_by}\n  - Owner: Ana\n" in text
    (read,) = formats.read(text, "draft.md")
    assert read.objectives[0].key_results[0].measured_by == kr.measured_by == "Amplitude dashboard"
