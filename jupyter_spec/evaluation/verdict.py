"""The verdict: stop here, or climb?

The rule starts at the lowest candidate and asks, of everything above it, two questions, both answered on the
same items:

- is some higher one better, and may it be so by more than the margin? McNemar's exact test, corrected for the number
  of comparisons by Holm, at 5 %, and the upper end of the 95 % interval of the paired difference answer. Then climb to
  the lowest of these that is within the margin of the best of them, and ask again from there;
- if not, can all of them be better by no more than the margin? If so, this rung suffices: what a higher one could
  still gain is not worth its cost.

Where neither holds, the evidence does not settle it, and the verdict says so and how many items would.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from jupyter_spec.evaluation.statistics import holm, items_needed, mcnemar, paired_difference

SIGNIFICANCE = 0.05


@dataclasses.dataclass(frozen=True)
class Verdict:
    """`decision` is suffices (stay on the lowest), climb (to `candidate`) or undecided; `needed` is in items."""

    decision: str
    candidate: int
    needed: int | None
    reason: str


def decide(labels: Sequence[str], correct: Sequence[Sequence[bool]], margin: float) -> Verdict:
    """The verdict over candidates in the order of the ladder; `correct[c][i]` says whether `c` got item `i` right."""
    here, path = 0, ""
    while True:
        higher = range(here + 1, len(labels))
        tests = holm([mcnemar(correct[here], correct[other]) for other in higher])
        gains = {other: paired_difference(correct[here], correct[other]) for other in higher}
        better = [
            other
            for other, p_value in zip(higher, tests, strict=True)
            if p_value < SIGNIFICANCE and gains[other][0] > 0 and gains[other][2] > margin
        ]
        if not better:
            break
        # The lowest of those that are as good as the best of them: cost decides between equals.
        best = max(gains[other][0] for other in better)
        target = next(other for other in better if gains[other][0] >= best - margin)
        gain, low, high = gains[target]
        path = f"{labels[target]} beats {labels[here]} by {gain:+.0%} ({low:+.0%} to {high:+.0%}). "
        here = target
    open_questions = [other for other in higher if gains[other][2] > margin]
    if not open_questions:
        why = (
            f"nothing above it is better by more than {margin:.0%}"
            if higher
            else "it is the top of what was tried"
        )
        return Verdict("climb" if here else "suffices", here, None, f"{path}Stop at {labels[here]}: {why}.")
    needed = max(items_needed(correct[here], correct[other], margin) for other in open_questions)
    rivals = ", ".join(
        f"{labels[other]} ({gains[other][1]:+.0%} to {gains[other][2]:+.0%})" for other in open_questions
    )
    reason = (
        f"{path}{len(correct[here])} items do not settle whether to go beyond {labels[here]}: against it stand "
        f"{rivals}; about {needed} items would."
    )
    return Verdict("undecided", here, needed, reason)
