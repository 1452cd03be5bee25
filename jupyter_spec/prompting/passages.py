"""Putting retrieved passages into a prompt so that each stays inside its own quotation.

    <passage id="1" source="policies/warranty.md, Coverage">
    …text…
    </passage>

A document is a stranger's text. The delimiters are escaped inside it, so it can neither close its quotation
nor open another one; what it says in there is quoted, whatever it says. So are the marks by which chat templates
divide turns, `<|im_end|>` and its like: a tokenizer would read them as what they are, and the document would speak as
the system.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jupyter_spec.retrieval import Passage

SYSTEM = (
    "Answer the question from the passages. Cite the passage you used as [n]. "
    "If the passages do not hold the answer, say: I do not know."
)
_DELIMITER = re.compile(r"<(?=\s*/?\s*passage\b)", re.IGNORECASE)
_TURN = re.compile(
    r"<(?=[|｜]|/?(?:s|bos|eos|pad|unk|mask|think|(?:start|end)_of_(?:turn|text)|<SYS>)>)|\[(?=/?INST\])",
    re.IGNORECASE,
)


def quote(passages: Sequence[Passage], question: str) -> str:
    """The user turn: the numbered passages, a blank line between them, then the question."""
    quoted = [
        f'<passage id="{number}" source="{_attribute(passage.source)}">\n{_escape(_text(passage))}\n</passage>'
        for number, passage in enumerate(passages, 1)
    ]
    return "\n".join(quoted) + f"\n\nQuestion: {question}"


def _text(passage: Passage) -> str:
    """The passage; one that was cut out of a table begins with the table's header again."""
    return f"{passage.lead}\n{passage.text}".strip() if passage.lead else passage.text.strip()


def _escape(text: str) -> str:
    text = _DELIMITER.sub("&lt;", text)
    return _TURN.sub(lambda found: "&lt;" if found[0] == "<" else "&#91;", text)


def _attribute(text: str) -> str:
    text = _TURN.sub("&#91;", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    return text.replace('"', "&quot;").replace("\n", " ")
