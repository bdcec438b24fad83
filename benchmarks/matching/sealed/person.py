"""Whole names as telephone notes, courts, wards, schools, app notices and call takers write them."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_person import forename_expect, surname_expect, titled
from benchmarks.matching.model import HUMAN, Form, form, out, tol
from benchmarks.matching.people import Person, plain

from .common import AMBIGUOUS_SHORT, given_and_family, known_names, sealed, stand, sure, whole

WHO = "person"


def short(c: Ctx) -> Form | None:
    """Forename and surname: strong alone (matching.md section 6)."""
    p = c.person()
    return p and whole(p.short)


def surname(c: Ctx) -> Form | None:
    """The surname alone; a word or a shared one is asked."""
    p = c.person()
    return p and form("", p.surname, expect=surname_expect(p))


def forename(c: Ctx) -> Form | None:
    """The forename alone; a word or a shared one is asked."""
    p = c.person()
    return p and form("", p.forename, expect=forename_expect(p))


def lower_sure(p: Person) -> bool:
    """Whether a name in small letters is more than two dictionary words (taxonomy, persons: lower case)."""
    return not (p.first.word and p.surname_word)


def capitals(c: Ctx) -> Form | None:
    """Surname in capitals before the forename, as registers print it."""
    p = c.person()
    return p and whole(f"{p.surname.upper()} {p.forename}")


# --- everyday names in new surroundings ----------------------------------------------------
stand(
    "person/v01-telephone-note",
    "field",
    short,
    ("T/C from ", "TC to ", "VM left for ", "Email rec'd "),
    ("", " re contact", ", upset"),
)
stand(
    "person/v02-reply-header",
    "block",
    short,
    ("On Tue, 4 Jun, ", "> > ", "--- "),
    (" wrote:", " writes:", " said:"),
)
stand(
    "person/v03-caption",
    "field",
    short,
    ("(L-R) ", "Photo: ", "Pictured: "),
    (" with the cup", ", sports day", " (front)"),
)
stand("person/v04-a-certain", "person", short, ("a certain ", "one ", "a Facebook user called "))
stand(
    "person/v05-search-history",
    "file",
    lambda c: (
        (p := c.person())
        and whole(plain(p.short).lower().replace(" ", c.pick("+", "%20", " ")), lower_sure(p))
    ),
    ("search?q=", "results for: "),
    ("+address", "&hl=en", ""),
)


@sealed("person/v06-court-sworn", WHO)
def _sworn(c: Ctx) -> Form | None:
    """A medium name followed by an unknown capitalised word is asked (section 7.3)."""
    p = c.person()
    left, right = c.pick("", "PW2 "), c.pick(" (sworn)", " (affirmed)", " XX by counsel")
    return p and form(
        "block", out(left), p.surname.upper(), out(right), expect=sure(p.surname_rare, "XX" not in right)
    )


stand(
    "person/v07-forename-list-lettered",
    "field",
    forename,
    ("(a) ", "1st child: ", "Q5. Who? "),
    ("; (b) unborn", ", no others", ""),
)
stand(
    "person/v08-app-notice",
    "quote",
    forename,
    after=(" left the group", " liked a photo", " is typing...", " changed the subject"),
)
stand(
    "person/v09-birthday-card",
    "quote",
    forename,
    ("Happy birthday ", "To our "),
    (", 7 today!", ", big hugs", " love from all of us"),
)
stand(
    "person/v10-our-northern",
    "quote",
    forename,
    ("our ", "wor ", "little ", "big "),
    (" was crying", " knows", ""),
)
stand(
    "person/v11-no-surname",
    "field",
    forename,
    after=(" (surname n/k)", " (no 2nd name)", " - s/n refused", " (no last name given)"),
)
stand(
    "person/v12-unknown-forename",
    "field",
    surname,
    ("? ", "n/k ", "(first name?) "),
    ("", " (adult)"),
)
stand(
    "person/v13-caseload-row",
    "field",
    capitals,
    ("RAG amber | ", "CIN | ", "Alloc: "),
    (" | visit due", " - 10/7", ""),
)
stand(
    "person/v14-no-gap-punctuation",
    "quote",
    forename,
    ("mum,", "then...", "aunty/"),
    (",nan", "...idk", "/dad"),
)
stand(
    "person/v15-surname-file-word",
    "there",
    surname,
    ("filed with the ", "listed under the "),
    (" referral", " papers", " matter"),
)


@sealed("person/v16-relation-then-name", WHO)
def _relation(c: Ctx) -> Form | None:
    p = c.person()
    left, right = c.rng.choice((("Mum (", ")"), ("PGM = ", ""), ("carer -> ", ""), ("dad's gf: ", "")))
    return form("field", out(left), p.forename, out(right), expect=forename_expect(p))


@sealed("person/v17-role-between", WHO)
def _role(c: Ctx) -> Form | None:
    p = c.person(known_names)
    return p and form(
        "person", p.forename, tol(c.pick(" (mother) ", " [carer] ", " / sib / ", " [client] ")), p.surname
    )


@sealed("person/v18-initial-bracket-after", WHO)
def _bracket(c: Ctx) -> Form | None:
    p = c.person(titled)
    return p and form(
        "field", tol(f"{p.title} "), f"{p.surname} ({p.forename[0]})", expect=sure(p.surname_rare)
    )


@sealed("person/v19-surname-title-initials", WHO)
def _label(c: Ctx) -> Form | None:
    p = c.person(titled)
    if not p:
        return None
    letters = p.forename[0] + (c.pick("", " ") + p.middle.name[0] if p.middle else "")
    return form(
        "field",
        p.surname.upper(),
        tol(f", {p.title} "),
        letters,
        tol(c.pick(" 20mg od", " - repeat", "")),
        expect=sure(p.surname_rare),
    )


@sealed("person/v20-barrel-second-small", WHO)
def _small(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.halves)
    if not p or not p.halves:
        return None
    return form(
        "person",
        f"{p.forename} {p.halves[0]}{c.pick('-', ' ')}{p.halves[1].lower()}",
        expect=sure(known_names(p)),
    )


@sealed("person/v21-barrel-gap-at-hyphen", WHO)
def _gap(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.halves)
    return p and p.halves and form("person", f"{p.forename} {c.pick('- ', ' -').join(p.halves)}")


@sealed("person/v22-initial-middle-surname", WHO)
def _middle(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle and x.surname_rare)
    return p and p.middle and form("field", f"{p.forename[0]}{c.pick('. ', ' ')}{p.middle.name} {p.surname}")


@sealed("person/v23-other-title-whole", WHO)
def _title(c: Ctx) -> Form | None:
    """A wrong title before the whole name changes nothing: the name is strong."""
    p = c.person()
    return form("person", tol({"f": "Mr ", "m": c.pick("Ms ", "Mrs ")}[p.sex]), p.short)


@sealed("person/v24-title-in-full", WHO)
def _full(c: Ctx) -> Form | None:
    """A title that no dictionary has is an unknown capitalised word: asked (section 7.3)."""
    p = c.person(titled)
    lead = p and {"Mr": "Mister ", "Mrs": "Missis ", "Ms": "Mizz ", "Miss": "MISS "}[p.title]
    return (
        form("quote", tol(lead or ""), p.surname, expect=sure(p.surname_rare, lead != "Mizz ")) if p else None
    )


@sealed("person/v25-formerly-known-marks", WHO)
def _formerly(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous)
    return p and form("field", p.short, tol(c.pick(" f/k/a ", " (ex ", " prev. ", " OTHERWISE ")), p.previous)


@sealed("person/v26-adult-and-child", WHO)
def _pair(c: Ctx) -> Form | None:
    """X and her son Y Surname: X is still the protected person (section 7.3)."""
    a, b = c.case.people[0], c.case.people[1]
    mid = c.pick(" and son ", " with child ", ", mother of ", " plus ")
    return form("person", a.forename, out(mid), b.short, expect=sure(a.forename_rare))


@sealed("person/v27-dictated-comma", WHO)
def _comma(c: Ctx) -> Form | None:
    p = given_and_family(c)
    return p and form("call", p.surname, out(c.pick(" comma ", " (comma) ", ", comma, ")), p.forename)


@sealed("person/v28-turkish-ending", WHO)
def _ending(c: Ctx) -> Form | None:
    p = c.person()
    ending = c.pick("'in", "'nin", "'e", "'ye", "'le")
    return form(
        "quote", p.forename, tol(ending), out(c.pick(" annesi", " evi", " verdim")), expect=forename_expect(p)
    )


@sealed("person/v29-initial-capital-only", WHO)
def _initial(c: Ctx) -> Form | None:
    p = c.person(lambda x: not x.surname_shared and len(x.surname) > 4)
    return p and form(
        "quote", f"{p.forename[0]}{c.pick(' ', '.', '. ')}{p.surname.lower()}", expect=sure(p.surname_rare)
    )


@sealed("person/v30-last-letter-cropped", WHO)
def _cropped(c: Ctx) -> Form | None:
    """One letter less in a whole name: inside the edit distance of section 4."""
    p = c.person(lambda x: known_names(x) and len(x.surname) > 6 and x.surname.isalpha())
    return p and form("field", f"{p.forename} {p.surname[:-1]}")


@sealed("person/v31-colon-between", WHO)
def _colon(c: Ctx) -> Form | None:
    p = given_and_family(c)
    return p and form("field", p.surname.upper(), out(c.pick(": ", " = ", " >> ", " -> ")), p.forename)


@sealed("person/v32-known-as-stroke", WHO)
def _stroke(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.known_as and known_names(x))
    return p and form("field", f"{p.known_as}/{p.forename} {p.surname}")


@sealed("person/v33-known-as-and-initial", WHO)
def _short_initial(c: Ctx) -> Form | None:
    """A known-as name is medium, redacted alone (section 6); the initial behind it may go along."""
    p = c.person(lambda x: x.known_as and not x.forename_shared)
    return p and form(
        "quote",
        p.known_as,
        tol(f" {p.surname[0]}{c.pick('', '.')}"),
        expect=sure(p.known_as not in AMBIGUOUS_SHORT),
    )


@sealed("person/v34-only-a-tie", WHO)
def _tie(c: Ctx) -> Form | None:
    return form(
        "person",
        c.pick("the youngest one's godmother", "her stepsister from the coast", "nan's lodger"),
        expect=HUMAN,
    )
