"""Dates of birth as midwives, relatives abroad, databases and Welsh clerks write them."""

# ruff: noqa: ARG005
# (the small functions of a table share one signature)
from __future__ import annotations

from collections.abc import Callable
from datetime import date

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import (
    CERTAIN,
    DOUBTFUL,
    THIRD_ONLY,
    ClassSpec,
    Form,
    form,
    register_class,
    tol,
)
from benchmarks.matching.words import DAYS, MONTHS, MONTHS_CY, ordinal, ordinal_cy, ordinal_words, year_words

from .slips import MONTH_SLIPS

Written = Callable[[Ctx, int, int, int], str]
SOFTENED = (
    "Ionawr",
    "Chwefror",
    "Fawrth",
    "Ebrill",
    "Fai",
    "Fehefin",
    "Orffennaf",
    "Awst",
    "Fedi",
    "Hydref",
    "Dachwedd",
    "Ragfyr",
)
# as "3 marca 1991" is written by relatives abroad
ABROAD = {
    "pl": "{} stycznia,{} lutego,{} marca,{} kwietnia,{} maja,{} czerwca,"
    "{} lipca,{} sierpnia,{} września,{} października,{} listopada,{} grudnia",
    "de": "{}. Januar,{}. Februar,{}. März,{}. April,{}. Mai,{}. Juni,"
    "{}. Juli,{}. August,{}. September,{}. Oktober,{}. November,{}. Dezember",
    "fr": "{} janvier,{} février,{} mars,{} avril,{} mai,{} juin,"
    "{} juillet,{} août,{} septembre,{} octobre,{} novembre,{} décembre",
    "es": "{} de enero de,{} de febrero de,{} de marzo de,{} de abril de,{} de mayo de,"
    "{} de junio de,{} de julio de,{} de agosto de,"
    "{} de septiembre de,{} de octubre de,{} de noviembre de,{} de diciembre de",
}


def _add(name: str, write: Written, *, expect: str = CERTAIN, frame: str = "dob") -> None:
    def build(c: Ctx) -> Form | None:
        y, m, d = c.rng.choice(c.case.dobs)
        text = write(c, y, m, d)
        lead, _, rest = text.rpartition("~")
        body, _, tail = rest.partition("^")
        return form(frame, tol(lead), body, tol(tail), expect=expect) if body else None

    register_class(ClassSpec(f"date/{name}", "date", build, THIRD_ONLY))


def full(m: int) -> str:
    """The month's name."""
    return MONTHS[m - 1]


def short(m: int) -> str:
    """Three letters of it."""
    return MONTHS[m - 1][:3]


_add(
    "s01-welsh-softened",
    lambda c, y, m, d: f"{c.pick(str(d), ordinal_cy(d))} o {SOFTENED[m - 1]}{c.pick(' ', ', ')}{y}",
    frame="dob",
)
_add(
    "s02-welsh-capitals",
    lambda c, y, m, d: c.pick(f"{d} {MONTHS_CY[m - 1].upper()} {y}", f"{d} {MONTHS_CY[m - 1].lower()} {y}"),
)
_add(
    "s03-other-language",
    lambda c, y, m, d: f"{ABROAD[c.pick(*ABROAD)].split(',')[m - 1].format(d)} {y}",
    expect=DOUBTFUL,
)
_add(
    "s04-label-glued",
    lambda c, y, m, d: (
        c.pick("DOB~", "D.O.B.~", "dob~", "Geni:~", "b.~")
        + c.pick(f"{d:02d}{m:02d}{y}", f"{d}/{m}/{y}", f"{d:02d}.{m:02d}.{y % 100:02d}")
    ),
)
_add(
    "s05-month-first-short",
    lambda c, y, m, d: c.pick(
        f"{short(m)}-{d:02d}-{y}",
        f"{short(m)} {d} {y}",
        f"{full(m)} {ordinal(d)} '{y % 100:02d}",
        f"{short(m)}. {d}, {y}",
    ),
)
_add(
    "s06-ordinal-marks",
    lambda c, y, m, d: c.pick(
        f"{ordinal(d)}. {full(m)} {y}",
        f"{d} {ordinal(d)[-2:]} {full(m)} {y}",
        f"{ordinal(d).upper()} {short(m).upper()}{y}",
        f"{d}{ordinal(d)[-2:].upper()} of {short(m)} {y}",
    ),
)
_add(
    "s07-short-weekday",
    lambda c, y, m, d: (
        DAYS[date(y, m, d).weekday()][:3]
        + c.pick(" ~", ". ~", ", ~")
        + c.pick(f"{d} {short(m)} {y}", f"{d}/{m}/{y}", f"{ordinal(d)} {short(m)} {y % 100:02d}")
    ),
)
_add(
    "s08-other-dashes",
    lambda c, y, m, d: c.pick("–", "—", "·", "*", " . ", " - ", "|").join((f"{d:02d}", f"{m:02d}", str(y))),
)
_add(
    "s09-mixed-marks",
    lambda c, y, m, d: c.pick(
        f"{d}/{m}-{y % 100:02d}", f"{d}.{m}/{y}", f"{d:02d}/{m:02d}.{y}", f"{d}-{m}/{y}"
    ),
)
_add(
    "s10-groups-closed",
    lambda c, y, m, d: c.pick(
        f"{d:02d}{m:02d} {y}", f"{d:02d} {m:02d}{y}", f"{y} {m:02d}{d:02d}", f"{y}-{m:02d}{d:02d}"
    ),
)
_add(
    "s11-database",
    lambda c, y, m, d: (
        c.pick(
            f"{y}-{m:02d}-{d:02d} 00:00:00",
            f"{d:02d}/{m:02d}/{y} 00:00",
            f"{y}-{m:02d}-{d:02d}T00:00:00.000+01:00",
        )
        .replace(" 00", "^ 00")
        .replace("T00", "^T00")
    ),
)
_add(
    "s12-vcard-and-message",
    lambda c, y, m, d: c.pick(
        f"BDAY:~{y}{m:02d}{d:02d}",
        f"|~{y}{m:02d}{d:02d}^|F|",
        f'"birthDate":"~{y}-{m:02d}-{d:02d}^"',
        f"<dob>~{d:02d}/{m:02d}/{y}^</dob>",
    ),
)
_add(
    "s13-military",
    lambda c, y, m, d: c.pick(
        f"{d:02d}{short(m).upper()}{y % 100:02d}",
        f"{d:02d}{short(m)}{y % 100:02d}",
        f"{d:02d} {short(m).upper()} {y % 100:02d}",
    ),
)
_add(
    "s14-nhs-style",
    lambda c, y, m, d: c.pick(
        f"{d:02d}-{short(m)}-{y}^ ({2026 - y}y)",
        f"{d:02d}-{short(m).upper()}-{y}^ ({2026 - y} yrs)",
        f"{d:02d} - {short(m)} - {y}",
    ),
)
_add("s15-bars-for-slashes", lambda c, y, m, d: f"{d:02d}|{m:02d}|{y}")
_add(
    "s16-strokes-for-slashes",
    lambda c, y, m, d: c.pick("l", "I", "!").join((f"{d:02d}", f"{m:02d}", str(y))),
    expect=DOUBTFUL,
)
_add("s17-boxes", lambda c, y, m, d: c.pick("|", " | ", "][", " ").join(f"{d:02d}{m:02d}{y}"))
_add(
    "s18-line-inside",
    lambda c, y, m, d: c.pick(
        f"{d:02d}/{m:02d}/\n{y}", f"{d:02d}/\n{m:02d}/{y}", f"{d:02d}.{m:02d}.\n  {y}", f"{d} {short(m)}\n{y}"
    ),
)
_add(
    "s19-month-misspelt",
    lambda c, y, m, d: f"{d} {c.rng.choice(MONTH_SLIPS[m])} {y}" if m in MONTH_SLIPS else "",
)
_add(
    "s20-hyphened-words",
    lambda c, y, m, d: c.pick(
        f"{ordinal_words(d)}-{full(m)}-{y}",
        f"{ordinal_words(d).title()} {full(m)} {y}",
        f"{ordinal_words(d)} {full(m).lower()} {year_words(y)}",
    ),
)
_add(
    "s21-month-as-ordinal",
    lambda c, y, m, d: f"the {ordinal(d)} of the {ordinal(m)}{c.pick(', ', ' ')}{y}",
    expect=DOUBTFUL,
)
_add(
    "s22-short-year-said",
    lambda c, y, m, d: (
        f"{ordinal(d)} {full(m)} {year_words(y).split(' ', 1)[1]}" if 1910 < y < 2000 and y % 100 > 9 else ""
    ),
    expect=DOUBTFUL,
)
_add(
    "s23-year-bracketed",
    lambda c, y, m, d: c.pick(
        f"{d} {full(m)} ({y})",
        f"{ordinal(d)} {full(m)}, in {y}",
        f"{d} {full(m)} of {y}",
        f"{y} ({d} {full(m)})",
    ),
)
_add(
    "s24-unsure",
    lambda c, y, m, d: f"{c.pick('?', 'c. ', '')}~{d}/{m}/{y}^{c.pick('?', ' [tbc]', ' (sic)', '*')}",
)
_add("s25-passport-line", lambda c, y, m, d: f"{y % 100:02d}{m:02d}{d:02d}^4F", expect=DOUBTFUL)
_add("s26-data-parts", lambda c, y, m, d: f'{{"day": {d}, "month": {m}, "year": {y}}}', expect=DOUBTFUL)
_add(
    "s27-question-answer",
    lambda c, y, m, d: f"Q. Birthday? A. {ordinal_words(d)} {full(m)}. Q. Year? A. {y}",
    expect=DOUBTFUL,
)
_add(
    "s28-birthday-figures",
    lambda c, y, m, d: (
        c.pick("birthday is ~", "bday ~", "party for her birthday, ~")
        + c.pick(f"{d}/{m}", f"{d}.{m}", f"{short(m)} {d}")
    ),
    expect=DOUBTFUL,
)
_add(
    "s29-born-short",
    lambda c, y, m, d: (
        c.pick("born ~", "b. ~") + c.pick(f"{m:02d}/{y}", f"{short(m)} {y}", f"{full(m)} '{y % 100:02d}")
    ),
    expect=DOUBTFUL,
)
_add("s30-east-asian", lambda c, y, m, d: f"{y}年{m}月{d}日", expect=DOUBTFUL)
_add(
    "s31-spaced-marks",
    lambda c, y, m, d: c.pick(
        f"{d} / {m} / {y % 100:02d}", f"{d} .{m} .{y}", f"{d:02d} -{m:02d} -{y}", f"{d:02d}/ {m:02d}/ {y}"
    ),
)
_add(
    "s32-file",
    lambda c, y, m, d: (
        c.pick("birth_cert_~", "baby-~", "IMG~")
        + c.pick(f"{d:02d}-{m:02d}-{y}", f"{y}{m:02d}{d:02d}", f"{d}{short(m)}{y}")
        + c.pick("^.pdf", "^_1.jpg", "^.jpeg")
    ),
    frame="file",
)
