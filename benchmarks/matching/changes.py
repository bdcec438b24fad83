"""The parts of an item and how they are changed, for the tables of changes of several worlds.

Takes parts (``bases.Parts``) and chance, changes a part in place and says whether anything was changed;
it promises nothing about what the changed item means.
"""

from __future__ import annotations

from collections.abc import Callable

from .bases import Parts
from .choices import both_rare, named, one_word
from .context import Ctx

Change = Callable[[Ctx, Parts], bool]


def put(p: Parts, key: str, value: str) -> bool:
    """Change a part; False when nothing changed."""
    if not value or value == p[key]:
        return False
    p[key] = value
    return True


def address_parts(c: Ctx) -> Parts | None:
    """A plain address taken apart."""
    a = c.address(one_word)
    if not a:
        return None
    return {
        "n": a.number,
        "core": a.core,
        "type": a.stype,
        "gap": " ",
        "mark": "",
        "order": "",
        "tail": "",
        "code": a.postcode,
        "town": a.town.name,
    }


def join_address(p: Parts) -> str:
    """Number and street, in either order, and what follows."""
    street = f"{p['core']} {p['type']}"
    return (f"{street}{p['order']}{p['n']}" if p["order"] else f"{p['n']}{p['gap']}{street}") + p["tail"]


def person_parts(c: Ctx) -> Parts | None:
    """A person whose names mean nobody else, taken apart."""
    p = c.person(both_rare)
    if not p:
        return None
    return {
        "first": p.forename,
        "middle": p.middle.name if p.middle else "",
        "use": "",
        "last": p.surname,
        "known": p.known_as,
        "joint": " ",
        "order": "",
    }


def join_person(p: Parts) -> str:
    """Forenames and surname, in either order."""
    given = f"{p['first']} {p['use']}".strip()
    return f"{p['last']}{p['order']}{given}" if p["order"] else f"{given}{p['joint']}{p['last']}"


def org_parts(c: Ctx) -> Parts | None:
    """An organisation of one plain rare word, taken apart."""
    o = c.org(wanted=named)
    return {"core": o.core, "generic": o.generic} if o else None


def short_street_type(c: Ctx, p: Parts) -> bool:
    """One of the abbreviations of the street's type."""
    return put(p, "type", c.rng.choice(c.vocab.street_types.get(p["type"]) or (p["type"],)))


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
