"""Invented schools, practices, employers and refuges."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .vocab import Vocabulary

HEAD_TEACHERS = ("Primary School", "Community Primary School", "High School", "Academy", "Junior School")
PRACTICES = ("Surgery", "Medical Practice", "Health Centre", "Medical Centre", "Family Practice")


@dataclass
class Org:
    """A school, practice or organisation with its distinctive and its generic part."""

    kind: str
    item_id: str
    core: str
    generic: str
    pair: tuple[str, str] | None = None
    word: bool = False

    @property
    def name(self) -> str:
        """The full name."""
        return f"{self.core} {self.generic}".strip()


def make_orgs(rng: Random, vocab: Vocabulary) -> list[Org]:
    if rng.random() < 0.25:
        saint = f"St {rng.choice(vocab.saints)}'s"
        style = rng.choice(("CofE Primary School", "RC Primary School", "Catholic High School"))
        school = Org("school", "school-a", saint, style)
    elif rng.random() < 0.15:
        school = Org(
            "school", "school-a", rng.choice(vocab.school_word_cores), rng.choice(HEAD_TEACHERS), word=True
        )
    else:
        generic = rng.choice((*HEAD_TEACHERS, "C of E Primary School"))
        school = Org("school", "school-a", rng.choice(vocab.school_cores), generic)
    pair = rng.choice(vocab.org_pairs)
    return [
        school,
        Org("gp", "gp-a", rng.choice(vocab.gp_cores), rng.choice(PRACTICES)),
        Org(
            "organisation",
            "work-a",
            rng.choice(vocab.org_cores),
            rng.choice(("Logistics Ltd", "Bakery Limited", "Care Services Ltd")),
        ),
        Org(
            "organisation",
            "firm-a",
            f"{pair[0]} & {pair[1]}",
            rng.choice(("Solicitors", "Joinery", "Holdings Ltd")),
            pair,
        ),
        Org("organisation", "refuge-a", rng.choice(vocab.refuges), ""),
    ]
