"""Reasoning and answer told apart, and a vote over several answers.

A reasoning model writes what it thinks into a block before its answer. The block may be closed, cut before its end,
or opened by the chat template, so that only its end is in the text. Asked for steps, another model ends with a line
that starts with "Answer:".

Chain of thought: Wei et al. 2022, https://arxiv.org/abs/2201.11903. Self-consistency: Wang et al. 2022,
https://arxiv.org/abs/2203.11171; here with an unweighted majority over the normalised answers, ties going to
the answer that came first.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Sequence

INSTRUCTION = 'Think step by step. End with a line that starts with "Answer:".'

_PAIRS = (
    ("<think>", "</think>"),
    ("<thinking>", "</thinking>"),
    ("<thought>", "</thought>"),
    ("<|begin_of_thought|>", "<|end_of_thought|>"),
    ("[THINK]", "[/THINK]"),
)
_CLOSES = dict(_PAIRS)
_OPENING = "|".join(re.escape(opening) for opening in _CLOSES)
_CLOSING = "|".join(re.escape(closing) for closing in _CLOSES.values())
# Code is passed over: a tag that is quoted there is spoken of, and opens nothing.
_NEXT = re.compile(rf"(?P<code>```.*?(?:```|\Z)|`[^`\n]+`)|(?P<open>{_OPENING})", re.DOTALL)
_LONE_CLOSING = re.compile(rf"(?<!`)(?:{_CLOSING})")
_OPEN_AT_END = re.compile(rf"({_OPENING})\s*\Z")
_ANSWER = re.compile(
    r"^[^\w\n]*(?:final\s+)?answer[*_]*\s*:[\s*_]*(?P<line>\S.*)$", re.IGNORECASE | re.MULTILINE
)


def opened_by(prompt: str) -> str:
    """The opening of a thinking block with which a rendered prompt ends, or ""."""
    found = _OPEN_AT_END.search(prompt[-200:])
    return found[1] if found else ""


def split_thinking(text: str) -> tuple[str, str, bool]:
    """What was thought, what was said, and whether the text ends while it is still thinking."""
    thoughts, said, place = [], [], 0
    lone = _LONE_CLOSING.search(text)
    if lone and not re.search(_OPENING, text[: lone.start()]):
        thoughts.append(text[: lone.start()])
        place = lone.end()
    thinking = False
    while found := _NEXT.search(text, place):
        if found["code"]:
            said.append(text[place : found.end()])
            place = found.end()
            continue
        said.append(text[place : found.start()])
        before, closing, after = text[found.end() :].partition(_CLOSES[found["open"]])
        thoughts.append(before)
        thinking = not closing
        place = len(text) - len(after)
    said.append(text[place:])
    return "\n".join(filter(None, map(str.strip, thoughts))), "".join(said).strip(), thinking


def split_answer(text: str, *, stepwise: bool, whole: bool = False) -> tuple[str, str]:
    """Reasoning and answer of a completion.

    A thinking block is reasoning always; with `stepwise`, so is what stands before the last line that starts
    with "Answer:", and the answer is the rest of that line, or with `whole` all that follows. Without such a line
    the whole text is the answer.
    """
    thoughts, rest, _ = split_thinking(text)
    if stepwise and (found := list(_ANSWER.finditer(rest))):
        last = found[-1]
        answer = rest[last.start("line") :].strip() if whole else last["line"].strip().rstrip("*_ ")
        return f"{thoughts}\n{rest[: last.start()].strip()}".strip(), answer
    return thoughts, rest


def normalised(answer: str) -> str:
    """An answer without what does not tell two apart: case, spaces, the stop at its end."""
    return " ".join(answer.casefold().strip(" .!").split())


def vote(keys: Sequence[str]) -> tuple[int, float]:
    """Index of the first answer of the largest group with equal keys, and that group's share of all."""
    winner, count = collections.Counter(keys).most_common(1)[0]
    return list(keys).index(winner), count / len(keys)
