"""The HTTP check as a program sees it: who may ask, what is taken, and never "allow" by mistake."""

from __future__ import annotations

import base64
import hashlib
import json
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from fastapi.testclient import TestClient

from redactor.entry.http.app import make_app
from redactor.entry.outlook.addin import addin_files
from redactor.model.document import Digest
from redactor.model.mail import Envelope, MailDecision, RecipientVerdict, Verdict
from redactor.runs.ask.desk import Desk
from redactor.runs.ask.pace import Pace
from redactor.runs.ask.who import Door, sign_in
from redactor.store.tokens import Tokens

SECRET = "14 Rose Lane"
QUESTION = {
    "client": "test",
    "sender": "worker@council.example",
    "recipients": [{"address": "dana@example.net"}],
    "subject": "Visit",
    "body": {"text": "See you"},
}


def check(message: bytes, envelope: Envelope) -> Future:
    import email
    from email.policy import default

    whole = email.message_from_bytes(message, policy=default)
    texts = [str(whole["subject"]), *(part.get_content() for part in whole.walk() if not part.is_multipart())]
    found = any(SECRET in (text if isinstance(text, str) else text.decode("latin-1")) for text in texts)
    decision = MailDecision.HOLD if found else MailDecision.DELIVER
    future: Future = Future()
    future.set_result(Verdict(Digest("d"), tuple(RecipientVerdict(r, decision) for r in envelope.recipients)))
    return future


@pytest.fixture
def tokens(tmp_path: Path) -> Tokens:
    return Tokens(tmp_path)


@pytest.fixture
def client(tokens: Tokens) -> TestClient:
    files = addin_files("https://redactor.example.org", "11111111-2222-3333-4444-555555555555")
    at = Desk(check, lambda *_: None, lambda user, case: True, questions=Pace(30, 0.001))
    app = make_app(at, Door(tokens, proxies=("10.0.0.0/8",)), files, most=200_000)
    token = tokens.add("worker", ["worker@council.example"], 30)
    return TestClient(app, headers={"Authorization": f"Bearer {token}"})


def ask(client: TestClient, **changes: Any) -> httpx.Response:
    return client.post("/v1/check", json={**QUESTION, **changes})


def test_a_clean_mail_is_allowed_and_a_leak_blocked_wherever_it_stands(client: TestClient) -> None:
    assert ask(client).json()["decision"] == "allow"
    packed = base64.b64encode(SECRET.encode()).decode()
    for changes in (
        {"subject": SECRET},
        {"body": {"text": SECRET}},
        {"body": {"text": "", "html": f"<p>{SECRET}</p>"}},
        {"attachments": [{"name": "a.txt", "content_b64": packed}]},
        {"attachments": [{"name": "a.txt", "content": SECRET}]},
    ):
        reply = ask(client, **changes)
        assert (reply.status_code, reply.json()["decision"]) == (200, "block"), changes
        assert SECRET not in reply.text


def test_an_attachment_handed_over_before(client: TestClient) -> None:
    digest = hashlib.sha256(SECRET.encode()).hexdigest()
    named = {"attachments": [{"name": "a.txt", "sha256": digest}]}
    missing = ask(client, **named)
    assert (missing.status_code, missing.json()["decision"]) == (409, "unknown")
    assert client.put(f"/v1/blobs/{'0' * 64}", content=SECRET).status_code == 409
    assert client.put(f"/v1/blobs/{digest}", content=SECRET).status_code == 204
    assert ask(client, **named).json()["decision"] == "block"


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", "Basic d29ya2VyOng=", "bearer \u00fc"])
def test_nobody_asks_without_a_name(client: TestClient, header: str) -> None:
    reply = client.post("/v1/check", json=QUESTION, headers={"Authorization": header.encode("latin-1")})
    assert (reply.status_code, reply.json()["decision"]) == (401, "unknown")


def test_a_proxy_is_believed_only_from_its_address(client: TestClient) -> None:
    app = client.app
    headers = {"X-Forwarded-User": "worker@council.example"}
    for peer, status in (("10.1.2.3", 200), ("192.0.2.1", 401)):
        other = TestClient(app, client=(peer, 5000), headers=headers)
        assert other.post("/v1/check", json=QUESTION).status_code == status


def test_nobody_sends_in_another_name(client: TestClient) -> None:
    assert ask(client, sender="boss@council.example").status_code == 403


@pytest.mark.parametrize(
    "changes",
    [
        {"recipients": []},
        {"recipients": [{"address": "a@b", "type": "hidden"}]},
        {"surprise": SECRET},
        {"body": {"rtf": SECRET}},
        {"sender": ""},
    ],
)
def test_what_cannot_be_read_is_refused_without_repeating_it(client: TestClient, changes: dict) -> None:
    reply = ask(client, **changes)
    assert (reply.status_code, reply.json()["decision"]) == (422, "unknown")
    assert SECRET not in reply.text


def test_broken_base64_is_no_attachment(client: TestClient) -> None:
    assert ask(client, attachments=[{"name": "a", "content_b64": "***"}]).status_code == 409


@pytest.mark.parametrize("announced", [True, False])
def test_too_large_a_mail_is_refused(client: TestClient, announced: bool) -> None:
    body = json.dumps({**QUESTION, "subject": "x" * 300_000}).encode()
    content = body if announced else iter([body[:150_000], body[150_000:]])
    reply = client.post("/v1/check", content=content, headers={"Content-Type": "application/json"})
    assert (reply.status_code, reply.json()["decision"]) == (413, "unknown")


def test_too_many_questions_are_refused(client: TestClient) -> None:
    codes = [ask(client).status_code for _ in range(40)]
    assert codes[0] == 200
    assert codes[-1] == 429
    assert ask(client).json()["decision"] == "unknown"


def test_the_description_and_the_add_in_are_there(client: TestClient) -> None:
    described = client.get("/v1/openapi.json").json()
    assert {"/v1/check", "/v1/blobs/{sha256}", "/health"} <= described["paths"].keys()
    assert "429" in described["paths"]["/v1/check"]["post"]["responses"]
    assert b"SendMode" in client.get("/outlook/manifest.xml").content
    assert client.get("/outlook/../tokens.json").status_code == 404
    assert client.get("/health").json() == {"status": "ok"}


# ---- tokens -------------------------------------------------------------------------------


def test_a_token_ends_and_is_kept_as_a_hash_only(tokens: Tokens, tmp_path: Path) -> None:
    token = tokens.add("worker", ["W@Council.example"], 1)
    kept = (tmp_path / "tokens.json").read_text()
    assert token not in kept
    assert (tmp_path / "tokens.json").stat().st_mode & 0o077 == 0
    now = datetime.now(UTC)
    found = tokens.holder(token, now)
    assert found
    assert found.mailboxes == ("w@council.example",)
    assert tokens.holder(token, now + timedelta(days=2)) is None
    assert Tokens(tmp_path).drop("worker") == 1
    assert tokens.holder(token, now) is None


@pytest.fixture(scope="module")
def private() -> RSAPrivateKey:
    return generate_private_key(65537, 2048)


def signed(private: RSAPrivateKey, **changes: Any) -> str:
    until = datetime.now(UTC) + timedelta(hours=1)
    claims = {
        "iss": "https://sts.example",
        "aud": "redactor",
        "exp": until,
        "preferred_username": "worker@council.example",
    }
    claims = {key: value for key, value in {**claims, **changes}.items() if value is not None}
    return jwt.encode(claims, private, "RS256", {"kid": "k1"})


def test_the_councils_sign_in(private: RSAPrivateKey, tokens: Tokens, tmp_path: Path) -> None:
    key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(private.public_key()))
    (tmp_path / "jwks.json").write_text(
        json.dumps({"keys": [{**key, "kid": "k1", "use": "sig", "alg": "RS256"}]})
    )
    door = Door(tokens, sign_in(tmp_path / "jwks.json", "https://sts.example", "redactor"))
    found = door.asker(signed(private), "", "")
    assert found
    assert found.may_send_as("Worker@council.example")
    long_ago = datetime.now(UTC) - timedelta(hours=1)
    stranger = generate_private_key(65537, 2048)
    for bad in (
        signed(stranger),
        signed(private, iss="https://other.example"),
        signed(private, aud="other"),
        signed(private, exp=long_ago),
        signed(private, exp=None),
        signed(private, preferred_username=None),
        jwt.encode({"preferred_username": "x"}, "", algorithm="none", headers={"kid": "k1"}),
        jwt.encode({"preferred_username": "x"}, "k" * 32, algorithm="HS256", headers={"kid": "k1"}),
    ):
        assert door.asker(bad, "", "") is None
