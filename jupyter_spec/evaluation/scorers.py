"""When is an answer right? A score is a verdict with its explanation, so that a person can look at it and disagree."""

from __future__ import annotations

import dataclasses
import re
import string
from collections.abc import Callable

from jupyter_spec.errors import SpecError, did_you_mean

_CITATION = re.compile(r"\s*\[\d+(?:\s*,\s*\d+)*\]")
_ARTICLES = re.compile(r"^(?:the|a|an)\s+")
_SIGN = re.compile(r"(?<![-.])-?\.?\Z")
_EDGES = string.punctuation.replace("%", "").replace("$", "") + " \t\n"


@dataclasses.dataclass(frozen=True)
class Score:
    """Whether an answer is right, and what was compared with what."""

    correct: bool
    answer: str
    explanation: str


def normalise(text: str) -> str:
    """Lower case, citations and surrounding punctuation removed, spaces single, no leading article.

    The sign or point of a number stays, and what is a citation and nothing else.
    """
    plain = " ".join(text.casefold().split())
    plain = _CITATION.sub("", plain).strip() or plain
    bare = plain.strip(_EDGES) or plain
    if bare[:1].isdigit() and (sign := _SIGN.search(plain[: plain.find(bare)])):
        bare = sign[0] + bare
    return _ARTICLES.sub("", bare)


def exact(answer: str, accepted: tuple[str, ...]) -> Score:
    """Equal, after normalisation, to one of the accepted answers."""
    found = normalise(answer)
    correct = found in {normalise(one) for one in accepted}
    return Score(correct, found, f"{found!r} {'is' if correct else 'is none of'} {_listed(accepted)}")


def contains(answer: str, accepted: tuple[str, ...]) -> Score:
    """Holds one of the accepted answers, normalised, as whole words and whole numbers."""
    found = normalise(answer)
    hit = next((one for one in accepted if _whole(normalise(one)).search(found)), None)
    explanation = f"{found!r} holds {hit!r}" if hit else f"{found!r} holds none of {_listed(accepted)}"
    return Score(hit is not None, found, explanation)


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?<!\d[.,]){re.escape(words)}(?!\w)(?![.,]\d)")


SCORERS: dict[str, Callable[[str, tuple[str, ...]], Score]] = {"exact": exact, "contains": contains}


def scorer(metric: str) -> Callable[[str, tuple[str, ...]], Score]:
    """The scorer named `metric`."""
    if metric not in SCORERS:
        raise SpecError(f"--metric {metric}: one of {', '.join(SCORERS)}.{did_you_mean(metric, SCORERS)}")
    return SCORERS[metric]


def _listed(accepted: tuple[str, ...]) -> str:
    return ", ".join(repr(normalise(one)) for one in accepted)
