"""Numbers of patients, pupils, insurance, vehicles, accounts and files, and handles."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol

from .common import DIGIT_WORDS, fifth, phonetic, wide_groups
from .phones import NUM
from .slips import specks


@fifth("number/r40-nhs-odd-groups", NUM)
def _nhs(c: Ctx) -> Form | None:
    sizes = c.rng.choice(((2, 4, 4), (4, 3, 3), (5, 5), (3, 4, 3), (2, 2, 2, 2, 2), (6, 4)))
    return form("nhs", wide_groups(c.case.nhs, sizes, c.pick(" ", "-", ".")))


@fifth("number/r41-nhs-boxes", NUM)
def _boxes(c: Ctx) -> Form | None:
    n = c.case.nhs
    return form(
        "nhs", c.pick("|".join(n), " ".join(n), "".join(f"[{x}]" for x in n), " | ".join(n), "_".join(n))
    )


@fifth("number/r42-nhs-label-glued", NUM)
def _nhs_label(c: Ctx) -> Form | None:
    n = c.case.nhs
    made = c.pick(n, f"{n[:3]} {n[3:6]} {n[6:]}", f"{n[:3]}-{n[3:6]}-{n[6:]}")
    return form(
        "field", tol(c.pick("NHS", "NHSNo", "NHS#", "*", "Pt:")), made, tol(c.pick("", "*", " (verified)"))
    )


@fifth("number/r43-nhs-said", NUM)
def _nhs_said(c: Ctx) -> Form | None:
    n = c.case.nhs
    words = [DIGIT_WORDS[int(x)] for x in n[3:]]
    lead = c.pick("treble nine", "triple nine", "nine double nine", "nine nine nine")
    return form("call", f"{lead}, {' '.join(words[:3])}, {' '.join(words[3:])}")


@fifth("number/r44-nhs-broken", NUM)
def _nhs_broken(c: Ctx) -> Form | None:
    n = c.case.nhs
    return form(
        "block",
        c.pick(f"{n[:3]} {n[3:6]}\n        {n[6:]}", f"{n[:6]}-\n{n[6:]}", f"{n[:3]}\n{n[3:6]}\n{n[6:]}"),
    )


@fifth("number/r45-upn-written", NUM)
def _upn(c: Ctx) -> Form | None:
    u = c.case.upn
    return form(
        "upn",
        c.pick(
            f"{u[0]} {u[1:4]} {u[4:8]} {u[8:]}",
            u.lower(),
            f"{u[:4]}-{u[4:8]}-{u[8:]}",
            " ".join(u),
            f"{u[0]}-{u[1:]}",
            f"{u[:5]} {u[5:]}",
        ),
    )


@fifth("number/r46-nino-written", NUM)
def _nino(c: Ctx) -> Form | None:
    n = c.case.nino
    return form(
        "nino",
        c.pick(
            f"{n[:2]} {n[2:8]} {n[8]}",
            " ".join(n),
            f"{n[:2]}-{n[2:4]}-{n[4:6]}-{n[6:8]}-{n[8]}",
            f"{n[:2]} {n[2:5]} {n[5:8]}{n[8]}",
            f"{n[:2]}{n[2:8]} ({n[8]})",
            n.lower(),
        ),
    )


@fifth("number/r47-nino-no-suffix", NUM)
def _nino_short(c: Ctx) -> Form | None:
    n = c.case.nino
    return form("nino", c.pick(n[:8], f"{n[:2]} {n[2:4]} {n[4:6]} {n[6:8]}"), tol(c.pick("", " ?", " _")))


@fifth("number/r48-nino-phonetic", NUM)
def _nino_said(c: Ctx) -> Form | None:
    n = c.case.nino
    return form("call", phonetic(n, c.pick(" ", ", ")))


@fifth("number/r49-plate-phonetic", NUM)
def _plate_said(c: Ctx) -> Form | None:
    made = phonetic(c.case.vehicle, " ")
    return form("call", c.pick(made, made.lower(), made.upper()))


@fifth("number/r50-plate-written", NUM)
def _plate(c: Ctx) -> Form | None:
    v = c.case.vehicle
    a, b = v.split()
    return form(
        "vehicle",
        c.pick(
            f"{a[:2]} {a[2:]} {b}",
            f"{a[:2]}-{a[2:]}-{b}",
            " ".join(a + b),
            f"{a.lower()}{b.lower()}",
            f"{a}.{b}",
            f"{a}\n{b}",
            f"{a}/{b}",
        ),
    )


@fifth("number/r51-plate-label", NUM)
def _plate_label(c: Ctx) -> Form | None:
    v = c.case.vehicle
    return form(
        "log",
        tol(c.pick("VRM", "REG:", "VEH/", "INDEX ")),
        v.replace(" ", ""),
        tol(c.pick("/BLU ASTRA", " SILVER", "")),
    )


@fifth("number/r52-plate-one-unread", NUM)
def _plate_unread(c: Ctx) -> Form | None:
    v = c.case.vehicle
    return form("vehicle", c.pick(f"{v[:-1]}?", f"{v[:-2]}?{v[-1]}", f"{v[:-2]}**"), expect=DOUBTFUL)


@fifth("number/r53-bank-labels", NUM)
def _bank(c: Ctx) -> Form | None:
    s, n, _ = c.case.bank
    sort = c.pick(f"{s[:2]} {s[2:4]} {s[4:]}", f"{s[:2]}-{s[2:4]}-{s[4:]}", s, f"{s[:2]}.{s[2:4]}.{s[4:]}")
    return form(
        "bank",
        tol(c.pick("S/C ", "sort ", "SC:", "")),
        sort,
        tol(c.pick(" A/C ", " acc ", "/", ", account number ", " ")),
        n,
    )


@fifth("number/r54-account-groups", NUM)
def _account(c: Ctx) -> Form | None:
    return form(
        "bank",
        tol(c.pick("a/c ", "account ", "")),
        wide_groups(
            c.case.bank[1], c.rng.choice(((4, 4), (2, 2, 2, 2), (3, 3, 2), (2, 3, 3))), c.pick(" ", "-", ".")
        ),
    )


@fifth("number/r55-account-said", NUM)
def _account_said(c: Ctx) -> Form | None:
    words = [DIGIT_WORDS[int(x)] for x in c.case.bank[1]]
    return form("call", f"{' '.join(words[:4])}{c.pick(', ', ' - ', ' ')}{' '.join(words[4:])}")


@fifth("number/r56-iban-written", NUM)
def _iban(c: Ctx) -> Form | None:
    i = c.case.bank[2]
    return form(
        "bank",
        tol(c.pick("", "IBAN", "iban:")),
        c.pick(
            wide_groups(i, (4,) * 5, "-"),
            i.lower(),
            wide_groups(i, (2, 2, 4, 6, 8)),
            wide_groups(i, (4, 4, 4, 4, 4), "\n"),
        ),
    )


def reference(c: Ctx) -> tuple[str, str, str]:
    """The case reference as stem, year and number."""
    stem, year, number = c.case.ref.rsplit("-", 2)
    return stem, year, number


@fifth("number/r57-ref-separators", NUM)
def _ref(c: Ctx) -> Form | None:
    parts = reference(c)
    return form("ref", c.pick(" ", "/", "", "\u2013", " - ", ".", ":", "_", "\\").join(parts))


@fifth("number/r58-ref-glued", NUM)
def _ref_glued(c: Ctx) -> Form | None:
    r = c.case.ref
    return form(
        "field",
        tol(c.pick("Ref", "ref:", "[#", "Case", "CASE/")),
        c.pick(r, r.lower()),
        tol(c.pick("", "]", "/v2", "-A1")),
    )


@fifth("number/r59-ref-short-year", NUM)
def _ref_year(c: Ctx) -> Form | None:
    stem, year, number = reference(c)
    return form("ref", f"{stem}{c.pick('-', '/')}{year[2:]}{c.pick('-', '/')}{number}", expect=DOUBTFUL)


@fifth("number/r60-ref-specks", NUM)
def _ref_specks(c: Ctx) -> Form | None:
    return form("ref", specks(" ".join(reference(c)), c.rng))


@fifth("number/r61-handle-written", NUM)
def _handle(c: Ctx) -> Form | None:
    h = c.case.handle
    said = h.replace("_", " underscore ").replace(".", " dot ").replace("-", " dash ")
    return form("quote", tol(c.pick("insta: ", "snap ", "the account ")), c.pick(h.upper(), said, f"@ {h}"))


@fifth("number/r62-handle-link", NUM)
def _handle_link(c: Ctx) -> Form | None:
    return form(
        "file",
        tol(c.pick("https://insta.example/", "tiktok.example/@", "m.me/", "https://fb.example/")),
        c.case.handle,
        tol(c.pick("/", "?igsh=1", "/reels", "")),
    )


@fifth("number/r63-identifier-in-file", NUM)
def _file(c: Ctx) -> Form | None:
    made = c.pick(c.case.nhs, c.case.upn, c.case.nino, c.case.vehicle.replace(" ", ""))
    return form(
        "file", tol(c.pick("scan_", "letter-", "")), made, tol(c.pick("_p1.tif", "-2025.pdf", ".docx"))
    )


@fifth("number/r64-two-identifiers", NUM)
def _both(c: Ctx) -> Form | None:
    return form(
        "field", tol("NHS "), c.case.nhs, out(c.pick(" / ", "; ", "\t")), tol("UPN "), c.case.upn.lower()
    )
