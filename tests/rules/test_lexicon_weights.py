"""Towns, context words, weights and the list of words."""

from __future__ import annotations

import gzip
import hashlib

from tests.rules.lexicon import DATA, LEXICON, by, words

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
        assert group["english"] or group["welsh"]
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
