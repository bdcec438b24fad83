"""People and organisations that only resemble a protected one."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import Form, out
from benchmarks.matching.near import NOT, hard, names_of, sharing, soft

from .common import fifth, known_names

AS_WORDS = {
    "Holly": ("a holly wreath", "holly berries"),
    "Heather": ("a sprig of heather", "heather honey"),
    "Pearl": ("a pearl button", "pearl barley"),
    "Poppy": ("a poppy seed loaf", "the poppy field"),
    "Miles": ("two miles away", "miles from anywhere"),
    "Baker": ("the baker on the corner", "a baker by trade"),
    "Hunt": ("a treasure hunt", "the hunt for keys"),
    "Day": ("the other day", "a full day at school", "every day since"),
    "Brooks": ("streams and brooks", "he brooks no delay"),
    "Moss": ("moss on the roof", "a moss green coat"),
}
IN_WORDS = {
    "Holly": ("Hollywood", "hollyhocks"),
    "Heather": ("heathers", "Heathersett"),
    "Pearl": ("pearly", "Pearlstone"),
    "Day": ("daybreak", "Tuesday", "daycare"),
    "Hunt": ("hunter", "Huntingdon"),
    "Baker": ("bakery", "Bakerloo"),
    "Moss": ("mossy", "Mossbank"),
    "Edward": ("Edwardian", "Edwardstone"),
    "Angus": ("Angustown",),
    "Alexander": ("Alexanderplatz",),
}
OTHERS = ("Moorlands", "Thornley Park", "Westdene", "Hilltop")


@fifth("not/r30-name-as-word", NOT)
def _word(c: Ctx) -> Form | None:
    p = c.person(lambda x: names_of(x, AS_WORDS))
    return p and hard(
        "there", out("talking about "), c.rng.choice(AS_WORDS[c.rng.choice(names_of(p, AS_WORDS))])
    )


@fifth("not/r31-name-in-word", NOT)
def _inside(c: Ctx) -> Form | None:
    names = [n for p in c.case.people for n in (p.forename, p.surname) if n in IN_WORDS]
    return hard("there", out("near "), c.rng.choice(IN_WORDS[c.rng.choice(names)])) if names else None


@fifth("not/r32-kin-initial", NOT)
def _kin_initial(c: Ctx) -> Form | None:
    kin = sharing(c)
    same = {p.forename[0] for p in c.case.people if kin and p.surname == kin.surname}
    same |= {p.known_as[0] for p in c.case.people if p.known_as}
    if not kin or kin.forename[0] in same:
        return None
    return hard("person", f"{kin.forename[0]}{c.pick('. ', ' ', '.')}{kin.surname}")


@fifth("not/r33-kin-reversed", NOT)
def _kin_reversed(c: Ctx) -> Form | None:
    kin = sharing(c)
    return kin and hard(
        "field",
        c.pick(f"{kin.surname.upper()}, {kin.forename}", f"{kin.surname.upper()} {kin.forename.upper()}"),
    )


@fifth("not/r34-kin-titled-full", NOT)
def _kin_titled(c: Ctx) -> Form | None:
    kin = sharing(c)
    return kin and hard("person", f"{kin.title} {kin.short}".strip())


@fifth("not/r35-same-forename-open", NOT)
def _forename(c: Ctx) -> Form | None:
    kin = c.case.kin
    if not kin or not c.case.people[0].forename_shared:
        return None
    return hard(
        "person", c.pick(f"{kin.surname}, {kin.forename}", kin.short.upper(), f"{kin.title} {kin.short}")
    )


@fifth("not/r36-open-people", NOT)
def _open(c: Ctx) -> Form | None:
    p = c.rng.choice([x for x in c.case.open_people if x is not c.case.kin])
    return hard(
        "person",
        c.pick(
            p.short.upper(), f"{p.surname}, {p.forename}", f"{p.forename[0]}. {p.surname}", f"{p.forename}'s"
        ),
    )


@fifth("not/r37-unknown-person", NOT)
def _stranger(c: Ctx) -> Form | None:
    first, last = c.rng.choice(c.vocab.strangers[5:]), c.rng.choice(c.vocab.strangers[:5])
    return hard(
        "person",
        c.pick(
            f"{last.upper()}, {first}", f"{first[0]}. {last}", f"Dr {last}", f"PC {last}", f"{first} {last}'s"
        ),
    )


@fifth("not/r38-unknown-same-initials", NOT)
def _initials(c: Ctx) -> Form | None:
    p = c.person(known_names)
    names = [s for s in c.vocab.strangers[:5] if p and s[0] != p.surname[0]]
    return p and hard("person", f"{p.forename[0]}. {c.rng.choice(names)}")


@fifth("not/r39-unknown-same-surname", NOT)
def _surname(c: Ctx) -> Form | None:
    p = c.person(lambda x: not x.surname_shared)
    return p and soft("person", f"{c.pick('Councillor', 'Judge', 'Professor')} {p.surname}")


@fifth("not/r40-unknown-same-known-as", NOT)
def _known(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.known_as)
    return p and soft("person", f"{p.known_as} {c.rng.choice(c.vocab.strangers[:5])}")


@fifth("not/r41-surname-as-street", NOT)
def _street(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname.isalpha())
    return p and soft("street", f"{p.surname} {c.pick('Street', 'Avenue', 'Terrace')}")


@fifth("not/r42-letters-of-the-trade", NOT)
def _acronym(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("part of "),
        c.pick(
            "CAFCASS",
            "a TAF",
            "the EHA",
            "an FDAC trial",
            "SALT",
            "the HCPT",
            "an ICO",
            "MASH",
            "DA1",
            "PEP 3",
        ),
    )


# --- organisations ----------------------------------------------------------------------
@fifth("not/r50-other-school", NOT)
def _school(c: Ctx) -> Form | None:
    o = c.org("school")
    return o and hard("school", f"{c.rng.choice(OTHERS)} {o.generic}")


@fifth("not/r51-school-of-same-world", NOT)
def _another(c: Ctx) -> Form | None:
    o = c.org("school")
    others = [x for x in c.vocab.school_cores if o and x != o.core]
    return hard("school", f"{c.rng.choice(others)} {c.pick('Primary School', 'Academy', 'School')}")


@fifth("not/r52-other-practice", NOT)
def _practice(c: Ctx) -> Form | None:
    o = c.org("gp")
    others = [x for x in c.vocab.gp_cores if o and x != o.core]
    return o and hard("gp", f"{c.rng.choice(others)} {o.generic}")


@fifth("not/r53-generic-capitals", NOT)
def _generic(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("with the "),
        c.pick(
            "Primary School Admissions team",
            "GP Surgery list",
            "Health Centre manager",
            "Academy trust",
            "High School panel",
            "Medical Practice leaflet",
            "School nurse",
        ),
    )


@fifth("not/r54-near-the-practice", NOT)
def _pharmacy(c: Ctx) -> Form | None:
    o = c.org("gp")
    return o and soft("place", f"{o.core} {c.pick('Pharmacy', 'Dental Care', 'Opticians')}")


@fifth("not/r55-word-school-as-word", NOT)
def _word_school(c: Ctx) -> Form | None:
    o = c.org("school", lambda x: x.word)
    return o and hard("there", out("looking at "), f"the {o.core.lower()}{c.pick('', ' in the distance')}")


@fifth("not/r56-refuge-words", NOT)
def _refuge(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.item_id == "refuge-a")
    made = {
        "Clover House": "clover in the grass",
        "The Anchorage": "a safe anchorage for boats",
        "Amber Gate Project": "an amber warning and a gate",
    }
    return hard("there", out("near "), made[o.core]) if o else None


@fifth("not/r57-words-of-the-text", NOT)
def _text(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("near "),
        c.pick(
            "an orange bus",
            "the chapel",
            "a ferry",
            "the bingo hall",
            "a merry crowd",
            "the transit lounge",
            "hair clips",
        ),
    )


@fifth("not/r58-part-of-the-place", NOT)
def _place(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("at "),
        c.pick("the family hub", "an elm tree", "a lay-by", "the bandstand", "a schoolroom", "the park"),
    )


@fifth("not/r59-firm-other-partner", NOT)
def _partner(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.pair)
    return soft("org", f"{o.pair[0]} & {c.rng.choice(c.vocab.strangers[:5])}") if o and o.pair else None
