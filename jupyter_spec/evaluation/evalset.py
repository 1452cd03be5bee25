"""Eval sets: questions with answers, never trained on.

An eval set is an artifact of the workspace, `evaluations/NAME/` with `items.jsonl`; what the ladder found on
it stands beside the items as `results.jsonl`, one line an item and candidate, so a result never outlives the
questions that it answers. A cell writes one by hand:

    %%evalset warranty
    Q: How long is the warranty?
    A: 36 months | three years
    Q: …

or as JSON, one `{"question": …, "answer": …}` a line.
"""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError, did_you_mean
from jupyter_spec.workspace.atomic import json_line, read_json_lines

if TYPE_CHECKING:
    from jupyter_spec.workspace import Artifact, Workspace

_LINE = re.compile(r"\s*([QA])\s*:\s*(.*)", re.IGNORECASE)


@dataclasses.dataclass(frozen=True)
class Item:
    """One question with every answer that counts as right, and, where known, the document or documents that hold it,
    and the words there that say so.
    """

    id: str
    question: str
    answers: tuple[str, ...]
    source: str | list[str] | None = None
    evidence: str | list[str] | None = None

    def to_json(self) -> dict[str, Any]:
        """As a line of `items.jsonl`."""
        fields = dataclasses.asdict(self)
        return {key: value for key, value in fields.items() if key != "evidence" or value is not None}


def parse_cell(text: str) -> list[dict[str, Any]]:
    """The items written in a cell, as rows.

    Raises
    ------
    SpecError
        With the line that cannot be read.
    """
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        where = f"%%evalset, line {number}"
        if line.lstrip().startswith("{"):
            try:
                rows.append(json.loads(line))
            except ValueError as error:
                raise SpecError(f"{where}: not JSON ({error}).") from None
            continue
        found = _LINE.match(line)
        if found is None:
            raise SpecError(f"{where}: begin it with 'Q:' or 'A:', or write JSON with question and answer.")
        if found[1].upper() == "Q":
            rows.append({"question": found[2].strip()})
        elif not rows or "answer" in rows[-1]:
            raise SpecError(f"{where}: an answer without a question before it.")
        else:
            first, *others = (part.strip() for part in found[2].split("|"))
            rows[-1] |= {"answer": first, "aliases": others}
    return rows


def to_items(rows: list[dict[str, Any]], origin: str) -> list[Item]:
    """Rows with `question` (or `prompt`), `answer` (or `completion`) as items.

    `aliases`, `source` (or `sources`), `evidence` and `id` may be there; an answer may be a list, aliases a list or
    text parted by bars.

    Raises
    ------
    SpecError
        Naming the row that lacks something, or a question that stands twice.
    """
    items: list[Item] = []
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        question = row.get("question", row.get("prompt"))
        answer = row.get("answer", row.get("completion"))
        if not isinstance(question, str) or not question.strip() or answer is None:
            raise SpecError(f"{origin}, item {number}: it needs a 'question' and an 'answer'.")
        if question in seen:
            raise SpecError(f"{origin}, item {number}: the same question stands in item {seen[question]}.")
        seen[question] = number
        aliases = row.get("aliases") or []
        aliases = aliases.split("|") if isinstance(aliases, str) else list(aliases)
        given = answer if isinstance(answer, list) else [answer]
        answers = tuple(text for one in [*given, *aliases] if (text := str(one).strip()))
        if not answers:
            raise SpecError(f"{origin}, item {number}: its 'answer' is empty.")
        source = row.get("source") or row.get("sources")
        items.append(Item(str(row.get("id", number)), question, answers, source, row.get("evidence")))
    if not items:
        raise SpecError(f"{origin}: it holds no questions.")
    return items


def save(workspace: Workspace, name: str, items: list[Item]) -> Artifact:
    """Make `items` the eval set `name`. The same items again keep what the ladder found on them; others do not."""
    raw = "".join(json_line(item.to_json()) for item in items)
    if workspace.has("evaluation", name):
        present = workspace.artifact("evaluation", name)
        if (present.path / "items.jsonl").read_text(encoding="utf-8") == raw:
            return present
    with workspace.draft("evaluation", name, replace=True) as draft:
        (draft.path / "items.jsonl").write_text(raw, encoding="utf-8")
        return draft.publish(details={"items": len(items)})


def make_evalset(workspace: Workspace, name: str, items: Any) -> Artifact:
    """The eval set `name` from a file, a table, a list of rows, or the text of a cell (which has a line end)."""
    from jupyter_spec.training import read_rows

    if isinstance(items, str) and "\n" in items:
        return save(workspace, name, to_items(parse_cell(items), f"eval set '{name}'"))
    rows = read_rows(items)
    return save(workspace, name, to_items(rows.rows, rows.origin))


def find_evalset(workspace: Workspace, evalset: Any, name: str | None) -> Artifact:
    """The eval set of that name, else one made of that file or variable and kept as `name`, or as the file's stem."""
    known = [artifact.name for artifact in workspace.artifacts("evaluation")]
    if isinstance(evalset, str) and evalset in known:
        return workspace.artifact("evaluation", evalset)
    is_path = isinstance(evalset, (str, Path))
    if is_path and not Path(evalset).expanduser().exists():
        raise SpecError(f"no eval set and no file '{evalset}'.{did_you_mean(str(evalset), known)}")
    return make_evalset(workspace, name or (Path(evalset).stem if is_path else "items"), evalset)


def read_items(artifact: Artifact) -> list[Item]:
    """The items of an eval set in the workspace."""
    lines = read_json_lines(artifact.path / "items.jsonl")
    return [Item(**{**row, "answers": tuple(row["answers"])}) for row in lines]
