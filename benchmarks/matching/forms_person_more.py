"""Person forms, continued: other spellings, handles, layouts, shared and ordinary-word names."""

from __future__ import annotations

from .context import Ctx
from .forms_person import WHO
from .model import CERTAIN, DOUBTFUL, HUMAN, Form, define, form, known, out, tol
from .people import letters_only


@define("person/35-transliteration", WHO)
def _transliteration(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.first.spellings)
    return p and form(
        "person",
        f"{c.rng.choice(p.first.spellings)} {p.surname}",
        expect=CERTAIN if p.surname_rare else DOUBTFUL,
    )


@define("person/36-initials-only", WHO)
def _letters(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.halves)
    if not p:
        return None
    a, (b, d) = p.forename[0], (h[0] for h in p.halves)
    return form(
        "person", c.pick(f"{a}.{b}-{d}.", f"{a}{b}{d}", f"{a}.{b}.{d}.", f"{a} {b}-{d}"), expect=DOUBTFUL
    )


@define("person/37-mail", WHO)
def _mail(c: Ctx) -> Form | None:
    p = c.person(lambda x: len(letters_only(x.forename + x.surname)) >= 9)
    sep = c.pick(".", "_", "", "-")
    local = f"{letters_only(p.forename)}{sep}{letters_only(p.surname)}" if p else ""
    return p and form(
        "file", local, tol(f"{c.pick('', '7', '1988')}@{c.pick('work.example', 'school.example.org')}")
    )


@define("person/38-handle-or-file", WHO)
def _handle(c: Ctx) -> Form | None:
    p = c.person(lambda x: len(letters_only(x.forename + x.surname)) >= 9)
    if not p:
        return None
    a, b = letters_only(p.forename), letters_only(p.surname)
    if c.rng.random() < 0.5:
        return form("file", tol("@"), c.pick(f"{a}{b}", f"{a}_{b}", f"{a}.{b}"), tol(c.pick("", "_uk", "99")))
    return form(
        "file",
        c.pick(f"{a}-{b}", f"{b}_{a}", f"{a.title()}{b.title()}"),
        tol(c.pick("_statement.docx", "-photo.jpg", ".pdf")),
    )


@define("person/39-signature", WHO)
def _signature(c: Ctx) -> Form | None:
    p = c.person()
    return form("block", out("Yours faithfully,\n\n"), p.short, out("\n(tenant)"))


@define("person/40-shared-surname-pair", WHO)
def _pair(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare and x.surname_rare)
    other = c.rng.choice(c.vocab.strangers[5:])
    return p and form("person", p.forename, out(f" and {other} "), p.surname)


@define("person/41-reversed-no-comma", WHO)
def _reversed(c: Ctx) -> Form | None:
    p = c.person()
    return form("field", f"{p.surname} {p.forename}")


@define("person/42-forename-surname-initial", WHO)
def _forename_initial(c: Ctx) -> Form | None:
    p = c.person(lambda x: not x.first.word)
    return p and form(
        "person",
        p.forename,
        tol(f" {p.surname_initials()}{c.pick('.', '')}"),
        expect=CERTAIN if p.forename_rare else DOUBTFUL,
    )


@define("person/43-nickname", WHO)
def _nick(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.first.nicks and not x.known_as)
    return p and form("person", c.rng.choice(p.first.nicks), expect=DOUBTFUL)


@define("person/44-nickname-surname", WHO)
def _nick_surname(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.first.nicks and not x.surname_shared)
    if not p:
        return None
    # English nicknames are in any table; the others may be in none
    listed = p.surname_rare and p.first in c.vocab.origins[0][0]
    return form(
        "person", f"{c.rng.choice(p.first.nicks)} {p.surname}", expect=CERTAIN if listed else DOUBTFUL
    )


@define("person/45-shared-surname-full", WHO)
def _shared_full(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname_shared)
    return p and form("person", p.short)


@define("person/46-shared-surname-alone", WHO)
def _shared_alone(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname_shared)
    return p and form("person", p.surname, expect=DOUBTFUL)


@define("person/47-shared-forename-full", WHO)
def _shared_forename(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_shared)
    return p and form("person", p.short)


@define("person/48-word-name-full", WHO)
def _word_full(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.first.word or x.surname_word)
    return p and form("person", p.short)


@define("person/49-upper", WHO)
def _upper(c: Ctx) -> Form | None:
    return form("field", c.person().short.upper())


@define("person/50-lower-full", WHO)
def _lower_full(c: Ctx) -> Form | None:
    return form("quote", c.person().short.lower())


@define("person/51-near-known", WHO)
def _near(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle)
    return p and form(
        "person", known(p.short), out(c.pick(", or ", ", sometimes signed ")), f"{p.forename} {p.middle.name}"
    )


@define("person/52-relationship", WHO)
def _relation(c: Ctx) -> Form | None:
    return form("person", c.pick("the children's mother", "his stepfather", "her former carer"), expect=HUMAN)
