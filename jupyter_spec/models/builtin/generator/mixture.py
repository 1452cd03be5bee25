"""Which kind of text comes when.

`progress` runs from 0 to 1 over a training. It begins with copying alone, goes on to one or two short
passages, and ends with up to six passages, filler, long pages and all the other kinds of chat. Beyond 1 lies a second
stage: about half of it are documents and pages in which every sentence says several things, letters are sorted and
answered, words stand in for each other, and all wording is wider. The stream is a function of
(seed, number of the sample, progress), so a resumed run continues where it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from . import copying, families, formats, letters, prose, reasoning
from .dialogues import Pieces, chat, closed_book, documents, reports, retrieval, tables
from .documents import document
from .passages import passages
from .wider import LATER


@dataclass(frozen=True)
class Sample:
    """One training text. `pieces`: (text, learnt), where `text` may hold `<|im_start|>` and its like."""

    kind: str
    pieces: Pieces


# The share of each kind: at the moment when copying alone is over, and at the end.
_SHARES = {
    "asked": (0.45, 0.08),
    "retrieval": (0.36, 0.56),
    "recall": (0.06, 0.02),
    "repetition": (0.08, 0.01),
    "page": (0.04, 0.06),
    "prose": (0.04, 0.06),
    "few-shot reading": (0.02, 0.08),
    "few-shot rewriting": (0.01, 0.04),
    "few-shot labels": (0.005, 0.02),
    "instructed": (0.005, 0.01),
    "two hops": (0.005, 0.05),
    "one hop": (0.005, 0.02),
    "sum": (0.005, 0.02),
    "closed book": (0.005, 0.015),
    "chat": (0.005, 0.015),
}
# In the second stage of a training these take their share from all the others.
_LATER = {
    "document": 0.36,
    "report": 0.05,
    "table": 0.13,
    "meaning": 0.02,
    "long retrieval": 0.10,
    "sorting": 0.07,
    "replying": 0.04,
    "page": 0.03,
    "few-shot reading": 0.03,
    "two hops": 0.04,
    "drill": 0.02,
    "sum": 0.02,
}
COPYING_UNTIL = 0.02


def _retrieval(r: Random, progress: float, heldout: bool) -> Pieces:
    size = min(1.0, progress / 0.9)
    many = r.randint(1, 1 + round(5 * size * r.random() ** 1.2))
    facts = r.randint(1, 2 + round(4 * size))
    filler = 0.45 * size * r.random()
    if size > 0.5 and r.random() < 0.25:
        filler += 0.25
    return retrieval(
        r, heldout, many, facts, filler, questions=r.randint(2, 4 + many * 2), unknown=0.05 + 0.17 * size
    )


def _made(r: Random, kind: str, progress: float, heldout: bool) -> Pieces:
    ease = max(0.0, 1 - progress / COPYING_UNTIL)
    match kind:
        case "retrieval":
            return _retrieval(r, progress, heldout)
        case "long retrieval":
            return retrieval(
                r, heldout, r.randint(2, 5), r.randint(3, 7), 0.5 * r.random(), r.randint(8, 16), 0.25
            )
        case "report":
            many = r.randint(1, 1 + round(4 * r.random() ** 2))
            return reports(r, many, r.randint(3, 12), questions=r.randint(6, 10 + 3 * many))
        case "table":
            many = r.randint(1, 1 + round(4 * r.random() ** 1.5))
            return tables(r, many, questions=r.randint(6, 12 + 3 * many))
        case "document":
            many = r.randint(1, 1 + round(4 * r.random() ** 1.5))
            return documents(r, many, questions=r.randint(8, 14 + 3 * many))
        case "meaning":
            return (
                families.meanings(r, r.randint(4, 14))
                if r.random() < 0.75
                else families.choosing(r, r.randint(4, 10))
            )
        case "sorting":
            return letters.sorting(r, r.randint(4, 16))
        case "replying":
            return letters.replying(r, r.randint(2, 8))
        case "recall":
            return copying.recall(r, ease)
        case "asked":
            return copying.asked(r, max(0.0, 1 - progress / 0.4))
        case "repetition":
            return copying.repetition(r, ease)
        case "page":
            later = progress > 1 and r.random() < 0.7
            found = document(r, 2, 6).passages if later else passages(r, heldout, r.randint(1, 3), 4, 0.4)
            return [("\n\n".join(p.text for p in found), True), ("<|endoftext|>", True)]
        case "prose":
            return [(prose.text(r, r.randint(3, 20)), True), ("<|endoftext|>", True)]
        case "few-shot reading":
            return formats.shots_of_reading(r, heldout, r.randint(1, 3), r.randint(1, 5))[0]
        case "few-shot rewriting":
            return (
                formats.shots_of_rewriting(r, r.randint(2, 6))
                if r.random() < 0.8
                else formats.rewriting_prose(r)
            )
        case "few-shot labels":
            return formats.shots_of_labels(r, r.randint(2, 7))
        case "instructed":
            return formats.instructed(r, heldout)
        case "two hops":
            return reasoning.two_hops(r, heldout, r.randint(0, 3))
        case "one hop":
            return reasoning.one_hop(r, heldout, r.randint(0, 2))
        case "sum":
            return reasoning.sum_of(r) if r.random() < 0.6 else reasoning.plain_sum(r)
        case "drill":
            return reasoning.drill(r)
        case "closed book":
            return closed_book(r, heldout)
        case "chat":
            return chat(r)
    raise ValueError(f"no such kind of sample: {kind}")


def sample(seed: int, number: int, progress: float = 1.0, heldout: bool = False) -> Sample:
    """Sample `number` of the stream of `seed`, at `progress` (0 to 1, beyond 1 the second stage) of a training."""
    r = Random(f"{seed}/{number}")
    if progress < COPYING_UNTIL:
        kind = r.choice(("recall", "recall", "repetition"))
    else:
        t = (progress - COPYING_UNTIL) / (1 - COPYING_UNTIL)
        shares = {kind: a + (b - a) * min(1.0, t) for kind, (a, b) in _SHARES.items()}
        if progress > 1:
            shares = {kind: share for kind, share in shares.items() if kind not in _LATER}
            rest = (1 - sum(_LATER.values())) / sum(shares.values())
            shares = {kind: share * rest for kind, share in shares.items()} | _LATER
        kind = r.choices(list(shares), list(shares.values()))[0]
    before = LATER.set(progress > 1)
    try:
        return Sample(kind, _made(r, kind, progress, heldout))
    finally:
        LATER.reset(before)
