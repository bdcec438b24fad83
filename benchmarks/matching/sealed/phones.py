"""Telephone numbers and mail addresses in contact lists, chat exports, recordings, signatures and logs."""

from __future__ import annotations

from benchmarks.matching.checks import phone_groups
from benchmarks.matching.choices import DIGIT_WORDS, mail_parts, wide_groups
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol

from .common import sealed, stand, sure, whole

NUM = "number"


def grouped(c: Ctx) -> Form | None:
    """A number in its usual groups."""
    return whole(" ".join(phone_groups(c.phone())))


def mail(c: Ctx) -> Form | None:
    """A mail address as it is."""
    return whole(c.rng.choice([*c.case.emails, c.case.derived["email"]]))


# --- everyday -------------------------------------------------------------------------------
stand(
    "number/v01-phone-contact-list",
    "field",
    grouped,
    ("ICE mum ", "School run: ", "Wk no. ", "1st contact "),
    ("", " (text only)", " - no voicemail"),
    label=True,
)
stand(
    "number/v02-phone-in-note",
    "quote",
    grouped,
    ("New number!! ", "its me, save ", "plz ring "),
    ("", " ta", " after 6"),
)
stand(
    "number/v03-phone-poster",
    "field",
    lambda c: whole(c.phone()),
    ("LOST CAT call ", "Man & van ", "Room to let "),
    ("", " no timewasters"),
)
stand(
    "number/v04-phone-form-tail",
    "field",
    grouped,
    ("Can we text? Y  ", "Consent to call ", "Preferred: mobile "),
    (" Y", "  Best time: am", ""),
)
stand(
    "number/v05-mail-signature",
    "block",
    mail,
    ("E: ", "e | ", "Email "),
    ("  W: www.site.example", " | T: see above", ""),
    label=True,
)
stand(
    "number/v06-mail-login",
    "field",
    mail,
    ("Username: ", "Apple ID ", "Reset link sent to "),
    (" (unverified)", "", ", expires in 1h"),
)
stand(
    "number/v07-mail-possessive",
    "there",
    mail,
    ("sent from ", "logged in through "),
    ("'s account", ".", ","),
)
stand(
    "number/v08-mail-capital-first",
    "quote",
    lambda c: whole((m := mail(c)) and m.text.capitalize()),
    ("Email me ", ""),
    ("", " thx"),
)


# --- phones ---------------------------------------------------------------------------------
@sealed("number/v10-phone-chat-export", NUM)
def _export(c: Ctx) -> Form | None:
    """Chat programs wrap numbers in direction marks, with no-break spaces inside."""
    n = c.phone()
    made = f"+44\u00a0{n[1:5]}\u00a0{n[5:]}"
    return form(
        "block",
        out("\u200e"),
        tol("\u202a"),
        made,
        tol("\u202c"),
        out(c.pick(" left", " changed to a new number", ": hi")),
    )


@sealed("number/v11-phone-double-country", NUM)
def _country(c: Ctx) -> Form | None:
    """The permitted prefixes 0044 and 00440 (section 5)."""
    n = c.phone()
    return form(
        "phone", tol(c.pick("0044 (0) ", "0044(0)", "00440 ", "+440", "44 (0) ")), f"{n[1:5]} {n[5:]}"
    )


@sealed("number/v12-phone-formula-text", NUM)
def _formula(c: Ctx) -> Form | None:
    n = c.phone()
    left, right = c.rng.choice((('="', '"'), ('"=""', '"""'), ("`", ""), ("\u2019", "")))
    return form("field", out(left), n, out(right))


@sealed("number/v13-phone-commas", NUM)
def _commas(c: Ctx) -> Form | None:
    n = c.phone()
    return form("call", wide_groups(n, c.rng.choice(((2, 3, 3), (5, 3), (4, 2, 2), (3, 4))), ", "))


@sealed("number/v14-phone-recording", NUM)
def _recording(c: Ctx) -> Form | None:
    n = c.phone()
    return form(
        "file",
        tol(c.pick("Call with ", "VM-", "rec_in_")),
        c.pick(n, f"+44{n[1:]}"),
        tol(c.pick("_20250114.m4a", ".amr", " (2).wav")),
    )


@sealed("number/v15-phone-owner-inside", NUM)
def _owner(c: Ctx) -> Form | None:
    """One short interruption (taxonomy, phones)."""
    a, b, d = phone_groups(c.phone())
    return form("phone", a, out(c.pick(" (hers) ", " [old] ", " - wk - ", " *home* ")), f"{b} {d}")


@sealed("number/v16-phone-half-words", NUM)
def _half(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    said = " ".join(DIGIT_WORDS[int(x)] for x in d)
    return form("call", f"{a} {b} {said}")


@sealed("number/v17-phone-each-figure-comma", NUM)
def _figures(c: Ctx) -> Form | None:
    return form("call", c.pick(", ", "; ", " / ").join(c.phone()))


@sealed("number/v18-phone-after-network-code", NUM)
def _two(c: Ctx) -> Form | None:
    one, two = c.case.phones
    return form("field", tol("M "), one, out(c.pick(" H ", " / H: ", " (eves ")), two)


@sealed("number/v19-phone-last-figures-asked", NUM)
def _last(c: Ctx) -> Form | None:
    """The last figures beside a word for it are asked (taxonomy, phones)."""
    n = c.phone()
    return form(
        "there",
        out(c.pick("rung from the phone ending ", "on the mobile, last four ")),
        n[-4:],
        expect=DOUBTFUL,
    )


@sealed("number/v20-phone-cell-per-figure", NUM)
def _cells(c: Ctx) -> Form | None:
    return form("field", tol("Tel "), c.pick("|", " | ", "_").join(c.phone()))


@sealed("number/v21-phone-query", NUM)
def _query(c: Ctx) -> Form | None:
    n = c.phone()
    return form(
        "file",
        tol("https://lookup.example/?msisdn="),
        c.pick(f"%2B44{n[1:]}", f"44{n[1:]}", n),
        tol("&src=crm"),
    )


# --- mail -----------------------------------------------------------------------------------
@sealed("number/v30-mail-server-log", NUM)
def _log(c: Ctx) -> Form | None:
    left, right = c.rng.choice(
        (
            ("RCPT TO:<", ">"),
            ("to=<", ">, relay=none"),
            ("Final-Recipient: rfc822;", ""),
            ("orig_to=<", ">, delay=3"),
        )
    )
    return form("block", out(left), "@".join(mail_parts(c)), out(right))


@sealed("number/v31-mail-words-in-hyphens", NUM)
def _hyphens(c: Ctx) -> Form | None:
    name, host = mail_parts(c)
    return form("email", f"{name}-at-{host.replace('.', '-dot-')}")


@sealed("number/v32-mail-at-lost", NUM)
def _lost(c: Ctx) -> Form | None:
    """Scan or export without the sign: the letters are all there (section 5, optional at)."""
    name, host = mail_parts(c)
    return form("email", c.pick(f"{name}{host}", f"{name} {host}"))


@sealed("number/v33-mail-double-dot", NUM)
def _dots(c: Ctx) -> Form | None:
    name, host = mail_parts(c)
    return form("email", f"{name}@{host.replace('.', '..', 1)}")


@sealed("number/v34-mail-host-without-end", NUM)
def _end(c: Ctx) -> Form | None:
    name, host = mail_parts(c)
    return form(
        "quote",
        name,
        tol(f"{c.pick('@', ' at ')}{host.split('.')[0]}"),
        expect=sure(sum(ch.isalpha() for ch in name) >= 6),
    )


@sealed("number/v35-mail-capital-words", NUM)
def _capital(c: Ctx) -> Form | None:
    name, host = mail_parts(c)
    return form("email", f"{name} AT {host.replace('.', ' DOT ')}")


@sealed("number/v36-mail-local-then-host-row", NUM)
def _row(c: Ctx) -> Form | None:
    name, host = mail_parts(c)
    return form(
        "block",
        tol("Mailbox: "),
        name,
        out(c.pick("\nDomain: ", "   Domain ", "\nProvider: ")),
        tol(host),
        expect=sure(sum(ch.isalpha() for ch in name) >= 6),
    )


@sealed("number/v37-mail-footer-glued", NUM)
def _footer(c: Ctx) -> Form | None:
    return form(
        "block",
        out("<"),
        "@".join(mail_parts(c)),
        out(c.pick(">Sent from my phone", ">wrote:", "|Unsubscribe")),
    )


@sealed("number/v38-mail-named-in-list", NUM)
def _named(c: Ctx) -> Form | None:
    one, two = c.case.emails
    return form("field", out("Cc: A <"), one, out(c.pick(">; B <", ">, B <")), two, out(">"))


@sealed("number/v39-mail-commented", NUM)
def _comment(c: Ctx) -> Form | None:
    return form(
        "field",
        out(c.pick("(", "# ", "// ")),
        "@".join(mail_parts(c)),
        out(c.pick(" (mum)", " bounced", " - old?")),
    )
