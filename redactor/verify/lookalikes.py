"""What one character counts as when texts are compared crudely.

Takes a character, gives ASCII letters or digits where it looks like them or is a dressed-up form of
them. It does not promise to be fair to other scripts: it errs to noise.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

BREAK: Final = "\x1e"
"""A hard border: no match runs across it."""

_LATIN_NAME: Final = re.compile(r"LATIN .*?(?:LETTER|CAPITAL) (?:SMALL )?(?:CAPITAL )?([A-Z])(?: WITH .*)?$")
_SYMBOL_NAME: Final = re.compile(r"REGIONAL INDICATOR SYMBOL LETTER ([A-Z])$")
_SAME: Final = {
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "TH",
    "ð": "d", "Ð": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i",
    "ə": "e", "ɑ": "a", "ɡ": "g", "ɩ": "i", "ʃ": "s", "ʒ": "z", "ŋ": "n", "ƒ": "f", "ꞌ": "", "ʼ": "",
    "ℓ": "l", "∣": "l", "ǀ": "l", "│": "l", "｜": "l", "∂": "d", "№": "no", "℮": "e", "¢": "c",
    "\u3164": " ", "\uffa0": " ", "\u115f": " ", "\u1160": " ", "\u2800": " ",
}  # fmt: skip
_LOOKS: Final = (
    ("абвгезикмнопрстухьѕіјһԁԛԝӏԍүѵґєкҡңңҳҥ", "a6brezukmhonpctyxbsijhdqwlgyvrekkhhxh"),
    ("АВЕЗКМНОРСТУХЅІЈԌԚԜӀҮѴҺЕЁ", "AbEZKMHOPCTYXSIJGQWlYVhEE"),
    ("αβγδεζηικνορστυχωμϲϳӏ", "abydezniknopotuxwucjl"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϺ", "ABEZHIKMNOPTYXCM"),
    ("օսոհցզղյքԼՕՍՏ", "ounhgqnjplOUS"),
    ("ꓐꓑꓒꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓨꓪꓫꓬꓮꓰꓲꓳꓴ", "BPdDTGKJCZFMNLSRVHGWXYAEIOU"),
    ("աձզծեէլմնպվօքֆդՈՀՂՍհ", "wdqseelmuplofdnZnUh"),
    ("⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵", "abcdefghijklmnopqrstuvwxyz"),
    ("ᗩᗷᑕᗪᖴᕼᒍᒪᗰᑎᑭᑫᖇᔕᑌᐯᗯ᙭ᘔ", "ABCDFHJLMNPQRSUVWXZ"),
    ("ᏗᏰፈᎴᏋᎦᎶᏂᎥᏠᏝᏁᎧᎮᎤᏕᏖᏬᏉᏇጀᎩፚ", "abcdefghijlnopqstuvwxyz"),
    ("卂乃匚乇千卄丨爪几ㄖ卩尺丂ㄒㄩ山乂ㄚ乙", "ABCEFHIMNOPRSTUWXYZ"),
    ("ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᏒᏚᎢᏙᎳᏃᎥ", "ABCDEGHJKLMPRSTVWZi"),
)


def _looks() -> dict[str, str]:
    found = dict(_SAME)
    for ours, theirs in _LOOKS:
        found.update(zip(ours, theirs, strict=False))
    return found


class _Table(dict[int, str]):
    """A translation table that fills itself: most documents use few characters."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(character: str) -> str:
    if character.isascii():
        return character
    known = _LOOKALIKES.get(character)
    if known is not None:
        return known
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf", "Sk", "Lm"} and unicodedata.normalize("NFKD", character) == character:
        return ""
    if category[0] in "CZ":
        return " "
    return _fold_composed(character)


def _fold_composed(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character)
    if parts != character:
        return "".join(TABLE[ord(part)] for part in parts)
    name = unicodedata.name(character, "")
    shape = _LATIN_NAME.search(name) or _SYMBOL_NAME.search(name)
    if shape is None:
        return character
    letter = shape[1]
    return letter if character.isupper() or "SQUARED" in name else letter.lower()


_LOOKALIKES: Final = _looks()
TABLE: Final = _Table()
"""For `str.translate`: accents and format characters go, look-alikes become ASCII."""
