"""Whether a decoded text can be what somebody wrote: in a code that nobody told it reads as noise.

Takes bytes and the text they were decoded to; says no where most of it is of no script. It knows no
language: what reads as other words of the same script counts as read.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from redactor.verify.sniff import wide_codec

ILLEGIBLE: Final = "its letters are in a code that it does not tell, so they could not be read"
_SAMPLE: Final = 200_000
_LEAST: Final = 6
_NOISE_SHARE: Final = 0.3
_LATIN_SHARE: Final = 0.4
"""Latin text in one byte a sign, even Icelandic, has less beyond ASCII; EBCDIC, Cyrillic, Chinese more."""
_HIGH: Final = bytes(range(0x80, 0x100)).decode("cp1252", "replace") + "".join(map(chr, range(0x80, 0x100)))
_TO_NOTHING: Final = str.maketrans("", "", _HIGH)
_BLANK: Final = re.compile(r"\s+")
_SHIFTED: Final = re.compile(r"\x1b[$(][@-J]")
_SYMBOL_FONT: Final = range(0xF020, 0xF100)
_NO_SIGN: Final = frozenset({"Cc", "Cn", "Co", "Cs"})


def legible(data: bytes, text: str) -> bool:
    """Say whether `text`, decoded from `data` as told or guessed, is text of some script."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return not _SHIFTED.search(sample)
    signs = _BLANK.sub("", sample)
    if _too_many(sum(map(_is_noise, signs)), len(signs), _NOISE_SHARE):
        return False
    high = len(signs) - len(signs.translate(_TO_NOTHING))
    return _is_unicode(data) or not _too_many(high, len(signs), _LATIN_SHARE)


def _too_many(count: int, of: int, share: float) -> bool:
    return count >= _LEAST and count > of * share


def _is_noise(sign: str) -> bool:
    if sign.isascii():
        return False
    odd = unicodedata.category(sign) in _NO_SIGN and ord(sign) not in _SYMBOL_FONT
    return odd or sign == "\ufffd"


def _is_unicode(data: bytes) -> bool:
    if wide_codec(data):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
