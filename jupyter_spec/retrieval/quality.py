"""How good retrieval is, apart from what a model makes of it: recall@k, reciprocal rank and nDCG@10 on an eval set.

An item names its `question` and where its answer stands: `source` (or `sources`), a document's path, and if it
can the `evidence`, a sentence of it. A passage is right if it is of that document and holds at least four fifths of the
words of the evidence; without evidence, if it is of that document. Intervals are percentile bootstraps over items with
a fixed seed, so that the same index and items always give the same numbers.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError, did_you_mean
from jupyter_spec.retrieval.index import Index
from jupyter_spec.retrieval.passages import Passage

if TYPE_CHECKING:
    import pandas as pd

EVIDENCE_SHARE = 0.8
RESAMPLES = 2000


@dataclasses.dataclass(frozen=True)
class Estimate:
    """A mean with its 95 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


@dataclasses.dataclass(frozen=True)
class RetrievalQuality:
    """Of one mode: estimates by name ("recall@4", "MRR", "nDCG@10"), and for each item the rank of what is right."""

    mode: str
    items: int
    estimates: dict[str, Estimate]
    ranks: list[int | None]
    missed: list[str]

    def __str__(self) -> str:
        shown = "  ".join(f"{name} {estimate}" for name, estimate in self.estimates.items())
        return f"{self.mode:<8} {shown}  ({self.items} items)"

    __repr__ = __str__


class RetrievalReport(list[RetrievalQuality]):
    """The quality of each mode of an index on the same questions; `.best` is the mode to search it in."""

    def __init__(self, qualities: Iterable[RetrievalQuality], index: str = "", evalset: str = "") -> None:
        super().__init__(qualities)
        self.index_name = index
        self.evalset = evalset

    @property
    def best(self) -> str:
        """The mode of the highest nDCG@10; of equals the one that costs less."""
        cost = {"lexical": 0, "dense": 1, "hybrid": 2}
        return max(self, key=lambda one: (one.estimates["nDCG@10"].value, -cost[one.mode])).mode

    @property
    def table(self) -> pd.DataFrame:
        """A row a mode: each estimate with the ends of its interval."""
        import pandas as pd

        rows = [
            {
                "mode": quality.mode,
                **{
                    f"{name}{end}": getattr(estimate, field)
                    for name, estimate in quality.estimates.items()
                    for end, field in (("", "value"), (" low", "low"), (" high", "high"))
                },
            }
            for quality in self
        ]
        return pd.DataFrame(rows).set_index("mode")

    def __repr__(self) -> str:
        return "\n".join(
            [f"retrieval of {self.index_name} on {self.evalset}", *map(str, self), f"best: {self.best}"]
        )

    __str__ = __repr__


def evaluate_retrieval(
    index: Index,
    items: Iterable[Mapping[str, Any]],
    *,
    k: int = 4,
    modes: Sequence[str] | None = None,
    seed: int = 0,
    name: str = "the questions",
) -> RetrievalReport:
    """Search for each item's question in each mode, by default all that the index has; items without source are out.

    Raises
    ------
    SpecError
        If no item names a source.
    """
    sourced = [item for item in items if item.get("question") and _sources(item)]
    if not sourced:
        raise SpecError(
            f"no item of {name} has a 'question' and a 'source', the document that answers it: retrieval cannot be "
            "evaluated on it."
        )
    if modes is None:
        modes = ("lexical", "dense", "hybrid") if index.embedder else ("lexical",)
    known = set(index.paths)
    strangers = sorted({source for item in sourced for source in _sources(item) if source not in known})
    if len(strangers) == len({source for item in sourced for source in _sources(item)}):
        raise SpecError(
            f"none of the sources that {name} names is a document of index '{index.name}' ({strangers[0]}, …): "
            f"they are named as in %rag_search, for example {min(known)}.{did_you_mean(strangers[0], known)}"
        )
    found = []
    for mode in modes:
        relevances = []
        for item in sourced:
            passages = index.search(str(item["question"]), k=max(10, k), mode=mode, join=False)
            relevances.append([is_right(passage, item) for passage in passages])
        ranks = [right.index(True) + 1 if True in right else None for right in relevances]
        measured = {
            "recall@1": [float(rank is not None and rank <= 1) for rank in ranks],
            f"recall@{k}": [float(rank is not None and rank <= k) for rank in ranks],
            "MRR": [1 / rank if rank is not None else 0.0 for rank in ranks],
            "nDCG@10": [_ndcg(right) for right in relevances],
        }
        missed = [
            str(item["question"])
            for item, rank in zip(sourced, ranks, strict=True)
            if rank is None or rank > k
        ]
        estimates = {name: bootstrap(values, seed) for name, values in measured.items()}
        found.append(RetrievalQuality(mode, len(sourced), estimates, ranks, missed))
    return RetrievalReport(found, index.name, name)


def is_right(passage: Passage, item: Mapping[str, Any]) -> bool:
    """Whether `passage` is where the answer of `item` stands."""
    if passage.document not in _sources(item):
        return False
    evidence = item.get("evidence")
    if not evidence:
        return True
    pieces = [evidence] if isinstance(evidence, str) else list(evidence)
    held = Counter(_words(f"{passage.heading} {passage.lead} {passage.text}"))
    for piece in pieces:
        wanted = Counter(_words(str(piece)))
        if sum((wanted & held).values()) >= EVIDENCE_SHARE * sum(wanted.values()):
            return True
    return False


def bootstrap(values: Sequence[float], seed: int = 0, resamples: int = RESAMPLES) -> Estimate:
    """The mean of `values` with a 95 % percentile bootstrap interval."""
    import numpy as np

    data = np.asarray(values, float)
    picks = np.random.default_rng(seed).integers(0, len(data), (resamples, len(data)))
    low, high = np.quantile(data[picks].mean(axis=1), [0.025, 0.975])
    return Estimate(float(data.mean()), float(low), float(high))


def _sources(item: Mapping[str, Any]) -> list[str]:
    named = item.get("source") or item.get("sources") or []
    return [named] if isinstance(named, str) else [str(name) for name in named]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _ndcg(right: Sequence[bool]) -> float:
    """Normalised discounted cumulative gain of the first ten, where what is right was found at all.

    Järvelin, Kekäläinen: Cumulated Gain-based Evaluation of IR Techniques (2002), with binary gain. The ideal order is
    that of the passages that were found, at least one.
    """
    gains = [1 / math.log2(rank + 1) for rank in range(1, 11)]
    ideal = sum(gains[: max(1, min(10, sum(right[:10])))])
    return sum(gain for gain, hit in zip(gains, right, strict=False) if hit) / ideal
