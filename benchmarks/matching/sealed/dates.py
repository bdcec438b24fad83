"""Birth dates on maternity notes, forms, statements, web pages and phones, in Welsh and other languages."""

from __future__ import annotations

from datetime import date
from random import Random

from benchmarks.matching.choices import birth_dates
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, HUMAN, Form, form, out, tol
from benchmarks.matching.words import DAYS, MONTHS, MONTHS_CY, ROMAN, UNITS, number_words, ordinal, year_words

from .common import sealed, stand, whole

dated = birth_dates(sealed)
_ABROAD = {
    "lt": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "de": "Jänner Feber März April Mai Juni Juli August September Oktober November Dezember",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
}


def slashed(c: Ctx) -> Form | None:
    """Day, month and year in figures."""
    y, m, d = c.rng.choice(c.case.dobs)
    return whole(f"{d:02d}/{m:02d}/{y}")


def named(c: Ctx) -> Form | None:
    """Day, name of the month and year."""
    y, m, d = c.rng.choice(c.case.dobs)
    return whole(f"{d} {MONTHS[m - 1]} {y}")


def mon(m: int) -> str:
    """Three letters of the month."""
    return MONTHS[m - 1][:3]


# --- everyday -------------------------------------------------------------------------------
stand(
    "date/v01-age-behind",
    "dob",
    slashed,
    after=(" (age as stated)", " [adult]", " / teenager", " - now grown up"),
)
stand(
    "date/v02-time-of-birth",
    "field",
    slashed,
    ("NVD, live, ", "Date/Time of birth: "),
    (" 0412hrs", " @ 16.20", " 23:58, 3.1kg"),
)
stand(
    "date/v03-both-twins",
    "life",
    named,
    ("the twins, both born ", "a photo dated the day of birth, "),
    (", minutes apart", ""),
)
stand("date/v04-living-dates", "field", slashed, after=(" - present", " to date", " -->"))
stand(
    "date/v05-year-group-bracket", "field", named, ("Year 4 (born ", "Reception ("), (")", ", summer-born)")
)
stand(
    "date/v06-identity-questions",
    "call",
    named,
    ("date of birth please? ", "and you were born? "),
    (", thank you", ". Lovely, bearing with me"),
)
stand(
    "date/v07-passport-copy",
    "field",
    named,
    ("Place/date of birth: Leeds, ", "Sex F  Birth "),
    ("  Expiry n/a", ""),
)
stand(
    "date/v08-prescription",
    "field",
    lambda c: whole((f := slashed(c)) and f.text.replace("/", c.pick("-", "."))),
    ("D.O.B. ", "Dob "),
    ("  Allergies: NKDA", "  Wt: not recorded"),
)


# --- orders and marks -----------------------------------------------------------------------
@dated("v10-comma-after-month")
def _comma(c: Ctx, y: int, m: int, d: int) -> Form:
    return form("dob", f"{c.pick(ordinal(d), str(d))} {MONTHS[m - 1]}{c.pick(', ', ' , ', ' - ')}{y}")


@dated("v11-year-of-birth-apart")
def _apart(c: Ctx, y: int, m: int, d: int) -> Form:
    """Day and month with born are asked (taxonomy, DOB); a year behind other words is no part of a date."""
    mid = c.pick(", year of birth ", " and the year is ", "; year: ")
    return form("field", out("Born on "), f"{d} {MONTHS[m - 1]}", out(mid), str(y), expect=DOUBTFUL)


@dated("v12-in-the-year-first")
def _first(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "life",
        out("being born in "),
        str(y),
        out(c.pick(", on the ", ", on ", " - the ")),
        f"{ordinal(d)} of {MONTHS[m - 1]}",
    )


@dated("v13-name-between-strokes")
def _strokes(c: Ctx, y: int, m: int, d: int) -> Form:
    mark = c.pick("/", ".", " / ", "_")
    return form("dob", f"{d}{mark}{c.pick(MONTHS[m - 1], mon(m), mon(m).upper())}{mark}{y}")


@dated("v14-net-header-date")
def _header(_c: Ctx, y: int, m: int, d: int) -> Form:
    day = DAYS[date(y, m, d).weekday()][:3]
    return form("field", tol(f"{day}, "), f"{d:02d} {mon(m)} {y}", tol(" 00:00:00 GMT"))


@dated("v15-raised-by-tag")
def _raised(c: Ctx, y: int, m: int, d: int) -> Form:
    n = ordinal(d)
    return form(
        "block", f"{n[:-2]}<sup>{n[-2:]}</sup> {MONTHS[m - 1]} {y}", out(c.pick("<br>", " &mdash; ok", ""))
    )


@dated("v16-corrected")
def _corrected(c: Ctx, y: int, m: int, d: int) -> Form:
    """Only the right date is the item's: the same day of another year is no hit (taxonomy, DOB)."""
    left, right = c.rng.choice(
        (("not 1958 - ", ""), ("(was entered as 1950) ", ""), ("amended: ", " [by reg. clerk]"))
    )
    return form("dob", out(left), f"{d:02d}/{m:02d}/{y}", out(right))


@dated("v17-short-year-after-short-month")
def _short(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "field", tol("DOB "), f"{d} {mon(m)}{c.pick('.', '')} {c.pick(chr(39), chr(8217))}{y % 100:02d}"
    )


@dated("v18-roman-short-year")
def _roman(c: Ctx, y: int, m: int, d: int) -> Form:
    """Roman months and short years are both varieties of the taxonomy (DOB), and the label stands before."""
    mark = c.pick(".", "/", "-")
    return form("field", tol("d.o.b. "), f"{d}{mark}{ROMAN[m]}{mark}{y % 100:02d}")


@dated("v19-query-part")
def _query(c: Ctx, y: int, m: int, d: int) -> Form:
    made = c.pick(f"{y}-{m:02d}-{d:02d}", f"{d:02d}%2F{m:02d}%2F{y}", f"{d:02d}/{m:02d}/{y}")
    return form("file", tol("https://book.example/new?dob="), made, tol(c.pick("&step=2", "")))


@dated("v20-form-value")
def _value(c: Ctx, y: int, m: int, d: int) -> Form:
    left = c.pick('<input type="date" value="', '<time datetime="', "<td data-sort='")
    return form("block", out(left), f"{y}-{m:02d}-{d:02d}", out("'>" if left.endswith("'") else '">'))


@dated("v21-pattern-told")
def _pattern(c: Ctx, y: int, m: int, d: int) -> Form:
    label, made = c.rng.choice(
        (
            ("(yyyymmdd) ", f"{y}{m:02d}{d:02d}"),
            ("CCYY-MM-DD: ", f"{y}-{m:02d}-{d:02d}"),
            ("DD MMM YYYY ", f"{d:02d} {mon(m).upper()} {y}"),
            ("dd.mm.yyyy - ", f"{d:02d}.{m:02d}.{y}"),
        )
    )
    return form("field", tol(label), made)


@dated("v22-record-row")
def _row(c: Ctx, y: int, m: int, d: int) -> Form:
    sep = c.pick(",", "\t", "|", ";")
    return form(
        "block",
        out(f"0091{sep}F{sep}"),
        c.pick(f"{d:02d}/{m:02d}/{y}", f"{d:02d}-{mon(m)}-{y}"),
        out(f"{sep}White British{sep}N"),
    )


@dated("v23-day-and-month-in-brackets")
def _brackets(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "dob",
        c.pick(f"({d:02d}) ({m:02d}) ({y})", f"[{d}] {MONTHS[m - 1]} [{y}]", f"{d}({MONTHS[m - 1]}){y}"),
    )


@dated("v24-born-short-and-closed")
def _closed(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "quote",
        out("b-day "),
        c.pick(
            f"{d}{mon(m).lower()}{y}",
            f"{d}.{mon(m).lower()}.{y % 100:02d}",
            f"{d}{MONTHS[m - 1].lower()} {y}",
        ),
    )


@dated("v25-spreadsheet-short")
def _sheet(c: Ctx, y: int, m: int, d: int) -> Form:
    return form("field", tol(c.pick("DOB ", "d.o.b. ", "Birth date: ")), f"{d:02d}-{mon(m)}-{y % 100:02d}")


@dated("v26-short-year-bare")
def _bare(c: Ctx, y: int, m: int, d: int) -> Form:
    made = f"{c.pick(str(d), ordinal(d))} {c.pick(MONTHS[m - 1], mon(m))} {y % 100:02d}"
    return form("field", tol(c.pick("DOB ", "D.O.B: ", "dob - ")), made)


# --- slips ----------------------------------------------------------------------------------
def misread(month: str, rng: Random) -> str:
    """A month as a scanner misreads it: rn for m, 1 for l, 0 for O, vv for v; '' if it cannot."""
    options = [
        month.replace(a, b, 1)
        for a, b in (("m", "rn"), ("M", "rn"), ("l", "1"), ("O", "0"), ("v", "y"), ("b", "h"), ("ly", "1y"))
    ]
    found = [o for o in options if o != month]
    return rng.choice(found) if found else ""


@dated("v30-month-misread")
def _misread(c: Ctx, y: int, m: int, d: int) -> Form | None:
    made = misread(MONTHS[m - 1], c.rng)
    return form("dob", f"{d} {made} {y}") if made else None


@dated("v31-month-first-misspelt")
def _misspelt(c: Ctx, y: int, m: int, d: int) -> Form | None:
    name = MONTHS[m - 1]
    if len(name) < 5:
        return None
    i = c.rng.randrange(1, len(name) - 2)
    return (
        form("dob", f"{name[:i]}{name[i + 1]}{name[i]}{name[i + 2 :]} {ordinal(d)} {y}")
        if name[i] != name[i + 1]
        else None
    )


@dated("v32-year-letter-o")
def _letter(_c: Ctx, y: int, m: int, d: int) -> Form | None:
    made = str(y).replace("0", "o")
    return form("quote", f"{d} {MONTHS[m - 1]} {made}") if made != str(y) else None


@dated("v33-ordinal-gap")
def _gap(c: Ctx, y: int, m: int, d: int) -> Form:
    n = ordinal(d)
    return form("dob", f"{n[:-2]}{c.pick(' ', '-', '.')}{n[-2:]} {MONTHS[m - 1]} {y}")


# --- aloud and in other languages -----------------------------------------------------------
@dated("v40-figure-ordinal-month")
def _ordinal(c: Ctx, y: int, m: int, d: int) -> Form:
    return form("call", f"the {ordinal(d)} of the {ordinal(m)} {c.pick(str(y), year_words(y))}")


@dated("v41-noughts-said")
def _said(_c: Ctx, y: int, m: int, d: int) -> Form:
    def two(n: int) -> str:
        return f"oh {UNITS[n]}" if n < 10 else number_words(n, " ")

    return form("call", f"{two(d)}, {two(m)}, {year_words(y)}", expect=DOUBTFUL)


@dated("v42-welsh-month-first")
def _welsh(c: Ctx, y: int, m: int, d: int) -> Form:
    name = MONTHS_CY[m - 1]
    return form(
        "welsh",
        c.pick(f"{name} {d}, {y}", f"{name} y {d}, {y}", f"{name} {d} {y}"),
        tol(c.pick("", " (geni)")),
    )


@dated("v43-two-month-names")
def _names(c: Ctx, y: int, m: int, d: int) -> Form:
    return form("welsh", f"{d} {MONTHS[m - 1]}{c.pick('/', ' / ', ' - ')}{MONTHS_CY[m - 1]} {y}")


@dated("v44-welsh-parts-labelled")
def _labelled(c: Ctx, y: int, m: int, d: int) -> Form:
    """Words between the parts, and none of the varieties of the taxonomy (DOB): asked."""
    gap = c.pick("  ", "; ", "\n")
    pieces = (tol("Diwrnod "), str(d), tol(f"{gap}Mis "), str(m), tol(f"{gap}Blwyddyn "), str(y))
    return form("field", *pieces, expect=DOUBTFUL)


@dated("v45-polish-born")
def _polish(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "field", tol(c.pick("ur. ", "data ur.: ")), f"{d:02d}.{m:02d}.{y}", tol(c.pick(" r.", " roku", ""))
    )


@dated("v46-further-languages")
def _further(c: Ctx, y: int, m: int, d: int) -> Form:
    """Month names that the design does not list: asking is enough."""
    language = c.pick(*_ABROAD)
    month = _ABROAD[language].split(" ")[m - 1]
    return form(
        "dob",
        f"{y} m. {month} {d} d." if language == "lt" else f"{d}{'.' if language == 'cs' else ''} {month} {y}",
        expect=DOUBTFUL,
    )


@dated("v47-month-and-age")
def _age(c: Ctx, y: int, m: int, _d: int) -> Form:
    """Month and year with born is asked (taxonomy, DOB)."""
    return form(
        "life",
        out("a baby born in "),
        f"{c.pick(MONTHS[m - 1], mon(m))} {c.pick('of ', '')}{y}",
        expect=DOUBTFUL,
    )


@dated("v48-birthday-every")
def _every(c: Ctx, _y: int, m: int, d: int) -> Form:
    return form(
        "life",
        out("a cake each year on the birthday, "),
        f"{c.pick(ordinal(d) + ' ', str(d) + ' ')}{MONTHS[m - 1]}",
        expect=DOUBTFUL,
    )


@dated("v49-only-described")
def _described(c: Ctx, _y: int, _m: int, _d: int) -> Form:
    return form(
        "life",
        c.pick("the last day of the lambing", "the year the pier burned", "a Pisces through and through"),
        expect=HUMAN,
    )
