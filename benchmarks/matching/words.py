"""Numbers and dates as words."""

from __future__ import annotations

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MONTHS_CY = [
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
]
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def number_words(value: int, hyphen: str = "-") -> str:
    """A house number in words, up to 999."""
    if value < 20:
        return UNITS[value]
    if value < 100:
        tail = f"{hyphen}{UNITS[value % 10]}" if value % 10 else ""
        return TENS[value // 10] + tail
    rest = value % 100
    return f"{UNITS[value // 100]} hundred" + (f" and {number_words(rest, hyphen)}" if rest else "")


def ordinal(value: int) -> str:
    """1st, 2nd, 3rd."""
    if value % 100 in (11, 12, 13):
        return f"{value}th"
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th') }"


def ordinal_cy(value: int) -> str:
    """A day of the month in Welsh figures: 1af, 2il, 3ydd."""
    short = {1: "af", 2: "il", 3: "ydd", 4: "ydd", 5: "ed", 6: "ed"}
    if value <= 10 or value in (12, 15, 18, 20):
        return f"{value}{short.get(value, 'fed')}"
    return f"{value}{'eg' if value < 20 else 'ain'}"


def ordinal_words(value: int) -> str:
    """A day of the month in words."""
    if value <= 20:
        return ORDINALS[value]
    if value == 30:
        return "thirtieth"
    return f"{TENS[value // 10]}-{ORDINALS[value % 10]}"


def year_words(year: int) -> str:
    """A year in words, as said aloud."""
    high, low = divmod(year, 100)
    if high == 20 and low < 10:
        return "two thousand" + (f" and {UNITS[low]}" if low else "")
    if low == 0:
        return f"{number_words(high)} hundred"
    return f"{number_words(high)} " + (f"oh {UNITS[low]}" if low < 10 else number_words(low))


def spoken_digits(digits: str, *, doubles: bool = True, oh: str = "oh") -> str:
    """A number read out: oh seven double seven."""
    said: list[str] = []
    i = 0
    while i < len(digits):
        word = oh if digits[i] == "0" else UNITS[int(digits[i])]
        if doubles and i + 1 < len(digits) and digits[i + 1] == digits[i]:
            said.append(f"double {word}")
            i += 2
        else:
            said.append(word)
            i += 1
    return " ".join(said)
