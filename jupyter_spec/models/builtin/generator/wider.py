"""What the second stage of a training adds to the wording: more ways to say and to ask, and careless questions.

A reader that has seen five ways to ask for a price knows those five. In the second stage (`LATER`) every relation has
some thirty more, written with alternatives in brackets; a statement may have something before it or behind it; and
one question in four has a word or two in the place of others that mean the same, and one in four has been spoilt a little: a word fell out, another was put in its place, or something stands before or behind it. What is left must do to find the
answer. Held-out wordings are those of the first stage and never seen in either.
"""

from __future__ import annotations

from contextvars import ContextVar
from functools import cache
from random import Random

from . import invent, slots
from . import words as W
from .relations import Relation
from .slots import capital, chosen
from .synonyms import reworded
from .written import blocks

# Whether the text being made is one of the second stage.
LATER: ContextVar[bool] = ContextVar("LATER", default=False)

_BEFORE = (
    "According to the text, ",
    "In short: ",
    "One more thing: ",
    "Do you know ",
    "As far as you can see, ",
    "And ",
)
_BEHIND = (
    " please",
    " according to the page",
    ", in short",
    " at present",
    " exactly",
    " again",
    " by the way",
)


@cache
def _more() -> dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]]:
    found: dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for head, rest in blocks(
        "relations_more", "relations_more_things", "relations_still_more", "relations_plainly"
    ):
        kind, label = (part.strip() for part in head.split("|"))
        statements, questions = found.get((kind, label), ((), ()))
        statements += tuple(line[2:] for line in rest if line.startswith("+"))
        questions += tuple(line[2:] for line in rest if line.startswith("?"))
        found[kind, label] = (statements, questions)
    return found


def statements(r: Random, relation: Relation) -> tuple[str, ...]:
    """Two of all statements of `relation` that are not held out."""
    more = _more()[relation.kind, relation.labels[0]][0]
    two = [chosen(r, s) for s in r.sample((*relation.usable_statements(False), *more), 2)]
    return tuple(
        surrounded(r, s[:-1], ("e", "v"), 0.15) + "." if s.endswith(".") and s.count(".") == 1 else s
        for s in two
    )


def questions(r: Random, relation: Relation) -> tuple[str, ...]:
    """Two of all questions of `relation` that are not held out."""
    more = _more()[relation.kind, relation.labels[0]][1]
    return tuple(chosen(r, q) for q in r.sample((*relation.usable_questions(False), *more), 2))


@cache
def parts(name: str) -> tuple[str, ...]:
    """The block `name` of `written/attributes.txt`."""
    return tuple(dict(blocks("attributes"))[name])


def filled(r: Random, text: str, free: tuple[str, ...] = ()) -> str:
    """`text` with one part of each group and with all slots filled but those in `free`; `{did}` is any verb, or an invented word."""
    text = chosen(r, text)
    for slot in sorted(slots.names(text)):
        if slot not in ("did", *free):
            value = slots.value(r, slot)
            text = text.replace(f"{{{slot}}}", value).replace(f"{{{capital(slot)}}}", capital(value))
    while "{did}" in text:
        verb = r.choice(W.VERBS_PAST) if r.random() < 0.6 else invent.word(r)
        text = text.replace("{did}", verb, 1)
    return text


def _lowered(sentence: str) -> str:
    """Without the capital with which it begins; no template begins with a name."""
    first = 1 if sentence.startswith("{") else 0
    return sentence[:first] + sentence[first].lower() + sentence[first + 1 :]


def surrounded(r: Random, core: str, free: tuple[str, ...] = (), often: float = 0.35) -> str:
    """The sentence `core` (no full stop) with something before it or behind it; `free` slots stay, others are not used."""

    def some(name: str) -> str:
        while True:
            part = r.choice(parts(name))
            if "o" in free or "{o}" not in part:
                return part

    if r.random() < often:
        core = filled(r, some("opens"), free).replace("{}", _lowered(core))
    if r.random() < often:
        core = filled(r, some("closes"), free).replace("{}", core)
    return core


def careless(r: Random, question: str) -> str:
    """The question as it is, or a little spoilt; names, numbers and the first word stay."""
    if r.random() < 0.25:
        question = reworded(r, question)
    style = r.random()
    if style < 0.75:
        return question
    if style < 0.82:
        return r.choice(_BEFORE) + question[:1].lower() + question[1:]
    if style < 0.87:
        return question.rstrip("?") + r.choice(_BEHIND) + ("?" if question.endswith("?") else "")
    parts = question.split(" ")
    plain = [i for i, part in enumerate(parts) if i and part.isalpha() and part.islower()]
    if len(plain) < 3:
        return question
    place = r.choice(plain)
    if style < 0.93:
        del parts[place]
    else:
        parts[place] = r.choice(
            (invent.word(r), r.choice(W.VERBS_PAST), r.choice(W.ADVERBS), r.choice(W.NOUNS))
        )
    return " ".join(parts)
