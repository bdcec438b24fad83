"""The sentences of a world: frames by kind of slot, filler, headings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Templates:
    """Frames have one ``{}``; nothing in them names a person or place of a case."""

    frames: dict[str, tuple[str, ...]]
    filler: tuple[str, ...]
    headings: tuple[str, ...]


def templates(set_name: str) -> Templates:
    """The templates of a set."""
    if set_name == "dev":
        from .templates_dev import TEMPLATES
    else:
        from .templates_report import TEMPLATES
    return TEMPLATES
