"""Named instructions: system texts that a person keeps, each a readable file of the workspace, `instructions/NAME.md`.

They are the person's own words, so they are plain files that any editor may change; a write replaces the file in
one step. `%%prompt --instruction` takes the name of one, or the words themselves.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from jupyter_spec.errors import SpecError, did_you_mean, explain_os_error
from jupyter_spec.workspace.atomic import write_atomic
from jupyter_spec.workspace.names import check_name

if TYPE_CHECKING:
    from jupyter_spec.workspace import Workspace

_FOLDER = "instructions"
_SUFFIX = ".md"


@dataclasses.dataclass(frozen=True)
class Instruction:
    """A named instruction; as a string it is its text."""

    name: str
    text: str

    def __str__(self) -> str:
        return self.text


def instruction_names(workspace: Workspace) -> list[str]:
    """The names there are, in their order."""
    return sorted(
        path.name.removesuffix(_SUFFIX) for path in (workspace.root / _FOLDER).glob(f"[!.]*{_SUFFIX}")
    )


def read_instruction(workspace: Workspace, name: str) -> Instruction:
    """The instruction of this name.

    Raises
    ------
    SpecError
        If there is none, with the nearest name, or if its file cannot be read.
    """
    path = _path(workspace, name)
    try:
        return Instruction(name, path.read_text(encoding="utf-8").strip())
    except FileNotFoundError:
        known = instruction_names(workspace)
        there = f"There are: {', '.join(known)}." if known else "There is none yet."
        raise SpecError(
            f"no instruction '{name}' in {workspace.root}.{did_you_mean(name, known)} {there} "
            f"Write one with %spec instruction {name} TEXT."
        ) from None
    except UnicodeDecodeError:
        raise SpecError(f"{path} is not UTF-8 text: save it as that, or delete it.") from None
    except OSError as error:
        raise explain_os_error(error, f"reading instruction '{name}'") from error


def write_instruction(workspace: Workspace, name: str, text: str) -> Instruction:
    """Keep `text` under `name`, in place of what was there.

    Raises
    ------
    SpecError
        If the text is empty, or the name cannot be a file's.
    """
    path = _path(workspace, name)
    if not text.strip():
        raise SpecError(f"instruction '{name}' would be empty: write its text, or remove it with --delete.")
    try:
        path.parent.mkdir(exist_ok=True)
        write_atomic(path, text.strip() + "\n")
    except OSError as error:
        raise explain_os_error(error, f"writing instruction '{name}'") from error
    return read_instruction(workspace, name)


def delete_instruction(workspace: Workspace, name: str) -> Instruction:
    """Remove the instruction of this name; gives what it was."""
    gone = read_instruction(workspace, name)
    _path(workspace, name).unlink(missing_ok=True)
    return gone


def instruction_text(workspace: Workspace, given: str) -> str:
    """What `--instruction` means: the text kept under that name, else the words themselves.

    Raises
    ------
    SpecError
        If it is one word that is almost a name: more likely a slip than an instruction.
    """
    if given in (known := instruction_names(workspace)):
        return read_instruction(workspace, given).text
    if not given.strip():
        raise SpecError("--instruction is empty: give the name of one, or its words in quotes.")
    if len(given.split()) == 1 and (nearest := did_you_mean(given, known)):
        raise SpecError(
            f"--instruction {given}: no instruction has this name.{nearest} "
            "(A single word that is meant as it stands goes into --system.)"
        )
    return given


def _path(workspace: Workspace, name: str) -> Path:
    return workspace.root / _FOLDER / f"{check_name(name, 'instruction')}{_SUFFIX}"
