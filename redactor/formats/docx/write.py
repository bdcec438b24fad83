"""Assembles the new package: fixed member names and times, only parts that were rebuilt.

Takes a `Rebuilt` with its marks carried out, and the redacted pictures; gives the bytes of a .docx.
It does not promise that Word shows it as before: that is what the tests compare.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from redactor.formats.docx.names import SPACES, qn, w
from redactor.formats.docx.rebuild import Rebuilt, Story
from redactor.formats.drawingml.crop import cut_crops
from redactor.formats.drawingml.pictures import picture_kind
from redactor.formats.ooxml import Element, write_package

_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE: Final = SPACES["r"]
_CORE_KIND: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_MAIN_TYPE: Final = _WORD_TYPE.format("document.main")
_THEME_TYPE: Final = "application/vnd.openxmlformats-officedocument.theme+xml"
_CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_SEPARATORS: Final = (("-1", "separator"), ("0", "continuationSeparator"))


class Assembler:
    """Assembles one package."""

    def __init__(self, rebuilt: Rebuilt, pictures: Mapping[int, bytes]) -> None:
        """Keep the document and the pictures to put in, by number."""
        self._rebuilt = rebuilt
        usable = {number: data for number, data in pictures.items() if picture_kind(data)[0]}
        self._pictures = cut_crops((story.root for story in rebuilt.stories), usable)
        self._members: dict[str, bytes] = {}
        self._types: dict[str, str] = {}

    def assemble(self) -> bytes:
        """Return the package."""
        for number, data in sorted(self._pictures.items()):
            self._members[self._picture_name(number)] = data
        relations = self._shared_parts()
        document = etree.Element(w("document"), nsmap=SPACES)
        body = next(story.root for story in self._rebuilt.stories if story.kind == "body")
        document.append(body)
        self._furniture(body, relations)
        self._add("word/document.xml", document, _MAIN_TYPE, relations)
        package = [("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"), *self._core()]
        members = {
            "[Content_Types].xml": self._content_types(),
            "_rels/.rels": _relations(package),
            **dict(sorted(self._members.items())),
        }
        return write_package(members.items())

    def _add(self, name: str, root: Element, kind: str, relations: list[tuple[str, str, str]]) -> None:
        """Add a part, its pictures resolved, with its relationships."""
        relations = [*relations, *self._resolve_pictures(root)]
        if next(root.iter(f"{{{SPACES['wp14']}}}*"), None) is not None:
            root.set(qn("mc:Ignorable"), "wp14")
        etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r", "wp14", "wps", "wpg", "wpc", "mc"])
        self._members[name] = _xml(root)
        self._types[name] = kind
        if relations:
            folder, _, leaf = name.rpartition("/")
            self._members[f"{folder}/_rels/{leaf}.rels"] = _relations(relations)

    def _shared_parts(self) -> list[tuple[str, str, str]]:
        """Add styles, settings, numbering, theme and notes; return the main part's relationships to them."""
        rebuilt = self._rebuilt
        relations: list[tuple[str, str, str]] = []
        notes = {f"{kind}s": self._notes(kind) for kind in ("footnote", "endnote")}
        roots = {
            "styles": rebuilt.styles,
            "settings": rebuilt.settings,
            "numbering": rebuilt.numbering,
            **notes,
        }
        for name, root in roots.items():
            if root is not None:
                self._add(f"word/{name}.xml", root, _WORD_TYPE.format(name), [])
                relations.append((f"rId{len(relations) + 1}", f"{_OFFICE}/{name}", f"{name}.xml"))
        if rebuilt.theme is not None:
            self._add("word/theme/theme1.xml", rebuilt.theme, _THEME_TYPE, [])
            relations.append((f"rId{len(relations) + 1}", f"{_OFFICE}/theme", "theme/theme1.xml"))
        return relations

    def _notes(self, kind: str) -> Element | None:
        stories = [story.root for story in self._rebuilt.stories if story.kind == kind]
        if not stories:
            return None
        root = etree.Element(w(f"{kind}s"), nsmap=SPACES)
        for number, name in _SEPARATORS:
            note = etree.SubElement(root, w(kind), {w("type"): name, w("id"): number})
            etree.SubElement(etree.SubElement(etree.SubElement(note, w("p")), w("r")), w(name))
        root.extend(stories)
        return root

    def _furniture(self, body: Element, relations: list[tuple[str, str, str]]) -> None:
        """Add the headers and footers that the sections refer to; drop references to none."""
        stories = {
            f"furniture:{story.number}": story
            for story in self._rebuilt.stories
            if story.kind in {"hdr", "ftr"}
        }
        ids: dict[str, str] = {}
        for reference in list(body.iter(w("headerReference"), w("footerReference"))):
            key = reference.get(qn("r:id"), "")
            story = stories[key]
            if key not in ids:
                ids[key] = f"rId{len(relations) + 1}"
                relations.append(self._one_furniture(story, ids[key]))
            reference.set(qn("r:id"), ids[key])

    def _one_furniture(self, story: Story, relation_id: str) -> tuple[str, str, str]:
        kind = "header" if story.kind == "hdr" else "footer"
        name = f"{kind}{story.number}.xml"
        self._add(f"word/{name}", story.root, _WORD_TYPE.format(kind), [])
        return (relation_id, f"{_OFFICE}/{kind}", name)

    def _picture_name(self, number: int) -> str:
        return f"word/media/image{number}.{picture_kind(self._pictures[number])[0]}"

    def _resolve_pictures(self, root: Element) -> list[tuple[str, str, str]]:
        """Give every picture its relationship; take out drawings whose picture is left out."""
        used: dict[int, str] = {}
        for element in list(root.iter(qn("a:blip"), qn("v:imagedata"))):
            attribute = qn("r:embed") if element.tag == qn("a:blip") else qn("r:id")
            number = int(element.get(attribute, "").removeprefix("picture:"))
            if number in self._pictures:
                used.setdefault(number, f"rIdPicture{number}")
                element.set(attribute, used[number])
            else:
                _take_out(element)
        return [
            (name, f"{_OFFICE}/image", self._picture_name(number).removeprefix("word/"))
            for number, name in used.items()
        ]

    def _core(self) -> list[tuple[str, str, str]]:
        if self._rebuilt.properties is None:
            return []
        self._add("docProps/core.xml", self._rebuilt.properties, _CORE_TYPE, [])
        return [("rId2", _CORE_KIND, "docProps/core.xml")]

    def _content_types(self) -> bytes:
        root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
        defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
        }
        defaults.update(picture_kind(data) for data in self._pictures.values())
        for suffix, kind in sorted(defaults.items()):
            etree.SubElement(root, f"{{{_TYPES}}}Default", {"Extension": suffix, "ContentType": kind})
        for name, kind in sorted(self._types.items()):
            etree.SubElement(root, f"{{{_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": kind})
        return _xml(root)


def _relations(entries: list[tuple[str, str, str]]) -> bytes:
    root = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    for name, kind, target in entries:
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", {"Id": name, "Type": kind, "Target": target})
    return _xml(root)


def _xml(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _take_out(element: Element) -> None:
    """Remove the smallest thing that makes no sense without its picture."""
    ends = {qn("pic:pic"), qn("a:blipFill"), qn("v:imagedata"), w("drawing")}
    place = element
    while place.tag not in ends and place.getparent() is not None:
        place = place.getparent()
    parent = place.getparent()
    if parent is not None and parent.tag == qn("a:graphicData"):
        place = next(place.iterancestors(w("drawing")))
        parent = place.getparent()
    if parent is None:
        return
    if parent.tag == qn("mc:Choice"):
        place = parent.getparent()
        parent = place.getparent()
    parent.remove(place)
