"""Which documents a search may look at: conditions on path, type and date, all of which must hold.

    path=policies/*          the whole path, `*` also over folders; `!=` for all others
    type=md,pdf              the suffix of the file, or the kind of document ("markdown", "table", "row")
    date>=2024-03            the date that the document says of itself (front matter, a row's `date`), else the day
                             on which its file was changed; a year or a month means all of it

Commas separate alternatives. A document without a date satisfies no condition on dates.
"""

from __future__ import annotations

import dataclasses
import datetime
import fnmatch
import operator
import re
from collections.abc import Iterable, Sequence

from jupyter_spec.errors import SpecError, did_you_mean
from jupyter_spec.retrieval.store import StoredDocument

FIELDS = ("path", "type", "date")
_CONDITION = re.compile(r"\s*([\w-]+)\s*(!=|>=|<=|=|>|<)\s*(.*?)\s*")
_COMPARE = {"=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt}
_COMPARE[">="] = operator.ge
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")


@dataclasses.dataclass(frozen=True)
class Condition:
    """`field` compared with any of `values`."""

    field: str
    compare: str
    values: tuple[str, ...]

    def holds(self, document: StoredDocument) -> bool:
        """Whether `document` satisfies it."""
        if self.field == "date":
            day = date_of(document)
            return bool(day) and self._among(_COMPARE[self.compare](day[: len(v)], v) for v in self.values)
        if self.field == "path":
            found = any(fnmatch.fnmatchcase(document.path, pattern) for pattern in self.values)
        else:
            suffix = document.path.rpartition(".")[2].lower() if document.file else ""
            found = any(value.lower().lstrip(".") in (suffix, document.kind) for value in self.values)
        return found == (self.compare == "=")

    def _among(self, answers: Iterable[bool]) -> bool:
        return all(answers) if self.compare == "!=" else any(answers)


def parse_conditions(where: str | Sequence[str]) -> tuple[Condition, ...]:
    """The conditions written in `where`.

    Raises
    ------
    SpecError
        For a field, comparison or date that is none.
    """
    return tuple(_parse(text) for text in ([where] if isinstance(where, str) else where))


def _parse(text: str) -> Condition:
    found = _CONDITION.fullmatch(text)
    if found is None or not found[3]:
        raise SpecError(
            f"--where {text!r}: write a field, a comparison and a value, for example path=policies/* or date>=2024."
        )
    field, compare = found[1].lower(), found[2]
    if field not in FIELDS:
        raise SpecError(
            f"--where {text!r}: documents have {', '.join(FIELDS)}, no '{field}'.{did_you_mean(field, FIELDS)}"
        )
    values = tuple(value.strip() for value in found[3].split(",") if value.strip())
    if field != "date" and compare not in ("=", "!="):
        raise SpecError(f"--where {text!r}: {field} can be compared by = and != only.")
    if field == "date":
        for value in values:
            _check_date(value, text)
    return Condition(field, compare, values)


def _check_date(value: str, text: str) -> None:
    try:
        if not _DATE.fullmatch(value):
            raise ValueError
        datetime.date.fromisoformat(value + "-01" * ((10 - len(value)) // 3))
    except ValueError:
        raise SpecError(
            f"--where {text!r}: '{value}' is no date; write it as 2024, 2024-03 or 2024-03-01."
        ) from None


def date_of(document: StoredDocument) -> str:
    """The date that a document says of itself, else the day its file was changed (local time), else empty."""
    if document.date or document.modified_ns is None:
        return document.date
    return datetime.datetime.fromtimestamp(document.modified_ns / 1e9).strftime("%Y-%m-%d")
