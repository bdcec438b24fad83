"""Near misses of names: other people, ordinary words, things named alike."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.matching.context import Ctx
from benchmarks.matching.distractors_place import D, hard
from benchmarks.matching.model import SOFT, Form, form, out
from benchmarks.matching.people import Person, letters_only

from .common import fourth

SMALL = {
    "Daisy": ("a daisy chain", "daisies on the lawn"),
    "Ivy": ("ivy on the wall", "poison ivy"),
    "Ruby": ("a ruby ring", "ruby red paint"),
    "Summer": ("the summer holidays", "last summer", "a summer dress"),
    "Robin": ("a robin at the window", "a robin on the card"),
    "Rocky": ("a rocky start", "rocky road cake"),
    "Wood": ("a wood fire", "the wood behind the school"),
    "Banks": ("the food banks", "the river banks"),
    "Winter": ("the winter coat", "a cold winter"),
    "Farmer": ("a farmer nearby", "the farmer's gate"),
    "Stone": ("a stone wall", "half a stone lighter"),
}
FIRST = {
    "Summer": "Summer holidays begin on the twentieth.",
    "Winter": "Winter fuel help was applied for.",
    "Wood": "Wood chippings cover the play area.",
    "Stone": "Stone steps lead down to the yard.",
    "Banks": "Banks were shut for the holiday.",
    "Daisy": "Daisy chains were made on the field.",
    "Ivy": "Ivy had grown over the window.",
    "Ruby": "Ruby wedding cards were on the shelf.",
    "Robin": "Robin redbreast cards were coloured in.",
    "Rocky": "Rocky road slices were sold for charity.",
    "Farmer": "Farmer visits are planned for the spring.",
}
LONGER = {
    "Wood": ("Woodward", "Woodlands Trust"),
    "Stone": ("Stonehenge", "Stonehouse"),
    "Banks": ("Banksia", "bankside"),
    "Farmer": ("farmers' market",),
    "Ivy": ("Ivybridge",),
    "Robin": ("Robinson", "Robinswood"),
    "Summer": ("Summerfield", "summery"),
    "Winter": ("Winterbourne", "wintery"),
    "Daisy": ("Daisyhill",),
    "Leonard": ("Leonardo da Vinci",),
    "Gregory": ("Gregorian chant",),
    "Dominic": ("Dominica", "a Dominican friar"),
    "Caroline": ("Carolingian",),
    "Kofi": ("Kofinou",),
    "Rasa": ("tabula rasa",),
    "Haddad": ("Haddadia",),
    "Kamau": ("Kamaulands",),
    "Nadia": ("Nadiad",),
}
NEAR = {
    "Arkwright": "Cartwright",
    "Dewhurst": "Medhurst",
    "Shuttleworth": "Butterworth",
    "Winstanley": "Stanley",
    "Kirkpatrick": "Fitzpatrick",
    "Heptonstall": "Hepburn",
    "Haddad": "Hadley",
    "Kamau": "Kamal",
    "Mirza": "Mirren",
    "Nowicki": "Nowak",
    "Nowicka": "Nowak",
    "Geoghegan": "Gahan",
    "Ferreira": "Pereira",
    "Lindström": "Lindgren",
    "Oyelaran": "Oyelowo",
    "Tekle": "Tickle",
    "Penry": "Pendry",
    "Eynon": "Beynon",
    "Hafeez": "Hashmi",
    "Szymczak": "Szczepan",
    "Grünewald": "Greenwald",
    "Rostami": "Rashidi",
    "Sahota": "Sandringham",
    "Cattermole": "Cattrall",
    "Kilvington": "Elvington",
    "Tunnicliffe": "Cliffe",
}
FAMOUS = {
    "Josephine": "Josephine Baker",
    "Theodore": "Theodore Roosevelt",
    "Caroline": "Caroline Herschel",
    "Rosalind": "Rosalind Franklin",
    "Harriet": "Harriet Tubman",
    "Leonard": "Leonard Cohen",
    "Daisy": "Daisy Duck",
    "Robin": "Robin Hood",
}


def named(c: Ctx, table: Mapping[str, object]) -> list[str]:
    """Names of protected people that a table knows."""
    return [n for p in c.case.people for n in (p.forename, p.surname) if n in table]


def sharer(c: Ctx) -> Person | None:
    """The open relative with the protected surname."""
    return c.case.kin if c.case.people[0].surname_shared else None


@fourth("not/q30-word-not-name", D)
def _small(c: Ctx) -> Form | None:
    names = named(c, SMALL)
    return hard("there", out("after "), c.rng.choice(SMALL[c.rng.choice(names)])) if names else None


@fourth("not/q31-word-begins", D)
def _first(c: Ctx) -> Form | None:
    names = named(c, FIRST)
    return hard("block", FIRST[c.rng.choice(names)]) if names else None


@fourth("not/q32-longer-word", D)
def _longer(c: Ctx) -> Form | None:
    names = named(c, LONGER)
    return hard("there", out("about "), c.rng.choice(LONGER[c.rng.choice(names)])) if names else None


@fourth("not/q33-other-surname", D)
def _near(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname in NEAR)
    other = c.rng.choice(c.vocab.strangers[5:])
    return p and hard("person", f"{c.pick('', 'Dr ')}{other} {NEAR[p.surname]}")


@fourth("not/q34-kin-with-title", D)
def _kin(c: Ctx) -> Form | None:
    kin = sharer(c)
    return kin and hard("person", f"{kin.title} {kin.forename} {kin.surname}")


@fourth("not/q35-kin-signs", D)
def _signs(c: Ctx) -> Form | None:
    kin = sharer(c)
    return kin and hard("block", out("Yours sincerely\n\n"), kin.short, out(f"\n{kin.role}"))


@fourth("not/q36-kin-in-full", D)
def _full(c: Ctx) -> Form | None:
    kin = c.case.kin
    return kin and hard("person", c.pick(kin.full, kin.full.upper()))


@fourth("not/q37-kin-forename-and-family", D)
def _forename(c: Ctx) -> Form | None:
    kin = sharer(c)
    return kin and hard("person", kin.forename, out(c.pick(" and the dog", "'s car", " (aunt)")))


@fourth("not/q38-kin-in-chat", D)
def _chat(c: Ctx) -> Form | None:
    kin = sharer(c)
    return kin and hard("block", out("[12/05/2025, 21:03:44] "), kin.short, out(": ring me"))


@fourth("not/q39-open-person-greeted", D)
def _greeted(c: Ctx) -> Form | None:
    p = c.rng.choice([x for x in c.case.open_people if x is not c.case.kin])
    return hard(
        "block", out("Dear "), c.pick(p.forename, f"{p.title} {p.surname}", p.short), out("\n\nThank you")
    )


@fourth("not/q40-open-person-logged", D)
def _logged(c: Ctx) -> Form | None:
    p = c.rng.choice([x for x in c.case.open_people if x is not c.case.kin])
    made = c.pick(
        f"{p.surname} ({p.forename})", f"{p.surname.upper()} {p.forename[0]}", f"{p.forename}-{p.surname}"
    )
    return hard("field", made)


@fourth("not/q41-officer", D)
def _officer(c: Ctx) -> Form | None:
    first, last = c.rng.choice(c.vocab.strangers[5:]), c.rng.choice(c.vocab.strangers[:5])
    made = c.pick(
        f"DC {last} 4417", f"PC {first[0]} {last}", f"Cllr {first} {last}", f"HHJ {last}", f"{last} J"
    )
    return hard("person", made)


@fourth("not/q42-stranger-mail", D)
def _mail(c: Ctx) -> Form | None:
    first, last = c.rng.choice(c.vocab.strangers[5:]), c.rng.choice(c.vocab.strangers[:5])
    return hard("email", f"{letters_only(first)}.{letters_only(last)}@council.example")


@fourth("not/q43-trade-name", D)
def _trade(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname.isalpha() and not x.surname_shared)
    return p and form(
        "place", f"{p.surname} {c.pick('& Sons Butchers', 'Motors', 'Fold', 'Ward')}", expect=SOFT
    )


@fourth("not/q44-famous", D)
def _famous(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename in FAMOUS)
    return p and form("there", out("doing a project on "), FAMOUS[p.forename], expect=SOFT)


@fourth("not/q45-role-letters", D)
def _roles(c: Ctx) -> Form | None:
    return hard("there", out("with "), c.pick(
        "the IRO", "the HV", "a TSW", "the SSW", "the DSL", "an IDVA", "CAFCASS", "the LADO", "the EWO",
        "her PA",
    ))  # fmt: skip


@fourth("not/q46-relation-of-other", D)
def _relation(c: Ctx) -> Form | None:
    return hard(
        "person", c.pick("the neighbour's son", "a lady from the church", "the postman", "another parent")
    )


@fourth("not/q47-account-of-other", D)
def _account(c: Ctx) -> Form | None:
    return hard(
        "file", c.pick("@northern_nails", "@fix_my_boiler", "@thebakehouse.kitchen", "@u12s-football")
    )


@fourth("not/q48-mail-same-host-other", D)
def _host(c: Ctx) -> Form | None:
    host = c.rng.choice(c.case.emails).split("@")[1]
    return hard("email", f"{c.pick('no-reply', 'newsletter', 'lynette.abara', 'it.help')}@{host}")


@fourth("not/q49-list-of-strangers", D)
def _list(c: Ctx) -> Form | None:
    last = c.rng.sample(c.vocab.strangers[:5], 3)
    return hard("field", "; ".join(f"{name} {c.pick(*'ACEFHLNP')}" for name in last))
