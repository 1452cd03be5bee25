"""Relations: what can be said of an entity of some kind, and how it is asked for.

Notation, one relation a block: `@kind value | row label | label | label`, then statements (`+`)
and questions (`?`) in which `{e}` is the entity, `{v}` the value and a capital asks for a capital
at the start of a sentence. The last statement and the last question of each relation are held out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from .written import blocks


@dataclass(frozen=True)
class Relation:
    """One thing that can be said of an entity of `kind`; `value` names a kind in `invent.VALUES`."""

    kind: str
    value: str
    labels: tuple[str, ...]
    statements: tuple[str, ...]
    questions: tuple[str, ...]

    def usable_statements(self, heldout: bool) -> tuple[str, ...]:
        return self.statements[-1:] if heldout else self.statements[:-1]

    def usable_questions(self, heldout: bool) -> tuple[str, ...]:
        return self.questions[-1:] if heldout else self.questions[:-1]


@cache
def relations() -> dict[str, tuple[Relation, ...]]:
    """Every relation, by the kind of entity that it speaks of."""
    found: dict[str, list[Relation]] = defaultdict(list)
    for head, rest in blocks("relations_things", "relations_people"):
        first, *labels = [part.strip() for part in head.split("|")]
        kind, value = first.split()
        statements = tuple(line[2:] for line in rest if line.startswith("+"))
        questions = tuple(line[2:] for line in rest if line.startswith("?"))
        found[kind].append(Relation(kind, value, tuple(labels), statements, questions))
    return {kind: tuple(items) for kind, items in found.items()}
