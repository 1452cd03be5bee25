"""Families of words: what a question may call by another name than the text does.

A list is entered under
one word of each family and asked for by another, so that nothing but the meaning of the words tells where to look; a
word of a family that the list lacks is answered with `I do not know`. A second exercise asks which of some words is meant.
"""

from __future__ import annotations

from random import Random

from . import invent
from . import words as W
from .dialogues import CITING, UNKNOWN, Pieces, system, turn
from .synonyms import families

_ENTRIES = (
    "{k}: {v}",
    "{k} – {v}",
    "- {k}: {v}",
    "| {k} | {v} |",
    "For {k} see {v}.",
    "Under {k} stands {v}.",
    "{v} is about {k}.",
    '{v} (about "{k}")',
    'The card "{k}" says {v}.',
    "Whoever asks about {k} is sent to {v}.",
)
_ASKS = (
    "{k}",
    "{k}?",
    "What about {k}?",
    "What stands under {k}?",
    "Which entry is about {k}?",
    "Where do I look for {k}?",
    "I need the one about {k}. Which is it?",
    "Tell me what there is on {k}.",
)
_CHOOSING = (
    "Which of these means about the same as {k}: {told}?",
    "{told}. Which of them comes nearest to {k}?",
    "Find the word for {k} among {told}.",
)


def _strangers(r: Random, many: int) -> list[tuple[str, ...]]:
    """Up to `many` families of which no two share a word."""
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for family in r.sample(families(), many):
        told = {word.lower() for entry in family for word in entry.split() if len(word) > 3}
        if seen.isdisjoint(told):
            found.append(family)
            seen |= told
    return found


def _value(r: Random) -> str:
    kind = r.choice(("name", "code", "person", "quantity", "noun", "date", "money", "place", "room", "thing"))
    if kind == "noun":
        return f"{r.choice(W.ADJECTIVES)} {r.choice(W.NOUNS)}"
    return invent.thing(r) if kind == "thing" else invent.VALUES[kind](r)


def meanings(r: Random, entries: int) -> Pieces:
    """A list of about `entries` lines, asked for in other words than its own."""
    strangers = _strangers(r, entries + 3)
    missing, present = strangers[:2], strangers[2:]
    pairs = [(*r.sample(family, 2), _value(r)) for family in present]
    said = r.choice(_ENTRIES)
    told = [said.replace("{k}", key).replace("{v}", value) for key, _, value in pairs]
    cite = r.random() < 0.4
    cut = r.randint(1, min(3, len(told))) if cite else 1
    groups = [range(i, len(told), cut) for i in range(cut)]
    pieces: Pieces = system(CITING) if cite else []
    joint = r.choice(("\n", "\n", " ", "\n\n"))
    texts = [joint.join(told[i] for i in group) for group in groups]
    shown = (
        "\n".join(
            f'<passage id="{n}" source="{invent.word(r)}.md">\n{text}\n</passage>'
            for n, text in enumerate(texts, 1)
        )
        if cite
        else texts[0]
    )
    prefix = shown + "\n\n"
    asked = [(other, value, i % cut + 1) for i, (_, other, value) in enumerate(pairs)]
    asked += [(r.choice(family), "", 0) for family in missing if r.random() < 0.6]
    r.shuffle(asked)
    for word, value, place in asked:
        question = r.choice(_ASKS).replace("{k}", word if r.random() < 0.7 else f'"{word}"')
        answer = value + (f" [{place}]" if cite else "") if value else UNKNOWN
        pieces += turn(f"{prefix}{'Question: ' if cite else ''}{question}", answer)
        prefix = ""
    return pieces


def choosing(r: Random, turns: int) -> Pieces:
    """Which of some words is meant by another one."""
    pieces: Pieces = []
    for _ in range(turns):
        pairs = [r.sample(family, 2) for family in _strangers(r, r.randint(3, 8))]
        told = ", ".join(key for key, _ in pairs)
        key, other = r.choice(pairs)
        pieces += turn(r.choice(_CHOOSING).replace("{k}", f'"{other}"').replace("{told}", told), key)
    return pieces
