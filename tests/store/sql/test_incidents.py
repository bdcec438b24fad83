"""Incidents are written once, sealed, and vouched for by the ledger."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from redactor.model.errors import DatabaseInvalid, DatabaseUnavailable, Misconfigured
from redactor.model.incident import Incident, IncidentAct, IncidentEvent
from redactor.model.kind import Severity
from redactor.model.secret import Secret
from redactor.store.sql.incidents import Incidents, Opened
from redactor.store.sql.ledger import Ledger
from redactor.store.sql.record import Record

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
TITLE = Secret("her address at 14 Rose Lane went to her former partner")


@pytest.fixture
def incidents(record: Record) -> Incidents:
    return Incidents(record, Ledger(record))


def opened(incidents: Incidents, case: str = "CF-1") -> Incident:
    task = IncidentEvent(2, NOW, "ruth", IncidentAct.TASK, Secret("ring her"), "ruth", NOW)
    about = Opened(case, Severity.CRITICAL, TITLE, NOW, ("x-home",), ("ms-z",))
    return incidents.open(about, "ruth", [task], NOW)


def noted(incidents: Incidents, number: int, words: str = "rang her") -> Incident:
    def event(incident: Incident) -> list[IncidentEvent]:
        last = len(incident.events) + 1
        return [IncidentEvent(last, NOW, "siân", IncidentAct.NOTE, Secret(words), "Tamsin")]

    return incidents.act(number, event)


def unguarded(record: Record, statement: str) -> None:
    with record.database.writing() as connection:
        for name in ("no_change", "no_removal", "no_replacement"):
            on = " ON incident_event" if record.database.dialect == "postgresql" else ""
            connection.execute(text(f"DROP TRIGGER IF EXISTS incident_event_{name}{on}"))
        connection.execute(text(statement))


def test_what_was_written_comes_back(incidents: Incidents) -> None:
    one = opened(incidents)
    assert (one.number, one.case, one.severity, one.items) == (1, "CF-1", Severity.CRITICAL, ("x-home",))
    assert one.title == TITLE
    assert (one.tasks[0].title, one.tasks[0].due) == (Secret("ring her"), NOW)
    assert noted(incidents, 1).events[-1].text == Secret("rang her")
    assert opened(incidents, "CF-2").number == 2
    assert incidents.all() == ((1, "CF-1"), (2, "CF-2"))


def test_every_act_is_a_row_of_the_ledger_without_its_words(incidents: Incidents, record: Record) -> None:
    opened(incidents)
    noted(incidents, 1)
    rows = list(Ledger(record).rows("CF-1"))
    assert [row["action"] for row in rows] == ["incident-open", "incident-task", "incident-note"]
    assert "Rose" not in str(rows)
    assert Ledger(record).check().ok


def test_the_words_are_sealed(tmp_path: Path) -> None:
    from redactor.store.keyring import KeyPlace
    from redactor.store.sql.record import open_record

    record = open_record(f"sqlite:///{tmp_path / 'r.db'}", KeyPlace(tmp_path / "keys.json"))
    opened(Incidents(record, Ledger(record)))
    for path in tmp_path.glob("r.db*"):
        assert b"Rose" not in path.read_bytes()
        assert b"ring her" not in path.read_bytes()
    record.database.close()


@pytest.mark.parametrize(
    "statement", ["DELETE FROM incident_event", "UPDATE incident_event SET actor = 'dana' WHERE number = 1"]
)
def test_the_database_refuses_changes(incidents: Incidents, record: Record, statement: str) -> None:
    opened(incidents)
    with pytest.raises(DatabaseUnavailable, match="never done"), record.database.writing() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE incident_event SET actor = 'dana' WHERE number = 3",
        "UPDATE incident_event SET recorded = '2026-11-22T05:00:00+00:00' WHERE number = 2",
        "UPDATE incident_event SET token = "
        "(SELECT token FROM incident_event WHERE number = 3) WHERE number = 2",
        "DELETE FROM incident_event WHERE number = 3",
        "DELETE FROM incident_event WHERE number = 2",
        "UPDATE incident_event SET number = 4 WHERE number = 3",
    ],
)
def test_every_change_is_noticed(incidents: Incidents, record: Record, statement: str) -> None:
    opened(incidents)
    noted(incidents, 1)
    unguarded(record, statement)
    with pytest.raises(DatabaseInvalid):
        incidents.incident(1)
    with pytest.raises(DatabaseInvalid):
        noted(incidents, 1)


def test_an_incident_that_does_not_exist(incidents: Incidents) -> None:
    with pytest.raises(Misconfigured):
        incidents.incident(1)
