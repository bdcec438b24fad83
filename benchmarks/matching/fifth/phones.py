"""Telephone numbers and mail addresses in call notes, exports, transcripts and on fax paper."""

from __future__ import annotations

from benchmarks.matching.checks import phone_groups
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol

from .common import DIGIT_WORDS, fifth, wide_groups
from .slips import letters_for_noughts, specks

NUM = "number"


def grouped(n: str) -> str:
    """A number as usually spaced."""
    return " ".join(phone_groups(n))


@fifth("number/r01-phone-odd-groups", NUM)
def _odd(c: Ctx) -> Form | None:
    sizes = c.rng.choice(((3, 3, 3, 2), (4, 4, 3), (4, 3, 2, 2), (2, 3, 3, 3), (5, 2, 2, 2), (6, 5)))
    return form("phone", wide_groups(c.phone(), sizes, c.pick(" ", "-", ".")))


@fifth("number/r02-phone-brackets-inside", NUM)
def _brackets(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form(
        "phone",
        c.pick(f"{a} ({b}{d})", f"({a}){b}-{d}", f"[{a}] {b} {d}", f"{a}/{b}-{d}", f"{a} - {b} - {d}"),
    )


@fifth("number/r03-phone-alternative", NUM)
def _alternative(c: Ctx) -> Form | None:
    n = c.phone()
    other = (int(n[-1]) + 1) % 10
    return form("phone", grouped(n), tol(c.pick(f"/{other}", f" or {other}", f"-{other}")))


@fifth("number/r04-phone-letter-o", NUM)
def _letter_o(c: Ctx) -> Form | None:
    n = c.phone()
    return form("quote", letters_for_noughts(c.pick(n, grouped(n)), c.rng))


@fifth("number/r05-phone-over-lines", NUM)
def _lines(c: Ctx) -> Form | None:
    return form("block", c.pick("\n", "\n  ", "\r\n").join(phone_groups(c.phone())))


@fifth("number/r06-phone-over-messages", NUM)
def _messages(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    stamp = c.pick("\n[21:03] Me: ", "\n12/05/2025, 21:03 - Mum: ", "\n> ")
    return form("block", a, out(stamp), f"{b}{d}", expect=DOUBTFUL)


@fifth("number/r07-phone-said-slowly", NUM)
def _slowly(c: Ctx) -> Form | None:
    zero = c.pick("oh", "zero", "nought", "O")
    a, b, d = (
        " ".join(zero if x == "0" else DIGIT_WORDS[int(x)] for x in part) for part in phone_groups(c.phone())
    )
    pause = c.pick(" ... ", ", ", " - ", ". ")
    return form("call", f"{a}{pause}{b}{pause}{d}")


@fifth("number/r08-phone-said-treble", NUM)
def _treble(c: Ctx) -> Form | None:
    n, said, i = c.phone(), [], 0
    while i < len(n):
        word = "oh" if n[i] == "0" else DIGIT_WORDS[int(n[i])]
        run = 3 if n[i : i + 3] == n[i] * 3 else 2 if n[i : i + 2] == n[i] * 2 else 1
        said.append({3: f"{c.pick('treble', 'triple')} {word}", 2: f"double {word}", 1: word}[run])
        i += run
    return form("call", " ".join(said))


@fifth("number/r09-phone-hundreds", NUM)
def _hundreds(c: Ctx) -> Form | None:
    n = c.phone()
    if not n.startswith("07700900"):
        return None
    tail = " ".join(DIGIT_WORDS[int(x)] for x in n[-3:])
    return form(
        "call",
        f"oh seven seven hundred{c.pick(', ', ' ')}nine hundred{c.pick(', ', ' ')}{tail}",
        expect=DOUBTFUL,
    )


@fifth("number/r10-phone-abroad", NUM)
def _abroad(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    a = a[1:]
    exit_code = tol(c.pick("", "", "", "011 "))  # of the country called from: no part of the number
    return form(
        "phone",
        exit_code,
        f"44 {a} {b} {d}"
        if exit_code.text
        else c.pick(
            f"44 {a} {b} {d}",
            f"44{a}{b}{d}",
            f"(44) {a} {b}{d}",
            f"+44-{a}-{b}-{d}",
            f"+44.{a}.{b}{d}",
            f"00 44 {a} {b} {d}",
            f"+ 44 (0) {a} {b} {d}",
        ),
    )


@fifth("number/r11-phone-label-glued", NUM)
def _glued(c: Ctx) -> Form | None:
    n = c.phone()
    return form(
        "field",
        tol(c.pick("Mob", "T:", "tel.", "M", "ph#", "Contact:")),
        c.pick(n, grouped(n)),
        tol(c.pick("", "(m)", "-text only", "x2")),
    )


@fifth("number/r12-phone-last-six", NUM)
def _last(c: Ctx) -> Form | None:
    n = c.phone()
    lead = c.pick("the number ending ", "ends in ", "last six digits ", "...")
    return form("there", out("called from "), tol(lead), n[-6:], expect=DOUBTFUL)


@fifth("number/r13-phone-starred", NUM)
def _starred(c: Ctx) -> Form | None:
    n = c.phone()
    return form(
        "phone",
        c.pick(
            f"{n[:5]} *** {n[-3:]}", f"{n[:3]}** ***{n[-3:]}", f"{n[:5]} {n[5:8]} ***", f"{n[:7]}xx{n[-2:]}"
        ),
        expect=DOUBTFUL,
    )


@fifth("number/r14-phone-fax-specks", NUM)
def _specks(c: Ctx) -> Form | None:
    return form("phone", specks(grouped(c.phone()), c.rng))


@fifth("number/r15-phone-spreadsheet", NUM)
def _sheet(c: Ctx) -> Form | None:
    n = c.phone()
    if c.rng.random() < 0.5:
        return form("field", tol('="'), n, tol('"'))
    return form("field", n[1:], tol(c.pick(".0", ".00", "")))


@fifth("number/r16-phone-account", NUM)
def _account(c: Ctx) -> Form | None:
    n = c.phone()[1:]
    return form(
        "file",
        tol(c.pick("", "wa.me/", "sip:+")),
        f"44{n}",
        tol(c.pick("@s.chat.example", "?text=hi", "_call.amr", "@c.example")),
    )


@fifth("number/r17-phone-call-log", NUM)
def _log(c: Ctx) -> Form | None:
    n = c.phone()
    return form(
        "field",
        out(c.pick("OUT,", "IN;", "SMS|")),
        c.pick(f"+44{n[1:]}", n, f"0044{n[1:]}"),
        out(c.pick(",00:03:12,answered", ";2;62", "|delivered")),
    )


@fifth("number/r18-phone-full-width-mixed", NUM)
def _other_digits(c: Ctx) -> Form | None:
    n = grouped(c.phone())
    table = c.pick("０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")
    return form("quote", "".join(table[int(ch)] if ch.isdigit() else ch for ch in n))


# --- mail -------------------------------------------------------------------------------
def mail(c: Ctx) -> tuple[str, str]:
    """A withheld mail address as local part and host."""
    local, host = c.rng.choice([*c.case.emails, c.case.derived["email"]]).split("@")
    return local, host


MARKS = {".": " full stop ", "_": " underscore ", "-": " dash "}


@fifth("number/r20-mail-dictated", NUM)
def _dictated(c: Ctx) -> Form | None:
    local, host = mail(c)
    said = "".join(MARKS.get(ch, ch) for ch in local)
    return form(
        "call",
        f"{said}{c.pick(' at ', ' at sign ', ' @ ')}{host.replace('.', c.pick(' dot ', ' full stop '))}",
    )


@fifth("number/r21-mail-hidden", NUM)
def _hidden(c: Ctx) -> Form | None:
    local, host = mail(c)
    at, dot = c.rng.choice(
        (
            (" (a) ", "."),
            ("<at>", "<dot>"),
            (" AT ", " DOT "),
            ("{at}", "{dot}"),
            ("_at_", "_dot_"),
            (" (at) ", " (dot) "),
        )
    )
    return form("email", f"{local}{at}{host.replace('.', dot)}")


@fifth("number/r22-mail-comma", NUM)
def _comma(c: Ctx) -> Form | None:
    local, host = mail(c)
    made = c.pick(
        f"{local.replace('.', ',')}@{host.replace('.', ',', 1)}",
        f"{local}@{host.replace('.', '. ', 1)}",
        f"{local}@ {host}",
        f"{local} @{host.replace('.', ' .', 1)}",
        f"{local}@{host}".replace(".", ".."),
    )
    return form("email", made)


@fifth("number/r23-mail-wrong-key", NUM)
def _key(c: Ctx) -> Form | None:
    local, host = mail(c)
    return form("email", local, tol(f"{c.pick(chr(39), '2', '#', '£', ' ')}{host}"))


@fifth("number/r24-mail-host-slip", NUM)
def _host(c: Ctx) -> Form | None:
    local, host = mail(c)
    made = c.pick(
        host[:-1],
        host + "g",
        host.replace("e", "3", 1),
        host.replace(".", "", 1),
        host.replace("am", "ma"),
        host.split(".")[0],
    )
    return form("email", local, tol(f"@{made}"))


@fifth("number/r25-mail-misread", NUM)
def _misread(c: Ctx) -> Form | None:
    local, host = mail(c)
    places = [i for i, ch in enumerate(local) if ch in "oil"]
    if not places:
        return None
    i = c.rng.choice(places)
    return form("field", f"{local[:i]}{ {'o': '0', 'i': '1', 'l': '1'}[local[i]] }{local[i + 1 :]}@{host}")


@fifth("number/r26-mail-broken", NUM)
def _broken(c: Ctx) -> Form | None:
    local, host = mail(c)
    made = c.pick(
        f"{local}@\n{host}",
        f"{local}\n@{host}",
        f"{local}@{host.replace('.', '.' + chr(10), 1)}",
        f"{local[:4]}\n    {local[4:]}@{host}",
    )
    return form("block", made)


@fifth("number/r27-mail-upper", NUM)
def _upper(c: Ctx) -> Form | None:
    local, host = mail(c)
    return form(
        "log",
        tol(c.pick("EMAIL ", "E:", "")),
        c.pick(f"{local}@{host}".upper(), f"{local} @ {host}".upper(), f"{local.title()}@{host.title()}"),
    )


@fifth("number/r28-mail-local-account", NUM)
def _local(c: Ctx) -> Form | None:
    local = c.rng.choice(c.case.emails).split("@")[0]
    if len(local) < 6:
        return None
    return form(
        "quote",
        tol(c.pick("user: ", "login ", "id=")),
        local,
        tol(c.pick("", "@", "@gm...", " (same as email)")),
    )
