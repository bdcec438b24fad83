"""Single names, chat names, handles, lists, Welsh and Polish sentences."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_person import WORD_NICKS, forename_expect, surname_expect, titled
from benchmarks.matching.model import CERTAIN, DOUBTFUL, Form, form, out, tol
from benchmarks.matching.people import letters_only
from benchmarks.matching.slips import typo

from .common import fifth, known_names, sure
from .person import WHO


@fifth("person/r40-stretched", WHO)
def _stretched(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare and x.forename.isalpha() and len(x.forename) > 4)
    if not p:
        return None
    name = c.pick(p.forename, p.forename.lower(), p.forename.upper())
    return form(
        "quote", name + name[-1] * c.rng.randrange(2, 6), tol(c.pick("", "!!!", "??")), expect=DOUBTFUL
    )


@fifth("person/r41-lost-apostrophe", WHO)
def _lost(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare and len(x.forename) > 4)
    if not p:
        return None
    return form(
        "quote", out("its "), p.forename.lower(), tol("s"), out(c.pick(" mum", " coat", " turn", " phone"))
    )


@fifth("person/r42-surname-lost-apostrophe", WHO)
def _lost_surname(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname_rare and x.surname.isalpha() and len(x.surname) > 5)
    if not p:
        return None
    return form(
        "quote", out("round at the "), p.surname.lower(), tol("s"), out(c.pick(" house", " place", " gaff"))
    )


@fifth("person/r43-glued-to-role", WHO)
def _glued(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare)
    if not p:
        return None
    lead = c.pick("mum/", "Mother:", "M-", "YP:", "FC(", "carer=", "re:")
    return form("field", tol(lead), p.forename, tol(c.pick(")", "(34)", "/aged 9", "-DOB n/k")))


@fifth("person/r44-age-glued", WHO)
def _age(c: Ctx) -> Form | None:
    p = c.person(known_names)
    if not p:
        return None
    return form("field", p.short, tol(c.pick("(9)", "(34yrs)", "[F]", "-child", "/subject", "=partner")))


@fifth("person/r45-kisses", WHO)
def _kisses(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare and len(x.forename) > 4 and x.forename[-1] != "x")
    if not p:
        return None
    return form(
        "block",
        out(c.pick("lots of love\n", "love ", "speak soon\n")),
        p.forename,
        tol(c.pick("xx", "xXx", "x", " xoxo")),
    )


@fifth("person/r46-starred", WHO)
def _starred(c: Ctx) -> Form | None:
    p = c.person(known_names)
    if not p:
        return None
    a, b = p.forename, p.surname
    return form("quote", c.pick(f"*{a}* *{b}*", f"_{a}_ {b}", f"~{a}~ ~{b}~", f"**{a}** {b}", f"{a} *{b}*"))


@fifth("person/r47-hashtag", WHO)
def _hashtag(c: Ctx) -> Form | None:
    p = c.person(
        lambda x: x.forename_rare and x.forename.isalpha() and x.forename.isascii() and len(x.forename) > 5
    )
    if not p:
        return None
    return form(
        "quote", tol(c.pick("#JusticeFor", "#Bring", "#TeamMum")), p.forename, tol(c.pick("", "Home", "2025"))
    )


@fifth("person/r48-hashtag-lower", WHO)
def _hashtag_lower(c: Ctx) -> Form | None:
    p = c.person(lambda x: known_names(x) and x.surname.isalpha() and x.surname.isascii())
    if not p:
        return None
    return form(
        "quote",
        tol("#"),
        letters_only(p.forename) + letters_only(p.surname),
        tol(c.pick("", "1", "official")),
    )


@fifth("person/r49-handle-year", WHO)
def _handle(c: Ctx) -> Form | None:
    p = c.person(
        lambda x: x.forename_rare and x.forename.isascii() and x.forename.isalpha() and len(x.forename) > 5
    )
    if not p:
        return None
    name = p.forename.lower()
    return form("quote", tol("@"), name, tol(c.pick("_2014", "91xx", ".mummy", "-xo", "_official")))


@fifth("person/r50-two-stroke", WHO)
def _two(c: Ctx) -> Form | None:
    rare = [p for p in c.case.people if p.forename_rare]
    if len(rare) < 2:
        return None
    a, b = c.rng.sample(rare, 2)
    return form("person", a.forename, out(c.pick("/", ",", "+", " n ", "&")), b.forename)


@fifth("person/r51-shared-surname-list", WHO)
def _list(c: Ctx) -> Form | None:
    a, child, _ = c.case.people
    if a.surname != child.surname:
        return None
    return form(
        "field",
        a.surname.upper(),
        out(": "),
        a.forename,
        out(c.pick("; ", ", ", " / ")),
        child.forename,
        expect=sure(known_names(a), known_names(child)),
    )


@fifth("person/r52-file-surname-first", WHO)
def _file(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname_rare)
    if not p:
        return None
    return form(
        "file",
        p.surname,
        tol(f" {p.forename[0]}{c.pick(' - CIN plan v2 FINAL.docx', '_EHCP draft.pdf', ' (2).doc')}"),
    )


@fifth("person/r53-typo-forename-alone", WHO)
def _typo(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare and len(x.forename) > 6 and x.forename.isalpha())
    made = typo(p.forename, c.rng) if p else ""
    return form("person", made, expect=DOUBTFUL) if made else None


@fifth("person/r54-title-initials", WHO)
def _title_initials(c: Ctx) -> Form | None:
    p = c.person(titled)
    if not p:
        return None
    made = f"{p.forename[0]}.{'.'.join(w[0].upper() for w in p.surname.replace('-', ' ').split())}."
    return form("person", tol(f"{p.title} "), c.pick(made, made.replace(".", "")), expect=DOUBTFUL)


@fifth("person/r55-worker-alias", WHO)
def _alias(c: Ctx) -> Form | None:
    made = c.case.aliases.get("name-adult-a")
    if not made:
        return None
    return form(
        "person", c.pick(made.upper(), made.replace("-", " "), f"{made}"), tol(c.pick("", "'s", " xx"))
    )


def _cases(p_first: str, p_last: str) -> tuple[str, str] | None:
    """Genitive of a Polish name, where the rule is plain."""
    if p_last.endswith("ska") and p_first.endswith(("a",)):
        first = p_first[:-1] + ("i" if p_first[-2] in "kg" else "y")
        return first, p_last[:-1] + "iej"
    if p_last.endswith("ski") and p_first[-1] not in "aeiouy":
        return p_first + "a", p_last + "ego"
    return None


@fifth("person/r56-polish-genitive", WHO)
def _polish(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname.endswith(("ska", "ski")) and "-" not in x.surname)
    made = _cases(p.forename, p.surname) if p else None
    return form("quote", out("to jest telefon "), f"{made[0]} {made[1]}", expect=DOUBTFUL) if made else None


@fifth("person/r57-welsh-sentence", WHO)
def _welsh(c: Ctx) -> Form | None:
    p = c.person()
    lead = c.pick("mam ", "chwaer ", "plentyn ", "tad-cu ")
    return form("welsh", out(lead), p.short, out(c.pick(" hefyd", " a'i theulu", "")))


@fifth("person/r58-known-as-initial", WHO)
def _known_initial(c: Ctx) -> Form | None:
    p = c.person(
        lambda x: x.known_as and len(x.known_as) > 3 and x.known_as not in WORD_NICKS and x.surname_rare
    )
    if not p:
        return None
    return form("person", f"{p.known_as} {p.surname[0]}{c.pick('', '.')}", expect=DOUBTFUL)


@fifth("person/r59-known-as-brackets", WHO)
def _known(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.known_as and known_names(x))
    if not p:
        return None
    k = p.known_as
    mark = c.pick(f"({k})", f'"{k}"', f"[{k}]", f"/{k}/", f"'{k}'")
    return form(
        "field",
        c.pick(f"{p.surname.upper()}, {p.forename} {mark}", f"{p.forename} {mark} {p.surname.upper()}"),
    )


@fifth("person/r60-surname-shouted", WHO)
def _shouted(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.title)
    if not p:
        return None
    return form(
        "log", tol(c.pick("MALE ", "FEMALE ", "SUBJ ", "INFT ")), p.surname.upper(), expect=surname_expect(p)
    )


@fifth("person/r61-chat-name-label", WHO)
def _chat(c: Ctx) -> Form | None:
    p = c.person()
    return form(
        "block",
        out(c.pick("[12/05/2025, 21:03:44] ", "12/05/2025, 21:03 - ", "21:03 ")),
        c.pick(p.forename, p.forename.lower()),
        out(f"{c.pick('', ' 🌸', ' ❤️')}: u up?"),
        expect=forename_expect(p),
    )


@fifth("person/r62-middle-and-initials", WHO)
def _middle(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle and not x.surname_shared)
    if not p or not p.middle:
        return None
    return form(
        "person",
        c.pick(
            f"{p.forename[0]}. {p.middle.name} {p.surname}",
            f"{p.forename[0]} {p.middle.name} {p.surname.upper()}",
        ),
        expect=CERTAIN,
    )
