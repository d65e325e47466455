"""A team's own prompts stand in for the shipped ones, and a folder that cannot be used is told plainly."""

from pathlib import Path

import pytest

import prompts
from prompts.folder import SHIPPED, TEMPLATES, newest_shipped
from prompts.own import BadPrompts, own
from prompts.render import render

REPAIR = "Mend this.\n{% for finding in findings %}\n- {{ finding }}\n{% endfor %}\n"


def folder(path: Path, **texts: str) -> Path:
    """Write prompts, named as `repair__v2` or `roles__pm`, and give their folder."""
    for name, text in texts.items():
        kind, _, rest = name.partition("__")
        file = path / "mine" / kind / (f"{kind}.{rest}.md" if rest.startswith("v") else f"{rest}.md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return path / "mine"


def said(path: Path) -> str:
    with pytest.raises(BadPrompts) as refused:
        own(path)
    return str(refused.value)


def test_an_own_template_is_used_and_named_and_the_rest_is_shipped(tmp_path: Path) -> None:
    found = own(folder(tmp_path, repair__v7=REPAIR))
    prompt = render("repair", found, findings=["too few"])
    assert (prompt.version, prompt.text) == ("v7", "Mend this.\n- too few\n")
    assert render("reading", found) == render("reading", SHIPPED)
    assert (found.name, list(found.hashes)) == ("mine", ["repair/repair.v7.md"])
    assert found.sha256 != SHIPPED.sha256


def test_an_own_version_wins_whatever_its_number(tmp_path: Path) -> None:
    found = own(folder(tmp_path, repair__v1=REPAIR))
    assert render("repair", found, findings=["a"]).text == "Mend this.\n- a\n"
    newest = own(folder(tmp_path, repair__v1="old", repair__v10="new", repair__v9="older"))
    assert render("repair", newest).text == "new"


def test_an_own_sheet_is_used(tmp_path: Path) -> None:
    text = SHIPPED.text("roles/pm.md").replace("The reader is a product manager", "The reader owns a product")
    found = own(folder(tmp_path, roles__pm=text))
    assert prompts.sheet("role", "po", found).body.startswith("The reader owns a product")
    assert prompts.sheet("role", "pm").body.startswith("The reader is a product manager")


def test_a_whole_copy_of_the_shipped_folder_says_the_same(tmp_path: Path) -> None:
    shipped = Path(prompts.__file__).parent
    copy = tmp_path / "copy"
    copy.mkdir()
    for file in (*shipped.rglob("*.md"), shipped / "render.py"):
        place = file.relative_to(shipped)
        if place.parts[0] in (*TEMPLATES, "roles", "phases", "team_kinds", "render.py"):
            (copy / place).parent.mkdir(exist_ok=True)
            (copy / place).write_bytes(file.read_bytes())
    (copy / ".DS_Store").write_bytes(b"\xff")
    assert own(copy).sha256 == SHIPPED.sha256


def test_what_was_read_stays_as_it_was(tmp_path: Path) -> None:
    path = folder(tmp_path, repair__v2=REPAIR)
    found = own(path)
    folder(tmp_path, repair__v2="another")
    assert render("repair", found, findings=["a"]).text == "Mend this.\n- a\n"


def test_a_folder_that_is_none_or_holds_nothing_is_told(tmp_path: Path) -> None:
    assert said(tmp_path / "no").endswith(
        "no: there is no such folder; name one with prompts such as method/method.v2.md."
    )
    assert "holds no prompt" in said(tmp_path)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("roles/po.md", "did you mean roles/pm.md?"),
        ("methd/methd.v1.md", "did you mean method/method.v1.md?"),
        ("method/method.md", "did you mean method/method.v1.md?"),
        ("method.v1.md", "did you mean method/method.v1.md?"),
        ("read/reading.v1.md", "did you mean reading/reading.v1.md?"),
        ("notes.txt", "there are "),
    ],
)
def test_a_name_that_no_prompt_has_is_told_with_the_nearest(tmp_path: Path, name: str, hint: str) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("text")
    assert said(tmp_path).startswith(f"{file}: there is no prompt {name}; {hint}")


def test_a_template_that_cannot_be_read_or_filled_is_told(tmp_path: Path) -> None:
    assert "method.v2.md:2: is no template" in said(folder(tmp_path / "a", method__v2="one\n{% if role %}"))
    typo = said(folder(tmp_path / "b", method__v2="{{ role.labl }}"))
    assert "'labl'" in typo
    assert "it is given rules, objectives_max" in typo
    assert "'notes' is undefined" in said(folder(tmp_path / "c", repair__v2="{{ notes }}"))
    branch = "{% if team %}{{ team.label }}{% else %}{{ teem }}{% endif %}"
    assert "'teem' is undefined" in said(folder(tmp_path / "e", method__v2=branch))
    bad = folder(tmp_path / "d", repair__v2="x")
    (bad / "repair" / "repair.v2.md").write_bytes(b"\xff\xfe")
    assert "is not UTF-8 text" in said(bad)


@pytest.mark.parametrize("template", ["draft", "read", "revision"])
def test_a_template_that_does_not_keep_the_data_apart_is_refused(tmp_path: Path, template: str) -> None:
    shipped = newest_shipped(template).text
    broken = [
        shipped.replace("The code of this message is {{ mark }}.", "Hello."),
        shipped.replace("<<{{ mark }} end>>", "end"),
        shipped.replace("<<{{ mark }} {{ block.name }}>>", "").replace("<<{{ mark }} wish>>", ""),
        shipped.replace("{{ block.text }}", "").replace("\n{{ wish }}", ""),
        f"{shipped}\n{{{{ blocks[0].text if blocks is defined else wish }}}}\n",
    ]
    for at, text in enumerate(broken):
        assert "lines round what others wrote" in said(folder(tmp_path / str(at), **{f"{template}__v2": text}))


def test_a_sheet_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    shipped = SHIPPED.text("roles/pm.md")
    assert "its head cannot be read" in said(folder(tmp_path / "a", roles__pm="Just text."))
    assert "its head cannot be read" in said(folder(tmp_path / "b", roles__pm=shipped.replace("label: ", "lable: ")))
    assert "write name: pm" in said(folder(tmp_path / "c", roles__pm=shipped.replace("name: pm", "name: po")))
    odd = said(folder(tmp_path / "d", roles__pm=shipped.replace("[usage,", "[useage,")))
    assert "categories holds 'useage'; there are usage, " in odd
