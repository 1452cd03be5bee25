"""Taking an artifact out: a plain folder that transformers, peft and Ollama open without jupyter_spec."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from jupyter_spec.errors import SpecError, explain_os_error
from jupyter_spec.workspace.artifacts import Artifact
from jupyter_spec.workspace.atomic import temporary_beside, write_atomic


def export(artifact: Artifact, target: Path) -> Path:
    """Copy a model or an adapter to the new folder `target`, with a `Modelfile` for Ollama beside its files.

    Raises
    ------
    SpecError
        If `target` exists, the artifact is damaged, or is neither a model nor an adapter.
    """
    if artifact.kind not in ("model", "adapter"):
        raise SpecError(f"{artifact.kind} '{artifact.name}' has no form outside: share it with %spec pack.")
    if target.exists():
        raise SpecError(f"{target} exists already: name a new folder.")
    artifact.verify()
    temporary = temporary_beside(target)
    try:
        shutil.copytree(artifact.path, temporary)
        write_atomic(temporary / "Modelfile", _modelfile(artifact))
        os.replace(temporary, target)
    except OSError as error:
        raise explain_os_error(error, f"exporting to {target}") from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return target


def _modelfile(artifact: Artifact) -> str:
    if artifact.kind == "model":
        return "FROM .\n"
    base = (artifact.manifest.base or {}).get("id", "")
    return f"# Put the base model's name in Ollama, or its folder, after FROM.\nFROM {base}\nADAPTER .\n"
