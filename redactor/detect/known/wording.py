"""Says in plain words why something was found; never with the value.

Takes the kind, the form and the reason, gives one sentence.
"""

from __future__ import annotations

from redactor.model.finding import Disposition
from redactor.model.kind import Kind

_DONE = {
    Disposition.REDACT: "removed",
    Disposition.ASK: "a person must decide",
    Disposition.KEEP: "kept",
}


def explanation(kind: Kind, form: str, disposition: Disposition, reason: str) -> str:
    """Return why something was found and what follows."""
    what = kind.value.replace("_", " ")
    return f"Written as {form} ({what}); {reason}: {_DONE[disposition]}"
