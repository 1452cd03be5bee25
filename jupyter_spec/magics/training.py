"""`%lora_train` and `%finetune`: rungs 3 and 4. Both start a run and give the cell back."""

from __future__ import annotations

import argparse
import functools
from typing import Any

from jupyter_spec.magics import arguments, session
from jupyter_spec.magics.arguments import MagicParser, positive

_SHAPES = (
    "DATA is a file (jsonl, json, csv, parquet) or a variable. Its shape is recognised: messages, prompt+completion,\n"
    "question+answer, Alpaca, ShareGPT, text. The run goes on whatever happens to this kernel;\n"
    "a later cell that needs its result waits for it."
)


def _held_out(text: str) -> str | float:
    try:
        return float(text)
    except ValueError:
        return text


def _common(parser: MagicParser) -> MagicParser:
    parser.add("--name", required=True, help="the name of what is made")
    parser.add(
        "--model", metavar="MODEL", completer=arguments.models, help="another base than %%spec model's"
    )
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--epochs", type=float, metavar="N", help="passes over the data")
    length.add_argument("--steps", type=positive, metavar="N", help="optimizer steps, instead of epochs")
    parser.add("--lr", type=float, metavar="RATE", help="the learning rate")
    parser.add(
        "--eval", type=_held_out, metavar="DATA|0.1", help="data, or a share of it, to measure the loss on"
    )
    parser.add("--seed", type=int, default=0, metavar="S", help="same seed, same result (0)")
    parser.add("--forecast", action="store_true", help="only say what it would need, and show one sample")
    parser.add("--wait", action="store_true", help="give the cell back when the run has ended")
    parser.add("--replace", action="store_true", help="replace what has this name now")
    return parser


@functools.cache
def lora_parser() -> MagicParser:
    parser = MagicParser(
        "%lora_train", "Train a LoRA adapter: a low-rank update of the frozen weights.", _SHAPES
    )
    parser.add("data", metavar="DATA", help="the examples")
    _common(parser)
    parser.add("--rank", type=positive, metavar="R", help="the rank of the update (16)")
    parser.add("--alpha", type=float, metavar="A", help="its scale")
    parser.add("--dropout", type=float, metavar="P", help="dropout on its input")
    parser.add("--dora", action="store_true", help="weight-decomposed LoRA")
    parser.add("--rslora", action="store_true", help="rank-stabilised scale")
    return parser


@functools.cache
def finetune_parser() -> MagicParser:
    parser = MagicParser(
        "%finetune",
        "Train every weight: on documents by next-token prediction, on examples supervised.",
        _SHAPES,
    )
    parser.add("data", nargs="+", metavar="PATH|DATA", help="documents (files, folders), or examples")
    return _common(parser)


@session.spoken
def lora_train(line: str) -> Any:
    """Train a LoRA adapter; see %lora_train --help."""
    options = lora_parser().read(line)
    return _start(session.data_named(options.data), options, "lora")


@session.spoken
def finetune(line: str) -> Any:
    """Train every weight; see %finetune --help."""
    options = finetune_parser().read(line)
    return _start([session.data_named(one) for one in options.data], options, "full")


def _start(data: Any, options: argparse.Namespace, method: str) -> Any:
    given = {
        key: value
        for key, value in vars(options).items()
        if key not in ("help", "data", "forecast") and value is not None and value is not False
    }
    if isinstance(given.get("eval"), str):
        given["eval"] = session.data_named(given["eval"])
    engine = session.engine()
    if options.forecast:
        given.pop("wait", None)
        return engine.forecast(method, data, **given)
    return engine.lora_train(data, **given) if method == "lora" else engine.finetune(*data, **given)
