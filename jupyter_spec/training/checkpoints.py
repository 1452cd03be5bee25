"""Checkpoints of a run, `runs/ID/checkpoints/checkpoint-STEP/`: weights, optimizer, scheduler, random state.

transformers writes the files; a checkpoint exists once its `checkpoint.json` does, which is written last, when all the
rest is on the disk. So a kill while saving leaves the one before. What is without that file is swept away.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from jupyter_spec.workspace.atomic import flush_file, flush_folder, write_json

_PREFIX = "checkpoint-"
# Written by transformers, a pickle that nothing reads.
_UNUSED = "training_args.bin"


def seal(folder: Path, step: int) -> None:
    """Make the checkpoint in `folder` exist."""
    (folder / _UNUSED).unlink(missing_ok=True)
    for path in folder.rglob("*"):
        if path.is_file():
            flush_file(path)
    flush_folder(folder)
    write_json(folder / "checkpoint.json", {"format": 1, "step": step})


def latest(folder: Path) -> Path | None:
    """The newest checkpoint under `folder`; halves of one are removed."""
    if not folder.is_dir():
        return None
    whole = []
    for entry in folder.glob(f"{_PREFIX}*"):
        if (entry / "checkpoint.json").exists():
            whole.append((step_of(entry), entry))
        else:
            shutil.rmtree(entry, ignore_errors=True)
    return max(whole)[1] if whole else None


def step_of(checkpoint: Path) -> int:
    """After how many optimizer steps `checkpoint` was made."""
    return int(json.loads((checkpoint / "checkpoint.json").read_text(encoding="utf-8"))["step"])
