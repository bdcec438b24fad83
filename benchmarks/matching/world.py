"""Invented cases: who is in them, what is confidential, and the register that says so."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from random import Random
from typing import Any

import yaml

from . import checks
from .orgs import Org, make_orgs
from .people import Person, letters_only, make_person
from .places import Address, make_address
from .vocab import TITLES, Vocabulary, vocabulary


@dataclass
class Case:
    """A case and all that its documents may mention."""

    index: int
    set_name: str
    vocab: Vocabulary
    reference: str
    to: str
    recipient: Person
    people: list[Person]  # protected
    open_people: list[Person]
    homes: list[Address]
    phones: list[str]
    emails: list[str]
    derived: dict[str, str]
    dobs: list[tuple[int, int, int]]
    nhs: str
    upn: str
    nino: str
    vehicle: str
    bank: tuple[str, str, str]
    ref: str
    orgs: list[Org]
    location: str
    text: str
    handle: str
    open_values: dict[str, str]
    open_addresses: list[str]
    never: list[str]
    aliases: dict[str, str] = field(default_factory=dict)  # item id: what people typed into also_written
    register: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def yaml(self) -> str:
        """The register as the file a council would keep."""
        return yaml.safe_dump(self.register, allow_unicode=True, sort_keys=False, width=200)

    @property
    def kin(self) -> Person | None:
        """An open person who shares surname or forename with a protected one."""
        return next((p for p in self.open_people if p.pid == "sharer"), None)


def address_value(rng: Random, home: Address) -> str | dict[str, Any]:
    """The register value of an address: plain text or a mapping of parts."""
    if home.lat is None and rng.random() < 0.6 and not home.alias:
        return home.full
    value: dict[str, Any] = {}
    if home.flat:
        value["flat"] = rng.choice((home.flat, f"Flat {home.flat}"))
    if home.house_name:
        value["house_name"] = home.house_name
    value |= {"number": home.number, "street": home.street}
    if home.locality:
        value["locality"] = home.locality
    value["town"] = home.town.name
    if home.alias:
        value["town_also"] = home.alias
    value["postcode"] = home.postcode
    if home.lat is not None:
        value |= {"uprn": home.uprn, "what3words": home.words}
        value |= {"latitude": home.lat, "longitude": home.lon}
    return value


def party(person: Person, addresses: list[str] | None = None, *, born: bool = False) -> dict[str, Any]:
    """A party's entry."""
    entry: dict[str, Any] = {"id": person.pid, "name": person.full, "role": person.role}
    if person.title:
        entry["title"] = person.title
    if person.known_as:
        entry["known_as"] = [person.known_as]
    if person.previous:
        entry["previous_names"] = [person.previous]
    if person.emails:
        entry["emails"] = person.emails
    if person.phones:
        entry["phones"] = person.phones
    if addresses:
        entry["addresses"] = addresses
    if born:
        entry["born"] = date(*person.born)
    return entry


def _sharing(rng: Random, people: list[Person], open_people: list[Person]) -> None:
    """Let an open person share a surname or forename with the first protected adult."""
    adult, kin = people[0], next(p for p in open_people if p.pid == "sharer")
    roll = rng.random()
    if roll < 0.30:
        kin.surname, kin.surname_word = adult.surname, adult.surname_word
        adult.surname_shared = True
        for other in people:
            if other.surname == adult.surname:
                other.surname_shared = True
    elif roll < 0.50 and adult.sex == kin.sex:
        kin.first = adult.first
        adult.forename_shared = True
        kin.middle = None
        kin.known_as = ""


def _homes(rng: Random, vocab: Vocabulary, used: set[str]) -> list[Address]:
    homes = [make_address(rng, vocab, "home-a", used), make_address(rng, vocab, "home-b", used)]
    homes[0].street_alone = rng.choice(("redact", "redact", "ask", "open"))
    second = homes[1]
    second.severity = rng.choice(("high", "standard"))
    second.street_alone = rng.choice(("ask", "open", "redact"))
    second.town_alone = second.district_alone = "open"
    for home in homes:
        if home.town.also and rng.random() < 0.8:
            home.alias = home.town.also
    return homes


def _phone(rng: Random, vocab: Vocabulary, taken: set[str], *, mobile: bool) -> str:
    while True:
        number = checks.drama_phone(rng, vocab.phone_areas, mobile=mobile)
        if number not in taken:
            taken.add(number)
            return number


def _spaced(number: str) -> str:
    return " ".join(checks.phone_groups(number))


def _mail(person: Person, host: str, rng: Random) -> str:
    given, family = letters_only(person.forename), letters_only(person.surname)
    local = rng.choice(
        (f"{given}.{family}", f"{given}_{family}", f"{given[0]}{family}{rng.randrange(70, 99)}")
    )
    return f"{local}@{host}"


def make_case(set_name: str, seed: int, index: int) -> Case:
    """Case number ``index`` of a set: the same for the same seed, on any machine."""
    rng = Random(f"case:{set_name}:{seed}:{index}")
    vocab = vocabulary(set_name)
    used: set[str] = set()
    recipient = make_person(rng, vocab, rng.choice(("ms-z", "mr-q", "parent-2")), "parent", used)
    adult = make_person(rng, vocab, "adult-a", "third-party-resident", used)
    child = make_person(rng, vocab, "child-n", "child", used, adult=False)
    carer = make_person(rng, vocab, "carer-c", "foster-carer", used)
    if rng.random() < 0.5:
        child.surname, child.surname_word = adult.surname, adult.surname_word
    people = [adult, child, carer]
    assessor = make_person(rng, vocab, "assessor", "professional", used)
    sharer = make_person(rng, vocab, "sharer", rng.choice(("professional", "relative")), used)
    granny = make_person(rng, vocab, "gran", "grandparent", used)
    open_people = [recipient, assessor, sharer, granny]
    _sharing(rng, people, open_people)

    homes = _homes(rng, vocab, used)
    taken: set[str] = set()
    host = rng.choice(vocab.mail_hosts)
    adult.phones = [_spaced(_phone(rng, vocab, taken, mobile=True))]
    adult.emails = [f"{rng.choice(('tulip', 'marble', 'lantern', 'otter'))}{rng.randrange(100, 999)}@{host}"]
    phones = [_phone(rng, vocab, taken, mobile=True), _phone(rng, vocab, taken, mobile=False)]
    emails = [_mail(adult, host, rng), _mail(carer, rng.choice(vocab.mail_hosts), rng)]
    assessor.phones = [_spaced(_phone(rng, vocab, taken, mobile=True))]
    assessor.emails = [f"duty.team{rng.randrange(1, 9)}@{host}"]
    recipient.phones = [_spaced(_phone(rng, vocab, taken, mobile=True))]
    recipient.emails = [f"recipient{rng.randrange(10, 99)}@{host}"]
    own = make_address(rng, vocab, "own", used)
    own.house_name = own.flat = ""
    if rng.random() < 0.2:  # the recipient lives in the street of the second home
        second = homes[1]
        own.core, own.stype, own.prefix, own.town = second.core, second.stype, second.prefix, second.town
        own.number = str(int("".join(filter(str.isdigit, second.number))) + 300)
        own.postcode, second.street_shared, second.place_open = second.postcode[:-2] + "QX", True, True
        if second.postcode.endswith("QX"):
            own.postcode = second.postcode[:-2] + "ZD"
    council = (
        f"{rng.choice(vocab.councils)}, {rng.randrange(2, 9)} {rng.choice(vocab.other_streets)}, "
        f"{homes[0].town.name}, {homes[0].town.outward} 0ZZ"
    )
    homes[0].place_open = True
    duty = _spaced(_phone(rng, vocab, taken, mobile=False))
    stem = rng.choice(vocab.reference_stems)
    case = Case(
        index,
        set_name,
        vocab,
        f"CF-2026-{index:04d}",
        recipient.pid,
        recipient,
        people,
        open_people,
        homes,
        phones,
        emails,
        {"phone": adult.phones[0], "email": adult.emails[0]},
        [adult.born, child.born],
        checks.nhs_number(rng),
        checks.upn(rng),
        checks.nino(rng),
        checks.plate(rng),
        checks.account(rng),
        f"{stem}-{rng.randrange(2019, 2027)}-{rng.randrange(1000, 99999):05d}",
        make_orgs(rng, vocab),
        rng.choice(vocab.locations),
        rng.choice(vocab.texts),
        rng.choice(vocab.handles),
        {
            "phone": assessor.phones[0],
            "email": assessor.emails[0],
            "duty": duty,
            "own_phone": recipient.phones[0],
            "own_email": recipient.emails[0],
            "vehicle": checks.plate(rng),
        },
        [own.full, council],
        [
            f"{homes[0].core} {homes[0].stype} Community Hall"
            if not homes[0].prefix
            else f"{homes[0].street} Hall"
        ],
    )
    case.register = _register(rng, case, own, council)
    _aliases(rng, case)
    return case


def _register(rng: Random, case: Case, own: Address, council: str) -> dict[str, Any]:
    """The register of a case, in the words of contracts.md section 1."""
    adult, child, carer = case.people
    to = case.to

    def who() -> dict[str, Any]:
        return rng.choice(
            (
                {"withhold_from": [to]},
                {"withhold_from": ["role:parent"]},
                {"withhold_from": ["everyone"], "may_see": ["role:professional"]},
                {"withhold_from": [to, "gran"]},
            )
        )

    items: list[dict[str, Any]] = []
    for home, owner in zip(case.homes, (adult, carer), strict=True):
        item: dict[str, Any] = {"id": home.item_id, "kind": "address", "value": address_value(rng, home)}
        if home is case.homes[0]:
            item["never_match"] = list(case.never)
        item |= {"about": owner.pid} | who() | {"severity": home.severity, "street_alone": home.street_alone}
        if rng.random() < 0.5:
            item |= {"town_alone": home.town_alone, "postcode_district_alone": home.district_alone}
        items.append(item)
    items += [{"id": f"name-{p.pid}", "kind": "person", "party": p.pid} | who() for p in (adult, child)]
    value: dict[str, Any] = {
        "title": carer.title,
        "forenames": carer.full.removesuffix(carer.surname).strip(),
        "surname": carer.surname,
    }
    if carer.known_as:
        value["known_as"] = [carer.known_as]
    if carer.previous:
        value["previous_surnames"] = [carer.previous]
    items.append({"id": "name-carer-c", "kind": "person", "value": value, "about": "carer-c"} | who())
    sort, number, iban = case.bank
    adult_dob, child_dob = ("{:04d}-{:02d}-{:02d}".format(*d) for d in case.dobs)
    simple: list[tuple[str, str, Any, str]] = [
        ("mobile-a", "phone", _spaced(case.phones[0]), "adult-a"),
        (
            "landline-c",
            "phone",
            rng.choice((_spaced(case.phones[1]), "+44 " + case.phones[1][1:])),
            "carer-c",
        ),
        ("mail-a", "email", case.emails[0], "adult-a"),
        ("mail-c", "email", case.emails[1], "carer-c"),
        ("dob-a", "date_of_birth", adult_dob, "adult-a"),
        ("dob-n", "date_of_birth", child_dob, "child-n"),
        (
            "nhs-n",
            "nhs_number",
            rng.choice((case.nhs, f"{case.nhs[:3]} {case.nhs[3:6]} {case.nhs[6:]}")),
            "child-n",
        ),
        ("upn-n", "upn", case.upn, "child-n"),
        ("nino-a", "nino", case.nino, "adult-a"),
        ("car-a", "vehicle", case.vehicle, "adult-a"),
        (
            "bank-a",
            "bank_account",
            {"sort_code": f"{sort[:2]}-{sort[2:4]}-{sort[4:]}", "account": number, "iban": iban},
            "adult-a",
        ),
        ("ref-n", "case_reference", case.ref, "child-n"),
        *((o.item_id, o.kind, o.name, "child-n" if o.kind == "school" else "adult-a") for o in case.orgs),
        ("place-a", "location", case.location, "adult-a"),
        ("text-a", "text", case.text, "adult-a"),
        ("handle-a", "url_or_handle", rng.choice((case.handle, "@" + case.handle)), "adult-a"),
    ]
    for item_id, kind, content, about in simple:
        items.append({"id": item_id, "kind": kind, "value": content, "about": about} | who())
    items.append(
        {
            "id": "car-open",
            "kind": "vehicle",
            "value": case.open_values["vehicle"],
            "about": "assessor",
            "withhold_from": ["gran"],
        }
    )
    items.append(
        {
            "id": "linked",
            "kind": "linkage",
            "items": ["school-a", "gp-a"],
            "withhold_from": ["role:grandparent"],
        }
    )
    return {
        "register": 1,
        "case": {"reference": case.reference, "title": "Family assessment", "language": "en"},
        "parties": [
            party(case.recipient, [own.full]),
            *(party(p, born=p is adult) for p in case.people),
            *(party(p) for p in case.open_people if p is not case.recipient),
        ],
        "items": items,
        "allowed": [
            {"kind": "address", "value": council, "note": "the council"},
            {"kind": "phone", "value": case.open_values["duty"], "note": "duty desk"},
        ],
    }


def _aliases(rng: Random, case: Case) -> None:
    """Other writings that workers entered, where the world has any."""
    vocab = case.vocab
    for item_id, pool in (
        ("home-a", vocab.home_aliases),
        ("name-adult-a", vocab.person_aliases),
        ("school-a", vocab.school_aliases),
    ):
        if pool and rng.random() < 0.6:
            case.aliases[item_id] = rng.choice(pool)
            item = next(i for i in case.register["items"] if i["id"] == item_id)
            item["also_written"] = [case.aliases[item_id]]


def other_title(rng: Random, person: Person) -> str:
    """Another title people may use for the person."""
    options = [t for t in TITLES[person.sex] if t != person.title]
    return rng.choice(options) if options else person.title
