"""What programs, printers and transcribers do to the shape of a text."""

from __future__ import annotations

from benchmarks.matching.bases import Base
from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_layout import LAYOUT
from benchmarks.matching.forms_person import long_part
from benchmarks.matching.model import (
    CERTAIN,
    DOUBTFUL,
    HUMAN,
    THIRD_ONLY,
    ClassSpec,
    Form,
    form,
    out,
    register_class,
    tol,
)
from benchmarks.matching.surface import Surface

from .bases import BASES
from .common import both_rare, third
from .pairs import expectation, fits, vary
from .surfaces import NEW


def _single(surface: Surface) -> None:
    usable = [b for b in BASES if fits(b, surface)]

    def build(c: Ctx) -> Form | None:
        base: Base = c.rng.choice(usable)
        return vary(c, base, (), (surface,), expectation((), (surface,)))

    register_class(ClassSpec(f"layout/s-{surface.name}", LAYOUT, build, THIRD_ONLY))


for _surface in NEW:
    _single(_surface)


def halves(c: Ctx) -> tuple[str, str]:
    """An address line cut before its last word."""
    first, _, rest = c.address().line.rpartition(" ")
    return first, rest


@third("layout/s50-margin-numbers", LAYOUT)
def _margin(c: Ctx) -> Form | None:
    first, rest = halves(c)
    return form("block", out("22  she said it was "), first, tol("\n23  "), rest, expect=DOUBTFUL)


@third("layout/s51-subtitles", LAYOUT)
def _subtitles(c: Ctx) -> Form | None:
    first, rest = halves(c)
    return form(
        "block", out("we moved to "), first, tol("\n\n00:01:12.400 --> 00:01:14.000\n"), rest, expect=DOUBTFUL
    )


@third("layout/s52-chat-bubbles", LAYOUT)
def _bubbles(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block", out("[10:02] Nan: its "), a.number, tol("\n[10:02] Nan: "), a.street.lower(), expect=DOUBTFUL
    )


@third("layout/s53-cell-wrap", LAYOUT)
def _wrap(c: Ctx) -> Form | None:
    first, rest = halves(c)
    return form("block", tol("| "), first, tol(" | weekly |\n| "), rest, tol(" | visits |"), expect=DOUBTFUL)


@third("layout/s54-footnote-mark", LAYOUT)
def _footnote(c: Ctx) -> Form | None:
    p = c.person(both_rare)
    return p and form("person", p.short, tol(c.pick("²", "[3]", "†", "¹²", "^4")))


@third("layout/s55-address-footnote", LAYOUT)
def _address_footnote(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", a.line, tol(c.pick("³", "[12]", "*", "¹")))


@third("layout/s56-spaces-lost", LAYOUT)
def _lost(c: Ctx) -> Form | None:
    a = c.address()
    return form("field", f"{a.line},{a.town.name},{a.postcode}".replace(" ", ""))


@third("layout/s57-words-run-together", LAYOUT)
def _together(c: Ctx) -> Form | None:
    a = c.address()
    return form("block", tol("visitedat"), a.line.replace(" ", ""), tol("yesterday"), expect=DOUBTFUL)


@third("layout/s58-double-printed", LAYOUT)
def _double(c: Ctx) -> Form | None:
    a = c.address()
    return form("block", "".join(ch if ch == " " else ch * 2 for ch in a.line), expect=DOUBTFUL)


@third("layout/s59-ligature-lost", LAYOUT)
def _ligature(c: Ctx) -> Form | None:
    a = c.address(lambda x: any(k in x.core for k in ("fi", "fl", "ff")))
    if not a:
        return None
    made = a.line
    for pair in ("ff", "fi", "fl"):
        made = made.replace(pair, c.pick(" ", "\ufffd", "\u25a1"), 1)
    return form("address", made, expect=DOUBTFUL)


@third("layout/s60-tracked-change", LAYOUT)
def _tracked(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.number.isdigit())
    wrong = str(int(a.number) + 11) if a else ""
    return a and form("block", tol(f"[-{wrong}-]{{+"), a.number, tol("+} "), a.street)


@third("layout/s61-quoted-cell", LAYOUT)
def _cell(c: Ctx) -> Form | None:
    a = c.address()
    head, tail = c.rng.choice(
        (('="', '"'), ('\\"', '\\"'), ("'", "'"), ("{{", "}}"), ("<![CDATA[", "]]>"), ("`", "`"))
    )
    return form("field", tol(head), a.line, tol(tail))


@third("layout/s62-insert-statement", LAYOUT)
def _insert(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block",
        tol("INSERT INTO addr VALUES ('"),
        a.number,
        tol("', '"),
        a.street.replace("'", "''"),
        tol("', '"),
        a.postcode,
        tol("');"),
    )


@third("layout/s63-settings-lines", LAYOUT)
def _settings(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block",
        tol("house_no: "),
        a.number,
        tol("\nstreet: "),
        a.street,
        tol("\npost_code: "),
        a.postcode,
        expect=DOUBTFUL,
    )


@third("layout/s64-dotted-leader", LAYOUT)
def _leader(c: Ctx) -> Form | None:
    a, p = c.address(), c.person(both_rare)
    return p and form("block", p.short, out(" ................ "), a.line, out(" ........ 7"))


@third("layout/s65-envelope", LAYOUT)
def _envelope(c: Ctx) -> Form | None:
    a, p = c.address(), c.person(lambda x: both_rare(x) and x.title)
    return p and form(
        "block",
        tol(f"{p.title.upper()} "),
        f"{p.forename[0]} {p.surname}".upper(),
        tol("\n"),
        "\n".join(a.parts()).upper(),
    )


@third("layout/s66-two-columns-of-names", LAYOUT)
def _columns(c: Ctx) -> Form | None:
    a, b = c.case.people[0], c.case.people[2]
    if not (both_rare(a) and both_rare(b)):
        return None
    return form(
        "block", a.forename, out("          "), b.forename, out("\n"), a.surname, out("          "), b.surname
    )


@third("layout/s67-name-over-page", LAYOUT)
def _page(c: Ctx) -> Form | None:
    p = c.person(lambda x: both_rare(x) and len(long_part(x)) > 5)
    foot = c.pick("\n\nPage 4 of 9\n\f\n", "\n- 4 -\n", "\nCONFIDENTIAL\n\f", "\n\f\nCase note (cont.)\n")
    return p and form("block", out("spoke with "), p.forename, tol(foot), p.surname)


@third("layout/s68-phone-over-page", LAYOUT)
def _phone_page(c: Ctx) -> Form | None:
    n = c.phone()
    return form(
        "block", n[:5], tol(c.pick("\n\f", "\nPage 2\n", "\n- 2 -\n\f")), f"{n[5:8]} {n[8:]}", expect=DOUBTFUL
    )


@third("layout/s69-packed", LAYOUT)
def _packed(c: Ctx) -> Form | None:
    import base64

    return form("block", base64.b64encode(c.address().line.encode()).decode(), expect=HUMAN)


@third("layout/s70-changed-line", LAYOUT)
def _diff(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block", tol("-Address: unknown\n+Address: "), a.line, tol(f", {a.town.name}"), expect=CERTAIN
    )
