"""The verdict: eval sets, scorers, statistics, the ladder over all rungs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_spec.evaluation.candidates import Candidate, Defaults, parse_candidates
from jupyter_spec.evaluation.evalset import (
    Item,
    find_evalset,
    make_evalset,
    parse_cell,
    read_items,
    save,
    to_items,
)
from jupyter_spec.evaluation.report import LadderReport
from jupyter_spec.evaluation.scorers import SCORERS, scorer

if TYPE_CHECKING:
    from jupyter_spec.workspace import Artifact, Journal, Workspace


def evaluate(spec: dict[str, Any], journal: Journal, workspace: Workspace) -> Artifact:
    """See `jupyter_spec.evaluation.ladder.evaluate`."""
    from jupyter_spec.evaluation import ladder

    return ladder.evaluate(spec, journal, workspace)


__all__ = [
    "SCORERS",
    "Candidate",
    "Defaults",
    "Item",
    "LadderReport",
    "evaluate",
    "find_evalset",
    "make_evalset",
    "parse_candidates",
    "parse_cell",
    "read_items",
    "save",
    "scorer",
    "to_items",
]
