"""Checkpoints of a run, `runs/ID/checkpoints/checkpoint-STEP/`: weights, optimizer, scheduler, random state.

transformers writes the files; a checkpoint exists once its `checkpoint.json` does, which is written last, when all the
rest is on the disk. So a kill while saving leaves the one before. What is without that file is swept away.

Beside them `best.json` names the weights of the evaluation that went best, `best-STEP.safetensors`: those that are
trained, without optimizer. They are what is published in the end.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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


@dataclass(frozen=True)
class Best:
    """After how many steps the evaluation was best, and its score: larger is better, compared from the left."""

    step: int
    score: list[float]


def best_of(folder: Path) -> Best | None:
    """The best evaluation so far, if its weights are kept under `folder`."""
    path = folder / "best.json"
    if not path.exists():
        return None
    found = json.loads(path.read_text(encoding="utf-8"))
    return Best(int(found["step"]), [float(value) for value in found["score"]])


def keep_best(folder: Path, model: Any, best: Best) -> None:
    """Keep the trained weights of `model` as the best ones, in place of those before."""
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    name = f"best-{best.step}.safetensors"
    save_file(_trained(model), folder / name)
    flush_file(folder / name)
    write_json(folder / "best.json", {"step": best.step, "score": best.score})
    for old in folder.glob("best-*.safetensors"):
        if old.name != name:
            old.unlink()


def load_best(folder: Path, model: Any) -> None:
    """Give `model` the best weights kept under `folder`."""
    import torch
    from safetensors.torch import load_file

    best = best_of(folder)
    assert best is not None, "nothing was kept"
    kept = load_file(folder / f"best-{best.step}.safetensors")
    with torch.no_grad():
        for name, weight in _trained(model).items():
            weight.copy_(kept[name])


def sweep(folder: Path) -> None:
    """Remove what a failed save left, so that there is room again."""
    latest(folder)
    best = best_of(folder) if folder.is_dir() else None
    for path in folder.glob("best-*.safetensors"):
        if best is None or path.name != f"best-{best.step}.safetensors":
            path.unlink(missing_ok=True)


def _trained(model: Any) -> dict[str, Any]:
    return {name: weight.detach() for name, weight in model.named_parameters() if weight.requires_grad}
