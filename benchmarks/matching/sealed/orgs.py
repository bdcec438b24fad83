"""Schools, practices, firms and places as transport lists, rotas, menus, tick boxes and chats write them."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from benchmarks.matching.choices import named, rare, slot
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, HUMAN, Form, form, out, tol
from benchmarks.matching.slips import scan_word, sounded, typo

from .common import sealed, stand, sure, whole

ORG = "organisation"


def core(c: Ctx) -> Form | None:
    """A core that alone means the organisation: medium, redacted alone (matching.md section 6)."""
    o = c.org(wanted=rare)
    return o and whole(o.core)


def name(c: Ctx) -> Form | None:
    """The whole name: the core is the secret, its generic words may go with it."""
    o = c.org(wanted=rare)
    return o and form("", o.core, tol(f" {o.generic}"))


def school(c: Ctx) -> Form | None:
    """The core of a school."""
    o = c.org("school", rare)
    return o and whole(o.core)


def refuge(c: Ctx) -> Form | None:
    """A refuge without its article."""
    o = c.org(wanted=lambda x: x.item_id == "refuge-a")
    return o and whole(o.core.removeprefix("The "))


def place(c: Ctx) -> Form | None:
    """The protected place without its article."""
    return whole(c.case.location.removeprefix("the "))


# --- everyday -------------------------------------------------------------------------------
stand(
    "org/v01-taxi-run",
    "field",
    school,
    ("taxi 7, ", "Contract 88: "),
    (" a.m. run", " pm return", " (escort)"),
)
stand("org/v02-rota", "field", core, ("Monday: ", "wk1 - "), (" 2-10", " nights", " off sick"))
stand(
    "org/v03-welcome-menu",
    "call",
    name,
    ("welcome to ", "you are through to "),
    (", press one for absence", ", all calls are recorded"),
)
stand("org/v04-visitor-from", "field", core, ("Visitor from ", "Rep: "), (" (badge 4)", ", signed in 9.40"))
stand(
    "org/v05-inset", "field", school, ("inset day: ", "polling station, "), (" closed", " Thurs", " gate 2")
)
stand("org/v06-tick-list", "field", core, ("☑ ", "(x) ", "● "), ("  ☐ Other", "  ( ) none of these"))
stand(
    "org/v07-class-group",
    "quote",
    school,
    ("grp: year 3 ", "from "),
    (" mums", " parents 24/25", " leavers"),
)
stand(
    "org/v08-renamed",
    "there",
    name,
    ("moved to what was ", "now under the name of ", "formerly at "),
    ("", ", as it then was"),
)
stand(
    "org/v09-markup-link",
    "block",
    name,
    ("[", '<a href="/s/1">', "- ["),
    ("](https://gov.example/s)", "</a>", "](#1)"),
)
stand(
    "org/v10-registered-small",
    "quote",
    lambda c: (f := core(c)) and whole(f.pieces[0].text.lower()),
    ("were regd w/ ", "ring ", "the docs is "),
    (" now", " b4 8", ""),
)
stand(
    "org/v11-refuge-resident",
    "person",
    refuge,
    ("a ", "an ex-resident of "),
    (" resident", " key worker", ""),
)
stand("org/v12-place-possessive", "place", place, ("outside ", ""), ("'s side gate", " (rear)", ""))
stand("org/v13-welsh-staff", "welsh", school, ("prifathro ", "cinio yn ", "bws "), (" heddiw", "", " yfory"))
stand(
    "org/v14-child-says",
    "quote",
    school,
    ("my skool is ", "I go to ", "at "),
    (" and its ok", " but i hate it", ""),
)


# --- kinds and order ------------------------------------------------------------------------
@sealed("org/v15-school-and-practice", ORG)
def _both(c: Ctx) -> Form | None:
    a, b = c.org("school", rare), c.org("gp", rare)
    if not a or not b:
        return None
    mid = c.pick("; GP: ", " / surgery ", "  GP/HV ")
    return form(
        "field", tol("School: "), a.core, tol(f" {a.generic}"), out(mid), b.core, tol(f" {b.generic}")
    )


@sealed("org/v16-employer-form", ORG)
def _employer(c: Ctx) -> Form | None:
    o = c.org("organisation", lambda x: rare(x) and x.item_id == "work-a")
    lead = c.pick("Employer (name): ", "P45 from ", "Payroll: ")
    return o and form(
        "field", out(lead), o.core, tol(f" {o.generic}"), out(c.pick(", zero hours", "", " (agency)"))
    )


@sealed("org/v20-more-generic", ORG)
def _more(c: Ctx) -> Form | None:
    """More generic words of the same kind go along; words of another kind are asked (section 7.3)."""
    o = c.org("school", rare)
    if not o:
        return None
    tail = c.pick(
        " Primary & Nursery School", " Community School", " Infant and Nursery", " Learning Village"
    )
    same = tail == " Community School" or ("Primary" in tail and "Primary" in o.generic)
    return form("school", o.core, tol(tail), expect=sure(same))


@sealed("org/v21-comma-before-kind", ORG)
def _comma(c: Ctx) -> Form | None:
    o = c.org(wanted=rare)
    return o and form(slot(o), o.core, tol(f"{c.pick(', ', ' - ', ': ', ' / ')}{o.generic}"))


@sealed("org/v22-practice-kind-short", ORG)
def _practice(c: Ctx) -> Form | None:
    o = c.org("gp", rare)
    return o and form("gp", o.core, tol(c.pick(" Med. Grp", " Surgery (branch)", " Doctors", " H.Ctr")))


@sealed("org/v23-practice-labelled", ORG)
def _labelled(c: Ctx) -> Form | None:
    o = c.org("gp", rare)
    return o and form(
        "field",
        tol(c.pick("GP = ", "Own GP: ", "Dr/Surgery ")),
        o.core,
        tol(c.pick("", " (paper notes)", f" {o.generic}")),
    )


@sealed("org/v24-firm-truncated-kind", ORG)
def _truncated(c: Ctx) -> Form | None:
    o = c.org("organisation", lambda x: rare(x) and x.item_id == "work-a")
    return o and form(
        "field",
        out(c.pick("RTI: ", "FASTER PMT/", "EMPLOYER: ")),
        o.core.upper(),
        tol(f" {o.generic.upper()[: c.rng.randrange(3, 7)]}"),
    )


@sealed("org/v25-pair-possessive", ORG)
def _pair(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.pair)
    if not o or not o.pair:
        return None
    return form(
        "org",
        f"{o.pair[0]} {c.pick('&', 'and')} {o.pair[1]}",
        tol(c.pick("'s", "\u2019s")),
        out(c.pick(" letter", " invoice")),
    )


@sealed("org/v26-pair-over-line", ORG)
def _pair_line(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.pair)
    if not o or not o.pair:
        return None
    return form(
        "block",
        f"{o.pair[0]}{c.pick(' &' + chr(10), chr(10) + '& ', chr(10) + 'and ')}{o.pair[1]}",
        tol(f"\n{o.generic}"),
    )


@sealed("org/v27-school-with-place", ORG)
def _with_place(c: Ctx) -> Form | None:
    o = c.org("school", rare)
    town = c.case.homes[1].town.name
    return o and form("school", o.core, tol(c.pick(f" Sch., {town}", f" ({town} site)", f" [{town}]")))


@sealed("org/v28-core-twice", ORG)
def _twice(c: Ctx) -> Form | None:
    o = c.org(wanted=named)
    return o and form("field", f"{o.core}{c.pick(' ', ', ', '/')}{o.core}", tol(f" {o.generic}"))


@sealed("org/v29-word-school-labelled", ORG)
def _word(c: Ctx) -> Form | None:
    """A core that is a word, with its kind beside it: the whole name, strong."""
    o = c.org("school", lambda x: x.word)
    return o and form("field", tol(c.pick("School: ", "Setting ")), o.core, tol(f" {o.generic}"))


@sealed("org/v30-saint-with-kind", ORG)
def _saint(c: Ctx) -> Form | None:
    o = c.org("school", lambda x: x.core.startswith("St "))
    return o and form(
        "school",
        c.pick(o.core.replace("St ", "St. "), o.core.replace("'", ""), o.core.upper()),
        tol(c.pick(" School", " Sch.", f" {o.generic}")),
    )


@sealed("org/v31-saint-child", ORG)
def _saint_child(c: Ctx) -> Form | None:
    """A saint without any kind beside it is asked."""
    o = c.org("school", lambda x: x.core.startswith("St "))
    return o and form(
        "quote", out("my school "), o.core.lower().replace("'", c.pick("", "'")), expect=DOUBTFUL
    )


# --- slips ----------------------------------------------------------------------------------
@sealed("org/v40-first-letter-cropped", ORG)
def _cropped(c: Ctx) -> Form | None:
    """One letter lost beside a generic word (section 4)."""
    o = c.org(wanted=lambda x: named(x) and len(x.core) > 7)
    return o and form(slot(o), o.core[1:], tol(f" {o.generic}"))


@sealed("org/v41-typed-with-short-kind", ORG)
def _typed(c: Ctx) -> Form | None:
    o = c.org("school", lambda x: named(x) and len(x.core) > 7)
    made = o and typo(o.core, c.rng)
    return form("school", made, tol(c.pick(" School", " Sch", f" {o.generic}"))) if o and made else None


@sealed("org/v42-heard-on-phone", ORG)
def _heard(c: Ctx) -> Form | None:
    """One letter beside a generic word is certain (section 4); two are asked."""
    o = c.org(wanted=lambda x: named(x) and len(x.core) > 6)
    made = o and sounded(o.core, c.rng)
    if not o or not made:
        return None
    near = OSA.distance(o.core, made) <= 1
    return form("call", out("it's "), made, tol(f" {o.generic.lower()}"), expect=sure(near))


@sealed("org/v43-misread-lower", ORG)
def _misread(c: Ctx) -> Form | None:
    o = c.org(wanted=named)
    made = o and scan_word(o.core, c.rng)
    return form("field", made.lower(), tol(f" {o.generic.lower()}")) if o and made else None


@sealed("org/v44-place-other-spelling", ORG)
def _spelling(c: Ctx) -> Form | None:
    """Only the gap is another in "carpark"; a letter changed in a place is asked, for nothing anchors it."""
    p = c.case.location.removeprefix("the ")
    gap = p.replace("car park", c.pick("carpark", "car-park"))
    made = gap.replace("Centre", "Center").replace("Pavilion", "Pavillion").replace("Hall", "Hal")
    return form("place", made, expect=sure(made == gap)) if made != p else None


@sealed("org/v45-place-lower-line", ORG)
def _place_line(c: Ctx) -> Form | None:
    return form(
        "block", c.case.location.removeprefix("the ").lower().replace(" ", c.pick("\n", "\n> ", "  "), 1)
    )


# --- texts, aliases, shapes -----------------------------------------------------------------
@sealed("org/v50-text-shouted", ORG)
def _shouted(c: Ctx) -> Form | None:
    bare = c.case.text.removeprefix("the ")
    return form("log", bare.upper())


@sealed("org/v51-text-folded", ORG)
def _folded(c: Ctx) -> Form | None:
    words = c.case.text.removeprefix("the ").split()
    at = c.rng.randrange(1, len(words) - 1)
    return form("block", " ".join(words[:at]) + c.pick("\n", "\n> ", "\n    ") + " ".join(words[at:]))


@sealed("org/v52-text-other-tense", ORG)
def _tense(c: Ctx) -> Form | None:
    t = c.case.text
    made = c.pick(
        t.replace("plays", "played"),
        t.replace("called", "named"),
        t.replace("dented", "bent"),
        t.replace("Fridays", "a Friday"),
    )
    return form("life", made, expect=DOUBTFUL) if made != t else None


@sealed("org/v53-alias-possessive", ORG)
def _alias(c: Ctx) -> Form | None:
    made = c.case.aliases.get("school-a")
    return (
        form("quote", out(c.pick("down at ", "the ", "new ")), made, out(c.pick(" fete", " blazer", " bus")))
        if made
        else None
    )


@sealed("org/v54-capital-letters-apart", ORG)
def _apart(c: Ctx) -> Form | None:
    """A heading with letters apart: a run of single letters (section 4.3)."""
    o = c.org(wanted=named)
    return o and form("block", " ".join(o.core.upper()), tol(f"   {o.generic.upper()}"))


@sealed("org/v55-core-in-address", ORG)
def _address(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: named(x) and len(x.core) > 6)
    return o and form(
        "email", tol(c.pick("office.", "info-", "jobs_")), o.core.lower(), tol("@trust.invalid")
    )


@sealed("org/v56-listed-with-stars", ORG)
def _stars(c: Ctx) -> Form | None:
    """Core and kind are the full name, strong also where the core is a word or a saint (section 6)."""
    o = c.org(wanted=lambda x: bool(x.generic))
    return o and form(
        "field",
        c.pick("*", "_", "**").join(("", o.core, "")).strip(),
        tol(f" {o.generic}"),
    )


@sealed("org/v57-acronym-of-school", ORG)
def _acronym(c: Ctx) -> Form | None:
    """An acronym alone is weak: nothing or ask (section 6), so neither is wrong."""
    o = c.org("school", lambda x: rare(x) and len(x.name.split()) >= 3)
    return o and form(
        "field",
        out("PE kit, "),
        "".join(w[0] for w in o.name.split() if w[0].isupper()),
        out(c.pick(" logo", " colours")),
        expect=HUMAN,
    )


@sealed("org/v58-only-described", ORG)
def _described(c: Ctx) -> Form | None:
    return form(
        "org", c.pick("the little school by the ford", "the warehouse where the cinema was"), expect=HUMAN
    )
