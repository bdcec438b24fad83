"""Birth dates with slips, in other languages, in parts, in file names."""

from __future__ import annotations

from datetime import date

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol
from benchmarks.matching.words import DAYS, MONTHS, UNITS, ordinal, ordinal_cy, ordinal_words, year_words

from .calendars import ABROAD, CY_MUTATED, abroad
from .dates import dated, mon
from .slips import MISSPELT_MONTHS


@dated("r17-stray-gaps")
def _gaps(c: Ctx, y: int, m: int, d: int) -> Form:
    dd, mm, yy = f"{d:02d}", f"{m:02d}", str(y)
    return form(
        "field",
        c.pick(
            f"{dd}/ {mm}/ {yy}",
            f"{dd} /{mm} /{yy}",
            f"{dd}/{mm[0]} {mm[1]}/{yy}",
            f"{dd}/{mm}/{yy[:2]} {yy[2:]}",
            f"{dd[0]} {dd[1]}/{mm}/{yy}",
        ),
    )


@dated("r18-welsh-mutated")
def _welsh(c: Ctx, y: int, m: int, d: int) -> Form:
    return form("welsh", f"{c.pick(str(d), ordinal_cy(d))} o {CY_MUTATED[m - 1]} {y}")


@dated("r19-other-language")
def _abroad(c: Ctx, y: int, m: int, d: int) -> Form:
    lang = c.pick(*ABROAD)
    month = abroad(lang, m)
    made = {"de": f"{d}. {month} {y}", "es": f"{d} de {month} de {y}", "pt": f"{d} de {month} de {y}"}.get(
        lang, f"{d} {month} {y}"
    )
    return form("dob", made)


@dated("r20-month-and-year-born")
def _born(c: Ctx, y: int, m: int, _d: int) -> Form:
    return form(
        "person",
        out(c.pick("the child born in ", "her son (b. ", "the girl, born ")),
        c.pick(f"{mon(m)} {y}", f"{m:02d}/{y}", f"{MONTHS[m - 1]} {y % 100:02d}"),
        expect=DOUBTFUL,
    )


@dated("r21-birthday")
def _birthday(c: Ctx, _y: int, m: int, d: int) -> Form:
    made = c.pick(
        f"{ordinal(d)} of {MONTHS[m - 1]}", f"{MONTHS[m - 1]} {ordinal(d)}", f"{d}/{m}", f"{d} {mon(m)}"
    )
    return form(
        "life", out(c.pick("a birthday on ", "the party for the birthday, ", "bday ")), made, expect=DOUBTFUL
    )


@dated("r22-labelled-parts")
def _parts(c: Ctx, y: int, m: int, d: int) -> Form:
    gap = c.pick(" ", "\n", " / ", "; ")
    month = c.pick(f"{m:02d}", MONTHS[m - 1])
    return form("field", tol("Day: "), f"{d:02d}", tol(f"{gap}Month: "), month, tol(f"{gap}Year: "), str(y))


@dated("r23-line-broken")
def _lines(c: Ctx, y: int, m: int, d: int) -> Form:
    name = MONTHS[m - 1]
    cut = f"{d} {name[:-2]}-\n{name[-2:]} {y}" if len(name) > 6 else f"{d}\n{name}\n{y}"
    spaced = c.pick(f"{ordinal(d)}\n{name} {y}", f"{d} {name}\n{y}")
    marked = c.pick(f"{d:02d}/{m:02d}/\n{y}", f"{d:02d}-{m:02d}-\n   {y}")
    return form("block", c.pick(spaced, marked, cut))


@dated("r24-ordinal-slips")
def _ordinal_slips(c: Ctx, y: int, m: int, d: int) -> Form:
    end = ordinal(d)[-2:]
    wrong = c.pick("th", "st", "nd")
    return form(
        "dob",
        c.pick(
            f"{d} {end} {MONTHS[m - 1]} {y}",
            f"{d}{wrong} {MONTHS[m - 1]} {y}",
            f"{d}{end.upper()} {MONTHS[m - 1].upper()} {y}",
            f"{d}{end}{MONTHS[m - 1]} {y}",
            f"{d}'{end} {MONTHS[m - 1]} {y}",
        ),
    )


@dated("r25-short-weekday")
def _weekday(c: Ctx, y: int, m: int, d: int) -> Form:
    day = DAYS[date(y, m, d).weekday()][:3]
    return form(
        "dob",
        tol(c.pick(f"{day} ", f"{day}. ", f"{day.upper()} ")),
        c.pick(f"{d}/{m}/{y % 100:02d}", f"{d:02d} {mon(m).upper()} {y}", f"{d} {mon(m)}. {y % 100:02d}"),
    )


@dated("r26-misspelt-month")
def _misspelt(c: Ctx, y: int, m: int, d: int) -> Form:
    month = c.rng.choice(MISSPELT_MONTHS.get(m, (MONTHS[m - 1].lower(),)))
    return form("dob", f"{c.pick(str(d), ordinal(d))} {month} {y}")


@dated("r27-month-first-words")
def _month_first(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "call",
        f"{MONTHS[m - 1]} the {c.pick(ordinal(d), ordinal_words(d))}",
        out(c.pick(", ", " ")),
        c.pick(str(y), year_words(y)),
    )


@dated("r28-in-file-name")
def _file(c: Ctx, y: int, m: int, d: int) -> Form:
    made = c.pick(f"{d:02d}-{m:02d}-{y}", f"{y}{m:02d}{d:02d}", f"{d:02d}{m:02d}{y}", f"{d:02d}.{m:02d}.{y}")
    return form(
        "file",
        tol(c.pick("DOB_", "dob-", "Birth_cert_")),
        made,
        tol(c.pick(".pdf", "_scan.jpg", " copy.docx")),
    )


@dated("r29-interrupted")
def _interrupted(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "call",
        ordinal(d),
        out(c.pick(" of, er, ", " - um - ", " of let me see ")),
        MONTHS[m - 1],
        out(c.pick(", ", " erm ")),
        str(y),
    )


@dated("r30-dotted-month")
def _dotted(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "dob",
        c.pick(
            f"{d}.{mon(m)}.{y}",
            f"{d}/{mon(m)}/{y % 100:02d}",
            f"{d:02d}.{MONTHS[m - 1].upper()}.{y}",
            f"{d}.{mon(m).lower()}.{y % 100:02d}",
        ),
    )


@dated("r31-digits-said")
def _digits(_c: Ctx, y: int, m: int, d: int) -> Form:
    said = " ".join("oh" if x == "0" else UNITS[int(x)] for x in f"{d:02d}")
    month = " ".join("oh" if x == "0" else UNITS[int(x)] for x in f"{m:02d}")
    return form("call", f"{said}, {month}, {year_words(y)}", expect=DOUBTFUL)


@dated("r32-two-dates")
def _with_age(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "field", f"{d}/{m}/{y}", tol(c.pick(f" ({2026 - y} yrs)", f"; age {2026 - y}", f" aged {2026 - y}"))
    )
