"""Values inside a register file: text or mapping -> `Value`, with every complaint at its line.

Takes entries, gives values read by `values.parse`. Complaints name kind and cure, never the value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from redactor.model.kind import Kind, Value
from redactor.model.lexicon import Lexicon
from redactor.store.entries import Entry, Scalar, Section
from redactor.store.fields import Fields
from redactor.store.problems import did_you_mean
from redactor.values.address import PARTS as ADDRESS_PARTS
from redactor.values.invalid import ValueInvalid
from redactor.values.parse import check_alias, parse_person, parse_value
from redactor.values.person import PARTS as PERSON_PARTS

_PARTS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.ADDRESS: ADDRESS_PARTS,
    Kind.PERSON: PERSON_PARTS,
    Kind.BANK_ACCOUNT: ("sort_code", "account", "iban"),
}
_LEAST_NAME: Final = 2
_ODD: Final = ("The value cannot be read", "Write it in the usual way, or give its parts as a mapping")


class ValueReader:
    """Reads values with one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Use `lexicon`."""
        self._lexicon = lexicon

    def kind(self, fields: Fields) -> Kind | None:
        """Return the kind that `fields` names, None (and noted) if there is none."""
        text = fields.text("kind", required=True)
        if text in {kind.value for kind in Kind}:
            return Kind(text)
        if text:
            cure = did_you_mean(text, [kind.value for kind in Kind])
            fields.note(fields.line("kind"), "has a kind that is not known", cure)
        return None

    def read(self, fields: Fields, entry: Entry, kind: Kind, key: str) -> Value | None:
        """Return the value of `kind` at `entry`, None (and noted) if it makes no sense."""
        given = self._given(fields, entry, kind, key)
        if given is None:
            return None
        return _tried(
            lambda: parse_value(kind, given, self._lexicon),
            fields,
            entry.line,
            f"value of kind '{kind.value}'",
        )

    def _given(self, fields: Fields, entry: Entry, kind: Kind, key: str) -> str | dict[str, object] | None:
        if not isinstance(entry, Section):
            scalar = fields.checked(entry, key)
            return None if scalar is None or scalar.text is None else scalar.text.strip()
        if kind not in _PARTS:
            cure = f"Only {', '.join(words(k) for k in _PARTS)} may be given in parts; write one text"
            fields.note(entry.line, f"has a {words(kind)} in parts", cure)
            return None
        inner = Fields(entry, _PARTS[kind], fields.problems, fields.subject)
        read = {part: _texts(inner, part) for part in entry.entries if part in _PARTS[kind]}
        filled: dict[str, object] = {part: texts for part, texts in read.items() if texts}
        if not filled:
            fields.note(entry.line, f"has an empty '{key}'", "Fill it in")
        return filled or None

    def party_name(self, fields: Fields) -> Value | None:
        """Return the name of a party with what else is known of it."""
        entry = fields.get("name", required=True)
        title = fields.text("title")
        known_as = [self._name(fields, scalar) for scalar in fields.texts("known_as")]
        previous = [self._name(fields, scalar) for scalar in fields.texts("previous_names")]
        given = None if entry is None else self._given(fields, entry, Kind.PERSON, "name")
        if entry is None or given is None:
            return None
        if isinstance(given, str):
            return _tried(
                lambda: parse_person(
                    given, title=title, known_as=known_as, previous_names=previous, lexicon=self._lexicon
                ),
                fields,
                entry.line,
                "name",
            )
        parts: dict[str, object] = {"title": title, **given}
        for part, more in (("known_as", known_as), ("previous_surnames", previous)):
            own = parts.get(part)
            parts[part] = [*(own if isinstance(own, list) else ()), *more]
        return _tried(lambda: parse_value(Kind.PERSON, parts, self._lexicon), fields, entry.line, "name")

    def _name(self, fields: Fields, scalar: Scalar) -> str:
        text = (scalar.text or "").strip()
        if sum(c.isalpha() for c in text) < _LEAST_NAME:
            fields.note(scalar.line, "has a name of under two letters", "Give the whole name or remove it")
        return text

    def alias(self, fields: Fields, scalar: Scalar, kind: Kind) -> str:
        """Return an `also_written` text; note it if it is too general."""
        text = (scalar.text or "").strip()
        try:
            check_alias(kind, text, self._lexicon)
        except ValueInvalid as error:
            problem = f"has an 'also_written' that cannot be used: {_start(error.problem)}"
            fields.note(scalar.line, problem, error.cure)
        return text

    def check_whole(self, fields: Fields, line: int, kind: Kind, value: Value) -> None:
        """Note an allowed entry that is only a name or a street: it would let protected ones through."""
        if kind is Kind.PERSON and not (value.first("forenames") and value.first("surname")):
            cure = "Give forename and surname; a forename or surname alone cannot be allowed"
            fields.note(line, "is not a full name", cure)
        if kind is Kind.ADDRESS and not _is_full_address(value):
            cure = "Give the full address; a street, town or postcode alone cannot be allowed"
            fields.note(line, "is not a full address", cure)


def _tried(parse: Callable[[], Value], fields: Fields, line: int, what: str) -> Value | None:
    try:
        return parse()
    except ValueInvalid as error:
        problem, cure = error.problem, error.cure
    except (ValueError, LookupError, TypeError):
        # A parser's own mistake must stop the run with a sentence, not with a traceback full of text.
        problem, cure = _ODD
    fields.note(line, f"has a {what} that cannot be used: {_start(problem)}", cure)
    return None


def _is_full_address(value: Value) -> bool:
    if any(value.first(part) for part in ("uprn", "what3words", "latitude")):
        return True
    house = any(value.first(part) for part in ("number", "house_name", "flat"))
    return house and any(value.first(part) for part in ("street", "town", "postcode"))


def _texts(fields: Fields, part: str) -> list[str]:
    return [scalar.text.strip() for scalar in fields.texts(part) if scalar.text is not None]


def _start(problem: str) -> str:
    return problem[:1].lower() + problem[1:] if problem[:2].istitle() else problem


def words(kind: Kind) -> str:
    """Return the kind as words."""
    return kind.value.replace("_", " ")
