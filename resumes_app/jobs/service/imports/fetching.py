"""Asking another machine for a file: the only way out to an address that a person gave.

Only https, only to addresses of the public internet, without cookies, credentials or proxies. Every name is looked up
here and every address it has is checked; the connection then goes to a checked address, so that a name that means
another machine a moment later changes nothing. Redirects are checked like the first address.
"""

import asyncio
import socket
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import httpx

from resumes_app.errors import AppError, InvalidInput
from resumes_app.jobs.service.imports.shapes import MAX_BYTES, TOO_LARGE, Unusable

MAX_REDIRECTS = 3
TOTAL_S, STEP_S = 30.0, 10.0
CHUNK_BYTES = 64 * 1024
ADDRESS_CHARS = 500
REDIRECTS = {301, 302, 303, 307, 308}
_TRANSLATED = ip_network("64:ff9b::/96")
"""IPv6 addresses that a gateway turns into the IPv4 address in their last 32 bits (RFC 6052)."""
_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}

IPAddress = IPv4Address | IPv6Address


class Unreachable(AppError):
    """The other side does not answer as it should; later it may."""

    status = 502
    retryable = True


class NoAnswer(Unreachable):
    """Nobody answers: there, on the way there, or where names are looked up."""


class NothingThere(Unreachable):
    """They answer that there is nothing at the address."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    body: bytes
    etag: str = ""
    last_modified: str = ""
    unchanged: bool = False
    """True where the other side says that nothing has changed; `body` is empty then."""


def is_public(address: IPAddress) -> bool:
    """Return whether `address` is a machine of the public internet, also behind the disguises IPv6 has for IPv4."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and address in _TRANSLATED:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if int(address) >> 32 == 0 or address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


async def _look_up(host: str, port: int) -> list[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


@dataclass(frozen=True)
class Door:
    """Whither requests may go. Only tests open another one: see `set_door`."""

    schemes: frozenset[str] = frozenset({"https"})
    ports: frozenset[int] | None = frozenset({443})
    """None: any."""
    lets: Callable[[IPAddress], bool] = is_public
    look_up: Callable[[str, int], Awaitable[list[str]]] = field(default=_look_up)
    total_s: float = TOTAL_S


PUBLIC = Door()
_door = PUBLIC


def set_door(door: Door | None) -> None:
    """Let requests through another door, to a server of this machine say; None puts the public one back."""
    global _door
    _door = door or PUBLIC


async def fetch(address: str, *, etag: str = "", last_modified: str = "") -> Answer:
    """Return what is at `address`, of at most `MAX_BYTES`.

    Args:
        etag: Of the last answer, with `last_modified`: where nothing has changed since, nothing is sent.

    Raises:
        InvalidInput: The address may not be asked.
        Unreachable: Nobody answers, or with an error.
        Unusable: The answer is too large.
    """
    headers = {"accept-encoding": "gzip, identity", "accept": "*/*", "user-agent": "Resumes job import"}
    headers |= {"if-none-match": etag} if etag else {}
    headers |= {"if-modified-since": last_modified} if last_modified else {}
    try:
        async with asyncio.timeout(_door.total_s):
            return await _follow(address, headers)
    except TimeoutError as error:
        raise Unreachable("The other side took too long to answer. Try again later.") from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, UnicodeError) as error:
        raise NoAnswer("The other side does not answer. Check the address, or try again later.") from error


async def _follow(address: str, headers: dict[str, str]) -> Answer:
    limits = httpx.Timeout(STEP_S)
    # `trust_env=False`: no proxy and no password out of the environment.
    async with httpx.AsyncClient(timeout=limits, trust_env=False, follow_redirects=False) as client:
        for _ in range(MAX_REDIRECTS + 1):
            url = _checked(address)
            target = await _pinned(url)
            request = client.build_request(
                "GET",
                url.copy_with(host=target, fragment=None),
                headers={**headers, "host": url.netloc.decode("ascii")},
                extensions={"sni_hostname": url.raw_host.decode("ascii")},
            )
            client.cookies.clear()
            response = await client.send(request, stream=True)
            try:
                if response.status_code not in REDIRECTS:
                    return await _answer(response)
                address = str(url.join(response.headers.get("location", "")))
            finally:
                await response.aclose()
    raise Unreachable("The address leads from one to the next without an end. Give the last one.")


def _checked(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address.strip())
        port = url.port
    except (httpx.InvalidURL, ValueError) as error:
        raise InvalidInput("This is no web address. It must begin with https://.") from error
    if len(address) > ADDRESS_CHARS or url.scheme not in _door.schemes or not url.host:
        raise InvalidInput("Only addresses that begin with https:// can be imported from.")
    if url.userinfo:
        raise InvalidInput("Leave user name and password out of the address: only public lists can be imported.")
    default = {"https": 443, "http": 80}.get(url.scheme)
    if _door.ports is not None and (port or default) not in _door.ports:
        raise InvalidInput("Leave the port out of the address: only the usual one is asked.")
    return url


async def _pinned(url: httpx.URL) -> str:
    """Return one address of the host, after a look at all of them."""
    try:
        found = [
            ip_address(text.partition("%")[0])
            for text in await _door.look_up(url.raw_host.decode("ascii").strip("[]"), url.port or 443)
        ]
    except (OSError, UnicodeError, ValueError) as error:
        # A name that cannot be looked up now, or that we have no network to ask for, may be there all the same.
        host, unknown = url.host[:80], getattr(error, "errno", None) in _NO_SUCH_NAME
        away = f"We could not find {host} just now. Check the address, or try again later."
        raise NoAnswer(f"There is no {host} on the internet. Check the address." if unknown else away) from error
    if not found or not all(_door.lets(address) for address in found):
        raise InvalidInput("This address is inside a private network, so it is not asked.")
    return str(found[0])


async def _answer(response: httpx.Response) -> Answer:
    if response.status_code == 304:
        return Answer(b"", unchanged=True)
    if response.status_code in {404, 410}:
        raise NothingThere("There is nothing at this address. Check it, and whether the list is public.")
    if response.status_code != 200:
        raise Unreachable(f"The other side answers with an error ({response.status_code}). Try again later.")
    tags = {
        "etag": response.headers.get("etag", "")[:200],
        "last_modified": response.headers.get("last-modified", "")[:60],
    }
    return Answer(await _body(response), **tags)


async def _body(response: httpx.Response) -> bytes:
    """Return the body, unpacked here: a small answer may unpack into gigabytes."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing not in {"identity", "", "gzip", "x-gzip"}:
        raise Unreachable("The other side sends the list packed in a way that was not asked for.")
    unpacker = zlib.decompressobj(wbits=31) if "gzip" in packing else None
    body = bytearray()
    async for chunk in response.aiter_raw(CHUNK_BYTES):
        try:
            body += unpacker.decompress(chunk, MAX_BYTES + 1 - len(body)) if unpacker else chunk
        except zlib.error as error:
            raise Unreachable("The answer arrived damaged. Try again.") from error
        if len(body) > MAX_BYTES or (unpacker and unpacker.unconsumed_tail):
            raise Unusable(TOO_LARGE)
    if unpacker and not unpacker.eof:
        raise Unreachable("The answer broke off. Try again.")
    return bytes(body)
