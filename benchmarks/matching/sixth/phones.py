"""Telephone numbers and mail addresses in exports, transcripts, bounce messages and on phones."""

from __future__ import annotations

from benchmarks.matching.checks import phone_groups
from benchmarks.matching.choices import WELSH_FIGURES, mail_parts
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol

from .common import DIGIT_WORDS, in_pairs, sixth

NUM = "number"


@sixth("number/t01-phone-other-scheme", NUM)
def _scheme(c: Ctx) -> Form | None:
    n = c.phone()
    lead, tail = c.rng.choice(
        (("sms:", "?body=hi"), ("callto:", ""), ("facetime:", ""), ("whatsapp://send?phone=", "&text=x"))
    )
    return form("file", tol(lead), c.pick(n, f"+44{n[1:]}"), tol(tail))


@sixth("number/t02-phone-scientific", NUM)
def _scientific(c: Ctx) -> Form | None:
    n = c.phone()[1:]
    return form("field", f"{n[0]}.{n[1:]}", tol(c.pick("E+09", "E9", "e+009")))


@sixth("number/t03-phone-end-said-as-number", NUM)
def _end(c: Ctx) -> Form | None:
    n = c.phone()
    lead = " ".join("oh" if x == "0" else DIGIT_WORDS[int(x)] for x in n[:-2])
    return form("call", f"{lead}, {in_pairs(n[-2:])}", expect=DOUBTFUL)


@sixth("number/t04-phone-nought-apart", NUM)
def _apart(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form(
        "phone",
        c.pick(
            f"0 {a[1:]} {b}{d}",
            f"0-{a[1:]}-{b}{d}",
            f"0({a[1:]}) {b} {d}",
            f"0/{a[1:]}/{b}{d}",
            f"0.{a[1:]}.{b}.{d}",
        ),
    )


@sixth("number/t05-phone-code-last", NUM)
def _last(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    left, right = c.rng.choice(((" (", ")"), (", code ", ""), (" - dial code ", "")))
    return form("phone", f"{b}{c.pick('', ' ')}{d}", tol(left), a, tol(right), expect=DOUBTFUL)


@sixth("number/t06-phone-printers-dashes", NUM)
def _dashes(c: Ctx) -> Form | None:
    mark = c.pick("\u2011", "\u2013", "\u2212", "\u00ad", "\u2043", "\uff0d")
    return form("phone", mark.join(phone_groups(c.phone())))


@sixth("number/t07-phone-odd-marks", NUM)
def _marks(c: Ctx) -> Form | None:
    return form("quote", c.pick("_", "*", "~", " • ", "=", "'").join(phone_groups(c.phone())))


@sixth("number/t08-phone-in-welsh", NUM)
def _welsh(c: Ctx) -> Form | None:
    a, b, d = (" ".join(WELSH_FIGURES[int(x)] for x in part) for part in phone_groups(c.phone()))
    return form("welsh", f"{a}, {b}, {d}")


@sixth("number/t09-phone-card-line", NUM)
def _card(c: Ctx) -> Form | None:
    n = c.phone()
    label, made = c.rng.choice((("", n), ("", f"+44-{n[1:5]}-{n[5:]}"), ("tel:", f"+44{n[1:]}")))
    return form(
        "block",
        out("TEL;TYPE="),
        tol(c.pick("CELL;PREF=1:", "HOME,VOICE:", "work:") + label),
        made,
        out("\nREV:1"),
    )


@sixth("number/t10-phone-with-network", NUM)
def _network(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form(
        "phone",
        a,
        out(c.pick(" (giffgaff) ", " [pay as you go] ", " - that's the old phone - ")),
        f"{b}{c.pick('', ' ')}{d}",
    )


@sixth("number/t11-phone-dialled", NUM)
def _extra(c: Ctx) -> Form | None:
    n = c.phone()
    return form("field", tol(c.pick("1471 said ", "9,", "141 ")), n)


@sixth("number/t12-phone-listed", NUM)
def _listed(c: Ctx) -> Form | None:
    one, two = c.case.phones
    return form("field", one, out(c.pick(";", " // ", "|", " & ", ", ")), two)


@sixth("number/t13-phone-in-brackets-whole", NUM)
def _whole(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    left, right = c.rng.choice((("[", "]"), ("{", "}"), ("<", ">"), ("((", "))")))
    return form("quote", out("the neighbour "), tol(left), f"{a}{c.pick('', ' ')}{b}{d}", tol(right))


@sixth("number/t14-phone-json", NUM)
def _json(c: Ctx) -> Form | None:
    n = c.phone()
    return form("field", tol('{"cc":"44","nsn":"'), n[1:], tol('"}'))


@sixth("number/t15-phone-call-record", NUM)
def _record(c: Ctx) -> Form | None:
    n = c.phone()
    return form(
        "log",
        tol(c.pick("B-NUM ", "A PTY ", "MSISDN ")),
        f"44{n[1:]}",
        tol(c.pick(" DUR 000141", " IMSI N/A", " CELL 4471")),
    )


# --- mail -------------------------------------------------------------------------------
@sixth("number/t20-mail-bounce", NUM)
def _bounce(c: Ctx) -> Form | None:
    name, host = mail_parts(c)
    return form("field", tol(c.pick("bounces+", "return-118-")), name, tol(f"={host}@mailer.invalid"))


@sixth("number/t21-mail-rewritten", NUM)
def _rewritten(c: Ctx) -> Form | None:
    name, host = mail_parts(c)
    return form("field", tol(f"SRS0=a1B2=7Q={host}="), name, tol("@relay.invalid"))


@sixth("number/t22-mail-link-written", NUM)
def _link(c: Ctx) -> Form | None:
    mail = "@".join(mail_parts(c))
    return form("block", out("["), mail, out("](mailto:"), mail, out(")"))


@sixth("number/t23-mail-glued-after", NUM)
def _glued(c: Ctx) -> Form | None:
    name, host = mail_parts(c)
    return form(
        "field",
        tol(c.pick("Email", "E-mail:", "e:", "eml=")),
        f"{name}@{host}" if c.rng.random() < 0.5 else f"{name.upper()}@{host}",
        tol(c.pick("/Tel", ";Mob", ",DOB", "(home)")),
    )


@sixth("number/t24-mail-clipped", NUM)
def _clipped(c: Ctx) -> Form | None:
    name, host = mail_parts(c)
    return form("email", name, tol(f"@{host[: c.rng.randrange(2, 6)]}{c.pick('…', '...', '~')}"))


@sixth("number/t25-mail-two-at-signs", NUM)
def _twice(c: Ctx) -> Form | None:
    name, host = mail_parts(c)
    return form("email", c.pick(f"{name}@@{host}", f"{name}@ @{host}", f"@{name}@{host}", f"{name}@{host}@"))


@sixth("number/t26-mail-other-keyboard", NUM)
def _keyboard(c: Ctx) -> Form | None:
    name, host = mail_parts(c)
    return form("email", name, tol(f"{c.pick(chr(34), '§', '€', 'ò', 'à')}{host}"))


@sixth("number/t27-mail-bracketed-parts", NUM)
def _parts(c: Ctx) -> Form | None:
    name, host = mail_parts(c)
    return form(
        "email",
        c.pick(
            f"[{name}]@[{host}]",
            f"{name} <at> {host}",
            f"{name}(@){host}",
            f"{name} {{@}} {host}",
            f"{name}|@|{host}",
        ),
    )


@sixth("number/t28-mail-host-apart", NUM)
def _apart(c: Ctx) -> Form | None:
    name, host = mail_parts(c)
    return form(
        "call",
        tol("user name "),
        name,
        out(c.pick(", and then the bit after the at is ", " - that one's at ", ", host ")),
        tol(host),
    )


@sixth("number/t29-mail-header-coded", NUM)
def _coded(c: Ctx) -> Form | None:
    name, host = mail_parts(c)
    return form(
        "field",
        tol("To: =?utf-8?Q?x?= <"),
        c.pick(f"{name}@{host}", f"{name}=40{host}", f"{name}&#64;{host}", f"{name}\\u0040{host}"),
        tol(">"),
    )


@sixth("number/t30-mail-welsh-dictated", NUM)
def _dictated(c: Ctx) -> Form | None:
    name, host = mail_parts(c)
    said = "".join({".": " dot ", "_": " tanlinell ", "-": " cysylltnod "}.get(ch, ch) for ch in name)
    return form(
        "welsh", f"{said} {c.pick('at', 'malwen', '@')} {host.replace('.', ' dot ')}", expect=DOUBTFUL
    )


@sixth("number/t31-mail-semicolon-list", NUM)
def _list(c: Ctx) -> Form | None:
    one, two = c.case.emails
    return form("field", one, out(c.pick(";", "; ", ",", " | ")), two)
