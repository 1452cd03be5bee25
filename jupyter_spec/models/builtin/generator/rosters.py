"""Tables of things or people, as CSV, as Markdown, or a line of `column: value` each, asked in both directions and in people's words.

"What does the grey kettle cost?" is answered by the column `fee` of a row, "Who sits at window 6?" by the name of the row in whose
column `desk` that stands, and "Where does the shift leader sit?" by two columns of a row that it does not name. Each column knows how
its value is asked for and how a row is asked for by it. A `sheet` is a table of one thing, whose name stands over it
or, where there is but one thing to ask about, nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random

from . import invent, slots
from .facts import Fact
from .reports import fact_of
from .slots import capital, chosen
from .written import blocks


@dataclass(frozen=True)
class _Column:
    """`heading` over values of `kind`; `forward` asks for the value by `{k}`, the row's key, `backward` the other way by `{v}`."""

    heading: str
    kind: str
    forward: tuple[str, ...]
    backward: tuple[str, ...]


@cache
def _columns(of_people: bool) -> tuple[_Column, ...]:
    found = []
    for head, lines in blocks("columns"):
        subject, kind, headings = (part.strip() for part in head.split("|", 2))
        if subject == ("thing" if of_people else "person"):
            continue
        forward = tuple(line[2:] for line in lines if line.startswith("?"))
        backward = tuple(line[2:] for line in lines if line.startswith("<"))
        found += [_Column(h.strip(), kind, forward, backward) for h in headings.split(",")]
    return tuple(found)


# Kinds that are asked for alike.
_ALIKE = {"room": "place", "spot": "place", "count": "small", "code": "name", "hours": "clock"}
_FORWARD = ("What is the {h} of {k}?", "Which {h} does {k} have?", "{K}: what is the {h}?", "{H} of {k}?")
_BACKWARD = ("{W} has the {h} {v}?", "To {w} does the {h} {v} belong?")


def _different(columns: list[_Column]) -> list[_Column]:
    """Those of `columns` of which no two answer the same question."""
    found: dict[str, _Column] = {}
    for column in columns:
        found.setdefault(_ALIKE.get(column.kind, column.kind), column)
    return list(found.values())


def roster(r: Random) -> tuple[str, list[Fact], list[str]]:
    """A table of three to eight rows, its facts, and questions for a column that it does not have."""
    of_people = r.random() < 0.5
    first = r.choice(
        ("name", "who", "person", "colleague", "member")
        if of_people
        else ("item", "what", "part", "product", "name", "title", "article")
    )
    columns = _different(r.sample(_columns(of_people), r.randint(3, 8)))
    make = invent.person if of_people else slots.thing
    keys = list(dict.fromkeys(make(r) for _ in range(r.randint(3, 8))))
    rows = [[key, *(slots.value(r, column.kind) for column in columns)] for key in keys]
    heads = [first, *(column.heading for column in columns)]
    if r.random() < 0.6:
        heads = [capital(head) for head in heads]
    style = r.random()
    cut = r.random() < 0.25
    if style < 0.35:  # as rows of a CSV file are shown, so that a few of many still say what they are
        lines = ["; ".join(f"{h}: {cell}" for h, cell in zip(heads, row, strict=True)) for row in rows]
        cut = False
    elif style < 0.65:
        lines = [",".join(f'"{cell}"' if "," in cell else cell for cell in row) for row in (heads, *rows)]
    else:
        lines = ["| " + " | ".join(row) + " |" for row in (heads, *rows)]
        lines.insert(1, "|" + "---|" * len(heads))
    if cut:  # the rows without what stands over them
        lines = lines[-len(rows) :]
    who = "who" if of_people else f"which {first}" if first not in ("what", "who") else "what"

    def known_by(key: str, row: list[str], but: int) -> str:
        """How a row is called: by its key, or by what stands in a column other than `but` and in no other row."""
        if r.random() < 0.8:
            return key if of_people else f"the {key}"
        i = r.randrange(len(columns))
        if i + 1 == but or sum(row[i + 1] == other[i + 1] for other in rows) > 1:
            return key if of_people else f"the {key}"
        if columns[i].kind == "role":
            return row[i + 1]
        return f"the one {r.choice(('with', 'that has'))} the {columns[i].heading} {row[i + 1]}"

    def ask(text: str, column: _Column, key: str, value: str) -> str:
        words = {"h": column.heading, "k": key, "v": value, "w": who}
        words |= {name.upper(): capital(word) for name, word in words.items()}
        return capital(chosen(r, text).format(**words))

    facts = []
    for row in rows:
        for i, (column, value) in enumerate(zip(columns, row[1:], strict=True), 1):
            if r.random() < 0.6:
                wordings = column.forward if cut or r.random() < 0.75 else _FORWARD
                answer = value
            elif sum(value == other[i] for other in rows) == 1:
                wordings, answer = (column.backward if cut or r.random() < 0.75 else _BACKWARD), row[0]
            else:
                continue
            wordings = tuple(text for text in wordings if not cut or "{h}" not in text)
            if not wordings:
                continue
            key = known_by(row[0], row, i)
            asked = (ask(text, column, key, value) for text in r.sample(wordings, min(2, len(wordings))))
            facts.append(fact_of("", answer, tuple(asked), row[0]))
    own = {_ALIKE.get(column.kind, column.kind) for column in columns}
    others = [c for c in _columns(of_people) if _ALIKE.get(c.kind, c.kind) not in own]
    hidden = []
    for column in r.sample(others, 3):
        row = r.choice(rows)
        hidden.append(ask(r.choice(column.forward), column, known_by(row[0], row, 0), ""))
    return "\n".join(lines), facts, hidden


def sheet(r: Random, named: bool) -> tuple[str, str, list[Fact], list[str]]:
    """What one thing is like, entry by entry (under its name, if `named`): the name, the text, the facts, and questions for what is not there."""
    key = slots.value(r, r.choice(("product", "product", "software", "thing", "place")))
    columns = _different(r.sample(_columns(False), r.randint(4, 10)))
    cells = [(column, capital(column.heading), slots.value(r, column.kind)) for column in columns]
    style = r.random()
    if style < 0.6:
        first, second = r.choice((("Property", "Value"), ("What", "How much"), ("", key), ("Item", "Detail")))
        lines = [
            f"| {first} | {second} |",
            "|---|---|",
            *(f"| {head} | {value} |" for _, head, value in cells),
        ]
    else:
        mark = r.choice(("", "", "- ", "* "))
        lines = [f"{mark}{head}: {value}" for _, head, value in cells]
    text = "\n".join(lines)
    if named:
        over = r.choice(
            ("# {k}", "## {k}", "{k}", "# {k}\n\n## In short", "The {k} in figures:", "{k}: data sheet")
        )
        text = f"{over.format(k=key)}\n\n{text}"

    def ask(column: _Column) -> tuple[str, ...]:
        wordings = r.sample(column.forward, min(2, len(column.forward)))
        if r.random() < 0.2:
            wordings = list(_FORWARD[:2])
        name = key if r.random() < 0.7 else f"the {key}"
        words = {"h": column.heading, "k": name, "K": capital(name), "H": capital(column.heading)}
        return tuple(capital(chosen(r, wording).format(**words)) for wording in wordings)

    own = {_ALIKE.get(column.kind, column.kind) for column in columns}
    others = [c for c in _columns(False) if _ALIKE.get(c.kind, c.kind) not in own]
    hidden = [ask(column)[0] for column in r.sample(others, min(2, len(others)))]
    return key, text, [fact_of("", value, ask(column), key) for column, _, value in cells], hidden
