"""Telephone numbers and e-mail addresses."""

from __future__ import annotations

import itertools

from .checks import phone_groups, swap_adjacent
from .context import Ctx
from .model import DOUBTFUL, HUMAN, SEEN_ONLY, Form, define, form, tol
from .slips import scan_digits
from .words import spoken_digits

NUM = "number"


@define("number/phone-01-usual", NUM)
def _usual(c: Ctx) -> Form | None:
    return form("phone", " ".join(phone_groups(c.phone())))


@define("number/phone-02-closed", NUM)
def _closed(c: Ctx) -> Form | None:
    return form("phone", c.phone())


@define("number/phone-03-grouping", NUM)
def _grouping(c: Ctx) -> Form | None:
    n, cut = c.phone(), c.rng.choice(((5, 11), (4, 7), (3, 7), (5, 7, 9), (2, 5, 8), (4, 8)))
    edges = [0, *(k for k in cut if k < len(n)), len(n)]
    return form("phone", " ".join(n[a:b] for a, b in itertools.pairwise(edges)))


@define("number/phone-04-marks", NUM)
def _marks(c: Ctx) -> Form | None:
    return form("phone", c.pick(".", "-", "/", " - ", "\u2013", "_").join(phone_groups(c.phone())))


@define("number/phone-05-plus44", NUM)
def _plus(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form("phone", c.pick(f"+44 {a[1:]} {b} {d}", f"+44{a[1:]}{b}{d}", f"+44-{a[1:]}-{b}-{d}"))


@define("number/phone-06-0044", NUM)
def _double_zero(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form("phone", c.pick(f"0044 {a[1:]} {b}{d}", f"0044{a[1:]}{b}{d}", f"00 44 {a[1:]} {b} {d}"))


@define("number/phone-07-plus44-zero", NUM)
def _zero(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form("phone", f"+44 (0){c.pick('', ' ')}{a[1:]} {b} {d}")


@define("number/phone-08-brackets", NUM)
def _brackets(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form("phone", tol("("), f"{a}) {b} {d}")


@define("number/phone-09-extension", NUM)
def _extension(c: Ctx) -> Form | None:
    return form("phone", " ".join(phone_groups(c.phone())), tol(c.pick(" ext. 214", " x214", " extension 3")))


@define("number/phone-10-words", NUM)
def _words(c: Ctx) -> Form | None:
    return form(
        "phone",
        spoken_digits(c.phone(), doubles=c.rng.random() < 0.7, oh=c.pick("oh", "zero", "o", "nought")),
    )


@define("number/phone-11-scan", NUM)
def _scan(c: Ctx) -> Form | None:
    return form("phone", scan_digits(" ".join(phone_groups(c.phone())), c.rng))


@define("number/phone-12-tel", NUM)
def _tel(c: Ctx) -> Form | None:
    n = c.phone()
    return form(
        "phone",
        tol(c.pick("tel:", "sms:", "whatsapp:", "https://wa.example/")),
        c.pick(n, "+44" + n[1:], "44" + n[1:]),
    )


@define("number/phone-13-interrupted", NUM)
def _interrupted(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form("phone", f"{a} {b} ", tol(c.pick("(mob) ", "(home) ", "(m) ", "or ring ")), d)


@define("number/phone-14-ending", NUM)
def _ending(c: Ctx) -> Form | None:
    return form(
        "phone",
        tol(c.pick("the number ending ", "the one ending in ", "a mobile ending ")),
        c.phone()[-c.rng.choice((3, 4)) :],
        expect=DOUBTFUL,
    )


@define("number/phone-15-masked", NUM)
def _masked(c: Ctx) -> Form | None:
    n = c.phone()
    return form(
        "phone",
        c.pick(f"{n[:5]} *** {n[8:]}", f"{n[:5]}xxx{n[8:]}", f"{n[:4]} •••• {n[8:]}"),
        expect=DOUBTFUL,
    )


@define("number/phone-16-no-zero", NUM)
def _no_zero(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form("phone", c.pick(f"{a[1:]}{b}{d}", f"{a[1:]} {b} {d}"))


@define("number/phone-17-line", NUM)
def _line(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form("phone", c.pick(f"{a}\n{b} {d}", f"{a} {b}\n{d}", f"{a}\t{b}\t{d}"))


@define("number/phone-18-mixed-words", NUM, sets=SEEN_ONLY)
def _mixed(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form("phone", f"{a} {spoken_digits(b)} {d}")


@define("number/phone-19-digit-pairs", NUM, sets=SEEN_ONLY)
def _pairs(c: Ctx) -> Form | None:
    n = c.phone()
    return form("phone", c.pick(" ", ".", "-", ", ").join([n[0], *(n[i : i + 2] for i in range(1, 11, 2))]))


@define("number/phone-20-digit-by-digit", NUM, sets=SEEN_ONLY)
def _digits(c: Ctx) -> Form | None:
    return form("phone", c.pick(" ", "-", ".", ", ").join(c.phone()))


@define("number/phone-21-swapped", NUM, sets=SEEN_ONLY)
def _swapped(c: Ctx) -> Form | None:
    n = c.phone()
    made = swap_adjacent(c.rng, n, 6)
    return form("phone", made, expect=DOUBTFUL) if made and made not in c.case.phones else None


@define("number/phone-22-local", NUM, sets=SEEN_ONLY)
def _local(c: Ctx) -> Form | None:
    return form("phone", c.phone()[5:], expect=HUMAN)


@define("number/phone-23-plus-brackets", NUM, sets=SEEN_ONLY)
def _plus_brackets(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form("phone", tol("("), c.pick(f"+44) {a[1:]} {b}{d}", f"0044) {a[1:]} {b} {d}"))


def address_of(c: Ctx) -> str:
    """A withheld e-mail address."""
    return c.rng.choice([*c.case.emails, c.case.derived["email"]])


@define("number/mail-01-usual", NUM)
def _mail(c: Ctx) -> Form | None:
    m = address_of(c)
    return form("email", tol(c.pick("", "<", "mailto:")), c.pick(m, m.upper(), m.title(), m))


@define("number/mail-02-words", NUM)
def _mail_words(c: Ctx) -> Form | None:
    local, host = address_of(c).split("@")
    at, dot = c.pick(" at ", " AT ", "(at)", " [at] "), c.pick(" dot ", "(dot)", ".")
    return form(
        "email", local.replace(".", dot).replace("_", c.pick("_", " underscore ")), at, host.replace(".", dot)
    )


@define("number/mail-03-spaces", NUM)
def _mail_spaces(c: Ctx) -> Form | None:
    local, host = address_of(c).split("@")
    return form("email", local + c.pick(" @ ", " @", "@ ", "@\n", "\n@") + host)


@define("number/mail-04-coded", NUM)
def _mail_coded(c: Ctx) -> Form | None:
    return form("email", tol("mailto:"), address_of(c).replace("@", "%40"))


@define("number/mail-05-plus-tag", NUM)
def _mail_plus(c: Ctx) -> Form | None:
    local, host = address_of(c).split("@")
    return form("email", local, tol(c.pick("+school", "+lists")), tol("@" + host))


@define("number/mail-06-full-width", NUM)
def _mail_wide(c: Ctx) -> Form | None:
    return form("email", address_of(c).replace("@", "\uff20"))


@define("number/mail-07-local", NUM)
def _mail_local(c: Ctx) -> Form | None:
    local = address_of(c).split("@")[0]
    return (
        form("file", local, tol(c.pick("@elsewhere.example", " (on the app)"))) if len(local) >= 8 else None
    )


@define("number/mail-08-slip", NUM)
def _mail_slip(c: Ctx) -> Form | None:
    local, host = address_of(c).split("@")
    return form("email", f"{swap_letters(local, c)}@{host}", expect=DOUBTFUL)


def swap_letters(local: str, c: Ctx) -> str:
    """Two neighbouring different letters exchanged, not at the ends."""
    places = [i for i in range(1, len(local) - 2) if local[i] != local[i + 1] and local[i : i + 2].isalpha()]
    i = c.rng.choice(places)
    return local[:i] + local[i + 1] + local[i] + local[i + 2 :]


@define("number/mail-09-line", NUM)
def _mail_line(c: Ctx) -> Form | None:
    m = address_of(c)
    cut = c.rng.randrange(3, len(m) - 3)
    return form("email", m[:cut] + "\n" + m[cut:])


@define("number/mail-10-spelt", NUM, sets=SEEN_ONLY)
def _mail_spelt(c: Ctx) -> Form | None:
    local, host = address_of(c).split("@")
    return form(
        "email",
        local.replace(".", " dot ").replace("_", " underscore "),
        c.pick(" {at} ", " <at> ", " (a) ", " at sign "),
        host.replace(".", " . "),
    )
