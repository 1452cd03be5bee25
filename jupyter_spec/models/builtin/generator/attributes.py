"""Attributes: facts of a free form, named by a modifier and a noun ("the inspection fee for the press").

Nobody can list the ways in which such a thing is said, and a reader that has seen a dozen templates knows a dozen. So in
the second stage a statement is put together: a core in which value, attribute and entity stand in any order around any
verb, even an invented one, with something before it or behind it now and then, which may name a value that does not
hold. The parts lie in `written/attributes.txt`; questions are made likewise.
"""

from __future__ import annotations

from random import Random

from . import invent, wider
from . import words as W
from .facts import Entity, Fact
from .slots import capital, chosen

_KINDS = {
    "money": (
        "fee cost price budget charge surcharge deposit allowance fine bonus salary rate rent premium",
        ("How much is {a} {p} {e}?", "What does {a} {p} {e} come to?", "How high is {a} {p} {e}?"),
    ),
    "duration": (
        "period time delay break notice span wait term",
        ("How long is {a} {p} {e}?", "How long does {a} {p} {e} last?", "What time is set for {a} {p} {e}?"),
    ),
    "date": (
        "deadline date start end review closing due-date",
        ("When is {a} {p} {e}?", "On what date is {a} {p} {e}?", "By when is {a} {p} {e}?"),
    ),
    "person": (
        "contact officer owner lead sponsor manager trainer inspector",
        ("Who is {a} {p} {e}?", "Who acts as {a} {p} {e}?", "Who has been named {a} {p} {e}?"),
    ),
    "room": (
        "room store desk place point location",
        ("Where is {a} {p} {e}?", "Where can {a} {p} {e} be found?", "In which place is {a} {p} {e}?"),
    ),
    "quantity": (
        "limit size volume load distance range amount quota",
        ("What is {a} {p} {e}?", "How large is {a} {p} {e}?", "How much is {a} {p} {e}?"),
    ),
    "percent": (
        "share rate discount target margin tolerance",
        ("What is {a} {p} {e}?", "How high is {a} {p} {e}?", "What percentage is {a} {p} {e}?"),
    ),
    "code": (
        "code number key reference form label id",
        ("What is {a} {p} {e}?", "Which {a} belongs to {e}?", "What do I enter as {a} {p} {e}?"),
    ),
    "interval": (
        "check cycle schedule inspection rhythm",
        ("How often is {a} {p} {e}?", "How frequent is {a} {p} {e}?", "At what interval is {a} {p} {e}?"),
    ),
    "count": (
        "number count total capacity attempts",
        ("What is {a} {p} {e}?", "How many are {a} {p} {e}?", "What number is {a} {p} {e}?"),
    ),
    "temperature": (
        "temperature setting threshold set-point",
        ("What is {a} {p} {e}?", "How warm is {a} {p} {e}?", "At how many degrees is {a} {p} {e}?"),
    ),
    "organisation": (
        "supplier partner insurer agency contractor bank",
        ("Who is {a} {p} {e}?", "Which company is {a} {p} {e}?", "What firm is {a} {p} {e}?"),
    ),
    "email": (
        "mailbox address e-mail",
        ("What is {a} {p} {e}?", "Where do I write for {a} {p} {e}?", "Which address is {a} {p} {e}?"),
    ),
    "clock": (
        "start opening closing departure arrival",
        ("When is {a} {p} {e}?", "At what time is {a} {p} {e}?", "What time is {a} {p} {e}?"),
    ),
    "name": (
        "password nickname title brand keyword",
        ("What is {a} {p} {e}?", "Which {a} {p} {e} is used?", "What has been chosen as {a} {p} {e}?"),
    ),
}
# How the first stage says it; the last one is held out, and nothing in `written/attributes.txt` is like it.
_SAYS = (
    "{A} {p} {e} is {v}.",
    "{A} {p} {e} was set to {v}.",
    "{V} is {a} {p} {e}.",
    "For {e}, {a} is {v}.",
    "{E} has {n} of {v}.",
    "{A} {p} {e} amounts to {v}.",
    "As {a} {p} {e} we use {v}.",
    "At the moment {v} counts as {a} {p} {e}.",
)


_OWN = ("a", "e", "v", "o", "n", "p")


def _statement(r: Random) -> str:
    """A sentence with {a}, {e}, {v} and perhaps {o}; all else in it is filled."""
    core = wider.surrounded(r, chosen(r, r.choice(wider.parts("says"))), _OWN)
    return capital(wider.filled(r, core, _OWN)) + "."


def _question(r: Random) -> str:
    return wider.filled(r, r.choice(wider.parts("asks")), _OWN)


def attribute(r: Random, entity: Entity, heldout: bool) -> Fact:
    """A fact about an attribute of `entity` that is made up here."""
    kind = r.choice(tuple(_KINDS))
    nouns, asks = _KINDS[kind]
    modifier = r.choice(
        (
            r.choice(W.MODIFIERS),
            r.choice(W.MODIFIERS),
            r.choice(W.ADJECTIVES),
            r.choice(W.NOUNS),
            invent.word(r),
            invent.name(r),
        )
    )
    bare = f"{modifier} {r.choice(nouns.split())}"
    p = r.choice(("of", "for", "for"))
    value = other = invent.VALUES[kind](r)
    while other == value:
        other = invent.VALUES[kind](r)

    def put(template: str, e: str) -> str:
        text = template.replace("{p}", p).replace("{n}", invent.article(bare))
        for mark, insert in (("a", f"the {bare}"), ("e", e), ("v", value), ("o", other)):
            text = text.replace(f"{{{mark}}}", insert).replace(f"{{{mark.upper()}}}", capital(insert))
        return capital(text).replace("Which the ", "Which ")

    says: tuple[str, ...] = _SAYS[-1:] if heldout else _SAYS[:-1]
    questions = asks[-1:] if heldout else (*asks[:-1], "What is {a} {p} {e}?", "{A} {p} {e}?")
    if wider.LATER.get() and not heldout:
        says = (r.choice(says), *(_statement(r) for _ in range(3)))
        questions = (*questions, *(_question(r) for _ in range(4)))
    named = r.choice(entity.short)
    its = {"he": "his", "she": "her"}.get(entity.pronoun, "its")
    return Fact(
        entity,
        bare,
        value,
        tuple(put(s, entity.name) for s in says),
        (f"{capital(its)} {bare} is {value}.",),
        tuple(put(q, named) for q in questions),
    )
