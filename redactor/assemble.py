"""The composition root: settings -> a house with every part in its place.

The one file that knows every concrete part and every plug-in. It decides nothing; whichever door
asks gets the same pipeline, and so nobody can leave out the verifier.
"""

from __future__ import annotations

import hashlib
import os
import pwd
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from redactor import __version__
from redactor.model.document import Document
from redactor.model.errors import Misconfigured
from redactor.model.finding import Disposition, Finding, Override
from redactor.model.order import Order
from redactor.model.text import Location, Segment, TextMap
from redactor.policy.linkage import linkage_findings
from redactor.policy.withhold import recipients_of, withhold
from redactor.ports import Detector, Format, Search, Verifier
from redactor.settings import Settings, load_settings

if TYPE_CHECKING:
    from redactor.detect.cases.index import CaseIndex
    from redactor.gate.check import Check
    from redactor.gate.sockets import Cases, MailReader
    from redactor.model.case import ProtectedItem, Register
    from redactor.model.report import Report, Result
    from redactor.model.rules import Profile, RuleSet
    from redactor.pipeline import Pipeline
    from redactor.store.audit_file import AuditFile
    from redactor.store.audit_row import AuditCheck
    from redactor.store.keyring import KeyRing
    from redactor.store.sql.incidents import Incidents
    from redactor.store.sql.ledger import Ledger
    from redactor.store.sql.record import Record
    from redactor.store.sql.register import Registers
    from redactor.store.sql.releases import Releases
    from redactor.store.sql.roles import Roles

FORMATS, DETECTORS, VERIFIERS = "redactor_v1.formats", "redactor_v1.detectors", "redactor_v1.verifiers"


@dataclass(frozen=True)
class House:
    """Everything a door needs. Parts are made at first use, and once."""

    settings: Settings

    @cached_property
    def rules(self) -> RuleSet:
        """The rules in force. Raises `RulesInvalid`."""
        from redactor.rulebook.rules import load_rules

        rules = load_rules(self.settings.rules)
        if not self.settings.show_codes:
            return rules
        return replace(rules, profiles=tuple(replace(p, show_codes=True) for p in rules.profiles))

    @cached_property
    def audit(self) -> AuditFile | Ledger:
        """The ledger in the database, or the audit file where there is none; made on first use."""
        if self.settings.database:
            return self.ledger
        from redactor.store.audit_file import open_audit

        return open_audit(self.settings.state)

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger in the database. Raises as `record`."""
        from redactor.store.sql.ledger import Ledger

        return Ledger(self.record, self.settings.state / "anchors")

    @cached_property
    def keys(self) -> KeyRing:
        """The keys that sign evidence: those of the database, or the state folder's, made on first use."""
        if self.settings.database:
            return self.record.keys
        from redactor.store.keyring import key_place, load_keyring

        return load_keyring(key_place(self.settings.keys, self.settings.state), make=True)

    @cached_property
    def formats(self) -> tuple[Format, ...]:
        """Every format, plain text last: it is what remains when nothing else recognises a file."""
        found = [part(self.settings.limits) for part in _plug_ins(FORMATS)]
        return tuple(sorted(found, key=lambda one: one.name == "plain"))

    @cached_property
    def detectors(self) -> tuple[Detector, ...]:
        """Every detector, the register's first."""
        found = [_detector(part, self.settings) for part in _plug_ins(DETECTORS)]
        return tuple(sorted(found, key=lambda one: one.name != "known"))

    @cached_property
    def verifier(self) -> Verifier:
        """The independent verifier."""
        from redactor.outside.second_reader import second_reader

        part = next(_plug_ins(VERIFIERS))
        verifier: Verifier = part(self.rules.all_labels(), self.settings.limits, second_reader())
        return verifier

    @cached_property
    def pipeline(self) -> Pipeline:
        """The road with its sockets filled."""
        from redactor.pipeline import Pipeline

        return Pipeline(
            formats=self.formats,
            detectors=self.detectors,
            matcher=next(detector for detector in self.detectors if detector.name == "known"),
            verifier=self.verifier,
            audit=self.audit,
            rules=self.rules,
            limits=self.settings.limits,
            versions=(("redactor", __version__),),
            model_versions=self._model_versions,
        )

    def _model_versions(self, profile: Profile) -> tuple[tuple[str, str], ...]:
        """Return what a decision rests on besides the rules: text recognition and language models."""
        from redactor.outside.ocr import engine

        reader = engine()
        found = [("ocr", reader.version if reader is not None else "none")]
        if {profile.details, profile.people} != {Disposition.KEEP}:
            for detector in self.detectors:
                found += getattr(detector, "versions", tuple)()
        return tuple(found)

    def check_profile(self, name: str) -> str:
        """Return the profile's name if everything it needs is installed.

        Raises:
            Misconfigured: there is no such profile, or its language model is missing.
        """
        profile = self.rules.profile(name)
        beyond = {profile.details, profile.people} != {Disposition.KEEP}
        model = self.settings.model
        if beyond and not Path(model).is_dir() and find_spec(model) is None:
            raise Misconfigured(
                f"The language model '{model}' is not installed",
                advice="Nothing was processed. Install it (make setup), or use --profile register-only.",
            )
        return profile.name

    def load_register(self, source: str | Path) -> Register:
        """Read and check a register. Raises `RegisterInvalid` or `RegisterMissing`."""
        from redactor.store.register_file import load_register as load

        codes = [reason.code for reason in self.rules.reasons]
        return load(source, lexicon=self.rules.lexicon, reasons=codes)

    @cached_property
    def record(self) -> Record:
        """The database with its keys, made at first use.

        Raises:
            Misconfigured: the settings name none, it is not ours, or its keys are lost.
            DatabaseUnavailable: it cannot be reached or written.
        """
        from redactor.store.keyring import key_place
        from redactor.store.sql.record import open_record

        if not self.settings.database:
            raise Misconfigured(
                "No database was named",
                advice="Nothing was processed. Give --database URL, or set 'database' in redactor.toml.",
            )
        return open_record(self.settings.database, key_place(self.settings.keys, self.settings.state))

    @cached_property
    def releases(self) -> Releases:
        """What was released, kept sealed. Raises as `record`."""
        from redactor.store.sql.releases import Releases

        return Releases(self.record)

    @cached_property
    def incidents(self) -> Incidents:
        """The incidents in the database. Raises as `record`."""
        from redactor.store.sql.incidents import Incidents

        return Incidents(self.record, self.ledger)

    @cached_property
    def registers(self) -> Registers:
        """The registers in the database. Raises as `record`."""
        from redactor.store.sql.register import Registers

        codes = [reason.code for reason in self.rules.reasons]
        return Registers(self.record, lexicon=self.rules.lexicon, reasons=codes)

    @cached_property
    def roles(self) -> Roles:
        """Who was granted which role. Raises as `record`."""
        from redactor.store.sql.roles import Roles

        return Roles(self.record)

    def case_index(self, key: bytes) -> CaseIndex:
        """Return an empty look-up over all cases; look-ups that share keys need the same `key`."""
        from redactor.detect.cases.index import CaseIndex

        return CaseIndex(self.rules.lexicon, key)

    def mail_check(self, cases: Cases) -> Check:
        """Return the mail check over these cases, with the same verifier and matcher as everywhere."""
        from redactor.gate.check import Check

        return Check(
            reader=cast("MailReader", self.verifier),
            matcher=next(detector for detector in self.detectors if detector.name == "known"),
            rules=self.rules,
            mail=self.settings.mail.rules,
            cases=cases,
            versions=(("redactor", __version__), ("rules", self.rules.version)),
        )

    def find_text(self, text: str, register: Register, to: Sequence[str], profile: str) -> list[Finding]:
        """Return the findings in plain text, in order of place."""
        withholding = withhold(register, recipients_of(register, to))
        search = Search(withholding, self.rules, self.rules.profile(profile))
        whole = TextMap("text", text, (Segment(0, len(text), Location("text", "text")),))
        found = [finding for detector in self.detectors for finding in detector.find(whole, search)]
        return sorted(linkage_findings(found, withholding), key=lambda finding: (finding.start, finding.end))

    def order(  # noqa: PLR0913, PLR0917  # one value of everything an order is made of
        self,
        document: Document,
        register: Register,
        to: Sequence[str],
        profile: str,
        answers: Sequence[Override] = (),
        number: int = 1,
    ) -> Order:
        """Return the order for one copy, in the name of the user of this machine."""
        return Order(document, register, tuple(to), profile, tuple(answers), self.actor, number)

    @cached_property
    def actor(self) -> str:
        """The user as the operating system knows them: by number, for $USER can be set by anybody."""
        number = os.getuid()
        try:
            return pwd.getpwuid(number).pw_name
        except KeyError:
            return f"uid-{number}"

    @staticmethod
    def knows(user: str) -> bool:
        """Say whether the operating system knows a user of this name."""
        try:
            pwd.getpwnam(user)
        except (KeyError, ValueError):
            return False
        return True

    def redact(  # as order()
        self,
        document: Document,
        register: Register,
        to: Sequence[str],
        profile: str,
        answers: Sequence[Override] = (),
    ) -> Result:
        """Make, prove and record one copy."""
        return self.pipeline.redact(self.order(document, register, to, profile, answers))

    def verify(self, document: Document, register: Register, to: Sequence[str]) -> Report:
        """Check anyone's file."""
        return self.pipeline.verify(self.order(document, register, to, "register-only"))

    def neutral_number(self, name: str) -> int:
        """Return the number that stands in place of a name which gives something away."""
        from redactor.store.keys import load_key, neutral_number

        return neutral_number(name, load_key(self.settings.state))

    def check_audit(self) -> AuditCheck:
        """Prove the audit's chain."""
        return self.audit.check()

    def audit_rows(self) -> Iterator[dict[str, Any]]:
        """Yield the audit's entries, oldest first."""
        return self.audit.rows()

    def check_examples(self) -> list[str]:
        """Run every recogniser's examples; return what is wrong, in plain words."""
        from redactor.detect.presidio import check_examples
        from redactor.rulebook.rules import load_definitions

        return check_examples(load_definitions(self.settings.rules))

    def explain(self, item: ProtectedItem) -> Any:
        """Return every form that will be looked for."""
        from redactor.detect.known.explain import explain_item

        return explain_item(item, self.rules)


@lru_cache(maxsize=1)
def matcher_digest() -> str:
    """Return the digest of the programs that make a register ready: other programs, other keys."""
    from redactor import detect, values

    digest = hashlib.sha256()
    for package in (detect, values):
        for path in sorted(Path(package.__path__[0]).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=4)
def house(settings: Settings | None = None) -> House:
    """Return the house for these settings; the same one for the same settings."""
    return House(settings if settings is not None else load_settings())


def load_register(source: str | Path) -> Register:
    """Read and check a register by the default settings."""
    return house().load_register(source)


def prepare(settings: Settings, rules: RuleSet) -> None:
    """Give a worker process the rules that its parent has read and checked already."""
    vars(house(settings))["rules"] = rules


def run_one(settings: Settings, order: Order) -> Result:
    """Redact in a worker process: it builds its own house once and keeps it warm."""
    return house(settings).pipeline.redact(order)


def verify_one(settings: Settings, order: Order) -> Report:
    """Verify in a worker process."""
    return house(settings).pipeline.verify(order)


def _plug_ins(group: str) -> Iterator[Any]:
    """Yield the classes of an entry point group, built-ins first, in a fixed order."""
    found = metadata.entry_points(group=group)
    for entry in sorted(found, key=lambda e: (not e.value.startswith("redactor."), e.name)):
        yield entry.load()


def _detector(part: Any, settings: Settings) -> Detector:
    """Make a detector; one that works with a language model is told which."""
    made: Detector = part(settings.model) if getattr(part, "takes_model", False) else part()
    return made
