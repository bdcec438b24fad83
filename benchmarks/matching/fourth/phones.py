"""Telephone numbers and mail addresses as call data, exports, chats and call takers give them."""

from __future__ import annotations

from itertools import groupby

from benchmarks.matching.checks import phone_groups
from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_number import address_of
from benchmarks.matching.model import DOUBTFUL, HUMAN, Form, form, out, tol
from benchmarks.matching.words import UNITS

from .common import fourth, sure

NUM = "number"
LOOKALIKE = {"l": "1I", "o": "0", "i": "l1", "1": "lI", "0": "oO"}


def runs_said(number: str, zero: str) -> str:
    """A number read out with double, treble and single figures."""
    said = []
    for digit, run in groupby(number):
        word, left = zero if digit == "0" else UNITS[int(digit)], len(list(run))
        while left:
            take = min(left, 3)
            said.append(("", "double ", "treble ")[take - 1] + word)
            left -= take
    return " ".join(said)


@fourth("number/q01-zero-in-brackets", NUM)
def _bracket(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form("phone", c.pick(f"(0) {a[1:]} {b} {d}", f"(0){a[1:]} {b}{d}", f"(0){a[1:]}-{b}-{d}"))


@fourth("number/q02-fax-head", NUM)
def _fax(c: Ctx) -> Form | None:
    return form("block", tol("14-MAY-2025 09:41  FROM: "), c.phone(), tol("  TO: DUTY DESK  P.02/05"))


@fourth("number/q03-call-data", NUM)
def _call_data(c: Ctx) -> Form | None:
    n = c.phone()
    head, tail = c.rng.choice((("OUT,", ",00:03:12"), ("SMS;IN;", ";12/05/25 21:03"), ("missed,", ",,1")))
    return form("field", tol(head), c.pick("44" + n[1:], n, "+44" + n[1:]), tol(tail))


@fourth("number/q04-chat-account", NUM)
def _account(c: Ctx) -> Form | None:
    n = c.phone()
    head, tail = c.rng.choice((("", "@s.chat.example"), ("sip:+", "@voip.example"), ("chat-", ".txt")))
    return form("file", tol(head), "44" + n[1:], tol(tail))


@fourth("number/q05-chat-link", NUM)
def _link(c: Ctx) -> Form | None:
    n = c.phone()
    head, tail = c.rng.choice((("https://wa.example/", "?text=hi"), ("call?tel=", "&v=1"), ("sms:+", "")))
    return form("file", tol(head), "44" + n[1:], tol(tail))


@fourth("number/q06-code-in-own-cell", NUM)
def _cells(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form(
        "field", tol("STD "), a, tol(c.pick(" | No. ", "   Number ", "\tno ")), f"{b}{c.pick(' ', '')}{d}"
    )


@fourth("number/q07-boxes", NUM)
def _boxes(c: Ctx) -> Form | None:
    return form("phone", c.pick("|", " | ", "][", " ").join(c.phone()))


@fourth("number/q08-nought", NUM)
def _nought(c: Ctx) -> Form | None:
    return form("phone", runs_said(c.phone(), c.pick("nought", "zero", "oh")))


@fourth("number/q09-hundreds", NUM)
def _hundreds(c: Ctx) -> Form | None:
    n = c.case.phones[0]
    last = " ".join(UNITS[int(x)] for x in n[8:])
    return form("phone", f"{c.pick('oh', 'zero')} seven seven hundred, nine hundred, {last}", expect=DOUBTFUL)


@fourth("number/q10-thousands", NUM)
def _thousands(c: Ctx) -> Form | None:
    n = c.case.phones[0][1:]
    return form("field", tol("Mobile  "), f"{n[0]},{n[1:4]},{n[4:7]},{n[7:]}", expect=DOUBTFUL)


@fourth("number/q11-kiss-glued", NUM)
def _kiss(c: Ctx) -> Form | None:
    return form("quote", out("txt me "), c.phone(), tol(c.pick("x", "xx", "xxx", "ta", "pls")))


@fourth("number/q12-emoji-beside", NUM)
def _emoji(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form(
        "quote",
        tol(c.pick("📞", "☎", "📱 ", "☎️:")),
        c.pick(f"{a}{b}{d}", f"{a} {b}{d}"),
        tol(c.pick("", "📱")),
    )


@fourth("number/q13-corrected-end", NUM)
def _corrected(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    wrong = str((int(d) + 111) % 10 ** len(d)).zfill(len(d))
    return form("quote", f"{a} {b} ", tol(f"{wrong} - no sorry "), d, expect=DOUBTFUL)


@fourth("number/q14-pauses", NUM)
def _pauses(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    mark = c.pick(" (pause) ", " yeah ", " ... ", ", then ", " [caller repeats] ", " - yep - ")
    return form("quote", a, tol(mark), b, tol(mark), d, expect=sure("repeats" not in mark))


@fourth("number/q15-owner-marks", NUM)
def _owner(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form(
        "phone",
        tol(c.pick("Mob (own): ", "H/", "ICE ", "work mob=")),
        f"{a}{b}{d}",
        tol(c.pick("(M)", "/day", "*")),
    )


@fourth("number/q16-country-named", NUM)
def _country(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form("phone", tol(c.pick("UK ", "GB ", "(UK) ")), f"{c.pick('+44 ', '44-', '')}{a[1:]} {b} {d}")


@fourth("number/q17-stray-space", NUM)
def _stray(c: Ctx) -> Form | None:
    n = c.phone()
    i, j = sorted(c.rng.sample(range(2, 10), 2))
    return form("phone", f"{n[:i]} {n[i:j]} {n[j:]}")


@fourth("number/q18-first-part-only", NUM)
def _first(c: Ctx) -> Form | None:
    n = c.phone()
    return form("phone", n[:7], tol(c.pick("....", "(rest illegible)", "????")), expect=HUMAN)


@fourth("number/q19-one-illegible", NUM)
def _illegible(c: Ctx) -> Form | None:
    n = c.phone()
    i = c.rng.randrange(6, 11)
    return form("phone", f"{n[:i]}{c.pick('?', '_', '*')}{n[i + 1 :]}", expect=DOUBTFUL)


@fourth("number/q20-two-lines-labelled", NUM)
def _two(c: Ctx) -> Form | None:
    a, b = c.case.phones
    return form("block", tol("Tel 1: "), a, tol("\nTel 2: "), " ".join(phone_groups(b)))


# --- mail ----------------------------------------------------------------------------------
@fourth("number/q30-mail-misread", NUM)
def _misread(c: Ctx) -> Form | None:
    local, host = address_of(c).split("@")
    places = [i for i, ch in enumerate(local) if i and ch in LOOKALIKE]
    if not places:
        return None
    i = c.rng.choice(places)
    return form("email", f"{local[:i]}{c.rng.choice(LOOKALIKE[local[i]])}{local[i + 1 :]}@{host}")


@fourth("number/q31-mail-underscore-hidden", NUM)
def _underscore(c: Ctx) -> Form | None:
    m = next((x for x in c.case.emails if "_" in x), "")
    return form("email", m.replace("_", c.pick(" ", "\u00a0", "__", "\\_"))) if m else None


@fourth("number/q32-mail-dots-lost", NUM)
def _dots(c: Ctx) -> Form | None:
    m = next((x for x in c.case.emails if "." in x.split("@")[0]), "")
    local, _, host = m.partition("@")
    return form("email", f"{local.replace('.', c.pick('', ',', '-'))}@{host}", expect=DOUBTFUL) if m else None


@fourth("number/q33-mail-masked", NUM)
def _masked(c: Ctx) -> Form | None:
    local, host = c.rng.choice(c.case.emails).split("@")
    shown = c.pick(f"{local[0]}{'*' * 5}{local[-1]}", f"{local[:3]}...")
    return form("email", f"{shown}@{host}", expect=DOUBTFUL)


@fourth("number/q34-two-mails", NUM)
def _mails(c: Ctx) -> Form | None:
    a, b = c.case.emails
    return form("email", a, tol(c.pick(";", "; ", ",", " / ", "\n")), b)


@fourth("number/q35-mail-dictated", NUM)
def _dictated(c: Ctx) -> Form | None:
    local, host = c.rng.choice(c.case.emails).split("@")
    said = local.replace(".", " dot ").replace("_", " underscore ")
    mark = c.pick(" all lower case, at ", " all one word at ", " that's at ", ", at ")
    return form("quote", said, tol(mark), host.replace(".", " dot "), expect=DOUBTFUL)


@fourth("number/q36-mail-on-behalf", NUM)
def _behalf(c: Ctx) -> Form | None:
    m = address_of(c)
    head, tail = c.rng.choice(
        (
            ("From: portal@forms.example on behalf of ", ""),
            ("Reply-To: <", ">"),
            ("X-Original-To: ", ""),
            ("envelope-from=", "; helo=mx.example"),
            ("for <", ">; Mon, 12 May"),
        )
    )
    return form("block", tol(head), m, tol(tail))


@fourth("number/q37-mail-broken-at-dot", NUM)
def _broken(c: Ctx) -> Form | None:
    m = address_of(c)
    return form("email", m.replace(".", f".{c.pick(chr(10), ' ', chr(10) + '   ')}", 1)) if "." in m else None


@fourth("number/q38-mail-old-directory", NUM)
def _directory(c: Ctx) -> Form | None:
    local = c.rng.choice(c.case.emails).split("@")[0]
    if len(local) < 8:
        return None
    return form("file", tol("/O=COUNCIL/OU=EXCHANGE/CN=RECIPIENTS/CN="), local.upper(), expect=DOUBTFUL)


@fourth("number/q39-mail-word-after", NUM)
def _after(c: Ctx) -> Form | None:
    m = address_of(c)
    return form("email", m, tol(c.pick("(new)", "/personal", ";x", "...", "'s inbox", "[external]")))


# --- handles -------------------------------------------------------------------------------
@fourth("number/q45-handle-escaped", NUM)
def _escaped(c: Ctx) -> Form | None:
    h = c.case.handle
    mark = c.pick("\\_", "%5F", "\\_")
    return form("file", tol("@"), h.replace("_", mark)) if "_" in h else None


@fourth("number/q46-handle-in-sentence", NUM)
def _sentence(c: Ctx) -> Form | None:
    h = c.case.handle
    return form(
        "quote",
        tol(c.pick("add me on snap ", "ig - ", "her insta is ")),
        c.pick(h, h.upper()),
        out(c.pick(" lol", "")),
    )


@fourth("number/q47-handle-cut", NUM)
def _cut(c: Ctx) -> Form | None:
    h = c.case.handle
    return form("file", tol("@"), h[:-2], tol("…"), expect=DOUBTFUL)


@fourth("number/q48-handle-said", NUM)
def _said(c: Ctx) -> Form | None:
    h = c.case.handle
    said = h.replace("_", " underscore ").replace(".", " dot ").replace("-", " dash ")
    return form("quote", " ".join(said.split()), expect=DOUBTFUL) if said != h else None
