"""The sentences of a world: frames by kind of slot, filler, headings."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from .vocab import PACKAGED


@dataclass(frozen=True)
class Templates:
    """Frames have one ``{}``; nothing in them names a person or place of a case."""

    frames: dict[str, tuple[str, ...]]
    filler: tuple[str, ...]
    headings: tuple[str, ...]


def templates(set_name: str) -> Templates:
    """The templates of a set."""
    module = f".{set_name}.templates" if set_name in PACKAGED else f".templates_{set_name}"
    found: Templates = import_module(module, __package__).TEMPLATES
    return found
