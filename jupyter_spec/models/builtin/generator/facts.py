"""Facts: one thing that is true of one entity, in every dress in which it can be said or asked for.

A fact made from a relation carries its statement templates with it, so that a passage may say
"The Velmar 30 costs EUR 40", "It costs EUR 40", `price: EUR 40` or a cell of a table. A fact made from
a clause (see `clauses`) has sentences only, those about an attribute (`attributes`) are put together for each.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from . import invent, wider
from . import words as W
from .relations import Relation
from .slots import capital


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


def from_relation(r: Random, relation: Relation, entity: Entity, heldout: bool) -> Fact:
    """State `relation` of `entity` with a fresh value."""
    value = invent.VALUES[relation.value](r)
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
    )
