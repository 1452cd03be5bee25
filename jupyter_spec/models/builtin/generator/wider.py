"""What the second stage of a training adds to the wording: more ways to say and to ask, and careless questions.

A reader that has seen five ways to ask for a price knows those five. In the second stage (`LATER`) every relation has
some fifteen more, written with alternatives in brackets, and one question in four has been spoilt a little: a word
fell out, another was put in its place, or something stands before or behind it. What is left must do to find the
answer. Held-out wordings are those of the first stage and never seen in either.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from functools import cache
from random import Random

from . import invent
from . import words as W
from .relations import Relation
from .written import blocks

# Whether the text being made is one of the second stage.
LATER: ContextVar[bool] = ContextVar("LATER", default=False)

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
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


def chosen(r: Random, text: str) -> str:
    """`text` with one part of each group `[one|other]`."""
    return _CHOICE.sub(lambda match: r.choice(match[1].split("|")), text)


@cache
def _more() -> dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]]:
    found = {}
    for head, rest in blocks("relations_more", "relations_more_things"):
        kind, label = (part.strip() for part in head.split("|"))
        statements = tuple(line[2:] for line in rest if line.startswith("+"))
        questions = tuple(line[2:] for line in rest if line.startswith("?"))
        found[kind, label] = (statements, questions)
    return found


def statements(r: Random, relation: Relation) -> tuple[str, ...]:
    """Two of all statements of `relation` that are not held out."""
    more = _more()[relation.kind, relation.labels[0]][0]
    return tuple(chosen(r, s) for s in r.sample((*relation.usable_statements(False), *more), 2))


def questions(r: Random, relation: Relation) -> tuple[str, ...]:
    """Two of all questions of `relation` that are not held out."""
    more = _more()[relation.kind, relation.labels[0]][1]
    return tuple(chosen(r, q) for q in r.sample((*relation.usable_questions(False), *more), 2))


def careless(r: Random, question: str) -> str:
    """The question as it is, or a little spoilt; names, numbers and the first word stay."""
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
