"""The lexicon of streets, units, counties, postcodes and towns."""

from __future__ import annotations

from tests.rules.lexicon import DATA, by

# --- streets ------------------------------------------------------------------------------------


def test_street_types() -> None:
    types = by("street_types", "types")
    assert len(types) == len(DATA["street_types"]["types"]), "a type twice"
    for full, abbreviation in [
        ("road", "rd"),
        ("street", "st"),
        ("lane", "ln"),
        ("lane", "la"),
        ("avenue", "ave"),
        ("avenue", "av"),
        ("close", "cl"),
        ("drive", "dr"),
        ("crescent", "cres"),
        ("court", "ct"),
        ("place", "pl"),
        ("terrace", "terr"),
        ("gardens", "gdns"),
        ("grove", "gr"),
        ("square", "sq"),
        ("park", "pk"),
        ("boulevard", "blvd"),
        ("mount", "mt"),
        ("green", "grn"),
        ("meadows", "mdws"),
        ("heol", "hl"),
        ("view", "vw"),
        ("causeway", "cswy"),
        ("industrial estate", "ind est"),
    ]:
        assert abbreviation in types[full]["abbreviations"], full
    for full in [
        "way",
        "walk",
        "hill",
        "mews",
        "row",
        "rise",
        "parade",
        "wynd",
        "loan",
        "brae",
        "gate",
        "yard",
        "wharf",
        "quay",
        "croft",
        "dale",
        "fields",
        "vennel",
        "pend",
        "chase",
        "ginnel",
        "embankment",
        "esplanade",
        "promenade",
        "broadway",
        "circus",
        "link",
        "spinney",
        "copse",
        "orchard",
        "paddock",
    ]:
        assert full in types, full
        assert not types[full]["prefix"], full
    for full in [
        "heol",
        "ffordd",
        "stryd",
        "lôn",
        "rhodfa",
        "clos",
        "maes",
        "cae",
        "bryn",
        "pen",
        "tan",
        "allt",
        "ystad",
        "llys",
        "gerddi",
        "teras",
        "cilgant",
    ]:
        assert types[full]["welsh"], full
        assert types[full]["prefix"], full
    for entry in types.values():
        assert entry["full"] not in entry["abbreviations"]
        assert entry["prefix"] == entry["welsh"]


def test_shared_street_abbreviations_are_declared() -> None:
    count: dict[str, int] = {}
    for entry in DATA["street_types"]["types"]:
        for form in {entry["full"], *entry["abbreviations"]}:
            count[form] = count.get(form, 0) + 1
    assert sorted(form for form, n in count.items() if n > 1) == DATA["street_types"]["ambiguous_forms"]
    # the main ones must mean one type only
    for form in [
        "rd",
        "st",
        "ave",
        "av",
        "cl",
        "dr",
        "cres",
        "ct",
        "pl",
        "terr",
        "gdns",
        "sq",
        "la",
        "pk",
        "blvd",
    ]:
        assert count[form] == 1, form


def test_welsh_street_words() -> None:
    data = DATA["street_types"]
    pairs = {(e, c) for line in data["equivalents"] for e in line["english"] for c in line["welsh"]}
    assert {
        ("road", "heol"),
        ("road", "ffordd"),
        ("street", "stryd"),
        ("lane", "lôn"),
        ("mill road", "heol y felin"),
    } <= pairs
    assert {"saint", "st", "st.", "sant", "san", "santes"} <= set(data["saints"])
    radicals = {line["radical"]: line["soft"] for line in data["welsh_forms"]["mutations"]}
    assert radicals == {
        "p": "b",
        "t": "d",
        "c": "g",
        "b": "f",
        "d": "dd",
        "g": "",
        "m": "f",
        "ll": "l",
        "rh": "r",
    }
    assert "llan" in data["welsh_forms"]["place_prefixes"]


# --- units --------------------------------------------------------------------------------------


def test_units_and_floors() -> None:
    units = by("units", "unit_words")
    for full in ["flat", "apartment", "unit", "room", "studio", "maisonette", "bungalow", "annexe"]:
        assert full in units
    assert "apt" in units["apartment"]["abbreviations"]
    assert "fflat" in units["flat"]["welsh"]
    floors = by("units", "floors")
    assert len({floor["level"] for floor in floors.values()}) == len(floors), "a level twice"
    assert "gff" in floors["ground floor"]["abbreviations"]
    assert {"2nd floor flat", "2nd floor"} <= set(floors["second floor"]["abbreviations"])
    assert {"basement", "first floor", "top floor"} <= set(floors)
    markers = DATA["units"]["number_markers"]
    assert {"no", "no.", "number", "num", "nº", "#"} <= set(markers["english"])
    assert "rhif" in markers["welsh"]


def test_number_words_are_complete_and_unambiguous() -> None:
    cardinals = DATA["units"]["number_words"]["cardinals"]
    values = [entry["value"] for entry in cardinals]
    assert values == [*range(21), 30, 40, 50, 60, 70, 80, 90, 100, 1000, 2000]
    for language in ("words", "welsh"):
        meaning: dict[str, int] = {}
        for entry in cardinals:
            for word in entry[language]:
                assert meaning.setdefault(word, entry["value"]) == entry["value"] or (
                    # traditional and colloquial counting differ in one spoken form
                    language == "welsh" and word == "tri ar bymtheg"
                ), word
    words_of = {entry["value"]: set(entry["words"]) | set(entry["welsh"]) for entry in cardinals}
    assert {"oh", "zero", "nought"} <= words_of[0]
    assert {"un"} <= words_of[1]
    assert {"ugain", "dau ddeg"} <= words_of[20]
    times = {m["times"]: m["words"] for m in DATA["units"]["number_words"]["multipliers"]}
    assert "double" in times[2]
    assert {"treble", "triple"} <= set(times[3])
    ordinals = {entry["value"]: entry["words"] for entry in DATA["units"]["number_words"]["ordinals"]}
    assert ordinals[2] == ["second"]
    assert ordinals[20] == ["twentieth"]
    assert set(range(1, 21)) <= set(ordinals)


def test_counties() -> None:
    counties = by("units", "counties", "name")
    assert len(counties) == len(DATA["units"]["counties"]), "a county twice"
    for name, form in [
        ("herefordshire", "herefs"),
        ("shropshire", "salop"),
        ("hampshire", "hants"),
        ("oxfordshire", "oxon"),
        ("northamptonshire", "northants"),
        ("west yorkshire", "w yorks"),
        ("carmarthenshire", "carms"),
        ("rhondda cynon taf", "rct"),
        ("tyrone", "co tyrone"),
        ("clackmannanshire", "clacks"),
        ("isle of wight", "iow"),
    ]:
        assert form in counties[name]["abbreviations"], name
    assert "sir gaerfyrddin" in counties["carmarthenshire"]["welsh"]
    assert {c["nation"] for c in counties.values()} == {
        "england",
        "wales",
        "scotland",
        "northern ireland",
        "crown dependency",
    }
    assert {"england", "wales", "scotland", "northern ireland"} <= set(by("units", "nations", "name"))
