"""Reports: long pages in which every sentence says several things, most of which nobody asks for.

Passages of `passages` say one thing a sentence, in known relations, and what lies between is filler. Here any thing may
do anything to any other: a question is answered by finding the sentence that shares its words and taking from it
the part that the question word asks for. Frames are in `report_frames`; slots draw on all words there are and on invented ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random

from . import invent, report_frames, report_frames_more, report_frames_world
from . import words as W
from .facts import Entity, Fact, capital
from .passages import Passage, source
from .wider import chosen

_SLOT = re.compile(r"\{(\w+?)(\d?)(\.?)\}")
_EVENTS = (
    "fair",
    "market",
    "lecture",
    "race",
    "concert",
    "open day",
    "parade",
    "auction",
    "regatta",
    "quiz",
    "dinner",
    "picnic",
    "debate",
)


@dataclass(frozen=True)
class _Frame:
    """A statement, and (slot, question) pairs."""

    says: str
    asks: tuple[tuple[str, str], ...]


@cache
def _frames() -> tuple[_Frame, ...]:
    frames: list[_Frame] = []
    texts = (report_frames.TEXT, report_frames_more.TEXT, report_frames_world.TEXT)
    for line in filter(None, "\n".join(texts).splitlines()):
        if line.startswith("= "):
            frames.append(_Frame(line[2:], ()))
        else:
            slot, question = line[2:].split(": ", 1)
            frames[-1] = _Frame(frames[-1].says, (*frames[-1].asks, (slot, question)))
    return tuple(frames)


def _thing(r: Random) -> str:
    """A thing without its article: one or two words, any of which may be invented."""
    base = r.choice(r.choice((W.THINGS, W.THINGS, W.NOUNS, W.SPECIES)))
    style = r.random()
    if style < 0.3:
        return f"{r.choice(W.ADJECTIVES)} {base}"
    if style < 0.5:
        return f"{r.choice(W.MODIFIERS)} {base}"
    if style < 0.6:
        return f"{r.choice(W.NOUNS)} {base}"
    if style < 0.7:
        return f"{invent.name(r)} {base}"
    if style < 0.76:
        return f"{base} of {invent.place(r)}"
    return base if style < 0.95 else invent.word(r)


def _spot(r: Random) -> str:
    style = r.random()
    if style < 0.35:
        return invent.room(r)
    if style < 0.6:
        return f"the {r.choice(W.ADJECTIVES)} {r.choice(W.NOUNS)}"
    if style < 0.8:
        return f"the {r.choice((*W.ROOM_NOUNS, *W.NOUNS))} {r.choice(('beside', 'behind', 'above', 'near', 'in front of'))} the {r.choice(W.ROOM_NOUNS)}"
    return f"the {r.choice(W.COMPASS)} {r.choice(W.ROOM_NOUNS)}"


def _group(r: Random) -> str:
    style = r.random()
    people = r.choice(W.HEADS_OF_MANY)
    if style < 0.25:
        return f"{people} {r.choice(('in', 'from', 'of'))} {invent.place(r)}"
    if style < 0.4:
        return f"{r.choice(W.ADJECTIVES)} {people}"
    return f"the {people}" if style < 0.5 else people


def _one_of(*others: str) -> Callable[[Random], str]:
    return lambda r: invent.VALUES[r.choice(others)](r)


_KINDS: dict[str, Callable[[Random], str]] = {
    "thing": _thing,
    "spot": _spot,
    "group": _group,
    "team": lambda r: r.choice(("the {} team", "the {} desk", "the {} group")).format(
        r.choice(W.DEPARTMENTS)
    ),
    "event": lambda r: f"{r.choice((*W.ADJECTIVES, *W.MODIFIERS))} {r.choice(_EVENTS)}",
    "noun": lambda r: r.choice(W.NOUNS) if r.random() < 0.9 else invent.word(r),
    "count": _one_of("count", "quantity"),
    "small": invent.small,
    "version": lambda r: f"version {invent.version(r).removeprefix('version ')}",
}
_ARTICLED = ("thing", "event", "noun")


def _filled(text: str, values: dict[str, str]) -> str:
    def put(match: re.Match[str]) -> str:
        kind, number, bare = match[1].lower(), match[2], match[3]
        value = values[kind + number]
        if kind in _ARTICLED and not bare:
            value = f"the {value}"
        return capital(value) if match[1][0].isupper() else value

    return capital(_SLOT.sub(put, text))


def said(r: Random, heldout: bool = False) -> tuple[str, list[Fact]]:
    """A sentence and what may be asked of it."""
    frame = r.choice(_frames())
    slots = {
        m[1].lower() + m[2]
        for text in (frame.says, *(q for _, q in frame.asks))
        for m in _SLOT.finditer(text)
    }
    values: dict[str, str] = {}
    for slot in sorted(slots):
        kind = slot.rstrip("0123456789")
        values[slot] = (_KINDS.get(kind) or invent.VALUES[kind])(r)
    if len(set(values.values())) < len(values):
        return said(r, heldout)
    sentence = _filled(chosen(r, frame.says), values)
    facts = []
    for slot in dict.fromkeys(slot for slot, _ in frame.asks):
        asks = [question for asked, question in frame.asks if asked == slot]
        asks = asks[-1:] if heldout else asks
        kind = slot.rstrip("0123456789")
        answer = f"the {values[slot]}" if kind in _ARTICLED else values[slot]
        questions = tuple(_filled(chosen(r, question), values) for question in asks)
        questions = tuple(q for q in questions if answer.lower() not in q.lower())
        if questions:
            facts.append(
                Fact(
                    Entity("report", sentence, (sentence,), "it", sentence),
                    "",
                    answer,
                    (sentence,),
                    (),
                    questions,
                    sentence,
                )
            )
    return sentence, facts


# Columns of a table: heading, kind of value, and whether the value alone may be asked for ("Who has the desk 12?").
_COLUMNS = tuple(
    (heading, kind)
    for kind, headings in {
        "role": "role, job, position, task",
        "team": "team, group, works for",
        "place": "office, town, place, branch",
        "spot": "desk, room, seat, stands in",
        "phone": "extension, phone, number",
        "email": "address, mail",
        "name": "language, keyword, nickname, brand, flag",
        "money": "price, cost, deposit, fee",
        "quantity": "weight, length, volume",
        "duration": "delivery, lead time, lasts, wait",
        "date": "date, since, ends, next check",
        "weekday": "day, open, collected on",
        "code": "code, part, article, order no.",
        "person": "ask, lead, owner, keeper, contact",
        "small": "stock, seats, days, copies",
        "material": "material, made of, case",
        "colour": "colour, label, cover",
        "percent": "share, discount, rate",
        "clock": "starts, closes at, time",
    }.items()
    for heading in headings.split(", ")
)


def roster(r: Random) -> tuple[str, list[Fact]]:
    """A table of three to eight rows, as CSV or Markdown, and questions for a cell by its row or for a row by a cell."""
    of_people = r.random() < 0.5
    first = (
        r.choice(("name", "who", "person"))
        if of_people
        else r.choice(("item", "what", "part", "product", "name", "title"))
    )
    columns = r.sample(_COLUMNS, r.randint(2, 5))
    make = invent.person if of_people else _thing
    keys = list(dict.fromkeys(make(r) for _ in range(r.randint(3, 8))))
    rows = [[key, *((_KINDS.get(kind) or invent.VALUES[kind])(r) for _, kind in columns)] for key in keys]
    heads = [first, *(heading for heading, _ in columns)]
    if r.random() < 0.6:
        heads = [capital(head) for head in heads]
    if r.random() < 0.5:
        lines = [",".join(f'"{cell}"' if "," in cell else cell for cell in row) for row in (heads, *rows)]
    else:
        lines = ["| " + " | ".join(row) + " |" for row in (heads, *rows)]
        lines.insert(1, "|" + "---|" * len(heads))
    facts = []
    for row in rows:
        shown = row[0] if of_people else f"the {row[0]}"
        for (heading, _), value in zip(columns, row[1:], strict=True):
            if r.random() < 0.65:
                question = r.choice(
                    (
                        f"What is the {heading} of {shown}?",
                        f"Which {heading} does {shown} have?",
                        f"{capital(shown)}: what is the {heading}?",
                    )
                )
                answer = value
            elif sum(value in other for other in rows) == 1:
                who = "Who" if of_people else r.choice((f"Which {first}", "What"))
                question, answer = f"{who} has the {heading} {value}?", row[0]
            else:
                continue
            entity = Entity("report", row[0], (row[0],), "it", row[0])
            facts.append(Fact(entity, "", answer, (), (), (question,), heading))
    return "\n".join(lines), facts


def page(r: Random, heldout: bool, sentences: int) -> Passage:
    """A passage: a report, a table, or one after the other."""
    style = r.random()
    text, facts = roster(r) if style < 0.25 else report(r, heldout, sentences)
    if 0.25 <= style < 0.35:
        table, more = roster(r)
        text, facts = f"{text}\n\n{table}", facts + more
    return Passage(text, source(r, _thing(r)), tuple(facts))


def report(r: Random, heldout: bool, sentences: int, filler: float = 0.15) -> tuple[str, list[Fact]]:
    """A page of about `sentences` sentences in paragraphs or a list, and all that may be asked of it."""
    lines: list[str] = []
    facts: list[Fact] = []
    while len(lines) < sentences:
        if r.random() < filler:
            lines.append(r.choice(W.FILLER_SENTENCES))
            continue
        line, known = said(r, heldout)
        lines.append(line)
        facts += known
    listed = r.random() < 0.2
    if listed:
        mark = r.choice(("- ", "* ", "1. "))
        body = "\n".join((f"{i}. " if mark == "1. " else mark) + line for i, line in enumerate(lines, 1))
    else:
        paragraphs: list[list[str]] = [[]]
        for line in lines:
            if paragraphs[-1] and r.random() < 0.25:
                paragraphs.append([])
            paragraphs[-1].append(line)
        if r.random() < 0.4:
            heads = [f"{r.choice(('##', '###'))} {capital(_thing(r))}\n\n" for _ in paragraphs]
        else:
            heads = ["" for _ in paragraphs]
        body = "\n\n".join(head + " ".join(p) for head, p in zip(heads, paragraphs, strict=True))
    if r.random() < 0.5:
        body = f"# {capital(_thing(r))}\n\n{body}"
    return body, facts
