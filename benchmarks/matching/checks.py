"""Invented identifiers from test and specimen ranges, with right (or wrong) check digits."""

from __future__ import annotations

from random import Random

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
PLATE_LETTERS = "ABCDEFGHJKLMNPRSTUVWXY"
INWARD_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
# Local authority numbers that python-stdnum and the DfE know.
UPN_AUTHORITIES = ("815", "823", "855", "873", "878", "881", "886", "916", "926", "938")


def digits(rng: Random, count: int) -> str:
    """``count`` random digits."""
    return "".join(rng.choice("0123456789") for _ in range(count))


def nhs_check(nine: str) -> int:
    """Modulus 11 check digit of the first nine; 10 means the number is not issued."""
    total = sum(int(d) * w for d, w in zip(nine, range(10, 1, -1), strict=True))
    return (11 - total % 11) % 11


def nhs_number(rng: Random) -> str:
    """A valid number from the test range 999."""
    while True:
        nine = "999" + digits(rng, 6)
        check = nhs_check(nine)
        if check != 10:
            return nine + str(check)


def nhs_sibling(rng: Random, number: str) -> str:
    """Another *valid* number that differs in one digit and the check digit."""
    while True:
        i = rng.randrange(3, 9)
        other = rng.choice([d for d in "0123456789" if d != number[i]])
        nine = number[:i] + other + number[i + 1 : 9]
        check = nhs_check(nine)
        if check not in (10, int(number[9])):
            return nine + str(check)


def swap_adjacent(rng: Random, number: str, low: int = 0) -> str:
    """Two neighbouring, different digits exchanged."""
    places = [
        i
        for i in range(low, len(number) - 1)
        if number[i].isdigit() and number[i + 1].isdigit() and number[i] != number[i + 1]
    ]
    if not places:
        return ""
    i = rng.choice(places)
    return number[:i] + number[i + 1] + number[i] + number[i + 2 :]


def upn_letter(twelve: str) -> str:
    """Check letter of a unique pupil number."""
    return UPN_LETTERS[sum(int(d) * w for d, w in zip(twelve, range(2, 14), strict=True)) % 23]


def upn(rng: Random) -> str:
    """A valid unique pupil number."""
    twelve = rng.choice(UPN_AUTHORITIES) + digits(rng, 9)
    return upn_letter(twelve) + twelve


def upn_sibling(rng: Random, value: str) -> str:
    """The next child in the same school: other last digits, right letter."""
    last = (int(value[-3:]) + rng.randrange(1, 9)) % 1000
    twelve = value[1:-3] + f"{last:03d}"
    return upn_letter(twelve) + twelve


def nino(rng: Random) -> str:
    """A national insurance number with the prefix QQ, never issued."""
    return "QQ" + digits(rng, 6) + rng.choice("ABCD")


def plate(rng: Random) -> str:
    """A registration mark with the usual space."""
    letters = "".join(rng.choice(PLATE_LETTERS) for _ in range(5))
    style = rng.random()
    if style < 0.8:
        return f"{letters[:2]}{rng.choice((12, 14, 58, 61, 67, 19, 70, 73))} {letters[2:]}"
    return f"{letters[0]}{rng.randrange(101, 999)} {letters[1:4]}"


def change_one(rng: Random, value: str) -> str:
    """One letter or digit exchanged for another of its kind, not a look-alike."""
    alike = [set("0OQD"), set("1IL"), set("5S"), set("8B"), set("2Z")]
    while True:
        i = rng.randrange(len(value))
        char = value[i]
        if char.isdigit():
            pool = "0123456789"
        elif char.isalpha():
            pool = PLATE_LETTERS if char.isupper() else PLATE_LETTERS.lower()
        else:
            continue
        other = rng.choice(pool)
        up = {char.upper(), other.upper()}
        if other != char and not any(up <= group for group in alike):
            return value[:i] + other + value[i + 1 :]


def postcode(rng: Random, outward: str) -> str:
    """A postcode of the right shape in the outward code given."""
    letters = "".join(rng.choice(INWARD_LETTERS) for _ in range(2))
    return f"{outward} {rng.randrange(1, 10)}{letters}"


def account(rng: Random) -> tuple[str, str, str]:
    """Sort code, account number and the IBAN they make."""
    sort = "".join((rng.choice(("04", "07", "16", "20", "30", "40")), digits(rng, 4)))
    number = rng.choice("123456789") + digits(rng, 7)
    bank = rng.choice(("TEST", "DEMO", "XMPL"))
    return sort, number, iban(bank, sort, number)


def iban(bank: str, sort: str, number: str) -> str:
    """A GB IBAN with right check digits."""
    body = bank + sort + number
    value = "".join(str(int(c, 36)) for c in body + "GB00")
    return f"GB{98 - int(value) % 97:02d}{body}"


def drama_phone(rng: Random, prefixes: tuple[str, ...], *, mobile: bool) -> str:
    """A national number (digits only, with the leading 0) of Ofcom's drama ranges."""
    if mobile:
        return "07700900" + digits(rng, 3)
    stem = rng.choice(prefixes)
    return stem + digits(rng, 11 - len(stem))


def phone_groups(number: str) -> tuple[str, str, str]:
    """Area code and two halves as usually written."""
    if number.startswith(("07", "01632")):
        return number[:5], number[5:8], number[8:]
    if number.startswith("02"):
        return number[:3], number[3:7], number[7:]
    return number[:4], number[4:7], number[7:]
