"""Putting retrieved passages into a prompt so that each stays inside its own quotation.

    <passage id="1" source="policies/warranty.md, Coverage">
    …text…
    </passage>

A document is a stranger's text. The delimiters are escaped inside it, so it can neither close its quotation
nor open another one; what it says in there is quoted, whatever it says.
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
    return _DELIMITER.sub("&lt;", text)


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace("\n", " ")
