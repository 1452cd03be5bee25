"""Names and values that nobody has seen: a reader can only copy them.

Words are built from syllables, from letters, or by bending an English word, so that spelling is
no hint. `VALUES` maps a kind of value (`money`, `duration`, …) to a function from a generator
of random numbers to text; the kind also decides which question word fits (see `facts`).
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

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
        return f"{base} {number(r, 1, 990)}"
    if style < 0.5:
        return f"{base} {r.choice('ABCDEFGHKLMNPRSTVXZ')}{r.randint(1, 99)}"
    if style < 0.7:
        return f"{base} {r.choice(('Pro', 'Mini', 'Plus', 'Max', 'Lite', 'Duo', 'One', 'Air', 'Go', 'Flex', 'Classic'))}"
    return base


def number(r: Random, low: int, high: int) -> str:
    """Round ones more often than not, as in life."""
    n = r.randint(low, high)
    if n > 20 and r.random() < 0.5:
        n = n // 10 * 10 if n < 200 else n // 50 * 50
    return f"{n:,}" if n >= 10_000 or (n >= 1000 and r.random() < 0.5) else str(n)


def small(r: Random) -> str:
    n = r.randint(1, 12)
    return W.NUMBER_WORDS[n - 1] if r.random() < 0.4 else str(n)


def count(r: Random) -> str:
    return small(r) if r.random() < 0.3 else number(r, 2, r.choice((20, 60, 300, 5000)))


def money(r: Random) -> str:
    n = number(r, 1, r.choice((20, 100, 900, 5000, 90_000)))
    if r.random() < 0.15 and "," not in n:
        n += r.choice((".50", ".90", ".25", ".99", ".05"))
    style = r.random()
    if style < 0.4:
        return f"{r.choice(('EUR', 'USD', 'CHF', 'GBP', 'NOK', 'SEK'))} {n}"
    if style < 0.6:
        return f"{r.choice('€$£')}{n}"
    return f"{n} {r.choice(('euros', 'euros', 'dollars', 'francs', 'pounds', 'kroner', 'crowns', 'EUR'))}"


def duration(r: Random) -> str:
    unit = r.choice(
        (
            "minute",
            "hour",
            "day",
            "week",
            "month",
            "year",
            "working day",
            "second",
            "business day",
            "calendar day",
        )
    )
    n = small(r) if r.random() < 0.4 else number(r, 2, 90)
    return f"{n} {unit}" if n in ("1", "one") else f"{n} {unit}s"


def interval(r: Random) -> str:
    return r.choice(
        (
            "every " + duration(r),
            "once a " + r.choice(("week", "month", "year", "quarter", "day")),
            "twice a " + r.choice(("week", "month", "year", "day")),
            "every " + r.choice(W.DAYS),
            "daily",
            "weekly",
            "monthly",
            "quarterly",
            "every "
            + r.choice(("second", "third", "fourth"))
            + " "
            + r.choice(("week", "month", "year", "day")),
        )
    )


def clock(r: Random) -> str:
    h, m = r.randint(0, 23), r.choice((0, 0, 15, 30, 45, r.randint(0, 59)))
    style = r.random()
    if style < 0.65:
        return f"{h:02d}:{m:02d}" if r.random() < 0.5 else f"{h}:{m:02d}"
    return f"{h % 12 + 1}{'' if m == 0 else f':{m:02d}'} {r.choice(('am', 'pm', 'a.m.', 'p.m.'))}"


def date(r: Random) -> str:
    d, m, y = r.randint(1, 28), r.choice(W.MONTHS), r.randint(1960, 2031)
    style = r.random()
    if style < 0.4:
        return f"{d} {m} {y}"
    if style < 0.6:
        return f"{d} {m}"
    if style < 0.75:
        return f"{m} {d}, {y}"
    if style < 0.88:
        return f"{y}-{W.MONTHS.index(m) + 1:02d}-{d:02d}"
    return f"{m} {y}"


def year(r: Random) -> str:
    return str(r.randint(1850, 2031))


def weekday(r: Random) -> str:
    day = r.choice(W.DAYS)
    return r.choice(
        (day, day, f"{day} at {clock(r)}", f"{day} and {r.choice(W.DAYS)}", f"the first {day} of the month")
    )


def hours(r: Random) -> str:
    a, b = r.randint(5, 11), r.randint(12, 22)
    minute = r.choice(("00", "30", "15"))
    return r.choice(
        (
            f"{a}:{minute} to {b}:00",
            f"{a:02d}:00 to {b}:{minute}",
            f"{a} am to {b - 11} pm",
            f"{a:02d}:{minute}-{b}:00",
        )
    )


def percent(r: Random) -> str:
    n = str(r.randint(1, 99)) + (f".{r.randint(1, 9)}" if r.random() < 0.2 else "")
    return n + r.choice(("%", " %", "%", " percent", " per cent"))


def quantity(r: Random) -> str:
    unit = r.choice(
        (
            "kg",
            "g",
            "litres",
            "ml",
            "metres",
            "mm",
            "cm",
            "km",
            "kW",
            "bar",
            "volts",
            "tonnes",
            "MB",
            "GB",
            "lux",
            "dB",
            "rpm",
            "ppm",
            "kilometres",
            "kilograms",
            "pallets",
            "people",
            "boxes",
            "seats",
            "requests",
            "pages",
            "items",
            "visitors",
            "points",
            "tokens",
        )
    )
    n = number(r, 2, r.choice((12, 100, 900, 12_000)))
    return f"{n}.{r.randint(1, 9)} {unit}" if r.random() < 0.12 and "," not in n else f"{n} {unit}"


def temperature(r: Random) -> str:
    n = r.randint(-80, 400) if r.random() < 0.5 else r.randint(2, 60)
    return f"{n} {r.choice(('°C', 'degrees', 'degrees Celsius', 'C'))}"


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
    count,
    money,
    duration,
    interval,
    clock,
    date,
    year,
    weekday,
    hours,
    percent,
)
_NAMED += (
    quantity,
    temperature,
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
