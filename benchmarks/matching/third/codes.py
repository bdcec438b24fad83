"""Identifiers as systems export them, people read them out and cameras see them."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol
from benchmarks.matching.words import spoken_digits

from .common import sure, third
from .phones import NUM
from .slips import alphabet


def _triple(number: str) -> str:
    return spoken_digits(number, doubles=False).replace("nine nine nine", "triple nine", 1)


def _said(c: Ctx, code: str) -> str:
    """A code read out: letters as letters, figures as words."""
    parts = (spoken_digits(ch, doubles=False, oh=c.pick("oh", "zero")) if ch.isdigit() else ch for ch in code)
    return c.pick(" ", ", ").join(parts)


@third("number/s40-nhs-exported", NUM)
def _exported(c: Ctx) -> Form | None:
    n = c.case.nhs
    head, made, tail = c.rng.choice(
        (
            ("", n, ".0"),
            ("'", n, ""),
            ("", f"{n[0]},{n[1:4]},{n[4:7]},{n[7:]}", ""),
            ("", f"{n[0]}.{n[1:]}", "E+09"),
            ("PID|||", n, "^^^NHS^NH"),
            ('{"system":"nhs-number","value":"', n, '"}'),
            ("*", n, "*"),
        )
    )
    return form("nhs", tol(head), made, tol(tail), expect=sure("E+" not in tail))


@third("number/s41-nhs-label-glued", NUM)
def _nhs_glued(c: Ctx) -> Form | None:
    n = c.case.nhs
    return form(
        "nhs",
        tol(c.pick("NHS", "NHSno", "NHSNo.", "Rhif GIG:", "NHS#")),
        c.pick(n, f"{n[:3]} {n[3:6]} {n[6:]}"),
    )


@third("number/s42-nhs-triple", NUM)
def _nhs_triple(c: Ctx) -> Form | None:
    return form("nhs", _triple(c.case.nhs))


@third("number/s43-nhs-groups-said", NUM)
def _nhs_said(c: Ctx) -> Form | None:
    n = c.case.nhs
    parts = [spoken_digits(x, doubles=False) for x in (n[:3], n[3:6], n[6:])]
    return form("nhs", c.pick(", ", " - ", " ... ").join(parts))


@third("number/s44-nhs-boxes", NUM)
def _boxes(c: Ctx) -> Form | None:
    return form("nhs", c.pick("|", " | ", "][", "/").join(c.case.nhs))


@third("number/s45-upn-exported", NUM)
def _upn(c: Ctx) -> Form | None:
    u = c.case.upn
    return form(
        "upn",
        tol(c.pick("UPN", "'", "UPN:", "upn=", "*")),
        c.pick(u, f"{u[:4]} {u[4:7]} {u[7:]}", f"{u[0]}/{u[1:4]}/{u[4:]}"),
    )


@third("number/s46-upn-said", NUM)
def _upn_said(c: Ctx) -> Form | None:
    return form("upn", _said(c, c.case.upn), expect=DOUBTFUL)


@third("number/s47-nino-payroll", NUM)
def _nino(c: Ctx) -> Form | None:
    n = c.case.nino
    made = c.pick(
        f"{n[:2]}/{n[2:8]}/{n[8]}",
        f"{n[:2]} {n[2:8]} {n[8]}",
        ".".join((n[:2], n[2:4], n[4:6], n[6:8], n[8])),
        f"{n[:8]} {n[8]}",
    )
    return form("nino", tol(c.pick("NI", "NINO:", "NI No", "YG ", "")), made)


@third("number/s48-nino-no-suffix", NUM)
def _no_suffix(c: Ctx) -> Form | None:
    n = c.case.nino[:8]
    return form(
        "nino",
        tol(c.pick("NINO ", "NI number ", "")),
        c.pick(n, f"{n[:2]} {n[2:4]} {n[4:6]} {n[6:]}"),
        expect=DOUBTFUL,
    )


@third("number/s49-nino-said", NUM)
def _nino_said(c: Ctx) -> Form | None:
    return form("nino", _said(c, c.case.nino), expect=DOUBTFUL)


@third("number/s50-plate-said", NUM)
def _plate_said(c: Ctx) -> Form | None:
    return form("vehicle", alphabet(c.case.vehicle, figures=c.rng.random() < 0.4), expect=DOUBTFUL)


@third("number/s51-plate-three-groups", NUM)
def _plate(c: Ctx) -> Form | None:
    v = c.case.vehicle.replace(" ", "")
    if len(v) != 7:
        return None
    a, b, d = (v[:2], v[2:4], v[4:]) if v[1].isalpha() else (v[:1], v[1:4], v[4:])
    return form(
        "vehicle",
        tol(c.pick("GB ", "UK·", "VRM=", "vrm ", "reg. ", "")),
        c.pick(" ", "-", ".", " - ").join((a, b, d)),
    )


@third("number/s52-plate-ending", NUM)
def _ending(c: Ctx) -> Form | None:
    words = c.pick("a Fiesta with a plate ending ", "the van, last three ", "a black car, registration ends ")
    return form("there", out("in "), tol(words), c.case.vehicle[-3:], expect=DOUBTFUL)


@third("number/s53-plate-file", NUM)
def _plate_file(c: Ctx) -> Form | None:
    v = c.case.vehicle.replace(" ", "")
    return form(
        "file",
        tol(c.pick("ANPR_", "img-", "vrm/", "#")),
        c.pick(v, v.lower(), c.case.vehicle.replace(" ", "-")),
        tol(c.pick("_cam3.jpg", ".png", "?t=9")),
    )


@third("number/s54-account-first", NUM)
def _account(c: Ctx) -> Form | None:
    sort, number, _ = c.case.bank
    shown = c.pick("-", " ", ".").join((sort[:2], sort[2:4], sort[4:]))
    return form(
        "bank",
        tol(c.pick("a/c ", "acct no ", "")),
        c.pick(number, f"{number[:4]} {number[4:]}"),
        tol(c.pick(" s/c ", ", sort ", " (", " / ")),
        shown,
    )


@third("number/s55-sort-account-glued", NUM)
def _bacs(c: Ctx) -> Form | None:
    sort, number, _ = c.case.bank
    return form(
        "bank",
        c.pick(
            f"{sort}{number}",
            f"{sort} {number}",
            f"{sort}/{number}",
            f"{sort[:2]}-{sort[2:4]}-{sort[4:]}-{number}",
        ),
    )


@third("number/s56-account-said", NUM)
def _account_said(c: Ctx) -> Form | None:
    return form(
        "bank",
        tol("account "),
        spoken_digits(c.case.bank[1], doubles=c.rng.random() < 0.5, oh=c.pick("oh", "zero")),
    )


@third("number/s57-account-masked", NUM)
def _account_masked(c: Ctx) -> Form | None:
    return form(
        "bank", tol(c.pick("account ending ", "****", "a/c XXXX")), c.case.bank[1][-4:], expect=DOUBTFUL
    )


@third("number/s58-iban-printed", NUM)
def _iban(c: Ctx) -> Form | None:
    i = c.case.bank[2]
    groups = c.pick(" ", "-", "\u00a0", ".").join(i[k : k + 4] for k in range(0, len(i), 4))
    return form(
        "bank", tol(c.pick("IBAN ", "IBAN", "iban: ", "(")), c.pick(groups, groups.lower(), i), tol("")
    )


@third("number/s59-ref-other-marks", NUM)
def _ref(c: Ctx) -> Form | None:
    stem, year, serial = c.case.ref.rsplit("-", 2)
    return form(
        "ref",
        tol(c.pick("", "re:", "No.", "[")),
        c.pick(
            f"{stem}{year}/{serial}",
            f"{stem} {year} {serial}",
            f"{stem}:{year}:{serial}",
            f"{stem}.{year}.{serial}",
            f"{stem.lower()}{year}-{serial}",
            f"{stem}- {year} -{serial}",
        ),
        tol(c.pick("", "/1", "(B)", "]")),
    )


@third("number/s60-ref-in-link", NUM)
def _ref_link(c: Ctx) -> Form | None:
    return form(
        "file",
        tol(c.pick("https://cases.example/?ref=", "S:/closed/", "#")),
        c.case.ref.replace("/", c.pick("/", "%2F", "_")),
        tol(c.pick("&tab=2", "/notes", "")),
    )


@third("number/s61-ref-short-year", NUM)
def _short_year(c: Ctx) -> Form | None:
    stem, year, serial = c.case.ref.rsplit("-", 2)
    return form(
        "ref",
        c.pick(
            f"{stem}-{year[2:]}-{serial}",
            f"{stem}/{year[2:]}/{serial}",
            f"{stem}-{year}-{serial.lstrip('0')}",
        ),
        expect=DOUBTFUL,
    )


@third("number/s62-ref-turned", NUM)
def _turned(c: Ctx) -> Form | None:
    _stem, year, serial = c.case.ref.rsplit("-", 2)
    return form("ref", f"{serial}{c.pick(' of ', '/', '-')}{year}", expect=DOUBTFUL)
