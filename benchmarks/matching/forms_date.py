"""Dates of birth as people write them."""

# ruff: noqa: ARG005
# (the small functions of a table share one signature)
from __future__ import annotations

from collections.abc import Callable
from datetime import date

from .context import Ctx
from .model import BOTH, CERTAIN, DOUBTFUL, SEEN_ONLY, ClassSpec, Form, form, out, register_class, tol
from .slips import scan_digits, typo
from .words import DAYS, MONTHS, MONTHS_CY, ROMAN, ordinal, ordinal_cy, ordinal_words, year_words

Written = Callable[[Ctx, int, int, int], str]


def _add(
    name: str, write: Written, *, expect: str = CERTAIN, sets: frozenset[str] = BOTH, frame: str = "dob"
) -> None:
    def build(c: Ctx) -> Form | None:
        y, m, d = c.rng.choice(c.case.dobs)
        text = write(c, y, m, d)
        # a weekday or an article in front says nothing about the date
        lead, _, rest = text.rpartition("~")
        return form(frame, tol(lead), rest, expect=expect) if text else None

    register_class(ClassSpec(f"date/{name}", "date", build, sets))


def mon(m: int) -> str:
    """Three-letter month."""
    return MONTHS[m - 1][:3]


_add("01-iso", lambda c, y, m, d: f"{y}-{m:02d}-{d:02d}")
_add(
    "02-slashes",
    lambda c, y, m, d: c.pick(f"{d:02d}/{m:02d}/{y}", f"{d}/{m}/{y}", f"{d:02d}/{m:02d}/{y % 100:02d}"),
)
_add("03-dots", lambda c, y, m, d: c.pick(f"{d}.{m}.{y % 100:02d}", f"{d:02d}.{m:02d}.{y}"))
_add("04-dashes", lambda c, y, m, d: c.pick(f"{d:02d}-{m:02d}-{y}", f"{d}-{m}-{y % 100:02d}"))
_add(
    "05-spaced", lambda c, y, m, d: c.pick(f"{d} {m} {y}", f"{d:02d} {m:02d} {y}", f"{d:02d} / {m:02d} / {y}")
)
_add("06-cells", lambda c, y, m, d: c.pick("\t", " | ").join((f"{d:02d}", f"{m:02d}", str(y))))
_add("07-long", lambda c, y, m, d: f"{d} {MONTHS[m - 1]} {y}")
_add(
    "08-ordinal",
    lambda c, y, m, d: c.pick(f"{ordinal(d)} {MONTHS[m - 1]} {y}", f"{ordinal(d)} of {MONTHS[m - 1]}, {y}"),
)
_add(
    "09-superscript",
    lambda c, y, m, d: (
        f"{d}{ordinal(d)[-2:].translate(str.maketrans('stndrh', 'ˢᵗⁿᵈʳʰ'))} {MONTHS[m - 1]} {y}"
    ),
)
_add(
    "10-month-first",
    lambda c, y, m, d: c.pick(f"{MONTHS[m - 1]} {d}, {y}", f"{MONTHS[m - 1]} {ordinal(d)} {y}"),
)
_add(
    "11-year-first",
    lambda c, y, m, d: c.pick(f"{y}/{m:02d}/{d:02d}", f"{y} {MONTHS[m - 1]} {d}", f"{y}.{m:02d}.{d:02d}"),
)
_add(
    "12-abbreviated",
    lambda c, y, m, d: c.pick(
        f"{d} {mon(m)} {y % 100:02d}",
        f"{d:02d}-{mon(m)}-{y}",
        f"{d} {mon(m)}. {y}",
        f"{d:02d}-{mon(m).upper()}-{y % 100:02d}",
    ),
)
_add(
    "13-weekday",
    lambda c, y, m, d: f"{DAYS[date(y, m, d).weekday()]}{c.pick(', ', ' ')}~{d} {MONTHS[m - 1]} {y}",
)
_add(
    "14-words",
    lambda c, y, m, d: f"{c.pick('the ', '')}~{ordinal_words(d)} of {MONTHS[m - 1]} {year_words(y)}",
)
_add("15-compact", lambda c, y, m, d: c.pick(f"{d:02d}{m:02d}{y}", f"{y}{m:02d}{d:02d}"))
_add(
    "16-roman",
    lambda c, y, m, d: c.pick(
        f"{d}.{ROMAN[m]}.{y}", f"{d}/{ROMAN[m].upper()}/{y}", f"{d}-{ROMAN[m]}-{y % 100:02d}"
    ),
)
_add(
    "17-welsh",
    lambda c, y, m, d: c.pick(
        f"{d} {MONTHS_CY[m - 1]} {y}",
        f"{d} o {MONTHS_CY[m - 1]} {y}",
        f"{ordinal_cy(d)} {MONTHS_CY[m - 1]}, {y}",
    ),
)
_add("18-month-typo", lambda c, y, m, d: (t := typo(MONTHS[m - 1], c.rng)) and f"{d} {t} {y}")
_add("19-scan", lambda c, y, m, d: scan_digits(f"{d:02d}/{m:02d}/{y}", c.rng))
_add("20-line", lambda c, y, m, d: c.pick(f"{d} {MONTHS[m - 1]}\n{y}", f"{d}\n{MONTHS[m - 1]} {y}"))
_add("21-month-first-figures", lambda c, y, m, d: f"{m:02d}/{d:02d}/{y}" if m != d else "", expect=DOUBTFUL)
_add(
    "22-case",
    lambda c, y, m, d: c.pick(
        f"{d} {MONTHS[m - 1].upper()} {y}",
        f"{d} {MONTHS[m - 1].lower()} {y}",
        f"{ordinal(d).upper()} {MONTHS[m - 1].upper()} {y}",
    ),
)
_add(
    "23-apostrophe-year", lambda c, y, m, d: f"{d} {MONTHS[m - 1]} {c.pick(chr(39), chr(8217))}{y % 100:02d}"
)
_add(
    "30-no-spaces",
    lambda c, y, m, d: c.pick(f"{d}{mon(m)}{y}", f"{d:02d}{MONTHS[m - 1]}{y}"),
    sets=SEEN_ONLY,
)
_add(
    "31-underscores",
    lambda c, y, m, d: c.pick(f"{d:02d}_{m:02d}_{y}", f"{y}_{m:02d}_{d:02d}"),
    sets=SEEN_ONLY,
)
_add(
    "32-day-of-month-of",
    lambda c, y, m, d: f"the {ordinal(d)} day of {MONTHS[m - 1]} {c.pick('in the year ', '')}{y}",
    sets=SEEN_ONLY,
)
_add(
    "33-backslash",
    lambda c, y, m, d: c.pick(f"{d}\\{m}\\{y}", f"{d:02d}:{m:02d}:{y}", f"{d},{m},{y}"),
    sets=SEEN_ONLY,
)
_add(
    "34-mixed-words",
    lambda c, y, m, d: c.pick(
        f"{ordinal_words(d)} {MONTHS[m - 1]} {y}",
        f"{d} {MONTHS[m - 1]} {year_words(y)}",
        f"{MONTHS[m - 1]} the {ordinal_words(d)}, {y}",
    ),
    sets=SEEN_ONLY,
)
_add(
    "35-time-after",
    lambda c, y, m, d: f"{y}-{m:02d}-{d:02d}T{c.pick('00:00:00', '03:15:00Z')}",
    sets=SEEN_ONLY,
)
_add("36-six-figures", lambda c, y, m, d: f"{d:02d}{m:02d}{y % 100:02d}", expect=DOUBTFUL, sets=SEEN_ONLY)
_add("37-sept", lambda c, y, m, d: f"{d} {'Sept' if m == 9 else mon(m) + '.'}, {y}", sets=SEEN_ONLY)
_add("38-spaced-figures", lambda c, y, m, d: " ".join(f"{d:02d}{m:02d}{y}"), sets=SEEN_ONLY)


def _special(name: str, build: Callable[[Ctx], Form | None], sets: frozenset[str] = BOTH) -> None:
    register_class(ClassSpec(f"date/{name}", "date", build, sets))


def _birthday(c: Ctx) -> Form | None:
    _, m, d = c.rng.choice(c.case.dobs)
    shown = c.pick(f"{d} {MONTHS[m - 1]}", f"{ordinal(d)} {mon(m)}", f"{MONTHS[m - 1]} {ordinal(d)}")
    return form(
        "there",
        out(c.pick("for a birthday on ", "and turned a year older on ", "though born on ")),
        shown,
        expect=DOUBTFUL,
    )


def _month_year(c: Ctx) -> Form | None:
    y, m, _ = c.rng.choice(c.case.dobs)
    return form(
        "there",
        out(c.pick("and was born in ", "with a birth registered in ")),
        f"{MONTHS[m - 1]} {y}",
        expect=DOUBTFUL,
    )


def _labelled(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    return form(
        "field",
        tol(c.pick("D.O.B ", "dob:", "DoB - ", "b. ")),
        c.pick(f"{d}/{m}/{y}", f"{d:02d}.{m:02d}.{y % 100:02d}"),
    )


def _label_cells(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    return form(
        "field",
        out("Day: "),
        f"{d}",
        out(c.pick("  Month: ", "\nMonth: ")),
        c.pick(f"{m}", MONTHS[m - 1]),
        out("  Year: "),
        f"{y}",
        expect=DOUBTFUL,
    )


_special("24-birthday", _birthday)
_special("25-born-month-year", _month_year)
_special("26-labelled", _labelled)
_special("39-label-cells", _label_cells, SEEN_ONLY)
