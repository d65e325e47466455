"""`okr check`: what goes in by file, pipe and line, what comes out, and with which status."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.checker.house_style import read_config
from assistant.checker.record import config_json
from tests.api.inside import okr_inside
from tests.api.okr import complaint, okr

GOOD = {
    "id": "good",
    "objective": "Help every learner finish what they start",
    "cycle": "2027-Q1",
    "key_results": ["Increase course completion from 34% to 50%", "Cut drop-outs in week one from 27% to 15%"],
}
WRONG = {"id": "wrong", "objective": "Help every learner", "key_results": ["Reduce churn from 5% to 8%"]}
OUTPUT = {
    "id": "output",
    "objective": "Improve the customer experience",
    "key_results": ["Launch it", "Be more agile"],
}


def lines(*records: Any) -> str:
    return "".join((record if isinstance(record, str) else json.dumps(record)) + "\n" for record in records)


def told(stdout: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stdout.splitlines()]


@pytest.mark.parametrize(("record", "status"), [(GOOD, 0), (OUTPUT, 1), (WRONG, 1)])
def test_the_status_says_whether_there_are_errors(record: dict[str, Any], status: int) -> None:
    ran = okr_inside("check", stdin=json.dumps(record))
    assert ran.returncode == status
    assert ("error" in ran.stdout.decode().replace("0 errors", "")) is bool(status)


def test_lines_in_are_lines_out_also_for_those_that_cannot_be_read() -> None:
    given = lines(GOOD, "{bad", "", {"id": 4, "objectiv": "x"}, "[1]", {"id": "bare", "key_results": None}, OUTPUT)
    ran = okr_inside("check", "-", "--output-format", "jsonl", stdin=given)
    found = told(ran.stdout)
    assert ran.returncode == 2
    assert [one.get("id") for one in found] == ["good", None, 4, None, "bare", "output"]
    assert [one["line"] for one in found if "error" in one] == [2, 4, 5]
    assert found[1]["error"]["code"] == "bad_json"
    assert "did you mean 'objective'" in found[2]["error"]["message"]
    assert found[0]["source"] == "-:1"


def test_several_processes_write_what_one_writes(home: Path) -> None:
    bad = ("{bad", "", {"id": 4, "objectiv": "x"})
    records = [{**(GOOD, WRONG, OUTPUT)[at % 3], "id": at} for at in range(500)]
    (home / "many.jsonl").write_text(lines(*records[:300], *bad, *records[300:]))
    (home / "one.yaml").write_text(json.dumps(GOOD))
    arguments = ("check", "many.jsonl", "one.yaml", "gone.jsonl", "--output-format", "jsonl")
    one, several = okr(*arguments), okr(*arguments, "-j", "2")
    assert several.stdout == one.stdout
    assert several.stderr == one.stderr
    assert several.returncode == one.returncode == 2
    assert [told(one.stdout)[at].get("line") for at in (300, 301)] == [301, 303]


def test_a_file_of_lines_is_answered_in_lines_unless_told_otherwise(home: Path) -> None:
    (home / "sets.jsonl").write_text(lines(GOOD, OUTPUT))
    assert [one["id"] for one in told(okr_inside("check", "sets.jsonl").stdout)] == ["good", "output"]
    shown = okr_inside("check", "sets.jsonl", "--output-format", "concise").stdout.decode()
    assert (
        f"sets.jsonl:2:{json.dumps(OUTPUT).index('Launch') + 1}: KR002 [warning] objective 1, key result 1: " in shown
    )


def test_one_unreadable_file_among_others_is_complained_of_once(home: Path) -> None:
    (home / "good.json").write_text(json.dumps(GOOD))
    (home / "bad.yaml").write_text("objective: A\nkey_results:\n- {text: b, target: soon}\n")
    ran = okr("check", "bad.yaml", "good.json", cwd=home)
    assert ran.returncode == 2
    said = ran.stderr.decode()
    assert said == "okr: bad.yaml:3: key_results[1].target must be a number, not 'soon'.\n"
    assert "in 1 OKR set" in ran.stdout.decode()


def test_nothing_is_counted_where_nothing_was_read() -> None:
    assert okr_inside("check", "missing.yaml").stdout == b""


@pytest.mark.parametrize("extra", [(), ("--select", "KR001"), ("--ignore", "KR,OBJ"), ("--preset", "strict")])
def test_settings_never_change_judgements(extra: tuple[str, ...]) -> None:
    (report,) = json.loads(okr_inside("check", "--output-format", "json", *extra, stdin=json.dumps(OUTPUT)).stdout)[
        "reports"
    ]
    assert report["objectives"][0]["vague"]
    assert [one["measurable"] for one in report["key_results"]] == [True, False]
    assert report["key_results"][0]["kind"] == "output"


def test_findings_point_into_the_text() -> None:
    (report,) = json.loads(okr_inside("check", "--output-format", "json", stdin=json.dumps(OUTPUT)).stdout)["reports"]
    finding = next(one for one in report["findings"] if one["code"] == "KR002")
    start, end = finding["span"]
    assert report["key_results"][finding["key_result"] - 1]["text"][start:end] == "Launch"


def test_numbers_are_held_against_notes(home: Path) -> None:
    (home / "notes.md").write_text("Course completion is at 34%, the goal is 50%. Drop-outs: 25%.")
    ran = okr_inside("check", "--notes", "notes.md", "--output-format", "json", stdin=json.dumps(GOOD))
    (report,) = json.loads(ran.stdout)["reports"]
    told_of = [(one["code"], one["key_result"]) for one in report["findings"] if one["code"].startswith("GND")]
    assert told_of == [("GND001", 2), ("GND004", 2)]


def test_a_finding_names_the_line_of_the_note_that_says_so(home: Path) -> None:
    (home / "plan.md").write_text("# Plan\n\nThe old plan said 60% course completion.\n")
    (home / "sync.md").write_text(
        "Course completion is at 34%.\n\nTarget for course completion: 60%. No, let us say 50%, agreed.\n"
    )
    okrs = {**GOOD, "key_results": ["Increase course completion from 34% to 60%"]}
    notes = ("--notes", "plan.md", "--notes", "sync.md")
    ran = okr_inside("check", *notes, "--output-format", "json", stdin=json.dumps(okrs))
    (report,) = json.loads(ran.stdout)["reports"]
    (finding,) = [one for one in report["findings"] if one["code"].startswith("GND")]
    assert finding["code"] == "GND002"
    assert "sync.md line 3" in finding["message"]
    assert "50%" in finding["suggestion"]
    assert ran.returncode == 1


def test_a_draft_stands_against_its_own_notes(home: Path) -> None:
    (home / "sync.md").write_text(
        "Growth sync\n\nOnboarding completion is stuck at 61%. We agreed to get it to 78% by the end of March.\n"
        "Calls about invoices: 2,900 a month, a quarter fewer by the end of March.\n"
        "Sales wants 22 new logos by June. Priority: make the first week effortless for new customers.\n"
    )
    made = okr_inside("draft", "sync.md", "--as-of", "2027-01-12", "--output-format", "json")
    ran = okr_inside("check", "--notes", "sync.md", "--output-format", "json", stdin=made.stdout.decode())
    (report,) = json.loads(ran.stdout)["reports"]
    assert len(report["key_results"]) == 2
    assert [one for one in report["findings"] if one["code"].startswith("GND") or one["code"] == "KR010"] == []


def test_objectives_are_held_against_parents(home: Path) -> None:
    above = {"owner": "Company", "objective": "Let every learner finish", "key_results": []}
    (home / "company.json").write_text(json.dumps(above))
    serving = {"title": "Help learners through week one", "aligned_to": "Company: let every learner finish"}
    sets = [GOOD, {"objectives": [serving]}, {"objectives": [{**serving, "title": above["objective"]}]}]
    ran = okr_inside("check", "--parent", "company.json", "--output-format", "jsonl", stdin=lines(*sets))
    found = [[one["message"] for one in each["findings"] if one["code"] == "OBJ010"] for each in told(ran.stdout)]
    assert [len(one) for one in found] == [1, 0, 1]
    assert "Company" in found[2][0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--select", "KR0O1"), "KR001"),
        (("--ignore", "XX"), "okr rules"),
        (("--preset", "strickt"), "strict"),
        (("--output-format", "sarf"), "sarif"),
        (("--config", "nowhere.toml"), "nowhere.toml"),
        (("--notes", "nowhere.md"), "nowhere.md"),
        (("-j", "2"), "-j is for JSON Lines"),
        (("-j", "2", "--write-baseline", "known.json"), "leave out -j"),
    ],
)
def test_a_wrong_option_is_named_with_what_is_valid(arguments: tuple[str, ...], said: str) -> None:
    ran = okr_inside("check", *arguments, stdin=json.dumps(GOOD))
    assert ran.returncode == 2
    assert said in ran.stderr.decode()


REMARKED = """\
objective: Help every learner finish what they start
cycle: 2027-Q1
key_results:
  - Reduce churn from 5% to 8%  # okr: ignore KR005 -- the old plan, kept for the record
  - Launch it  # okr: ignore KR001 -- never needed
"""


def test_remarks_keep_findings_out_and_idle_ones_are_told(home: Path) -> None:
    (home / "okrs.yaml").write_text(REMARKED)
    ran = okr_inside("check", "okrs.yaml", "--output-format", "json")
    (report,) = json.loads(ran.stdout)["reports"]
    assert (ran.returncode, report["verdict"]) == (0, "pass")
    assert "KR005" not in {one["code"] for one in report["findings"]}
    assert ran.stderr.decode() == "okr: okrs.yaml:5: nothing breaks KR001 here; take the remark out.\n"
    run = json.loads(okr_inside("check", "okrs.yaml", "--output-format", "sarif").stdout)["runs"][0]
    assert [one["ruleId"] for one in run["results"] if "suppressions" in one] == ["KR005"]


@pytest.mark.parametrize("form", ["sarif", "github", "junit"])
def test_machines_are_told_the_place_in_a_file_and_in_a_stream(home: Path, form: str) -> None:
    (home / "okrs.yaml").write_text(f"objective: Help every learner\nkey_results:\n  - {WRONG['key_results'][0]}\n")
    (home / "sets.jsonl").write_text(lines(GOOD, WRONG))
    ran = okr_inside("check", "okrs.yaml", "sets.jsonl", "--output-format", form)
    assert ran.returncode == 1
    said = ran.stdout.decode()
    column = json.dumps(WRONG).index("Reduce") + 1
    for line, place in ((3, 5), (2, column)):
        wanted = {
            "sarif": f'"startLine": {line}, "startColumn": {place}',
            "github": f"line={line},col={place},",
            "junit": f":{line}:{place}: KR005",
        }
        assert wanted[form] in said


def test_a_baseline_leaves_out_what_was_there(home: Path) -> None:
    (home / "old.json").write_text(json.dumps(WRONG))
    wrote = okr_inside("check", "old.json", "--write-baseline", "known.json")
    assert (wrote.returncode, wrote.stdout) == (0, b"")
    assert b"findings are listed in known.json" in wrote.stderr
    one = okr_inside("check", "old.json", "--select", "KR005", "--write-baseline", "one.json")
    assert one.stderr == b"okr: 1 finding is listed in one.json; --baseline one.json leaves it out.\n"
    (home / "moved.yaml").write_text(f"# moved\nobjective: {WRONG['objective']}\nkey_results: {WRONG['key_results']}\n")
    assert okr_inside("check", "moved.yaml").returncode == 1
    assert okr_inside("check", "moved.yaml", "--baseline", "known.json").returncode == 0
    both = okr_inside("check", "old.json", "--baseline", "known.json", "--output-format", "json")
    assert json.loads(both.stdout)["reports"][0]["findings"] == []
    new = okr_inside("check", "-", "--baseline", "known.json", stdin=json.dumps({**WRONG, "key_results": ["Be agile"]}))
    assert new.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--baseline", "nowhere.json"), "nowhere.json: there is no such file"),
        (("--baseline", "okrs.json"), "okrs.json: is no baseline of okr check"),
        (("--baseline", "okrs.json", "--write-baseline", "x.json"), "do not go together"),
        (("--write-baseline", "nowhere/x.json"), "nowhere/x.json: cannot be written"),
        (("--write-baseline", "-"), "--write-baseline writes a file; name it"),
    ],
)
def test_a_baseline_that_cannot_be_had_is_one_sentence(home: Path, arguments: tuple[str, ...], said: str) -> None:
    (home / "okrs.json").write_text(json.dumps(GOOD))
    assert said in complaint(okr_inside("check", "okrs.json", *arguments))


def test_the_unreadable_is_no_baseline_and_ends_in_2(home: Path) -> None:
    (home / "sets.jsonl").write_text(lines(WRONG, "{bad"))
    assert okr_inside("check", "sets.jsonl", "--write-baseline", "known.json").returncode == 2
    assert json.loads((home / "known.json").read_text())["findings"]


OWN = """\
[[rule]]
code = "TEAM001"
name = "house-word"
severity = "error"
pattern = "world (class|leading)"
message = "{said} is no word of ours."
"""


def test_a_team_has_rules_of_its_own(home: Path) -> None:
    (home / "style.toml").write_text(OWN)
    okrs = json.dumps({**GOOD, "objective": "Help every learner to world-class skills"})
    assert okr_inside("check", stdin=okrs).returncode == 0
    for form in ("concise", "sarif", "github", "junit"):
        ran = okr_inside("check", "--config", "style.toml", "--output-format", form, stdin=okrs)
        assert ran.returncode == 1
        assert b"'world-class' is no word of ours." in ran.stdout
    assert b"TEAM001  house-word" in okr_inside("rules", "--config", "style.toml").stdout
    assert okr_inside("explain", "TEAM001", "--config", "style.toml").stdout.startswith(b"# TEAM001 house-word\n")
    assert b"TEAM001" in okr_inside("explain", "house-word", "--config", "style.toml", "--output-format", "json").stdout
    assert "There is no rule 'TEAM001'" in complaint(okr_inside("explain", "TEAM001"))
    (home / "style.toml").write_text(OWN.replace("world (", "world.*("))
    said = complaint(okr_inside("rules", "--config", "style.toml"))
    assert said.startswith("okr: style.toml: rule[1].pattern holds 'world.*', which is no word")


def test_fix_takes_out_remarks_that_do_nothing_and_nothing_else(home: Path) -> None:
    kept = REMARKED + "  # okr: ignore GND001 -- told by the board\n  - Win  # okr: ignore KR099 -- a typo\n"
    file = home / "okrs.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + kept.replace("\n", "\r\n").encode() + b"# okr: ignore-file SET002 -- old\r\n")
    before = okr_inside("check", "okrs.yaml")
    ran = okr_inside("check", "--fix", "okrs.yaml")
    assert ran.returncode == before.returncode == okr_inside("check", "okrs.yaml").returncode
    wanted = kept.replace("  # okr: ignore KR001 -- never needed", "").replace("\n", "\r\n")
    assert file.read_bytes() == b"\xef\xbb\xbf" + wanted.encode()
    assert b"okrs.yaml: took out 2 remarks that did nothing." in ran.stderr
    assert b"KR001" not in ran.stderr
    assert okr_inside("check", "okrs.yaml").stdout == ran.stdout
    okr_inside("check", "--fix", "okrs.yaml")
    assert file.read_bytes() == b"\xef\xbb\xbf" + wanted.encode()


def test_fix_leaves_remarks_on_rules_that_are_off(home: Path) -> None:
    (home / "okrs.yaml").write_text(REMARKED)
    okr_inside("check", "--fix", "--ignore", "KR001", "okrs.yaml")
    assert (home / "okrs.yaml").read_text() == REMARKED


def test_fix_leaves_a_file_that_would_say_something_else(home: Path) -> None:
    text = "objective: Help every learner\nkey_results:\n  - |\n    Win # okr: ignore KR008 -- part of the sentence\n"
    (home / "okrs.yaml").write_text(text)
    ran = okr_inside("check", "--fix", "okrs.yaml")
    assert (home / "okrs.yaml").read_text() == text
    assert b"nothing breaks KR008 here" in ran.stderr


def test_fix_needs_files() -> None:
    assert "--fix mends files" in complaint(okr_inside("check", "--fix", stdin=json.dumps(GOOD)))


def test_the_fiscal_year_of_the_team_holds_everywhere(home: Path) -> None:
    (home / "okr.toml").write_text('fiscal_year_start = "April"\n[severity]\nKR008 = "error"\n')
    okrs = {**GOOD, "cycle": "FY28 Q1", "key_results": ["Increase course completion from 34% to 50% by end of Q1"]}
    (report,) = json.loads(okr_inside("check", "--output-format", "json", stdin=json.dumps(okrs)).stdout)["reports"]
    assert report["key_results"][0]["due"] == "2027-06-30"
    assert "KR008" not in {finding["code"] for finding in report["findings"]}
    note = "Course completion is at 34%. We agreed to get it to 50% by the end of Q1.\n"
    (home / "notes.md").write_text(note)
    line = json.dumps({"text": note, "as_of": "2027-02-01"}) + "\n"
    for told in (
        okr_inside("evidence", "notes.md", "--as-of", "2027-02-01").stdout,
        okr_inside("evidence", "--output-format", "jsonl", stdin=line).stdout,
    ):
        assert [fact["due"] for fact in json.loads(told)["facts"]] == ["2027-06-30"]
    draft = json.loads(okr_inside("draft", "notes.md", "--as-of", "2027-02-01", "--output-format", "json").stdout)
    assert draft["okrs"]["cycle"] == "FY2028-Q1"
    assert draft["okrs"]["objectives"][0]["key_results"][0]["due"] == "2027-06-30"
    config = draft["brief"]["config"]
    assert (config["fiscal_year_start"], config["severity"]) == (4, {"KR008": "error"})
    assert config_json(read_config(config, "brief.config")) == config


@pytest.mark.parametrize("command", ["check", "evidence", "draft", "rules"])
def test_a_month_that_is_none_is_refused(home: Path, command: str) -> None:
    (home / "okr.toml").write_text('fiscal_year_start = "Apryl"\n')
    said = complaint(okr_inside(command, stdin="" if command == "rules" else "Goal: cut churn from 4% to 3%."))
    assert "okr.toml: fiscal_year_start must be the month your year begins in" in said
    assert "did you mean 'april'?" in said


def test_a_remark_on_a_rule_that_needs_notes_is_not_idle_without_them(home: Path) -> None:
    remarks = "GND001, OBJ010 -- the board's own figures"
    (home / "okrs.yaml").write_text(f"# okr: ignore-file {remarks}\n{json.dumps(GOOD)}\n")
    assert okr_inside("check", "okrs.yaml").stderr == b""
    (home / "notes.md").write_text("Course completion is at 34%, to be 50%. Drop-outs in week one: 27%, to be 15%.\n")
    said = okr_inside("check", "okrs.yaml", "--notes", "notes.md").stderr.decode()
    assert said == "okr: okrs.yaml:1: nothing breaks GND001 here; take GND001 out of the remark.\n"
