"""Mails: their words, and their way out (SMTP, or files in DATA_DIR/outbox where there is no SMTP_URL)."""

import asyncio
import re
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, formataddr
from html import escape
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, work
from resumes_app.config import ConfigError, settings

TIMEOUT_S = 30
UNSUBSCRIBE = "List-Unsubscribe"
STOP = "Stop these mails"


class _Wire(EmailPolicy):
    """Never folds the address that ends mails: a long one would arrive as an encoded word, which nothing reads."""

    def fold(self, name: str, value: str) -> str:
        return f"{name}: {value}{self.linesep}" if name == UNSUBSCRIBE else super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        return self.fold(name, value).encode() if name == UNSUBSCRIBE else super().fold_binary(name, value)


WIRE = _Wire(linesep="\r\n", cte_type="7bit")


@dataclass(frozen=True)
class Letter:
    """What a mail says. One link at the most, so that it is clear what to do, beside the one that ends such mails.

    Attributes:
        unsubscribe: For mails that come again and again: the address that ends them with one POST (RFC 8058), and shows
            a page with a button to whoever opens it.
    """

    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    link_label: str = ""
    link: str = ""
    closing: str = ""
    unsubscribe: str = ""


def outbox() -> Path:
    """Return the folder that takes the place of a mail server."""
    return settings().data_dir / "outbox"


def outbox_hint() -> str:
    """Return where the mails lie, for the page of an installation that one person runs for themselves; else empty."""
    return "" if settings().smtp_url or settings().production else str(outbox())


async def send_later(session: AsyncSession, kind: str, user_id: int, mail_id: str) -> None:
    """Have the worker write and send the mail once the transaction commits. Only ids go on the queue."""
    await work.enqueue(session, "accounts.send_mail", kind=kind, user_id=user_id, mail_id=mail_id)


async def deliver(letter: Letter, to_name: str, to_address: str, mail_id: str) -> None:
    """Send the letter. The same `mail_id` twice is the same message, which mail programs show once.

    Raises:
        OSError: Or smtplib's errors below it: the server cannot be reached or refuses.
    """
    message = _message(letter, to_name, to_address, mail_id)
    address = settings().smtp_url
    if address is None:
        await asyncio.to_thread(_file, message, mail_id)
    else:
        await asyncio.to_thread(_transmit, message, urlsplit(address))


def _message(letter: Letter, to_name: str, to_address: str, mail_id: str) -> EmailMessage:
    host = urlsplit(settings().base_url).hostname or "localhost"
    message = EmailMessage(WIRE)
    message["Subject"] = letter.subject
    message["From"] = formataddr((settings().brand_name, _sender(host)))
    message["To"] = formataddr((" ".join(to_name.split()), to_address))
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{mail_id}@{host}>"
    message["Auto-Submitted"] = "auto-generated"
    if letter.unsubscribe:
        message[UNSUBSCRIBE] = f"<{letter.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(_text(letter))
    message.add_alternative(_html(letter), subtype="html")
    return message


def _sender(host: str) -> str:
    query = parse_qs(urlsplit(settings().smtp_url or "").query)
    return query.get("from", [f"no-reply@{host}"])[0]


def _text(letter: Letter) -> str:
    link = f"{letter.link_label}:\n{letter.link}" if letter.link else ""
    stop = f"{STOP}:\n{letter.unsubscribe}" if letter.unsubscribe else ""
    parts = (letter.greeting, *letter.paragraphs, link, letter.closing, stop, settings().brand_name)
    return "\n\n".join(part for part in parts if part) + "\n"


def _html(letter: Letter) -> str:
    style = "font:16px/1.5 system-ui,sans-serif;color:#16181d;max-width:34rem;margin:0 auto;padding:24px"
    button = "display:inline-block;padding:12px 20px;border-radius:10px;background:#16181d;color:#fff"
    body = "".join(f"<p>{_linked(text)}</p>" for text in (letter.greeting, *letter.paragraphs))
    if letter.link:
        link = escape(letter.link, quote=True)
        body += f'<p><a style="{button};text-decoration:none" href="{link}">{escape(letter.link_label)}</a></p>'
        body += f'<p style="font-size:13px;color:#555">Or open this address:<br>{link}</p>'
    body += f"<p>{_linked(letter.closing)}</p>" if letter.closing else ""
    if letter.unsubscribe:
        body += f'<p><a href="{escape(letter.unsubscribe, quote=True)}">{STOP}</a></p>'
    brand = escape(settings().brand_name)
    return (
        f'<!doctype html><html lang="en"><body style="{style}">{body}<p style="color:#555">{brand}</p></body></html>\n'
    )


def _linked(text: str) -> str:
    """Return the words as HTML; this site's own addresses in them can be pressed, those that others wrote cannot."""
    own = rf"{re.escape(escape(settings().base_url))}/[\w./?=&;%~-]*[\w/=-]"
    return re.sub(own, r'<a href="\g<0>">\g<0></a>', escape(text))


def _file(message: EmailMessage, mail_id: str) -> None:
    folder = outbox()
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f".{mail_id}"
    unfinished.write_bytes(message.as_bytes())
    unfinished.replace(folder / f"{clock.now():%Y%m%d-%H%M%S}-{mail_id}.eml")


def _transmit(message: EmailMessage, server: SplitResult) -> None:
    host = server.hostname or "localhost"
    with _connected(server, host) as smtp:
        if server.username:
            smtp.login(unquote(server.username), unquote(server.password or ""))
        smtp.send_message(message)


def _connected(server: SplitResult, host: str) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if server.scheme == "smtps":
        return smtplib.SMTP_SSL(host, server.port or 465, timeout=TIMEOUT_S, context=context)
    if server.scheme != "smtp":
        raise ConfigError("RESUMES_SMTP_URL must begin with smtp:// or smtps://.")
    smtp = smtplib.SMTP(host, server.port or 587, timeout=TIMEOUT_S)
    smtp.ehlo()
    if smtp.has_extn("starttls"):
        smtp.starttls(context=context)
        smtp.ehlo()
    elif server.username and host not in {"localhost", "127.0.0.1", "::1"}:
        smtp.close()
        raise ConfigError("The mail server offers no TLS, so the password in RESUMES_SMTP_URL is not sent to it.")
    return smtp
