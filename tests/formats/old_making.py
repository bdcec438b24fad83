r"""Makes rich text and OpenDocument files by hand, with a value in one place each.

Takes a value; gives bytes. `SEEN` places are shown to a reader, `UNSEEN` ones are not.
It does not promise files a program would write: leaks do not need them.
"""

# ruff: noqa: E501 - markup reads better on one line
from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

KEEP = "Everything else stays."
VALUE = "14 Rose Lane"


def hexed(text: str) -> str:
    """Return text as bytes in hex, as rich text writes them."""
    return "".join(f"\\'{byte:02x}" for byte in text.encode("cp1252"))


def escaped(text: str) -> str:
    """Return text as Unicode escapes with a sign for old programs after each."""
    return "".join(f"\\u{ord(letter)}?" for letter in text)


def cut(text: str) -> str:
    """Return text with a control word in each gap."""
    return text[:2] + "\\b " + text[2:5] + "\\b0 " + "{\\i " + text[5:7] + "}" + text[7:]


def rtf(inner: str, info: str = "", head: str = "") -> bytes:
    """Return rich text."""
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}}"
        f"{info}{head}\\pard\\plain {inner}\\par {KEEP}\\par}}"
    ).encode("latin-1")


RTF_SEEN: dict[str, Callable[[str], bytes]] = {
    "plain": rtf,
    "hex": lambda v: rtf(hexed(v)),
    "Unicode escapes": lambda v: rtf(escaped(v)),
    "cut by control words": lambda v: rtf(cut(v)),
    "cut by groups": lambda v: rtf("".join("{" + letter + "}" for letter in v)),
    "cut by a bookmark": lambda v: rtf(v[:4] + "{\\*\\bkmkstart x}" + v[4:] + "{\\*\\bkmkend x}"),
    "cut by line ends": lambda v: rtf("\r\n".join(v)),
    "inserted revision": lambda v: rtf(f"{{\\revised\\revauth1 {v}}}"),
    "result of a field": lambda v: rtf(
        f'{{\\field{{\\*\\fldinst HYPERLINK "https://example.org"}}{{\\fldrslt {v}}}}}'
    ),
    "footnote": lambda v: rtf(f"See{{\\footnote \\pard {v}}}"),
    "header": lambda v: rtf("x", head=f"{{\\header \\pard {v}\\par}}"),
    "cell": lambda v: rtf(f"\\trowd\\cellx2000\\cellx4000\\intbl a\\cell {v}\\cell\\row\\pard "),
    "white": lambda v: rtf(f"\\cf1 {v}", head="{\\colortbl;\\red255\\green255\\blue255;}"),
    "text box": lambda v: rtf(
        "{\\shp{\\*\\shpinst\\shpleft0\\shptop0\\shpright3000\\shpbottom900\\shpwr3"
        "{\\sp{\\sn shapeType}{\\sv 202}}"
        f"{{\\shptxt \\pard\\plain {v}\\par}}}}}}"
    ),
}
RTF_UNSEEN: dict[str, Callable[[str], bytes]] = {
    "hidden": lambda v: rtf(f"{{\\v {v}}}"),
    "deleted revision": lambda v: rtf(f"{{\\deleted\\revauthdel1 {v}}}", head="{\\*\\revtbl{Unknown;}{A;}}"),
    "author of a revision": lambda v: rtf(
        "{\\revised\\revauth1 x}", head=f"{{\\*\\revtbl{{Unknown;}}{{{v};}}}}"
    ),
    "unknown destination": lambda v: rtf(f"{{\\*\\nobodyknows {v}}}"),
    "title": lambda v: rtf("x", info=f"{{\\info{{\\author {v}}}{{\\doccomm {v}}}{{\\company {v}}}}}"),
    "user property": lambda v: rtf(
        "x", info=f"{{\\*\\userprops{{\\propname p}}\\proptype30{{\\staticval {v}}}}}"
    ),
    "code of a field": lambda v: rtf(
        f'{{\\field{{\\*\\fldinst HYPERLINK "https://example.org/{v}"}}{{\\fldrslt x}}}}'
    ),
    "name of a bookmark": lambda v: rtf(f"{{\\*\\bkmkstart {v}}}x{{\\*\\bkmkend {v}}}"),
    "annotation": lambda v: rtf(
        f"x{{\\*\\atnid A}}{{\\*\\atnauthor B}}\\chatn{{\\*\\annotation \\pard {v}\\par}}"
    ),
    "document variable": lambda v: rtf("x", head=f"{{\\*\\docvar {{p}}{{{v}}}}}"),
    "template": lambda v: rtf("x", head=f"{{\\*\\template {v}}}"),
    "name of a style": lambda v: rtf("\\s1 x", head=f"{{\\stylesheet{{\\s0 Normal;}}{{\\s1 {v};}}}}"),
    "after the end": lambda v: rtf("x") + v.encode(),
}

_NS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for name, long in {
        "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible", "meta": "meta", "form": "form",
        "presentation": "presentation", "config": "config", "manifest": "manifest", "script": "script",
    }.items()
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip
KINDS = {"text": "text", "spreadsheet": "spreadsheet", "presentation": "presentation"}


def odf(
    body: str,
    *,
    kind: str = "text",
    automatic: str = "",
    masters: str = "",
    meta: str = "",
    loose: Mapping[str, bytes] | None = None,
    manifest: str = "",
    comment: bytes = b"",
) -> bytes:
    """Return an OpenDocument file."""
    mime = f"application/vnd.oasis.opendocument.{kind}"
    pages = (
        '<office:automatic-styles><style:page-layout style:name="L"/></office:automatic-styles>'
        f'<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">{masters}'
        "</style:master-page></office:master-styles>"
    )
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type=""/>'
        for name in loose or {}
        if name not in {"content.xml", "styles.xml"} and not name.startswith("META-INF/")
    )
    members = {
        "mimetype": mime.encode(),
        "META-INF/manifest.xml": (
            f'<manifest:manifest {_NS} manifest:version="1.2"><manifest:file-entry manifest:full-path="/" '
            f'manifest:media-type="{mime}"/><manifest:file-entry manifest:full-path="content.xml" '
            f'manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" '
            f'manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" '
            f'manifest:media-type="text/xml"/>{listed}{manifest}</manifest:manifest>'
        ).encode(),
        "content.xml": (
            f'<office:document-content {_NS} office:version="1.2"><office:automatic-styles>{automatic}'
            f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body>"
            "</office:document-content>"
        ).encode(),
        "styles.xml": f'<office:document-styles {_NS} office:version="1.2">{pages}</office:document-styles>'.encode(),
        "meta.xml": f'<office:document-meta {_NS} office:version="1.2"><office:meta>{meta}</office:meta></office:document-meta>'.encode(),
        **(loose or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.comment = comment
    return out.getvalue()


def odt(inner: str, **more: object) -> bytes:
    """Return an OpenDocument text: a paragraph, or whole blocks, and one that stays."""
    blocks = inner if inner.startswith(("<text:p", "<table")) else f"<text:p>{inner}</text:p>"
    return odf(f"{blocks}<text:p>{KEEP}</text:p>", **more)  # type: ignore[arg-type]


_HIDDEN = (
    '<style:style style:name="H" style:family="{}"><style:text-properties text:display="none"/></style:style>'
)
_DELETED = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>'
    "<dc:creator>{}</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info><text:p>{}</text:p>"
    "</text:deletion></text:changed-region></text:tracked-changes>"
)
ODT_SEEN: dict[str, Callable[[str], bytes]] = {
    "plain": odt,
    "cut over spans": lambda v: odt(
        "".join(f"<text:span>{letter}</text:span>" if letter != " " else " " for letter in v)
    ),
    "spaces as elements": lambda v: odt(v.replace(" ", "<text:s/>")),
    "note": lambda v: odt(
        'x<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>{v}</text:p></text:note-body></text:note>"
    ),
    "cell": lambda v: odt(
        '<table:table table:name="t"><table:table-column/><table:table-row><table:table-cell>'
        f"<text:p>{v}</text:p></table:table-cell></table:table-row></table:table>"
    ),
    "header": lambda v: odt("x", masters=f"<style:header><text:p>{v}</text:p></style:header>"),
    "text box": lambda v: odt(
        '<draw:frame text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm"><draw:text-box>'
        f"<text:p>{v}</text:p></draw:text-box></draw:frame>"
    ),
    "section": lambda v: odf(
        f'<text:section text:name="s"><text:p>{v}</text:p></text:section><text:p>{KEEP}</text:p>'
    ),
    "list": lambda v: odf(
        f"<text:list><text:list-item><text:p>{v}</text:p></text:list-item></text:list><text:p>{KEEP}</text:p>"
    ),
}
ODT_UNSEEN: dict[str, Callable[[str], bytes]] = {
    "tracked deletion": lambda v: odf(
        _DELETED.format("A", v)
        + f'<text:p>x<text:change text:change-id="c1"/></text:p><text:p>{KEEP}</text:p>'
    ),
    "author of a change": lambda v: odf(
        _DELETED.format(v, "gone")
        + f'<text:p>x<text:change text:change-id="c1"/></text:p><text:p>{KEEP}</text:p>'
    ),
    "annotation": lambda v: odt(
        f"x<office:annotation><dc:creator>{v}</dc:creator><text:p>{v}</text:p></office:annotation>"
    ),
    "properties": lambda v: odt(
        "x",
        meta=f'<dc:creator>{v}</dc:creator><dc:description>{v}</dc:description><meta:user-defined meta:name="{v}">{v}</meta:user-defined>',
    ),
    "hidden span": lambda v: odt(
        f'x<text:span text:style-name="H">{v}</text:span>', automatic=_HIDDEN.format("text")
    ),
    "hidden paragraph": lambda v: odt(
        f'<text:p text:style-name="H">{v}</text:p>', automatic=_HIDDEN.format("paragraph")
    ),
    "hidden text field": lambda v: odt(
        f'x<text:hidden-text text:condition="ooow:1==1" text:string-value="{v}" text:is-hidden="true"/>'
    ),
    "thumbnail": lambda v: odt("x", loose={"Thumbnails/thumbnail.png": v.encode()}),
    "settings": lambda v: odt(
        "x",
        loose={
            "settings.xml": (
                f'<office:document-settings {_NS} office:version="1.2"><office:settings><config:config-item-set '
                f'config:name="ooo:configuration-settings"><config:config-item config:name="PrinterName" config:type="string">{v}'
                "</config:config-item></config:config-item-set></office:settings></office:document-settings>"
            ).encode()
        },
    ),
    "earlier version": lambda v: odt("x", loose={"Versions/Version1": odt(v)}),
    "picture nobody shows": lambda v: odt("x", loose={"Pictures/old.png": v.encode()}),
    "member nobody knows": lambda v: odt("x", loose={"other/x.xml": v.encode()}),
    "archive comment": lambda v: odt("x", comment=v.encode()),
    "link": lambda v: odt(
        f'<text:a xlink:type="simple" xlink:href="https://example.org/{v}" office:name="{v}">x</text:a>'
    ),
    "bookmark": lambda v: odt(f'<text:bookmark text:name="{v}"/>x'),
    "style name": lambda v: odt(
        '<text:p text:style-name="P">x</text:p>',
        automatic=f'<style:style style:name="P" style:display-name="{v}" style:family="paragraph"/>',
    ),
    "variable": lambda v: odf(
        f'<text:user-field-decls><text:user-field-decl office:value-type="string" office:string-value="{v}" text:name="u"/>'
        f"</text:user-field-decls><text:p>x</text:p><text:p>{KEEP}</text:p>"
    ),
}
_INNER = '<manifest:file-entry manifest:full-path="Object 1/" manifest:media-type="application/vnd.oasis.opendocument.{}"/>'
#: What must be refused, with a word of the reason.
ODF_REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "password": (
        "password",
        lambda: odt(
            "x",
            manifest='<manifest:file-entry manifest:full-path="x"><manifest:encryption-data/></manifest:file-entry>',
        ),
    ),
    "macros": ("macros", lambda: odt("x", loose={"Basic/Standard/Module1.xml": b"<x/>"})),
    "scripts": ("macros", lambda: odt("x", loose={"Scripts/python/a.py": b"x"})),
    "hidden section": (
        "hides text",
        lambda: odf('<text:section text:name="s" text:display="none"><text:p>x</text:p></text:section>'),
    ),
    "paragraph hidden by a field": (
        "hides text",
        lambda: odt('<text:hidden-paragraph text:condition="ooow:1==1" text:is-hidden="true"/>x'),
    ),
    "section hidden at times": (
        "hides text",
        lambda: odf('<text:section text:name="s" text:display="condition"><text:p>x</text:p></text:section>'),
    ),
    "signature": ("signed", lambda: odt("x", loose={"META-INF/documentsignatures.xml": b"<x/>"})),
    "embedded text": ("another file", lambda: odt("x", manifest=_INNER.format("text"))),
    "embedded sheet": ("another file", lambda: odt("x", manifest=_INNER.format("spreadsheet"))),
    "object of another program": (
        "another file",
        lambda: odt(
            "x",
            manifest='<manifest:file-entry manifest:full-path="Object 1" manifest:media-type="application/vnd.sun.star.oleobject"/>',
        ),
    ),
}


def ods(*rows: tuple[str, ...], hidden: str = "") -> bytes:
    """Return a spreadsheet; `hidden` is what stands on a second sheet that is not shown."""
    made = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
            if cell.replace(".", "").isdigit()
            else f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    second = ""
    if hidden:
        second = (
            '<table:table table:name="S2" table:style-name="T2"><table:table-row><table:table-cell '
            f'office:value-type="string"><text:p>{hidden}</text:p></table:table-cell></table:table-row></table:table>'
        )
    style = '<style:style style:name="T2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    return odf(
        f'<table:table table:name="S1">{made}</table:table>{second}', kind="spreadsheet", automatic=style
    )


def odp(*texts: str, notes: str = "") -> bytes:
    """Return a presentation of one slide with boxes, and notes."""
    boxes = "".join(
        f'<draw:frame svg:x="2cm" svg:y="{2 * n}cm" svg:width="8cm" svg:height="2cm"><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>'
        for n, text in enumerate(texts, start=1)
    )
    told = (
        f'<presentation:notes><draw:frame svg:width="8cm" svg:height="2cm"><draw:text-box><text:p>{notes}</text:p></draw:text-box></draw:frame></presentation:notes>'
        if notes
        else ""
    )
    return odf(
        f'<draw:page draw:name="{notes or "p"}" draw:master-page-name="Standard">{boxes}{told}</draw:page>',
        kind="presentation",
    )
