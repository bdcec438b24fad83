"""Named bytes <-> one sealed or unsealed stretch of bytes, for a column of a table.

Takes a mapping of names to bytes and gives it back whole. It knows nothing of what it packs.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from redactor.model.errors import DatabaseInvalid


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return `parts` as one, made small."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return what was packed. Raises `DatabaseInvalid` if it was changed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, EOFError):
        raise DatabaseInvalid("Something kept in the database is damaged") from None
