"""The file that holds a team's house style, okr.toml or pyproject.toml, and what the command line says over it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.checker.config import Config
from assistant.checker.setting import mapping
from assistant.errors import BadSetting


def load_config(
    path: Path | str | None = None,
    preset: str | None = None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
) -> Config:
    """Read `path`, or the nearest okr.toml or pyproject.toml with [tool.okr] from here upwards.

    Arguments that are given win over the file. Raises BadSetting and UnknownName.
    """
    file = Path(path) if path is not None else _nearest(Path.cwd())
    given: dict[str, Any] = {}
    if preset is not None:
        given["preset"] = preset
    if select is not None:
        given["select"] = list(select)
    if ignore is not None:
        given["ignore"] = list(ignore)
    if file is None and not given:
        return Config()
    # Reading settings brings all rules with it, which a command that checks nothing need not load.
    from assistant.checker.house_style import read_config

    config = Config() if file is None else read_config(_table(file), str(file))
    return read_config(given, "the command line", config) if given else config


def _nearest(start: Path) -> Path | None:
    for folder in (start, *start.parents):
        own = folder / "okr.toml"
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if _has_our_table(project):
            return project
    return None


def _has_our_table(project: Path) -> bool:
    try:
        return "[tool.okr" in project.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def _table(file: Path) -> Mapping[str, Any]:
    import tomllib

    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSetting(
            f"{file}: cannot be read ({error.strerror}); name an okr.toml or pyproject.toml that exists."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSetting(f"{file}: is not valid TOML ({error}).") from error
    if file.name != "pyproject.toml":
        return data
    tool = data.get("tool", {})
    own = tool.get("okr", {}) if isinstance(tool, dict) else {}
    return mapping(own, "tool.okr", str(file))
