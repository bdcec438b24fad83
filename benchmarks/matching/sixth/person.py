"""Whole names as wards, schools, courts, directories, newcomers and phones write them."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_person import forename_expect, surname_expect
from benchmarks.matching.model import DOUBTFUL, HUMAN, Form, Piece, form, out, tol
from benchmarks.matching.people import Person, letters_only

from .common import NICKS_AS_WORDS, caps_slip, known_names, sixth, sure

WHO = "person"


def plain_surname(p: Person) -> bool:
    """A rare surname of plain letters."""
    return p.surname_rare and p.surname.isalpha() and p.surname.isascii()


@sixth("person/t01-banner", WHO)
def _banner(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.title)
    if not p:
        return None
    given = p.full.removesuffix(p.surname).strip()
    return form("field", f"{p.surname.upper()}, {given}", tol(f" ({p.title}) Gender {p.sex.upper()}"))


@sixth("person/t02-class-code", WHO)
def _class(c: Ctx) -> Form | None:
    p = c.person()
    return form(
        "field", f"{p.forename} {p.surname.upper()}", tol(c.pick(" 9B", " 11x/Ma2", " (Yr 4)", " 7KS"))
    )


@sixth("person/t03-user-folder", WHO)
def _folder(c: Ctx) -> Form | None:
    p = c.person(lambda x: known_names(x) and x.short.isascii() and x.surname.isalpha())
    if not p:
        return None
    return form(
        "file", tol(c.pick("C:\\Users\\", "/home/", "~/")), f"{p.forename}{p.surname}", tol("/Pictures")
    )


@sixth("person/t04-born-after", WHO)
def _born(c: Ctx) -> Form | None:
    p = c.person()
    year = p.born[0]
    return form("person", p.short, tol(c.pick(f" b.{year}", f" ({year}-)", f", *{year}", f" (b {year})")))


@sixth("person/t05-whose-surname", WHO)
def _whose(c: Ctx) -> Form | None:
    p = c.person()
    left, right = c.rng.choice(
        ((" (surname ", ")"), (", whose surname is ", ""), (" - family name ", " I think"))
    )
    return form("person", p.forename, out(left), p.surname, out(right))


OLD_SHORT = {"Thomasina": "Thos'a", "Frederick": "Fredk.", "Benedict": "Bened.", "Clifford": "Cliff'd"}


@sixth("person/t06-abbreviated-forename", WHO)
def _short(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname_rare and len(x.forename) > 6 and x.forename.isalpha())
    return p and form("field", f"{OLD_SHORT.get(p.forename, p.forename[:4] + '.')} {p.surname}")


@sixth("person/t07-role-and-surname", WHO)
def _role(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.title)
    lead = c.pick("applicant ", "the appellant ", "carer ", "tenant ", "leaseholder ", "pt ")
    return p and form("person", tol(lead), p.surname, expect=surname_expect(p))


@sixth("person/t08-real-name-bracket", WHO)
def _real(c: Ctx) -> Form | None:
    p = c.person()
    left, right = c.rng.choice(
        ((" (a child) (real name ", ")"), (" [", "]"), (" (= ", ")"), (", that is ", ""))
    )
    return form("person", out(f"{p.forename[0]}{left}"), p.forename, out(right), expect=forename_expect(p))


_WORDS = (
    "apple banana cat dog elephant fish garden hat igloo jam king lemon mother nut "
    "orange pig queen red sugar table umbrella van water xylophone yellow zebra"
)
ORDINARY = {word[0].upper(): word for word in _WORDS.split(" ")}


@sixth("person/t09-letters-by-words", WHO)
def _letters(c: Ctx) -> Form | None:
    p = c.person(lambda x: plain_surname(x) and len(x.surname) < 9)
    if not p:
        return None
    parts: list[str | Piece] = [p.forename, out(c.pick(", surname ", ", then "))]
    for at, letter in enumerate(p.surname.upper()):
        end = "" if at == len(p.surname) - 1 else ", "
        parts += [letter, tol(f" for {ORDINARY[letter]}{end}")]
    return form("call", *parts)


@sixth("person/t10-sign-between", WHO)
def _sign(c: Ctx) -> Form | None:
    p = c.person(known_names)
    mark = c.pick(" 🌸 ", " ✨ ", " ♡ ", " | ", " ✝ ", " 🇵🇱 ")
    return p and form("quote", p.forename, out(mark), p.surname)


@sixth("person/t11-small-initial", WHO)
def _small(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare)
    return p and form(
        "quote", f"{p.forename.lower()} {p.surname[0].lower()}", tol(c.pick("", " xx")), expect=DOUBTFUL
    )


FATHERS = {
    "m": ("bin Yusuf", "s/o Harbans", "Ivanovych", "Singh", "ibn Omar"),
    "f": ("bint Yusuf", "d/o Harbans", "Ivanivna", "Kaur", "Begum", "Bibi"),
}


@sixth("person/t12-word-between", WHO)
def _father(c: Ctx) -> Form | None:
    p = c.person(known_names)
    return p and form("person", p.forename, tol(f" {c.rng.choice(FATHERS[p.sex])} "), p.surname)


@sixth("person/t13-letters-after-name", WHO)
def _esquire(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.title)
    tail = c.pick(", Esq.", " RGN", " (QTS)", ", BA (Hons)", " MSc")
    return p and form("field", p.short, tol(tail))


@sixth("person/t14-born-as-abroad", WHO)
def _geboren(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous)
    mid = c.pick(" geb. ", " z domu ", " nata ", " z d. ")
    return p and form("field", p.short, tol(mid), p.previous)


@sixth("person/t15-signed-for", WHO)
def _signed(c: Ctx) -> Form | None:
    p = c.person(lambda x: not x.surname_shared)
    return p and form(
        "block",
        tol(c.pick("pp ", "p.p. ", "for and on behalf of ", "per pro ")),
        f"{p.forename[0]}{c.pick(' ', '. ')}{p.surname}",
        expect=sure(p.surname_rare),
    )


@sixth("person/t16-electronic-signature", WHO)
def _electronic(c: Ctx) -> Form | None:
    p = c.person()
    return form(
        "field",
        tol(c.pick("/s/ ", "Signed electronically: ", "e-signed ", "{{sig}} ")),
        c.pick(p.short, p.short.lower()),
    )


@sixth("person/t17-register-marks", WHO)
def _marks(c: Ctx) -> Form | None:
    p = c.person(known_names)
    return p and form(
        "field", f"{p.surname}, {p.forename}", tol(c.pick("  / \\ / N", "  /\\/\\ O", " ✓ ✓ ✗", "  P P A L"))
    )


@sixth("person/t18-meeting-label", WHO)
def _meeting(c: Ctx) -> Form | None:
    p = c.person(known_names)
    tail = c.pick(" (External)", " (Guest)", " (Unverified)", " [EXT]", " (iPhone)")
    return p and form("field", c.pick(p.short, f"{p.surname}, {p.forename}"), tol(tail))


@sixth("person/t19-phone-contact", WHO)
def _contact(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.known_as and not x.forename_shared)
    if not p:
        return None
    good = len(p.known_as) > 3 and p.known_as not in NICKS_AS_WORDS
    return form(
        "quote",
        p.known_as,
        tol(c.pick(" New Number", " Mob 2", " (work)", " DO NOT ANSWER")),
        expect=sure(good),
    )


@sixth("person/t20-half-abbreviated", WHO)
def _half(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.halves and x.forename_rare)
    if not p or not p.halves:
        return None
    a, b = p.halves
    return form(
        "person", f"{p.forename} {c.pick(f'{a}-{b[0]}', f'{a[0]}-{b}', f'{a} {b[0]}.', f'{a[0]}. {b}')}"
    )


@sixth("person/t21-boxes-exchanged", WHO)
def _exchanged(c: Ctx) -> Form | None:
    p = c.person()
    gap = c.pick("\n", "   ", "; ")
    return form("field", tol("First name: "), p.surname, tol(f"{gap}Last name: "), p.forename)


@sixth("person/t22-labels-abroad", WHO)
def _labels(c: Ctx) -> Form | None:
    p = c.person()
    given, family = c.rng.choice(
        (
            ("Imię: ", "Nazwisko: "),
            ("Enw cyntaf: ", "Cyfenw: "),
            ("Prénom : ", "Nom : "),
            ("Prenume: ", "Nume: "),
        )
    )
    gap = c.pick("\n", "   ", "; ")
    return form("field", tol(given), p.forename, tol(gap + family), p.surname)


@sixth("person/t23-twin-of", WHO)
def _twin(c: Ctx) -> Form | None:
    p = c.person()
    lead = c.pick("Twin II of ", "B/O ", "Male infant of ", "TWIN 1 ", "girl of ")
    return form("field", tol(lead), p.surname, expect=surname_expect(p))


@sixth("person/t24-wristband", WHO)
def _wristband(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle and not x.surname_shared)
    if not p or not p.middle:
        return None
    made = f"{p.surname.upper()} {p.forename[0]} {p.middle.name[0]}"
    return form("field", made, tol(c.pick(" F 12Y", " M34", " - Bay 2", " NBM")))


@sixth("person/t25-times-three", WHO)
def _times(c: Ctx) -> Form | None:
    p = c.person()
    return form(
        "field", p.surname, tol(c.pick(" x3", " x 2", " sibs x4", " (3 children)")), expect=surname_expect(p)
    )


@sixth("person/t26-diary-surname", WHO)
def _diary(c: Ctx) -> Form | None:
    p = c.person()
    tail = c.pick(" RCPC 2pm", " LAC rev", " strat mtg", " contact @ 4", " FGC")
    return form("field", out("Mon "), p.surname, out(tail), expect=surname_expect(p))


@sixth("person/t27-mail-elsewhere", WHO)
def _mail(c: Ctx) -> Form | None:
    p = c.person(lambda x: known_names(x) and len(letters_only(x.surname)) > 5)
    if not p:
        return None
    given, family = letters_only(p.forename), letters_only(p.surname)
    return form(
        "email",
        c.pick(f"{family}.{given}", f"{given}-{family}", f"{family}_{given}"),
        tol("@workplace.invalid"),
    )


@sixth("person/t28-held-shift", WHO)
def _shift(c: Ctx) -> Form | None:
    p = c.person()
    made = " ".join(caps_slip(w) for w in p.short.split(" "))
    return form("quote", made) if made != p.short else None


@sixth("person/t29-footnote-mark", WHO)
def _footnote(c: Ctx) -> Form | None:
    p = c.person(known_names)
    return p and form("person", f"{p.forename}{c.pick('¹', '²', '*', '[3]', '†')} {p.surname}")


@sixth("person/t30-starred-out", WHO)
def _starred(c: Ctx) -> Form | None:
    p = c.person(lambda x: known_names(x) and len(x.forename) > 5 and len(x.surname) > 6)
    if not p:
        return None
    made = f"{p.forename[:3]}{'*' * (len(p.forename) - 3)} {p.surname[:4]}{'*' * (len(p.surname) - 4)}"
    return form("field", made, expect=DOUBTFUL)


@sixth("person/t31-phonetic-mark", WHO)
def _mark(c: Ctx) -> Form | None:
    p = c.person()
    mark = c.pick(" (ph)", " (phon.)", " [sp]", " (unconfirmed)")
    return form("call", p.forename, tol(f"{mark} "), p.surname, tol(mark))


@sixth("person/t32-short-in-long", WHO)
def _nested(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.known_as and x.forename.startswith(x.known_as) and x.forename != x.known_as)
    if not p:
        return None
    k, rest = p.known_as, p.forename.removeprefix(p.known_as)
    return form("person", f"{k}{c.pick(f'({rest})', f'[{rest}]', f'/{p.forename}')} {p.surname}")


@sixth("person/t33-directory-entry", WHO)
def _directory(c: Ctx) -> Form | None:
    p = c.person()
    if c.rng.random() < 0.5:
        return form("field", tol("CN="), f"{p.surname}\\, {p.forename}", tol(",OU=Staff,DC=site"))
    return form("field", tol("cn="), p.short, tol(",ou=people,dc=site"))


@sixth("person/t34-letters-lost", WHO)
def _lost(c: Ctx) -> Form | None:
    p = c.person(lambda x: known_names(x) and not x.short.isascii())
    if not p:
        return None
    mark = c.pick("?", "\ufffd", "_")
    return form("field", "".join(ch if ch.isascii() else mark for ch in p.short))


@sixth("person/t35-only-relation", WHO)
def _relation(c: Ctx) -> Form | None:
    text = c.pick("the lodger's ex", "that lad's stepmum", "the woman from the top flat")
    return Form((Piece(text, "gold"),), "person", HUMAN)
