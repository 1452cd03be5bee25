"""All that a training needs, made from its spec: model, examples, schedule, learning rate. Nothing is trained yet.

The planner and the trainer both begin here, so what was forecast is what is run.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError
from jupyter_spec.models import ModelSource, resolve
from jupyter_spec.models.pretrained import load_model, load_tokenizer
from jupyter_spec.training import ranks
from jupyter_spec.training.corpus import read_training_data
from jupyter_spec.training.data import Data
from jupyter_spec.training.encode import Encoded, encode_data
from jupyter_spec.training.four_bit import load_four_bit, refuse_four_bit
from jupyter_spec.training.fused import fuse
from jupyter_spec.training.head import Head
from jupyter_spec.training.memory import Shape, shape_of
from jupyter_spec.training.packing import Schedule, can_pack, make_schedule
from jupyter_spec.training.planner import Choice, choose
from jupyter_spec.training.recipes import RECIPES, Recipe
from jupyter_spec.training.spec import TrainSpec

if TYPE_CHECKING:
    from jupyter_spec.workspace import Workspace

EPOCHS = 3.0
# Ibrahim et al. 2024 (arXiv:2403.08763) find 5 % of replay enough against most forgetting.
REPLAY_SHARE = 0.05
# A step reads at least and at most so many tokens, unless --batch-tokens says otherwise, and an epoch of a small data
# set has about so many steps: a short run learns by the number of its steps. With the same 147,000 tokens, 72, 174 and
# 348 steps took the loss of `tiny` on held-out letters to 0.45, 0.25 and 0.05.
STEP_TOKENS = {"cpu": (256, 4096), "cuda": (2048, 16384), "mps": (512, 4096)}
STEPS_AN_EPOCH = 100
# The length of a row, when no example is longer: attention costs its square.
ROW_TOKENS = {"cpu": 512, "cuda": 2048, "mps": 1024}


@dataclass
class Setup:
    """A training ready to begin. `rows` of `capacity` tokens are one batch, `schedule` all batches."""

    spec: TrainSpec
    source: ModelSource
    recipe: Recipe
    model: Any
    tokenizer: Any
    head: Head
    device: str
    precision: str
    choice: Choice
    data: Data
    train: Encoded
    eval_data: Data | None
    eval: Encoded | None
    unread: list[str]
    replayed: int
    packed: bool
    capacity: int
    rows: int
    schedule: Schedule
    learning_rate: float
    shape: Shape

    @property
    def pad(self) -> int:
        """The id that fills a row: any would do, since it is neither attended to nor learned."""
        pad = self.tokenizer.pad_token_id
        return int(pad if pad is not None else self.tokenizer.eos_token_id or 0)

    @property
    def trainable(self) -> int:
        """How many weights are trained."""
        return sum(weight.numel() for weight in self.model.parameters() if weight.requires_grad)


def set_up(spec: TrainSpec, workspace: Workspace) -> Setup:
    """Read, encode, load and schedule.

    Raises
    ------
    SpecError
        If the data are wrong or have changed, the model cannot be loaded or has changed, an example is left with
        nothing to learn, or the training does not fit into memory (with what would).
    """
    import torch

    from jupyter_spec.models.device import pick_device

    ranks.refuse_unsupported()
    torch.set_num_threads(spec.threads or max(1, _threads() // ranks.on_this_host()))
    spec.check_data()
    source = resolve(spec.model, workspace).local()
    if spec.revision is not None and source.revision != spec.revision:
        raise SpecError(f"model '{spec.model}' changed since this run was started: start a new one.")
    data, unread = read_training_data(spec.data)
    data, eval_data = _hold_out(spec, data)

    device = pick_device()
    if device == "cuda" and ranks.world() > 1:
        torch.cuda.set_device(int(os.environ["LOCAL_RANK"]))
    if spec.four_bit:
        refuse_four_bit(device)
    shape = shape_of(source)
    precision = _precision(spec, device, shape.parameters)
    tokenizer = load_tokenizer(source)
    max_length = _max_length(spec, data, shape.context, device)
    train = encode_data(tokenizer, data, max_length)
    replayed = add_replay(train, spec, tokenizer, max_length)
    evaluated = encode_data(tokenizer, eval_data, max_length) if eval_data is not None else None
    capacity, rows = row_sizes(spec, [len(example) for example in train.examples], max_length, device)
    choice = choose(spec, shape, precision, capacity * rows, device, capacity)
    precision = "bf16" if choice.optimizer == "adafactor-bf16" else precision

    recipe = RECIPES[spec.method]
    if spec.four_bit:
        model = load_four_bit(source, device)
    else:
        model = load_model(source, recipe.base_dtype(spec, precision, choice.optimizer), device)
    model.config.use_cache = False
    packed = can_pack(model)
    _seed(spec.seed)
    model = recipe.attach(model, spec)
    fuse(model)
    if choice.recompute:
        model.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
    schedule = make_schedule(
        [len(example) for example in train.examples],
        capacity=capacity,
        rows=rows,
        accumulate=spec.accumulate,
        epochs=spec.epochs or EPOCHS,
        steps=spec.steps,
        seed=spec.seed,
        packed=packed,
    )
    return Setup(
        spec=spec,
        source=source,
        recipe=recipe,
        model=model,
        tokenizer=tokenizer,
        head=Head(model, torch.bfloat16 if precision == "bf16" else None),
        device=device,
        precision=precision,
        choice=choice,
        data=data,
        train=train,
        eval_data=eval_data,
        eval=evaluated,
        unread=unread,
        replayed=replayed,
        packed=packed,
        capacity=capacity,
        rows=rows,
        schedule=schedule,
        learning_rate=spec.lr or recipe.learning_rate(spec, shape.hidden, schedule.steps),
        shape=shape,
    )


def row_sizes(spec: TrainSpec, lengths: list[int], max_length: int, device: str) -> tuple[int, int]:
    """The length of a row and the number of rows in a batch."""
    total, longest = sum(lengths), max(lengths)
    low, high = STEP_TOKENS[device]
    step = spec.batch_tokens or min(high, max(low, total // STEPS_AN_EPOCH))
    batch = max(1, step // spec.accumulate)
    capacity = max(longest, min(ROW_TOKENS[device], max_length, batch))
    return capacity, max(1, round(batch / capacity))


def add_replay(train: Encoded, spec: TrainSpec, tokenizer: Any, max_length: int) -> int:
    """Add examples of `--replay`, drawn by the seed, until they are the share that was asked for; how many tokens."""
    if spec.replay is None:
        return 0
    data, _ = read_training_data((spec.replay,))
    others = encode_data(tokenizer, data, max_length).examples
    random.Random(spec.seed).shuffle(others)
    share = spec.replay_share or REPLAY_SHARE
    wanted = share / (1 - share) * train.tokens
    added = 0
    for example in others:
        if added >= wanted:
            break
        train.examples.append(dataclasses.replace(example, row=-1))
        added += len(example)
    return added


def _hold_out(spec: TrainSpec, data: Data) -> tuple[Data, Data | None]:
    if isinstance(spec.eval, str):
        held, _ = read_training_data((spec.eval,))
        if held.kind != data.kind:
            raise SpecError(
                f"--eval {spec.eval} holds {held.kind}, the training data are {data.kind}: "
                "give data of one kind."
            )
        return data, held
    if spec.eval:
        return data.split(float(spec.eval), spec.seed)
    return data, None


def _max_length(spec: TrainSpec, data: Data, context: int, device: str) -> int:
    if spec.max_length is not None and spec.max_length > context:
        raise SpecError(f"--max-length {spec.max_length}: the model reads at most {context} tokens.")
    longest = spec.max_length or context
    return min(longest, ROW_TOKENS[device]) if data.kind == "text" and spec.max_length is None else longest


def _precision(spec: TrainSpec, device: str, parameters: int) -> str:
    """fp32 for a small model and where bf16 is not faster, as measured; else bf16."""
    import torch

    from jupyter_spec.models.device import pick_dtype

    if spec.precision != "auto":
        return spec.precision
    return "bf16" if pick_dtype(device, parameters) == torch.bfloat16 else "fp32"


def _threads() -> int:
    """The cores that this process may use; launchers like torchrun leave OMP_NUM_THREADS at 1."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextlib.contextmanager
def random_state_kept() -> Iterator[None]:
    """Whatever is set up within, the process's own random state, which may be a notebook's, is as before."""
    import numpy
    import torch

    states = random.getstate(), numpy.random.get_state()
    try:
        with torch.random.fork_rng():
            yield
    finally:
        random.setstate(states[0])
        numpy.random.set_state(states[1])


def _seed(seed: int) -> None:
    import numpy
    import torch

    random.seed(seed)
    numpy.random.seed(seed)
    torch.manual_seed(seed)
