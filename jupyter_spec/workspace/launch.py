"""Starting the worker of a run, so that it outlives whoever started it.

`launch` starts `python -m jupyter_spec.worker RUN_DIR` in a session and process group of its own: an
interrupt of the kernel, its restart or its death do not reach it. `launch.json` records the command, so that
a person can run the same by hand, and the process, so that a reader can tell a run that has not begun from
one that died at once. A thread of the starting process waits for the worker and records how it ended; when
that process is gone first, nobody does, and the reader says "without a word".

A run of many processes is started through torch.distributed.run, as `accelerate launch` does it; for such a
run `launch.json` also holds the command to be given on each of several hosts.
"""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from jupyter_spec.errors import SpecError
from jupyter_spec.workspace.atomic import write_json
from jupyter_spec.workspace.processes import started_at
from jupyter_spec.workspace.run import Run


def worker_command(run: Run) -> list[str]:
    """The command that does the run's work, to be started from anywhere that sees its folder."""
    return _command(run, ["--standalone"])


def hosts_command(run: Run) -> list[str] | None:
    """What to start on each of several hosts that see the run's folder, with H, R and FIRST filled in; None for a run
    of one process.
    """
    if not _is_distributed(run):
        return None
    meeting = ["--nnodes", "H", "--node-rank", "R", "--master-addr", "FIRST", "--master-port", "29500"]
    return _command(run, meeting)


def _is_distributed(run: Run) -> bool:
    try:
        return run.spec.get("launcher") == "accelerate"
    except SpecError:
        return False  # the worker cannot read it either, and says why


def _command(run: Run, meeting: list[str]) -> list[str]:
    work = ["-m", "jupyter_spec.worker", str(run.folder)]
    if not _is_distributed(run):
        return [sys.executable, *work]
    count = ["--nproc-per-node", str(run.spec.get("processes", 1))]
    return [sys.executable, "-m", "torch.distributed.run", *meeting, *count, *work]


def launch(run: Run) -> None:
    """Start the work of `run` in a process of its own and return at once."""
    (run.folder / "exit.json").unlink(missing_ok=True)
    command = worker_command(run)
    with (run.folder / "stderr.log").open("ab") as log:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=_environment(),
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
    record: dict[str, Any] = {
        "command": shlex.join(command),
        "pid": process.pid,
        "host": socket.gethostname(),
        "process_started": started_at(process.pid),
    }
    if (on_hosts := hosts_command(run)) is not None:
        record["command_on_hosts"] = shlex.join(on_hosts)
    write_json(run.folder / "launch.json", record)
    threading.Thread(target=_record_exit, args=(process, run.folder), name="worker-exit", daemon=True).start()


def _environment() -> dict[str, str]:
    """The worker's environment: this one, and the way to this very package."""
    here = str(Path(__file__).resolve().parents[2])
    path = [here, *filter(None, [os.environ.get("PYTHONPATH")])]
    quiet = {"PYTHONUNBUFFERED": "1", "TOKENIZERS_PARALLELISM": "false", "MPLBACKEND": "agg"}
    return {**os.environ, **quiet, "PYTHONPATH": os.pathsep.join(path)}


def _record_exit(process: subprocess.Popen[bytes], folder: Path) -> None:
    code = process.wait()
    if folder.exists():
        write_json(folder / "exit.json", {"returncode": code})
