r"""What programs write for a sign: "&#X52;", "%u0052", "=52", "\u0052", "\000052 ", "\'e9", "=?utf-8?Q?R?=".

Takes a text, finds escapes, mark-up and packed runs in it, and says what one stands for. It does not look at
what is around: `decode.py` decides where it is undone, beside the literal text.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final

_HEX: Final = "[0-9a-fA-F]"
# as many as texts within texts have
_BACK: Final = r"\\{1,8}"
_BLOCKS: Final = (
    "p|div|br|hr|tr|li|h[1-6]|table|tbody|thead|ul|ol|dl|dd|dt|option|section|article|w:p|w:br|text:p"
)
_CELLS: Final = "td|th|w:tc"
_CONTROLS: Final = (
    "par|pard|line|tab|cell|row|sect|page|softline|lbr|b|i|v|ul|ulnone|ulw|uld|strike|striked|plain|caps|scaps"
    "|outl|shad|f|fs|cf|cb|highlight|chcbpat|lang|langfe|langnp|langfenp|noproof|super|sub|nosupersub|up|dn|expnd"
    "|expndtw|kerning|rtlch|ltrch|rtlpar|ltrpar|af|afs|ai|ab|hich|loch|dbch|fcs|alang|insrsid|charrsid|rsid|uc|cs"
    "|s|q[lrcj]|li|ri|fi|sb|sa|sl|slmult|intbl|widctlpar|nowidctlpar|revised|revauth|revdttm|deleted|emdash|endash"
    "|[lr]quote|[lr]dblquote|bullet"
)
_MARKS: Final = (
    r"\[/?(?:b|i|u|s|url|colou?r|size|font|quote|code|center|left|right|email|spoiler)(?:=[^\]\n]{0,80})?\]"
    r"|\x1b\[[0-9;]{0,20}[A-Za-z]|'{2,5}(?=\w)|(?<=\w)'{2,5}"
    r"|\{--[^\n]{0,80}?--\}|\{\+\+|\+\+\}|\{==|==\}|\[-[^\n\[\]]{0,80}?-\]|\{\+|\+\}"
    r"|~~[^\n~]{1,80}~~[ ]?"
    r"|\]\([^()\s]{0,200}\)|(?<=\w)\}\{?(?=\w)|(?<=\w)\{(?=\w)|(?<=\w)\[(?:\d{1,3}|[a-z])\](?=[ ]?\w)"
    r"|(?<=[\w., ])[\[({](?:(?i:sic)|(?i:deleted|inserted|added|comment|note|edit)\b[^\]\n)}]{0,60})[\])}]"
    r"(?=[ ]?\w)"
    # the number of a footnote behind a number: "14\u00b9 Rose Lane"
    r"|(?<=[0-9A-Za-z])[\u00b9\u00b2\u00b3]{1,2}(?=\s|=20)"
)
# the second and later bytes of a sign, as Windows shows them
_AFTER: Final = (
    r"[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014"
    r"\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
_KINDS: Final = {
    "word": r"=\?[\w.-]{1,40}\?(?:[bB]\?[A-Za-z0-9+/=]{0,400}|[qQ]\?[^?\s]{0,400})\?=(?:\s{1,8}(?==\?))?",
    "quoted": (
        r"(?:=(?:=\r?\n)?(?![01][0-8BCEF])[0-9A-F](?:=\r?\n)?[0-9A-F](?!&)|=\r?\n)+"
        rf"|(?:={_HEX}{{2}}){{3,}}"
    ),
    "reference": rf"&(?:\#\d{{1,9}};?|\#[xX]{_HEX}{{1,8}};?|[a-zA-Z][a-zA-Z0-9]{{1,31}};|nbsp|shy)",
    "percent": rf"(?:%(?:25)*(?:u{_HEX}{{4}}|{_HEX}{{2}}))+",
    "json": (
        rf"{_BACK}u[dD][89abAB]{_HEX}{{2}}{_BACK}u[dD][c-fC-F]{_HEX}{{2}}|{_BACK}u1[dD][4-7]{_HEX}{{2}}"
        rf"|{_BACK}U{_HEX}{{8}}|{_BACK}u(?:(?![1-9]\d{{3,5}}\?(?<!\\u2\d\d\d\?)|-){_HEX}{{4}}|\{{{_HEX}{{1,6}}\}})"
    ),
    "octets": rf"(?:{_BACK}x{_HEX}{{2}})+|(?:\\[0-3][0-7]{{2}}(?!{_HEX}))+",
    "rich": (
        r"(?:\\u-?[1-9]\d{0,5} ?(?:\?|\\'[0-9a-fA-F]{2})"
        r"|\\u(?:-[1-9]\d{0,4}|[1-9]\d{1,2}|8\d{3})(?: |(?=\\)|(?!\w)))+"
        rf"|(?:\\'{_HEX}{{2}})+"
    ),
    "control": (
        rf"[{{}}]{{0,2}}\\(?:{_CONTROLS})(?:-?\d{{1,8}})?(?![a-zA-Z])(?: |\r?\n)?"
        r"|\\(?:text[a-z]{2}|emph|uline|underline|mbox)\{"
    ),
    "style": (
        rf"\\(?:[01]{_HEX}{{5}}|0{_HEX}{{3}}(?!{_HEX})|[0-9]{_HEX}{{1,4}}(?: |(?!{_HEX}))|[a-fA-F]{_HEX} )"
    ),
    "name": r"\\N\{[A-Z0-9 -]{1,80}\}",
    "line": rf"(?:{_BACK}r)?{_BACK}n|{_BACK}[rtf]",
    "accent": r"\\['`^\"~]\{?[A-Za-z]\}?",
    "sign": r"\\[!-/:-@\[\]^_`{|}~]",
    "reversed": (
        "\u202e[^\u202c\n]{1,400}\u202c?|<(?i:bdo)[^<>]{0,80}(?i:rtl)[^<>]{0,80}>[^<>]{1,400}</(?i:bdo)>"
    ),
    "cells": rf"(?:</?(?i:{_CELLS})\b[^<>]{{0,400}}>\s{{0,20}})+(?!</?(?i:{_BLOCKS})\b)",
    "blocks": rf"(?:</?(?i:{_BLOCKS}|{_CELLS})\b[^<>]{{0,400}}>\s{{0,20}})+",
    "tag": (
        r"<(?i:del|s|strike)>[^<>]{0,80}</(?i:del|s|strike)>\s?"
        # an address in such brackets is none: "<t.wren=40example.org>"
        r"|<[/!?]?[a-zA-Z][\w:-]{0,60}(?![\w:.@=%&\\+#-])[^<>]{0,4000}>|<!--[^<>]{0,400}-->"
    ),
    "unseen": "[\U000e0020-\U000e007e]+",
    "marks": _MARKS,
    "joined": (
        r"\"\s{0,4}[+.&]\s{0,3}_?\s{0,40}\"(?=\w)|'\s{0,4}[+.&]\s{0,3}_?\s{0,40}'(?=\w)"
        r"|\"\n\s{1,40}\"(?=\w)"
    ),
    # what is left of UTF-8 read as another code where a program then lost or changed a sign
    "lossy": (
        r"(?<=[^\W_])\u00c2[ ]|(?<=[a-z0-9])\u00c2(?=[A-Za-z0-9])|(?<=[^\W_])\u00c3[ ](?=[a-z])"
        r"|(?<=[^\W_])\u00e2(?:\?\?|\u20ac\??)(?=[A-Za-z])"
    ),
    # the second half: Apple's and the console's codes
    "garbled": (
        rf"[\u00c2-\u00f0\u0102\u0139]{_AFTER}{{1,3}}"
        r"|(?:[\u221a\u00ac\u251c\u252c]|\u201a\u00c4|\u0393\u00c7|\u00d4\u00c7)[\u00a0-\uffff]"
    ),
    "seven": r"\+[A-Za-z0-9+/]{3,40}-",
}
_PACKED: Final = {
    "hexadecimal": rf"(?:0[xX])?{_HEX}{{2}}(?:[ :,]{{0,2}}(?:0[xX])?{_HEX}{{2}}){{5,4000}}(?!\w)",
    # an ordinary word of letters is none
    "base64": (
        r"(?![A-Z]?[a-z]{1,60}(?![\w+/=]))"
        r"(?:[A-Za-z0-9+/]{40,76}\r?\n[ \t>|]{0,4}){0,400}[A-Za-z0-9+/]{10,4000}={0,2}(?![\w+/=])"
    ),
}
# what an escape begins with: most places of a text are passed over by that
_FIRST: Final = (
    r"[\"=&%\\{}~\u202e<\U000e0020-\U000e007e\[\]('+\x1b\u00b9\u00b2\u00b3\u00c2-\u00f0\u0102\u0139\u0393\u201a\u221a\u00ac"
    r"\u251c\u252c]"
)
ESCAPE: Final = re.compile(
    rf"(?={_FIRST})(?:{'|'.join(f'(?P<{kind}>{pattern})' for kind, pattern in _KINDS.items())})"
    rf"|(?<![\w+/=])(?:{'|'.join(f'(?P<{kind}>{pattern})' for kind, pattern in _PACKED.items())})"
)

# the name of a field before a sign of equality
_FIELD: Final = re.compile(r"(?:[?&;][\w.\[\]-]{1,30}|(?i:post-?_?code|pcode|zip|\bpc|\bq))\Z")
_FIELD_MOST: Final = 32
_ONE: Final = 3
_BLANKS: Final = {"n": "\n", "r": "\n", "t": "\t", "f": "\f"}
_OPEN: Final = {
    "par": "\n",
    "line": "\n",
    "row": "\n",
    "page": "\n",
    "sect": "\n",
    "softline": "\n",
    "lbr": "\n",
} | {
    "tab": "\t",
    "cell": "\t",
    "emdash": "\u2014",
    "endash": "-",
    "lquote": "'",
    "rquote": "'",
    "bullet": " ",
}
_SIGNS: Final = {"~": " ", "-": "", "_": "-", ",": " ", ";": " ", ":": " ", "!": ""}
_CODINGS: Final = ("cp1252", "latin-1", "mac_roman", "cp850", "cp437")
_REMEMBERED: Final = 200
_PRINTED: Final = 0.95
_WORDY: Final = 0.45
_NONE_BELOW: Final = 0x20
_MOST: Final = 0x110000


def meaning(found: re.Match[str]) -> str | None:
    """Return what an escape stands for, or None if it stands for nothing."""
    escape = found.group()
    # "?postcode=EC1R%205SZ" is a link: its sign of equality is none of quoted-printable
    if found.lastgroup == "quoted" and len(escape) == _ONE and _is_value(found):
        return None
    if len(escape) > _REMEMBERED:
        return _UNDO[str(found.lastgroup)](escape)
    return _meaning(str(found.lastgroup), escape)


def _is_value(found: re.Match[str]) -> bool:
    """Say whether a sign of equality rather stands between a field and a value with capitals and digits."""
    text, start, end = found.string, found.start(), found.end()
    if text[end : end + 1].isdigit() and found.group()[1:].isalpha():
        return True
    return _FIELD.search(text, max(0, start - _FIELD_MOST), start) is not None


@lru_cache(maxsize=16_384)
def _meaning(kind: str, escape: str) -> str | None:
    return _UNDO[kind](escape)


def _word(escape: str) -> str | None:
    _, coding, how, packed, _ = escape.rstrip().split("?", 4)
    try:
        if how in "bB":
            return base64.b64decode(packed + "=" * (-len(packed) % 4)).decode(coding)
        return re.sub(rf"(?:={_HEX}{{2}})+", lambda m: _hexed(m.group()) or "", packed.replace("_", " "))
    except (ValueError, LookupError):
        return None


def _hexed(digits: str) -> str | None:
    """Return what the hexadecimal digits among other signs stand for."""
    octets = bytes.fromhex(re.sub(r"=\r?\n|[^0-9a-fA-F]", "", digits))
    return _text(octets)


def _text(octets: bytes) -> str:
    try:
        return octets.decode()
    except UnicodeDecodeError:
        return octets.decode("cp1252", errors="replace")


def _reference(escape: str) -> str | None:
    plain = html.unescape(escape)
    if plain == escape and escape.isupper():
        # of a text that was set in capitals as a whole: "&NBSP;"
        plain = html.unescape(escape.lower()).upper()
    return None if plain == escape else plain


def _percent(escape: str) -> str:
    short = re.sub(rf"%(?:25)+(?=u{_HEX}{{4}}|{_HEX}{{2}})", "%", escape)
    wide = re.sub(rf"%u({_HEX}{{4}})", lambda m: _sign(int(m.group(1), 16)) or "", short)
    return re.sub(rf"(?:%{_HEX}{{2}})+", lambda m: _hexed(m.group()) or "", wide)


def _sign(code: int) -> str | None:
    return chr(code) if _NONE_BELOW <= code < _MOST and not 0xD800 <= code < 0xE000 else None


def _json(escape: str) -> str | None:
    """JSON writes what is beyond 65,536 as two halves."""
    codes = [int(code.strip("{}"), 16) for code in re.split(r"\\+[uU]", escape)[1:]]
    if len(codes) > 1:
        return _sign(0x10000 + ((codes[0] & 0x3FF) << 10) + (codes[1] & 0x3FF))
    if codes[0] < _NONE_BELOW:
        return {9: "\t", 10: "\n", 13: "\n"}.get(codes[0], "")
    return _sign(codes[0])


def _octets(escape: str) -> str:
    if "x" in escape:
        return _hexed(escape.replace("\\", "").replace("x", "")) or ""
    return _text(bytes(int(code, 8) for code in escape.split("\\")[1:]))


def _rich(escape: str) -> str | None:
    r"""RTF: "\u233?", halves "\u-10187?\u-8703?", and "\'e9" in Windows' own code."""
    if escape.startswith("\\'"):
        return bytes.fromhex(escape.replace("\\'", "")).decode("cp1252", errors="replace")
    codes = [int(code) for code in re.findall(r"\\u(-?\d+)", escape)]
    units = "".join(chr(code % 0x10000 if code < 0 else min(code, _MOST - 1)) for code in codes)
    try:
        return units.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        return None


def _control(escape: str) -> str:
    return _OPEN.get(re.sub(r"[^a-z]", "", escape), "")


def _style(escape: str) -> str | None:
    return _sign(int(escape[1:].strip(), 16))


def _name(escape: str) -> str | None:
    try:
        return unicodedata.lookup(escape[3:-1])
    except KeyError:
        return None


def _turned(escape: str) -> str:
    inner = re.sub(r"<[^<>]*>|[\u202c\u202e]", "", escape)
    return inner[::-1]


def _garbled(text: str) -> str | None:
    """Repair UTF-8 that was read as another code; as much of it as makes sense."""
    for end in range(len(text), 1, -1):
        for coding in _CODINGS:
            try:
                return text[:end].encode(coding).decode() + text[end:]
            except (UnicodeEncodeError, UnicodeDecodeError):
                continue
    return None


def _seven(escape: str) -> str | None:
    try:
        return escape.encode().decode("utf-7")
    except UnicodeDecodeError:
        return None


def _packed(octets: bytes) -> str | None:
    """Return octets as text where they read like one."""
    try:
        text = octets.decode()
    except UnicodeDecodeError:
        return None
    printed = sum(c.isprintable() or c.isspace() or unicodedata.category(c) == "Cf" for c in text)
    wordy = sum(c.isalnum() or c == " " or not c.isascii() for c in text)
    return text if text and printed >= _PRINTED * len(text) and wordy >= _WORDY * len(text) else None


def _hexadecimal(escape: str) -> str | None:
    return _packed(bytes.fromhex(re.sub(r"0[xX]|[ :,]", "", escape)))


def _base64(escape: str) -> str | None:
    letters = re.sub(r"[^A-Za-z0-9+/]", "", escape)
    try:
        return _packed(binascii.a2b_base64(letters + "=" * (-len(letters) % 4)))
    except binascii.Error:
        return None


_UNDO: Final[dict[str, Callable[[str], str | None]]] = {
    "word": _word,
    "quoted": _hexed,
    "reference": _reference,
    "percent": _percent,
    "json": _json,
    "octets": _octets,
    "rich": _rich,
    "control": _control,
    "style": _style,
    "name": _name,
    "line": lambda escape: _BLANKS[escape[-1]],
    "accent": lambda escape: escape.strip("{}")[-1],
    "sign": lambda escape: _SIGNS.get(escape[1], escape[1]),
    "reversed": _turned,
    "cells": lambda _: "\t",
    "blocks": lambda _: "\n",
    "tag": lambda _: "",
    "unseen": lambda escape: "".join(chr(ord(sign) - 0xE0000) for sign in escape),
    "marks": lambda _: "",
    "joined": lambda _: "",
    "lossy": lambda escape: {"\u00c2": " ", "\u00c3": "\u00e0"}.get(escape[0], "'"),
    "garbled": _garbled,
    "seven": _seven,
    "hexadecimal": _hexadecimal,
    "base64": _base64,
}
