"""Opens Office Open XML packages (Word, Excel, PowerPoint) within limits, and writes fresh ones.

Takes bytes; gives members, content types, relationships and parsed XML, Strict mapped to Transitional.
It does not promise that a part means anything, and it never hands a member on by itself.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeAlias
from urllib.parse import unquote

from lxml import etree

from redactor.model.document import Limits
from redactor.model.errors import Damaged, Encrypted, TooDeep, TooLarge, Unsupported

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for the type

COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))
_ZIP: Final = b"PK\x03\x04"
_END_OF_ZIP: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_LOCAL_SIZE: Final = 30
_DESCRIPTOR_SIZE: Final = 24
_STRICT: Final = re.compile(r"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/")
_STRICT_HOST: Final = b"purl.oclc.org"
_TRANSITIONAL: Final = r"http://schemas.openxmlformats.org/\1/2006/"
_CONTENT_TYPES: Final = "[Content_Types].xml"
_MEMBERS: Final = 20_000
_SMALL: Final = 20_000_000  # below this, a high ratio is a table full of the same cell, not a bomb
_XML_DEPTH: Final = 200
_WRITTEN: Final = (1980, 1, 1, 0, 0, 0)
_ACTIVE: Final = (
    (re.compile(r"vba(Project|Data)|macroEnabled", re.I), "The file contains macros"),
    (re.compile(r"activeX|\.ocx", re.I), "The file contains ActiveX controls"),
    (
        re.compile(r"digital-signature|_xmlsignatures", re.I),
        "The file is digitally signed; redacting it would break the signature",
    ),
)
_MESSAGE_DAMAGED: Final = "The file is not a whole Office document"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship: `kind` is the last word of its type; `target` a member, or empty if external."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Package:
    """The members of an Office file. Names are looked up without regard to case, as OPC says."""

    members: dict[str, bytes]
    comment: bool = False
    stale: bool = False
    names: dict[str, str] = field(default_factory=dict)

    def find(self, name: str) -> str:
        """Return the member's own spelling of `name`, or an empty string."""
        return self.names.get(name.lower(), "")

    @cached_property
    def types(self) -> dict[str, str]:
        """Content type by member name."""
        name = self.find(_CONTENT_TYPES)
        if not name:
            raise Damaged(_MESSAGE_DAMAGED)
        by_suffix: dict[str, str] = {}
        by_name: dict[str, str] = {}
        for entry in self.xml(name):
            if not isinstance(entry.tag, str):
                continue
            kind = entry.get("ContentType", "")
            if entry.tag.endswith("}Default"):
                by_suffix[entry.get("Extension", "").lower()] = kind
            else:
                by_name[entry.get("PartName", "").lstrip("/").lower()] = kind
        return {
            member: by_name.get(member.lower()) or by_suffix.get(member.rpartition(".")[2].lower(), "")
            for member in self.members
        }

    def relations(self, name: str = "") -> dict[str, Relation]:
        """Return the relationships of a member (or of the package) by id."""
        folder, _, leaf = name.rpartition("/")
        part = self.find(posixpath.join(folder, "_rels", f"{leaf}.rels"))
        if not part:
            return {}
        found = {}
        for entry in self.xml(part):
            if isinstance(entry.tag, str) and entry.get("Id"):
                relation = self._relation(entry, folder)
                found[relation.id] = relation
        return found

    def _relation(self, entry: Element, folder: str) -> Relation:
        external = entry.get("TargetMode", "").lower() == "external"
        kind = entry.get("Type", "").rstrip("/").rpartition("/")[2]
        target = "" if external else self._resolve(entry.get("Target", ""), folder)
        return Relation(entry.get("Id", ""), kind, target, external)

    def _resolve(self, target: str, folder: str) -> str:
        plain = unquote(target.partition("#")[0]).replace("\\", "/")
        joined = plain.lstrip("/") if plain.startswith("/") else posixpath.join(folder, plain)
        return self.find(posixpath.normpath(joined)) if plain else ""

    def xml(self, name: str) -> Element:
        """Return the parsed part, in Transitional namespaces. Raises Damaged, TooDeep."""
        return parse_xml(self.members[name])

    def main(self) -> str:
        """Return the name of the main part, or an empty string."""
        for relation in self.relations().values():
            if relation.kind == "officeDocument" and relation.target:
                return relation.target
        return ""

    def refuse_active(self) -> None:
        """Raise Unsupported if there are macros, controls or signatures."""
        for name, kind in self.types.items():
            for pattern, message in _ACTIVE:
                if pattern.search(kind) or pattern.search(name):
                    raise Unsupported(message)


def parse_xml(data: bytes) -> Element:
    """Parse XML without network, entities or comments. Raises Damaged, TooDeep."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise Damaged("A part of the file is not well-formed XML") from None
    if root.getroottree().docinfo.doctype:
        raise Damaged("A part of the file declares a document type, which Office files never do")
    _check_depth(root)
    if _STRICT_HOST in data or b"\x00" in data:  # the bytes of UTF-16 are not looked into
        _to_transitional(root)
    return root


def _check_depth(root: Element) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _XML_DEPTH:
            raise TooDeep("The document is nested too deeply")


def _to_transitional(root: Element) -> None:
    """Rename Strict namespaces in tags and attributes; text is left alone."""
    for element in root.iter("*"):
        element.tag = _STRICT.sub(_TRANSITIONAL, str(element.tag))
        for key, value in list(element.attrib.items()):
            if "purl.oclc.org" in str(key):
                del element.attrib[key]
                element.set(_STRICT.sub(_TRANSITIONAL, str(key)), value)
            elif str(key) in {"Type", "uri"}:
                element.set(key, _STRICT.sub(_TRANSITIONAL, str(value)))


def is_encrypted(data: bytes) -> bool:
    """Say whether this is a compound file that holds an encrypted Office document."""
    return data.startswith(COMPOUND_FILE) and any(name in data for name in _ENCRYPTED)


def looks_like(data: bytes, main_type: re.Pattern[bytes], main_name: bytes) -> bool:
    """Say, cheaply and without raising, whether the package's main part is of that content type.

    A zip too damaged to open is judged by the name of its main part in the raw bytes.
    """
    if not data.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            name = next(n for n in archive.namelist() if n.lower().lstrip("/") == _CONTENT_TYPES.lower())
            with archive.open(name) as member:
                types = member.read(4_000_000)
    except StopIteration:
        return False
    except Exception:  # noqa: BLE001 - recognising must never raise, whatever the zip does
        return main_name in data
    return bool(main_type.search(types.replace(b"\x00", b"")))


def open_package(data: bytes, limits: Limits) -> Package:
    """Unpack an Office file. Raises Encrypted, Damaged, TooLarge, Unsupported."""
    if is_encrypted(data):
        raise Encrypted
    package = unpack(data, limits)
    package.refuse_active()
    return package


def unpack(data: bytes, limits: Limits) -> Package:
    """Unpack a zip of parts, whatever they are. Raises Encrypted, Damaged, TooLarge."""
    if len(data) > limits.document_bytes:
        raise TooLarge
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_bounds(data, archive)
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _check_sizes(infos, limits)
            members = _members(archive, infos)
            comment, stale = bool(archive.comment), _has_gaps(data, archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        ValueError,
        IndexError,
        RuntimeError,
    ):
        raise Damaged(_MESSAGE_DAMAGED) from None
    names = {name.lower(): name for name in members}
    if len(names) != len(members):
        raise Damaged("The file holds two parts of one name")
    return Package(members, comment, stale, names)


def _check_bounds(data: bytes, archive: zipfile.ZipFile) -> None:
    end = data.rfind(_END_OF_ZIP)
    if not data.startswith(_ZIP) or end + _END_SIZE + len(archive.comment) != len(data):
        raise Damaged("There are foreign bytes before or after the document")


def _has_gaps(data: bytes, archive: zipfile.ZipFile) -> bool:
    """Say whether bytes stand between the members that no member owns: an earlier state, perhaps."""
    position = 0
    for info in sorted(archive.infolist(), key=lambda i: i.header_offset):
        if info.header_offset - position > _DESCRIPTOR_SIZE:
            return True
        lengths = data[info.header_offset + 26 : info.header_offset + _LOCAL_SIZE]
        names = int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
        position = info.header_offset + _LOCAL_SIZE + names + info.compress_size
    return archive.start_dir - position > _DESCRIPTOR_SIZE


def _check_sizes(infos: list[zipfile.ZipInfo], limits: Limits) -> None:
    unpacked = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos) or 1
    if len(infos) > _MEMBERS or unpacked > limits.unpacked_bytes:
        raise TooLarge
    if unpacked > _SMALL and unpacked / packed > limits.expansion:
        raise TooLarge("The file unpacks to far more than its size")


def _members(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    for info in infos:
        if info.flag_bits & 0x1:
            raise Encrypted
        name = info.filename.replace("\\", "/").lstrip("/")
        if name in members or ".." in name.split("/"):
            raise Damaged("The file holds a part of a wrong name, or two of one name")
        # `read` stops at the declared size and checks the CRC: a lie about the size is found.
        members[name] = archive.read(info)
    return members


def write_package(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip of the members in that order, with fixed times and no platform marks."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, _WRITTEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, data)
    return out.getvalue()
