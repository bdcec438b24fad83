"""Postcodes, house names, map data and worker's aliases of an address."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, HUMAN, Form, form, out, tol
from benchmarks.matching.places import Address

from .address import AREA
from .common import COMMON_HOUSES, PLAIN_HOUSES, sealed, stand, sure, whole


def house(a: Address) -> str:
    """The house name without its article."""
    return a.house_name.removeprefix("The ")


def postcode(c: Ctx) -> Form | None:
    """The postcode, nothing changed: strong alone."""
    return whole(c.address().postcode)


def house_alone(c: Ctx) -> Form | None:
    """A house name without its article; a word or a common name is asked."""
    a = c.address(lambda x: x.house_name)
    return a and whole(house(a), house(a) not in PLAIN_HOUSES)


# --- postcodes ------------------------------------------------------------------------------
stand(
    "address/v40-code-found",
    "field",
    postcode,
    after=(" (23 addresses found)", " - 4 matches", ": no match"),
)
stand(
    "address/v41-code-area",
    "there",
    postcode,
    ("searching the ", "leafleting (", "in the "),
    (" area", " zone", " bit"),
)
stand(
    "address/v42-code-possessive",
    "postcode",
    lambda c: whole(c.address().postcode.lower()),
    after=("'s", " lot"),
)
stand(
    "address/v43-code-rota",
    "field",
    postcode,
    ("Carer run 3 - ", "Satnav: ", "pt lives "),
    (" / key safe", "", " 2nd floor"),
)
stand(
    "address/v44-code-parking",
    "quote",
    lambda c: whole(c.address().postcode.replace(" ", "").lower()),
    ("where 2 park nr ", "bus to "),
    ("", " pls", "??"),
)


@sealed("address/v45-code-gap-misplaced", AREA)
def _gap(c: Ctx) -> Form | None:
    """Gaps anywhere in a postcode (forms 36 to 40)."""
    bare = c.address().postcode.replace(" ", "")
    return form(
        "postcode",
        c.pick(
            f"{bare[:-2]} {bare[-2:]}", " ".join((bare[:2], bare[2:-2], bare[-2:])), f"{bare[:-1]} {bare[-1]}"
        ),
    )


@sealed("address/v46-code-other-mark", AREA)
def _mark(c: Ctx) -> Form | None:
    first, last = c.address().postcode.split()
    return form("postcode", f"{first}{c.pick(',', '/', ', ', '_', '+', ':')}{last}")


@sealed("address/v47-code-boxes", AREA)
def _boxes(c: Ctx) -> Form | None:
    bare = c.address().postcode.replace(" ", "")
    return form("field", tol("Postcode "), c.pick("|", " | ", "][").join(bare))


@sealed("address/v48-code-read-with-space", AREA)
def _read(c: Ctx) -> Form | None:
    """A short word read out between the two halves: only figures may be broken by words (section 3, S3)."""
    first, last = c.address().postcode.split()
    between = c.pick(" space ", " (space) ", ", gap, ", " new word ")
    return form("call", first, out(between), last, expect=DOUBTFUL)


@sealed("address/v49-code-then-number", AREA)
def _number(c: Ctx) -> Form | None:
    a = c.address()
    return form("postcode", a.postcode, tol(c.pick(", door ", " hse no ", " - no. ")), a.number, tol(""))


# --- house names ----------------------------------------------------------------------------
stand(
    "address/v50-house-for-sale",
    "field",
    house_alone,
    ("'", "FOR SALE: "),
    ("' - 3 bed det., no chain", ", EPC D"),
)
stand(
    "address/v51-house-people",
    "there",
    house_alone,
    ("down to the ", "seen with the "),
    (" lot", " people", " children"),
)
stand(
    "address/v52-house-label",
    "field",
    house_alone,
    ("House name: ", "Premises: ", "Dwelling name "),
    ("; number: none", ""),
)


@sealed("address/v53-house-words-turned", AREA)
def _turned(c: Ctx) -> Form | None:
    a = c.address(lambda x: " " in house(x) and house(x) not in COMMON_HOUSES and house(x).isascii())
    return a and form("quote", " ".join(reversed(house(a).split())), expect=DOUBTFUL)


@sealed("address/v54-house-lower-street", AREA)
def _lower(c: Ctx) -> Form | None:
    """House name and street is strong in any case."""
    a = c.address(lambda x: x.house_name)
    return a and form("quote", house(a).lower(), out(c.pick(", ", " on ", " down ")), a.street.lower())


@sealed("address/v55-house-misheard-street", AREA)
def _misheard(c: Ctx) -> Form | None:
    """A slip in the street after the item's own house name (section 4)."""
    a = c.address(lambda x: x.house_name and x.core.isalpha() and len(x.core) > 6)
    if not a:
        return None
    i = c.rng.randrange(2, len(a.core) - 2)
    return form("address", house(a), out(", "), a.street.replace(a.core, a.core[:i] + a.core[i + 1 :]))


@sealed("address/v56-house-and-number-joined", AREA)
def _joined(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name)
    mid = c.pick("/", " aka ", " = ", " or ")
    return a and form("field", a.number, out(mid), house(a), out(", "), a.street)


# --- map data -------------------------------------------------------------------------------
def placed(c: Ctx) -> tuple[Address, float, float] | None:
    """An address with its coordinates."""
    a = c.address(lambda x: x.lat is not None)
    return (a, a.lat, a.lon) if a and a.lat is not None and a.lon is not None else None


@sealed("address/v60-geo-scheme", AREA)
def _scheme(c: Ctx) -> Form | None:
    found = placed(c)
    return found and form(
        "file", tol("geo:"), f"{found[1]:.5f},{found[2]:.5f}", tol(c.pick(";u=20", "?z=17", ""))
    )


@sealed("address/v61-track-point", AREA)
def _track(c: Ctx) -> Form | None:
    found = placed(c)
    return found and form(
        "block", out('<trkpt lat="'), f"{found[1]:.5f}", out('" lon="'), f"{found[2]:.5f}", out('"></trkpt>')
    )


@sealed("address/v62-labelled-degrees", AREA)
def _degrees(c: Ctx) -> Form | None:
    found = placed(c)
    if not found:
        return None
    return form(
        "location",
        tol("Latitude "),
        f"{found[1]:.4f}",
        tol(c.pick("° / Longitude ", "; Longitude ", ", longitude ")),
        f"{found[2]:.4f}",
    )


@sealed("address/v63-columns-far", AREA)
def _columns(c: Ctx) -> Form | None:
    found = placed(c)
    if not found:
        return None
    return form(
        "block",
        f"{found[1]:.5f}",
        out(c.pick(",37.2,", "\t12\t", ";0;")),
        f"{found[2]:.5f}",
        out(",still"),
        expect=DOUBTFUL,
    )


@sealed("address/v64-three-words-capitals", AREA)
def _words(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.words)
    if not a:
        return None
    parts = a.words.split(".")
    made = c.pick(
        ".".join(w.capitalize() for w in parts), " . ".join(parts), f"///{a.words}.", ".".join(parts).upper()
    )
    return form("location", made)


@sealed("address/v65-three-words-spoken-list", AREA)
def _spoken(c: Ctx) -> Form | None:
    """Separators only are gaps; "then" between the exact words is asked (taxonomy, form 51)."""
    a = c.address(lambda x: x.words)
    joint = c.pick(", ", " then ", "; ")
    return a and form(
        "call", tol("three words, "), joint.join(a.words.split(".")), expect=sure(joint != " then ")
    )


@sealed("address/v66-property-page", AREA)
def _page(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.uprn)
    return a and form(
        "file",
        tol(c.pick("https://gis.example/property/", "llpg://", "uprn:")),
        a.uprn,
        tol(c.pick("/summary", "", "#map")),
    )


@sealed("address/v70-alias-possessive", AREA)
def _alias(c: Ctx) -> Form | None:
    made = c.case.aliases.get("home-a", "").removeprefix("the ")
    return (
        form(
            "there",
            out("left at "),
            tol(c.pick("the ", "")),
            made,
            out(c.pick(" all night", " again", "'s front step")),
        )
        if made
        else None
    )


@sealed("address/v71-alias-with-break", AREA)
def _alias_break(c: Ctx) -> Form | None:
    made = c.case.aliases.get("home-a", "").removeprefix("the ")
    return (
        form("block", made.replace(" ", c.pick("\n", "\n> ", "-"), 1).replace("'", c.pick("'", "\u2019")))
        if made
        else None
    )


@sealed("address/v72-described-only", AREA)
def _described(c: Ctx) -> Form | None:
    return form(
        "address",
        c.pick(
            "the corner plot past the chapel",
            "the house with the pirate flag",
            "that flat above the vape place",
        ),
        expect=HUMAN,
    )


@sealed("address/v73-two-lines-of-letter", AREA)
def _letter(c: Ctx) -> Form | None:
    """Name of the house, then the numbered line, as written at the head of a letter."""
    a = c.address(lambda x: x.house_name)
    return a and form(
        "block",
        a.house_name,
        out(c.pick("\n", ",\n")),
        a.line,
        out("\n"),
        tol(a.town.name),
    )
