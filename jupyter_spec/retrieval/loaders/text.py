"""Plain text, Markdown and source code.

A byte order mark names the encoding; without one it is UTF-8. Bytes that are no UTF-8 are read as Windows-1252
if that has a meaning for all of them, as old files of one country do; a NUL byte means that this is no text at all.
"""

from __future__ import annotations

import ast
import codecs
import re
from pathlib import PurePosixPath

from jupyter_spec.retrieval.documents import (
    Document,
    Heading,
    LoadError,
    iso_date,
    markdown_headings,
    normalise,
)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str:
    """The text in `data`.

    Raises
    ------
    LoadError
        If it is empty or no text in an encoding that can be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise LoadError(
                    f"its byte order mark says {encoding}, but byte {error.start} is not"
                ) from error
    if not data.strip():
        raise LoadError("it is empty")
    if (position := data.find(b"\x00")) >= 0:
        raise LoadError(f"it is binary, not text (a NUL byte at {position})")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        first = error.start
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise LoadError(f"it is not UTF-8 (byte {first}): save it as UTF-8") from None


def foreign_encoding(data: bytes) -> str:
    """What to say of bytes that `decode` reads as something else than UTF-8 without being told so by a mark."""
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return ""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"byte {error.start} is not UTF-8; it was read as Windows-1252"
    return ""


def stem(path: str) -> str:
    """A title for want of a better one: the file's name in words."""
    name = PurePosixPath(path).stem
    return re.sub(r"[-_\s]+", " ", name).strip()


def is_named_after_file(title: str, path: str) -> bool:
    """Whether `title` says no more than the name of the file does."""
    return title in (stem(path), PurePosixPath(path).name)


def load_text(data: bytes, path: str) -> Document:
    return Document(path, normalise(decode(data)), "text", stem(path))


def load_markdown(data: bytes, path: str) -> Document:
    text = normalise(decode(data))
    headings = markdown_headings(text)
    title = next((heading.title for heading in headings if heading.level == 1), stem(path))
    return Document(path, text, "markdown", title, headings, date=_front_matter_date(text))


def _front_matter_date(text: str) -> str:
    """The `date:` of the front matter, if there is one."""
    front = re.match(r"---\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", text, re.DOTALL)
    line = re.search(r"^date:[ \t]*[\"']?(.*)$", front[1], re.MULTILINE) if front else None
    return iso_date(line[1]) if line else ""


def load_code(data: bytes, path: str) -> Document:
    """Source code. In Python the classes and functions are the headings; their first line stays in the text."""
    text = normalise(decode(data))
    headings = _definitions(text) if path.endswith((".py", ".pyi")) else ()
    return Document(path, text, "code", PurePosixPath(path).name, headings)


def _definitions(text: str) -> tuple[Heading, ...]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    found: list[Heading] = []

    def visit(body: list[ast.stmt], level: int) -> None:
        for node in body:
            if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
                first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                word = "class" if isinstance(node, ast.ClassDef) else "def"
                start = starts[first - 1]
                found.append(Heading(start, start, level, f"{word} {node.name}"))
                if isinstance(node, ast.ClassDef):
                    visit(node.body, level + 1)

    visit(tree.body, 1)
    return tuple(found)
