"""Addresses continued: corrected, cut, unreadable, renamed, decorated, entered by a worker."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import CERTAIN, DOUBTFUL, Form, form, known, out, tol

from .address import AREA
from .common import figures, plain_number, third, typed
from .slips import TYPE_HEARD, by_ear, of


@third("address/s26-one-of-several", AREA)
def _several(c: Ctx) -> Form | None:
    a = c.address(lambda x: plain_number(x) and figures(x) > 6)
    if not a:
        return None
    n = figures(a)
    if c.rng.random() < 0.5:
        head = c.pick(f"{n - 2} and ", f"{n - 4}, {n - 2} & ", f"numbers {n - 2}/")
        return form("address", tol(head), a.number, f" {a.street}")
    return form(
        "address", a.number, tol(c.pick(f" & {n + 2}", f", {n + 2} and {n + 4}", f"/{n + 2}")), f" {a.street}"
    )


@third("address/s27-corrected", AREA)
def _corrected(c: Ctx) -> Form | None:
    a = c.address(lambda x: plain_number(x) and figures(x) > 12)
    if not a:
        return None
    wrong = str(figures(a) - 9)
    head = c.pick(f"{wrong}, sorry, ", f"{wrong} no wait ", f"[{wrong}] ", f"{wrong} (crossed out) ")
    return form("quote", tol(head), a.line)


@third("address/s28-hesitation", AREA)
def _hesitation(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "quote",
        a.number,
        tol(c.pick(" er ", "... ", " uh, ", " like ", " I think ")),
        a.street,
        expect=DOUBTFUL,
    )


@third("address/s29-cut-by-the-form", AREA)
def _cut(c: Ctx) -> Form | None:
    a = c.address(lambda x: typed(x) and len(x.core) > 7)
    if not a:
        return None
    end = c.rng.randrange(5, len(a.core))
    return form(
        "field", f"{a.number} {a.core[:end]}".upper().rstrip(), tol(c.pick("", "…", "...")), expect=DOUBTFUL
    )


@third("address/s30-type-cut", AREA)
def _type_cut(c: Ctx) -> Form | None:
    a = c.address(lambda x: typed(x) and len(x.stype) > 4)
    return a and form("field", f"{a.number} {a.core} {a.stype[: c.rng.randrange(2, len(a.stype))]}".upper())


@third("address/s31-unreadable-letter", AREA)
def _unreadable(c: Ctx) -> Form | None:
    a = c.address(lambda x: typed(x) and len(x.core) > 5 and x.core.isalpha())
    if not a:
        return None
    at = c.rng.randrange(2, len(a.core) - 1)
    gap = c.pick("[?]", "_", "*", "[..]", "?")
    return form("address", f"{a.number} {a.core[:at]}{gap}{a.core[at + 1 :]} {a.stype}", expect=DOUBTFUL)


@third("address/s32-editor-completes", AREA)
def _completes(c: Ctx) -> Form | None:
    a = c.address(lambda x: typed(x) and len(x.stype) > 3)
    if not a:
        return None
    cut = 2
    return form(
        "address", f"{a.number} {a.core} {a.stype[:cut]}", c.pick(f"[{a.stype[cut:]}]", f"({a.stype[cut:]})")
    )


@third("address/s33-saint-spellings", AREA)
def _saint(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.has_saint)
    if not a:
        return None
    name = a.core.split(" ", 1)[1]
    bare = name.removesuffix("'s")
    made = c.pick(
        f"St-{name}", f"St{name}", f"St {bare}", f"St {bare}s'", f"Saint-{bare}s", f"ST. {bare.upper()}'S"
    )
    return form("address", f"{a.number} {made} {a.stype}")


@third("address/s34-two-word-street", AREA)
def _two_words(c: Ctx) -> Form | None:
    a = c.address(lambda x: typed(x) and " " in x.core and not x.has_saint)
    if not a:
        return None
    one, two = a.core.split(" ", 1)
    short = {"Great": "Gt", "Upper": "Upr", "North": "Nth", "Lower": "Lwr", "Old": "Old", "Long": "Long"}
    joined = [f"{one}-{two}", f"{one}{two.lower()}", f"{one}{two}"]
    if short.get(one, one) != one:
        joined += [f"{short[one]} {two}", f"{short[one]}. {two}"]
    return form("address", f"{a.number} {c.rng.choice(joined)} {c.pick(a.stype, a.stype, a.stype.lower())}")


@third("address/s35-outward-only", AREA)
def _outward(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", a.line, tol(c.pick(", ", " (", " ")), tol(a.town.outward), tol(""))


@third("address/s36-country", AREA)
def _country(c: Ctx) -> Form | None:
    a = c.address()
    tail = f", {a.town.county}, {c.pick('UK', 'United Kingdom', 'Wales, UK', 'Great Britain')}"
    return form("address", f"{a.line}, {a.town.name} {a.postcode}", tol(tail))


@third("address/s37-emoji", AREA)
def _emoji(c: Ctx) -> Form | None:
    a = c.address()
    if c.rng.random() < 0.5:
        return form("quote", tol(c.pick("📍", "🏠", "🚩 ")), a.line)
    return form("quote", f"{a.number}{c.pick('🏠', ' 🏡 ', '📍')}{a.street}")


@third("address/s38-local-place", AREA)
def _locality(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.locality)
    return a and form("address", f"{a.line}{c.pick(', ', ' in ', ' - ')}{a.locality}")


@third("address/s39-the-address-bracket", AREA)
def _bracketed(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.street_alone != "open")
    return a and form("address", tol("the "), a.street, tol(" address (no. "), a.number, tol(")"))


@third("address/s40-core-and-house", AREA)
def _core(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.street_alone != "open" and typed(x) and len(x.core) > 6 and " " not in x.core)
    return a and form(
        "address",
        tol("the "),
        a.core,
        tol(c.pick(" house", " flat", " tenancy")),
        tol(f", number {a.number}"),
        expect=DOUBTFUL,
    )


@third("address/s41-two-sentences", AREA)
def _sentences(c: Ctx) -> Form | None:
    a = c.address(lambda x: not x.street_shared)
    return a and form(
        "there",
        out("on "),
        known(a.street),
        tol(c.pick(". It is the house at ", "; her door is ", ". Look for ")),
        a.number,
        expect=DOUBTFUL,
    )


@third("address/s42-alias", AREA)
def _alias(c: Ctx) -> Form | None:
    text = c.case.aliases.get("home-a", "")
    made = c.pick(text, text.upper(), text.lower(), text.replace(" ", "\n", 1), text.replace(" ", "  "))
    return form("address", made) if text else None


@third("address/s43-alias-apostrophe", AREA)
def _alias_mark(c: Ctx) -> Form | None:
    text = c.case.aliases.get("home-a", "")
    return form("quote", text.replace("'", c.pick("", "\u2019", "`"))) if "'" in text else None


@third("address/s44-wrong-town", AREA)
def _wrong_town(c: Ctx) -> Form | None:
    a = c.address()
    town = c.rng.choice([t for t in c.vocab.towns if t is not a.town])
    return form("address", a.line, tol(f", {town.name}"), expect=DOUBTFUL)


@third("address/s45-town-misspelt", AREA)
def _town_slip(c: Ctx) -> Form | None:
    a = c.address()
    made = by_ear(a.town.name, c.rng)
    return form("address", a.line, tol(f", {made}"), expect=CERTAIN) if made else None


@third("address/s46-spoken-new-line", AREA)
def _new_line(c: Ctx) -> Form | None:
    a = c.address()
    mark = c.pick(" new line ", " newline ", " full stop ", " new line. ")
    return form("quote", a.line, tol(f"{mark}{a.town.name}{mark}"), a.postcode)


@third("address/s47-type-misheard", AREA)
def _misheard(c: Ctx) -> Form | None:
    a = c.address(typed)
    made = of(TYPE_HEARD, a.stype, c.rng) if a else ""
    return form("quote", f"{a.number} {a.core.lower()}", tol(" " + made), expect=DOUBTFUL) if made else None
