"""Chain of thought and self-consistency: asking for steps, finding the answer in them, voting over several tries.

Chain of thought: Wei et al. 2022, https://arxiv.org/abs/2201.11903. Self-consistency: Wang et al. 2022,
https://arxiv.org/abs/2203.11171; here with an unweighted majority over the normalised answers, ties going to
the answer that came first.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Sequence

INSTRUCTION = 'Think step by step. End with a line that starts with "Answer:".'
_THINKING = re.compile(r"<think(?:ing)?>(.*?)</think(?:ing)?>", re.DOTALL)
_ANSWER = re.compile(r"^\W*(?:final\s+)?answer\s*:\W*(.+?)\s*$", re.IGNORECASE | re.MULTILINE)


def split_answer(text: str, *, stepwise: bool) -> tuple[str, str]:
    """Reasoning and answer of a completion.

    A thinking block is reasoning always; with `stepwise`, so is what stands before the last line that starts
    with "Answer:". Without such a line the whole text is the answer.
    """
    thoughts = "\n".join(block.strip() for block in _THINKING.findall(text))
    rest = _THINKING.sub("", text).strip()
    if stepwise and (found := list(_ANSWER.finditer(rest))):
        last = found[-1]
        return f"{thoughts}\n{rest[: last.start()].strip()}".strip(), last[1].strip()
    return thoughts, rest


def vote(answers: Sequence[str]) -> tuple[int, float]:
    """Index of the first answer of the largest group of equal ones, and that group's share of all."""
    keys = [" ".join(answer.casefold().strip(" .!").split()) for answer in answers]
    winner, count = collections.Counter(keys).most_common(1)[0]
    return keys.index(winner), count / len(keys)
