"""What indexing did, document by document: read, skipped, unchanged, added, changed, removed."""

from __future__ import annotations

import dataclasses
from typing import Any

from jupyter_spec.retrieval.documents import Unreadable

KEPT_IN_MANIFEST = 200


@dataclasses.dataclass
class Report:
    """Counts of documents; `skipped` holds what was not read, with the reason, `notes` what to know of what was.

    `read` = `unchanged` + `added` + `changed`. `chunks` were indexed, of them `embedded` now and `reused` from the
    cache or the previous index.
    """

    read: int = 0
    unchanged: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0
    skipped: list[Unreadable] = dataclasses.field(default_factory=list)
    notes: list[str] = dataclasses.field(default_factory=list)
    chunks: int = 0
    embedded: int = 0
    reused: int = 0
    seconds: float = 0.0
    mode: str = ""
    embedder: str | None = None

    def __str__(self) -> str:
        counts = [f"{self.read} read"]
        counts += [
            f"{getattr(self, name)} {name}"
            for name in ("unchanged", "added", "changed", "removed")
            if getattr(self, name)
        ]
        counts += [f"{len(self.skipped)} skipped"] if self.skipped else []
        how = f"{self.mode}, embedder {self.embedder}" if self.embedder else f"{self.mode}, no embedder"
        first = f"{', '.join(counts)}; {self.chunks} chunks ({how}) in {self.seconds:.1f} s"
        lines = [f"  skipped {skipped}" for skipped in self.skipped[:10]]
        if len(self.skipped) > 10:
            lines.append(f"  … and {len(self.skipped) - 10} more skipped")
        return "\n".join([first, *lines, *(f"  note: {note}" for note in self.notes[:10])])

    __repr__ = __str__

    def to_json(self) -> dict[str, Any]:
        """For the manifest; of very many skipped files only the first are kept by name."""
        value = dataclasses.asdict(self)
        value["skipped"] = value["skipped"][:KEPT_IN_MANIFEST]
        value["skipped_count"] = len(self.skipped)
        value["notes"] = value["notes"][:KEPT_IN_MANIFEST]
        return value

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Report:
        known = {field.name for field in dataclasses.fields(cls)}
        report = cls(**{key: item for key, item in value.items() if key in known})
        report.skipped = [Unreadable(**item) for item in value.get("skipped", [])]
        return report
