"""The next server: what was checked is what is sent, and each recipient keeps their own answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from redactor.entry.mail.client import NextServer
from redactor.model.mail import Envelope
from redactor.model.secret import Secret
from redactor.runs.mail_values import Posted


@dataclass
class Server:
    """A server of few words; `answers` are by the start of a command."""

    answers: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    data: list[bytes] = field(default_factory=list)
    connections: int = 0
    close_after: str = ""

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        writer.write(b"220 next\r\n")
        while line := (await reader.readline()).decode("utf-8", "surrogateescape").rstrip("\r\n"):
            self.said.append(line)
            start = next((one for one in self.answers if line.startswith(one)), "")
            if line.startswith("EHLO"):
                writer.write(b"250-next\r\n250-XFORWARD NAME\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n")
            elif line == "DATA" and "DATA" not in self.answers:
                writer.write(b"354 go\r\n")
                self.data.append(await reader.readuntil(b"\r\n.\r\n"))
                if self.close_after == "data":
                    break
                writer.write(self.answers.get("END", "250 queued").encode() + b"\r\n")
            else:
                writer.write((self.answers.get(start) or "250 OK").encode() + b"\r\n")
        writer.close()


def send(server: Server, *mails: Posted) -> list[list[int]]:
    async def run() -> list[list[int]]:
        listening = await asyncio.start_server(server.talk, "127.0.0.1", 0)
        client = NextServer("127.0.0.1", listening.sockets[0].getsockname()[1], "gate")
        found = [[one.code for one in await client.send(mail)] for mail in mails]
        await client.close()
        listening.close()
        return found

    return asyncio.run(run())


def posted(
    *recipients: str, sender: str = "p@x", message: bytes = b"a\r\n", options: tuple[str, ...] = ()
) -> Posted:
    return Posted(message, Envelope(Secret(sender), tuple(map(Secret, recipients))), options)


def test_each_recipient_keeps_their_answer() -> None:
    server = Server({"RCPT TO:<b@x>": "550 no", "RCPT TO:<c@x>": "450 later"})
    assert send(server, posted("a@x", "b@x", "c@x")) == [[250, 550, 450]]
    assert send(Server({"RCPT": "550 no"}), posted("a@x", "b@x")) == [[550, 550]]
    assert send(Server({"MAIL": "451 no"}), posted("a@x", "b@x")) == [[451, 451]]
    assert send(Server({"END": "554 no"}), posted("a@x", "b@x")) == [[554, 554]]
    assert send(Server({"DATA": "451 no"}), posted("a@x")) == [[451]]


def test_addresses_are_sent_as_they_were_checked() -> None:
    server = Server()
    address = '"a, b"@x'
    send(
        server,
        posted(address, "dänä@x", sender="", options=("SMTPUTF8", "XFORWARD NAME=mx", "BODY=8BITMIME")),
    )
    assert 'RCPT TO:<"a, b"@x>' in server.said
    assert "RCPT TO:<dänä@x>" in server.said
    assert "MAIL FROM:<> SMTPUTF8 BODY=8BITMIME" in server.said
    assert "XFORWARD NAME=mx" in server.said


def test_dots_are_doubled() -> None:
    server = Server()
    send(server, posted("a@x", message=b".\r\n..\r\nb\r\n.c\r\n"))
    assert server.data == [b"..\r\n...\r\nb\r\n..c\r\n.\r\n"]


def test_one_connection_serves_several_mails_and_is_replaced_when_it_went() -> None:
    server = Server()
    assert send(server, posted("a@x"), posted("b@x"), posted("c@x")) == [[250], [250], [250]]
    assert server.connections == 1
    refusing = Server({"RCPT": "550 no"})
    assert send(refusing, posted("a@x"), posted("b@x")) == [[550], [550]]
    assert refusing.said.count("RSET") == 2


def test_an_answer_that_never_came_is_not_taken_yet() -> None:
    assert send(Server(close_after="data"), posted("a@x"), posted("b@x")) == [[451], [451]]


@pytest.mark.parametrize("port", [1])
def test_a_server_that_is_away(port: int) -> None:
    replies = asyncio.run(NextServer("127.0.0.1", port, "gate").send(posted("a@x", "b@x")))
    assert [one.code for one in replies] == [451, 451]
