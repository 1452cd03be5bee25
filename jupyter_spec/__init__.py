"""Specialise a language model from a notebook: prompting, RAG, LoRA, full finetuning, and when to stop climbing.

`%load_ext jupyter_spec` registers the magics; `from jupyter_spec import Engine` does the same from plain
Python. Nothing heavy is imported until something needs it.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

# Where it is installed, peft and transformers import it, and it tells every process what it did not find.
logging.getLogger("bitsandbytes").setLevel(logging.ERROR)

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell
    from jupyter_server.serverapp import ServerApp

    from jupyter_spec.engine import Engine as Engine
    from jupyter_spec.errors import SpecError as SpecError


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("jupyter_spec")
    if name in ("Engine", "SpecError"):
        from importlib import import_module

        return getattr(import_module(f"jupyter_spec.{'engine' if name == 'Engine' else 'errors'}"), name)
    raise AttributeError(f"module 'jupyter_spec' has no attribute {name!r}")


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    return [{"src": "labextension", "dest": "jupyter-spec"}]


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "jupyter_spec"}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    from jupyter_spec.server import load

    load(server)


def load_ipython_extension(shell: InteractiveShell) -> None:
    """`%load_ext jupyter_spec`: register the magics."""
    from jupyter_spec.magics import register

    register(shell)
