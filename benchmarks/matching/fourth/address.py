"""Numbers and streets as exports, call takers, dictation, typists and Welsh clerks write them."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_address import street_expect
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol
from benchmarks.matching.people import plain
from benchmarks.matching.words import number_words

from .common import abbreviated, digits, fourth, one_word, sure, typed, value
from .slips import WELSH_TYPES, as_heard, beside, by_hand, late_space, longest, near

AREA = "address"


@fourth("address/q01-zero-padded", AREA)
def _padded(c: Ctx) -> Form | None:
    a = c.address(digits)
    return a and form("field", f"{value(a):04d} {a.street}".upper(), tol(f"   {a.town.name.upper()}"))


@fourth("address/q02-spreadsheet-number", AREA)
def _float(c: Ctx) -> Form | None:
    a = c.address(digits)
    return a and form("field", a.number, tol(".0"), f"{c.pick(' ', ', ', ' | ')}{a.street}")


@fourth("address/q03-number-glued", AREA)
def _glued(c: Ctx) -> Form | None:
    a = c.address(digits)
    return a and form("quote", f"{a.number}{c.pick(a.street, a.street.lower())}")


@fourth("address/q04-a-hundred", AREA)
def _hundred(c: Ctx) -> Form | None:
    a = c.address(lambda x: digits(x) and 100 < value(x) < 200)
    if not a:
        return None
    said = f"a hundred{c.pick(' and ', ' ')}{number_words(value(a) - 100, c.pick(' ', '-'))}"
    return form("quote", f"{said} {c.pick(a.street, a.street.lower())}")


@fourth("address/q05-along-the-street", AREA)
def _along(c: Ctx) -> Form | None:
    a = c.address()
    way = c.pick(" down ", " up ", " at the end of ", ", halfway along ", ", top of ", " over on ")
    return form("there", out("at "), tol("number "), a.number, out(way), a.street)


@fourth("address/q06-letter-apart", AREA)
def _letter(c: Ctx) -> Form | None:
    a = c.address(lambda x: not digits(x))
    if not a:
        return None
    n, letter = value(a), a.number[-1]
    made = c.pick(f"{n} {letter.upper()}", f"{n}-{letter.upper()}", f"{n} '{letter}'", f"{n} {letter}")
    return form("address", f"{made}{c.pick(' ', ', ')}{a.street}")


@fourth("address/q07-dictated-capitals", AREA)
def _capitals(c: Ctx) -> Form | None:
    a = c.address(one_word)
    if not a:
        return None
    cap = c.pick("cap ", "capital ")
    return form("quote", a.number, tol(f" {cap}"), a.core.lower(), tol(f" {cap}"), a.stype.lower())


@fourth("address/q08-number-repeated", AREA)
def _repeated(c: Ctx) -> Form | None:
    a = c.address(lambda x: digits(x) and value(x) > 9)
    if not a:
        return None
    said = number_words(value(a), "-")
    return form("quote", tol(f"{said}{c.pick(', that is ', ' - ', ', so ')}"), a.number, f", {a.street}")


@fourth("address/q09-a-road-called", AREA)
def _called(c: Ctx) -> Form | None:
    a = c.address()
    words = c.pick(" in a road called ", " of a street called ", ", in a place named ")
    return form("there", out("at "), tol("number "), a.number, out(words), a.street)


@fourth("address/q10-junction", AREA)
def _junction(c: Ctx) -> Form | None:
    a = c.address(street_expect)
    if not a:
        return None
    other = c.rng.choice(c.vocab.other_streets)
    head, tail = c.rng.choice(
        (("the junction of ", f" and {other}"), ("", f" / {other}"), (f"{other} at its corner with ", ""))
    )
    return form("street", out(head), a.street, out(tail), expect=street_expect(a) or DOUBTFUL)


@fourth("address/q11-the-people-of-the-street", AREA)
def _people(c: Ctx) -> Form | None:
    a = c.address(street_expect)
    return a and form(
        "street",
        out("the "),
        c.pick(a.street, a.street, abbreviated(c, a)),
        out(c.pick(" lot", " tenants", " bungalows", " residents")),
        expect=street_expect(a) or DOUBTFUL,
    )


@fourth("address/q12-street-hyphened", AREA)
def _hyphened(c: Ctx) -> Form | None:
    a = c.address(lambda x: street_expect(x) and typed(x))
    return a and form(
        "address",
        tol("the "),
        a.street.replace(" ", "-"),
        out(c.pick(" flat", " house", " tenancy")),
        expect=street_expect(a) or DOUBTFUL,
    )


@fourth("address/q13-moved-from-to", AREA)
def _moves(c: Ctx) -> Form | None:
    a = c.address()
    other = f"{c.rng.randrange(2, 90)} {c.rng.choice(c.vocab.other_streets)}"
    arrow = c.pick(" -> ", " → ", " then ", " => ", " > ")
    head, tail = c.rng.choice(((other + arrow, ""), ("", arrow + other)))
    return form("field", out(head), a.line, out(tail))


@fourth("address/q14-calendar-entry", AREA)
def _calendar(c: Ctx) -> Form | None:
    a = c.address()
    return form("block", tol("LOCATION:"), a.line, tol(f"\\, {a.town.name}\\, "), a.postcode)


@fourth("address/q15-gazetteer-tags", AREA)
def _gazetteer(c: Ctx) -> Form | None:
    a = c.address()
    number, street = c.rng.choice(
        ((("<PAON>", "</PAON>"), ("<Street>", "</Street>")), (("<HouseNo>", "</HouseNo>"), ("<Rd>", "</Rd>")))
    )
    return form(
        "block",
        tol(number[0]),
        a.number,
        tol(number[1] + street[0]),
        a.street,
        tol(street[1] + "<PostCode>"),
        a.postcode,
        tol("</PostCode>"),
    )


@fourth("address/q16-property-code", AREA)
def _property(c: Ctx) -> Form | None:
    a = c.address(lambda x: digits(x) and one_word(x))
    if not a:
        return None
    made = c.pick(f"{a.core}{a.stype}{a.number}", f"{a.core}{a.stype}-{a.number}".upper())
    return form("file", tol(c.pick("PROP/", "tenancies/", "")), made, tol(c.pick("/2025", ".docx", "")))


@fourth("address/q17-misread-hand", AREA)
def _hand(c: Ctx) -> Form | None:
    a = c.address()
    word = longest(a.core)
    made = by_hand(word, c.rng)
    return form("address", f"{a.number} {a.street.replace(word, made)}") if made else None


@fourth("address/q18-as-heard", AREA)
def _heard(c: Ctx) -> Form | None:
    a = c.address()
    word = longest(a.core)
    made = as_heard(word, c.rng)
    if not made:
        return None
    return form("address", f"{a.number} {a.street.replace(word, made)}", expect=sure(near(word, made)))


@fourth("address/q19-key-beside", AREA)
def _beside(c: Ctx) -> Form | None:
    a = c.address()
    word = longest(a.core)
    made = beside(word, c.rng)
    tail = c.pick("", f", {a.town.name}", f" {a.postcode}")
    return form("quote", f"{a.number} {a.street.replace(word, made)}{tail}") if made else None


@fourth("address/q20-late-space", AREA)
def _late(c: Ctx) -> Form | None:
    a = c.address(typed)
    made = late_space(a.street, c.rng) if a else ""
    return form("quote", f"{a.number} {c.pick(made, made.lower())}") if a and made else None


@fourth("address/q21-welsh-type-slip", AREA)
def _welsh_slip(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.prefix and x.stype in WELSH_TYPES)
    return a and form("address", f"{a.number} {c.rng.choice(WELSH_TYPES[a.stype])} {a.core}")


@fourth("address/q22-welsh-hyphens", AREA)
def _welsh_hyphens(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.prefix)
    if not a:
        return None
    made = c.pick(a.street.replace(" ", "-"), a.street.title(), f"{a.stype.lower()} {a.core}")
    return form(c.pick("address", "welsh"), f"{a.number} {made}") if made != a.street else None


@fourth("address/q23-accent-lost", AREA)
def _accent(c: Ctx) -> Form | None:
    a = c.address(lambda x: not x.street.isascii())
    if not a:
        return None
    circumflex = str.maketrans({"ŷ": "y^", "ô": "o^"})
    return form("address", f"{a.number} {c.pick(plain(a.street), a.street.translate(circumflex))}")


@fourth("address/q24-number-hidden", AREA)
def _hidden(c: Ctx) -> Form | None:
    a = c.address(street_expect)
    mark = c.pick("** ", "xx ", "[no. removed] ", "__ ", "[redacted] ", "?? ")
    return a and form("address", tol(mark), a.street, expect=street_expect(a) or DOUBTFUL)


@fourth("address/q25-street-half-hidden", AREA)
def _half(c: Ctx) -> Form | None:
    a = c.address(lambda x: one_word(x) and len(x.core) > 5)
    if not a:
        return None
    cut = a.core[: c.rng.choice((1, 2, 2))]
    return form(
        "address", f"{a.number} {cut}{c.pick('—', '****', '...', '-----')} {a.stype}", expect=DOUBTFUL
    )


@fourth("address/q26-street-initial", AREA)
def _initial(c: Ctx) -> Form | None:
    a = c.address(one_word)
    return a and form("address", f"{a.number} {a.core[0]}{c.pick('. ', ' ')}{a.stype}", expect=DOUBTFUL)


@fourth("address/q27-question-and-answer", AREA)
def _answer(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block",
        out("Q  What number was it?\nA  "),
        a.number,
        out("\nQ  And the road?\nA  "),
        a.street,
        expect=DOUBTFUL,
    )


@fourth("address/q28-starred-correction", AREA)
def _star(c: Ctx) -> Form | None:
    a = c.address(lambda x: digits(x) and value(x) > 12)
    return a and form(
        "block",
        out(f"its {value(a) - 10} "),
        a.street.lower(),
        out("\nsorry\n*"),
        a.number,
        expect=DOUBTFUL,
    )


@fourth("address/q29-occupier", AREA)
def _occupier(c: Ctx) -> Form | None:
    a = c.address()
    head = c.pick("The Occupier, ", "Legal occupier/s: ", "Owner/Occupier - ", "To whoever lives at ")
    return form("field", tol(head), a.line, tol(f", {a.town.name}, "), a.postcode)


@fourth("address/q30-remark-between", AREA)
def _remark(c: Ctx) -> Form | None:
    a = c.address()
    remark = c.pick(" (the corner house) ", " (blue door) ", " (ground floor) ", " - end terrace - ")
    return form("address", a.number, tol(remark), a.street)


@fourth("address/q31-number-as-ordinal", AREA)
def _ordinal(c: Ctx) -> Form | None:
    a = c.address(lambda x: digits(x) and value(x) % 10 > 3)
    return a and form("quote", f"{a.number}th {a.street}", expect=DOUBTFUL)


@fourth("address/q32-number-misheard", AREA)
def _misheard(c: Ctx) -> Form | None:
    a = c.address(lambda x: digits(x) and 20 < value(x) < 100 and value(x) % 10 in (2, 4, 8))
    if not a:
        return None
    unit = {2: "to", 4: "for", 8: "ate"}[value(a) % 10]
    return form("quote", f"{number_words(value(a) // 10 * 10)} {unit} {a.street.lower()}", expect=DOUBTFUL)


@fourth("address/q33-marker-mistyped", AREA)
def _marker(c: Ctx) -> Form | None:
    a = c.address()
    mark = c.pick("n.o ", "No;", "no,", "nos ", "N0. ", "n.", "Nr ", "No-", "numer ")
    return form("address", tol(mark), f"{a.number} {a.street}")


@fourth("address/q34-near-town-county", AREA)
def _county(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", f"{a.number}, {a.street}", tol(f", {c.pick('nr. ', 'nr ', 'Near ')}{a.town.name}"))


@fourth("address/q35-begun-twice", AREA)
def _begun(c: Ctx) -> Form | None:
    a = c.address(typed)
    return a and form("field", tol(f"{a.number} {a.core[:2]} "), a.line)


@fourth("address/q36-type-twice", AREA)
def _twice(c: Ctx) -> Form | None:
    a = c.address(typed)
    if not a:
        return None
    again = c.pick(a.stype, *c.vocab.street_types.get(a.stype, (a.stype,)))
    return form("field", a.line, tol(f" {again}, {a.town.name}"))


@fourth("address/q37-floor-letters", AREA)
def _floor(c: Ctx) -> Form | None:
    a = c.address()
    floor = c.pick("GFF ", "FFF ", "GFF, ", "BSMT ", "TFF ", "Top flat, ", "Garden flat @ ")
    return form("address", tol(floor), a.line)


@fourth("address/q38-flat-of-house", AREA)
def _flat(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.flat)
    return a and form(
        "address", f"{c.pick('Flat ', 'flat ', 'F')}{a.flat}", tol(c.pick(" @ ", " of ")), a.line
    )
