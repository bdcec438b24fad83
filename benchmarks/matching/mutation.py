"""Mutation: ``python -m benchmarks.matching.mutation``. Removing any rule of the matcher must fail a test.

Disables each rule and expander in turn and runs the tables of written forms (`tests/detect/written/`), then,
where no line fails, the matcher's own tests. Exit 1 when a rule is guarded by nothing. It looks at rules,
not at lines of code.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import sys
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

import pytest

from redactor.detect.known import compile
from tests.detect import matching
from tests.detect.written_forms import TABLES, lines

_KNOWN = "redactor.detect.known."
# module, owner (a class, or empty for the module itself), names of its rules
RULES: tuple[tuple[str, str, str], ...] = (
    ("dates.dates", "_Finder", "_whole _compact _joined _stretch _regular _other_number _spoken"),
    ("dates.date_doubts", "Doubts", "_triple _pair _single"),
    ("dates.date_parts", "DateParts", "_hidden header"),
    ("tables.calendar_words", "CalendarWords", "guess nearly _misspelt _glued"),
    ("dates.paper_dates", "PaperDates", "hits _labelled"),
    ("dates.any_notation", "AnyNotation", "hits _weighed"),
    ("dates.feasts", "Feasts", "hits"),
    ("dates.told_births", "ToldBirths", "_figures _relative"),
    ("codes.part_codes", "PartCodes", "_told _labelled _spoken _pieces _account _amount"),
    ("dates.scattered", "Scattered", "places _tells_nothing _linked"),
    ("dates.date_parts", "", "said_sign _figures_joined _added"),
    ("dates.told_dates", "SaidYears", "at"),
    ("tables.calendar_words", "CalendarWords", "_apart"),
    ("codes.told_mails", "ToldMails", "hits host _is_label"),
    ("codes.pieces", "Pieces", "_in_order"),
    ("dates.birth", "BirthWords", "_tells of_age"),
    ("dates.date_doubts", "Doubts", "_pair_apart _month_and_year _cut _age_told _unreal _led"),
    ("dates.dates", "_Finder", "_day_of_year _version _cut"),
    ("dates.ages_told", "AgesTold", "_ages _written_short _initials _next _old"),
    ("codes.typed", "Typed", "_near_numbers _plates _longer_runs"),
    ("tables.slips", "", "_plates"),
    ("codes.halves", "", "plate_halves"),
    ("codes.online_names", "", "_short_names"),
    ("absorb", "Absorber", "_edges"),
    ("codes.online_names", "OnlineNames", "_emails _told_of _written _spoken _cores _same_number"),
    ("codes.pieces", "Pieces", "hits"),
    ("codes.foreign_digits", "ForeignDigits", "hits"),
    ("tables.alike_codes", "AlikeCodes", "of"),
    ("detector", "", "weighed corrected"),
    ("codes.typed", "", "plate_halves"),
    ("codes.coordinates", "Coordinates", "_in_squares _rounded"),
    ("codes.coordinates", "Angles", "_decimal _comma _sexagesimal"),
    ("codes.coordinates", "", "plus_codes squares"),
    ("codes.halves", "Halves", "hits"),
    ("scan", "_View", "_run_together _goes_on _may_hide _usual_break _faint"),
    ("scan", "", "_digit_hits"),
    ("people.handles", "Handles", "hits _bare"),
    ("text.alphabets", "", "_unvocalised"),
    ("detector", "", "mirrored"),
    ("text.margins", "", "_subtitles _prefixes"),
    ("text.interrupted", "", "_asides _stamps _over_lines _is_furniture over_doubts"),
    ("text.interrupted", "", "_hesitations _behind_margin _labelled"),
    ("detector", "", "mended"),
    ("text.going_on", "GoingOn", "risky _dates ordinary"),
    ("text.going_on", "", "_address _split _cut"),
    ("spans", "", "_parts"),
    ("text.spelt", "", "doubled"),
    ("codes.hidden_codes", "HiddenCodes", "_hidden _ends _tails _counted"),
    ("tables.slips", "", "_swaps _losses _additions _changes _parts _postcodes"),
    (
        "people.names",
        "Names",
        "_two _with_initial _titled _hyphened _another_first _apart_names",
    ),
    ("people.growth", "Growth", "_bridge _joined_initials _own_particle _of_next"),
    ("people.names", "Names", "_surely_slipped"),
    ("people.two_letters", "TwoLetters", "_acts _ordered _labelled _listed _led _joined _measured"),
    ("places.typeless_streets", "TypelessStreets", "_critical"),
    ("places.house_numbers", "HouseNumbers", "visited"),
    ("codes.part_codes", "PartCodes", "_half_remembered _beside_doubt"),
    ("dates.feasts", "Feasts", "_told_days"),
    ("dates.any_notation", "AnyNotation", "_foreign"),
    ("expand.organisation", "OrganisationForms", "_two_in_one"),
    ("people.own_company", "OwnCompany", "_within _told _half_meant"),
    ("people.heard_wholes", "HeardWholes", "hits"),
    ("people.own_pieces", "OwnPieces", "_short_middle _half_letter"),
    ("people.other_halves", "OtherHalves", "_cut"),
    ("people.single_names", "SingleNames", "_plainly"),
    ("people.whole_names", "WholeNames", "_led _possessive"),
    ("expand.person", "PersonForms", "_in_case"),
    ("expand.person", "", "cases_in_a diminutives"),
    ("neighbours", "Neighbours", "_shouted _stroked"),
    (
        "people.name_edges",
        "Edges",
        "_behind _before _after _other_half _particles_behind unknown_half _one_more",
    ),
    ("people.other_halves", "OtherHalves", "heard _half _both _letters"),
    ("people.single_names", "SingleNames", "hits _slip_alone _renamed"),
    (
        "people.strangers",
        "Strangers",
        "usual_before behind surname_before initial_before stranger_before _landform _in_known",
    ),
    ("places.other_places", "OtherPlaces", "_house _page_number"),
    (
        "against.people",
        "OtherPeople",
        "_middle_initial _by_office _measured _thing _surname_behind _shouted _firm _owns_shop "
        "_joined _welsh_month",
    ),
    (
        "against.streets",
        "OtherStreets",
        "_compass _of_a_person _things _similar _other_words _street_elsewhere",
    ),
    ("against.elsewhere", "Elsewhere", "town postcode other_sort _two_words _code"),
    ("against.houses", "OtherHouses", "_common_noun _goes_on _led_by_name"),
    (
        "against.institutions",
        "OtherInstitutions",
        "_other_sort _other_age _cut _saint_himself _common_noun _landscape _street_itself _goes_on _ruler "
        "_in_another_town",
    ),
    ("against.namesakes", "Namesakes", "_by_calling _cited _carried _of_an_office _beside_another _goes_on"),
    ("against.streets", "OtherStreets", "_led_on"),
    ("against.institutions", "OtherInstitutions", "_other_calling"),
    ("against.codes", "OtherCodes", "_numbers_a_thing _listed _two_things"),
    ("against.labelled_names", "OtherFields", "doubt"),
    ("against.named_things", "NamedThings", "_called _followed told _end_of_name"),
    ("against.namesakes", "Namesakes", "_place_name _is_half"),
    (
        "against.people",
        "OtherPeople",
        "_small_thing _the_thing _owns_shop _another_behind _street _hyphened_on",
    ),
    ("against.people", "OtherPeople", "_possessive"),
    ("against.institutions", "OtherInstitutions", "_author _in_index_order _other_trade _ages_apart _pair"),
    ("against.institutions", "OtherInstitutions", "_two_capitals _many_bear"),
    ("against.houses", "OtherHouses", "_told_of_person"),
    ("against.streets", "OtherStreets", "_parted _room"),
    ("codes.pieces", "Pieces", "_dated"),
    ("against.codes", "OtherCodes", "_longer _other_number _other_day _of_kin doubt"),
    ("against.counterevidence", "", "_at_most_asked"),
    ("people.otherwise", "Otherwise", "foreign of_world _in_other"),
    (
        "people.whole_names",
        "WholeNames",
        "_inner _of_others _other_letter _ends_handle _behind_word _beside_stranger",
    ),
    ("neighbours", "Neighbours", "called joined_to_own _after_title _monsieur"),
    ("as_words", "AsWords", "_speaks _labels"),
    ("tables.vocabulary", "Vocabulary", "_dressed"),
    ("capitals", "Capitals", "abbreviation tell_nothing _line"),
    ("people.own_pieces", "OwnPieces", "_before _parted _behind _both_letters"),
    ("people.short_persons", "ShortPersons", "_titled _hidden _dotted _cut _contracted _initials"),
    ("organisations.around_names", "AroundNames", "attended rung"),
    ("places.places", "Places", "_streets _worded _bridged _firm_after _another_house _paged"),
    ("places.misspelt_streets", "MisspeltStreets", "hits _has_number"),
    (
        "places.typeless_streets",
        "TypelessStreets",
        "_dwelling _alone _misspelt_type _type_behind _like_type _place_behind _thing_behind",
    ),
    (
        "places.between",
        "Between",
        "_left _right _opened _closed _flat_ending _stammer _name_ending _own_part _unknown _listed",
    ),
    ("places.house_numbers", "HouseNumbers", "_spoken_letter told _flat_behind begins_other _names_letter"),
    ("places.weighing", "Weighing", "hits _named _around_number _kind_beside _torn _ordinary"),
    ("places.weighing", "", "_without_best"),
    ("places.apart", "Apart", "fills links _shortened _the_one _corrected"),
    (
        "places.near_numbers",
        "NearNumbers",
        "_ordinal _other_letter _flat_letter _hidden _about _heard with_letter",
    ),
    ("places.likeness", "Likeness", "_slip _sound"),
    ("codes.three_words", "ThreeWords", "_told _written"),
    ("codes.told_codes", "ToldCodes", "hits _word_for _begins"),
    ("text.escapes", "", "_is_value"),
    ("places.short_streets", "ShortStreets", "_shortened _hidden _misspelt _cut"),
    ("places.house_numbers", "HouseNumbers", "month on_a_plate"),
    ("places.extent", "_Around", "_repeated _in_cells _own_words"),
    ("organisations.phrases", "Phrases", "_ends"),
    ("people.given_initials", "GivenInitials", "hits _before_name _also_a_word"),
    ("people.names", "Names", "_cut_off"),
    ("owners", "Owners", "answered _dated _joined"),
    ("codes.halves", "Halves", "_as_codes"),
    ("places.houses", "Houses", "_in_mailbox"),
    ("text.mended", "", "_glued"),
    ("places.places", "Places", "_worded_behind _next_door"),
    ("places.typeless_streets", "TypelessStreets", "_cut_type _told_before"),
    ("places.short_streets", "ShortStreets", "_heard_before_kind"),
    (
        "places.told_houses",
        "ToldHouses",
        "_in_town _by_town _first_word _misspelt_houses _sort_before _without_sort",
    ),
    ("places.weighing", "", "_of_flat"),
    ("places.absorb_address", "AddressAbsorber", "_rest_of_type"),
    ("expand.address", "AddressForms", "_translated"),
    ("places.told_flats", "ToldFlats", "_side"),
    ("places.told_houses", "ToldHouses", "_numbers _flats _told _half _misspelt_town"),
    ("organisations.doubtful_names", "DoubtfulNames", "_like _saint _tags"),
    ("places.houses", "Houses", "_nearly _alone _adjacent _one_word _with_sort"),
    ("places.absorb_address", "AddressAbsorber", "_grow _bridge _place _article _own_number _flat"),
    ("places.absorb_address", "AddressAbsorber", "_again _own_flat _stair _flat_abroad _set_off _range"),
    ("places.extent", "Extent", "further"),
    ("places.extent", "_Around", "_again _said _wrong _letter _another _other_street"),
    ("places.told_flats", "ToldFlats", "ending _on_stair _ordinal"),
    ("places.apart", "Apart", "_speaker"),
    ("places.house_numbers", "HouseNumbers", "told_behind"),
    ("places.read_numbers", "ReadNumbers", "a_word"),
    ("places.places", "Places", "_led"),
    ("places.houses", "Houses", "_in_files _core_beside _plainly"),
    ("absorb", "Absorber", "_date _signs _handle _possessive _host"),
    (
        "organisations.organisations",
        "Organisations",
        "_with_generic _telling",
    ),
    (
        "organisations.general_words",
        "GeneralWords",
        "_misspelt _to_left _own_shortened _own_misspelt _for_and _led _stands_before",
    ),
    ("organisations.heard_names", "HeardNames", "hits _before_general _behind_lead _saints _surely _shared"),
    ("organisations.rest_of_name", "RestOfName", "_like _letters _over _turned _other_name"),
    ("organisations.shared_names", "SharedNames", "settled"),
    ("expand.organisation", "OrganisationForms", "_aged _pack"),
    (
        "organisations.around_names",
        "AroundNames",
        "thing_after in_host led _other_place _of_a_person _street_after saint_left_out _own_after",
    ),
    ("organisations.slipped_names", "SlippedNames", "_spans _chained _sure"),
    (
        "organisations.short_names",
        "ShortNames",
        "_before _parted _hidden _contracted _alone _in_part _first_wrong _clipped _saints_clipped",
    ),
    ("organisations.initials", "Initials", "_before _behind _saint _pair _word_and_letter _plainly"),
    ("organisations.nearly_general", "NearlyGeneral", "meant"),
    ("organisations.heard_names", "", "_spoken"),
    ("organisations.phrases", "", "_turned_share"),
    ("tables.phrase_words", "PhraseIndex", "nearly"),
    ("expand.organisation", "OrganisationForms", "_counted_halves"),
    ("text.readings", "", "unanswered"),
    ("text.interrupted", "", "_boxes"),
    ("organisations.phrases", "Phrases", "hits _in_one _said _named _leads _opens"),
    ("tables.phrase_words", "", "_slip _same_stem _notations"),
    ("text.spelt", "Spelling", "_upright _joined _segments"),
    ("text.spelt", "", "_in_word"),
    ("tables.vocabulary", "Vocabulary", "_near"),
    ("text.numbers", "NumberReader", "runs _corrected _hundreds"),
    ("text.readings", "", "decoded reflowed columns unmargined romanised"),
    ("text.readings", "", "_unpaged _page_lines _running_lines"),
    ("text.mended", "", "_fields"),
    ("text.going_on", "GoingOn", "run_together two_codes leads"),
    ("against.people", "OtherPeople", "_other_office _welsh_word _in_handle"),
    ("against.codes", "OtherCodes", "_counted _in_sentence _an_amount"),
    ("against.institutions", "OtherInstitutions", "_torn"),
    ("dates.date_parts", "", "_marked"),
    ("evidence", "Evidence", "_another_name"),
    (
        "expand.address",
        "AddressForms",
        "_codes _spoken _places _flat house _street _core _on_stair _figured",
    ),
    ("expand.street", "StreetForms", "_translated _word _sided _counted"),
    (
        "expand.person",
        "PersonForms",
        "_initials _orders _spellings _inner _glued _short _fond _declined _long_initials alias_words "
        "alias_forms",
    ),
    ("expand.simple", "SimpleForms", "_phone _email _bank _handle _number text _reference _turned"),
    ("expand.simple", "SimpleForms", "_years_in_full"),
    (
        "expand.organisation",
        "OrganisationForms",
        "_acronyms _cores _first_word _later_words _parted _inner_saints _counted _changed _single_words "
        "_only_word _sign alias",
    ),
)
# what a rule that says nothing returns, where that is not an empty list
NOTHING: dict[str, Any] = {
    **dict.fromkeys(("host", "_is_label"), -1),
    **dict.fromkeys(("surname_before", "_beside_stranger", "_similar", "_street_elsewhere"), ""),
    **dict.fromkeys(("_in_order", "at"), None),
    **dict.fromkeys(("said_sign", "_added"), ""),
    "_tells_nothing": False,
    **dict.fromkeys(
        ("_of_next", "_surely_slipped", "_plainly", "_possessive", "_shouted", "_stroked"), False
    ),
    "_within": False,
    "_half_meant": "",
    **dict.fromkeys(("_linked", "of_age", "_unreal", "_led", "_account", "_amount", "_old"), False),
    "_next": -1,
    **dict.fromkeys(("two_codes", "leads", "_marked", "_another_name"), False),
    **dict.fromkeys(("_triple", "_pair", "_worded", "_misspelt_type", "_fits"), None),
    **dict.fromkeys(
        ("_hyphened", "_inner", "_bridge", "_grow", "_place", "_adjacent", "_joined_initials"), False
    ),
    **dict.fromkeys(
        ("_another_first", "unknown_half", "_one_more", "_of_others", "_other_letter", "_ends_handle"), False
    ),
    **dict.fromkeys(("called", "joined_to_own", "_after_title", "_speaks", "_telling", "_in_word"), False),
    **dict.fromkeys(
        ("_own_shortened", "_first_wrong", "_own_misspelt", "_own_particle", "_renamed", "_behind_word"),
        False,
    ),
    **dict.fromkeys(("_regular", "_other_number", "_labelled", "_like_type", "_firm_after"), False),
    **dict.fromkeys(("thing_after", "in_host", "_other_place", "_of_a_person", "_street_after"), False),
    **dict.fromkeys(("_left", "_right", "_opened", "_closed", "_flat_ending", "_stammer", "_own_part"), None),
    **dict.fromkeys(("_name_ending", "_type_behind", "_spoken_letter"), None),
    **dict.fromkeys(("_paged", "_has_number", "_place_behind", "_thing_behind", "_unknown", "_told"), False),
    **dict.fromkeys(("told", "_torn", "_ordinary", "_without_best", "_names_letter", "_begins"), False),
    **dict.fromkeys(("fills", "links", "_shortened", "_the_one", "_corrected"), False),
    **dict.fromkeys(("_kind_beside", "_ordinal", "_flat_letter", "_about", "_heard"), None),
    **dict.fromkeys(("_slip", "_sound"), 0.0),
    **dict.fromkeys(("ending", "_on_stair", "_wrong", "_letter"), None),
    **dict.fromkeys(("told_behind", "_speaker", "_plainly", "a_word"), False),
    **dict.fromkeys(("_another", "_other_street"), False),
    **dict.fromkeys(("_flat_behind", "begins_other", "_is_value", "_set_off"), False),
    **dict.fromkeys(("_weighed", "_pair_apart"), None),
    **dict.fromkeys(("_tells", "_month_and_year", "_age_told", "_told_of"), False),
    "_another_house": "",
    **dict.fromkeys(("_is_furniture", "risky", "_listed", "_faint"), False),
    "_core": (),
    **dict.fromkeys(("mended", "_unpaged"), None),
    **dict.fromkeys(("_labelled", "ordinary"), False),
    **dict.fromkeys(("decoded", "reflowed", "columns", "unmargined", "romanised", "mirrored"), None),
    **dict.fromkeys(("_run_together", "_goes_on", "_usual_break", "_day_of_year", "_version"), False),
    **dict.fromkeys(("_opens", "led", "_for_and", "_sure", "_letters", "_stands_before", "_sign"), False),
    **dict.fromkeys(("_chained", "_half", "_both", "_possessive"), None),
    "_may_hide": False,
    "_led": -1,
    "_halves": frozenset(),
}
SPECIAL: dict[tuple[str, str], Callable[..., Any]] = {
    ("detector", "weighed"): lambda hits, _page: hits,
    ("against.counterevidence", "_at_most_asked"): lambda _hit, reason: reason,
    ("against.named_things", "_end_of_name"): lambda _self, last: last,
    ("codes.online_names", "_same_number"): lambda *_: True,
    ("codes.hidden_codes", "_counted"): lambda *_: 0,
    ("text.interrupted", "_behind_margin"): lambda _canon, at, _end: at,
    ("text.numbers", "_hundreds"): lambda _self, _texts, index, _end, total: (total, index),
    ("dates.dates", "_stretch"): lambda *args: args[-2:],
    ("dates.dates", "_regular"): lambda *_: True,
    ("tables.calendar_words", "_misspelt"): lambda *_: 0,
    ("organisations.general_words", "_misspelt"): lambda *_: "",
    ("organisations.organisations", "_with_generic"): lambda _self, _target, core, *_: core,
    ("organisations.general_words", "_to_left"): lambda _self, _target, token: (token, False),
    ("text.numbers", "_corrected"): lambda _self, texts, _marked: texts,
    ("expand.street", "_word"): lambda _self, word, _place: [word],
    ("people.own_company", "_told"): lambda *_: False,
    ("people.own_pieces", "_half_letter"): lambda *_: None,
    ("people.whole_names", "_led"): lambda *_: False,
    ("people.names", "_titled"): lambda *_: [],
    ("organisations.short_names", "_parted"): lambda *_: [],
    ("text.spelt", "_segments"): lambda _self, text: [len(text)],
    ("expand.organisation", "_parted"): lambda *_: [],
    ("expand.person", "_inner"): lambda *_: [],
    ("organisations.initials", "_pair"): lambda *_: [],
    ("organisations.initials", "_plainly"): lambda *_: -1,
    ("organisations.nearly_general", "meant"): lambda *_: "",
    ("organisations.heard_names", "_spoken"): lambda word: word,
    ("organisations.phrases", "_turned_share"): lambda *_: 0.8,
    ("text.readings", "unanswered"): lambda _source: None,
    ("people.names", "_apart_names"): lambda _self, chain: [chain],
    ("organisations.phrases", "_said"): lambda *_: (False, False),
    ("organisations.shared_names", "settled"): lambda _self, _target, hit: hit,
    ("organisations.phrases", "_named"): lambda *_: (False, False),
    ("places.houses", "_alone"): lambda *_: [],
    ("places.house_numbers", "month"): lambda self, token: self._tokens.text[token] in self._months,
    ("places.house_numbers", "on_a_plate"): lambda *_: False,
    ("codes.halves", "_as_codes"): lambda *_: False,
    ("places.houses", "_in_mailbox"): lambda *_: False,
    ("places.places", "_worded_behind"): lambda *_: None,
    ("places.typeless_streets", "_told_before"): lambda *_: False,
    ("places.short_streets", "_heard_before_kind"): lambda *_: 0,
    ("places.told_houses", "_sort_before"): lambda *_: -1,
    ("places.weighing", "_of_flat"): lambda *_: False,
    ("places.told_flats", "_side"): lambda *_: None,
    ("places.extent", "_again"): lambda *_: None,
    ("places.places", "_led"): lambda *_: False,
    ("places.near_numbers", "_hidden"): lambda *_: None,
    ("places.near_numbers", "_other_letter"): lambda *_: None,
    ("places.near_numbers", "with_letter"): lambda _self, near, *_: near,
    ("codes.three_words", "_told"): lambda *_: None,
    ("codes.three_words", "_written"): lambda *_: None,
    ("tables.calendar_words", "_apart"): lambda _self, pieces: pieces,
    ("dates.date_parts", "_figures_joined"): lambda cluster: cluster,
    ("codes.told_codes", "_word_for"): lambda _self, at, _sign: (at, False),
}


def mutants(wanted: str) -> Iterator[tuple[str, Any, str, Callable[..., Any]]]:
    """Yield every rule: its name, its owner, the attribute and what takes its place."""
    for module, owner, names in RULES:
        home = importlib.import_module(_KNOWN + module)
        holder = getattr(home, owner) if owner else home
        for name in names.split():
            label = f"{module}.{owner}.{name}" if owner else f"{module}.{name}"
            if wanted in label:
                yield label, holder, name, SPECIAL.get((module, name), _silent(NOTHING.get(name, [])))


def _silent(value: Any) -> Callable[..., Any]:
    return lambda *_args, **_more: value


def failing() -> Iterator[str]:
    """Yield the lines of the tables that are not as they should be."""
    matching.MATCHER._ready.clear()  # noqa: SLF001 - the searches were made ready with the rule
    compile._commons.clear()  # noqa: SLF001 - what they share remembers the words it read
    for table in TABLES:
        for line in lines(table):
            try:
                good = line.good()
            except Exception as error:  # noqa: BLE001 - a crash is noticed, too
                yield f"{type(error).__name__} in {table}"
                return
            if not good:
                yield f"{table}: {line.raw}"


def guarded(before: frozenset[str]) -> str:
    """Return what fails while a rule is missing and did not fail `before`, or an empty string."""
    notice = next((line for line in failing() if line not in before), "")
    if notice:
        return notice
    quiet = io.StringIO()
    with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
        names = ("forms", "changes", "conflicts", "second", "third", "fourth", "edges", "against", "owners")
        files = [f"tests/detect/test_known_{name}.py" for name in names]
        code = pytest.main(["-x", "-q", "-p", "no:cacheprovider", *files])
    return "the matcher's tests" if code == 1 else ""


def main(argv: list[str] | None = None) -> int:
    """Disable every rule in turn and print what notices."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching.mutation", description=__doc__)
    parser.add_argument("--only", default="", help="rules whose name contains this")
    wanted = parser.parse_args(argv).only
    free, before = [], frozenset(failing())
    for line in before:
        print(f"fails with every rule: {line}")
    for label, holder, name, instead in mutants(wanted):
        if not hasattr(holder, name):
            print(f"{label:45} NO SUCH RULE", flush=True)
            free.append(label)
            continue
        with patch.object(holder, name, instead):
            notice = guarded(before)
        print(f"{label:45} {notice or 'NOTHING FAILS'}", flush=True)
        free += [] if notice else [label]
    matching.MATCHER._ready.clear()  # noqa: SLF001
    print(f"{len(free)} rules without a guard" + (": " + ", ".join(free) if free else ""))
    return int(bool(free))


if __name__ == "__main__":
    sys.exit(main())
