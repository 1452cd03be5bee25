"""Chain of thought: two facts joined, or a small sum, with the steps written before `Answer:`.

Two hops: the first fact names somebody or something, the second is about what was named ("The head of X is P.
P sits in R." – in which room does the head of X sit?). Sums: two or three amounts from a passage.
"""

from __future__ import annotations

from random import Random

from . import invent
from . import words as W
from .dialogues import Pieces, _context, _numbered, system, turn
from .facts import ENTITIES, Entity, Fact, from_relation
from .passages import Passage, passages
from .relations import relations
from .slots import capital

STEPS = 'Think step by step. End with a line that starts with "Answer:".'
_BRIDGES = {
    "product": ("the designer of {e}",),
    "site": ("the manager of {e}",),
    "software": ("the owner of {e}",),
    "project": ("the leader of {e}",),
    "event": ("the host of {e}",),
}
_ABOUT = {
    "room": ("Where does {x} sit?", "In which room does {x} work?", "Where is the office of {x}?"),
    "place": ("Where does {x} live?", "In which town does {x} live?", "Where does {x} come from?"),
    "phone": ("How can {x} be reached?", "What is the phone number of {x}?"),
    "email": ("What is the e-mail address of {x}?", "Where do I write to {x}?"),
    "department": ("In which team does {x} work?", "Which department does {x} belong to?"),
    "year": ("When did {x} join the company?", "Since when has {x} been with us?"),
    "person": ("Who does {x} report to?", "Who is the manager of {x}?"),
}


def _person_entity(name: str) -> Entity:
    return Entity("person", name, (name,), "she", name)


def two_hops(r: Random, heldout: bool, extra: int) -> Pieces:
    """A question about "the leader of X", answered through the leader's name."""
    kind = r.choice(tuple(_BRIDGES))
    phrase = r.choice(_BRIDGES[kind])
    entity = ENTITIES[kind](r)
    bridge = next(x for x in relations()[kind] if x.value == "person")
    first = from_relation(r, bridge, entity, heldout)
    second_kind = r.choice(tuple(_ABOUT))
    second = from_relation(
        r,
        next(x for x in relations()["person"] if x.value == second_kind),
        _person_entity(first.answer),
        heldout,
    )
    one, two = r.choice(first.sentences), r.choice(second.sentences)
    decoys = [f for p in passages(r, heldout, extra, 2, 0.1) for f in p.facts] if extra else []
    lines = [one, two, *(r.choice(f.sentences) for f in decoys[: 2 * extra])]
    r.shuffle(lines)
    found = [Passage(line, f"{r.choice(W.THINGS).replace(' ', '-')}.md", ()) for line in lines]
    question = capital(r.choice(_ABOUT[second_kind]).format(x=phrase.format(e=r.choice(entity.short))))
    steps = f"{one} {two}\nAnswer: {second.answer}"
    return _ask(
        r, _numbered(found) if r.random() < 0.4 else r.choice((" ", "\n")).join(lines), question, steps
    )


def one_hop(r: Random, heldout: bool, extra: int) -> Pieces:
    """A plain look-up under the same instruction: the sentence that helps, then the answer."""
    found = passages(r, heldout, 1 + extra, 3, 0.1)
    pool: list[Fact] = [f for p in found for f in p.facts]
    fact = r.choice(pool)
    shown = [s for s in fact.sentences if any(s in p.text for p in found)]
    step = shown[0] if shown else f"{capital(fact.entity.title)}: {fact.answer}."
    return _ask(r, _context(r, found), r.choice(fact.questions), f"{step}\nAnswer: {fact.answer}")


def _ask(r: Random, context: str, question: str, reply: str) -> Pieces:
    word = (
        STEPS
        if r.random() < 0.8
        else r.choice(("Think step by step.", "Show your steps, then write Answer: and the answer."))
    )
    if r.random() < 0.5:
        return system(word) + turn(f"{context}\n\nQuestion: {question}", reply)
    return turn(f"{context}\n\nQuestion: {question}\n{word}", reply)


def sum_of(r: Random, top: int = 50) -> Pieces:
    """Two or three small amounts, added one after the other."""
    unit = r.choice(
        ("euros", "EUR", "dollars", "days", "hours", "litres", "kg", "points", "people", "minutes")
    )
    names = r.sample(W.THINGS, 3)
    n = r.choice((2, 2, 2, 3))
    amounts = [r.randint(1, top) for _ in range(n)]
    lines = [
        r.choice(
            ("The {n} takes {v}.", "The {n} comes to {v}.", "For the {n} we count {v}.", "The {n} needs {v}.")
        ).format(n=name, v=f"{a} {unit}")
        for name, a in zip(names, amounts, strict=False)
    ]
    wanted = (
        " and ".join(f"the {name}" for name in names[:n])
        if n == 2
        else f"the {names[0]}, the {names[1]} and the {names[2]}"
    )
    steps, total = [], amounts[0]
    for a in amounts[1:]:
        steps.append(f"{total} + {a} = {total + a}.")
        total += a
    shuffled = r.sample(lines, n)
    question = r.choice(
        (
            f"How many {unit} do {wanted} take together?",
            f"What is the total for {wanted}?",
            f"How much is it for {wanted} in all?",
        )
    )
    return _ask(r, " ".join(shuffled), question, " ".join(steps) + f"\nAnswer: {total} {unit}")


def plain_sum(r: Random, top: int = 50) -> Pieces:
    """`a + b`, for practice."""
    a, b = r.randint(0, top), r.randint(0, top)
    question = r.choice(
        (f"{a} + {b}", f"What is {a} + {b}?", f"Add {a} and {b}.", f"How much is {a} plus {b}?")
    )
    return (
        _ask(r, invent.name(r), question, f"{a} + {b} = {a + b}.\nAnswer: {a + b}")
        if r.random() < 0.3
        else turn(question, str(a + b))
    )


def drill(r: Random, turns: int = 10) -> Pieces:
    """Sums one after the other, in one wording."""
    ask = r.choice(("{a} + {b}", "What is {a} + {b}?", "Add {a} and {b}.", "{a} plus {b}"))
    pieces: Pieces = []
    for _ in range(turns):
        a, b = r.randint(0, r.choice((9, 50))), r.randint(0, r.choice((9, 50)))
        pieces += turn(ask.format(a=a, b=b), f"{a} + {b} = {a + b}.")
    return pieces
