"""One update of an index in a draft: what `build_index` describes, step by step."""

from __future__ import annotations

import dataclasses
import functools
import os
import shutil
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError
from jupyter_spec.models.allocator import give_back
from jupyter_spec.retrieval import embedder as embedders
from jupyter_spec.retrieval.chunks import Splitter
from jupyter_spec.retrieval.documents import Unreadable
from jupyter_spec.retrieval.embedding_cache import EmbeddingCache, text_key
from jupyter_spec.retrieval.lexical import FOLDER, LOCKS, LexicalWriter
from jupyter_spec.retrieval.links import link_files
from jupyter_spec.retrieval.report import Report
from jupyter_spec.retrieval.sources import FileSource, Source, load
from jupyter_spec.retrieval.store import FILE, Store, StoredChunk, StoredDocument
from jupyter_spec.retrieval.vectors import VectorWriter

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from jupyter_spec.workspace import Artifact, Journal, Workspace

WINDOW = 4096
KEPT = 512
COMPACT_BELOW = 20_000
COMPACT_SHARE = 0.2
RACY_NS = 2_000_000_000


class IndexingStopped(SpecError):
    """A stop was asked for and honoured; the previous index is as it was."""


class Update:
    """One update of an index in the draft `folder`; with other settings than the previous one's all is made anew."""

    def __init__(
        self,
        folder: Path,
        previous: Artifact | None,
        settings: dict[str, Any],
        splitter: Splitter,
        journal: Journal | None,
    ) -> None:
        self.folder = folder
        self.splitter = splitter
        self.journal = journal
        self.report = Report()
        self.old, intact, damage = _open_previous(previous)
        self.report.notes += [f"made anew, because {damage}"] if damage else []
        usable = intact and previous is not None and previous.manifest.details.get("settings") == settings
        self.previous = previous if usable else None
        self.after = self.old.last_ids()[1] if self.old is not None and usable else 0
        self.deleted = int(previous.manifest.details.get("deleted", 0)) if usable and previous else 0
        self._removed: list[int] = []
        self._touched: list[tuple[int, int, int, int, str]] = []
        self._store: Store | None = None

    @property
    def needed(self) -> bool:
        """Whether anything differs from the previous index."""
        report = self.report
        return self.previous is None or bool(report.added or report.changed or report.removed)

    @property
    def store(self) -> Store:
        """The chunks of the draft, begun with those of the previous index when first needed."""
        if self._store is None:
            if self.previous is not None:
                shutil.copyfile(self.previous.path / FILE, self.folder / FILE)
                self._store = Store.edit(self.folder / FILE)
            else:
                self._store = Store.create(self.folder / FILE)
        return self._store

    def read(self, sources: Iterable[Source]) -> Report:
        """Step 1."""
        seen = bytearray((self.old.last_ids()[0] if self.old is not None else 0) + 1)
        for source in sources:
            self._read_one(source, seen)
            looked = self.report.read + len(self.report.skipped)
            self._tell(looked, None, "documents", f"reading {source.path}")
        if not self.report.read:
            raise SpecError(f"nothing could be read. {self._why_nothing()}")
        for known in self.old.documents() if self.old is not None else ():
            if not seen[known.id]:
                self.report.removed += 1
                self._remove(known)
        return self.report

    def link_all(self) -> dict[str, Any]:
        """Instead of steps 2 and 3 if nothing differs: the previous files. Returns what the manifest says again."""
        assert self.previous is not None
        link_files(self.previous.path, self.folder, copied={FILE}, left_out=LOCKS)
        self._store = Store.edit(self.folder / FILE)
        about = self.previous.manifest.details.get("embedder")
        self.report.reused = self._store.count()[1] if about else 0
        return {"embedder": about} if about else {}

    def write_words(self, language: str) -> None:
        """Step 2. A reverse index that is small, or has many deletions, is written anew when there are more."""
        target = self.folder / FOLDER
        _, chunks = self.store.count()
        compact = self.previous is None or (
            self._removed
            and (chunks < COMPACT_BELOW or self.deleted + len(self._removed) > COMPACT_SHARE * chunks)
        )
        self.deleted = 0 if compact else self.deleted + len(self._removed)
        if not compact and self.previous is not None:
            LexicalWriter.link_from(self.previous.path / FOLDER, target)
        with LexicalWriter(target, language) as words:
            if not compact:
                words.remove(self._removed)
            for stored in self.store.chunks(after=0 if compact else self.after):
                words.add(stored)

    def write_vectors(self, encoder: embedders.Embedder, workspace: Workspace) -> dict[str, Any]:
        """Step 3. Returns what the manifest is to say of the embedder."""
        import numpy as np

        _, chunks = self.store.count()
        ids: NDArray[np.int64] = np.fromiter(self.store.chunk_ids(), np.int64, chunks)
        total = int((ids > self.after).sum())
        self.report.reused = chunks - total
        about = self._about(encoder)
        writer = VectorWriter(
            self.folder, ids, int(about["dimension"]), self.previous.path if self.previous else None
        )
        with EmbeddingCache(workspace.cache("embeddings"), encoder.identity.key) as cache:
            done = 0
            window: list[StoredChunk] = []
            for stored in self.store.chunks(after=self.after):
                window.append(stored)
                if len(window) == WINDOW:
                    writer.fill(self._embed(encoder, cache, window, done, total))
                    done += len(window)
                    window = []
            if window:
                writer.fill(self._embed(encoder, cache, window, done, total))
        writer.finish()
        return {"embedder": about}

    def finish(self) -> tuple[int, int]:
        """Close the store; returns how many documents and chunks it holds."""
        for touched in self._touched:
            self.store.touch(*touched)
        counts = self.store.count()
        self.store.finish()
        if self.old is not None:
            self.old.close()
        return counts

    def _read_one(self, source: Source, seen: bytearray) -> None:
        known = self.old.document(source.path) if self.old is not None else None
        moment = time.time_ns()
        if isinstance(source, FileSource) and known is not None and self._same_file(source, known):
            self._keep(known, seen)
            return
        document = load(source) if isinstance(source, FileSource) else source
        if isinstance(document, Unreadable):
            self.report.skipped.append(document)
            return
        file = None
        if isinstance(source, FileSource):
            file = (os.fspath(source.file), source.size, source.modified_ns)
        if known is not None and self.previous is not None and known.digest == document.digest:
            if file is not None:
                self._touched.append((known.id, file[1], file[2], moment, document.note))
            self._keep(dataclasses.replace(known, note=document.note), seen)
            return
        if document.note:
            self.report.notes.append(f"{document.path}: {document.note}")
        self.report.read += 1
        if known is None:
            self.report.added += 1
        else:
            self.report.changed += 1
            seen[known.id] = 1
            self._remove(known)
        self.store.add(document, self.splitter.split(document), file, moment)

    def _same_file(self, source: FileSource, known: StoredDocument) -> bool:
        """Whether size and time say that the file is as it was, and the time is not so fresh that it proves nothing."""
        return (
            self.previous is not None
            and (known.file, known.size, known.modified_ns)
            == (os.fspath(source.file), source.size, source.modified_ns)
            and source.modified_ns < known.indexed_ns - RACY_NS
        )

    def _keep(self, known: StoredDocument, seen: bytearray) -> None:
        self.report.read += 1
        self.report.unchanged += 1
        seen[known.id] = 1
        if known.note:
            self.report.notes.append(f"{known.path}: {known.note}")

    def _remove(self, known: StoredDocument) -> None:
        if self.previous is not None:
            self._removed += self.store.remove(known.id)

    def _embed(
        self,
        encoder: embedders.Embedder,
        cache: EmbeddingCache,
        window: list[StoredChunk],
        done: int,
        total: int,
    ) -> NDArray[np.float32]:
        import numpy as np

        texts = [encoder.passage(stored) for stored in window]
        keys = [text_key(text) for text in texts]
        vectors = cache.get(keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in vectors}
        self.report.reused += len(window) - len(missing)
        if missing:
            ready = done + len(window) - len(missing)

            def step(before: int, count: int) -> None:
                self._tell(ready + before + count, total, "chunks", "embedding")

            # Texts of like length side by side, so that little is padded; an interrupt loses at most KEPT of them.
            order = sorted(missing, key=lambda key: -len(missing[key]))
            for begin in range(0, len(order), KEPT):
                part = order[begin : begin + KEPT]
                found = encoder.encode([missing[key] for key in part], step=functools.partial(step, begin))
                cache.put(part, found)
                vectors |= dict(zip(part, found, strict=True))
                self.report.embedded += len(part)
            # glibc keeps what lies between blocks in use, more with each size of batch.
            give_back()
        self._tell(done + len(window), total, "chunks", "embedding")
        return np.stack([vectors[key] for key in keys])

    def _about(self, encoder: embedders.Embedder) -> dict[str, Any]:
        """The embedder as the manifest records it; the previous manifest has it already if there is one."""
        if self.previous is not None:
            return dict(self.previous.manifest.details["embedder"])
        canary = encoder.canary()
        identity = dataclasses.asdict(encoder.identity)
        return {
            **identity,
            "key": encoder.identity.key,
            "dimension": len(canary),
            "normalised": True,
            "canary": [round(float(value), 6) for value in canary],
        }

    def _tell(self, step: int, total: int | None, unit: str, message: str) -> None:
        if self.journal is not None:
            self.journal.progress(step=step, total=total, unit=unit, message=message)
            if self.journal.poll():
                raise IndexingStopped(
                    f"indexing was stopped at {step} {unit}; the previous index, if any, is as it was, and what was "
                    "embedded is kept: run it again to go on."
                )

    def _why_nothing(self) -> str:
        skipped = self.report.skipped
        if not skipped:
            return "The folder holds no files (hidden ones are passed over)."
        more = f", and {len(skipped) - 3} more" if len(skipped) > 3 else ""
        return "; ".join(map(str, skipped[:3])) + more


def _open_previous(previous: Artifact | None) -> tuple[Store | None, bool, str]:
    """The chunks of the previous index, whether it is whole, and if not, why; one that is damaged is made anew."""
    if previous is None:
        return None, False, ""
    try:
        previous.verify()
        return Store.read(previous.path / FILE), True, ""
    except SpecError as error:
        return None, False, str(error)
