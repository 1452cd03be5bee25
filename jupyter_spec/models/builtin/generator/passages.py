"""Passages: facts laid out as a page would have them.

One entity a passage with its name in the heading and "it" in the text, or several siblings in one list or
table; prose with filler between the facts, bullets, rows, CSV-like lines, numbered steps, code. A passage
remembers its facts, so a dialogue knows what may be asked and which passage answers it.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from . import words as W
from .attributes import attribute
from .clauses import clause
from .facts import ENTITIES, Entity, Fact, from_relation
from .prose import sentence as loose_sentence
from .relations import relations
from .slots import capital

_HEADINGS = (
    "Overview",
    "Details",
    "Rules",
    "Summary",
    "Coverage",
    "Notes",
    "Contact",
    "Procedure",
    "Limits",
    "Background",
    "In short",
    "What to know",
    "Facts",
    "Practical matters",
    "Questions",
    "General",
    "Data sheet",
    "Terms",
    "Schedule",
    "Who does what",
)
_ENDS = (".md", ".md", ".html", ".pdf", ".docx", ".csv", ".txt", ".ipynb")


@dataclass(frozen=True)
class Passage:
    text: str
    source: str
    facts: tuple[Fact, ...]


def _family(r: Random, heldout: bool, entities: int, per_entity: int) -> list[list[Fact]]:
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


def _filler(r: Random) -> str:
    return r.choice(W.FILLER_SENTENCES) if r.random() < 0.6 else loose_sentence(r)


def _prose(r: Random, groups: list[list[Fact]], filler: float) -> str:
    """Sentences in groups of one entity each; later sentences of a group may say "it"."""
    paragraphs = []
    for group in groups:
        lines: list[str] = []
        named = False
        for fact in group:
            while r.random() < filler:
                lines.append(_filler(r))
            said = (
                r.choice(fact.with_pronoun)
                if named and fact.with_pronoun and r.random() < 0.55
                else r.choice(fact.sentences)
            )
            if named and lines and r.random() < 0.15 and lines[-1].endswith("."):
                lines[-1] = (
                    lines[-1][:-1]
                    + r.choice((", and ", "; ", ", while ", ", but "))
                    + (
                        said
                        if said.split()[0] not in ("It", "The", "He", "She", "Its", "A", "An")
                        else said[:1].lower() + said[1:]
                    )
                )
            else:
                lines.append(said)
            named = True
        while r.random() < filler:
            lines.append(_filler(r))
        paragraphs.append(" ".join(lines))
    return r.choice(("\n\n", "\n", " ")).join(paragraphs)


def _rows(r: Random, groups: list[list[Fact]]) -> str:
    """A table, CSV-like rows or `key: value` lists; needs labels."""
    labels = list(dict.fromkeys(f.label for g in groups for f in g))
    first = r.choice((groups[0][0].entity.kind, "name", "item", "Name", "title", "what"))
    cells = [
        [g[0].entity.title, *[next((f.answer for f in g if f.label == label), "-") for label in labels]]
        for g in groups
    ]
    style = r.random()
    if style < 0.4:
        table = [[first, *labels], *cells]
        rows = ["| " + " | ".join(row) + " |" for row in table]
        rows.insert(1, "|" + r.choice(("---", " --- ")).join("|" * (len(labels) + 2))[1:])
        return "\n".join(rows)
    if style < 0.6:
        return "\n".join(
            ", ".join(f"{k}: {v}" for k, v in zip([first, *labels], row, strict=True) if v != "-")
            for row in cells
        )
    if style < 0.7:
        return "\n".join(
            [
                ",".join([first, *labels]),
                *[",".join(f'"{c}"' if "," in c else c for c in row) for row in cells],
            ]
        )
    bullet, bold = r.choice(("- ", "* ", "")), r.choice(("", "", "**"))
    blocks = []
    for row in cells:
        lines = [
            f"{bullet}{bold}{capital(k)}{bold}: {v}" for k, v in zip(labels, row[1:], strict=True) if v != "-"
        ]
        blocks.append(
            f"{r.choice(('### ', '## ', '**', ''))}{row[0]}\n".replace(f"**{row[0]}", f"**{row[0]}**")
            + "\n".join(lines)
        )
    return "\n\n".join(blocks)


def _bullets(r: Random, facts: list[Fact]) -> str:
    mark = r.choice(("- ", "* ", "1. "))
    lines = [r.choice(f.sentences) for f in facts]
    for _ in range(r.choice((0, 0, 1, 2))):
        lines.insert(r.randint(0, len(lines)), _filler(r))
    return "\n".join((f"{i}. " if mark == "1. " else mark) + line for i, line in enumerate(lines, 1))


def _code(r: Random, groups: list[list[Fact]]) -> str:
    joint = r.choice((" = ", ": ", "="))
    blocks = []
    for g in groups:
        key = g[0].entity.title.lower().replace(" ", "_")
        rows = [f"{f.label.replace(' ', '_')}{joint}{f.answer}" for f in g if f.label]
        blocks.append(r.choice((f"[{key}]", f"# {g[0].entity.title}")) + "\n" + "\n".join(rows))
    return "```\n" + "\n".join(blocks) + "\n```"


def source(r: Random, title: str) -> str:
    """A file's name that suits `title`, or any; with a heading or a page now and then."""
    stem = title.lower().replace(" ", "-") if r.random() < 0.6 else r.choice(W.THINGS).replace(" ", "-")
    name = stem + r.choice(_ENDS)
    return r.choice(
        (name, f"{name}, {r.choice(_HEADINGS)}", f"{name}, {title}", f"{name}, page {r.randint(1, 9)}")
    )


def _lay_out(r: Random, groups: list[list[Fact]], filler: float) -> Passage:
    groups = [g for g in groups if g]
    title = groups[0][0].entity.title
    labelled = all(f.label for g in groups for f in g)
    style = r.random()
    lead = _filler(r) + r.choice((" ", "\n\n")) if r.random() < filler else ""
    if labelled and style < 0.25:
        text = lead + _rows(r, groups)
        if len(groups) == 1 and r.random() < 0.5:
            text = f"{r.choice(('# ', '## ', ''))}{title}\n\n{text}"
    elif style < 0.4:
        text = lead + _bullets(r, [f for g in groups for f in g])
    elif labelled and style < 0.46:
        text = lead + _code(r, groups)
    else:
        text = _prose(r, groups, filler)
        if r.random() < 0.45:
            heading = capital(title) if r.random() < 0.6 else r.choice(_HEADINGS)
            text = f"{r.choice(('# ', '## ', '### '))}{heading}\n\n{text}"
    return Passage(text, source(r, title), tuple(f for g in groups for f in g))


def _one_sentence_each(r: Random, groups: list[list[Fact]]) -> list[list[Fact]]:
    """A clause has several facts but is said once: keep one sentence for the text."""
    said = []
    for group in groups:
        line = r.choice(group[0].sentences)
        said.append([Fact(f.entity, "", f.answer, (line,), (), f.questions) for f in group])
    return said


def _clause_passage(r: Random, heldout: bool, many: int, filler: float) -> Passage:
    groups = _one_sentence_each(r, [clause(r, heldout) for _ in range(many)])
    shown = [[g[0]] for g in groups]
    laid = _lay_out(r, shown, filler)
    return Passage(laid.text, laid.source, tuple(f for g in groups for f in g))


def passages(r: Random, heldout: bool, many: int, facts_each: int, filler: float) -> list[Passage]:
    """`many` passages of about `facts_each` facts; siblings of one family are spread over them."""
    made: list[Passage] = []
    while len(made) < many:
        style = r.random()
        left = many - len(made)
        if style < 0.3:
            made.append(_clause_passage(r, heldout, r.randint(1, max(1, facts_each)), filler))
        elif style < 0.7:
            siblings = r.randint(1, min(left, 4))
            made += [_lay_out(r, [g], filler) for g in _family(r, heldout, siblings, facts_each)]
        else:
            siblings = r.randint(2, 5)
            groups = _family(r, heldout, siblings, max(1, min(3, facts_each // 2)))
            made.append(_lay_out(r, groups, filler))
    r.shuffle(made)
    return made


def updated(r: Random, heldout: bool) -> tuple[list[Passage], Fact]:
    """An older and a newer page that contradict each other; the newer one holds."""
    (group,) = _family(r, heldout, 1, 1)
    fact = group[0]
    relation = next((x for x in relations()[fact.entity.kind] if fact.label in x.labels), None)
    if relation is None:
        return [_lay_out(r, [[fact]], 0.2)], fact
    old_year = r.randint(2010, 2024)
    new_year = old_year + r.randint(1, 5)
    new = from_relation(r, relation, fact.entity, heldout)
    if new.answer == fact.answer:
        return [_lay_out(r, [[fact]], 0.2)], fact
    before = r.choice(
        (
            f"Edition {old_year}",
            f"Valid until {new_year}",
            f"As of {old_year}",
            f"Old rule ({old_year})",
            f"Archived, {old_year}",
        )
    )
    after = r.choice(
        (
            f"Edition {new_year}",
            f"Valid from {new_year}",
            f"As of {new_year}",
            f"New rule ({new_year})",
            f"Updated {new_year}",
        )
    )
    old_text, new_text = f"{before}. {r.choice(fact.sentences)}", f"{after}. {r.choice(new.sentences)}"
    if r.random() < 0.4:
        both = [old_text, new_text] if r.random() < 0.7 else [new_text, old_text]
        return [Passage("\n".join(both), source(r, fact.entity.title), (new,))], new
    pair = [
        Passage(old_text, source(r, f"{fact.entity.title} {old_year}"), ()),
        Passage(new_text, source(r, f"{fact.entity.title} {new_year}"), (new,)),
    ]
    r.shuffle(pair)
    return pair, new
