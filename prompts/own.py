"""Reads a team's own prompts out of a folder, and refuses what no request could be made of."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import prompts
from prompts.folder import SHEETS, TEMPLATES, Folder, newest_shipped, sheet_places, template_of
from prompts.render import compiled

_CODE = "0123456789abcdef"
_BLOCK = SimpleNamespace(name="notes N1", text="What somebody wrote.")


class BadPrompts(Exception):
    """A folder of prompts that cannot be used; `str(error)` says what is wrong, where, and what fits."""


def own(path: Path) -> Folder:
    """Read a team's own prompts; the shipped ones stand in for what it lacks. Raises BadPrompts."""
    if not path.is_dir():
        raise BadPrompts(f"{path}: there is no such folder; name one with prompts such as method/method.v2.md.")
    found = tuple((place, _text(path / place)) for place in sorted(_places(path)))
    if not found:
        raise BadPrompts(f"{path}: holds no prompt; put in what differs, such as method/method.v2.md or roles/pm.md.")
    folder = Folder(path.resolve().name, str(path.resolve()), found)
    for place, text in found:
        if template := template_of(place):
            _refuse_template(path / place, template, text)
        else:
            _refuse_sheet(path / place, folder)
    return folder


def _places(path: Path) -> Iterator[str]:
    """Give the places of the files, as under prompts/. The loader's code, and what is hidden, is no prompt."""
    for file in path.rglob("*"):
        inner = file.relative_to(path)
        if file.is_dir() or file.suffix == ".py" or any(part.startswith((".", "__")) for part in inner.parts):
            continue
        place = inner.as_posix()
        if place not in sheet_places() and template_of(place) is None:
            raise BadPrompts(f"{file}: there is no prompt {place}; {_hint(place)}")
        yield place


def _hint(place: str) -> str:
    known = [*sheet_places(), *(newest_shipped(one).place for one in TEMPLATES)]
    near = get_close_matches(place, known, 1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}."


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise BadPrompts(f"{file}: cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise BadPrompts(f"{file}: is not UTF-8 text; save it as UTF-8.") from None


@cache
def _filled() -> Mapping[str, Mapping[str, Any]]:
    """Give what each template is filled with, as a request fills it: one that needs more could never be sent."""
    return {
        "method": {
            "rules": [{"code": "KR001", "says": "says", "bad": "bad", "good": "good"}],
            "objectives_max": 3,
            "key_results_min": 2,
            "key_results_max": 5,
            "role": prompts.sheet("role", "pm"),
            "phase": prompts.sheet("phase", "deliver"),
            "team": prompts.sheet("team_kind", "feature"),
        },
        "draft": {
            "mark": _CODE,
            "role": "product manager",
            "cycle": "2027-Q1",
            "start": "2027-01-01",
            "end": "2027-03-31",
            "as_of": "2027-01-12",
            "shortened": True,
            "blocks": [_BLOCK],
        },
        "repair": {"findings": ["The whole set: too few."]},
        "revision": {"mark": _CODE, "wish": _BLOCK.text},
        "reading": {},
        "read": {"mark": _CODE, "as_of": "2027-01-12", "fiscal_start": 2, "part": 1, "parts": 2, "blocks": [_BLOCK]},
    }


# Where a request holds less, so that a template's other branches are tried too.
_LESS: Mapping[str, Mapping[str, Any]] = {
    "method": {"rules": [{"code": "KR001", "says": "says", "bad": "", "good": ""}], "team": None},
    "draft": {"shortened": False},
    "read": {"fiscal_start": 1, "parts": 1},
}


def _refuse_template(file: Path, template: str, text: str) -> None:
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        filled = compiled(text).render(_filled()[template])
        compiled(text).render({**_filled()[template], **_LESS.get(template, {})})
    except TemplateSyntaxError as error:
        raise BadPrompts(f"{file}:{error.lineno}: is no template ({error.message}).") from None
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        known = ", ".join(_filled()[template]) or "nothing"
        raise BadPrompts(f"{file}: cannot be filled ({error}); it is given {known}.") from None
    if "mark" in _filled()[template] and not _keeps_data(filled):
        raise BadPrompts(
            f"{file}: the first line must hold {{{{ mark }}}}, and so must the lines round what others wrote, as in"
            f" the shipped {newest_shipped(template).place}: else a text in the notes could pass for an instruction."
        )


def _keeps_data(filled: str) -> bool:
    """Say whether the code stands in the first line, and right before and behind the data wherever these stand."""
    lines = filled.splitlines()
    held = [at for at, line in enumerate(lines) if _BLOCK.text in line]
    return (
        bool(held)
        and _CODE in lines[0]
        and all(
            _BLOCK.text == lines[at]
            and at > 1
            and _CODE in lines[at - 1]
            and at + 1 < len(lines)
            and _CODE in lines[at + 1]
            for at in held
        )
    )


def _refuse_sheet(file: Path, folder: Folder) -> None:
    import yaml

    lies, name = file.parent.name, file.stem
    kind = next(kind for kind, where in SHEETS.items() if where == lies)
    try:
        found = prompts.sheet(kind, name, folder)
    except (yaml.YAMLError, ValueError, LookupError, TypeError):
        raise BadPrompts(
            f"{file}: its head cannot be read; between two lines --- it holds name, label, aliases, categories,"
            f" indicators and alternatives, as in the shipped ones."
        ) from None
    if found.name != name:
        raise BadPrompts(f"{file}: its head names {found.name!r}; write name: {name}.")
    every = _filled()["method"]["role"]  # a sheet that has all of them
    for what, held, known in (
        ("categories", found.categories, every.categories),
        ("indicators", found.indicators, every.indicators),
    ):
        for odd in (one for one in held if one not in known):
            raise BadPrompts(f"{file}: {what} holds {odd!r}; there are {', '.join(known)}.")
