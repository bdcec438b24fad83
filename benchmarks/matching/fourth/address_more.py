"""Addresses continued: marks for apostrophes, Welsh sentences, house names, things workers entered."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_address import street_expect
from benchmarks.matching.model import DOUBTFUL, HUMAN, Form, form, out, tol

from .address import AREA
from .common import abbreviated, fourth, typed
from .slips import as_heard, by_hand, longest

# Welsh town names as they stand after "yn" and "i"
MUTATED = {
    "Caernarfon": ("yng Nghaernarfon", "i Gaernarfon"),
    "Pwllheli": ("ym Mhwllheli", "i Bwllheli"),
    "Tregaron": ("yn Nhregaron", "i Dregaron"),
    "Monmouth": ("yn Nhrefynwy", "i Drefynwy"),
}
SHORT_HOUSE = {
    "Barn": ("Bn", "Brn"),
    "Cottage": ("Cott", "Cott.", "Ctg"),
    "Farm": ("Fm", "Fm."),
    "Lodge": ("Ldg", "Lodg."),
    "House": ("Hse", "Hse.", "Ho"),
}
LIKE_APOSTROPHE = ("`", "\u00b4", ",", ";", "\u02bc", "\u2032", " '", "' ")


@fourth("address/q40-apostrophe-mistaken", AREA)
def _apostrophe(c: Ctx) -> Form | None:
    a = c.address(lambda x: "'" in x.core)
    return a and form("address", a.line.replace("'", c.rng.choice(LIKE_APOSTROPHE)))


@fourth("address/q41-saint-glued", AREA)
def _saint(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.has_saint)
    if not a:
        return None
    name = a.core.split(" ", 1)[1]
    made = c.pick(f"St.{name}", f"S. {name}", f"St, {name}", f"Snt {name}", f"ST {name.upper()}")
    return form("address", f"{a.number} {made} {a.stype}")


@fourth("address/q42-both-homes", AREA)
def _both(c: Ctx) -> Form | None:
    a, b = c.case.homes
    return form("address", a.line, out(c.pick(" and ", " & ", ", then ", " as well as ")), b.line)


@fourth("address/q43-welsh-town-mutated", AREA)
def _mutated(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.town.name in MUTATED)
    return a and form("address", a.line, tol(f" {MUTATED[a.town.name][0]}"))


@fourth("address/q44-town-alone-mutated", AREA)
def _town(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.town.name in MUTATED and x.town_alone == "ask")
    if not a:
        return None
    word, town = c.rng.choice(MUTATED[a.town.name]).split()
    return form("welsh", out(f"gyfaill {word} "), town, expect=DOUBTFUL)


@fourth("address/q45-welsh-sentence-street", AREA)
def _sentence(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.prefix)
    head = c.pick("dŷ ", "fflat ", "gartref newydd, ")
    return a and form("welsh", out(head), a.line, tol(f", {a.town.name}"))


@fourth("address/q46-entered-alias-in-use", AREA)
def _alias(c: Ctx) -> Form | None:
    text = c.case.aliases.get("home-a", "").removeprefix("the ")
    made = c.pick(text, text, text.lower())
    return form("there", out("by "), tol("the "), made, tol("'s"), out(" gate")) if text else None


@fourth("address/q47-entered-alias-hyphened", AREA)
def _alias_hyphen(c: Ctx) -> Form | None:
    text = c.case.aliases.get("home-a", "").removeprefix("the ")
    return form("address", tol("the "), text.replace(" ", "-")) if " " in text else None


@fourth("address/q48-same-as-above", AREA)
def _same(c: Ctx) -> Form | None:
    return form("field", c.pick("same address as Mum", "as above", "parental home", "ditto"), expect=HUMAN)


@fourth("address/q49-house-shortened", AREA)
def _short(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name.split()[-1:] and x.house_name.split()[-1] in SHORT_HOUSE)
    if not a:
        return None
    head, last = a.house_name.rsplit(" ", 1)
    return form("address", f"{head} {c.rng.choice(SHORT_HOUSE[last])}, {a.street}")


@fourth("address/q50-house-in-index", AREA)
def _index(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name.startswith("The "))
    return a and form("field", a.house_name[4:], tol(c.pick(", The, ", " (The), ", ", the: ")), a.street)


@fourth("address/q51-house-misread", AREA)
def _misread(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name)
    if not a:
        return None
    word = longest(a.house_name)
    made = c.rng.choice((by_hand, as_heard))(word, c.rng)
    return form("address", f"{a.house_name.replace(word, made)}, {a.street}") if made else None


@fourth("address/q52-house-called", AREA)
def _called(c: Ctx) -> Form | None:
    a = c.address(lambda x: len(x.house_name.split()) > 1)
    head = c.pick("a house called ", "somewhere called ", "the property known as ")
    return a and form("address", out(head), c.pick(a.house_name, f'"{a.house_name}"', f"'{a.house_name}'"))


@fourth("address/q53-house-possessive", AREA)
def _possessive(c: Ctx) -> Form | None:
    a = c.address(lambda x: len(x.house_name.split()) > 1 and not x.house_name.startswith("The "))
    return a and form("address", a.house_name, tol(c.pick("'s", "\u2019s")), out(" yard"))


@fourth("address/q54-house-no-article-street", AREA)
def _article(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name.startswith("The "))
    return a and form("quote", f"{a.house_name[4:]}{c.pick(' ', ', ')}{abbreviated(c, a)}".lower())


@fourth("address/q55-street-and-town", AREA)
def _street_town(c: Ctx) -> Form | None:
    a = c.address(street_expect)
    return a and form(
        "street",
        c.pick(a.street, a.street, a.street.upper()),
        tol(c.pick(" in ", ", ", " ")),
        tol(a.town.name),
        expect=street_expect(a) or DOUBTFUL,
    )


@fourth("address/q56-street-in-chat", AREA)
def _chat(c: Ctx) -> Form | None:
    a = c.address(lambda x: street_expect(x) and typed(x))
    return a and form(
        "quote",
        out("down "),
        c.pick(a.street, abbreviated(c, a)).lower(),
        out(c.pick(" way", " end", " by the chippy")),
        expect=street_expect(a) or DOUBTFUL,
    )


@fourth("address/q57-street-misread", AREA)
def _street_slip(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.street_alone == "redact" and not x.street_shared and typed(x))
    word = longest(a.core) if a else ""
    made = by_hand(word, c.rng)
    return form("street", a.street.replace(word, made), expect=DOUBTFUL) if a and made else None


@fourth("address/q58-street-in-log", AREA)
def _log(c: Ctx) -> Form | None:
    a = c.address()
    made = c.pick(f"{a.line}", f"{a.number} {abbreviated(c, a)}", f"{a.street} {a.number}")
    return form("log", made.upper(), tol(f" {a.town.name.upper()}"))


@fourth("address/q59-taxi-message", AREA)
def _taxi(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block",
        out(c.pick("Your driver is outside ", "PICKUP: ", "Trip started at ")),
        c.pick(a.line, a.line.upper()),
        out(c.pick(" (silver Prius)", ", paid by account", " 3 mins")),
    )


@fourth("address/q60-dropped-pin", AREA)
def _pin(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block", out("Dropped pin\nNear "), f"{a.line}, {a.postcode}", out("\nhttps://maps.example/x9")
    )


@fourth("address/q61-number-then-house", AREA)
def _then(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name)
    return a and form("field", f"{a.number}{c.pick(' / ', ' aka ', ' or ', ' = ')}{a.house_name}, {a.street}")


@fourth("address/q62-underlined-by-keys", AREA)
def _blank(c: Ctx) -> Form | None:
    a = c.address()
    line = c.pick("____", "......", "_______")
    return form(
        "block",
        out("I live at "),
        tol(line),
        a.line,
        tol(line),
        out(" town "),
        tol(f"{line}{a.town.name}{line}"),
    )


@fourth("address/q63-two-boxes", AREA)
def _boxes(c: Ctx) -> Form | None:
    a = c.address()
    return form("block", tol("House No. [ "), a.number, tol(" ]   Road [ "), a.street, tol(" ]"))


@fourth("address/q64-letter-line", AREA)
def _letter(c: Ctx) -> Form | None:
    a = c.address()
    return form("block", out("Our visit to you at "), a.line, out(" has been moved to Tuesday at 2 pm."))


@fourth("address/q65-negated", AREA)
def _negated(c: Ctx) -> Form | None:
    a = c.address()
    head = c.pick("no longer at ", "NOT ", "never lived at ", "formerly of ", "late of ")
    return form("address", out(head), c.pick(a.line, f"{a.number} {abbreviated(c, a)}"))
