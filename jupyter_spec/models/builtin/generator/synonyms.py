"""Words that stand in for each other: `written/families.txt`, a family a line, forms of one word, near-synonyms, plain paraphrases."""

from __future__ import annotations

from functools import cache
from random import Random

from .written import lines

# A word changes for another of the same ending, where its family has one, so that most sentences stay grammatical.
_ENDINGS = ("ing", "ed", "er", "s")
# Words of grammar, which stay.
_KEPT = frozenset(
    "above about after again almost before behind below between during first often other under until where which while without".split()
)


@cache
def families() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word.strip() for word in line.split("|")) for line in lines("families"))


def _ending(word: str) -> str:
    return next((ending for ending in _ENDINGS if word.endswith(ending)), "")


@cache
def _others() -> dict[str, tuple[str, ...]]:
    """For each word of one family only: what may take its place, best as many as share its ending."""
    homes: dict[str, list[tuple[str, ...]]] = {}
    for family in families():
        for word in family:
            homes.setdefault(word, []).append(family)
    found = {}
    for word, (family, *more) in homes.items():
        if more or not word.isalpha() or len(word) < 5 or word in _KEPT:
            continue
        others = [other for other in family if other != word and other[:4] != word[:4]]
        found[word] = tuple(o for o in others if _ending(o) == _ending(word)) or tuple(others)
    return {word: others for word, others in found.items() if others}


def reworded(r: Random, sentence: str) -> str:
    """`sentence` with one or two of its plain words changed for others of their families, if it has such words."""
    parts = sentence.split(" ")
    bare = [part.rstrip("?,.") for part in parts]
    places = [i for i, word in enumerate(bare) if word in _others()]
    for i in r.sample(places, min(len(places), r.randint(1, 2))):
        parts[i] = r.choice(_others()[bare[i]]) + parts[i][len(bare[i]) :]
    return " ".join(parts)
