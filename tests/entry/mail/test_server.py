"""The fronts: one reply for each recipient, bounded intake, and no second mail inside a mail."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.entry.mail.server import Intake, for_all, listen, plain_lines
from redactor.model.mail import Reply
from redactor.runs.mail_values import Posted, reply

Talk = Callable[["Client"], Awaitable[None]]


@dataclass
class Taker:
    """Takes mails as a gate does."""

    answer: Callable[[str], Reply] = lambda _: reply(250, "2.0.0 OK")
    got: list[Posted] = field(default_factory=list)
    wait: asyncio.Event | None = None

    async def take(self, mail: Posted) -> tuple[Reply, ...]:
        self.got.append(mail)
        if self.wait is not None:
            await self.wait.wait()
        return tuple(self.answer(one.reveal()) for one in mail.envelope.recipients)


@dataclass
class Client:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def say(self, line: str | bytes, replies: int = 1) -> list[str]:
        self.writer.write(line if isinstance(line, bytes) else f"{line}\r\n".encode())
        return [await self.answer() for _ in range(replies)]

    async def answer(self) -> str:
        while True:
            line = (await asyncio.wait_for(self.reader.readline(), 10)).decode().rstrip()
            if line[3:4] != "-":
                return line

    async def begin(
        self, *recipients: str, sender: str = "<p@council.example.org>", helo: str = "LHLO"
    ) -> None:
        await self.say(f"{helo} test")
        assert (await self.say(f"MAIL FROM:{sender}"))[0].startswith("250")
        for one in recipients:
            assert (await self.say(f"RCPT TO:<{one}>"))[0].startswith("250")

    async def send(self, data: bytes, *recipients: str, replies: int = 1, helo: str = "LHLO") -> list[str]:
        await self.begin(*recipients, helo=helo)
        assert (await self.say("DATA"))[0].startswith("354")
        return await self.say(data, replies)


def run(
    talk: Talk, taker: Taker, *, lmtp: bool = True, slots: int = 4, wait: float = 0.2, most: int = 100_000
) -> None:
    async def together() -> None:
        intake = Intake(asyncio.Semaphore(slots), wait, most)
        server = await listen(taker.take, intake, ("127.0.0.1", 0), lmtp=lmtp, name="gate")
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        client = Client(reader, writer)
        await client.answer()
        client.port = server.sockets[0].getsockname()[1]  # type: ignore[attr-defined]
        await talk(client)
        writer.close()
        server.close()

    asyncio.run(together())


def test_lmtp_answers_for_each_recipient_and_smtp_for_all() -> None:
    taker = Taker(lambda address: reply(250, "OK") if address[0] == "a" else reply(550, "No"))

    async def lmtp(client: Client) -> None:
        assert await client.send(b"Subject: x\r\n\r\nhi\r\n.\r\n", "a@x", "b@x", "a2@x", replies=3) == [
            "250 OK",
            "550 No",
            "250 OK",
        ]
        assert await client.say("QUIT") == ["221 Bye"]

    async def smtp(client: Client) -> None:
        assert await client.send(b"hi\r\n.\r\n", "a@x", "b@x", helo="EHLO") == ["250 OK"]

    run(lmtp, taker)
    run(smtp, taker, lmtp=False)
    assert [one.reveal() for one in taker.got[0].envelope.recipients] == ["a@x", "b@x", "a2@x"]
    assert taker.got[0].message == b"Subject: x\r\n\r\nhi\r\n"


@pytest.mark.parametrize(
    ("codes", "one"),
    [([250, 250], 250), ([250, 451], 451), ([250, 550], 250), ([550, 554], 550), ([451, 550], 451)],
)
def test_the_one_reply_of_smtp_forgets_nobody(codes: Sequence[int], one: int) -> None:
    assert for_all([reply(code, "x") for code in codes]).code == one


def test_dots_are_taken_off_and_line_ends_kept() -> None:
    taker = Taker()

    async def talk(client: Client) -> None:
        await client.send(b"..a\r\n.b\r\n...\r\nc\r\n.\r\n", "a@x")
        await client.send(b".\r\n", "a@x")
        await client.send(b"\r\n.\r\n", "a@x")

    run(talk, taker)
    assert [one.message for one in taker.got] == [b".a\r\nb\r\n..\r\nc\r\n", b"", b"\r\n"]


INNER = b"MAIL FROM:<evil@x>\r\nRCPT TO:<ms-z@x>\r\nDATA\r\nSubject: smuggled\r\n\r\nsecret\r\n.\r\n"


@pytest.mark.parametrize(
    "end",
    [b"\n.\n", b"\n.\r\n", b"\r\n.\n", b"\r.\r", b"\r.\r\n", b"\r\n.\r", b"\r\n\x00.\r\n", b"\r\n. \r\n"],
)
def test_nothing_but_crlf_dot_crlf_ends_a_mail(end: bytes) -> None:
    taker = Taker()

    async def talk(client: Client) -> None:
        await client.send(b"Subject: x\r\n\r\nhello" + end + INNER, "a@x")

    run(talk, taker)
    (mail,) = taker.got
    assert b"smuggled" in mail.message
    assert mail.message.count(b"\r\n") == mail.message.count(b"\n") == mail.message.count(b"\r")


def test_commands_up_to_data_may_come_at_once() -> None:
    taker = Taker()

    async def talk(client: Client) -> None:
        client.writer.write(b"LHLO test\r\n")
        offered = [await client.reader.readline()]
        while offered[-1][3:4] == b"-":
            offered.append(await client.reader.readline())
        assert b"250-PIPELINING\r\n" in offered
        both = b"MAIL FROM:<p@council.example.org>\r\nRCPT TO:<a@example.org>\r\nRCPT TO:<b c>\r\nDATA\r\n"
        answers = await client.say(both, 4)
        assert [answer[:3] for answer in answers] == ["250", "250", "553", "354"]
        assert [answer[:3] for answer in await client.say(b"Subject: x\r\n\r\nhello\r\n.\r\n")] == ["250"]

    run(talk, taker)
    assert [len(one.envelope.recipients) for one in taker.got] == [1]


def test_a_mail_that_comes_before_it_was_asked_for_ends_the_connection() -> None:
    taker = Taker()

    async def talk(client: Client) -> None:
        await client.begin("a@x")
        assert (await client.say(b"DATA\r\nSubject: x\r\n\r\nhi\r\n.\r\n"))[0].startswith("503")
        assert await client.reader.read() == b""

    run(talk, taker)
    assert not taker.got


@pytest.mark.parametrize(
    ("content", "plain"),
    [
        (b"a\r\nb\r\n", b"a\r\nb\r\n"),
        (b"a\nb\n", b"a\r\nb\r\n"),
        (b"a\rb", b"a\r\nb\r\n"),
        (b"a\r\r\nb\r\n", b"a\r\n\r\nb\r\n"),
        (b"a\n\rb\r\n", b"a\r\n\r\nb\r\n"),
        (b"", b""),
    ],
)
def test_every_line_ends_alike(content: bytes, plain: bytes) -> None:
    assert plain_lines(content) == plain
    assert plain_lines(plain) == plain


def test_a_mail_that_is_too_large_is_refused_and_the_next_one_taken() -> None:
    taker = Taker()

    async def talk(client: Client) -> None:
        assert (await client.send(b"x" * 150_000 + b"\r\n.\r\n", "a@x"))[0].startswith("552")
        assert (await client.send(b"hi\r\n.\r\n", "a@x"))[0].startswith("250")
        assert (await client.say("MAIL FROM:<p@x> SIZE=200000"))[0].startswith("552")

    run(talk, taker)
    assert [one.message for one in taker.got] == [b"hi\r\n"]


def test_each_recipient_of_a_mail_that_is_too_large_gets_an_answer() -> None:
    taker, large = Taker(), b"x" * 150_000 + b"\r\n.\r\n"

    async def lmtp(client: Client) -> None:
        said = await client.send(large, "a@x", "b@x", "c@x", replies=3)
        assert {one[:3] for one in said} == {"552"}
        assert await client.say("NOOP") == ["250 OK"]

    async def smtp(client: Client) -> None:
        assert (await client.send(large, "a@x", "b@x", helo="EHLO"))[0].startswith("552")
        assert await client.say("NOOP") == ["250 OK"]

    run(lmtp, taker)
    run(smtp, taker, lmtp=False)
    assert not taker.got


def test_no_more_recipients_than_one_mail_may_have() -> None:
    taker = Taker()

    async def talk(client: Client) -> None:
        await client.begin()
        client.writer.write(b"".join(b"RCPT TO:<r%d@x>\r\n" % number for number in range(2_010)))
        codes = [(await client.answer())[:3] for _ in range(2_010)]
        assert codes == ["250"] * 2_000 + ["452"] * 10
        assert (await client.say("DATA"))[0].startswith("354")
        said = await client.say(b"hi\r\n.\r\n", 2_000)
        assert {one[:3] for one in said} == {"250"}

    run(talk, taker)
    assert len(taker.got[0].envelope.recipients) == 2_000


_ARGUMENTS = (
    st.sampled_from(
        ["", " ", " x", " FROM:<a@x>", " FROM:<>", " TO:<b@x>", " TO:<c@x>", " FROM:<a@x> SIZE=9"]
    )
    | st.sampled_from([" FROM:<a@x> BODY=8BITMIME SMTPUTF8", " TO:<d@x> NOTIFY=NEVER", " NAME=x ADDR=[1::2]"])
    | st.binary(max_size=20).map(lambda data: " " + data.decode("latin-1"))
)
_VERB = st.sampled_from(
    [
        "LHLO",
        "EHLO",
        "HELO",
        "MAIL",
        "RCPT",
        "RSET",
        "NOOP",
        "VRFY",
        "HELP",
        "XFORWARD",
        "BDAT",
        "AUTH",
        "STARTTLS",
    ]
)
_COMMAND = st.tuples(_VERB, _ARGUMENTS).map(lambda pair: "".join(pair).encode("latin-1") + b"\r\n")
_BEGIN = st.just(b"LHLO t\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\n")
_CONTENT = st.lists(
    st.sampled_from(
        [b"a: b\r\n", b"\r\n", b"\n", b"\r", b".", b"..", b"\x00", b"\xff", b"DATA\r\n", b"\r\n.\r\n"]
    ),
    max_size=12,
).map(b"".join)
_MAIL = st.tuples(_BEGIN, st.just(b"DATA\r\n"), _CONTENT.map(lambda data: data + b"\r\n.\r\n"))
_TALK = st.lists(
    _COMMAND.map(lambda one: (one,)) | _MAIL | st.binary(max_size=30).map(lambda one: (one,)), max_size=8
)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(_TALK, st.booleans())
def test_no_conversation_breaks_the_front_or_makes_another_mail_of_one(
    conversation: list[tuple[bytes, ...]], lmtp: bool
) -> None:
    taker = Taker()

    async def talk(client: Client) -> None:
        with suppress(ConnectionError):  # the front may end it
            for piece in (piece for pieces in conversation for piece in pieces):
                client.writer.write(piece)
                await client.writer.drain()
                await asyncio.sleep(0.002)  # the answer to DATA may come between: what follows is its mail
            client.writer.write(b"\r\n.\r\nQUIT\r\n")
            with suppress(OSError):
                client.writer.write_eof()
            await asyncio.wait_for(client.reader.read(), 5)
        again = Client(*await asyncio.open_connection("127.0.0.1", client.port))  # type: ignore[attr-defined]
        assert (await again.answer()).startswith("220")
        again.writer.close()

    run(talk, taker, lmtp=lmtp)
    for mail in taker.got:
        assert 1 <= len(mail.envelope.recipients) <= 3 * len(conversation)
        assert all(one.reveal().isascii() and one.reveal() for one in mail.envelope.recipients)
        assert mail.message.count(b"\r\n") == mail.message.count(b"\n") == mail.message.count(b"\r")


def test_a_full_gate_refuses_for_now() -> None:
    async def talk(client: Client) -> None:
        taker.wait = asyncio.Event()
        first = asyncio.create_task(client.send(b"hi\r\n.\r\n", "a@x"))
        await asyncio.sleep(0.05)
        other = Client(*await asyncio.open_connection("127.0.0.1", client.port))  # type: ignore[attr-defined]
        await other.answer()
        await other.begin("b@x")
        assert (await other.say("DATA"))[0].startswith("451 4.3.2")
        taker.wait.set()
        assert (await first)[0].startswith("250")
        assert (await other.say("DATA"))[0].startswith("354")
        assert (await other.say(b"hi\r\n.\r\n"))[0].startswith("250")

    taker = Taker()
    run(talk, taker, slots=1)


def test_null_sender_smtputf8_and_xforward() -> None:
    taker = Taker()

    async def talk(client: Client) -> None:
        await client.say("LHLO test")
        assert (await client.say("XFORWARD NAME=mx.example ADDR=192.0.2.1"))[0].startswith("250")
        assert (await client.say("XFORWARD bad"))[0].startswith("501")
        assert (await client.say("MAIL FROM:<> SMTPUTF8 BODY=8BITMIME"))[0].startswith("250")
        assert (await client.say("RCPT TO:<dänä@bücher.example>"))[0].startswith("250")
        assert (await client.say("DATA"))[0].startswith("354")
        assert (await client.say(b"hi\r\n.\r\n"))[0].startswith("250")

    run(talk, taker)
    (mail,) = taker.got
    assert mail.envelope.sender.reveal() == ""
    assert mail.envelope.recipients[0].reveal() == "dänä@bücher.example"
    assert mail.options == ("SMTPUTF8", "BODY=8BITMIME", "XFORWARD NAME=mx.example ADDR=192.0.2.1")


@pytest.mark.parametrize(
    "line",
    [
        b"RCPT TO:<a@x> <b@x>",
        b"RCPT TO:<a\x00@x>",
        b"RCPT TO:<\xff@x>",
        b"RCPT TO:<" + b"a" * 400 + b"@x>",
        b"RCPT TO:<>",
        b"RCPT TO:a b",
        b"RCPT",
        b"DATA",
        b"DATA now",
        b"BDAT 10 LAST",
        b"\xff\xfe",
        b"",
        b"X" * 10_000,
    ],
)
def test_bad_commands_are_refused_and_the_connection_lives(line: bytes) -> None:
    taker = Taker()

    async def talk(client: Client) -> None:
        await client.begin()
        assert (await client.say(line + b"\r\n"))[0][0] == "5"
        assert (await client.say("RSET"))[0].startswith("250")
        assert (await client.send(b"hi\r\n.\r\n", "a@x"))[0].startswith("250")

    run(talk, taker)
    assert len(taker.got) == 1
