"""What a training costs beside its arithmetic: our loop against a bare one on the same batches, and against padding.

    python tests/benchmarks/training_vs_loop.py

Three ways over the same examples, the same model (`tiny`), LoRA of rank 16, fp32, on this machine:

* `jupyter_spec`: packs, chunked loss on learned positions, the Trainer, journal and controls.
* `bare`: the same batches and the same loss in a loop of ten lines; what is missing is the Trainer and the journal.
* `padded`: transformers' Trainer as most people set it up: 8 examples a batch, padded, logits of every position.

Printed: tokens read a second, and the share of the time that Trainer and journal take. Run it on an idle machine.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

ROWS = 320


def examples():
    """Short questions and answers, 40 to 120 tokens."""
    return [
        {
            "question": f"Order {1000 + i}: "
            + "the clock on my station is wrong again, " * (i % 4 + 1)
            + "what now?",
            "answer": f"Fair winds! Order {1000 + i}: set the clock with the pin, then wait {i % 9} minutes.",
        }
        for i in range(ROWS)
    ]


def clock():
    """Seconds of both clocks: the wall's, and those that the cores worked, which a busy machine distorts less."""
    return Seconds(time.perf_counter(), time.process_time())


class Seconds(NamedTuple):
    wall: float
    cores: float

    def __sub__(self, other):
        return Seconds(self.wall - other.wall, self.cores - other.cores)


def main() -> None:
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    import torch
    from transformers import Trainer, TrainingArguments

    from jupyter_spec.training import TrainSpec, read_data
    from jupyter_spec.training.loop import run_loop
    from jupyter_spec.training.measure import one_batch
    from jupyter_spec.training.optim import make_optimizer
    from jupyter_spec.training.setup import set_up
    from jupyter_spec.workspace import Journal, Workspace

    folder = Path(tempfile.mkdtemp())
    workspace = Workspace.open(folder)
    read_data(examples()).write(folder / "rows.jsonl")
    spec = TrainSpec("lora", "bench", "tiny", (str(folder / "rows.jsonl"),), epochs=1)

    setup = set_up(spec, workspace)
    tokens = setup.train.tokens
    run = workspace.create_run("lora", "bench", spec.to_json())
    with Journal(run.folder) as journal:
        began = clock()
        run_loop(setup, journal, None)
        ours = clock() - began

    setup = set_up(spec, workspace)
    optimizer, schedule = make_optimizer(setup.model, setup.learning_rate, 0.0, setup.schedule.steps)
    setup.model.train()
    began = clock()
    with setup.head.open():
        for batch in setup.schedule.batches:
            one_batch(setup, batch)
            torch.nn.utils.clip_grad_norm_(setup.model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
    bare = clock() - began

    setup = set_up(spec, workspace)
    rows = [
        {"input_ids": [*example.inputs, 0], "labels": [-100, *example.targets]}
        for example in setup.train.examples
    ]

    def padded_batch(items):
        longest = max(len(item["input_ids"]) for item in items)
        fill = lambda values, pad: values + [pad] * (longest - len(values))  # noqa: E731
        return {
            "input_ids": torch.tensor([fill(item["input_ids"], 0) for item in items]),
            "attention_mask": torch.tensor([fill([1] * len(item["input_ids"]), 0) for item in items]),
            "labels": torch.tensor([fill(item["labels"], -100) for item in items]),
        }

    arguments = TrainingArguments(
        output_dir=str(folder / "padded"),
        per_device_train_batch_size=8,
        num_train_epochs=1,
        use_cpu=True,
        report_to=[],
        save_strategy="no",
        disable_tqdm=True,
    )
    trainer = Trainer(model=setup.model, args=arguments, train_dataset=rows, data_collator=padded_batch)
    began = clock()
    with contextlib.redirect_stdout(None):
        trainer.train()
    padded = clock() - began

    count = f"{tokens} tokens, {setup.train.labels} learned, {setup.schedule.steps} steps"
    print(f"{count}, {torch.get_num_threads()} threads")
    for name, took in (("jupyter_spec", ours), ("bare", bare), ("padded", padded)):
        ratio = f"{padded.wall / took.wall:.2f}x padded, {padded.cores / took.cores:.2f}x by core seconds"
        print(
            f"{name:13s} {took.wall:6.1f} s {took.cores:6.1f} core s  {tokens / took.wall:7.0f} tokens/s  {ratio}"
        )
    beside = [100 * (mine - its) / mine for mine, its in zip(ours, bare, strict=True)]
    print(
        f"Trainer and journal take {beside[0]:.1f} % of the wall time, {beside[1]:.1f} % of the core seconds"
    )


if __name__ == "__main__":
    main()
