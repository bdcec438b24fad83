"""File names inside mails and archives: as text to search, and neutral ones in place of those that tell.

Takes names as the document gives them; gives safe names with the extension that the content has.
It does not judge a name: a mark in its text says that it must go.
"""

from __future__ import annotations

import re
from typing import Final

from redactor.formats.kinds import TEXT, Kind

_EXTENSION: Final = re.compile(r"\.([A-Za-z][A-Za-z0-9]{0,4}|7z|mp[34])\Z")
_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f-\x9f"\\/:*?<>|]')
_ALSO: Final = {
    "html": ("htm", "xhtml"),
    "jpg": ("jpeg", "jpe"),
    "tiff": ("tif",),
    "eml": ("mht", "mhtml"),
}
_OTHERS_WORDS: Final = (
    "html htm xhtml jpg jpeg png gif tiff tif bmp webp pdf rtf eml msg doc docx docm dotx xls xlsx "
    "ppt pptx odt ods odp zip xml svg"
)
_OTHERS: Final = frozenset(_OTHERS_WORDS.split())
_DOTS: Final = re.compile(r"^[ .]+|[ .]+$")


def extension(name: str) -> str:
    """Return the extension in small letters, or an empty string if there is none that looks like one."""
    found = _EXTENSION.search(name)
    return found[1].lower() if found else ""


def neutral(number: int, ending: str) -> str:
    """Return a name that tells nothing."""
    return f"document-{number}.{ending or 'bin'}"


def suited(name: str, kind: Kind) -> str:
    """Return the name with the extension its content has; text keeps what it was called, unless that lies."""
    have = extension(name)
    if have in _ALSO.get(kind.extension, ()) or have == kind.extension:
        return name
    if kind == TEXT and have not in _OTHERS:
        return name
    stem = name[: -len(have) - 1] if have else name
    return f"{stem}.{kind.extension}"


def base_name(name: str) -> str:
    """Return the last step of a path, whichever way its slashes lean."""
    return re.split(r"[/\\]", name)[-1].strip()


def safe(name: str) -> str:
    """Return the name without signs that a file system or a header would trip over."""
    return _DOTS.sub("", _UNSAFE.sub("_", name))
