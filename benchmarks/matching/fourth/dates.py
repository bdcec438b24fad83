"""Dates of birth as registrars, chats, exports, foreign writers, scanners and Welsh clerks write them."""

# ruff: noqa: ARG005
# (the small functions of a table share one signature)
from __future__ import annotations

from collections.abc import Callable

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import (
    CERTAIN,
    DOUBTFUL,
    FOURTH_ONLY,
    HUMAN,
    ClassSpec,
    Form,
    form,
    out,
    register_class,
    tol,
)
from benchmarks.matching.words import MONTHS, number_words, ordinal, ordinal_words

from .common import fourth
from .slips import MONTH_NOISE

Written = Callable[[Ctx, int, int, int], str]
WELSH_SHORT = ("Ion", "Chwef", "Maw", "Ebr", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag")
WELSH_AFTER_O = (
    "Ionawr", "Chwefror", "Fawrth", "Ebrill", "Fai", "Fehefin",
    "Orffennaf", "Awst", "Fedi", "Hydref", "Dachwedd", "Ragfyr",
)  # fmt: skip
WELSH_DAYS = {1: "cyntaf", 2: "ail", 3: "trydydd", 4: "pedwerydd", 5: "pumed", 6: "chweched", 10: "degfed",
              12: "deuddegfed", 15: "pymthegfed", 20: "ugeinfed"}  # fmt: skip
ABROAD = {
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
}


def _add(name: str, write: Written, *, expect: str = CERTAIN, frame: str = "dob") -> None:
    """Define a class; ``~`` ends what stands before the date, ``^`` begins what stands after it."""

    def build(c: Ctx) -> Form | None:
        y, m, d = c.rng.choice(c.case.dobs)
        text = write(c, y, m, d)
        lead, _, rest = text.rpartition("~")
        body, _, tail = rest.partition("^")
        return form(frame, tol(lead), body, tol(tail), expect=expect) if body else None

    register_class(ClassSpec(f"date/{name}", "date", build, FOURTH_ONLY))


def full(m: int) -> str:
    """The month's name."""
    return MONTHS[m - 1]


def short(m: int) -> str:
    """Three letters of it."""
    return MONTHS[m - 1][:3]


def figures(d: int, m: int, y: int) -> str:
    """The usual figures."""
    return f"{d:02d}/{m:02d}/{y}"


def wrong_ordinal(d: int) -> str:
    """An ordinal as a foreign writer ends it: 2th."""
    ends = {1: ("st", "th"), 2: ("nd", "th"), 3: ("rd", "th")}
    right = ordinal(d)
    end = ends.get(d % 10, ("th", "st"))[1] if d not in (11, 12, 13) else "st"
    return f"{d}{end}" if right != f"{d}{end}" else f"{d}nd"


def long_year(y: int) -> str:
    """A year as a registrar writes it out."""
    thousands, rest = divmod(y, 1000)
    hundreds, last = divmod(rest, 100)
    words = [f"{number_words(thousands)} thousand"]
    words += [f"{number_words(hundreds)} hundred"] if hundreds else []
    words += [f"and {number_words(last)}"] if last else []
    return " ".join(words)


_add("q01-registrar", lambda c, y, m, d: f"{ordinal_words(d).capitalize()} {full(m)} {y}")
_add("q02-registrar-in-full", lambda c, y, m, d: f"{ordinal_words(d)} {full(m)} {long_year(y)}")
_add(
    "q03-day-of-month-in-the-year",
    lambda c, y, m, d: f"{ordinal(d)} day of {full(m)}{c.pick(', in the year ', ' in the year ', ' ')}{y}",
)
_add("q04-after-the-age", lambda c, y, m, d: f"{2025 - y} (~{c.pick(figures(d, m, y), f'{d}.{m}.{y}')}^)")
_add(
    "q05-glued-to-sex",
    lambda c, y, m, d: (
        f"{c.pick('DOB', '')}~{c.pick(figures(d, m, y), f'{y}-{m:02d}-{d:02d}')}"
        f"^{c.pick('F', 'M', '/F', '(M)')}"
    ),
)
_add(
    "q06-small-in-chat",
    lambda c, y, m, d: (
        f"{ordinal(d)} {c.pick('of ', '')}{c.pick(full(m), short(m)).lower()} "
        f"{c.pick(str(y), f'{y % 100:02d}')}"
    ),
    frame="quote",
)
_add(
    "q07-slashed-month-name",
    lambda c, y, m, d: c.pick("/", ".", ",", " / ").join(
        (f"{d:02d}", c.pick(short(m), short(m).upper(), full(m)), str(y))
    ),
)
_add("q08-wrong-ordinal", lambda c, y, m, d: f"{wrong_ordinal(d)} {c.pick('of ', '')}{full(m)} {y}")
_add(
    "q09-month-the-day",
    lambda c, y, m, d: f"{full(m)} the {c.pick(ordinal(d), ordinal_words(d))}{c.pick(', ', ' ')}{y}",
)
_add(
    "q10-figure-misread",
    lambda c, y, m, d: figures(d, m, y).replace("2", "Z", 1) if d in (2, 12, 20, 21, 22) else "",
)
_add("q11-slash-as-figure", lambda c, y, m, d: f"{d:02d}{c.pick('1', '7')}{m:02d}/{y}", expect=DOUBTFUL)
_add(
    "q12-stray-space",
    lambda c, y, m, d: c.pick(
        f"{d:02d}/{str(f'{m:02d}')[0]} {str(f'{m:02d}')[1]}/{y}",
        f"{d:02d}/{m:02d}/{str(y)[:2]} {str(y)[2:]}",
        f"{str(f'{d:02d}')[0]} {str(f'{d:02d}')[1]}/{m:02d}/{y}",
    ),
)
_add(
    "q13-marks-twice",
    lambda c, y, m, d: c.pick("//", "--", "..", "/ /", "./").join((f"{d:02d}", f"{m:02d}", str(y))),
)
_add(
    "q14-commas-and-colons",
    lambda c, y, m, d: c.pick(",", ":", ";", ", ").join((f"{d:02d}", f"{m:02d}", str(y))),
)
_add(
    "q15-label-after",
    lambda c, y, m, d: (
        f"{c.pick(figures(d, m, y), f'{d}-{m}-{y}')}^{c.pick(' DOB', ' (dob)', 'DOB', ' = date of birth')}"
    ),
)
_add(
    "q16-welsh-short-month",
    lambda c, y, m, d: f"{d}{c.pick(' ', '-')}{WELSH_SHORT[m - 1]}{c.pick(' ', '-')}{y}".replace("- ", "-"),
)
_add(
    "q17-welsh-day-in-words",
    lambda c, y, m, d: (
        f"{c.pick('yr ', 'ar y ')}~{WELSH_DAYS[d]} o {WELSH_AFTER_O[m - 1]} {y}" if d in WELSH_DAYS else ""
    ),
    expect=DOUBTFUL,
    frame="dob",
)
_add(
    "q18-other-languages",
    lambda c, y, m, d: f"{d} {ABROAD[c.pick(*ABROAD)].split()[m - 1]} {y}",
    expect=DOUBTFUL,
)
_add("q19-month-then-day-later", lambda c, y, m, d: f"{full(m)} {y}, on the {ordinal(d)}")
_add(
    "q20-query-literal",
    lambda c, y, m, d: c.pick(
        f"DATE '~{y}-{m:02d}-{d:02d}^'",
        f"#~{figures(d, m, y)}^#",
        f"TO_DATE('~{d:02d}-{short(m).upper()}-{y}^')",
        f"dob==~{y}-{m:02d}-{d:02d}^;",
    ),
)
_add("q21-as-numbers", lambda c, y, m, d: f"date(~{y}, {m}, {d}^)", expect=DOUBTFUL)
_add(
    "q22-year-hidden",
    lambda c, y, m, d: f"{d:02d}/{m:02d}/{c.pick('**', 'xx', str(y)[:2] + '**')}",
    expect=DOUBTFUL,
)
_add("q23-day-hidden", lambda c, y, m, d: f"**/{m:02d}/{y}", expect=DOUBTFUL)
_add(
    "q24-birthday-to-come",
    lambda c, y, m, d: (
        f"{c.pick('turns ', 'will be ')}{2026 - y} on ~{c.pick(f'{d} {full(m)}', f'{full(m)} {ordinal(d)}')}"
    ),
    expect=DOUBTFUL,
)
_add(
    "q25-spoken-figures",
    lambda c, y, m, d: (
        f"{ordinal_words(d)} of the {ordinal_words(m)} {number_words(y % 100)}" if y % 100 > 20 else ""
    ),
    expect=DOUBTFUL,
)
_add(
    "q26-with-clock",
    lambda c, y, m, d: f"{figures(d, m, y)}^{c.pick(' at 04:12', ' 0412 hrs', ', 4.12am', ' (04.12)')}",
)
_add("q27-day-count", lambda c, y, m, d: f"{y}-{(m - 1) * 30 + d:03d}", expect=HUMAN)
_add("q28-month-noise", lambda c, y, m, d: f"{d} {MONTH_NOISE[m]} {y}")
_add(
    "q29-year-run-on",
    lambda c, y, m, d: c.pick(f"{d} {full(m)}{y}", f"{d}{full(m)} {y}", f"{ordinal(d)}{short(m)} {y}"),
)
_add(
    "q30-leading-zeros-lost",
    lambda c, y, m, d: (
        c.pick(f"{d} {m:02d} {y}", f"{d}-{m:02d}-{y % 100:02d}", f"{d:02d} {m} {y}") if d < 10 else ""
    ),
)
_add(
    "q31-on-or-about",
    lambda c, y, m, d: (
        c.pick("on or about ~", "circa ~", "thought to be ~", "EDD was ~")
        + c.pick(f"{d} {full(m)} {y}", figures(d, m, y))
    ),
)
_add("q32-us-export", lambda c, y, m, d: f"{m}/{d}/{y}^ 12:00:00 AM" if d > 12 else "", expect=DOUBTFUL)


@fourth("date/q40-two-birth-dates", "date")
def _two(c: Ctx) -> Form | None:
    one, two = c.case.dobs
    texts = [figures(d, m, y) for y, m, d in (one, two)]
    return form("dob", texts[0], tol(c.pick(" and ", " & ", "; ", ", ", " / ")), texts[1])


@fourth("date/q41-among-others", "date")
def _others(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    other = f"{c.rng.randrange(10, 28)}/{c.rng.randrange(1, 9):02d}/{2024}"
    return form("block", out("Child A  "), figures(d, m, y), out(f"\nChild B  {other}"))


@fourth("date/q42-parts-under-heads", "date")
def _heads(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    return form("block", tol("Date of birth\nDD  MM  YYYY\n"), f"{d:02d}  {m:02d}  {y}")


@fourth("date/q43-year-in-next-sentence", "date")
def _next(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    return form("dob", f"{d} {full(m)}", tol(". The year was "), str(y), expect=DOUBTFUL)


@fourth("date/q44-in-brackets-after-name", "date")
def _name(c: Ctx) -> Form | None:
    p = c.case.people[0]
    y, m, d = p.born
    made = c.pick(figures(d, m, y), f"{d:02d}.{m:02d}.{y % 100:02d}", f"{d} {short(m)} {y}")
    return form("person", p.short, tol(c.pick(" (", " (dob ", ", b. ", " [DOB: ")), made, tol(""))
