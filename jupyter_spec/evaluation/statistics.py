"""The statistics of small evaluation sets: intervals and tests that are honest at n = 20.

Wilson's interval for a share (Wilson 1927), because the textbook one has no width at 0 % and 100 %. McNemar's
exact test for two candidates on the same items (McNemar 1947): only the items on which they differ say
anything, and among them the number won is binomial with 1/2 if neither is better. Newcombe's interval for the
paired difference of two shares (Newcombe 1998, method 10). All at 95 % unless told otherwise.
"""

from __future__ import annotations

import math
from collections.abc import Sequence


def wilson(correct: int, total: int, confidence: float = 0.95) -> tuple[float, float]:
    """The interval of a share: `correct` of `total`. With nothing seen it is (0, 1)."""
    if total == 0:
        return 0.0, 1.0
    z = _quantile(confidence)
    share = correct / total
    middle = share + z * z / (2 * total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def mcnemar(first: Sequence[bool], second: Sequence[bool]) -> float:
    """Two-sided exact p-value that two candidates, right or wrong on the same items, are equally good."""
    from scipy.stats import binomtest

    won = sum(b and not a for a, b in zip(first, second, strict=True))
    lost = sum(a and not b for a, b in zip(first, second, strict=True))
    return float(binomtest(won, won + lost, 0.5).pvalue) if won + lost else 1.0


def paired_difference(
    first: Sequence[bool], second: Sequence[bool], confidence: float = 0.95
) -> tuple[float, float, float]:
    """Share right of `second` minus that of `first`, with its interval (Newcombe's method 10)."""
    total = len(first)
    if total == 0:
        return 0.0, -1.0, 1.0
    both = sum(a and b for a, b in zip(first, second, strict=True))
    lost = sum(a and not b for a, b in zip(first, second, strict=True))
    won = sum(b and not a for a, b in zip(first, second, strict=True))
    neither = total - both - lost - won
    p_first, p_second = (both + lost) / total, (both + won) / total
    low_first, high_first = wilson(both + lost, total, confidence)
    low_second, high_second = wilson(both + won, total, confidence)
    margins = (both + lost) * (won + neither) * (both + won) * (lost + neither)
    numerator: float = both * neither - won * lost
    if numerator > 0:
        numerator = max(numerator - total / 2, 0)
    phi = numerator / math.sqrt(margins) if margins else 0.0
    below = _spread(p_second - low_second, high_first - p_first, phi)
    above = _spread(high_second - p_second, p_first - low_first, phi)
    difference = p_second - p_first
    return difference, difference - below, difference + above


def items_needed(
    first: Sequence[bool], second: Sequence[bool], margin: float, confidence: float = 0.95
) -> int:
    """About how many items would settle whether to climb to `second`.

    From the normal approximation of the paired difference: its interval must come to lie above 0 (then it is better) or
    below `margin` (then it is not worth while), whichever takes fewer items.
    """
    total = len(first)
    won = sum(b and not a for a, b in zip(first, second, strict=True))
    lost = sum(a and not b for a, b in zip(first, second, strict=True))
    difference = (won - lost) / total if total else 0.0
    # One more discordant item than seen: with none at all the variance would be zero.
    variance = (won + lost + 1) / (total + 1) - difference**2
    distance = max(difference, margin - difference, 0.01)
    return max(total + 1, math.ceil(_quantile(confidence) ** 2 * max(variance, 0.01) / distance**2))


def holm(p_values: Sequence[float]) -> list[float]:
    """p-values corrected for their number by Holm's step-down procedure (Holm 1979)."""
    corrected = [0.0] * len(p_values)
    highest = 0.0
    for rank, index in enumerate(sorted(range(len(p_values)), key=lambda i: p_values[i])):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[index]))
        corrected[index] = highest
    return corrected


def _spread(first: float, second: float, phi: float) -> float:
    return math.sqrt(max(0.0, first * first - 2 * phi * first * second + second * second))


def _quantile(confidence: float) -> float:
    from statistics import NormalDist

    return NormalDist().inv_cdf((1 + confidence) / 2)
