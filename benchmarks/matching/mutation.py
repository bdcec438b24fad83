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

from .mutation_rules import RULES

_KNOWN = "redactor.detect.known."
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
