"""A run as anyone sees it: its folder, read. What `%lora_train` gives back, what the server shows.

A run is what its files say. Its worker may live in another process, on another machine, or be gone; this
class needs none of it, so it works after a kernel restart and in a kernel that never started the run.

`crashed` is never written by anybody: it is what a reader concludes when the journal says "running" and the
process that should be writing it is gone.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import re
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from jupyter_spec.errors import SpecError
from jupyter_spec.workspace.atomic import write_json
from jupyter_spec.workspace.processes import is_alive

FORMAT = 1
LIVE = ("queued", "running", "paused", "stopping")
ENDED = ("done", "stopped", "failed", "crashed")
LOST_SECONDS = 60.0
_SEQ = re.compile(rb'\{"seq": (\d+),')


class Run:
    """One long operation with a journal on disk: `.id`, `.status`, `.metrics`, `.artifact`, `.wait()`, `.stop()`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.id = folder.name

    def __repr__(self) -> str:
        state = self.state
        parts = [f"{state['kind']} {state['name']}: {state['status']}"]
        if state.get("total"):
            parts.append(f"{state.get('step') or 0}/{state['total']} {state.get('unit') or 'steps'}")
        parts += [
            f"{key} {value:.4g}" for key, value in state["metrics"].items() if isinstance(value, (int, float))
        ][:3]
        if state.get("eta") and state["status"] in LIVE:
            parts.append(f"{state['eta']:.0f} s left")
        if state.get("error"):
            parts.append(state["error"])
        return f"Run {self.id} ({', '.join(parts)})"

    @property
    def spec(self) -> dict[str, Any]:
        """What the run was asked to do, frozen when it was made.

        Raises
        ------
        SpecError
            If it is unreadable or was written by a newer version.
        """
        path = self.folder / "spec.json"
        try:
            spec: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            found = int(spec["format"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SpecError(f"{path} cannot be read ({error}): delete the run and start it again.") from error
        if found > FORMAT:
            raise SpecError(
                f"{path} has format {found}, this jupyter_spec reads up to {FORMAT}: upgrade jupyter_spec."
            )
        return spec

    @property
    def stored_state(self) -> dict[str, Any]:
        """`state.json` as it stands, nothing concluded."""
        try:
            state: dict[str, Any] = json.loads((self.folder / "state.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise SpecError(f"run '{self.id}' is gone.") from None
        return state

    @property
    def state(self) -> dict[str, Any]:
        """The present: the stored state, with a dead worker recognised and a wish to stop shown."""
        state = self.stored_state
        if state["status"] not in LIVE:
            return state
        if (self.folder / "control" / "stop").exists():
            state["status"] = "stopping"
        if not self._process_lives(state):
            # It may have ended between the two reads.
            again = self.stored_state
            if again["status"] not in LIVE:
                return again
            state |= {"status": "crashed", "eta": None, "error": self._why_gone(state)}
        return state

    @property
    def status(self) -> str:
        """One of queued, running, paused, stopping, done, stopped, failed, crashed."""
        return str(self.state["status"])

    @property
    def kind(self) -> str:
        return str(self.stored_state["kind"])

    @property
    def name(self) -> str:
        """The name of the artifact that the run makes."""
        return str(self.stored_state["name"])

    @property
    def metrics(self) -> dict[str, Any]:
        """The latest value of each metric."""
        return dict(self.stored_state["metrics"])

    @property
    def artifact(self) -> tuple[str, str] | None:
        """Kind and name of what the run made, once it has made it."""
        made = self.stored_state.get("artifact")
        return (made["kind"], made["name"]) if made else None

    @property
    def forecast(self) -> dict[str, Any] | None:
        """What the planner said before the run began, once it has said it."""
        return next((event["forecast"] for event in self.events() if event["kind"] == "forecast"), None)

    @property
    def seconds(self) -> float:
        """How long it has run, over all its lives and without pauses, as far as its journal tells."""
        total, since, before = 0.0, 0, None
        while events := self.events(since):
            for event in events:
                moment = datetime.datetime.fromisoformat(event["time"])
                status = event["status"] if event["kind"] == "status" else None
                # Running already, and told again: between the two it was dead.
                if before is not None and status != "running":
                    total += (moment - before).total_seconds()
                if status is not None or before is not None:
                    before = moment if status in (None, "running") else None
                since = event["seq"]
        return total

    def events(self, since: int = 0, limit: int = 1000) -> list[dict[str, Any]]:
        """Up to `limit` events with `seq` greater than `since`, in order."""
        path = self.folder / "events.jsonl"
        if not path.exists():
            return []
        found = []
        with path.open("rb") as file:
            file.seek(_offset_after(file, since))
            for line in _whole_lines(file):
                if _seq_of(line) > since:
                    found.append(json.loads(line))
                    if len(found) == limit:
                        break
        return found

    def log_tail(self, lines: int = 20) -> str:
        """The last lines of what the worker wrote to its standard error."""
        path = self.folder / "stderr.log"
        if not path.exists():
            return ""
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - 32_768))
            return "\n".join(file.read().decode("utf-8", "replace").splitlines()[-lines:])

    def stop(self) -> Run:
        """Ask the run to stop after its step; it keeps what it has made. `SpecError` if it has ended."""
        return self._control("stop")

    def pause(self) -> Run:
        """Ask the run to wait after its step, until `resume()`."""
        return self._control("pause")

    def save(self) -> Run:
        """Ask for a checkpoint at the next step."""
        return self._control("save")

    def resume(self) -> Run:
        """Go on: a paused run at once, one that stopped, failed or crashed from its last checkpoint."""
        status = self.status
        (self.folder / "control" / "pause").unlink(missing_ok=True)
        if status in ENDED:
            if status == "done":
                raise SpecError(f"run '{self.id}' is done: there is nothing to resume.")
            from jupyter_spec.workspace.launch import launch

            for name in ("stop", "save"):
                (self.folder / "control" / name).unlink(missing_ok=True)
            # Nobody writes the journal of a run that has ended, so its next life may begin here.
            again = {"status": "queued", "pid": None, "ended": None, "error": None, "created": now()}
            (self.folder / "launch.json").unlink(missing_ok=True)
            write_json(self.folder / "state.json", {**self.stored_state, **again})
            launch(self)
        return self

    def wait(self, timeout: float | None = None, on_update: Callable[[Run], None] | None = None) -> Run:
        """Return when the run has ended, calling `on_update(self)` about ten times a second until then.

        An interrupt ends the waiting, never the run.

        Raises
        ------
        SpecError
            If the run failed or crashed, with its reason.
        TimeoutError
            After `timeout` seconds.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        while (state := self.state)["status"] in LIVE:
            if on_update is not None:
                on_update(self)
            if deadline is not None and time.monotonic() > deadline:
                raise TimeoutError(f"run '{self.id}' has not ended after {timeout:g} s; it goes on.")
            time.sleep(0.1)
        if on_update is not None:
            on_update(self)
        if state["status"] in ("failed", "crashed"):
            raise SpecError(f"run '{self.id}' {state['status']}: {state['error']}")
        return self

    def _control(self, name: str) -> Run:
        status = self.status
        if status in ENDED:
            raise SpecError(f"run '{self.id}' has ended ({status}): there is nothing to {name}.")
        folder = self.folder / "control"
        folder.mkdir(exist_ok=True)
        (folder / name).touch()
        return self

    def _process_lives(self, state: dict[str, Any]) -> bool:
        """Whether somebody will still write this journal; for another host, whether its heart beat of late."""
        process = {key: state.get(key) for key in ("pid", "host", "process_started")}
        if process["pid"] is None:
            process = _read_json(self.folder / "launch.json") or process
        if process["pid"] is None:
            return _age(state["created"]) < LOST_SECONDS
        if process["host"] != socket.gethostname():
            return _age(state.get("heartbeat") or state["created"]) < LOST_SECONDS
        return is_alive(process["pid"], process["process_started"])

    def _why_gone(self, state: dict[str, Any]) -> str:
        ended = _read_json(self.folder / "exit.json") or {}
        code = ended.get("returncode")
        last = next((line for line in reversed(self.log_tail().splitlines()) if line.strip()), "")
        said = f"; it last said: {last.strip()[:200]}" if last else ""
        if code is None:
            where = f" at step {state['step']}" if state.get("step") else ""
            return f"the process is gone{where}, without a word: most often it was killed for memory{said}"
        if code < 0:
            with contextlib.suppress(ValueError):
                name = signal.Signals(-code).name
                hint = ": usually out of memory" if name == "SIGKILL" else ""
                return f"killed by signal {-code} ({name}{hint}){said}"
        return f"the process ended with code {code}{said}"


def last_seq(path: Path, *, repair: bool = False) -> int:
    """The number of the last whole event, 0 if there is none; `repair` cuts off a line that a kill left unfinished."""
    if not path.exists():
        return 0
    with path.open("rb+" if repair else "rb") as file:
        size = file.seek(0, 2)
        end = _last_line_end(file, size)
        if repair and end != size:
            file.truncate(end)
        if end == 0:
            return 0
        start = _last_line_end(file, end - 1)
        file.seek(start)
        return _seq_of(file.read(end - start))


def _last_line_end(file: BinaryIO, before: int) -> int:
    """The offset just after the last line end in the first `before` bytes, 0 if there is none."""
    while before > 0:
        start = max(0, before - 65_536)
        file.seek(start)
        found = file.read(before - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        before = start
    return 0


def _offset_after(file: BinaryIO, since: int) -> int:
    """An offset at a line's start, at or before the first event after `since`: bisection, since `seq` only grows."""
    low, high = 0, file.seek(0, 2)
    while high - low > 65_536:
        middle = _last_line_end(file, (low + high) // 2)
        if middle <= low:
            break
        file.seek(middle)
        line = file.readline()
        if not line.endswith(b"\n") or _seq_of(line) > since:
            high = middle
        else:
            low = middle
    return low


def _whole_lines(file: BinaryIO) -> Iterator[bytes]:
    return (line for line in file if line.endswith(b"\n"))


def _seq_of(line: bytes) -> int:
    found = _SEQ.match(line)
    return int(found[1]) if found else 0


def now() -> str:
    """The time in UTC, ISO 8601, to the millisecond."""
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds")


def _age(moment: str) -> float:
    then = datetime.datetime.fromisoformat(moment)
    return (datetime.datetime.now(datetime.timezone.utc) - then).total_seconds()


def _read_json(path: Path) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found
