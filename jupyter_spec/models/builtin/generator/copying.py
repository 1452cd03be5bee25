"""Repeated random strings: the first lesson, from which looking-up grows.

Three exercises. `repetition`: a random sequence, then the same again. `recall`: a list of `key: value` pairs,
then the keys in another order; the values are to be found. `asked`: the same across a turn of a chat. Short ones with few symbols come first; `ease`
runs from 1 (easiest) to 0.
"""

from __future__ import annotations

from random import Random

from . import invent
from . import words as W

_SEPARATORS = (" ", " ", ", ", "\n", " | ")


def _token(r: Random, ease: float) -> str:
    if r.random() < ease:
        return r.choice("abcdefghijklmnopqrstuvwxyz0123456789")
    kind = r.choice(("word", "name", "code", "person", "quantity", "noun", "noun", "date", "money", "thing"))
    if kind == "noun":
        return r.choice(W.NOUNS)
    return invent.thing(r) if kind == "thing" else invent.VALUES[kind](r)


def repetition(r: Random, ease: float) -> list[tuple[str, bool]]:
    """A sequence and its repetition, which is to be learnt."""
    n = r.randint(3, 8 + int(24 * (1 - ease)))
    sep = r.choice(_SEPARATORS)
    items = sep.join(_token(r, ease) for _ in range(n))
    first, rest = items[:2], items[2:]
    return [(items + "\n" + first, False), (rest, True)] if rest else [(items + "\n", False), (items, True)]


def recall(r: Random, ease: float) -> list[tuple[str, bool]]:
    """`key: value` pairs, then the keys shuffled: the values are to be learnt."""
    n = r.randint(2, 4 + int(10 * (1 - ease)))
    sep, joint = r.choice(("\n", "; ", ", ")), r.choice((": ", " = ", " is ", " -> ", ":"))
    pairs: dict[str, str] = {}
    while len(pairs) < n:
        pairs[_token(r, ease)] = _token(r, ease)
    keys = list(pairs)
    out: list[tuple[str, bool]] = [(sep.join(f"{k}{joint}{v}" for k, v in pairs.items()) + "\n\n", False)]
    for key in r.sample(keys, n):
        out += [
            (f"{key}{joint.rstrip(' ')}", False),
            (joint[len(joint.rstrip(" ")) :] + pairs[key] + "\n", True),
        ]
    return out


_ASKING: tuple[str, ...] = (
    "{k}",
    "{k}?",
    "What is {k}?",
    "What is the value of {k}?",
    "Tell me {k}.",
    "{k} is what?",
    "Which value has {k}?",
)


def asked(r: Random, ease: float) -> list[tuple[str, bool]]:
    """The bridge from recall to reading: pairs in a user's turn, and questions that end before the value begins.

    In `recall` the value follows its key, so looking one token back is enough. Here a turn lies between, so the
    reader must gather the key from the question and find it among the pairs; values have no type that could be
    guessed. Keys are single words first, then "attribute of entity" from a grid, so that half a match is not enough.
    """
    many = r.randint(2, 3 + int(7 * (1 - ease)))
    if r.random() < 0.45 + 0.2 * ease:
        keys = [_key(r, ease) for _ in range(many)]
        said = r.choice(
            (
                "{k}: {v}",
                "{k} = {v}",
                "{k} is {v}.",
                "- {k}: {v}",
                "| {k} | {v} |",
                "The value of {k} is {v}.",
            )
        )
        asks: tuple[str, ...] = _ASKING
    else:
        things = [_key(r, ease) for _ in range(r.randint(2, 4))]
        traits = r.sample(W.NOUNS, r.randint(1, 3))
        keys = [f"{trait}/{thing}" for thing in things for trait in traits][: many + 2]
        said = r.choice(
            (
                "The {t} of {e} is {v}.",
                "{e} has {v} as its {t}.",
                "{e}, {t}: {v}",
                "{v} is the {t} of {e}.",
                "{t} of {e}: {v}",
            )
        )
        asks = (
            "What is the {t} of {e}?",
            "{e}: which {t}?",
            "Which {t} does {e} have?",
            "the {t} of {e}?",
            "Tell me the {t} of {e}.",
        )
    pairs = {key: _token(r, ease) for key in dict.fromkeys(keys)}

    def put(template: str, key: str, value: str = "") -> str:
        trait, _, thing = key.partition("/")
        return template.replace("{k}", key).replace("{t}", trait).replace("{e}", thing).replace("{v}", value)

    lines = [put(said, key, value) for key, value in pairs.items()]
    r.shuffle(lines)
    prefix = r.choice(("\n", " ", "\n")).join(lines) + "\n\n"
    out: list[tuple[str, bool]] = []
    lead = r.choice(("Question: ", "Question: ", ""))
    for key in r.sample(list(pairs), len(pairs)):
        out += [
            (
                f"<|im_start|>user\n{prefix}{lead}{put(r.choice(asks), key)}<|im_end|>\n<|im_start|>assistant\n",
                False,
            ),
            (f"{pairs[key]}<|im_end|>", True),
            ("\n", False),
        ]
        prefix = ""
    return out


def _key(r: Random, ease: float) -> str:
    style = r.random()
    if style < 0.3 + 0.4 * ease:
        return r.choice(W.NOUNS)
    return (
        invent.name(r)
        if style < 0.8
        else r.choice((invent.word, invent.person, invent.product, invent.code))(r).replace("/", "-")
    )
