"""The house style: read from a file, checked, and without effect on judgements."""

import json
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from assistant.checker.check import check
from assistant.checker.config import Config
from assistant.checker.config_file import load_config
from assistant.checker.house_style import read_config
from assistant.checker.record import config_json
from assistant.errors import BadSetting, PlumbError, UnknownName
from assistant.okr import KeyResult, Objective, OkrSet

OKRS = OkrSet(
    (
        Objective(
            "Improve the customer experience", key_results=(KeyResult("Launch the app"), KeyResult("Reduce churn"))
        ),
    )
)


def seen(config: Config) -> list[str]:
    return [finding.code for finding in check(OKRS, config=config).findings]


def test_a_file_of_its_own_is_read(tmp_path: Path) -> None:
    file = tmp_path / "okr.toml"
    file.write_text(
        'preset = "lenient"\nselect = ["KR", "vague"]\nignore = ["KR004"]\n[severity]\nKR002 = "error"\n'
        '[thresholds]\nkey_results_max = 6\n[words]\nworks = ["heatmap"]\n'
    )
    config = load_config(file)
    assert config.preset == "lenient"
    assert config.select == ("KR", "OBJ001")
    assert config.weight("KR002", "advice") == "error"
    assert (config.thresholds.key_results_min, config.thresholds.key_results_max) == (1, 6)
    assert config.words == (("works", ("heatmap",)),)


def test_pyproject_is_read(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text('[tool.okr]\nignore = ["KR003"]\n')
    assert load_config(file).ignore == ("KR003",)


def test_the_nearest_file_upwards_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "okr.toml").write_text('preset = "strict"\n')
    below = tmp_path / "teams" / "growth"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert load_config().preset == "strict"


def test_arguments_win_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "okr.toml"
    file.write_text('preset = "strict"\nselect = ["OBJ"]\n')
    config = load_config(file, preset="lenient", select=["KR"], ignore=["KR004"])
    assert (config.preset, config.select, config.ignore) == ("lenient", ("KR",), ("KR004",))
    assert config.thresholds.key_results_max == 7


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ('presset = "strict"', UnknownName, "preset"),
        ('preset = "strickt"', UnknownName, "strict"),
        ("preset = 3", BadSetting, "preset"),
        ('select = ["KR"]', None, ""),
        ('select = ["KR02"]', UnknownName, "KR002"),
        ('select = ["KR099"]', UnknownName, "KR099"),
        ('ignore = ["vag"]', UnknownName, "vague"),
        ('ignore = "KR003"', BadSetting, "ignore"),
        ('[severity]\nKR003 = "fatal"', BadSetting, "severity.KR003"),
        ('[severity]\nKR303 = "error"', UnknownName, "KR003"),
        ("[thresholds]\nkey_result_max = 6", UnknownName, "key_results_max"),
        ("[thresholds]\nkey_results_max = -1", BadSetting, "key_results_max"),
        ("[thresholds]\nkey_results_max = true", BadSetting, "key_results_max"),
        ('[words]\nwork = ["heatmap"]', UnknownName, "works"),
        ('[words]\nworks = "heatmap"', BadSetting, "words.works"),
        ("severity = 3", BadSetting, "severity"),
        ("fiscal_year_start = 13", BadSetting, "fiscal_year_start"),
        ("fiscal_year_start = true", BadSetting, "fiscal_year_start"),
        ('fiscal_year_start = "Octobre"', BadSetting, "october"),
        ('fiscal_year = "April"', UnknownName, "fiscal_year_start"),
        ("preset = ", BadSetting, "TOML"),
    ],
)
def test_a_bad_setting_names_file_and_key(tmp_path: Path, text: str, kind: type[PlumbError] | None, said: str) -> None:
    file = tmp_path / "okr.toml"
    file.write_text(text)
    if kind is None:
        assert load_config(file).select
        return
    with pytest.raises(kind) as error:
        load_config(file)
    assert str(file) in str(error.value)
    assert said in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=r"nowhere\.toml"):
        load_config(tmp_path / "nowhere.toml")


def test_select_and_ignore_choose_findings() -> None:
    assert set(seen(Config(select=("KR",), ignore=("KR002",)))) == {"KR001", "KR007"}
    assert seen(Config(ignore=("KR", "OBJ", "SET"))) == []


def test_presets_and_severities_weigh_findings() -> None:
    def weight(code: str, config: Config) -> str:
        return next(finding.severity for finding in check(OKRS, config=config).findings if finding.code == code)

    assert weight("KR002", Config()) == "warning"
    assert weight("KR002", read_config({"preset": "strict"}, "here")) == "error"
    assert weight("KR002", Config(severity=(("KR002", "advice"),))) == "advice"


def test_thresholds_move_the_count_of_key_results() -> None:
    assert "SET001" not in seen(Config())
    assert "SET001" in seen(read_config({"preset": "strict"}, "here"))
    assert "SET001" in seen(read_config({"thresholds": {"key_results_min": 4}}, "here"))


def test_words_of_the_team_are_read_as_theirs() -> None:
    okrs = OkrSet((Objective("", key_results=(KeyResult("Get 5 frobnicators"),)),))
    assert check(okrs).key_results[0].kind == "outcome"
    config = read_config({"words": {"works": ["frobnicator"]}}, "here")
    assert check(okrs, config=config).key_results[0].kind == "output"


def test_the_house_style_in_the_docs_is_one() -> None:
    page = (Path(__file__).parents[3] / "docs" / "house-style.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```toml\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert blocks
    for block in blocks:
        read_config(tomllib.loads(block), "docs/house-style.md")


def test_a_house_style_is_written_as_it_is_read() -> None:
    page = (Path(__file__).parents[3] / "docs" / "house-style.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```toml\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    for config in (Config(), *(read_config(tomllib.loads(block), "here") for block in blocks)):
        assert read_config(json.loads(json.dumps(config_json(config))), "again") == config


def test_what_is_null_is_not_there() -> None:
    nothing = dict.fromkeys(("preset", "select", "severity", "thresholds", "frameworks", "rule", "fiscal_year_start"))
    assert read_config(nothing, "here", Config(preset="strict")) == Config(preset="strict")


@pytest.mark.parametrize("written", [4, "4", "04", "April", "apr", " APRIL "])
def test_the_month_a_fiscal_year_begins_in(written: object) -> None:
    assert read_config({"fiscal_year_start": written}, "here").fiscal_year_start == 4


def test_cycles_and_dates_follow_the_fiscal_year() -> None:
    okrs = OkrSet(
        (
            Objective(
                "Help every learner finish what they start",
                key_results=(
                    KeyResult("Increase course completion from 34% to 50% by end of Q1"),
                    KeyResult("Cut drop-outs from 27% to 15% by 31 March 2027"),
                ),
            ),
        ),
        cycle="FY27-Q4",
    )

    def told(config: Config) -> list[tuple[int | None, date | None]]:
        report = check(okrs, config=config)
        outside = {finding.key_result for finding in report.findings if finding.code == "KR008"}
        return [(one.key_result, one.due) for one in report.key_results if one.key_result in outside]

    assert told(Config(fiscal_year_start=4)) == [(1, date(2027, 6, 30))]
    assert told(Config()) == [(1, date(2028, 3, 31)), (2, date(2027, 3, 31))]


def test_bounds_that_no_set_can_fit_are_refused() -> None:
    with pytest.raises(BadSetting, match="no set can fit both"):
        read_config({"thresholds": {"key_results_min": 9, "key_results_max": 2}}, "okr.toml")


def test_a_word_list_that_does_not_exist_is_answered_with_all_there_are() -> None:
    with pytest.raises(UnknownName, match=r"'qqqq' is no word list; there are .*works"):
        read_config({"words": {"qqqq": ["x"]}}, "okr.toml")
