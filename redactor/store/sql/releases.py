"""What was released, kept sealed: the copy, its input, answers, register and rules as they then stood.

Takes orders and results; gives them back for later questions, until their time is over: then the
content goes and the fact remains. It does not decide what a question means.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Table, and_, delete, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from redactor.model.document import Document
from redactor.model.errors import DatabaseInvalid
from redactor.model.finding import Disposition, Override
from redactor.model.order import Order
from redactor.model.report import Report
from redactor.model.secret import Secret
from redactor.store.sql.pack import packed, unpacked
from redactor.store.sql.record import Record
from redactor.store.sql.tables_releases import REGISTER, RELEASE, RULES

_COLUMNS: Final = [column for column in RELEASE.columns if column.name != "content"]


@dataclass(frozen=True, slots=True)
class Release:
    """One release as a fact. `kept` says whether its content is still there."""

    seq: int
    case: str
    recipients: tuple[str, ...]
    made: datetime
    actor: str
    input: str
    output: str
    register: str
    rules: str
    profile: str
    kept: bool
    withdrawn: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The content of one release. `settings` are those that a decision may depend on."""

    document: Document
    output: Document
    overrides: tuple[Override, ...]
    number: int
    register: Secret
    settings: Mapping[str, Any]


class Releases:
    """The releases of one record."""

    def __init__(self, record: Record, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Use the tables of `record`, which must be up to date."""
        self._record = record
        self._now = now

    def keep(  # noqa: PLR0913  # everything a replay needs
        self,
        order: Order,
        report: Report,
        output: bytes,
        *,
        rules: Callable[[], Mapping[str, bytes]],
        settings: Mapping[str, Any],
        days: int,
    ) -> None:
        """Keep one release for so many days; with 0 the fact alone. `rules` gives the rules' files.

        Raises:
            DatabaseUnavailable: it could not be kept.
        """
        if report.ledger is None:
            raise DatabaseInvalid("A release without a row in the ledger is not kept")
        versions = dict(report.versions)
        now = self._now()
        row = _fact(report, order.actor, now)
        if days:
            row["until"] = (now + timedelta(days=days)).isoformat(timespec="seconds")
            row["content"] = self._record.keys.sealed(_content(order, report, output, settings))
            row["ended"] = ""
        with self._record.database.writing() as connection:
            # First, so that `expire` waits, and does not take away what this release needs.
            connection.execute(insert(RELEASE).values(row))
            if days:
                read_from = order.register.document.reveal().encode()
                _once(connection, REGISTER, versions["register"], lambda: self._record.keys.sealed(read_from))
                _once(connection, RULES, versions["rules"], lambda: packed(rules()))
        self.expire()

    def withdraw(self, report: Report, actor: str) -> None:
        """Note that a copy could not be published after all, also one that could not be kept."""
        row = _fact(report, actor, self._now())
        withdrawn = {"withdrawn": row["ended"]}
        with self._record.database.writing() as connection:
            changed = update(RELEASE).where(RELEASE.c.seq == row["seq"]).values(withdrawn)
            if not connection.execute(changed).rowcount:
                connection.execute(insert(RELEASE).values(row | withdrawn))

    def of_case(self, case: str) -> tuple[Release, ...]:
        """Return every release of a case, oldest first, whether its content is kept or not."""
        with self._record.database.reading() as connection:
            rows = connection.execute(
                select(*_COLUMNS).where(RELEASE.c.case_ref == case).order_by(RELEASE.c.seq)
            )
            return tuple(_release(row) for row in rows)

    def by_seq(self, seq: int) -> Release | None:
        """Return the release that a row of the ledger stands for."""
        with self._record.database.reading() as connection:
            row = connection.execute(select(*_COLUMNS).where(RELEASE.c.seq == seq)).one_or_none()
        return None if row is None else _release(row)

    def content(self, release: Release) -> Kept | None:
        """Return what was kept of a release, None if its time is over.

        Raises:
            KeyLost, DatabaseInvalid: it was changed, or sealed with another key.
        """
        with self._record.database.reading() as connection:
            token = connection.scalar(select(RELEASE.c.content).where(RELEASE.c.seq == release.seq))
            version = REGISTER.c.version == release.register
            register = connection.scalar(select(REGISTER.c.content).where(version))
        if token is None or register is None:
            return None
        parts = unpacked(self._record.keys.unsealed(bytes(token)))
        return _kept(parts, Secret(self._record.keys.unsealed(bytes(register)).decode()), release)

    def rules(self, version: str) -> dict[str, bytes]:
        """Return the files of rules as they then stood, empty if they are no longer kept."""
        with self._record.database.reading() as connection:
            content = connection.scalar(select(RULES.c.content).where(RULES.c.version == version))
        return {} if content is None else unpacked(bytes(content))

    def expire(self) -> int:
        """End the content of every release whose time is over; return how many there were."""
        now = self._now().isoformat(timespec="seconds")
        over = and_(RELEASE.c.content.is_not(None), RELEASE.c.until != "", RELEASE.c.until < now)
        with self._record.database.reading() as connection:
            if connection.scalar(select(RELEASE.c.seq).where(over).limit(1)) is None:
                return 0
        with self._record.database.writing() as connection:
            if self._record.database.dialect == "postgresql":
                connection.execute(text("LOCK TABLE release IN SHARE ROW EXCLUSIVE MODE"))
            ended = connection.execute(update(RELEASE).where(over).values(content=None, ended=now)).rowcount
            used = select(RELEASE.c.register).where(RELEASE.c.content.is_not(None))
            connection.execute(delete(REGISTER).where(REGISTER.c.version.not_in(used)))
            used = select(RELEASE.c.rules).where(RELEASE.c.content.is_not(None))
            connection.execute(delete(RULES).where(RULES.c.version.not_in(used)))
        return int(ended)

    def cases(self) -> Iterator[str]:
        """Yield every case of which something was released."""
        with self._record.database.reading() as connection:
            yield from connection.scalars(select(RELEASE.c.case_ref).distinct()).all()


def _fact(report: Report, actor: str, now: datetime) -> dict[str, Any]:
    """Return the row of a release of which nothing is kept but the fact."""
    versions = dict(report.versions)
    return {
        "seq": report.ledger.seq if report.ledger else 0,
        "case_ref": report.case,
        "recipients": json.dumps(list(report.recipients)),
        "made": report.when.astimezone(UTC).isoformat(timespec="milliseconds"),
        "actor": actor,
        "input": report.input_digest,
        "output": report.output_digest or "",
        "register": versions.get("register", ""),
        "rules": versions.get("rules", ""),
        "profile": report.profile,
        "until": "",
        "content": None,
        "ended": now.isoformat(timespec="seconds"),
        "withdrawn": "",
    }


def _once(connection: Connection, table: Table, version: str, content: Callable[[], bytes]) -> None:
    """Keep a version if nobody has kept it yet, whoever else keeps it in this moment."""
    if connection.scalar(select(table.c.version).where(table.c.version == version)) is None:
        insert_new = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        row = insert_new(table).values(version=version, content=content())
        connection.execute(row.on_conflict_do_nothing())


def _release(row: Any) -> Release:
    return Release(
        seq=row.seq,
        case=row.case_ref,
        recipients=tuple(json.loads(row.recipients)),
        made=datetime.fromisoformat(row.made),
        actor=row.actor,
        input=row.input,
        output=row.output,
        register=row.register,
        rules=row.rules,
        profile=row.profile,
        kept=not row.ended,
        withdrawn=row.withdrawn,
    )


def _content(order: Order, report: Report, output: bytes, settings: Mapping[str, Any]) -> bytes:
    about = {
        "name": order.document.name,
        "output_name": report.name,
        "password": order.document.password.reveal() if order.document.password else None,
        "overrides": [asdict(override) for override in order.overrides],
        "number": order.number,
        "settings": dict(settings),
    }
    return packed({"about": json.dumps(about).encode(), "input": order.document.data, "output": output})


def _kept(parts: Mapping[str, bytes], register: Secret, release: Release) -> Kept:
    try:
        about = json.loads(parts["about"])
        password = Secret(about["password"]) if about["password"] is not None else None
        kept = Kept(
            Document(about["name"], parts["input"], password),
            Document(about["output_name"], parts["output"]),
            tuple(_override(row) for row in about["overrides"]),
            int(about["number"]),
            register,
            about["settings"],
        )
    except (ValueError, KeyError, TypeError):
        raise DatabaseInvalid("Something kept in the database is damaged") from None
    if (kept.document.digest, kept.output.digest) != (release.input, release.output):
        raise DatabaseInvalid("A kept release is not the one that its row names")
    return kept


def _override(row: Mapping[str, str]) -> Override:
    return Override(**{**row, "disposition": Disposition(row["disposition"])})  # type: ignore[arg-type]  # as written by _content
