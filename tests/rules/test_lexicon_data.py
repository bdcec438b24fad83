"""The lexicon files under rules/lexicon are well-formed, complete and consistent data."""

from __future__ import annotations

import gzip
import hashlib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

LEXICON = Path(__file__).resolve().parents[2] / "rules" / "lexicon"
FILES = (
    "street_types",
    "units",
    "titles",
    "nicknames",
    "organisations",
    "months",
    "places",
    "context_words",
    "rarity",
    "common_words",
)
META = {"version", "source", "licence", "notice", "notice_file", "file", "file_words", "file_sha256"}


class _StrictLoader(yaml.SafeLoader):
    """Refuses a key that is given twice."""


def _mapping(loader: _StrictLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[Any] = set()
    for key, _ in node.value:
        name = loader.construct_object(key)
        assert name not in seen, f"key {name!r} twice, line {key.start_mark.line + 1}"
        seen.add(name)
    return dict(loader.construct_pairs(node, deep=True))


_StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def load(name: str) -> dict[str, Any]:
    with (LEXICON / f"{name}.yaml").open(encoding="utf-8") as stream:
        data = yaml.load(stream, Loader=_StrictLoader)  # noqa: S506 - a SafeLoader
    assert isinstance(data, dict)
    return data


DATA = {name: load(name) for name in FILES}


def walk(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    yield path, value
    if isinstance(value, dict):
        for key, child in value.items():
            yield from walk(child, f"{path}.{key}")
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from walk(child, f"{path}[{number}]")


def body(name: str) -> dict[str, Any]:
    return {key: value for key, value in DATA[name].items() if key not in META}


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def words() -> set[str]:
    return set(gzip.decompress((LEXICON / "common_words.txt.gz").read_bytes()).decode().split())


def by(name: str, list_key: str, key: str = "full") -> dict[str, dict[str, Any]]:
    return {entry[key]: entry for entry in DATA[name][list_key]}


# --- every file ---------------------------------------------------------------------------------


def test_every_file_is_there() -> None:
    assert set(FILES) <= {path.stem for path in LEXICON.glob("*.yaml")}


@pytest.mark.parametrize("name", FILES)
def test_header_and_top_level_keys(name: str) -> None:
    data = DATA[name]
    assert data["version"] == 1
    assert isinstance(data["source"], str)
    assert data["source"]
    assert isinstance(data["licence"], str)
    assert data["licence"]
    first = (LEXICON / f"{name}.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")


@pytest.mark.parametrize("name", FILES)
def test_strings_are_lower_case_nfc_and_trimmed(name: str) -> None:
    for path, value in walk(body(name)):
        if not isinstance(value, str):
            assert isinstance(value, (dict, list, int)), path
            continue
        if value == "" and path.startswith(".welsh_forms.mutations"):
            continue
        assert value, f"empty text at {path}"
        assert value == value.strip(), path
        assert value == value.lower(), f"{path}: {value!r}"
        assert unicodedata.is_normalized("NFC", value), f"{path}: {value!r}"
        assert "\ufffd" not in value, f"{path}: {value!r}"
        # "_" is a stand-in for a space while the data is written; it belongs to rule names and signs only
        assert "_" not in value or name in {"rarity", "context_words"}, f"{path}: {value!r}"


@pytest.mark.parametrize("name", FILES)
def test_no_duplicates_within_a_list(name: str) -> None:
    for path, value in walk(body(name)):
        if isinstance(value, list):
            plain = [str(item) for item in value]
            double = (
                {item for item in plain if plain.count(item) > 1} if len(set(plain)) < len(plain) else set()
            )
            assert not double, f"{path}: {sorted(double)[:5]}"


@pytest.mark.parametrize("name", FILES)
def test_lists_of_mappings_have_one_shape(name: str) -> None:
    for path, value in walk(body(name)):
        if isinstance(value, list) and value and isinstance(value[0], dict):
            keys = set(value[0])
            assert all(isinstance(item, dict) and set(item) == keys for item in value), path
        elif isinstance(value, list):
            assert all(isinstance(item, str) for item in value), path


def test_yaml_did_not_turn_words_into_booleans() -> None:
    allowed = (
        ".welsh",
        ".prefix",
        ".siblings",
        ".full_is_name",
        "same_table_row",
        "lower_case_word_needs_corroboration",
    )
    for name in FILES:
        for path, value in walk(body(name)):
            if isinstance(value, bool):
                assert path.endswith(allowed), f"{name}{path}"


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
    assert values == [*range(21), 30, 40, 50, 60, 70, 80, 90, 100, 1000]
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


# --- places -------------------------------------------------------------------------------------


def test_postcode_areas() -> None:
    areas = [entry["area"] for entry in DATA["places"]["postcode_areas"]]
    assert len(areas) == len(set(areas)) == 124
    assert {"hr", "sy", "ld", "cf", "ll", "sa", "np", "bt", "eh", "ze", "wc", "gy", "je", "im"} <= set(areas)
    assert not {"bf", "bx", "zz", "ac", "rs"} & set(areas)
    letters = DATA["places"]["postcode_letters"]
    assert not set("cikmov") & set(letters["inward"])
    assert len(letters["inward"]) == 20
    assert not set("qvx") & set(letters["first"])
    assert not set("ijz") & set(letters["second"])
    for area in areas:
        assert area[0] in letters["first"], area
        assert all(c in letters["second"] for c in area[1:]), area
    special = {entry["area"]: entry["kind"] for entry in DATA["places"]["special_postcodes"]}
    assert special["bf"] == "forces"
    assert not set(special) & set(areas)
    assert "bfpo" in DATA["places"]["forces_words"]


def test_town_pairs() -> None:
    towns = by("places", "welsh_english_towns", "english")
    assert "llanllieni" in towns["leominster"]["welsh"]
    assert "henffordd" in towns["hereford"]["welsh"]
    assert "caerdydd" in towns["cardiff"]["welsh"]


# --- context and weights ------------------------------------------------------------------------


def test_context_words() -> None:
    groups = DATA["context_words"]["groups"]
    for group in groups.values():
        assert set(group) == {"use", "english", "welsh"}
        assert group["english"]
        assert group["welsh"] is not None
    before = set(groups["not_house_number_before"]["english"])
    after = set(groups["not_house_number_after"]["english"])
    assert {"section", "page", "paragraph", "aged", "form"} <= before
    assert {"sessions", "years", "weeks", "days"} <= after
    assert "£" in groups["not_house_number_signs"]["english"]
    assert {"car", "van", "reg", "registration", "plate", "vehicle", "driving"} <= set(
        groups["vehicle"]["english"]
    )
    assert {"ending", "ending in", "last four digits"} <= set(groups["ending"]["english"])
    assert {"lives at", "address", "resident at", "moved to", "home"} <= set(groups["address"]["english"])
    assert "cartref" in groups["address"]["welsh"]
    assert {"in", "by", "since"} <= set(groups["month_name"]["english"])
    # words that introduce a house number must not forbid one
    markers = set(DATA["units"]["number_markers"]["english"])
    assert not before & {"no", "no.", "number", "num", "#", "at", "flat", "house"}
    assert "number" in markers


def test_rarity() -> None:
    data = DATA["rarity"]
    forenames, surnames = set(data["common_forenames"]), set(data["common_surnames"])
    assert len(forenames) > 500
    assert len(surnames) > 500
    assert {"mohammed", "katarzyna", "priya", "rhys", "olivia", "chioma"} <= forenames
    assert {
        "jones",
        "davies",
        "patel",
        "khan",
        "singh",
        "begum",
        "ali",
        "hussain",
        "nowak",
        "okafor",
        "o'brien",
    } <= surnames
    assert "threlfall" not in surnames


def test_weights_are_consistent() -> None:
    data = DATA["rarity"]
    points = data["weights"]["strengths"]
    assert points["strong"] > points["medium"] > points["weak"] > 0
    assert data["weights"]["window_characters"] == 200
    assert set(data["severity"]) == {"critical", "high", "standard"}
    rank = {"none": 0, "by_form": 1, "ask": 2, "redact": 3}
    for key in ("strong", "medium", "weak", "weak_near", "weak_elsewhere"):
        order = [rank[data["severity"][level][key]] for level in ("standard", "high", "critical")]
        assert order == sorted(order), key
    assert data["severity"]["critical"]["medium_counts_as"] == "strong"
    assert data["severity"]["standard"]["weak"] == "none"
    assert data["severity"]["critical"]["weak"] == "ask"
    forms = by("rarity", "evidence", "form")
    assert len(forms) == len(data["evidence"])
    for entry in forms.values():
        assert entry["strength"] in points
        assert entry["alone"] in {"redact", "ask", "none"}
        assert (entry["alone"] == "redact") == (entry["strength"] != "weak"), entry["form"]
    assert set(data["name_rarity"].values()) <= set(points)


# --- word list ----------------------------------------------------------------------------------


def test_word_list() -> None:
    meta = DATA["common_words"]
    path = LEXICON / meta["file"]
    assert path.stat().st_size < 400_000
    assert hashlib.sha256(path.read_bytes()).hexdigest() == meta["file_sha256"]
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert len(lines) == meta["file_words"] > 50_000
    assert all(word.isascii() and word.isalpha() and word.islower() and len(word) > 1 for word in lines)
    known = set(lines)
    assert {"rose", "may", "hope", "will", "colour", "cafe", "house", "neighbour"} <= known
    assert not {"tamsin", "threlfall", "okafor", "leominster", "katarzyna", "whitcombe", "blythe"} & known
    assert "Kevin Atkinson" in meta["notice"]
    assert "Kevin Atkinson" in (LEXICON / meta["notice_file"]).read_text(encoding="utf-8")


def test_names_that_are_words() -> None:
    meta = DATA["common_words"]
    ordinary = (words() | set(meta["name_words"])) - set(meta["ignore"])
    for name in [
        "rose",
        "may",
        "hope",
        "will",
        "lane",
        "bell",
        "hale",
        "grace",
        "mark",
        "bill",
        "frank",
        "rich",
        "pat",
        "sue",
        "dawn",
        "joy",
        "faith",
        "young",
        "brown",
        "green",
        "king",
        "april",
        "june",
        "august",
    ]:
        assert name in ordinary, name
    for name in [
        "tamsin",
        "threlfall",
        "okafor",
        "adeyemi",
        "katarzyna",
        "rhys",
        "john",
        "peter",
        "harry",
        "siobhan",
        "blythe",
        "kaur",
        "shah",
        "ng",
        "ali",
        "fletcher",
    ]:
        assert name not in ordinary, name
    assert not set(meta["name_words"]) & set(meta["ignore"])
    assert set(meta["ignore"]) <= words()
