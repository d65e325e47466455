"""The commands of `okr`, one file each; a command's module is imported when the command is asked for."""

from importlib import import_module

import click

COMMANDS = ("draft", "check", "evidence", "library", "rules", "explain", "eval", "serve", "audit", "doctor", "keys")


class Commands(click.Group):
    """A group that finds each command in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands in the order a new user needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Import the command's module; a name that is none of them names the nearest."""
        if cmd_name not in COMMANDS:
            raise click.exceptions.NoSuchCommand(cmd_name, possibilities=COMMANDS, ctx=ctx)
        command: click.Command = getattr(import_module(f"api.commands.{cmd_name}"), cmd_name)
        return command
