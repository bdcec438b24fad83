"""The evaluation's own truth: generator and scorer, without any matcher."""

from __future__ import annotations

import enum
import re
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import itertools

from benchmarks.matching import checks, run
from benchmarks.matching.classes import REGISTRY, classes_for
from benchmarks.matching.compose import build
from benchmarks.matching.fifth.reused import BASICS as FIFTH_BASICS
from benchmarks.matching.finders import Fake, everything, nothing, oracle
from benchmarks.matching.fourth.reused import BASICS as FOURTH_BASICS
from benchmarks.matching.model import CERTAIN, DISTRACTOR, GROUPS, HARD
from benchmarks.matching.report import headline, markdown, met
from benchmarks.matching.score import RegisterRefused, score
from benchmarks.matching.sealed.reused import BASICS as SEALED_BASICS
from benchmarks.matching.sixth.reused import BASICS as SIXTH_BASICS
from benchmarks.matching.speed import long_text, naive, values
from benchmarks.matching.templates import templates
from benchmarks.matching.third.reused import BASICS
from benchmarks.matching.vocab import SETS, names_in, vocabulary
from benchmarks.matching.world import make_case

KINDS = {
    "address",
    "person",
    "phone",
    "email",
    "date_of_birth",
    "nhs_number",
    "nino",
    "upn",
    "vehicle",
    "bank_account",
    "case_reference",
    "school",
    "gp",
    "organisation",
    "location",
    "url_or_handle",
    "text",
    "linkage",
}
small = pytest.fixture(scope="module", params=SETS)(
    lambda request: build(request.param, 5, cases=24, size=0.1)
)


def test_gold_spans_contain_what_they_say(small):
    for document in small.documents:
        for mention in document.mentions:
            assert mention.spans
            assert len(mention.spans) == len(mention.gold)
            for (start, end), text in zip(mention.spans, mention.gold, strict=True):
                # hard line ends replace one space by one line end
                assert document.text[start:end].replace("\n", " ") == text.replace("\n", " ")


def test_spans_do_not_overlap(small):
    for document in small.documents:
        spans = sorted(s for m in document.mentions for s in m.spans)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


def test_the_same_seed_gives_the_same_corpus():
    one, two = (build("dev", 9, cases=6, size=0.02) for _ in range(2))
    assert [d.text for d in one.documents] == [d.text for d in two.documents]
    assert [c.yaml for c in one.cases] == [c.yaml for c in two.cases]
    assert [d.text for d in build("dev", 10, cases=6, size=0.02).documents] != [d.text for d in one.documents]


@pytest.mark.parametrize(("one", "two"), itertools.combinations(SETS, 2))
def test_worlds_share_no_names_and_no_sentences(one, two):
    assert not names_in(vocabulary(one)) & names_in(vocabulary(two))
    a, b = templates(one), templates(two)
    assert not set(a.filler) & set(b.filler)
    assert not set(a.headings) & set(b.headings)
    plain = {"\n\n{}\n\n"}
    assert a.frames.keys() <= b.frames.keys()
    for key in a.frames:
        assert not (set(a.frames[key]) & set(b.frames[key])) - plain


def test_some_classes_exist_only_in_the_seen_set():
    dev, seen = ({s.name for s in classes_for(x)} for x in ("dev", "seen"))
    assert dev < seen
    only = seen - dev
    assert len([n for n in only if not n.startswith("pair/")]) >= 50
    assert len([n for n in only if n.startswith("pair/")]) >= 500
    assert {s.group for s in REGISTRY.values()} == set(GROUPS)


@pytest.mark.parametrize(
    ("set_name", "shared"),
    [
        ("third", BASICS),
        ("fourth", FOURTH_BASICS),
        ("fifth", FIFTH_BASICS),
        ("sixth", SIXTH_BASICS),
        ("sealed", SEALED_BASICS),
    ],
)
def test_most_classes_of_a_later_set_are_its_own(set_name, shared):
    later = classes_for(set_name)
    own = [s for s in later if s.sets == {set_name}]
    assert {s.name for s in later} - {s.name for s in own} == set(shared)
    for group in GROUPS:
        mine, everything = ([s for s in found if s.group == group] for found in (own, later))
        assert len(mine) >= 0.6 * len(everything)


def test_the_sealed_set_is_broad_enough_to_report():
    own = Counter(s.group for s in classes_for("sealed") if s.sets == {"sealed"})
    wanted = {"pairs": 80, "distractor": 40}
    assert all(own[group] >= wanted.get(group, 25) for group in GROUPS)
    shared = len(classes_for("sealed")) - sum(own.values())
    assert shared <= 0.1 * len(classes_for("sealed"))


@pytest.mark.parametrize("set_name", SETS)
def test_every_group_has_a_thousand_mentions(set_name):
    corpus = build(set_name, 1)
    counts = Counter(m.group for d in corpus.documents for m in d.mentions)
    assert all(counts[group] >= 1000 for group in GROUPS)
    assert not [name for name in corpus.empty if not name.startswith("pair/")]
    assert len(corpus.empty) < 20


def test_filler_holds_no_name_of_its_world():
    for set_name in SETS:
        vocab, words = vocabulary(set_name), templates(set_name)
        names = {f.name for group, _ in vocab.origins for f in group} | {
            s.name for _, group in vocab.origins for s in group
        }
        names |= set(vocab.street_cores) | set(vocab.school_cores) | {t.name for t in vocab.towns}
        for sentence in (*words.filler, *words.headings, *(f for fs in words.frames.values() for f in fs)):
            assert not set(re.findall(r"[^\W\d_]+", sentence)) & names


def test_frames_have_one_slot():
    for set_name in SETS:
        for frames in templates(set_name).frames.values():
            assert all(frame.count("{}") == 1 for frame in frames)


@pytest.mark.parametrize("set_name", SETS)
def test_registers_are_valid(set_name):
    nhs, upn, iban = (pytest.importorskip(m) for m in ("stdnum.gb.nhs", "stdnum.gb.upn", "stdnum.iban"))
    for index in range(60):
        case = make_case(set_name, 3, index)
        register = yaml.safe_load(case.yaml)
        assert register["register"] == 1
        assert set(register) <= {"register", "case", "parties", "items", "allowed"}
        ids = [x["id"] for x in (*register["parties"], *register["items"])]
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", x) for x in ids)
        assert case.to in {p["id"] for p in register["parties"]}
        people, items = {p["id"] for p in register["parties"]}, {i["id"] for i in register["items"]}
        for party in register["parties"]:
            assert all(len(name) >= 3 for name in (*party.get("known_as", []), party["name"].split()[0]))
        for item in register["items"]:
            assert item["kind"] in KINDS
            assert item.get("about", case.to) in people
            assert item.get("party", case.to) in people
            assert set(item.get("items", [])) <= items
            assert all(w in people or w == "everyone" or w.startswith("role:") for w in item["withhold_from"])
        assert nhs.is_valid(case.nhs)
        assert case.nhs.startswith("999")
        assert upn.is_valid(case.upn)
        assert iban.is_valid(case.bank[2])
        assert re.fullmatch(r"QQ\d{6}[A-D]", case.nino)
        for home in case.homes:
            assert re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}", home.postcode)
        withheld = {case.homes[0].full, case.homes[1].full}
        assert not withheld & set(case.open_addresses)


def test_siblings_differ_and_are_valid():
    rng = Random(4)
    for _ in range(200):
        number, pupil = checks.nhs_number(rng), checks.upn(rng)
        other = checks.nhs_sibling(rng, number)
        assert other != number
        assert checks.nhs_check(other[:9]) == int(other[9])
        assert checks.upn_sibling(rng, pupil) != pupil
        plate = checks.plate(rng)
        assert checks.change_one(rng, plate) != plate


def test_the_oracle_scores_full_marks_and_nothing_scores_none(small):
    best, none, all_of_it = (score(small, f) for f in (oracle(small), nothing, everything))
    assert all(met(name, value) for name, value in headline(best).items())
    assert headline(best)["certain fully redacted"] == 1.0
    assert best.over == 0
    assert headline(best)["doubtful redacted or asked"] == 1.0
    assert headline(none)["certain silently missed"] == 1.0
    assert headline(none)["doubtful redacted or asked"] == 0.0
    assert none.over == 0
    assert headline(all_of_it)["hard distractors redacted"] == 1.0
    assert headline(all_of_it)["over-redaction"] == 1.0


def test_partly_covered_and_only_asked_are_told_apart(small):
    def half(case, text):
        return [Fake(f.start, f.start + 1, f.disposition) for f in oracle(small)(case, text)]

    def asked(case, text):
        return [Fake(f.start, f.end, "ask") for f in oracle(small)(case, text)]

    def kept(case, text):
        return [Fake(f.start, f.end, "keep") for f in oracle(small)(case, text)]

    assert score(small, half).total().rate(CERTAIN, "full") < 0.05
    assert score(small, asked).total().rate(CERTAIN, "asked") == 1.0
    assert score(small, kept).total().rate(CERTAIN, "missed") == 1.0


def test_an_enum_disposition_and_errors_are_understood(small):
    class Kind(enum.Enum):
        REDACT = "redact"
        ASK = "ask"

    def with_enum(case, text):
        return [Fake(f.start, f.end, Kind(f.disposition)) for f in oracle(small)(case, text)]  # type: ignore[arg-type]

    def broken(case, text):
        raise ValueError("no")

    def refusing(case, text):
        raise RegisterRefused("bad line")

    assert score(small, with_enum).total().rate(CERTAIN, "full") == 1.0
    failed = score(small, broken)
    assert len(failed.errors) == len(small.documents)
    assert failed.total().rate(CERTAIN, "missed") == 1.0
    assert score(small, refusing).refused
    assert "refused" in markdown(small, score(small, refusing), "left out", 0.0, per_class=True)


def test_hard_distractors_stand_apart_from_protected_details(small):
    for document in small.documents:
        for mention in document.mentions:
            if mention.expect == HARD:
                near = [o for o in document.mentions if o is not mention and o.expect not in DISTRACTOR]
                gap = min(
                    (
                        max(o.spans[0][0] - mention.spans[-1][1], mention.spans[0][0] - o.spans[-1][1])
                        for o in near
                    ),
                    default=999,
                )
                assert gap >= 200


def test_no_distractor_holds_a_protected_value(small):
    for document in small.documents:
        case = small.cases[document.case_index]
        protected = [
            case.nhs,
            case.upn,
            case.nino,
            case.ref,
            case.bank[1],
            *case.phones,
            *case.emails,
            case.vehicle,
        ]
        protected += [h.postcode for h in case.homes] + [h.line for h in case.homes]
        for mention in document.mentions:
            if mention.expect == HARD and "inside" not in mention.cls:
                text = " ".join(mention.gold)
                assert not [p for p in protected if re.search(rf"(?<!\w){re.escape(p)}(?!\w)", text)], (
                    mention.cls,
                    text,
                )


@pytest.mark.parametrize(
    "look", [["--show-misses", "3"], ["--per-class"], ["--json", "x"], ["--classes", "x"]]
)
def test_of_the_sealed_set_only_totals_are_shown(look, capsys):
    assert run.main(["--set", "sealed", *look]) == 2
    assert "refused" in capsys.readouterr().err


def test_the_command_runs_with_a_fake(tmp_path, capsys):
    out = tmp_path / "r.json"
    args = [
        "--set",
        "dev",
        "--cases",
        "8",
        "--size",
        "0.02",
        "--finder",
        "oracle",
        "--per-class",
        "--json",
        str(out),
    ]
    assert run.main(args) == 0
    assert "pair/*/typo" in capsys.readouterr().out
    assert out.stat().st_size > 1000


def test_the_speed_text_has_the_length_asked_for():
    case = build("dev", 1, cases=4, size=0.25).cases[0]
    text = long_text(case, 50_000, 1)
    assert len(text) == 50_000
    assert naive(text, values(case.register)) > 0
    assert 25 <= len(case.register["items"]) <= 35
