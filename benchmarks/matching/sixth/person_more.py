"""Single names, pairs of names, bilingual and spoken sentences, lists and logs."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_person import forename_expect, surname_expect, titled
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol
from benchmarks.matching.people import plain

from .common import known_names, long_name, sixth, sure
from .person import WHO, plain_surname


@sixth("person/t40-reported-by", WHO)
def _reported(c: Ctx) -> Form | None:
    p = c.person()
    return form(
        "field",
        tol(c.pick("reporter=", "assignee: ", "created_by:", "u/a ")),
        c.pick(p.short, p.short.replace(" ", "+")),
        tol(c.pick("", " (inactive)")),
    )


@sixth("person/t41-care-of-label", WHO)
def _care(c: Ctx) -> Form | None:
    p = c.person(titled)
    return p and form(
        "block",
        tol(c.pick("FAO ", "Attn: ", "p/a ", "F.T.A.O. ")),
        tol(f"{p.title} "),
        f"{p.forename[0]} {p.surname}",
        expect=sure(p.surname_rare),
    )


@sixth("person/t42-forename-list-and", WHO)
def _list(c: Ctx) -> Form | None:
    rare = [p for p in c.case.people if p.forename_rare and len(p.forename) > 3]
    if len(rare) < 2:
        return None
    a, b = c.rng.sample(rare, 2)
    return form(
        "quote", a.forename.lower(), out(c.pick(" an ", " nd ", " + ", " and also ")), b.forename.lower()
    )


@sixth("person/t43-surname-list", WHO)
def _surnames(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname_rare)
    if not p:
        return None
    a, b = c.rng.sample(list(c.vocab.strangers[:5]), 2)
    return form("field", out(f"{a}, "), p.surname, out(f", {b}"))


@sixth("person/t44-surname-in-stroke", WHO)
def _stroke(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname_rare)
    return p and form(
        "field",
        p.surname,
        out(f"/{c.rng.choice(c.vocab.strangers[:5])}{c.pick(' family', ' case', ' children')}"),
    )


@sixth("person/t45-welsh-possession", WHO)
def _welsh(c: Ctx) -> Form | None:
    p = c.person()
    lead = c.pick("llofnod ", "cartref ", "ysgol ", "manylion ", "cais gan ")
    return form("welsh", out(lead), p.forename, expect=forename_expect(p))


@sixth("person/t46-polish-address-form", WHO)
def _polish(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare)
    if not p:
        return None
    lead = c.pick("p. ", "pani ", "Sz. P. ") if p.sex == "f" else c.pick("p. ", "pan ", "Sz. P. ")
    return form("quote", tol(lead), p.forename)


@sixth("person/t47-named-in-quotes", WHO)
def _quotes(c: Ctx) -> Form | None:
    p = c.person()
    a, b = c.rng.choice((("\u201e", "\u201d"), ("«", "»"), ("‹", "›"), ("``", "''")))
    return form("person", out(a), p.short, out(b))


@sixth("person/t48-hyphen-long", WHO)
def _hyphen(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.halves and x.forename_rare)
    if not p or not p.halves:
        return None
    mark = c.pick(" – ", "\u2010", "\u2212", "=", "~", "--", " & ")
    return form("person", f"{p.forename} {mark.join(p.halves)}")


@sixth("person/t49-double-letters", WHO)
def _doubled(c: Ctx) -> Form | None:
    p = c.person(lambda x: known_names(x) and plain_surname(x) and len(x.surname) > 6)
    if not p:
        return None
    i = c.rng.randrange(2, len(p.surname) - 1)
    return form("person", f"{p.forename} {p.surname[:i]}{p.surname[i] * 2}{p.surname[i + 1 :]}")


@sixth("person/t50-both-words-slipped", WHO)
def _both(c: Ctx) -> Form | None:
    p = c.person(
        lambda x: known_names(x) and x.forename.isalpha() and len(x.forename) > 6 and len(long_name(x)) > 6
    )
    if not p:
        return None
    word = long_name(p)
    i, j = c.rng.randrange(2, len(p.forename) - 2), c.rng.randrange(2, len(word) - 2)
    first = p.forename[:i] + p.forename[i + 1] + p.forename[i] + p.forename[i + 2 :]
    last = word[:j] + word[j + 1] + word[j] + word[j + 2 :]
    return form("quote", f"{first} {p.surname.replace(word, last)}", expect=DOUBTFUL)


@sixth("person/t51-key-name-value", WHO)
def _key(c: Ctx) -> Form | None:
    p = c.person()
    a, b = c.rng.choice((("first", "last"), ("givenName", "familyName"), ("fname", "sname")))
    return form("field", tol(f'"{a}": "'), p.forename, tol(f'", "{b}": "'), p.surname, tol('"'))


@sixth("person/t52-surname-then-relation", WHO)
def _relation(c: Ctx) -> Form | None:
    p = c.person(known_names)
    return p and form(
        "field",
        p.surname.upper(),
        out(c.pick(" (MGM) ", " - mother - ", " (F/carer): ", " [sib] ")),
        p.forename,
    )


@sixth("person/t53-in-file-dots", WHO)
def _file(c: Ctx) -> Form | None:
    p = c.person(known_names)
    return p and form(
        "file",
        plain(p.short).replace(" ", c.pick(".", "__", " - ")),
        tol(c.pick(".passport.jpg", "__CV.docx", " - stmt (draft 3).pdf")),
    )


@sixth("person/t54-forename-number-chat", WHO)
def _game(c: Ctx) -> Form | None:
    p = c.person(
        lambda x: x.forename_rare and x.forename.isascii() and x.forename.isalpha() and len(x.forename) > 5
    )
    return p and form(
        "quote",
        tol(c.pick("xX_", "its_", "The_Real_", "")),
        p.forename,
        tol(c.pick("_Xx", "_plays", "08", "_2K14")),
    )


@sixth("person/t55-previous-alone-file", WHO)
def _previous(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous)
    return p and form(
        "field",
        tol(c.pick("records under ", "maiden: ", "AKA surname ", "x-ref ")),
        p.previous.upper(),
        expect=sure(all(x.surname != p.previous for x in c.case.open_people)),
    )


@sixth("person/t56-middle-as-first", WHO)
def _middle(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle and x.surname_rare)
    return (
        p
        and p.middle
        and form("field", f"{p.surname.upper()}, {p.middle.name}", tol(c.pick("", " (2nd name used)")))
    )


@sixth("person/t57-interpreter-turn", WHO)
def _turn(c: Ctx) -> Form | None:
    p = c.person()
    left, right = c.rng.choice(
        (("INTERPRETER (for ", "): yes"), ("A [by ", "]: I do not recall"), ("Q (to ", "): no"))
    )
    return form("block", out(left), p.surname.upper(), out(right), expect=surname_expect(p))


@sixth("person/t58-voice-typed-title", WHO)
def _voice(c: Ctx) -> Form | None:
    p = c.person(titled)
    if not p:
        return None
    lead = {"Mr": "mister ", "Mrs": "missus ", "Ms": "miz ", "Miss": "miss "}[p.title]
    return form("call", tol(lead), p.surname.lower(), expect=sure(p.surname_rare))


@sixth("person/t59-alias-with-signs", WHO)
def _alias(c: Ctx) -> Form | None:
    made = c.case.aliases.get("name-adult-a")
    if not made:
        return None
    written = c.pick(made.lower(), made.upper(), made.replace("-", ""))
    # one dictionary word without its capital is not sure
    return form(
        "quote", written, tol(c.pick(" 💜", "!!", " lol")), expect=sure(" " in made or not written.islower())
    )


@sixth("person/t60-name-before-slash-date", WHO)
def _date(c: Ctx) -> Form | None:
    p = c.person(known_names)
    return p and form("field", p.short, out(c.pick(" 03/04", " - 2/6 -", " @14:30")), tol(c.pick("", " DNA")))


@sixth("person/t61-half-said", WHO)
def _said(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.halves and known_names(x))
    if not p or not p.halves:
        return None
    a, b = p.halves
    return form(
        "call", p.forename, tol(" "), a, out(c.pick(" hyphen ", " dash ", " double-barrelled ", " then ")), b
    )
