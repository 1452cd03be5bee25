"""Workspaces with something in them, made through the same room as the product's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jupyter_spec.workspace import Artifact, Journal, Run, Workspace, write_json


def open_workspace(folder: Path) -> Workspace:
    """A workspace in `folder` itself, whatever there is above it."""
    root = folder / ".jupyter_spec"
    root.mkdir(parents=True)
    write_json(root / "workspace.json", {"format": 1})
    return Workspace(root)


def make_artifact(
    workspace: Workspace, kind: str, name: str, *, content: bytes = b"x" * 1000, **about: Any
) -> Artifact:
    with workspace.draft(kind, name) as draft:
        (draft.path / "content.bin").write_bytes(content)
        return draft.publish(**about)


def make_run(workspace: Workspace, name: str, *, kind: str = "lora", steps: int = 3) -> Run:
    """A run that has ended well, of `steps` metrics."""
    run = workspace.create_run(kind, name, {})
    with Journal(run.folder) as journal:
        for step in range(1, steps + 1):
            journal.metric(step, loss=1 / step)
            journal.progress(step=step, total=steps, unit="steps")
    return run
