"""The lexicon of titles and nicknames."""

from __future__ import annotations

import pytest

from tests.rules.lexicon import DATA, by, fold

# --- persons ------------------------------------------------------------------------------------


def test_titles() -> None:
    titles = by("titles", "titles")
    assert len(titles) == len(DATA["titles"]["titles"]), "a title twice"
    assert {t["group"] for t in titles.values()} == {"female", "male", "neutral"}
    for full in ("miss", "mrs", "ms"):
        assert titles[full]["group"] == "female"
        assert titles[full]["kind"] == "social"
    for full in ("mr", "master", "sir", "lord"):
        assert titles[full]["group"] == "male"
    assert titles["mx"]["group"] == "neutral"
    forms = {form for t in titles.values() for form in (t["full"], *t["abbreviations"], *t["welsh"])}
    assert {
        "dr",
        "prof",
        "rev",
        "revd",
        "cllr",
        "pc",
        "sgt",
        "dci",
        "hv",
        "sw",
        "bnr",
        "parch",
        "hhj",
        "pcso",
        "capt",
    } <= forms
    # a title that is also a forename would swallow it: "Dean Hale", "Vic Reeves", "Nana Mensah"
    names = {
        "dean",
        "vic",
        "reg",
        "sol",
        "gen",
        "nana",
        "abu",
        "prince",
        "major",
        "sheikh",
        "syed",
        "ami",
        "duke",
        "earl",
        "can",
        "min",
        "con",
        "di",
    }
    assert not forms & names
    ambiguous = {
        f for t in DATA["titles"]["ambiguous_titles"] for f in (t["full"], *t["abbreviations"], *t["welsh"])
    }
    assert names <= ambiguous
    suffixes = by("titles", "suffixes")
    assert {"junior", "senior", "obe", "mbe", "phd"} <= set(suffixes)
    assert "jr" in suffixes["junior"]["abbreviations"]


def name_pairs() -> set[tuple[str, str]]:
    pairs = set()
    for group in DATA["nicknames"]["groups"]:
        for variant in group["variants"]:
            pairs |= {(group["canonical"], variant), (variant, group["canonical"])}
    return pairs


def test_nickname_entries() -> None:
    groups = DATA["nicknames"]["groups"]
    assert len(groups) > 2000
    keys = set()
    for group in groups:
        key = (group["canonical"], group["kind"], group["origin"], group["part"], group["siblings"])
        assert key not in keys, key
        keys.add(key)
        assert group["kind"] in {"nickname", "transliteration", "form"}
        assert group["part"] in {"forename", "surname"}
        assert group["variants"]
        assert group["canonical"] not in group["variants"]
        assert all(len(name.strip(".")) >= 2 for name in group["variants"]), key
        if group["kind"] == "nickname":
            assert not group["siblings"], key
        if group["kind"] == "transliteration":
            assert group["siblings"], key
    origins = {group["origin"] for group in groups}
    assert {
        "english",
        "welsh",
        "irish",
        "scottish",
        "polish",
        "south asian",
        "african",
        "arabic",
        "east european",
    } <= origins


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("elizabeth", "liz"),
        ("william", "bill"),
        ("margaret", "peggy"),
        ("tamsin", "tam"),
        ("dafydd", "dai"),
        ("gwenllian", "gwen"),
        ("siân", "shan"),
        ("siobhán", "siobhan"),
        ("padraig", "paddy"),
        ("hamish", "james"),
        ("catherine", "kathryn"),
        ("katarzyna", "kasia"),
        ("katarzyna", "kaśka"),
        ("małgorzata", "gosia"),
        ("krzysztof", "krzysiek"),
        ("jakub", "kuba"),
        ("oleksandr", "sasha"),
        ("mohammed", "muhammad"),
        ("mohammed", "mohd"),
        ("mohammed", "md"),
        ("aisha", "ayesha"),
        ("yusuf", "youssef"),
        ("manpreet", "mani"),
        ("oluwaseun", "seun"),
        ("chukwuemeka", "emeka"),
        ("kwame", "kwamena"),
        ("abdirahman", "abdi"),
        ("hussain", "hussein"),
        ("chaudhry", "chowdhury"),
        ("siddiqui", "siddiqi"),
        ("nowak", "novak"),
        ("kowalski", "kowalska"),
        ("davies", "davis"),
        ("o'brien", "obrien"),
        ("mackenzie", "mckenzie"),
        ("wang", "wong"),
        ("stephen", "steven"),
        ("thomas", "thos"),
        ("stewart", "stuart"),
    ],
)
def test_nickname_pairs(full: str, other: str) -> None:
    pairs = {(fold(a), fold(b)) for a, b in name_pairs()}
    assert (fold(full), fold(other)) in pairs
    assert (fold(other), fold(full)) in pairs


def test_unrelated_names_are_no_variants() -> None:
    pairs = name_pairs()
    for a, b in [("sulaiman", "salman"), ("ava", "eva"), ("robertson", "robinson"), ("mia", "margaret")]:
        assert (a, b) not in pairs, (a, b)
