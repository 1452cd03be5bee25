"""Reports: long pages in which every sentence says several things, most of which nobody asks for.

Passages of `passages` say one thing a sentence, in known relations, and what lies between is filler. Here any thing may
do anything to any other: a question is answered by finding the sentence that shares its words and taking from it
the part that the question word asks for. Frames lie in `written/frames_*.txt`: `=` a statement, and under it
`? slot: question` for the parts that can be asked for; slots (see `slots`) draw on all words there are and on invented ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random

from . import slots, written
from . import words as W
from .facts import Entity, Fact
from .passages import Passage, source
from .slots import capital


@dataclass(frozen=True)
class Frame:
    """A statement, and (slot, question) pairs."""

    says: str
    asks: tuple[tuple[str, str], ...]


@cache
def _frames() -> tuple[Frame, ...]:
    frames: list[Frame] = []
    for line in written.lines("frames_of_life", "frames_of_work", "frames_of_the_world", "frames_plain"):
        if line.startswith("= "):
            frames.append(Frame(line[2:], ()))
        else:
            slot, question = line[2:].split(": ", 1)
            frames[-1] = Frame(frames[-1].says, (*frames[-1].asks, (slot, question)))
    return tuple(frames)


def fact_of(sentence: str, answer: str, questions: tuple[str, ...], topic: str) -> Fact:
    """A fact that stands in `sentence` of some page and nowhere else."""
    return Fact(Entity("report", topic, (topic,), "it", topic), "", answer, (sentence,), (), questions)


def said(r: Random) -> tuple[str, list[Fact]]:
    """A sentence and what may be asked of it."""
    frame = r.choice(_frames())
    values = {
        slot: slots.value(r, slot)
        for slot in sorted(slots.names(frame.says, *(question for _, question in frame.asks)))
    }
    if len(set(values.values())) < len(values):
        return said(r)
    sentence = slots.filled(r, frame.says, values)
    return sentence, facts_of(r, frame, sentence, values)


def facts_of(
    r: Random, frame: Frame, sentence: str, values: dict[str, str], articles: bool = True
) -> list[Fact]:
    """What may be asked of `sentence`, which is `frame` filled with `values`; no question gives its answer away."""
    facts = []
    for slot in dict.fromkeys(slot for slot, _ in frame.asks):
        answer = slots.shown(slot, values, bare=not articles)
        asked = (slots.filled(r, question, values, articles) for s, question in frame.asks if s == slot)
        questions = tuple(question for question in asked if answer.lower() not in question.lower())
        if questions:
            facts.append(fact_of(sentence, answer, questions, sentence))
    return facts


def _running(lines: list[str]) -> str:
    """Sentences one behind the other; an entry (`Weight: 3 kg`, a row of a table) has a line of its own."""
    text = ""
    for line in lines:
        text += (" " if text.endswith((".", "!", "?")) and line[0] not in "-|" else "\n") + line
    return text[1:]


def laid_out(r: Random, lines: list[str], title: str = "") -> str:
    """`lines` in paragraphs, with or without headings, or as a list; under `title`, if there is one."""
    if r.random() < 0.2 and not any(line[0] in "-|" for line in lines):
        mark = r.choice(("- ", "* ", "1. "))
        body = "\n".join((f"{i}. " if mark == "1. " else mark) + line for i, line in enumerate(lines, 1))
    else:
        paragraphs: list[list[str]] = [[]]
        for line in lines:
            if paragraphs[-1] and r.random() < 0.25:
                paragraphs.append([])
            paragraphs[-1].append(line)
        running = [_running(p) for p in paragraphs]
        headed = r.random() < 0.4
        heads = [
            f"{r.choice(('##', '###'))} {capital(slots.thing(r))}\n\n" if headed else "" for _ in paragraphs
        ]
        body = "\n\n".join(head + text for head, text in zip(heads, running, strict=True))
    return f"# {title}\n\n{body}" if title else body


def report(r: Random, sentences: int, filler: float = 0.15) -> Passage:
    """A page of about `sentences` sentences, and all that may be asked of it."""
    lines: list[str] = []
    facts: list[Fact] = []
    while len(lines) < sentences:
        if r.random() < filler:
            lines.append(r.choice(W.FILLER_SENTENCES))
            continue
        line, known = said(r)
        lines.append(line)
        facts += known
    title = capital(slots.thing(r)) if r.random() < 0.5 else ""
    return Passage(laid_out(r, lines, title), source(r, slots.thing(r)), tuple(facts))
