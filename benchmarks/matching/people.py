"""Invented people and their names' parts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from random import Random

from .vocab import TITLES, Forename, Surname, Vocabulary

GENDERED = ("ski", "ska", "cki", "cka")


@dataclass
class Person:
    """A person of a case, with everything the written forms need to know."""

    pid: str
    sex: str
    title: str
    first: Forename
    middle: Forename | None
    surname: str
    surname_word: bool = False
    known_as: str = ""
    previous: str = ""
    born: tuple[int, int, int] = (1990, 1, 1)
    role: str = "parent"
    surname_shared: bool = False
    forename_shared: bool = False
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)

    @property
    def forename(self) -> str:
        """The first forename."""
        return self.first.name

    @property
    def short(self) -> str:
        """Forename and surname."""
        return f"{self.first.name} {self.surname}"

    @property
    def full(self) -> str:
        """All forenames and surname."""
        middle = f" {self.middle.name}" if self.middle else ""
        return f"{self.first.name}{middle} {self.surname}"

    @property
    def halves(self) -> tuple[str, str] | None:
        """The halves of a double-barrelled surname of two real names."""
        parts = self.surname.split("-")
        if len(parts) == 2 and all(len(p) >= 4 for p in parts):
            return parts[0], parts[1]
        return None

    @property
    def forename_rare(self) -> bool:
        """A forename that alone means this person: no word, nobody else's."""
        return not self.first.word and not self.forename_shared

    @property
    def surname_rare(self) -> bool:
        """A surname that alone means this person or their protected family."""
        return not self.surname_word and not self.surname_shared

    def surname_initials(self) -> str:
        """Initials of the surname, hyphen kept: O-B."""
        return "-".join(p[0].upper() for p in self.surname.split("-") if p)


def plain(name: str) -> str:
    """A name as someone types it without a foreign keyboard."""
    special = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "æ": "ae"})
    bare = unicodedata.normalize("NFKD", name.translate(special))
    return "".join(c for c in bare if not unicodedata.combining(c))


def letters_only(name: str) -> str:
    """Lower-case letters and digits of a name, as in a mail address."""
    return re.sub(r"[^a-z0-9]", "", plain(name).casefold())


def pick_surname(rng: Random, pool: tuple[Surname, ...], sex: str) -> tuple[str, bool]:
    """A surname in the form its bearer uses; now and then double-barrelled."""
    one = rng.choice(pool)
    name = one.female if sex == "f" and one.female else one.name
    if rng.random() < 0.22 and "-" not in name and " " not in name and not one.word:
        other = rng.choice([s for s in pool if s is not one])
        second = other.female if sex == "f" and other.female else other.name
        if "-" not in second and " " not in second:
            return f"{name}-{second}", False
    return name, one.word


def make_person(
    rng: Random, vocab: Vocabulary, pid: str, role: str, used: set[str], *, adult: bool = True
) -> Person:
    """A new person whose names nobody in the case has yet."""
    while True:
        forenames, surnames = rng.choice(vocab.origins)
        first = rng.choice(forenames)
        if rng.random() < 0.10:
            first = rng.choice(vocab.word_forenames)
        sex = first.sex
        if rng.random() < 0.08:
            surname, word = rng.choice(vocab.word_surnames).name, True
        else:
            surname, word = pick_surname(rng, surnames, sex)
        # a person of a family the case already knows is made elsewhere, on purpose
        fresh = {first.name, *re.split(r"[-\s]", surname)} - {"de", "von", "da", "bin", "ap", "El"}
        # Jabłoński and Jabłońska in one case would be a shared surname by accident
        fresh |= {part[:-1] + ("a" if part[-1] == "i" else "i") for part in fresh if part[-3:] in GENDERED}
        if fresh & used or len(first.name) < 3:
            continue
        used |= fresh | {surname}
        break
    person = Person(
        pid=pid,
        sex=sex,
        title=rng.choice(TITLES[sex]) if adult else "",
        first=first,
        middle=None,
        surname=surname,
        surname_word=word,
        role=role,
    )
    middles = [f for f in forenames if f.sex == sex and f.name not in used]
    if middles and rng.random() < 0.6:
        person.middle = rng.choice(middles)
        used.add(person.middle.name)
    if first.nicks and rng.random() < 0.5:
        person.known_as = next((n for n in first.nicks if len(n) >= 3), "")
    if adult and sex == "f" and rng.random() < 0.5:
        pools = [s for _, group in vocab.origins for s in group]
        options = [s.name for s in pools if not s.word and s.name not in used and "-" not in s.name]
        person.previous = rng.choice(options)
        used.add(person.previous)
    year = rng.randrange(1962, 2004) if adult else rng.randrange(2008, 2023)
    person.born = (year, rng.randrange(1, 13), rng.randrange(1, 29))
    return person
