"""Completions kept by what they depend on: the same question to the same model is not answered twice.

The key is a hash of all that decides an answer: the model's id, revision and precision, the adapter's content,
the exact messages, every setting, and with sampling the row that it is in a call. One JSON file an answer under
the workspace's `cache/`, written atomically and safe to delete. A sampled answer without a seed is not kept, since
it would not come again; neither is one that was interrupted, nor one from a server, which does not say which
weights it serves.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_spec.models.messages import Completion, Message, Settings
from jupyter_spec.workspace.atomic import write_atomic

if TYPE_CHECKING:
    from jupyter_spec.models.endpoint import EndpointModel
    from jupyter_spec.models.language_model import LanguageModel
    from jupyter_spec.workspace import Artifact, Workspace

# Part of every key: raise it when the same inputs would be answered differently.
_VERSION = 1


def cached_generate(
    workspace: Workspace,
    model: LanguageModel | EndpointModel,
    conversations: Sequence[Sequence[Message]],
    settings: Settings,
    adapter: Artifact | None = None,
    *,
    on_text: Callable[[str], None] | None = None,
    on_done: Callable[[int], None] | None = None,
) -> list[Completion]:
    """As `jupyter_spec.models.generation.generate`; what is known already is read, what is new is kept.

    With sampling, row i's samples depend on the seed and on i, so i is part of its key.
    """
    from jupyter_spec.models.generation import generate

    if model.revision is None or (settings.temperature > 0 and settings.seed is None):
        return generate(model, conversations, settings, adapter, on_text=on_text, on_done=on_done)
    folder = workspace.root / "cache" / "generations"
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{key}.json" for key in _keys(model, conversations, settings, adapter)]
    known: dict[Path, Completion] = {}
    for path in set(paths):
        found = _read(path)
        if found is not None:
            known[path] = found
    # With sampling the whole call is made again if one row is missing: a row's number decides its samples.
    everything = settings.temperature > 0 and len(known) < len(set(paths))
    new = list({path: i for i, path in enumerate(paths) if everything or path not in known}.values())
    already = len(paths) - len(new)
    if on_done is not None and already:
        on_done(already)
    if not new and on_text is not None and len(paths) == 1:
        on_text(known[paths[0]].text)
    made = generate(
        model,
        [conversations[i] for i in new],
        settings,
        adapter,
        on_text=on_text,
        on_done=None if on_done is None else lambda count: on_done(already + count),
    )
    for i, completion in zip(new, made, strict=True):
        known[paths[i]] = completion
        if completion.finish != "interrupted":
            write_atomic(paths[i], json.dumps(dataclasses.asdict(completion), ensure_ascii=False))
    return [known[path] for path in paths]


def _keys(
    model: LanguageModel | EndpointModel,
    conversations: Sequence[Sequence[Message]],
    settings: Settings,
    adapter: Artifact | None,
) -> list[str]:
    common: dict[str, Any] = {
        "version": _VERSION,
        "model": model.id,
        "revision": model.revision,
        "dtype": str(getattr(model, "dtype", None)),
        "adapter": adapter.digest if adapter is not None else None,
        "settings": settings.to_json(),
    }
    keys = []
    for number, conversation in enumerate(conversations):
        which: dict[str, Any] = {**common, "messages": list(map(dict, conversation))}
        if settings.temperature > 0:
            which["row"] = number
        keys.append(hashlib.sha256(json.dumps(which, sort_keys=True).encode()).hexdigest())
    return keys


def _read(path: Path) -> Completion | None:
    """A kept completion; None where there is none, or one that is not whole."""
    try:
        kept = json.loads(path.read_text("utf-8"))
        return Completion(**{**kept, "prompt_ids": tuple(kept["prompt_ids"]), "ids": tuple(kept["ids"])})
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError):
        path.unlink(missing_ok=True)
        return None
