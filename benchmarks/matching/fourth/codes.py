"""Identifiers as labels, payroll, patrol logs, bank forms and mail subjects show them."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol

from .address_parts import CALLED
from .common import fourth
from .phones import NUM, runs_said


@fourth("number/q50-nhs-label", NUM)
def _label(c: Ctx) -> Form | None:
    n = c.case.nhs
    shown = c.pick(n, f"{n[:3]} {n[3:6]} {n[6:]}", f"{n[:3]}-{n[3:6]}-{n[6:]}")
    head, tail = c.rng.choice(
        (("MRN A554821 / ", ""), ("", " (verified)"), ("Hosp/NHS: ", " F"), ("NHS# = ", " [traced]"))
    )
    return form("nhs", tol(head), shown, tol(tail))


@fourth("number/q51-nhs-check-figure-apart", NUM)
def _check(c: Ctx) -> Form | None:
    n = c.case.nhs
    return form("nhs", c.pick(f"{n[:9]}-{n[9]}", f"{n[:9]} {n[9]}", f"{n[:3]} {n[3:6]} {n[6:9]} {n[9]}"))


@fourth("number/q52-nhs-label-between", NUM)
def _between(c: Ctx) -> Form | None:
    n = c.case.nhs
    return form("block", tol("NHS      "), f"{n[:3]} {n[3:6]}", tol("\nnumber   "), n[6:])


@fourth("number/q53-nhs-treble", NUM)
def _treble(c: Ctx) -> Form | None:
    return form("nhs", runs_said(c.case.nhs, c.pick("nought", "oh", "zero")))


@fourth("number/q54-nhs-masked", NUM)
def _masked(c: Ctx) -> Form | None:
    return form("nhs", tol(c.pick("*** *** ", "NHS no ending ", "xxxxxx")), c.case.nhs[-4:], expect=DOUBTFUL)


@fourth("number/q55-nhs-mistyped-marks", NUM)
def _marks(c: Ctx) -> Form | None:
    n = c.case.nhs
    return form("nhs", c.pick("  ", "--", " -", ", ", "/ ", " . ").join((n[:3], n[3:6], n[6:])))


@fourth("number/q56-upn-transfer-file", NUM)
def _transfer(c: Ctx) -> Form | None:
    return form("file", tol("8151001_CTF_8152002_"), c.case.upn, tol(c.pick(".xml", ".ctf", "_2.xml")))


@fourth("number/q57-upn-no-letter", NUM)
def _no_letter(c: Ctx) -> Form | None:
    u = c.case.upn[1:]
    return form("upn", c.pick(u, f"{u[:3]} {u[3:7]} {u[7:]}", f"{u[:7]} {u[7:]}"), expect=DOUBTFUL)


@fourth("number/q58-upn-letter-apart", NUM)
def _letter(c: Ctx) -> Form | None:
    u = c.case.upn
    return form(
        "upn", c.pick(f"{u[0]} {u[1:]}", f"{u[0]}-{u[1:]}", f"{u[0]}.{u[1:4]}.{u[4:]}", f"({u[0]}){u[1:]}")
    )


@fourth("number/q59-upn-tagged", NUM)
def _tagged(c: Ctx) -> Form | None:
    head, tail = c.rng.choice((("<UPN>", "</UPN>"), ('"upn":"', '"'), ("UPN=", ";"), ("upn~", "~")))
    return form("upn", tol(head), c.case.upn, tol(tail))


@fourth("number/q60-nino-groups", NUM)
def _nino(c: Ctx) -> Form | None:
    n = c.case.nino
    return form(
        "nino",
        c.pick(
            f"{n[:2]}-{n[2:8]}-{n[8]}",
            f"{n[:5]} {n[5:]}",
            f"{n[:2]} {n[2:5]} {n[5:8]} {n[8]}",
            f"{n[:2]}{n[2:8]}({n[8]})",
        ),
    )


@fourth("number/q61-nino-letters-misread", NUM)
def _letters(c: Ctx) -> Form | None:
    n = c.case.nino
    return form("nino", f"{c.pick('OO', '00', 'QO', 'OQ')}{c.pick('', ' ')}{n[2:]}", expect=DOUBTFUL)


@fourth("number/q62-nino-masked", NUM)
def _nino_masked(c: Ctx) -> Form | None:
    n = c.case.nino
    return form("nino", c.pick(f"{n[:2]}****{n[6:]}", f"{n[:2]} ** ** {n[6:8]} {n[8]}"), expect=DOUBTFUL)


@fourth("number/q63-plate-with-colour", NUM)
def _colour(c: Ctx) -> Form | None:
    v = c.case.vehicle
    made = c.pick(v, v.replace(" ", ""))
    return form(
        "vehicle",
        tol(c.pick("VRM/", "veh: ", "reg-")),
        made,
        tol(c.pick("(grey Astra)", "/GREY/5DR", ", blk Golf")),
    )


@fourth("number/q64-plate-end-called", NUM)
def _end_called(c: Ctx) -> Form | None:
    head, tail = c.case.vehicle.split()
    return form("vehicle", f"{head} {' '.join(CALLED.get(ch, ch) for ch in tail)}", expect=DOUBTFUL)


@fourth("number/q65-plate-first-half", NUM)
def _first_half(c: Ctx) -> Form | None:
    head = c.pick("index beginning ", "reg starting ", "a van with plate ")
    return form(
        "there",
        out("in "),
        tol(head),
        c.case.vehicle.split()[0],
        tol(c.pick(" something", "...", "***")),
        expect=DOUBTFUL,
    )


@fourth("number/q66-plate-both-marks", NUM)
def _both(c: Ctx) -> Form | None:
    made = c.case.vehicle.replace(" ", c.pick(" \u2022 ", "_", "/", "*", ":", "\u00b7"))
    return form("vehicle", c.pick(made, made, made.lower()))


@fourth("number/q67-bank-form", NUM)
def _bank_form(c: Ctx) -> Form | None:
    sort, number, _ = c.case.bank
    return form(
        "block",
        tol("Sort code:   "),
        c.pick(" ", "-").join((sort[:2], sort[2:4], sort[4:])),
        tol("\nAccount no:  "),
        f"{number[:4]} {number[4:]}",
    )


@fourth("number/q68-bank-glued-labels", NUM)
def _glued(c: Ctx) -> Form | None:
    sort, number, _ = c.case.bank
    return form("field", tol(c.pick("SC", "s/c", "SORT")), sort, tol(c.pick("AC", " a/c", "ACCT")), number)


@fourth("number/q69-account-halves", NUM)
def _halves(c: Ctx) -> Form | None:
    n = c.case.bank[1]
    return form(
        "bank",
        tol(c.pick("a/c no ", "acc ", "")),
        c.pick(f"{n[:4]}-{n[4:]}", f"{n[:2]} {n[2:5]} {n[5:]}", f"{n[:4]}.{n[4:]}"),
    )


@fourth("number/q70-iban-with-bank", NUM)
def _iban(c: Ctx) -> Form | None:
    i = c.case.bank[2]
    shown = c.pick(i, " ".join(i[k : k + 4] for k in range(0, len(i), 4)))
    return form("block", tol("BIC EXMPGB2LXXX  IBAN "), shown, tol("  CHAPS"))


@fourth("number/q71-iban-masked", NUM)
def _iban_masked(c: Ctx) -> Form | None:
    i = c.case.bank[2]
    return form("bank", f"{i[:4]} **** **** **** {i[-4:-2]} {i[-2:]}", expect=DOUBTFUL)


@fourth("number/q72-ref-subject", NUM)
def _subject(c: Ctx) -> Form | None:
    return form(
        "block",
        tol(c.pick("RE: FW: [", "Subject: ", "[EXT] ")),
        c.case.ref,
        tol(c.pick("] contact", " - URGENT", "#3")),
    )


@fourth("number/q73-ref-long-dash", NUM)
def _dash(c: Ctx) -> Form | None:
    return form(
        "ref", c.case.ref.replace("-", c.pick("\u2013", "\u2014", " \u2013 ", "\u2011", "_", "~", "--"))
    )


@fourth("number/q74-ref-barcode", NUM)
def _barcode(c: Ctx) -> Form | None:
    one, two = c.rng.choice((("*", "*"), ("||", "||"), ("(", ")"), ("<", ">")))
    return form("ref", tol(one), c.pick(c.case.ref, c.case.ref.replace("-", " ")), tol(two))


@fourth("number/q75-ref-of-year", NUM)
def _of(c: Ctx) -> Form | None:
    stem, year, serial = c.case.ref.rsplit("-", 2)
    return form("ref", f"{stem} {serial.lstrip('0')} of {year}", expect=DOUBTFUL)


@fourth("number/q76-ref-folder", NUM)
def _folder(c: Ctx) -> Form | None:
    made = c.case.ref.replace("/", c.pick("_", "-", " "))
    return form(
        "file",
        tol(c.pick("M:/Families/", "Case_", "scan-")),
        made,
        tol(c.pick("_v2.docx", "/Legal/", " bundle.pdf")),
    )


@fourth("number/q77-ref-said", NUM)
def _said(c: Ctx) -> Form | None:
    stem, year, serial = c.case.ref.rsplit("-", 2)
    letters = " stroke ".join(" ".join(part) for part in stem.split("/"))
    return form("quote", f"{letters} dash {year} dash {runs_said(serial, 'zero')}", expect=DOUBTFUL)


@fourth("number/q78-plate-nospace-letters", NUM)
def _lower(c: Ctx) -> Form | None:
    v = c.case.vehicle.replace(" ", "")
    return form("quote", out("its parked outside, "), v.lower(), out(c.pick(" thats him", " again")))
