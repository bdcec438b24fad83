"""Person forms that exist only in the set ``seen``."""

from __future__ import annotations

from .context import Ctx
from .forms_person import WHO, forename_expect, grown, long_part, surname_expect, titled
from .model import CERTAIN, DOUBTFUL, SEEN_ONLY, Form, define, form, out, tol
from .people import plain
from .slips import typo


@define("person/u01-spelt-out", WHO, sets=SEEN_ONLY)
def _spelt(c: Ctx) -> Form | None:
    p = c.person(lambda x: not x.surname_shared and not x.surname_word)
    return p and form(
        "there",
        out("under the name spelt "),
        "-".join(plain(p.surname).upper().replace("-", "")),
        expect=DOUBTFUL,
    )


@define("person/u02-quoted-nickname", WHO, sets=SEEN_ONLY)
def _quoted(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.first.nicks)
    nick = c.rng.choice(p.first.nicks) if p else ""
    return p and form(
        "person", p.forename, tol(c.pick(f' "{nick}" ', f" ({nick}) ", f" \u2018{nick}\u2019 ")), p.surname
    )


@define("person/u03-two-children", WHO, sets=SEEN_ONLY)
def _children(c: Ctx) -> Form | None:
    a, b = c.case.people[0], c.case.people[1]
    expect = CERTAIN if a.forename_rare and b.forename_rare else DOUBTFUL
    return form("person", a.forename, out(c.pick(" and ", " & ", "/")), b.forename, expect=expect)


@define("person/u04-double-title", WHO, sets=SEEN_ONLY)
def _mr_and_mrs(c: Ctx) -> Form | None:
    p = c.person(titled)
    return p and form(
        "person",
        tol(c.pick("Mr and Mrs ", "Mr & Mrs ", "Dr and Mrs ", "Messrs ")),
        p.surname,
        expect=surname_expect(p),
    )


@define("person/u05-title-full-run", WHO, sets=SEEN_ONLY)
def _run(c: Ctx) -> Form | None:
    p = c.person(grown)
    return p and form("field", tol(f"{p.title.upper()} "), p.full.upper())


@define("person/u06-initials-no-space-first", WHO, sets=SEEN_ONLY)
def _initials_first(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle and not x.surname_shared)
    return p and form(
        "field",
        f"{p.surname.upper()} {p.forename[0]}{p.middle.name[0]}",
        tol(c.pick("", f" ({p.title})") if p.title else ""),
    )


@define("person/u07-middle-used", WHO, sets=SEEN_ONLY)
def _middle(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle)
    return p and form("person", f"{p.middle.name} {p.surname}")


@define("person/u08-two-surnames", WHO, sets=SEEN_ONLY)
def _two(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous)
    return p and form("person", f"{p.forename} {p.previous}{c.pick('-', ' ', ' / ')}{p.surname}")


@define("person/u09-barrel-swapped", WHO, sets=SEEN_ONLY)
def _swapped(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.halves)
    return p and form("person", f"{p.forename} {p.halves[1]}-{p.halves[0]}")


@define("person/u10-half-with-initial", WHO, sets=SEEN_ONLY)
def _half_initial(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.halves)
    return p and form(
        "person",
        p.forename,
        tol(" "),
        c.pick(f"{p.halves[0]}-{p.halves[1][0]}", f"{p.halves[0][0]}-{p.halves[1]}"),
    )


@define("person/u11-prefix-spacing", WHO, sets=SEEN_ONLY)
def _prefix(c: Ctx) -> Form | None:
    p = c.person(
        lambda x: x.surname.startswith(("Mc", "Mac", "El-", "El ", "Al-", "al-", "bin ", "von ", "da "))
    )
    if not p:
        return None
    s = p.surname
    for stem in ("Mac ", "Mac", "Mc", "El-", "El ", "Al-", "al-", "bin ", "von ", "da "):
        if s.startswith(stem):
            bare, rest = stem.strip(" -"), s[len(stem) :]
            made = c.pick(f"{bare} {rest}", f"{bare}{rest}", f"{bare}-{rest}", f"{bare.lower()} {rest}")
            return form("person", f"{p.forename} {made}")
    return None


@define("person/u12-two-typos", WHO, sets=SEEN_ONLY)
def _two_typos(c: Ctx) -> Form | None:
    p = c.person(lambda x: len(x.forename) > 5 and len(long_part(x)) > 6)
    a, b = (typo(p.forename, c.rng), typo(long_part(p), c.rng)) if p else ("", "")
    return form("person", f"{a} {p.surname.replace(long_part(p), b)}", expect=DOUBTFUL) if a and b else None


@define("person/u13-vocative", WHO, sets=SEEN_ONLY)
def _vocative(c: Ctx) -> Form | None:
    p = c.person()
    head, tail = c.rng.choice((("Dear ", ","), ("Hi ", "!"), ("cc: ", ";"), ("Re: ", " -")))
    return form("block", out(head), p.forename, out(tail), expect=forename_expect(p))


@define("person/u14-speaker-label", WHO, sets=SEEN_ONLY)
def _speaker(c: Ctx) -> Form | None:
    p = c.person()
    return form(
        "block", p.forename.upper(), out(": I told them I was not ready to talk."), expect=forename_expect(p)
    )


@define("person/u15-hyphenated-compound", WHO, sets=SEEN_ONLY)
def _compound(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare)
    return p and form(
        "there", out("during the "), p.forename, out(c.pick("-related call", "-led visit", "/school meeting"))
    )


@define("person/u16-gendered-surname", WHO, sets=SEEN_ONLY)
def _gendered(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname.endswith(("ski", "ska", "cki", "cka")) and x.forename_rare)
    if not p:
        return None
    other = p.surname[:-1] + ("a" if p.surname.endswith("i") else "i")
    return form("person", f"{p.forename} {other}")


@define("person/u17-cell-order", WHO, sets=SEEN_ONLY)
def _cells(c: Ctx) -> Form | None:
    p = c.person(grown)
    sep = c.pick("\t", " | ", "\n", ";")
    return p and form("field", tol(f"{p.title}{sep}"), f"{p.surname}{sep}{p.forename}")


@define("person/u18-forename-run-on", WHO, sets=SEEN_ONLY)
def _run_on(c: Ctx) -> Form | None:
    p = c.person(lambda x: len(letters(x)) >= 11)
    return p and form("person", f"{p.forename}{p.surname}")


def letters(p: object) -> str:
    """Forename and surname as one word."""
    return getattr(p, "forename", "") + getattr(p, "surname", "")


@define("person/u19-aka-list", WHO, sets=SEEN_ONLY)
def _aka(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.known_as)
    return p and form(
        "person", p.short, tol(c.pick(" aka ", " a.k.a. ", " (known as ")), p.known_as, out(c.pick("", ""))
    )


@define("person/u20-surname-lower", WHO, sets=SEEN_ONLY)
def _surname_lower(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname_rare and grown(x))
    return p and form("quote", tol(f"{p.title.lower()} "), p.surname.lower())
