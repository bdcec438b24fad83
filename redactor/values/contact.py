"""Reads phone numbers, e-mail addresses, web addresses and handles.

Takes the register's text, gives a value with its parts in canonical form.
It accepts test ranges (Ofcom's drama numbers, example domains): whether a number exists is not asked.
"""

from __future__ import annotations

import re
from typing import Final

from redactor.model.kind import Value
from redactor.values.invalid import ValueInvalid
from redactor.values.parts import Given, make_value, whole

_EXTENSION = re.compile(r"(?:\bext(?:ension)?\.?|\bx|#)\s*(\d{1,6})\s*$", re.IGNORECASE)
_PHONE_CURE: Final = "Write it like 01632 960123 or +44 1632 960123"
_SHORTEST, _LONGEST = 9, 10
_EMAIL = re.compile(r"[^\s@<>,;:\"()]{1,64}@[^\s@<>,;:\"()]{1,190}\.[^\s@.<>,;:\"()]{2,63}")
_HANDLE_LEAST = 3


def parse_phone(given: Given) -> Value:
    """Read a phone number; parts are `national` (no leading zero), `country`, `extension`."""
    text = whole(given, "number")
    extension = _EXTENSION.search(text)
    body = text[: extension.start()] if extension else text
    if re.search(r"[^\W\d_]", body.replace("tel", "").replace("Tel", "")):
        raise ValueInvalid("The phone number holds letters", _PHONE_CURE)
    digits = re.sub(r"\D", "", body.replace("(0)", ""))
    abroad = body.strip().startswith("+") or digits.startswith("00")
    digits = digits.removeprefix("00") if abroad else digits
    if abroad and not digits.startswith("44"):
        country, national = _foreign(digits)
    else:
        country, national = "44", (digits.removeprefix("44") if abroad else digits).removeprefix("0")
        if not _SHORTEST <= len(national) <= _LONGEST or national[0] in "04":
            raise ValueInvalid("This is not a British phone number", _PHONE_CURE)
    return make_value(
        text,
        {
            "national": national,
            "country": country,
            "extension": extension.group(1) if extension else "",
        },
    )


def _foreign(digits: str) -> tuple[str, str]:
    import phonenumbers

    try:
        number = phonenumbers.parse("+" + digits)
    except phonenumbers.NumberParseException:
        raise ValueInvalid(
            "This is not a phone number with a country code", "Write it like +353 1 555 0123"
        ) from None
    return str(number.country_code), str(number.national_number)


def parse_email(given: Given) -> Value:
    """Read an e-mail address; parts are `local` and `domain`."""
    text = whole(given, "address")
    bare = text.removeprefix("mailto:").strip("<> ")
    if not _EMAIL.fullmatch(bare):
        raise ValueInvalid("This is not an e-mail address", "Write it like name@example.org")
    local, _, domain = bare.rpartition("@")
    return make_value(text, {"local": local, "domain": domain})


def parse_handle(given: Given) -> Value:
    """Read a web address or a handle; parts are `host`, `path` and `handle`."""
    text = whole(given, "address")
    bare = re.sub(r"^[A-Za-z]{2,8}:/{0,2}", "", text.strip())
    bare = re.sub(r"^www\.", "", bare, flags=re.IGNORECASE)
    host, slash, path = bare.partition("/")
    if "." not in host or host.startswith("@") or " " in host:
        host, path = "", bare if not slash else path or host
    handle = _handle(path)
    if len(re.sub(r"\W", "", handle or host)) < _HANDLE_LEAST:
        raise ValueInvalid("The address or handle is too short to look for", "Give it whole")
    return make_value(text, {"host": host, "path": path.strip("/"), "handle": handle})


def _handle(path: str) -> str:
    steps = [step for step in re.split(r"[/?#&=]", path) if step.strip("@ ")]
    return steps[-1].strip("@ ") if steps else ""
