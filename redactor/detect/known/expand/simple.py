"""Every way to write phones, e-mails, identifiers, handles and free texts.

Takes a value, gives its forms. Numbers are found with gaps anywhere; one digit changed is another
number and is never looked for here (typed.py asks about a failing check digit).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations, product

from redactor.detect.known.forms import Form, Strength
from redactor.detect.known.text.canonical import Folding
from redactor.detect.known.text.unspaced import signs, unspaced
from redactor.model.kind import Kind, Value
from redactor.model.lexicon import Lexicon

_PREFIXES = ("", "0", "44", "440", "0044", "00440")
_TOKEN = re.compile(r"[^\W_]+")
_HANDLE_LEAST = 6
# forms are compared without blanks: "full stop" is one word here
_DOTS = ("dot", "point", "fullstop")
_TOLD_SIGNS = {".": "dot", "/": "slash", "_": "underscore", "-": "dash"}
_LOCAL_SIGNS = {
    ".": ("", "dot", "point", "fullstop"),
    "_": ("", "underscore", "underline"),
    "-": ("", "dash", "hyphen"),
    "+": ("", "plus"),
}
_AT = ("", "at", "atsign", "a")
# what a wrong key, another keyboard or OCR makes of the @
_FOR_AT = ("2", "q", "o", "c", "r", "g", "8")
_REFERENCE_CORE = 6
_PIECES_MOST = 4
_LABELS_USUAL = 2
# "00418" behind a letter or alone; "0" stays
_ZEROS = re.compile(r"(?<!\d)0+(?=[1-9])")
_YEAR = re.compile(r"20\d\d")


class SimpleForms:
    """Expands everything that is one number or one address."""

    def __init__(self, lexicon: Lexicon, folding: Folding) -> None:
        """Keep the fold of the text."""
        self._lexicon = lexicon
        self._fold = folding.fold

    def forms(self, kind: Kind, value: Value) -> Iterator[Form]:
        """Yield every form of `value`."""
        if kind is Kind.PHONE:
            yield from self._phone(value)
        elif kind is Kind.EMAIL:
            yield from self._email(value)
        elif kind is Kind.BANK_ACCOUNT:
            yield from self._bank(value)
        elif kind is Kind.URL_OR_HANDLE:
            yield from self._handle(value)
        elif kind is Kind.TEXT:
            yield from self.text(value.text.reveal(), "text", "text")
        elif value.first("number"):
            yield from self._number(kind, value)

    def text(self, text: str, part: str, name: str) -> Iterator[Form]:
        """Yield a free text as it stands, with and without a leading article."""
        words = tuple(_TOKEN.findall(self._fold(text)))
        common = len(words) == 1 and words[0] in self._lexicon.words
        if words:
            yield Form(words, part, name, Strength.STRONG, capital="first" if common else "")
        if len(words) > 2 and words[0] in self._lexicon.units.articles:
            yield Form(words[1:], part, name, Strength.STRONG)

    def unspaced(self, text: str) -> Iterator[Form]:
        """Yield a value in a script without blanks, sign by sign: it may begin and end anywhere."""
        folded = self._fold(text)
        if unspaced(folded) and len(folded) > 1:
            yield Form(signs(folded), "alias", "in a script without blanks", Strength.STRONG)

    def _phone(self, value: Value) -> Iterator[Form]:
        national = value.first("national")
        country = value.first("country") or "44"
        prefixes = _PREFIXES if country == "44" else ("", "0", country, "00" + country)
        for prefix in prefixes:
            name = "phone number" if prefix in {"", "0"} else "phone number with country code"
            yield Form((prefix + national,), "phone", name, Strength.STRONG, loose=True)

    def _email(self, value: Value) -> Iterator[Form]:
        local, domain = self._fold(value.first("local")), self._fold(value.first("domain"))
        signs = sorted({c for c in local if c in _LOCAL_SIGNS})
        yield from self._wire(value)
        homes: dict[str, list[str]] = {}
        choices = [_LOCAL_SIGNS[sign] for sign in signs]
        for choice in product(*choices):
            named = dict(zip(signs, choice, strict=True))
            spelled = _spell(local, named)
            for at, dot in product(_AT, dict.fromkeys(("", *_DOTS, named.get(".", "")))):
                home = homes[dot] if dot in homes else homes.setdefault(dot, _spell(domain, {".": dot}))
                words = (*spelled, *([at] if at else []), *home)
                yield Form(words, "email", "e-mail address", Strength.STRONG, loose=True)
        words = tuple(_TOKEN.findall(local))
        for sign in _FOR_AT if words else ():
            name = "e-mail address, the @ another sign"
            yield Form((*words, sign, *_TOKEN.findall(domain)), "email", name, Strength.STRONG, loose=True)
        plain_local = "".join(words)
        if len(plain_local) >= _HANDLE_LEAST and plain_local not in self._lexicon.words:
            yield Form(words, "local", "name before the @", Strength.MEDIUM)

    def _wire(self, value: Value) -> Iterator[Form]:
        """Yield an address at an international domain as mail servers write it: "tam@xn--exmple-cua.org"."""
        domain = value.first("domain")
        if domain.isascii():
            return
        try:
            wire = domain.encode("idna").decode("ascii")
        except UnicodeError:
            return
        words = (*_TOKEN.findall(self._fold(value.first("local"))), *_TOKEN.findall(wire.lower()))
        yield Form(words, "email", "e-mail address as servers write it", Strength.STRONG, loose=True)

    def _bank(self, value: Value) -> Iterator[Form]:
        iban, account, sort = value.first("iban"), value.first("account"), value.first("sort_code")
        if iban:
            yield Form((iban.lower(),), "iban", "IBAN", Strength.STRONG, loose=True)
            if iban.startswith("GB"):
                yield Form((iban[-8:],), "account", "account number", Strength.STRONG, loose=True)
                yield Form(
                    (iban[-14:],), "account", "sort code and account number", Strength.STRONG, loose=True
                )
        if account:
            yield Form((account,), "account", "account number", Strength.STRONG, loose=True)
        if account and sort:
            yield Form(
                (sort + account,), "account", "sort code and account number", Strength.STRONG, loose=True
            )
            yield Form(
                (account + sort,), "account", "account number and sort code", Strength.STRONG, loose=True
            )
        if sort:
            yield Form((sort,), "sort_code", "sort code", Strength.WEAK, loose=True)

    def _handle(self, value: Value) -> Iterator[Form]:
        host = tuple(_TOKEN.findall(self._fold(value.first("host"))))
        path = tuple(_TOKEN.findall(self._fold(value.first("path"))))
        written = self._fold(value.first("handle"))
        handle = tuple(_TOKEN.findall(written))
        signs = sorted({c for c in written if c in _LOCAL_SIGNS})
        for choice in product(*(_LOCAL_SIGNS[sign][1:] for sign in signs)) if signs else ():
            spelled = _spell(written, dict(zip(signs, choice, strict=True)))
            if len("".join(handle)) >= _HANDLE_LEAST:
                yield Form(tuple(spelled), "handle", "handle, spoken", Strength.STRONG, loose=True)
        rare = (
            len(host) > _LABELS_USUAL and len(host[0]) >= _HANDLE_LEAST and host[0] not in self._lexicon.words
        )
        if rare and path:
            yield Form(host, "host", "host of a web address", Strength.WEAK, loose=True)
        if host:
            yield Form((*host, *path), "url", "web address", Strength.STRONG, loose=True)
            told = "/".join(
                map(self._fold, filter(None, (value.first("host"), value.first("path").strip("/"))))
            )
            yield Form(
                tuple(_spell(told, _TOLD_SIGNS)), "url", "web address, told", Strength.STRONG, loose=True
            )
        joined = "".join(handle)
        if len(joined) >= _HANDLE_LEAST and joined not in self._lexicon.words:
            yield Form(handle, "handle", "handle", Strength.STRONG)
        elif handle and not rare:
            yield Form(handle, "short_handle", "handle", Strength.WEAK, exact=True)

    def _number(self, kind: Kind, value: Value) -> Iterator[Form]:
        number = value.first("number").lower()
        yield Form((number,), "number", "number", Strength.STRONG, loose=True)
        if kind is Kind.CASE_REFERENCE:
            yield from self._reference(_TOKEN.findall(self._fold(value.text.reveal())))
        if kind is Kind.NINO and len(number) == 9:
            yield Form(
                (number[:-1],), "number", "number without its last letter", Strength.STRONG, loose=True
            )

    def _reference(self, pieces: list[str]) -> Iterator[Form]:
        """Yield a reference without its letters in front, and with two digits of its year."""
        for at in range(1, len(pieces)):
            rest = "".join(pieces[at:])
            if not pieces[at - 1].isalpha() or len(rest) < _REFERENCE_CORE:
                break
            yield Form((rest,), "number_core", "reference without its prefix", Strength.MEDIUM, loose=True)
        short = [piece[2:] if _YEAR.fullmatch(piece) else piece for piece in pieces]
        numbers = [piece for piece in pieces if not piece.isalpha()]
        yield from self._turned(pieces, Strength.MEDIUM)
        yield from self._turned(numbers, Strength.WEAK)
        plain = [_ZEROS.sub("", piece) for piece in pieces]
        if plain != pieces and len("".join(plain)) >= _REFERENCE_CORE:
            name = "reference without leading zeros"
            yield Form(("".join(plain),), "number_core", name, Strength.MEDIUM, loose=True)
            yield from self._turned([_ZEROS.sub("", piece) for piece in numbers], Strength.WEAK)
        yield from self._years_in_full(pieces)
        if short != pieces and len("".join(short)) >= _REFERENCE_CORE:
            yield Form(
                ("".join(short),), "number_core", "reference with a short year", Strength.WEAK, loose=True
            )
            yield from self._turned(short, Strength.WEAK)

    def _years_in_full(self, pieces: list[str]) -> Iterator[Form]:
        """Yield "22/58113 of 2026" for "22/58113/26", and a reference without the number of its force."""
        if len(pieces) > 1 and pieces[-1].isdigit() and len(pieces[-1]) == len("26"):
            name = "reference with its year in full"
            whole = "".join((*pieces[:-1], "20", pieces[-1]))
            yield Form((whole,), "number_core", name, Strength.MEDIUM, loose=True)
            for rest in (pieces[1:], [*pieces[1:-1], "20" + pieces[-1]]):
                if pieces[0].isdigit() and len("".join(rest)) > _REFERENCE_CORE:
                    name = "reference without its first number"
                    yield Form(("".join(rest),), "number_core", name, Strength.WEAK, loose=True)

    def _turned(self, pieces: list[str], strength: Strength) -> Iterator[Form]:
        """Yield the parts of a reference in another order: "2026/CF/0417", "0417 of 2026"."""
        if len(pieces) > _PIECES_MOST or len("".join(pieces)) < _REFERENCE_CORE:
            return
        for turned in permutations(pieces):
            if list(turned) != pieces:
                name = "reference in another order"
                yield Form(("".join(turned),), "number_core", name, strength, loose=True)


def _spell(text: str, names: dict[str, str]) -> list[str]:
    """Return the words of an address with its signs in words, where `names` has some."""
    words: list[str] = []
    for piece in re.findall(r"[^\W_]+|[\W_]", text):
        if piece[0].isalnum():
            words.append(piece)
        elif names.get(piece):
            words.append(names[piece])
    return words
