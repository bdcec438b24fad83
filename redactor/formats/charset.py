"""Decodes text bytes by byte order mark, by the charset they are said to be in, by UTF-8, by Windows-1252.

Takes bytes and a charset's name out of the document; gives text, or None where nobody can be sure.
It does not promise to know every charset: names that are no charsets of mail or web are not followed.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN: Final = re.compile(
    r"ascii|utf-(7|8|(16|32)(-[bl]e)?)|iso8859-\d+|cp(125\d|437|8[5-7]\d|9(32|36|49|50)|1006|1125)|koi8-[rtu]"
    r"|kz1048|mac-\w+|gb(k|2312|18030)|hz|big5(hkscs)?|shift_jis\w*|euc_\w+|iso2022_\w+|johab|tis-620"
)
_USUAL: Final = {"iso8859-1": "cp1252", "ascii": "utf-8", "gb2312": "gb18030", "shift_jis": "cp932"}
"""What programs mean when they say so; each holds all of the other."""
_ALSO: Final = {"x-sjis": "cp932", "x-gbk": "gbk", "iso-8859-8-i": "iso8859-8", "windows-31j": "cp932"}


def codec(name: str) -> str:
    """Return the Python codec for a charset's name, or an empty string if it is none we follow."""
    name = name.strip(" \t\"'").lower()
    try:
        found = codecs.lookup(_ALSO.get(name, name)).name
    except (LookupError, ValueError):
        return ""
    return _USUAL.get(found, found) if _KNOWN.fullmatch(found) else ""


def decode(data: bytes, said: str = "") -> str | None:
    """Return the text; None if the charset is said to be one we do not know and it matters."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name)
    named = codec(said)
    for attempt in (named, "utf-8"):
        text = _strictly(data, attempt) if attempt else None
        if text is not None:
            return text
    return western(data) if named or not said.strip() else None


def western(data: bytes) -> str:
    """Return any bytes as Windows-1252, the five it does not define as the web reads them."""
    text = _strictly(data, "cp1252")
    return data.decode("latin-1") if text is None else text


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, ValueError):
        return None
