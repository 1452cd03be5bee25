"""Rungs 3 and 4: examples or documents in, an adapter or a model out.

    read_data → TrainSpec → plan (what it will cost) → train (in the worker) → merge

Importing this room imports nothing heavy; the functions do when they are called.
"""

from __future__ import annotations

from jupyter_spec.training.data import Data, read_data
from jupyter_spec.training.finder import LearningRates, find_rates
from jupyter_spec.training.measure import Task
from jupyter_spec.training.merge import merge
from jupyter_spec.training.plan import Forecast, plan
from jupyter_spec.training.sources import Rows, read_rows
from jupyter_spec.training.spec import TrainSpec
from jupyter_spec.training.train import train

__all__ = [
    "Data",
    "Forecast",
    "LearningRates",
    "Rows",
    "Task",
    "TrainSpec",
    "find_rates",
    "merge",
    "plan",
    "read_data",
    "read_rows",
    "train",
]
