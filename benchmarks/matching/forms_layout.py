"""One surface change at a time on items of every kind, and the layouts 42-48 of the taxonomy."""

from __future__ import annotations

from .bases import BASES, Base
from .context import Ctx
from .model import CERTAIN, DOUBTFUL, SEEN_ONLY, ClassSpec, Form, define, form, out, register_class, tol
from .pairs import fits, vary
from .surface import SURFACES, Surface

LAYOUT = "layout"


def _single(surface: Surface) -> None:
    bases = [b for b in BASES if fits(b, surface)]

    def build(c: Ctx) -> Form | None:
        base: Base = c.rng.choice(bases)
        return vary(c, base, (), (surface,))

    register_class(ClassSpec(f"layout/{surface.name}", LAYOUT, build, surface.sets))


for _surface in SURFACES:
    _single(_surface)


@define("layout/42-address-lines", LAYOUT, ref="42")
def _lines(c: Ctx) -> Form | None:
    a = c.address()
    return form("block", c.pick("\n", ",\n", "\n    ").join(a.parts()))


@define("layout/42-address-indented", LAYOUT, ref="42")
def _indented(c: Ctx) -> Form | None:
    a = c.address()
    return form("block", ",\r\n\t".join(a.parts()))


@define("layout/43-address-cells", LAYOUT, ref="43")
def _cells(c: Ctx) -> Form | None:
    a = c.address()
    sep = c.pick("\t", " | ", "\n", " ; ")
    return form("field", sep.join([a.number, a.street, a.town.name, a.postcode]))


@define("layout/44-column-gap", LAYOUT, ref="44")
def _column(c: Ctx) -> Form | None:
    a = c.address()
    first, rest = f"{a.number} {a.street}".rsplit(" ", 1)
    return form("block", first + " " * c.rng.randrange(2, 8) + "\n" + " " * c.rng.randrange(0, 12) + rest)


@define("layout/44-interleaved", LAYOUT, ref="44 (needs layout)")
def _interleaved(c: Ctx) -> Form | None:
    a = c.address()
    words = f"{a.number} {a.street}".split()
    cut = len(words) - 1
    other = c.pick("attendance is good", "reviewed by the panel", "see the plan")
    return form(
        "block",
        " ".join(words[:cut]),
        out(f"        {other}\n"),
        words[cut],
        out("           again in spring"),
        expect=DOUBTFUL,
    )


@define("layout/45-page-break", LAYOUT, ref="45 (needs layout)")
def _page(c: Ctx) -> Form | None:
    a = c.address()
    first, rest = f"{a.number} {a.street}".rsplit(" ", 1)
    foot = c.pick("\nPage 3\n", "\n\nPage 3 of 12\n\f\n", "\n- 3 -\n\f", "\nOFFICIAL-SENSITIVE\n\f")
    return form("block", first, out(foot), rest, expect=DOUBTFUL)


@define("layout/45-form-feed", LAYOUT, ref="45")
def _form_feed(c: Ctx) -> Form | None:
    a = c.address()
    first, rest = f"{a.number} {a.street}".rsplit(" ", 1)
    return form("block", first + "\f" + rest)


@define("layout/46-heading", LAYOUT, ref="46")
def _heading(c: Ctx) -> Form | None:
    a = c.address()
    words = a.line.upper().split()
    return form("block", c.pick("   ", "  ").join(" ".join(w) for w in words))


@define("layout/60-json", LAYOUT, sets=SEEN_ONLY)
def _json(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block",
        out('{"house": "'),
        a.number,
        out('", "street": "'),
        a.street,
        out('", "code": "'),
        a.postcode,
        out('"}'),
        expect=DOUBTFUL,
    )


@define("layout/61-csv", LAYOUT, sets=SEEN_ONLY)
def _csv(c: Ctx) -> Form | None:
    a, p = c.address(), c.person(lambda x: x.surname_rare and x.forename_rare)
    return p and form(
        "block",
        out('"'),
        p.surname,
        out('","'),
        p.forename,
        out('","'),
        a.line,
        out('","'),
        a.postcode,
        out('"'),
    )


@define("layout/62-xml", LAYOUT, sets=SEEN_ONLY)
def _xml(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block", out("<no>"), a.number, out("</no><street>"), a.street, out("</street>"), expect=CERTAIN
    )


@define("layout/63-link", LAYOUT, sets=SEEN_ONLY)
def _link(c: Ctx) -> Form | None:
    a = c.address()
    query = f"{a.number}+{a.street.replace(' ', '+')}"
    return form(
        "file",
        tol("https://www.google.example/maps/place/"),
        query,
        tol(f",+{a.town.name.replace(' ', '+')}"),
    )


@define("layout/64-transcript", LAYOUT, sets=SEEN_ONLY)
def _transcript(c: Ctx) -> Form | None:
    a = c.address()
    first, rest = f"{a.number} {a.street}".split(" ", 1)
    return form("block", out("I live at "), first, out(" um "), rest, expect=DOUBTFUL)


@define("layout/65-struck", LAYOUT, sets=SEEN_ONLY)
def _struck(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname_rare and x.forename_rare)
    return p and form("block", "".join(ch + "\u0336" for ch in p.short))


@define("layout/66-two-per-line", LAYOUT, sets=SEEN_ONLY)
def _two(c: Ctx) -> Form | None:
    a, b = c.case.homes
    return form("block", a.line, out(c.pick(" & ", " / ", " and then ")), b.line)
