"""Plain prose: stories, notes and descriptions with no question in mind.

Sentences come from a small grammar over the word lists. A text keeps a few names and things and comes back
to them, so that a reader who learns to predict the next word learns to look back.
"""

from __future__ import annotations

from random import Random

from . import invent, quantities
from . import words as W


def _np(r: Random, cast: tuple[str, ...] = ()) -> str:
    style = r.random()
    if cast and style < 0.45:
        return r.choice(cast)
    noun = r.choice(W.NOUNS) if r.random() < 0.7 else r.choice(W.THINGS)
    if style < 0.6:
        return f"the {noun}"
    if style < 0.8:
        return f"the {r.choice(W.ADJECTIVES)} {noun}"
    if style < 0.9:
        return invent.article(f"{r.choice(W.ADJECTIVES)} {noun}")
    return f"the {noun} of the {r.choice(W.NOUNS)}"


def _where(r: Random) -> str:
    return r.choice(
        (
            f"in {invent.place(r)}",
            f"near the {r.choice(W.NOUNS)}",
            f"at the {r.choice(W.ROOM_NOUNS)}",
            f"behind the {r.choice(W.NOUNS)}",
            f"on the {r.choice(W.COMPASS)} side",
            f"under the {r.choice(W.ADJECTIVES)} {r.choice(W.NOUNS)}",
            f"by the {r.choice(W.NOUNS)}",
        )
    )


def _when(r: Random) -> str:
    return r.choice(
        (
            f"on {r.choice(W.DAYS)}",
            f"in {r.choice(W.MONTHS)}",
            f"in {quantities.year(r)}",
            f"after {quantities.duration(r)}",
            "that day",
            "in the morning",
            "last year",
            "every winter",
            "before long",
            "at night",
            f"on {quantities.date(r)}",
            "for years",
            "at the end",
            "during the week",
        )
    )


def sentence(r: Random, cast: tuple[str, ...] = ()) -> str:
    """One sentence with a full stop."""

    def a() -> str:
        return _np(r, cast)

    past, alone, adv, adj = (
        r.choice(W.VERBS_PAST),
        r.choice(W.VERBS_ALONE),
        r.choice(W.ADVERBS),
        r.choice(W.ADJECTIVES),
    )
    text = r.choice(
        (
            lambda: f"{a()} {past} {a()}",
            lambda: f"{a()} {past} {a()} {_where(r)}",
            lambda: f"{_when(r)}, {a()} {past} {a()}",
            lambda: f"{a()} {alone} {_where(r)}",
            lambda: f"{a()} {adv} {past} {a()}",
            lambda: f"{a()} was {adj}",
            lambda: f"{a()} was {adj}, but {a()} was {r.choice(W.ADJECTIVES)}",
            lambda: f"when {a()} {alone}, {a()} {r.choice(W.VERBS_ALONE)} too",
            lambda: f"there was {invent.article(adj)} {r.choice(W.NOUNS)} {_where(r)}",
            lambda: f"{a()} {past} {a()} because {a()} was {adj}",
            lambda: f"nobody {past} {a()} until {a()} {alone}",
            lambda: f"{a()} and {a()} {alone} {_when(r)}",
            lambda: f"{a()}, which was {adj}, {alone} {adv}",
            lambda: f"if {a()} is {adj}, {a()} should be {r.choice(W.ADJECTIVES)} as well",
            lambda: f"it is {adj} to see {a()} {_where(r)}",
            lambda: f"most of {a()} is made of {r.choice(W.MATERIALS)}",
            lambda: f"people say that {a()} {past} {a()}",
            lambda: f"{r.choice(W.ACTIVITIES)} takes {quantities.duration(r)} {_where(r)}",
            lambda: f"{a()} needs {a()} more than {a()}",
            lambda: f"we {past} {a()} and then {r.choice(W.VERBS_PAST)} {a()}",
            lambda: f"you can see {a()} from {a()}",
            lambda: f"because of {r.choice(W.REASONS)}, {a()} {alone} {_when(r)}",
            lambda: (
                f'"{r.choice(("The", "Our", "Your"))} {r.choice(W.NOUNS)} is {adj}," said {r.choice(W.FIRST_NAMES)}'
            ),
            lambda: f"{r.choice(W.HEADS_OF_MANY)} often ask whether {a()} is {adj}",
        )
    )()
    return text[:1].upper() + text[1:] + "."


def text(r: Random, sentences: int) -> str:
    """A few paragraphs about a small cast that keeps coming back."""
    cast = tuple(
        r.choice(
            (
                invent.person,
                invent.name,
                lambda r: f"the {r.choice(W.ADJECTIVES)} {r.choice(W.NOUNS)}",
                lambda r: "the " + r.choice(W.ROLES),
            )
        )(r)
        for _ in range(r.randint(2, 5))
    )
    out = [sentence(r, cast) for _ in range(sentences)]
    body = ""
    for line in out:
        body += line + ("\n\n" if r.random() < 0.12 else " ")
    heading = f"# {r.choice(cast).capitalize()}\n\n" if r.random() < 0.3 else ""
    return heading + body.strip()
