"""The rules of the house: imports go one way, and nothing heavy is imported before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "jupyter_spec"
HEAVY = (
    "torch",
    "transformers",
    "peft",
    "faiss",
    "matplotlib",
    "numpy",
    "pandas",
    "scipy",
    "tantivy",
    "datasets",
    "openai",
)
HEAVY += ("sentence_transformers", "pyarrow", "accelerate", "sklearn", "jinja2", "ipywidgets", "tokenizers")

# Each room with those it may import. `errors` and `workspace` are open to all.
BELOW_MODELS = {"errors", "workspace"}
BELOW_RETRIEVAL = {*BELOW_MODELS, "models"}
BELOW_TRAINING = {*BELOW_RETRIEVAL, "retrieval"}
BELOW_EVALUATION = {*BELOW_TRAINING, "training", "prompting"}
BELOW_ENGINE = {*BELOW_EVALUATION, "evaluation"}
MAY = {
    "errors": set(),
    "workspace": {"errors"},
    "models": BELOW_MODELS,
    "retrieval": BELOW_RETRIEVAL,
    "prompting": BELOW_TRAINING,
    "training": BELOW_TRAINING,
    "evaluation": BELOW_EVALUATION,
    "worker": BELOW_ENGINE,
    "specs": BELOW_ENGINE,
    "chosen": {*BELOW_MODELS, "models", "worker"},
    "engine": {*BELOW_ENGINE, "chosen", "specs", "worker"},
    "display": {*BELOW_ENGINE, "engine"},
    "magics": {*BELOW_ENGINE, "engine", "display"},
    "server": {"errors", "workspace"},
    "__main__": {"errors"},
    "__init__": {"engine", "errors", "magics", "server"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))
# The maker's own network: classes derived from torch's, imported by its training loop alone.
NEEDS_TORCH = {PACKAGE / "models" / "builtin" / "network.py"}


def room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(tree: ast.AST, *, top_level: bool) -> list[str]:
    """Modules named in import statements: everywhere, or only where importing the file runs them."""
    found: list[str] = []
    nodes = list(ast.iter_child_nodes(tree)) if top_level else list(ast.walk(tree))
    for node in nodes:
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level:
            pass  # within the room: a relative import that leaves it would need more dots than it has
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [f"{node.module}.{alias.name}" for alias in node.names]
        elif top_level and isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.unparse(node.test):
            found += imports(node, top_level=True)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    here = room(path)
    depth = len(path.relative_to(PACKAGE).parts) - 1
    tree = ast.parse(path.read_text())
    dots = [node.level for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert max(dots, default=0) <= max(0, depth), "a relative import leaves its room"
    assert here in MAY, f"{here} is a new room: say here what it may import"
    for name in imports(tree, top_level=False):
        if name.startswith("jupyter_spec."):
            there = name.split(".")[1]
            assert there == here or there in MAY[here], f"{here} may not import {there} ({name})"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_heavy_is_imported_at_the_top(path: Path) -> None:
    for name in imports(ast.parse(path.read_text()), top_level=True):
        if path in NEEDS_TORCH and name.startswith("torch"):
            continue
        assert name.split(".")[0] not in HEAVY, f"import {name} inside the function that needs it"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_file_says_what_it_is(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text()))
    assert docstring, "the first docstring explains the file"


LOAD = """
import sys
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
before = set(sys.modules)
shell.run_line_magic("load_ext", "jupyter_spec")
print(" ".join(sorted({name.split(".")[0] for name in set(sys.modules) - before})))
"""


@pytest.mark.parametrize(
    "code",
    [
        LOAD,
        "import sys, jupyter_spec.engine, jupyter_spec.workspace; print(*{name.split('.')[0] for name in sys.modules})",
        "import sys, jupyter_spec.server.core; print(*{name.split('.')[0] for name in sys.modules})",
    ],
    ids=["load_ext", "engine", "server"],
)
def test_a_fresh_process_imports_nothing_heavy(code: str, tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert not set(result.stdout.split()) & set(HEAVY)
