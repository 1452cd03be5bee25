"""Few-shot chats: earlier turns show a format or a labelling, and the last turns follow it.

A format is a function from the plain answer to what is written. Its fixed words are drawn anew for each
chat, so the only way to get them right is to copy them from the turns above. The first assistant turn is
not learnt: nobody can guess a format that has not been shown.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from . import invent, prose
from . import words as W
from .dialogues import CITING, Pieces, _numbered, _wording, system, turn
from .passages import passages

Format = Callable[[str], str]


def a_format(r: Random) -> Format:
    """A random way of writing an answer."""
    key = r.choice(
        (
            r.choice(W.NOUNS),
            invent.word(r),
            r.choice(("answer", "name", "value", "result", "reply", "Answer", "output", "a")),
        )
    )
    left, right = r.choice(
        (
            ("[", "]"),
            ("<", ">"),
            ("(", ")"),
            ('"', '"'),
            ("**", "**"),
            ("`", "`"),
            ("'", "'"),
            ("*", "*"),
            ("{", "}"),
        )
    )
    end = r.choice(("!", ".", ";", " #", " (end)", " - done", f" {invent.word(r)}", f", {r.choice(W.NOUNS)}"))
    return r.choice(
        (
            str.upper,
            str.upper,
            str.lower,
            lambda v: f"{key}: {v}",
            lambda v: f"{key}: {v}",
            lambda v: f'{{"{key}": "{v}"}}',
            lambda v: f'{{"{key}": "{v}"}}',
            lambda v: f"{left}{v}{right}",
            lambda v: f"{v}{end}",
            lambda v: f"- {v}",
            lambda v: f"{key} = {v}",
            lambda v: f"{key.upper()}: {v.upper()}",
            lambda v: f"<{key}>{v}</{key}>",
            lambda v: f"{key} -> {v}",
            lambda v: f"{v} | {key}",
            lambda v: f"It is {v}.",
            lambda v: f"The answer is {v}.",
            lambda v: f"{key.capitalize()}, {v}{end}",
            lambda v: f"{v} ({key})",
        )
    )


def shots_of_reading(r: Random, heldout: bool, facts_each: int, shots: int) -> tuple[Pieces, Format]:
    """Every turn has a passage of its own and a question; all answers wear one format."""
    dress = a_format(r)
    once = r.random() < 0.4
    pieces: Pieces = (
        system(r.choice((CITING, "Answer briefly.", "Answer from the passages."))) if r.random() < 0.4 else []
    )
    shared = passages(r, heldout, 1, max(facts_each, 3), 0.1) if once else []
    pool = [f for p in shared for f in p.facts]
    r.shuffle(pool)
    for i in range(shots + 1):
        if once:
            if not pool:
                break
            fact = pool.pop()
            user = _wording(r, r.choice(fact.questions))
            if i == 0:
                user = f"{_numbered(shared) if r.random() < 0.5 else shared[0].text}\n\nQuestion: {user}"
        else:
            (page,) = passages(r, heldout, 1, facts_each, 0.1)[:1]
            fact = r.choice(page.facts)
            body = _numbered([page]) if r.random() < 0.4 else page.text
            user = f"{body}\n\n{r.choice(('Question: ', 'Question: ', ''))}{_wording(r, r.choice(fact.questions))}"
        pieces += turn(user, dress(fact.answer), learnt=i > 0)
    return pieces, dress


def shots_of_rewriting(r: Random, shots: int) -> Pieces:
    """Short inputs written again in another dress: names, codes, amounts, small records."""
    dress, kind = a_format(r), r.choice(tuple(invent.VALUES))
    lead = r.choice(("", "", f"{r.choice(W.NOUNS)}: ", "Input: ", "Text: "))
    record = r.random() < 0.4
    keys = r.sample(("name", "room", "price", "city", "date", "code", "owner", "size", "status", "team"), 3)
    picked = r.choice(keys)
    pieces: Pieces = []
    for i in range(shots + 1):
        if record:
            values = {
                k: invent.VALUES[r.choice(("person", "code", "place", "count", "money", "date", "colour"))](r)
                for k in keys
            }
            user, value = ", ".join(f"{k} {v}" for k, v in values.items()), values[picked]
        else:
            user = value = invent.VALUES[kind](r)
        pieces += turn(lead + user, dress(value), learnt=i > 0)
    return pieces


def shots_of_labels(r: Random, shots: int) -> Pieces:
    """Two or three labels, each tied to a kind of text by the turns above: by a word, a topic or a mood."""
    good = (
        "great",
        "excellent",
        "friendly",
        "quick",
        "perfect",
        "helpful",
        "lovely",
        "on time",
        "easy",
        "delicious",
    )
    bad = ("terrible", "slow", "rude", "broken", "late", "dirty", "awful", "useless", "cold", "disappointing")
    labels = r.choice(
        (
            ("positive", "negative"),
            ("good", "bad"),
            ("praise", "complaint"),
            (invent.word(r), invent.word(r)),
            ("A", "B"),
            (r.choice(W.NOUNS), invent.word(r)),
        )
    )
    mood = r.random() < 0.5
    topics = (r.sample(W.THINGS, 6), r.sample(W.SPECIES, 6))
    dress = a_format(r) if r.random() < 0.3 else (lambda v: v)
    pieces: Pieces = []
    for i in range(shots + 2):
        side = r.randint(0, 1) if i > 1 else i
        if mood:
            text = r.choice(
                (
                    "The {n} was {a}.",
                    "Your {n} is {a}!",
                    "I found the {n} {a}.",
                    "{A} {n}.",
                    "What a {a} {n}.",
                )
            ).format(
                n=r.choice(W.THINGS),
                a=r.choice((good, bad)[side]),
                A=r.choice((good, bad)[side]).capitalize(),
            )
        else:
            text = r.choice(
                (
                    "A question about the {n}.",
                    "My {n} does not arrive.",
                    "Where is the {n}?",
                    "The {n} needs help.",
                )
            ).format(n=r.choice(topics[side]))
        pieces += turn(text, dress(labels[side]), learnt=i > 1)
    return pieces


def instructed(r: Random, heldout: bool) -> Pieces:
    """A format asked for in words."""
    (page,) = passages(r, heldout, 1, 3, 0.1)[:1]
    pieces: Pieces = []
    word, dress = r.choice(
        (
            ("Answer in upper case.", str.upper),
            ("Answer in lower case.", str.lower),
            ('Answer as JSON with the key "answer".', lambda v: f'{{"answer": "{v}"}}'),
            ("Put the answer in quotes.", lambda v: f'"{v}"'),
            ("Start the answer with a dash.", lambda v: f"- {v}"),
            ("Put the answer in brackets.", lambda v: f"[{v}]"),
        )
    )
    first = r.random() < 0.5
    if first:
        pieces += system(word)
    for i, fact in enumerate(r.sample(page.facts, min(len(page.facts), 3))):
        user = r.choice(fact.questions) if i else f"{page.text}\n\nQuestion: {r.choice(fact.questions)}"
        pieces += turn(user if first or i else f"{user}\n{word}", dress(fact.answer))
    return pieces


def rewriting_prose(r: Random) -> Pieces:
    """A sentence to repeat in a shown dress."""
    dress = a_format(r)
    pieces: Pieces = []
    for i in range(r.randint(2, 4)):
        line = prose.sentence(r)
        pieces += turn(line, dress(line), learnt=i > 0)
    return pieces
