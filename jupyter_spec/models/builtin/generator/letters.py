"""Letters: short messages that are sorted by topic, in words as different as people.

Sets lie in `written/letters*.txt`: `@` a scene, `>` a label, `-` a message. The labels are named by the system, shown by earlier
turns, or both, now and then under other words than their own, so that a label means what the chat says it means. One kind of
chat answers with a line that is the same for every message of a label and repeats what the message is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from . import invent, slots
from . import words as W
from .dialogues import Pieces, system, turn
from .formats import a_format
from .written import blocks


@dataclass(frozen=True)
class _Set:
    scene: str
    messages: dict[str, tuple[str, ...]]


@cache
def _sets() -> tuple[_Set, ...]:
    found = []
    for scene, lines in blocks("letters", "letters_more", "letters_of_makers", "letters_of_offices"):
        messages: dict[str, list[str]] = {}
        for line in lines:
            if line.startswith(">"):
                messages[label := line[1:].strip()] = []
            else:
                messages[label].append(line[2:].strip())
        found.append(_Set(scene, {label: tuple(told) for label, told in messages.items()}))
    return tuple(found)


def _message(r: Random, text: str) -> tuple[str, dict[str, str]]:
    values = {slot: slots.value(r, slot) for slot in sorted(slots.names(text))}
    said = slots.filled(r, text, values, articles=False)
    if r.random() < 0.25 and not re.match(r"(Hello|Hi|Good|Dear|Excuse)\b", said):
        said = f"{r.choice(('Hello', 'Hi', 'Good day', 'Dear all', 'Hi there', 'Good evening', 'Excuse me'))}, {said}"
    if r.random() < 0.2:
        said += r.choice((" Thank you.", " Thanks!", " Please help.", " Best wishes", f" {invent.person(r)}"))
    return said, values


def _told(r: Random, chosen: _Set, order: list[str]) -> Iterator[tuple[int, str, str, dict[str, str]]]:
    """Of each label of `order`, while it has any left, another message: (place in `order`, label, text, values)."""
    left = {
        label: r.sample(chosen.messages[label], len(chosen.messages[label])) for label in dict.fromkeys(order)
    }
    for i, label in enumerate(order):
        if left[label]:
            yield i, label, *_message(r, left[label].pop())


def sorting(r: Random, turns: int) -> Pieces:
    """Messages and their labels; the system names the labels, or the first turns show them."""
    chosen = r.choice(_sets())
    labels = r.sample(list(chosen.messages), r.randint(2, min(6, len(chosen.messages))))
    named = {label: label for label in labels}
    style = r.random()
    if style < 0.2:
        named = {label: label.lower() for label in labels}
    elif style < 0.3:
        named = {label: invent.word(r) for label in labels}
    shown = style >= 0.2 and (style < 0.3 or r.random() < 0.3)
    dress = a_format(r) if shown and r.random() < 0.3 else (lambda label: label)
    told = ", ".join(named.values())
    pieces: Pieces = []
    if not shown or r.random() < 0.5:
        pieces += system(
            r.choice(
                (
                    f"Sort the message. Topics: {told}.",
                    f"Which topic is it? {told}",
                    f"You sort the mail of {chosen.scene} into {told}. Answer with the topic.",
                    f"Label each message with one of {told}.",
                )
            )
        )
    first = r.sample(labels, len(labels)) if shown else []
    for i, label, text, _ in _told(r, chosen, first + r.choices(labels, k=turns)):
        pieces += turn(text, dress(named[label]), learnt=i >= len(first))
    return pieces


def replying(r: Random, turns: int) -> Pieces:
    """Replies in one mould: what was written about, the label, and a line that belongs to the label."""
    chosen = r.choice(_sets())
    labels = r.sample(list(chosen.messages), min(3, len(chosen.messages)))
    lines = {label: r.choice(W.FILLER_SENTENCES) for label in labels}
    key = r.choice(("topic", "about", "kind", invent.word(r)))
    hello = r.choice((f"{invent.name(r)}!", f"Greetings from {invent.place(r)}.", "Hello.", ""))
    end = r.choice((f"Yours, {invent.name(r)}.", "", f"The {invent.name(r)} team."))
    pieces: Pieces = []
    for i, label, text, values in _told(r, chosen, labels + r.choices(labels, k=turns)):
        places = {v: re.search(rf"(?<!\w){re.escape(v)}(?!\w)", text, re.IGNORECASE) for v in values.values()}
        found = sorted((place.start(), v) for v, place in places.items() if place)
        things = [v for _, v in found]
        reply = " ".join(
            part for part in (hello, f"{', '.join((*things, f'{key} {label}'))}.", lines[label], end) if part
        )
        pieces += turn(text, reply, learnt=i >= len(labels))
    return pieces
