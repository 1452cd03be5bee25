"""The journal: how a run tells the disk, and through it everybody, what it is doing.

Two files. `state.json` is the present: replaced atomically, at most four times a second, by a background
thread that also beats every two seconds, so a long step still shows a living process and the run itself never
waits for the disk. `events.jsonl` is the past: one JSON object a line, numbered by `seq`, appended by the
run. A line that a kill cut in half has no line end; readers skip it and the next writer removes it.

In the other direction there are three files that anyone may create, `control/stop`, `control/pause` and
`control/save`; the run looks for them at each step through `poll()` and `save_requested()`.
"""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import time
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError
from jupyter_spec.workspace.atomic import json_line, write_json
from jupyter_spec.workspace.processes import started_at
from jupyter_spec.workspace.run import Run, last_seq, now

if TYPE_CHECKING:
    from jupyter_spec.workspace.artifacts import Artifact

BEAT_SECONDS = 2.0
STATE_SECONDS = 0.25
_FINAL = ("done", "stopped", "failed")


class Journal:
    """The one writer of a run's journal. Use it as a context manager: what leaves it by an exception has failed."""

    def __init__(self, folder: Path) -> None:
        self.run = Run(folder)
        self.folder = folder
        self._state = dict(self.run.stored_state)
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._closing = False
        self._began = 0.0
        self._first_step: int | None = None

    def __enter__(self) -> Journal:
        self._seq = last_seq(self.folder / "events.jsonl", repair=True)
        self._events = (self.folder / "events.jsonl").open("ab", buffering=0)
        self._state |= {
            "status": "running",
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "process_started": started_at(os.getpid()),
            "started": now(),
            "ended": None,
            "error": None,
            "message": None,
        }
        self._began = time.monotonic()
        self.event("status", status="running")
        self._write_state()
        self._thread = threading.Thread(target=self._beat, name="journal", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is not None:
                self._fail(error)
            elif self._state["status"] in ("running", "paused"):
                self.finish()
        finally:
            self._closing = True
            self._wake.set()
            self._thread.join()
            self._events.close()
            self._write_state()

    def progress(
        self,
        step: int | None = None,
        total: int | None = None,
        unit: str | None = None,
        message: str | None = None,
        metrics: dict[str, Any] | None = None,
    ) -> None:
        """Say how far the run is: `step` of `total` in `unit`. Rate and time left are derived from it."""
        with self._lock:
            if unit is not None and unit != self._state.get("unit"):
                self._first_step = None
                self._state |= {"rate": None, "eta": None}
            given = {"step": step, "total": total, "unit": unit, "message": message}
            self._state |= {key: value for key, value in given.items() if value is not None}
            if metrics:
                self._state["metrics"] = {**self._state["metrics"], **metrics}
            if step is not None:
                self._derive_rate(step)
        self._wake.set()

    def metric(self, step: int, **values: float) -> None:
        """One point of one or more curves, kept for good and shown as the latest value."""
        self.event("metric", step=step, **values)
        with self._lock:
            self._state["metrics"] = {**self._state["metrics"], **values}

    def event(self, kind: str, **data: Any) -> None:
        """Append one line to the record. `data` must be JSON; NaN becomes null."""
        with self._lock:
            self._seq += 1
            self._events.write(json_line({"seq": self._seq, "time": now(), "kind": kind, **data}).encode())

    def poll(self) -> bool:
        """Look at the controls: wait here while paused, and return True when a stop was asked for."""
        control = self.folder / "control"
        if (control / "pause").exists() and not (control / "stop").exists():
            self._set_status("paused")
            while (control / "pause").exists() and not (control / "stop").exists():
                time.sleep(0.05)
            self._first_step = None
            if not (control / "stop").exists():
                self._set_status("running")
        return (control / "stop").exists()

    def save_requested(self) -> bool:
        """Whether a checkpoint was asked for since the last call."""
        try:
            (self.folder / "control" / "save").unlink()
        except FileNotFoundError:
            return False
        return True

    def finish(self, status: str = "done", artifact: Artifact | None = None, **metrics: Any) -> None:
        """End the run: `done`, or `stopped` when a stop was honoured. What it made is named in the state."""
        with self._lock:
            self._state["metrics"] = {**self._state["metrics"], **metrics}
            if artifact is not None:
                self._state["artifact"] = {"kind": artifact.kind, "name": artifact.name}
            self._state["eta"] = 0 if status == "done" else None
        self._set_status(status)

    def _fail(self, error: BaseException) -> None:
        interrupted = isinstance(error, KeyboardInterrupt)
        obeyed = isinstance(error, SpecError) and (self.folder / "control" / "stop").exists()
        line = "interrupted" if interrupted else str(error) or type(error).__name__
        if not isinstance(error, SpecError) and not interrupted:
            line = f"{type(error).__name__}: {line}"
            text = "".join(traceback.format_exception(type(error), error, error.__traceback__))
            self.event("traceback", text=text[-20_000:])
        with self._lock:
            self._state["error"] = line
            self._state["eta"] = None
        self._set_status("stopped" if interrupted or obeyed else "failed")

    def _set_status(self, status: str) -> None:
        self.event("status", status=status, error=self._state.get("error"))
        with self._lock:
            self._state["status"] = status
            if status in _FINAL:
                self._state["ended"] = now()
        # The last state is written once, when the journal closes: who sees it may resume the run at once.
        if status not in _FINAL:
            self._write_state()

    def _derive_rate(self, step: int) -> None:
        moment = time.monotonic()
        if self._first_step is None or step < self._first_step:
            self._first_step, self._first_time = step, moment
        elapsed = moment - self._first_time
        if step > self._first_step and elapsed > 0:
            rate = (step - self._first_step) / elapsed
            total = self._state.get("total")
            self._state["rate"] = rate
            self._state["eta"] = max(0.0, (total - step) / rate) if total else None

    def _beat(self) -> None:
        while not self._closing:
            self._wake.wait(BEAT_SECONDS)
            self._wake.clear()
            if not self._closing and self._state["status"] not in _FINAL:
                # The disk may be full for a moment: the next beat tries again.
                with contextlib.suppress(OSError):
                    self._write_state()
                time.sleep(STATE_SECONDS)

    def _write_state(self) -> None:
        with self._lock:
            self._state["heartbeat"] = now()
            write_json(self.folder / "state.json", self._state)
