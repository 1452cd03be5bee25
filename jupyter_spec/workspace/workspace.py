"""The folder `.jupyter_spec/`: where it is, what it holds.

It is found by walking up from the notebook's folder, as git finds `.git`, else created there;
`JUPYTER_SPEC_HOME` names one outright. The disk is the only truth: nothing here is cached, so the kernel, the
worker, the server and a colleague's kernel on the same folder all see the same.
"""

from __future__ import annotations

import datetime
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_spec.errors import SpecError, did_you_mean, explain_os_error
from jupyter_spec.workspace.artifacts import (
    FOLDERS,
    Artifact,
    DraftContext,
    folder_of,
    list_artifacts,
    remove_artifact,
    rename_artifact,
)
from jupyter_spec.workspace.atomic import write_atomic, write_json
from jupyter_spec.workspace.names import check_name
from jupyter_spec.workspace.presence import announce, live_engines
from jupyter_spec.workspace.run import FORMAT as RUN_FORMAT
from jupyter_spec.workspace.run import LIVE, Run

FORMAT = 1
FOLDER = ".jupyter_spec"
_LATER = (
    *("step", "total", "unit", "rate", "eta", "message", "pid", "host", "process_started"),
    *("started", "heartbeat", "ended", "artifact", "error"),
)


class Workspace:
    """An existing workspace folder, `.root`. `Workspace.open()` finds or creates one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._check_format()

    def __repr__(self) -> str:
        return f"Workspace({str(self.root)!r})"

    @classmethod
    def find(cls, start: Path | str | None = None) -> Workspace | None:
        """The workspace that `start` (a folder, by default the current one) belongs to; creates nothing."""
        if home := os.environ.get("JUPYTER_SPEC_HOME"):
            root = Path(home).expanduser().resolve()
            return cls(root) if (root / "workspace.json").exists() else None
        here = Path(start or ".").resolve()
        for folder in (here, *here.parents):
            if (folder / FOLDER / "workspace.json").exists():
                return cls(folder / FOLDER)
        return None

    @classmethod
    def open(cls, start: Path | str | None = None) -> Workspace:
        """The workspace that `start` belongs to, created in `start` if there is none.

        Raises
        ------
        SpecError
            If it cannot be created, or was written by a newer version.
        """
        found = cls.find(start)
        if found is not None:
            return found
        home = os.environ.get("JUPYTER_SPEC_HOME")
        root = Path(home).expanduser().resolve() if home else Path(start or ".").resolve() / FOLDER
        try:
            root.mkdir(parents=True, exist_ok=True)
            write_atomic(root / ".gitignore", "*\n")
            write_json(root / "workspace.json", {"format": FORMAT})
        except OSError as error:
            raise explain_os_error(error, f"creating the workspace {root}") from error
        return cls(root)

    def artifacts(self, kind: str | None = None) -> list[Artifact]:
        """All artifacts, or those of one kind, by kind and name."""
        kinds = FOLDERS if kind is None else (kind,)
        return [artifact for each in kinds for artifact in list_artifacts(self.root, each)]

    def artifact(self, kind: str, name: str) -> Artifact:
        """One artifact.

        Raises
        ------
        SpecError
            If there is none of that name, with the nearest one and those there are.
        """
        check_name(name, kind)
        folder = self.root / folder_of(kind) / name
        if not (folder / "manifest.json").exists():
            names = [artifact.name for artifact in self.artifacts(kind)]
            there = f"There are: {', '.join(names)}." if names else f"There is no {kind} yet."
            raise SpecError(f"no {kind} '{name}' in {self.root}.{did_you_mean(name, names)} {there}")
        return Artifact(folder)

    def find_artifact(self, name: str) -> Artifact:
        """The artifact `name` of whatever kind, or `kind/name` where several kinds share it.

        Raises
        ------
        SpecError
            If there is none, with the nearest name, or more than one, with the choices.
        """
        kind, _, rest = name.rpartition("/")
        if kind:
            return self.artifact(kind, rest)
        every = self.artifacts()
        matches = [artifact for artifact in every if artifact.name == name]
        if len(matches) > 1:
            choices = ", ".join(f"{artifact.kind}/{artifact.name}" for artifact in matches)
            raise SpecError(f"'{name}' is the name of several: say which, {choices}.")
        if not matches:
            known = [artifact.name for artifact in every]
            there = f" There are: {', '.join(known)}." if known else " There is nothing yet."
            raise SpecError(f"nothing is named '{name}' in {self.root}.{did_you_mean(name, known)}{there}")
        return matches[0]

    def has(self, kind: str, name: str) -> bool:
        return (self.root / folder_of(kind) / check_name(name, kind) / "manifest.json").exists()

    def draft(self, kind: str, name: str, *, replace: bool = False) -> DraftContext:
        """A new artifact, or a new version of one: `with workspace.draft(...) as draft`."""
        return DraftContext(self.root, kind, name, replace)

    def delete(self, kind: str, name: str) -> None:
        """Remove an artifact from the disk."""
        remove_artifact(self.artifact(kind, name))

    def rename(self, kind: str, old: str, new: str) -> Artifact:
        """Give an artifact another name."""
        return rename_artifact(self.artifact(kind, old), new)

    def runs(self) -> list[Run]:
        """All runs, the newest first."""
        folder = self.root / "runs"
        if not folder.is_dir():
            return []
        return [
            Run(entry) for entry in sorted(folder.iterdir(), reverse=True) if (entry / "state.json").exists()
        ]

    def run(self, identifier: str) -> Run:
        """A run by its id, by the beginning of it, or, the newest, by the name of what it makes."""
        runs = self.runs()
        for run in runs:
            if run.id == identifier:
                return run
        matches = [run for run in runs if run.name == identifier] or [
            run for run in runs if identifier and run.id.startswith(identifier)
        ]
        if matches:
            return matches[0]
        known = [run.id for run in runs] + [run.name for run in runs]
        there = f"The newest: {', '.join(run.id for run in runs[:3])}." if runs else "There is no run yet."
        raise SpecError(f"no run '{identifier}' in {self.root}.{did_you_mean(identifier, known)} {there}")

    def create_run(
        self, kind: str, name: str, spec: dict[str, Any] | Callable[[Path], dict[str, Any]]
    ) -> Run:
        """A new run, queued, with its spec frozen on disk; `launch` starts it.

        A `spec` that needs files of its own beside it (the rows of a notebook variable, say) is a function
        that gets the run's folder, writes them there, and returns the spec.
        """
        check_name(name, "name")
        moment = datetime.datetime.now(datetime.timezone.utc)
        stem = f"{moment:%Y%m%d-%H%M%S}-{kind}-{name}"[:56]
        try:
            folder = self._new_folder(self.root / "runs", stem)
            (folder / "control").mkdir()
            try:
                spec = spec(folder) if callable(spec) else spec
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            frozen = {"format": RUN_FORMAT, "kind": kind, "name": name, **spec}
            write_json(folder / "spec.json", frozen)
            created = moment.isoformat(timespec="milliseconds")
            state = {"format": RUN_FORMAT, "id": folder.name, "kind": kind, "name": name, "status": "queued"}
            empty = dict.fromkeys(_LATER)
            write_json(folder / "state.json", {**state, "created": created, "metrics": {}, **empty})
        except OSError as error:
            raise explain_os_error(error, f"starting run '{name}'") from error
        return Run(folder)

    def delete_run(self, identifier: str) -> None:
        """Remove the record of a run that has ended; what it made stays."""
        run = self.run(identifier)
        if run.status in LIVE:
            raise SpecError(f"run '{run.id}' is {run.status}: stop it first.")
        shutil.rmtree(run.folder)

    def cache(self, what: str) -> Path:
        """The folder `cache/<what>/`, created; anything in it may be deleted at any time."""
        folder = self.root / "cache" / check_name(what, "cache")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise explain_os_error(error, "creating the cache") from error
        return folder

    def engines(self) -> list[dict[str, Any]]:
        """What the engines of the kernels that live now say of themselves."""
        return live_engines(self.root / "engines")

    def announce(self, about: dict[str, Any]) -> None:
        """Let others see what this process's engine uses: model, device, defaults."""
        try:
            announce(self.root / "engines", about)
        except OSError as error:
            raise explain_os_error(error, "writing to the workspace") from error

    def _new_folder(self, parent: Path, stem: str) -> Path:
        parent.mkdir(exist_ok=True)
        for attempt in range(1000):
            folder = parent / (stem if attempt == 0 else f"{stem}-{attempt + 1}")
            try:
                folder.mkdir()
            except FileExistsError:
                continue
            return folder
        raise SpecError(f"too many runs named {stem}: wait a second.")

    def _check_format(self) -> None:
        path = self.root / "workspace.json"
        try:
            found = int(json.loads(path.read_text(encoding="utf-8"))["format"])
        except FileNotFoundError:
            raise SpecError(f"{self.root} is not a workspace (no workspace.json).") from None
        except OSError as error:
            raise explain_os_error(error, f"reading {path}") from error
        except (ValueError, KeyError, TypeError) as error:
            raise SpecError(
                f'{path} cannot be read ({error}): write {{"format": {FORMAT}}} into it.'
            ) from error
        if found > FORMAT:
            raise SpecError(
                f"the workspace {self.root} has format {found}, this jupyter_spec reads up to {FORMAT}: "
                "upgrade jupyter_spec, or set JUPYTER_SPEC_HOME to another folder."
            )
