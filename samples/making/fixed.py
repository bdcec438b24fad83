"""What makes the samples the same bytes every time: fixed times, fixed zip order.

Takes the bytes of a zip-based file; gives them repacked.  It does not promise the
same bytes under another build of zlib, only the same content.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

WRITTEN = datetime(2026, 6, 19, 15, 42, tzinfo=UTC)
_ZIP_TIME = (2026, 6, 19, 15, 42, 0)


def repack(data: bytes) -> bytes:
    """Write a zip again with fixed times and attributes, members in the same order."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            new.writestr(entry, old.read(name), compresslevel=9)
    return out.getvalue()
