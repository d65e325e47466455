"""A folder of prompts with a method of one's own."""

from pathlib import Path

import prompts

METHOD = Path(prompts.__file__).parent / "method" / "method.v1.md"
OWN = "Draft in our own way."


def own_method(folder: Path) -> Path:
    """Write prompts that differ in one sentence of the method, and give their folder."""
    file = folder / "mine" / "method" / "method.v2.md"
    file.parent.mkdir(parents=True)
    text = METHOD.read_text(encoding="utf-8").replace("You draft Objectives", f"{OWN} You draft Objectives", 1)
    file.write_text(text, encoding="utf-8")
    return folder / "mine"
