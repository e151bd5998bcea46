"""Stored files over HTTP: in ranges, and to those only who may read them."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from resumes_app import clock, db, storage
from resumes_app.accounts.schemas import GUEST
from resumes_app.accounts.service import COOKIE
from resumes_app.files import service
from tests.factories import identity_for, make_company, make_member, make_user, sign_in
from tests.files.serving import Sender, Server

KEY = "clips/abcDEF-_123/480.mp4"
PREFIX = "clips/abcDEF-_123"
DATA = bytes(range(256)) * 4096  # 1 MiB: several chunks of the store.

NewSender = Callable[[], Awaitable[Sender]]


@pytest.fixture
async def clip(database: None) -> str:
    await storage.put_bytes(KEY, DATA)
    return f"/media/{KEY}"


async def grant(audience: str) -> None:
    async with db.transaction() as session:
        await service.grant(session, PREFIX, audience)


@pytest.fixture
async def guest(files_server: Server, database: None) -> Sender:
    return Sender(files_server, "")


async def test_nobody_reads_a_file_without_a_grant(clip: str, sender: Sender, guest: Sender) -> None:
    missing = await sender.http.get("/media/clips/unknown/480.mp4")
    for answer in (await sender.http.get(clip), await guest.http.get(clip)):
        assert (answer.status_code, answer.json()) == (missing.status_code, missing.json()) == (404, missing.json())


async def test_a_public_file_is_read_by_a_guest_and_cached(clip: str, guest: Sender) -> None:
    await grant("public")
    answer = await guest.http.get(clip)
    assert answer.content == DATA
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"].startswith("public") and "immutable" in answer.headers["cache-control"]


async def test_a_private_file_is_read_by_its_person_only(clip: str, files_server: Server, guest: Sender) -> None:
    owner, other = await make_user(), await make_user()
    await grant(f"user:{owner.id}")
    answer = await Sender(files_server, await sign_in(owner)).http.get(clip)
    assert answer.status_code == 200
    assert answer.headers["cache-control"].startswith("private")
    assert answer.headers["vary"] == "Cookie"
    assert (await Sender(files_server, await sign_in(other)).http.get(clip)).status_code == 404
    assert (await guest.http.get(clip)).status_code == 404


async def test_a_companys_file_is_read_by_its_members_only(clip: str) -> None:
    company, other = await make_company(), await make_company()
    await grant(f"company:{company.id}")
    assert await service.may_read(await identity_for(await make_member(company)), KEY)
    assert not await service.may_read(await identity_for(await make_member(other)), KEY)
    assert not await service.may_read(GUEST, KEY)


async def test_a_members_browser_asks_anew_for_a_replys_clip(clip: str, files_server: Server) -> None:
    company = await make_company()
    await grant(f"company:{company.id}")
    member = Sender(files_server, await sign_in(await make_member(company)))
    answer = await member.http.get(clip)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "private, no-cache")
    again = await member.http.get(clip, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.headers["cache-control"]) == (304, "private, no-cache")
    async with db.transaction() as session:
        await service.revoke(session, PREFIX)
    gone = await member.http.get(clip, headers={"if-none-match": answer.headers["etag"]})
    assert gone.status_code == 404


async def test_a_revoked_grant_no_longer_lets_anyone_read(clip: str, guest: Sender) -> None:
    await grant("public")
    await grant("user:1")
    async with db.transaction() as session:
        await service.revoke(session, PREFIX, "public")
    assert (await guest.http.get(clip)).status_code == 404
    async with db.transaction() as session:
        await service.revoke(session, PREFIX)
    assert await service.readable_by(GUEST, KEY) is None


async def test_granting_twice_is_granting_once(clip: str, guest: Sender) -> None:
    await grant("public")
    await grant("public")
    assert (await guest.http.get(clip)).status_code == 200


@pytest.mark.parametrize("audience", ["everybody", "user:", "user:me", "company:1 "])
async def test_a_grant_for_an_unknown_audience_is_a_bug(database: None, audience: str) -> None:
    with pytest.raises(ValueError, match="No grant"):
        await grant(audience)


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-9", 0, 10),
        ("bytes=1048570-", 1048570, 1048576),
        ("bytes=-6", 1048570, 1048576),
        ("bytes=300000-700000", 300000, 700001),
    ],
)
async def test_a_range_is_answered_with_those_bytes(clip: str, guest: Sender, asked: str, start: int, end: int) -> None:
    await grant("public")
    answer = await guest.http.get(clip, headers={"Range": asked})
    assert answer.status_code == 206
    assert answer.content == DATA[start:end]
    assert answer.headers["content-range"] == f"bytes {start}-{end - 1}/{len(DATA)}"
    assert answer.headers["content-length"] == str(end - start)


async def test_a_range_behind_the_end_is_refused(clip: str, guest: Sender) -> None:
    await grant("public")
    answer = await guest.http.get(clip, headers={"Range": "bytes=2000000-"})
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{len(DATA)}"


async def test_head_tells_the_size_without_the_bytes(clip: str, guest: Sender) -> None:
    await grant("public")
    answer = await guest.http.head(clip)
    assert answer.status_code == 200
    assert answer.headers["content-length"] == str(len(DATA))
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.content == b""


async def test_an_unchanged_file_is_not_sent_again(clip: str, guest: Sender) -> None:
    await grant("public")
    etag = (await guest.http.get(clip)).headers["etag"]
    assert (await guest.http.get(clip, headers={"If-None-Match": f'"x", W/{etag}'})).status_code == 304
    assert (await guest.http.get(clip, headers={"If-None-Match": '"x"'})).status_code == 200
    fits = await guest.http.get(clip, headers={"If-Range": etag, "Range": "bytes=0-1"})
    differs = await guest.http.get(clip, headers={"If-Range": '"x"', "Range": "bytes=0-1"})
    assert (fits.status_code, differs.status_code) == (206, 200)


async def test_a_signed_address_opens_one_file_for_a_while(clip: str, guest: Sender) -> None:
    url = service.signed_url(KEY, 60)
    assert (await guest.http.get(url)).content == DATA
    assert (await guest.http.get(url.replace("480", "720"))).status_code == 404
    assert (await guest.http.get(url[:-1] + ("0" if url[-1] != "0" else "1"))).status_code == 404
    assert (await guest.http.get(url.replace("until=", "until=9"))).status_code == 404
    assert (await guest.http.get(f"{clip}?until=%C2%B2&sig=%F0%9F%98%80")).status_code == 404
    clock.set_source(lambda: clock._system_now() - timedelta(minutes=2))
    assert (await guest.http.get(service.signed_url(KEY, 60))).status_code == 404


@pytest.mark.parametrize(
    "path", ["..%2f..%2fsecret", "../secret", "clips/..%2f..%2fsecret/x", "clips/a/b/c", "%00", ""]
)
async def test_no_address_leads_out_of_the_store(guest: Sender, path: str) -> None:
    assert (await guest.http.get(f"/media/{path}")).status_code in (400, 404)


async def test_a_forged_cookie_is_a_guest(clip: str, files_server: Server, database: None) -> None:
    await grant("user:1")
    stranger = Sender(files_server, "made-up")
    assert stranger.http.cookies[COOKIE] == "made-up"
    assert (await stranger.http.get(clip)).status_code == 404
