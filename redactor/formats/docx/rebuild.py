"""Turns an opened package into a rebuilt document: fresh stories and parts, and an account of all else.

Takes a `Package`; gives a `Rebuilt`. The same package always gives the same, so locations stay good.
It does not promise that anything is released: marks and pictures are put in by `write`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from redactor.formats.docx import parts
from redactor.formats.docx.flatten import Flattener
from redactor.formats.docx.ledger import Ledger
from redactor.formats.docx.names import SPACES, qn, w
from redactor.formats.docx.residue import residue
from redactor.formats.docx.stylebook import StyleBook, is_on
from redactor.formats.drawingml.theme import theme
from redactor.formats.ooxml import Element, Package, Relation
from redactor.model.errors import Damaged
from redactor.model.text import Location, OpaquePart

_COUNTED: Final = frozenset({"hyperlink", "image"})
_SHOWN_SEPARATORS: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_KINDS: Final = {
    "headerReference": {"default": "header", "first": "first-page header", "even": "even-page header"},
    "footerReference": {"default": "footer", "first": "first-page footer", "even": "even-page footer"},
}
_REFERENCES: Final = {w(name): kinds for name, kinds in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Story:
    """One story: the body, a header or footer, a note. `number` is its own among its kind."""

    kind: str
    label: str
    number: int
    root: Element


@dataclass
class Rebuilt:
    """A document as it will be written, before marks."""

    stories: list[Story]
    styles: Element
    settings: Element
    numbering: Element | None
    theme: Element | None
    ledger: Ledger
    properties: Element | None
    opaque: tuple[OpaquePart, ...] = ()
    pictures: dict[int, str] = field(default_factory=dict)


class Rebuilder:
    """Rebuilds one package."""

    def __init__(self, package: Package) -> None:
        """Find the main part and the parts it relates to. Raises Damaged."""
        self._package = package
        self._main = package.main()
        if not self._main:
            raise Damaged("The file has no main document part")
        self._relations = package.relations(self._main)
        self._used = {self._main}
        document = package.xml(self._main)
        body = document.find(w("body"))
        if document.tag != w("document") or body is None:
            raise Damaged("The file has no document body")
        self._body = body
        self._settings = self._part("settings")
        self._ledger = Ledger(StyleBook(self._part("styles")))

    def rebuild(self) -> Rebuilt:
        """Return the rebuilt document."""
        note_roots = {kind: self._part(f"{kind}s") for kind in ("footnote", "endnote")}
        self._ledger.available_notes = frozenset(
            (kind, note.get(w("id"), "")) for kind, root in note_roots.items() for note in _notes(root, kind)
        )
        furniture = self._plan_furniture()
        stories = [self._story("body", "body", 1, self._body, self._relations)]
        for number, (member, label) in enumerate(furniture.items(), start=1):
            root = self._package.xml(member)
            tag = "hdr" if root.tag == w("hdr") else "ftr"
            stories.append(self._story(tag, label, number, root, self._package.relations(member)))
        stories += self._notes(note_roots)
        self._ledger.story = "styles and settings"
        made_styles = parts.styles(self._part("styles"), self._ledger)
        rebuilt = Rebuilt(
            stories,
            made_styles,
            parts.settings(self._settings, self._ledger),
            parts.numbering(self._part("numbering"), _used_numbers(stories, made_styles), self._ledger),
            theme(self._part("theme"), self._ledger.font),
            self._ledger,
            self._title(),
        )
        shown = _shown_pictures(stories)
        self._used |= set(self._ledger.pictures)
        rebuilt.pictures = {n: member for member, n in self._ledger.pictures.items() if n in shown}
        rebuilt.opaque = (
            *self._lost(),
            *residue(self._package, self._used, self._settings, self._external()),
        )
        return rebuilt

    def _part(self, kind: str) -> Element | None:
        for relation in self._relations.values():
            if relation.kind == kind and relation.target:
                self._used.add(relation.target)
                return self._package.xml(relation.target)
        return None

    def _story(
        self, kind: str, label: str, number: int, source: Element, relations: dict[str, Relation]
    ) -> Story:
        """Flatten a story; its kind is the tag of its root."""
        self._ledger.story = label
        root = etree.Element(w(kind), nsmap=SPACES)
        Flattener(self._ledger, relations).story(source, root)
        return Story(kind, label, number, root)

    def _plan_furniture(self) -> dict[str, str]:
        """Choose the headers and footers that can show; number them; return label by member."""
        sections = list(_sections(self._body))
        shown = {"default"}
        if any(is_on(section, "titlePg") for section in sections):
            shown.add("first")
        if is_on(self._settings, "evenAndOddHeaders"):
            shown.add("even")
        chosen: dict[str, str] = {}
        for number, section in enumerate(sections, start=1):
            for reference in section:
                kinds = _REFERENCES.get(str(reference.tag))
                kind = reference.get(w("type"), "default")
                relation = self._relations.get(reference.get(qn("r:id"), ""))
                if kinds is None or relation is None or not relation.target or kind not in shown:
                    continue
                chosen.setdefault(relation.target, f"{kinds[kind]} of section {number}")
                self._ledger.furniture[relation.id] = list(chosen).index(relation.target) + 1
        self._used |= set(chosen)
        return chosen

    def _notes(self, roots: dict[str, Element | None]) -> list[Story]:
        stories = []
        sources = {
            (kind, note.get(w("id"), "")): note
            for kind, root in roots.items()
            for note in reversed(_notes(root, kind))  # the first of one number counts
        }
        relations = {
            r.kind.removesuffix("s"): self._package.relations(r.target)
            for r in reversed(self._relations.values())
            if r.target
        }
        for (kind, old), number in list(self._ledger.notes.items()):
            source = sources[kind, old]
            story = self._story(kind, f"{kind} {number}", number, source, relations[kind])
            story.root.set(w("id"), str(number))
            stories.append(story)
        for kind, root in roots.items():
            for note in _notes(root, kind):
                if (kind, note.get(w("id"), "")) not in self._ledger.notes and "".join(
                    note.itertext()
                ).strip():
                    self._ledger.story = f"{kind}s"
                    self._ledger.lose("hidden-text")
        return stories

    def _title(self) -> Element | None:
        """Return new core properties that hold the title alone, or None without one."""
        for relation in self._package.relations().values():
            if relation.kind == "core-properties" and relation.target:
                found = self._package.xml(relation.target).find(qn("dc:title"))
                title = "" if found is None else " ".join("".join(found.itertext()).split())
                if title:
                    root = etree.Element(qn("cp:coreProperties"), nsmap={p: SPACES[p] for p in ("cp", "dc")})
                    etree.SubElement(root, qn("dc:title")).text = title
                    return root
        return None

    def _external(self) -> int:
        """Count targets outside the file that no story has counted: templates, data sources."""
        settings = next((r.target for r in self._relations.values() if r.kind == "settings" and r.target), "")
        relations = [*self._package.relations(settings).values()] if settings else []
        relations += [relation for relation in self._relations.values() if relation.kind not in _COUNTED]
        return sum(relation.external for relation in relations)

    def _lost(self) -> Iterator[OpaquePart]:
        for (story, code), count in self._ledger.losses.items():
            times = "" if count == 1 else f", {count} times"
            yield OpaquePart(Location(f"lost:{story}:{code}", f"{story}{times}"), code)


def _notes(root: Element | None, kind: str) -> list[Element]:
    """Return the notes with text of their own: separators are written afresh."""
    found = [] if root is None else list(root.iterchildren(w(kind)))
    return [note for note in found if note.get(w("type"), "normal") not in _SHOWN_SEPARATORS]


def _sections(body: Element) -> Iterator[Element]:
    for section in body.iter(w("sectPr")):
        parent = section.getparent()
        if parent is not None and parent.tag in {w("body"), w("pPr")}:
            yield section


def _shown_pictures(stories: list[Story]) -> set[int]:
    """Return the numbers of the pictures that stand in a story: not those of an alternative left out."""
    blips = (blip for story in stories for blip in story.root.iter(qn("a:blip"), qn("v:imagedata")))
    names = (blip.get(qn("r:embed")) or blip.get(qn("r:id"), "") for blip in blips)
    return {int(name.removeprefix("picture:")) for name in names}


def _used_numbers(stories: list[Story], styles: Element) -> set[str]:
    roots = [*(story.root for story in stories), styles]
    return {number.get(w("val"), "") for root in roots for number in root.iter(w("numId"))}
