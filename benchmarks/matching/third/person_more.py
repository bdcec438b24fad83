"""Names continued: broken letters, handles, lists, messages, labels, and names somebody entered."""

from __future__ import annotations

import re

from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_person import forename_expect, grown, long_part, surname_expect, titled
from benchmarks.matching.model import CERTAIN, DOUBTFUL, Form, form, out, tol
from benchmarks.matching.people import letters_only
from benchmarks.matching.slips import typo

from .common import both_rare, sure, third
from .person import UMLAUTS, WHO

LEET = tuple(str.maketrans(a, b) for a, b in (("o", "0"), ("e", "3"), ("a", "4"), ("oi", "01"), ("s", "5")))


@third("person/s40-caps-lock", WHO)
def _caps_lock(c: Ctx) -> Form | None:
    p = c.person(both_rare)
    return p and form(
        "quote",
        c.pick(
            p.short.swapcase(),
            f"{p.forename.upper()} {p.surname}",
            f"{p.forename} {p.surname.upper()}",
            f"{p.forename} {p.surname.lower()}",
        ),
    )


@third("person/s41-letter-lost", WHO)
def _lost(c: Ctx) -> Form | None:
    p = c.person(lambda x: not x.short.isascii() and both_rare(x) and len(x.short) > 9)
    if not p:
        return None
    made = re.sub(r"[^\x00-\x7f]", c.pick("?", "\ufffd", "\u25a1"), p.short)
    return form("person", made, expect=sure(len(re.findall(r"[^\x00-\x7f]", p.short)) == 1))


@third("person/s42-umlaut-written-out", WHO)
def _umlaut(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.short.translate(UMLAUTS) != x.short)
    return p and form("person", p.short.translate(UMLAUTS))


@third("person/s43-accent-beside", WHO)
def _accent(c: Ctx) -> Form | None:
    marks = {
        "ń": "n\u00b4",
        "ó": "o\u00b4",
        "é": "e\u00b4",
        "á": "a\u00b4",
        "í": "i\u00b4",
        "ż": "z\u02d9",
        "ü": "u\u00a8",
        "ç": "c\u00b8",
    }
    p = c.person(lambda x: any(k in x.short for k in marks))
    made = "".join(marks.get(ch, ch) for ch in p.short) if p else ""
    return form("person", made, expect=DOUBTFUL) if made else None


@third("person/s44-starred", WHO)
def _starred(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname.isalpha() and len(x.surname) > 6)
    s = p.surname if p else ""
    made = c.pick(f"{s[0]}{'*' * 3}{s[4:]}", f"{s[:-4]}****", f"{s[:3]}-{s[4:]}") if p else ""
    return form("person", tol(p.forename + " "), made, expect=DOUBTFUL) if p and p.forename_rare else None


@third("person/s45-drawn-out", WHO)
def _drawn(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare and len(x.forename) > 4)
    return p and form("quote", p.forename[:-1] + p.forename[-1] * c.rng.randrange(3, 6), expect=DOUBTFUL)


@third("person/s46-no-apostrophe", WHO)
def _bare_possessive(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare and len(x.forename) > 5 and x.forename[-1] not in "szxh")
    return p and form(
        "quote", c.pick(p.forename, p.forename.lower()), tol("s"), out(c.pick(" mum", " dog", " phone"))
    )


@third("person/s47-slash-and-plus", WHO)
def _slash(c: Ctx) -> Form | None:
    a, b = c.case.people[0], c.case.people[2]
    return form(
        "person",
        a.forename,
        out(c.pick("+", "/", "&", ",", " + ")),
        b.forename,
        expect=sure(a.forename_rare, b.forename_rare),
    )


@third("person/s48-role-slash", WHO)
def _role(c: Ctx) -> Form | None:
    p = c.person()
    return form(
        "person", out(c.pick("MGM/", "carer/", "FC-", "mum/", "YP:")), p.forename, expect=forename_expect(p)
    )


@third("person/s49-list", WHO)
def _list(c: Ctx) -> Form | None:
    a, b = c.case.people[0], c.case.people[2]
    if a.surname_shared or b.surname_shared:
        return None
    sep = c.pick("; ", ", ", " / ", "\n")
    return form("field", f"{a.surname} {a.forename[0]}", out(sep), f"{b.surname} {b.forename[0]}")


@third("person/s50-two-initials-and", WHO)
def _couple(c: Ctx) -> Form | None:
    p = c.person(lambda x: not x.surname_shared)
    return p and form(
        "person",
        tol(f"{c.pick('J', 'D', 'M')} {c.pick('&', 'and', '+')} {p.forename[0]} "),
        p.surname,
        expect=surname_expect(p),
    )


@third("person/s51-labelled", WHO)
def _labelled(c: Ctx) -> Form | None:
    p = c.person(both_rare)
    one, two = c.rng.choice(
        (
            ("Surname: ", "Forename(s): "),
            ("LAST NAME ", "FIRST NAME "),
            ("Family name = ", "Given name = "),
            ("Cyfenw: ", "Enw: "),
        )
    )
    return p and form("block", out(one), p.surname, out(c.pick("\n", "   ", "\t", " | ") + two), p.forename)


@third("person/s52-signature", WHO)
def _signature(c: Ctx) -> Form | None:
    p = c.person(titled)
    name = c.pick(p.short, f"{p.forename[0]}. {p.surname}", f"{p.forename[0]} {p.surname}") if p else ""
    return p and form(
        "block",
        out(c.pick("Signed: ", "p.p. ", "sgd ", "(signed) ", "/s/ ")),
        name,
        out(f" ({p.title})\nsupported lodgings"),
    )


@third("person/s53-kisses", WHO)
def _kisses(c: Ctx) -> Form | None:
    p = c.person()
    return form(
        "block",
        out(c.pick("love from ", "Lots of love, ", "luv ", "cheers, ")),
        p.forename,
        out(c.pick(" xxx", " x", "!! xoxo")),
        expect=forename_expect(p),
    )


@third("person/s54-initial-handle", WHO)
def _initial_handle(c: Ctx) -> Form | None:
    p = c.person(lambda x: len(letters_only(x.surname)) > 6 and not x.surname_shared)
    if not p:
        return None
    a, b = letters_only(p.forename)[0], letters_only(p.surname)
    local = c.pick(f"{a}.{b}", f"{b}.{a}", f"{b}_{a}", f"{a}-{b}")
    return form(
        "file",
        local,
        tol(f"{c.pick('', '2', '_1')}@{c.pick('school.example', 'nhs.example', 'council.example')}"),
    )


@third("person/s55-glued-handle", WHO)
def _glued(c: Ctx) -> Form | None:
    p = c.person(lambda x: len(letters_only(x.surname)) > 8 and not x.surname_shared)
    if not p:
        return None
    a, b = letters_only(p.forename)[0], letters_only(p.surname)
    head, made, tail = c.rng.choice(
        (
            ("", a + b, "@clinic.example"),
            ("the", b, "s@home.example"),
            ("@mrs_", b, "_xx"),
            ("team", b, "2024@fun.example"),
        )
    )
    return form("file", tol(head), made, tol(tail), expect=sure(a + b != made))


@third("person/s56-profile-link", WHO)
def _profile(c: Ctx) -> Form | None:
    p = c.person(lambda x: len(letters_only(x.forename + x.surname)) > 9)
    if not p:
        return None
    sep = c.pick(".", "-", "_")
    return form(
        "file",
        tol(c.pick("https://face.example/", "linked.example/in/", "ancestry.example/tree/")),
        f"{letters_only(p.forename)}{sep}{letters_only(p.surname)}",
        tol(c.pick(".9", "-4b2a", "?mibextid=x", "/photos")),
    )


@third("person/s57-document-name", WHO)
def _document(c: Ctx) -> Form | None:
    p = c.person(lambda x: not x.surname_shared and not x.surname_word)
    if not p:
        return None
    stem = c.pick(
        f"{p.surname} {p.forename[0]}",
        f"{p.forename[0]}_{p.surname}",
        f"{p.surname}-{p.forename}",
        f"{p.surname}{p.forename[0]}",
    )
    return form("file", stem, tol(c.pick(" - C&FA v2 FINAL.docx", "_health plan.pdf", " (1).xlsx")))


@third("person/s58-junior", WHO)
def _junior(c: Ctx) -> Form | None:
    p = c.person()
    return form("person", p.short, out(c.pick(" Jr", " Snr", " (senior)", " III", ", BSc", " MBE")))


@third("person/s59-name-between", WHO)
def _between(c: Ctx) -> Form | None:
    p = c.person(both_rare)
    middle = c.pick(
        " Kaur ", " Singh ", " Begum ", " Q. ", " Bibi ", " Maria ", " [sic] ", ", er, ", " (she/her) "
    )
    return p and form("person", p.forename, tol(middle), p.surname)


@third("person/s60-title-joined", WHO)
def _title_joined(c: Ctx) -> Form | None:
    p = c.person(lambda x: grown(x) and x.surname_rare and len(x.surname) > 7 and x.surname.isalpha())
    return p and form("person", tol(f"{p.title}{c.pick('', '.')}"), p.surname)


@third("person/s61-marked-up", WHO)
def _marked(c: Ctx) -> Form | None:
    p = c.person()
    a, b = c.rng.choice((("*", "*"), ("_", "_"), ("~~", "~~"), ("==", "=="), ("`", "`"), ("**", "**")))
    return form("person", tol(a), p.forename, tol(b), expect=forename_expect(p))


@third("person/s62-nickname-small", WHO)
def _nick_small(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.first.nicks and x.surname_rare)
    return p and form("quote", f"{c.rng.choice(p.first.nicks)} {p.surname}".lower(), expect=DOUBTFUL)


@third("person/s63-typo-in-previous", WHO)
def _previous_slip(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous and len(x.previous) > 6 and x.previous.isalpha() and x.forename_rare)
    made = typo(p.previous, c.rng) if p else ""
    return form("person", f"{p.forename} {made}", expect=CERTAIN) if made else None


@third("person/s64-forename-slip-alone", WHO)
def _slip_alone(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare and len(x.forename) > 6)
    made = typo(p.forename, c.rng) if p else ""
    return form("person", made, expect=DOUBTFUL) if made else None


@third("person/s65-barrel-initial-alone", WHO)
def _half_initial(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.halves and grown(x))
    return p and form(
        "person",
        tol(f"{p.title} "),
        f"{p.halves[0]}{c.pick('-', ' ', ' -')}{p.halves[1][0]}",
        expect=DOUBTFUL,
    )


@third("person/s66-barrel-glued", WHO)
def _glued_barrel(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.halves)
    if not p:
        return None
    a, b = p.halves
    return form(
        "person",
        f"{p.forename} {c.pick(a + b.lower(), f'{a}_{b}', f'{a}/{b}', f'{a} – {b}', f'{a}-{chr(10)}{b}')}",
    )


@third("person/s67-entered-alias", WHO)
def _alias(c: Ctx) -> Form | None:
    text = c.case.aliases.get("name-adult-a", "")
    return form("person", c.pick(text, text.upper(), f"\u201c{text}\u201d")) if text else None


@third("person/s68-entered-alias-small", WHO)
def _alias_small(c: Ctx) -> Form | None:
    text = c.case.aliases.get("name-adult-a", "")
    return form("quote", text.lower(), expect=DOUBTFUL) if text else None


@third("person/s69-run-in-text", WHO)
def _run_in(c: Ctx) -> Form | None:
    p = c.person(lambda x: both_rare(x) and len(long_part(x)) > 5)
    made = c.pick("{0}.{1}", "{0},{1}", "{0}-{1}", "{0}:{1}", "{1}:{0}") if p else ""
    return p and form("person", made.format(p.forename, p.surname))


@third("person/s70-display-name", WHO)
def _display(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare and len(x.forename) > 5)
    tail = c.pick("{0}", "_{0}", "{0}99", ".{0}") if p else ""
    return p and form("file", tol(c.pick("@", "", "user: ")), p.forename, tol(tail.format(p.surname[0])))


@third("person/s71-figures-for-letters", WHO)
def _figures(c: Ctx) -> Form | None:
    p = c.person(lambda x: both_rare(x) and len(x.short) > 9)
    made = p.short.translate(c.rng.choice(LEET)) if p else ""
    return form("quote", made) if p and made != p.short else None
