r"""A document as the rest of the room sees it: one normalised text, and maps from character offsets to its structure.

Whatever the file was, what is left is a `str` and three things that are found by offset: the page, cell or row that a
character belongs to, the path of headings above it, and where the heading lines are. Chunks and citations are
spans of this text, so the same file always gives the same text: line ends are `\n`, characters are composed (NFC),
and what cannot be encoded as UTF-8 is replaced.
"""

from __future__ import annotations

import bisect
import dataclasses
import datetime
import hashlib
import re
import unicodedata
from collections.abc import Callable


@dataclasses.dataclass(frozen=True)
class Heading:
    """A heading line, `text[start:end]`, of `level` 1 (highest) and up."""

    start: int
    end: int
    level: int
    title: str


@dataclasses.dataclass(frozen=True)
class Part:
    """A page, cell or row, numbered from 1, that begins at `start` and goes on to the next part."""

    start: int
    number: int


@dataclasses.dataclass(frozen=True)
class Document:
    """One document.

    `path` is its identity: relative to the given folder, with `/`; `part` names what `parts` count ("page", "cell",
    "row"). With `separate_parts` no chunk may hold text of two parts (rows that are texts of their own). `date` is what
    it says of itself, YYYY-MM-DD.
    """

    path: str
    text: str
    kind: str
    title: str = ""
    headings: tuple[Heading, ...] = ()
    part: str | None = None
    parts: tuple[Part, ...] = ()
    separate_parts: bool = False
    note: str = ""
    date: str = ""

    def part_at(self, offset: int) -> int | None:
        """The number of the page, cell or row that the character at `offset` belongs to."""
        index = bisect.bisect_right(self.parts, offset, key=lambda part: part.start) - 1
        return self.parts[index].number if index >= 0 else None

    @property
    def digest(self) -> str:
        """A hash of all that a chunk can depend on; the path is not in it."""
        structure = (
            self.kind,
            self.title,
            self.headings,
            self.part,
            self.parts,
            self.separate_parts,
            self.date,
        )
        return hashlib.sha256(f"{structure!r}\n{self.text}".encode()).hexdigest()


@dataclasses.dataclass(frozen=True)
class Unreadable:
    """What was not read, and why, in words for the person whose file it is."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class LoadError(Exception):
    """Raised by a loader: the reason why a file cannot be read."""


def normalise(text: str) -> str:
    """The form of text that spans refer to."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode("utf-8")


_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")


def iso_date(value: object) -> str:
    """The day at the beginning of `value` (a date, or text in ISO 8601) as YYYY-MM-DD, or empty."""
    found = _DATE.match(str(value).strip())
    try:
        return datetime.date.fromisoformat(found[0]).isoformat() if found else ""
    except ValueError:
        return ""


class Writer:
    """Puts a document together from blocks, keeping the offsets of headings and parts as it goes."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self.headings: list[Heading] = []
        self.parts: list[Part] = []

    def block(self, text: str, separator: str = "\n\n") -> int:
        """Append `text`, set off from what is before it; returns the offset at which it begins."""
        text = normalise(text).strip("\n")
        if self._length and text:
            self._add(separator)
        start = self._length
        self._add(text)
        return start

    def heading(self, level: int, title: str) -> None:
        """Append a heading as a Markdown line."""
        title = " ".join(normalise(title).split())
        if title:
            start = self.block("#" * min(level, 6) + " " + title)
            self.headings.append(Heading(start, self._length, level, title))

    def part(self, number: int, write: Callable[[], object]) -> None:
        """Let `write` append the content of page, cell or row `number`; nothing is recorded if it appends nothing."""
        before, length = len(self._pieces), self._length
        write()
        if self._length > length:
            first = self._pieces[before]
            self.parts.append(Part(length + (len(first) if not first.strip() else 0), number))

    @property
    def last_line(self) -> str:
        """The last line of the last block."""
        return self._pieces[-1].rsplit("\n", 1)[-1] if self._pieces else ""

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def _add(self, piece: str) -> None:
        if piece:
            self._pieces.append(piece)
            self._length += len(piece)


_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def markdown_headings(text: str) -> tuple[Heading, ...]:
    """The headings of Markdown `text`: `#` lines and underlined ones, outside of code fences and front matter."""
    found: list[Heading] = []
    fence, offset, previous = "", 0, ""
    front_matter = text.startswith("---\n")
    for line in text.split("\n"):
        if front_matter:
            front_matter = offset == 0 or line.rstrip() not in ("---", "...")
            previous = ""
        elif fence:
            closing = _FENCE.match(line)
            if closing and closing[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
            previous = ""
        elif opening := _FENCE.match(line):
            fence, previous = opening[1], ""
        elif atx := _ATX.fullmatch(line):
            if atx[2]:
                found.append(Heading(offset, offset + len(line), len(atx[1]), atx[2].strip()))
            previous = ""
        elif previous.strip() and re.fullmatch(r" {0,3}(=+|-{2,})[ \t]*", line):
            level = 1 if "=" in line else 2
            start = offset - len(previous) - 1
            found.append(Heading(start, offset + len(line), level, previous.strip()))
            previous = ""
        else:
            previous = "" if re.match(r" {4}|\t| {0,3}([-*+>|]|\d+[.)])", line) else line
        offset += len(line) + 1
    return tuple(found)
