"""Names and values that nobody has seen: a reader can only copy them.

Words are built from syllables, from letters, or by bending an English word, so that spelling is
no hint. `VALUES` maps a kind of value (`money`, `duration`, …) to a function from a generator
of random numbers to text; the kind also decides which question word fits (see `facts`).
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from . import quantities
from . import words as W

_ONSETS = "b br c ch cl d dr f fl g gl gr h j k kl kr l m n p pl pr qu r s sch sh sk sl sn st str t th tr v w z".split()
_VOWELS = "a e i o u a e i o u ai au ea ei ie oa oo ou y ae".split()
_CODAS = ["", "", "", "", *"n r l s t m k d x nd rk st lt ng ck ss ff rn".split()]
_ENDINGS = "a o us is um ix ex on en ar or el il in is ia ero ina etta ova ane ide ium ite ol".split()


def word(r: Random) -> str:
    """A lower-case word of 3 to 12 letters that is (almost) surely not English."""
    style = r.random()
    if style < 0.62:
        made = "".join(
            r.choice(_ONSETS) + r.choice(_VOWELS) + r.choice(_CODAS) for _ in range(r.choice((1, 2, 2, 2, 3)))
        )
        if r.random() < 0.4:
            made += r.choice(_ENDINGS)
    elif style < 0.82:
        made = "".join(r.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(r.randint(3, 9)))
    else:
        base = r.choice(W.NOUNS if r.random() < 0.5 else W.THINGS).split()[-1]
        made = base[: r.randint(2, 5)] + r.choice(_VOWELS) + r.choice(_CODAS) + r.choice(_ENDINGS)
    return made[:12] if len(made) > 2 else made + "or"


def name(r: Random) -> str:
    """A capitalised single word, now and then in CAPITALS or CamelCase."""
    made = word(r)
    if r.random() < 0.06:
        return made[:6].upper()
    if r.random() < 0.06:
        return made.capitalize() + word(r).capitalize()
    return made.capitalize()


def person(r: Random) -> str:
    first = r.choice(W.FIRST_NAMES) if r.random() < 0.5 else name(r)
    last = r.choice(W.SURNAMES) if r.random() < 0.5 else name(r)
    style = r.random()
    if style < 0.06:
        return f"Dr {first} {last}"
    if style < 0.1:
        return f"{r.choice(('Ms', 'Mr', 'Prof.'))} {last}"
    if style < 0.13:
        return f"{first} {last}-{r.choice(W.SURNAMES)}"
    return f"{first} {last}"


def place(r: Random) -> str:
    if r.random() < 0.5:
        return r.choice(W.PLACES)
    made = name(r)
    return r.choice(
        (
            made,
            made,
            f"{made}{r.choice(('ville', 'berg', 'ton', 'haven', 'dal'))}",
            f"Port {made}",
            f"{made} Bay",
        )
    )


def product(r: Random) -> str:
    base = name(r)
    style = r.random()
    if style < 0.3:
        return f"{base} {quantities.number(r, 1, 990)}"
    if style < 0.5:
        return f"{base} {r.choice('ABCDEFGHKLMNPRSTVXZ')}{r.randint(1, 99)}"
    if style < 0.7:
        return f"{base} {r.choice(('Pro', 'Mini', 'Plus', 'Max', 'Lite', 'Duo', 'One', 'Air', 'Go', 'Flex', 'Classic'))}"
    return base


def code(r: Random) -> str:
    def letters(k: int) -> str:
        return "".join(r.choice("ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(k))

    def digits(k: int) -> str:
        return "".join(r.choice("0123456789") for _ in range(k))

    return r.choice(
        (
            lambda: f"{letters(2)}-{digits(3)}",
            lambda: f"{letters(3)}-{digits(4)}",
            lambda: letters(1) + digits(2),
            lambda: f"{digits(2)}-{letters(2)}-{digits(2)}",
            lambda: f"{letters(3)}{digits(3)}",
            lambda: f"{word(r)}-{digits(2)}",
            lambda: f"{digits(4)}",
            lambda: f"{letters(1)}-{digits(2)}",
            lambda: f"{letters(2)}/{digits(2)}/{digits(1)}",
            lambda: "#" + digits(4),
        )
    )()


def phone(r: Random) -> str:
    digits = "".join(r.choice("0123456789") for _ in range(9))
    return r.choice(
        (
            digits[:4],
            digits[:4],
            digits[:3],
            f"extension {digits[:4]}",
            f"+{digits[:2]} {digits[2:5]} {digits[5:]}",
            f"{digits[:3]}-{digits[3:7]}",
        )
    )


def email(r: Random) -> str:
    first = r.choice(
        (
            word(r),
            r.choice(W.THINGS).split()[0],
            r.choice(W.DEPARTMENTS).split()[0],
            r.choice(W.FIRST_NAMES).lower(),
        )
    )
    return f"{first}@{word(r)}.{r.choice(('example', 'com', 'org', 'net', 'eu', 'io'))}"


def room(r: Random) -> str:
    return r.choice(
        (
            lambda: f"Room {r.randint(1, 9)}.{r.randint(1, 40):02d}",
            lambda: f"room {r.randint(1, 420)}",
            lambda: f"Building {r.choice('ABCDEFGH')}",
            lambda: f"the {r.choice(W.COMPASS)} {r.choice(W.ROOM_NOUNS)}",
            lambda: f"the {r.choice(W.ROOM_NOUNS)}",
            lambda: f"{name(r)} {r.choice(('Hall', 'House', 'Wing', 'Room', 'Tower', 'Lab'))}",
            lambda: f"the {r.choice(('first', 'second', 'third', 'fourth', 'ground', 'top'))} floor",
            lambda: f"Hall {r.randint(1, 12)}",
            lambda: (
                f"{r.choice(('shelf', 'cabinet', 'bay', 'locker', 'rack'))} {r.choice('ABCDEFG')}{r.randint(1, 30)}"
            ),
            lambda: f"{name(r)} Street {r.randint(1, 180)}",
            lambda: f"Gate {r.randint(1, 20)}",
        )
    )()


def version(r: Random) -> str:
    v = f"{r.randint(0, 12)}.{r.randint(0, 20)}" + (f".{r.randint(0, 30)}" if r.random() < 0.5 else "")
    return r.choice((v, v, f"version {v}", f"v{v}"))


def organisation(r: Random) -> str:
    base = name(r)
    return r.choice(
        (
            base,
            f"{base} {r.choice(('Ltd', 'AG', 'GmbH', 'Group', 'Systems', 'Logistics', 'Labs', 'Partners', 'Foundation', 'Works'))}",
            f"{base} & {r.choice(W.SURNAMES)}",
            f"{r.choice(W.SURNAMES)} {r.choice(('Brothers', 'Insurance', 'Trading', 'Consulting', 'Foods'))}",
        )
    )


def software(r: Random) -> str:
    base = name(r)
    return r.choice(
        (
            base,
            base,
            f"the {base} {r.choice(('portal', 'app', 'system', 'tool', 'form', 'desk', 'dashboard', 'wiki', 'server'))}",
        )
    )


def colour(r: Random) -> str:
    return r.choice(
        (r.choice(W.COLOURS), f"{r.choice(('dark', 'light', 'pale', 'bright'))} {r.choice(W.COLOURS)}")
    )


def thing(r: Random) -> str:
    """An English thing, with an adjective or an invented word before it now and then."""
    base = r.choice(W.THINGS)
    style = r.random()
    if style < 0.2:
        return f"{r.choice(W.ADJECTIVES)} {base}"
    if style < 0.35:
        return f"{name(r)} {base}"
    return base


def article(noun: str) -> str:
    return ("an " if noun[0].lower() in "aeiou" else "a ") + noun


_NAMED: tuple[Callable[[Random], str], ...] = (
    person,
    place,
    product,
    quantities.count,
    quantities.money,
    quantities.duration,
    quantities.interval,
    quantities.clock,
    quantities.date,
    quantities.year,
    quantities.weekday,
    quantities.hours,
    quantities.percent,
)
_NAMED += (
    quantities.quantity,
    quantities.temperature,
    code,
    phone,
    email,
    room,
    version,
    organisation,
    software,
    colour,
    name,
    word,
)
VALUES: dict[str, Callable[[Random], str]] = {
    **{make.__name__: make for make in _NAMED},
    "material": lambda r: r.choice(W.MATERIALS),
    "reason": lambda r: r.choice(W.REASONS),
    "activity": lambda r: r.choice(W.ACTIVITIES),
    "role": lambda r: "the " + r.choice(W.ROLES),
    "department": lambda r: r.choice(("the {} department", "the {} team", "{}")).format(
        r.choice(W.DEPARTMENTS)
    ),
    "things": lambda r: f"{article(r.choice(W.ADJECTIVES))} {r.choice(W.NOUNS)}",
}
