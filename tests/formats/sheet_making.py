"""Makes workbooks by hand, raw XML only: nothing here is shared with the format.

Takes snippets; gives bytes. It does not promise workbooks that Excel likes: leaks do not need them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.formats.word_making import zipped

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "r": OFFICE,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "x14": "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
        "xm": "http://schemas.microsoft.com/office/excel/2006/main",
        "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "v": "urn:schemas-microsoft-com:vml",
        "x": "urn:schemas-microsoft-com:office:excel",
    }.items()
)
_TYPED = frozenset({"styles", "sharedStrings", "comments", "table"})
Related = Mapping[str, tuple[str, bytes]]


def text(value: str, at: str = "", style: str = "0") -> str:
    """Return a cell with its own text."""
    return f'<c{_at(at)} s="{style}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'


def number(value: object, at: str = "", style: str = "0") -> str:
    """Return a cell with a number."""
    return f'<c{_at(at)} s="{style}"><v>{value}</v></c>'


def _at(at: str) -> str:
    return f' r="{at}"' if at else ""


def row(*cells: str, more: str = "") -> str:
    """Return a row; a cell without markup is text."""
    return f"<row {more}>{''.join(c if c.startswith('<') else text(c) for c in cells)}</row>"


def part(tag: str, inner: str, attributes: str = "") -> bytes:
    """Return a SpreadsheetML part."""
    return f'<?xml version="1.0"?><{tag} xmlns="{MAIN}" {SPACES} {attributes}>{inner}</{tag}>'.encode()


def sheet(rows: str = "", *, before: str = "", after: str = "") -> bytes:
    """Return a worksheet."""
    return part("worksheet", f"{before}<sheetData>{rows}</sheetData>{after}")


def styles(*formats: str, fonts: str = "<font><sz val='11'/><name val='Calibri'/></font>") -> bytes:
    """Return styles: format n has number format n of these, the first is plain."""
    codes = "".join(f'<numFmt numFmtId="{164 + n}" formatCode="{code}"/>' for n, code in enumerate(formats))
    used = "".join(
        f'<xf numFmtId="{164 + n}" fontId="0" fillId="0" borderId="0"/>' for n in range(len(formats))
    )
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    inner = (
        f"<numFmts>{codes}</numFmts><fonts>{fonts}</fonts><fills><fill><patternFill/></fill></fills>"
        f"<borders><border/></borders><cellStyleXfs>{plain}</cellStyleXfs><cellXfs>{plain}{used}</cellXfs>"
    )
    return part("styleSheet", inner)


def strings(*items: str) -> bytes:
    """Return shared strings; an item that starts with ``<`` is markup."""
    made = "".join(f"<si>{i if i.startswith('<') else f'<t>{i}</t>'}</si>" for i in items)
    return part("sst", made)


def book(
    first: bytes,
    *others: tuple[str, str, bytes],
    name: str = "Sheet",
    workbook: str = "",
    properties: str = "",
    related: Related | None = None,
    beside: Related | None = None,
    external: Sequence[tuple[str, str]] = (),
    loose: Mapping[str, bytes] | None = None,
    package: Related | None = None,
    main_type: str = TYPE.format("sheet.main"),
    comment: bytes = b"",
) -> bytes:
    """Return a workbook: `others` are (name, state, sheet); `related` is the workbook's, `beside` sheet 1's.

    `external` are (kind, URL) of sheet 1. Relationship ids are r1, r2... for what is related or beside.
    """
    related, beside, package = dict(related or {}), dict(beside or {}), dict(package or {})
    entries = [(name, "visible", first), *others]
    listed = "".join(
        f'<sheet name="{title}" sheetId="{n}" state="{state}" r:id="s{n}"/>'
        for n, (title, state, _) in enumerate(entries, start=1)
    )
    book_rels = "".join(
        _rel(f"s{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(entries) + 1)
    )
    book_rels += _rels_of(related)
    sheet_rels = _rels_of(beside) + "".join(
        f'<Relationship Id="e{n}" Type="{OFFICE}/{kind}" Target="{url}" TargetMode="External"/>'
        for n, (kind, url) in enumerate(external, start=1)
    )
    typed = {f"xl/worksheets/sheet{n}.xml": "worksheet" for n in range(1, len(entries) + 1)}
    typed |= {member: kind for member, (kind, _) in {**related, **beside}.items() if kind in _TYPED}
    types = "".join(
        f'<Override PartName="/{member}" ContentType="{TYPE.format(kind)}"/>'
        for member, kind in typed.items()
    )
    members = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="png" ContentType="image/png"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{main_type}"/>{types}</Types>'
        ).encode(),
        "_rels/.rels": _relations(_rel("r0", "officeDocument", "xl/workbook.xml") + _rels_of(package)),
        "xl/workbook.xml": part("workbook", f"<workbookPr {properties}/><sheets>{listed}</sheets>{workbook}"),
        "xl/_rels/workbook.xml.rels": _relations(book_rels),
        "xl/worksheets/_rels/sheet1.xml.rels": _relations(sheet_rels),
        **{f"xl/worksheets/sheet{n}.xml": data for n, (_, _, data) in enumerate(entries, start=1)},
        **{member: data for member, (_, data) in {**related, **beside, **package}.items()},
        **(loose or {}),
    }
    return zipped(members, comment)


def _rels_of(parts: Related) -> str:
    return "".join(
        _rel(f"r{n}", kind, f"/{name}") for n, (name, (kind, _)) in enumerate(parts.items(), start=1)
    )


def _rel(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def _relations(inner: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'.encode()
