"""Documents: pages about one subject, written by hand as people write them, with slots and choices.

    @ The glass pavilion in {place}
    = It was put up in {year} by {person}, who {fate=died a pauper|left the country|ran a circus}.
    ? fate: What became of the [builder|architect] of the pavilion?
    ! How many panes of glass does the pavilion have?

`{fate=one|two|three}` names a choice, which may be asked for and used again; the other slots are those of `slots`, here
without articles of their own. Any sentence may be left out. The questions of those left out, and the `!` ones, are what a page that
sounds as if it knew does not say. The pages of `written/unseen.txt` are for measuring: no training reads them.

A search finds passages that resemble each other. `near` names the pages that share the most rare words with a page, so that the
passages beside the right one may be about something like it.
"""

from __future__ import annotations

import re
from collections import defaultdict
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
_WORD = re.compile(r"[a-z]{4,}")
# In how many pages a rare word stands at most, and how many pages are near one.
_FEW = 50
_NEAREST = 12


@dataclass(frozen=True)
class _Page:
    title: str
    sentences: tuple[Frame, ...]
    unsaid: tuple[str, ...]
    choices: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Document:
    """Passages cut out of page `number`, and questions that they do not answer."""

    number: int
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


@cache
def _rare() -> dict[str, list[int]]:
    """The pages that hold a word, for the words of few pages."""
    holding: dict[str, list[int]] = defaultdict(list)
    for number in range(len(_pages(False))):
        for word in _words(number):
            holding[word].append(number)
    return {word: numbers for word, numbers in holding.items() if 2 <= len(numbers) <= _FEW}


def _words(number: int) -> list[str]:
    """The words of a page, without its slots and choices, in a fixed order."""
    page = _pages(False)[number]
    text = " ".join((page.title, *(sentence.says for sentence in page.sentences)))
    return sorted(set(_WORD.findall(slots.SLOT.sub(" ", text).lower())))


@cache
def near(number: int) -> tuple[int, ...]:
    """The pages that share the most rare words with page `number`, the nearest first."""
    shared: dict[int, float] = defaultdict(float)
    for word in _words(number):
        holding = _rare().get(word, [])
        for other in holding:
            shared[other] += 1 / len(holding)
    shared.pop(number, None)
    return tuple(sorted(shared, key=lambda other: (-shared[other], other))[:_NEAREST])


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


def document(
    r: Random, parts: int, longest: int, heldout: bool = False, number: int | None = None
) -> Document:
    """Up to `parts` passages of 1 to `longest` sentences each from one page, `heldout` from one that is never trained on.

    The page is `number` of its kind, or any.
    """
    number = r.randrange(len(_pages(heldout))) if number is None else number
    page = _pages(heldout)[number]
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
    return Document(number, tuple(passages), tuple(put(question) for question in unasked))
