"""Address forms 1-41, 49-51 of the taxonomy (layout forms 42-48 are in forms_layout)."""

from __future__ import annotations

from .context import Ctx
from .model import (
    CERTAIN,
    DOUBTFUL,
    Form,
    define,
    form,
    known,
    out,
    tol,
)
from .places import Address
from .vocab import STREET_TYPES
from .words import number_words

AREA = "address"


def digits_of(address: Address) -> str:
    """The number without its letter."""
    return "".join(filter(str.isdigit, address.number))


def short_type(c: Ctx, a: Address) -> str:
    """The street with its type abbreviated."""
    return a.street_as(c.rng.choice(STREET_TYPES[a.stype]))


@define("address/01-full", AREA, ref="1")
def _full(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", a.full)


@define("address/02-county-added", AREA, ref="2")
def _county(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", ", ".join(a.parts(code=False)), tol(f", {a.town.county}"), out(", "), a.postcode)


@define("address/03-no-postcode", AREA, ref="3")
def _no_code(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", ", ".join(a.parts(code=False)))


@define("address/04-no-town", AREA, ref="4")
def _no_town(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", ", ".join([*a.parts(place=False, code=False), a.postcode]))


@define("address/05-number-street", AREA, ref="5")
def _line(c: Ctx) -> Form | None:
    return form("address", c.address().line)


@define("address/06-upper", AREA, ref="6")
def _upper(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", c.pick(a.full, a.line).upper())


@define("address/07-lower-no-commas", AREA, ref="7")
def _lower(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", c.pick(a.full, a.line).lower().replace(",", ""))


@define("address/08-comma", AREA, ref="8")
def _comma(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", f"{a.number}, {a.street}", *c.rng.choice(((), (f", {a.town.name}",))))


@define("address/09-possessive", AREA, ref="9")
def _possessive(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "address", a.line, tol(c.pick("'s", "\u2019s")), out(c.pick(" back door", " new tenant", " tenancy"))
    )


@define("address/10-type-abbreviated", AREA, ref="10")
def _abbreviated(c: Ctx) -> Form | None:
    a = c.address(lambda x: not x.prefix)
    return a and form("address", f"{a.number} {short_type(c, a)}", *c.rng.choice(((), (f", {a.town.name}",))))


@define("address/11-number-word", AREA, ref="11")
def _number(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", tol(c.pick("number ", "Number ", "house number ")), f"{a.number} {a.street}")


@define("address/12-no-dot", AREA, ref="12")
def _no_dot(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "address", tol(c.pick("No. ", "no.", "No ", "no ", "Nos. ")), a.number, c.pick(" ", ", "), a.street
    )


@define("address/13-sign", AREA, ref="13")
def _sign(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", tol(c.pick("Nº ", "№ ", "#", "N° ", "# ")), a.number, c.pick(" ", ", "), a.street)


@define("address/14-words", AREA, ref="14")
def _words(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.number.isdigit())
    if not a:
        return None
    said = number_words(int(a.number), c.pick("-", " "))
    said = c.pick(said, said.capitalize())
    return form("address", tol(c.pick("", "", "number ")), said, c.pick(" ", " ", ", "), a.street)


@define("address/15-reversed", AREA, ref="15")
def _reversed(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", f"{a.street} {a.number}")


@define("address/16-number-after", AREA, ref="16")
def _after(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", a.street, c.pick(", ", " "), tol(c.pick("no ", "No. ", "number ")), a.number)


@define("address/17-bracketed", AREA, ref="17")
def _bracketed(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", a.street, tol(c.pick(" (", " (no. ", " [")), a.number, tol(")"))


@define("address/18-other-town-name", AREA, ref="18")
def _alias(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.alias)
    return a and form("address", f"{a.line}, {a.alias}")


@define("address/19-other-town-full", AREA, ref="19")
def _alias_full(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.alias)
    return a and form("address", f"{a.line}, {a.alias} {a.postcode}")


@define("address/20-flat-first", AREA, ref="20")
def _flat(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.flat)
    word = c.pick("Flat", "flat", "Apartment", "Apt", "Unit", "Apt.")
    return a and form("address", f"{word} {a.flat}{c.pick(', ', ' ')}{a.line}")


@define("address/21-number-letter", AREA, ref="21")
def _letter(c: Ctx) -> Form | None:
    a = c.address(lambda x: not x.number.isdigit())
    if not a:
        return None
    number = digits_of(a) + c.pick(
        a.number[-1], a.number[-1].upper(), f" {a.number[-1].upper()}", f"-{a.number[-1]}"
    )
    return form("address", f"{number} {a.street}")


@define("address/22-slash", AREA, ref="22")
def _slash(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.flat)
    return a and form("address", f"{a.flat}/{a.line}")


@define("address/23-flat-after", AREA, ref="23")
def _flat_after(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.flat)
    return a and form("address", f"{a.line}, Flat {a.flat}")


@define("address/23-floor", AREA, ref="23")
def _floor(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.flat)
    return a and form(
        "address", tol(c.pick("2nd floor flat, ", "the ground floor flat at ", "first-floor flat, ")), a.line
    )


@define("address/24-house-name", AREA, ref="24")
def _house(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name)
    return a and form("address", a.house_name)


@define("address/25-house-without-the", AREA, ref="25")
def _house_bare(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name)
    if not a:
        return None
    bare = a.house_name.removeprefix("The ")
    if bare == a.house_name:
        return form("address", tol("the "), a.house_name)
    return form("address", bare, expect=CERTAIN if len(bare.split()) > 1 else DOUBTFUL)


@define("address/26-house-and-street", AREA, ref="26")
def _house_street(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name)
    tail = c.pick(", ", " on ", " in ") if a else ""
    return a and form("address", a.house_name, out(tail), c.pick(a.street, a.line))


@define("address/27-saint", AREA, ref="27")
def _saint(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.has_saint)
    if not a:
        return None
    core = a.core.replace("St ", c.pick("Saint ", "St. ", "St "))
    core = core.replace("'", c.pick("", "\u2019", "'"))
    return form("address", f"{a.number} {core} {a.stype}")


@define("address/27-apostrophe", AREA, ref="27")
def _apostrophe(c: Ctx) -> Form | None:
    a = c.address(lambda x: "'" in x.core)
    return a and form(
        "address", f"{a.number} {a.core.replace(chr(39), c.pick('', chr(8217), ' ', '`'))} {a.stype}"
    )


@define("address/28-split", AREA, ref="28")
def _split(c: Ctx) -> Form | None:
    a = c.address()
    middle = c.pick(", at number ", ", at no. ", " and is at number ", ", number ")
    return form("there", out("on "), a.street, out(middle), a.number)


@define("address/29-number-later", AREA, ref="29")
def _later(c: Ctx) -> Form | None:
    a = c.address(lambda x: not x.street_shared)
    between = c.pick(". Neighbours at ", ". The police were called to ", ", and the landlord of ")
    return a and form(
        "there", out("on "), known(a.street), out(between), tol("number "), a.number, expect=DOUBTFUL
    )


@define("address/30-range", AREA, ref="30")
def _range(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.number.isdigit() and int(x.number) > 4)
    if not a:
        return None
    n, dash = int(a.number), c.pick("-", "–", " - ", " to ")
    low, high = c.rng.choice(((n, n + 2), (n - 2, n), (n, n + 4)))
    return form("address", f"{low}{dash}{high} {a.street}")


def street_expect(a: Address) -> str | None:
    """What the register's policy makes of the street alone."""
    if a.street_alone == "open":
        return None
    return CERTAIN if a.street_alone == "redact" and not a.street_shared else DOUBTFUL


@define("address/31-street-alone", AREA, ref="31")
def _street(c: Ctx) -> Form | None:
    a = c.address(street_expect)
    return a and form("street", a.street, expect=street_expect(a) or DOUBTFUL)


@define("address/32-street-abbreviated", AREA, ref="32")
def _street_short(c: Ctx) -> Form | None:
    a = c.address(lambda x: street_expect(x) and not x.prefix)
    return a and form("street", short_type(c, a), expect=street_expect(a) or DOUBTFUL)


@define("address/33-the-house", AREA, ref="33")
def _the_house(c: Ctx) -> Form | None:
    a = c.address(street_expect)
    tail = c.pick(" house", " flat", " place", " property")
    return a and form("address", tol("the "), a.street, tol(tail), expect=street_expect(a) or DOUBTFUL)


@define("address/34-opposite", AREA, ref="34")
def _opposite(c: Ctx) -> Form | None:
    a = c.address(street_expect)
    head = c.pick("opposite the school on ", "round the corner from ", "at the bottom of ", "just off ")
    return a and form("there", out(head), a.street, expect=street_expect(a) or DOUBTFUL)


@define("address/35-no-type", AREA, ref="35 B")
def _no_type(c: Ctx) -> Form | None:
    a = c.address()
    return form("there", out("at "), f"{a.number} {a.core}", expect=DOUBTFUL)
