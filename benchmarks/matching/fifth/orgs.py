"""Schools, practices, firms and places as parents, clerks, exports and directories write them."""

from __future__ import annotations

from benchmarks.matching.choices import named, rare, slot
from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_org import core_expect
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol
from benchmarks.matching.people import letters_only
from benchmarks.matching.slips import sounded, typo

from .common import fifth, sure
from .slips import caps_lock, stray_gap

ORG = "organisation"
GENERIC_SHORT = {
    "Primary School": ("Pry", "Prim", "PS", "P.S.", "Pri"),
    "Community Primary School": ("CPS", "C.P.S.", "Comm Prim", "Com. Pri. Sch."),
    "High School": ("HS", "H.S.", "Hi"),
    "Academy": ("Acad", "Acdmy"),
    "Junior School": ("Jnr Sch", "Jnrs", "JS"),
    "Surgery": ("Srgy", "Surg", "Doctors", "docs"),
    "Medical Practice": ("MP", "Med Prac", "M.P."),
    "Health Centre": ("H/C", "Hlth Ctr", "H.C."),
    "Medical Centre": ("Med Ctr", "M/C", "MC"),
    "Family Practice": ("Fam Prac", "F.P."),
    "Logistics Ltd": ("Logs", "Logistics Co."),
    "Bakery Limited": ("Bkry", "Bakers"),
    "Care Services Ltd": ("Care Svcs", "Care Co"),
}


ENDINGS = {
    "school": (".sch.example", "primary.example", "school.example/news"),
    "gp": (".nhs.example", "-surgery.example", ".gp.example/appointments"),
    "organisation": (".example", "-online.example/jobs", ".co.example"),
}


@fifth("org/r01-web-host", ORG)
def _host(c: Ctx) -> Form | None:
    o = c.org(wanted=named)
    if not o:
        return None
    lead = c.pick("www.", "https://", "office@")
    return form("file", tol(lead), o.core.lower(), tol(c.rng.choice(ENDINGS[o.kind])))


@fifth("org/r02-social-name", ORG)
def _social(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: named(x) and len(x.core) > 6)
    return o and form("quote", tol(c.pick("@", "#")), o.core, tol(c.pick("Pri", "_PTA", "News", "Yr3")))


@fifth("org/r03-generic-short", ORG)
def _short(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: rare(x) and x.generic in GENERIC_SHORT)
    return o and form(slot(o), o.core, tol(f" {c.rng.choice(GENERIC_SHORT[o.generic])}"))


@fifth("org/r04-club-of-school", ORG)
def _club(c: Ctx) -> Form | None:
    o = c.org("school", rare)
    return o and form(
        "school",
        o.core,
        out(c.pick(" Breakfast Club", " After School Club", " PTA", " Reception Class")),
        expect=DOUBTFUL,
    )


@fifth("org/r05-things-of-school", ORG)
def _things(c: Ctx) -> Form | None:
    o = c.org("school", rare)
    return o and form(
        "there",
        out("at the "),
        o.core,
        out(c.pick(" gates", " playground", " office", " uniform shop", " crossing")),
    )


@fifth("org/r06-heard", ORG)
def _heard(c: Ctx) -> Form | None:
    o = c.org(wanted=named)
    made = sounded(o.core, c.rng) if o else ""
    return form(slot(o), made, tol(f" {o.generic}")) if o and made else None


@fifth("org/r07-core-split", ORG)
def _split(c: Ctx) -> Form | None:
    o = c.org(wanted=named)
    made = stray_gap(o.core, c.rng) if o else ""
    return (
        form(slot(o), made.replace(" ", c.pick(" ", "-", " ")), tol(f" {o.generic}")) if o and made else None
    )


@fifth("org/r08-core-joined", ORG)
def _joined(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: rare(x) and " " in x.core)
    return o and form(slot(o), o.core.replace(" ", c.pick("", "-", "_")), tol(f" {o.generic}"))


@fifth("org/r09-first-letters", ORG)
def _apostrophe(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: named(x) and len(x.core) > 7)
    return o and form(slot(o), f"{o.core[0]}'{o.core[-4:]}", tol(f" {o.generic}"), expect=DOUBTFUL)


@fifth("org/r10-saint-writings", ORG)
def _saint(c: Ctx) -> Form | None:
    o = c.org("school", lambda x: x.core.startswith("St "))
    if not o:
        return None
    name = o.core.removeprefix("St ").removesuffix("'s")
    made = c.pick(f"St.{name}s", f"Saint {name}", f"ST {name.upper()}S", f"st {name.lower()}s", f"St {name}")
    return form("school", made, tol(f" {o.generic}"))


@fifth("org/r11-saint-faith", ORG)
def _faith(c: Ctx) -> Form | None:
    o = c.org("school", lambda x: x.core.startswith("St "))
    if not o:
        return None
    church = "CofE" in o.generic
    made = (
        c.pick(" Church of England (VA) Primary", " C/E School", " (C of E)")
        if church
        else c.pick(" Roman Catholic (VA) School", " R/C School", " (RC)")
    )
    return form("school", o.core, tol(made))


@fifth("org/r12-welsh-words", ORG)
def _welsh(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: rare(x) and x.kind in ("school", "gp"))
    if not o:
        return None
    lead = (
        c.pick("Ysgol ", "Ysgol Gynradd ", "ysgol uwchradd ")
        if o.kind == "school"
        else c.pick("Meddygfa ", "Canolfan Iechyd ", "feddygfa ")
    )
    return form("welsh", tol(lead), o.core)


@fifth("org/r13-line-broken", ORG)
def _broken(c: Ctx) -> Form | None:
    o = c.org(wanted=named)
    if not o:
        return None
    cut = len(o.core) // 2
    return form("block", f"{o.core[:cut]}-\n{o.core[cut:]}", tol(f" {o.generic}"))


@fifth("org/r14-with-doctor", ORG)
def _doctor(c: Ctx) -> Form | None:
    o = c.org("gp")
    return o and form(
        "field",
        tol(c.pick("Reg GP: ", "Own GP - ", "Drs Wilmot & Oduya, ")),
        o.core,
        tol(c.pick(" (Dr Oduya)", ", room 4", " - partner on leave")),
        expect=sure(rare(o)),
    )


@fifth("org/r15-company-styles", ORG)
def _company(c: Ctx) -> Form | None:
    o = c.org("organisation", named)
    if not o:
        return None
    word = o.generic.split()[0]
    return form(
        "org",
        o.core,
        tol(
            c.pick(
                f" {word} (UK) Ltd",
                f" {word} plc",
                " Grp",
                f" {word} Ltd t/a {word}",
                f" ({word})",
                f" {word} LLP",
            )
        ),
    )


@fifth("org/r16-pair-joints", ORG)
def _pair(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.pair)
    if not o or not o.pair:
        return None
    joint = c.pick("/", " + ", " n ", "-", " &amp; ", "&")
    return form("org", joint.join(o.pair), tol(c.pick("", f" {o.generic}", " & Co")))


@fifth("org/r17-pair-letters", ORG)
def _letters(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.pair)
    if not o or not o.pair:
        return None
    a, b = o.pair
    return form("org", c.pick(f"{a[0]} & {b[0]}", f"{a[0]}&{b[0]}"), tol(f" {o.generic}"), expect=DOUBTFUL)


@fifth("org/r18-refuge-writings", ORG)
def _refuge(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.item_id == "refuge-a")
    if not o:
        return None
    name = o.core.removeprefix("The ")
    article = "The " if name != o.core else ""
    short = name.replace("House", "Hse").replace("Project", "Proj")
    made = c.pick(name.upper(), short, name.replace(" ", "-"), name)
    lead = article.upper() if made.isupper() else article
    return form("org", tol(lead), made, tol(c.pick("", " refuge", " (staff line)")))


@fifth("org/r19-place-writings", ORG)
def _place(c: Ctx) -> Form | None:
    p = c.case.location.removeprefix("the ")
    made = c.pick(
        p.upper(),
        p.lower(),
        p.replace(" ", "-"),
        p.replace(" ", "\n", 1),
        p.replace("lay-by", c.pick("layby", "lay by")),
    )
    return form("place", tol(c.pick("", "nr ", "the ")), made)


@fifth("org/r20-text-writings", ORG)
def _text(c: Ctx) -> Form | None:
    t = c.case.text
    made = c.pick(
        t.upper(),
        t.title(),
        t.replace(" ", "  "),
        t.replace(" ", "\n", 1),
        t.replace(" ", "_"),
        f"{t[0].upper()}{t[1:]}",
    )
    return form("life", out('"'), made, out('"'))


@fifth("org/r21-text-one-slip", ORG)
def _text_slip(c: Ctx) -> Form | None:
    t = c.case.text
    word = max(t.split(), key=len)
    made = typo(word, c.rng)
    return form("life", t.replace(word, made), expect=DOUBTFUL) if made else None


@fifth("org/r22-worker-alias", ORG)
def _alias(c: Ctx) -> Form | None:
    made = c.case.aliases.get("school-a")
    return form("school", c.pick(made, made.upper(), made.replace("'", "\u2019"))) if made else None


@fifth("org/r23-dotted-letters", ORG)
def _acronym(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: rare(x) and len(x.name.split()) > 2)
    if not o:
        return None
    letters = [w[0].upper() for w in o.name.split() if w != "of"]
    return form(slot(o), ".".join(letters) + ".", expect=DOUBTFUL)


@fifth("org/r24-generic-misspelt", ORG)
def _generic(c: Ctx) -> Form | None:
    o = c.org(wanted=rare)
    if not o:
        return None
    word = max(o.generic.split(), key=len)
    made = typo(word, c.rng)
    return form(slot(o), o.core, tol(f" {o.generic.replace(word, made)}")) if made else None


@fifth("org/r25-caps-lock", ORG)
def _caps(c: Ctx) -> Form | None:
    o = c.org(wanted=rare)
    return o and form(slot(o), caps_lock(o.core), tol(f" {caps_lock(o.generic)}"))


@fifth("org/r26-town-with-it", ORG)
def _town(c: Ctx) -> Form | None:
    o = c.org(wanted=rare)
    town = c.case.homes[1].town.name
    if not o:
        return None
    if c.rng.random() < 0.5:
        return form(slot(o), tol(f"{town} "), o.core)
    return form(slot(o), o.core, tol(f"{c.pick(', ', ' - ', ' in ')}{town}"))


@fifth("org/r27-brackets", ORG)
def _brackets(c: Ctx) -> Form | None:
    o = c.org(wanted=rare)
    return o and form(
        "field", o.core, tol(c.pick(" ({})", " [{}]", " / {}", ", {}", " - {}").format(o.generic))
    )


@fifth("org/r28-directory-order", ORG)
def _directory(c: Ctx) -> Form | None:
    o = c.org(wanted=rare)
    return o and form("field", tol(f"{o.generic.upper()}{c.pick(', ', ': ', ' - ', ' (')}"), o.core.upper())


@fifth("org/r29-child-spelling", ORG)
def _child(c: Ctx) -> Form | None:
    o = c.org("school", named)
    made = sounded(o.core.lower(), c.rng) if o else ""
    return form("quote", out("i go to "), made, expect=DOUBTFUL) if made else None


@fifth("org/r30-first-word", ORG)
def _first(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: rare(x) and " " in x.core and not x.core.startswith("Lady"))
    return o and form(slot(o), o.core.split()[0], tol(f" {o.generic}"), expect=DOUBTFUL)


@fifth("org/r31-file-of-school", ORG)
def _file(c: Ctx) -> Form | None:
    o = c.org(wanted=rare)
    return o and form(
        "file",
        o.core.replace(" ", c.pick("_", "-")),
        tol(c.pick("_attendance.xlsx", "-PEP-minutes.docx", "_letter.pdf")),
    )


@fifth("org/r32-core-lower-chat", ORG)
def _lower(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.kind in ("school", "gp"))
    return o and form(
        "quote", out("ring "), o.core.lower(), tol(c.pick(" b4 9", " 2moz", "")), expect=core_expect(o)
    )


@fifth("org/r33-host-like", ORG)
def _code(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: rare(x) and len(letters_only(x.core)) > 6)
    return o and form(
        "file", tol("\\\\srv01\\"), letters_only(o.core), tol(c.pick("\\exports", "$", "-share"))
    )
