"""Schools, practices, employers, places, and texts the register holds word for word."""

from __future__ import annotations

from .context import Ctx
from .model import CERTAIN, DOUBTFUL, SEEN_ONLY, Form, define, form, out, tol
from .orgs import Org
from .people import letters_only
from .slips import scan_word, typo

ORG = "organisation"
SHORTER = {
    "Primary School": ("Primary", "Prim. School", "Pri Sch", "Primary Sch."),
    "Community Primary School": (
        "CP School",
        "Community Primary",
        "C.P. School",
        "Primary",
        "Comm. Primary School",
    ),
    "High School": ("High", "HS", "High Sch."),
    "Academy": ("Acad.", "academy", "School"),
    "Junior School": ("Juniors", "Junior Sch", "Junior"),
    "CofE Primary School": (
        "Church of England Primary School",
        "C of E Primary",
        "CE Primary School",
        "C.E. Primary School",
        "Primary",
    ),
    "C of E Primary School": ("CofE Primary School", "CE Primary", "Church of England Primary School"),
    "RC Primary School": ("Catholic Primary School", "R.C. Primary", "Roman Catholic Primary School"),
    "Catholic High School": ("RC High School", "Catholic High", "High School"),
    "Surgery": ("Practice", "surgery", "Surg.", "GP Surgery", "Medical Practice"),
    "Medical Practice": ("Practice", "Med. Practice", "Surgery", "GP practice"),
    "Health Centre": ("HC", "Health Ctr", "Medical Centre", "health centre"),
    "Medical Centre": ("Med Centre", "Surgery", "Health Centre", "Med. Ctr."),
    "Family Practice": ("Practice", "GP", "Family Surgery"),
    "Logistics Ltd": ("Logistics", "Logistics Limited", "Logistics Ltd."),
    "Bakery Limited": ("Bakery", "Bakery Ltd", "bakery"),
    "Care Services Ltd": ("Care", "Care Services", "Care Services Limited"),
    "Solicitors": ("solicitors", "Sols", "Solicitors LLP"),
    "Joinery": ("joinery", "Joiners"),
    "Holdings Ltd": ("Holdings", "Holdings Limited", "Ltd"),
}


def core_expect(o: Org) -> str:
    """A core that is a word, or a saint, is asked when it stands alone."""
    return DOUBTFUL if o.word or o.core.startswith("St ") else CERTAIN


def frame(o: Org) -> str:
    """The sentence kind for an organisation."""
    return {"school": "school", "gp": "gp"}.get(o.kind, "org")


def full(o: Org, text: str | None = None) -> Form:
    """The full name, or another writing of it."""
    return form(frame(o), text or o.name)


def generic(o: Org) -> bool:
    """An organisation with generic words."""
    return bool(o.generic)


@define("org/01-full", ORG)
def _full(c: Ctx) -> Form | None:
    return full(c.org())


@define("org/02-upper", ORG)
def _upper(c: Ctx) -> Form | None:
    o = c.org()
    return full(o, o.name.upper())


@define("org/03-lower", ORG)
def _lower(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: not x.word)
    return o and full(o, o.name.lower())


@define("org/04-short-generic", ORG)
def _short(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.generic in SHORTER)
    return o and form(frame(o), o.core, tol(" " + c.rng.choice(SHORTER[o.generic])))


@define("org/05-core-alone", ORG)
def _core(c: Ctx) -> Form | None:
    o = c.org(wanted=generic)
    return form(frame(o), o.core, expect=core_expect(o))


@define("org/06-the", ORG)
def _the(c: Ctx) -> Form | None:
    o = c.org(wanted=generic)
    return form(frame(o), tol("the "), o.name)


@define("org/07-possessive", ORG)
def _possessive(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: not x.core.endswith("'s"))
    return o and form(
        frame(o),
        o.core,
        tol(c.pick("'s", "\u2019s")),
        out(c.pick(" gate", " reception desk")),
        expect=core_expect(o),
    )


@define("org/08-saint", ORG)
def _saint(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.core.startswith("St "))
    if not o:
        return None
    core = o.core.replace("St ", c.pick("Saint ", "St. ", "St ")).replace("'", c.pick("", "\u2019", "'"))
    return form(frame(o), f"{core} {c.pick(o.generic, 'Primary' if 'Primary' in o.generic else o.generic)}")


@define("org/09-faith-words", ORG)
def _faith(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: any(k in x.generic for k in ("CofE", "C of E", "RC", "Catholic")))
    return o and form(frame(o), o.core, tol(" " + c.rng.choice(SHORTER[o.generic])))


@define("org/10-and", ORG)
def _and(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.pair)
    return full(o, o.name.replace("&", c.pick("and", "And", "+", "& ").strip()))


@define("org/11-ampersand-entity", ORG, sets=SEEN_ONLY)
def _entity(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.pair)
    return full(o, o.name.replace(" & ", c.pick(" &amp; ", "&", " &#38; ")))


@define("org/12-typo-generic", ORG)
def _typo(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.generic and x.core.isalpha() and len(x.core) > 5)
    made = typo(o.core, c.rng) if o else ""
    return form(frame(o), made, tol(" " + o.generic)) if made else None


@define("org/13-scan", ORG)
def _scan(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.generic and x.core.isalpha())
    made = scan_word(o.core, c.rng) if o else ""
    return form(frame(o), made, tol(" " + o.generic)) if made else None


@define("org/14-acronym", ORG)
def _acronym(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: len(x.name.split()) >= 3 and not x.pair)
    made = "".join(w[0].upper() for w in o.name.split() if w.lower() != "of") if o else ""
    return form(frame(o), made, expect=DOUBTFUL) if len(made) >= 3 else None


@define("org/15-line", ORG)
def _line(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: " " in x.name)
    return full(o, o.name.replace(" ", c.pick("\n", "\t", "\u00a0", "  "), 1))


@define("org/16-file", ORG)
def _file(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: len(letters_only(x.core)) >= 7 and not x.word)
    return o and form("file", letters_only(o.core), tol(c.pick("-report.pdf", "_letter.docx", "school.jpg")))


@define("org/17-initial-the-core", ORG)
def _saint_core(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.core.startswith("St "))
    return o and form(frame(o), o.core, expect=DOUBTFUL)


@define("org/18-half-of-pair", ORG)
def _half(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.pair)
    return form(frame(o), tol(""), o.pair[0] + c.pick("s", "'s", ""), expect=DOUBTFUL)


@define("org/19-ltd", ORG)
def _ltd(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.generic.endswith(("Ltd", "Limited")))
    other = c.pick("Ltd", "Limited", "LTD.", "(Ltd)", "plc") if o else ""
    return o and form("org", o.core, " " + o.generic.rsplit(" ", 1)[0], tol(f" {other}"))


@define("org/20-location", ORG)
def _location(c: Ctx) -> Form | None:
    name = c.case.location.removeprefix("the ")
    return form("place", c.pick(name, name.upper(), name))


@define("org/21-text", ORG)
def _text(c: Ctx) -> Form | None:
    return form(
        "there",
        out("saying "),
        c.pick(c.case.text, c.case.text.capitalize(), c.case.text.replace(" ", "\n", 1)),
    )


@define("org/22-refuge", ORG)
def _refuge(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: not x.generic)
    return full(o, c.pick(o.name, o.name.upper(), o.name.replace(" ", "")))


@define("org/30-generic-first", ORG, sets=SEEN_ONLY)
def _generic_first(c: Ctx) -> Form | None:
    o = c.org("school", lambda x: not x.core.startswith("St "))
    return o and form(
        "school", tol(c.pick("the primary at ", "the school at ", "Ysgol ")), o.core, expect=core_expect(o)
    )


@define("org/31-at-town", ORG, sets=SEEN_ONLY)
def _town(c: Ctx) -> Form | None:
    o = c.org(wanted=generic)
    return form(frame(o), o.name, out(c.pick(" in ", ", ")), tol(c.rng.choice(c.vocab.towns).name))


@define("org/32-hyphenated", ORG, sets=SEEN_ONLY)
def _hyphenated(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: generic(x) and not x.pair)
    return full(o, o.name.replace(" ", c.pick("-", "_", "")))


@define("org/33-two-words", ORG, sets=SEEN_ONLY)
def _two_words(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.generic and x.core.isalpha() and len(x.core) >= 9)
    if not o:
        return None
    cut = c.rng.randrange(4, len(o.core) - 3)
    return form(frame(o), f"{o.core[:cut]} {o.core[cut:]}", tol(" " + o.generic))


@define("org/34-mail-host", ORG, sets=SEEN_ONLY)
def _host(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: len(letters_only(x.core)) >= 8 and not x.word)
    return o and form(
        "file", tol("office@"), letters_only(o.core), tol(c.pick(".example", "school.example", "-gp.example"))
    )


@define("org/35-lower-core", ORG, sets=SEEN_ONLY)
def _lower_core(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.generic and core_expect(x) == CERTAIN and x.core.isalpha())
    return form("quote", o.core.lower())


@define("org/36-doctors-at", ORG, sets=SEEN_ONLY)
def _doctors(c: Ctx) -> Form | None:
    o = c.org("gp")
    return form("there", out(c.pick("with the nurse at ", "by the doctors at ", "with Dr Patel of ")), o.core)


@define("org/37-text-typo", ORG, sets=SEEN_ONLY)
def _text_case(c: Ctx) -> Form | None:
    words = c.case.text.split()
    return form("there", out("saying "), c.pick("  ", "\u00a0", "\n").join(words))
