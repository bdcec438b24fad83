"""Schools, practices, firms and places as uniforms, feeds, fixtures, registers and chats write them."""

from __future__ import annotations

from benchmarks.matching.choices import named, rare, slot
from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_org import core_expect
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol

from .common import caps_slip, sixth

ORG = "organisation"


@sixth("org/t01-with-official-number", ORG)
def _official(c: Ctx) -> Form | None:
    o = c.org(wanted=rare)
    if not o:
        return None
    number = c.rng.randrange(100100, 149900)
    if c.rng.random() < 0.5:
        return form("field", tol(f"{number} - "), o.core, tol(f" {o.generic}"))
    return form("field", o.core, tol(c.pick(f" (URN {number})", f" [ODS {number}]", f" (Co. No. {number})")))


@sixth("org/t02-other-kind-of-school", ORG)
def _kind(c: Ctx) -> Form | None:
    o = c.org("school", rare)
    return o and form(
        "school",
        o.core,
        tol(c.pick(" Infants", " Juniors", " Nursery", " Sixth Form", " Lower School")),
        expect=DOUBTFUL,
    )


@sixth("org/t03-part-of-trust", ORG)
def _trust(c: Ctx) -> Form | None:
    o = c.org("school", rare)
    return o and form(
        "field",
        o.core,
        tol(c.pick(" (part of a trust)", " - an academy", ", member of the federation", " MAT")),
    )


@sixth("org/t04-worn-and-carried", ORG)
def _worn(c: Ctx) -> Form | None:
    o = c.org("school", rare)
    return o and form(
        "there", out("seen in a "), o.core, out(c.pick(" hoodie", " blazer", " PE shirt", "-crest tie"))
    )


@sixth("org/t05-fixture", ORG)
def _fixture(c: Ctx) -> Form | None:
    o = c.org("school", rare)
    return o and form(
        "field",
        o.core,
        out(c.pick(" v ", " 2 - 1 ", " vs. ", " (A) ")),
        out(c.pick("Westfields", "Northbank", "Eastmoor")),
    )


@sixth("org/t06-channel", ORG)
def _channel(c: Ctx) -> Form | None:
    o = c.org(wanted=named)
    return o and form("quote", tol("#"), o.core.lower(), tol(c.pick("-dsl", "-cover", "-year5", "-parents")))


@sixth("org/t07-sent-via", ORG)
def _via(c: Ctx) -> Form | None:
    o = c.org(wanted=rare)
    return o and form(
        "field",
        out("From: "),
        o.core,
        tol(c.pick(" via ParentPost", " (no reply)", " <noreply@app.invalid>", " App")),
    )


@sixth("org/t08-sender-eleven-letters", ORG)
def _sender(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: named(x) and len(x.core) < 10)
    if not o:
        return None
    tail = o.generic.replace(" ", "")[: 11 - len(o.core)]
    made = o.core if c.rng.random() < 0.5 else o.core.upper()
    return form("field", out("SMS from "), made, tol(tail if made == o.core else tail.upper()))


@sixth("org/t09-foreign-kind", ORG)
def _foreign(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: rare(x) and x.kind in ("school", "gp"))
    if not o:
        return None
    lead = (
        c.pick("szkoła ", "école ", "şcoala ", "escola ")
        if o.kind == "school"
        else c.pick("przychodnia ", "lekarz w ", "clínica ")
    )
    return form("quote", tol(lead), o.core)


@sixth("org/t10-pair-with-comma", ORG)
def _pair(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.pair)
    if not o or not o.pair:
        return None
    return form(
        "org",
        tol(c.pick("Messrs ", "")),
        c.pick(", ", " ", " et ", " und ").join(o.pair),
        tol(c.pick("", f", {o.generic}", " LLP")),
    )


@sixth("org/t11-pair-letter-and-name", ORG)
def _letter(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.pair)
    if not o or not o.pair:
        return None
    return form(
        "org",
        c.pick(
            f"{o.pair[0]} & {o.pair[1][0]}.",
            f"{o.pair[0][0]}. & {o.pair[1]}",
            f"{o.pair[0][:5]} & {o.pair[1][:3]}",
        ),
        expect=DOUBTFUL,
    )


@sixth("org/t12-refuge-letters", ORG)
def _refuge(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.item_id == "refuge-a")
    if not o:
        return None
    letters = "".join(w[0] for w in o.core.removeprefix("The ").split())
    return form(
        "org",
        tol(c.pick("refuge ", "safe house ")),
        c.pick(letters, ".".join(letters) + "."),
        expect=DOUBTFUL,
    )


@sixth("org/t13-refuge-other-article", ORG)
def _article(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.item_id == "refuge-a")
    if not o:
        return None
    name = o.core.removeprefix("The ")
    return form(
        "place",
        tol(c.pick("our ", "that ", "'the' ", "ref. ")),
        c.pick(name, name.lower(), name.replace(" ", "")),
    )


@sixth("org/t14-place-word-left-out", ORG)
def _place(c: Ctx) -> Form | None:
    words = c.case.location.removeprefix("the ").split()
    if "and" in words:
        return form("place", " ".join(words).replace(" and ", " & "))
    return form("place", " ".join((*words[:-2], words[-1])), expect=DOUBTFUL)


@sixth("org/t15-place-in-calendar", ORG)
def _calendar(c: Ctx) -> Form | None:
    p = c.case.location.removeprefix("the ")
    return form("block", out("LOCATION:"), p, out(c.pick("\\, Room 2", "\\, side door", "\nEND:VEVENT")))


@sixth("org/t16-text-with-word-inside", ORG)
def _inside(c: Ctx) -> Form | None:
    words = c.case.text.split()
    at = c.rng.randrange(2, len(words) - 1)
    return form(
        "life",
        " ".join(words[:at]),
        out(c.pick(" (she says) ", ", usually, ", " - I think - ")),
        " ".join(words[at:]),
        expect=DOUBTFUL,
    )


@sixth("org/t17-text-other-ending", ORG)
def _ending(c: Ctx) -> Form | None:
    t = c.case.text
    made = c.pick(
        t.replace("one ", "a "),
        t.replace("Sundays", "Sunday"),
        t.replace("pick-up", "pickup"),
        t.replace("narrowboat", "narrow boat"),
    )
    return form("life", made, expect=DOUBTFUL) if made != t else None


@sixth("org/t18-text-as-code-spans", ORG)
def _spans(c: Ctx) -> Form | None:
    left, right, gap = c.rng.choice((("<p>", "</p>", "&nbsp;"), ("> ", "", " "), ("`", "`", "\u00a0")))
    return form("block", out(left), c.case.text.replace(" ", gap), out(right))


@sixth("org/t19-alias-with-sign", ORG)
def _alias(c: Ctx) -> Form | None:
    made = c.case.aliases.get("school-a")
    return (
        form("quote", out("at "), c.pick(made, made.lower(), made.upper()), tol(c.pick(" 🎒", " xx", "")))
        if made
        else None
    )


@sixth("org/t20-capitals-misread", ORG)
def _misread(c: Ctx) -> Form | None:
    o = c.org(wanted=named)
    if not o:
        return None
    upper = o.core.upper()
    places = [i for i, ch in enumerate(upper) if ch in "OISBE" and i]
    if not places:
        return None
    i = c.rng.choice(places)
    return form(
        "field",
        upper[:i] + {"O": "0", "I": "1", "S": "5", "B": "8", "E": "€"}[upper[i]] + upper[i + 1 :],
        tol(f" {o.generic.upper()}"),
    )


@sixth("org/t21-held-shift", ORG)
def _shift(c: Ctx) -> Form | None:
    o = c.org(wanted=rare)
    return o and form(slot(o), " ".join(caps_slip(w) for w in o.core.split()), tol(f" {o.generic}"))


@sixth("org/t22-named-in-plan", ORG)
def _plan(c: Ctx) -> Form | None:
    o = c.org("school", rare)
    return o and form(
        "field",
        out(c.pick("Section I: ", "Placement named - ", "1st pref. ")),
        o.core,
        tol(c.pick("", " (mainstream)", f" {o.generic}")),
    )


@sixth("org/t23-breadcrumb", ORG)
def _crumb(c: Ctx) -> Form | None:
    o = c.org(wanted=rare)
    return o and form(
        "field",
        out("Home > "),
        o.core,
        tol(f" {o.generic}"),
        out(c.pick(" > Concerns > 4412", " » Staff", " / Letters / Spring")),
    )


@sixth("org/t24-vowels-left-out", ORG)
def _vowels(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: named(x) and len(x.core) > 6)
    if not o:
        return None
    i = c.rng.choice([i for i, ch in enumerate(o.core) if i > 1 and ch in "aeiou"])
    tail = {"school": " skl", "gp": " drs"}.get(o.kind, " ltd")
    return form("quote", f"{o.core[:i]}{o.core[i + 1 :]}".lower(), tol(tail), expect=DOUBTFUL)


@sixth("org/t25-saint-dropped", ORG)
def _dropped(c: Ctx) -> Form | None:
    o = c.org("school", lambda x: x.core.startswith("St "))
    return o and form("school", o.core.removeprefix("St "), tol(f" {o.generic}"), expect=DOUBTFUL)


@sixth("org/t26-saint-in-welsh", ORG)
def _sant(c: Ctx) -> Form | None:
    o = c.org("school", lambda x: x.core.startswith("St "))
    return o and form(
        "welsh",
        tol(c.pick("Ysgol Sant ", "Ysgol Gynradd Sant ")),
        o.core.removeprefix("St ").removesuffix("'s"),
        expect=DOUBTFUL,
    )


@sixth("org/t27-saint-initial", ORG)
def _initial(c: Ctx) -> Form | None:
    o = c.org("school", lambda x: x.core.startswith("St "))
    return o and form(
        "quote", out("at "), f"St {o.core[3]}{c.pick(chr(39) + 's', 's', '.')}", expect=DOUBTFUL
    )


@sixth("org/t28-church-status", ORG)
def _status(c: Ctx) -> Form | None:
    o = c.org("school", rare)
    return o and form(
        "school",
        o.core,
        tol(
            c.pick(
                " CofE (VC) School",
                " C.E. (Aided) Sch",
                " VA Primary",
                " Church in Wales School",
                " (Foundation)",
            )
        ),
    )


@sixth("org/t29-capital-inside", ORG)
def _camel(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: named(x) and len(x.core) > 7)
    if not o:
        return None
    at = len(o.core) // 2
    return form(slot(o), f"{o.core[:at]}{o.core[at:].capitalize()}", tol(f" {o.generic}"))


@sixth("org/t30-prefixed", ORG)
def _prefixed(c: Ctx) -> Form | None:
    o = c.org(wanted=rare)
    return o and form(
        "person",
        out(c.pick("an ex-", "a non-", "a pre-", "one of the post-")),
        o.core,
        out(c.pick(" friend", " colleague", " pupil")),
    )


@sixth("org/t31-two-schools-stroke", ORG)
def _stroke(c: Ctx) -> Form | None:
    o = c.org("school", rare)
    return o and form(
        "field", o.core, out(f"{c.pick('/', ' / ', '->')}{c.pick('Westfields', 'Eastmoor')} transition")
    )


@sixth("org/t32-named-with-rating", ORG)
def _rating(c: Ctx) -> Form | None:
    o = c.org()
    return o and form(
        "field",
        tol("The " if o.core.startswith("The ") else ""),
        o.core.removeprefix("The "),
        tol(f" {o.generic}" if o.generic else ""),
        out(c.pick(" ★★★☆☆", " (3.2)", " - permanently closed?")),
        expect=core_expect(o),
    )
