"""What an evaluation keeps of a model's answers on the machine that runs it, so that going on pays for none twice."""

import shutil

from api.parts import Parts


def sweep(parts: Parts) -> None:
    """Remove the answers on this machine that belong to no evaluation any more. Raises Unavailable."""
    if parts.answers.is_dir():
        there = [one.name for one in parts.answers.iterdir()]
        for gone in set(there) - parts.evaluations().known(there):
            shutil.rmtree(parts.answers / gone, ignore_errors=True)
