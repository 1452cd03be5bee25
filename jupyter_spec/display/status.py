"""What is used and what there is, as `%spec` shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_spec.display.html import caption, card, table
from jupyter_spec.display.progress import line
from jupyter_spec.display.text import escape, size

if TYPE_CHECKING:
    from jupyter_spec.engine import Engine
    from jupyter_spec.workspace import Artifact

_RUNS = 8


class Listing:
    """Artifacts and runs, all or of one kind."""

    def __init__(self, engine: Engine, kind: str | None = None) -> None:
        workspace = engine.workspace
        artifacts = [] if kind == "run" else workspace.artifacts(kind)
        runs = workspace.runs() if kind in (None, "run") else []
        self.artifacts = [
            (artifact.kind, artifact.name, size(artifact.manifest.size), artifact.manifest.created)
            for artifact in artifacts
        ]
        self.runs = [(run.id, line(run.state)) for run in (runs if kind == "run" else runs[:_RUNS])]

    def __repr__(self) -> str:
        lines = [
            f"{kind:<10}  {name:<24}  {bytes_:>9}  {created}"
            for kind, name, bytes_, created in self.artifacts
        ]
        lines += [f"run         {identifier}  {text}" for identifier, text in self.runs]
        return "\n".join(lines) or "nothing yet"

    def _repr_html_(self) -> str:
        if not self.artifacts and not self.runs:
            return card(caption("nothing yet"))
        parts = []
        if self.artifacts:
            rows = [[escape(cell) for cell in row] for row in self.artifacts]
            parts.append(table(["kind", "name", "size", "made"], rows, numbers=[2]))
        if self.runs:
            parts.append(table(["run", "state"], [[escape(cell) for cell in row] for row in self.runs]))
        return card(*parts)


class Status:
    """Model, defaults, workspace; then what there is."""

    def __init__(self, engine: Engine) -> None:
        self.facts = {
            "model": engine.base,
            "index in use": engine.rag or "none",
            "adapter in use": engine.adapter or "none",
            "workspace": str(engine.workspace.root),
        }
        self.listing = Listing(engine)

    def __repr__(self) -> str:
        lines = [f"{name:<16}{value}" for name, value in self.facts.items()]
        return "\n".join([*lines, "", repr(self.listing)])

    def _repr_html_(self) -> str:
        rows = [[escape(name), escape(value)] for name, value in self.facts.items()]
        return card(table([], rows)) + self.listing._repr_html_()


class Details:
    """How an artifact was made."""

    def __init__(self, artifact: Artifact) -> None:
        manifest = artifact.manifest
        self.facts: dict[str, Any] = {
            "kind": artifact.kind,
            "name": artifact.name,
            "made": manifest.created,
            "size": size(manifest.size),
            "files": len(manifest.files),
            "base": f"{manifest.base['id']} ({str(manifest.base.get('revision'))[:12]})"
            if manifest.base
            else None,
            "options": _flat(manifest.options),
            "from": _flat(manifest.parents),
            "seed": manifest.seed,
            "run": manifest.run,
            "packages": _flat(manifest.packages),
            "folder": str(artifact.path),
        }

    def __repr__(self) -> str:
        return "\n".join(
            f"{name:<10}{value}" for name, value in self.facts.items() if value not in (None, "")
        )

    def _repr_html_(self) -> str:
        return card(
            table([], [[escape(k), escape(str(v))] for k, v in self.facts.items() if v not in (None, "")])
        )


def _flat(values: dict[str, Any]) -> str:
    return ", ".join(f"{key} {str(value)[:60]}" for key, value in values.items() if value is not None)
