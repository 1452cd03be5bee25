"""`%%evalset` and `%ladder`: the verdict."""

from __future__ import annotations

import functools
from typing import Any

from jupyter_spec.errors import SpecError
from jupyter_spec.magics import arguments, session
from jupyter_spec.magics.arguments import MagicParser, positive


@functools.cache
def evalset_parser() -> MagicParser:
    parser = MagicParser(
        "%%evalset",
        "Write an eval set in the cell, or make one of a file: %evalset NAME DATA.",
        "In the cell, 'Q: …' and 'A: answer | another that counts', or a JSON object with both on each line.",
    )
    parser.add("name", completer=arguments.evalsets, help="the eval set's name")
    parser.add("data", nargs="?", metavar="DATA", help="a file or variable, instead of the cell")
    return parser


@functools.cache
def ladder_parser() -> MagicParser:
    parser = MagicParser(
        "%ladder",
        "Ask the same questions on every rung, and say from the evidence where to stop.",
        "RUNGS: prompt, few-shot, rag:INDEX, lora:ADAPTER, full:MODEL, cot, combined by +, separated by commas.",
    )
    parser.add(
        "evalset", completer=arguments.evalsets, metavar="EVALSET", help="an eval set, a file, or a variable"
    )
    parser.add("--name", metavar="NAME", help="keep the questions of a file or variable under this name")
    parser.add(
        "--rungs", metavar="RUNGS", help="what to compare; by default one candidate for each rung there is"
    )
    parser.add(
        "--metric", default="exact", metavar="METRIC", help="exact or contains, both normalised (exact)"
    )
    parser.add("--margin", type=float, default=0.05, metavar="M", help="a gain too small to climb for (0.05)")
    parser.add("--examples", metavar="FILE|VAR", help="exemplars, for few-shot candidates")
    parser.add("--shots", type=positive, metavar="N", help="how many of them (4)")
    parser.add("--system", metavar="TEXT", help="the system instruction for all candidates")
    parser.add("-k", type=positive, default=4, metavar="N", help="passages for rag (4)")
    parser.add("--max-tokens", type=positive, default=64, metavar="N", help="at most so many new tokens (64)")
    parser.add("--fresh", action="store_true", help="ask again, also what was asked in the same way before")
    parser.add("--out", metavar="VAR", help="bind the report to a variable")
    return parser


@session.spoken
def evalset(line: str, cell: str | None = None) -> Any:
    """Write an eval set; see %%evalset --help."""
    options = evalset_parser().read(line)
    if (cell is None) == (options.data is None):
        raise SpecError("give the questions in the cell below %%evalset NAME, or a file: %evalset NAME DATA.")
    items = session.data_named(options.data) if cell is None else cell + "\n"
    return session.engine().evalset(options.name, items)


@session.spoken
def ladder(line: str) -> Any:
    """Compare the rungs on an eval set; see %ladder --help."""
    options = ladder_parser().read(line)
    if options.out:
        session.check_variable(options.out)
    given = {
        key: value
        for key, value in vars(options).items()
        if key not in ("help", "out", "evalset", "examples")
    }
    examples = session.data_named(options.examples) if options.examples else None
    report = session.engine().ladder(session.data_named(options.evalset), examples=examples, **given)
    if options.out:
        session.bind(options.out, report)
    return report
