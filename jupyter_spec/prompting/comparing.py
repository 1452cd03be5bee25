"""Comparing: the same cell asked in several ways, side by side.

A variant is one choice of model, adapter, index and instruction; the variants are all combinations of what is named
more than once, models outermost, so that each is loaded once. All of them share one seed and are checked before
the first is asked. This looks at one question; `%ladder` is what decides over many.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError

if TYPE_CHECKING:
    import pandas

    from jupyter_spec.prompting.answer import Answer
    from jupyter_spec.prompting.request import Request

AXES = ("model", "adapter", "rag", "instruction")
NONE = "none"
_LABEL = 40


@dataclasses.dataclass(frozen=True)
class Variant:
    """One way to ask: `choice` has a value for each axis that was named, `varied` says which of them differ."""

    choice: dict[str, str]
    varied: tuple[str, ...]

    @property
    def label(self) -> str:
        """What tells it from the others, in a few words."""
        return " · ".join(self._said(axis) for axis in self.varied)

    def usable(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """The options that all variants share, less what this one has no use for: passages are of an index."""
        return {
            key: value
            for key, value in options.items()
            if key not in ("k", "budget") or self.choice.get("rag") != NONE
        }

    def _said(self, axis: str) -> str:
        value = " ".join(self.choice[axis].split())
        value = value if len(value) <= _LABEL else f"{value[: _LABEL - 1]}…"
        if axis in ("rag", "adapter"):
            return f"no {axis}" if value == NONE else f"{axis} {value}"
        return value


def make_variants(given: Mapping[str, Sequence[str]]) -> list[Variant]:
    """All combinations of the values of each axis, in the order of `AXES` and of the values.

    Raises
    ------
    SpecError
        If a value is named twice, or there is nothing to compare.
    """
    named = {axis: list(given[axis]) for axis in AXES if given.get(axis)}
    for axis, values in named.items():
        for value in values:
            if values.count(value) > 1:
                raise SpecError(f"--compare: --{axis} names {value!r} twice.")
    varied = tuple(axis for axis, values in named.items() if len(values) > 1)
    if not varied:
        raise SpecError(
            "--compare needs something to compare: name --instruction, --model, --adapter or --rag more than once "
            "(`--rag none,handbook` is without and with an index)."
        )
    return [
        Variant(dict(zip(named, values, strict=True)), varied)
        for values in itertools.product(*named.values())
    ]


@dataclasses.dataclass(frozen=True)
class Comparison:
    """The answers of the variants, in their order: `.answers`, `.variants`, and `.table` as a DataFrame."""

    variants: list[Variant]
    answers: list[Answer]
    notes: tuple[str, ...] = ()

    @property
    def table(self) -> pandas.DataFrame:
        """One row a variant: what it varies, answer, tokens in and out, seconds, how it ended."""
        import pandas

        return pandas.DataFrame(
            [
                {
                    **{axis: variant.choice[axis] for axis in variant.varied},
                    "answer": answer.text,
                    "tokens_in": answer.tokens_in,
                    "tokens_out": answer.tokens_out,
                    "seconds": round(answer.seconds, 4),
                    "finish": answer.finish,
                }
                for variant, answer in zip(self.variants, self.answers, strict=True)
            ]
        )

    def __repr__(self) -> str:
        lines = []
        for variant, answer in zip(self.variants, self.answers, strict=True):
            cost = f"{answer.tokens_in} tokens in, {answer.tokens_out} out, {answer.seconds:.1f} s"
            lines += [f"{variant.label}  ({cost}, {answer.finish})", *_indented(answer.text)]
            lines += [f"    ({note})" for note in answer.notes]
        return "\n".join([*lines, *self.notes])

    def record(self) -> dict[str, Any]:
        """The record of each answer, with the variant that it belongs to."""
        return {
            "comparison": [
                {"variant": variant.choice, **answer.record()}
                for variant, answer in zip(self.variants, self.answers, strict=True)
            ]
        }


def compare(
    variants: Sequence[Variant],
    requests: Sequence[Request],
    answer: Callable[[Request, Callable[[str], None] | None], Answer],
    on_text: Callable[[str], None] | None = None,
) -> Comparison:
    """Ask each request by `answer`, one after the other; `on_text` gets all that was said so far.

    An interrupt keeps what was answered until then, the answer in hand included, and leaves out the rest.

    Raises
    ------
    SpecError
        As `answer` does, with the variant.
    """
    answers: list[Answer] = []
    notes: tuple[str, ...] = ()
    shown = ""
    for variant, request in zip(variants, requests, strict=True):
        head = f"{shown}**{variant.label}**\n\n"
        latest = head

        def show(text: str, head: str = head) -> None:
            nonlocal latest
            latest = head + text
            if on_text is not None:
                on_text(latest)

        try:
            answers.append(answer(request, show))
        except SpecError as error:
            raise SpecError(f"{variant.label}: {error}") from None
        shown = f"{latest}\n\n"
        if answers[-1].finish == "interrupted" and len(answers) < len(variants):
            notes = (f"interrupted: {len(answers)} of {len(variants)} variants were asked",)
            break
    return Comparison(list(variants[: len(answers)]), answers, notes)


def _indented(text: str) -> list[str]:
    return [f"    {line}" for line in text.splitlines() or [""]]
