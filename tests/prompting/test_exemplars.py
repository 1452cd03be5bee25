"""Exemplars: the first, drawn by a seed, or the most similar, which stands next to the question."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jupyter_spec.prompting.exemplars import SimilarExemplars, drawn

POOL = [
    ("How do I reset the pump?", "hold the button"),
    ("Where is the key?", "under the mat"),
    ("Which pressure do pumps take?", "three bar"),
    ("Is the gate open?", "at nine"),
]


def test_the_most_similar_stands_last() -> None:
    similar = SimilarExemplars(POOL)
    chosen = similar.nearest("what pressure may the pump have", 2)
    assert [answer for _, answer in chosen] == ["hold the button", "three bar"]
    assert similar.nearest("where's my KEY", 1)[0] == POOL[1]


def test_what_shares_no_word_is_filled_from_the_front() -> None:
    similar = SimilarExemplars(POOL)
    assert similar.nearest("zzz", 2) == (POOL[1], POOL[0])
    assert similar.nearest("", 9) == tuple(reversed(POOL))
    assert SimilarExemplars([]).nearest("x", 2) == ()


def test_a_seed_draws_the_same_again() -> None:
    assert drawn(POOL, 3, 7) == drawn(POOL, 3, 7)
    assert len({drawn(POOL, 3, seed) for seed in range(20)}) > 1
    assert sorted(drawn(POOL, 99, 1)) == sorted(POOL)


@given(st.lists(st.tuples(st.text(), st.text()), max_size=8), st.text(), st.integers(1, 10))
def test_any_words_are_no_syntax(pool: list[tuple[str, str]], question: str, count: int) -> None:
    chosen = SimilarExemplars(pool).nearest(question, count)
    assert len(chosen) == min(count, len(pool))
    assert set(chosen) <= set(pool)
