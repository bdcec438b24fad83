"""Text, mail, markup and wrappers that hide a text."""

from __future__ import annotations

import base64
import binascii
import bz2
import gzip
import html
import quopri
import zlib
from email.message import EmailMessage
from email.mime.base import MIMEBase
from urllib.parse import quote

from .pdf_places import info
from .planting import tooth
from .word import letter_by_letter


def sentence(text: str) -> str:
    return f"Dear colleague,\nshe now lives at {text} with her sister.\nRegards\n"


@tooth("text")
def utf8(text: str) -> bytes:
    return sentence(text).encode()


@tooth("text")
def utf16_without_mark(text: str) -> bytes:
    return sentence(text).encode("utf-16-le")


@tooth("text")
def utf16_big_endian(text: str) -> bytes:
    return b"\xfe\xff" + sentence(text).encode("utf-16-be")


@tooth("text")
def utf32(text: str) -> bytes:
    return sentence(text).encode("utf-32")


@tooth("text")
def windows_latin(text: str) -> bytes:
    return sentence(f"caf\u00e9 {text}").encode("cp1252")


@tooth("text")
def wrapped_and_spaced(text: str) -> bytes:
    return sentence("\n   ".join(text)).encode()


@tooth("text")
def percent_encoded(text: str) -> bytes:
    return sentence("".join(f"%{byte:02X}" for byte in text.encode())).encode()


@tooth("text")
def plus_encoded(text: str) -> bytes:
    return f"https://example.org/find?q={text.replace(' ', '+')}&x=1".encode()


@tooth("text")
def entities_in_percent(text: str) -> bytes:
    return sentence(quote("".join(f"&#{ord(c)};" for c in text))).encode()


@tooth("text")
def json_escapes(text: str) -> bytes:
    return ('{"a": "' + "".join(f"\\u{ord(c):04x}" for c in text) + '"}').encode()


@tooth("text")
def quoted_printable(text: str) -> bytes:
    spelt = "".join(f"={byte:02X}" for byte in text.encode())
    return sentence(spelt[:9] + "=\n" + spelt[9:]).encode()


@tooth("text")
def base64_text(text: str) -> bytes:
    return sentence(base64.b64encode(sentence(text).encode()).decode()).encode()


@tooth("text")
def base64_over_lines_in_utf16(text: str) -> bytes:
    return b"data:\n" + base64.encodebytes(sentence(text).encode("utf-16"))


@tooth("text")
def base64_of_base64(text: str) -> bytes:
    return base64.b64encode(base64.b64encode(sentence(text).encode()))


@tooth("text")
def base64_of_gzip(text: str) -> bytes:
    return base64.encodebytes(gzip.compress(sentence(text).encode()))


@tooth("text")
def hexadecimal(text: str) -> bytes:
    return sentence(" ".join(f"{byte:02x}" for byte in text.encode())).encode()


@tooth("text")
def base64_of_zlib(text: str) -> bytes:
    return base64.encodebytes(zlib.compress(sentence(text).encode()))


@tooth("text")
def base64_of_bzip2(text: str) -> bytes:
    return base64.encodebytes(bz2.compress(sentence(text).encode()))


@tooth("text")
def base64_quoted_in_a_reply(text: str) -> bytes:
    lines = base64.encodebytes(f"x{sentence(text)}".encode("utf-16-le")).decode().splitlines()
    cut = "".join(lines)
    return "\n".join(f"> > {cut[i : i + 75]}" for i in range(0, len(cut), 75)).encode()


@tooth("text")
def base32(text: str) -> bytes:
    return b"code: " + base64.b32encode(sentence(text).encode())


@tooth("text")
def ascii85(text: str) -> bytes:
    return b"data <~" + base64.a85encode(sentence(text).encode()) + b"~> end"


@tooth("text")
def utf7(text: str) -> bytes:
    packed = base64.b64encode(text.encode("utf-16-be")).decode().rstrip("=")
    return sentence(f"+{packed}-").encode()


@tooth("text")
def uuencoded(text: str) -> bytes:
    data = sentence(text).encode()
    lines = [binascii.b2a_uu(data[i : i + 45]) for i in range(0, len(data), 45)]
    return b"Dear colleague,\nbegin 644 note.txt\n" + b"".join(lines) + b"`\nend\n"


@tooth("text")
def private_letters(text: str) -> bytes:
    return sentence("".join(chr(0xF000 + ord(letter)) for letter in text)).encode()


@tooth("text")
def base64_of_a_pdf(text: str) -> bytes:
    return b"attached:\n" + base64.encodebytes(info(text))


@tooth("packed")
def gzipped(text: str) -> bytes:
    return gzip.compress(sentence(text).encode())


@tooth("packed")
def bzipped(text: str) -> bytes:
    return bz2.compress(sentence(text).encode())


@tooth("unknown", reads=False)
def deflated_in_binary(text: str) -> bytes:
    return b"\x00\x01\x02\x03" * 40 + zlib.compress(sentence(text).encode()) + b"\xff\xfe" * 10


@tooth("html")
def tags_between_letters(text: str) -> bytes:
    return f"<html><body><p>{''.join(f'<b>{c}</b>' for c in text)}</p></body></html>".encode()


@tooth("html")
def hidden_block(text: str) -> bytes:
    return f"<html><body><div style='display:none'>{html.escape(text)}</div></body></html>".encode()


@tooth("html")
def comment_and_attribute(text: str) -> bytes:
    return f"<html><body><!-- {text} --><p title='{text}'>hello</p></body></html>".encode()


@tooth("html")
def data_uri(text: str) -> bytes:
    packed = base64.b64encode(sentence(text).encode()).decode()
    return f"<html><body><a href='data:text/plain;base64,{packed}'>x</a></body></html>".encode()


@tooth("html")
def script_string(text: str) -> bytes:
    spelt = "".join(f"\\x{ord(c):02x}" for c in text)
    return f"<html><body><script>var a='{spelt}'</script></body></html>".encode()


def mail() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "a@example.org", "b@example.org"
    message["Subject"] = "The visit"
    message.set_content("It went well.")
    return message


@tooth("mail")
def mail_body(text: str) -> bytes:
    message = mail()
    message.set_content(sentence(text), cte="base64")
    return message.as_bytes()


@tooth("mail")
def mail_subject_encoded(text: str) -> bytes:
    spelt = base64.b64encode(text.encode()).decode()
    cut = base64.b64encode(b"The visit to ").decode()
    return mail().as_bytes().replace(b"The visit", f"=?utf-8?B?{cut}?= =?utf-8?B?{spelt}?=".encode(), 1)


@tooth("mail")
def mail_header_in_quoted_words(text: str) -> bytes:
    spelt = quopri.encodestring(text.encode(), header=True).decode()
    return b"X-Note: =?utf-8?Q?" + spelt.encode() + b"?=\n" + mail().as_bytes()


@tooth("mail")
def mail_attachment(text: str) -> bytes:
    message = mail()
    message.add_attachment(
        letter_by_letter(text), maintype="application", subtype="octet-stream", filename="a"
    )
    return message.as_bytes()


@tooth("mail")
def mail_attachment_name(text: str) -> bytes:
    message = mail()
    message.add_attachment(b"hello there", maintype="text", subtype="plain", filename=f"{text} \u00e9.txt")
    return message.as_bytes()


@tooth("mail")
def mail_in_a_mail(text: str) -> bytes:
    inner, outer = mail(), mail()
    inner.set_content(sentence(text), cte="quoted-printable")
    outer.add_attachment(inner)
    return outer.as_bytes()


@tooth("mail")
def after_the_last_part(text: str) -> bytes:
    message = mail()
    message.add_alternative("<p>hello</p>", subtype="html")
    return message.as_bytes() + sentence(text).encode()


@tooth("mail", reads=False)
def encrypted_mail(text: str) -> bytes:
    message = mail()
    part = MIMEBase("application", "pkcs7-mime")
    part.set_payload(f"{len(text)}")
    message.make_mixed()
    message.attach(part)
    return message.as_bytes()


@tooth("rtf")
def rich_text_in_pieces(text: str) -> bytes:
    return (r"{\rtf1\ansi The visit. " + "".join(rf"{{\b {c}}}" for c in text) + "}").encode()


@tooth("rtf")
def rich_text_in_unicode_escapes(text: str) -> bytes:
    return (r"{\rtf1\ansi " + "".join(rf"\u{ord(c)}?" for c in text) + "}").encode()


@tooth("rtf")
def rich_text_hexadecimal(text: str) -> bytes:
    return (r"{\rtf1\ansi {\*\data " + sentence(text).encode().hex() + "}}").encode()


@tooth("ole", reads=False)
def old_word_file(text: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + text.encode("utf-16-le") + b"\x00" * 600
