"""What a model is sent to read: how facts are told first, then the numbered lines of a window as data."""

from assistant.drafter.brief import Brief
from assistant.drafter.model_prompt import Block, Request, numbered, unforgeable, version_of
from assistant.drafter.model_windows import Window
from prompts.folder import Folder
from prompts.render import render


def reading_request(
    brief: Brief, window: Window, part: int, parts: int, prompts: Folder, mark: str | None = None
) -> Request:
    """Write the request for the facts of a window. `mark`: the code round data; random unless a test names one."""
    from langchain_core.messages import HumanMessage, SystemMessage

    blocks = [Block(f"notes {source.name}", "\n".join(numbered(source, lines))) for source, lines in window.lines]
    conventions = render("reading", prompts)
    asked = render(
        "read",
        prompts,
        mark=mark or unforgeable([block.text for block in blocks]),
        as_of=brief.as_of.isoformat(),
        fiscal_start=brief.config.fiscal_year_start,
        part=part,
        parts=parts,
        blocks=blocks,
    )
    size = sum(line.end - line.start for _, lines in window.lines for line in lines)
    messages = (SystemMessage(conventions.text), HumanMessage(asked.text))
    return Request(messages, version_of(conventions, asked), written=size, sent=size)
