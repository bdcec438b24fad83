"""Numbers and streets as tenants, clerks, relatives, keyboards and dictation software write them."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, Form, form, tol
from benchmarks.matching.words import UNITS, number_words

from .common import figures, place_tail, plain_number, short_type, sure, third, typed
from .slips import TYPE_SCANS, TYPE_SLIPS, by_ear, distance, of, scan_other

AREA = "address"


@third("address/s01-spoken-comma", AREA)
def _comma(c: Ctx) -> Form | None:
    a = c.address()
    return form("quote", a.number, tol(" comma "), a.street.lower(), tol(" comma "), a.town.name.lower())


@third("address/s02-spoken-hundred", AREA)
def _hundred(c: Ctx) -> Form | None:
    a = c.address(lambda x: plain_number(x) and figures(x) > 120 and figures(x) % 100 > 19)
    if not a:
        return None
    head, rest = divmod(figures(a), 100)
    return form("quote", f"{UNITS[head]} {number_words(rest, c.pick(' ', '-'))} {a.street.lower()}")


@third("address/s03-figure-and-word", AREA)
def _statement(c: Ctx) -> Form | None:
    a = c.address(plain_number)
    return a and form("address", f"{a.number} ({number_words(figures(a))}) {a.street}")


@third("address/s04-rhif", AREA)
def _rhif(c: Ctx) -> Form | None:
    a = c.address()
    return form("welsh", tol(c.pick("rhif ", "Rhif ", "rif ")), a.number, c.pick(" ", ", "), a.street)


@third("address/s05-welsh-sentence", AREA)
def _welsh(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.town.welsh)
    return a and form("welsh", f"{a.line}, {c.pick(a.town.name, a.town.also)}, {a.postcode}")


@third("address/s06-prefix-translated", AREA)
def _translated(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.prefix)
    other = {"Heol": "Road", "Ffordd": "Road", "Stryd": "Street", "Lôn": "Lane", "Clos": "Close"}
    if not a or a.stype not in other:
        return None
    return form("address", f"{a.number} {a.core} {other[a.stype]}", expect=DOUBTFUL)


@third("address/s07-no-type-but-postcode", AREA)
def _no_type(c: Ctx) -> Form | None:
    a = c.address()
    return form("field", f"{a.number} {a.core}, {a.town.name} {a.postcode}")


@third("address/s08-no-number-but-postcode", AREA)
def _no_number(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.street_alone != "open" and not x.street_shared)
    return a and form("address", f"{a.street}, {a.town.name}, {a.postcode}")


@third("address/s09-flat-short", AREA)
def _flat(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.flat)
    word = c.pick("Flt ", "Fl. ", "Flat no. ", "Flat #", "flat no ", "F", "FLAT-")
    return a and form("address", f"{word}{a.flat}, {c.pick(a.line, f'{a.number} {short_type(c, a)}')}")


@third("address/s10-scottish-flat", AREA)
def _scottish(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.flat and typed(x))
    return a and form("address", f"{a.number}{c.pick('/', ' - ', ' (')}{a.flat}", tol(""), f" {a.street}")


@third("address/s11-part-of-building", AREA)
def _part(c: Ctx) -> Form | None:
    a = c.address()
    part = c.pick("rear of ", "the annexe, ", "basement at ", "Room 3, ", "1F1, ", "upstairs @ ", "o/s ")
    return form("address", tol(part), a.line)


@third("address/s12-marker", AREA)
def _marker(c: Ctx) -> Form | None:
    a = c.address()
    mark = c.pick("hse no ", "h/no ", "No:", "num ", "house ", "nbr. ", "door no. ", "Property ")
    return form("address", tol(mark), a.number, c.pick(*" ,"), f"{c.pick('', ' ')}{a.street}")


@third("address/s13-number-last", AREA)
def _last(c: Ctx) -> Form | None:
    a = c.address()
    joint = c.pick(", ", " - ", ": ", " – ", "; ", "/", " #")
    return form("address", a.street, tol(joint), a.number)


@third("address/s14-relative-abroad", AREA)
def _abroad(c: Ctx) -> Form | None:
    a = c.address()
    mark = c.pick(" nr ", " Nr. ", " n° ", " nr. ", " numer ", ", bl. ")
    return form(
        "address", tol("" if a.prefix else c.pick("", "ul. ", "str. ", "")), a.street, tol(mark), a.number
    )


@third("address/s15-code-town-street", AREA)
def _outside_in(c: Ctx) -> Form | None:
    a = c.address()
    sep = c.pick(", ", " ", " - ")
    return form("field", f"{a.postcode}{sep}{a.town.name}{sep}{a.street} {a.number}")


@third("address/s16-phone-keyboard", AREA)
def _keyboard(c: Ctx) -> Form | None:
    a = c.address()
    return form("quote", f"{a.number} {short_type(c, a)}{c.pick(' ', ', ')}{a.town.name}".lower())


@third("address/s17-small-type", AREA)
def _small(c: Ctx) -> Form | None:
    a = c.address(typed)
    if not a:
        return None
    made = c.pick(f"{a.core} {a.stype.lower()}", f"{a.core.lower()} {a.stype}", f"{a.core.upper()} {a.stype}")
    return form("address", f"{a.number} {made}")


@third("address/s18-stammer", AREA)
def _stammer(c: Ctx) -> Form | None:
    a = c.address(typed)
    if not a:
        return None
    if c.rng.random() < 0.5:
        return form("quote", f"{a.number} {a.number} {a.street}")
    return form("quote", f"{a.number} {a.core} {a.core} {a.stype}")


@third("address/s19-stray-mark", AREA)
def _stray(c: Ctx) -> Form | None:
    a = c.address(typed)
    mark = c.pick(" .", "- ", "' ", " ~", ". ", "; ", " _ ", " * ")
    if not a:
        return None
    if c.rng.random() < 0.5:
        return form("address", f"{a.number}{mark}{a.street}")
    return form("address", f"{a.number} {a.core}{mark}{a.stype}")


@third("address/s20-other-scan", AREA)
def _scan(c: Ctx) -> Form | None:
    a = c.address()
    made = scan_other(a.core, c.rng)
    near = made and distance(a.core, made) <= (1 if len(a.core) <= 8 else 2)
    return (
        form("address", f"{a.number} {a.street.replace(a.core, made)}", expect=sure(near)) if made else None
    )


@third("address/s21-type-scanned", AREA)
def _type_scan(c: Ctx) -> Form | None:
    a = c.address(typed)
    made = of(TYPE_SCANS, a.stype, c.rng) if a else ""
    return form("address", f"{a.number} {a.core} {made}") if made else None


@third("address/s22-type-misspelt", AREA)
def _type_slip(c: Ctx) -> Form | None:
    a = c.address(typed)
    made = of(TYPE_SLIPS, a.stype, c.rng) if a else ""
    return form("address", f"{a.number} {a.core} {made}{place_tail(c, a)}") if made else None


@third("address/s23-by-ear", AREA)
def _ear(c: Ctx) -> Form | None:
    a = c.address()
    made = by_ear(a.core, c.rng)
    near = made and distance(a.core, made) <= (1 if len(a.core) <= 8 else 2)
    return (
        form("address", f"{a.number} {a.street.replace(a.core, made)}", expect=sure(near)) if made else None
    )


@third("address/s24-letter-in-brackets", AREA)
def _bracket(c: Ctx) -> Form | None:
    a = c.address(lambda x: not plain_number(x))
    if not a:
        return None
    letter = a.number[-1]
    return form(
        "address", f"{figures(a)}{c.pick(f' ({letter})', f'({letter.upper()})', f'/{letter}')} {a.street}"
    )


@third("address/s25-number-dot", AREA)
def _dot(c: Ctx) -> Form | None:
    a = c.address()
    return form("field", f"{a.number}{c.pick('. ', '; ', '/ ', ') ', '.')}{a.street}{place_tail(c, a)}")
