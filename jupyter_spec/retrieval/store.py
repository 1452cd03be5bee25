"""Documents and chunks of an index in one SQLite file, `chunks.sqlite`.

A chunk's id is given once and never again, so the reverse index and the vectors can refer to it across versions. A
published file is only read, and as immutable: no locks, no journal beside it.
"""

# ruff: noqa: S608 - what is put into statements are column names of this file and marks, never values

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jupyter_spec.retrieval.chunks import Chunk
from jupyter_spec.retrieval.documents import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = "chunks.sqlite"
_VARIABLES = 900
_SCHEMA = """
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, kind TEXT NOT NULL,
    title TEXT NOT NULL, part TEXT, file TEXT, size INTEGER, modified_ns INTEGER, indexed_ns INTEGER NOT NULL,
    note TEXT NOT NULL, date TEXT NOT NULL
);
CREATE TABLE chunks (
    id INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    number INTEGER, line INTEGER NOT NULL, before TEXT NOT NULL, headings TEXT NOT NULL, lead TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX chunks_document ON chunks (document);
"""


@dataclasses.dataclass(frozen=True)
class StoredDocument:
    """What an index knows of a document; `file`, `size` and `modified_ns` only if it was read from a file.

    `date` is what the document says of itself, YYYY-MM-DD, or empty.
    """

    id: int
    path: str
    digest: str
    kind: str
    title: str
    part: str | None
    file: str | None
    size: int | None
    modified_ns: int | None
    indexed_ns: int
    note: str
    date: str


@dataclasses.dataclass(frozen=True)
class StoredChunk:
    """A chunk with its id and what a citation needs of its document."""

    id: int
    chunk: Chunk
    path: str
    title: str
    part: str | None
    document: int = 0
    file: str | None = None


_DOCUMENT = ", ".join(field.name for field in dataclasses.fields(StoredDocument))


class Store:
    """The file at `path`: `Store.create` and `Store.edit` for writing, `Store.read` for a published one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def create(cls, path: Path) -> Store:
        store = cls.edit(path)
        store._connection.executescript(_SCHEMA)
        return store

    @classmethod
    def edit(cls, path: Path) -> Store:
        """Open for writing a file that nobody else sees: speed over safety, for a kill throws it away."""
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA secure_delete=ON")
        return cls(connection)

    @classmethod
    def read(cls, path: Path) -> Store:
        address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
        return cls(sqlite3.connect(address, uri=True, check_same_thread=False))

    def close(self) -> None:
        self._connection.close()

    def finish(self) -> None:
        """Commit, give back the space of what was deleted, and close."""
        self._connection.commit()
        (free,) = self._connection.execute("PRAGMA freelist_count").fetchone()
        (pages,) = self._connection.execute("PRAGMA page_count").fetchone()
        if free > pages // 10:
            self._connection.execute("VACUUM")
        self.close()

    def document(self, path: str) -> StoredDocument | None:
        row = self._connection.execute(
            f"SELECT {_DOCUMENT} FROM documents WHERE path = ?", (path,)
        ).fetchone()
        return StoredDocument(*row) if row else None

    def documents(self) -> Iterator[StoredDocument]:
        """All documents, by path."""
        for row in self._connection.execute(f"SELECT {_DOCUMENT} FROM documents ORDER BY path"):
            yield StoredDocument(*row)

    def count(self) -> tuple[int, int]:
        """How many documents and chunks there are."""
        (documents,) = self._connection.execute("SELECT count(*) FROM documents").fetchone()
        (chunks,) = self._connection.execute("SELECT count(*) FROM chunks").fetchone()
        return int(documents), int(chunks)

    def last_ids(self) -> tuple[int, int]:
        """The highest document id and chunk id ever given."""
        given = dict(self._connection.execute("SELECT name, seq FROM sqlite_sequence"))
        return int(given.get("documents", 0)), int(given.get("chunks", 0))

    def add(
        self, document: Document, chunks: Iterable[Chunk], file: tuple[str, int, int] | None, indexed_ns: int
    ) -> list[tuple[int, Chunk]]:
        """Store a document and its chunks; returns the chunks with their new ids."""
        identity = self._connection.execute(
            "INSERT INTO documents (path, digest, kind, title, part, file, size, modified_ns, indexed_ns, note,"
            " date) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(document.path, document.digest, document.kind, document.title, document.part),
                *(file or (None, None, None)),
                *(indexed_ns, document.note, document.date),
            ),
        ).lastrowid
        added = []
        for chunk in chunks:
            headings = json.dumps(chunk.headings, ensure_ascii=False)
            chunk_id = self._connection.execute(
                'INSERT INTO chunks (document, start, "end", number, line, before, headings, lead, text)'
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(identity, chunk.start, chunk.end, chunk.number, chunk.line, chunk.before),
                    *(headings, chunk.lead, chunk.text),
                ),
            ).lastrowid
            assert chunk_id is not None
            added.append((chunk_id, chunk))
        return added

    def remove(self, document: int) -> list[int]:
        """Remove a document and its chunks; returns the ids of the chunks."""
        ids = [
            int(row[0])
            for row in self._connection.execute("SELECT id FROM chunks WHERE document = ?", (document,))
        ]
        self._connection.execute("DELETE FROM chunks WHERE document = ?", (document,))
        self._connection.execute("DELETE FROM documents WHERE id = ?", (document,))
        return ids

    def touch(self, document: int, size: int, modified_ns: int, indexed_ns: int, note: str) -> None:
        """Record that a file with another time was read and holds the same text; `note` is what was odd this time."""
        self._connection.execute(
            "UPDATE documents SET size = ?, modified_ns = ?, indexed_ns = ?, note = ? WHERE id = ?",
            (size, modified_ns, indexed_ns, note, document),
        )

    def chunk_ids(self) -> Iterator[int]:
        """The ids of all chunks, ascending."""
        for (identity,) in self._connection.execute("SELECT id FROM chunks ORDER BY id"):
            yield int(identity)

    def chunks(self, after: int = 0) -> Iterator[StoredChunk]:
        """The chunks with an id above `after`, ascending."""
        for row in self._connection.execute(f"{_CHUNK} WHERE c.id > ? ORDER BY c.id", (after,)):
            yield _stored(row)

    def documents_of_chunks(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The ids of all chunks, ascending, and of the document of each."""
        import numpy as np

        rows = self._connection.execute("SELECT id, document FROM chunks ORDER BY id")
        flat = np.fromiter((number for row in rows for number in row), np.int64)
        return flat[::2].copy(), flat[1::2].copy()

    def chunk(self, ids: Sequence[int]) -> dict[int, StoredChunk]:
        """The chunks with these ids; an id that is gone is left out."""
        found: dict[int, StoredChunk] = {}
        for begin in range(0, len(ids), _VARIABLES):
            some = tuple(ids[begin : begin + _VARIABLES])
            marks = ",".join("?" * len(some))
            rows = self._connection.execute(f"{_CHUNK} WHERE c.id IN ({marks})", some)
            found |= {row[0]: _stored(row) for row in rows}
        return found


_CHUNK = (
    'SELECT c.id, c.start, c."end", c.text, c.headings, c.lead, c.number, c.line, c.before, d.path, d.title, d.part,'
    " d.id, d.file FROM chunks c JOIN documents d ON d.id = c.document"
)


def _stored(row: Any) -> StoredChunk:
    identity, start, end, text, headings, lead, number, line, before, path, title, part, document, file = row
    chunk = Chunk(start, end, text, tuple(json.loads(headings)), lead, number, line, before)
    return StoredChunk(identity, chunk, path, title, part, document, file)
