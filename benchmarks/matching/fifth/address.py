"""Number and street as call takers, typists, dictation, correction software and clerks write them."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_address import street_expect
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol
from benchmarks.matching.slips import sounded
from benchmarks.matching.words import number_words

from .common import count, fifth, plain_number, shortened, single, sure, typed
from .slips import CORRECTED, lost_letter, specks

AREA = "address"


@fifth("address/r01-premises-line", AREA)
def _premises(c: Ctx) -> Form | None:
    a = c.address(typed)
    if not a:
        return None
    street = shortened(c, a).upper().replace(".", "").replace("'", "")
    return form(
        "log",
        tol(c.pick("AT ", "PREMS ", "")),
        f"{a.number.upper()} {street}",
        tol(f" {a.town.name.upper()}"),
    )


@fifth("address/r02-flat-short", AREA)
def _flat(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.flat)
    if not a:
        return None
    lead = c.pick("Flt ", "Fl. ", "F", "flat no ", "Flat No. ", "Apt. ", "FLAT: ")
    return form("address", tol(lead), f"{a.flat}{c.pick(', ', ' ', ' - ', ' / ')}{shortened_line(c, a)}")


def shortened_line(c: Ctx, a: object) -> str:
    """Number and street, the type abbreviated now and then."""
    home = next(x for x in c.case.homes if x is a)
    return f"{home.number} {home.street if c.rng.random() < 0.5 else shortened(c, home)}"


@fifth("address/r03-flat-of-house", AREA)
def _flat_of(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.flat)
    if not a:
        return None
    return form(
        "address", tol("flat "), a.flat, out(c.pick(" in the house at ", ", inside number ", " of ")), a.line
    )


@fifth("address/r04-door", AREA)
def _door(c: Ctx) -> Form | None:
    a = c.address()
    if c.rng.random() < 0.5:
        return form("quote", tol("door "), a.number, tol(" "), a.street)
    mid = c.pick(" is the door number, it's ", " on the door, ", " is the number and the road is ")
    return form("quote", a.number, out(mid), a.street)


@fifth("address/r05-form-labels", AREA)
def _labels(c: Ctx) -> Form | None:
    a = c.address()
    gap = c.pick("\n", "   ", "; ", " / ")
    return form(
        "field",
        tol(c.pick("House No: ", "House name/number: ", "Property no. ")),
        a.number,
        tol(gap + c.pick("Road: ", "Street name: ", "Address line 1: ")),
        a.street,
        tol(f"{gap}Town: {a.town.name}{gap}Postcode: "),
        a.postcode,
    )


@fifth("address/r06-spelt-street", AREA)
def _spelt(c: Ctx) -> Form | None:
    a = c.address(lambda x: single(x) and len(x.core) < 10)
    if not a:
        return None
    joint = c.pick("-", " ", ".")
    return form("call", f"{a.number} {joint.join(a.core.upper())} {a.stype}")


@fifth("address/r07-spelt-after", AREA)
def _spelt_after(c: Ctx) -> Form | None:
    a = c.address(single)
    if not a:
        return None
    return form(
        "call",
        f"{a.number} {a.street}",
        out(c.pick(", spelt ", ", that's ", " - ")),
        c.pick("-", " ").join(a.core.upper()),
    )


@fifth("address/r08-no-type-town", AREA)
def _no_type(c: Ctx) -> Form | None:
    a = c.address(single)
    return a and form("address", f"{a.number} {a.core}", tol(f", {a.town.name}"), expect=DOUBTFUL)


@fifth("address/r09-dictated-commas", AREA)
def _dictated(c: Ctx) -> Form | None:
    a = c.address()
    comma = c.pick(" comma ", " comma new line ", " new line ")
    return form("call", a.line, out(comma), tol(a.town.name), out(comma), a.postcode, out(" full stop"))


@fifth("address/r10-dictated-words", AREA)
def _all_words(c: Ctx) -> Form | None:
    a = c.address(plain_number)
    if not a:
        return None
    said = number_words(count(a), " ")
    return form("call", f"{c.pick(said, said.replace(' and ', ' '))} {a.street.lower().replace(chr(39), '')}")


@fifth("address/r11-heard", AREA)
def _heard(c: Ctx) -> Form | None:
    a = c.address(single)
    made = sounded(a.core, c.rng) if a else ""
    return form("quote", f"{a.number} {made} {a.stype}") if a and made else None


@fifth("address/r12-child-letter", AREA)
def _child(c: Ctx) -> Form | None:
    a = c.address(single)
    made = sounded(a.core.lower(), c.rng) if a else ""
    if not a or not made:
        return None
    made = lost_letter(made, c.rng) if c.rng.random() < 0.4 else made
    return form(
        "quote", out("my hows is "), f"{a.number} {made or a.core.lower()} {a.stype.lower()}", expect=DOUBTFUL
    )


@fifth("address/r13-corrected-type", AREA)
def _corrected(c: Ctx) -> Form | None:
    a = c.address(lambda x: typed(x) and x.stype in CORRECTED)
    return a and form("quote", f"{a.number} {a.core}", tol(f" {c.rng.choice(CORRECTED[a.stype])}"))


@fifth("address/r14-no-spaces", AREA)
def _no_spaces(c: Ctx) -> Form | None:
    a = c.address(lambda x: not x.town.name.count(" "))
    if not a:
        return None
    line, code = (t.replace(" ", "") for t in (a.line, a.postcode))
    return form("field", line, tol(f",{a.town.name},"), code)


@fifth("address/r15-welsh-sentence", AREA)
def _rhif(c: Ctx) -> Form | None:
    a = c.address()
    lead = c.pick("rhif ", "Rhif ", "tŷ rhif ", "rhif y tŷ: ")
    return form("welsh", tol(lead), f"{a.number}{c.pick(', ', ' ')}{a.street}")


TYPES_CY = {
    "Lane": ("Lôn",),
    "Road": ("Heol", "Ffordd"),
    "Street": ("Stryd", "Heol"),
    "Close": ("Clos",),
    "Avenue": ("Rhodfa",),
    "Drive": ("Rhodfa",),
    "Crescent": ("Cilgant",),
    "Terrace": ("Teras", "Rhes"),
    "Gardens": ("Gerddi",),
    "Court": ("Llys", "Cwrt"),
    "Square": ("Sgwâr",),
    "Grove": ("Llwyn",),
    "Park": ("Parc",),
    "Hill": ("Allt", "Rhiw"),
}


@fifth("address/r16-welsh-type", AREA)
def _welsh_type(c: Ctx) -> Form | None:
    a = c.address(lambda x: single(x) and x.stype in TYPES_CY)
    return a and form("welsh", f"{a.number} {c.rng.choice(TYPES_CY[a.stype])} {a.core}", expect=DOUBTFUL)


@fifth("address/r17-two-houses", AREA)
def _two(c: Ctx) -> Form | None:
    a = c.address(plain_number)
    if not a:
        return None
    other = count(a) + c.rng.choice((2, 4, 6))
    return form(
        "address",
        tol(c.pick("Nos. ", "numbers ", "")),
        a.number,
        tol(f"{c.pick(' & ', ' and ', '/', ', ')}{other}"),
        tol(" "),
        a.street,
    )


@fifth("address/r18-corrected-speech", AREA)
def _sorry(c: Ctx) -> Form | None:
    a = c.address(plain_number)
    if not a:
        return None
    wrong = count(a) + c.rng.choice((1, 2, 10))
    pause = c.pick(" - no, sorry, ", ", I mean ", " er no ")
    return form("quote", a.street, tol(f" {wrong}{pause}"), a.number)


@fifth("address/r19-renumbered", AREA)
def _renumbered(c: Ctx) -> Form | None:
    a = c.address(plain_number)
    if not a:
        return None
    return form(
        "address", a.number, tol(f" ({c.pick('formerly', 'was', 'old no.')} {count(a) + 3}) "), a.street
    )


@fifth("address/r20-data-export", AREA)
def _export(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "field",
        tol(c.pick("PAON=", "HouseNo=", "num:")),
        a.number.upper(),
        tol(c.pick(";STREET=", "&street=", ",THOROUGHFARE:")),
        a.street.upper(),
        tol(c.pick(";PC=", "&pc=", ",POSTCODE:")),
        a.postcode.replace(" ", ""),
    )


@fifth("address/r21-file-dated", AREA)
def _file(c: Ctx) -> Form | None:
    a = c.address(typed)
    if not a:
        return None
    street = shortened(c, a).replace(".", "").replace("'", "").upper().replace(" ", "_")
    return form(
        "file",
        tol("20250312_"),
        f"{a.number.upper()}_{street}",
        tol(c.pick("_INVENTORY.pdf", "_V2.docx", "_photo1.jpg")),
    )


@fifth("address/r22-text-message", AREA)
def _sms(c: Ctx) -> Form | None:
    a = c.address(typed)
    if not a:
        return None
    street = shortened(c, a).lower().replace(".", "").replace("'", "")
    return form(
        "quote",
        out(c.pick("pickup ", "im @ ", "cum 2 ")),
        f"{a.number} {street}",
        out(c.pick(" 8pm", " nxt 2 shop", " xx")),
    )


@fifth("address/r23-no-commas-run", AREA)
def _run(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", a.line, tol(f" {a.town.name} {a.town.county} "), a.postcode.replace(" ", ""))


@fifth("address/r24-fax-specks", AREA)
def _specks(c: Ctx) -> Form | None:
    a = c.address()
    return form("field", specks(f"{a.number} {a.street}", c.rng))


@fifth("address/r25-typist-query", AREA)
def _query(c: Ctx) -> Form | None:
    a = c.address(single)
    if not a:
        return None
    mark = c.pick(" (sp?) ", " [sic] ", " (?) ", " [unclear] ")
    return form("call", f"{a.number} {a.core}", out(mark), a.stype)


@fifth("address/r26-half-blanked", AREA)
def _blanked(c: Ctx) -> Form | None:
    a = c.address(single)
    if not a:
        return None
    dots = c.pick("***", "....", "xxxx", "██")
    return form("address", f"{a.number} {a.core[:2]}{dots} {a.stype}", expect=DOUBTFUL)


@fifth("address/r27-directions", AREA)
def _directions(c: Ctx) -> Form | None:
    a = c.address()
    mid = c.pick(", third on the left, ", " and look for ", ", past the postbox, ")
    return form("quote", out("turn into "), a.street, out(mid), tol("number "), a.number)


COMPASS = {
    "Great": "Gt",
    "Upper": "Upr",
    "Lower": "Lwr",
    "West": "W",
    "East": "E",
    "Little": "Lt",
    "Saint": "St.",
}


@fifth("address/r28-leading-word-short", AREA)
def _compass(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.core.split()[0] in COMPASS and typed(x))
    if not a:
        return None
    first, rest = a.core.split(" ", 1)
    return form(
        "address", f"{a.number} {COMPASS[first]}{c.pick(' ', '. ')}{rest} {a.stype}".replace("..", ".")
    )


@fifth("address/r29-saint-writings", AREA)
def _saint(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.core.startswith("St "))
    if not a:
        return None
    core = a.core.removeprefix("St ")
    bare = core.removesuffix("'s")
    made = c.pick(f"St.{core}", f"Saint {bare}s", f"St. {bare}s'", f"ST {core.upper()}", f"Snt {core}")
    return form("address", f"{a.number} {made} {shortened(c, a).removeprefix(a.core).strip()}")


@fifth("address/r30-street-lower", AREA)
def _street_lower(c: Ctx) -> Form | None:
    a = c.address(street_expect)
    return a and form("street", a.street.lower(), expect=street_expect(a) or DOUBTFUL)


@fifth("address/r31-corner", AREA)
def _corner(c: Ctx) -> Form | None:
    a = c.address(lambda x: street_expect(x) and typed(x))
    if not a:
        return None
    other = c.rng.choice(c.vocab.other_streets)
    return form(
        "street", out(f"the corner of {other} and "), shortened(c, a), expect=street_expect(a) or DOUBTFUL
    )


@fifth("address/r32-number-then-name-later", AREA)
def _later(c: Ctx) -> Form | None:
    a = c.address(plain_number)
    if not a:
        return None
    return form(
        "there",
        out("on "),
        a.street,
        out(c.pick(" (", ", the one with the red gate, ", " - ")),
        tol("no. "),
        a.number,
        expect=sure(a.street_alone != "open"),
    )
