"""The loop: transformers' Trainer over our schedule, with our loss, watched by the journal.

The Trainer is given a data set whose items are whole batches, in the order of the schedule, as one epoch; so what it
knows as "samples" are our batches, its accumulation counts them, and a resumed run skips as many as were done. The loss
comes through `compute_loss_func`: the sum over learned tokens, divided once by the number of them in the whole
optimizer step, so accumulation is exact whatever the batches hold. Everything else is one callback.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_spec.training import checkpoints
from jupyter_spec.training.encode import IGNORED, Encoded
from jupyter_spec.training.optim import make_optimizer
from jupyter_spec.training.packing import Batch, collate, make_schedule
from jupyter_spec.training.setup import Setup

if TYPE_CHECKING:
    import torch

    from jupyter_spec.workspace import Journal

SAVE_SECONDS = 600.0


class Diverged(Exception):
    """The loss or its gradient is no longer a number."""

    def __init__(self, step: int, rate: float) -> None:
        super().__init__(f"the loss became NaN at step {step}")
        self.step, self.rate = step, rate


@dataclass(frozen=True)
class Outcome:
    """How far the loop came, whether it was stopped before the end, and the latest value of each metric."""

    steps: int
    stopped: bool
    metrics: dict[str, float]


def run_loop(setup: Setup, journal: Journal, checkpoint: Path | None) -> Outcome:
    """Train from `checkpoint` or from the start.

    Raises
    ------
    Diverged
        At the first loss or gradient that is not finite; nothing is saved after it.
    """
    from transformers import PrinterCallback, Trainer

    watcher = _watcher(setup, journal)
    trainer = Trainer(
        model=setup.model,
        args=_arguments(setup, journal.folder / "checkpoints"),
        train_dataset=_Batches(setup.schedule.batches),
        data_collator=_collator(setup),
        compute_loss_func=_loss_function(setup),
        callbacks=[watcher],
        optimizers=make_optimizer(
            setup.model,
            setup.learning_rate,
            setup.spec.weight_decay if setup.spec.weight_decay is not None else setup.recipe.weight_decay,
            setup.schedule.steps,
        ),
    )
    trainer.remove_callback(PrinterCallback)
    with setup.head.open():
        trainer.train(resume_from_checkpoint=str(checkpoint) if checkpoint else None)
    return Outcome(trainer.state.global_step, watcher.stopped, watcher.metrics)


def mean_loss(setup: Setup, encoded: Encoded, keep_going: Callable[[], bool] = lambda: True) -> float | None:
    """The mean loss of a learned token of `encoded`; None when `keep_going` says no in between.

    To be called while the head is open.
    """
    import torch

    lengths = [len(example) for example in encoded.examples]
    capacity = max(setup.capacity, *lengths)
    batches = make_schedule(lengths, capacity=capacity, rows=setup.rows, packed=setup.packed).batches
    total, count = 0.0, 0
    training = setup.model.training
    setup.model.eval()
    try:
        with torch.no_grad(), autocast(setup):
            for batch in batches:
                if not keep_going():
                    return None
                tensors = _on_device(
                    collate(batch, encoded.examples, setup.pad, packed=setup.packed), setup.device
                )
                given = setup.model(**setup.head.inputs(tensors)).logits
                total += float(setup.head.loss(given, tensors["targets"]))
                count += int((tensors["targets"] != IGNORED).sum())
    finally:
        setup.model.train(training)
    return total / count


def autocast(setup: Setup) -> Any:
    """The precision of the forward pass."""
    import torch

    return torch.autocast(setup.device, torch.bfloat16, enabled=setup.precision == "bf16")


def one_batch(setup: Setup, batch: Batch) -> float:
    """Forward and backward of one batch, to measure it; the mean loss of a learned token. The head must be open."""
    tensors = _on_device(collate(batch, setup.train.examples, setup.pad, packed=setup.packed), setup.device)
    with autocast(setup):
        given = setup.model(**setup.head.inputs(tensors)).logits
    loss = setup.head.loss(given, tensors["targets"])
    count = max(1, int((tensors["targets"] != IGNORED).sum()))
    (loss / count).backward()
    return float(loss.detach()) / count


class _Batches:
    """The schedule as a data set: item i is batch i."""

    def __init__(self, batches: list[Batch]) -> None:
        self.batches = batches

    def __len__(self) -> int:
        return len(self.batches)

    def __getitem__(self, index: int) -> Batch:
        return self.batches[index]


def _collator(setup: Setup) -> Callable[[list[Batch]], dict[str, Any]]:
    import torch

    def collated(items: list[Batch]) -> dict[str, Any]:
        (batch,) = items
        tensors = collate(batch, setup.train.examples, setup.pad, packed=setup.packed)
        # The Trainer counts labels[:, 1:], since it expects unshifted ones.
        front = torch.full((len(batch), 1), IGNORED)
        return {**setup.head.inputs(tensors), "labels": torch.cat([front, tensors["targets"]], dim=1)}

    return collated


def _loss_function(setup: Setup) -> Callable[..., torch.Tensor]:
    def loss(outputs: Any, labels: torch.Tensor, num_items_in_batch: Any = None) -> torch.Tensor:
        return setup.head.loss(outputs.logits, labels[:, 1:]) / max(1, int(num_items_in_batch))

    return loss


def _arguments(setup: Setup, folder: Path) -> Any:
    from transformers import TrainingArguments

    spec = setup.spec
    return TrainingArguments(
        output_dir=str(folder),
        per_device_train_batch_size=1,
        gradient_accumulation_steps=spec.accumulate,
        num_train_epochs=1,
        train_sampling_strategy="sequential",
        max_grad_norm=1.0,
        bf16=setup.precision == "bf16",
        use_cpu=setup.device == "cpu",
        seed=spec.seed,
        logging_steps=1,
        logging_nan_inf_filter=False,
        save_strategy="no",
        save_total_limit=2,
        report_to=[],
        disable_tqdm=True,
        remove_unused_columns=False,
        dataloader_pin_memory=setup.device == "cuda",
    )


def _watcher(setup: Setup, journal: Journal) -> Any:
    """The callback that writes the journal, obeys its controls, evaluates, and has checkpoints made."""
    from transformers import TrainerCallback

    spec, schedule, examples = setup.spec, setup.schedule, setup.train.examples
    sizes = [sum(len(examples[i]) for row in batch for i in row) for batch in schedule.batches]
    save_every = spec.save_every or min(500, max(10, math.ceil(schedule.steps / 4)))
    eval_every = spec.eval_every or max(1, math.ceil(schedule.steps / 10))

    class Watcher(TrainerCallback):
        """Called by the Trainer; `stopped` says that a stop was obeyed."""

        def __init__(self) -> None:
            self.stopped = False
            self.metrics: dict[str, float] = {}
            self.saved = self.began = time.monotonic()

        def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            journal.progress(step=state.global_step, total=schedule.steps, unit="steps", message="training")
            if state.global_step == 0:
                self.evaluate(0)
            self.began = time.monotonic()

        def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
            if not logs or "loss" not in logs:
                return
            step = state.global_step
            loss, norm, rate = (
                float(logs["loss"]),
                float(logs.get("grad_norm", 0)),
                float(logs["learning_rate"]),
            )
            if not (math.isfinite(loss) and math.isfinite(norm)):
                raise Diverged(step, rate)
            first = (step - 1) * schedule.accumulate
            tokens = sum(sizes[first : first + schedule.accumulate])
            now = time.monotonic()
            speed = tokens / max(1e-9, now - self.began)
            self.record(step, loss=loss, lr=rate, grad_norm=norm, tokens_per_second=speed)
            journal.progress(step=step)
            if step % eval_every == 0 or step == schedule.steps:
                self.evaluate(step)
            if journal.poll():
                self.stopped = step < schedule.steps
                control.should_training_stop = True
                control.should_save = True
            due = step % save_every == 0 or now - self.saved > SAVE_SECONDS
            if step < schedule.steps and (due or journal.save_requested()):
                control.should_save = True
            self.began = time.monotonic()

        def on_save(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            self.saved = time.monotonic()
            folder = Path(args.output_dir) / f"checkpoint-{state.global_step}"
            checkpoints.seal(folder, state.global_step)
            journal.event("checkpoint", step=state.global_step, path=f"checkpoints/{folder.name}")

        def evaluate(self, step: int) -> None:
            if setup.eval is not None:
                loss = mean_loss(setup, setup.eval, keep_going=lambda: not journal.poll())
                if loss is not None:
                    self.record(step, eval_loss=loss)

        def record(self, step: int, **values: float) -> None:
            self.metrics |= values
            journal.metric(step, **values)

    return Watcher()


def _on_device(tensors: dict[str, torch.Tensor], device: str) -> dict[str, torch.Tensor]:
    return {name: tensor.to(device) for name, tensor in tensors.items()}
