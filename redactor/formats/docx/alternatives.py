"""Chooses among the branches of ``mc:AlternateContent``: one is kept, its twins are left out.

Takes the element; gives its branches, best first, those this writer knows before the fallback.
It does not promise that the branches say the same: only what is kept can be seen in the output.
"""

from __future__ import annotations

from typing import Final

from redactor.formats.docx.names import SPACES, W14, qn
from redactor.formats.ooxml import Element

_KNOWN: Final = frozenset(
    {*(SPACES[prefix] for prefix in ("wps", "wpg", "wpc", "wp14", "w", "wp", "a", "pic")), W14}
)


def branches(element: Element) -> list[Element]:
    """Return choices whose requirements are known, then fallbacks, then the other choices."""
    choices = list(element.iterchildren(qn("mc:Choice")))
    known = [choice for choice in choices if _is_known(choice)]
    others = [choice for choice in choices if not _is_known(choice)]
    return [*known, *element.iterchildren(qn("mc:Fallback")), *others]


def simplest(element: Element) -> list[Element]:
    """Return what the fallback holds, or the first known choice: inside a drawing the older serves all."""
    fallback = element.find(qn("mc:Fallback"))
    chosen = fallback if fallback is not None else next(iter(branches(element)), None)
    return [] if chosen is None else list(chosen)


def _is_known(choice: Element) -> bool:
    needs = choice.get("Requires", "").split()
    return bool(needs) and all(choice.nsmap.get(prefix) in _KNOWN for prefix in needs)
