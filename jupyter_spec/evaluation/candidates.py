"""Candidates: the concrete configurations that stand on the rungs of the ladder.

Written as on the command line: `prompt`, `rag:handbook`, `lora:tone`, `full:handbook-lm`, `cot`, joined by
`+` where they are combined (`rag:handbook+lora:tone`). A candidate stands on the highest rung that it uses. A
part without a name takes the one in use, else the newest that was made from the same base model.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError, did_you_mean
from jupyter_spec.models.reference import resolve

if TYPE_CHECKING:
    from jupyter_spec.workspace import Artifact, Workspace

RUNGS = ("prompt", "rag", "lora", "full")
_KIND = {"rag": "index", "lora": "adapter", "full": "model"}
_PARTS = (*RUNGS, "few-shot", "cot")


@dataclasses.dataclass(frozen=True)
class Candidate:
    """One configuration: a base or finetuned `model`, and what is switched on."""

    label: str
    rung: str
    model: str
    index: str | None = None
    adapter: str | None = None
    few_shot: bool = False
    cot: bool = False

    def to_json(self) -> dict[str, Any]:
        return dataclasses.asdict(self)


@dataclasses.dataclass(frozen=True)
class Defaults:
    """What the engine uses now: the base model, and an index and an adapter if `%spec use` chose them."""

    model: str
    index: str | None = None
    adapter: str | None = None


def parse_candidates(
    text: str | None, workspace: Workspace, defaults: Defaults, *, has_shots: bool
) -> list[Candidate]:
    """The candidates of `--rungs` (comma-separated), in the order of the ladder; without it, one for each rung.

    Raises
    ------
    SpecError
        For an unknown part, a name that does not exist, a repetition, or few-shot without exemplars.
    """
    if text is None:
        wanted = ["prompt", *(["few-shot"] if has_shots else [])]
        wanted += [
            rung for rung, kind in _KIND.items() if _choose(rung, kind, workspace, defaults) is not None
        ]
    else:
        wanted = [part.strip() for part in text.split(",") if part.strip()]
    candidates = [_parse_one(one, workspace, defaults, has_shots=has_shots) for one in wanted]
    labels = [candidate.label for candidate in candidates]
    for label in labels:
        if labels.count(label) > 1:
            raise SpecError(f"--rungs names {label} twice.")
    if not candidates:
        raise SpecError(f"--rungs is empty: name some of {', '.join(_PARTS)}.")
    return sorted(candidates, key=lambda candidate: RUNGS.index(candidate.rung))


def _parse_one(text: str, workspace: Workspace, defaults: Defaults, *, has_shots: bool) -> Candidate:
    chosen: dict[str, str] = {}
    flags = set()
    for part in text.split("+"):
        what, _, name = part.strip().partition(":")
        if what not in _PARTS:
            raise SpecError(f"--rungs: no rung '{what}' ({', '.join(_PARTS)}).{did_you_mean(what, _PARTS)}")
        if what not in _KIND:
            if name:
                raise SpecError(f"--rungs: '{what}' takes no name.")
            flags.add(what)
            continue
        found = name or _choose(what, _KIND[what], workspace, defaults)
        if found is None:
            raise SpecError(f"--rungs {what}: there is no {_KIND[what]} for {defaults.model} yet.")
        chosen[what] = workspace.artifact(_KIND[what], found).name
    if "few-shot" in flags and not has_shots:
        raise SpecError("--rungs few-shot needs exemplars: add --examples FILE.")
    if "lora" in chosen and resolve(defaults.model, workspace).kind == "endpoint":
        raise SpecError(f"--rungs {text}: an adapter cannot be switched on at the endpoint {defaults.model}.")
    if "full" in chosen and "lora" in chosen:
        raise SpecError(f"--rungs {text}: an adapter belongs to its base model; take lora or full.")
    return Candidate(
        label="+".join([f"{what}:{name}" for what, name in chosen.items()] + sorted(flags)),
        rung=max([*chosen, "prompt"], key=RUNGS.index),
        model=chosen.get("full", defaults.model),
        index=chosen.get("rag"),
        adapter=chosen.get("lora"),
        few_shot="few-shot" in flags,
        cot="cot" in flags,
    )


def _choose(rung: str, kind: str, workspace: Workspace, defaults: Defaults) -> str | None:
    """The artifact that a bare `rag`, `lora` or `full` means. Nothing is made from an endpoint."""
    if kind != "index" and resolve(defaults.model, workspace).kind == "endpoint":
        return None
    in_use = {"rag": defaults.index, "lora": defaults.adapter}.get(rung)
    if in_use is not None:
        return in_use
    made = sorted(workspace.artifacts(kind), key=lambda artifact: artifact.manifest.created)
    if kind != "index":
        revision = resolve(defaults.model, workspace).local().revision
        made = [artifact for artifact in made if _base_revision(artifact) == revision]
    return made[-1].name if made else None


def _base_revision(artifact: Artifact) -> str | None:
    return (artifact.manifest.base or {}).get("revision")
