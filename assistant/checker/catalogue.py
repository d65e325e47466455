"""The rule catalogue as data, as text for the terminal, as pages for docs/rules; as a module, it writes the pages."""

import sys
from functools import cache
from pathlib import Path
from typing import Any

from assistant.checker.config import Config
from assistant.checker.page import read_page
from assistant.checker.rule import Rule
from assistant.checker.rule_codes import nearest_rule
from assistant.checker.rules import RULES, rules_of
from assistant.errors import UnknownName

_DEFAULT = Config()
_HOME = Path(__file__).parents[1]
_READ = ("checker", "language")


@cache
def rules_version() -> str:
    """Give a hash of the rules: their code, their word lists and all that reads for them."""
    # Few runs say it, and loading takes a while.
    from hashlib import sha256

    digest = sha256()
    files = (path for name in _READ for path in (_HOME / name).rglob("*"))
    for file in sorted(path for path in files if path.suffix in (".py", ".txt", ".tsv", ".toml")):
        digest.update(file.relative_to(_HOME).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def rule(code: str, config: Config = _DEFAULT) -> Rule:
    """Find a rule by code or name, under `config` also one of the team."""
    rules = rules_of(config)
    for one in rules:
        if code.upper() == one.code or code.lower() == one.name:
            return one
    near = nearest_rule(code, {one.code: one.name for one in rules})
    hint = f"; did you mean {near!r}?" if near else "."
    raise UnknownName(f"There is no rule {code!r}{hint} `okr rules` lists them all.")


def catalogue_json(config: Config = _DEFAULT) -> dict[str, Any]:
    """Give all rules as data, with the severity they have under `config` and whether they are on."""
    return {
        "version": 1,
        "rules_version": rules_version(),
        "rules": [rule_json(one, config) for one in rules_of(config)],
    }


def rule_json(one: Rule, config: Config = _DEFAULT) -> dict[str, Any]:
    """Give one rule as data."""
    page = read_page(one.page)
    return {
        "code": one.code,
        "name": one.name,
        "severity": config.weight(one.code, one.severity[config.preset]),
        "on": config.hears(one.code),
        "severities": dict(one.severity),
        "summary": page.summary,
        "finds": page.finds,
        "why": page.why,
        "bad": page.bad,
        "good": page.good,
        "guide": one.guide,
    }


def catalogue_text(config: Config = _DEFAULT) -> str:
    """Give the list of rules for the terminal, one a line."""
    rules = rules_of(config)
    code, name = max(len(one.code) for one in rules), max(len(one.name) for one in rules)
    return "".join(
        f"{one.code:{code}}  {one.name:{name}}  {_weight(one, config):7}  {read_page(one.page).summary}\n"
        for one in rules
    )


def explain(code: str, config: Config = _DEFAULT) -> str:
    """Give the page of one rule as Markdown."""
    return page_markdown(rule(code, config), config)


def page_markdown(one: Rule, config: Config = _DEFAULT) -> str:
    """Write a rule's page as Markdown, with what `config` makes of it where that is not the default."""
    page = read_page(one.page)
    levels = ", ".join(f"{level} under {preset}" for preset, level in one.severity.items())
    if len(set(one.severity.values())) == 1:
        levels = f"{one.severity['balanced']} under every preset"
    own = _weight(one, config)
    yours = "" if own == _weight(one, _DEFAULT) else f" In your house style it is {own}."
    parts = (
        ("What it finds", page.finds),
        ("Why it matters", page.why),
        ("Bad", page.bad and f"```text\n{page.bad}\n```"),
        ("Good", page.good and f"```text\n{page.good}\n```"),
        ("Guide", f"{one.guide}.\n"),
    )
    written = (f"## {heading}\n\n{part}" for heading, part in parts if part)
    return "\n\n".join((f"# {one.code} {one.name}", page.summary, f"Severity: {levels}.{yours}", *written))


def index_markdown() -> str:
    """Write the index of the pages as Markdown."""
    rows = "".join(
        f"| [{one.code}]({one.code}.md) | {one.name} | {one.severity['balanced']} | {read_page(one.page).summary} |\n"
        for one in RULES
    )
    return (
        "# Rules\n\nWritten from the rules themselves by `make docs`. Severities are those of the preset balanced.\n\n"
        "| code | name | severity | finds |\n|---|---|---|---|\n" + rows
    )


def pages() -> dict[str, str]:
    """Give every page of docs/rules by file name."""
    return {"README.md": index_markdown()} | {f"{one.code}.md": page_markdown(one) for one in RULES}


def _weight(one: Rule, config: Config) -> str:
    return config.weight(one.code, one.severity[config.preset]) if config.hears(one.code) else "off"


def main(folder: str) -> None:
    """Write the pages into a folder, and remove pages of rules that are gone."""
    home = Path(folder)
    home.mkdir(parents=True, exist_ok=True)
    written = pages()
    for file in home.glob("*.md"):
        if file.name not in written:
            file.unlink()
    for name, text in written.items():
        (home / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
