"""`%lora_train` and `%finetune`: rungs 3 and 4. Both start a run and give the cell back."""

from __future__ import annotations

import argparse
import functools
from typing import Any

from jupyter_spec.errors import SpecError
from jupyter_spec.magics import arguments, session
from jupyter_spec.magics.arguments import MagicParser, positive
from jupyter_spec.training.spec import LAUNCHERS, OPTIMIZERS, PRECISIONS

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
    parser.add("--name", help="the name of what is made")
    parser.add(
        "--model", metavar="MODEL", completer=arguments.models, help="another base than %%spec model's"
    )
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--epochs", type=float, metavar="N", help="passes over the data (3)")
    length.add_argument("--steps", type=positive, metavar="N", help="optimizer steps, instead of epochs")
    parser.add("--lr", type=float, metavar="RATE", help="the learning rate (by the width of the model)")
    parser.add("--batch-tokens", type=positive, metavar="N", help="tokens an optimizer step reads")
    parser.add("--accumulate", type=positive, metavar="N", help="in so many passes, which saves memory (1)")
    parser.add("--max-length", type=positive, metavar="N", help="where an example is cut, in tokens")
    parser.add("--weight-decay", type=float, metavar="W", help="AdamW's weight decay")
    parser.add("--precision", choices=PRECISIONS, help="by a short measurement, unless given")
    parser.add("--seed", type=int, default=0, metavar="S", help="same seed, same result (0)")
    parser.add(
        "--eval", type=_held_out, metavar="DATA|0.1", help="data, or a share of it, to measure the loss on"
    )
    parser.add(
        "--evalset",
        metavar="EVALSET",
        completer=arguments.evalsets,
        help="questions to answer during training",
    )
    parser.add("--metric", metavar="NAME", help="how their answers are scored (exact)")
    parser.add("--eval-every", type=positive, metavar="N", help="steps between evaluations (a tenth of all)")
    parser.add(
        "--early-stop", type=positive, metavar="N", help="end after N evaluations without a better one"
    )
    parser.add("--replay", metavar="DATA", help="data mixed in against forgetting")
    parser.add("--replay-share", type=float, metavar="P", help="its share of the tokens (0.05)")
    parser.add("--save-every", type=positive, metavar="N", help="steps between checkpoints")
    parser.add("--launcher", choices=LAUNCHERS, help="accelerate: on several processes, by DDP")
    parser.add("--processes", type=positive, metavar="N", help="how many, with --launcher accelerate")
    parser.add(
        "--resume", metavar="RUN", completer=arguments.runs, help="go on with a run that ended too soon"
    )
    parser.add("--forecast", action="store_true", help="only say what it would need, and show one sample")
    parser.add("--find-lr", action="store_true", help="only find the learning rates worth trying")
    parser.add("--wait", action="store_true", help="give the cell back when the run has ended")
    parser.add("--replace", action="store_true", help="replace what has this name now")
    return parser


@functools.cache
def lora_parser() -> MagicParser:
    parser = MagicParser(
        "%lora_train", "Train a LoRA adapter: a low-rank update of the frozen weights.", _SHAPES
    )
    parser.add("data", metavar="DATA", nargs="?", help="the examples")
    _common(parser)
    parser.add("--rank", type=positive, metavar="R", help="the rank of the update (16)")
    parser.add("--alpha", type=positive, metavar="A", help="its scale (twice the rank)")
    parser.add("--dropout", type=float, metavar="P", help="dropout on its input (0)")
    parser.add("--dora", action="store_true", help="weight-decomposed LoRA")
    parser.add("--rslora", action="store_true", help="rank-stabilised scale")
    parser.add("--pissa", action="store_true", help="begin with the largest singular directions")
    parser.add("--lora-plus", type=float, metavar="RATIO", help="LoRA+: B learns so many times faster than A")
    parser.add(
        "--four-bit",
        action="store_true",
        help="hold the frozen base in four bits: less memory, slower steps (needs bitsandbytes)",
    )
    return parser


@functools.cache
def finetune_parser() -> MagicParser:
    parser = MagicParser(
        "%finetune",
        "Train every weight: on documents by next-token prediction, on examples supervised.",
        _SHAPES,
    )
    parser.add("data", nargs="*", metavar="PATH|DATA", help="documents (files, folders), or examples")
    parser.add("--optimizer", choices=OPTIMIZERS, help="the first that fits into memory, unless given")
    return _common(parser)


@session.spoken
def lora_train(line: str) -> Any:
    """Train a LoRA adapter; see %lora_train --help."""
    parser = lora_parser()
    options = parser.read(line)
    if options.resume:
        return _resume(parser, options)
    _check(parser, options)
    return _start(session.data_named(options.data), options, "lora")


@session.spoken
def finetune(line: str) -> Any:
    """Train every weight; see %finetune --help."""
    parser = finetune_parser()
    options = parser.read(line)
    if options.resume:
        return _resume(parser, options)
    _check(parser, options)
    return _start([session.data_named(one) for one in options.data], options, "full")


def _check(parser: MagicParser, options: argparse.Namespace) -> None:
    """What only `--resume` can do without."""
    if not options.data:
        raise SpecError(f"{parser.prog}: say what to train on. See {parser.prog} --help.")
    if options.name is None and not options.find_lr:
        raise SpecError(f"{parser.prog}: --name is required. See {parser.prog} --help.")
    if options.find_lr and options.lr is not None:
        raise SpecError(f"{parser.prog}: --find-lr looks for what --lr gives: leave one of them out.")
    if options.forecast and options.find_lr:
        raise SpecError(f"{parser.prog}: --forecast and --find-lr exclude each other: give one of them.")


def _resume(parser: MagicParser, options: argparse.Namespace) -> Any:
    """Go on with a run. It was frozen when it was made, so whatever else is on the line is refused."""
    allowed = ("resume", "wait", "help")
    for key, value in vars(options).items():
        if key not in allowed and value != parser.get_default(key) and value != []:
            flag = "DATA" if key == "data" else "--" + key.replace("_", "-")
            raise SpecError(f"{parser.prog}: --resume goes on with a run as it was frozen: leave out {flag}.")
    engine = session.engine()
    run = engine.run(options.resume).resume()
    return engine.wait(run.id) if options.wait else run


def _start(data: Any, options: argparse.Namespace, method: str) -> Any:
    given = {
        key: value
        for key, value in vars(options).items()
        if key not in ("help", "data", "forecast", "find_lr") and value is not None and value is not False
    }
    for key in ("eval", "evalset", "replay"):
        if isinstance(given.get(key), str):
            given[key] = session.data_named(given[key])
    engine = session.engine()
    if options.forecast or options.find_lr:
        given.pop("wait", None)
        return (engine.forecast if options.forecast else engine.find_lr)(method, data, **given)
    return engine.lora_train(data, **given) if method == "lora" else engine.finetune(*data, **given)
