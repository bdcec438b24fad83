"""Whole names as registers, police systems, courts, forms and typists write them."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_person import forename_expect, surname_expect, titled
from benchmarks.matching.model import DOUBTFUL, HUMAN, Form, Piece, form, out, tol
from benchmarks.matching.people import plain
from benchmarks.matching.slips import sounded

from .common import fifth, known_names, long_name, phonetic, sure
from .slips import capital_scan, caps_lock, stray_gap

WHO = "person"


@fifth("person/r01-form-labels", WHO)
def _labels(c: Ctx) -> Form | None:
    p = c.person(known_names)
    if not p:
        return None
    gap = c.pick("\n", "    ", "; ", "\t")
    given = p.full.removesuffix(p.surname).strip()
    if c.rng.random() < 0.5:
        return form(
            "field", tol("Forename(s): "), given, tol(f"{gap}Surname: "), c.pick(p.surname, p.surname.upper())
        )
    return form("field", tol("Family name: "), p.surname.upper(), tol(f"{gap}Given names: "), given)


@fifth("person/r02-bracketed-title", WHO)
def _bracketed(c: Ctx) -> Form | None:
    p = c.person(lambda x: titled(x) and x.middle)
    if not p or not p.middle:
        return None
    initials = c.pick("{} {}", "{}.{}.", "{}{}").format(p.forename[0], p.middle.name[0])
    return form("field", f"{p.surname.upper()}{c.pick(' ', ', ')}{initials}", tol(f" ({p.title})"))


@fifth("person/r03-stroke-names", WHO)
def _stroke(c: Ctx) -> Form | None:
    p = c.person()
    given = p.full.removesuffix(p.surname).strip()
    sep = c.pick("/", " / ", "//")
    return form("field", f"{p.surname.upper()}{sep}{c.pick(given.upper(), given.upper().replace(' ', '/'))}")


@fifth("person/r04-couple", WHO)
def _couple(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.title)
    if not p:
        return None
    lead = c.pick("Mr & Mrs ", "Mr and Mrs ", "Mr/s ", "M/s ", "both ")
    return form("person", tol(lead), p.surname, expect=surname_expect(p))


@fifth("person/r05-household", WHO)
def _household(c: Ctx) -> Form | None:
    p = c.person()
    tail = c.pick(" household", " siblings", " children", " kids", " residence", " sisters")
    return form("there", out("with the "), p.surname, out(tail), expect=surname_expect(p))


@fifth("person/r06-court-title", WHO)
def _court(c: Ctx) -> Form | None:
    p = c.person()
    if c.rng.random() < 0.5:
        return form(
            "block",
            out(c.pick("Re: ", "IN THE MATTER OF ", "In re ")),
            c.pick(p.surname, p.surname.upper()),
            out(" (a child)"),
            expect=surname_expect(p),
        )
    return form(
        "block",
        c.pick(p.surname, p.surname.upper()),
        out(f" {c.pick('v', '-v-', '-and-')} Local Authority"),
        expect=surname_expect(p),
    )


@fifth("person/r07-letters-after", WHO)
def _spelt(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname_rare and x.surname.isalpha() and x.surname.isascii())
    if not p:
        return None
    letters = c.pick("-", " ", ".").join(p.surname.upper())
    return form("call", p.surname, out(c.pick(", that's ", ", spelt ", ": ")), letters)


@fifth("person/r08-phonetic-surname", WHO)
def _phonetic(c: Ctx) -> Form | None:
    p = c.person(
        lambda x: known_names(x) and x.surname.isalpha() and x.surname.isascii() and len(x.surname) < 10
    )
    if not p:
        return None
    made = phonetic(p.surname)
    return form(
        "call",
        p.forename,
        out(c.pick(", surname ", " - surname is ", ", spelt ")),
        c.pick(made, made.lower()),
    )


@fifth("person/r09-mail-display", WHO)
def _display(c: Ctx) -> Form | None:
    p = c.person(known_names)
    if not p:
        return None
    return form(
        "field",
        out(c.pick("From: ", "To: ", "Cc: ", "")),
        tol('"'),
        f"{p.surname}, {p.forename}",
        tol(f'" <{c.pick("noreply", "user", "x")}@mail.invalid>'),
    )


@fifth("person/r10-network-user", WHO)
def _network(c: Ctx) -> Form | None:
    p = c.person(
        lambda x: x.surname_rare and len(x.surname) > 6 and x.surname.isalpha() and x.surname.isascii()
    )
    if not p:
        return None
    first, last = p.forename[0], p.surname
    made = c.pick(f"{last}{first}", f"{first}.{last}", f"{first}_{last}", f"{last}.{first}")
    return form(
        "file",
        tol(c.pick("CORP\\", "user:", "edited-by-")),
        c.pick(made, made.lower()),
        tol(c.pick("", "01", "2")),
    )


@fifth("person/r11-country-title", WHO)
def _foreign_title(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.title and x.surname_rare)
    if not p:
        return None
    lead = (
        c.pick("Pani ", "Frau ", "Mme ", "Señora ", "Y Fns ")
        if p.sex == "f"
        else c.pick("Pan ", "Herr ", "M. ", "Señor ", "Y Br ")
    )
    return form("person", tol(lead), p.surname)


@fifth("person/r12-kin-title", WHO)
def _kin(c: Ctx) -> Form | None:
    p = c.person()
    lead = (
        c.pick("Auntie ", "aunty ", "nanny ", "mummy ", "Nan ")
        if p.sex == "f"
        else c.pick("Uncle ", "uncle ", "daddy ", "Grampy ", "our ")
    )
    return form("person", tol(lead), p.forename, expect=forename_expect(p))


@fifth("person/r13-kin-after", WHO)
def _after(c: Ctx) -> Form | None:
    p = c.person()
    return form(
        "person",
        p.forename,
        tol(c.pick(" Aunty", "-ji", " bhai", " khala", " Didi")),
        expect=forename_expect(p),
    )


@fifth("person/r14-order-of-records", WHO)
def _records(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle)
    if not p or not p.middle:
        return None
    return form(
        "field",
        c.pick(
            f"{p.surname} {p.forename} {p.middle.name}",
            f"{p.middle.name} {p.surname}, {p.forename}",
            f"{p.surname.upper()} {p.middle.name} {p.forename}",
        ),
    )


@fifth("person/r15-forenames-joined", WHO)
def _joined(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle)
    if not p or not p.middle:
        return None
    return form("person", f"{p.forename}{c.pick('-', '', '/')}{p.middle.name} {p.surname}")


@fifth("person/r16-capitals-scan", WHO)
def _capital_scan(c: Ctx) -> Form | None:
    p = c.person(lambda x: known_names(x) and x.short.isascii())
    made = capital_scan(long_name(p), c.rng) if p else ""
    return (
        form("field", f"{p.forename.upper()} {p.surname.upper().replace(long_name(p).upper(), made)}")
        if p and made
        else None
    )


@fifth("person/r17-gap-in-surname", WHO)
def _gap(c: Ctx) -> Form | None:
    p = c.person(known_names)
    made = stray_gap(long_name(p), c.rng) if p else ""
    if not p or not made:
        return None
    made = made.title() if c.rng.random() < 0.5 else made
    return form("person", f"{p.forename} {p.surname.replace(long_name(p), made)}")


@fifth("person/r18-surname-heard", WHO)
def _heard(c: Ctx) -> Form | None:
    p = c.person(known_names)
    made = sounded(long_name(p), c.rng) if p else ""
    return form("call", f"{p.forename} {p.surname.replace(long_name(p), made)}") if p and made else None


@fifth("person/r19-forename-heard", WHO)
def _forename_heard(c: Ctx) -> Form | None:
    p = c.person(known_names)
    made = sounded(p.forename, c.rng) if p else ""
    return form("call", f"{made} {p.surname}") if p and made else None


@fifth("person/r20-other-spelling-titled", WHO)
def _spelling(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname in c.vocab.surname_spellings and titled(x))
    if not p:
        return None
    made = c.rng.choice(c.vocab.surname_spellings[p.surname])
    return form("person", tol(f"{p.title} "), made, expect=DOUBTFUL)


@fifth("person/r21-other-spelling-full", WHO)
def _spelling_full(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.first.spellings)
    if not p:
        return None
    made = c.rng.choice(p.first.spellings)
    return form("person", f"{made} {p.surname}", expect=sure(p.surname_rare))


@fifth("person/r22-now-and-then", WHO)
def _now(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous)
    if not p:
        return None
    if c.rng.random() < 0.5:
        return form("person", p.previous.upper(), out(" (now "), p.surname.upper(), out("), "), p.forename)
    return form("person", p.forename, out(" "), f"{p.surname}/{p.previous}")


@fifth("person/r23-half-in-brackets", WHO)
def _half(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.halves)
    if not p or not p.halves:
        return None
    a, b = p.halves
    return form(
        "person", f"{p.forename} {c.pick(f'{a} ({b})', f'{a}/{b}', f'{a}- {b}', f'{a}.{b}', f'{a} / {b}')}"
    )


@fifth("person/r24-prefix-writings", WHO)
def _prefix(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname.startswith(("Mac", "Mc", "O'")))
    if not p:
        return None
    s = p.surname
    rest = s.removeprefix("Mac").removeprefix("Mc").removeprefix("O'").strip()
    if s.startswith("O'"):
        made = c.pick(f"O {rest}", f"O`{rest}", f"O{rest.lower()}", f"O' {rest}", f"o'{rest.lower()}")
    else:
        other = "Mc" if s.startswith("Mac") else "Mac"
        made = c.pick(f"{other}{rest}", f"Mc {rest}", f"Mac{rest.lower()}", f"M'{rest}", f"MC{rest.upper()}")
    return form("person", f"{p.forename} {made}")


@fifth("person/r25-particle-changed", WHO)
def _particle(c: Ctx) -> Form | None:
    p = c.person(lambda x: " " in x.surname or x.surname.startswith(("al-", "El-")))
    if not p:
        return None
    words = p.surname.replace("-", " ").split()
    made = c.pick(
        words[-1], "".join(words).title(), "-".join(words).lower(), " ".join(w.upper() for w in words)
    )
    return form("person", f"{p.forename} {made}")


@fifth("person/r26-caps-lock", WHO)
def _caps(c: Ctx) -> Form | None:
    p = c.person()
    return form("quote", caps_lock(p.short))


@fifth("person/r27-surname-initials-run", WHO)
def _run(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle and not x.surname_shared)
    if not p or not p.middle:
        return None
    bare = p.surname.replace("-", "").replace(" ", "").replace("'", "")
    return form(
        "file",
        f"{plain(bare)}{c.pick('', '_', '-')}{p.forename[0]}{p.middle.name[0]}",
        tol(c.pick("_chronology.docx", "-CIN.pdf", " plan v2.doc")),
        expect=sure(p.surname_rare, len(bare) > 6),
    )


@fifth("person/r28-only-relation", WHO)
def _relation(c: Ctx) -> Form | None:
    text = c.pick("the older boy's mum", "his partner's sister", "the lady who does the school run")
    return Form((Piece(text, "gold"),), "person", HUMAN)
