"""How the parts of an item are changed, for the tables of changes of several worlds.

Takes parts (``bases.Parts``) and chance, changes a part in place and says whether anything was changed;
it promises nothing about what the changed item means.
"""

from __future__ import annotations

from collections.abc import Callable

from .bases import Parts
from .context import Ctx

Change = Callable[[Ctx, Parts], bool]


def put(p: Parts, key: str, value: str) -> bool:
    """Change a part; False when nothing changed."""
    if not value or value == p[key]:
        return False
    p[key] = value
    return True


def on_long(p: Parts, change: Callable[[str], str]) -> bool:
    """Change the longest word of a surname of six letters or more."""
    word = max(p["last"].replace("-", " ").split(), key=len)
    made = change(word) if len(word) > 5 else ""
    return bool(made) and put(p, "last", p["last"].replace(word, made))


def number(get: Callable[[Ctx], str]) -> Callable[[Ctx], Parts]:
    """The parts of a value without parts: the value itself."""
    return lambda c: {"v": get(c)}


def changed(change: Callable[[Ctx, str], str]) -> Change:
    """A change of such a value."""
    return lambda c, p: put(p, "v", change(c, p["v"]))


def doubled(word: str, c: Ctx) -> str:
    """One inner letter typed twice."""
    if len(word) < 6 or not word.isalpha():
        return ""
    i = c.rng.randrange(2, len(word) - 1)
    return word[:i] + word[i] + word[i:]


def exchanged(word: str, c: Ctx) -> str:
    """Two inner letters exchanged."""
    if len(word) < 6 or not word.isalpha():
        return ""
    i = c.rng.randrange(1, len(word) - 2)
    return word[:i] + word[i + 1] + word[i] + word[i + 2 :]
