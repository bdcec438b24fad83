"""The formatted text that Outlook packs its own way ([MS-OXRTFCP]).

Takes the packed bytes; gives RTF, or nothing where there is none. compressed-rtf unpacks.
It does not read the RTF.
"""

from __future__ import annotations

import re
from typing import Final

from redactor.model.document import Limits
from redactor.model.errors import Damaged, TooLarge

_LEAST: Final = 16
_RATIO: Final = 20
"""A reference of two bytes stands for at most seventeen: more cannot come out."""
_DERIVED: Final = re.compile(rb"\\from(html|text)(?![a-z])")
_HEAD: Final = 4096


def unpacked(packed: bytes, limits: Limits) -> bytes:
    """Return the RTF. Raises Damaged or TooLarge."""
    if len(packed) <= _LEAST:
        return b""
    if len(packed) * _RATIO > limits.unpacked_bytes:
        raise TooLarge
    import compressed_rtf

    try:
        rtf: bytes = compressed_rtf.decompress(packed)
    except Exception:  # noqa: BLE001 - the library raises bare Exception; whatever it was, the text is unread
        raise Damaged("The formatted text of the Outlook message is damaged") from None
    return rtf


def derived(rtf: bytes) -> bool:
    """Say whether the RTF only wraps a plain or HTML body, which stands in the message by itself."""
    return bool(_DERIVED.search(rtf[:_HEAD]))
