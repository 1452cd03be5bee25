"""The statistics agree with scipy's where it has them, and keep their promise of coverage where it has not."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from jupyter_spec.evaluation.statistics import holm, items_needed, mcnemar, paired_difference, wilson

outcomes = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=60)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_scipys(pair: tuple[int, int]) -> None:
    correct, total = pair
    expected = binomtest(correct, total).proportion_ci(0.95, method="wilson")
    assert wilson(correct, total) == pytest.approx((expected.low, expected.high), abs=1e-9)


def test_wilson_of_nothing_knows_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@given(outcomes)
def test_mcnemar_is_the_sign_test_of_the_discordant(pairs: list[tuple[bool, bool]]) -> None:
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    won, lost = sum(b > a for a, b in pairs), sum(a > b for a, b in pairs)
    expected = binomtest(won, won + lost).pvalue if won + lost else 1.0
    assert mcnemar(first, second) == pytest.approx(expected)
    assert mcnemar(first, second) == pytest.approx(mcnemar(second, first))


@given(outcomes)
@settings(max_examples=200)
def test_the_paired_interval_holds_the_difference_and_mirrors(pairs: list[tuple[bool, bool]]) -> None:
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    difference, low, high = paired_difference(first, second)
    assert -1 - 1e-9 <= low <= difference <= high <= 1 + 1e-9
    back, back_low, back_high = paired_difference(second, first)
    assert (back, back_low, back_high) == pytest.approx((-difference, -high, -low))


@pytest.mark.parametrize(("p_first", "p_second"), [(0.3, 0.5), (0.6, 0.7), (0.5, 0.5)])
def test_the_paired_interval_covers_95_percent(p_first: float, p_second: float) -> None:
    generator, inside, tries = random.Random(0), 0, 1500
    for _ in range(tries):
        ease = [generator.random() for _ in range(60)]  # an item easy for one is easy for the other
        first = [0.5 * e + 0.5 * generator.random() < p_first for e in ease]
        second = [0.5 * e + 0.5 * generator.random() < p_second for e in ease]
        _, low, high = paired_difference(first, second)
        inside += low <= _true(p_second) - _true(p_first) <= high
    assert 0.93 <= inside / tries <= 0.985


def _true(threshold: float) -> float:
    """P(U + V < 2 t) for uniform U and V."""
    s = 2 * threshold
    return s * s / 2 if s <= 1 else 1 - (2 - s) ** 2 / 2


def test_holm_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([]) == []


def test_more_items_are_needed_for_smaller_margins() -> None:
    first, second = [True] * 8 + [False] * 12, [True] * 9 + [False] * 11
    assert items_needed(first, second, 0.02) > items_needed(first, second, 0.2) > 20


def test_a_clear_gain_needs_no_more_items_than_show_that_it_is_one() -> None:
    first, second = [False] * 20, [True] * 2 + [False] * 18
    needed = items_needed(first, second, 0.05)
    assert needed <= 60
    assert mcnemar([False] * 60, [True] * 6 + [False] * 54) < 0.05
