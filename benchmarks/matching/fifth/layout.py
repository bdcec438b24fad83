"""Shapes of pages, tables, exports, chats and transcripts that tear an item apart."""

from __future__ import annotations

from benchmarks.matching.checks import phone_groups
from benchmarks.matching.choices import cut_line
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, Form, form, out, tol

from .common import fifth, known_names

LAYOUT = "layout"


@fifth("layout/r01-window-envelope", LAYOUT)
def _envelope(c: Ctx) -> Form | None:
    a, p = c.address(), c.person(known_names)
    if not a or not p:
        return None
    left = "\n" + " " * c.rng.randrange(3, 14)
    return form(
        "block",
        tol(f"{p.title} "),
        p.short,
        out(left),
        a.line,
        out(left),
        tol(a.town.name),
        out(left),
        a.postcode,
    )


@fifth("layout/r02-beside-our-ref", LAYOUT)
def _beside(c: Ctx) -> Form | None:
    a = c.address()
    gap = " " * c.rng.randrange(8, 30)
    return form(
        "block",
        a.line,
        out(f"{gap}Our contact: the duty desk\n"),
        tol(a.town.name),
        out(f"{gap}Date: as postmark\n"),
        a.postcode,
        out(f"{gap}Enquiries: main line"),
    )


@fifth("layout/r03-columns-mixed", LAYOUT)
def _mixed(c: Ctx) -> Form | None:
    a = c.address()
    first, rest = cut_line(c, a)
    left = c.pick("the review was held", "no order was sought", "the bus was late")
    return form(
        "block", first, out(f"      {left}\n"), rest, out("      and it ended at noon"), expect=DOUBTFUL
    )


@fifth("layout/r04-markdown-table", LAYOUT)
def _table(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block", out("| "), a.number, out(" | "), a.street, tol(f" | {a.town.name} | "), a.postcode, out(" |")
    )


@fifth("layout/r05-labels-above", LAYOUT)
def _above(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block",
        tol("House number\n"),
        a.number,
        tol("\nStreet\n"),
        a.street,
        tol(f"\nTown\n{a.town.name}\nPostcode\n"),
        a.postcode,
    )


@fifth("layout/r06-html-cells", LAYOUT)
def _html(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block",
        out("<tr><td>"),
        a.number,
        out(c.pick("</td><td>", '</td>\n  <td class="s">')),
        a.street,
        out("</td><td>"),
        a.postcode,
        out("</td></tr>"),
    )


@fifth("layout/r07-html-spaces", LAYOUT)
def _html_spaces(c: Ctx) -> Form | None:
    a = c.address()
    return form("block", a.line.replace(" ", c.pick("&nbsp;", "&#32;", "&#xa0;", "&ensp;")))


@fifth("layout/r08-reply-twice", LAYOUT)
def _reply(c: Ctx) -> Form | None:
    first, rest = cut_line(c, c.address())
    return form(
        "block", f"{first}{c.pick(chr(10) + '>> ', chr(10) + '> > ', chr(10) + '| ', chr(10) + '>>> ')}{rest}"
    )


@fifth("layout/r09-line-numbers", LAYOUT)
def _numbered(c: Ctx) -> Form | None:
    first, rest = cut_line(c, c.address())
    n = c.rng.randrange(2, 24)
    return form(
        "block",
        out(f"{n}   we lived at "),
        first,
        out(f"\n{n + 1}   "),
        rest,
        out(f" then\n{n + 2}   and after that we moved"),
    )


@fifth("layout/r10-bundle-stamp", LAYOUT)
def _stamp(c: Ctx) -> Form | None:
    first, rest = cut_line(c, c.address())
    foot = c.pick(
        "\n[Bundle C, page 112]\n",
        "\n\n      Page 4 of 9      Private\n\n",
        "\nPrinted by system\f\n",
        "\nC112\n\f",
    )
    return form("block", first, out(foot), rest, expect=DOUBTFUL)


@fifth("layout/r11-leaders", LAYOUT)
def _leaders(c: Ctx) -> Form | None:
    a = c.address()
    dots = c.pick(" ........ ", "____", " - - - ", "\t\t\t", " ………… ")
    return form("block", f"{a.number}{dots}{a.street}")


@fifth("layout/r12-filled-line", LAYOUT)
def _filled(c: Ctx) -> Form | None:
    p = c.person(known_names)
    if not p:
        return None
    mark = c.pick("_", ".", "-")
    return form(
        "block", out(f"Name {mark * 4}"), f"{p.forename}{c.pick(' ', mark * 2)}{p.surname}", out(mark * 9)
    )


@fifth("layout/r13-narrow-column", LAYOUT)
def _narrow(c: Ctx) -> Form | None:
    gap = "\n" + " " * c.rng.randrange(0, 20)
    return form("block", gap.join(c.address().line.split()))


@fifth("layout/r14-hyphen-and-indent", LAYOUT)
def _hyphen(c: Ctx) -> Form | None:
    a = c.address(lambda x: len(x.core) > 6 and x.core.isalpha())
    if not a:
        return None
    cut = len(a.core) // 2
    made = f"{a.core[:cut]}-{c.pick(chr(10), chr(13) + chr(10))}{' ' * c.rng.randrange(2, 12)}{a.core[cut:]}"
    return form("block", f"{a.number} {a.street_as(a.stype).replace(a.core, made)}")


@fifth("layout/r15-blank-line-between", LAYOUT)
def _blank(c: Ctx) -> Form | None:
    first, rest = cut_line(c, c.address())
    return form("block", first, out(c.pick("\n\n", "\n \n")), rest, expect=DOUBTFUL)


@fifth("layout/r16-street-letter-spaced", LAYOUT)
def _spaced(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.core.isalpha() and not x.prefix)
    return a and form("block", f"{a.number} {' '.join(a.core)} {a.stype}")


@fifth("layout/r17-name-cells", LAYOUT)
def _name_cells(c: Ctx) -> Form | None:
    p = c.person(known_names)
    if not p:
        return None
    mid = [p.middle.name] if p.middle else []
    return form(
        "field",
        c.pick("\t", " | ", ";", '","', " ¦ ").join(
            c.rng.choice(([p.surname, p.forename, *mid], [p.forename, *mid, p.surname]))
        ),
    )


@fifth("layout/r18-name-over-lines", LAYOUT)
def _name_lines(c: Ctx) -> Form | None:
    p = c.person(known_names)
    if not p:
        return None
    if "-" in p.surname:
        return form("block", f"{p.forename} {p.surname.replace('-', '-' + chr(10))}")
    return form(
        "block", f"{p.forename}{c.pick(chr(10), chr(10) + '    ', chr(13) + chr(10) + chr(9))}{p.surname}"
    )


@fifth("layout/r19-phone-boxes", LAYOUT)
def _phone(c: Ctx) -> Form | None:
    n = c.phone()
    return form(
        "field",
        c.pick(
            "|".join(n), " | ".join(n), "\t".join(phone_groups(n)), "".join(f"[{x}]" for x in n), " ".join(n)
        ),
    )


@fifth("layout/r20-chat-pieces", LAYOUT)
def _chat(c: Ctx) -> Form | None:
    first, rest = cut_line(c, c.address())
    stamp = c.pick("\n[12/05/2025, 21:03:44] Unsaved: ", "\n21:04 - them: ", "\n(9.15pm) ")
    return form("block", out(f"{stamp.strip()} its "), first, out(stamp), rest, expect=DOUBTFUL)


@fifth("layout/r21-written-line-ends", LAYOUT)
def _written(c: Ctx) -> Form | None:
    a = c.address()
    end = c.pick("\\n", "\\r\\n", "<br>", "|", "; ", "\\par ")
    return form("block", out('"'), a.line, out(end), tol(a.town.name), out(end), a.postcode, out('"'))


@fifth("layout/r22-contact-card", LAYOUT)
def _card(c: Ctx) -> Form | None:
    a, p = c.address(), c.person(known_names)
    if not a or not p:
        return None
    return form(
        "block",
        out("BEGIN:VCARD\nN:"),
        f"{p.surname};{p.forename}",
        out(";;;\nADR;TYPE=HOME:;;"),
        a.line,
        out(";"),
        tol(a.town.name),
        out(";;"),
        a.postcode,
        out(";\nEND:VCARD"),
    )


@fifth("layout/r23-calendar-fold", LAYOUT)
def _fold(c: Ctx) -> Form | None:
    line = c.address().line
    places = [i for i in range(2, len(line) - 1) if line[i - 1].isalpha() and line[i].isalpha()]
    at = c.rng.choice(places)
    return form(
        "block",
        out("LOCATION:"),
        f"{line[:at]}{c.pick(chr(10), chr(13) + chr(10))} {line[at:]}",
        out("\nEND:VEVENT"),
    )


@fifth("layout/r24-statement-values", LAYOUT)
def _values(c: Ctx) -> Form | None:
    a = c.address()
    street = a.street.replace("'", "''")
    return form(
        "block",
        out("VALUES ('"),
        a.number,
        out("', '"),
        street,
        out("', '"),
        a.postcode.replace(" ", ""),
        out("');"),
    )


@fifth("layout/r25-attributes", LAYOUT)
def _attributes(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block",
        out('<address no="'),
        a.number,
        out('" street="'),
        a.street,
        out('" pc="'),
        a.postcode,
        out('"/>'),
    )


@fifth("layout/r26-marks-and-pictures", LAYOUT)
def _pictures(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "quote",
        tol(c.pick("\U0001f4cd", "\U0001f3e0 ", "\u2192")),
        f"{a.number}{c.pick(' ', ' 🌳 ', ' • ')}{a.street}",
        tol(c.pick("\U0001f3e0", "\u2714", "!")),
    )


@fifth("layout/r27-justified", LAYOUT)
def _justified(c: Ctx) -> Form | None:
    return form("block", "".join(ch if ch != " " else " " * c.rng.randrange(2, 9) for ch in c.address().full))


@fifth("layout/r28-subtitles", LAYOUT)
def _subtitles(c: Ctx) -> Form | None:
    first, rest = cut_line(c, c.address())
    return form(
        "block",
        out("7\n00:01:02,000 --> 00:01:04,000\nyeah "),
        first,
        out("\n\n8\n00:01:04,000 --> 00:01:06,500\n"),
        rest,
        expect=DOUBTFUL,
    )


@fifth("layout/r29-struck-word-inside", LAYOUT)
def _struck(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block",
        a.number,
        out(c.pick(" ~~Mill~~ ", " <del>Mill</del> ", " [deleted] ")),
        a.street,
        expect=DOUBTFUL,
    )


@fifth("layout/r30-underlined-letters", LAYOUT)
def _underlined(c: Ctx) -> Form | None:
    mark = c.pick("\u0332", "\u0305", "\u0336", "\u20e3")
    return form("block", "".join(ch + mark if ch.isalnum() else ch for ch in c.address().line))


@fifth("layout/r31-list-items", LAYOUT)
def _bullets(c: Ctx) -> Form | None:
    a = c.address()
    mark = c.pick("\n- ", "\n* ", "\n• ", "\n  o ")
    return form("block", out(mark.strip("\n")), a.line, out(mark), tol(a.town.name), out(mark), a.postcode)


@fifth("layout/r32-code-split-cells", LAYOUT)
def _code(c: Ctx) -> Form | None:
    return form("field", c.address().postcode.replace(" ", c.pick("\t", " | ", '","', ";", "</td><td>")))


@fifth("layout/r33-school-cells", LAYOUT)
def _school(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.generic and not x.word and not x.core.startswith("St "))
    return o and form(
        "field", o.core.replace(" ", c.pick("\t", "\n", " | ")), tol(c.pick("\t", " | ", "\n") + o.generic)
    )


@fifth("layout/r34-rich-text-codes", LAYOUT)
def _rich(c: Ctx) -> Form | None:
    return form(
        "block", c.address().line.replace(" ", c.pick("\\~", "{\\b  }", "\\tab ", "\\line ")), expect=DOUBTFUL
    )
