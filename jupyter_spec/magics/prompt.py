"""`%%prompt`: rung 1, and every later rung once there is something to switch on."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from jupyter_spec.errors import SpecError
from jupyter_spec.magics import arguments, session
from jupyter_spec.magics.arguments import MagicParser, positive


@functools.cache
def parser() -> MagicParser:
    from jupyter_spec.prompting.exemplars import SELECTIONS
    from jupyter_spec.prompting.formats import FORMATS

    parser = MagicParser(
        "%%prompt",
        "Ask the model what stands in the cell. {{ name }} is replaced by a notebook variable.",
        "The answer is an object: .text .value .sources .messages .settings .tokens_out .seconds; --out binds it.\n"
        "With --compare, --instruction, --model, --adapter and --rag may be named several times, or with commas\n"
        "between; every combination is asked, and what comes back is a Comparison: .answers .table.",
    )
    parser.add(
        "--rag",
        action="append",
        metavar="INDEX",
        completer=arguments.indexes,
        help="answer from an index's passages; none leaves %%spec use's out",
    )
    parser.add("-k", type=positive, metavar="N", help="how many passages (4)")
    parser.add(
        "--budget", type=positive, metavar="TOKENS", help="the most that the passages may have together"
    )
    parser.add(
        "--adapter",
        action="append",
        metavar="NAME",
        completer=arguments.adapters,
        help="switch a LoRA adapter on; none leaves %%spec use's off",
    )
    parser.add(
        "--model",
        action="append",
        metavar="MODEL",
        completer=arguments.models,
        help="another model than %%spec model's",
    )
    parser.add(
        "--examples", metavar="FILE|VAR", help="exemplars for few-shot prompting, put before the question"
    )
    parser.add("--shots", type=positive, metavar="N", help="how many exemplars (4)")
    parser.add(
        "--select",
        choices=SELECTIONS,
        help="which: the first, random by --seed, those most similar to the cell",
    )
    parser.add("--cot", action="store_true", help="chain of thought: steps first, then the answer")
    parser.add(
        "--samples", type=positive, default=1, metavar="N", help="self-consistency: the vote of N samples"
    )
    parser.add("--system", metavar="TEXT", help="the system instruction")
    parser.add(
        "--instruction",
        action="append",
        metavar="NAME|TEXT",
        completer=arguments.instructions,
        help="the system instruction by its name (%%spec instruction), or in words",
    )
    parser.add("--temperature", type=float, default=0.0, metavar="T", help="0 is greedy (0)")
    parser.add(
        "--max-tokens", type=positive, default=256, metavar="N", help="at most so many new tokens (256)"
    )
    parser.add("--seed", type=int, metavar="S", help="the same seed gives the same samples")
    parser.add(
        "--format",
        choices=FORMATS,
        default="markdown",
        help="json is parsed, and asked for again once; code is taken out of its fence",
    )
    parser.add(
        "--cache", action="store_true", help="keep the answer, and read it when the same is asked again"
    )
    parser.add("--compare", action="store_true", help="ask in several ways and show them side by side")
    parser.add("--out", metavar="VAR", help="bind the Answer to a variable")
    return parser


@session.spoken
def prompt(line: str, cell: str | None = None) -> Any:
    """Ask the model what stands in the cell; see %%prompt --help."""
    options = parser().read(line)
    if cell is None:
        raise SpecError("%%prompt is a cell magic: write the question on the lines below it.")
    if options.out:
        session.check_variable(options.out)
    from jupyter_spec.display.streaming import streaming
    from jupyter_spec.prompting.comparing import AXES

    aside = ("help", "out", "examples", "compare", *AXES)
    settings: dict[str, Any] = {key: value for key, value in vars(options).items() if key not in aside}
    settings["examples"] = session.data_named(options.examples) if options.examples else None
    named = {axis: getattr(options, axis) for axis in AXES if getattr(options, axis)}
    chosen: dict[str, Any]
    ask: Callable[..., Any]
    if options.compare:
        ask, chosen = session.engine().compare, {axis: _listed(values) for axis, values in named.items()}
    else:
        ask, chosen = session.engine().prompt, _single(named)
    with streaming() as on_text:
        answer = ask(cell, names=session.namespace(), on_text=on_text, **chosen, **settings)
    if options.out:
        session.bind(options.out, answer)
    return answer


def _single(named: dict[str, list[str]]) -> dict[str, str]:
    """The one value of each option."""
    for axis, values in named.items():
        if len(values) > 1 or (axis in ("rag", "adapter") and "," in values[0]):
            raise SpecError(f"--{axis} names several: name one, or add --compare to see them side by side.")
    return {axis: values[0] for axis, values in named.items()}


def _listed(values: list[str]) -> list[str]:
    """The values of an option of --compare, those with commas between taken apart; a sentence is one value."""
    return [
        part.strip()
        for value in values
        for part in ([value] if any(map(str.isspace, value)) else value.split(","))
        if part.strip()
    ]
