"""Birth dates on forms, in deeds, over the phone, in exports, in Welsh and other languages."""

from __future__ import annotations

from benchmarks.matching.choices import birth_dates
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol
from benchmarks.matching.words import MONTHS, number_words, ordinal, ordinal_words, year_words

from .common import fifth

dated = birth_dates(fifth)


def mon(m: int) -> str:
    """Three letters of the month."""
    return MONTHS[m - 1][:3]


@dated("r01-boxes")
def _boxes(c: Ctx, y: int, m: int, d: int) -> Form:
    n = f"{d:02d}{m:02d}{y}"
    return form(
        "dob",
        c.pick(
            "|".join(n),
            " ".join(n),
            "".join(f"[{x}]" for x in n),
            f"{n[0]} {n[1]} / {n[2]} {n[3]} / {n[4]} {n[5]} {n[6]} {n[7]}",
        ),
    )


@dated("r02-boxes-under-letters")
def _under(_c: Ctx, y: int, m: int, d: int) -> Form:
    return form("block", out("D D M M Y Y Y Y\n"), " ".join(f"{d:02d}{m:02d}{y}"))


@dated("r03-label-glued")
def _glued(c: Ctx, y: int, m: int, d: int) -> Form:
    made = c.pick(
        f"{d:02d}/{m:02d}/{y}", f"{d}.{m}.{y % 100:02d}", f"{d:02d}-{m:02d}-{y}", f"{d}/{m}/{y % 100:02d}"
    )
    return form(
        "field",
        tol(c.pick("DOB", "dob:", "b.", "(b.", "D.o.B", "born")),
        made,
        tol(c.pick("", ")", ",F", "(9)")),
    )


@dated("r04-deed")
def _deed(c: Ctx, y: int, m: int, d: int) -> Form:
    return form("dob", f"{ordinal(d)} day of {MONTHS[m - 1]}{c.pick(' ', ', ', ' in the year ')}{y}")


@dated("r05-deed-words")
def _deed_words(_c: Ctx, y: int, m: int, d: int) -> Form:
    year = (
        f"one thousand nine hundred and {number_words(y - 1900)}"
        if y < 2000
        else f"two thousand and {number_words(y - 2000)}"
    )
    return form(
        "dob",
        f"{ordinal_words(d)} day of {MONTHS[m - 1]} {year}"
        if y != 2000
        else f"{ordinal_words(d)} day of {MONTHS[m - 1]} two thousand",
    )


@dated("r06-separators")
def _separators(c: Ctx, y: int, m: int, d: int) -> Form:
    dd, mm, yy = f"{d:02d}", f"{m:02d}", f"{y % 100:02d}"
    return form(
        "dob",
        c.pick(
            f"{dd}/{mm}-{y}",
            f"{dd} . {mm} . {y}",
            f"{dd},{mm},{y}",
            f"{dd}\\{mm}\\{y}",
            f"{dd}|{mm}|{y}",
            f"{dd}_{mm}_{y}",
            f"{dd}:{mm}:{y}",
            f"{d}/{m}.{yy}",
        ),
    )


@dated("r07-short-year-mark")
def _mark(c: Ctx, y: int, m: int, d: int) -> Form:
    q = c.pick("'", "\u2019")
    return form(
        "dob",
        c.pick(
            f"{d} {MONTHS[m - 1]} {q}{y % 100:02d}",
            f"{d}/{m}/{q}{y % 100:02d}",
            f"{ordinal(d)} {mon(m)} {q}{y % 100:02d}",
        ),
    )


@dated("r08-month-glued")
def _month_glued(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "field",
        c.pick(
            f"{d:02d}{mon(m)}{y}",
            f"{d}{mon(m)}{y % 100:02d}",
            f"{d:02d}{mon(m).upper()}{y}",
            f"{d:02d}-{mon(m).upper()}-{y}",
            f"{mon(m)}{d:02d}{y}",
            f"{d}{MONTHS[m - 1]}{y}",
        ),
    )


@dated("r09-with-time")
def _time(c: Ctx, y: int, m: int, d: int) -> Form:
    if c.rng.random() < 0.6:
        return form(
            "field", f"{y}-{m:02d}-{d:02d}", tol(c.pick("T00:00:00Z", " 00:00:00.000", "T00:00:00+01:00"))
        )
    return form("field", f"{d:02d}/{m:02d}/{y}", tol(c.pick(" 00:00", " 12:00:00 AM", "T00:00")))


@dated("r10-year-first")
def _year_first(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "field",
        c.pick(
            f"{y}/{m:02d}/{d:02d}",
            f"{y}.{m:02d}.{d:02d}",
            f"{y} {m:02d} {d:02d}",
            f"{y}-{m}-{d}",
            f"{y}_{m:02d}_{d:02d}",
        ),
    )


@dated("r11-year-first-month")
def _year_month(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "dob",
        c.pick(
            f"{y} {MONTHS[m - 1]} {d}",
            f"{y}, {d} {MONTHS[m - 1]}",
            f"{y} {mon(m)} {d:02d}",
            f"{y}-{mon(m)}-{d:02d}",
        ),
    )


@dated("r12-american")
def _american(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "dob", c.pick(f"{m:02d}/{d:02d}/{y}", f"{m}/{d}/{y}", f"{m:02d}-{d:02d}-{y}"), expect=DOUBTFUL
    )


@dated("r13-said-in-ordinals")
def _ordinals(c: Ctx, y: int, m: int, d: int) -> Form:
    year = c.pick(year_words(y), str(y))
    return form(
        "call", f"{c.pick('the ', '')}{ordinal_words(d)} of the {ordinal_words(m)}{c.pick(' ', ', ')}{year}"
    )


@dated("r14-ordinals-of-ordinals")
def _of_the(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "quote",
        f"{ordinal(d)} of the {ordinal(m)}{c.pick(' ', ', ', ' of ')}{c.pick(str(y), f'{y % 100:02d}')}",
    )


@dated("r15-said-slash")
def _slash(c: Ctx, y: int, m: int, d: int) -> Form:
    mark = c.pick(" slash ", " stroke ", " dot ", " oblique ", " dash ")
    day, month = (c.pick(str(x), f"{x:02d}") for x in (d, m))
    return form("call", f"{day}{mark}{month}{mark}{c.pick(str(y), f'{y % 100:02d}')}")


@dated("r16-said-all-words")
def _said(c: Ctx, y: int, m: int, d: int) -> Form:
    lead = c.pick("the ", "")
    return form(
        "call",
        tol(lead),
        f"{ordinal_words(d).replace('-', c.pick(' ', '-'))} of {MONTHS[m - 1].lower()} {year_words(y)}",
    )
