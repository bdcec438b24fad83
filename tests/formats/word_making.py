"""Makes Word packages by hand, and looks into written ones crudely: nothing here is shared with the format.

Takes XML snippets; gives bytes. `found` decodes everything it can and says whether a value is in there.
It does not promise valid Word files: leaks do not need them.
"""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": R,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    }.items()
)
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def p(*runs: str, properties: str = "") -> str:
    """Return a paragraph of runs; a run without markup is text."""
    return f"<w:p>{properties}{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str | None = None) -> str:
    """Return a complex field, with or without a result."""
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText '
        f'xml:space="preserve">{code}</w:instrText></w:r>'
        f'{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of cells; a cell that starts with ``<`` is markup."""
    out = []
    for row in rows:
        cells = "".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row)
        out.append(f"<w:tr>{cells}</w:tr>")
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in rows[0])
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(out)}</w:tbl>"


def part(tag: str, inner: str) -> bytes:
    """Return a part with all the usual namespaces."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {SPACES}>{inner}</w:{tag}>'.encode()


def word(
    body: str,
    related: Mapping[str, tuple[str, bytes]] | None = None,
    loose: Mapping[str, bytes] | None = None,
    external: Mapping[str, tuple[str, str]] | None = None,
    package: Mapping[str, tuple[str, bytes]] | None = None,
    main_type: str = TYPE.format("document.main"),
) -> bytes:
    """Return a package. `related`: member -> (kind, bytes), ids r1, r2...; `external`: id -> (kind, URL)."""
    related, package = dict(related or {}), dict(package or {})
    rels = "".join(
        f'<Relationship Id="r{n}" Type="{R}/{kind}" Target="/{name}"/>'
        for n, (name, (kind, _)) in enumerate(related.items(), start=1)
    )
    rels += "".join(
        f'<Relationship Id="{i}" Type="{R}/{kind}" Target="{target}" TargetMode="External"/>'
        for i, (kind, target) in (external or {}).items()
    )
    top = f'<Relationship Id="r0" Type="{R}/officeDocument" Target="word/document.xml"/>' + "".join(
        f'<Relationship Id="t{n}" Type="{kind}" Target="{name}"/>'
        for n, (name, (kind, _)) in enumerate(package.items())
    )
    overrides = f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>'
    members = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" '
            'ContentType="image/png"/>'
            f"{overrides}</Types>"
        ).encode(),
        "_rels/.rels": _rels(top),
        "word/document.xml": part(
            "document", f"<w:body>{body}{SECTION if '<w:sectPr' not in body else ''}</w:body>"
        ),
        "word/_rels/document.xml.rels": _rels(rels),
        **{name: data for name, (_, data) in {**related, **package}.items()},
        **(loose or {}),
    }
    return zipped(members)


def zipped(members: Mapping[str, bytes], comment: bytes = b"") -> bytes:
    """Return a zip of the members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.comment = comment
    return out.getvalue()


def _rels(inner: str) -> bytes:
    return (
        "<Relationships "
        f'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    ).encode()


def members(data: bytes) -> dict[str, bytes]:
    """Return the members of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def squeeze(text: str) -> str:
    """Return letters and digits, folded; crude on purpose."""
    return "".join(c for c in unicodedata.normalize("NFKC", html.unescape(text)).casefold() if c.isalnum())


def found(data: bytes, value: str) -> bool:
    """Say whether the value is in the package: raw, in a member, over tags, in attributes, over elements."""
    wanted = squeeze(value)
    texts = [data.decode("latin-1"), data.decode("utf-16-le", "ignore")]
    for name, content in members(data).items():
        for charset in ("utf-8", "latin-1", "utf-16-le"):
            text = content.decode(charset, "ignore")
            attributes = "".join(re.findall(r'="([^"]*)"', text))
            texts += [name, text, re.sub(r"<[^>]*>", "", text), attributes]
            texts += [
                "".join(re.findall(rf"<w:{tag}[ >][^<]*", text)) for tag in ("t", "instrText", "delText")
            ]
            texts.append(
                "".join(chr(int(code, 16)) for code in re.findall(r'w:char="F?0*([0-9A-F]{2})"', text))
            )
    return any(wanted in squeeze(text) for text in texts)
