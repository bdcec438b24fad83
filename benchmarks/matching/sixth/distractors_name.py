"""People and organisations that only resemble a protected one."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import Form, out
from benchmarks.matching.near import NOT, hard, names_of, sharing, soft

from .common import known_names, sixth

AS_WORDS = {
    "Olive": ("an olive branch", "olive green paint"),
    "Patience": ("running out of patience", "a game of patience"),
    "Coral": ("a coral necklace", "coral pink"),
    "Hazel": ("hazel eyes", "a hazel twig"),
    "Rich": ("a rich tea biscuit", "iron rich food"),
    "Fisher": ("a fisher on the bank", "the fisher king story"),
    "Rivers": ("rivers in flood", "a lesson on rivers"),
    "Short": ("a short walk", "in short, no change", "short of breath"),
    "Parsons": ("two parsons at the fete", "the parsons in the play"),
    "Frost": ("a hard frost", "frost on the pitch"),
}
IN_WORDS = {
    "Olive": ("olives", "Oliver Twist"),
    "Rich": ("riches", "Richter scale", "enrichment"),
    "Short": ("shortly", "shorthand", "shortbread"),
    "Frost": ("frosting", "defrosted", "frostbite"),
    "Fisher": ("fisheries", "fishermen"),
    "Rivers": ("riverside", "riverbank"),
    "Verity": ("verities",),
    "Prudence": ("imprudence",),
    "Hanan": ("Hananiah",),
    "Clifford": ("Cliffordshire",),
    "Bebb": ("Bebbington",),
}
OTHERS = ("Meadowbank", "Holm Lea", "Southfields", "Cliffe Vale")


@sixth("not/t30-name-as-word", NOT)
def _word(c: Ctx) -> Form | None:
    p = c.person(lambda x: names_of(x, AS_WORDS))
    return p and hard(
        "there", out("described as "), c.rng.choice(AS_WORDS[c.rng.choice(names_of(p, AS_WORDS))])
    )


@sixth("not/t31-name-in-word", NOT)
def _inside(c: Ctx) -> Form | None:
    names = [n for p in c.case.people for n in (p.forename, p.surname) if n in IN_WORDS]
    return (
        hard("there", out("reading about "), c.rng.choice(IN_WORDS[c.rng.choice(names)])) if names else None
    )


@sixth("not/t32-kin-labelled", NOT)
def _kin(c: Ctx) -> Form | None:
    kin = sharing(c)
    return kin and hard(
        "field",
        c.pick(
            f"Surname: {kin.surname}; First name: {kin.forename}", f"{kin.forename} ({kin.surname.upper()})"
        ),
    )


@sixth("not/t33-kin-with-post", NOT)
def _post(c: Ctx) -> Form | None:
    kin = sharing(c)
    return kin and hard(
        "person", f"{kin.forename} {kin.surname}{c.pick(', team manager', ' (IRO)', ' - duty')}"
    )


@sixth("not/t34-recipient-in-chat", NOT)
def _recipient(c: Ctx) -> Form | None:
    p = c.case.recipient
    return hard("quote", c.pick(p.short.lower(), f"{p.forename.lower()} x", f"@{p.forename}"))


@sixth("not/t35-recipient-on-form", NOT)
def _form(c: Ctx) -> Form | None:
    p = c.case.recipient
    return hard(
        "field",
        c.pick(
            f"{p.surname.upper()} {p.forename[0]} ({p.title})",
            f"Applicant: {p.surname}, {p.forename}",
            f"{p.title} {p.surname}",
        ),
    )


@sixth("not/t36-officer-with-number", NOT)
def _officer(c: Ctx) -> Form | None:
    last = c.rng.choice(c.vocab.strangers[:5])
    return hard(
        "person",
        c.pick(
            f"PC {c.rng.randrange(1000, 9999)} {last}",
            f"DS {last}",
            f"{last} (NMC pin held)",
            f"Mr {last}'s class",
            f"{last} J",
        ),
    )


@sixth("not/t37-terms-of-the-trade", NOT)
def _terms(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("assessed under "),
        c.pick(
            "the Gillick test",
            "the Munro review",
            "Re B-S principles",
            "the Laming report",
            "Bowlby's theory",
            "the Bolam standard",
        ),
    )


@sixth("not/t38-medical-names", NOT)
def _medical(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("tested for "),
        c.pick(
            "Down's syndrome",
            "Crohn's disease",
            "an Apgar of nine",
            "Perthes disease",
            "Bell's palsy",
            "Raynaud's",
        ),
    )


@sixth("not/t39-ward-names", NOT)
def _ward(c: Ctx) -> Form | None:
    return hard(
        "place", f"{c.rng.choice(c.vocab.strangers[:5])} {c.pick('Ward', 'Suite', 'Wing', 'Day Unit')}"
    )


@sixth("not/t40-strangers-in-list", NOT)
def _list(c: Ctx) -> Form | None:
    a, b = c.rng.sample(list(c.vocab.strangers[5:]), 2)
    return hard("field", f"{a}, {b} and {c.rng.choice(c.vocab.strangers[:5])}")


@sixth("not/t41-stranger-initial-same", NOT)
def _initial(c: Ctx) -> Form | None:
    p = c.person(known_names)
    names = [s for s in c.vocab.strangers[:5] if p and s[0] != p.surname[0]]
    return p and hard("person", f"{c.rng.choice(names)}, {p.forename[0]}.")


@sixth("not/t42-two-halves-of-strangers", NOT)
def _halves(c: Ctx) -> Form | None:
    p = c.person(known_names)
    return p and soft("person", f"{p.forename} {c.rng.choice(c.vocab.strangers[:5])}")


@sixth("not/t43-minister-of-that-name", NOT)
def _minister(c: Ctx) -> Form | None:
    p = c.person(lambda x: not x.surname_shared)
    return p and soft("person", f"{c.pick('Reverend', 'Lady', 'Inspector')} {p.surname}")


@sixth("not/t44-assessor-shapes", NOT)
def _assessor(c: Ctx) -> Form | None:
    p = next(x for x in c.case.open_people if x.pid == "assessor")
    return hard(
        "person",
        c.pick(
            f"{p.short} (SW)",
            f"{p.forename[0]}. {p.surname}",
            f"{p.surname.upper()}, {p.forename}",
            f"{p.forename}'s",
        ),
    )


# --- organisations ----------------------------------------------------------------------
@sixth("not/t50-practice-core-as-school", NOT)
def _other(c: Ctx) -> Form | None:
    taken = {o.core for o in c.case.orgs}
    names = [x for x in (*c.vocab.gp_cores, *c.vocab.school_cores) if x not in taken]
    return hard("school", f"{c.rng.choice(names)} {c.pick('High', 'Academy', 'Primary School', 'Juniors')}")


@sixth("not/t51-kind-in-other-place", NOT)
def _kind(c: Ctx) -> Form | None:
    o = c.org("gp")
    return o and hard("gp", f"{c.rng.choice(OTHERS)} {o.generic}")


@sixth("not/t52-letters-as-bodies", NOT)
def _letters(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("referred to "),
        c.pick("the CPS", "the MP", "HS2", "the JS form", "a GP", "CAMHS", "the OPG", "DWP"),
    )


@sixth("not/t53-school-word-as-word", NOT)
def _as_word(c: Ctx) -> Form | None:
    o = c.org("school", lambda x: x.word)
    return o and hard("there", out("talking of "), f"{c.pick('a', 'the', 'some')} {o.core.lower()}")


@sixth("not/t54-partner-as-person", NOT)
def _partner(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.pair)
    return soft("person", f"{c.pick('Mr', 'Ms', 'Dr')} {o.pair[0]}") if o and o.pair else None


@sixth("not/t55-other-saint", NOT)
def _saint(c: Ctx) -> Form | None:
    o = c.org("school")
    others = [
        s for s in c.vocab.saints if o and s not in o.core and not any(s in h.core for h in c.case.homes)
    ]
    return (
        hard("place", f"St {c.rng.choice(others)}'s {c.pick('Hospice', 'Church', 'Hall')}")
        if others
        else None
    )


@sixth("not/t56-words-of-the-place", NOT)
def _place(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("waiting at "),
        c.pick(
            "the contact centre",
            "a maple tree",
            "the jubilee tea",
            "the vestry door",
            "a park cafe",
            "the lay-by",
        ),
    )


@sixth("not/t57-words-of-the-text", NOT)
def _text(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("talking about "),
        c.pick(
            "a green door",
            "the choir",
            "a narrowboat",
            "a second chance",
            "the hospice shop",
            "a yellow coat",
        ),
    )


@sixth("not/t58-words-of-the-refuge", NOT)
def _refuge(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("reading about "),
        c.pick(
            "the goddess Juno", "a lighthouse keeper", "copper pipes", "a door project", "the rooms upstairs"
        ),
    )


@sixth("not/t59-generic-of-firm", NOT)
def _firm(c: Ctx) -> Form | None:
    return hard(
        "org",
        c.pick(
            "a bakery",
            "Logistics Ltd companies",
            "the solicitors",
            "a joinery firm",
            "care services",
            "Holdings",
        ),
    )
