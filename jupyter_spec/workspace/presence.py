"""Which kernels use this workspace, and with what: one small file a living kernel, `engines/PID.json`.

The sidebar asks for the model of the notebook in front while its kernel is busy, so the kernel cannot be
asked. Each engine therefore writes what it uses when that changes; a file whose process is gone is ignored
and swept.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from jupyter_spec.workspace.atomic import write_json
from jupyter_spec.workspace.processes import is_alive, started_at


def announce(folder: Path, about: dict[str, Any]) -> None:
    """Write what this process's engine uses: `model`, `device`, `rag`, `adapter`, `notebook`, `since`."""
    folder.mkdir(exist_ok=True)
    pid = os.getpid()
    write_json(folder / f"{pid}.json", {"pid": pid, "process_started": started_at(pid), **about})
    for path in folder.glob("*.json"):
        if _read(path) is None:
            path.unlink(missing_ok=True)


def live_engines(folder: Path) -> list[dict[str, Any]]:
    """What each living engine wrote, the newest first."""
    if not folder.is_dir():
        return []
    found = [about for path in folder.glob("*.json") if (about := _read(path)) is not None]
    return sorted(found, key=lambda about: str(about.get("since")), reverse=True)


def _read(path: Path) -> dict[str, Any] | None:
    """The content of a living engine's file, or None."""
    try:
        about: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return about if is_alive(about.get("pid"), about.get("process_started")) else None
