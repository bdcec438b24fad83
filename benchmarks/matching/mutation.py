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
    ("dates", "_Finder", "_whole _compact _joined _stretch _regular _other_number"),
    ("date_doubts", "Doubts", "_triple _pair _single"),
    ("date_parts", "DateParts", "_hidden _parted header"),
    ("calendar_words", "CalendarWords", "guess nearly _misspelt _glued"),
    ("paper_dates", "PaperDates", "hits _stroked _labelled"),
    ("dates", "_Finder", "_day_of_year _version"),
    ("typed", "Typed", "_near_numbers _plates _emails"),
    ("typed", "", "_halves"),
    ("coordinates", "Coordinates", "_in_squares"),
    ("coordinates", "Angles", "_decimal _comma _sexagesimal"),
    ("coordinates", "", "plus_codes squares"),
    ("halves", "Halves", "hits"),
    ("scan", "_View", "_run_together _goes_on _may_hide _usual_break"),
    ("scan", "", "_digit_hits"),
    ("handles", "Handles", "hits _bare"),
    ("alphabets", "", "_unvocalised"),
    ("detector", "", "mirrored"),
    ("margins", "", "_subtitles _prefixes"),
    ("spelt", "", "doubled"),
    ("hidden_codes", "HiddenCodes", "_hidden _ends"),
    ("slips", "", "_swaps _losses _additions _changes _parts _postcodes"),
    (
        "names",
        "Names",
        "_two _with_initial _titled _alone _slip_alone _bridge _joined_initials _hyphened _another_first",
    ),
    (
        "name_edges",
        "Edges",
        "_behind _before _after _other_half _particles_behind unknown_half _one_more",
    ),
    ("whole_names", "WholeNames", "_inner _of_others _other_letter _ends_handle"),
    ("neighbours", "Neighbours", "called joined_to_own _after_title _speaks"),
    ("short_persons", "ShortPersons", "_titled _hidden _dotted _cut"),
    ("places", "Places", "_streets _worded _misspelt_type _misspelt _hesitant _like_type _firm_after"),
    ("short_streets", "ShortStreets", "_shortened _hidden _misspelt _cut"),
    ("houses", "Houses", "_nearly _alone _adjacent _one_word"),
    ("absorb_address", "AddressAbsorber", "_grow _bridge _place _article _own_number _flat"),
    ("absorb", "Absorber", "_date _signs _handle"),
    ("organisations", "Organisations", "_slipped _misspelt _with_generic _to_left _telling _own_shortened"),
    ("around_names", "AroundNames", "thing_after in_host _other_place _of_a_person _street_after"),
    ("slipped_names", "SlippedNames", "spans"),
    ("short_names", "ShortNames", "_before _parted _hidden _contracted _alone _in_part _first_wrong"),
    ("spelt", "Spelling", "_upright _joined _segments"),
    ("spelt", "", "_in_word"),
    ("vocabulary", "Vocabulary", "_near"),
    ("numbers", "NumberReader", "runs _corrected"),
    ("readings", "", "decoded reflowed columns unmargined romanised _page_lines _running_lines"),
    ("expand.address", "AddressForms", "_codes _spoken _places _flat house _street"),
    ("expand.street", "StreetForms", "_translated _word"),
    ("expand.person", "PersonForms", "_initials _orders _spellings _inner _glued _short"),
    ("expand.simple", "SimpleForms", "_phone _email _bank _handle _number text _reference _turned"),
    (
        "expand.organisation",
        "OrganisationForms",
        "_acronyms _cores _first_word _later_words _parted _inner_saints _counted",
    ),
)
# what a rule that says nothing returns, where that is not an empty list
NOTHING: dict[str, Any] = {
    **dict.fromkeys(("_triple", "_pair", "_parted", "_worded", "_misspelt_type", "_fits"), None),
    **dict.fromkeys(
        ("_hyphened", "_inner", "_bridge", "_grow", "_place", "_adjacent", "_joined_initials"), False
    ),
    **dict.fromkeys(
        ("_another_first", "unknown_half", "_one_more", "_of_others", "_other_letter", "_ends_handle"), False
    ),
    **dict.fromkeys(("called", "joined_to_own", "_after_title", "_speaks", "_telling", "_in_word"), False),
    **dict.fromkeys(("_own_shortened", "_first_wrong"), False),
    **dict.fromkeys(
        ("_regular", "_other_number", "_stroked", "_labelled", "_like_type", "_firm_after"), False
    ),
    **dict.fromkeys(("thing_after", "in_host", "_other_place", "_of_a_person", "_street_after"), False),
    "_hesitant": None,
    **dict.fromkeys(("decoded", "reflowed", "columns", "unmargined", "romanised", "mirrored"), None),
    **dict.fromkeys(("_run_together", "_goes_on", "_usual_break", "_day_of_year", "_version"), False),
    "_may_hide": False,
    "_halves": frozenset(),
}
SPECIAL: dict[tuple[str, str], Callable[..., Any]] = {
    ("dates", "_stretch"): lambda *args: args[-2:],
    ("dates", "_regular"): lambda *_: True,
    ("calendar_words", "_misspelt"): lambda *_: 0,
    ("organisations", "_misspelt"): lambda *_: "",
    ("organisations", "_with_generic"): lambda _self, _target, core, *_: core,
    ("organisations", "_to_left"): lambda _self, _target, token: (token, False, False),
    ("numbers", "_corrected"): lambda _self, texts, _marked: texts,
    ("expand.street", "_word"): lambda _self, word, _place: [word],
    ("names", "_titled"): lambda *_: [],
    ("short_names", "_parted"): lambda *_: [],
    ("spelt", "_segments"): lambda _self, text: [len(text)],
    ("expand.organisation", "_parted"): lambda *_: [],
    ("expand.person", "_inner"): lambda *_: [],
    ("names", "_alone"): lambda *_: [],
    ("houses", "_alone"): lambda *_: [],
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


def guarded() -> str:
    """Return what fails while a rule is missing, or an empty string."""
    matching.MATCHER._ready.clear()  # noqa: SLF001 - the searches were made ready with the rule
    compile._commons.clear()  # noqa: SLF001 - what they share remembers the words it read
    for table in TABLES:
        for line in lines(table):
            try:
                good = line.good()
            except Exception as error:  # noqa: BLE001 - a crash is noticed, too
                return f"{type(error).__name__} in {table}"
            if not good:
                return f"{table}: {line.raw}"
    quiet = io.StringIO()
    with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
        names = ("forms", "changes", "conflicts", "second", "third", "edges")
        files = [f"tests/detect/test_known_{name}.py" for name in names]
        code = pytest.main(["-x", "-q", "-p", "no:cacheprovider", *files])
    return "the matcher's tests" if code == 1 else ""


def main(argv: list[str] | None = None) -> int:
    """Disable every rule in turn and print what notices."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching.mutation", description=__doc__)
    parser.add_argument("--only", default="", help="rules whose name contains this")
    wanted = parser.parse_args(argv).only
    free = []
    for label, holder, name, instead in mutants(wanted):
        if not hasattr(holder, name):
            print(f"{label:45} NO SUCH RULE", flush=True)
            free.append(label)
            continue
        with patch.object(holder, name, instead):
            notice = guarded()
        print(f"{label:45} {notice or 'NOTHING FAILS'}", flush=True)
        free += [] if notice else [label]
    matching.MATCHER._ready.clear()  # noqa: SLF001
    print(f"{len(free)} rules without a guard" + (": " + ", ".join(free) if free else ""))
    return int(bool(free))


if __name__ == "__main__":
    sys.exit(main())
