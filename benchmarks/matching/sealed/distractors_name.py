"""People and organisations that only resemble a protected one, and names of nobody in the case."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import Form, out
from benchmarks.matching.near import NOT, hard, names_of, sharing, soft

from .common import given_and_family, sealed

COMPOUNDS = {
    "Melody": ("a melody-maker app", "the melody line"),
    "Iris": ("an iris-recognition lock", "iris bulbs"),
    "Honor": ("an honor-roll badge",),
    "Guy": ("a guy-rope", "some guy in a van"),
    "Dale": ("the dale-side path", "up hill and down dale"),
    "Berry": ("a berry-red coat", "berry picking"),
    "Walker": ("a baby walker", "a dog walker"),
    "Lake": ("a lake-side hut", "the boating lake"),
    "Swift": ("a swift-moving storm", "a swift look round"),
    "Butcher": ("the butcher's counter", "a butcher block"),
}
LONGER = {
    "Berry": ("berries", "blueberry muffins"),
    "Walker": ("sleepwalkers", "walkers' maps"),
    "Lake": ("lakes", "cornflakes"),
    "Swift": ("swiftly", "swifts in the eaves"),
    "Butcher": ("butchers", "butchery skills"),
    "Guy": ("guys", "guyliner"),
    "Iris": ("irises",),
    "Melody": ("melodies", "melodic"),
    "Honor": ("honorary", "honoraria"),
    "Lorne": ("lornette",),
    "Zahra": ("zahrada",),
    "Cadell": ("cadelling",),
}
OTHERS = ("Riverbank", "Hazel Slade", "Priory Fields", "Northcote Manor")


@sealed("not/v30-word-in-compound", NOT)
def _compound(c: Ctx) -> Form | None:
    p = c.person(lambda x: names_of(x, COMPOUNDS))
    return p and hard("life", c.rng.choice(COMPOUNDS[c.rng.choice(names_of(p, COMPOUNDS))]))


@sealed("not/v31-longer-word", NOT)
def _longer(c: Ctx) -> Form | None:
    names = [n for p in c.case.people for n in (p.forename, p.surname) if n in LONGER]
    return hard("life", c.rng.choice(LONGER[c.rng.choice(names)])) if names else None


@sealed("not/v32-kin-in-cells", NOT)
def _cells(c: Ctx) -> Form | None:
    """The open person of the shared surname, whole: a longer allowed match (section 7.1)."""
    kin = sharing(c)
    return kin and hard(
        "field",
        f"{kin.forename}{c.pick(' | ', ', ', ' ')}{kin.surname}{c.pick(' | IRO', ', chair', ' - panel')}",
    )


@sealed("not/v33-kin-possessive", NOT)
def _possessive(c: Ctx) -> Form | None:
    kin = sharing(c)
    return kin and hard(
        "there", out("described in "), f"{kin.forename} {kin.surname}'s {c.pick('report', 'letter', 'view')}"
    )


@sealed("not/v34-signature-of-stranger", NOT)
def _signature(c: Ctx) -> Form | None:
    first, last = c.rng.choice(c.vocab.strangers[5:]), c.rng.choice(c.vocab.strangers[:5])
    return hard("block", f"Regards\n{first} {last}\n{c.pick('Team Manager', 'Senior Practitioner', 'Clerk')}")


@sealed("not/v35-laws-by-name", NOT)
def _laws(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("explained under "),
        c.pick(
            "Clare's Law", "Sarah's Law", "Martha's Rule", "Natasha's Law", "the Pippa rules", "Awaab's Law"
        ),
    )


@sealed("not/v36-storms", NOT)
def _storms(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("postponed for "),
        c.pick("Storm Arwen", "Storm Eunice", "Storm Babet", "Storm Desmonda", "Storm Kathleen"),
    )


@sealed("not/v37-story-people", NOT)
def _story(c: Ctx) -> Form | None:
    return hard(
        "life",
        c.pick(
            "Elsa and Anna",
            "Paddington's marmalade",
            "the Gruffalo",
            "Spider-Man",
            "Matilda and the chocolate cake",
            "Bluey and Bingo",
        ),
    )


@sealed("not/v38-breeds-and-dishes", NOT)
def _breeds(c: Ctx) -> Form | None:
    return hard(
        "life",
        c.pick(
            "a Jack Russell",
            "a King Charles spaniel",
            "a Bakewell tart"
            if c.case.homes[0].town.name != "Bakewell" and c.case.homes[1].town.name != "Bakewell"
            else "a Chelsea bun",
            "a Caesar salad",
            "a Victoria sponge",
            "an Alsatian",
        ),
    )


@sealed("not/v39-recipient-in-heading", NOT)
def _heading(c: Ctx) -> Form | None:
    p = c.case.recipient
    return hard("block", f"BETWEEN\n(1) {c.pick(p.full, p.full.upper())}\nApplicant")


@sealed("not/v40-recipient-possessive", NOT)
def _recipient(c: Ctx) -> Form | None:
    p = c.case.recipient
    return hard("there", out("left in "), f"{p.forename}'s {c.pick('car', 'care', 'hands')}")


@sealed("not/v41-grandparent-listed", NOT)
def _gran(c: Ctx) -> Form | None:
    gran = next(x for x in c.case.open_people if x.pid == "gran")
    return hard(
        "field",
        c.pick(
            f"{gran.short} (MGM)",
            f"MGM {gran.surname.upper()}, {gran.forename}",
            f"Grandparent ({gran.forename})",
        ),
    )


@sealed("not/v42-assessor-signs", NOT)
def _assessor(c: Ctx) -> Form | None:
    p = next(x for x in c.case.open_people if x.pid == "assessor")
    return hard(
        "block", f"Completed by: {p.short}\n{c.pick('Social Worker', 'Assessing SW', 'Practice lead')}"
    )


@sealed("not/v43-role-and-stranger", NOT)
def _role(c: Ctx) -> Form | None:
    last = c.rng.choice(c.vocab.strangers[:5])
    return hard(
        "person",
        c.pick(
            f"Recorder {last} KC",
            f"HHJ {last}",
            f"Sister {last} on the ward",
            f"Headteacher {last}",
            f"Cllr {last}",
            f"{last}, for the guardian",
        ),
    )


@sealed("not/v44-stranger-in-chat", NOT)
def _chat(c: Ctx) -> Form | None:
    first = c.rng.choice(c.vocab.strangers[5:])
    return hard("quote", c.pick(f"{first.lower()} says hi", f"@{first} lol", f"{first} x"))


@sealed("not/v45-same-forename-other-surname", NOT)
def _other(c: Ctx) -> Form | None:
    """Followed by an unknown capitalised word: asked (section 7.3)."""
    p = given_and_family(c)
    return p and soft("field", f"{p.forename} {c.rng.choice(c.vocab.strangers[:5])} (Y6)")


@sealed("not/v46-surname-on-van", NOT)
def _van(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname_rare)
    return p and soft("there", out("moved by "), f"{p.surname} {c.pick('Removals', 'Coaches', 'Roofing')}")


# --- organisations ----------------------------------------------------------------------
@sealed("not/v50-hospitals", NOT)
def _hospitals(c: Ctx) -> Form | None:
    return hard(
        "place",
        c.pick(
            "the Royal Infirmary",
            "the General, ward 9",
            "the minor injuries unit",
            "the walk-in centre",
            "A&E",
        ),
    )


@sealed("not/v51-charities", NOT)
def _charities(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("referred to "),
        c.pick("Barnardo's", "the NSPCC", "Shelter", "Women's Aid", "the Samaritans", "Home-Start", "Relate"),
    )


@sealed("not/v52-apps", NOT)
def _apps(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("logged on "),
        c.pick("ParentPay", "ClassDojo", "Teams", "CPOMS", "SystmOne", "LiquidLogic", "Tapestry"),
    )


@sealed("not/v53-operations", NOT)
def _operations(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("flagged under "),
        c.pick(
            "Operation Encompass", "Op Makesafe", "MARAC", "Op Soteria", "the Herbert Protocol", "MAPPA 2"
        ),
    )


@sealed("not/v54-other-pair", NOT)
def _pair(c: Ctx) -> Form | None:
    return hard("org", c.pick("Marks & Spencer", "Ant & Dec", "Dolland and Mott", "Fitch & Yeo LLP", "B&Q"))


@sealed("not/v55-other-school-listed", NOT)
def _school(c: Ctx) -> Form | None:
    return hard(
        "field",
        f"1. {c.rng.choice(OTHERS)} {c.pick('Primary School', 'Academy', 'High School')} - full",
    )


@sealed("not/v56-kind-of-practice", NOT)
def _kind(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("waiting for "),
        c.pick(
            "the surgery to ring",
            "a medical centre slot",
            "the health centre nurse",
            "a family practice list",
            "an academy place",
        ),
    )


@sealed("not/v57-core-word-lower", NOT)
def _lower(c: Ctx) -> Form | None:
    o = c.org("school", lambda x: x.word)
    return o and hard("life", f"{c.pick('a sense of', 'words on', 'talk of')} {o.core.lower()}")


@sealed("not/v58-words-of-place", NOT)
def _place(c: Ctx) -> Form | None:
    return hard(
        "life",
        c.pick(
            "an acorn from the wood",
            "the groom's speech",
            "a horse in the field",
            "a pavilion on the park",
            "the tabernacle story",
        ),
    )


@sealed("not/v59-words-of-text", NOT)
def _text(c: Ctx) -> Form | None:
    return hard(
        "life",
        c.pick(
            "a dented saucepan",
            "the organ recital",
            "lazy days at home",
            "the white wing of a gull",
            "a cabin in the hills",
        ),
    )


@sealed("not/v60-words-of-refuge", NOT)
def _refuge(c: Ctx) -> Form | None:
    """A distinctive core with its capital is medium (section 6): redacted alone, so no hard distractor."""
    made = c.pick(
        "a snowdrop in the grass", "the goddess Minerva", "a blue paper lantern", "a project on rooms"
    )
    core = "Minerva" in made and any(o.core.startswith("Minerva") for o in c.case.orgs)
    return soft("life", made) if core else hard("life", made)


@sealed("not/v61-saint-of-hospice", NOT)
def _saint(c: Ctx) -> Form | None:
    """A church of the same saint is asked (taxonomy, others)."""
    o = c.org("school", lambda x: x.core.startswith("St "))
    return o and soft("place", f"{o.core} {c.pick('Hospice', 'parish church', 'Church Hall')}")
