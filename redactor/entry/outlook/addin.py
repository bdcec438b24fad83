"""The Outlook add-in's files, filled in for one council's server.

Takes the server's address and two choices; gives files by name. It serves nothing and stores nothing.
"""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from redactor.model.errors import SettingsInvalid

_SPACE: Final = UUID("0b1d4a1e-5a0c-4a7e-9a43-5f0f6f2a3c11")
_SETTINGS: Final = re.compile(r"^var SETTINGS = (\{.*\});$", re.MULTILINE)
_ICONS: Final = ("icon-64.png", "icon-128.png")
_UNKNOWN: Final = ("block", "prompt")


def addin_files(server: str, application: str, unknown: str = "block") -> dict[str, bytes]:
    """Return manifest, page, script and icons for the server at this https address.

    `application` is the id under which the server is registered in Entra ID. `unknown` says what happens
    when a message could not be checked: "block", or "prompt" (the sender may still send; the gate checks).

    Raises:
        SettingsInvalid: the address is not plain https, the id is no id, or the choice is none.
    """
    parts = urlsplit(server.rstrip("/"))
    if parts.scheme != "https" or not parts.hostname or parts.query or parts.path or "@" in parts.netloc:
        raise SettingsInvalid("The server must be an address like https://redactor.example.org")
    if unknown not in _UNKNOWN:
        raise SettingsInvalid(f"'unknown' must be one of: {', '.join(_UNKNOWN)}")
    try:
        registered = str(UUID(application))
    except ValueError:
        raise SettingsInvalid(
            "The application must be an id like 00000000-0000-0000-0000-000000000000"
        ) from None
    address = f"https://{parts.netloc}"
    words = {
        "@ID@": str(uuid5(_SPACE, address)),
        "@SERVER@": address,
        "@HOST@": parts.netloc,
        "@APPLICATION@": registered,
    }
    manifest = _file("manifest.xml")
    for word, value in words.items():
        manifest = manifest.replace(word, value)
    chosen = json.dumps({**_defaults(), "server": address, "unknown": unknown})
    script = _SETTINGS.sub(lambda _: f"var SETTINGS = {chosen};", _file("redactor.js"))
    texts = {"manifest.xml": manifest, "redactor.html": _file("redactor.html"), "redactor.js": script}
    icons = {name: _bytes(name) for name in _ICONS}
    return {name: text.encode() for name, text in texts.items()} | icons


def _defaults() -> dict[str, object]:
    found = _SETTINGS.search(_file("redactor.js"))
    defaults: dict[str, object] = json.loads(found[1]) if found else {}
    return defaults


def _file(name: str) -> str:
    return _bytes(name).decode()


def _bytes(name: str) -> bytes:
    return resources.files("redactor.entry.outlook").joinpath(name).read_bytes()
