"""The loop: transformers' Trainer over our schedule, with our loss, watched by the journal.

The Trainer is given a data set whose items are whole batches, in the order of the schedule, as one epoch; so what it
knows as "samples" are our batches, its accumulation counts them, and a resumed run skips as many as were done. With
several ranks each batch is as many items, one a rank. The loss comes through `compute_loss_func`: the sum over learned
tokens, divided once by the number of them in the whole optimizer step, so accumulation is exact whatever the batches
hold. Everything else is one callback (watch.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_spec.training import ranks
from jupyter_spec.training.encode import IGNORED, Example
from jupyter_spec.training.measure import Task
from jupyter_spec.training.optim import optimizer_of
from jupyter_spec.training.packing import Batch, collate
from jupyter_spec.training.setup import Setup
from jupyter_spec.training.watch import Watch, as_callback

if TYPE_CHECKING:
    import torch

    from jupyter_spec.workspace import Journal


@dataclass(frozen=True)
class Outcome:
    """How far the loop came, whether a stop was obeyed or it ended early, and the latest value of each metric.

    `best_step` is the step whose weights the model has now.
    """

    steps: int
    best_step: int
    stopped: bool
    early: bool
    metrics: dict[str, float]


def run_loop(setup: Setup, journal: Journal, checkpoint: Path | None, task: Task | None = None) -> Outcome:
    """Train from `checkpoint` or from the start, and leave the best weights in the model.

    Raises
    ------
    Diverged
        At the first loss or gradient that is not finite; nothing is saved after it.
    """
    from transformers import PrinterCallback, Trainer

    watch = Watch(setup, journal, task)
    trainer = Trainer(
        model=setup.model,
        args=_arguments(setup, journal.folder / "checkpoints"),
        train_dataset=_Batches(setup),
        data_collator=_collator(setup),
        compute_loss_func=_loss_function(setup),
        callbacks=[as_callback(watch)],
        optimizers=optimizer_of(setup),
    )
    trainer.remove_callback(PrinterCallback)
    with setup.head.open():
        trainer.train(resume_from_checkpoint=str(checkpoint) if checkpoint else None)
        step = trainer.state.global_step
        best = watch.take_best(step)
        watch.general(step)
    return Outcome(step, best, watch.stopped, watch.early, watch.metrics)


class _Batches:
    """The schedule as a data set: item i is the part of batch i // ranks that rank i % ranks reads."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.lengths = [len(example) for example in setup.train.examples]

    def __len__(self) -> int:
        return len(self.setup.schedule.batches) * ranks.world()

    def __getitem__(self, index: int) -> Batch:
        of, setup = ranks.world(), self.setup
        batch = setup.schedule.batches[index // of]
        return ranks.share_of(batch, self.lengths, setup.capacity, index % of, of, packed=setup.packed)


def _collator(setup: Setup) -> Callable[[list[Batch]], dict[str, Any]]:
    import torch

    # What a rank reads when a batch has fewer examples than there are ranks.
    nothing = [Example([setup.pad], [IGNORED], -1)]

    def collated(items: list[Batch]) -> dict[str, Any]:
        (batch,) = items
        examples = setup.train.examples if batch else nothing
        tensors = collate(batch or [[0]], examples, setup.pad, packed=setup.packed)
        # The Trainer counts labels[:, 1:], since it expects unshifted ones.
        front = torch.full((len(tensors["targets"]), 1), IGNORED)
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
        ddp_timeout=ranks.TIMEOUT_SECONDS,
        ddp_find_unused_parameters=False,
    )
