"""Which run makes which artifact: so that who needs one can wait for it, and nobody makes it twice at once."""

from __future__ import annotations

from jupyter_spec.errors import SpecError
from jupyter_spec.workspace.run import LIVE, Run
from jupyter_spec.workspace.workspace import Workspace

MAKES = {"index": "index", "lora": "adapter", "finetune": "model", "merge": "model", "evaluate": "evaluation"}


def run_making(workspace: Workspace, kind: str, name: str) -> Run | None:
    """The newest run, living or ended, that makes the artifact `name` of `kind`."""
    return next((run for run in workspace.runs() if run.name == name and MAKES.get(run.kind) == kind), None)


def refuse_taken(workspace: Workspace, kind: str, name: str, *, replace: bool) -> None:
    """Refuse a name that a living run is making, or that exists and is not to be replaced."""
    run = run_making(workspace, kind, name)
    if run is not None and run.status in LIVE:
        raise SpecError(f"{kind} '{name}' is being made by run {run.id}: wait for it, or %spec stop {name}.")
    if workspace.has(kind, name) and not replace:
        raise SpecError(f"{kind} '{name}' exists already: add --replace, or choose another --name.")
