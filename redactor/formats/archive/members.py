"""Opens a zip within limits and says what is in it besides its files.

Takes bytes; gives members in order with safe names, and codes of what is left out.
It does not unpack what is inside the members: they become documents of their own.
"""

from __future__ import annotations

import io
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from redactor.model.document import Limits
from redactor.model.errors import Damaged, Encrypted, TooLarge, Unsupported

START: Final = (b"PK\x03\x04", b"PK\x05\x06")
_ENTRY: Final = b"PK\x01\x02"
_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_LOCAL_SIZE: Final = 30
_DESCRIPTOR_SIZE: Final = 24
_MOST: Final = 20_000
_SMALL: Final = 20_000_000  # below this, a high ratio is a table full of the same cell, not a bomb
_UTF8_NAME: Final = 0x800
_PACKAGE_SIGNS: Final = re.compile(
    r"\[content_types\]\.xml|mimetype|meta-inf/(manifest\.mf|manifest\.xml|container\.xml)|androidmanifest\.xml"
    r"|index\.(xml|apxl)(\.gz)?|index\.zip|index/document\.iwa|buildversionhistory\.plist|doc\.kml|install\.rdf",
    re.I,
)
_LITTER: Final = re.compile(r"(.*/)?(__MACOSX/.*|\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)\Z", re.I)
_BAD_NAME: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]|\A/|\A[A-Za-z]:|\A\s*\Z")
EXTRA: Final = "metadata"
COMMENT: Final = "archive-comment"
STALE: Final = "orphan"
TRAILING: Final = "trailing-bytes"
FOLDER: Final = "empty-folder"
CODES: Final = frozenset({EXTRA, COMMENT, STALE, TRAILING, FOLDER})


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the archive, by its place in it."""

    number: int
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """The files of an archive, and codes of what it holds besides."""

    members: tuple[Member, ...]
    lost: tuple[str, ...]


def is_package(data: bytes) -> bool:
    """Say, cheaply and without raising, whether a zip is a program's document and no archive of files."""
    if data.count(_ENTRY) > _MOST:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(_PACKAGE_SIGNS.fullmatch(info.filename) for info in archive.infolist())
    except Exception:  # noqa: BLE001 - recognising must never raise, whatever the zip does
        return False


def open_archive(data: bytes, limits: Limits) -> Opened:
    """Return the members. Raises Damaged, Encrypted, TooLarge, Unsupported."""
    if len(data) > limits.document_bytes or data.count(_ENTRY) > _MOST:
        raise TooLarge
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check(infos, data, limits)
            members = tuple(_members(archive, infos))
            lost = tuple(_lost(archive, infos, data))
    except NotImplementedError:
        raise Unsupported("A file in the archive is packed in a way Redactor cannot read") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, IndexError, RuntimeError):
        raise Damaged("The archive is not whole") from None
    return Opened(members, lost)


def _check(infos: list[zipfile.ZipInfo], data: bytes, limits: Limits) -> None:
    """Refuse what no honest archive has."""
    unpacked = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if len(infos) > min(_MOST, limits.children) or unpacked > limits.unpacked_bytes:
        raise TooLarge
    if unpacked > _SMALL and unpacked / max(packed, 1) > limits.expansion:
        raise TooLarge("The archive unpacks to far more than its size")
    if packed > len(data):
        raise Damaged("The files in the archive overlap")
    seen: set[str] = set()
    for info in infos:
        if info.flag_bits & 0x1:
            raise Encrypted("A file in the archive is protected by a password")
        _check_kind(info)
        _check_name(info, seen)


def _check_kind(info: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise Unsupported("The archive holds a link or a device, not only files")


def _check_name(info: zipfile.ZipInfo, seen: set[str]) -> None:
    name = _name(info)
    steps = name.rstrip("/").split("/")
    if _BAD_NAME.search(name) or "\x00" in info.orig_filename or {"", ".", ".."} & set(steps):
        raise Unsupported("The archive holds a file whose name leads out of it, or is no name")
    plain = unicodedata.normalize("NFKC", name).casefold()
    if plain in seen:
        raise Unsupported("The archive holds two files of one name")
    seen.add(plain)


def _name(info: zipfile.ZipInfo) -> str:
    """Return the member's name; names that are not said to be UTF-8 are tried as that first."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.filename
    return name.replace("\\", "/")


def _members(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> Iterator[Member]:
    for number, info in enumerate(infos, 1):
        name = _name(info)
        if not info.is_dir() and not name.endswith("/") and not _LITTER.match(name):
            # `read` stops at the declared size and checks the CRC: a lie about the size is found.
            yield Member(number, name, archive.read(info))


def _lost(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], data: bytes) -> Iterator[str]:
    if archive.comment or any(info.comment for info in infos):
        yield COMMENT
    names = [_name(info) for info in infos]
    if any(info.extra for info in infos) or any(_LITTER.match(name) for name in names):
        yield EXTRA
    if any(_is_empty_folder(name, names) for name in names):
        yield FOLDER
    if _has_gaps(data, archive, infos):
        yield STALE
    end = data.rfind(_END)
    if end + _END_SIZE + len(archive.comment) != len(data):
        yield TRAILING


def _is_empty_folder(name: str, names: list[str]) -> bool:
    return name.endswith("/") and not any(other != name and other.startswith(name) for other in names)


def _has_gaps(data: bytes, archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> bool:
    """Say whether bytes stand between the members that no member owns: an earlier state, perhaps.

    Raises Damaged where members overlap.
    """
    position = 0
    gap = False
    for info in sorted(infos, key=lambda i: i.header_offset):
        if info.header_offset < position:
            raise Damaged("The files in the archive overlap")
        gap = gap or info.header_offset - position > (_DESCRIPTOR_SIZE if position else 0)
        lengths = data[info.header_offset + 26 : info.header_offset + _LOCAL_SIZE]
        names = int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
        position = info.header_offset + _LOCAL_SIZE + names + info.compress_size
    return gap or archive.start_dir - position > _DESCRIPTOR_SIZE
