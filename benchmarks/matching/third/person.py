"""Names as relatives, registers, ward clerks, travel systems and phones write them."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_person import forename_expect, grown, long_part, surname_expect, titled
from benchmarks.matching.model import CERTAIN, DOUBTFUL, Form, form, known, out, tol
from benchmarks.matching.people import plain

from .common import sure, third
from .slips import by_ear, distance, nato, scan_other, swap_near_keys

WHO = "person"
PARTICLES = ("al-", "El-", "Abu ", "de la ", "ap ", "D'")
UMLAUTS = str.maketrans({"ü": "ue", "ö": "oe", "ä": "ae", "ø": "oe", "ß": "ss", "Ö": "Oe"})


@third("person/s01-other-title", WHO)
def _title(c: Ctx) -> Form | None:
    p = c.person(titled)
    title = c.pick("Dr ", "Mx ", "Mx. ", "Rev ", "Cllr ", "Madam ", "Frau ", "Pani ", "Mlle ", "Sister ")
    return p and form("person", tol(title), p.surname, expect=surname_expect(p))


@third("person/s02-kin-title", WHO)
def _kin(c: Ctx) -> Form | None:
    p = c.person()
    women, men = ("Auntie ", "Mummy ", "Nan ", "Sis "), ("Uncle ", "Daddy ", "Grandad ", "Bro ")
    kin = c.rng.choice(("Cousin ", "little ", "our ", *(women if p.sex == "f" else men)))
    return form("person", tol(kin), p.forename, expect=forename_expect(p))


@third("person/s03-respect-after", WHO)
def _respect(c: Ctx) -> Form | None:
    p = c.person()
    return form(
        "quote",
        p.forename,
        tol(c.pick(" ji", " bhai", " apa", "-san", " hun", " xx")),
        expect=forename_expect(p),
    )


@third("person/s04-middle-in-brackets", WHO)
def _middle(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle)
    return p and form("person", f"{p.forename} ({p.middle.name}) {p.surname}")


@third("person/s05-surname-title-forename", WHO)
def _register(c: Ctx) -> Form | None:
    p = c.person(grown)
    return p and form("field", p.surname, tol(f"{c.pick(', ', ' ')}{p.title}{c.pick('', '.')} "), p.forename)


@third("person/s06-surname-bracket-title", WHO)
def _ward(c: Ctx) -> Form | None:
    p = c.person(titled)
    return p and form("field", p.surname.upper(), tol(f" ({p.title}) "), f"{p.forename[0]}{c.pick('.', '')}")


@third("person/s07-initial-surname-title", WHO)
def _initial_title(c: Ctx) -> Form | None:
    p = c.person(titled)
    return p and form("field", f"{p.forename[0]} {p.surname}", tol(f" ({p.title})"))


@third("person/s08-cut-by-the-system", WHO)
def _cut(c: Ctx) -> Form | None:
    p = c.person(lambda x: len(x.surname) > 8 and x.surname.isalpha() and len(x.forename) > 5)
    return p and form("field", f"{p.surname[:8]} {p.forename[:4]}".upper(), expect=DOUBTFUL)


@third("person/s09-word-parted", WHO)
def _parted(c: Ctx) -> Form | None:
    p = c.person(lambda x: len(x.surname) > 8 and x.surname.isalpha())
    if not p:
        return None
    at = c.rng.randrange(3, len(p.surname) - 3)
    return form("person", f"{p.forename} {p.surname[:at]} {p.surname[at:]}")


@third("person/s10-forename-parted", WHO)
def _forename_parted(c: Ctx) -> Form | None:
    p = c.person(lambda x: len(x.forename) > 7 and x.surname_rare and len(x.surname) > 5)
    if not p:
        return None
    at = c.rng.randrange(3, len(p.forename) - 3)
    return form("person", f"{p.forename[:at]} {p.forename[at:]} {p.surname}")


@third("person/s11-booking", WHO)
def _booking(c: Ctx) -> Form | None:
    p = c.person(grown)
    return p and form(
        "field", f"{plain(p.surname)}/{plain(p.forename)}".upper(), tol(f"{c.pick(' ', '')}{p.title.upper()}")
    )


@third("person/s12-passport-line", WHO)
def _passport(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname.isascii() and x.forename.isascii())
    if not p:
        return None
    last = p.surname.upper().replace("-", "<").replace(" ", "<").replace("'", "")
    return form("block", tol("P<GBR"), f"{last}<<{p.forename.upper()}", tol("<<<<<<<<<<<<<"))


@third("person/s13-mail-header", WHO)
def _header(c: Ctx) -> Form | None:
    p = c.person()
    made = f"{p.surname}, {p.forename}"
    head, tail = c.rng.choice(
        (('From: "', '" <noreply@mailer.example>'), ("To: ", " (Foster)"), ("Cc: '", "'; duty"))
    )
    return form("block", out(head), made, out(tail))


@third("person/s14-mention", WHO)
def _mention(c: Ctx) -> Form | None:
    p = c.person()
    made = c.pick(f"@{p.short}", f"@[{p.short}]", f"<{p.short}>", f"[[{p.short}]]", f"«{p.short}»")
    return form("quote", made)


@third("person/s15-inflected", WHO)
def _inflected(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname.endswith(("ski", "ska")) and not x.surname_shared)
    if not p:
        return None
    stem = p.surname[:-1]
    return form(
        "person",
        stem + (c.pick("iego", "iemu", "im", "ich") if p.surname[-1] == "i" else c.pick("iej", "ą", "ich")),
        expect=DOUBTFUL,
    )


@third("person/s16-mc-mac", WHO)
def _mac(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname.startswith(("Mc", "Mac")) and x.surname[2] != " ")
    if not p or p.surname.startswith("Mac "):
        return None
    rest = p.surname.removeprefix("Mac").removeprefix("Mc")
    other = "Mc" if p.surname.startswith("Mac") else "Mac"
    return form("person", f"{p.forename} {other}{rest}", expect=sure(p.forename_rare))


@third("person/s17-particle-dropped", WHO)
def _particle(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname.startswith(PARTICLES))
    if not p:
        return None
    rest = next(p.surname.removeprefix(x) for x in PARTICLES if p.surname.startswith(x))
    return form(
        "person",
        f"{p.forename} {rest}",
        expect=sure(p.forename_rare, len(rest) > 4, not p.surname.startswith("D'")),
    )


@third("person/s18-o-dropped", WHO)
def _o_dropped(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname.startswith(("O'", "Ó ")))
    return p and form("person", f"{p.forename} {p.surname[2:]}", expect=DOUBTFUL)


@third("person/s19-surname-other-spelling", WHO)
def _spelling(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname in c.vocab.surname_spellings)
    if not p:
        return None
    made = c.rng.choice(c.vocab.surname_spellings[p.surname])
    whole = len(p.forename + p.surname)
    near = distance(p.surname.lower(), made.lower()) <= (2 if whole >= 10 else 1)
    return form("person", f"{p.forename} {made}", expect=sure(near, p.forename_rare))


@third("person/s20-two-other-spellings", WHO)
def _both(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname in c.vocab.surname_spellings and x.first.spellings)
    if not p:
        return None
    return form(
        "person",
        f"{c.rng.choice(p.first.spellings)} {c.rng.choice(c.vocab.surname_spellings[p.surname])}",
        expect=DOUBTFUL,
    )


@third("person/s21-other-script", WHO)
def _script(c: Ctx) -> Form | None:
    scripts = {
        "Oleksandra": "Олександра",
        "Mahmoud": "محمود",
        "Zaynab": "زينب",
        "Ayesha": "عائشہ",
        "Xiaoling": "晓玲",
    }
    p = c.person(lambda x: x.forename in scripts)
    return p and form("quote", scripts[p.forename], expect="human-only")


@third("person/s22-defined-initials", WHO)
def _defined(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname[0].isascii())
    if not p:
        return None
    letters = p.forename[0] + (p.middle.name[0] if p.middle else "") + p.surname[0].upper()
    shown = c.pick(letters, ".".join(letters) + ".")
    return form("person", known(p.full), out(c.pick(" (", ' ("', ", hereafter ")), shown, expect=DOUBTFUL)


@third("person/s23-dotted-initials", WHO)
def _dotted(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle and x.halves)
    if not p:
        return None
    one, two = (half[0] for half in p.halves)
    return form(
        "person", f"{p.forename[0]}.{p.middle.name[0]}.{one}{c.pick('-', '.')}{two}.", expect=DOUBTFUL
    )


@third("person/s24-baby", WHO)
def _baby(c: Ctx) -> Form | None:
    p = c.person(lambda x: not x.surname_shared)
    return p and form(
        "person",
        tol(c.pick("Baby ", "Unborn ", "unborn baby ", "twin 1 ")),
        p.surname,
        expect=surname_expect(p),
    )


@third("person/s25-the-family-of", WHO)
def _household(c: Ctx) -> Form | None:
    p = c.person()
    tail = c.pick(" children", " boys", " household", " sisters", " lot", " kids", " siblings")
    return form("there", tol("with the "), p.surname, out(tail), expect=surname_expect(p))


@third("person/s26-plural-possessive", WHO)
def _plural(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname[-1] not in "szxh")
    return p and form(
        "there",
        out("at the "),
        p.surname,
        tol(c.pick("s'", "s\u2019")),
        out(" caravan"),
        expect=surname_expect(p),
    )


@third("person/s27-formerly", WHO)
def _formerly(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous)
    joint = c.pick(" f/k/a ", " formerly ", " - maiden name ", ", was ", " / ", " (prev. ", " [m.n. ")
    return p and form("person", p.short, tol(joint), p.previous)


@third("person/s28-now", WHO)
def _now(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous)
    return p and form(
        "person", f"{p.forename} {p.previous}", tol(c.pick(" (now ", ", now ", " -> ")), p.surname, tol("")
    )


@third("person/s29-previous-with-initial", WHO)
def _previous_initial(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous)
    return p and form(
        "field",
        c.pick(
            f"{p.forename[0]}. {p.previous}",
            f"{p.previous}, {p.forename}",
            f"{p.previous.upper()} {p.forename}",
        ),
    )


@third("person/s30-previous-joined", WHO)
def _joined(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous)
    return p and form("person", f"{p.forename} {p.surname}{c.pick('-', ' ', '/')}{p.previous}")


@third("person/s31-known-as-previous", WHO)
def _known_previous(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.known_as and x.previous)
    return p and form("person", f"{p.known_as} {p.previous}")


@third("person/s32-known-as-small", WHO)
def _known_small(c: Ctx) -> Form | None:
    p = c.person(lambda x: len(x.known_as) > 3)
    return p and form("quote", p.known_as.lower(), expect=DOUBTFUL)


@third("person/s33-letters-spelt", WHO)
def _spelt(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname.isascii() and len(x.surname) < 10 and not x.surname_word)
    return p and form("there", out("surname given as "), nato(p.surname), expect=DOUBTFUL)


@third("person/s34-by-ear", WHO)
def _ear(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare and len(long_part(x)) > 5)
    made = by_ear(long_part(p), c.rng) if p else ""
    if not made:
        return None
    near = distance(long_part(p), made) <= (2 if len(p.short) > 10 else 1)
    return form("person", f"{p.forename} {p.surname.replace(long_part(p), made)}", expect=sure(near))


@third("person/s35-forename-by-ear", WHO)
def _forename_ear(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname_rare and len(x.forename) > 5)
    made = by_ear(p.forename, c.rng) if p else ""
    return form("person", f"{made} {p.surname}") if made else None


@third("person/s36-first-letter-slip", WHO)
def _first_letter(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare and len(x.surname) > 6)
    made = swap_near_keys(p.surname, c.rng) if p else ""
    return form("person", tol(p.forename + " "), made, expect=DOUBTFUL) if made else None


@third("person/s37-other-scan", WHO)
def _scan(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare and len(long_part(x)) > 6)
    made = scan_other(long_part(p), c.rng) if p else ""
    return (
        form("person", f"{p.forename} {p.surname.replace(long_part(p), made)}", expect=CERTAIN)
        if made
        else None
    )
