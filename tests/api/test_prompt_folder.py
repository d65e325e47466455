"""Prompts are named by a word or a folder, and a run goes on with those it was begun with alone."""

from pathlib import Path

import pytest

from api.eval_running import configurations
from api.prompt_folder import prompt_folder, same_folder
from api.settings import Settings
from assistant.errors import BadSetting, UnreadableInput
from prompts.folder import SHIPPED


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    (tmp_path / "mine" / "repair").mkdir(parents=True)
    (tmp_path / "mine" / "repair" / "repair.v2.md").write_text("Mend it.\n")
    return tmp_path / "mine"


def test_current_is_what_is_shipped_and_anything_else_a_folder(mine: Path) -> None:
    assert prompt_folder("current") is SHIPPED
    assert prompt_folder(str(mine)).own == (("repair/repair.v2.md", "Mend it.\n"),)
    with pytest.raises(BadSetting, match="--prompt v1: there is no such folder"):
        prompt_folder("v1")


def test_other_prompts_than_a_run_was_begun_with_are_refused(mine: Path) -> None:
    found = prompt_folder(str(mine))
    assert same_folder(found.path, found.sha256, "run") == found
    (mine / "repair" / "repair.v2.md").write_text("Mend it well.\n")
    with pytest.raises(UnreadableInput, match="not what run was begun with; begin a new run"):
        same_folder(found.path, found.sha256, "run")
    with pytest.raises(UnreadableInput, match="The prompts of this version"):
        same_folder(None, found.sha256, "run")


def test_every_model_is_asked_with_all_prompts_under_every_style(mine: Path) -> None:
    found = configurations(Settings(), ["a", "b"], ["balanced", "strict"], [], ["current", str(mine)])
    assert [one.name for one in found] == [
        f"{model} {prompts} {style}"
        for model in "ab"
        for prompts in ("current", "mine")
        for style in ("balanced", "strict")
    ]
    (one,) = configurations(Settings(), ["a"], [], [], [str(mine)])
    assert (one.name, one.prompts.name) == ("mine", "mine")


def test_prompts_without_a_model_or_named_twice_are_refused(mine: Path) -> None:
    with pytest.raises(BadSetting, match="offline, no model is asked"):
        configurations(Settings(model="offline"), [], [], [], [str(mine)])
    with pytest.raises(BadSetting, match="stand there twice"):
        configurations(Settings(), ["a"], [], [], [str(mine), str(mine)])
