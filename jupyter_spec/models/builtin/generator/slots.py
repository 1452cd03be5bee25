"""Templates with slots: `{money}` is filled by a value of that kind, `[one|other]` by one of its parts.

The same slot has the same value wherever it stands; a digit tells two of a kind apart, a capital asks for one. `{thing}`
stands with its article, `{thing.}` without. Groups in brackets are chosen anew each time, so words differ between a statement and
the question that asks for a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from . import invent, quantities
from . import words as W

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
SLOT = re.compile(r"\{(\w+?)(\d*)(\.?)\}")
_ARTICLED = ("thing", "event", "noun")
_EVENTS = (
    "fair",
    "market",
    "lecture",
    "race",
    "concert",
    "open day",
    "parade",
    "auction",
    "regatta",
    "quiz",
    "dinner",
    "picnic",
    "debate",
)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def chosen(r: Random, text: str) -> str:
    """`text` with one part of each group `[one|other]`."""
    return _CHOICE.sub(lambda match: r.choice(match[1].split("|")), text)


def thing(r: Random) -> str:
    """A thing without its article: one or two words, any of which may be invented."""
    base = r.choice(r.choice((W.THINGS, W.THINGS, W.NOUNS, W.SPECIES)))
    style = r.random()
    if style < 0.3:
        return f"{r.choice(W.ADJECTIVES)} {base}"
    if style < 0.5:
        return f"{r.choice(W.MODIFIERS)} {base}"
    if style < 0.6:
        return f"{r.choice(W.NOUNS)} {base}"
    if style < 0.7:
        return f"{invent.name(r)} {base}"
    if style < 0.76:
        return f"{base} of {invent.place(r)}"
    return base if style < 0.95 else invent.word(r)


def _spot(r: Random) -> str:
    style = r.random()
    if style < 0.35:
        return invent.room(r)
    if style < 0.6:
        return f"the {r.choice(W.ADJECTIVES)} {r.choice(W.NOUNS)}"
    if style < 0.8:
        return f"the {r.choice((*W.ROOM_NOUNS, *W.NOUNS))} {r.choice(('beside', 'behind', 'above', 'near', 'in front of'))} the {r.choice(W.ROOM_NOUNS)}"
    return f"the {r.choice(W.COMPASS)} {r.choice(W.ROOM_NOUNS)}"


def _group(r: Random) -> str:
    style = r.random()
    people = r.choice(W.HEADS_OF_MANY)
    if style < 0.25:
        return f"{people} {r.choice(('in', 'from', 'of'))} {invent.place(r)}"
    if style < 0.4:
        return f"{r.choice(W.ADJECTIVES)} {people}"
    return f"the {people}" if style < 0.5 else people


def _one_of(*others: str) -> Callable[[Random], str]:
    return lambda r: invent.VALUES[r.choice(others)](r)


_KINDS: dict[str, Callable[[Random], str]] = {
    "thing": thing,
    "spot": _spot,
    "group": _group,
    "team": lambda r: r.choice(("the {} team", "the {} desk", "the {} group")).format(
        r.choice(W.DEPARTMENTS)
    ),
    "event": lambda r: f"{r.choice((*W.ADJECTIVES, *W.MODIFIERS))} {r.choice(_EVENTS)}",
    "noun": lambda r: r.choice(W.NOUNS) if r.random() < 0.9 else invent.word(r),
    "count": _one_of("count", "quantity"),
    "small": quantities.small,
    "version": lambda r: f"version {invent.version(r).removeprefix('version ')}",
}


def value(r: Random, slot: str) -> str:
    """A value for `slot`, whose name is that of a kind with or without a number."""
    kind = slot.rstrip("0123456789")
    return (_KINDS.get(kind) or invent.VALUES[kind])(r)


def names(*texts: str) -> set[str]:
    """The slots in `texts`, in lower case."""
    return {match[1].lower() + match[2] for text in texts for match in SLOT.finditer(text)}


def shown(slot: str, values: dict[str, str], bare: bool = False) -> str:
    """The value of `slot` as it stands in a sentence."""
    articled = slot.rstrip("0123456789") in _ARTICLED and not bare
    return f"the {values[slot]}" if articled else values[slot]


def filled(r: Random, text: str, values: dict[str, str], articles: bool = True) -> str:
    """`text` with one part of each group and the values of its slots; it begins with a capital."""

    def put(match: re.Match[str]) -> str:
        said = shown(match[1].lower() + match[2], values, bare=bool(match[3]) or not articles)
        return capital(said) if match[1][0].isupper() else said

    return capital(SLOT.sub(put, chosen(r, text)))
