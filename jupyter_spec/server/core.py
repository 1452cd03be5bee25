"""What the sidebar may see and do, without HTTP: the workspace of a notebook, its artifacts, its runs.

A notebook is named by its path under the server's root folder. Its workspace is found as the kernel finds it, by
walking up, and is served only if it lies under that root once links are resolved, or is the one that
`JUPYTER_SPEC_HOME` names. The same holds for each artifact and run inside it: a link that leads out is refused.

The sidebar asks about once a second, so what did not change is not read again: manifests and the states of ended runs
are remembered by inode, size and time of their file, which an atomic replacement always changes.
"""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_spec.errors import SpecError
from jupyter_spec.workspace import ENDED, FOLDERS, LIVE, Artifact, Run, Workspace, check_name

PAGE = 20
MOST = 1000
_SHOWN = (
    *("id", "kind", "name", "status", "step", "total", "unit", "rate", "eta", "metrics", "message"),
    *("created", "started", "ended", "artifact", "error"),
)


class Refused(SpecError):
    """The path leads to where this server does not serve."""


class Missing(SpecError):
    """There is no such workspace, artifact or run."""


class WorkspaceService:
    """The workspaces under `root`, as JSON-ready dictionaries."""

    def __init__(self, root: Path, version: str) -> None:
        self.root = root.resolve()
        self.version = version
        self._remembered: dict[Path, tuple[tuple[int, int, int], dict[str, Any]]] = {}

    def find(self, notebook: str) -> Workspace | None:
        """The workspace that the notebook's folder belongs to.

        Raises
        ------
        Refused
            If the folder or the workspace lies outside of what the server serves.
        """
        try:
            folder = (self.root / notebook.lstrip("/")).parent.resolve() if notebook else self.root
        except (ValueError, OSError):
            raise Refused(f"{notebook!r} is not the path of a notebook.") from None
        if not folder.is_relative_to(self.root):
            raise Refused(f"{notebook!r} leads out of the folder that this server serves.")
        workspace = Workspace.find(folder)
        if workspace is None:
            return None
        real = workspace.root.resolve()
        home = os.environ.get("JUPYTER_SPEC_HOME")
        allowed = Path(home).expanduser().resolve() if home else self.root
        if not real.is_relative_to(allowed):
            raise Refused(
                f"the workspace of this notebook, {real}, lies outside of the folder that this server serves, "
                f"{self.root}: start JupyterLab in {real.parent}, or set JUPYTER_SPEC_HOME."
            )
        return Workspace(real)

    def overview(self, notebook: str, kernel_pid: int | None = None, limit: int = PAGE) -> dict[str, Any]:
        """All that the panel shows at once; `kernel_pid` is the process of the notebook's kernel, if known.

        `runs` holds the newest `limit` and, beyond them, every live one; `next` continues the list in `runs()`.
        """
        workspace = self.find(notebook)
        about: dict[str, Any] = {"version": self.version, "workspace": None, "engine": None, "engines": []}
        if workspace is None:
            return {**about, "artifacts": [], "runs": [], "run_count": 0, "next": None}
        engines = workspace.engines()
        runs = self._runs(workspace)
        page = [self._run_summary(run) for run in runs[:limit]]
        older = [self._run_summary(run) for run in runs[limit:]]
        return {
            **about,
            "workspace": self._shown_path(workspace.root),
            "engine": next((engine for engine in engines if self._is_of(engine, notebook, kernel_pid)), None),
            "engines": engines,
            "artifacts": self._artifacts(workspace),
            "runs": page + [run for run in older if run["status"] in LIVE],
            "run_count": len(runs),
            "next": page[-1]["id"] if older else None,
        }

    def runs(self, notebook: str, limit: int = PAGE, before: str | None = None) -> dict[str, Any]:
        """Up to `limit` runs, newest first, older than the run `before`; `next` is None at the end."""
        runs = self._runs(self._workspace(notebook))
        if before is not None:
            runs = [run for run in runs if run.id < before]
        page = [self._run_summary(run) for run in runs[:limit]]
        return {"runs": page, "next": page[-1]["id"] if len(runs) > limit else None}

    def run(self, notebook: str, identifier: str, since: int = 0, limit: int = MOST) -> dict[str, Any]:
        """One run and up to `limit` of its events after number `since`; `next` is the `since` to go on with."""
        run = self._run(self._workspace(notebook), identifier)
        summary = self._run_summary(run)
        events = run.events(since=since, limit=limit)
        log = run.log_tail() if summary["status"] in ("failed", "crashed") else ""
        return {"run": summary, "events": events, "next": events[-1]["seq"] if events else since, "log": log}

    def control(self, notebook: str, identifier: str, verb: str) -> dict[str, Any]:
        """`stop`, `pause` or `resume` a run, as the same magics do; gives the run as it is now."""
        run = self._run(self._workspace(notebook), identifier)
        if verb == "resume" and run.status in ENDED:
            self._check_same_python(run)
        actions: dict[str, Callable[[], Any]] = {"stop": run.stop, "pause": run.pause, "resume": run.resume}
        actions[verb]()
        return self._run_summary(run)

    def delete_run(self, notebook: str, identifier: str) -> None:
        """Remove the record of a run that has ended; what it made stays."""
        workspace = self._workspace(notebook)
        workspace.delete_run(self._run(workspace, identifier).id)

    def rename(self, notebook: str, kind: str, old: str, new: object) -> dict[str, Any]:
        """Give an artifact another name; gives it as it is now."""
        if not isinstance(new, str):
            raise SpecError("a new name is needed: {'name': …}.")
        workspace = self._workspace(notebook)
        self._check_artifact(workspace, kind, old)
        workspace.rename(kind, old, check_name(new.strip()))
        return self._artifact_summary(workspace.root / FOLDERS[kind] / new.strip(), kind)

    def delete_artifact(self, notebook: str, kind: str, name: str) -> None:
        """Remove an artifact from the disk."""
        workspace = self._workspace(notebook)
        self._check_artifact(workspace, kind, name)
        workspace.delete(kind, name)

    def _workspace(self, notebook: str) -> Workspace:
        workspace = self.find(notebook)
        if workspace is None:
            raise Missing("this notebook has no workspace yet: run %load_ext jupyter_spec and %spec in it.")
        return workspace

    def _runs(self, workspace: Workspace) -> list[Run]:
        return [
            run for run in workspace.runs() if _is_name(run.id) and _is_inside(run.folder, workspace.root)
        ]

    def _run(self, workspace: Workspace, identifier: str) -> Run:
        folder = workspace.root / "runs" / check_name(identifier, "run")
        if not (folder / "state.json").exists():
            raise Missing(f"there is no run '{identifier}' in {self._shown_path(workspace.root)}.")
        if not _is_inside(folder, workspace.root):
            raise Refused(f"run '{identifier}' is a link that leads out of the workspace.")
        return Run(folder)

    def _check_artifact(self, workspace: Workspace, kind: str, name: str) -> None:
        if kind not in FOLDERS:
            raise Missing(f"'{kind}' is no kind of artifact ({', '.join(FOLDERS)}).")
        folder = workspace.root / FOLDERS[kind] / check_name(name, kind)
        if not (folder / "manifest.json").exists():
            raise Missing(f"there is no {kind} '{name}' in {self._shown_path(workspace.root)}.")
        if not _is_inside(folder, workspace.root):
            raise Refused(f"{kind} '{name}' is a link that leads out of the workspace.")

    def _artifacts(self, workspace: Workspace) -> list[dict[str, Any]]:
        return [
            self._artifact_summary(manifest.parent, kind)
            for kind, folder in FOLDERS.items()
            for manifest in sorted((workspace.root / folder).glob("*/manifest.json"))
            if _is_name(manifest.parent.name) and _is_inside(manifest.parent, workspace.root)
        ]

    def _artifact_summary(self, folder: Path, kind: str) -> dict[str, Any]:
        def read() -> dict[str, Any]:
            about: dict[str, Any] = {"kind": kind, "name": folder.name}
            try:
                manifest = Artifact(folder).manifest
            except (SpecError, FileNotFoundError) as error:
                return {**about, "size": 0, "created": None, "base": None, "details": {}, "error": str(error)}
            details = {
                key: len(value) if isinstance(value, list) else value
                for key, value in manifest.details.items()
                if isinstance(value, list) or _is_short(value)
            }
            base = manifest.base.get("id") if manifest.base else None
            facts = {"size": manifest.size, "created": manifest.created, "base": base, "details": details}
            return {**about, **facts, "error": None}

        return self._remember(folder / "manifest.json", read, lambda about: about["error"] is None)

    def _run_summary(self, run: Run) -> dict[str, Any]:
        def read() -> dict[str, Any]:
            try:
                state = run.state
            except (SpecError, ValueError) as error:
                return dict.fromkeys(_SHOWN) | {
                    **{"id": run.id, "kind": "", "name": run.id, "status": "failed", "metrics": {}},
                    "error": f"the state of this run cannot be read ({error}): delete it.",
                }
            return {key: state.get(key) for key in _SHOWN}

        return self._remember(
            run.folder / "state.json", read, lambda state: state["status"] in ("done", "stopped", "failed")
        )

    def _remember(
        self, path: Path, read: Callable[[], dict[str, Any]], lasting: Callable[[dict[str, Any]], bool]
    ) -> dict[str, Any]:
        """What `read` gives, remembered for as long as the file at `path` is the same, if it is `lasting`."""
        try:
            stat = path.stat()
        except OSError:
            return read()
        stamp = (stat.st_ino, stat.st_size, stat.st_mtime_ns)
        known = self._remembered.get(path)
        if known is not None and known[0] == stamp:
            return known[1]
        self._remembered.pop(path, None)
        found = read()
        if lasting(found):
            self._remembered[path] = (stamp, found)
        return found

    def _is_of(self, engine: dict[str, Any], notebook: str, kernel_pid: int | None) -> bool:
        """By the kernel's process where that is known, since a renamed notebook keeps its kernel; else by path."""
        if kernel_pid is not None:
            return engine.get("pid") == kernel_pid
        path = engine.get("notebook")
        return bool(notebook and path) and (self.root / str(path)) == (self.root / notebook.lstrip("/"))

    def _shown_path(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)

    def _check_same_python(self, run: Run) -> None:
        """A run of a kernel in another environment cannot be started again from this one."""
        try:
            command = json.loads((run.folder / "launch.json").read_text(encoding="utf-8"))["command"]
        except (OSError, ValueError, KeyError):
            return
        if shlex.split(command)[0] != sys.executable:
            raise SpecError(
                f"run '{run.id}' was started by another Python than this server's: "
                f"use %spec resume {run.id} in its notebook."
            )


def _is_name(name: str) -> bool:
    """Whether it is a name that the product gives; a stranger's could hold a line end, and names go into cells."""
    try:
        return bool(check_name(name))
    except SpecError:
        return False


def _is_inside(path: Path, root: Path) -> bool:
    """Whether `path`, two names below the resolved `root`, is there and not somewhere that a link leads to."""
    linked = path.is_symlink() or path.parent.is_symlink()
    return not linked or path.resolve().is_relative_to(root)


def _is_short(value: object) -> bool:
    return (
        value is None
        or isinstance(value, (bool, int, float))
        or (isinstance(value, str) and len(value) <= 200)
    )
