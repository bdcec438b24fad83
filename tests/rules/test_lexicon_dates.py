"""The lexicon of organisations and dates."""

from __future__ import annotations

from tests.rules.lexicon import DATA, by

# --- organisations ------------------------------------------------------------------------------


def test_organisation_words() -> None:
    entries = by("organisations", "words")
    assert len(entries) == len(DATA["organisations"]["words"]), "a word twice"
    for entry in entries.values():
        assert entry["kinds"]
        assert set(entry["kinds"]) <= {"school", "gp", "organisation"}
        assert entry["full"] not in entry["abbreviations"]
    for full, form, kind in [
        ("church of england", "c of e", "school"),
        ("church of england", "cofe", "school"),
        ("church of england", "ce", "school"),
        ("roman catholic", "rc", "school"),
        ("voluntary aided", "va", "school"),
        ("voluntary controlled", "vc", "school"),
        ("pre-school", "preschool", "school"),
        ("junior mixed and infants", "jmi", "school"),
        ("surgery", "surg", "gp"),
        ("health centre", "hc", "gp"),
        ("medical centre", "med centre", "gp"),
        ("limited", "ltd", "organisation"),
        ("housing association", "ha", "organisation"),
        ("centre", "ctr", "organisation"),
        ("children's centre", "childrens centre", "school"),
        ("hospital", "hosp", "organisation"),
    ]:
        assert form in entries[full]["abbreviations"], full
        assert kind in entries[full]["kinds"], full
    # what tells one place from another must not be generic
    generic = {word for full in entries for word in full.split()}
    assert not generic & {
        "our",
        "lady",
        "sacred",
        "heart",
        "holy",
        "saint",
        "forest",
        "trinity",
        "northern",
        "royal",
        "central",
        "walk",
        "friends",
    }
    assert {"our lady", "holy", "saint"} <= set(by("organisations", "dedications"))
    assert {"royal", "central"} <= set(by("organisations", "qualifiers"))
    welsh = {form for entry in entries.values() for form in entry["welsh"]}
    assert {"ysgol", "gynradd", "uwchradd", "meddygfa", "canolfan iechyd", "cyfyngedig"} <= welsh


def test_shared_organisation_forms_are_declared() -> None:
    count: dict[str, int] = {}
    for entry in DATA["organisations"]["words"]:
        for form in {entry["full"], *entry["abbreviations"]}:
            count[form] = count.get(form, 0) + 1
    assert sorted(form for form, n in count.items() if n > 1) == DATA["organisations"]["ambiguous_forms"]


# --- dates --------------------------------------------------------------------------------------


def test_months_and_weekdays_are_complete() -> None:
    months = DATA["months"]["months"]
    assert [m["number"] for m in months] == list(range(1, 13))
    assert [m["full"] for m in months] == (
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ]
    )
    assert [m["welsh"][0] for m in months] == (
        [
            "ionawr",
            "chwefror",
            "mawrth",
            "ebrill",
            "mai",
            "mehefin",
            "gorffennaf",
            "awst",
            "medi",
            "hydref",
            "tachwedd",
            "rhagfyr",
        ]
    )
    assert [m["roman"] for m in months] == [
        "i",
        "ii",
        "iii",
        "iv",
        "v",
        "vi",
        "vii",
        "viii",
        "ix",
        "x",
        "xi",
        "xii",
    ]
    for month in months:
        assert month["abbreviations"], month["full"]
        assert month["misspellings"], month["full"]
    assert "fawrth" in months[2]["welsh_mutated"]
    assert "dachwedd" in months[10]["welsh_mutated"]
    days = DATA["months"]["weekdays"]
    assert [d["full"] for d in days] == [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
    assert all(
        f"dydd {name}" in d["welsh"]
        for d, name in zip(days, ["llun", "mawrth", "mercher", "iau", "gwener", "sadwrn", "sul"], strict=True)
    )


def test_month_forms_mean_one_month() -> None:
    for keys in (
        ("full", "abbreviations", "misspellings"),
        ("welsh", "welsh_abbreviations", "welsh_mutated"),
    ):
        meaning: dict[str, int] = {}
        for month in DATA["months"]["months"]:
            for key in keys:
                for form in [month[key]] if isinstance(month[key], str) else month[key]:
                    assert meaning.setdefault(form, month["number"]) == month["number"], form


def test_ordinals_and_birth_words() -> None:
    ordinals = DATA["months"]["ordinals"]
    assert [o["value"] for o in ordinals] == list(range(1, 32))
    for key in ("words", "suffixed", "welsh", "welsh_suffixed"):
        meaning: dict[str, int] = {}
        for entry in ordinals:
            assert entry[key], entry["value"]
            for form in entry[key]:
                assert meaning.setdefault(form, entry["value"]) == entry["value"], form
    assert ordinals[1]["suffixed"][0] == "2nd"
    assert ordinals[11]["suffixed"] == ["12th"]
    assert ordinals[22]["suffixed"][0] == "23rd"
    birth = DATA["months"]["birth_words"]
    assert {"born", "birthday", "dob", "d.o.b.", "date of birth", "turned", "turns", "aged"} <= set(
        birth["english"]
    )
    assert {"ganed", "ganwyd", "dyddiad geni"} <= set(birth["welsh"])
