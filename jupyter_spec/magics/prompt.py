"""`%%prompt`: rung 1, and every later rung once there is something to switch on."""

from __future__ import annotations

import functools
from typing import Any

from jupyter_spec.errors import SpecError
from jupyter_spec.magics import arguments, session
from jupyter_spec.magics.arguments import MagicParser, positive


@functools.cache
def parser() -> MagicParser:
    from jupyter_spec.prompting.formats import FORMATS

    parser = MagicParser(
        "%%prompt",
        "Ask the model what stands in the cell. {{ name }} is replaced by a notebook variable.",
        "The answer is an object: .text .value .sources .messages .settings .tokens_out .seconds; --out binds it.",
    )
    parser.add("--rag", metavar="INDEX", completer=arguments.indexes, help="answer from an index's passages")
    parser.add("-k", type=positive, metavar="N", help="how many passages (4)")
    parser.add("--adapter", metavar="NAME", completer=arguments.adapters, help="switch a LoRA adapter on")
    parser.add(
        "--model", metavar="MODEL", completer=arguments.models, help="another model than %%spec model's"
    )
    parser.add(
        "--examples", metavar="FILE|VAR", help="exemplars for few-shot prompting, put before the question"
    )
    parser.add("--shots", type=positive, metavar="N", help="how many exemplars (4)")
    parser.add("--cot", action="store_true", help="chain of thought: steps first, then the answer")
    parser.add(
        "--samples", type=positive, default=1, metavar="N", help="self-consistency: the vote of N samples"
    )
    parser.add("--system", metavar="TEXT", help="the system instruction")
    parser.add("--temperature", type=float, default=0.0, metavar="T", help="0 is greedy (0)")
    parser.add(
        "--max-tokens", type=positive, default=256, metavar="N", help="at most so many new tokens (256)"
    )
    parser.add("--seed", type=int, metavar="S", help="the same seed gives the same samples")
    parser.add(
        "--format", choices=FORMATS, default="markdown", help="json is parsed, and asked for again once"
    )
    parser.add("--out", metavar="VAR", help="bind the Answer to a variable")
    return parser


@session.spoken
def prompt(line: str, cell: str | None = None) -> Any:
    """Ask the model what stands in the cell; see %%prompt --help."""
    options = parser().read(line)
    if cell is None:
        raise SpecError("%%prompt is a cell magic: write the question on the lines below it.")
    from jupyter_spec.display.streaming import streaming

    settings = {key: value for key, value in vars(options).items() if key not in ("help", "out", "examples")}
    examples = session.data_named(options.examples) if options.examples else None
    with streaming() as on_text:
        answer = session.engine().prompt(
            cell, examples=examples, names=session.namespace(), on_text=on_text, **settings
        )
    if options.out:
        session.bind(options.out, answer)
    return answer
