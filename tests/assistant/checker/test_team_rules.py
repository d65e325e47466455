"""Rules of a team's own: words and patterns out of okr.toml, found as our lists are, in time that grows as the text."""

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checker import catalogue
from assistant.checker.check import check
from assistant.checker.checked import Checked
from assistant.checker.config import Config
from assistant.checker.entries import Entries
from assistant.checker.house_style import read_config
from assistant.checker.output import render
from assistant.checker.pattern import expand
from assistant.checker.rules import RULES, rules_of
from assistant.checker.suppressions import Suppressions
from assistant.errors import BadSetting, PlumbError, UnknownName
from assistant.formats import read_document
from assistant.language.words import words
from assistant.okr import KeyResult, Objective, OkrSet

RULE = {
    "code": "TEAM001",
    "name": "house-word",
    "severity": "error",
    "applies_to": "objective",
    "words": ["world class"],
    "message": "{said} is no word of ours.",
    "suggestion": "Say who would notice.",
}
OKRS = OkrSet((Objective("Offer World-Class repairs", key_results=(KeyResult("Reach world class"),)),))


def style(*rules: dict[str, Any], **more: Any) -> Config:
    return read_config({"rule": list(rules), **more}, "okr.toml")


def seen(text: str, pattern: str) -> str | None:
    span = Entries.of(expand(pattern)).find(words(text))
    return text[slice(*span)] if span else None


def test_words_of_a_team_are_found_where_they_apply() -> None:
    (finding,) = [one for one in check(OKRS, config=style(RULE)).findings if one.code == "TEAM001"]
    assert (finding.objective, finding.key_result, finding.severity) == (1, None, "error")
    assert finding.span == (6, 17)
    assert (finding.message, finding.suggestion) == ("'World-Class' is no word of ours.", "Say who would notice.")
    both = style({key: value for key, value in RULE.items() if key not in ("applies_to", "severity")})
    places = [(one.key_result, one.severity) for one in check(OKRS, config=both).findings if one.code == "TEAM001"]
    assert places == [(None, "warning"), (1, "warning")]


def test_settings_work_on_a_rule_of_the_team() -> None:
    def severity(**more: Any) -> list[str]:
        report = check(OKRS, config=style(RULE, **more))
        return [one.severity for one in report.findings if one.code == "TEAM001"]

    assert severity(ignore=["house-word"]) == severity(ignore=["TEAM"]) == severity(select=["KR"]) == []
    assert severity(severity={"TEAM001": "advice"}) == ["advice"]
    assert read_config({"select": ["TEAM001"]}, "the command line", style(RULE)).select == ("TEAM001",)


def test_judgements_and_score_stay_the_same() -> None:
    plain, told = check(OKRS), check(OKRS, config=style(RULE))
    assert (told.verdict, plain.objectives, plain.key_results) == ("fail", told.objectives, told.key_results)
    assert (plain.score, plain.deductions, plain.frameworks) == (told.score, told.deductions, told.frameworks)


def test_a_framework_of_the_team_names_rules_of_the_team() -> None:
    config = style(RULE, framework={"ours": {"plain": ["house-word", "OBJ006"], "short": ["OBJ007"]}})
    ours = check(OKRS, config=config).frameworks["ours"]
    assert (ours["plain"].codes, ours["short"].passed) == (("TEAM001",), True)


def test_the_catalogue_shows_it() -> None:
    config = style({**RULE, "why": "Nobody can check it.", "bad": "Be world class", "good": "Be on time"})
    assert catalogue.catalogue_text(config).splitlines()[-1].split()[:3] == ["TEAM001", "house-word", "error"]
    page = catalogue.explain("house-word", config)
    assert page == catalogue.explain("team001", config)
    for said in (
        "# TEAM001 house-word",
        "world class",
        "Nobody can check it.",
        "Be on time",
        "house style",
    ):
        assert said in page
    assert "## Bad" not in catalogue.explain("TEAM001", style(RULE))
    with pytest.raises(UnknownName, match="TEAM001"):
        catalogue.explain("TEAM01", config)
    with pytest.raises(UnknownName):
        catalogue.explain("TEAM001")


def test_remarks_and_sarif_know_it() -> None:
    config = style(RULE)
    document = read_document("Objective: Be world class # okr: ignore house-word -- our slogan\nKR1: Win\n", "okrs.txt")
    remarks = Suppressions(document, rules_of(config))
    found = remarks.apply(Checked(check(document.sets[0], config=config), document))
    assert [one.finding.code for one in found.suppressed] == ["TEAM001"]
    assert list(remarks.complaints(config)) == []
    assert '"ruleId": "TEAM001", "ruleIndex": ' + str(len(RULES)) in "".join(render([found], "sarif", rules_of(config)))


@pytest.mark.parametrize(
    ("pattern", "text", "said"),
    [
        ("(launch|ship) [the|a] new *", "We ship a new app today", "ship a new app"),
        ("(launch|ship) [the|a] new *", "We launch new apps", "launch new apps"),
        ("(launch|ship) [the|a] new *", "We launch something new", None),
        ("migrat*", "Finish the migration", "migration"),
        ("migrat*", "Emigrate", None),
        ("self-serv* portal", "A Self-Service Portal", "Self-Service Portal"),
        ("ticket #", "Close ticket 4711 now", "ticket 4711"),
        ("# stars", "Reach 4.5 stars", "4.5 stars"),
        ("rate # stars", "Rate 1,000.5 stars", "Rate 1,000.5 stars"),
        ("^roll out", "Roll out the app", "Roll out"),
        ("^roll out", "We roll out the app", None),
        ("^roll* out", "Rolling out the app", "Rolling out"),
        ("^roll* out", "By rolling out the app", None),
        ("launch [new *]", "Launch new things", "Launch new things"),
        ("don't", "Don\u2019t stop", "Don\u2019t"),
    ],
)
def test_a_pattern_stands_for_words(pattern: str, text: str, said: str | None) -> None:
    assert seen(text, pattern) == said


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (r"\d+ users", "no regular expression"),
        ("(a+)+$", "no regular expression"),
        ("colou?r", "no regular expression"),
        ("a*b", "no regular expression"),
        ("(a|(b|c))", "brackets in none"),
        ("(a|b", "brackets in none"),
        ("a|b", "brackets in none"),
        ("(a|)", "[a|b]"),
        ("[a]", "no word at all"),
        ("^", "no word at all"),
        ("* new", "begin it with a word"),
        ("[a] * b", "begin it with a word"),
        ("(a|b|c) " * 6, "more than 100 entries"),
        ("word " * 101, "longer than 500"),
    ],
)
def test_a_pattern_that_cannot_be_is_told_what_to_do(pattern: str, said: str) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        expand(pattern)
    assert said in str(error.value)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab()[]|*#^ -'", max_size=30), st.text(alphabet="ab12 .-'", max_size=30))
def test_any_pattern_is_read_or_refused(pattern: str, text: str) -> None:
    try:
        entries = Entries.of(expand(pattern))
    except ValueError:
        return
    span = entries.find(words(text))
    assert span is None or 0 <= span[0] < span[1] <= len(text)


@pytest.mark.parametrize("pattern", ["(a|b|c) (a|b|d*) (a|b|e*) (a|b|#) z", "a* a* a* a* a* z", "# # # z"])
def test_a_long_line_takes_no_long_time(pattern: str) -> None:
    entries = Entries.of(expand(pattern))

    def seconds(text: str) -> float:
        said = words(text)
        begun = time.process_time()
        assert entries.find(said) is None
        return time.process_time() - begun

    for piece in ("a ", "1.", "a" * 50 + " "):
        assert seconds(piece * (40_000 // len(piece))) < 5


@pytest.mark.parametrize(
    ("changes", "kind", "said"),
    [
        ({"code": None}, BadSetting, "rule[1].code must be capital letters of your own and three digits"),
        ({"code": "team1"}, BadSetting, "rule[1].code"),
        ({"code": "KR099"}, BadSetting, "take TEAM001"),
        ({"code": "SETUP001"}, BadSetting, "take TEAM001"),
        ({"name": "House Word"}, BadSetting, "rule[1].name"),
        ({"name": "vague"}, BadSetting, "rule[1].name is vague"),
        ({"severity": "eror"}, UnknownName, "rule[1].severity: 'eror' is no severity; did you mean 'error'"),
        ({"applies_to": "objectives"}, UnknownName, "did you mean 'objective'"),
        ({"applies_to": []}, BadSetting, "rule[1].applies_to"),
        ({"words": "world class"}, BadSetting, "rule[1].words must be a list"),
        ({"words": ["world*"]}, BadSetting, "write it as a pattern"),
        ({"words": ["..."]}, BadSetting, "has no word in it"),
        ({"words": None}, BadSetting, "rule[1].words is missing, and there is no pattern"),
        ({"pattern": ".*"}, BadSetting, "rule[1].pattern holds '.*'"),
        ({"message": None}, BadSetting, "rule[1].message is missing"),
        ({"message": 3}, BadSetting, "rule[1].message must be text"),
        ({"suggestion": " "}, BadSetting, "rule[1].suggestion must be text"),
        ({"mesage": "x"}, UnknownName, "rule[1]: 'mesage' is no field of a rule; did you mean 'message'"),
        ({"bad": "Be kind"}, BadSetting, "rule[1].bad is an example that the rule does not find"),
        ({"good": "Be world class"}, BadSetting, "rule[1].good is an example that the rule finds"),
    ],
)
def test_a_bad_rule_names_file_key_and_what_to_do(changes: dict[str, Any], kind: type[PlumbError], said: str) -> None:
    table = {key: value for key, value in {**RULE, **changes}.items() if value is not None}
    with pytest.raises(kind) as error:
        style(table)
    assert str(error.value).startswith("okr.toml: ")
    assert said in str(error.value)


def test_two_rules_of_one_code_or_name_are_refused() -> None:
    with pytest.raises(BadSetting, match=r"rule\[2\]\.code is TEAM001"):
        style(RULE, RULE)
    with pytest.raises(BadSetting, match=r"rule\[2\]\.name is house-word"):
        style(RULE, {**RULE, "code": "TEAM002"})
    with pytest.raises(BadSetting, match=r"\[\[rule\]\]"):
        read_config({"rule": RULE}, "okr.toml")
    with pytest.raises(BadSetting, match="at most 200"):
        style(*[RULE] * 201)
