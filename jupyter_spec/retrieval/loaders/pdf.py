"""PDF by pypdf: running text again out of lines, with page numbers kept by offset.

A PDF knows where letters stand, not what they mean. Lines set in larger type than most of the text are headings; lines
that are as long as the page is wide go on in the next one, also across pages; words that the line end had broken are
joined. A scanned page has no text; a file of only such pages cannot be read without recognising characters, which this
does not do, and says so.
"""

from __future__ import annotations

import dataclasses
import io
import logging
import math
import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from jupyter_spec.retrieval.documents import Document, LoadError, Writer, normalise
from jupyter_spec.retrieval.loaders.text import stem

if TYPE_CHECKING:
    from pypdf import PageObject

LARGER = 1.12
FULL_LINE = 0.75
_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*\Z")
_BULLET = re.compile(r"[-•–▪◦*]|\(?(?:\d{1,3}|[a-zA-Z])[.)]")
_NUMBER = re.compile(r"\d+(\.\d+)*\.?")


def load_pdf(data: bytes, path: str) -> Document:
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    if not data.strip():
        raise LoadError("it is empty")
    if b"%PDF-" not in data[:1024]:
        raise LoadError("it does not begin like a PDF")
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise LoadError("it is encrypted: save a copy without a password")
        pages = [_read(page) for page in reader.pages]
    except DependencyError as error:
        raise LoadError("it is encrypted: save a copy without a password") from error
    except PyPdfError as error:
        raise LoadError(f"the PDF is damaged or cut off ({error})") from error
    finally:
        logger.setLevel(level)
    if not pages:
        raise LoadError("the PDF is damaged or cut off (no page found)")
    if not any(page.lines for page in pages):
        raise LoadError("its pages hold no text (scanned?): recognise the characters first")
    return _compose(pages, path)


@dataclasses.dataclass(frozen=True)
class _Page:
    """The lines of a page, and pieces of its text with the size of their type."""

    lines: list[str]
    pieces: list[tuple[str, float]]


def _read(page: PageObject) -> _Page:
    pieces: list[tuple[str, float]] = []

    def note(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            scale = math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3])
            pieces.append((text, round(abs(size) * scale, 1)))

    text = normalise(page.extract_text(visitor_text=note))
    text = re.sub(r"(?<=[a-zà-ÿ])[-\u00ad][ \t]*\n(?=[a-zà-ÿ])", "", text)
    return _Page([" ".join(line.split()) for line in text.split("\n") if line.strip()], pieces)


def _compose(pages: list[_Page], path: str) -> Document:
    weights: Counter[float] = Counter()
    for page in pages:
        for text, size in page.pieces:
            weights[size] += len(text)
    body = weights.most_common(1)[0][0] if weights else 0.0
    sizes = sorted((size for size in weights if size > LARGER * body), reverse=True)
    composer = _Composer()
    for number, page in enumerate(pages, 1):
        composer.large = {
            " ".join(line.split()): sizes.index(size) + 1
            for text, size in page.pieces
            if size in sizes
            for line in normalise(text).split("\n")
        }
        composer.writer.part(number, partial(composer.add, _without_number(page.lines, number)))
    writer = composer.writer
    title = next((heading.title for heading in writer.headings if heading.level == 1), stem(path))
    return Document(path, writer.text, "pdf", title, tuple(writer.headings), "page", tuple(writer.parts))


def _without_number(lines: list[str], number: int) -> list[str]:
    """The lines without a first or last one that only counts the pages."""
    counts = re.compile(rf"(?:page )?{number}(?: ?(?:/|of) ?\d+)?", re.IGNORECASE)
    first = 1 if lines and counts.fullmatch(lines[0]) else 0
    last = len(lines) - 1 if len(lines) > first and counts.fullmatch(lines[-1]) else len(lines)
    return lines[first:last]


class _Composer:
    """Writes page after page; `unfinished` while the last paragraph may go on."""

    def __init__(self) -> None:
        self.writer = Writer()
        self.large: dict[str, int] = {}
        self.unfinished = False

    def add(self, lines: list[str]) -> None:
        full = FULL_LINE * max(map(len, lines), default=0)
        prefix, previous = "", ""
        for line in lines:
            level = self.large.get(line)
            if (_NUMBER.fullmatch(line) and level) or _BULLET.fullmatch(line):
                self._text(prefix, new=True)
                prefix = line  # it belongs to the next line
                previous = ""
                continue
            whole = f"{prefix} {line}".strip()
            if level is not None and len(line) <= 120:
                self.writer.heading(level, whole)
                self.unfinished = False
            else:
                starts = bool(prefix) or bool(re.match(rf"(?:{_BULLET.pattern})\s", line))
                goes_on = len(previous) >= full if previous else self.unfinished
                self._text(whole, new=starts or not goes_on)
                self.unfinished = not _ENDED.search(line)
            prefix, previous = "", line
        self._text(prefix, new=True)

    def _text(self, text: str, *, new: bool) -> None:
        if text:
            paragraph = "\n" if self.unfinished else "\n\n"
            self.writer.block(text, paragraph if new else " ")
