"""Amounts, times and dates that nobody has seen, in the many ways in which they are written."""

from __future__ import annotations

from random import Random

from . import words as W


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
        (day, day, f"{day} at {clock(r)}", f"{day} and {r.choice(W.DAYS)}", f"the first {day} of every month")
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
