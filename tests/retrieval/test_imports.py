"""What the drafter takes from retrieval is light."""

import subprocess
import sys

HEAVY = ("sqlalchemy", "chromadb", "alembic", "numpy", "wordllama", "filelock")


def test_the_words_of_retrieval_load_nothing_heavy() -> None:
    code = f"import sys, retrieval.passage, retrieval.errors; print(*(set({HEAVY}) & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"\n"


def test_the_library_loads_vectors_only_where_they_are_used() -> None:
    code = "import sys, retrieval.library; print(*({'chromadb', 'alembic', 'wordllama'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"\n"
