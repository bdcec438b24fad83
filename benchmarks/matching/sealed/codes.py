"""Numbers of patients, pupils, insurance, vehicles, accounts and files, and handles."""

from __future__ import annotations

from benchmarks.matching.choices import DIGIT_WORDS, wide_groups
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol

from .common import sealed, stand, sure, whole
from .phones import NUM


def nhs(c: Ctx) -> Form | None:
    """The patient's number in its usual groups."""
    n = c.case.nhs
    return whole(f"{n[:3]} {n[3:6]} {n[6:]}")


stand("number/v40-nhs-verified", "nhs", nhs, after=(" (verified)", " - traced on spine", " [01]"))
stand(
    "number/v41-nhs-beside-hospital-number",
    "field",
    nhs,
    ("Hosp no. K0471192 / NHS ", "MRN 88120 NHS "),
    (" / GP code", ""),
)
stand(
    "number/v42-plate-with-car",
    "there",
    lambda c: whole(c.case.vehicle),
    ("parked as usual, a Corsa (", "in a grey Astra "),
    (")", ", one light out"),
)
stand(
    "number/v43-plate-permit",
    "field",
    lambda c: whole(c.case.vehicle.replace(" ", "")),
    ("VRM ", "Permit 331 for ", "Bay 6: "),
    (" exp 03/27", "", " (blue badge)"),
)
stand(
    "number/v44-reference-tagged",
    "field",
    lambda c: whole(c.case.ref),
    ("#", "Re: [EXTERNAL] ", "filed: "),
    (" (2 of 9)", "", " -closed-"),
)
stand(
    "number/v45-nino-verified",
    "field",
    lambda c: whole((n := c.case.nino) and f"{n[:2]} {n[2:4]} {n[4:6]} {n[6:8]} {n[8]}"),
    ("NI number held: ", "UC claim, "),
    (" (seen)", "", " temp"),
)
stand(
    "number/v46-handle-possessive",
    "quote",
    lambda c: whole(c.case.handle),
    ("@", "on ", ""),
    ("'s story", "’s live", " blocked me"),
)
stand(
    "number/v47-account-rent",
    "field",
    lambda c: whole(c.case.bank[1]),
    ("Std order from a/c ", "Paid out of account ", "DD bounced, acct "),
    (" 1st monthly", "", ", thanks"),
)
stand(
    "number/v48-upn-roll",
    "field",
    lambda c: whole(c.case.upn),
    ("On roll: ", "UPN/ULN "),
    (" / none", " FSM Y", ""),
)


@sealed("number/v50-nhs-figure-comments", NUM)
def _comments(c: Ctx) -> Form | None:
    """A long identifier broken by short words (stream S3, section 3)."""
    n = c.case.nhs
    return form(
        "call",
        n[:3],
        out(c.pick(" then ", ", that's ", " followed by ")),
        n[3:6],
        out(c.pick(" and ", ", last bit ", ", ")),
        n[6:],
    )


@sealed("number/v51-nhs-code-marks", NUM)
def _marks(c: Ctx) -> Form | None:
    left, right = c.rng.choice((("*", "*"), ("||", "|"), ("%", "?"), ("<<", ">>")))
    return form("field", tol(left), c.case.nhs, tol(right))


@sealed("number/v52-nhs-in-letter-line", NUM)
def _line(c: Ctx) -> Form | None:
    n = c.case.nhs
    return form("block", f"{n[:3]} {n[3:6]}", out(c.pick("\n      ", "\n\t", "\n> ")), n[6:])


@sealed("number/v53-nhs-half-words", NUM)
def _half(c: Ctx) -> Form | None:
    n = c.case.nhs
    said = " ".join(DIGIT_WORDS[int(x)] for x in n[6:])
    return form("call", f"{n[:3]} {n[3:6]} {said}")


@sealed("number/v54-upn-like-a-phone", NUM)
def _upn(c: Ctx) -> Form | None:
    u = c.case.upn
    return form(
        "upn",
        c.pick(wide_groups(u, (1, 5, 3, 4)), wide_groups(u, (3, 4, 4, 2)), wide_groups(u, (1, 3, 4, 5), "-")),
    )


@sealed("number/v55-upn-letter-said", NUM)
def _letter(c: Ctx) -> Form | None:
    """Figures broken by short words are found (section 3, S3: digits only); the letter apart may stay."""
    u = c.case.upn
    return form(
        "call",
        tol("letter "),
        tol(u[0]),
        out(c.pick(", then ", " and then ")),
        wide_groups(u[1:], (3, 3, 3, 3)),
    )


@sealed("number/v56-nino-suffix-bracket", NUM)
def _suffix(c: Ctx) -> Form | None:
    n = c.case.nino
    return form(
        "nino",
        c.pick(
            f"{n[:2]} {n[2:4]} {n[4:6]} {n[6:8]} ({n[8]})",
            f"{n[:8]} [{n[8]}]",
            f"({n[:2]}) {n[2:8]} {n[8]}",
            f"{n[:8]}_{n[8]}",
        ),
    )


@sealed("number/v57-nino-prefix-apart", NUM)
def _prefix(c: Ctx) -> Form | None:
    """Words between the parts of an identifier are covered for phones and long figures only: asked."""
    n = c.case.nino
    return form(
        "field",
        tol("Prefix "),
        n[:2],
        tol(c.pick("  Number ", "; number ", "\nNumber: ")),
        n[2:8],
        tol(c.pick("  Suffix ", "; suffix ", "\nSuffix: ")),
        n[8],
        expect=DOUBTFUL,
    )


@sealed("number/v58-plate-comma", NUM)
def _comma(c: Ctx) -> Form | None:
    a, b = c.case.vehicle.split()
    return form("vehicle", c.pick(f"{a}, {b}", f"{a}/{b}", f"{a}+{b}", f"{a},{b}"))


@sealed("number/v59-plate-small-spread", NUM)
def _spread(c: Ctx) -> Form | None:
    bare = c.case.vehicle.replace(" ", "")
    return form("quote", c.pick(" ".join(bare.lower()), "-".join(bare), ".".join(bare.lower())))


@sealed("number/v60-plate-in-braces", NUM)
def _braces(c: Ctx) -> Form | None:
    left, right = c.rng.choice((('{"vrm":"', '"}'), ("vrn=", "&make="), ("<reg>", "</reg>")))
    return form("block", out(left), c.case.vehicle.replace(" ", ""), out(right))


@sealed("number/v61-sort-with-strokes", NUM)
def _strokes(c: Ctx) -> Form | None:
    s, n, _ = c.case.bank
    return form(
        "bank",
        tol("sort code "),
        c.pick(f"{s[:2]}/{s[2:4]}/{s[4:]}", f"{s[:2]}.{s[2:4]}.{s[4:]}"),
        tol(c.pick(" acc no ", ", account ", "; a/c ")),
        c.pick(n, f"{n[:4]} {n[4:]}"),
    )


@sealed("number/v62-account-then-half", NUM)
def _then(c: Ctx) -> Form | None:
    n = c.case.bank[1]
    return form("call", tol("account "), n[:4], out(c.pick(" and then ", ", next ", " followed by ")), n[4:])


@sealed("number/v63-payment-line", NUM)
def _payment(c: Ctx) -> Form | None:
    s, n, _ = c.case.bank
    return form(
        "field",
        out("BACS "),
        c.pick(f"{s[:2]}-{s[2:4]}-{s[4:]}", s),
        out(c.pick(" / ", "|", " > ")),
        n,
        out(" 85.00 CR"),
    )


@sealed("number/v64-iban-lines", NUM)
def _iban(c: Ctx) -> Form | None:
    i = c.case.bank[2]
    return form("block", wide_groups(i[:12], (4, 4)), out("\n"), wide_groups(i[12:], (4, 4)))


@sealed("number/v65-iban-label-glued", NUM)
def _glued(c: Ctx) -> Form | None:
    """Capitals glued to capitals leave no token start (section 4.3): asked."""
    label = c.pick("IBAN", "iban:", "(IBAN)")
    return form(
        "field", tol(label), c.case.bank[2], tol(c.pick(";BIC", "", ",GBP")), expect=sure(label != "IBAN")
    )


@sealed("number/v66-ref-with-author", NUM)
def _author(c: Ctx) -> Form | None:
    return form("field", c.case.ref, tol(c.pick("/JB", "/ab/3", " (JB/kl)", ".v2")))


@sealed("number/v67-ref-number-first", NUM)
def _first(c: Ctx) -> Form | None:
    stem, year, number = c.case.ref.rsplit("-", 2)
    return form("ref", c.pick(f"{number}/{year} ({stem})", f"{number} of {year}, {stem}"), expect=DOUBTFUL)


@sealed("number/v68-ref-lines", NUM)
def _lines(c: Ctx) -> Form | None:
    stem, year, number = c.case.ref.rsplit("-", 2)
    gap = c.pick("-\n", "\n-", " -\n")
    return form("block", f"{stem}-{year}{gap}{number}")


@sealed("number/v69-ref-escaped", NUM)
def _escaped(c: Ctx) -> Form | None:
    made = c.case.ref.replace("-", c.pick("%2D", "&#45;", "\\u002d")).replace("/", c.pick("%2F", "/"))
    return form("file", tol("https://docs.example/c/"), made, tol("?dl=1"))


@sealed("number/v70-handle-capital", NUM)
def _capital(c: Ctx) -> Form | None:
    return form(
        "quote", out("add me "), c.case.handle.capitalize(), out(c.pick(" on there", "", " (new acc)"))
    )


@sealed("number/v71-handle-glued-at", NUM)
def _at(c: Ctx) -> Form | None:
    return form(
        "field",
        tol(c.pick("ig:@", "Insta@", "tiktok.example/@", "(@")),
        c.case.handle,
        tol(c.pick(")", "?lang=en", "")),
    )


@sealed("number/v72-handle-first-part", NUM)
def _part(c: Ctx) -> Form | None:
    head = c.case.handle.replace(".", "_").replace("-", "_").split("_")[0]
    return form("quote", out("her username starts "), head, expect=DOUBTFUL) if len(head) > 4 else None


@sealed("number/v73-two-identifiers-slash", NUM)
def _slash(c: Ctx) -> Form | None:
    n = c.case.nhs
    return form("field", f"{n[:3]}-{n[3:6]}-{n[6:]}", out(c.pick(" // ", " \\ ", " & NI ")), c.case.nino)
