"""Names of the world ``seen``: nothing here occurs in ``vocab_dev``."""

from __future__ import annotations

from .vocab import Forename, Surname, Town, Vocabulary

F, S = Forename, Surname

ENGLISH = (
    (
        F("Margaret", "f", ("Maggie", "Peggy", "Meg")),
        F("Victoria", "f", ("Vicky", "Tori")),
        F("Philippa", "f", ("Pippa",), ("Phillipa",)),
        F("Jessamine", "f", ("Jess",)),
        F("Abigail", "f", ("Abi", "Abby"), ("Abigale",)),
        F("Christopher", "m", ("Chris", "Kit")),
        F("Benjamin", "m", ("Ben", "Benji")),
        F("Geoffrey", "m", ("Geoff",), ("Jeffrey",)),
        F("Stephen", "m", ("Steve",), ("Steven",)),
        F("Bartholomew", "m", ("Bart",)),
    ),
    (
        S("Ravenscroft"),
        S("Featherstonehaugh"),
        S("Gathercole"),
        S("Sowerbutts"),
        S("Clutterbuck"),
        S("Eddowes"),
        S("Micklethwaite"),
        S("Trevanion"),
    ),
)
WELSH = (
    (
        F("Myfanwy", "f", ("Myf",)),
        F("Lleucu", "f"),
        F("Heledd", "f"),
        F("Iorwerth", "m", ("Iori",)),
        F("Emrys", "m"),
    ),
    (S("Llwyd-Hughes"), S("ap Gwilym"), S("Bowen-Vychan"), S("Tudwal"), S("Goronwy")),
)
IRISH = (
    (
        F("Aoife", "f", (), ("Eefa",)),
        F("Gráinne", "f", (), ("Grainne", "Granya")),
        F("Diarmuid", "m", (), ("Dermot", "Diarmaid")),
        F("Cormac", "m", (), ("Cormack",)),
    ),
    (S("O'Shaughnessy"), S("Mac Giolla"), S("McElhinney"), S("Ní Bhriain"), S("Brannigan")),
)
SCOTTISH = (
    (
        F("Catriona", "f", ("Trina",), ("Catrìona",)),
        F("Iseabail", "f", (), ("Ishbel",)),
        F("Ruaridh", "m", (), ("Rory", "Ruairidh")),
        F("Hamish", "m"),
    ),
    (S("McCorquodale"), S("MacPherson"), S("Colquhoun"), S("Auchterlonie"), S("Galbraith")),
)
SOUTH_ASIAN = (
    (
        F("Shabana", "f", (), ("Shabanah",)),
        F("Gurpreet", "f", ("Guri",)),
        F("Hussain", "m", (), ("Hussein", "Husain")),
        F("Ravindra", "m", ("Ravi",)),
        F("Meenakshi", "f", ("Meena",), ("Minakshi",)),
    ),
    (S("Mukhopadhyay", ""), S("Siddiqui"), S("Dhaliwal"), S("Jayawardena"), S("Ramanathan")),
)
POLISH = (
    (
        F("Katarzyna", "f", ("Kasia",)),
        F("Jolanta", "f", ("Jola",)),
        F("Krzysztof", "m", ("Krzysiek",), ("Krystof",)),
        F("Wojciech", "m", ("Wojtek",)),
    ),
    (S("Lewandowicki", "Lewandowicka"), S("Jabłoński", "Jabłońska"), S("Grzybek"), S("Świątek")),
)
AFRICAN = (
    (F("Chukwuemeka", "m", ("Emeka",)), F("Folasade", "f", ("Sade",)), F("Nomvula", "f"), F("Tendai", "m")),
    (S("Ogunleye"), S("Asante-Ofori"), S("Chikwanha"), S("Mbatha"), S("Nwosuagwu")),
)
ARABIC = (
    (
        F("Fatimah", "f", (), ("Fatima", "Fatema")),
        F("Ibrahim", "m", (), ("Ebrahim",)),
        F("Noura", "f", (), ("Nora", "Nura")),
        F("Khaled", "m", (), ("Khalid",)),
    ),
    (S("Al-Sharifi"), S("bin Yousef"), S("Mansouri"), S("El Ghazali"), S("Tahboub")),
)
CONTINENTAL = (
    (
        F("Anaïs", "f", (), ("Anais",)),
        F("Chloé", "f", (), ("Chloe",)),
        F("Gonçalo", "m", (), ("Goncalo",)),
        F("Søren", "m", (), ("Soren",)),
    ),
    (S("von Ahlefeldt"), S("da Conceição"), S("Öztürkmen"), S("Dvořáček")),
)

VOCABULARY = Vocabulary(
    origins=(ENGLISH, WELSH, IRISH, SCOTTISH, SOUTH_ASIAN, POLISH, AFRICAN, ARABIC, CONTINENTAL),
    word_forenames=(
        F("June", "f", word=True),
        F("Grace", "f", word=True),
        F("Mark", "m", word=True),
        F("Faith", "f", word=True),
    ),
    word_surnames=(S("Price", word=True), S("Field", word=True), S("Potter", word=True)),
    street_cores=(
        "Cloverdene",
        "Mortimer",
        "Foundry",
        "Hawthorn",
        "Ellesmere",
        "Wharncliffe",
        "Dovecote",
        "Thackeray",
        "Chancel",
        "Primrose",
        "Saddlers",
        "Kirkgate",
        "Rivelin",
        "Juniper",
        "Linden",
        "Cuckoo",
        "Barnwood",
        "Brickfield",
        "Priory",
        "Millstream",
        "Wentworth",
        "Alma",
        "Springwell",
        "Claydon",
    ),
    welsh_streets=("Bryngwyn", "Pantycelyn", "Cwmfelin", "y Bont", "Dolwen", "Gwaelod"),
    saints=("Bride", "Cuthbert", "Winifred", "Peter"),
    possessive_cores=("Bishop's", "Weaver's", "Parson's", "Queen's"),
    house_names=(
        "Curlew Barn",
        "The Old Toll House",
        "Meadowside",
        "Plas Newydd Bach",
        "The Spinney",
        "Damson Cottage",
        "Walnut Tree Farm",
        "Heatherlea",
        "The Gables",
    ),
    localities=("Upper Sheepwash", "Rhydyfro", "Kirk Dalby", "Little Marden"),
    towns=(
        Town("Ludlow", "Llwydlo", "Shropshire", "SY8"),
        Town("Cardigan", "Aberteifi", "Ceredigion", "SA43", welsh=True),
        Town("Mytholmroyd", "the Royd", "Calderdale", "HX7"),
        Town("Louth", "", "Lincs", "LN11"),
        Town("Kirriemuir", "Kirrie", "Angus", "DD8"),
        Town("Dolgellau", "Dolgelley", "Gwynedd", "LL40", welsh=True),
        Town("Whitley Bay", "", "Tyne and Wear", "NE26"),
        Town("Okehampton", "", "Dartmoor", "EX20"),
        Town("Strabane", "", "Tyrone", "BT82"),
        Town("Saffron Walden", "Walden", "Uttlesford", "CB11"),
        Town("Walthamstow", "", "Greater London", "E17"),
        Town("Newcastle-under-Lyme", "Newcastle", "Staffordshire", "ST5"),
    ),
    school_cores=(
        "Fairmeadow",
        "Holmescroft",
        "Bryntirion",
        "Otterburgh",
        "Wexcombe",
        "Larkfield",
        "Stanhill",
    ),
    school_word_cores=("Forest", "Hillside", "Beacon"),
    gp_cores=("Temeside", "Stokesay", "Aberporthed", "Oakhurst", "Balmerrow"),
    org_cores=("Silverwren", "Porthgwarra", "Hexthorpe", "Lantern Row", "Quillbrook"),
    org_pairs=(("Maddock", "Finch"), ("Tregenza", "Daughters"), ("Ashdown", "Pell")),
    refuges=("Rowan House", "Safehaven Six", "Larchfield Project"),
    locations=(
        "Bishopmill Family Centre",
        "the Ringinglow lay-by",
        "Corve Street Library",
        "Bethesda Vestry",
    ),
    texts=(
        "the red horsebox at the quarry",
        "stacks shelves before dawn at the depot",
        "the houseboat Kittiwake",
    ),
    what3words=(
        "mural.trophies.basin",
        "reworked.elbow.cluster",
        "snails.gladly.canopy",
        "acorns.ballroom.tidy",
    ),
    handles=("pippa_bakes88", "emeka.fixes", "kasia-sews", "thegatherer7", "myfanwyplays"),
    mail_hosts=("example.com", "post.example.org", "cartref.example"),
    phone_areas=("02079460", "02920180", "01214960", "02896496"),
    reference_stems=("MOS", "SW/FAM", "ECL"),
    councils=("Guildhall Chambers", "Shirehall", "Ty Dewi Offices"),
    strangers=("Pemberley", "Okonedo", "Lindqvist", "Farrow", "Castellan", "Imran", "Bronagh", "Delphine"),
    other_streets=(
        "Corn Exchange Street",
        "Tithe Barn Road",
        "Fuller Lane",
        "Abbey Foregate",
        "Mill Bank Avenue",
    ),
)
