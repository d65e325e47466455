"""Options that several commands share."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from api.days import read_day
from assistant.nearest import hint

if TYPE_CHECKING:
    from assistant.checker.config import Config

Command = TypeVar("Command", bound=Callable[..., Any])
PRESETS = ("balanced", "strict", "lenient")


class Choice(click.Choice[str]):
    """A choice that names the nearest valid word for a wrong one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check the word."""
        word = str(value)
        if word not in self.choices:
            self.fail(f"there is no {word!r}; {hint(word, self.choices)}.", param, ctx)
        return word


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day."""
        if isinstance(value, date):
            return value
        return read_day(value, param.opts[-1] if param is not None else "the day")


def output_format(*forms: str) -> Callable[[Command], Command]:
    """Add --output-format, the first form being the default."""
    return click.option(
        "--output-format", type=Choice(forms), default=forms[0], show_default=True, help="How to write the result."
    )


def config_option(command: Command) -> Command:
    """Add --config."""
    return click.option(
        "--config", type=click.Path(), metavar="FILE", help="An okr.toml; else the nearest one upwards."
    )(command)


def config_options(command: Command) -> Command:
    """Add the options that settle a team's house style."""
    for option in (
        config_option,
        click.option("--preset", type=Choice(PRESETS), help="The house style to start from."),
        click.option("--ignore", multiple=True, metavar="CODES", help="Leave out these rules, such as KR003,SET."),
        click.option("--select", multiple=True, metavar="CODES", help="Hear only these rules, such as OBJ,KR001."),
    ):
        command = option(command)
    return command


def team_config(config: str | None, preset: str | None, select: tuple[str, ...], ignore: tuple[str, ...]) -> "Config":
    """Read the team's house style; what the command line says wins over the file."""
    from assistant.checker.config_file import load_config

    return load_config(config, preset, _codes(select), _codes(ignore))


def _codes(given: tuple[str, ...]) -> tuple[str, ...] | None:
    return tuple(code for part in given for code in part.replace(",", " ").split()) or None
