"""Single names that something else explains better, names of others, and several names side by side."""

from __future__ import annotations

import pytest

from redactor.model.case import ProtectedItem
from tests.detect.matching import find, open_person, person

SPANISH = (
    "los vecinos que viven en la ciudad no tienen acceso a los servicios, y con ello {} estas "
    "medidas que limitan el derecho de las familias a vivir donde nacieron, aunque ellas paguen"
)


def seen(text: str, *items: ProtectedItem, **more: tuple[object, ...]) -> list[tuple[str, str]]:
    return [
        (found.disposition.value, text[found.start : found.end])
        for found in find(text, *items, **more)  # type: ignore[arg-type]
        if found.disposition.value != "keep"
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Tomos Cadwgan", SPANISH.format("Todos")),
        ("Frances Entwistle", "She flew to France in May."),
        ("Marina Hale", "The ship sank off San Marino and the Mariana islands."),
        ("Violet Entwistle", "The group Parallelforum VI met on Monday."),
        ("Rhiannon Cook", "He has Non-Hodgkin lymphoma."),
        ("Eleanor Church", "They sailed past El Salvador at night."),
        ("Mahmoud MacGillivray", "The assay was made by Dr Mary Wolff of this town."),
        ("Sofia Hale", "There were (501) Sofa covers and 501 more."),
    ],
)
def test_a_word_explained_otherwise_is_no_question(name: str, text: str) -> None:
    assert seen(text, person(name)) == []


def test_it_is_a_question_where_the_person_stands_elsewhere() -> None:
    frances = person("Frances Entwistle")
    assert seen("Frances Entwistle came. Then France left.", frances) == [
        ("redact", "Frances Entwistle"),
        ("ask", "France"),
    ]
    assert ("ask", "Todos") in seen(SPANISH.format("Todos") + " Tomos Cadwgan", person("Tomos Todas Cadwgan"))


def test_a_slip_in_welsh_prose_stays_a_question() -> None:
    text = "Mae plentyn yn mwynhau darllen ac roedd Trelfall wedi gofyn am gymorth gyda llyfr hefyd, ond dim"
    assert seen(text, person("Daniel Threlfall")) == [("ask", "Trelfall")]


def test_a_slip_before_a_name_does_not_hide_it() -> None:
    shirin = person("Shirin Zaynab al-Zubaidi", title="Mrs")
    assert ("redact", "Shirin") in seen("On that day Sis Shirin attended.", shirin)
    assert ("redact", "saoirses") in seen(
        "hi its me just to say saoirses phone came round ok bye", person("Saoirse Ó Ceallaigh")
    )


def test_a_new_name_is_told_although_another_bears_it() -> None:
    maiden = person("Tamsin Okoro", previous=("Threlfall",))
    brother = open_person("Gareth Threlfall", "Mr")
    text = "Tamsin Okoro, formerly Threlfall"
    assert seen(text, maiden, people=(brother,)) == [("redact", "Tamsin Okoro"), ("redact", "Threlfall")]
    assert seen("Tamsin Okoro, then Threlfall", maiden, people=(brother,)) == [
        ("redact", "Tamsin Okoro"),
        ("redact", "Threlfall"),
    ]
    assert ("redact", "Threlfall") not in seen("It was Threlfall", maiden, people=(brother,))


@pytest.mark.parametrize(
    "text", ["THRELFALL, Gareth", "Threlfall Gareth", "Gareth Threlfall", "Gareth Okoro-Bell"]
)
def test_the_surname_beside_another_forename_is_a_question(text: str) -> None:
    found = seen(f"Present: {text}; clerk", person("Daniel Threlfall"), person("Tamsin Okoro-Bell", "tam"))
    assert found
    assert {disposition for disposition, _ in found} == {"ask"}


def test_the_family_of_someone_who_may_be_named_is_a_question() -> None:
    found = seen(
        "They stood at the Okonkwos' caravan.",
        person("Dami Okonkwo"),
        people=(open_person("Saoirse Okonkwo", "Ms"),),
    )
    assert found == [("ask", "Okonkwos")]


@pytest.mark.parametrize(
    "text", ["rozmawiałem z Wójcikiem", "list od Wójcika", "Pani Wójcikowa", "Zbyszku, pisz"]
)
def test_a_polish_name_in_its_cases(text: str) -> None:
    assert seen(text, person("Zbigniew Wójcik", title="Mr", known_as=("Zbyszek",)))
