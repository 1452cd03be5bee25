"""Artifacts on disk: indexes, adapters, models, evaluations, each whole or absent.

    indexes/handbook/manifest.json      names the version, lists its files with their hashes
    indexes/handbook/<version>/…        the content

A writer fills a new version folder, flushes it, and then replaces `manifest.json` by one atomic rename: that
rename is the commit. Before it the old version is what readers get, after it the new one; there is no instant
at which half of either can be read. The version before the current one stays until the next write, so that a
reader that opened it can finish; anything older, and what a killed writer left behind, is swept by the next
writer, which holds the lock.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from jupyter_spec.errors import SpecError, did_you_mean, explain_os_error, is_disk_error
from jupyter_spec.workspace import atomic
from jupyter_spec.workspace.locks import writer_lock
from jupyter_spec.workspace.manifest import Manifest
from jupyter_spec.workspace.names import check_name

FOLDERS = {"index": "indexes", "adapter": "adapters", "model": "models", "evaluation": "evaluations"}
_RECORDED = ("jupyter_spec", "torch", "transformers", "peft", "tantivy", "faiss-cpu", "sentence-transformers")


class Artifact:
    """One artifact as its manifest describes it: `.kind`, `.name`, `.path` (its content), `.manifest`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = Manifest.read(folder / "manifest.json")
        self.kind = self.manifest.kind
        self.name = folder.name
        self.path = folder / check_name(self.manifest.version, "version")

    def __repr__(self) -> str:
        return f"{self.kind} {self.name} ({self.manifest.size / 1e6:.1f} MB, {self.manifest.created})"

    def verify(self) -> Artifact:
        """Compare every file with the manifest's hash, and return self.

        Raises
        ------
        SpecError
            Naming the first file that is missing or differs.
        """
        for relative, expected in self.manifest.files.items():
            path = self.path / relative
            if not path.is_file():
                raise SpecError(f"{self.kind} '{self.name}' lacks {relative}: delete it and make it again.")
            if path.stat().st_size != expected["size"] or atomic.sha256_of(path) != expected["sha256"]:
                raise SpecError(
                    f"{self.kind} '{self.name}' is damaged ({relative} differs from its manifest): "
                    "delete it and make it again."
                )
        return self

    @property
    def digest(self) -> str:
        """A hash of the whole content, to be recorded as a parent of what is made from it."""
        files = sorted(self.manifest.files.items())
        return hashlib.sha256(
            "".join(f"{path} {file['sha256']}\n" for path, file in files).encode()
        ).hexdigest()


class Draft:
    """An artifact in the making: fill `.path`, then call `.publish()`. `.previous` is what it will replace."""

    def __init__(self, kind: str, name: str, folder: Path, previous: Artifact | None) -> None:
        self.kind = kind
        self.name = name
        self.folder = folder
        self.previous = previous
        self.path = folder / secrets.token_hex(6)
        self.published: Artifact | None = None

    def publish(
        self,
        *,
        base: dict[str, Any] | None = None,
        parents: dict[str, str] | None = None,
        options: dict[str, Any] | None = None,
        seed: int | None = None,
        run: str | None = None,
        details: dict[str, Any] | None = None,
    ) -> Artifact:
        """Flush the content, write the manifest, and make this the artifact of its name.

        Files that were hard-linked from `.previous` unchanged keep the hash that its manifest records.
        """
        files: dict[str, dict[str, Any]] = {}
        for path in sorted(self.path.rglob("*")):
            if path.is_symlink():
                raise SpecError(f"{path.name}: an artifact cannot hold a link.")
            if path.is_file():
                atomic.flush_file(path)
                files[path.relative_to(self.path).as_posix()] = self._describe(path)
        for folder in [self.path, *(path for path in self.path.rglob("*") if path.is_dir())]:
            atomic.flush_folder(folder)
        atomic.STEP("content")
        manifest = Manifest(
            kind=self.kind,
            version=self.path.name,
            created=datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
            files=files,
            base=base,
            parents=parents or {},
            options=options or {},
            seed=seed,
            run=run,
            packages=_package_versions(),
            details=details or {},
        )
        atomic.write_json(self.folder / "manifest.json", manifest.to_json())
        self.published = Artifact(self.folder)
        return self.published

    def _describe(self, path: Path) -> dict[str, Any]:
        if self.previous is not None:
            relative = path.relative_to(self.path).as_posix()
            known, old = self.previous.manifest.files.get(relative), self.previous.path / relative
            if known is not None and old.exists() and os.path.samefile(old, path):
                return known
        return {"size": path.stat().st_size, "sha256": atomic.sha256_of(path)}


class DraftContext:
    """`with workspace.draft(...) as draft`: takes the writer's lock, and sweeps up if nothing was published."""

    def __init__(self, root: Path, kind: str, name: str, replace: bool) -> None:
        self.kind, self.name, self.replace = kind, check_name(name, kind), replace
        self.folder = root / folder_of(kind) / name
        self.lock = writer_lock(self.folder.with_name(f".{name}.lock"), f"{kind} '{name}'")

    def __enter__(self) -> Draft:
        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            self.lock.acquire()
        except OSError as error:
            raise explain_os_error(error, f"writing {self.kind} '{self.name}'") from error
        try:
            previous = Artifact(self.folder) if (self.folder / "manifest.json").exists() else None
            if previous is not None and not self.replace:
                raise SpecError(
                    f"{self.kind} '{self.name}' exists already: add --replace, or choose another --name."
                )
            self.draft = Draft(self.kind, self.name, self.folder, previous)
            self._sweep(keep={previous.path.name} if previous else set())
            self.draft.path.mkdir(parents=True)
        except BaseException:
            self.lock.release()
            raise
        return self.draft

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if self.draft.published is None:
                shutil.rmtree(self.draft.path, ignore_errors=True)
                if self.draft.previous is None:
                    shutil.rmtree(self.folder, ignore_errors=True)
        finally:
            self.lock.release()
        if error is not None and is_disk_error(error):
            raise explain_os_error(error, f"writing {self.kind} '{self.name}'") from error

    def _sweep(self, keep: set[str]) -> None:
        if self.folder.is_dir():
            for entry in self.folder.iterdir():
                if entry.is_dir() and entry.name not in keep:
                    shutil.rmtree(entry, ignore_errors=True)
                elif entry.name.endswith(".tmp"):
                    entry.unlink(missing_ok=True)


def folder_of(kind: str) -> str:
    """The folder of the workspace that holds artifacts of `kind`."""
    try:
        return FOLDERS[kind]
    except KeyError:
        raise SpecError(
            f"'{kind}' is no kind of artifact ({', '.join(FOLDERS)}).{did_you_mean(kind, FOLDERS)}"
        ) from None


def list_artifacts(root: Path, kind: str) -> Iterator[Artifact]:
    """The artifacts of `kind` in name order; a folder without a manifest is not one (yet)."""
    folder = root / folder_of(kind)
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir()):
        if not entry.name.startswith("."):
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                yield Artifact(entry)


def remove_artifact(artifact: Artifact) -> None:
    """Take `artifact` away: its manifest first, so that no reader finds half of it."""
    with writer_lock(
        artifact.folder.with_name(f".{artifact.name}.lock"), f"{artifact.kind} '{artifact.name}'"
    ):
        (artifact.folder / "manifest.json").unlink(missing_ok=True)
        shutil.rmtree(artifact.folder, ignore_errors=True)


def rename_artifact(artifact: Artifact, new: str) -> Artifact:
    """Give `artifact` the name `new`, by one rename of its folder."""
    target = artifact.folder.with_name(check_name(new, "name"))
    described = f"{artifact.kind} '{artifact.name}'"
    with (
        writer_lock(artifact.folder.with_name(f".{artifact.name}.lock"), described),
        writer_lock(artifact.folder.with_name(f".{new}.lock"), f"{artifact.kind} '{new}'"),
    ):
        if target.exists():
            raise SpecError(f"{artifact.kind} '{new}' exists already: choose another name.")
        os.rename(artifact.folder, target)
        atomic.flush_folder(target.parent)
    return Artifact(target)


def _package_versions() -> dict[str, str]:
    from importlib import metadata

    versions = {}
    for name in _RECORDED:
        with contextlib.suppress(metadata.PackageNotFoundError):
            versions[name] = metadata.version(name)
    return versions
