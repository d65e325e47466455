"""Remarks keep findings out with a reason; those that do nothing are told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checker.check import check
from assistant.checker.checked import Checked
from assistant.checker.config import Config
from assistant.checker.suppressions import Suppressions
from assistant.formats import read_document

YAML = """\
# top
objectives:
  - title: Improve the customer experience{title}
    key_results:
      {above}
      - Launch the app{first}
      - text: Reduce churn from 5% to 8%{second}
        target: 8{target}
"""


def run(text: str, config: Config = Config()) -> tuple[list[Checked], list[str]]:  # noqa: B008
    document = read_document(text, "okrs")
    remarks = Suppressions(document)
    found = [remarks.apply(Checked(check(okrs, config=config), document, at)) for at, okrs in enumerate(document.sets)]
    return found, list(remarks.complaints(config))


def yaml(**places: str) -> str:
    given = dict.fromkeys(("title", "first", "second", "target"), "") | {"above": "#"} | places
    return YAML.format(**given)


def codes(checked: Checked) -> set[str]:
    return {finding.code for finding in checked.report.findings}


@pytest.mark.parametrize(
    ("code", "place"),
    [("OBJ001", "title"), ("KR002", "first"), ("KR002", "above"), ("KR005", "second"), ("KR005", "target")],
)
def test_a_remark_keeps_out_what_it_is_about(code: str, place: str) -> None:
    plain, _ = run(yaml())
    (quiet,), complaints = run(yaml(**{place: f"  # okr: ignore {code} -- agreed with the data team"}))
    assert codes(quiet) == codes(plain[0]) - {code}
    assert [(one.finding.code, one.reason) for one in quiet.suppressed] == [(code, "agreed with the data team")]
    assert not complaints


def test_judgements_and_score_stay() -> None:
    (plain,), _ = run(yaml())
    (quiet,), _ = run(yaml(second="  # okr: ignore KR005 -- known", title=" # okr: ignore vague -- known"))
    assert (plain.report.verdict, quiet.report.verdict) == ("fail", "pass")
    assert plain.report.objectives == quiet.report.objectives
    assert plain.report.key_results == quiet.report.key_results
    assert (plain.report.score, plain.report.frameworks) == (quiet.report.score, quiet.report.frameworks)


def test_a_remark_is_about_its_sentence_alone() -> None:
    (quiet,), complaints = run(yaml(second="  # okr: ignore KR002, KR005 -- known"))
    assert "KR002" in codes(quiet)
    assert complaints == ["okrs:7: nothing breaks KR002 here; take KR002 out of the remark."]


def test_above_the_first_sentence_it_is_about_the_set_too() -> None:
    (plain,), _ = run(yaml())
    (quiet,), complaints = run(yaml().replace("# top", "# okr: ignore not-time-bound — set later"))
    assert codes(quiet) == codes(plain) - {"KR007"}
    assert not complaints


def test_a_whole_file_can_be_let_off() -> None:
    text = f"# okr: ignore-file KR002 -- a launch quarter\n{yaml()}---\n{yaml()}"
    found, complaints = run(text)
    assert [("KR002" in codes(one)) for one in found] == [False, False]
    assert not complaints


@pytest.mark.parametrize(
    ("remark", "complaint"),
    [
        ("KR002", "the remark on KR002 gives no reason and is not followed; add one behind --."),
        ("no-baselin -- why", "the remark names 'no-baselin', which is no rule; did you mean 'no-baseline'?"),
        ("-- why", "the remark names no rule; write # okr: ignore KR003 -- <reason>."),
        ("KR001 -- why", "nothing breaks KR001 here; take the remark out."),
    ],
)
def test_a_remark_that_does_nothing_is_told(remark: str, complaint: str) -> None:
    (found,), complaints = run(yaml(first=f" # okr: ignore {remark}"))
    assert "KR002" in codes(found)
    assert complaints == [f"okrs:6: {complaint}"]


def test_rules_that_are_off_are_passed_over() -> None:
    _, complaints = run(yaml(first=" # okr: ignore KR002 -- why"), Config(ignore=("KR002",)))
    assert not complaints


def test_markdown_and_text_have_remarks_too() -> None:
    markdown = (
        "<!-- okr: ignore OBJ001 -- a slogan we keep -->\n# Improve the customer experience\n\n"
        "- Launch the app <!-- okr: ignore KR002 -- agreed -->\n- Launch the site\n"
    )
    (found,), complaints = run(markdown)
    assert [(one.finding.code, one.reason) for one in found.suppressed] == [
        ("OBJ001", "a slogan we keep"),
        ("KR002", "agreed"),
    ]
    assert "KR002" in codes(found)
    assert not complaints
    text = "Objective: Improve the customer experience\nKR1: Launch the app # okr: ignore KR002 -- agreed\n"
    (found,), complaints = run(text)
    assert [one.text for one in found.report.key_results] == ["Launch the app"]
    assert [one.reason for one in found.suppressed] == ["agreed"]
    assert not complaints


REMARKS = ("# okr: ignore", "-file", " KR002", ",", " -- why", "<!-- okr: ignore KR002 -- x -->")
PIECES = st.sampled_from((*REMARKS, "\n", "- Launch it", "Objective: A", "KR1: b", " "))


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=12))
def test_odd_remarks_never_raise(pieces: list[str]) -> None:
    run("Objective: Grow\n" + "".join(pieces))
