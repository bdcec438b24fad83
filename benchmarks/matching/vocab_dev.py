"""Names of the world ``dev``. Invented or common; none belongs to a real case."""

from __future__ import annotations

from .vocab import Forename, Surname, Town, Vocabulary

F, S = Forename, Surname

ENGLISH = (
    (
        F("Elizabeth", "f", ("Liz", "Beth", "Betty")),
        F("Katherine", "f", ("Kate", "Katie", "Kathy"), ("Catherine", "Kathryn")),
        F("Rebecca", "f", ("Becky", "Becca"), ("Rebekah",)),
        F("Tamsin", "f", ("Tam",), ("Tamsyn",)),
        F("Charlotte", "f", ("Lottie", "Charlie")),
        F("William", "m", ("Bill", "Billy", "Liam")),
        F("Jonathan", "m", ("Jon", "Jonny"), ("Johnathan",)),
        F("Matthew", "m", ("Matt",), ("Mathew",)),
        F("Thomas", "m", ("Tom", "Tommy")),
        F("Nathaniel", "m", ("Nate", "Nathan"), ("Nathanial",)),
    ),
    (
        S("Threlfall"),
        S("Whitcombe"),
        S("Penhallow"),
        S("Blythewood"),
        S("Ormerod"),
        S("Hargreaves"),
        S("Standish"),
        S("Birkinshaw"),
    ),
)
WELSH = (
    (
        F("Angharad", "f", ("Haz",)),
        F("Siân", "f", (), ("Sian",)),
        F("Gwenllian", "f", ("Gwen",)),
        F("Rhodri", "m"),
        F("Llewelyn", "m", (), ("Llywelyn",)),
    ),
    (S("Cadwaladr"), S("ap Rhydderch"), S("Gwynedd"), S("Prydderch"), S("Bebbanog")),
)
IRISH = (
    (
        F("Siobhán", "f", (), ("Siobhan", "Shevaun")),
        F("Caoimhe", "f", (), ("Keeva",)),
        F("Declan", "m", ("Dec",)),
        F("Pádraig", "m", (), ("Padraig",)),
    ),
    (S("O'Rourke"), S("Ó Súilleabháin"), S("McGonagle"), S("O'Dalaigh"), S("Kinsella")),
)
SCOTTISH = (
    (
        F("Mhairi", "f", (), ("Mairi",)),
        F("Eilidh", "f"),
        F("Fergus", "m"),
        F("Alasdair", "m", ("Ally",), ("Alastair",)),
    ),
    (S("MacAllister"), S("McQuarrie"), S("Abercrombie"), S("Drumgoold"), S("MacIndoe")),
)
SOUTH_ASIAN = (
    (
        F("Parveen", "f", (), ("Perveen",)),
        F("Jaspreet", "f", ("Jas",)),
        F("Mohammed", "m", ("Mo",), ("Muhammad", "Mohamed")),
        F("Harjinder", "m", ("Harj",)),
        F("Lakshmi", "f", (), ("Laxmi",)),
    ),
    (S("Chaudhry"), S("Bhattacharya"), S("Sandhu"), S("Qureshi"), S("Venkataraman")),
)
POLISH = (
    (
        F("Małgorzata", "f", ("Gosia",)),
        F("Agnieszka", "f", ("Aga",)),
        F("Aleksander", "m", ("Olek",), ("Alexander",)),
        F("Zbigniew", "m", ("Zbyszek",)),
    ),
    (S("Kowalczewski", "Kowalczewska"), S("Wiśniewski", "Wiśniewska"), S("Szczepanik"), S("Brzęczyk")),
)
AFRICAN = (
    (
        F("Oluwaseun", "m", ("Seun",)),
        F("Adaeze", "f", ("Ada",)),
        F("Thandiwe", "f"),
        F("Kwabena", "m", ("Kobby",)),
    ),
    (S("Okafor"), S("Adebayo-Musa"), S("Nkemelu"), S("Mutasa"), S("Boateng")),
)
ARABIC = (
    (
        F("Yasmeen", "f", (), ("Yasmin", "Jasmine")),
        F("Abdulrahman", "m", (), ("Abdurrahman",)),
        F("Khadija", "f", (), ("Khadijah",)),
        F("Tariq", "m", (), ("Tarek", "Tarik")),
    ),
    (S("El-Masri"), S("Haddadeen"), S("al-Khatib"), S("Bensalem"), S("Barzanji")),
)
CONTINENTAL = (
    (F("Zoë", "f", (), ("Zoe",)), F("Renée", "f", (), ("Renee",)), F("Joaquim", "m"), F("Björn", "m")),
    (S("van der Westhuizen"), S("de Carvalho"), S("Müllerhoff"), S("Lefèvre")),
)

VOCABULARY = Vocabulary(
    origins=(ENGLISH, WELSH, IRISH, SCOTTISH, SOUTH_ASIAN, POLISH, AFRICAN, ARABIC, CONTINENTAL),
    word_forenames=(
        F("May", "f", word=True),
        F("Rose", "f", word=True),
        F("Will", "m", word=True),
        F("Hope", "f", word=True),
    ),
    word_surnames=(S("Bell", word=True), S("Young", word=True), S("Carpenter", word=True)),
    street_cores=(
        "Rosewater",
        "Tanyard",
        "Orchard",
        "Fennel",
        "Larkspur",
        "Marlpit",
        "Quarrymill",
        "Bramblewick",
        "Churchill",
        "Glebe",
        "Cardinal",
        "Woolpack",
        "Kilnhurst",
        "Sycamore",
        "Beech",
        "Charnwood",
        "Harrowgate",
        "Elmcroft",
        "Vicarage",
        "Stonebridge",
        "Rydal",
    ),
    welsh_streets=("Tynygroes", "Penybryn", "Llanerch", "y Felin", "Glanrafon"),
    saints=("Mary", "Chad", "Oswald", "Botolph"),
    possessive_cores=("Farrier's", "Abbot's", "Miller's", "King's"),
    house_names=(
        "Rookery Barn",
        "The Old Forge",
        "Fernbank",
        "Ty Gwyn",
        "The Larches",
        "Hollin Cottage",
        "Pear Tree Cottage",
        "Brackenrigg",
    ),
    localities=("Netherfold", "Cwmdulas", "Ashby Parva", "Overbeck"),
    towns=(
        Town("Leominster", "Llanllieni", "Herefordshire", "HR6"),
        Town("Carmarthen", "Caerfyrddin", "Carmarthenshire", "SA31", welsh=True),
        Town("Todmorden", "Tod", "West Yorkshire", "OL14"),
        Town("Spilsby", "", "Lincolnshire", "PE23"),
        Town("Kelso", "", "Roxburghshire", "TD5"),
        Town("Holyhead", "Caergybi", "Anglesey", "LL65", welsh=True),
        Town("Saltburn", "Saltburn-by-the-Sea", "North Yorkshire", "TS12"),
        Town("Crediton", "", "Devon", "EX17"),
        Town("Enniskillen", "", "Fermanagh", "BT74"),
        Town("Braintree", "", "Essex", "CM7"),
        Town("Shoreditch", "", "London", "E1"),
    ),
    school_cores=("Thornybank", "Hallowmere", "Cwmbrwyn", "Ravensgill", "Pendlecote", "Eastmarl"),
    school_word_cores=("Meadow", "Riverside", "Oak"),
    gp_cores=("Wyebridge", "Castlemorton", "Llwynhendy", "Ashgrove", "Dunmallet"),
    org_cores=("Brightlark", "Tolverne", "Marrowby", "Kestrelgate", "Vantock"),
    org_pairs=(("Dagnall", "Prewett"), ("Hurlock", "Sons"), ("Selwick", "Vane")),
    refuges=("Juniper House", "Harbourlight", "Willowherb Project"),
    locations=("Brackley Contact Centre", "the Tarn Hows car park", "Moss Side Baths", "Penrhos Chapel"),
    texts=("the green caravan behind the mill", "works nights at the bakery", "the blue narrowboat Peggotty"),
    what3words=(
        "filled.count.soapbox",
        "index.homeward.rafting",
        "daring.lionesses.teapot",
        "pumpkin.lasted.verbs",
    ),
    handles=("tamsy_ob91", "rookerygirl", "seun.builds", "mhairi-makes", "gosia_cakes"),
    mail_hosts=("example.org", "mail.example.net"),
    phone_areas=("01632960", "01134960", "01614960"),
    reference_stems=("CF", "LCS", "EH"),
    councils=("Civic Offices", "Plough House", "County Hall"),
    strangers=("Drummond", "Ellery", "Jessop", "Marchetti", "Nowland", "Priya", "Gareth", "Colette"),
    other_streets=("Plough Square", "Windle Street", "Copse Road", "Bartholomew Lane", "Dock Avenue"),
)
