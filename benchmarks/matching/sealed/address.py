"""Number and street as bail forms, health visitors, couriers, children, translators and clerks give them."""

from __future__ import annotations

from benchmarks.matching.choices import WELSH_FIGURES
from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_address import street_expect
from benchmarks.matching.model import DOUBTFUL, HUMAN, Form, form, out, tol
from benchmarks.matching.places import Address
from benchmarks.matching.words import UNITS

from .common import count, plain_number, sealed, shortened, single, stand, sure, typed, whole

AREA = "address"


def line(c: Ctx) -> Form | None:
    """Number and street, nothing changed: strong alone (matching.md section 6)."""
    return whole(c.address().line)


def street(c: Ctx) -> Form | None:
    """The street alone, as the register's policy has it (contracts.md section 1)."""
    a = c.address(street_expect)
    return a and form("", a.street, expect=street_expect(a) or DOUBTFUL)


# --- the everyday line in new surroundings ------------------------------------------------
stand(
    "address/v01-curfew",
    "there",
    line,
    ("under an electronic curfew, 7pm to 7am, at ", "on a tag boxed at "),
    (", monitored daily", ""),
)
stand(
    "address/v02-no-fixed-abode",
    "field",
    line,
    ("NFA, LKA ", "sofa surfing, last at ", "Homeless, was "),
    ("", " - 2 nights"),
)
stand(
    "address/v03-whose-home",
    "field",
    line,
    ("Mum's: ", "Home 2 (Dad) - ", "Sibs live: "),
    (" (alt weekends)", "", " + dog"),
)
stand(
    "address/v04-courier",
    "quote",
    line,
    ("left parcel w/ neighbour, addressee ", "sorry we missed you @ "),
    ("", ". Safe place: bin store"),
)
stand(
    "address/v05-mail-subject",
    "field",
    line,
    ("RE: FW: ", "Subject: gas safety - ", "Re: repairs "),
    (" - URGENT", "", " (ref enclosed)"),
)
stand(
    "address/v06-council-tax",
    "field",
    lambda c: whole(c.address().line.upper()),
    ("LIABLE PARTY AT ", "PROPERTY ADDRESS ", "CT A/C "),
    (" BAND C", "", " SPD 25%"),
)
stand(
    "address/v07-child-universe",
    "quote",
    line,
    ("i live at ", "My adress is "),
    (", The World, The Universe", ", England, Earth"),
)
stand(
    "address/v08-transport-sheet",
    "field",
    line,
    ("07.55 p/up o/s ", "Drop 2: ", "AM run, kerb at "),
    (" (booster)", "", ", PA on board"),
)
stand(
    "address/v09-off-the-road",
    "address",
    lambda c: whole(c.address().line),
    after=(" (off the bypass)", ", just past the garage", " - by the postbox"),
)
stand(
    "address/v10-closed-commas",
    "quote",
    lambda c: whole(",".join(c.address().parts()).lower()),
    after=("", " x"),
)
stand(
    "address/v11-street-of-parent",
    "there",
    street,
    ("at dad's in ", "round my nan's, ", "at the placement in "),
    (" most weekends", ""),
)
stand(
    "address/v12-street-incident-head",
    "log",
    lambda c: (
        (a := c.address(street_expect)) and form("", a.street.upper(), expect=street_expect(a) or DOUBTFUL)
    ),
    ("DOMESTIC ", "ABAN CALL ", "NOISE COMP "),
    (" REAR GDN", ""),
)


# --- order, markers and parts ---------------------------------------------------------------
@sealed("address/v13-level-between", AREA)
def _between(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "address", a.number, tol(c.pick(" (upstairs), ", " FFF, ", " basement, ", " (rear) ")), a.street
    )


@sealed("address/v14-stair-after", AREA)
def _stair(c: Ctx) -> Form | None:
    a = c.address()
    return form("field", a.line, tol(c.pick(" PF1", " 1F2", " GFL", " 2/L", " bsmt")))


@sealed("address/v15-street-then-list", AREA)
def _list(c: Ctx) -> Form | None:
    """Form 16: the number after the street; the other house is nobody's."""
    a = c.address(plain_number)
    if not a:
        return None
    return form("field", a.street, out(c.pick(": ", " - ", " -> ")), a.number, out(f", {count(a) + 31}"))


@sealed("address/v16-possessive-number", AREA)
def _possessive(c: Ctx) -> Form | None:
    """Form 28, split: a marked number and its street within a few words."""
    a = c.address(plain_number)
    tail = c.pick("'s bins are out on ", "'s car blocks ", "'s hedge hangs over ")
    return a and form("there", out("noisy because "), tol("number "), a.number, out(tail), a.street)


@sealed("address/v17-article-of-newcomer", AREA)
def _article(c: Ctx) -> Form | None:
    a = c.address()
    return form("quote", a.number, tol(c.pick(" the ", " in the ", " of ")), a.street)


@sealed("address/v18-foreign-sentence", AREA)
def _foreign(c: Ctx) -> Form | None:
    """A letter in another language keeps street and number: forms 15 and 16."""
    a = c.address()
    n = c.pick(" ", ", ") + a.number
    lead, made = c.rng.choice(
        (
            ("mieszkam na ", a.street + n),
            ("locuiesc pe ", a.street + n),
            ("ich wohne in der ", f"{a.street} {a.number}"),
            ("j'habite au ", a.line),
            ("vivo en ", a.street + n),
            ("я живу на ", a.street + n),
        )
    )
    return form("quote", out(lead), made)


@sealed("address/v19-foreign-marker-behind", AREA)
def _foreign_marker(c: Ctx) -> Form | None:
    a = c.address()
    return form("quote", a.street, tol(c.pick(" nr ", " nº ", " nr. ", ", numero ", " house N ")), a.number)


@sealed("address/v20-type-in-plural", AREA)
def _plural(c: Ctx) -> Form | None:
    """One letter more after the item's own number: inside the edit distance of section 4."""
    a = c.address(lambda x: single(x) and x.stype in ("Lane", "Road", "Street", "Grove", "Drive", "Terrace"))
    return a and form("address", f"{a.number} {a.core} {a.stype}s")


@sealed("address/v21-core-in-quotes", AREA)
def _quoted(c: Ctx) -> Form | None:
    a = c.address(single)
    left, right = c.rng.choice((("'", "'"), ('"', '"'), ("\u2018", "\u2019"), ("\u201c", "\u201d")))
    return a and form("address", f"{a.number} {left}{a.core}{right} {a.stype}")


@sealed("address/v22-first-letter-cropped", AREA)
def _cropped(c: Ctx) -> Form | None:
    """The scan lost a letter at the edge; the item's own number stands before it (section 4, anchored)."""
    a = c.address(single)
    return a and form("field", f"{a.number} {a.core[1:]} {a.stype}")


@sealed("address/v23-vowels-out", AREA)
def _vowels(c: Ctx) -> Form | None:
    a = c.address(lambda x: single(x) and len(x.core) > 5)
    if not a:
        return None
    made = a.core[0] + "".join(ch for ch in a.core[1:] if ch not in "aeiou")
    return form("quote", f"{a.number} {made} {shortened(c, a).split()[-1]}".lower(), expect=DOUBTFUL)


@sealed("address/v24-letter-before-number", AREA)
def _letter(c: Ctx) -> Form | None:
    a = c.address(lambda x: not x.number.isdigit())
    return a and form("field", f"{a.number[-1].upper()}{a.number[:-1]} {a.street}", expect=DOUBTFUL)


@sealed("address/v25-letter-as-flat", AREA)
def _as_flat(c: Ctx) -> Form | None:
    """14a written as flat A of 14: a person would ask, for 14 is another house (forms 20 to 23)."""
    a = c.address(lambda x: not x.number.isdigit())
    return a and form(
        "address", tol(f"Flat {a.number[-1].upper()}, "), f"{a.number[:-1]} {a.street}", expect=DOUBTFUL
    )


@sealed("address/v26-number-in-welsh", AREA)
def _welsh(c: Ctx) -> Form | None:
    a = c.address(lambda x: plain_number(x) and 11 <= count(x) <= 99)
    if not a:
        return None
    tens, unit = divmod(count(a), 10)
    said = f"{WELSH_FIGURES[tens]} deg {WELSH_FIGURES[unit] if unit else ''}"
    return form("welsh", f"{said.strip()} {a.street}", expect=DOUBTFUL)


@sealed("address/v27-number-and-town", AREA)
def _town(c: Ctx) -> Form | None:
    """A marked number beside the town only: weak with weak (section 6)."""
    a = c.address(plain_number)
    return a and form("address", tol("number "), a.number, tol(f" in {a.town.name}"), expect=DOUBTFUL)


@sealed("address/v28-abbreviated-and-town", AREA)
def _short_town(c: Ctx) -> Form | None:
    a = c.address(typed)
    return a and form("quote", f"{a.number} {shortened(c, a)}".lower(), tol(f" {a.town.name.lower()}"))


@sealed("address/v29-map-listing", AREA)
def _listing(c: Ctx) -> Form | None:
    a = c.address(typed)
    if not a:
        return None
    return form(
        "block", a.number, out(", "), shortened(c, a), tol(f", {a.town.name} "), a.postcode, out(", UK")
    )


@sealed("address/v30-corrected-number", AREA)
def _corrected(c: Ctx) -> Form | None:
    a = c.address(plain_number)
    if not a:
        return None
    wrong = c.pick(f"{count(a) + 20} - no, ", f"{count(a) + 30}, sorry, ", f"not {count(a) + 10} but ")
    return form("call", out(wrong), a.line)


@sealed("address/v31-figures-apart", AREA)
def _apart(c: Ctx) -> Form | None:
    """Speech recognition that writes each figure by itself."""
    a = c.address(lambda x: plain_number(x) and len(x.number) > 1)
    return a and form("call", f"{' '.join(a.number)} {a.street}")


@sealed("address/v32-figure-then-word", AREA)
def _half(c: Ctx) -> Form | None:
    a = c.address(lambda x: plain_number(x) and 100 < count(x) < 200 and count(x) % 100)
    if not a:
        return None
    rest = count(a) % 100
    return form(
        "call",
        f"one {c.pick('oh ' if rest < 10 else '', '')}{UNITS[rest] if rest < 20 else rest} {a.street}",
        expect=DOUBTFUL,
    )


@sealed("address/v33-asked-and-answered", AREA)
def _asked(c: Ctx) -> Form | None:
    """A number with a label beside its street is certain (section 6); behind a question it has no marker."""
    a = c.address()
    between = c.pick("\nAnd the door? ", " / Door: ", ". Door number? ")
    return form(
        "block",
        out("Which road? "),
        a.street,
        out(between),
        a.number,
        expect=sure(not between.startswith("\n")),
    )


@sealed("address/v34-abbreviated-core-word", AREA)
def _core(c: Ctx) -> Form | None:
    """The first word of a street of two words, cut as gazetteers cut it.

    Only types have abbreviations (section 5); a cut of two letters is inside the anchored edit distance of
    section 4, a longer one is asked.
    """
    cut = {"Great": "Gt", "Lower": "Lwr", "Old": "O.", "East": "E", "King": "Kg"}
    a = c.address(lambda x: typed(x) and x.core.split()[0] in cut and " " in x.core)
    if not a:
        return None
    first, rest = a.core.split(" ", 1)
    return form(
        "field", f"{a.number} {cut[first]} {rest} {a.stype}", expect=sure(first in ("Lower", "Old", "King"))
    )


@sealed("address/v35-lane-of-the-core", AREA)
def _of(c: Ctx) -> Form | None:
    """Type first with a link, as children and newcomers say it: 14 in the lane Teasel."""
    a = c.address(single)
    return a and form("quote", f"{a.number} {a.stype.lower()} {a.core}", expect=DOUBTFUL)


@sealed("address/v36-between-neighbours", AREA)
def _neighbours(c: Ctx) -> Form | None:
    a: Address | None = c.address(lambda x: plain_number(x) and count(x) > 4)
    return a and form("address", f"the one between {count(a) - 2} and {count(a) + 2}", expect=HUMAN)
