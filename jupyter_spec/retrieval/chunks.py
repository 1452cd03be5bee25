"""Documents in pieces that fit: along headings first, then by semantic-text-splitter, measured in tokens.

    # Warranty            heading lines are not part of a chunk but the path to it: ("Warranty", "Coverage")
    ## Coverage
    The Wren is …         ─┐ one chunk: text[start:end], exactly
    … five years.         ─┘
    | part | years |      a table that is cut is cut between rows; `lead` repeats its header for the rows below,
                          as it does the opening fence of code that is cut between its lines

A section that is much smaller than a chunk goes together with the next one of its kind; then the heading lines stay in
the text. A cut never falls inside a number, a word or an address, unless that alone is longer than a chunk.

Size is counted in tokens of the embedder. Without one, four characters count as a token, which is about right for
European languages and costs nothing.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from jupyter_spec.errors import SpecError
from jupyter_spec.retrieval.documents import Document

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CHUNK_TOKENS = 150
CHARACTERS_A_TOKEN = 4
CONTEXT_TOKENS = 40
SPECIAL_TOKENS = 4
MIN_TOKENS = 16
WINDOW = 20_000
LONGEST_RUN = 300
LONGEST_TOKEN = 8


@dataclasses.dataclass(frozen=True)
class Chunk:
    """`document.text[start:end]`, which is `text`, with what it takes to understand it out of its place.

    `headings` is the path of headings above it, `lead` the header of the table (or the opening fence of the code) that
    it begins inside of, `number` the page, cell or row that it begins on, `line` the line, from 0. `before` is what
    stands between the chunk before it and this one: spacing and heading lines.
    """

    start: int
    end: int
    text: str
    headings: tuple[str, ...] = ()
    lead: str = ""
    number: int | None = None
    line: int = 0
    before: str = ""


def about_tokens(text: str) -> int:
    """The size of `text` in tokens where no tokenizer says it."""
    return -(-len(text) // CHARACTERS_A_TOKEN)


class _Cutter(Protocol):
    def chunk_indices(self, text: str) -> list[tuple[int, str]]: ...


class Splitter:
    """Cuts documents into chunks of at most `tokens` tokens; `limit` is the most that the embedder can read.

    Raises
    ------
    SpecError
        If the sizes make no sense together.
    """

    def __init__(
        self, tokens: int, overlap: int = 0, tokenizer: Tokenizer | None = None, limit: int | None = None
    ) -> None:
        if tokens < MIN_TOKENS:
            raise SpecError(f"chunks of {tokens} tokens are too small: take at least {MIN_TOKENS}.")
        if not 0 <= overlap < tokens // 2:
            raise SpecError(
                f"an overlap of {overlap} tokens must be 0 or more and below half a chunk ({tokens})."
            )
        room = 2 * tokens if limit is None else limit - CONTEXT_TOKENS - SPECIAL_TOKENS
        self.tokens = max(MIN_TOKENS, min(tokens, room))
        self.limit = max(self.tokens, room)
        self.overlap = min(overlap, self.tokens // 2 - 1)
        self._tokenizer = tokenizer
        self._cutters: dict[bool, _Cutter] = {}

    def measure(self, text: str) -> int:
        """The size of `text` in tokens."""
        if self._tokenizer is None:
            return about_tokens(text)
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def split(self, document: Document) -> Iterator[Chunk]:
        """The chunks of `document`, in order."""
        text, counted, line, end = document.text, 0, 0, 0
        for section in self._sections(document):
            for chunk in self._cut(document, section):
                line += text.count("\n", counted, chunk.start) - text.count("\n", chunk.start, counted)
                counted = chunk.start
                before = text[end : chunk.start] if end else ""
                yield dataclasses.replace(chunk, line=line, before=before)
                end = chunk.end

    def _cutter(self, markdown: bool) -> _Cutter:
        from semantic_text_splitter import MarkdownSplitter, TextSplitter

        if markdown not in self._cutters:
            kind = MarkdownSplitter if markdown else TextSplitter
            if self._tokenizer is None:
                size, overlap = self.tokens * CHARACTERS_A_TOKEN, self.overlap * CHARACTERS_A_TOKEN
                self._cutters[markdown] = kind(size, overlap=overlap)
            else:
                self._cutters[markdown] = kind.from_huggingface_tokenizer(
                    self._tokenizer, self.tokens, overlap=self.overlap
                )
        return self._cutters[markdown]

    def _sections(self, document: Document) -> Iterator[_Section]:
        pending: _Section | None = None
        for section in _sections(document):
            if pending is not None:
                merged = pending.joined(section, document)
                if merged is not None and self._belong(document.text, pending, section, merged):
                    pending = merged
                    continue
                yield pending
            pending = section
        if pending is not None:
            yield pending

    def _belong(self, text: str, first: _Section, second: _Section, merged: _Section) -> bool:
        small = self.tokens * CHARACTERS_A_TOKEN // 4
        if min(first.end - first.start, second.end - second.start) >= small:
            return False
        if merged.end - merged.start > self.tokens * CHARACTERS_A_TOKEN * 2:
            return False
        return self.measure(text[merged.start : merged.end]) <= self.tokens

    def _cut(self, document: Document, section: _Section) -> Iterator[Chunk]:
        text = document.text[section.start : section.end]
        leads = _leads(text, document.kind)
        cutter = self._cutter(document.kind in _MARKDOWN)
        pieces = [
            (begin + start, begin + start + len(piece))
            for begin, end in _windows(text)
            for offset, piece in cutter.chunk_indices(text[begin:end])
            for start, piece in self._bounded(offset, piece)
        ]
        spans = self._whole_words(text, pieces)
        for start, end in spans:
            lead = next((head for body, stop, head in leads if body <= start < stop), "")
            yield Chunk(
                section.start + start,
                section.start + end,
                text[start:end],
                section.path,
                lead,
                document.part_at(section.start + start),
            )

    def _bounded(self, offset: int, piece: str) -> Iterator[tuple[int, str]]:
        """`piece`, in slices if it has few tokens only because its words are none that the tokenizer knows."""
        most = self.tokens * LONGEST_TOKEN
        for begin in range(0, len(piece), most):
            part = piece[begin : begin + most]
            if part.strip():
                yield offset + begin, part

    def _whole_words(self, text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Move cuts that fall inside a run of ASCII characters to where the run begins, as far as that still fits."""
        moved: list[tuple[int, int]] = []
        for index, (start, end) in enumerate(spans):
            begin = _run_start(text, start) if index else start
            if begin < start and moved[-1][0] < begin and self.measure(text[begin:end]) <= self.limit:
                first, last = moved[-1]
                kept = text[first : min(last, begin)].rstrip()
                if kept:
                    moved[-1] = (first, first + len(kept))
                    moved.append((begin, end))
                    continue
            moved.append((start, end))
        return moved


_MARKDOWN = {"markdown", "html", "docx", "notebook"}


@dataclasses.dataclass(frozen=True)
class _Section:
    """What lies under one heading, up to the next. `start` is after the heading line, which begins at `line`."""

    line: int
    start: int
    end: int
    level: int
    path: tuple[str, ...]
    part: int | None

    def joined(self, following: _Section, document: Document) -> _Section | None:
        """Both as one section, if the second is not above the first: heading lines become text."""
        if following.level < self.level or (document.separate_parts and self.part != following.part):
            return None
        shared = 0
        while shared < min(len(self.path), len(following.path)) and (
            self.path[shared] == following.path[shared]
        ):
            shared += 1
        return _Section(self.line, self.line, following.end, self.level, following.path[:shared], self.part)


def _sections(document: Document) -> Iterator[_Section]:
    """The sections of a document; a heading with nothing under it is one only if nothing below it says its name."""
    text = document.text
    cuts = [(heading.start, heading.end, heading.level, heading.title) for heading in document.headings]
    if document.separate_parts:
        titled = {start for start, *_ in cuts}
        cuts += [(part.start, part.start, 1, "") for part in document.parts if part.start not in titled]
        cuts.sort()
    path: list[tuple[int, str]] = []
    if not cuts or text[: cuts[0][0]].strip():
        yield from _section(document, 0, 0, cuts[0][0] if cuts else len(text), 0, path)
    for index, (start, end, level, title) in enumerate(cuts):
        while path and path[-1][0] >= level:
            path.pop()
        if title:
            path.append((level, title))
        following = cuts[index + 1] if index + 1 < len(cuts) else None
        stop = following[0] if following else len(text)
        if text[end:stop].strip():
            yield from _section(document, start, end, stop, level, path)
        elif following is None or following[2] <= level:
            yield from _section(document, start, start, stop, level, path[:-1])


def _section(
    document: Document, line: int, start: int, end: int, level: int, path: list[tuple[int, str]]
) -> Iterator[_Section]:
    names = tuple(title for _, title in path)
    if document.text[start:end].strip():
        yield _Section(line, start, end, level, names, document.part_at(start))


_RUN = re.compile(r"[!-~]+\Z")
_TABLE = re.compile(
    r"^[ ]{0,3}(?P<head>[^\n]*\|[^\n]*\n[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*\n)"
    r"(?P<body>(?:[^\n]*\|[^\n]*(?:\n|\Z))+)",
    re.MULTILINE,
)


_FENCED = re.compile(
    r"^[ ]{0,3}(?P<fence>(?P<mark>[`~])(?P=mark){2,})(?P<info>[^`\n]*)\n(?P<body>.*?)"
    r"(?:^[ ]{0,3}(?P=fence)(?P=mark)*[ ]*$|\Z)",
    re.MULTILINE | re.DOTALL,
)


def _leads(text: str, kind: str) -> list[tuple[int, int, str]]:
    """Start and end of what must not be read without its beginning, and that beginning.

    These are the rows of each Markdown table, which need its two header lines, and the lines of fenced code, which
    need the opening fence. In a file of rows or of code they would be an accident.
    """
    if kind not in _MARKDOWN:
        return []
    found = []
    if "```" in text or "~~~" in text:
        found = [
            (match.start("body"), match.end("body"), f"{match['fence']}{match['info']}".rstrip())
            for match in _FENCED.finditer(text)
        ]
    if "|" in text:
        found += [
            (match.start("body"), match.end("body"), match["head"].rstrip("\n"))
            for match in _TABLE.finditer(text)
        ]
    return found


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Spans of at most `WINDOW` characters, cut at the best place in their second half.

    The splitter's time grows with the square of a sentence's length, and a sentence may be a file of one line.
    """
    begin = 0
    while len(text) - begin > WINDOW:
        middle, end = begin + WINDOW // 2, begin + WINDOW
        cut = next(
            (at for mark in ("\n\n", "\n", ". ", " ") if (at := text.rfind(mark, middle, end)) > 0), end - 1
        )
        yield begin, cut + 1
        begin = cut + 1
    yield begin, len(text)


def _run_start(text: str, position: int) -> int:
    """Where the run of visible ASCII characters around `position` begins; `position` itself if it is not inside one.

    A run that goes back further than `LONGEST_RUN` is no word, and may be cut anywhere.
    """
    if position >= len(text) or not "!" <= text[position] <= "~":
        return position
    before = _RUN.search(text, max(0, position - LONGEST_RUN), position)
    begin = before.start() if before else position
    return position if position - begin >= LONGEST_RUN else begin
