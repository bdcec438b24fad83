"""Schools, practices, firms and places as parents, payslips, inspectors and banks write them."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_org import ORG, core_expect, frame, generic
from benchmarks.matching.model import CERTAIN, DOUBTFUL, Form, form, out, tol
from benchmarks.matching.orgs import Org
from benchmarks.matching.people import letters_only

from .common import sure, third
from .slips import GENERIC_SLIPS, by_ear, distance, of, scan_other

KINDS = {
    "school": (
        " Sch.",
        " Pri",
        " P.S.",
        " C.P.",
        " Acad",
        " Prim & Nursery",
        " Infants",
        " (primary)",
        " sch",
        " H.S.",
    ),
    "gp": (" Med Prac", " Med. Ctr", " H/C", " Surg", " GPs", " docs", " (GP)", " M.C.", " SGY"),
    "organisation": (
        " Log",
        " Logs Ltd",
        " Grp",
        " Co",
        " Co.",
        " (UK) Ltd",
        " (Wales) Limited",
        " Svcs",
        " LLP",
    ),
}


def clear(o: Org) -> bool:
    """A core that alone means this body."""
    return bool(o.generic) and core_expect(o) == CERTAIN


@third("org/s01-generic-shortened", ORG)
def _short(c: Ctx) -> Form | None:
    o = c.org(wanted=clear)
    return o and form(frame(o), o.core, tol(c.rng.choice(KINDS[o.kind])))


@third("org/s02-generic-misspelt", ORG)
def _misspelt(c: Ctx) -> Form | None:
    o = c.org(wanted=clear)
    made = of(GENERIC_SLIPS, o.generic, c.rng) if o else ""
    return form(frame(o), o.core, tol(" " + made)) if o and made else None


@third("org/s03-welsh-generic", ORG)
def _welsh(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: clear(x) and x.kind in ("school", "gp"))
    words = {
        "school": ("Ysgol ", "Ysgol Gynradd ", "ysgol "),
        "gp": ("Meddygfa ", "Canolfan Iechyd ", "meddygfa "),
    }
    return o and form(frame(o), tol(c.rng.choice(words[o.kind])), o.core)


@third("org/s04-turned", ORG)
def _turned(c: Ctx) -> Form | None:
    o = c.org(wanted=clear)
    return o and form(frame(o), tol(f"{o.generic}{c.pick(', ', ': ', ' - ')}"), o.core)


@third("org/s05-thing-of-it", ORG)
def _thing(c: Ctx) -> Form | None:
    o = c.org("school", clear)
    return o and form(
        "school", o.core, out(c.pick(" jumper", " uniform", " newsletter", " gates", " bus", " reading book"))
    )


@third("org/s06-body-of-it", ORG)
def _body(c: Ctx) -> Form | None:
    o = c.org("school", clear)
    return o and form(
        "school",
        o.core,
        out(c.pick(" PTA", " Breakfast Club", " Year 4", " Governors", " SENCO")),
        expect=DOUBTFUL,
    )


@third("org/s07-hyphen-compound", ORG)
def _compound(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: clear(x) and x.core.isalpha())
    if not o:
        return None
    if c.rng.random() < 0.5:
        return form("there", out("among "), tol("ex-"), o.core, out(" people"))
    return form("there", out("by a "), o.core, out(c.pick("-based worker", "-run club", "/home liaison")))


@third("org/s08-first-word", ORG)
def _first(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: clear(x) and " " in x.core and not x.pair and "&" not in x.core)
    return o and form(frame(o), o.core.split()[0], tol(" " + o.generic.split()[-1]), expect=DOUBTFUL)


@third("org/s09-core-joined", ORG)
def _joined(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: clear(x) and " " in x.core and "&" not in x.core)
    return o and form(frame(o), c.pick("-", "", "_").join(o.core.split()), tol(" " + o.generic))


@third("org/s10-saint-school", ORG)
def _saint(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.core.startswith("St "))
    if not o:
        return None
    name = o.core.split(" ", 1)[1]
    bare = name.removesuffix("'s")
    made = c.pick(f"St-{name}", f"St{name}", f"St {bare}s'", f"Saint {bare}", f"ST {bare.upper()}S")
    return form(
        "school",
        made,
        tol(c.pick(" Primary School", " RC Primary", " C.E. School", " (Catholic) High School")),
    )


@third("org/s11-by-ear", ORG)
def _ear(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: clear(x) and x.core.isalpha() and len(x.core) > 6)
    made = by_ear(o.core, c.rng) if o else ""
    return (
        form(frame(o), made, tol(" " + o.generic), expect=sure(distance(o.core, made) < 2)) if made else None
    )


@third("org/s12-other-scan", ORG)
def _scan(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: clear(x) and x.core.isalpha() and len(x.core) > 6)
    made = scan_other(o.core, c.rng) if o else ""
    return (
        form(frame(o), made, tol(" " + o.generic), expect=sure(distance(o.core, made) < 2)) if made else None
    )


@third("org/s13-pair-joints", ORG)
def _joint(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.pair)
    if not o:
        return None
    a, b = o.pair
    joint = c.pick(
        f"{a}+{b}", f"{a}/{b}", f"{a}-{b}", f"{a} n {b}", f"{a} 'n' {b}", f"{a}, {b}", f"{a}&{b}", f"{a} {b}"
    )
    return form("org", joint, tol(c.pick(f" {o.generic}", " & Co", " LLP", f" {o.generic.lower()}")))


@third("org/s14-pair-turned", ORG)
def _pair_turned(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.pair and x.pair[1][-1] != "s")
    return o and form("org", f"{o.pair[1]} & {o.pair[0]}", tol(f" {o.generic}"), expect=DOUBTFUL)


@third("org/s15-bank-statement", ORG)
def _statement(c: Ctx) -> Form | None:
    o = c.org("organisation", lambda x: clear(x) and not x.pair and "&" not in x.core)
    return o and form(
        "field",
        tol(c.pick("FPI ", "BGC ", "DD ", "CARD ")),
        o.core.upper(),
        tol(f" {o.generic.upper()[:6]} 0423"),
    )


@third("org/s16-trading-as", ORG)
def _trading(c: Ctx) -> Form | None:
    o = c.org("organisation", lambda x: clear(x) and not x.pair)
    return o and form(
        "org", tol(c.pick("a firm t/a ", "T/A ", "the former ", "Messrs ")), o.core, tol(f" {o.generic}")
    )


@third("org/s17-web-site", ORG)
def _web(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: clear(x) and len(letters_only(x.core)) > 7)
    if not o:
        return None
    return form(
        "file",
        tol(c.pick("www.", "https://", "careers@", "head@")),
        letters_only(o.core),
        tol(c.pick(".example", "-school.example", ".sch.example/news", "gp.example")),
    )


@third("org/s18-social", ORG)
def _social(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: clear(x) and len(letters_only(x.core)) > 7)
    joined = "".join(w.title() for w in o.core.replace("&", "and").split()) if o else ""
    return o and form("file", tol(c.pick("#", "@")), joined, tol(c.pick("", "PS", "_pta")))


@third("org/s19-place-small", ORG)
def _place(c: Ctx) -> Form | None:
    name = c.case.location.removeprefix("the ")
    return form(
        "place",
        c.pick(name.lower(), name.replace(" ", "-"), name.replace(" ", "\n", 1), name.upper()),
    )


@third("org/s20-place-shortened", ORG)
def _place_short(c: Ctx) -> Form | None:
    short = {
        "Centre": "Ctr",
        "Leisure": "Leis.",
        "car park": "CP",
        "Chapel": "Chpl",
        "Barn": "Brn",
        "Hall": "Hl",
    }
    name = c.case.location.removeprefix("the ")
    for long, cut in short.items():
        if long in name:
            return form("place", name.replace(long, cut, 1), expect=DOUBTFUL)
    return None


@third("org/s21-text-punctuated", ORG)
def _text(c: Ctx) -> Form | None:
    words = c.case.text.split()
    at = c.rng.randrange(2, len(words))
    marked = " ".join([*words[: at - 1], words[at - 1] + c.pick(",", " -", "..."), *words[at:]])
    return form(
        "there",
        out("saying "),
        c.pick(
            marked, c.case.text.upper(), "  ".join(words), "\n".join(words[:2]) + "\n" + " ".join(words[2:])
        ),
    )


@third("org/s22-text-article", ORG)
def _article(c: Ctx) -> Form | None:
    words = c.case.text.split()
    if words[0] == "the":
        return form(
            "there", out(c.pick("near a ", "near that ", "by ")), " ".join(words[1:]), expect=DOUBTFUL
        )
    return form(
        "there",
        out("and she "),
        c.case.text.replace("cleans", c.pick("cleaned", "is cleaning")),
        expect=DOUBTFUL,
    )


@third("org/s23-text-slip", ORG)
def _text_slip(c: Ctx) -> Form | None:
    words = c.case.text.split()
    i = max(range(len(words)), key=lambda k: len(words[k]))
    made = by_ear(words[i], c.rng)
    return (
        form("there", out("saying "), " ".join([*words[:i], made, *words[i + 1 :]]), expect=DOUBTFUL)
        if made
        else None
    )


@third("org/s24-refuge-shortened", ORG)
def _refuge(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: not x.generic)
    short = {"House": ("Hse", "Ho."), "Project": ("Proj", "Proj."), "Four": ("4", "IV")}
    for long, cuts in short.items():
        if o and o.core.endswith(long):
            cut = c.rng.choice(cuts)
            return form("org", o.core.replace(long, cut), expect=sure(cut == "Hse"))
    return None


@third("org/s25-refuge-joined", ORG)
def _refuge_joined(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: not x.generic)
    return o and form("org", c.pick("-", "\n", "  ", "_").join(o.core.split()), tol(c.pick("", " refuge")))


@third("org/s26-entered-alias", ORG)
def _alias(c: Ctx) -> Form | None:
    text = c.case.aliases.get("school-a", "")
    return form("school", c.pick(text, text.upper(), f"\u201c{text}\u201d")) if text else None


@third("org/s27-initial-pair", ORG)
def _pair_initials(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.pair)
    return o and form(
        "org",
        f"{o.pair[0][0]}{c.pick('&', ' & ', ' and ')}{o.pair[1][0]}",
        tol(f" {o.generic}"),
        expect=DOUBTFUL,
    )


@third("org/s28-doctor-of", ORG)
def _doctor(c: Ctx) -> Form | None:
    o = c.org("gp", clear)
    tail = c.pick(" nurse line", " reception", " out-of-hours", "'s pharmacy hatch")
    return o and form("gp", tol(c.pick("Dr K at ", "the docs, ", "triage @ ")), o.core, out(tail))


@third("org/s29-inspection-list", ORG)
def _list(c: Ctx) -> Form | None:
    o = c.org(wanted=clear)
    return o and form("block", out("Visited: town library; "), o.name, out("; fire station"))


@third("org/s30-of-the-town", ORG)
def _town(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: generic(x) and not x.word)
    town = c.rng.choice(c.vocab.towns).name
    return o and form(
        frame(o),
        c.pick(o.name, o.name.upper()),
        tol(f", {town}") if c.rng.random() < 0.5 else tol(f" ({town})"),
    )
