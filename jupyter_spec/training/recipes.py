"""The recipes: what is trained in the model, how fast, and how it is saved. One object each, in a registry."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from jupyter_spec.models import ModelSource
from jupyter_spec.training.full import FullRecipe
from jupyter_spec.training.lora import LoraRecipe
from jupyter_spec.training.spec import TrainSpec


class Recipe(Protocol):
    """What differs between the methods of training; everything else is the same code."""

    weight_decay: float

    def base_dtype(self, spec: TrainSpec, precision: str, optimizer: str) -> str:
        """The name of the torch dtype in which the base weights are held while training in `precision`."""

    def attach(self, model: Any, spec: TrainSpec) -> Any:
        """The model with exactly the weights that are trained requiring a gradient."""

    def learning_rate(self, spec: TrainSpec, hidden: int, steps: int) -> float:
        """The peak learning rate for a model of that hidden size and so many optimizer steps."""

    def save(self, model: Any, tokenizer: Any, source: ModelSource, folder: Path, end_ids: list[int]) -> None:
        """Write what was trained into `folder`, as plain peft or Hugging Face files."""


RECIPES: dict[str, Recipe] = {"lora": LoraRecipe(), "full": FullRecipe()}
