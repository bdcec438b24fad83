"""An exported register becomes a file that only its owner may read.

Takes text and a path; never writes in the place of another file.
"""

from __future__ import annotations

from pathlib import Path

from redactor.store.publish import publish_file


def write_private(target: Path, text: str) -> None:
    """Write `text` to a new file of mode 0600.

    Raises:
        OutputUnavailable: it could not be written, or something stands there.
    """
    publish_file(target.parent, target, text.encode())
