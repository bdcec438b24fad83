"""Address forms that exist only in the set ``seen``."""

from __future__ import annotations

import re

from .context import Ctx
from .forms_address import AREA, short_type
from .model import DOUBTFUL, SEEN_ONLY, Form, define, form, out, tol
from .slips import typo
from .vocab import STREET_TYPES
from .words import number_words, spoken_digits


@define("address/u01-abbreviated-upper-run", AREA, sets=SEEN_ONLY)
def _run(c: Ctx) -> Form | None:
    a = c.address(lambda x: not x.prefix)
    return a and form(
        "field", f"{a.number} {short_type(c, a)} {a.town.name} {a.postcode}".upper().replace(".", "")
    )


@define("address/u02-number-on-street", AREA, sets=SEEN_ONLY)
def _on(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "there",
        out("at "),
        tol("number "),
        a.number,
        out(c.pick(" on ", " in ", ", along ", " of ")),
        a.street,
    )


@define("address/u03-slash-separated", AREA, sets=SEEN_ONLY)
def _slashes(c: Ctx) -> Form | None:
    a = c.address()
    return form("field", c.pick(" / ", "; ", " - ", " | ").join(a.parts()))


@define("address/u04-wrong-type", AREA, sets=SEEN_ONLY)
def _wrong_type(c: Ctx) -> Form | None:
    a = c.address(lambda x: not x.prefix)
    if not a:
        return None
    other = c.rng.choice([t for t in STREET_TYPES if t != a.stype])
    return form("address", f"{a.number} {a.core} {other}", expect=DOUBTFUL)


@define("address/u05-initial-capital-words", AREA, sets=SEEN_ONLY)
def _title_words(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.number.isdigit() and int(x.number) > 19)
    return a and form("address", f"Number {number_words(int(a.number), '-').title()} {a.street}")


@define("address/u06-digit-by-digit", AREA, sets=SEEN_ONLY)
def _spoken(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.number.isdigit() and int(x.number) > 100)
    return a and form("quote", f"{spoken_digits(a.number, doubles=False)} {a.street.lower()}")


@define("address/u07-hyphenated-street", AREA, sets=SEEN_ONLY)
def _hyphenated(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", c.pick(f"{a.number}-{a.street}", f"{a.number} {a.street.replace(' ', '-')}"))


@define("address/u08-joined-words", AREA, sets=SEEN_ONLY)
def _joined(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", c.pick(f"{a.number} {a.street.replace(' ', '')}", f"{a.number}{a.street}"))


@define("address/u09-split-word", AREA, sets=SEEN_ONLY)
def _split_word(c: Ctx) -> Form | None:
    a = c.address(lambda x: len(x.core) >= 9 and x.core.isalpha())
    if not a:
        return None
    cut = c.rng.randrange(3, len(a.core) - 2)
    return form("address", f"{a.number} {a.street.replace(a.core, a.core[:cut] + ' ' + a.core[cut:])}")


@define("address/u10-postcode-brackets", AREA, sets=SEEN_ONLY)
def _brackets(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", a.line, c.pick(" (", " - "), a.postcode, tol(")"))


@define("address/u11-postcode-slips", AREA, sets=SEEN_ONLY)
def _code_words(c: Ctx) -> Form | None:
    outward, inward = c.address().postcode.split()
    return form(
        "postcode", " ".join(outward), out(c.pick(", ", " ", " then ")), " ".join(inward), expect=DOUBTFUL
    )


@define("address/u12-town-alone", AREA, sets=SEEN_ONLY)
def _town(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.town_alone == "ask")
    return a and form("town", a.town.name, expect=DOUBTFUL)


@define("address/u13-district-alone", AREA, sets=SEEN_ONLY)
def _district(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.district_alone == "ask")
    return a and form("town", tol("the "), a.town.outward, tol(" area"), expect=DOUBTFUL)


@define("address/u14-degrees-minutes", AREA, sets=SEEN_ONLY)
def _dms(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    if not a:
        return None

    def split(value: float) -> tuple[int, int, float]:
        value = abs(value)
        degrees = int(value)
        minutes = int((value - degrees) * 60)
        return degrees, minutes, (value - degrees - minutes / 60) * 3600

    north, west = split(a.lat), split(a.lon)
    return form(
        "location",
        f"{north[0]}°{north[1]:02d}'{north[2]:04.1f}\"N {west[0]}°{west[1]:02d}'{west[2]:04.1f}\"W",
        expect=DOUBTFUL,
    )


@define("address/u15-camel-hashtag", AREA, sets=SEEN_ONLY)
def _camel(c: Ctx) -> Form | None:
    a = c.address()
    joined = re.sub(r"[^A-Za-z0-9]", "", a.street)
    return form("file", tol(c.pick("#", "IMG_", "")), c.pick(f"{a.number}{joined}", f"{joined}{a.number}"))


@define("address/u16-what3words-spoken", AREA, sets=SEEN_ONLY)
def _w3w_spoken(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.words)
    return a and form("quote", a.words.replace(".", c.pick(" dot ", " ", ", ")), expect=DOUBTFUL)


@define("address/u17-near-town", AREA, sets=SEEN_ONLY)
def _near(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", a.line, out(c.pick(", near ", ", Nr ", ", just outside ")), tol(a.town.name))


@define("address/u18-the-number-of-street", AREA, sets=SEEN_ONLY)
def _at_sign(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", a.number, tol(c.pick(" @ ", " - ", ": ")), a.street)


@define("address/u19-full-stop-commas", AREA, sets=SEEN_ONLY)
def _stops(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", c.pick(". ", ",", " , ").join(a.parts(code=False)))


@define("address/u20-flat-words", AREA, sets=SEEN_ONLY)
def _flat_words(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.flat.isdigit())
    return a and form("address", f"{c.pick('Flat', 'flat')} {number_words(int(a.flat))}, {a.line}")


@define("address/u21-house-name-lower", AREA, sets=SEEN_ONLY)
def _house_lower(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name and len(x.house_name.split()) > 1)
    return a and form("quote", a.house_name.lower(), expect=DOUBTFUL)


@define("address/u22-house-name-typo", AREA, sets=SEEN_ONLY)
def _house_typo(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name)
    if not a:
        return None
    words = a.house_name.split()
    i = max(range(len(words)), key=lambda k: len(words[k]))
    made = typo(words[i], c.rng)
    if not made:
        return None
    return form("address", " ".join([*words[:i], made, *words[i + 1 :]]), out(", "), a.line)


@define("address/u23-c-o", AREA, sets=SEEN_ONLY)
def _care_of(c: Ctx) -> Form | None:
    a = c.address()
    return form("field", tol(c.pick("c/o ", "C/O The Occupier, ", "FAO the tenant, ")), a.full)


@define("address/u24-labelled-parts", AREA, sets=SEEN_ONLY)
def _labelled(c: Ctx) -> Form | None:
    a = c.address()
    sep = c.pick("\n", "; ", "   ")
    return form(
        "field",
        out("House no: "),
        a.number,
        out(f"{sep}Street: "),
        a.street,
        out(f"{sep}Postcode: "),
        a.postcode,
        expect=DOUBTFUL,
    )
