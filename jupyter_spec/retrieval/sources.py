"""From what a person names to documents: folders are walked, files read, notebook variables taken row by row.

Finding and loading are apart, so that a file that has not changed since it was indexed need not be opened again.
Nothing here ends the indexing: a file that cannot be read becomes `Unreadable` with its reason. Hidden files and
folders and those of tools are passed over; a folder reached twice through links is walked once.
"""

# ruff: noqa: PTH100 - an absolute path whose links are kept: names are those that the person sees

from __future__ import annotations

import dataclasses
import glob
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from jupyter_spec.errors import SpecError, did_you_mean
from jupyter_spec.retrieval.documents import Document, LoadError, Unreadable
from jupyter_spec.retrieval.loaders import loader_for
from jupyter_spec.retrieval.loaders.rows import documents_of
from jupyter_spec.retrieval.loaders.text import foreign_encoding

MAX_BYTES = 128 << 20
READ_TRIES = 3
PASSED_OVER = {"node_modules", "__pycache__", "site-packages"}

Source: TypeAlias = "FileSource | Document | Unreadable"


@dataclasses.dataclass(frozen=True)
class FileSource:
    """A file that was found and not yet read. `path` is what the document will be called."""

    path: str
    file: Path
    size: int
    modified_ns: int


def load_documents(sources: Any) -> Iterator[Document | Unreadable]:
    """All documents of `sources`: paths (files, folders, patterns), or rows (list of str or dict, DataFrame), or both.

    Raises
    ------
    SpecError
        If a path does not exist, naming the nearest one that does.
    """
    for source in find_sources(sources):
        yield load(source) if isinstance(source, FileSource) else source


def find_sources(sources: Any) -> Iterator[Source]:
    """What `sources` hold, in a stable order; paths are checked before the first is returned."""
    paths, rows = _sort_out(sources)
    files = [Path(path) for path in paths]
    root = _common_root(files)
    return _iterate(files, root, rows)


def load(source: FileSource) -> Document | Unreadable:
    """Read one file."""
    loader = loader_for(source.path)
    if loader is None:
        return Unreadable(source.path, f"no loader for {Path(source.path).suffix} files")
    if source.size > MAX_BYTES:
        megabytes = source.size / 1e6
        return Unreadable(
            source.path,
            f"it has {megabytes:,.0f} MB (at most {MAX_BYTES / 1e6:,.0f} are read): split it",
        )
    try:
        data, steady = _read(source.file)
    except OSError as error:
        return Unreadable(source.path, f"it cannot be opened ({error.strerror or error})")
    if len(data) > MAX_BYTES:
        return Unreadable(
            source.path, f"it grew beyond {MAX_BYTES / 1e6:,.0f} MB while it was read: split it"
        )
    try:
        document = loader(data, source.path)
    except LoadError as error:
        return Unreadable(source.path, str(error))
    except Exception as error:  # a stranger's file may break a parser in any way; it must not break the index
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return Unreadable(source.path, f"its {document_kind(source.path)} cannot be parsed ({reason})")
    if not document.text.strip():
        return Unreadable(source.path, "it holds no text")
    if document.kind in ("text", "markdown", "code", "table", "rows") and (note := foreign_encoding(data)):
        document = dataclasses.replace(document, note=note)
    if not steady:
        document = dataclasses.replace(
            document, note="it was being written while it was read; index again when it is whole"
        )
    return document


def _read(path: Path) -> tuple[bytes, bool]:
    """The bytes of a file, and whether it stood still meanwhile; one that does not is read again a few times."""
    data = b""
    for _ in range(READ_TRIES):
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            data = file.read(MAX_BYTES + 1)
            after = os.fstat(file.fileno())
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns) and (
            len(data) == min(after.st_size, MAX_BYTES + 1)
        ):
            return data, True
    return data, False


def document_kind(path: str) -> str:
    """The suffix as a word for messages."""
    return Path(path).suffix.lstrip(".").upper() or "text"


def _sort_out(sources: Any) -> tuple[list[str], list[Any]]:
    """Split `sources` into checked paths and iterables of rows."""
    if isinstance(sources, (str, os.PathLike)):
        sources = [sources]
    if hasattr(sources, "iterrows") or hasattr(sources, "column_names"):
        return [], [sources]
    paths: list[str] = []
    rows: list[Any] = []
    loose: list[Any] = []
    for source in sources:
        if isinstance(source, os.PathLike) or (isinstance(source, str) and not _is_text(source)):
            paths.extend(_existing(os.fspath(source)))
        elif (
            isinstance(source, (list, tuple))
            or hasattr(source, "iterrows")
            or hasattr(source, "column_names")
        ):
            rows.append(source)
        else:
            loose.append(source)
    if not paths and not rows and not loose:
        raise SpecError("nothing to index: name a folder, a file, or a notebook variable with rows.")
    return paths, [*rows, loose] if loose else rows


def _is_text(value: str) -> bool:
    """Whether a string is a text itself and no path: it has several lines, or many words and no such file."""
    if "\n" in value or len(value) > 1000:
        return True
    words = value.split()
    return len(words) > 4 and not Path(value).exists() and not re.search(r"[\\/*]|\.\w{1,8}$", value)


def _existing(path: str) -> list[str]:
    expanded = str(Path(path).expanduser()) if path.strip() else ""
    if not expanded:
        raise SpecError("a path to index is empty: name a folder or a file.")
    if os.path.lexists(expanded):
        return [expanded]
    if glob.has_magic(expanded):
        if found := sorted(glob.glob(expanded, recursive=True)):  # noqa: PTH207 - it may be absolute
            return found
        raise SpecError(f"no file matches '{path}' (looked from {Path.cwd()}).")
    raise SpecError(f"no file or folder '{path}' (looked from {Path.cwd()}).{_nearest(Path(expanded))}")


def _nearest(path: Path) -> str:
    """The existing path that is most like `path`: its first wrong step is compared with what is there."""
    parent = path.parent
    while not parent.is_dir() and parent != parent.parent:
        path, parent = parent, parent.parent
    try:
        there = {entry.name: entry for entry in parent.iterdir()}
    except OSError:
        return ""
    hint = did_you_mean(path.name, there)
    if not hint:
        return ""
    name = hint[len(" Did you mean '") : -2]
    shown = name if parent == Path() else str(parent / name)
    return f" Did you mean '{shown}'?"


def _common_root(paths: list[Path]) -> Path:
    """Where names of documents begin: the folder itself if there is one, else what all have in common."""
    if not paths:
        return Path()
    if len(paths) == 1 and paths[0].is_dir():
        return Path(os.path.abspath(paths[0]))
    parents = [os.path.abspath(path if path.is_dir() else path.parent) for path in paths]
    try:
        return Path(os.path.commonpath(parents))
    except ValueError:  # different drives
        return Path(Path(parents[0]).anchor)


def _iterate(paths: list[Path], root: Path, rows: list[Any]) -> Iterator[Source]:
    seen_folders: set[tuple[int, int]] = set()
    seen_files: set[str] = set()
    for path in paths:
        for file in _walk(Path(os.path.abspath(path)), seen_folders):
            name = os.path.relpath(file, root).replace(os.sep, "/")
            if name in seen_files:
                continue
            seen_files.add(name)
            yield _describe(file, name)
    for table in rows:
        yield from documents_of(table)


def _describe(file: Path, name: str) -> FileSource | Unreadable:
    name = name.encode("utf-8", "replace").decode()
    try:
        status = file.stat()
    except OSError as error:
        return Unreadable(name, f"it cannot be opened ({error.strerror or error})")
    if stat.S_ISDIR(status.st_mode):
        return Unreadable(name, "the folder cannot be listed (no permission)")
    if not stat.S_ISREG(status.st_mode):
        return Unreadable(name, "it is no file but a pipe, a socket or a device, and would be waited for")
    return FileSource(name, file, status.st_size, status.st_mtime_ns)


def files_under(path: Path) -> list[Path]:
    """What of a folder is read, in order; of a file, itself."""
    return list(_walk(path, set()))


def _walk(path: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """The files under `path`, or `path` itself. What a person names outright is taken even if it is hidden."""
    if not path.is_dir():
        yield path
        return
    try:
        status = path.stat()
        if (status.st_dev, status.st_ino) in seen:
            return
        seen.add((status.st_dev, status.st_ino))
        with os.scandir(path) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError:
        yield path
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in PASSED_OVER:
            continue
        child = path / entry.name
        try:
            folder = entry.is_dir()
        except OSError:
            folder = False
        if folder:
            yield from _walk(child, seen)
        else:
            yield child


def roots_of(sources: Iterable[Any]) -> list[str]:
    """The paths among `sources`, for the record in a manifest."""
    given = [sources] if isinstance(sources, (str, os.PathLike)) else sources
    if hasattr(given, "iterrows") or hasattr(given, "column_names"):
        return []
    return [
        os.fspath(source)
        for source in given
        if isinstance(source, os.PathLike) or (isinstance(source, str) and not _is_text(source))
    ]
