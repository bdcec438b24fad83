"""Names as courts, ward labels, directories, chats, typists and relatives write them."""

from __future__ import annotations

from itertools import pairwise

from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_person import forename_expect, grown, titled
from benchmarks.matching.model import CERTAIN, DOUBTFUL, Form, form, known, out, tol
from benchmarks.matching.people import letters_only

from .common import both_rare, fourth, sure
from .slips import as_heard, beside, by_hand, late_space, longest, near

WHO = "person"


@fourth("person/q01-re-surname", WHO)
def _re(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname_rare)
    tail = c.pick(" (Children)", " (A Child)", " [2025] EWFC 1", " (Care Proceedings)")
    return p and form("block", out("Re "), p.surname, out(tail))


@fourth("person/q02-versus", WHO)
def _versus(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname_rare)
    if not p:
        return None
    other = c.rng.choice(c.vocab.strangers[:5])
    head, tail = c.rng.choice(((f"{other} v ", ""), ("", f" v {other}"), (f"{other} -v- ", "")))
    return form("block", out(head), p.surname, out(tail))


@fourth("person/q03-surname-bracket-forename", WHO)
def _bracket(c: Ctx) -> Form | None:
    p = c.person()
    made = c.pick(f"{p.surname} ({p.forename})", f"{p.surname.upper()} ({p.forename})")
    return form("field", made)


@fourth("person/q04-ward-label", WHO)
def _label(c: Ctx) -> Form | None:
    p = c.person(lambda x: grown(x) and x.middle)
    return p and form(
        "field", f"{p.surname.upper()}, {p.forename} {p.middle.name}", tol(f" ({p.title}{c.pick('', '.')})")
    )


@fourth("person/q05-all-capitals-title-last", WHO)
def _title_last(c: Ctx) -> Form | None:
    p = c.person(titled)
    if not p:
        return None
    initials = p.forename[0] + (f" {p.middle.name[0]}" if p.middle else "")
    return form("field", f"{p.surname} {initials}".upper(), tol(f" {p.title.upper()}"))


@fourth("person/q06-middle-and-surname-initialled", WHO)
def _second_name(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle and not x.surname_shared)
    return p and form("person", f"{p.forename[0]}{c.pick('. ', ' ')}{p.middle.name} {p.surname}")


@fourth("person/q07-forenames-swapped", WHO)
def _swapped(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle)
    return p and form("person", f"{p.middle.name} {p.forename} {p.surname}")


@fourth("person/q08-both-forenames", WHO)
def _forenames(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle and x.forename_rare)
    return p and form("person", f"{p.forename} {p.middle.name}", out(c.pick("", " (surname not given)")))


@fourth("person/q09-salutation", WHO)
def _salutation(c: Ctx) -> Form | None:
    p = c.person()
    tail = c.pick(",", " and family,", ",\n\nThank you for coming in.", " -")
    return form(
        "block",
        out(c.pick("Dear ", "Hi ", "Hiya ", "Annwyl ")),
        p.forename,
        out(tail),
        expect=forename_expect(p),
    )


@fourth("person/q10-salutation-title", WHO)
def _formal(c: Ctx) -> Form | None:
    p = c.person(titled)
    return p and form("block", out("Dear "), tol(f"{p.title} "), p.surname, out("\n\nRe: your tenancy"))


@fourth("person/q11-master", WHO)
def _master(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.pid == "child-n")
    if not p:
        return None
    title = "Master " if p.sex == "m" else "Miss "
    made = c.pick(p.short, f"{p.forename[0]} {p.surname}") if not p.surname_shared else p.short
    return form("person", tol(title), made)


@fourth("person/q12-mr-and-mrs", WHO)
def _couple(c: Ctx) -> Form | None:
    p = c.person(lambda x: grown(x) and x.surname_rare)
    head = c.pick("Mr & Mrs ", "Mr and Mrs ", "Mr/Mrs ", "Mr & Ms ")
    return p and form("person", tol(head), p.surname)


@fourth("person/q13-grown-up-kin", WHO)
def _granny(c: Ctx) -> Form | None:
    p = c.person(lambda x: not x.surname_shared)
    return p and form(
        "person", tol(c.pick("Granny ", "Nanny ", "Grandad ", "Nain ")), p.surname, expect=DOUBTFUL
    )


@fourth("person/q14-age-glued", WHO)
def _age(c: Ctx) -> Form | None:
    p = c.person()
    age = 2025 - p.born[0]
    tail = c.pick(f"({age})", f" ({age})", f" {age}yrs", f"({age}y)", f", {age}")
    return form("person", p.forename, out(tail), expect=forename_expect(p))


@fourth("person/q15-in-genogram", WHO)
def _genogram(c: Ctx) -> Form | None:
    p = c.person(both_rare)
    if not p:
        return None
    y = p.born[0]
    return form("block", out("MGM ----+---- MGF\n        |\n     "), p.short, out(f"\n     b. {y}"))


@fourth("person/q16-chat-sender", WHO)
def _sender(c: Ctx) -> Form | None:
    p = c.person()
    mark = c.pick("", " \U0001f338", " \u2764\ufe0f", " x", " \U0001f1f5\U0001f1f1")
    stamp = c.pick("[12/05/2025, 21:03:44] ", "12/05/2025, 21:03 - ", "21:03 ~ ")
    name = c.pick(p.short, p.forename)
    expect = CERTAIN if name == p.short else forename_expect(p)
    return form("block", out(stamp), name, out(f"{mark}: ok see you there"), expect=expect)


@fourth("person/q17-phone-book", WHO)
def _phone_book(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare)
    tail = c.pick(" Mum", " Work", " New Number", " (school gate)", " Mob2", " dont answer")
    return p and form("field", p.forename, out(tail))


@fourth("person/q18-apostrophe-mistaken", WHO)
def _apostrophe(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare and x.forename[-1] != "s")
    return p and form(
        "quote", p.forename, tol(c.pick(",s", ";s", "\u00b4s", "`s", " 's", "s'")), out(" phone")
    )


@fourth("person/q19-misread-hand", WHO)
def _hand(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare and len(longest(x.surname)) > 5)
    made = by_hand(longest(p.surname), c.rng) if p else ""
    return (
        form("person", f"{p.forename} {p.surname.replace(longest(p.surname), made)}") if p and made else None
    )


@fourth("person/q20-forename-misread", WHO)
def _forename_hand(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname_rare and len(x.forename) > 5)
    made = by_hand(p.forename, c.rng) if p else ""
    return form("person", f"{made} {p.surname}") if p and made else None


@fourth("person/q21-as-heard", WHO)
def _heard(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare and len(longest(x.surname)) > 5)
    word = longest(p.surname) if p else ""
    made = as_heard(word, c.rng)
    if not p or not made:
        return None
    return form("person", f"{p.forename} {p.surname.replace(word, made)}", expect=sure(near(word, made)))


@fourth("person/q22-key-beside", WHO)
def _beside(c: Ctx) -> Form | None:
    p = c.person(lambda x: both_rare(x) and len(x.short) > 9)
    if not p:
        return None
    if c.rng.random() < 0.5:
        made = beside(p.forename, c.rng)
        return form("person", f"{made} {p.surname}") if made else None
    word = longest(p.surname)
    made = beside(word, c.rng)
    return form("quote", f"{p.forename} {p.surname.replace(word, made)}") if made else None


@fourth("person/q23-late-space", WHO)
def _late(c: Ctx) -> Form | None:
    p = c.person(lambda x: both_rare(x) and x.short.isascii())
    made = late_space(p.short, c.rng) if p else ""
    return form("person", made) if made else None


@fourth("person/q24-space-lost", WHO)
def _glued(c: Ctx) -> Form | None:
    p = c.person(lambda x: len(letters_only(x.short)) > 9)
    return p and form("person", p.forename + p.surname)


@fourth("person/q25-stammered", WHO)
def _stammer(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare and len(x.forename) > 4)
    if not p:
        return None
    stub = p.forename[: c.rng.choice((1, 2, 3))]
    return form("quote", tol(f"{stub}{c.pick('- ', '-', '... ')}"), p.forename)


@fourth("person/q26-spelt-after", WHO)
def _spelt(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname.isalpha() and x.surname_rare and len(x.surname) > 5)
    if not p:
        return None
    letters = "-".join(p.surname.upper())
    return form("quote", out("surname is "), p.surname, out(c.pick(", that is ", ", ", " - ")), letters)


@fourth("person/q27-double-letter-spelt", WHO)
def _double(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname.isalpha() and any(a == b for a, b in pairwise(x.surname)))
    if not p:
        return None
    said, i, name = [], 0, p.surname.upper()
    while i < len(name):
        twice = i + 1 < len(name) and name[i] == name[i + 1]
        said.append(f"double {name[i]}" if twice else name[i])
        i += 1 + twice
    return form("field", out("Surname spelt: "), " ".join(said), expect=DOUBTFUL)


@fourth("person/q28-maiden-marks", WHO)
def _maiden(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous)
    mark = c.pick(" nee' ", " neé ", " n\u00e8e ", " born ", " (maiden ", ", gynt ", " - was ", " [nee] ")
    return p and form("person", p.short, tol(mark), p.previous)


@fourth("person/q29-previous-in-the-middle", WHO)
def _middle(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous)
    made = c.pick("{0} ({1}) {2}", '{0} "{1}" {2}', "{0} [{1}] {2}") if p else ""
    return p and form("person", made.format(p.forename, p.previous, p.surname))


@fourth("person/q30-previous-as-was", WHO)
def _was(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous and x.title)
    return p and form(
        "person", tol(f"{p.title} "), p.previous, out(c.pick(" as was", " that was", " (her old name)"))
    )


@fourth("person/q31-changed-by-deed", WHO)
def _deed(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous)
    joint = c.pick(" now known as ", " (changed by deed poll to ", ", who is now ", " n/k/a ")
    return p and form("person", f"{p.forename} {p.previous}", out(joint), p.short)


@fourth("person/q32-directory-name", WHO)
def _directory(c: Ctx) -> Form | None:
    p = c.person()
    made = c.pick("CN={1}\\, {0}", "CN={0} {1}", "cn={1} {0}").format(p.forename, p.surname)
    return form("block", tol(made[:3]), made[3:], tol(",OU=Staff,DC=council,DC=example"))


@fourth("person/q33-class-list", WHO)
def _class(c: Ctx) -> Form | None:
    p = c.person(lambda x: not x.surname_shared)
    return p and form("field", f"{p.surname} {p.forename}", out(c.pick(" 7B", " Y4", " 11-S", " (Rec)")))


@fourth("person/q34-defined-short-name", WHO)
def _defined(c: Ctx) -> Form | None:
    p = c.person(lambda x: grown(x) and x.surname_rare)
    return p and form(
        "person", known(p.full), out(c.pick(' ("', " (“")), tol(f"{p.title} "), p.surname, out('")')
    )
