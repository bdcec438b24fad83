r"""Rich text: what makes it unfit to be converted, and the text a reader of it sees.

Takes bytes; gives stretches of text, paragraph by paragraph, without hidden, deleted and computed text.
It does not promise to lay the document out: it reads only to tell whether the conversion lost something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from redactor.formats.convert.rtf_groups import Group, Sign, Word, parse_groups
from redactor.formats.wordlist import words
from redactor.model.errors import Unsupported

_OBJECT: Final = re.compile(rb"\\(?:object|objdata|objemb|objlink|objautlink|objocx)(?![A-Za-z])")
#: Groups whose text a reader does not see, or that hold no text; so are unknown groups after ``\*``.
_SKIPPED: Final = frozenset(
    words(
        """
    fonttbl colortbl stylesheet info pict nonshppict listtable listoverridetable listtext pntext pntxtb
    pntxta revtbl rsidtbl generator shprslt sn sp object result bkmkstart bkmkend annotation atnid
    atnauthor fldinst filetbl template xe tc tcn upr ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn
    private mmathPr themedata colorschememapping datastore latentstyles xmlnstbl falt panose
    """
    )
)
_ENTERED: Final = frozenset(["shpinst", "do"])
_APART: Final = frozenset(
    words(
        """
    header headerl headerr headerf footer footerl footerr footerf footnote shptxt dptxbxtext
    """
    )
)
_NEEDS: Final = {"headerf": "titlepg", "footerf": "titlepg", "headerl": "facingp", "footerl": "facingp"}
_ENDS: Final = frozenset(
    words(
        """
    par sect page column cell row nestcell nestrow
    """
    )
)
_BLANKS: Final = {"tab": " ", "line": " ", "emspace": " ", "enspace": " ", "qmspace": " ", "emdash": "—"}
_CALCULATED: Final = re.compile(
    rb"\s*(PAGE|NUMPAGES|SECTIONPAGES|SECTION|DATE|TIME|FILENAME|CREATEDATE|SAVEDATE"
    rb"|PRINTDATE|EDITTIME|NUMWORDS|NUMCHARS|REVNUM|TEMPLATE|PAGEREF|EQ|SYMBOL)\b",
    re.IGNORECASE,
)
_PAGES: Final = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 255: "cp437",
}  # fmt: skip
_OLD_PAGES: Final = {"mac": "mac_roman", "pca": "cp850", "pc": "cp437", "ansi": "cp1252"}
_PICTOGRAMS: Final = 2
_UTF8: Final = 65001
_SIGNS: Final = {b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}
_WRAP: Final = 65_536


def refuse_unfit(data: bytes) -> None:
    """Raise Unsupported for rich text with objects in it."""
    if _OBJECT.search(data):
        raise Unsupported("The file holds another file inside it")


def told(data: bytes) -> Iterator[str]:
    """Yield the stretches of text a reader sees. Raises Damaged, TooDeep."""
    root = parse_groups(data)
    reader = _Reader(_page(root), _fonts(root), frozenset(_flags(root)))
    reader.group(root, _State())
    reader.cut()
    yield from reader.done


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group, and for the groups in it."""

    hidden: bool = False
    deleted: bool = False
    font: int = -1
    after: int = 1


@dataclass
class _Reader:
    """Walks the groups in order. `fonts` gives the code page of a font, None for pictograms."""

    page: str
    fonts: dict[int, str | None]
    flags: frozenset[str]
    done: list[str] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _raw: bytearray = field(default_factory=bytearray)
    _codec: str | None = "ascii"
    _skip: int = 0

    def cut(self) -> None:
        """End a stretch."""
        self._flush()
        self.done.append("".join(self._pieces))
        self._pieces = []

    def group(self, group: Group, state: _State) -> None:
        """Read a group, or leave it out."""
        name = group.name
        if name in _SKIPPED or (group.starred and name not in _ENTERED):
            self._lettering(group)
            return
        if name in _NEEDS and _NEEDS[name] not in self.flags:
            return
        if name == "field" and _is_calculated(group):
            self.cut()
        elif name in _APART:
            self._apart(group, state)
        else:
            self._items(group, state)

    def _apart(self, group: Group, state: _State) -> None:
        """Read what stands elsewhere on the page; the paragraph goes on after it."""
        self._flush()
        outer, self._pieces = self._pieces, []
        self._items(group, state)
        self.cut()
        self._pieces = outer

    def _items(self, group: Group, state: _State) -> None:
        for item in group.items:
            if isinstance(item, Group):
                self._skip = 0
                self.group(item, state)
            elif isinstance(item, Word):
                state = self._word(item, state)
            elif isinstance(item, Sign):
                self._say(_SIGNS.get(item.sign, ""), state)
            else:
                self._bytes(item, state)

    def _word(self, word: Word, state: _State) -> _State:
        name, number = word.name, word.number
        if name == "u" and number is not None:
            self._say(chr(number % _WRAP), state)
            self._skip = state.after
        elif name in _ENDS:
            self.cut()
        elif name in _BLANKS:
            self._say(_BLANKS[name], state)
        return _changed(state, name, number)

    def _say(self, text: str, state: _State) -> None:
        self._flush()
        self._skip = 0
        if not (state.hidden or state.deleted):
            self._pieces.append(text)

    def _bytes(self, data: bytes, state: _State) -> None:
        skipped, self._skip = min(self._skip, len(data)), max(0, self._skip - len(data))
        data = data[skipped:]
        if state.hidden or state.deleted or not data:
            return
        codec = self.fonts.get(state.font, self.page)
        if codec != self._codec:
            self._flush()
            self._codec = codec
        self._raw += data

    def _flush(self) -> None:
        """Decode the bytes so far: a letter of some code pages is cut over two words of the source."""
        if self._raw and self._codec is not None:
            self._pieces.append(self._raw.decode(self._codec, "replace"))
        self._raw.clear()

    def _lettering(self, group: Group) -> None:
        """Read lettering drawn as a shape, which is kept as a property."""
        names = {inner.name: inner for inner in group.groups()}
        if (
            group.name == "sp"
            and {"sn", "sv"} <= names.keys()
            and names["sn"].text().strip() == b"gtextUNICODE"
        ):
            self._apart(names["sv"], _State())


def _changed(state: _State, name: str, number: int | None) -> _State:
    on = number != 0
    if name == "v":
        return replace(state, hidden=on)
    if name == "deleted":
        return replace(state, deleted=on)
    if name == "plain":
        return replace(state, hidden=False, deleted=False)
    if name == "f" and number is not None:
        return replace(state, font=number)
    if name == "uc" and number is not None:
        return replace(state, after=max(0, number))
    return state


def _is_calculated(group: Group) -> bool:
    found = (inner for inner in group.groups() if inner.name == "fldinst")
    return any(_CALCULATED.match(inner.text()) for inner in found)


def _page(root: Group) -> str:
    """Return the code page of the document."""
    page = "cp1252"
    for item in root.items:
        if isinstance(item, Word):
            page = _OLD_PAGES.get(item.name, page)
            if item.name == "ansicpg" and item.number:
                page = "utf-8" if item.number == _UTF8 else _known(f"cp{item.number}")
    return page


def _known(codec: str) -> str:
    try:
        "".encode(codec)
    except LookupError:
        return "cp1252"
    return codec


def _fonts(root: Group) -> dict[int, str | None]:
    """Return the code pages of the fonts that say which they need."""
    fonts: dict[int, str | None] = {}
    for table in root.groups():
        if table.name == "fonttbl":
            for font in (table, *table.groups()):
                words = {item.name: item.number for item in font.items if isinstance(item, Word)}
                number, charset = words.get("f"), words.get("fcharset")
                if number is not None and charset is not None:
                    fonts.update(_font(number, charset))
    return fonts


def _font(number: int, charset: int) -> dict[int, str | None]:
    if charset == _PICTOGRAMS:
        return {number: None}
    return {number: _PAGES[charset]} if charset in _PAGES else {}


def _flags(group: Group) -> Iterator[str]:
    """Yield the names of words that say which headers are shown."""
    for item in group.items:
        if isinstance(item, Word) and item.name in {"titlepg", "facingp"} and item.number != 0:
            yield item.name
        elif isinstance(item, Group):
            yield from _flags(item)


_LEFT: Final = (
    (re.compile(rb"\\info\b"), "property"),
    (re.compile(rb"\\\*?\\?(?:annotation|atnid)\b"), "comment"),
    (re.compile(rb"\\deleted\b(?!0)"), "deleted-text"),
    (re.compile(rb"\\v(?![A-Za-z0-9])"), "hidden-text"),
    (re.compile(rb"\\docvar\b"), "document-variable"),
    (re.compile(rb"\\\*\\datastore\b"), "custom-xml"),
    (re.compile(rb"\\\*\\template\b"), "attached-template"),
)


def left_behind(data: bytes) -> tuple[str, ...]:
    """Return codes of what is in the source and does not travel along."""
    return tuple(code for pattern, code in _LEFT if pattern.search(data))


_NO_PICTURES: Final = frozenset({"nonshppict", "listpicture", "background"})


def pictures(data: bytes) -> int:
    """Count the different pictures. Raises Damaged, TooDeep."""
    return len(set(_pictures(parse_groups(data))))


def _pictures(group: Group) -> Iterator[bytes]:
    if group.name == "pict":
        yield b"".join(item for item in group.items if isinstance(item, bytes))
    elif group.name not in _NO_PICTURES:
        for inner in group.groups():
            yield from _pictures(inner)
