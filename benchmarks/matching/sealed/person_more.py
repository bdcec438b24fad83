"""Names in slips, in other alphabets of machines, in Welsh and other languages, in lists and in aliases."""

from __future__ import annotations

from benchmarks.matching.choices import long_name
from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_person import titled
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol
from benchmarks.matching.people import letters_only
from benchmarks.matching.slips import sounded, typo

from .common import (
    AMBIGUOUS_SHORT,
    FAR_SPELLINGS,
    given_and_family,
    known_names,
    sealed,
    stand,
    sure,
    whole,
)
from .person import WHO, forename, lower_sure, short, surname

stand(
    "person/v40-attendance-mark",
    "field",
    short,
    ("☑ ", "[x] ", "✓ ", "P - "),
    ("  late 9.10", "  L", " (PM only)"),
)
stand(
    "person/v41-seating",
    "field",
    forename,
    ("Table 2: ", "Bus seat 4 ", "Peg: "),
    (" + buddy", "", " (window)"),
)
stand(
    "person/v42-visitor-book", "field", short, ("IN 10:05 ", "Badge 14 / "), (" OUT --", " / car: none", "")
)
stand(
    "person/v43-exhibit",
    "field",
    short,
    ("Exhibit 4, statement of ", "Tab C: "),
    (" pp 12-19", ", unsigned", ""),
)
stand(
    "person/v44-welsh-sentence",
    "welsh",
    short,
    ("bod ", "gan ", "gyda ", "wrth "),
    (" yn bresennol", " ddoe", ""),
)


@sealed("person/v45-surname-plain-capital", WHO)
def _capital(c: Ctx) -> Form | None:
    """A medium name directly behind an unknown word in capitals is asked (section 7.3); a label is none."""
    p = c.person()
    left, right = c.rng.choice((("SUBJ ", " NOT SEEN"), ("MISPER ", " AND 2 CH"), ("OCC: ", "")))
    return p and form(
        "log", out(left), p.surname.upper(), out(right), expect=sure(p.surname_rare, left == "OCC: ")
    )


stand(
    "person/v46-thank-you-note",
    "quote",
    forename,
    ("Thank you ", "Sorry ", "Well done "),
    (" for my picture", "! ⭐", " xoxo"),
)
stand(
    "person/v47-surname-of-class",
    "field",
    surname,
    ("Mat leave cover: ", "Sibling: ", "Key: "),
    (" (Y2)", " - see yellow card", ""),
)


@sealed("person/v50-typed-forename-and-whole", WHO)
def _slip(c: Ctx) -> Form | None:
    """A slip in the forename beside the right surname."""
    p = c.person(lambda x: known_names(x) and len(x.forename) > 5 and x.forename.isalpha())
    made = p and typo(p.forename, c.rng)
    return form("person", f"{made} {p.surname}") if p and made else None


@sealed("person/v51-heard-with-title", WHO)
def _heard(c: Ctx) -> Form | None:
    """Title and a surname with a slip: the design asks (section 4)."""
    p = c.person(lambda x: titled(x) and x.surname_rare)
    made = p and sounded(long_name(p), c.rng)
    return (
        form("call", tol(f"{p.title} "), p.surname.replace(long_name(p), made), expect=DOUBTFUL)
        if p and made
        else None
    )


@sealed("person/v52-heard-surname-first", WHO)
def _first(c: Ctx) -> Form | None:
    p = given_and_family(c)
    made = p and sounded(long_name(p), c.rng)
    return form("field", f"{p.surname.replace(long_name(p), made)}, {p.forename}") if p and made else None


@sealed("person/v53-spelling-variant-initial", WHO)
def _variant(c: Ctx) -> Form | None:
    """Another usual spelling of the surname behind an initial only."""
    p = c.person(lambda x: x.surname in c.vocab.surname_spellings and x.surname_rare)
    return p and form(
        "field", f"{p.forename[0]} {c.rng.choice(c.vocab.surname_spellings[p.surname])}", expect=DOUBTFUL
    )


@sealed("person/v54-variant-with-middle", WHO)
def _variant_middle(c: Ctx) -> Form | None:
    """Another usual spelling of the forename, everything else right."""
    p = c.person(lambda x: x.first.spellings and x.middle and x.surname_rare)
    if not p or not p.middle:
        return None
    made = c.rng.choice(p.first.spellings)
    return form("person", f"{made} {p.middle.name} {p.surname}", expect=sure(made not in FAR_SPELLINGS))


@sealed("person/v55-variant-lower", WHO)
def _variant_lower(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.first.spellings and x.surname_rare)
    made = p and c.rng.choice(p.first.spellings)
    return form("quote", f"{made} {p.surname}".lower(), expect=sure(made not in FAR_SPELLINGS)) if p else None


@sealed("person/v56-forename-middle-no-surname", WHO)
def _no_surname(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle and x.forename_rare)
    return (
        p
        and p.middle
        and form("quote", f"{p.forename} {p.middle.name}", tol(c.pick("!!", " come here now", "")))
    )


@sealed("person/v57-surname-comma-initials", WHO)
def _initials(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle and not x.surname_shared)
    return (
        p
        and p.middle
        and form("field", f"{p.surname}, {p.forename[0]}.{p.middle.name[0]}.", expect=sure(p.surname_rare))
    )


@sealed("person/v58-dash-before-role", WHO)
def _dash(c: Ctx) -> Form | None:
    p = given_and_family(c)
    return p and form(
        "field", f"{p.forename.upper()} {p.surname.upper()}", out(c.pick("–FC", "—M", "-SW present", "/NOK"))
    )


@sealed("person/v59-two-in-stroke", WHO)
def _two(c: Ctx) -> Form | None:
    rare = [p for p in c.case.people if p.forename_rare]
    if len(rare) < 2:
        return None
    a, b = c.rng.sample(rare, 2)
    return form("field", a.forename, out(c.pick(" → ", " > ", " vs ", " re: ")), b.forename)


@sealed("person/v60-next-of-kin", WHO)
def _next_of_kin(c: Ctx) -> Form | None:
    p = c.person(titled)
    return p and form(
        "field",
        tol(c.pick("NOK: ", "Emerg. cont.: ", "Resp. adult ")),
        tol(f"{p.title.upper()} "),
        f"{p.forename[0]} {p.surname.upper()}",
        expect=sure(p.surname_rare),
    )


@sealed("person/v61-login-with-figures", WHO)
def _login(c: Ctx) -> Form | None:
    p = c.person(lambda x: known_names(x) and len(letters_only(x.surname)) > 5)
    if not p:
        return None
    given, family = letters_only(p.forename), letters_only(p.surname)
    return form(
        "field",
        tol(c.pick("user=", "CORP\\", "uid ")),
        c.pick(f"{given}.{family}", f"{family}.{given}", f"{given}{family}"),
        tol(c.pick("2", ".adm", "01")),
    )


@sealed("person/v62-document-author", WHO)
def _author(c: Ctx) -> Form | None:
    p, tag = c.person(), c.pick("dc:creator", "LastModifiedBy", "w:author")
    return form("block", out(f"<{tag}>"), p.short, out(f"</{tag}>"))


@sealed("person/v63-file-in-folder-of", WHO)
def _folder(c: Ctx) -> Form | None:
    p = given_and_family(c)
    left, right = c.rng.choice((("S:\\LAC\\", "\\LAC rev.docx"), ("/shares/cp/", "/PEP.pdf")))
    made = p and c.pick(f"{p.surname}, {p.forename}", f"{p.surname}_{p.forename}")
    return form("file", tol(left), made, tol(right)) if made else None


@sealed("person/v64-known-as-possessive", WHO)
def _known(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.known_as and not x.forename_shared)
    return p and form(
        "quote",
        p.known_as,
        tol(c.pick("'s", "\u2019s")),
        out(c.pick(" room", " coat", " dad")),
        expect=sure(p.known_as not in AMBIGUOUS_SHORT),
    )


@sealed("person/v65-known-as-middle-surname", WHO)
def _known_middle(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.known_as and x.middle and x.surname_rare)
    return p and p.middle and form("field", f"{p.known_as} {p.middle.name[0]} {p.surname}")


@sealed("person/v66-previous-with-child", WHO)
def _previous(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous and x.forename_rare)
    return p and form(
        "field",
        f"{p.previous.upper()}, {p.forename}",
        tol(c.pick(" (married name unknown)", " - old file", "")),
    )


@sealed("person/v67-previous-lower-chat", WHO)
def _previous_chat(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous)
    return p and form(
        "quote", f"{p.forename} {p.previous}".lower(), tol(c.pick(" as was", " from school", ""))
    )


@sealed("person/v68-alias-signed", WHO)
def _alias(c: Ctx) -> Form | None:
    """What a worker entered as an alias is as good as the name."""
    made = c.case.aliases.get("name-adult-a")
    left, right = c.rng.choice((("love from ", " x"), ("ask ", " about it"), ("it was ", "'s idea")))
    return form("quote", out(left), made, out(right)) if made else None


@sealed("person/v69-apostrophe-to-space", WHO)
def _space(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname.startswith(("O'", "Mc", "Mac ")) and x.forename_rare)
    if not p:
        return None
    made = (
        p.surname.replace("O'", c.pick("O ", "O.", "o'"))
        if p.surname[1] == "'"
        else p.surname.replace("Mc", "Mc ").replace("Mac ", "Mac")
    )
    return form("person", f"{p.forename} {made}")


@sealed("person/v70-particle-before-comma", WHO)
def _particle(c: Ctx) -> Form | None:
    """The particle of a surname behind the forename, as directories sort it.

    The design splits compound surnames (section 5); the particle left behind tells nothing and may stay.
    """
    p = c.person(lambda x: " " in x.surname and x.forename_rare)
    if not p:
        return None
    head, tail = p.surname.rsplit(" ", 1)
    return form("field", f"{tail}, {p.forename}", tol(f" {head}"))


@sealed("person/v71-turned-initial-behind", WHO)
def _behind(c: Ctx) -> Form | None:
    """A rare surname in small letters is redacted (taxonomy, lower case); a small initial is no form."""
    p = c.person(lambda x: x.surname_rare)
    return p and form("quote", p.surname.lower(), tol(f" {p.forename[0].lower()}"), tol(c.pick("", " again")))


@sealed("person/v72-stamped-capitals-gap", WHO)
def _stamped(c: Ctx) -> Form | None:
    """A stamp with letters apart: a run of single letters (section 4.3)."""
    p = given_and_family(c)
    return p and form("block", "  ".join(" ".join(word) for word in p.short.upper().split(" ")))


@sealed("person/v73-text-field-quoted", WHO)
def _quoted(c: Ctx) -> Form | None:
    p = c.person()
    return form("field", out("Client said: "), f'"{p.forename}" "{p.surname}"')


@sealed("person/v74-middle-forename-turned", WHO)
def _turned(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle and x.surname_rare)
    return p and p.middle and form("field", f"{p.surname} {p.middle.name} {p.forename}")


def _whole_lower(c: Ctx) -> Form | None:
    p = c.person()
    return p and whole(p.full.lower(), p.middle or lower_sure(p))


stand(
    "person/v75-full-lower-run-on",
    "quote",
    _whole_lower,
    ("spoke to ", "its "),
    (" and she said no", " tel her", ""),
)
