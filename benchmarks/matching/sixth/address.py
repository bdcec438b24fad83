"""Number and street as solicitors, patrols, letting agents, newcomers and label printers write them."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_address import street_expect
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol
from benchmarks.matching.words import number_words

from .common import count, plain_number, shortened, single, sixth, typed

AREA = "address"


@sixth("address/t01-deed-wording", AREA)
def _deed(c: Ctx) -> Form | None:
    a = c.address()
    if c.rng.random() < 0.5:
        return form("address", tol("the dwelling being number "), a.number, tol(" situate in "), a.street)
    return form("address", out("the land and buildings known as "), a.line)


@sixth("address/t02-planning-wording", AREA)
def _planning(c: Ctx) -> Form | None:
    a = c.address()
    lead = c.pick("land adj. ", "land r/o ", "garage block rear of ", "verge o/s ", "the alley opp. ")
    return form("address", out(lead), f"{a.number} {shortened(c, a)}")


@sixth("address/t03-patrol-junction", AREA)
def _junction(c: Ctx) -> Form | None:
    a = c.address(typed)
    if not a:
        return None
    other = c.rng.choice(c.vocab.other_streets).upper()
    made = f"{a.number} {shortened(c, a)}".upper().replace(".", "")
    return form("log", made, out(f"{c.pick(' J/W ', ' X ', ' O/S NR ')}{other}"))


@sixth("address/t04-empty-fields", AREA)
def _empty(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "field", a.number, out(c.pick(",,", ", , ")), a.street, tol(f",,,{a.town.name},,"), a.postcode
    )


@sixth("address/t05-town-before-number", AREA)
def _between(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "address",
        a.street,
        tol(f", {a.town.name}{c.pick(', no. ', ', number ', ' - No ')}"),
        a.number,
    )


@sixth("address/t06-street-word-abroad", AREA)
def _abroad(c: Ctx) -> Form | None:
    a = c.address(single)
    if not a:
        return None
    made = c.pick(
        f"ul. {a.core} {a.number}",
        f"{a.core} utca {a.number}",
        f"strada {a.core} {a.number}",
        f"calle {a.core} {a.number}",
        f"rue {a.core} {a.number}",
        f"{a.core} str. {a.number}",
    )
    return form("quote", made, expect=DOUBTFUL)


@sixth("address/t07-continental-flat", AREA)
def _continental(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.flat)
    return a and form(
        "field", f"{a.street} {a.number}", tol(c.pick("/", " m. ", " lok. ", " apt. ") + a.flat)
    )


@sixth("address/t08-turned-in-words", AREA)
def _turned(c: Ctx) -> Form | None:
    a = c.address(plain_number)
    return a and form(
        "call",
        a.street,
        tol(c.pick(", number ", ", house number ", " ")),
        number_words(count(a), c.pick("-", " ")),
    )


@sixth("address/t09-room-in-house", AREA)
def _room(c: Ctx) -> Form | None:
    a = c.address()
    lead = c.pick("Rm 3, ", "room 2 @ ", "bedsit 4, ", "Studio C - ", "HMO room 5/")
    return form("address", tol(lead), a.line)


@sixth("address/t10-hyphens-as-adjective", AREA)
def _adjective(c: Ctx) -> Form | None:
    a = c.address(single)
    return a and form(
        "there",
        out("behind with the "),
        f"{a.number}-{a.core}-{a.stype}",
        out(c.pick(" tenancy", " council tax", " gas account")),
    )


@sixth("address/t11-sign-after-street", AREA)
def _sign(c: Ctx) -> Form | None:
    a = c.address()
    return form("address", a.street, tol(c.pick(" #", ", #", " Unit #", " hse ")), a.number)


@sixth("address/t12-up-and-down", AREA)
def _dialect(c: Ctx) -> Form | None:
    a = c.address()
    joint = c.pick(" up ", " down ", " top of ", ", bottom end of ", " over on ")
    return form("quote", tol(c.pick("no. ", "")), a.number, out(joint), a.street)


@sixth("address/t13-side-of-street", AREA)
def _side(c: Ctx) -> Form | None:
    a = c.address(plain_number)
    side = "even" if a and count(a) % 2 == 0 else "odd"
    return a and form(
        "address", a.street, out(c.pick(f", {side} side, ", f" ({side} numbers), ")), tol("no. "), a.number
    )


@sixth("address/t14-history-row", AREA)
def _history(c: Ctx) -> Form | None:
    a = c.address()
    years = c.pick("2019-22", "2016–2021", "03/2020 to 11/2023", "until 2018")
    return form("field", out(f"{years}{c.pick(': ', ' ', ' - ')}"), a.line, out("; before that abroad"))


@sixth("address/t15-numbered-job", AREA)
def _job(c: Ctx) -> Form | None:
    a = c.address()
    n = c.rng.randrange(2, 9)
    return form(
        "field", out(c.pick(f"{n}) ", f"{n}. ", f"Job {n} - ", f"#{n}: ")), a.line, out(" - void, keys held")
    )


@sixth("address/t16-rent-row", AREA)
def _rent(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "field",
        out(c.pick("£725pcm ", "2 bed, £640, ", "Band B | ")),
        a.line,
        out(c.pick(" LET", " (STC)", "")),
    )


@sixth("address/t17-either-or", AREA)
def _either(c: Ctx) -> Form | None:
    a = c.address(plain_number)
    if not a:
        return None
    return form("address", tol("either "), a.number, tol(f" or {count(a) + 30} "), a.street, expect=DOUBTFUL)


@sixth("address/t18-keycap-number", AREA)
def _keycap(c: Ctx) -> Form | None:
    a = c.address(plain_number)
    return a and form("quote", f"{''.join(ch + chr(0xFE0F) + chr(0x20E3) for ch in a.number)} {a.street}")


@sixth("address/t19-bilingual-plate", AREA)
def _plate(c: Ctx) -> Form | None:
    a = c.address(lambda x: single(x) and x.town.welsh)
    return a and form(
        "address", a.line, tol(f"{c.pick(' / ', ' - ')}{c.pick('Heol', 'Ffordd', 'Lôn')} {a.core}")
    )


WELSH_SHORT = {
    "Heol": ("Hl.", "Heol."),
    "Ffordd": ("Ffd.", "Ff."),
    "Stryd": ("Str.", "St."),
    "Maes": ("Ms.",),
    "Clos": ("Cl.",),
    "Rhodfa": ("Rhod.", "Rh."),
    "Llys": ("Ll.",),
}


@sixth("address/t20-welsh-type-shortened", AREA)
def _welsh(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.prefix and x.stype in WELSH_SHORT)
    return a and form("welsh", f"{a.number} {c.rng.choice(WELSH_SHORT[a.stype])} {a.core}")


@sixth("address/t21-order-of-court", AREA)
def _order(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "there",
        out(c.pick("told not to go within 100 metres of ", "barred from an address in ")),
        a.street,
        tol(c.pick(" (being number ", ", which is numbered ", " at the house numbered ")),
        a.number,
    )


@sixth("address/t22-welsh-labels", AREA)
def _labels(c: Ctx) -> Form | None:
    a = c.address()
    gap = c.pick("\n", "   ", "; ")
    return form(
        "field",
        tol("Rhif y tŷ: "),
        a.number,
        tol(f"{gap}Stryd: "),
        a.street,
        tol(f"{gap}Tref: {a.town.name}{gap}Cod post: "),
        a.postcode,
    )


@sixth("address/t23-polish-labels", AREA)
def _polish(c: Ctx) -> Form | None:
    a = c.address()
    gap = c.pick("\n", ", ", "   ")
    return form(
        "field",
        tol("Ulica: "),
        a.street,
        tol(f"{gap}Nr domu: "),
        a.number,
        tol(f"{gap}Kod pocztowy: "),
        a.postcode,
    )


@sixth("address/t24-core-contracted", AREA)
def _contracted(c: Ctx) -> Form | None:
    a = c.address(lambda x: single(x) and len(x.core) > 8)
    if not a:
        return None
    made = c.pick(f"{a.core[:4]}.", f"{a.core[0]}'{a.core[-4:]}", f"{a.core[:5]}")
    return form("address", f"{a.number} {made} {a.stype}", expect=DOUBTFUL)


@sixth("address/t25-added-s", AREA)
def _plural(c: Ctx) -> Form | None:
    a = c.address(lambda x: single(x) and x.core[-1] != "s")
    return a and form("address", f"{a.number} {a.core}{c.pick('s', chr(39) + 's', 's' + chr(39))} {a.stype}")


@sixth("address/t26-type-first", AREA)
def _type_first(c: Ctx) -> Form | None:
    a = c.address(single)
    return a and form("quote", f"{a.number} {a.stype} {a.core}", expect=DOUBTFUL)


@sixth("address/t27-marker-of-newcomers", AREA)
def _marker(c: Ctx) -> Form | None:
    a = c.address()
    lead = c.pick("H.No. ", "H/No ", "House # ", "Hs No:", "Door No. ", "Haus Nr. ")
    return form("address", tol(lead), f"{a.number}{c.pick(', ', ' ')}{a.street}")


@sixth("address/t28-largest-first", AREA)
def _largest(c: Ctx) -> Form | None:
    a = c.address()
    return form("field", a.postcode, tol(f", {a.town.name}, "), f"{a.street}{c.pick(', ', ' ')}{a.number}")


@sixth("address/t29-poorly-blacked", AREA)
def _poorly(c: Ctx) -> Form | None:
    a = c.address()
    mark = c.pick("[REDACTED]", "XXXX", "█████", "[address removed]")
    return form("field", out(f"{mark}, "), tol(f"{a.town.name}, "), a.postcode)


@sixth("address/t30-letter-in-alphabet", AREA)
def _alpha(c: Ctx) -> Form | None:
    a = c.address(lambda x: not x.number.isdigit())
    if not a:
        return None
    word = {"a": "Alpha", "b": "Bravo", "c": "Charlie"}[a.number[-1]]
    return form("call", f"{a.number[:-1]}{c.pick(' ', '-')}{c.pick(word, word.lower())} {a.street}")


@sixth("address/t31-residents-group", AREA)
def _group(c: Ctx) -> Form | None:
    a = c.address(street_expect)
    if not a:
        return None
    tail = c.pick(" Residents", " Neighbours 🏡", " NHW", " Mums chat")
    return form("quote", out("grp: "), a.street, out(tail), expect=street_expect(a) or DOUBTFUL)


@sixth("address/t32-near-missed-turning", AREA)
def _turning(c: Ctx) -> Form | None:
    a = c.address(street_expect)
    if not a:
        return None
    made = shortened(c, a) if typed(a) else a.street
    return form("street", out("the turning for "), made, expect=street_expect(a) or DOUBTFUL)


@sixth("address/t33-number-in-next-clause", AREA)
def _clause(c: Ctx) -> Form | None:
    a = c.address(plain_number)
    if not a:
        return None
    mid = c.pick("; shouting was heard from number ", ". Keys for no. ", " - caller at no ")
    tail = c.pick(" at two", " are with the agent", " again")
    return form("there", out("in "), a.street, tol(mid), a.number, out(tail))


@sixth("address/t34-repeated-back", AREA)
def _back(c: Ctx) -> Form | None:
    a = c.address(plain_number)
    if not a:
        return None
    said = " ".join(number_words(int(ch)) for ch in a.number)
    return form(
        "call", a.number, tol(c.pick(f", {said}, ", f" ({said}) ", f" - I repeat {said} - ")), a.street
    )


@sixth("address/t35-receipt", AREA)
def _receipt(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "log",
        out(c.pick("DROP-OFF ", "DELIVER TO ", "COLLECT ")),
        a.street.upper(),
        tol(c.pick(" - ", " /")),
        a.number.upper(),
    )


@sixth("address/t36-no-gap-short-type", AREA)
def _no_gap(c: Ctx) -> Form | None:
    a = c.address(lambda x: single(x) and x.stype in c.vocab.street_types)
    if not a:
        return None
    short = c.rng.choice(c.vocab.street_types[a.stype]).replace(".", "")
    return form("quote", f"{a.number} {c.pick(a.core + short, a.core.lower() + short.lower())}")
