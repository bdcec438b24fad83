"""Numbers of patients, pupils, insurance, vehicles, accounts and files, and handles."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol
from benchmarks.matching.words import number_words

from .common import in_pairs, sixth, wide_groups
from .phones import NUM


def three_groups(n: str) -> str:
    """A patient's number in its usual groups."""
    return f"{n[:3]} {n[3:6]} {n[6:]}"


@sixth("number/t40-nhs-resource-name", NUM)
def _resource(c: Ctx) -> Form | None:
    lead = c.pick("https://fhir.example/Id/nhs-number|", "urn:oid:2.16.840.1:", "Patient/")
    return form("file", tol(lead), c.case.nhs)


@sixth("number/t41-nhs-message-field", NUM)
def _message(c: Ctx) -> Form | None:
    return form("block", out("PID|1||"), c.case.nhs, tol(c.pick("^^^NHS^NH", "^^^NHSNMBR", "^02")), out("||"))


@sixth("number/t42-nhs-in-pairs", NUM)
def _pairs(c: Ctx) -> Form | None:
    return form("call", in_pairs(c.case.nhs), expect=DOUBTFUL)


@sixth("number/t43-nhs-sheet", NUM)
def _sheet(c: Ctx) -> Form | None:
    n = c.case.nhs
    made, tail = c.rng.choice(((n, ".0"), (f"{n[0]}.{n[1:]}", "E+09"), (f"{int(n):,}", ""), (f"'{n}", "")))
    return form("field", made, tol(tail))


@sixth("number/t44-nhs-ends-in-brackets", NUM)
def _ends(c: Ctx) -> Form | None:
    n = c.case.nhs
    return form(
        "nhs",
        c.pick(
            f"({n[:3]}) {n[3:6]} {n[6:]}",
            f"[{n[:3]}][{n[3:6]}][{n[6:]}]",
            f"{n[:3]}/{n[3:6]}/{n[6:]}",
            f"{n[:3]}_{n[3:6]}_{n[6:]}",
        ),
    )


@sixth("number/t45-nhs-figure-per-row", NUM)
def _rows(c: Ctx) -> Form | None:
    return form(
        "block",
        c.pick("\n", " \n", "\r\n").join((c.case.nhs[:3], c.case.nhs[3:6], c.case.nhs[6:8], c.case.nhs[8:])),
    )


@sixth("number/t46-upn-parameter", NUM)
def _parameter(c: Ctx) -> Form | None:
    return form(
        "file",
        tol(c.pick("https://mis.example/p?upn=", "sims://pupil/", "#upn/")),
        c.pick(c.case.upn, c.case.upn.lower()),
        tol("&tab=1"),
    )


@sixth("number/t47-upn-with-year-gap", NUM)
def _upn(c: Ctx) -> Form | None:
    u = c.case.upn
    return form(
        "upn",
        c.pick(
            f"{u[0]} ({u[1:4]}) {u[4:]}",
            f"{u[:4]}/{u[4:8]}/{u[8:10]}/{u[10:]}",
            f"{u[0]}.{u[1:7]}.{u[7:]}",
            f"{u[:7]} {u[7:]}",
        ),
    )


@sixth("number/t48-nino-stroke-suffix", NUM)
def _suffix(c: Ctx) -> Form | None:
    n = c.case.nino
    return form(
        "nino",
        c.pick(
            f"{n[:8]}/{n[8]}",
            f"{n[:2]}/{n[2:8]}/{n[8]}",
            f"{n[:2]} {n[2:8]}-{n[8]}",
            f"{n[:2]}.{n[2:4]}.{n[4:6]}.{n[6:8]}.{n[8]}",
        ),
    )


@sixth("number/t49-nino-in-pairs", NUM)
def _nino(c: Ctx) -> Form | None:
    n = c.case.nino
    return form("call", f"{n[0]} {n[1]}, {in_pairs(n[2:8])}, {n[8]}")


@sixth("number/t50-nino-label-glued", NUM)
def _label(c: Ctx) -> Form | None:
    n = c.case.nino
    return form(
        "field",
        tol(c.pick("NINO", "NINo:", "ni-", "(NI)")),
        c.pick(n, f"{n[:2]} {n[2:8]} {n[8]}"),
        tol(c.pick(";", "/F", "")),
    )


@sixth("number/t51-plate-country", NUM)
def _country(c: Ctx) -> Form | None:
    v = c.case.vehicle
    return form("vehicle", tol(c.pick("GBR-", "UK/", "(GB) ", "GB·")), c.pick(v, v.replace(" ", "")))


@sixth("number/t52-plate-wrong-gap", NUM)
def _gap(c: Ctx) -> Form | None:
    bare = c.case.vehicle.replace(" ", "")
    at = c.rng.choice([i for i in range(1, len(bare)) if i != len(c.case.vehicle.split()[0])])
    return form("vehicle", f"{bare[:at]} {bare[at:]}")


@sixth("number/t53-plate-figure-in-words", NUM)
def _words(c: Ctx) -> Form | None:
    a, b = c.case.vehicle.split()
    figures = "".join(filter(str.isdigit, a))
    letters = a.removesuffix(figures)
    said = number_words(int(figures), " ")
    return form("call", f"{c.pick(letters, ' '.join(letters))} {said} {c.pick(b, ' '.join(b))}")


@sixth("number/t54-plate-then", NUM)
def _then(c: Ctx) -> Form | None:
    a, b = c.case.vehicle.split()
    return form("call", a, out(c.pick(", then ", " and ", " ... ", ", second half ")), c.pick(b, "-".join(b)))


@sixth("number/t55-plate-brackets", NUM)
def _brackets(c: Ctx) -> Form | None:
    a, b = c.case.vehicle.split()
    return form(
        "vehicle", c.pick(f"[{a} {b}]", f"{a} ({b})", f'"{a}" "{b}"', f"{a}·{b}", f"{a}_{b}", f"{a}--{b}")
    )


@sixth("number/t56-plate-file", NUM)
def _file(c: Ctx) -> Form | None:
    v = c.case.vehicle.replace(" ", c.pick("", "_", "-"))
    return form(
        "file",
        tol(c.pick("ANPR_", "V5C-", "dashcam ")),
        c.pick(v, v.lower()),
        tol(c.pick("_0812.jpg", "-mot.pdf", ".mp4")),
    )


@sixth("number/t57-bank-object", NUM)
def _object(c: Ctx) -> Form | None:
    s, n, _ = c.case.bank
    return form("field", tol('{"sortCode":"'), s, tol('","accountNumber":"'), n, tol('"}'))


@sixth("number/t58-bank-payment-record", NUM)
def _record(c: Ctx) -> Form | None:
    s, n, _ = c.case.bank
    return form("block", f"{s}{n}", tol(c.pick("099", "017", "0Z1")), out("    00000012500"), expect=DOUBTFUL)


@sixth("number/t59-bank-in-pairs", NUM)
def _pairs_bank(c: Ctx) -> Form | None:
    s, n, _ = c.case.bank
    return form(
        "call", tol("sort code "), in_pairs(s), out(", "), tol("account "), in_pairs(n), expect=DOUBTFUL
    )


@sixth("number/t60-bank-rows", NUM)
def _rows_bank(c: Ctx) -> Form | None:
    s, n, _ = c.case.bank
    return form(
        "block", tol("Sort code\n"), f"{s[:2]} | {s[2:4]} | {s[4:]}", tol("\nAccount no\n"), " | ".join(n)
    )


@sixth("number/t61-account-named", NUM)
def _account(c: Ctx) -> Form | None:
    n = c.case.bank[1]
    return form(
        "bank",
        tol(c.pick("ACC", "A/c#", "acct:", "BACS ")),
        c.pick(n, f"{n[:4]}-{n[4:]}"),
        tol(c.pick("GBP", "/DD", "")),
    )


@sixth("number/t62-iban-payload", NUM)
def _payload(c: Ctx) -> Form | None:
    return form("block", out("BCD\n002\n1\nSCT\n\nPayee\n"), c.case.bank[2], out("\nGBP40.00"))


@sixth("number/t63-iban-odd", NUM)
def _iban(c: Ctx) -> Form | None:
    i = c.case.bank[2]
    return form(
        "bank",
        c.pick(
            f"{i[:4]} / {i[4:8]} / {i[8:14]} / {i[14:]}",
            wide_groups(i, (4,) * 5, "."),
            wide_groups(i, (4,) * 5, "\u00a0"),
            f"{i[:4]}-{i[4:8]}-{i[8:]}",
        ),
    )


@sixth("number/t64-ref-token", NUM)
def _token(c: Ctx) -> Form | None:
    left, right = c.rng.choice((("{ref:_", ":ref}"), ("thread::", "::"), ("<<", ">>"), ("ticket-id=", ";")))
    return form("field", tol(left), c.case.ref, tol(right))


@sixth("number/t65-ref-noughts-dropped", NUM)
def _noughts(c: Ctx) -> Form | None:
    stem, year, number = c.case.ref.rsplit("-", 2)
    made = number.lstrip("0")
    return form("ref", f"{stem}-{year}-{made}", expect=DOUBTFUL) if made != number else None


@sixth("number/t66-ref-formula", NUM)
def _formula(c: Ctx) -> Form | None:
    return form("field", tol('=HYPERLINK("https://cases.example","'), c.case.ref, tol('")'))


@sixth("number/t67-ref-spaced-figures", NUM)
def _spaced(c: Ctx) -> Form | None:
    stem, year, number = c.case.ref.rsplit("-", 2)
    return form(
        "ref",
        c.pick(
            f"{stem} {year} {number[:2]} {number[2:]}",
            f"{stem}-{year}-{' '.join(number)}",
            f"{stem}({year}){number}",
            f"{stem}-{year}/{number}",
        ),
    )


@sixth("number/t68-handle-other-services", NUM)
def _services(c: Ctx) -> Form | None:
    return form("quote", tol(c.pick("u/", "t.me/", "psn: ", "live:", "xbox ")), c.case.handle)


@sixth("number/t69-handle-with-number", NUM)
def _number(c: Ctx) -> Form | None:
    return form("quote", c.case.handle, tol(c.pick("#4471", "@snap", "_backup", ".2")))


@sixth("number/t70-handle-mention-list", NUM)
def _mention(c: Ctx) -> Form | None:
    return form(
        "quote", out("@aunty_m @"), c.pick(c.case.handle, c.case.handle.upper()), out(" @rob.k sent a reel")
    )


@sixth("number/t71-many-in-row", NUM)
def _many(c: Ctx) -> Form | None:
    sep = c.pick(",", "\t", "|", ";")
    return form(
        "field",
        c.case.upn,
        out(f"{sep}M{sep}"),
        c.pick(c.case.nhs, three_groups(c.case.nhs)),
        out(sep),
        c.case.nino,
    )
