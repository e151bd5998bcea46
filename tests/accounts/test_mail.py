"""Mails: what they hold, and their way out through a real SMTP conversation."""

import asyncio
import email
import email.policy
from collections.abc import AsyncIterator
from dataclasses import replace
from email.message import EmailMessage

import pytest

from resumes_app.accounts.service.mail import Letter, _linked, deliver, outbox
from resumes_app.config import ConfigError, settings

LETTER = Letter(
    subject="Grüße & <News>",
    greeting="Hello <b>Ada</b>,",
    paragraphs=("one & two", "grün und blau " * 20),
    link_label="Go on",
    link="https://example.org/auth/verify?token=a&b",
    closing="Bye.",
)


class Server:
    """Speaks as much SMTP as smtplib needs, and keeps what it was given."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.data = b""
        self.port = 0

    async def converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 ready\r\n")
        while line := await reader.readline():
            command = line.decode().strip()
            self.lines.append(command)
            if command.upper().startswith("EHLO"):
                writer.write(b"250-here\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME\r\n")
            elif command.upper() == "DATA":
                writer.write(b"354 go on\r\n")
                while (line := await reader.readline()) != b".\r\n":
                    self.data += line
                writer.write(b"250 kept\r\n")
            elif command.upper() == "QUIT":
                writer.write(b"221 bye\r\n")
                break
            else:
                writer.write(b"235 ok\r\n" if command.startswith("AUTH") else b"250 ok\r\n")
        await writer.drain()
        writer.close()


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server()
    listening = await asyncio.start_server(server.converse, "127.0.0.1", 0)
    server.port = listening.sockets[0].getsockname()[1]
    yield server
    listening.close()


def parsed(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data, policy=email.policy.default)


async def test_a_mail_goes_through_the_server(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"smtp://ada:p%40ss@127.0.0.1:{server.port}?from=jobs@example.org"
    monkeypatch.setattr(settings(), "smtp_url", address)
    await deliver(LETTER, "Ada Ö", "ada@example.org", "mail-1")
    mail = parsed(server.data)
    assert mail["From"] == "Resumes <jobs@example.org>" and mail["To"] == "Ada Ö <ada@example.org>"
    assert mail["Subject"] == LETTER.subject and mail["Message-ID"] == "<mail-1@localhost>"
    assert any(line.startswith("AUTH") for line in server.lines)
    assert server.data.isascii() and max(len(line) for line in server.data.splitlines()) <= 78


async def test_only_what_comes_again_names_the_address_that_ends_it(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings(), "smtp_url", f"smtp://127.0.0.1:{server.port}")
    await deliver(LETTER, "Ada", "ada@example.org", "mail-6")
    assert b"List-Unsubscribe" not in server.data
    often = replace(LETTER, unsubscribe=f"https://jobs.a-rather-long-name.example.org/mails/{'Wy' * 40}/stop")
    await deliver(often, "Ada", "ada@example.org", "mail-7")
    assert f"\r\nList-Unsubscribe: <{often.unsubscribe}>\r\n".encode() in server.data
    assert b"\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in server.data


async def test_a_password_is_not_sent_in_the_clear_over_the_net(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings(), "smtp_url", f"smtp://ada:secret@127.0.0.2:{server.port}")
    listening = await asyncio.start_server(server.converse, "127.0.0.2", server.port)
    async with listening:
        with pytest.raises(ConfigError, match="no TLS"):
            await deliver(LETTER, "Ada", "ada@example.org", "mail-2")
    assert not any(line.startswith("AUTH") for line in server.lines)


async def test_a_server_that_is_away_is_an_error_so_that_the_task_runs_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "smtp_url", "smtp://127.0.0.1:1")
    with pytest.raises(OSError):
        await deliver(LETTER, "Ada", "ada@example.org", "mail-3")


async def test_a_mail_in_the_outbox_is_plain_text_and_escaped_html() -> None:
    await deliver(LETTER, "Ada\r\nBcc: all", "ada@example.org", "mail-4")
    (path,) = outbox().glob("*mail-4.eml")
    mail = parsed(path.read_bytes())
    plain, html = (mail.get_body((kind,)) for kind in ("plain", "html"))
    assert plain and html and LETTER.link in plain.get_content()
    assert "&lt;b&gt;Ada" in html.get_content() and "token=a&amp;b" in html.get_content()
    assert mail["Bcc"] is None


async def test_the_same_mail_sent_again_is_the_same_message() -> None:
    for _ in range(2):
        await deliver(LETTER, "Ada", "ada@example.org", "mail-5")
    ids = {parsed(path.read_bytes())["Message-ID"] for path in outbox().glob("*mail-5.eml")}
    assert ids == {"<mail-5@localhost>"}


def test_only_this_sites_own_addresses_can_be_pressed() -> None:
    own = f"{settings().base_url}/jobs?tab=searches&q=a"
    html = _linked(f"<b> {own}. https://evil.example/x {settings().base_url}.evil.example/y")
    link = own.replace("&", "&amp;")
    assert html.startswith(f'&lt;b&gt; <a href="{link}">{link}</a>. https://evil.example/x') and html.count("<a ") == 1
