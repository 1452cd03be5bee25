"""What an artifact says of itself: how it was made, from what, and the hash of each of its files."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

from jupyter_spec.errors import SpecError

FORMAT = 1


@dataclasses.dataclass(frozen=True)
class Manifest:
    """The content of `KIND/NAME/manifest.json`.

    `version` is the name of the folder, beside the manifest, that holds `files` (relative path → size in
    bytes and SHA-256). `base` is the base model (`id`, `revision`), `parents` maps what this was made from to
    a hash.
    """

    kind: str
    version: str
    created: str
    files: dict[str, dict[str, Any]]
    base: dict[str, Any] | None = None
    parents: dict[str, str] = dataclasses.field(default_factory=dict)
    options: dict[str, Any] = dataclasses.field(default_factory=dict)
    seed: int | None = None
    run: str | None = None
    packages: dict[str, str] = dataclasses.field(default_factory=dict)
    details: dict[str, Any] = dataclasses.field(default_factory=dict)
    format: int = FORMAT

    @property
    def size(self) -> int:
        """Bytes on disk, the manifest itself not counted."""
        return sum(int(file["size"]) for file in self.files.values())

    def to_json(self) -> dict[str, Any]:
        return dataclasses.asdict(self)

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """Read a manifest.

        Raises
        ------
        SpecError
            If it is not one, or was written by a newer version of jupyter_spec.
        FileNotFoundError
            If it is not there.
        """
        try:
            raw = json.loads(path.read_text(encoding="utf-8"))
            found = int(raw["format"])
        except (ValueError, KeyError, TypeError) as error:
            raise SpecError(
                f"{path} is not a readable manifest ({error}): delete that folder and make it again."
            ) from error
        if found > FORMAT:
            raise SpecError(
                f"{path} has format {found}, this jupyter_spec reads up to {FORMAT}: upgrade jupyter_spec."
            )
        known = {field.name for field in dataclasses.fields(cls)}
        try:
            return cls(**{key: value for key, value in raw.items() if key in known})
        except TypeError as error:
            raise SpecError(
                f"{path} lacks a field ({error}): delete that folder and make it again."
            ) from error
