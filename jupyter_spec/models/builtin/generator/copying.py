"""Repeated random strings: the first lesson, from which looking-up grows.

Two exercises. `repetition`: a random sequence, then the same again. `recall`: a list of `key: value` pairs,
then the keys in another order; the values are to be found. Short ones with few symbols come first; `ease`
runs from 1 (easiest) to 0.
"""

from __future__ import annotations

from random import Random

from . import invent
from . import words as W

_SEPARATORS = (" ", " ", ", ", "\n", " | ")


def _token(r: Random, ease: float) -> str:
    if r.random() < ease:
        return r.choice("abcdefghijklmnopqrstuvwxyz0123456789")
    kind = r.choice(("word", "name", "code", "person", "quantity", "noun", "noun", "date", "money", "thing"))
    if kind == "noun":
        return r.choice(W.NOUNS)
    return invent.thing(r) if kind == "thing" else invent.VALUES[kind](r)


def repetition(r: Random, ease: float) -> list[tuple[str, bool]]:
    """A sequence and its repetition, which is to be learnt."""
    n = r.randint(3, 8 + int(24 * (1 - ease)))
    sep = r.choice(_SEPARATORS)
    items = sep.join(_token(r, ease) for _ in range(n))
    first, rest = items[:2], items[2:]
    return [(items + "\n" + first, False), (rest, True)] if rest else [(items + "\n", False), (items, True)]


def recall(r: Random, ease: float) -> list[tuple[str, bool]]:
    """`key: value` pairs, then the keys shuffled: the values are to be learnt."""
    n = r.randint(2, 4 + int(10 * (1 - ease)))
    sep, joint = r.choice(("\n", "; ", ", ")), r.choice((": ", " = ", " is ", " -> ", ":"))
    pairs: dict[str, str] = {}
    while len(pairs) < n:
        pairs[_token(r, ease)] = _token(r, ease)
    keys = list(pairs)
    out: list[tuple[str, bool]] = [(sep.join(f"{k}{joint}{v}" for k, v in pairs.items()) + "\n\n", False)]
    for key in r.sample(keys, n):
        out += [
            (f"{key}{joint.rstrip(' ')}", False),
            (joint[len(joint.rstrip(" ")) :] + pairs[key] + "\n", True),
        ]
    return out
