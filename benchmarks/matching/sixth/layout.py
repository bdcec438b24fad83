"""Shapes of exports, messages, scans, labels and pages that tear an item apart."""

from __future__ import annotations

import base64

from benchmarks.matching.checks import phone_groups
from benchmarks.matching.choices import cut_line
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol

from .common import known_names, sixth

LAYOUT = "layout"


@sixth("layout/t01-fixed-width", LAYOUT)
def _fixed(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block",
        a.number.rjust(6),
        out(" "),
        a.street.upper().ljust(30),
        tol(a.town.name.upper().ljust(22)),
        a.postcode.replace(" ", "").ljust(8),
    )


@sixth("layout/t02-object-in-cell", LAYOUT)
def _object(c: Ctx) -> Form | None:
    a = c.address()
    q = c.pick('""', '\\"', "&quot;")
    return form(
        "block",
        out(f'"{{{q}no{q}:{q}'),
        a.number,
        out(f"{q},{q}st{q}:{q}"),
        a.street,
        out(f"{q},{q}pc{q}:{q}"),
        a.postcode,
        out(f'{q}}}"'),
    )


@sixth("layout/t03-baseline-shift", LAYOUT)
def _baseline(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block", a.street, out("\n"), a.number, out(c.pick("\n", "   \n")), a.postcode, expect=DOUBTFUL
    )


@sixth("layout/t04-labels-run-in", LAYOUT)
def _run_in(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block",
        tol("House No"),
        a.number,
        tol("Street"),
        a.street,
        tol(f"Town{a.town.name}Postcode"),
        a.postcode,
    )


@sixth("layout/t05-tick-boxes", LAYOUT)
def _ticks(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "field",
        out(c.pick("☐ Flat ☒ House  No ", "[ ] flat [x] house - ")),
        a.number,
        out(c.pick("  ☐ n/k  Street ", "  [ ] not known  ")),
        a.street,
    )


@sixth("layout/t06-watermark-inside", LAYOUT)
def _watermark(c: Ctx) -> Form | None:
    first, rest = cut_line(c, c.address())
    return form(
        "block", first, out(c.pick("\nDRAFT\n", " C O P Y ", "\nOFFICIAL-SENSITIVE\n")), rest, expect=DOUBTFUL
    )


@sixth("layout/t07-interjection", LAYOUT)
def _interjection(c: Ctx) -> Form | None:
    first, rest = cut_line(c, c.address())
    return form(
        "block",
        out("P: it's "),
        first,
        out(c.pick("\nI: mm\nP: ", "\nI: right\nP: erm ", " [I: yeah] ")),
        rest,
        expect=DOUBTFUL,
    )


@sixth("layout/t08-header-coded", LAYOUT)
def _header(c: Ctx) -> Form | None:
    line = c.address().line
    body = "".join(
        ch
        if ch.isascii() and ch.isalnum()
        else "_"
        if ch == " "
        else "".join(f"={b:02X}" for b in ch.encode())
        for ch in line
    )
    return form("field", out("Subject: =?utf-8?Q?"), body, out("?="))


@sixth("layout/t09-header-base-coded", LAYOUT)
def _base(c: Ctx) -> Form | None:
    body = base64.b64encode(f"Visit {c.address().line}".encode()).decode()
    return form("field", out("Subject: =?utf-8?B?"), body, out("?="), expect=DOUBTFUL)


@sixth("layout/t10-link-text", LAYOUT)
def _link(c: Ctx) -> Form | None:
    a = c.address()
    left, right = c.rng.choice(
        (("[", "](https://maps.example/x)"), ("[[", "|home]]"), ('<a href="#m">', "</a>"), ("<u>", "</u>"))
    )
    return form("block", out(left), a.line, out(right))


@sixth("layout/t11-typesetters-marks", LAYOUT)
def _tie(c: Ctx) -> Form | None:
    return form("block", c.address().line.replace(" ", c.pick("~", "\\ ", "\\,", "{} ")))


@sixth("layout/t12-message-components", LAYOUT)
def _components(c: Ctx) -> Form | None:
    a = c.address()
    mark = c.pick("^", "~", "$", "¬")
    return form(
        "block",
        out("PID|||||||||||"),
        a.line,
        out(mark * 2),
        tol(a.town.name),
        out(mark * 2),
        a.postcode,
        out("|"),
    )


@sixth("layout/t13-cell-names-between", LAYOUT)
def _cells(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "field",
        out("A2="),
        a.number,
        out(c.pick("; B2=", " | B2: ", "\nB2 ")),
        a.street,
        out(c.pick("; C2=", " | C2: ", "\nC2 ")),
        a.postcode,
    )


@sixth("layout/t14-numbered-labels", LAYOUT)
def _numbered(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block",
        tol("1. House number: "),
        a.number,
        tol("\n2. Street: "),
        a.street,
        tol(f"\n3. Town: {a.town.name}\n4. Postcode: "),
        a.postcode,
    )


@sixth("layout/t15-read-by-screen-reader", LAYOUT)
def _reader(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block",
        out("row 2 column 1 "),
        a.number,
        out(" column 2 "),
        a.street,
        out(" column 3 "),
        a.postcode,
        expect=DOUBTFUL,
    )


@sixth("layout/t16-foreign-comma", LAYOUT)
def _comma(c: Ctx) -> Form | None:
    a = c.address()
    return form("field", f"{a.number}{c.pick('、', '，', '،', '‚')}{c.pick('', ' ')}{a.street}")


@sixth("layout/t17-person-row", LAYOUT)
def _row(c: Ctx) -> Form | None:
    p = c.case.people[1]
    y, m, d = c.case.dobs[1]
    gap = c.pick("   ", "\t", " | ")
    return form(
        "block",
        out(f"Name{gap}DOB{gap}NHS\n"),
        p.short,
        out(gap),
        f"{d:02d}/{m:02d}/{y}",
        out(gap),
        c.case.nhs,
    )


@sixth("layout/t18-wristband", LAYOUT)
def _wristband(c: Ctx) -> Form | None:
    p = c.case.people[1]
    y, m, d = c.case.dobs[1]
    n = c.case.nhs
    return form(
        "block",
        p.surname.upper(),
        out("\n"),
        p.forename,
        out("\n"),
        f"{d:02d}.{m:02d}.{y}",
        out("\n"),
        f"{n[:3]} {n[3:6]} {n[6:]}",
    )


@sixth("layout/t19-square-code-contents", LAYOUT)
def _square(c: Ctx) -> Form | None:
    a, p = c.address(), c.person(known_names)
    if not p:
        return None
    return form(
        "block",
        out("MECARD:N:"),
        f"{p.surname},{p.forename}",
        out(";TEL:"),
        c.case.phones[0],
        out(";ADR:"),
        a.line,
        out(";;"),
    )


@sixth("layout/t20-attendee", LAYOUT)
def _attendee(c: Ctx) -> Form | None:
    p = c.person()
    return form(
        "block",
        out('ATTENDEE;ROLE=REQ-PARTICIPANT;CN="'),
        p.short,
        out('":mailto:'),
        out("x@calendar.invalid"),
    )


@sixth("layout/t21-text-area", LAYOUT)
def _area(c: Ctx) -> Form | None:
    a = c.address()
    end = c.pick("&#10;", "&#13;&#10;", "&#xa;", "%0D%0A")
    line = a.line.replace(" ", "%20") if end[0] == "%" else a.line
    return form(
        "block",
        out('value="'),
        line,
        out(end),
        tol(a.town.name.split()[0]),
        out(end),
        a.postcode.replace(" ", "%20" if end[0] == "%" else " "),
        out('"'),
    )


@sixth("layout/t22-age-between-lines", LAYOUT)
def _age(c: Ctx) -> Form | None:
    p = c.person(known_names)
    return p and form(
        "block", p.forename, out(c.pick("\n34 yrs\n", "\n(F)\n", "\n?\n")), p.surname, expect=DOUBTFUL
    )


@sixth("layout/t23-between-bullets", LAYOUT)
def _dots(c: Ctx) -> Form | None:
    a = c.address()
    mark = c.pick(" • ", " // ", " › ", " ¦ ", " ◆ ")
    return form("block", a.line, out(mark), tol(a.town.name), out(mark), a.postcode)


@sixth("layout/t24-escaped-quotes", LAYOUT)
def _escaped(c: Ctx) -> Form | None:
    a = c.address()
    return form("block", out('lvl=info addr=\\"'), a.line, out('\\" pc=\\"'), a.postcode, out('\\" ok'))


@sixth("layout/t25-raw-section", LAYOUT)
def _raw(c: Ctx) -> Form | None:
    return form("block", out("<Addr><![CDATA["), c.address().line, out("]]></Addr>"))


@sixth("layout/t26-text-sign-cells", LAYOUT)
def _sign(c: Ctx) -> Form | None:
    a = c.address()
    return form("field", out("\"'"), a.number, out('","\''), a.street, out('"'))


@sixth("layout/t27-numbered-person-row", LAYOUT)
def _person_row(c: Ctx) -> Form | None:
    p = c.person()
    return form("block", out("3 | "), p.surname, out(" | "), p.forename, out(f" | {p.sex.upper()} | current"))


@sixth("layout/t28-not-sign-in-word", LAYOUT)
def _not_sign(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.core.isalpha() and len(x.core) > 6)
    if not a:
        return None
    at = len(a.core) // 2
    return form(
        "block", a.line.replace(a.core, f"{a.core[:at]}{c.pick('¬', '¬' + chr(10), '¬ ')}{a.core[at:]}")
    )


@sixth("layout/t29-symbol-bullet", LAYOUT)
def _symbol(c: Ctx) -> Form | None:
    a = c.address()
    return form("block", tol(c.pick("\uf0b7", "\uf0a7", "\ufffc", "\uf0d8 ")), a.line)


@sixth("layout/t30-shown-marks", LAYOUT)
def _shown(c: Ctx) -> Form | None:
    return form("block", c.address().line.replace(" ", "·"), out(c.pick("¶", "↵", "→")))


@sixth("layout/t31-name-between-tags", LAYOUT)
def _tags(c: Ctx) -> Form | None:
    p = c.person()
    a, b = c.rng.choice((("GivenName", "FamilyName"), ("fn", "sn"), ("w:t", "w:t")))
    return form(
        "block",
        out(f"<{a}>"),
        p.forename,
        out(f"</{a}>{c.pick('', chr(10))}<{b}>"),
        p.surname,
        out(f"</{b}>"),
    )


@sixth("layout/t32-phone-down-the-page", LAYOUT)
def _phone(c: Ctx) -> Form | None:
    gap = c.pick("\n        ", "\n\t", " \\\n")
    return form("block", tol("Mobile"), out(gap), gap.join(phone_groups(c.phone())))


@sixth("layout/t33-fold-with-tab", LAYOUT)
def _fold(c: Ctx) -> Form | None:
    first, rest = cut_line(c, c.address())
    return form(
        "block",
        out("DESCRIPTION:visit "),
        f"{first} {c.pick(chr(13) + chr(10), chr(10))}\t{rest}",
        out("\nDTSTAMP:1"),
    )


@sixth("layout/t34-code-across-columns", LAYOUT)
def _code(c: Ctx) -> Form | None:
    first, last = c.address().postcode.split()
    return form("block", first, out(c.pick("  |  ", "\t\t", "      ")), last, out("\nend of list"))


@sixth("layout/t35-reversed-columns", LAYOUT)
def _reversed(c: Ctx) -> Form | None:
    a = c.address()
    gap = c.pick("\t", " | ", ";")
    return form("block", a.postcode, tol(f"{gap}{a.town.name}{gap}"), a.street, out(gap), a.number)


@sixth("layout/t36-date-under-boxes", LAYOUT)
def _boxes(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    return form(
        "block", out("Day   Month   Year\n"), f"{d:02d}", out("    "), f"{m:02d}", out("      "), str(y)
    )
