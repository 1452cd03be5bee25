"""What happens between the steps: one callback of the Trainer that writes, measures, obeys, and keeps the best.

At each step: the journal gets the loss, and its controls (stop, pause, save) are obeyed. Every few steps the held-out
loss is taken, the questions of an eval set are answered and scored, and a sample answer is written down. The weights
of the best evaluation are kept; with `--early-stop N` the training ends when N evaluations have not been better.
Before the first step and after the last the loss on the general text is taken: what is forgotten.

With several ranks everything that decides is decided by rank 0 (`ranks.agree`), and all the same is true.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jupyter_spec.training import checkpoints, measure, ranks
from jupyter_spec.training.setup import Setup

if TYPE_CHECKING:
    from jupyter_spec.workspace import Journal

SAVE_SECONDS = 600.0
SAMPLES = 2


class Diverged(Exception):
    """The loss or its gradient is no longer a number."""

    def __init__(self, step: int, rate: float) -> None:
        super().__init__(f"the loss became NaN at step {step}")
        self.step, self.rate = step, rate


@dataclass
class Watch:
    """The subject of the callback, apart from the Trainer's way of calling it. To be used while the head is open.

    `stopped` says that a stop was obeyed before the end, `early` that better was no longer to be expected, `metrics`
    holds the latest value of each metric.
    """

    setup: Setup
    journal: Journal
    task: measure.Task | None
    stopped: bool = False
    early: bool = False
    metrics: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        steps, spec = self.setup.schedule.steps, self.setup.spec
        self.save_every = spec.save_every or min(500, max(10, math.ceil(steps / 4)))
        self.eval_every = spec.eval_every or max(1, math.ceil(steps / 10))
        self.folder = self.journal.folder / "checkpoints"
        self.saved = self.began = time.monotonic()
        examples = self.setup.train.examples
        self.sizes = [
            sum(len(examples[i]) for row in batch for i in row) for batch in self.setup.schedule.batches
        ]

    def begin(self, step: int) -> None:
        """Before the first step, or the first one after a resume."""
        message = "training"
        self.journal.progress(step=step, total=self.setup.schedule.steps, unit="steps", message=message)
        if step == 0:
            self.general(0)
            self.evaluate(0)
        self.began = time.monotonic()

    def stepped(self, step: int, loss: float, norm: float, rate: float) -> tuple[bool, bool]:
        """After step `step`: whether to stop, and whether to save a checkpoint."""
        steps, accumulate = self.setup.schedule.steps, self.setup.schedule.accumulate
        if not (math.isfinite(loss) and math.isfinite(norm)):
            raise Diverged(step, rate)
        first = (step - 1) * accumulate
        now = time.monotonic()
        speed = sum(self.sizes[first : first + accumulate]) / max(1e-9, now - self.began)
        memory = measure.memory_peak(self.setup.device)
        self.record(step, loss=loss, lr=rate, grad_norm=norm, tokens_per_second=speed, memory=memory)
        self.journal.progress(step=step)
        if step % self.eval_every == 0 or step == steps:
            self.evaluate(step)
            self.early = self.no_better(step) and step < steps
        stop = bool(ranks.agree(self.journal.poll()))
        self.stopped = stop and step < steps and not self.early
        due = step % self.save_every == 0 or now - self.saved > SAVE_SECONDS
        save = bool(ranks.agree(due or self.journal.save_requested())) and step < steps
        self.began = time.monotonic()
        return stop or self.early, (save or stop) and not self.early

    def checkpoint_written(self, step: int) -> None:
        """After the Trainer has written the files of a checkpoint, in every rank."""
        ranks.together()
        if ranks.rank() == 0:
            checkpoints.seal(self.folder / f"checkpoint-{step}", step)
        self.saved = self.began = time.monotonic()
        self.journal.event("checkpoint", step=step, path=f"checkpoints/checkpoint-{step}")

    def evaluate(self, step: int) -> None:
        """Held-out loss, share of right answers, a sample; and keep the weights if they are the best."""
        found: dict[str, float] = {}
        if self.setup.eval is not None:
            loss = measure.mean_loss(self.setup, self.setup.eval, lambda: not self.journal.poll())
            if loss is None:
                return
            found["eval_loss"] = loss
        if self.task is not None:
            found[self.task.metric], given = measure.share_right(self.setup, self.task)
            self.show(step, list(zip(self.task.questions, given, strict=False))[:SAMPLES])
        if not found:
            return
        self.record(step, **found)
        score = [found[self.task.metric]] if self.task is not None else []
        score += [-found["eval_loss"]] if "eval_loss" in found else []
        best = checkpoints.best_of(self.folder)
        better = step > 0 and all(map(math.isfinite, score)) and (best is None or score > best.score)
        if ranks.agree(better):
            if ranks.rank() == 0:
                checkpoints.keep_best(self.folder, self.setup.model, checkpoints.Best(step, score))
            ranks.together()

    def no_better(self, step: int) -> bool:
        """Whether the last `--early-stop` evaluations were none of them the best."""
        patience, best = self.setup.spec.early_stop, checkpoints.best_of(self.folder)
        return patience is not None and best is not None and step - best.step >= patience * self.eval_every

    def take_best(self, step: int) -> int:
        """Give the model the best weights that were kept, and return the step that they are of."""
        best = checkpoints.best_of(self.folder)
        if best is None or best.step == step:
            return step
        checkpoints.load_best(self.folder, self.setup.model)
        text = f"the evaluation after step {best.step} was the best: its weights are kept, not those of step {step}"
        self.journal.event("message", text=text)
        self.journal.event("best", step=best.step, score=best.score)
        return best.step

    def general(self, step: int) -> None:
        """The loss on the general text."""
        loss = measure.mean_loss(self.setup, measure.general_text(self.setup))
        if loss is not None and math.isfinite(loss):
            self.record(step, general_loss=loss)

    def show(self, step: int, samples: list[tuple[str, str]]) -> None:
        """Write down what the model answers now, so that a person sees it learn."""
        for question, answer in samples:
            self.journal.event("sample", step=step, question=question, answer=answer)

    def record(self, step: int, **values: float) -> None:
        """A point of each curve."""
        self.metrics |= values
        self.journal.metric(step, **values)


def as_callback(watch: Watch) -> Any:
    """`watch` as the Trainer calls it."""
    from transformers import TrainerCallback

    class Callback(TrainerCallback):
        """The Trainer's events, handed on."""

        def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            watch.begin(state.global_step)

        def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
            if not logs or "loss" not in logs:
                return
            values = (float(logs[name]) for name in ("loss", "grad_norm", "learning_rate"))
            stop, save = watch.stepped(state.global_step, *values)
            control.should_training_stop |= stop
            control.should_save |= save

        def on_save(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            watch.checkpoint_written(state.global_step)

    return Callback()
