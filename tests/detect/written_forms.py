"""Reads the tables of written forms in `tests/detect/written/` and says what becomes of each line.

A table has lines like ``R 14 Rose Lane`` under a head of items (``[home]``): R is removed wholly, A removed
or asked about, Q asked about only, N left alone. ``⟦ ⟧`` mark what counts where not the whole line does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from redactor.model.case import AloneRule, ProtectedItem
from redactor.model.finding import Disposition
from redactor.model.kind import Severity
from redactor.model.secret import Secret
from tests.detect.matching import find, item, person

FOLDER = Path(__file__).parent / "written"
TABLES = sorted(path.stem for path in FOLDER.glob("*.txt"))
ITEMS: dict[str, ProtectedItem] = {
    "dob": item("date_of_birth", "1991-03-02"),
    "dob2": item("date_of_birth", "1988-11-25"),
    "dob3": item("date_of_birth", "2007-05-14"),
    "leap": item("date_of_birth", "2016-02-29", "leap"),
    "feast": item("date_of_birth", "2012-12-25", "feast"),
    "easter": item("date_of_birth", "1988-04-03", "easter"),
    "crime": item("case_reference", "22/58113/26", "crime"),
    "handle": item("url_or_handle", "@tamsin.obell", "handle"),
    "josie": item("url_or_handle", "https://instagram.com/josie_ark_rd", "josie"),
    "aoife": item("url_or_handle", "@aoifelx", "aoife"),
    "fox": item("url_or_handle", "xX_VerityFox_Xx", "fox"),
    "dots": item("url_or_handle", "clo.hallo22", "dots"),
    "home": item("address", "14 Rose Lane, Leominster, HR6 8XQ", "home"),
    "flat": item("address", "Flat 2, Weir House, 31 St Mary's Crescent, Ludlow, Shropshire, SY8 1AA", "flat"),
    "welsh": item("address", "7 Heol y Felin, Llanelli, SA15 3AB", "welsh"),
    "gables": item(
        "address", "The Gables, 163 Wentworth Lane, Leominster, HR6 8XQ, ///acorns.ballroom.tidy", "gables"
    ),
    "name": person("Tamsin Grace Okoro-Bell", title="Miss", known_as=("Tam",), previous=("Hale",)),
    "irish": person("Siobhán O'Rourke", "irish", title="Mrs"),
    "plainname": person("Daniel Threlfall", "dan", title="Mr"),
    "asian": person("Mohammed Asif Chaudhry", "moh"),
    "polish": person("Agnieszka Wiśniewska", "aga"),
    "phone": item("phone", "07700 900123"),
    "land": item("phone", "01632 960147", "land"),
    "mail": item("email", "tamsin.ob_91@example.org"),
    "nhs": item("nhs_number", "999 234 5675"),
    "nino": item("nino", "QQ 12 34 56 C"),
    "car": item("vehicle", "AB12 CDE"),
    "bank": item("bank_account", "20-00-00 55779911"),
    "case": item("case_reference", "CF-2026-0417"),
    "letters": person("Kestrel Gannock", "letters", severity=Severity.CRITICAL),
    "calls": item("address", "36 Tentercrag Road, Bude, EX23 8AB", "calls", severity=Severity.CRITICAL),
    "labelled": item("bank_account", "20-00-00 55779912", "labelled", severity=Severity.CRITICAL),
    "oldplate": item("vehicle", "R483 BJO", "oldplate"),
    "ends": item("date_of_birth", "1995-01-31", "ends"),
    "llaeth": item("organisation", "Cwmni Llaeth Aeron Cyf", "llaeth"),
    "kit": person("Robert Amble", "kit", known_as=("Kit",)),
    "barrel": person("Mabon Llewelyn-Mosse", "barrel"),
    "url": item("url_or_handle", "https://facebook.com/tamsin.ob.91", "url"),
    "point": item("location", "52.2280, -2.7390", "point"),
    "ravens": item(
        "school",
        "Ravenhurst High School",
        "ravens",
        also_written=("The Ravens", "Kirky Juniors", "the one by the sea"),
    ),
    "welshschool": item("school", "Ysgol Gynradd Bryn Celyn", "welshschool"),
    "drs": item("gp", "Drs Okonjo, Flint & Vazey", "drs"),
    "castings": item("organisation", "R. J. Hathermead (Precision Castings) plc", "castings"),
    "harbour": item("organisation", "Harbour Seven", "harbour"),
    "brothers": item("organisation", "Bassinger & Brothers Solicitors", "brothers"),
    "queen": item("school", "Queen Ethelwyn Infants", "queen"),
    "smudge": person(
        "Priya Nandakumar", "smudge", title="Ms", also_written=(Secret("Smudge"), Secret("Nana Bee"))
    ),
    "halves": person("Marguerite Adair-Thwaite", "halves", title="Mrs"),
    "school": item("school", "Thornybank Community Primary School"),
    "saint": item("school", "St Oswald's C of E Primary School", "saint"),
    "gp": item("gp", "Weirside Medical Practice", "gp"),
    "firm": item("organisation", "Dagnall & Prewett Joiners Ltd", "firm"),
    "scots": person("Elizabeth Anne McAllister", "scots", title="Mrs"),
    "french": person("Jean-Pierre de la Fontaine", "french", title="Mr"),
    "yoruba": person("Oluwaseun Adeyemi-Jones", "yoruba"),
    "arabic": person("Abdul Rahman al-Hashimi", "arabic"),
    "sikh": person("Harpreet Kaur Sandhu", "sikh", title="Ms"),
    "months": person("Grace May", "months", title="Mrs"),
    "spanish": person("María José García López", "spanish"),
    "gaelic": person("Cormac Declan Mac Giolla", "gaelic", title="Mr"),
    "nursery": item("school", "Little Acorns Day Nursery", "nursery"),
    "bakery": item("organisation", "Lantern Row Bakery Limited", "bakery"),
    "refuge": item("organisation", "Larchfield Project", "refuge"),
    "bryn": item("address", "Bryn Awel, 32 Pinfold Square, Leominster, HR6 8XQ", "bryn"),
    "upper": item("address", "118 Upper Zetland Terrace, Bude, EX23 8AB", "upper"),
    "llwyn": item("address", "Llwyn Onn, 11 Heol y Berllan, Tregaron, SY25 6AA", "llwyn"),
    "wool": item("organisation", "Dyfi Valley Wool Company", "wool"),
    "kilmory": item("address", "83 Kilmory Drive, Paisley, PA2 7GW", "kilmory"),
    "lane": item(
        "address", "Weavers Cottage, 11 Back Lane, Haworth, BD22 9XN", "lane", street_alone=AloneRule.REDACT
    ),
    "marys": item("school", "St Mary's C of E Primary School, Ludlow", "marys"),
    "macaskill": person("Ewan MacAskill", "macaskill"),
    "brewery": item("address", "39 Old Brewery Mews, Leominster, HR6 8XQ", "brewery"),
    "letter": item("address", "116B Marlpit Road, Stourport-on-Severn, DY13 9LN", "letter"),
    "range": item("address", "8-10 St Chad's Row, Kidderminster, DY10 1AA", "range"),
    "stair": item("address", "Flat 2/1, 83 Kilmory Drive, Paisley, PA2 7GW", "stair"),
    "sixth": item("address", "19 Sixth Avenue, Blyth, NE24 2SU", "sixth"),
    "king": item("address", "305 King George V Drive North, Cardiff, CF14 4EH", "king"),
    "park": item("address", "Pitch 16, Sandhaven Caravan Park, Links Road, Seahouses, NE68 7YD", "park"),
    "coach": item("address", "The Coach House, Church Lane, Malmesbury, SN16 9JD", "coach"),
    "crescent": item(
        "address", "27 Mafeking Crescent, Bewdley, DY12 3QP", "crescent", street_alone=AloneRule.OPEN
    ),
    "millstreet": item(
        "address", "8 Mill Street, Ludlow, SY8 1AA", "millstreet", street_alone=AloneRule.OPEN
    ),
    "fiftytwo": item(
        "address", "52 Copperfield Gardens, Bude, EX23 8AB", "fiftytwo", street_alone=AloneRule.OPEN
    ),
    "lettered": item(
        "address", "116B Marlpit Road, Bewdley, DY12 3QP", "lettered", street_alone=AloneRule.OPEN
    ),
    "london": item("address", "210 London Road, Bude, EX23 8AB", "london", street_alone=AloneRule.OPEN),
    "wynd": item("address", "57 Kirk Wynd, Leven, KY8 1AA", "wynd", street_alone=AloneRule.OPEN),
    "qvroad": item(
        "address", "41 Queen Victoria Road, Bude, EX23 8AB", "qvroad", street_alone=AloneRule.OPEN
    ),
    "caravan": item("address", "Caravan 27, Bryn Morfa Holiday Park, Borth, SY24 5XQ", "caravan"),
    "court": item("address", "Flat 11, Wycliffe Court, Luton, LU1 1ZX", "court"),
    "winds": item("address", "Four Winds Farm, Sandy Lane, Leominster, HR6 8XQ", "winds"),
    "nutley": item("address", "Nutley Farm, Long Acre Croft, Bewdley, DY12 3QP", "nutley"),
    "words": item("address", "9 Heol y Bryn, Tregaron, SY25 6AA, ///gravel.unpicked.sailor", "words"),
    "wales": item("address", "9 Heol y Bryn, Tregaron, SY25 6AA", "wales", town_alone=AloneRule.ASK),
    "gwyn": item("address", "Tŷ Gwyn, 5 Heol y Felin, Llanelli, SA15 3AB", "gwyn"),
    "haven": item("organisation", "Haven Four Refuge", "haven"),
    "young": item("date_of_birth", "2022-01-10", "young"),
    "passport": item("date_of_birth", "1974-08-12", "passport"),
    "hope": item("organisation", "Hope House Refuge", "hope"),
    "ysgol": item("school", "Ysgol Gynradd Bryn Tirion", "ysgol"),
    "lawyers": item("organisation", "Ashdown, Pell & Co Solicitors", "lawyers"),
    "surgery": item("gp", "The Willows Surgery", "surgery"),
    "village": item("school", "Stoke St Milborough Primary School", "village"),
    "fiveways": item("school", "Fiveways Junior School", "fiveways"),
    "firm2": item("organisation", "Fleetwing Care Services Ltd", "firm2"),
    "fern": item("organisation", "Fernleigh Logistics Ltd", "fern"),
    "lourdes": item("school", "Our Lady of Lourdes Catholic Academy", "lourdes"),
    "cider": item("text", "the caravan behind the old cider press", "cider"),
    "wheeler": item("text", "drives a yellow three-wheeler with a dented door", "wheeler"),
    "dogs": item("text", "her brother is in a wheelchair and they have two greyhounds", "dogs"),
    "van": item("text", "the yellow ice cream van by the lido", "van"),
    "arcade": item("text", "cleans the arcade after closing time", "arcade"),
    "ambulance": item("text", "the converted ambulance called Doris", "ambulance"),
    "viaduct": item("location", "Cold Ash Viaduct car park", "viaduct"),
    "knight": item("school", "Sir Thomas Wharton School", "knight"),
    "cook": person("Alan Cook", "cook", title="Mr"),
    "reid": person("Colm Reid", "reid", title="Mr", known_as=("Hari",)),
    "haf": person("Haf Mawr", "haf"),
    "crabtree": person("Melanie Crabtree", "crabtree", title="Mrs"),
    "halloran": person("Oisín O'Halloran", "halloran"),
    "clementine": person("Clementine Rafferty-Oduya", "clementine"),
    "hazel": item("address", "Hazelhurst, 8 Quarry Bank, Ludlow, SY8 1AA", "hazel"),
    "felin": item("address", "14 Heol y Felin, Llandovery, SA20 0AA", "felin"),
    "sunny": item("url_or_handle", "@sunny_day", "sunny"),
    "dated": item("bank_account", "11-22-33 20260406", "dated"),
    "saddlery": item("organisation", "Marchland Saddlery Limited", "saddlery"),
    "tigers": item("organisation", "Thrapley Tigers Under 9s", "tigers"),
    "phoenix": item("organisation", "Phoenix Project", "phoenix"),
    "bont": item("gp", "Meddygfa Tan y Bont", "bont"),
    "area": item("location", "gravel.unpicked.sailor", "area"),
    "yarrow": item("address", "56 Yarrow Terrace, Bewdley, DY12 2AB", "yarrow", street_alone=AloneRule.OPEN),
    "pair": item("organisation", "Ulverscroft & Nettlefold Solicitors", "pair"),
    "practice": item("gp", "Lynwood Park Family Practice", "practice"),
    "health": item("gp", "Calderbrook Health Centre", "health"),
    "grove": item("gp", "Grove Surgery", "grove"),
    "donkeys": item("organisation", "Dinky Donkeys Soft Play", "donkeys"),
    "partners": item("gp", "Okonkwo, Flint & Vaz Surgery", "partners"),
    "dutch": person("Pieter van der Merwe", "dutch"),
    "portuguese": person("João Pedro dos Santos Ferreira", "portuguese"),
    "short": person("Rosalind Amy Thackeray-Bhatt", "short", title="Ms", known_as=("Roz",)),
    "mononym": person("Wiyanto", "mononym", title="Mr"),
    "day": person("Daisy Rhian Day", "day"),
    "month": person("Miles Okafor", "month"),
    "combe": item("organisation", "Brindlecombe Women's Refuge", "combe"),
    "fleda": item("school", "St Ethelfleda's RC Primary School", "fleda"),
    "hollin": item("gp", "Hollin Bridge Health Centre", "hollin"),
    "joinery": item("organisation", "Pattenshaw Joinery Ltd", "joinery"),
    "otters": item("organisation", "Wexcombe Otters Under 11s", "otters"),
    "common": item("location", "Harrowby Common car park", "common"),
    "barge": item("text", "the blue barge under the railway bridge", "barge"),
    "choir": item("text", "sings in the cathedral choir on Thursdays", "choir"),
    "beavers": item("school", "Busy Beavers Nursery", "beavers"),
    "mamgu": item("organisation", "Becws Mam-gu Cyf", "mamgu"),
    "aln": item("school", "Aln Valley First School", "aln"),
    "ward": item("location", "Ward 7B, Eastmoor General Hospital", "ward"),
    "clover": item("organisation", "Clover Haul Refuge", "clover"),
    "african": person("Nkechinyere Gebreselassie", "african"),
    "ukrainian": person("Oleksandra Tymoshchuk", "ukrainian"),
    "german": person("Jürgen Müller-Groß", "german"),
    "welshname": person("Ieuan ap Hywel", "welshname"),
    "grammar": item("school", "Queen Elizabeth's Grammar School", "grammar"),
    "will": person("William Brown", "will", title="Mr", known_as=("Will",)),
    "winter": person("Rosalind Mary Winter", "winter", title="Mrs"),
    "field": person("Mark Field", "field", title="Mr"),
    "fawr": item("address", "6 Stryd Fawr, Bala, LL23 7YG", "fawr"),
    "century": item("address", "101 Century Court, Derby, DE1 3QX", "century"),
    "albert": item("address", "22 Albert Road, Derby, DE1 9ZS", "albert"),
    "windrush": item("address", "Windrush, 5 Tanners Fold, Stroud, GL5 1HZ", "windrush"),
    "maltings": item("address", "Flat 6, The Maltings, 22 Station Road, Northallerton, DL7 8ZX", "maltings"),
    "rivers": item("organisation", "Three Rivers Housing Association", "rivers"),
    "cleaners": item("organisation", "Bluebell Cleaning Services", "cleaners"),
    "thorne": item("organisation", "Thorne & Daughter Bakery", "thorne"),
    "trent": item("school", "Trent Valley Academy", "trent"),
    "stream": item("gp", "Millstream Surgery", "stream"),
    "castle": item("gp", "Dr Patel & Partners, Castle Street Surgery", "castle"),
    "meadow": item("school", "Meadow Park Primary School", "meadow"),
    "scc": item("case_reference", "SCC-2025-00731", "scc"),
    "cornmill": item("address", "119 Cornmill Lane, Denbigh, LL16 5AG", "cornmill"),
    "nelson": item("address", "Flat 30, Nelson House, 2 Trafalgar Square, Long Eaton, NG10 5LT", "nelson"),
    "flatb": item("address", "Flat B, 236 Tenterfield Road, Keighley, BD21 1XQ", "flatb"),
    "orchard": item(
        "address", "15 Little Orchard Crescent, Bude, EX23 8AB", "orchard", street_alone=AloneRule.OPEN
    ),
    "malachy": item("school", "St Malachy's Primary School, Drumrane", "malachy"),
    "arian": item("school", "Ysgol Uwchradd Dyffryn Arian", "arian"),
    "victoria": item("gp", "Victoria Park Medical Practice", "victoria"),
    "spoken": item("date_of_birth", "2001-04-18", "spoken"),
    "golf": item("vehicle", "T482 GKN", "golf"),
    "northern": item("vehicle", "YJZ 7306", "northern"),
    "shop": item("url_or_handle", "https://petrabakes.example.org/orders", "shop"),
    "baker": item("url_or_handle", "@gwen_bakes58", "baker"),
    "council": item("case_reference", "HBC/SG/2025/04187", "council"),
    "claim": item("case_reference", "ZE25C00418", "claim"),
    "cared": item("case_reference", "LAC-0093", "cared"),
    "mateusz": person("Mateusz Wróblewski", "mateusz", title="Mr", known_as=("Tomek",)),
    "ionela": person("Ionela Mădălina Ungureanu", "ionela", title="Ms"),
    "emeka": person("Emeka Obiora", "emeka", title="Mr"),
    "tregarthen": person("Philippa Tregarthen", "tregarthen"),
    "fashanu": person("Chioma Hebblethwaite", "fashanu", title="Dr"),
    "hannah": person("Hannah Louise Fairweather", "hannah", title="Mrs"),
    "pickle": person("Paul Vansittart", "pickle", also_written=(Secret("Uncle Pickle"),)),
    "gorse": item("address", "Gorse Farm, Sandy Lane, Leominster, HR6 8XQ", "gorse"),
    "kilmahew": item("address", "Flat 2/1, 46 Kilmahew Street, Glasgow, G51 8ZN", "kilmahew"),
    "cobblers": item(
        "address", "Flat 7, 12 Cobblers Row, Ludlow, SY8 1AA", "cobblers", street_alone=AloneRule.OPEN
    ),
    "kings": item("address", "22 Kings Avenue, Barry, CF62 1AA", "kings", street_alone=AloneRule.OPEN),
    "millhouse": item("address", "Mill House, 9 High Street, Brecon, LD3 7AA", "millhouse"),
    "tynycoed": item("address", "Ty'n y Coed, Heol y Felin, Llanidloes, SY18 6ZR", "tynycoed"),
    "marlborough": item(
        "address", "14 Marlborough Gardens, Ludlow, SY8 1AA", "marlborough", street_alone=AloneRule.OPEN
    ),
    "wetherby": item(
        "address", "31 Wetherby Drive, Ludlow, SY8 1AA", "wetherby", street_alone=AloneRule.OPEN
    ),
    "mouse": item("address", "67 Millhouse Street, Ludlow, SY8 1AA", "mouse", street_alone=AloneRule.OPEN),
    "green": item("address", "7 The Green, Marlow Bridge, SL7 3QW", "green", street_alone=AloneRule.OPEN),
    "larkspur": item("address", "Tenterfield Cottage, Back Lane, Oxenhope, Keighley, BD22 9ZA", "larkspur"),
    "boat": item("address", "Narrowboat Damselfly, Hatton Moorings, Canal Road, Warwick, CV35 7QJ", "boat"),
    "hendre": item("address", "Hendre Isaf, Lôn Cefn Du, Machynlleth, SY20 8AB", "hendre"),
    "garth": item(
        "address", "Applegarth, Nether Lane, Shepton Mallet, BA4 5AB", "garth", street_alone=AloneRule.OPEN
    ),
    "kestrelhouse": item("address", "Kestrel House, 27 Quarry Bank, Tenbury Wells, WR15 8QT", "kestrelhouse"),
    "orchardend": item("address", "Orchard End, Pound Lane, Marlborough, SN8 3ZB", "orchardend"),
    "docket": item("case_reference", "CHS/0419/22", "docket"),
    "fair": person("Desmond Fairweather", "fair", title="Mr"),
    "ellis": person(
        "Bronwen Sian Ellis-Hart", "ellis", title="Ms", known_as=("Bron",), previous=("Mottram",)
    ),
    "nowak": person("Wojciech Krzysztof Nowak", "nowak", title="Mr"),
    "lily": person("Lilian Chen", "lily", title="Ms", known_as=("Lily",)),
    "aga": person("Agata Szumska", "aga", title="Ms", known_as=("Aga",)),
    "athena": item("organisation", "Athena Women's Refuge", "athena"),
    "brewhouse": item("address", "The Old Brewhouse, Clun, SY7 8QX", "brewhouse"),
    "grange": item("address", "Hazel Grange, Clun, SY7 8QX", "grange"),
    "cooper": item("address", "14 Cooper's Row, Much Wenlock, TF13 6QH", "cooper"),
    "priory": item("school", "Priory Hill Primary School", "priory"),
    "longsight": item("gp", "Longsight Medical Practice", "longsight"),
    "goldsmith": item("school", "Oliver Goldsmith Primary School", "goldsmith"),
    "elder": item("gp", "Elder Park Surgery", "elder"),
    "plate": item("vehicle", "K7 TBR", "plate"),
    "kestrel": item("organisation", "Kestrel Joinery Ltd", "kestrel"),
    "hillend": item("school", "Hillend Glen Primary School", "hillend"),
}


@dataclass(frozen=True)
class Line:
    """One written form: what is wanted, the text, and the spans that count."""

    wanted: str
    raw: str
    text: str
    spans: tuple[tuple[int, int], ...]
    items: tuple[ProtectedItem, ...]

    def outcome(self) -> str:
        """What became of it: full, partly, asked or left."""
        red: set[int] = set()
        asked: set[int] = set()
        for found in find(self.text, *self.items):
            into = {Disposition.REDACT: red, Disposition.ASK: asked}.get(found.disposition)
            if into is not None:
                into.update(range(found.start, found.end))
        gold = [at for low, high in self.spans for at in range(low, high) if self.text[at].isalnum()]
        if all(at in red for at in gold):
            return "full"
        if any(at in red for at in gold):
            return "partly"
        return "asked" if any(self.spans[0][0] <= at < self.spans[-1][1] for at in asked) else "left"

    def good(self) -> bool:
        """Say whether what became of it is what is wanted."""
        outcome = self.outcome()
        wanted = {"R": outcome == "full", "A": outcome != "left", "N": outcome == "left"}
        return wanted.get(self.wanted, outcome == "asked")


def lines(table: str) -> Iterator[Line]:
    """Yield the lines of a table."""
    items: tuple[ProtectedItem, ...] = ()
    for given in (FOLDER / f"{table}.txt").read_text(encoding="utf-8").splitlines():
        if given.startswith("["):
            items = tuple(ITEMS[name] for name in given.strip("[]").split())
        elif given and not given.startswith("#"):
            yield _line(given[0], given[2:], items)


def _line(wanted: str, raw: str, items: tuple[ProtectedItem, ...]) -> Line:
    plain = raw.replace("\\n", "\n").replace("\\t", "\t")
    spans, text = [], ""
    for number, piece in enumerate(plain.replace("⟧", "⟦").split("⟦")):
        if number % 2:
            spans.append((len(text), len(text) + len(piece)))
        text += piece
    return Line(wanted, raw, text, tuple(spans) or ((0, len(text)),), items)
