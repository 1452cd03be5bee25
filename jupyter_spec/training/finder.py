"""Which learning rates are worth trying: a range test (Smith 2017, arXiv:1506.01186), made honest about its noise.

The rate is raised a step at a time from a hundredth of the default to a hundred times it. What is looked at is how far
the loss of each batch has fallen below its loss at the untouched weights: the difference of the same batch, so that
easy and hard batches do not pass for good and bad rates. The whole is done three times over in other orders; where
the three disagree by more than they have fallen, nothing has been found, and that is said. The optimizer is the run's
own, with its weight decay and LoRA+'s ratio; only the rate is the test's.

    loss   ──────╮                    ╭──     low    the first rate whose fall is twice its standard error,
    fallen       ╰───╮            ╭───╯              and a tenth of the deepest fall
                     ╰────────────╯           high   a third of the rate with the deepest fall
    rate         low        high  deepest
"""

from __future__ import annotations

import dataclasses
import math
import statistics
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError
from jupyter_spec.models.pretrained import quiet
from jupyter_spec.training.encode import IGNORED
from jupyter_spec.training.measure import autocast, on_device, one_batch
from jupyter_spec.training.optim import optimizer_of
from jupyter_spec.training.packing import Batch, make_schedule
from jupyter_spec.training.setup import Setup, random_state_kept, set_up
from jupyter_spec.training.spec import TrainSpec

if TYPE_CHECKING:
    from jupyter_spec.workspace import Workspace

RATES = 25
REPEATS = 3
_WIDTH = 100.0


@dataclasses.dataclass(frozen=True)
class LearningRates:
    """`falls[i]` is how far the loss had fallen at `rates[i]`, the mean of the repeats, and `errors[i]` its standard
    error. `low` and `high` bound the band, or are None where nothing rose above the noise.
    """

    rates: list[float]
    falls: list[float]
    errors: list[float]
    low: float | None
    high: float | None
    default: float

    @property
    def suggestion(self) -> float | None:
        """The middle of the band, by ratio."""
        return math.sqrt(self.low * self.high) if self.low and self.high else None

    def __repr__(self) -> str:
        if self.suggestion is None:
            return (
                f"no learning rate from {self.rates[0]:.1g} to {self.rates[-1]:.1g} made the loss fall beyond the "
                f"noise of {len(self.rates)} steps: give more data, or keep the default, {self.default:.2g}."
            )
        deepest = max(range(len(self.falls)), key=self.falls.__getitem__)
        lines = [
            f"learning rates from {self.low:.2g} to {self.high:.2g} are worth trying; the middle is "
            f"{self.suggestion:.2g}, the default {self.default:.2g}.",
            f"The loss fell by {self.falls[deepest]:.3g} ± {self.errors[deepest]:.2g} at most, at "
            f"{self.rates[deepest]:.2g}, in {len(self.rates)} steps, the mean of {REPEATS} orders of the data.",
            "So short a test tells rates apart to a factor of about three; a long run wants the lower half.",
            *self._picture(),
        ]
        return "\n".join(lines)

    def _picture(self) -> list[str]:
        most = max(1e-9, *self.falls)
        lines = []
        for rate, fall, error in zip(self.rates, self.falls, self.errors, strict=True):
            inside = self.low is not None and self.high is not None and self.low <= rate <= self.high * 1.0001
            length = round(40 * max(0.0, fall) / most)
            lines.append(f"{rate:9.2g} {'|' if inside else ' '} {'#' * length} {fall:+.3f} ± {error:.3f}")
        return lines


def find_rates(spec: TrainSpec, workspace: Workspace) -> LearningRates:
    """Try rates on the data and model of `spec`, and leave nothing behind.

    Raises
    ------
    SpecError
        As `set_up`; and if AdamW, with which the rates are tried, does not fit into memory.
    """
    with quiet(), random_state_kept():
        setup = set_up(spec, workspace)
        if setup.choice.optimizer != "adamw":
            raise SpecError(
                f"learning rates are found with AdamW, but {setup.choice.why}: give --lr yourself."
            )
        center = setup.recipe.learning_rate(spec, setup.shape.hidden, setup.schedule.steps)
        rates = [center * _WIDTH ** (2 * i / (RATES - 1) - 1) for i in range(RATES)]
        start = {name: weight.detach().clone() for name, weight in _trained(setup).items()}
        with setup.head.open():
            runs = [_sweep(setup, rates, repeat, start) for repeat in range(REPEATS)]
    return band(rates, runs, center)


def band(rates: list[float], runs: list[list[float]], default: float) -> LearningRates:
    """The band that the falls of several `runs` show; what diverged in any of them is out of it."""
    count = min(map(len, runs))
    if count == 0:
        raise SpecError(
            "the loss is no number from the first step on: the data or the model are broken. "
            "Look at the rows with --forecast, or try --precision fp32."
        )
    falls = [statistics.mean(run[i] for run in runs) for i in range(count)]
    errors = [statistics.stdev(run[i] for run in runs) / len(runs) ** 0.5 for i in range(count)]
    clear = [fall > 2 * error and fall > 0 for fall, error in zip(falls, errors, strict=True)]
    found = LearningRates(rates[:count], falls, errors, None, None, default)
    deepest = max(range(count), key=falls.__getitem__)
    clear = [one and fall >= falls[deepest] / 10 for one, fall in zip(clear, falls, strict=True)]
    low = next((i for i in range(count - 1) if clear[i] and clear[i + 1]), None)
    if low is None:
        return found
    high = max(rates[low], rates[deepest] / 3)
    return dataclasses.replace(found, low=rates[low], high=high)


def _sweep(setup: Setup, rates: list[float], repeat: int, start: dict[str, Any]) -> list[float]:
    """How far the loss has fallen at each rate, up to where it diverges."""
    import torch

    _restore(setup, start)
    batches = _batches(setup, len(rates), repeat)
    before = [_loss(setup, batch) for batch in batches]
    setup.model.train()
    weights = list(_trained(setup).values())
    optimizer, _ = optimizer_of(setup, peak=1.0)
    falls = []
    for rate, batch, untouched in zip(rates, batches, before, strict=True):
        fall = untouched - one_batch(setup, batch)
        if not math.isfinite(fall) or fall < -1:
            break
        falls.append(fall)
        for group in optimizer.param_groups:
            group["lr"] = rate * group["initial_lr"]
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        optimizer.zero_grad()
    setup.model.zero_grad(set_to_none=True)
    return falls


def _batches(setup: Setup, count: int, repeat: int) -> list[Batch]:
    lengths = [len(example) for example in setup.train.examples]
    return make_schedule(
        lengths,
        capacity=setup.capacity,
        rows=setup.rows,
        steps=count,
        seed=setup.spec.seed + repeat,
        packed=setup.packed,
    ).batches


def _loss(setup: Setup, batch: Batch) -> float:
    import torch

    setup.model.eval()
    with torch.no_grad(), autocast(setup):
        tensors = on_device(setup, batch, setup.train)
        given = setup.model(**setup.head.inputs(tensors)).logits
        total = setup.head.loss(given, tensors["targets"])
    return float(total) / max(1, int((tensors["targets"] != IGNORED).sum()))


def _trained(setup: Setup) -> dict[str, Any]:
    return {name: weight for name, weight in setup.model.named_parameters() if weight.requires_grad}


def _restore(setup: Setup, start: dict[str, Any]) -> None:
    import torch

    with torch.no_grad():
        for name, weight in _trained(setup).items():
            weight.copy_(start[name])
