"""`.jupyter_spec/` on disk: artifacts, runs, journals, locks. Every room stands on this one; it needs no other."""

from __future__ import annotations

from jupyter_spec.workspace.artifacts import FOLDERS, Artifact, Draft
from jupyter_spec.workspace.atomic import sha256_of, write_atomic, write_json
from jupyter_spec.workspace.export import export
from jupyter_spec.workspace.journal import Journal
from jupyter_spec.workspace.launch import launch, worker_command
from jupyter_spec.workspace.making import MAKES, refuse_taken, run_making
from jupyter_spec.workspace.manifest import Manifest
from jupyter_spec.workspace.names import check_name
from jupyter_spec.workspace.pack import pack, unpack
from jupyter_spec.workspace.run import ENDED, LIVE, Run
from jupyter_spec.workspace.workspace import Workspace

__all__ = [
    "ENDED",
    "FOLDERS",
    "LIVE",
    "MAKES",
    "Artifact",
    "Draft",
    "Journal",
    "Manifest",
    "Run",
    "Workspace",
    "check_name",
    "export",
    "launch",
    "pack",
    "refuse_taken",
    "run_making",
    "sha256_of",
    "unpack",
    "worker_command",
    "write_atomic",
    "write_json",
]
