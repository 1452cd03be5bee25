"""Facts: one thing that is true of one entity, in every dress in which it can be said or asked for.

A fact made from a relation carries its statement templates with it, so that a passage may say
"The Velmar 30 costs EUR 40", "It costs EUR 40", `price: EUR 40` or a cell of a table. A fact made from
a clause (see `clauses`) has sentences only. Questions never contain the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from . import invent, wider
from . import words as W
from .relations import Relation, relations


@dataclass(frozen=True)
class Entity:
    """Something that facts are about. `short`: other ways of naming it in a question."""

    kind: str
    name: str
    short: tuple[str, ...]
    pronoun: str
    title: str


@dataclass(frozen=True)
class Fact:
    """`sentences` stand alone; `with_pronoun` needs the entity to have been named before."""

    entity: Entity
    label: str
    answer: str
    sentences: tuple[str, ...]
    with_pronoun: tuple[str, ...]
    questions: tuple[str, ...]
    topic: str


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def fill(template: str, e: str, v: str) -> str:
    """Put an entity and a value into a statement or question template; a sentence starts with a capital."""
    return capital(
        template.replace("{e}", e).replace("{E}", capital(e)).replace("{v}", v).replace("{V}", capital(v))
    )


def _product(r: Random) -> Entity:
    brand, species = invent.product(r), r.choice(W.SPECIES)
    style = r.random()
    if style < 0.35:
        return Entity("product", f"the {brand}", (f"the {brand}", brand), "it", brand)
    if style < 0.6:
        return Entity("product", brand, (brand, f"the {brand}"), "it", brand)
    if style < 0.85:
        return Entity(
            "product",
            f"the {brand} {species}",
            (f"the {brand}", f"the {brand} {species}", f"{brand}"),
            "it",
            f"{brand} {species}",
        )
    kind = f"{r.choice(W.MODIFIERS + W.ADJECTIVES)} {species}"
    return Entity("product", f"the {kind}", (f"the {kind}",), "it", kind)


def _person(r: Random) -> Entity:
    name = invent.person(r)
    return Entity("person", name, (name,), r.choice(("he", "she")), name)


def _software(r: Random) -> Entity:
    name = invent.software(r)
    bare = name.removeprefix("the ")
    return Entity("software", name, (name,), "it", bare)


def _site(r: Random) -> Entity:
    style = r.random()
    if style < 0.5:
        bare = f"{invent.place(r)} {r.choice((*W.ROOM_NOUNS, 'site', 'plant', 'branch', 'shop', 'museum', 'clinic', 'school', 'depot', 'mill'))}"
    elif style < 0.75:
        bare = f"{invent.name(r)} {r.choice(('Library', 'Museum', 'Hall', 'Centre', 'Institute', 'Park', 'Hotel', 'Farm', 'Works'))}"
    else:
        bare = f"{r.choice(W.COMPASS)} {r.choice(W.ROOM_NOUNS)}"
    return Entity("site", f"the {bare}", (f"the {bare}",), "it", bare)


def _substance(r: Random) -> Entity:
    bare = r.choice(
        (
            f"{invent.word(r)} acid",
            f"{r.choice(W.MODIFIERS)} solution",
            f"buffer {r.choice('ABCDEFG')}{r.randint(1, 20)}",
            f"{invent.word(r)}",
            f"{invent.name(r)} oil",
            f"{invent.word(r)} powder",
            f"reagent {invent.code(r)}",
            f"{r.choice(W.ADJECTIVES)} glue",
            f"{invent.name(r)} resin",
            f"{r.choice(W.NOUNS)} paint",
            f"{r.choice(W.MODIFIERS)} cleaner",
        )
    )
    return Entity("substance", bare, (bare,), "it", bare)


def _policy(r: Random) -> Entity:
    base = r.choice(W.THINGS)
    style = r.random()
    if style < 0.3:
        others = tuple(f"the {s}" for s in W.SYNONYMS.get(base, ()))
        return Entity("policy", f"the {base}", (f"the {base}", *others), "it", base)
    if style < 0.55:
        bare = f"{r.choice(W.MODIFIERS)} {base}"
        return Entity("policy", f"the {bare}", (f"the {bare}",), "it", bare)
    if style < 0.8:
        bare = f"{base} for {r.choice(W.HEADS_OF_MANY)}"
        return Entity("policy", f"the {bare}", (f"the {bare}",), "it", bare)
    bare = f"{base} in {invent.place(r)}" if style < 0.9 else f"{invent.name(r)} {base}"
    return Entity("policy", f"the {bare}", (f"the {bare}",), "it", bare)


def _event(r: Random) -> Entity:
    word = r.choice(
        (
            "workshop",
            "meeting",
            "fair",
            "training",
            "summer party",
            "conference",
            "seminar",
            "race",
            "concert",
            "review",
            "town hall",
            "fire drill",
            "course",
            "open day",
            "exhibition",
            "hackathon",
            "stand-up",
            "audit",
            "lunch",
            "tournament",
        )
    )
    prefix = r.choice(
        (invent.name(r), r.choice(W.MODIFIERS), r.choice(W.DEPARTMENTS), invent.place(r), r.choice(W.THINGS))
    )
    bare = f"{prefix} {word}"
    return Entity("event", f"the {bare}", (f"the {bare}",), "it", bare)


def _project(r: Random) -> Entity:
    base = invent.name(r)
    name = r.choice(
        (
            f"Project {base}",
            f"the {base} project",
            f"the {r.choice(W.ADJECTIVES)} {r.choice(W.NOUNS)} project",
            f"project {invent.code(r)}",
        )
    )
    return Entity("project", name, (name,), "it", name.removeprefix("the "))


ENTITIES = {
    "product": _product,
    "person": _person,
    "software": _software,
    "site": _site,
    "substance": _substance,
    "policy": _policy,
    "event": _event,
    "project": _project,
}


def from_relation(
    r: Random, relation: Relation, entity: Entity, heldout: bool, answer: str | None = None
) -> Fact:
    """State `relation` of `entity` with a fresh value (or `answer`)."""
    value = answer if answer is not None else invent.VALUES[relation.value](r)
    later = wider.LATER.get() and not heldout
    statements = wider.statements(r, relation) if later else relation.usable_statements(heldout)
    questions = wider.questions(r, relation) if later else relation.usable_questions(heldout)
    said = [
        s
        for s in statements
        if not ("{v}" in s and f" {value}".startswith((" version", " v")) and "{e} {v}" in s)
    ]
    said = said or list(relation.usable_statements(heldout))
    pronoun = tuple(
        fill(s, entity.pronoun, value) for s in said if "{E}" in s and entity.pronoun in ("it", "he", "she")
    )
    named = r.choice(entity.short)
    label = r.choice(relation.labels)
    return Fact(
        entity,
        label,
        value,
        tuple(fill(s, entity.name, value) for s in said),
        pronoun,
        tuple(fill(q, named, value) for q in questions),
        label,
    )


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
_LATER_SAYS = (
    "{A} {p} {e}: {v}.",
    "We fixed {a} {p} {e} at {v}.",
    "{A} {p} {e} has been {v} for years.",
    "Nobody doubts that {a} {p} {e} is {v}.",
    "{V}, that is {a} {p} {e}.",
    "Since last year {v} has been {a} {p} {e}.",
    "They agreed on {v} as {a} {p} {e}.",
    "{A} {p} {e} went from nothing to {v}.",
    "What {e} offers is {n} of {v}.",
    "{V} stands in the list as {a} {p} {e}.",
    "{A} {p} {e} (now {v}) will not change.",
    "When it comes to {a} {p} {e}, everybody says {v}.",
)
_LATER_ASKS = (
    "Tell me {a} {p} {e}.",
    "I need {a} {p} {e}.",
    "What about {a} {p} {e}?",
    "Do you know {a} {p} {e}?",
    "What does the page give as {a} {p} {e}?",
    "What do we read about {a} {p} {e}?",
    "{E}: what is {a}?",
    "What was fixed as {a} {p} {e}?",
    "What have they agreed on as {a} {p} {e}?",
    "Can you find {a} {p} {e}?",
    "{A} {p} {e} is what?",
    "What stands in the list as {a} {p} {e}?",
)


def attribute(r: Random, entity: Entity, heldout: bool) -> Fact:
    """A fact of a free form: an attribute named by a modifier and a noun ("the inspection fee for …")."""
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
    value = invent.VALUES[kind](r)

    def put(template: str, e: str) -> str:
        text = template.replace("{p}", p).replace("{n}", invent.article(bare))
        for mark, insert in (("a", f"the {bare}"), ("e", e), ("v", value)):
            text = text.replace(f"{{{mark}}}", insert).replace(f"{{{mark.upper()}}}", capital(insert))
        return capital(text).replace("Which the ", "Which ")

    says = _SAYS[-1:] if heldout else _SAYS[:-1]
    questions = asks[-1:] if heldout else (*asks[:-1], "What is {a} {p} {e}?", "{A} {p} {e}?")
    if wider.LATER.get() and not heldout:
        says, questions = (*says, *_LATER_SAYS), (*questions, *r.sample(_LATER_ASKS, 5))
    named = r.choice(entity.short)
    its = {"he": "his", "she": "her"}.get(entity.pronoun, "its")
    return Fact(
        entity,
        bare,
        value,
        tuple(put(s, entity.name) for s in says),
        (f"{capital(its)} {bare} is {value}.",),
        tuple(put(q, named) for q in questions),
        bare,
    )


def family(r: Random, heldout: bool, entities: int, per_entity: int) -> list[list[Fact]]:
    """Sibling entities of one kind and what is said of each: mostly the same relations, other values."""
    kind = r.choice(tuple(ENTITIES))
    group: list[Entity] = []
    while len(group) < entities:
        made = ENTITIES[kind](r)
        if all(
            made.title.lower() not in o.title.lower() and o.title.lower() not in made.title.lower()
            for o in group
        ):
            group.append(made)
    pool = r.sample(relations()[kind], min(per_entity, len(relations()[kind])))
    result = []
    for entity in group:
        own = [relation for relation in pool if r.random() < 0.8] or pool[:1]
        if r.random() < 0.3:
            own = [r.choice(relations()[kind])]
        facts = [from_relation(r, relation, entity, heldout) for relation in own]
        while len(facts) < per_entity or r.random() < 0.25:
            facts.append(attribute(r, entity, heldout))
        result.append(list({f.label: f for f in reversed(facts)}.values())[::-1])
    return result
