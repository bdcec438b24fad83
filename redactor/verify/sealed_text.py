"""What stands in a text as letters and cannot be opened here: sealed messages, yEnc, BinHex.

Takes text; gives why a part of it is unread. Base64, hex, uuencoding and their kin are opened elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_SEALED: Final = re.compile(r"-----BEGIN (?:PGP MESSAGE|PKCS7|CMS|AGE ENCRYPTED FILE)")
_YENC: Final = re.compile(r"^[>\s]{0,20}=ybegin\b.{0,200}\bsize=\d", re.MULTILINE)
_BINHEX: Final = re.compile(r"converted with BinHex.{0,200}\s:", re.DOTALL)
_SIGNS: Final = (
    ("-----BEGIN ", _SEALED, "a part of its text is encrypted"),
    ("=ybegin", _YENC, "a file in it is written out in yEnc, which is not opened"),
    ("BinHex", _BINHEX, "a file in it is written out in BinHex, which is not opened"),
)


def sealed(text: str) -> Iterator[str]:
    """Yield, for each way of sealing that is found, why the text is not wholly read."""
    for sign, pattern, why in _SIGNS:
        if sign in text and pattern.search(text):
            yield why
