"""One training, from spec to artifact: set up, forecast, loop, save."""

from __future__ import annotations

import dataclasses
import gc
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError, is_disk_error
from jupyter_spec.models.allocator import give_back, keep_blocks
from jupyter_spec.models.device import yield_the_cores
from jupyter_spec.models.pretrained import quiet
from jupyter_spec.training import checkpoints, ranks
from jupyter_spec.training.plan import forecast
from jupyter_spec.training.setup import Setup, set_up
from jupyter_spec.training.spec import TrainSpec

if TYPE_CHECKING:
    from jupyter_spec.training.loop import Outcome
    from jupyter_spec.training.measure import Task
    from jupyter_spec.workspace import Artifact, Journal, Workspace

# Free bytes under which a failed write is put down to the disk.
_LITTLE = 64 << 20


def train(
    spec: TrainSpec | dict[str, Any], journal: Journal, workspace: Workspace, task: Task | None = None
) -> Artifact | None:
    """Train as `spec` (or its JSON) says, going on from the run's newest checkpoint if there is one, and publish.

    `task` holds the questions that are answered during the training. A stop that is asked for publishes the best so
    far; a checkpoint is kept, so the run can be resumed. None comes back in every rank but the first.

    Raises
    ------
    SpecError
        As `set_up`; if the name is taken and not to be replaced; if the loss becomes NaN, with the last good
        checkpoint; if memory or the disk runs out, with what to change.
    """
    if not isinstance(spec, TrainSpec):
        spec = TrainSpec.from_json(spec)
    yield_the_cores()
    try:
        with quiet():
            return _train(spec, journal, workspace, task)
    finally:
        give_back()


def _train(spec: TrainSpec, journal: Journal, workspace: Workspace, task: Task | None) -> Artifact | None:
    from safetensors import SafetensorError

    from jupyter_spec.training.loop import run_loop
    from jupyter_spec.training.watch import Diverged

    _refuse_taken_name(spec, journal, workspace)
    folder = journal.folder / "checkpoints"
    checkpoint = checkpoints.latest(folder)
    done = checkpoints.step_of(checkpoint) if checkpoint else 0
    if checkpoint is not None and (said := journal.run.forecast):
        # What was chosen for the checkpoint goes on, whatever memory is free today.
        spec = dataclasses.replace(spec, optimizer=said["optimizer"], precision=said["precision"])
    setup: Setup | None = None
    try:
        journal.progress(message="reading the data, loading the model")
        setup = set_up(spec, workspace)
        if setup.choice.optimizer == "adamw":  # the others are for when memory is scarce
            keep_blocks()
        if checkpoint is None:
            journal.event("forecast", forecast=forecast(setup).to_json())
        else:
            journal.event("message", text=f"going on after step {done}")
        if task is not None and (known := setup.data.holding(task.questions)):
            of = f"{known} of the {len(task.questions)} questions that are answered on the way"
            journal.event(
                "message", text=f"{of} stand in the training data too: a right answer may be learned by heart"
            )
        if not setup.packed:
            text = "this model mixes packed examples; training on one example a row instead"
            journal.event("message", text=text)
        outcome = run_loop(setup, journal, checkpoint, task)
    except Diverged as error:
        raise SpecError(_about_divergence(error.step, error.rate, folder)) from error
    except (MemoryError, RuntimeError, OSError, SafetensorError) as error:
        if _is_full_disk(error, journal.folder):
            raise SpecError(_about_disk(folder)) from error
        if not _is_out_of_memory(error):
            raise
        raise SpecError(_about_memory(setup)) from error
    if ranks.rank() > 0:
        return None
    if outcome.early:
        text = f"stopped early after step {outcome.steps}: {spec.early_stop} evaluations were not better"
        journal.event("message", text=text)
    journal.progress(message="saving")
    artifact = _publish(setup, outcome, journal, workspace)
    if not outcome.stopped and not journal.poll():
        shutil.rmtree(folder, ignore_errors=True)
    return artifact


def _refuse_taken_name(spec: TrainSpec, journal: Journal, workspace: Workspace) -> None:
    """At once, not after an hour. What this very run has published when it was stopped may be replaced."""
    if spec.replace or not workspace.has(spec.kind, spec.name):
        return
    if workspace.artifact(spec.kind, spec.name).manifest.run != journal.run.id:
        raise SpecError(f"{spec.kind} '{spec.name}' exists already: add --replace, or choose another --name.")


def _publish(setup: Setup, outcome: Outcome, journal: Journal, workspace: Workspace) -> Artifact:
    spec, source = setup.spec, setup.source
    with workspace.draft(spec.kind, spec.name, replace=True) as draft:
        previous = draft.previous
        if previous is not None and not spec.replace and previous.manifest.run != journal.run.id:
            raise SpecError(
                f"{spec.kind} '{spec.name}' was made meanwhile: add --replace, or choose another --name."
            )
        # The loop has set the flags of training; what is saved is for use.
        setup.model.config.use_cache = True
        setup.recipe.save(setup.model, setup.tokenizer, source, draft.path, setup.train.end_ids)
        return draft.publish(
            base={"id": source.id, "revision": source.revision},
            parents={"data": setup.data.digest, "base": source.revision or ""},
            options=spec.options() | {"lr": setup.learning_rate},
            seed=spec.seed,
            run=journal.run.id,
            details=_details(setup)
            | {"metrics": outcome.metrics, "steps": outcome.steps, "best_step": outcome.best_step},
        )


def _details(setup: Setup) -> dict[str, Any]:
    return {
        "method": setup.spec.method,
        "data": setup.data.origin,
        "shape": setup.data.shape,
        "rows": setup.train.rows,
        "tokens": setup.train.tokens,
        "end_ids": setup.train.end_ids,
        "precision": setup.precision,
        "optimizer": setup.choice.optimizer,
        "trainable": setup.trainable,
    }


def _about_divergence(step: int, rate: float, folder: Path) -> str:
    kept = checkpoints.latest(folder)
    good = (
        f"the last good checkpoint, of step {checkpoints.step_of(kept)}, is kept in {kept}"
        if kept
        else "there is no checkpoint before it"
    )
    return f"the loss became NaN at step {step} (learning rate {rate:.2g}); {good}. Start again with a lower --lr."


def _is_full_disk(error: BaseException, folder: Path) -> bool:
    """Torch's writer says only that a write failed; then the disk is asked."""
    failed = isinstance(error, RuntimeError) and "PytorchStreamWriter" in str(error)
    return is_disk_error(error) or (failed and shutil.disk_usage(folder).free < _LITTLE)


def _about_disk(folder: Path) -> str:
    checkpoints.sweep(folder)
    kept = checkpoints.latest(folder)
    good = (
        f"the checkpoint of step {checkpoints.step_of(kept)} is kept: free some space and %spec resume this run"
        if kept
        else "there is no checkpoint before it: free some space and start again"
    )
    return f"the disk is full, a checkpoint could not be written; {good}."


def _is_out_of_memory(error: BaseException) -> bool:
    text = str(error).lower()
    return isinstance(error, MemoryError) or any(
        sign in text for sign in ("out of memory", "can't allocate memory", "not enough memory")
    )


def _about_memory(setup: Setup | None) -> str:
    gc.collect()
    if setup is None:
        return "out of memory while loading the model: take a smaller one, or free memory."
    tokens = setup.capacity * setup.rows
    less = f"--batch-tokens {max(64, tokens // 2)}"
    also = " or --max-length with a smaller value" if setup.rows == 1 else ""
    other = ", or train a LoRA instead" if setup.spec.method == "full" else ""
    return f"out of memory in a step of {tokens} tokens: try {less}{also}{other}."
