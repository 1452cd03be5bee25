"""What a kill costs a training: the same run, left alone and killed at random steps, each time resumed.

    python tests/benchmarks/training_resume.py [--kills 5] [--steps 60]

`tiny` on the house style's examples, as LoRA and as full finetuning with each optimizer, dropout on. The worker is a
process of its own; SIGKILL falls soon after random steps, also while a checkpoint is being written. A table is printed:
the steps at which it was killed, and how far the loss of any step is from that of the run left alone (bar 1e-4).
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import random
import signal
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

STYLE = Path(__file__).resolve().parents[2] / "examples" / "style" / "train.jsonl"
WAYS = (("lora", "auto"), ("full", "adamw"), ("full", "adafactor"), ("full", "adafactor-bf16"))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    print(
        f"{'method, optimizer':22} | {'killed after step':24} | {'first and last loss':19} | difference (<= 1e-4)"
    )
    print(f"{'-' * 22}-|-{'-' * 24}-|-{'-' * 19}-|-{'-' * 30}")
    for method, optimizer in WAYS:
        with tempfile.TemporaryDirectory() as folder:
            whole, _ = trained(folder, "whole", method, optimizer, options.steps, [])
            moments = sorted(dice.sample(range(1, options.steps), options.kills))
            again, killed = trained(folder, "killed", method, optimizer, options.steps, moments)
        assert len(killed) == options.kills, "a kill came too late"
        assert sorted(whole) == sorted(again) == list(range(1, options.steps + 1))
        gap = max(abs(whole[step] - again[step]) for step in whole)
        fell = f"{whole[1]:.3f} -> {whole[options.steps]:.3f}"
        print(
            f"{method + ', ' + optimizer:22} | {', '.join(map(str, killed)):24} | {fell:19} | {gap:.1e}",
            flush=True,
        )


def trained(folder: str, name: str, method: str, optimizer: str, steps: int, moments: list[int]):
    """The loss of every step, and the steps at which the worker was killed: soon after each of `moments`."""
    from jupyter_spec.training import TrainSpec
    from jupyter_spec.workspace import Workspace, launch

    workspace = Workspace.open(folder)
    spec = TrainSpec(method, name, "tiny", (str(STYLE),), steps=steps, save_every=4, batch_tokens=512, seed=4)
    spec = dataclasses.replace(spec, optimizer=optimizer, dropout=0.1 if method == "lora" else 0.0)
    kind = "lora" if method == "lora" else "finetune"
    run = workspace.create_run(kind, name, spec.frozen(None).to_json())
    launch(run)
    killed = []
    for moment in moments:
        while (run.stored_state["step"] or 0) < moment and run.status not in ("done", "failed"):
            time.sleep(0.005)
        os.kill(run.stored_state["pid"], signal.SIGKILL)
        while run.status != "crashed":
            time.sleep(0.02)
        killed.append(run.stored_state["step"])
        run.resume()
    run.wait(600)
    assert run.status == "done", run.state["error"]
    found = {e["step"]: e["loss"] for e in run.events() if e["kind"] == "metric" and "loss" in e}
    return found, killed


if __name__ == "__main__":
    main()
