"""House names, postcodes, map data and aliases of an address."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, HUMAN, Form, Piece, form, out, tol
from benchmarks.matching.places import Address

from .address import AREA
from .common import PLAIN_HOUSES, sixth, sure

OPEN_LOCATION = "23456789CFGHJMPQRVWX"


def house(a: Address) -> str:
    """The house name without its article."""
    return a.house_name.removeprefix("The ")


def named(a: Address) -> bool:
    """A house with a name in plain letters."""
    return bool(a.house_name) and a.house_name.isascii()


def plus_code(lat: float, lon: float) -> str:
    """The open location code of ten digits."""
    north, east, size, made = lat + 90, lon + 180, 20.0, ""
    for _ in range(5):
        up, right = int(north / size), int(east / size)
        made += OPEN_LOCATION[up] + OPEN_LOCATION[right]
        north, east, size = north - up * size, east - right * size, size / 20
    return f"{made[:8]}+{made[8:]}"


def sexagesimal(value: float) -> tuple[int, int, float]:
    """Degrees, minutes, seconds."""
    degrees = int(abs(value))
    minutes = int((abs(value) - degrees) * 60)
    return degrees, minutes, (abs(value) - degrees - minutes / 60) * 3600


@sixth("address/t40-code-autocapital", AREA)
def _autocapital(c: Ctx) -> Form | None:
    code = c.address().postcode.lower()
    return form(
        "quote",
        c.pick(
            code.capitalize(),
            code.capitalize().replace(" ", ""),
            f"{code.split()[0].upper()} {code.split()[1]}",
        ),
    )


@sixth("address/t41-outcode-incode", AREA)
def _outcode(c: Ctx) -> Form | None:
    first, last = c.address().postcode.split()
    gap = c.pick("\n", "; ", "   ")
    return form(
        "field",
        tol(c.pick("Outcode: ", "Postcode part 1: ")),
        first,
        tol(f"{gap}{c.pick('Incode: ', 'Part 2: ')}"),
        last,
    )


@sixth("address/t42-inward-and-number", AREA)
def _inward(c: Ctx) -> Form | None:
    a = c.address()
    last = a.postcode.split()[1]
    return form("postcode", c.pick(f"{last}, number {a.number}", f"{a.number} {last}"), expect=DOUBTFUL)


@sixth("address/t43-country-before-code", AREA)
def _country(c: Ctx) -> Form | None:
    code = c.address().postcode
    return form(
        "field", tol(c.pick("GB-", "UK ", "GB/", "United Kingdom, ")), c.pick(code, code.replace(" ", ""))
    )


@sixth("address/t44-code-half-in-words", AREA)
def _half(c: Ctx) -> Form | None:
    first, last = c.address().postcode.split()
    digit = ("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")[int(last[0])]
    return form("call", f"{first}{c.pick(' ', ', ')}{digit} {c.pick(last[1:], ' '.join(last[1:]))}")


@sixth("address/t45-code-between-quotes", AREA)
def _quotes(c: Ctx) -> Form | None:
    first, last = c.address().postcode.split()
    return form(
        "field",
        c.pick(f'"{first}" "{last}"', f"'{first}','{last}'", f"<{first}><{last}>", f"{first}]-[{last}"),
    )


@sixth("address/t46-code-with-note-inside", AREA)
def _note(c: Ctx) -> Form | None:
    first, last = c.address().postcode.split()
    return form("call", first, out(c.pick(" er ", " and then ", " - hang on - ", ", second half ")), last)


@sixth("address/t47-code-file-end", AREA)
def _file(c: Ctx) -> Form | None:
    code = c.address().postcode.replace(" ", c.pick("", "-", "_"))
    return form(
        "file",
        tol(c.pick("floorplan_", "gas-cert-", "EPC ")),
        c.pick(code, code.lower()),
        tol(c.pick("(1).pdf", "_signed.pdf", ".heic")),
    )


@sixth("address/t50-house-hashtag", AREA)
def _hashtag(c: Ctx) -> Form | None:
    a = c.address(lambda x: named(x) and " " in house(x))
    return a and form(
        "quote",
        tol("#"),
        house(a).replace(" ", ""),
        tol(c.pick("", " #newhome")),
        expect=sure(house(a) not in PLAIN_HOUSES),
    )


@sixth("address/t51-house-network", AREA)
def _network(c: Ctx) -> Form | None:
    a = c.address(lambda x: named(x) and len(house(x)) > 8)
    return a and form(
        "field",
        tol(c.pick("SSID: ", "wifi ", "network=")),
        house(a).replace(" ", c.pick("", "_")),
        tol(c.pick("-5G", "_guest", " 2.4GHz")),
        expect=sure(house(a) not in PLAIN_HOUSES),
    )


@sixth("address/t52-house-mailbox", AREA)
def _mailbox(c: Ctx) -> Form | None:
    a = c.address(lambda x: named(x) and len(house(x)) > 9)
    return a and form(
        "email",
        house(a).lower().replace(" ", c.pick("", ".", "-")),
        tol(f"@{c.pick('mailer', 'inbox')}.invalid"),
        expect=sure(house(a) not in PLAIN_HOUSES),
    )


@sixth("address/t53-house-and-place", AREA)
def _place(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name)
    return a and form(
        "address",
        tol("The " if house(a) != a.house_name else ""),
        house(a),
        tol(f" at {a.town.name}, "),
        out(c.pick("off ", "top of ", "")),
        a.street,
    )


@sixth("address/t54-house-dashes", AREA)
def _dashes(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name)
    return a and form(
        "address",
        f"{a.number}",
        out(c.pick(" - ", " – ", " = ")),
        a.house_name,
        out(c.pick(" - ", " – ")),
        a.street,
    )


@sixth("address/t55-house-article-doubled", AREA)
def _article(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name and house(x) != x.house_name)
    return a and form(
        "there", out("at "), tol(c.pick("the The ", "The, ", "th' ")), house(a), out(", "), a.street
    )


@sixth("address/t60-picture-data", AREA)
def _picture(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    if not a or a.lat is None or a.lon is None:
        return None
    n, e = sexagesimal(a.lat), sexagesimal(a.lon)
    return form(
        "location",
        tol("GPS Position : "),
        f"{n[0]} deg {n[1]}' {n[2]:.2f}",
        tol('" N, '),
        f"{e[0]} deg {e[1]}' {e[2]:.2f}",
        tol('" W'),
    )


@sixth("address/t61-map-parameters", AREA)
def _parameters(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    if not a or a.lat is None or a.lon is None:
        return None
    lat, lon = f"{a.lat + c.rng.uniform(-6e-4, 6e-4):.5f}", f"{a.lon + c.rng.uniform(-6e-4, 6e-4):.5f}"
    if c.rng.random() < 0.5:
        return form("file", tol("https://maps.example/?mlat="), lat, tol("&mlon="), lon, tol("#map=18"))
    return form("file", tol("https://maps.example/#map=17/"), lat, tol("/"), lon)


@sixth("address/t62-plus-code", AREA)
def _plus(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    if not a or a.lat is None or a.lon is None:
        return None
    return form("location", tol("plus code "), plus_code(a.lat, a.lon), expect=DOUBTFUL)


@sixth("address/t63-position-object", AREA)
def _object(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    if not a or a.lat is None or a.lon is None:
        return None
    if c.rng.random() < 0.5:
        return form("field", tol('{"lat": '), f"{a.lat:.5f}", tol(', "lng": '), f"{a.lon:.5f}", tol("}"))
    return form("field", tol("POINT("), f"{a.lon:.5f} {a.lat:.5f}", tol(")"))


@sixth("address/t64-three-words-over-lines", AREA)
def _three(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.words)
    if not a:
        return None
    one, two, three = a.words.split(".")
    made = c.pick(
        f"///{one}.\n{two}.{three}",
        f"{one}.{two}\n.{three}",
        f"///{one}.{two}-\n.{three}",
        f"{one}\n{two}\n{three}",
    )
    return form("block", made)


@sixth("address/t65-three-words-link", AREA)
def _link(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.words)
    return a and form(
        "file",
        tol(c.pick("https://w3w.example/", "w3w:", "what3words.example/")),
        c.pick(a.words, a.words.replace(".", "%2E"), a.words.upper()),
    )


@sixth("address/t66-property-number-sheet", AREA)
def _uprn(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.uprn)
    if not a:
        return None
    u = a.uprn
    made, tail = c.rng.choice(((u, ".0"), (f"{int(u):,}", ""), (f"{u[:6]}-{u[6:]}", ""), (u, ";")))
    return form("field", tol(c.pick("UPRN", "uprn_", "'")), made, tol(tail))


@sixth("address/t70-alias-in-chat", AREA)
def _alias(c: Ctx) -> Form | None:
    made = c.case.aliases.get("home-a")
    if not made:
        return None
    bare = made.removeprefix("the ")
    return form(
        "quote",
        tol("the " if bare != made else ""),
        c.pick(bare.upper(), bare.replace(" ", "  "), f"{bare}"),
        tol(c.pick(" 🏠", "!!", " lol")),
    )


@sixth("address/t71-only-described", AREA)
def _described(c: Ctx) -> Form | None:
    text = c.pick(
        "the house by the lock gates", "that place with the blue shutters", "two doors up from the chippy"
    )
    return Form((Piece(text, "gold"),), "address", HUMAN)
