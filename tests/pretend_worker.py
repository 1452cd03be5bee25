"""A run without training: `python pretend_worker.py RUN_DIR STEPS SECONDS_A_STEP` writes the journal that a trainer
would, and obeys its controls. Tests start it as a process of its own."""

from __future__ import annotations

import math
import sys
import time
from pathlib import Path

from jupyter_spec.workspace import Journal


def main(folder: str, steps: str, seconds: str) -> None:
    with Journal(Path(folder)) as journal:
        journal.event("message", text="one row of 40 was too long and was cut")
        for step in range(1, int(steps) + 1):
            if journal.poll():
                journal.finish("stopped")
                return
            time.sleep(float(seconds))
            loss = 0.6 + 1.8 * math.exp(-step / 30) + 0.05 * math.sin(step)
            journal.metric(step, loss=loss)
            if step % 20 == 0:
                journal.metric(step, eval_loss=0.75 + 1.6 * math.exp(-step / 35))
                journal.event("checkpoint", step=step)
            journal.progress(step=step, total=int(steps), unit="steps")


if __name__ == "__main__":
    main(*sys.argv[1:])
