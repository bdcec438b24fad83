"""What programs, printers, scanners and transcribers do to the shape of a text."""

from __future__ import annotations

from benchmarks.matching.bases import Base
from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_layout import LAYOUT
from benchmarks.matching.model import (
    DOUBTFUL,
    FOURTH_ONLY,
    HUMAN,
    ClassSpec,
    Form,
    form,
    out,
    register_class,
    tol,
)
from benchmarks.matching.surface import Surface

from .bases import BASES
from .common import both_rare, fourth, one_word
from .pairs import expectation, fits, vary
from .slips import longest
from .surfaces import NEW


def _single(surface: Surface) -> None:
    usable = [b for b in BASES if fits(b, surface)]

    def build(c: Ctx) -> Form | None:
        base: Base = c.rng.choice(usable)
        return vary(c, base, (), (surface,), expectation((), (surface,)))

    register_class(ClassSpec(f"layout/{surface.name}", LAYOUT, build, FOURTH_ONLY))


for _surface in NEW:
    _single(_surface)


def halves(text: str) -> tuple[str, str]:
    """A text cut before its last word."""
    first, _, rest = text.rpartition(" ")
    return first, rest


@fourth("layout/q40-fax-line-between", LAYOUT)
def _fax(c: Ctx) -> Form | None:
    first, rest = halves(c.address().line)
    head = "\n14-MAY-2025 09:41   FROM SURGERY            P.03/05\n"
    return form("block", out("now living at "), first, tol(head), rest, expect=DOUBTFUL)


@fourth("layout/q41-message-in-two", LAYOUT)
def _sms(c: Ctx) -> Form | None:
    first, rest = halves(c.address().line)
    return form("block", out("(1/2) hi its me we r at "), first, tol("\n(2/2) "), rest, expect=DOUBTFUL)


@fourth("layout/q42-mail-merge", LAYOUT)
def _merge(c: Ctx) -> Form | None:
    a = c.address()
    one, two = c.rng.choice((("«", "»"), ("{{ ", " }}"), ("[", "]"), ("<<", ">>")))
    return form(
        "block", tol(one), a.number, tol(f"{two} {one}"), a.street, tol(f"{two}\n{one}{a.town.name}{two}")
    )


@fourth("layout/q43-joined-cells-formula", LAYOUT)
def _formula(c: Ctx) -> Form | None:
    a = c.address()
    return form("field", tol('=CONCAT("'), a.number, tol('"," ","'), a.street, tol('")'), expect=DOUBTFUL)


@fourth("layout/q44-tall-table", LAYOUT)
def _tall(c: Ctx) -> Form | None:
    a, p = c.address(), c.person(both_rare)
    return p and form(
        "block",
        out("Name      "),
        p.short,
        out("\nAddress   "),
        a.line,
        tol(f"\n          {a.town.name}\n          "),
        a.postcode,
    )


@fourth("layout/q45-heads-then-row", LAYOUT)
def _row(c: Ctx) -> Form | None:
    p = c.person(both_rare)
    head = c.pick(
        "Surname     Forename     Role\n", "LAST\tFIRST\tSEEN\n", "| Family name | Given name | Seen |\n"
    )
    gap = "\t" if "\t" in head else " | " if "|" in head else "     "
    return p and form("block", out(head), p.surname, out(gap), p.forename, out(f"{gap}yes"))


@fourth("layout/q46-two-columns-of-lines", LAYOUT)
def _columns(c: Ctx) -> Form | None:
    first, rest = halves(c.address().line)
    left = c.pick("Term dates        ", "Bring a packed    ", "Next review       ")
    return form("block", out(left), first, out("\nlunch and a coat  "), rest, expect=DOUBTFUL)


@fourth("layout/q47-name-hyphened-over-page", LAYOUT)
def _page(c: Ctx) -> Form | None:
    p = c.person(lambda x: both_rare(x) and len(longest(x.surname)) > 7 and x.surname.isalpha())
    if not p:
        return None
    foot = c.pick("-\nPage 7 of 31\n", "-\n\f", "-\nOFFICIAL-SENSITIVE\n")
    return form(
        "block",
        out("as "),
        f"{p.forename} {p.surname[:4]}",
        tol(foot),
        p.surname[4:],
        out(" said in evidence"),
        expect=DOUBTFUL,
    )


@fourth("layout/q48-black-box", LAYOUT)
def _box(c: Ctx) -> Form | None:
    a = c.address(lambda x: one_word(x) and len(x.core) > 6)
    if not a:
        return None
    i = c.rng.randrange(2, len(a.core) - 1)
    return form("address", f"{a.number} {a.core[:i]}\u2588{a.core[i + 1 :]} {a.stype}", expect=DOUBTFUL)


@fourth("layout/q49-upside-down", LAYOUT)
def _upside(c: Ctx) -> Form | None:
    return form("block", c.address().line[::-1], expect=HUMAN)


@fourth("layout/q50-slide-title", LAYOUT)
def _slide(c: Ctx) -> Form | None:
    p = c.person(both_rare)
    return p and form(
        "block",
        out("\u25aa "),
        p.forename,
        out("\n\u25aa "),
        p.surname,
        out("\n\u25aa next steps"),
        expect=DOUBTFUL,
    )


@fourth("layout/q51-address-block-with-name", LAYOUT)
def _block(c: Ctx) -> Form | None:
    a, p = c.address(), c.person(lambda x: both_rare(x) and x.title)
    return p and form(
        "block",
        tol(f"{p.title} "),
        p.short,
        out("\n"),
        "\n".join(a.parts()),
        out("\n\n14 May 2025\n\nDear Madam"),
    )


@fourth("layout/q52-properties", LAYOUT)
def _properties(c: Ctx) -> Form | None:
    p = c.person(both_rare)
    head = c.pick("Author: ", "Last modified by  ", "dc:creator=", "Tracked change by ")
    return p and form("block", out(head), p.short, out("\nRevision: 4"))


@fourth("layout/q53-hidden-text-run", LAYOUT)
def _runs(c: Ctx) -> Form | None:
    first, rest = halves(c.address().line)
    return form(
        "block", tol("<w:t>"), first, tol('</w:t></w:r><w:r><w:t xml:space="preserve"> '), rest, tol("</w:t>")
    )


@fourth("layout/q54-phone-under-head", LAYOUT)
def _head(c: Ctx) -> Form | None:
    n = c.phone()
    return form(
        "block", tol("Home      Mobile           Work\n-         "), f"{n[:5]} {n[5:]}", tol("     -")
    )


@fourth("layout/q55-heading-spaced-capitals", LAYOUT)
def _spaced(c: Ctx) -> Form | None:
    p = c.person(lambda x: both_rare(x) and x.short.isascii())
    return p and form(
        "block", "   ".join(" ".join(w) for w in p.short.upper().split()), out("\n\nchild's views")
    )
