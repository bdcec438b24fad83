"""Shapes of messages, exports, scans, labels, slides and web pages that tear an item apart."""

from __future__ import annotations

from benchmarks.matching.checks import phone_groups
from benchmarks.matching.choices import cut_line
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, Form, Piece, form, out, tol

from .common import given_and_family, sealed

LAYOUT = "layout"


def torn(c: Ctx, middle: str) -> Form:
    """Number and street with something between two of their words."""
    first, rest = cut_line(c, c.address())
    return form("block", first, out(middle), rest)


def parts(c: Ctx, before: tuple[str, str, str], after: str = "") -> Form:
    """Number, street and postcode, each behind its own mark."""
    a = c.address()
    return form(
        "block", out(before[0]), a.number, out(before[1]), a.street, out(before[2]), a.postcode, out(after)
    )


@sealed("layout/v01-bar-quoted", LAYOUT)
def _bar(c: Ctx) -> Form | None:
    return torn(c, c.pick("\n| ", "\n¦ ", "\n│ "))


@sealed("layout/v02-initials-quoted", LAYOUT)
def _initials(c: Ctx) -> Form | None:
    made = torn(c, c.pick("\nJB> ", "\nK: > ", "\nab| "))
    return Form(made.pieces, made.frame, DOUBTFUL)


@sealed("layout/v03-rules-read-as-marks", LAYOUT)
def _rules(c: Ctx) -> Form | None:
    mark = c.pick(" ! ", " : ", " ¦ ", " ] ")
    return parts(c, (mark.lstrip(), mark, mark), mark.rstrip())


@sealed("layout/v04-two-stray-gaps", LAYOUT)
def _stray(c: Ctx) -> Form | None:
    """More than one gap inside a word is more than the design's one stray gap."""
    a = c.address(lambda x: x.core.isalpha() and len(x.core) > 8)
    if not a:
        return None
    k = a.core
    return form("block", a.line.replace(k, f"{k[:3]} {k[3:6]} {k[6:]}"), expect=DOUBTFUL)


@sealed("layout/v05-code-ticks", LAYOUT)
def _ticks(c: Ctx) -> Form | None:
    return parts(c, ("`", "` `", "`, `"), "`")


@sealed("layout/v06-board-tags", LAYOUT)
def _board(c: Ctx) -> Form | None:
    """Tags in square brackets are not among the readings of section 3: asked."""
    tag = c.pick("b", "i", "u")
    made = parts(c, (f"[{tag}]", f"[/{tag}] ", f" [{tag}]"), f"[/{tag}]")
    return Form(made.pieces, made.frame, DOUBTFUL)


@sealed("layout/v07-chat-bold", LAYOUT)
def _bold(c: Ctx) -> Form | None:
    mark = c.pick("*", "~", "_")
    return form("block", out(mark), c.address().line, out(mark))


@sealed("layout/v08-list-of-tags", LAYOUT)
def _items(c: Ctx) -> Form | None:
    left, right = c.rng.choice(
        (("<li>", "</li>"), ("<p>", "</p>\n"), ("<dd>", "</dd>"), ("<span>", "</span>"))
    )
    return parts(c, (left, right + left, right + left), right)


@sealed("layout/v09-comment-inside", LAYOUT)
def _comment(c: Ctx) -> Form | None:
    """Tags, comments too, are stripped in an extra reading (section 3.1)."""
    return torn(c, c.pick(" <!-- x --> ", " <!--[if mso]><![endif]-->", "<!-- --> "))


@sealed("layout/v10-building-number-after", LAYOUT)
def _payment(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block",
        out("<StrtNm>"),
        a.street,
        out("</StrtNm><BldgNb>"),
        a.number,
        out("</BldgNb><PstCd>"),
        a.postcode,
        out("</PstCd>"),
    )


@sealed("layout/v11-plus-parted", LAYOUT)
def _plus(c: Ctx) -> Form | None:
    a = c.address()
    return form(
        "block", out("NAD+CN+++"), a.line.upper(), tol(f"+{a.town.name.upper()}++"), a.postcode, out("'")
    )


@sealed("layout/v12-array", LAYOUT)
def _array(c: Ctx) -> Form | None:
    left, mid, right = c.rng.choice(
        (('["', '","', '"]'), ("['", "', '", "']"), ("{", "},{", "}"), ("(", ") (", ")"))
    )
    return parts(c, (left, mid, mid), right)


@sealed("layout/v13-log-pairs", LAYOUT)
def _log(c: Ctx) -> Form | None:
    q = c.pick('"', "'")
    return parts(c, ("house=", f" street={q}", f"{q} pcode={q}"), q)


@sealed("layout/v14-chat-reply", LAYOUT)
def _reply(c: Ctx) -> Form | None:
    return form(
        "block",
        out(c.pick("┃ ", "❝ ", "↪ ", "▎")),
        c.address().line,
        out(c.pick(" (edited)", "\nok ta", " ✓✓")),
    )


@sealed("layout/v15-number-on-own-line", LAYOUT)
def _own(c: Ctx) -> Form | None:
    a = c.address()
    end = c.pick("\n", ",\n", "\r\n")
    return form("block", a.number, out(end), a.street, out(end), tol(a.town.name), out(end), a.postcode)


@sealed("layout/v16-boxes-echoed", LAYOUT)
def _echo(c: Ctx) -> Form | None:
    left, right = c.rng.choice((("[", "]"), ("(", ")"), ("<", ">"), ("__", "__")))
    a = c.address()
    return form(
        "block",
        tol(f"House no/name {left}"),
        a.number,
        tol(f"{right} Street {left}"),
        a.street,
        tol(f"{right} Postcode {left}"),
        a.postcode,
        out(right),
    )


@sealed("layout/v17-letter-boxes", LAYOUT)
def _boxes(c: Ctx) -> Form | None:
    """A box for each letter: the run of single letters of section 4.3, with rules between."""
    a = c.address(lambda x: x.core.isalpha())
    mark = c.pick("|", " | ")
    return a and form(
        "block", out("|"), (mark + " " + mark).join(mark.join(w) for w in a.line.upper().split(" ")), out("|")
    )


@sealed("layout/v18-alternative-text", LAYOUT)
def _alternative(c: Ctx) -> Form | None:
    left, right = c.rng.choice(
        (("![envelope to ", "](img1.png)"), ('alt="front door of ', '"'), ("[Image: sign reading ", "]"))
    )
    return form("block", out(left), c.address().line, out(right))


@sealed("layout/v19-dash-garbled", LAYOUT)
def _garbled(c: Ctx) -> Form | None:
    a = c.address()
    return form("block", a.number, out(c.pick(" â€“ ", " â€” ", " &ndash; ", " \\u2013 ")), a.street)


@sealed("layout/v20-folder-path", LAYOUT)
def _path(c: Ctx) -> Form | None:
    left, right = c.rng.choice(
        (("C:\\Cases\\", "\\photos\\1.jpg"), ("smb://nas/", "/scans"), ("Inbox/Lettings/", "/2023"))
    )
    return form("file", tol(left), c.address().line, tol(right))


@sealed("layout/v21-header-folded-name", LAYOUT)
def _folded(c: Ctx) -> Form | None:
    p = c.person()
    return form(
        "block",
        out("To: "),
        f"{p.forename}{c.pick(chr(10) + ' ', chr(13) + chr(10) + chr(9))}{p.surname}",
        out(" <x@list.invalid>"),
    )


@sealed("layout/v22-tab-spelt", LAYOUT)
def _tab(c: Ctx) -> Form | None:
    mark = c.pick("\\t", "&#9;", "&Tab;", "%09")
    return parts(c, ("", mark, mark), "\\n" if mark == "\\t" else "")


@sealed("layout/v23-page-mark-inside", LAYOUT)
def _page(c: Ctx) -> Form | None:
    made = torn(c, c.pick(" [p. 3] ", " (cont.) ", "\n--- 2 of 5 ---\n", " // pg 8 // "))
    return Form(made.pieces, made.frame, DOUBTFUL)


@sealed("layout/v24-contact-row", LAYOUT)
def _contact(c: Ctx) -> Form | None:
    p, sep = c.person(), c.pick(";", "\t", " | ")
    a = c.address()
    return form(
        "block",
        f"{p.surname} {p.forename}",
        out(f"{sep}parent{sep}"),
        " ".join(phone_groups(c.phone())),
        out(sep),
        a.line,
        out(sep),
        tol(a.town.name),
    )


@sealed("layout/v25-phone-quoted-break", LAYOUT)
def _phone(c: Ctx) -> Form | None:
    a, b, d = phone_groups(c.phone())
    return form("block", tol("tel "), f"{a}{c.pick(chr(10) + '> ', chr(10) + '>> ', chr(10) + '| ')}{b} {d}")


@sealed("layout/v26-postcode-quoted-break", LAYOUT)
def _postcode(c: Ctx) -> Form | None:
    first, last = c.address().postcode.split()
    return form("block", f"{first}{c.pick(chr(10) + '> ', chr(10) + '* ', chr(13) + chr(10) + chr(9))}{last}")


@sealed("layout/v27-mail-quoted-break", LAYOUT)
def _mail(c: Ctx) -> Form | None:
    name, host = c.rng.choice(c.case.emails).split("@")
    return form("block", f"{name}@{c.pick(chr(10) + '> ', '=' + chr(10), chr(10) + '  ')}{host}")


@sealed("layout/v28-name-far-columns", LAYOUT)
def _columns(c: Ctx) -> Form | None:
    p = given_and_family(c)
    sep = c.pick("\t", " | ", ";")
    return p and form("block", p.forename, out(f"{sep}F{sep}Y{sep}"), p.surname)


@sealed("layout/v29-name-under-name", LAYOUT)
def _under(c: Ctx) -> Form | None:
    p = given_and_family(c)
    return p and form(
        "block",
        tol("Child\n"),
        p.forename,
        out(c.pick("\n", "\n\t", "\n  ")),
        p.surname.upper(),
        out("\nSchool"),
    )


@sealed("layout/v30-date-quoted-break", LAYOUT)
def _date(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    return form("block", tol("DOB "), f"{d:02d}/{m:02d}/{c.pick(chr(10), chr(10) + '> ', ' ' + chr(10))}{y}")


@sealed("layout/v31-nhs-columns", LAYOUT)
def _nhs(c: Ctx) -> Form | None:
    n = c.case.nhs
    sep = c.pick(" | ", "\t", "   ¦   ")
    return form("block", out("NHS no"), out(sep), n[:3], out(sep), n[3:6], out(sep), n[6:])


@sealed("layout/v32-slide-numbers", LAYOUT)
def _slide(c: Ctx) -> Form | None:
    return form(
        "block", out(c.pick("1\u000b", "\u25aa\t", "\u2013\t", "a.\t")), c.address().line, out("\u000b")
    )


@sealed("layout/v33-whole-block-starred", LAYOUT)
def _starred(c: Ctx) -> Form | None:
    a, p = c.address(), c.person()
    pieces: list[str | Piece] = [
        out("* * *\n"),
        p.short,
        out("\n"),
        a.line,
        out("\n"),
        tol(a.town.name),
        out("\n"),
        a.postcode,
        out("\n* * *"),
    ]
    return form("block", *pieces)


@sealed("layout/v34-street-before-door", LAYOUT)
def _door(c: Ctx) -> Form | None:
    a = c.address()
    gap = c.pick("\n", "\t", " | ")
    return form(
        "block",
        tol(f"Street{gap}"),
        a.street,
        tol(f"{gap}Door no.{gap}"),
        a.number,
        tol(f"{gap}Code{gap}"),
        a.postcode,
    )


@sealed("layout/v35-cells-with-nothing", LAYOUT)
def _nothing(c: Ctx) -> Form | None:
    a = c.address()
    sep = c.pick("\t", "|", ";")
    return form(
        "block",
        a.number,
        out(f"{sep}N/A{sep}" if sep == "|" else sep * 2),
        a.street,
        out(sep * 3),
        a.postcode,
    )


@sealed("layout/v36-wrapped-in-word-boundary", LAYOUT)
def _wrapped(c: Ctx) -> Form | None:
    """A word wrapped without any hyphen, as in a narrow cell."""
    a = c.address(lambda x: x.core.isalpha() and len(x.core) > 7)
    if not a:
        return None
    at = c.rng.randrange(3, len(a.core) - 2)
    return form("block", a.line.replace(a.core, f"{a.core[:at]}\n{a.core[at:]}"))


@sealed("layout/v37-record-head", LAYOUT)
def _head(c: Ctx) -> Form | None:
    """Name, birth date and address run on in the head of a record: each strong alone."""
    p = c.case.people[0]
    y, m, d = p.born
    a = c.case.homes[0]
    gap = c.pick("   ", " / ", "  |  ")
    return form(
        "block",
        *(out("Name: "), p.short, out(f"{gap}DOB: "), f"{d:02d}/{m:02d}/{y}", out(f"{gap}Address: "), a.line),
        *(out(", "), tol(a.town.name)),
    )


@sealed("layout/v38-signature-lines", LAYOUT)
def _signature(c: Ctx) -> Form | None:
    p, a = c.person(), c.address()
    end = c.pick("\n", "\r\n")
    return form(
        "block",
        *(p.short, out(f"{end}A: "), a.line, out(", "), a.postcode, out(f"{end}T: ")),
        " ".join(phone_groups(c.phone())),
        out(f"{end}Sent from my phone"),
    )
