"""What a kernel has chosen (base model, default index, default adapter), and how it waits for what is being made.

The part of the engine that is the same for all verbs. The workspace is told of each choice, because the sidebar must
know it while the kernel is busy. Whatever needs an artifact that a living run is still making waits for that run
first, which is why a notebook can be run from top to bottom. What a person watches meanwhile is not its business:
`following` is a hook that the magics set, a context manager entered around each wait and each inline run.
"""

from __future__ import annotations

import contextlib
import datetime
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from jupyter_spec.errors import SpecError
from jupyter_spec.models.device import yield_the_cores
from jupyter_spec.workspace import LIVE, Run, Workspace, run_making

BUILT_IN = "tiny"
_Same = TypeVar("_Same", bound="Chosen")


def _unobserved(_run: Run) -> contextlib.AbstractContextManager[None]:
    return contextlib.nullcontext()


class Chosen:
    """The choices of one kernel, its workspace, and its waiting."""

    def __init__(self, folder: str | Path | None = None) -> None:
        yield_the_cores()
        self._folder = folder
        self._workspace: Workspace | None = None
        self._device: str | None = None
        self._announced: dict[str, Any] = {}
        self._since = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
        self.base = BUILT_IN
        self.rag: str | None = None
        self.adapter: str | None = None
        self.following: Callable[[Run], contextlib.AbstractContextManager[None]] = _unobserved

    @property
    def workspace(self) -> Workspace:
        """The workspace of the folder the engine was made in, found or created on first use."""
        if self._workspace is None or not self._workspace.root.exists():
            self._workspace = Workspace.open(self._folder)
            self._announce()
        return self._workspace

    def model(self: _Same, reference: str) -> _Same:
        """Choose the base model: tiny, a model of the workspace, a folder, a hub id (fetched now), an endpoint.

        An endpoint is `http://host:8000/v1`, or `http://host:8000/v1#name` where it serves several models.
        """
        from jupyter_spec.models import available

        self._wait_for("model", reference)
        self.base = available(reference, self.workspace)
        self._announce()
        return self

    def use(self: _Same, *, rag: str | None = None, adapter: str | None = None, none: bool = False) -> _Same:
        """Make an index or an adapter the default of later prompts; `none` clears both first."""
        if not (rag or adapter or none):
            raise SpecError("say what to use: --rag INDEX, --adapter NAME, or --none.")
        if rag is not None:
            self._wait_for("index", rag)
            self.workspace.artifact("index", rag)
        if adapter is not None:
            self._wait_for("adapter", adapter)
            self.workspace.artifact("adapter", adapter)
        if none:
            self.rag = self.adapter = None
        self.rag, self.adapter = rag or self.rag, adapter or self.adapter
        self._announce()
        return self

    def _follow(self, kind: str, old: str, new: str | None) -> None:
        """Where artifact `old` is chosen, choose `new`; None: nothing, or the built-in model."""
        if kind == "model" and self.base == old:
            self.base = new or BUILT_IN
        elif kind == "index" and self.rag == old:
            self.rag = new
        elif kind == "adapter" and self.adapter == old:
            self.adapter = new
        self._announce()

    def _do(self, run: Run) -> Run:
        """Do the work of `run` here."""
        from jupyter_spec import worker

        with self.following(run):
            return worker.work(run.folder)

    def _wait_for(self, kind: str, name: str | None) -> None:
        """Wait for the newest run that makes this artifact, if one is living; say why, if it died without it."""
        run = run_making(self.workspace, kind, name) if name is not None else None
        if run is None:
            return
        if run.status in LIVE:
            self._wait(run)
        elif run.status in ("failed", "crashed") and not self.workspace.has(kind, run.name):
            raise SpecError(f"there is no {kind} '{name}': its run {run.status}: {run.state['error']}")

    def _wait(self, run: Run) -> Run:
        try:
            with self.following(run):
                return run.wait()
        except KeyboardInterrupt:
            raise SpecError(
                f"stopped waiting; run {run.id} goes on: %spec watch {run.name}, or %spec stop {run.name}."
            ) from None

    def _announce(self, device: str | None = None) -> None:
        """Tell the workspace what this kernel uses, for the sidebar."""
        if self._workspace is None:
            return
        self._device = device or self._device
        about = {
            "model": self.base,
            "device": self._device,
            "rag": self.rag,
            "adapter": self.adapter,
            "notebook": os.environ.get("JPY_SESSION_NAME"),
            "since": self._since,
        }
        if about != self._announced:
            self._workspace.announce(about)
            self._announced = about
