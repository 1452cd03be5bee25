"""The forms an answer can be asked for in, and what is read out of it: an object, or the code in its fences.

Fences are found by the parser that also renders answers, so one that was cut before its end, is nested in a list, or
is longer than three characters, is what a reader takes it for.
"""

from __future__ import annotations

import json
import re
from typing import Any

from jupyter_spec.errors import SpecError

FORMATS = ("markdown", "text", "json", "code")

ASKED_AS = {"json": "Answer with JSON only.", "code": "Answer with code only, in one fenced block."}
"""What the system instruction says of a format."""
# Some models open a fence behind other words, where Markdown knows none.
_WITHIN_A_LINE = re.compile(r"```([\w+-]*)\s(.*?)```", re.DOTALL)


def code_blocks(text: str) -> list[tuple[str, str]]:
    """The fenced blocks of `text` as (language, code); the language is "" where none is named."""
    from markdown_it import MarkdownIt

    fenced = [
        ((token.info.split() or [""])[0], token.content)
        for token in MarkdownIt("commonmark").parse(text)
        if token.type == "fence" and token.content.strip()
    ]
    return fenced or [(found[1], found[2]) for found in _WITHIN_A_LINE.finditer(text)]


def extract_code(text: str) -> tuple[str, str | None]:
    """The code of an answer and its language.

    Of several languages it is the one with most code: what to install and what is printed are not the answer. Blocks
    in the same language belong together. Without a fence, the whole text is the code.
    """
    blocks = code_blocks(text)
    if not blocks:
        return text, None
    by_language: dict[str, str] = {}
    for language, code in blocks:
        by_language[language] = f"{by_language[language]}\n{code}" if language in by_language else code
    language, code = max(by_language.items(), key=lambda block: len(block[1]))
    return code.rstrip("\n"), language or None


def parse_json(text: str) -> Any:
    """The JSON in `text`, also when it stands in a code fence.

    Raises
    ------
    SpecError
        With the parser's message and what was answered.
    """
    try:
        try:
            return json.loads(text)
        except ValueError:
            blocks = code_blocks(text)
            if not blocks:
                raise
            return json.loads(blocks[0][1])
    except (ValueError, RecursionError) as error:
        raise SpecError(f"the answer is not JSON ({error}): {text[:200]!r}.") from None
