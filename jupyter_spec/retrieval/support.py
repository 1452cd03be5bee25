"""Claims of an answer that nothing in the passages supports, as far as overlap of words can tell.

    The lamp is covered for five years [1].     words and numbers stand in passage 1      supported
    It floats on salt water [1].                they do not                               unsupported
    I do not know.                              too few words to tell                     not judged

A sentence is supported if one of the passages that it cites (of all passages, if it cites none) holds every number of
it and at least `SHARE` of its content words, compared by their beginnings, so that "covers" meets "covered". This finds
what was made up; it does not find a word left out, or a "not" too many, and says nothing of what it cannot judge.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from jupyter_spec.retrieval.citations import resolve_citations
from jupyter_spec.retrieval.passages import Passage

SHARE = 0.5
FEWEST = 3
BEGINNING = 5
_SENTENCE = re.compile(r"[^\s].*?(?:[.!?](?:[\"')\]]*)(?=\s|\Z)(?:\s*\[[\d\s,;–-]+\])*|(?=\n)|\Z)", re.DOTALL)
_CODE = re.compile(r"(```|~~~).*?(?:\1|\Z)|`[^`\n]*`", re.DOTALL)
_MARKER = re.compile(r"\[[\d\s,;–-]+\]")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
_UNKNOWN = re.compile(
    r"\b(?:do(?:es)?|did|can|could|is|are)\s?(?:n['o]t|not)\b.*\b(?:know|say|hold|mention|found|tell|contain)",
    re.I,
)
_NUMBERS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty""".split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SPELLED = {word: str(n) for n, word in enumerate(_NUMBERS)} | {word: str(n) for word, n in _TENS.items()}
_EMPTY = set(
    """about according after also been before being both does each from have here into more most only other over
    passage passages says some such than that their them then there these they this those through under very were what
    when where which while will with within would your""".split()
)


@dataclasses.dataclass(frozen=True)
class Claim:
    """A sentence, characters `start` to `end` of an answer, and the share of its words that a passage holds."""

    text: str
    start: int
    end: int
    share: float
    supported: bool


def check_support(answer: str, passages: Sequence[Passage]) -> list[Claim]:
    """The sentences of `answer` that can be judged, in order, each with whether a passage supports it."""
    held = [
        _words(" ".join([passage.title, *passage.headings, passage.lead, passage.text]))
        for passage in passages
    ]
    claims = []
    for start, end in _sentences(answer):
        text = answer[start:end]
        numbers, words = _words(_MARKER.sub(" ", text))
        if len(numbers) + len(words) < FEWEST or _UNKNOWN.search(text):
            continue
        cited = {citation.number - 1 for citation in resolve_citations(text, passages).resolved}
        among = [held[index] for index in sorted(cited)] if cited else held
        share, supported = 0.0, False
        for known_numbers, known_words in among:
            found = len(numbers & known_numbers) + len(words & known_words)
            share = max(share, found / (len(numbers) + len(words)))
            supported = supported or (
                numbers <= known_numbers and found >= SHARE * (len(numbers) + len(words))
            )
        claims.append(Claim(text, start, end, share, supported))
    return claims


def _sentences(answer: str) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end; code is none."""
    hidden = _CODE.sub(lambda found: " " * len(found[0]), answer)
    for match in _SENTENCE.finditer(hidden):
        yield match.start(), match.end()


def _words(text: str) -> tuple[set[str], set[str]]:
    """The numbers, in digits, and the beginnings of the words that mean something."""
    numbers, words = set(), set()
    for word in _WORD.findall(text.casefold()):
        if word[0].isdigit():
            numbers.add(word.replace(",", ""))
        elif word in _SPELLED:
            words.add(word) if word in ("one", "zero") else numbers.add(_SPELLED[word])
        elif len(word) > 3 and word not in _EMPTY:
            words.add(word[:BEGINNING])
    return numbers, words
