"""How many invented addresses, phones and identifiers are found, and how many mere numbers are hit.

Takes a set name: `dev` and `seen` (tuned on) or `report` (other words, forms and seed, written after
the last change to the grammar and not tuned on: keep it so). Prints recall a kind, wholly covered.
Both sets were written by the authors of the grammar: they show regressions, not the field.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import yaml

from redactor.detect.presidio import Unlisted
from redactor.model.case import Withholding
from redactor.model.finding import Disposition, Finding
from redactor.model.kind import Kind
from redactor.model.rules import Profile, RuleSet
from redactor.model.text import Location, Segment, TextMap
from redactor.ports import Search
from redactor.rulebook.lexicon import load_lexicon

RULES: Final = Path(__file__).parents[2] / "rules"

SETS: Final = {
    "dev": {
        "seed": 11,
        "names": [
            "Larch",
            "Tanyard",
            "Sorrel",
            "Brewhouse",
            "Fullers",
            "Saltmarsh",
            "Plough",
            "Mill",
            "Station",
            "Rose",
        ],
        "types": ["Lane", "Road", "Street", "Close", "Avenue", "Terrace", "Row", "Square"],
        "towns": ["Leominster", "Hereford", "Weobley", "Ottersham", "Marnbridge"],
        "codes": ["HR6 8XQ", "WR17 6HN", "SY29 3LB", "LD11 4RT"],
        "address": [
            "{n} {s}, {t}, {c}",
            "Flat {f}, {n} {s}, {t} {c}",
            "{n} {s}\n{t}\n{c}",
            "{n}a {s}",
            "Rose Cottage, {s}, {t}, {c}",
        ],
        "phone": ["07700 900{p}", "01632 960{p}", "+44 7700 900{p}", "(01632) 960 {p}"],
        "email": ["a.{l}@example.org", "{l}99@example.net"],
        "identifier": [
            "NHS no 999 234 5675",
            "NI number QQ 12 34 56 C",
            "crime ref 42/12{p}/26",
            "DOB 02/03/1991",
            "sort code 00-00-00",
        ],
        "frames": ["She gave {x} as hers.", "Please note: {x}", "It was {x}, he said.", "see\t{x}\tfor more"],
        "distractors": [
            "The hearing is on 12 May 2026 at 10.30.",
            "Section 47, page 112, paragraph 3.14 of the Act.",
            "The grant was \u00a312,345.67 over 24 months.",
            "Room 2 Sorrel Lane Children's Centre is open.",
            "He attended 96 of 123 sessions in 2023/24.",
            "Invoice 4417889012 is enclosed.",
            "Year 6 has 30 children and 2 teachers.",
        ],
    },
    "seen": {
        "seed": 4711,
        "names": [
            "Quarrendon",
            "Hemlock",
            "Byre",
            "Chantry",
            "Penny",
            "Ashlar",
            "Priory",
            "Windmill",
            "Gorse",
            "Kestrel",
        ],
        "types": [
            "Drive",
            "Crescent",
            "Way",
            "Gardens",
            "Mews",
            "Grove",
            "Court",
            "Hill",
            "Ct",
            "Cres",
            "Rd",
        ],
        "towns": ["Thornaby", "Wells", "Penrith", "Denbigh", "Lower Slaughter"],
        "codes": ["TS17 6AB", "BA5 2PT", "CA11 7EH", "LL16 3UD", "gl54 2hs"],
        "address": [
            "{n} {s} {t} {c}",
            "Apt {f}/{n} {s}, {t}. {c}",
            "number {n} {s}, {t}",
            "{n}-{m} {s};\n   {t};\n   {c}",
            "Basement Flat, {n} {s},\n\n{t},\n\n{c}",
            "The Old Forge, {t}, {c}",
            "{n}\t{s}\t{t}\t{c}",
        ],
        "phone": ["07700-900-{p}", "0044 1632 960{p}", "020 7946 0{p}", "07700.900.{p}", "T: 01632/960{p}"],
        "email": ["{l}_x@mail.example.com", "{l} (at) example.org", "{l}+home@sub.example.org.uk"],
        "identifier": [
            "health service number 9992345675",
            "Nat. Insurance qq123456a",
            "Mosaic reference 004{p}71",
            "d.o.b. - 2 Mar 1991",
            "born: 1991.03.02",
            "a/c no 12345678 s/c 00 00 00",
            "passport held, 5334{p}98",
            "PNC ID 12/0123456Z",
        ],
        "frames": [
            "We understand that {x} is current.",
            "- {x}\n",
            "(formerly {x})",
            "Contact | {x} | checked",
            "{x}",
        ],
        "distractors": [
            "Tuesday 3 Court hearings were listed before lunch.",
            "Order 22 Rule 4 and Part 12 Family Procedure Rules.",
            "Her score rose from 14 to 22, then 31.5 per cent.",
            "Please allow 10 Working Days; 5 Way Meeting follows.",
            "They spent 16 weeks in a mother and baby place.",
            "Stage 2 Way Forward and 4 Hill Walks were planned.",
            "The 1989 Act and the 2014 Act both apply.",
            "Purchase order 0161000234567 for 12 chairs.",
            "Minutes of 07/11/2025, item 9, 17:45 to 18:30.",
            "He weighed 3.45 kg at 38+2 weeks on 9 March 2024.",
            "Bus 27 Park and Ride runs every 15 minutes.",
            "The budget code is 30-12-45 for this year.",
        ],
    },
    "report": {
        "seed": 90210,
        "names": [
            "Ravensworth",
            "Damson",
            "Otter",
            "Bishopsgarth",
            "Tollgate",
            "Cobbler",
            "Juniper",
            "Weavers",
            "Abbot",
            "Heron",
        ],
        "types": ["Walk", "Place", "View", "Park", "Rise", "Parade", "Terr", "Ave", "St", "Cl", "Gdns"],
        "towns": ["Alnwick", "Bury St Edmunds", "Brecon", "Ely", "Much Wenlock"],
        "codes": ["NE66 1AB", "IP33 2PQ", "LD3 7EN", "CB7 4DL", "TF13 6hs"],
        "address": [
            "{n} {s}, {t}, Northumberland, {c}",
            "Room {f}, {n} {s}, {t}, {c}",
            "No {n}, {s}, {t} {c}",
            "Second Floor, {n} {s}\n{t}\n{c}",
            "{n}{f}b {s}, {c}",
            "Juniper House, {n} {s}, {t} {c}",
            "Heron Barn, Mill Bank, {t}, {c}",
            "{n} {s} | {t} | {c}",
            "{s} {n}, {c}",
        ],
        "phone": [
            "+44(0)7700 900 {p}",
            "(020)7946 0{p}",
            "01632 96 0{p}",
            "07700 900{p} ext 12",
            "0808 157 0{p}",
        ],
        "email": ["{l}.o'neil@example.com", "{l}_at_home@example.co.uk", "{l} [at] example [dot] com"],
        "identifier": [
            "NHS Number is: 999.234.5675",
            "N.I. QQ 123456 B",
            "police ref: 26{p}44192",
            "Birthday 2/3/91",
            "date of birth (2nd of March, 1991)",
            "Sort-Code 000000 Acc No: 1234 5678",
            "child's passport no AB12{p}67",
            "LCS id 7{p}551",
            "BRP: ZU12{p}45",
        ],
        "frames": ["Records show {x} since May.", "* {x};", '"{x}"', "Held on file: {x}", "{x} (see note)"],
        "distractors": [
            "On 3 Park Visits he was calm and on 2 View Days he was not.",
            "Paragraphs 12 and 13 Place weight on his wishes.",
            "He is on the 5th centile, 14.2 kg, measured 11 March 2025.",
            "Two Parent families and One Stop services were compared.",
            "The bill was 1,234.56 and ref to follow by 12.30.",
            "There were 8 St John Ambulance volunteers at the fair.",
            "Regulation 24 Terms apply until 31 December 2026.",
            "Agenda 7 Rise in referrals: 214 in 2023, 267 in 2024.",
            "Lot 14 Park equipment: 6 swings, 2 slides.",
            "Cases 12/2024 and 13/2024 were closed on 01-02-25.",
            "In May 2025 Abbot Park School had 412 pupils.",
            "Section 8 St Albans policy, v3.2, issued 2019.",
        ],
    },
}
KINDS: Final = ("address", "phone", "email", "identifier")


def case(words: dict[str, object], kind: str, dice: random.Random) -> str:
    def one(name: str) -> str:
        return str(dice.choice(list(words[name])))  # type: ignore[call-overload]

    number = dice.randint(2, 180)
    return one(kind).format(
        n=number,
        m=number + 2,
        f=dice.randint(1, 9),
        s=f"{one('names')} {one('types')}",
        t=one("towns"),
        c=one("codes"),
        p=f"{dice.randint(0, 999):03}",
        l=one("names").lower(),
    )


def search() -> Search:
    lexicon = load_lexicon(lambda name: (RULES / "lexicon" / name).read_bytes())
    files = sorted((RULES / "recognisers").glob("*.yaml"))
    read = [one for file in files for one in yaml.safe_load(file.read_text())["recognizers"]]
    bare = tuple({k: v for k, v in one.items() if k != "examples"} for one in read)
    rules = RuleSet(
        "bench", (), {("en", k): f"[{k.value} withheld]" for k in Kind}, (), {}, lexicon, (), bare
    )
    profile = Profile("assessment", Disposition.REDACT, Disposition.KEEP)
    return Search(Withholding("bench", (), (), ()), rules, profile)


def found(detector: Unlisted, text: str, by: Search) -> Iterator[Finding]:
    whole = TextMap("v", text, (Segment(0, len(text), Location("t", "t")),))
    return (f for f in detector.find(whole, by) if f.kind is not Kind.PERSON)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=list(SETS), default="dev")
    parser.add_argument("--count", type=int, default=150, help="cases a kind")
    parser.add_argument("--show", action="store_true", help="print what was missed or hit (invented words)")
    given = parser.parse_args()
    words = SETS[given.set]
    dice = random.Random(words["seed"])
    detector, by = Unlisted(), search()
    whole: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for kind in KINDS:
        for _ in range(given.count):
            value, frame = case(words, kind, dice), dice.choice(list(words["frames"]))  # type: ignore[call-overload]
            text = frame.replace("{x}", value)
            start = text.index(value)
            findings = list(found(detector, text, by))
            marks = {i for f in findings for i in range(f.start, f.end)}
            worded = kind in {"address", "email"}
            # of a phone or identifier the digits count: the words before it need not go
            core = [i for i, c in enumerate(value, start) if c.isdigit() or (worded and c.isalnum())]
            ok = all(i in marks for i in core)
            whole[kind] += ok
            asked[kind] += ok and any(f.disposition is Disposition.ASK for f in findings)
            if given.show and not ok:
                print("MISSED", kind, repr(text), [text[f.start : f.end] for f in findings])
    hit = 0
    for text in words["distractors"]:  # type: ignore[attr-defined]
        wrong = [text[f.start : f.end] for f in found(detector, text, by)]
        hit += bool(wrong)
        if given.show and wrong:
            print("HIT", repr(text), wrong)
    total = sum(whole.values())
    print(f"set {given.set}, seed {words['seed']}, {given.count} cases a kind")
    for kind in KINDS:
        print(f"{kind:<12}whole {whole[kind] / given.count:>7.1%}   of these asked {asked[kind]}")
    lines = len(words["distractors"])  # type: ignore[arg-type]
    print(f"distractors hit {hit} of {lines}; details found {total} of {given.count * len(KINDS)}")


if __name__ == "__main__":
    main()
