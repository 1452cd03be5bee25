"""An index that was built, and searching it: lexical, dense, or both fused.

Searchers are opened once for each version of the index and kept. Each search looks whether another process has
published a newer version, and moves to it; the old files stay until the next one, so a search that is under way ends
well. The embedder is loaded by the first dense search, and refused if it is no longer the one that the index was made
with.
"""

from __future__ import annotations

import dataclasses
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from jupyter_spec.errors import SpecError, did_you_mean
from jupyter_spec.retrieval import embedder as embedders
from jupyter_spec.retrieval.chunks import about_tokens
from jupyter_spec.retrieval.filters import Condition, parse_conditions
from jupyter_spec.retrieval.lexical import FOLDER, LexicalSearcher
from jupyter_spec.retrieval.passages import Passage, check_weights, fuse, passage_of
from jupyter_spec.retrieval.report import Report
from jupyter_spec.retrieval.selection import distinct, joined, within
from jupyter_spec.retrieval.store import FILE, Store
from jupyter_spec.retrieval.vectors import VectorSearcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from jupyter_spec.workspace import Artifact, Workspace

_Signature: TypeAlias = "tuple[str, tuple[tuple[str, int, int, int], ...]]"

MODES = ("hybrid", "lexical", "dense")
DEPTH = 100
DEEPER = 8
FILTERS_KEPT = 8


@dataclasses.dataclass(frozen=True)
class _Among:
    """The documents that satisfy some conditions, and their chunks, by id."""

    documents: list[int]
    chunks: NDArray[np.int64]


@dataclasses.dataclass
class _Open:
    """One version of an index, open for reading."""

    stamp: tuple[int, int]
    artifact: Artifact
    store: Store
    lexical: LexicalSearcher
    vectors: VectorSearcher | None
    filtered: dict[tuple[Condition, ...], _Among] = dataclasses.field(default_factory=dict)

    def among(self, conditions: tuple[Condition, ...]) -> _Among:
        """What a search under `conditions` may find; the last few are kept."""
        if conditions not in self.filtered:
            import numpy as np

            documents = [
                document.id
                for document in self.store.documents()
                if all(condition.holds(document) for condition in conditions)
            ]
            chunks, owners = self.store.documents_of_chunks()
            while len(self.filtered) >= FILTERS_KEPT:
                del self.filtered[next(iter(self.filtered))]
            self.filtered[conditions] = _Among(documents, chunks[np.isin(owners, documents)])
        return self.filtered[conditions]


class Index:
    """The index `name` of a workspace; `open_index` and `build_index` give it."""

    def __init__(self, workspace: Workspace, name: str, report: Report | None = None) -> None:
        self.name = name
        self._workspace = workspace
        self._report = report
        self._open: _Open | None = None
        self._embedder: embedders.Embedder | None = None
        self._current()

    def __repr__(self) -> str:
        return (
            f"Index {self.name}: {self.documents} documents, {self.chunks} chunks ({self.how})\n{self.report}"
        )

    @property
    def how(self) -> str:
        """How it is searched, in words; with codes, how many candidates are looked at and what share that finds."""
        words = f"{self.mode}, embedder {self.embedder}" if self.embedder else f"{self.mode}, no embedder"
        vectors = self._current().vectors
        codes = vectors.codes if vectors is not None else None
        if codes is None:
            return words
        return f"{words}, {codes.candidates} candidates by short codes, recall {codes.recall:.3f} of exact search"

    @property
    def documents(self) -> int:
        """How many documents it holds."""
        return int(self._details["documents"])

    @property
    def chunks(self) -> int:
        """How many chunks it holds."""
        return int(self._details["chunks"])

    @property
    def mode(self) -> str:
        """How it is searched unless told otherwise: "hybrid", "lexical" or "dense"."""
        return str(self._current().artifact.manifest.options["mode"])

    @property
    def embedder(self) -> str | None:
        """The embedder that it was made with, or None if it is lexical."""
        about = self._details.get("embedder")
        return str(about["id"]) if about else None

    @property
    def report(self) -> Report:
        """What the last indexing did."""
        details = self._details
        return self._report or Report.from_json(details["report"])

    @property
    def artifact(self) -> Artifact:
        """The artifact in the workspace."""
        return self._current().artifact

    @property
    def paths(self) -> list[str]:
        """The documents that it holds, by path."""
        return [document.path for document in self._current().store.documents()]

    def search(
        self,
        query: str,
        k: int = 5,
        mode: str | None = None,
        weights: Mapping[str, float] | None = None,
        *,
        where: str | Sequence[str] = (),
        join: bool = True,
        budget: int | None = None,
        measure: Callable[[str], int] | None = None,
    ) -> list[Passage]:
        """The `k` best passages for `query`, the best first, without two that say the same, neighbours as one.

        `weights` of "lexical" and "dense" change the fusion of a hybrid search (1 each). `where` are conditions on
        documents (`path=policies/*`, `type=pdf`, `date>=2024`) that must all hold. `join=False` leaves neighbouring
        chunks apart. `budget` is the most that the passages may have together by `measure`, by default about tokens.

        Raises
        ------
        SpecError
            If the index was made without an embedder and `mode` needs one, its embedder has changed, or a condition is
            none.
        """
        if k < 1:
            raise SpecError(f"k is {k}: ask for at least 1 passage.")
        if budget is not None and budget < 1:
            raise SpecError(f"a budget of {budget} tokens holds no passage: ask for at least 1.")
        opened = self._current()
        mode = self.mode if mode is None else check_mode(mode)
        weights = check_weights(weights, mode)
        conditions = parse_conditions(where)
        if not query.strip():
            return []
        try:
            found = self._search(opened, query, k, mode, weights, conditions, join)
        except (OSError, sqlite3.OperationalError):
            # Two newer versions were published since this one was opened, and the second swept its files.
            self._open = None
            found = self._search(self._current(), query, k, mode, weights, conditions, join)
        return found if budget is None else within(found, budget, measure or about_tokens)

    def _search(
        self,
        opened: _Open,
        query: str,
        k: int,
        mode: str,
        weights: Mapping[str, float] | None,
        conditions: tuple[Condition, ...],
        join: bool,
    ) -> list[Passage]:
        among = opened.among(conditions) if conditions else None
        before: dict[int, str] = {}
        depth = max(DEPTH, 4 * k)
        while True:
            found: dict[str, list[tuple[int, float]]] = {}
            if mode in ("hybrid", "lexical"):
                found["lexical"] = opened.lexical.search(query, depth, among.documents if among else None)
            if mode in ("hybrid", "dense"):
                found["dense"] = self._dense(opened, query, depth, among)
            ordered = next(iter(found.values())) if len(found) == 1 else fuse(found, weights)
            passages = distinct(_ranked(opened.store, ordered, found, 2 * k + 8, before), k)
            # A text that stands in many places may take all the room: then there is more to be found further down.
            if len(passages) == k or all(len(hits) < depth for hits in found.values()):
                break
            depth *= DEEPER
        passages = joined(passages, before) if join else passages
        return [
            dataclasses.replace(passage, words=opened.lexical.matching(query, passage.text))
            for passage in passages
        ]

    def _dense(self, opened: _Open, query: str, depth: int, among: _Among | None) -> list[tuple[int, float]]:
        if opened.vectors is None:
            raise SpecError(
                f"index '{self.name}' has no vectors (it was made without an embedder): search it with mode lexical, "
                "or index again with --embedder."
            )
        embedder = self._checked_embedder(opened.artifact.manifest.details["embedder"])
        vector = embedder.encode([query], query=True)[0]
        return opened.vectors.search(vector, depth, among.chunks if among else None)

    def _checked_embedder(self, about: dict[str, Any]) -> embedders.Embedder:
        """The embedder that the vectors were made with.

        Raises
        ------
        SpecError
            If what goes by its name now gives other vectors.
        """
        remedy = f"index again (%rag_index … --name {self.name}), bring it back, or search with mode lexical"
        try:
            found = embedders.resolve(about["id"], self._workspace.cache("embeddings"))
        except SpecError as error:
            raise SpecError(f"index '{self.name}' needs its embedder: {error} Else {remedy}.") from error
        assert found is not None
        if found.identity.key != about["key"]:
            raise SpecError(
                f"index '{self.name}' was made with embedder '{about['id']}' of revision {about['revision'][:12]}, but "
                f"what has that name now is {found.identity.revision[:12]}: {remedy}."
            )
        if found is self._embedder:
            return found
        import numpy as np

        known = np.asarray(about["canary"], np.float32)
        now = found.canary()
        cosine = float(known @ now) if known.shape == now.shape else 0.0
        if cosine < embedders.CANARY_COSINE:
            raise SpecError(
                f"embedder '{about['id']}' no longer gives the vectors that index '{self.name}' holds (cosine of its "
                f"canary {cosine:.3f}; other package versions?): {remedy}."
            )
        self._embedder = found
        return found

    @property
    def _details(self) -> dict[str, Any]:
        return self._current().artifact.manifest.details

    def _current(self) -> _Open:
        """The newest version, opened and verified if it is not the one at hand."""
        manifest = self._workspace.root / "indexes" / self.name / "manifest.json"
        try:
            status = manifest.stat()
            stamp = (status.st_mtime_ns, status.st_ino)
        except FileNotFoundError:
            stamp = (0, 0)
        if self._open is None or self._open.stamp != stamp:
            artifact = self._workspace.artifact("index", self.name)
            if self._open is not None and self._open.artifact.manifest.version != artifact.manifest.version:
                self._report = None
            if self._open is None or self._open.artifact.digest != artifact.digest:
                artifact.verify()
            self._open = _opened(artifact, stamp)
        return self._open


def _ranked(
    store: Store,
    ordered: list[tuple[int, float]],
    found: Mapping[str, list[tuple[int, float]]],
    step: int,
    before: dict[int, str],
) -> Iterator[Passage]:
    """The passages of `ordered`, read `step` at a time, with their place on each side; fills `before`, by id."""
    places = {
        side: {hit: (rank, score) for rank, (hit, score) in enumerate(hits, 1)}
        for side, hits in found.items()
    }
    for begin in range(0, len(ordered), step):
        some = ordered[begin : begin + step]
        stored = store.chunk([hit for hit, _ in some])
        for hit, score in some:
            before[hit] = stored[hit].chunk.before
            there = {side: of[hit] for side, of in places.items() if hit in of}
            yield passage_of(
                stored[hit],
                score,
                {side: rank for side, (rank, _) in there.items()},
                {side: points for side, (_, points) in there.items()},
            )


def _opened(artifact: Artifact, stamp: tuple[int, int]) -> _Open:
    details = artifact.manifest.details
    return _Open(
        stamp,
        artifact,
        Store.read(artifact.path / FILE),
        LexicalSearcher(artifact.path / FOLDER, details["settings"]["language"]),
        VectorSearcher(artifact.path) if details.get("embedder") else None,
    )


def check_mode(mode: str) -> str:
    """`mode`, if there is such a one."""
    if mode not in MODES:
        raise SpecError(f"no mode '{mode}': choose {', '.join(MODES)}.{did_you_mean(mode, MODES)}")
    return mode


_opened_before: dict[Path, tuple[_Signature, Index]] = {}


def open_index(workspace: Workspace, name: str) -> Index:
    """The index `name`, verified against its manifest; the same object again while its files are as they were.

    Raises
    ------
    SpecError
        If there is none of that name, or a file of it is damaged.
    """
    artifact = workspace.artifact("index", name)
    signature = _signature(artifact)
    known = _opened_before.get(artifact.folder)
    if known is not None and known[0] == signature:
        return known[1]
    index = Index(workspace, name)
    _opened_before[artifact.folder] = (signature, index)
    return index


def _signature(artifact: Artifact) -> _Signature:
    """Sizes and times of all files: what is enough to see that nothing was written to them."""
    found = []
    for name in artifact.manifest.files:
        try:
            status = (artifact.path / name).stat()
        except OSError:
            return artifact.manifest.version, ()
        found.append((name, status.st_size, status.st_mtime_ns, status.st_ino))
    return artifact.manifest.version, tuple(found)
