"""What a training reads: one file of examples, or files and folders of documents."""

from __future__ import annotations

from jupyter_spec.errors import SpecError
from jupyter_spec.training.data import Data, read_data
from jupyter_spec.training.sources import is_examples


def read_training_data(paths: tuple[str, ...]) -> tuple[Data, list[str]]:
    """The rows of `paths`, and what could not be read ("path: reason").

    Paths that all name files of examples (jsonl, json, csv, tsv, parquet) are examples, anything else documents.

    Raises
    ------
    SpecError
        If a file of examples is wrong anywhere, several have not the same kind, or there is no text in any document.
    """
    if all(is_examples(path) for path in paths):
        return _joined([read_data(path) for path in paths]), []
    return _documents(paths)


def _joined(parts: list[Data]) -> Data:
    if len(parts) == 1:
        return parts[0]
    kinds = {part.kind for part in parts}
    if len(kinds) > 1:
        described = ", ".join(f"{part.origin} ({part.kind})" for part in parts)
        raise SpecError(f"chat examples and plain text cannot be mixed in one training: {described}.")
    rows = [row for part in parts for row in part.rows]
    shapes = "+".join(dict.fromkeys(part.shape for part in parts))
    places = [part.place(index) for part in parts for index in range(len(part))]
    return Data(parts[0].kind, shapes, rows, [], ", ".join(part.origin for part in parts), places=places)


def _documents(paths: tuple[str, ...]) -> tuple[Data, list[str]]:
    from jupyter_spec.retrieval import Unreadable, load_documents

    rows, places, unread = [], [], []
    for found in load_documents(paths):
        if isinstance(found, Unreadable):
            unread.append(f"{found.path}: {found.reason}")
        elif found.text.strip():
            rows.append({"text": found.text})
            places.append(found.path)
        else:
            unread.append(f"{found.path}: no text in it")
    origin = ", ".join(paths)
    if not rows:
        why = f" ({'; '.join(unread[:3])})" if unread else ""
        raise SpecError(f"{origin}: no document with text was found{why}.")
    return Data("text", "documents", rows, [], origin, places=places), unread
