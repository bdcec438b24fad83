"""Telephone numbers and mail addresses as spreadsheets, chats, filters and foreign phones give them."""

from __future__ import annotations

from benchmarks.matching.checks import phone_groups
from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_number import address_of
from benchmarks.matching.model import DOUBTFUL, Form, form, tol
from benchmarks.matching.words import spoken_digits

from .common import sure, third

NUM = "number"
KEYCAP = "\ufe0f\u20e3"
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")


def mobile(c: Ctx) -> str:
    """A withheld mobile number."""
    found = [n for n in (c.case.phones[0], c.case.derived["phone"].replace(" ", "")) if n.startswith("07")]
    return c.rng.choice(found)


@third("number/s01-odd-brackets", NUM)
def _brackets(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form("phone", tol("("), c.pick(f"{a}){b}{d}", f"{a}) {b}-{d}", f"{a}{b}){d}", f"{a})-{b}-{d}"))


@third("number/s02-two-marks", NUM)
def _marks(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form(
        "phone",
        c.pick(
            f"{a}/{b} {d}", f"{a} {b}-{d}", f"{a}-{b}.{d}", f"{a}; {b}; {d}", f"{a},{b},{d}", f"{a}~{b}~{d}"
        ),
    )


@third("number/s03-from-abroad", NUM)
def _abroad(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    t = a[1:]
    return form(
        "phone",
        c.pick(
            f"+44.{t}.{b}.{d}",
            f"(+44)(0){t} {b}{d}",
            f"+44 0{t} {b} {d}",
            f"0044-(0){t}-{b}{d}",
            f"44 {t} {b} {d}",
            f"+440{t}{b}{d}",
            f"++44 {t} {b} {d}",
            f"00440{t}{b}{d}",
        ),
    )


@third("number/s04-spreadsheet", NUM)
def _sheet(c: Ctx) -> Form | None:
    n = mobile(c)[1:]
    head, made, tail = c.rng.choice(
        (
            ("", n, ".0"),
            ("'", "0" + n, ""),
            ('="', "0" + n, '"'),
            ("", f"{n[0]}.{n[1:]}", "E+09"),
            ("", n, ""),
        )
    )
    return form("phone", tol(head), made, tol(tail), expect=sure("E" not in tail))


@third("number/s05-mobile-said", NUM)
def _mobile_said(c: Ctx) -> Form | None:
    n = mobile(c)
    said = f"oh double seven double oh nine {c.pick('double oh', 'hundred', 'oh oh')}"
    tail = " ".join(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"][int(x)]
        for x in n[8:]
    )
    expect = DOUBTFUL if "hundred" in said else "certain"
    return form("phone", f"{said}{c.pick(' ', ', ')}{tail}", expect=expect)


@third("number/s06-words-in-groups", NUM)
def _groups(c: Ctx) -> Form | None:
    parts = [spoken_digits(x, doubles=False, oh=c.pick("oh", "zero")) for x in phone_groups(c.phone())]
    return form("phone", c.pick(", ", " - ", "... ", "; ").join(parts))


@third("number/s07-keycaps", NUM)
def _keycaps(c: Ctx) -> Form | None:
    return form("quote", "".join(x + KEYCAP for x in c.phone()))


@third("number/s08-circled", NUM)
def _circled(c: Ctx) -> Form | None:
    return form("quote", c.phone().translate(CIRCLED))


@third("number/s09-eastern-digits", NUM)
def _eastern(c: Ctx) -> Form | None:
    return form(
        "quote", c.pick(c.phone(), " ".join(phone_groups(c.phone()))).translate(ARABIC), expect=DOUBTFUL
    )


@third("number/s10-two-numbers", NUM)
def _two(c: Ctx) -> Form | None:
    a, b = c.case.phones
    return form("phone", a, tol(c.pick("/", " or ", ";", ",", " & ")), b)


@third("number/s11-or-ending", NUM)
def _or(c: Ctx) -> Form | None:
    n = c.phone()
    other = str((int(n[-1]) + 3) % 10)
    return form(
        "phone", " ".join(phone_groups(n)), tol(c.pick(f"/{other}", f" or {other}", f" (or -{other})"))
    )


@third("number/s12-interjections", NUM)
def _interjections(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    first, second = c.rng.choice(((" then ", " then "), (" yeah ", " "), (" - ", " and "), ("... ", "... ")))
    return form("quote", a, tol(first), b, tol(second), d)


@third("number/s13-chat-bubbles", NUM)
def _bubbles(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form("block", tol("[09:12] Mum: its "), a, tol("\n[09:12] Mum: "), f"{b} {d}", expect=DOUBTFUL)


@third("number/s14-in-link", NUM)
def _link(c: Ctx) -> Form | None:
    n = c.phone()
    head, made, tail = c.rng.choice(
        (
            ("https://wa.example/", "44" + n[1:], "?text=hi"),
            ("tel:", f"+44-{n[1:5]}-{n[5:]}", ";phone-context=uk"),
            ("TEL;TYPE=CELL:", n, ""),
            ("sip:", "+44" + n[1:], "@voip.example"),
            ("?mob=", "%2B44" + n[1:], "&s=1"),
        )
    )
    return form("file", tol(head), made, tol(tail))


@third("number/s15-label-glued", NUM)
def _glued(c: Ctx) -> Form | None:
    return form("phone", tol(c.pick("mob", "M:", "tel", "T.", "Mob.", "ph#", "Ffôn:")), c.phone())


@third("number/s16-masked-start", NUM)
def _masked(c: Ctx) -> Form | None:
    n = c.phone()
    return form("phone", tol(c.pick("*******", "xxxxx xx", "•••• ••• ")), n[-4:], expect=DOUBTFUL)


@third("number/s17-digit-missing", NUM)
def _missing(c: Ctx) -> Form | None:
    n = c.phone()
    at = c.rng.randrange(5, 10)
    return form("phone", n[:at] + n[at + 1 :], expect="human-only")


@third("number/s18-digit-swap-spaced", NUM)
def _swap(c: Ctx) -> Form | None:
    n = c.phone()
    places = [i for i in range(6, 10) if n[i] != n[i + 1]]
    if not places:
        return None
    i = c.rng.choice(places)
    made = n[:i] + n[i + 1] + n[i] + n[i + 2 :]
    open_ones = {v.replace(" ", "") for v in c.case.open_values.values()} | set(c.case.phones)
    return None if made in open_ones else form("phone", " ".join(phone_groups(made)), expect=DOUBTFUL)


@third("number/s20-mail-defanged", NUM)
def _defanged(c: Ctx) -> Form | None:
    local, host = address_of(c).split("@")
    return form(
        "email",
        local,
        c.pick("[@]", "(@)", "{at}", " @ ", "<at>"),
        host.replace(".", c.pick("[.]", "(.)", "."), 1),
    )


@third("number/s21-mail-broken-host", NUM)
def _broken(c: Ctx) -> Form | None:
    local, host = address_of(c).split("@")
    wrong = c.pick(
        host.replace(".", ",", 1),
        host.replace(".", "", 1),
        host[:5] + "…",
        host.replace("m", "rn", 1),
        host + "t",
    )
    return form("email", local, tol("@" + wrong)) if len(local) > 6 else None


@third("number/s22-mail-at-misread", NUM)
def _misread(c: Ctx) -> Form | None:
    local, host = address_of(c).split("@")
    return form("email", local, tol(c.pick("©", "(a)", "®", " Q ", "(0)") + host)) if len(local) > 6 else None


@third("number/s23-mail-forwarder", NUM)
def _forwarder(c: Ctx) -> Form | None:
    local, host = address_of(c).split("@")
    head, tail = c.rng.choice(
        (
            ("bounce+", f"={host}@lists.example"),
            ("", f"_{host}#EXT#@tenant.example"),
            ("prvs=1234=", f"@{host}"),
            ("SRS0=", f"={host}"),
        )
    )
    return form("file", tol(head), local, tol(tail)) if len(local) > 6 else None


@third("number/s24-mail-in-link", NUM)
def _mail_link(c: Ctx) -> Form | None:
    local, host = address_of(c).split("@")
    mark = c.pick("%40", "%2540", "@", "&#64;")
    return form(
        "file",
        tol(c.pick("https://login.example/?u=", "mailto:", "reset?email=")),
        f"{local}{mark}{host}",
        tol("?subject=hello"),
    )


@third("number/s25-mail-spaced", NUM)
def _spaced(c: Ctx) -> Form | None:
    return form("email", " ".join(c.case.derived["email"]))


@third("number/s26-mail-foreign-words", NUM)
def _foreign(c: Ctx) -> Form | None:
    local, host = address_of(c).split("@")
    at, dot = c.rng.choice(
        ((" arroba ", " punto "), (" małpa ", " kropka "), (" ät ", " punkt "), (" chez ", " point "))
    )
    return form("email", local.replace(".", dot), at, host.replace(".", dot), expect=DOUBTFUL)


@third("number/s27-mail-figures-said", NUM)
def _said(c: Ctx) -> Form | None:
    local, host = c.case.derived["email"].split("@")
    word = local.rstrip("0123456789")
    said = spoken_digits(local[len(word) :], doubles=False)
    return form("email", f"{word} {said} at {host.replace('.', ' dot ')}", expect=DOUBTFUL)


@third("number/s28-mail-angle-and-name", NUM)
def _angle(c: Ctx) -> Form | None:
    m = address_of(c)
    return form(
        "email",
        tol(c.pick("'Friend' <", "<<", "[", "e: ", "E-bost: ")),
        c.pick(m, m.swapcase(), m.capitalize()),
        tol(c.pick(">", "]", ";", "")),
    )


@third("number/s29-mail-folded", NUM)
def _folded(c: Ctx) -> Form | None:
    local, host = address_of(c).split("@")
    return form(
        "email",
        c.pick(
            f"{local}@\n    {host}",
            f"{local}\n@{host}",
            f"{local}@{host.replace('.', '.' + chr(10), 1)}",
            f"{local}@=\n{host}",
        ),
    )


@third("number/s30-handle-written", NUM)
def _handle(c: Ctx) -> Form | None:
    h = c.case.handle
    return form(
        "file",
        tol(c.pick("t.example/", "snap – ", "insta: @", "(@", "tiktok.example/@")),
        c.pick(h, h.title(), h.upper()),
        tol(c.pick("", ")", "/live", "'s story")),
    )


@third("number/s31-handle-marks-lost", NUM)
def _handle_lost(c: Ctx) -> Form | None:
    h = c.case.handle
    made = h.replace(".", " ").replace("_", " ").replace("-", " ")
    return form("quote", c.pick(made, made.replace(" ", "")), expect=DOUBTFUL) if made != h else None
