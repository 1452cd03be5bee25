"""From ranked chunks to the passages that are given: no two that say the same, neighbours joined, within a budget.

    ranked   3  17  4  90  41        90 repeats 17 in other spacing: it is named in 17's `also`, and 41 moves up
    k = 4    3  17  4  41
    joined   3+4  17  41             3 and 4 follow one another in their document: one passage, at the better rank

Nearly the same is the resemblance of Broder (On the Resemblance and Containment of Documents, 1997) over runs of three
words, and the same numbers: price lists and yearly rules differ in nothing else, and must not be taken for copies.
Joining never adds text that was not among the k best but what stands between them, so it costs no tokens.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from jupyter_spec.retrieval.passages import Passage

RESEMBLANCE = 0.8
SHINGLE = 3
_WORD = re.compile(r"\w+")


def distinct(ranked: Iterable[Passage], k: int) -> list[Passage]:
    """The first `k` that say different things; what a later one repeats names it in `also`."""
    kept: list[Passage] = []
    marks: list[_Mark] = []
    for passage in ranked:
        mark = _Mark.of(passage.text)
        same = next((i for i, other in enumerate(marks) if mark.resembles(other)), None)
        if same is not None:
            if passage.source != kept[same].source and passage.source not in kept[same].also:
                kept[same] = dataclasses.replace(kept[same], also=(*kept[same].also, passage.source))
        elif len(kept) < k:
            kept.append(passage)
            marks.append(mark)
        else:
            break
    return kept


def joined(passages: Sequence[Passage], between: Mapping[int, str]) -> list[Passage]:
    """Neighbours under one heading as one passage. `between` is what stands before each chunk, by id."""
    found = list(passages)
    index = 0
    while index < len(found):
        other = next((i for i in range(index + 1, len(found)) if _adjacent(found[index], found[i])), None)
        if other is None:
            index += 1
            continue
        found[index] = _join(found[index], found.pop(other), between)
    return found


def within(passages: Sequence[Passage], budget: int, measure: Callable[[str], int]) -> list[Passage]:
    """The passages that together have at most `budget` by `measure`; one that does not fit is passed over."""
    kept: list[Passage] = []
    left = budget
    for passage in passages:
        size = measure(f"{passage.lead}\n{passage.text}" if passage.lead else passage.text)
        if size <= left:
            kept.append(passage)
            left -= size
    return kept


@dataclasses.dataclass(frozen=True)
class _Mark:
    """What of a text is compared: all its words, its runs of words, its numbers."""

    words: str
    shingles: frozenset[str]
    numbers: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> _Mark:
        words = _WORD.findall(text.casefold())
        runs = (" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))
        numbers = tuple(word for word in words if any(character.isdigit() for character in word))
        return cls(" ".join(words) or text, frozenset(runs), numbers)

    def resembles(self, other: _Mark) -> bool:
        if self.words == other.words:
            return True
        if self.numbers != other.numbers:
            return False
        small, large = sorted((len(self.shingles), len(other.shingles)))
        if small < RESEMBLANCE * large:
            return False
        shared = len(self.shingles & other.shingles)
        return shared >= RESEMBLANCE * (len(self.shingles) + len(other.shingles) - shared)


def _adjacent(one: Passage, two: Passage) -> bool:
    """Whether one goes on where the other ends, under the same heading. Rows are never joined: each is whole."""
    return (
        one.document == two.document
        and one.headings == two.headings
        and one.row is None
        and (two.id == one.last + 1 or one.id == two.last + 1)
    )


def _join(one: Passage, two: Passage, between: Mapping[int, str]) -> Passage:
    """Both as one: the place of the earlier, the rank and score of the better."""
    early, late = (one, two) if one.id < two.id else (two, one)
    sides = {**one.ranks, **two.ranks}
    return dataclasses.replace(
        early,
        text=early.text + between[late.id] + late.text[max(0, early.end - late.start) :],
        end=late.end,
        last=late.last,
        score=one.score,
        ranks={side: min(p.ranks[side] for p in (one, two) if side in p.ranks) for side in sides},
        scores={side: max(p.scores[side] for p in (one, two) if side in p.scores) for side in sides},
        also=tuple(dict.fromkeys([*one.also, *two.also])),
    )
