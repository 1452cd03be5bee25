"""What a training will do and cost, said before it starts: rows, tokens, steps, memory, time, and a look at the mask.

Memory is forecast by the formula of `memory.py`, time by one measured step with the fullest batch.
"""

from __future__ import annotations

import dataclasses
import time
from typing import TYPE_CHECKING, Any

from jupyter_spec.models.pretrained import quiet
from jupyter_spec.training.encode import SHOWN, spans_of
from jupyter_spec.training.memory import memory_free, memory_needed
from jupyter_spec.training.setup import Setup, random_state_kept, set_up
from jupyter_spec.training.spec import TrainSpec

if TYPE_CHECKING:
    from jupyter_spec.workspace import Workspace


@dataclasses.dataclass(frozen=True)
class Forecast:
    """`truncated`, `unlabelled` and `unread` are counted, and `notes` shows the first few. `memory` and `memory_free`
    are in bytes, `seconds` for the training alone. `sample` is the first example as `(text, is learned)` spans.
    """

    method: str
    model: str
    shape: str
    rows: int
    examples: int
    tokens: int
    learned_tokens: int
    truncated: int
    unlabelled: int
    unread: int
    duplicates: int
    eval_rows: int
    eval_overlap: int
    epochs: float
    steps: int
    batch_tokens: int
    packed: bool
    parameters: int
    trainable: int
    learning_rate: float
    precision: str
    device: str
    optimizer: str
    recompute: bool
    why: str
    replayed: int
    memory: dict[str, int]
    memory_free: int
    seconds: float
    notes: list[str]
    sample: list[tuple[str, bool]]

    def to_json(self) -> dict[str, Any]:
        return dataclasses.asdict(self)

    def __repr__(self) -> str:
        share = 100 * self.learned_tokens / max(1, self.tokens)
        trained = 100 * self.trainable / max(1, self.parameters)
        needed = sum(self.memory.values())
        mask = "".join(f"[{text}]" if learned else text for text, learned in self.sample)
        lines = [
            f"{self.method} of {self.model}: {self.trainable:,} of {self.parameters:,} weights ({trained:.1f} %)",
            f"data    {self.rows} rows ({self.shape}), {self.tokens:,} tokens, {share:.0f} % learned; "
            f"{self.truncated} truncated, {self.unlabelled} without a label, {self.duplicates} duplicates",
            f"steps   {self.steps} of about {self.batch_tokens} tokens, {self.epochs:.3g} epochs, "
            f"learning rate {self.learning_rate:.2g}, {self.precision} on {self.device}, "
            + ("packed" if self.packed else "not packed: this model mixes packed examples"),
            f"memory  {needed / 1e9:.2f} GB of {self.memory_free / 1e9:.1f} GB free; {self.why}",
            f"time    about {_duration(self.seconds)}",
        ]
        if self.replayed:
            lines.append(f"replay  {self.replayed:,} tokens more, against forgetting")
        if self.eval_rows:
            lines.append(
                f"eval    {self.eval_rows} rows, {self.eval_overlap} of them also in the training data"
            )
        lines += [f"note    {note}" for note in self.notes]
        return "\n".join([*lines, "sample, what is learned in [brackets]:", mask])


def plan(spec: TrainSpec, workspace: Workspace) -> Forecast:
    """Set the training up, measure one step, and throw it away.

    Raises
    ------
    SpecError
        As `set_up`: for wrong data, a missing model, and what does not fit into memory, with what would.
    """
    with quiet(), random_state_kept():
        return forecast(set_up(spec, workspace))


def forecast(setup: Setup) -> Forecast:
    """What `setup` will do; takes one step's time. Weights and random state are left as they were."""
    data, train, schedule = setup.data, setup.train, setup.schedule
    batch_tokens = setup.capacity * setup.rows
    return Forecast(
        method=setup.spec.method,
        model=setup.source.id,
        shape=data.shape,
        rows=train.rows,
        examples=len(train.examples),
        tokens=train.tokens,
        learned_tokens=train.labels,
        truncated=len(train.truncated),
        unlabelled=len(train.unlabelled),
        unread=len(setup.unread),
        duplicates=data.duplicates,
        eval_rows=len(setup.eval_data) if setup.eval_data is not None else 0,
        eval_overlap=data.overlap(setup.eval_data) if setup.eval_data is not None else 0,
        epochs=schedule.epochs,
        steps=schedule.steps,
        batch_tokens=batch_tokens * schedule.accumulate,
        packed=setup.packed,
        parameters=setup.shape.parameters,
        trainable=setup.trainable,
        learning_rate=setup.learning_rate,
        precision=setup.precision,
        device=setup.device,
        optimizer=setup.choice.optimizer,
        recompute=setup.choice.recompute,
        why=setup.choice.why,
        replayed=setup.replayed,
        memory=memory_needed(
            setup.spec,
            setup.shape,
            setup.precision,
            batch_tokens,
            setup.choice.optimizer,
            setup.choice.recompute,
            setup.device,
            setup.capacity,
        ),
        memory_free=memory_free(setup.device),
        seconds=_seconds(setup),
        notes=_notes(setup),
        sample=_shortened(spans_of(setup.tokenizer, train.examples[0])),
    )


def _seconds(setup: Setup) -> float:
    """Time of the fullest batch, measured, for each batch in proportion to its tokens; plus a tenth for AdamW."""
    import torch

    from jupyter_spec.training.measure import one_batch

    examples = setup.train.examples
    sizes = [sum(len(examples[i]) for row in batch for i in row) for batch in setup.schedule.batches]
    fullest = setup.schedule.batches[max(range(len(sizes)), key=sizes.__getitem__)]
    with torch.random.fork_rng(), setup.head.open():
        setup.model.train()
        took = 0.0
        # The first pass of a process also allocates and tunes; a long one need not be repeated for that.
        for _ in range(2):
            if took < 5:
                began = time.perf_counter()
                one_batch(setup, fullest)
                took = time.perf_counter() - began
    setup.model.zero_grad(set_to_none=True)
    return 1.1 * took * sum(sizes) / max(sizes)


def _notes(setup: Setup) -> list[str]:
    """The first few of what is not wholly trained on, by place."""
    described = (
        (setup.train.truncated, "cut, the end is not learned"),
        (setup.train.unlabelled, "left out, no answer within the length"),
    )
    notes = [
        f"{setup.data.place(index)}: {what}"
        for rows, what in described
        for index in list(dict.fromkeys(rows))[:SHOWN]
    ]
    return notes + setup.unread[:SHOWN]


def _shortened(spans: list[tuple[str, bool]], limit: int = 400) -> list[tuple[str, bool]]:
    return [(text if len(text) <= limit else f"{text[: limit - 3]}...", learned) for text, learned in spans]


def _duration(seconds: float) -> str:
    return (
        f"{seconds:.0f} s"
        if seconds < 100
        else f"{seconds / 60:.0f} min"
        if seconds < 6000
        else f"{seconds / 3600:.1f} h"
    )
