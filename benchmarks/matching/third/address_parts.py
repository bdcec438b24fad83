"""House names, postcodes, links and map data as devices and call centres write them."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, Form, form, tol
from benchmarks.matching.people import letters_only

from .address import AREA
from .common import short_type, third
from .slips import alphabet


@third("address/s50-house-and-town", AREA)
def _house_town(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name)
    return a and form("address", a.house_name, tol(c.pick(", ", " in ", " near ")), tol(a.town.name))


@third("address/s51-house-and-postcode", AREA)
def _house_code(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name)
    return a and form(
        "field", f"{a.house_name}{c.pick(', ', ' ', ' - ')}{c.pick(a.postcode, a.postcode.replace(' ', ''))}"
    )


@third("address/s52-number-bracket-house", AREA)
def _number_house(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name)
    if not a:
        return None
    made = c.pick(
        f"{a.number} ({a.house_name}) {a.street}",
        f"{a.house_name} ({a.line})",
        f'"{a.house_name}", {a.number} {short_type(c, a)}',
        f"{a.house_name} - {a.line}",
    )
    return form("address", made)


@third("address/s53-house-joined", AREA)
def _house_joined(c: Ctx) -> Form | None:
    a = c.address(lambda x: len(x.house_name.split()) > 1)
    if not a:
        return None
    words = a.house_name.removeprefix("The ").split()
    if len(words) < 2:
        return None
    return form("address", c.pick("-", "").join(words), tol(", "), a.street)


@third("address/s54-house-upper", AREA)
def _house_upper(c: Ctx) -> Form | None:
    a = c.address(lambda x: len(x.house_name.split()) > 1)
    return a and form("field", a.house_name.upper())


@third("address/s55-house-first-word", AREA)
def _house_core(c: Ctx) -> Form | None:
    a = c.address(lambda x: len(x.house_name.split()) == 2 and not x.house_name.startswith("The "))
    if not a:
        return None
    return form("there", tol("up at "), a.house_name.split()[0], tol(f" on {a.street}"), expect=DOUBTFUL)


@third("address/s56-number-and-postcode", AREA)
def _number_code(c: Ctx) -> Form | None:
    a = c.address()
    return form("field", a.number, c.pick(", ", " ", " - ", " @ "), a.postcode)


@third("address/s57-postcode-alphabet", AREA)
def _code_alphabet(c: Ctx) -> Form | None:
    return form("postcode", alphabet(c.address().postcode, figures=c.rng.random() < 0.5), expect=DOUBTFUL)


@third("address/s58-postcode-in-link", AREA)
def _code_link(c: Ctx) -> Form | None:
    code = c.address().postcode
    head, made, tail = c.rng.choice(
        (
            ("https://homes.example/find?postcode=", code.replace(" ", "%20"), "&radius=1"),
            ("https://bins.example/", code.replace(" ", "").lower(), "/calendar"),
            ("weather.example/?q=", code.replace(" ", "+"), ""),
            ("#", code.replace(" ", ""), ""),
            ("EPC_", code.replace(" ", "-"), "_2024.pdf"),
        )
    )
    return form("file", tol(head), made, tol(tail))


@third("address/s59-postcode-sector", AREA)
def _sector(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.district_alone == "ask")
    return a and form("postcode", a.postcode[:-2], tol(c.pick("**", "..", "")), expect=DOUBTFUL)


@third("address/s60-postcode-hidden-end", AREA)
def _hidden(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.district_alone == "ask")
    return a and form("postcode", a.town.outward, tol(c.pick(" ***", " xxx", " ...")), expect=DOUBTFUL)


@third("address/s61-coordinates-lettered", AREA)
def _lettered(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    if not a:
        return None
    north, west = f"{a.lat:.5f}", f"{abs(a.lon or 0):.5f}"
    made = c.pick(
        f"{north}N {west}W", f"{north}° N, {west}° W", f"N{north} W{west}", f"N {north}°, W {west}°"
    )
    return form("location", made)


@third("address/s62-coordinates-plain", AREA)
def _plain(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    if not a:
        return None
    made = c.pick(
        f"{a.lat} {a.lon}",
        f"({a.lat} / {a.lon})",
        f"{a.lat};{a.lon}",
        f"{a.lat}\n{a.lon}",
        f"geo:{a.lat},{a.lon}",
    )
    return form("location", made)


@third("address/s63-coordinates-data", AREA)
def _data(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    if not a:
        return None
    head, one, mid, two, tail = c.rng.choice(
        (
            ("!3d", a.lat, "!4d", a.lon, ""),
            ('{"lat": ', a.lat, ', "lng": ', a.lon, "}"),
            ('{"type":"Point","coordinates":[', a.lon, ",", a.lat, "]}"),
            ("GPSLatitude=", a.lat, " GPSLongitude=", a.lon, ""),
            ("https://maps.example/?ll=", a.lat, "%2C", a.lon, "&z=17"),
        )
    )
    return form("location", tol(head), str(one), tol(mid), str(two), tol(tail))


@third("address/s64-coordinates-minutes", AREA)
def _minutes(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    if not a:
        return None

    def split(value: float) -> str:
        return f"{int(value)}° {(value - int(value)) * 60:.3f}'"

    return form("location", f"{split(a.lat)} N {split(abs(a.lon or 0))} W", expect=DOUBTFUL)


@third("address/s65-coordinates-comma", AREA)
def _decimal_comma(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    made = f"{a.lat}; {a.lon}".replace(".", ",") if a else ""
    return form("location", made, expect=DOUBTFUL) if made else None


@third("address/s66-three-words", AREA)
def _three(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.words)
    if not a:
        return None
    dots = a.words.replace(".", c.pick("\u2022", ".\n", ". ", "\u3002", "."))
    return form(
        "location",
        tol(c.pick("///", "w3w: ///", "what3words///")),
        c.pick(dots, a.words.title(), a.words.upper()),
    )


@third("address/s67-uprn-written", AREA)
def _uprn(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.uprn)
    if not a:
        return None
    n = a.uprn
    made = c.pick(f"{n[:4]} {n[4:8]} {n[8:]}", f"{n[:3]},{n[3:6]},{n[6:9]},{n[9:]}", n, f"{n[:6]} {n[6:]}")
    return form("location", tol(c.pick("UPRN", "uprn=", "UPRN no. ", "Unique property ref: ")), made)


@third("address/s68-form-lines", AREA)
def _form_lines(c: Ctx) -> Form | None:
    a = c.address()
    br = c.pick("\n", "; ", " | ")
    return form(
        "block",
        tol("Address line 1: "),
        a.line,
        tol(f"{br}Address line 2: {a.town.name}"),
        tol(f"{br}Postcode: "),
        a.postcode,
    )


@third("address/s69-contact-card", AREA)
def _card(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block",
        tol("ADR;TYPE=HOME:;;"),
        a.line,
        tol(f";{a.town.name};{a.town.county};"),
        a.postcode,
        tol(";UK"),
    )


@third("address/s70-markup-attribute", AREA)
def _attribute(c: Ctx) -> Form | None:
    a = c.address()
    return form("block", tol('<home line1="'), a.line, tol('" pc="'), a.postcode, tol('"/>'))


@third("address/s71-delivery-slip", AREA)
def _slip(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "quote",
        tol(c.pick("parcel left w/ neighbour of ", "DPD: out for ", "ur order to ")),
        f"{a.number} {short_type(c, a)} {a.postcode}".upper(),
    )


@third("address/s72-file-with-code", AREA)
def _file(c: Ctx) -> Form | None:
    a = c.address()
    street = c.pick("_", "-", "%20", " ").join(letters_only(w).title() for w in a.street.split())
    return form(
        "file",
        f"{street}{c.pick('_', '-', ' no ')}{a.number}",
        tol(c.pick("_photos.zip", " tenancy.pdf", "(1).heic")),
    )
