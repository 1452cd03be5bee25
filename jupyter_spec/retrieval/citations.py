"""Citations: the `[n]` markers in an answer, resolved to the passages that were given, or found not to resolve.

Several numbers may share a bracket, `[1, 3]` or `[2-4]`. Brackets in code, and the text of a Markdown link, are not
citations.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from jupyter_spec.retrieval.passages import Passage

_CODE = re.compile(r"(```|~~~).*?(?:\1|\Z)|`[^`\n]*`", re.DOTALL)
_MARKER = re.compile(r"\[\s*(\d{1,4}(?:\s*(?:,|;|-|–)\s*\d{1,4})*)\s*\](?!\()")


@dataclasses.dataclass(frozen=True)
class Citation:
    """The number `number` in the marker at characters `start` to `end` of an answer, and the passage that it means."""

    number: int
    start: int
    end: int
    passage: Passage | None

    @property
    def label(self) -> str:
        """Where it points to, or that it points nowhere."""
        return self.passage.source if self.passage is not None else f"[{self.number}] is no passage"


@dataclasses.dataclass(frozen=True)
class Citations:
    """All markers of an answer: those that resolve, and those that do not, each in order of appearance."""

    resolved: list[Citation]
    unresolved: list[Citation]

    @property
    def cited(self) -> list[Passage]:
        """The passages that are cited, each once, in order of appearance."""
        found: list[Passage] = []
        for citation in self.resolved:
            if citation.passage is not None and citation.passage not in found:
                found.append(citation.passage)
        return found


def resolve_citations(answer: str, passages: Sequence[Passage]) -> Citations:
    """Resolve the markers in `answer`; number n means `passages[n - 1]`."""
    code = [match.span() for match in _CODE.finditer(answer)]
    resolved: list[Citation] = []
    unresolved: list[Citation] = []
    for marker in _MARKER.finditer(answer):
        if any(start <= marker.start() < end for start, end in code):
            continue
        for number in _numbers(marker[1]):
            passage = passages[number - 1] if 1 <= number <= len(passages) else None
            citation = Citation(number, marker.start(), marker.end(), passage)
            (resolved if passage is not None else unresolved).append(citation)
    return Citations(resolved, unresolved)


def _numbers(inside: str) -> list[int]:
    numbers: list[int] = []
    for item in re.split(r"[,;]", inside):
        first, *rest = (int(number) for number in re.split(r"[-–]", item))
        last = rest[-1] if rest else first
        numbers += range(first, last + 1) if first <= last < first + 50 else sorted({first, last})
    return numbers
