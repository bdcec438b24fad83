"""The Outlook add-in with a stubbed Office: only the word "allow" lets a message go.

It was not run inside Outlook.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree

from redactor.entry.outlook.addin import addin_files
from redactor.model.errors import SettingsInvalid

pytestmark = pytest.mark.requires("node")
APPLICATION = "11111111-2222-3333-4444-555555555555"
PDF = {
    "name": "plan.pdf",
    "size": 10,
    "content": {"format": "base64", "content": base64.b64encode(b"%PDF").decode()},
}
MESSAGE = {
    "from": "worker@council.example",
    "to": ["dana@example.net"],
    "cc": ["gp@example.org"],
    "bcc": ["secret@example.org"],
    "subject": "Visit",
    "text": "She lives there",
    "html": "<p>She lives there</p>",
    "attachments": [PDF],
}


def sent(tmp_path: Path, unknown: str = "block", **given: Any) -> dict[str, Any]:
    script = tmp_path / "redactor.js"
    script.write_bytes(addin_files("https://redactor.example.org", APPLICATION, unknown)["redactor.js"])
    given = {"message": MESSAGE, "token": "t0ken", "reply": {"decision": "allow"}, **given}
    harness = Path(__file__).with_name("harness.cjs")
    done = subprocess.run(
        ["node", harness, script],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    assert len(found["completed"]) == 1, "Outlook must be answered exactly once"
    return found


def test_the_whole_message_is_asked_about_with_the_users_token(tmp_path: Path) -> None:
    (request,) = sent(tmp_path)["requests"]
    assert request["url"] == "https://redactor.example.org/v1/check"
    assert request["headers"]["Authorization"] == "Bearer t0ken"
    body = request["body"]
    assert {one["address"] for one in body["recipients"]} == {
        "dana@example.net",
        "gp@example.org",
        "secret@example.org",
    }
    assert body["sender"] == "worker@council.example"
    assert body["body"] == {"text": "She lives there", "html": "<p>She lives there</p>"}
    assert base64.b64decode(body["attachments"][0]["content_b64"]) == b"%PDF"


def test_allow_lets_it_go(tmp_path: Path) -> None:
    assert sent(tmp_path)["completed"] == [{"allowEvent": True}]


def test_block_stops_it_with_the_servers_words(tmp_path: Path) -> None:
    text = "It holds the home address of person C. " * 20
    (answer,) = sent(tmp_path, reply={"decision": "block", "text": text})["completed"]
    assert answer["allowEvent"] is False
    assert answer["errorMessage"] == text[:300]
    assert "sendModeOverride" not in answer


@pytest.mark.parametrize(
    "given",
    [
        {"reply": {"decision": "unknown"}},
        {"reply": {"decision": "ALLOW"}},
        {"reply": {"decision": True}},
        {"reply": {}},
        {"reply": None},
        {"reply": "garbage"},
        {"reply": "down"},
        {"reply": "hang"},
        {"status": 429},
        {"status": 503},
        {"status": 401},
        {"status": 204},
        {"token": ""},
        {"hang": "body"},
        {"throw": "body"},
        *(
            {"fail": name}
            for name in ("from", "to", "cc", "bcc", "subject", "body", "attachments", "content")
        ),
        {
            "message": {
                **MESSAGE,
                "attachments": [{**PDF, "content": {"format": "url", "content": "https://cloud"}}],
            }
        },
        {"message": {**MESSAGE, "attachments": [{**PDF, "size": 30_000_000}]}},
    ],
    ids=str,
)
def test_whatever_is_no_clear_answer_stops_it(tmp_path: Path, given: dict[str, Any]) -> None:
    (answer,) = sent(tmp_path, **given)["completed"]
    assert answer["allowEvent"] is False
    assert answer["errorMessage"]
    assert "sendModeOverride" not in answer


def test_unknown_asks_the_sender_where_the_council_chose_so(tmp_path: Path) -> None:
    (answer,) = sent(tmp_path, unknown="prompt", reply="down")["completed"]
    assert answer["allowEvent"] is False
    assert answer["sendModeOverride"] == "promptUser"
    (blocked,) = sent(tmp_path, unknown="prompt", reply={"decision": "block"})["completed"]
    assert "sendModeOverride" not in blocked


def test_the_manifest_blocks_when_the_add_in_cannot_be_reached() -> None:
    files = addin_files("https://redactor.example.org/", APPLICATION)
    manifest = files["manifest.xml"].decode()
    ElementTree.fromstring(manifest)
    assert 'Type="OnMessageSend" FunctionName="onMessageSendHandler" SendMode="Block"' in manifest
    assert all(files[name].startswith(b"\x89PNG") for name in re.findall(r"icon-\d+\.png", manifest))
    assert "@" not in re.sub(r"<!--.*?-->", "", manifest, flags=re.S)
    assert addin_files("https://other.example.org", APPLICATION)["manifest.xml"] != files["manifest.xml"]


def test_the_script_uses_nothing_newer_than_classic_outlook_knows() -> None:
    source = addin_files("https://a.example", APPLICATION)["redactor.js"].decode()
    script = re.sub(r"/\*.*?\*/", "", source, flags=re.S)
    assert not re.search(r"\basync\b|\bawait\b|\?\.|\?\?|\bimport\b|`|=>|\.\.\.", script)


@pytest.mark.parametrize(
    "server", ["http://a.example", "https://", "https://a.example/x", "https://u@a.example", "a"]
)
def test_a_server_must_be_plain_https(server: str) -> None:
    with pytest.raises(SettingsInvalid):
        addin_files(server, APPLICATION)


def test_other_choices_are_refused() -> None:
    with pytest.raises(SettingsInvalid):
        addin_files("https://a.example", APPLICATION, "allow")
    with pytest.raises(SettingsInvalid):
        addin_files("https://a.example", "my app")
