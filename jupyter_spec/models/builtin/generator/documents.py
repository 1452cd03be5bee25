"""Documents: pages about one subject, written by hand as people write them, with slots and choices.

    @ The glass pavilion in {place}
    = It was put up in {year} by {person}, who {fate=died a pauper|left the country|ran a circus}.
    ? fate: What became of the [builder|architect] of the pavilion?
    ! How many panes of glass does the pavilion have?

`{fate=one|two|three}` names a choice, which may be asked for and used again; the other slots are those of `slots`, here
without articles of their own. Any sentence may be left out. The questions of those left out, and the `!` ones, are what a page that
sounds as if it knew does not say. The pages of `written/unseen.txt` are for measuring: no training reads them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from random import Random

from . import slots
from .passages import Passage, source
from .reports import Frame, facts_of, laid_out
from .slots import capital
from .written import blocks

_CHOICE = re.compile(r"\{(\w+)=((?:[^{}]|\{\w+\})*)\}")
# Where a choice begins with its own punctuation, a space is left before it.
_SPACED = re.compile(r" +([.;,])(?=\s|$)")


@dataclass(frozen=True)
class _Page:
    title: str
    sentences: tuple[Frame, ...]
    unsaid: tuple[str, ...]
    choices: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Document:
    """Passages cut out of one document, and questions that they do not answer."""

    passages: tuple[Passage, ...]
    hidden: tuple[str, ...]


@cache
def _pages(heldout: bool) -> tuple[_Page, ...]:
    pages = []
    for title, lines in blocks("unseen" if heldout else "documents"):
        choices: dict[str, tuple[str, ...]] = {}
        sentences: list[tuple[str, list[tuple[str, str]]]] = []
        unsaid = []
        for line in lines:
            mark, text = line[0], line[2:].strip()
            if mark == "=":
                choices |= {
                    m[1].lower(): tuple(part.strip() for part in m[2].split("|"))
                    for m in _CHOICE.finditer(text)
                }
                sentences.append((_CHOICE.sub(r"{\1}", text), []))
            elif mark == "?":
                slot, question = text.split(": ", 1)
                sentences[-1][1].append((slot.lower(), question))
            elif mark == "!":
                unsaid.append(text)
            else:
                raise ValueError(f"page {title!r}: a line begins with {mark!r}")
        made = tuple(Frame(says, tuple(asks)) for says, asks in sentences)
        pages.append(_Page(title, made, tuple(unsaid), choices))
    return tuple(pages)


def _values(r: Random, page: _Page) -> dict[str, str]:
    """A value for every slot of `page`, as good as never the same twice."""
    texts = [page.title, *page.unsaid]
    for sentence in page.sentences:
        texts += [sentence.says, *(question for _, question in sentence.asks)]
    picked = {slot: r.choice(choices) for slot, choices in page.choices.items()}
    values: dict[str, str] = {}
    for slot in sorted(slots.names(*texts, *picked.values()) - set(picked)):
        for _ in range(5):
            values[slot] = slots.value(r, slot)
            if list(values.values()).count(values[slot]) == 1:
                break
    for slot, choice in picked.items():
        values[slot] = slots.SLOT.sub(lambda m: values[m[1].lower() + m[2]], choice)
    return values


def document(r: Random, parts: int, longest: int, heldout: bool = False) -> Document:
    """Up to `parts` passages of 1 to `longest` sentences each from one page, `heldout` from one that is never trained on."""
    page = r.choice(_pages(heldout))
    values = _values(r, page)

    def put(text: str) -> str:
        return _SPACED.sub(r"\1", slots.filled(r, text, values, articles=False))

    title = put(page.title)
    file = source(r, title.replace('"', "'"))
    left = list(page.sentences)
    passages, told = [], slots.names(page.title)
    for _ in range(parts):
        many = r.randint(1, longest)
        if r.random() < 0.3 or len(left) <= many:
            taken = [s for s in left if r.random() < 0.8][:many]
        else:
            start = r.randint(0, len(left) - many)
            taken = left[start : start + many]
        if not taken:
            continue
        left = [s for s in left if s not in taken]
        lines, facts = [], []
        for sentence in taken:
            lines.append(put(sentence.says))
            told |= slots.names(sentence.says)
            facts += facts_of(r, sentence, lines[-1], values, articles=False)
        text = laid_out(r, lines, capital(title) if r.random() < 0.4 else "")
        passages.append(Passage(text, file, tuple(facts)))
    unasked = [q for s in left for slot, q in s.asks if slot not in told] + list(page.unsaid)
    r.shuffle(unasked)
    return Document(tuple(passages), tuple(put(question) for question in unasked))
