"""Assembles the new package: fixed member names and times, only parts that were rebuilt.

Takes a `Rebuilt` with its marks carried out, and the redacted pictures; gives the bytes of a .pptx.
It does not promise that PowerPoint shows it as before: that is what the tests compare.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from redactor.formats.drawingml.crop import cut_crops
from redactor.formats.drawingml.pictures import picture_kind
from redactor.formats.ooxml import Element, write_package
from redactor.formats.pptx.names import SPACES, WRITTEN, qn
from redactor.formats.pptx.rebuild import Page, Rebuilt

_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE: Final = SPACES["r"]
_CORE_KIND: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.{}+xml"
_THEME_TYPE: Final = "application/vnd.openxmlformats-officedocument.theme+xml"
_CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_KINDS: Final = {"slide": "slide", "layout": "slideLayout", "master": "slideMaster"}
_FIRST_MASTER: Final = 2_147_483_648  # ids of masters and layouts begin here, those of slides at 256
_FIRST_SLIDE: Final = 256
_SIZE: Final = {"sldSz": ("9144000", "6858000"), "notesSz": ("6858000", "9144000")}
_LONGEST: Final = 9
Relations = list[tuple[str, str, str]]


class Assembler:
    """Assembles one package."""

    def __init__(self, rebuilt: Rebuilt, pictures: Mapping[int, bytes]) -> None:
        """Keep the presentation and the pictures to put in, by number."""
        self._rebuilt = rebuilt
        for page in rebuilt.pages:
            _take_out_empty(page.root, pictures)
        usable = {number: data for number, data in pictures.items() if picture_kind(data)[0]}
        self._pictures = cut_crops((page.root for page in rebuilt.pages), usable)
        self._members: dict[str, bytes] = {}
        self._types: dict[str, str] = {}

    def assemble(self) -> bytes:
        """Return the package."""
        shown: set[int] = set()
        for page in self._rebuilt.pages:
            shown |= self._page(page)
        for number in sorted(shown):
            self._members[self._picture_name(number)] = self._pictures[number]
        for number, root in enumerate(self._rebuilt.themes, start=1):
            self._add(f"ppt/theme/theme{number}.xml", root, _THEME_TYPE, [])
        self._presentation()
        package = [("rId1", f"{_OFFICE}/officeDocument", "ppt/presentation.xml"), *self._core()]
        members = {
            "[Content_Types].xml": self._content_types(),
            "_rels/.rels": _relations(package),
            **dict(sorted(self._members.items())),
        }
        return write_package(members.items())

    def _page(self, page: Page) -> set[int]:
        """Add a slide, layout or master; return the numbers of its pictures."""
        relations: Relations = []
        if page.kind == "slide":
            relations.append(
                ("rId1", f"{_OFFICE}/slideLayout", f"../slideLayouts/slideLayout{page.below}.xml")
            )
        elif page.kind == "layout":
            relations.append(
                ("rId1", f"{_OFFICE}/slideMaster", f"../slideMasters/slideMaster{page.below}.xml")
            )
        else:
            relations.append(("rId1", f"{_OFFICE}/theme", f"../theme/theme{page.below}.xml"))
            relations += self._layout_list(page)
        numbers = self._resolve(page.root, relations)
        self._add(_name(page), page.root, _TYPE.format(_KINDS[page.kind]), relations)
        return numbers

    def _layout_list(self, master: Page) -> Relations:
        """Put the list of its layouts into a master, after its colour map."""
        layouts = [page for page in self._rebuilt.of("layout") if page.below == master.number]
        entries = etree.Element(qn("p:sldLayoutIdLst"), nsmap=WRITTEN)
        relations: Relations = []
        for place, layout in enumerate(layouts, start=2):
            number = _FIRST_MASTER + 1000 + layout.number
            etree.SubElement(entries, qn("p:sldLayoutId"), {"id": str(number), qn("r:id"): f"rId{place}"})
            relations.append(
                (f"rId{place}", f"{_OFFICE}/slideLayout", f"../slideLayouts/slideLayout{layout.number}.xml")
            )
        colours = master.root.find(qn("p:clrMap"))
        if colours is not None:
            colours.addnext(entries)
        else:
            master.root.append(entries)
        return relations

    def _resolve(self, root: Element, relations: Relations) -> set[int]:
        """Give every picture of a page its relationship."""
        used: set[int] = set()
        for blip in root.iter(qn("a:blip")):
            number = int(blip.get(qn("r:embed"), "").removeprefix("picture:"))
            name = f"rIdPicture{number}"
            if number not in used:
                relations.append(
                    (
                        name,
                        f"{_OFFICE}/image",
                        f"../media/image{number}.{picture_kind(self._pictures[number])[0]}",
                    )
                )
            used.add(number)
            blip.set(qn("r:embed"), name)
        return used

    def _picture_name(self, number: int) -> str:
        return f"ppt/media/image{number}.{picture_kind(self._pictures[number])[0]}"

    def _presentation(self) -> None:
        root = etree.Element(qn("p:presentation"), nsmap=WRITTEN)
        relations: Relations = []
        self._list(root, "sldMasterIdLst", "sldMasterId", "master", _FIRST_MASTER, relations)
        self._list(root, "sldIdLst", "sldId", "slide", _FIRST_SLIDE, relations)
        sizes = {size.tag: size for size in self._rebuilt.sizes}
        for name, fallback in _SIZE.items():
            size = sizes.get(qn(f"p:{name}"))
            found = [fallback[n] if size is None else size.get(key, "") for n, key in enumerate(("cx", "cy"))]
            good = all(number.isdecimal() and len(number) <= _LONGEST for number in found)
            cx, cy = found if good else fallback
            etree.SubElement(root, qn(f"p:{name}"), {"cx": cx, "cy": cy})
        if self._rebuilt.text_style is not None:
            root.append(self._rebuilt.text_style)
        relations.append((f"rId{len(relations) + 1}", f"{_OFFICE}/theme", "theme/theme1.xml"))
        if self._rebuilt.tables is not None:
            self._add("ppt/tableStyles.xml", self._rebuilt.tables, _TYPE.format("tableStyles"), [])
            relations.append((f"rId{len(relations) + 1}", f"{_OFFICE}/tableStyles", "tableStyles.xml"))
        self._add("ppt/presentation.xml", root, _TYPE.format("presentation.main"), relations)

    def _list(  # noqa: PLR0913, PLR0917 - one list of the presentation, with all its names
        self, root: Element, outer: str, inner: str, kind: str, first: int, relations: Relations
    ) -> None:
        entries = etree.SubElement(root, qn(f"p:{outer}"))
        for page in self._rebuilt.of(kind):
            name = f"rId{len(relations) + 1}"
            etree.SubElement(entries, qn(f"p:{inner}"), {"id": str(first + page.number), qn("r:id"): name})
            relations.append((name, f"{_OFFICE}/{_KINDS[kind]}", _name(page).removeprefix("ppt/")))

    def _add(self, name: str, root: Element, kind: str, relations: Relations) -> None:
        etree.cleanup_namespaces(root, keep_ns_prefixes=["a", "r", "p"])
        self._members[name] = _xml(root)
        self._types[name] = kind
        if relations:
            folder, _, leaf = name.rpartition("/")
            self._members[f"{folder}/_rels/{leaf}.rels"] = _relations(relations)

    def _core(self) -> Relations:
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


def _name(page: Page) -> str:
    kind = _KINDS[page.kind]
    return f"ppt/{kind}s/{kind}{page.number}.xml"


def _take_out_empty(root: Element, pictures: Mapping[int, bytes]) -> None:
    """Remove pictures that were left out; a fill with one becomes no fill."""
    for fill in list(root.iter(qn("p:blipFill"), qn("a:blipFill"))):
        blip = fill.find(qn("a:blip"))
        number = -1 if blip is None else int(blip.get(qn("r:embed"), "").removeprefix("picture:"))
        parent = fill.getparent()
        if number in pictures or parent is None:
            continue
        outer = parent.getparent()
        if fill.tag == qn("p:blipFill") and outer is not None:
            outer.remove(parent)
        else:
            parent.replace(fill, etree.Element(qn("a:noFill")))


def _relations(entries: Relations) -> bytes:
    root = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    for name, kind, target in entries:
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", {"Id": name, "Type": kind, "Target": target})
    return _xml(root)


def _xml(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
