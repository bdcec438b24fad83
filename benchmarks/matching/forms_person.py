"""Person forms of the taxonomy."""

from __future__ import annotations

import unicodedata

from .context import Ctx
from .model import CERTAIN, DOUBTFUL, Form, define, form, out, tol
from .people import Person, plain
from .slips import scan_word, typo
from .surface import mojibake
from .world import other_title

WHO = "person"
WORD_NICKS = {"Bill", "Matt", "Kit", "Gwen", "Jess", "Ally"}  # also words, or too common to be sure


def forename_expect(p: Person) -> str:
    """A rare forename alone is certain; a word or a shared one is asked."""
    return CERTAIN if p.forename_rare else DOUBTFUL


def surname_expect(p: Person) -> str:
    """As for forenames; a two-letter-word surname such as 'van der' counts as a whole."""
    return CERTAIN if p.surname_rare else DOUBTFUL


def grown(p: Person) -> bool:
    """A person with a title."""
    return bool(p.title)


def titled(p: Person) -> bool:
    """A title and surname that mean this person and nobody else."""
    return bool(p.title) and not p.surname_shared


@define("person/01-full", WHO)
def _full(c: Ctx) -> Form | None:
    return form("person", c.person().full)


@define("person/02-forename-surname", WHO)
def _short(c: Ctx) -> Form | None:
    return form("person", c.person().short)


@define("person/03-middle-initial", WHO)
def _middle_initial(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle)
    return p and form("person", f"{p.forename} {p.middle.name[0]}{c.pick('.', '')} {p.surname}")


@define("person/04-initial-surname", WHO)
def _initial(c: Ctx) -> Form | None:
    p = c.person(lambda x: not x.surname_shared)
    return p and form("person", f"{p.forename[0]}{c.pick('. ', ' ', '.')}{p.surname}")


@define("person/05-two-initials", WHO)
def _initials(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle and not x.surname_shared)
    if not p:
        return None
    a, b = p.forename[0], p.middle.name[0]
    return form("person", c.pick(f"{a}.{b}. ", f"{a}{b} ", f"{a} {b} ", f"{a}. {b}. ") + p.surname)


@define("person/06-surname-first", WHO)
def _surname_first(c: Ctx) -> Form | None:
    p = c.person()
    return form("field", f"{p.surname}, {c.pick(p.forename, p.full.removesuffix(p.surname).strip())}")


@define("person/07-capitals-first", WHO)
def _capitals(c: Ctx) -> Form | None:
    p = c.person()
    return form("field", f"{p.surname.upper()}{c.pick(', ', ' ')}{p.forename}")


@define("person/08-surname-initial", WHO)
def _surname_initial(c: Ctx) -> Form | None:
    p = c.person(lambda x: not x.surname_shared)
    return p and form(
        "field", f"{c.pick(p.surname, p.surname.upper())}{c.pick(', ', ' ')}{p.forename[0]}{c.pick('.', '')}"
    )


@define("person/09-title-surname", WHO)
def _title(c: Ctx) -> Form | None:
    p = c.person(titled)
    return p and form("person", tol(f"{p.title}{c.pick(' ', '. ')}"), p.surname)


@define("person/10-changed-title", WHO)
def _other_title(c: Ctx) -> Form | None:
    p = c.person(lambda x: titled(x) and x.sex == "f")
    return p and form("person", tol(f"{other_title(c.rng, p)} "), p.surname)


@define("person/11-title-forename", WHO)
def _title_forename(c: Ctx) -> Form | None:
    p = c.person(grown)
    return p and form("person", tol(f"{p.title} "), p.forename, expect=forename_expect(p))


@define("person/12-title-initial", WHO)
def _title_initial(c: Ctx) -> Form | None:
    p = c.person(titled)
    return p and form("person", tol(f"{p.title} "), f"{p.forename[0]}{c.pick(' ', '. ', '.')}{p.surname}")


@define("person/13-forename", WHO)
def _forename(c: Ctx) -> Form | None:
    p = c.person()
    return form("person", p.forename, expect=forename_expect(p))


@define("person/14-surname", WHO)
def _surname(c: Ctx) -> Form | None:
    p = c.person()
    return form("person", p.surname, expect=surname_expect(p))


@define("person/15-family", WHO)
def _family(c: Ctx) -> Form | None:
    p = c.person()
    if c.rng.random() < 0.3:
        return form("there", out("with the "), p.surname, out(" family"), expect=surname_expect(p))
    end = "es" if p.surname.endswith(("s", "z", "x", "ch")) else "s"
    return form("there", out("with the "), p.surname, tol(end), expect=surname_expect(p))


@define("person/16-possessive", WHO)
def _possessive(c: Ctx) -> Form | None:
    p = c.person()
    mark = c.pick("'s", "\u2019s")
    if c.rng.random() < 0.5:
        return form("there", out("in "), p.short, tol(mark), out(" car"))
    return form("there", out("in "), p.forename, tol(mark), out(" bedroom"), expect=forename_expect(p))


@define("person/17-lower-quoted", WHO)
def _lower(c: Ctx) -> Form | None:
    p = c.person()
    if p.first.word:
        return form("quote", p.short.lower())
    return form("quote", p.forename.lower(), expect=forename_expect(p))


@define("person/18-known-as", WHO)
def _known_as(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.known_as)
    return p and form(
        "person",
        p.known_as,
        expect=CERTAIN if len(p.known_as) > 3 and p.known_as not in WORD_NICKS else DOUBTFUL,
    )


@define("person/19-known-as-surname", WHO)
def _known_surname(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.known_as)
    return p and form("person", f"{p.known_as} {p.surname}")


@define("person/20-previous", WHO)
def _previous(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous)
    return p and form("person", f"{p.forename} {p.previous}")


@define("person/21-nee", WHO)
def _nee(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous)
    joint = c.pick(" (née ", " née ", " (formerly ", " (nee ", ", previously ")
    return p and form("person", p.short, tol(joint), p.previous, tol(")" if "(" in joint else ""))


@define("person/22-previous-alone", WHO)
def _previous_alone(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.previous)
    return p and form("person", tol(c.pick("", f"{p.title} ")), p.previous)


@define("person/23-half-barrel", WHO)
def _half(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.halves)
    return p and form("person", f"{p.forename} {c.rng.choice(p.halves)}")


@define("person/24-half-title", WHO)
def _half_title(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.halves and titled(x))
    return p and form("person", tol(f"{p.title} "), c.rng.choice(p.halves))


@define("person/25-half-alone", WHO)
def _half_alone(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.halves)
    return p and form("person", c.rng.choice(p.halves), expect=DOUBTFUL)


@define("person/26-hyphen", WHO)
def _hyphen(c: Ctx) -> Form | None:
    p = c.person(lambda x: "-" in x.surname)
    mark = c.pick(" ", "\u2013", "\u2010", "\u2011", " - ", "")
    return p and form("person", f"{p.forename} {p.surname.replace('-', mark)}")


@define("person/27-apostrophe", WHO)
def _apostrophe(c: Ctx) -> Form | None:
    p = c.person(lambda x: "'" in x.surname)
    mark = c.pick("\u2019", "", " ", "`", "\u2018", "\u00b4", "\u02bc")
    return p and form("person", f"{p.forename} {p.surname.replace(chr(39), mark)}")


def foreign(p: Person) -> bool:
    """A name with a letter outside ASCII."""
    return not p.short.isascii()


@define("person/28-diacritics-lost", WHO)
def _plain(c: Ctx) -> Form | None:
    p = c.person(foreign)
    return p and form("person", plain(p.short))


@define("person/29-decomposed", WHO)
def _decomposed(c: Ctx) -> Form | None:
    p = c.person(foreign)
    return p and form("person", unicodedata.normalize("NFD", p.short))


@define("person/30-mojibake", WHO)
def _mojibake(c: Ctx) -> Form | None:
    p = c.person(foreign)
    return p and form("person", mojibake(p.short))


def long_part(p: Person) -> str:
    """The longest word of a surname."""
    return max(p.surname.replace("-", " ").split(), key=len)


@define("person/31-typo-surname", WHO)
def _typo(c: Ctx) -> Form | None:
    p = c.person(lambda x: len(long_part(x)) > 5 and x.forename_rare)
    made = typo(long_part(p), c.rng) if p else ""
    return form("person", f"{p.forename} {p.surname.replace(long_part(p), made)}") if made else None


@define("person/32-typo-forename", WHO)
def _typo_forename(c: Ctx) -> Form | None:
    p = c.person(lambda x: len(x.forename) > 5 and x.surname_rare)
    made = typo(p.forename, c.rng) if p else ""
    return form("person", f"{made} {p.surname}") if made else None


@define("person/33-typo-alone", WHO)
def _typo_alone(c: Ctx) -> Form | None:
    p = c.person(lambda x: len(x.surname) > 7 and x.surname.isalpha() and x.surname_rare)
    made = typo(p.surname, c.rng) if p else ""
    return (
        form("person", tol(c.pick("", f"{p.title} ") if p.title else ""), made, expect=DOUBTFUL)
        if made
        else None
    )


@define("person/34-scan", WHO)
def _scan(c: Ctx) -> Form | None:
    p = c.person(lambda x: len(long_part(x)) > 5)
    made = scan_word(long_part(p), c.rng) if p else ""
    return form("person", f"{p.forename} {p.surname.replace(long_part(p), made)}") if made else None
