"""Small choices about items that class files of several worlds share, and how letters and figures are said.

Takes addresses, people, organisations and conditions; it knows nothing of any one world.
"""

from __future__ import annotations

from collections.abc import Callable

from .context import Ctx
from .model import CERTAIN, DOUBTFUL, Builder, Form
from .orgs import Org
from .people import Person
from .places import Address
from .words import UNITS, number_words

SPELT = (
    *("Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliet", "Kilo"),
    *("Lima", "Mike", "November", "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Uniform", "Victor"),
    *("Whiskey", "X-ray", "Yankee", "Zulu"),
)
NATO = {word[0]: word for word in SPELT}
DIGIT_WORDS = tuple(UNITS[:10])
WELSH_FIGURES = ("dim", "un", "dau", "tri", "pedwar", "pump", "chwech", "saith", "wyth", "naw")
Dated = Callable[[Ctx, int, int, int], "Form | None"]


def typed(a: Address) -> bool:
    """An English street: core, then type."""
    return not a.prefix


def plain_number(a: Address) -> bool:
    """A house number of digits only."""
    return a.number.isdigit()


def figures(a: Address) -> int:
    """The house number without its letter."""
    return int("".join(filter(str.isdigit, a.number)))


def one_word(a: Address) -> bool:
    """An English street of one plain word and its type."""
    return typed(a) and a.core.isalpha() and a.core.isascii()


def short_type(c: Ctx, a: Address) -> str:
    """The street with its type abbreviated; as it is where the type has no abbreviation."""
    return a.street_as(c.rng.choice(c.vocab.street_types.get(a.stype) or (a.stype,)))


def both_rare(p: Person) -> bool:
    """Forename and surname each mean this person alone."""
    return p.forename_rare and p.surname_rare


def sure(*conditions: object) -> str:
    """Certain when all conditions hold, else doubtful."""
    return CERTAIN if all(conditions) else DOUBTFUL


def long_name(p: Person) -> str:
    """The longest word of a surname."""
    return max(p.surname.replace("-", " ").split(), key=len)


def phonetic(text: str, joint: str = " ") -> str:
    """Letters in the alphabet of the emergency services, digits as words."""
    said = [DIGIT_WORDS[int(ch)] if ch.isdigit() else NATO[ch] for ch in text.upper() if ch.isalnum()]
    return joint.join(said)


def mail_parts(c: Ctx) -> tuple[str, str]:
    """A withheld mail address as local part and host."""
    name, host = c.rng.choice([*c.case.emails, c.case.derived["email"]]).split("@")
    return name, host


def wide_groups(text: str, sizes: tuple[int, ...], joint: str = " ") -> str:
    """A code without its spaces, cut anew."""
    bare, found, at = text.replace(" ", ""), [], 0
    for size in sizes:
        found.append(bare[at : at + size])
        at += size
    return joint.join(part for part in (*found, bare[at:]) if part)


def in_pairs(figures: str) -> str:
    """Figures read out two at a time: twelve, thirty-four, oh six."""
    said = []
    for at in range(0, len(figures), 2):
        two = figures[at : at + 2]
        if two == "00":
            said.append("double oh")
        elif two[0] == "0":
            said.append(f"oh {UNITS[int(two[1])]}")
        else:
            said.append(number_words(int(two)))
    return ", ".join(said)


def caps_slip(word: str) -> str:
    """The shift key held too long: two capitals at the start."""
    return word[:2].upper() + word[2:] if len(word) > 3 and word[:2].isalpha() else word


def cut_line(c: Ctx, a: Address) -> tuple[str, str]:
    """Number and street in two parts, parted at one of the spaces."""
    words = a.line.split()
    at = c.rng.randrange(1, len(words))
    return " ".join(words[:at]), " ".join(words[at:])


def slot(o: Org) -> str:
    """The sentence kind for an organisation."""
    return {"school": "school", "gp": "gp"}.get(o.kind, "org")


def named(o: Org) -> bool:
    """An organisation of one plain rare word and generic words."""
    return bool(o.generic) and not o.word and not o.pair and o.core.isalpha() and o.core.isascii()


def rare(o: Org) -> bool:
    """A core that alone means this organisation."""
    return bool(o.generic) and not o.word and not o.pair and not o.core.startswith("St ")


def birth_dates(
    keep: Callable[[str, str], Callable[[Builder], Builder]],
) -> Callable[[str], Callable[[Dated], Dated]]:
    """A world's decorator for functions that write a birth date of the case."""

    def dated(name: str) -> Callable[[Dated], Dated]:
        def take(made: Dated) -> Dated:
            @keep(f"date/{name}", "date")
            def _build(c: Ctx) -> Form | None:
                return made(c, *c.rng.choice(c.case.dobs))

            return made

        return take

    return dated
