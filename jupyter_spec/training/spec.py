"""What a training is asked to do, frozen in the run's `spec.json` before it starts.

Nothing in here is a live object: the model is a reference and a revision, the data are paths and a hash. So the worker,
a worker on another machine, and a resumed one do the same, or find out that they cannot.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jupyter_spec.errors import SpecError, did_you_mean
from jupyter_spec.training.data import read_data
from jupyter_spec.training.sources import is_examples
from jupyter_spec.workspace.atomic import sha256_of
from jupyter_spec.workspace.names import check_name

METHODS = ("lora", "full")
PRECISIONS = ("auto", "fp32", "bf16")
LAUNCHERS = ("process", "accelerate")
OPTIMIZERS = ("auto", "adamw", "adafactor", "adafactor-bf16")
_LORA_ONLY = ("rank", "alpha", "dropout", "dora", "rslora", "pissa", "lora_plus", "four_bit")


_COUNTS = (
    "rank",
    "alpha",
    "steps",
    "batch_tokens",
    "accumulate",
    "eval_every",
    "early_stop",
    "save_every",
    "threads",
    "processes",
)


@dataclasses.dataclass(frozen=True)
class TrainSpec:
    """One training. Options left at None are chosen when the data and the model are known, and said in the forecast.

    `data` are paths: one file of examples, or files and folders of documents (text for next-token training). `eval`
    is a path of examples, or the fraction of the data to hold out. `epochs` passes over the data, or `steps`
    optimizer steps. `batch_tokens` is how many tokens one optimizer step reads, `max_length` where an example is cut.
    `optimizer` is left to the planner unless it is named. `questions` is a file of questions with answers, to be
    answered during training and scored by `metric`; `early_stop` ends the training after so many evaluations without a
    better one. `replay` is data of which a share `replay_share` of the tokens is mixed in against forgetting.
    `digest` and `revision` say what data and base model are meant; `frozen()` fills them in.

    Raises
    ------
    SpecError
        For an unknown method, precision, launcher or optimizer; a value out of its range; options that exclude each
        other or lack what they need; an option of LoRA for a full finetuning; no data.
    """

    method: str
    name: str
    model: str
    data: tuple[str, ...]
    revision: str | None = None
    digest: str | None = None
    eval: str | float | None = None
    rank: int | None = None
    alpha: int | None = None
    dropout: float | None = None
    dora: bool = False
    rslora: bool = False
    pissa: bool = False
    lora_plus: float | None = None
    four_bit: bool = False
    epochs: float | None = None
    steps: int | None = None
    lr: float | None = None
    batch_tokens: int | None = None
    accumulate: int = 1
    max_length: int | None = None
    weight_decay: float | None = None
    precision: str = "auto"
    optimizer: str = "auto"
    eval_every: int | None = None
    early_stop: int | None = None
    questions: str | None = None
    metric: str | None = None
    replay: str | None = None
    replay_share: float | None = None
    save_every: int | None = None
    seed: int = 0
    threads: int | None = None
    launcher: str = "process"
    processes: int = 1
    replace: bool = False

    def __post_init__(self) -> None:
        paths = (self.data,) if isinstance(self.data, (str, Path)) else self.data
        object.__setattr__(self, "data", tuple(map(str, paths)))
        if isinstance(self.eval, Path):
            object.__setattr__(self, "eval", str(self.eval))
        check_name(self.name)
        _one_of("method", self.method, METHODS)
        _one_of("--precision", self.precision, PRECISIONS)
        _one_of("--optimizer", self.optimizer, OPTIMIZERS)
        _one_of("--launcher", self.launcher, LAUNCHERS)
        if not self.data:
            raise SpecError("no data: give a file of examples, or files and folders of documents.")
        if self.epochs is not None and self.steps is not None:
            raise SpecError("--epochs and --steps exclude each other: give one of them.")
        if self.method == "full":
            given = [option for option in _LORA_ONLY if getattr(self, option)]
            if given:
                flag = given[0].replace("_", "-")
                raise SpecError(f"--{flag} belongs to LoRA: leave it out, or use %lora_train.")
        for option in _COUNTS:
            _within(option, getattr(self, option), low=1)
        self._check_together()
        _within("max_length", self.max_length, low=8)
        for option in ("epochs", "lr", "lora_plus", "replay_share"):
            _within(option, getattr(self, option), above=0)
        _within("replay_share", self.replay_share, high=0.9)
        _within("lr", self.lr, high=1)
        _within("dropout", self.dropout, low=0, high=0.9)
        _within("weight_decay", self.weight_decay, low=0, high=1)
        if isinstance(self.eval, (int, float)):
            _within("eval", self.eval, above=0, high=0.9)

    def _check_together(self) -> None:
        """Refuse options that exclude each other, or of which one needs another."""
        in_backward = self.optimizer.startswith("adafactor")
        wrong = (
            (self.pissa and self.dora, "--pissa and --dora exclude each other: give one of them."),
            (
                self.pissa and self.four_bit,
                "--pissa changes the base, which --four-bit packs: give one of them.",
            ),
            (
                in_backward and self.method == "lora",
                f"--optimizer {self.optimizer} saves what LoRA has not: leave it out.",
            ),
            (
                in_backward and self.accumulate > 1,
                f"--optimizer {self.optimizer} updates in each backward pass and cannot accumulate: "
                "leave out --accumulate.",
            ),
            (
                in_backward and self.processes > 1,
                f"--optimizer {self.optimizer} updates before gradients are shared: leave out --processes.",
            ),
            (
                self.optimizer == "adafactor-bf16" and self.precision == "fp32",
                "--optimizer adafactor-bf16 computes in bf16: leave out --precision fp32.",
            ),
            (
                self.processes > 1 and self.launcher != "accelerate",
                "--processes needs --launcher accelerate.",
            ),
            (
                self.early_stop is not None and self.eval is None and self.questions is None,
                "--early-stop needs something to measure: add --eval or --evalset.",
            ),
            (
                self.eval_every is not None and self.eval is None and self.questions is None,
                "--eval-every needs something to measure: add --eval or --evalset.",
            ),
            (self.metric is not None and self.questions is None, "--metric scores answers: add --evalset."),
            (
                self.replay_share is not None and self.replay is None,
                "--replay-share is a share of --replay: say what to replay.",
            ),
        )
        for is_wrong, said in wrong:
            if is_wrong:
                raise SpecError(said)

    @property
    def kind(self) -> str:
        """The kind of artifact that comes out."""
        return "adapter" if self.method == "lora" else "model"

    def options(self) -> dict[str, Any]:
        """What was asked for, without what only says where it is from, for the manifest."""
        left_out = {"name", "model", "revision", "data", "digest", "questions", "replace"}
        return {key: value for key, value in self.to_json().items() if key not in left_out}

    def to_json(self) -> dict[str, Any]:
        return {**dataclasses.asdict(self), "data": list(self.data)}

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> TrainSpec:
        """The spec in a run's `spec.json`; what the workspace wrote beside it is passed over.

        Raises
        ------
        SpecError
            If it has an option that this version does not know.
        """
        beside = {"format", "kind", "workspace"}  # the last in runs that an earlier version made
        known = {field.name for field in dataclasses.fields(cls)}
        unknown = [key for key in raw if key not in known | beside]
        if unknown:
            near = did_you_mean(unknown[0], known)
            raise SpecError(f"a training has no option '{unknown[0]}'.{near}")
        try:
            return cls(**{key: value for key, value in raw.items() if key in known})
        except TypeError as error:
            raise SpecError(f"the training's spec lacks a field: {error}") from error

    def frozen(self, revision: str | None) -> TrainSpec:
        """The same with absolute paths, the hash of the data, and the base model's `revision`.

        Raises
        ------
        SpecError
            If a path does not exist, or a file of examples is wrong anywhere: now, not in the worker.
        """
        paths = tuple(str(_there(path)) for path in self.data)
        held_out = str(_there(self.eval)) if isinstance(self.eval, str) else self.eval
        replay = str(_there(self.replay)) if self.replay is not None else None
        questions = str(_there(self.questions)) if self.questions is not None else None
        for path in [
            *paths,
            *([held_out] if isinstance(held_out, str) else []),
            *([replay] if replay else []),
        ]:
            if is_examples(path):
                read_data(path)
        return dataclasses.replace(
            self,
            data=paths,
            eval=held_out,
            replay=replay,
            questions=questions,
            revision=revision,
            digest=digest_of(_read_by(paths, held_out, replay, questions)),
        )

    def check_data(self) -> None:
        """Refuse data that are no longer those that the spec was frozen with."""
        read = _read_by(self.data, self.eval, self.replay, self.questions)
        if self.digest is not None and digest_of(read) != self.digest:
            raise SpecError(
                f"{', '.join(read)} changed since this run was started: start a new one with the new data."
            )


def _read_by(data: tuple[str, ...], *others: str | float | None) -> list[str]:
    """All that a training reads: what it learns from, measures with and repeats."""
    return [*data, *(path for path in others if isinstance(path, str))]


def digest_of(paths: Iterable[str]) -> str:
    """A SHA-256 over the names and bytes of all files that `paths` name, folders walked through as `files_under` does.

    Raises
    ------
    SpecError
        If one does not exist.
    """
    from jupyter_spec.retrieval.sources import files_under

    digest = hashlib.sha256()
    for path in map(_there, paths):
        for file in filter(Path.is_file, files_under(path)):
            name = file.relative_to(path).as_posix() if path.is_dir() else file.name
            digest.update(f"{name} {sha256_of(file)}\n".encode())
    return digest.hexdigest()


def _there(path: str) -> Path:
    found = Path(path).expanduser().absolute()
    if not found.exists():
        beside = [entry.name for entry in found.parent.iterdir()] if found.parent.is_dir() else []
        raise SpecError(f"no file or folder {path}.{did_you_mean(found.name, beside)}")
    return found


def _one_of(what: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise SpecError(
            f"{what} '{value}' is not one of {', '.join(allowed)}.{did_you_mean(str(value), allowed)}"
        )


def _within(
    option: str,
    value: float | None,
    low: float | None = None,
    high: float | None = None,
    above: float | None = None,
) -> None:
    if value is None:
        return
    flag = "--" + option.replace("_", "-")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise SpecError(f"{flag} {value!r}: a number was expected.")
    if low is not None and value < low:
        raise SpecError(f"{flag} {value}: at least {low}.")
    if above is not None and not value > above:
        raise SpecError(f"{flag} {value}: more than {above}.")
    if high is not None and value > high:
        raise SpecError(f"{flag} {value}: at most {high}.")
