"""Text in a code that nobody told is not read: it is held, and ordinary text of any language is not."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from redactor.verify.legible import legible
from redactor.verify.raw import as_text
from tests.gate.mails import ask, gate, mail

LETTER = "Miss Okafor-Blythe has moved. She now lives at 14 Rose Lane, Leominster. Ring 07700 900123. "
RUSSIAN = "Тамсин теперь живёт в Леоминстере, Роуз-лейн, дом четырнадцать. Звоните вечером. "
CHINESE = "塔姆辛现在住在莱姆斯特玫瑰巷十四号。请晚上打电话。"
JAPANESE = "タムシンさんはローズ通り十四番地に引っ越しました。夜に電話してください。"
GREEK = "Η Ταμσίν μένει τώρα στο Λέομινστερ, Ρόουζ Λέιν δεκατέσσερα. "
ICELANDIC = "Það er búið að færa fundinn á þriðjudag, við ræðum öll málin þá. Ég kem líka og síðan Þórður. "
WELSH = "Bydd y cyfarfod nesaf ddydd Mawrth. Dewch â'r plant i'r tŷ. "
FRENCH = "La réunion est reportée à mercredi. Où êtes-vous? À bientôt, Éloïse. "

UNTOLD = {
    "EBCDIC": LETTER.encode("cp037"),
    "EBCDIC, capitals": LETTER.upper().encode("cp500"),
    "EBCDIC, a number": "07700 900123".encode("cp037"),
    "EBCDIC, German": LETTER.encode("cp273"),
    "Russian, KOI8": RUSSIAN.encode("koi8-r"),
    "Russian, Windows": RUSSIAN.encode("cp1251"),
    "Greek, ISO": GREEK.encode("iso8859-7"),
    "Chinese, GB": CHINESE.encode("gb18030"),
    "Chinese, Big5": CHINESE.encode("big5", "ignore"),
    "Japanese, Shift-JIS": JAPANESE.encode("shift_jis"),
    "Japanese, ISO 2022": JAPANESE.encode("iso2022_jp"),
    "noise": bytes(range(0x80, 0x100)) * 4,
}
TOLD = {
    "ASCII": LETTER.encode(),
    "Icelandic, Latin 1": ICELANDIC.encode("latin-1"),
    "Icelandic capitals": ICELANDIC.upper().encode("latin-1"),
    "French, Windows": FRENCH.encode("cp1252"),
    "Welsh": WELSH.encode(),
    "Russian": RUSSIAN.encode(),
    "Chinese": CHINESE.encode(),
    "Greek, UTF-16": GREEK.encode("utf-16"),
    "pounds": "£20, £30, £45 – £95 in all".encode("cp1252"),
    "a line of points": "………… …………\n".encode(),
    "pictures": "👍👍👍👍👍👍 😀".encode(),
    "a symbol font": "".join(chr(0xF000 + ord(sign)) for sign in "14RoseLane").encode(),
    "one sign": b"\xe9",
}


@pytest.mark.parametrize("name", UNTOLD)
def test_text_in_a_code_that_nobody_told_is_not_legible(name: str) -> None:
    assert not legible(UNTOLD[name], as_text(UNTOLD[name]))


@pytest.mark.parametrize("name", TOLD)
def test_ordinary_text_is(name: str) -> None:
    assert legible(TOLD[name], as_text(TOLD[name]))


def posted(data: bytes, charset: str = "", *, attached: bool = False) -> bytes:
    kind = f'text/plain; charset="{charset}"' if charset else "text/plain"
    if attached:

        def attach(message: EmailMessage) -> None:
            message.add_attachment(data, maintype="application", subtype="octet-stream", filename="a.txt")

        return mail(change=attach)
    return b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: " + kind.encode() + b"\r\n\r\n" + data


def test_a_mail_in_such_a_code_is_held_and_what_tells_its_code_is_read() -> None:
    by = gate()

    def verdict(message: bytes) -> tuple[str, set[str]]:
        (one,) = ask(message, "someone@else.example", by=by).decisions
        return one.decision.value, {reason.code for reason in one.reasons}

    letter = LETTER.encode("cp037")
    assert verdict(posted(letter)) == ("hold", {"unread"})
    assert verdict(posted(letter, "iso-8859-1")) == ("hold", {"unread"})
    assert verdict(posted(letter, attached=True)) == ("hold", {"unread"})
    assert "leak" in verdict(posted(letter, "cp037"))[1]
    assert verdict(posted("No news.".encode("cp037"), "cp037")) == ("deliver", set())
    assert verdict(posted(ICELANDIC.encode("latin-1"), "iso-8859-1")) == ("deliver", set())
    assert verdict(posted(RUSSIAN.encode("koi8-r"), "koi8-r")) == ("deliver", set())
