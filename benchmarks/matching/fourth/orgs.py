"""Schools, practices, firms, places and texts as mails, payslips, chats and directories give them."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_org import ORG, core_expect, frame
from benchmarks.matching.model import CERTAIN, DOUBTFUL, HUMAN, Form, form, out, tol
from benchmarks.matching.orgs import Org
from benchmarks.matching.people import letters_only

from .common import fourth, sure
from .slips import as_heard, beside, by_hand, late_space, longest, near

INSERTED = {
    "school": (" C of E (Aided) Primary School", " Infant and Nursery School",
               " Church in Wales Primary", " All-through Academy"),
    "gp": (" Group Practice", " Surgery (branch)", " Primary Care Centre", " & Partners Surgery"),
    "organisation": (" Logistics (North) Ltd", " Group plc", " Holdings (UK)", " & Co Limited"),
}  # fmt: skip
SHORT_WORD = {
    "Park": "Pk",
    "Cross": "X",
    "Hill": "Hl",
    "Crow": "Cr.",
    "House": "Hse",
    "Sir": "Sr",
    "Project": "Proj.",
}


def clear(o: Org) -> bool:
    """A core that alone means this body."""
    return bool(o.generic) and core_expect(o) == CERTAIN


def single(o: Org) -> bool:
    """A clear core of one plain word of some length."""
    return clear(o) and o.core.isalpha() and len(o.core) > 6


@fourth("org/q01-year-group", ORG)
def _year(c: Ctx) -> Form | None:
    o = c.org("school", clear)
    head, tail = c.rng.choice((("Y3 ", ""), ("", " (Yr 3)"), ("", " nursery class"), ("Reception @ ", "")))
    return o and form("school", tol(head), o.core, out(tail))


@fourth("org/q02-staff-of", ORG)
def _staff(c: Ctx) -> Form | None:
    o = c.org("school", clear)
    head = c.pick("Miss L (", "the SENCO @ ", "Mr K, ", "head teacher - ")
    return o and form("school", out(head), o.core, out(")" if "(" in head else ""))


@fourth("org/q03-in-apposition", ORG)
def _apposition(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: clear(x) and x.kind in ("school", "gp"))
    words = {"school": ("her school, ", "the school ("), "gp": ("their GP, ", "the surgery (")}
    head = c.rng.choice(words[o.kind]) if o else ""
    return o and form(frame(o), out(head), o.core, out(")" if "(" in head else ","))


@fourth("org/q04-words-inserted", ORG)
def _inserted(c: Ctx) -> Form | None:
    o = c.org(wanted=clear)
    return o and form(frame(o), o.core, tol(c.rng.choice(INSERTED[o.kind])))


@fourth("org/q05-british-s", ORG)
def _british(c: Ctx) -> Form | None:
    o = c.org("organisation", lambda x: clear(x) and not x.pair and "&" not in x.core)
    return o and form("there", out("working at "), o.core, tol(c.pick("s", "'s", "s'")))


@fourth("org/q06-site-of-firm", ORG)
def _site(c: Ctx) -> Form | None:
    o = c.org("organisation", lambda x: clear(x) and not x.pair)
    return o and form(
        "there", out("near the "), o.core, out(c.pick(" depot", " yard", " canteen", " lads' minibus"))
    )


@fourth("org/q07-camel", ORG)
def _camel(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: clear(x) and "&" not in x.core and not x.pair and len(x.core) > 6)
    return o and form(
        "file", "".join(o.core.split()), tol("".join(o.generic.split()) + c.pick("", "_payslip.pdf", "/rota"))
    )


@fourth("org/q08-legal-remark", ORG)
def _legal(c: Ctx) -> Form | None:
    o = c.org("organisation", lambda x: clear(x) and not x.pair)
    tail = c.pick(" (in administration)", " L T D", ", co. no. 08113322", " (dissolved)")
    return o and form("org", o.core, tol(f" {o.generic}{tail}"))


@fourth("org/q09-payslip", ORG)
def _payslip(c: Ctx) -> Form | None:
    o = c.org("organisation", lambda x: clear(x) and not x.pair)
    return o and form(
        "block", tol("EMPLOYER  "), o.core.upper(), tol(f" {o.generic.upper()}   TAX CODE 1257L  WK 09")
    )


@fourth("org/q10-mail-footer", ORG)
def _footer(c: Ctx) -> Form | None:
    o = c.org(wanted=clear)
    return o and form(
        "block", c.pick(o.core, o.core.upper()), tol(f" {o.generic}"), out(" | Learning together | Ext. 4")
    )


@fourth("org/q11-web-path", ORG)
def _path(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: clear(x) and "&" not in x.core and len(x.core) > 6)
    head = c.pick("https://find.example/", "/providers/", "reviews.example/at/")
    return o and form(
        "file",
        tol(head),
        "-".join(o.core.lower().split()),
        tol(f"-{'-'.join(o.generic.lower().split())}/reviews"),
    )


@fourth("org/q12-misread-hand", ORG)
def _hand(c: Ctx) -> Form | None:
    o = c.org(wanted=single)
    made = by_hand(o.core, c.rng) if o else ""
    return form(frame(o), made, tol(f" {o.generic}")) if o and made else None


@fourth("org/q13-as-heard", ORG)
def _heard(c: Ctx) -> Form | None:
    o = c.org(wanted=single)
    made = as_heard(o.core, c.rng) if o else ""
    if not o or not made:
        return None
    return form(frame(o), made, tol(f" {o.generic}"), expect=sure(near(o.core, made)))


@fourth("org/q14-key-beside", ORG)
def _beside(c: Ctx) -> Form | None:
    o = c.org(wanted=single)
    made = beside(o.core, c.rng) if o else ""
    return form(frame(o), made, tol(f" {o.generic.lower()}")) if o and made else None


@fourth("org/q15-slip-alone", ORG)
def _alone(c: Ctx) -> Form | None:
    o = c.org(wanted=single)
    made = by_hand(o.core, c.rng) if o else ""
    return form(frame(o), made, expect=DOUBTFUL) if o and made else None


@fourth("org/q16-late-space", ORG)
def _late(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: clear(x) and " " in x.core and not x.pair and "&" not in x.core)
    made = late_space(o.core, c.rng) if o else ""
    return form(frame(o), made, tol(f" {o.generic}")) if o and made else None


@fourth("org/q17-core-cut", ORG)
def _cut(c: Ctx) -> Form | None:
    o = c.org(wanted=single)
    if not o:
        return None
    made = c.pick(f"{o.core[:5]}.", f"{o.core[0]}'{o.core[-4:]}", f"{o.core[:4]}'{o.core[-2:]}")
    return form(frame(o), made, tol(f" {o.generic}"), expect=DOUBTFUL)


@fourth("org/q18-initial-only", ORG)
def _initial(c: Ctx) -> Form | None:
    o = c.org(wanted=clear)
    return o and form(frame(o), f"{o.core[0]}. {o.generic.split()[0]}", expect=HUMAN)


@fourth("org/q19-core-word-short", ORG)
def _word(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: clear(x) and any(w in SHORT_WORD for w in x.core.split()))
    made = " ".join(SHORT_WORD.get(w, w) for w in o.core.split()) if o else ""
    return o and form(frame(o), made, tol(f" {o.generic}"), expect=DOUBTFUL)


@fourth("org/q20-ampersand-misread", ORG)
def _ampersand(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.pair)
    if not o or not o.pair:
        return None
    a, b = o.pair
    return form("org", f"{a} {c.pick('8', 'et', 'amp', '6', 'AND')} {b}", tol(f" {o.generic}"))


@fourth("org/q21-pair-by-hand", ORG)
def _pair_slip(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.pair and len(x.pair[0]) > 7)
    if not o or not o.pair:
        return None
    made = by_hand(o.pair[0], c.rng)
    return form("org", f"{made} {c.pick('&', 'and')} {o.pair[1]}", tol(f" {o.generic}")) if made else None


@fourth("org/q22-welsh-mutated", ORG)
def _welsh(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: clear(x) and x.kind in ("school", "gp"))
    words = {
        "school": ("Ysgol ", "safle Ysgol Uwchradd ", "Academi "),
        "gp": ("Feddygfa ", "Bractis Meddygol "),
    }
    return o and form("welsh", tol(c.rng.choice(words[o.kind])), o.core)


@fourth("org/q23-saint-glued", ORG)
def _saint(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.core.startswith("St "))
    if not o:
        return None
    name = o.core.split(" ", 1)[1]
    bare = name.removesuffix("'s")
    made = c.pick(f"St.{name}", f"S. {name}", f"St {bare}`s", f"St {bare},s", f"Snt {name}")
    return form(
        "school", made, tol(c.pick(" Primary", " RC VA Primary School", " CofE School", " High School"))
    )


@fourth("org/q24-article-after", ORG)
def _article(c: Ctx) -> Form | None:
    o = c.org(wanted=clear)
    return o and form("field", o.core, tol(f"{c.pick(' (The) ', ', The ', ' - the ')}{o.generic}"))


@fourth("org/q25-core-and-kind-glued", ORG)
def _kind(c: Ctx) -> Form | None:
    o = c.org(wanted=clear)
    tails = {"school": ("PS", "CP", "HS", "Pri"), "gp": ("MC", "HC", "Surg"), "organisation": ("Ltd", "Grp")}
    return o and form(frame(o), o.core, tol(f"{c.pick(' ', '-')}{c.rng.choice(tails[o.kind])}"))


@fourth("org/q26-dotted-acronym", ORG)
def _acronym(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: clear(x) and len(x.name.split()) > 2 and "&" not in x.name and not x.pair)
    letters = [w[0].upper() for w in o.name.split()] if o else []
    return form(frame(o), ".".join(letters) + ".", expect=DOUBTFUL) if o else None


@fourth("org/q27-event-of", ORG)
def _event(c: Ctx) -> Form | None:
    o = c.org("school", clear)
    return o and form(
        "school", o.core, out(c.pick(" Summer Fayre", " U9s", " choir trip", " Nativity")), expect=DOUBTFUL
    )


@fourth("org/q28-alias-in-chat", ORG)
def _alias(c: Ctx) -> Form | None:
    text = c.case.aliases.get("school-a", "").removeprefix("The ")
    return form("quote", out("he goes "), text, out(c.pick(" now", " dont he", ""))) if text else None


@fourth("org/q29-place-misread", ORG)
def _place_slip(c: Ctx) -> Form | None:
    name = c.case.location.removeprefix("the ")
    word = longest(name.replace("'", " "))
    made = by_hand(word, c.rng)
    return form("place", name.replace(word, made), expect=DOUBTFUL) if made else None


@fourth("org/q30-place-in-sentence", ORG)
def _place(c: Ctx) -> Form | None:
    name = c.case.location.removeprefix("the ")
    return form(
        "place",
        tol(c.pick("the ", "")),
        c.pick(name, name.title()),
        out(c.pick(" car park", ", side door", " (room 2)")),
    )


@fourth("org/q31-text-typography", ORG)
def _text(c: Ctx) -> Form | None:
    words = c.case.text.split()
    i = c.rng.randrange(1, len(words) - 1)
    hyphen = " ".join([*words[:i], f"{words[i]}-{words[i + 1]}", *words[i + 2 :]])
    return form(
        "there",
        out("by "),
        c.pick(hyphen, c.case.text.title(), f"\u201c{c.case.text}\u201d", c.case.text.capitalize()),
    )


@fourth("org/q32-text-word-lost", ORG)
def _text_lost(c: Ctx) -> Form | None:
    words = c.case.text.split()
    i = next((k for k, w in enumerate(words) if k and w in ("the", "at", "on")), 0)
    return form("there", out("by "), " ".join([*words[:i], *words[i + 1 :]]), expect=DOUBTFUL) if i else None


@fourth("org/q33-text-order", ORG)
def _text_order(c: Ctx) -> Form | None:
    head, mark, rest = c.case.text.partition(" at ")
    return form("there", out("down "), f"at {rest}, {head}", expect=DOUBTFUL) if mark else None


@fourth("org/q34-refuge-described", ORG)
def _refuge(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: not x.generic)
    return o and form("org", o.core, out(c.pick(" women's aid", " (refuge)", " outreach", "'s worker")))


@fourth("org/q35-refuge-word-alone", ORG)
def _refuge_word(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.core.split()[0] in ("Marigold", "Sanctuary"))
    return o and form("there", out("at "), o.core.split()[0], expect=DOUBTFUL)


@fourth("org/q36-handle-of-firm", ORG)
def _handle(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: clear(x) and len(letters_only(x.core)) > 8)
    return o and form(
        "file",
        tol(c.pick("@", "app.example/")),
        letters_only(o.core),
        tol(c.pick("_hq", ".official", "uk")),
    )
