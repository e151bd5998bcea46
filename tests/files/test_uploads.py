"""tus over HTTP, against a real server: what goes wrong on the way must not harm the file."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from datetime import timedelta

import httpx
import pytest
import sqlalchemy as sa

from resumes_app import db
from resumes_app.models import Grant, Upload
from tests.conftest import DATA_DIR
from tests.files.serving import TUS, Sender, Server, arrived, meta, sha256, stored, until

MIB = 1024 * 1024


async def rows(table: type) -> int:
    async with db.reading() as session:
        return int((await session.exec(sa.select(sa.func.count()).select_from(table))).scalar_one())  # type: ignore[call-overload]


async def test_a_file_sent_in_parts_is_kept_whole(sender: Sender) -> None:
    data = os.urandom(3 * MIB + 17)
    url = await sender.begin(len(data))
    for start in range(0, len(data), MIB):
        part = data[start : start + MIB]
        answer = await sender.patch(url, start, part, Upload_Checksum=sha256(part))
        assert answer.status_code == 204, answer.text
        assert answer.headers["upload-offset"] == str(start + len(part))
    assert await stored(url, sender) == data
    assert await sender.offset(url) == len(data)


async def test_a_recording_of_unknown_length_grows_and_then_ends(sender: Sender) -> None:
    url = await sender.begin(None)
    first, last = os.urandom(MIB), os.urandom(MIB)
    await sender.patch(url, 0, first)
    head = await sender.head(url)
    assert head.headers["upload-defer-length"] == "1" and "upload-length" not in head.headers
    answer = await sender.patch(url, MIB, last, Upload_Length=str(2 * MIB))
    assert answer.status_code == 204
    assert await stored(url, sender) == first + last


async def test_an_empty_last_part_may_bring_the_length(sender: Sender) -> None:
    url = await sender.begin(None)
    await sender.patch(url, 0, b"hello")
    assert (await sender.patch(url, 5, b"", Upload_Length="5")).status_code == 204
    assert await stored(url, sender) == b"hello"


async def test_a_length_that_was_set_cannot_be_changed(sender: Sender) -> None:
    url = await sender.begin(None)
    await sender.patch(url, 0, b"hello", Upload_Length="9")
    assert (await sender.patch(url, 5, b"x", Upload_Length="8")).status_code == 409
    assert (await sender.patch(url, 5, b"", Upload_Length="3")).status_code in (409, 422)
    assert await sender.offset(url) == 5


async def test_a_cut_connection_loses_nothing_that_arrived(sender: Sender) -> None:
    data = os.urandom(2 * MIB)
    url = await sender.begin(len(data))
    connection = await sender.hanging_patch(url, 0, data[:MIB], len(data))
    upload_id = url.rpartition("/")[2]
    await until(lambda: arrived(upload_id, 1))
    connection.transport.abort()
    offset = await sender.offset(url)
    assert 0 < offset <= MIB
    assert (await sender.patch(url, offset, data[offset:])).status_code == 204
    assert await stored(url, sender) == data


async def test_a_hanging_connection_does_not_hold_up_its_successor(sender: Sender) -> None:
    data = os.urandom(2 * MIB)
    url = await sender.begin(len(data))
    connection = await sender.hanging_patch(url, 0, data[:MIB], len(data))
    await until(lambda: arrived(url.rpartition("/")[2], 1))
    started = asyncio.get_running_loop().time()
    offset = await sender.offset(url)
    assert (await sender.patch(url, offset, data[offset:])).status_code == 204
    assert asyncio.get_running_loop().time() - started < 5
    connection.transport.abort()
    assert await stored(url, sender) == data


async def test_a_server_killed_in_the_middle_of_a_part_goes_on_where_it_was(
    sender: Sender, files_server: Server
) -> None:
    data = os.urandom(3 * MIB)
    url = await sender.begin(len(data))
    await sender.patch(url, 0, data[:MIB])
    connection = await sender.hanging_patch(url, MIB, data[MIB : 2 * MIB], 2 * MIB)
    await until(lambda: arrived(url.rpartition("/")[2], MIB + 1))
    await files_server.restart()
    connection.close()
    offset = await sender.offset(url)
    assert MIB < offset <= 2 * MIB
    assert (await sender.patch(url, offset, data[offset:])).status_code == 204
    assert await stored(url, sender) == data


async def test_a_server_killed_before_the_file_was_kept_keeps_it_when_asked_again(sender: Sender) -> None:
    url = await sender.begin(5)
    path = DATA_DIR / "uploads" / url.rpartition("/")[2]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"hello")  # All bytes came; what follows them did not happen.
    assert await sender.offset(url) == 5
    assert await stored(url, sender) == b"hello"


async def test_completing_again_and_at_once_keeps_one_file(sender: Sender) -> None:
    url = await sender.begin(5)
    await sender.patch(url, 0, b"hello")
    again = await asyncio.gather(*(sender.patch(url, 5, b"") for _ in range(4)), *(sender.head(url) for _ in range(4)))
    assert {answer.status_code for answer in again} <= {200, 204}
    assert await rows(Grant) == 1


async def test_the_same_thing_offered_twice_is_one_upload(sender: Sender) -> None:
    first, second = await asyncio.gather(sender.begin(5), sender.begin(5))
    assert first == second
    assert await rows(Upload) == 1


async def test_a_changed_copy_in_the_browser_starts_over(sender: Sender) -> None:
    url = await sender.begin(9)
    await sender.patch(url, 0, b"older")
    assert await sender.begin(3) == url
    assert await sender.offset(url) == 0
    await sender.patch(url, 0, b"new")
    assert await stored(url, sender) == b"new"


async def test_what_is_offered_for_something_else_leaves_none_of_its_bytes(sender: Sender) -> None:
    url = await sender.begin(9)
    await sender.patch(url, 0, b"older")
    answer = await sender.create(9, parent="another")
    assert answer.status_code == 201
    assert answer.headers["location"] != url
    assert not (DATA_DIR / "uploads" / url.rpartition("/")[2]).exists()


async def test_more_bytes_than_promised_are_refused_and_dropped(sender: Sender) -> None:
    url = await sender.begin(5)
    assert (await sender.patch(url, 0, b"hello world")).status_code == 413
    assert await sender.offset(url) == 0


async def test_a_damaged_part_is_refused_and_dropped(sender: Sender) -> None:
    url = await sender.begin(10)
    answer = await sender.patch(url, 0, b"hellp", Upload_Checksum=sha256(b"hello"))
    assert answer.status_code == 460
    assert await sender.offset(url) == 0
    assert (await sender.patch(url, 0, b"hello", Upload_Checksum="md5 aaaa")).status_code == 422


async def test_a_part_at_the_wrong_place_is_refused(sender: Sender) -> None:
    url = await sender.begin(10)
    await sender.patch(url, 0, b"hello")
    assert (await sender.patch(url, 0, b"hello")).status_code == 409
    assert (await sender.patch(url, 9, b"x")).status_code == 409
    assert await sender.offset(url) == 5


async def test_two_parts_at_once_leave_a_whole_file(sender: Sender) -> None:
    data = os.urandom(MIB)
    url = await sender.begin(len(data))
    answers = await asyncio.gather(*(sender.patch(url, 0, data) for _ in range(3)), return_exceptions=True)
    assert all(isinstance(a, httpx.TransportError) or a.status_code in (204, 409, 423) for a in answers)  # type: ignore[union-attr]
    offset = await sender.offset(url)
    if offset < len(data):
        await sender.patch(url, offset, data[offset:])
    assert await stored(url, sender) == data


@pytest.mark.parametrize("size", [0, 201 * MIB, 10 * 1024**4])
async def test_an_empty_or_huge_file_is_refused_before_it_is_sent(sender: Sender, size: int) -> None:
    answer = await sender.create(size)
    assert answer.status_code in (413, 422)
    assert answer.json()["error"]
    assert await rows(Upload) == 0


async def test_too_much_at_once_is_refused(sender: Sender) -> None:
    answers = [await sender.create(150 * MIB, f"note-{n:04}") for n in range(7)]
    assert [answer.status_code for answer in answers] == [201] * 6 + [429]


async def test_recordings_of_unknown_length_count_as_the_largest_they_may_become(sender: Sender) -> None:
    answers = [await sender.create(None, f"note-{n:04}") for n in range(6)]
    assert [answer.status_code for answer in answers] == [201] * 5 + [429]
    await sender.patch(answers[0].headers["location"], 0, b"hello", Upload_Length="9")
    assert (await sender.create(None, "note-0006")).status_code == 201, "its length is known now"
    assert (await sender.create(None, "note-0001")).status_code == 201, "one that was begun goes on"


async def test_a_copy_that_has_grown_is_measured_against_the_quota_too(sender: Sender) -> None:
    for n in range(6):
        await sender.begin(1, f"note-{n:04}")
    answers = [await sender.create(200 * MIB, f"note-{n:04}") for n in range(6)]
    assert [answer.status_code for answer in answers] == [201] * 5 + [429]


async def test_an_upload_that_was_given_up_takes_only_the_room_of_its_bytes(sender: Sender) -> None:
    for n in range(5):
        await sender.create(None, f"note-{n:04}")
    async with db.transaction() as session:
        await session.exec(sa.update(Upload).values(created_at=Upload.created_at - timedelta(hours=2)))
    assert (await sender.create(None, "note-0005")).status_code == 201


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://["},
        {"Upload-Metadata": "client_id \u00e9\u00e9"},
        {"Upload-Length": "9" * 5000},
    ],
)
async def test_a_malformed_header_is_refused_and_breaks_nothing(sender: Sender, headers: dict[str, str]) -> None:
    plain = {**TUS, "Upload-Length": "5", "Upload-Metadata": meta("note-0001")}
    sent = {name: value.encode("latin-1") for name, value in {**plain, **headers}.items()}
    assert (await sender.http.post("/uploads", headers=sent)).status_code in {403, 422}


async def test_a_body_with_the_creation_is_not_read(sender: Sender) -> None:
    url = await sender.begin(10)
    assert await sender.offset(url) == 0


async def test_what_its_area_does_not_admit_is_refused(sender: Sender) -> None:
    assert (await sender.create(5, parent="closed")).status_code == 404
    assert (await sender.create(5, purpose="virus")).status_code == 422
    assert (await sender.create(5, client_id="../../etc/passwd")).status_code == 422


async def test_a_refused_file_says_why_each_time_it_is_asked_for(sender: Sender) -> None:
    url = await sender.begin(7)
    answer = await sender.patch(url, 0, b"bad one")
    assert answer.status_code == 422
    assert answer.json()["error"] == "This is not a note."
    assert (await sender.create(7)).json()["error"] == "This is not a note."
    assert (await sender.head(url)).status_code == 422
    assert await rows(Grant) == 0


async def test_another_person_does_not_learn_of_an_upload(
    sender: Sender, new_sender: Callable[[], Awaitable[Sender]]
) -> None:
    url, stranger = await sender.begin(5), await new_sender()
    assert (await stranger.head(url)).status_code == 404
    assert (await stranger.patch(url, 0, b"evil!")).status_code == 404
    assert (await stranger.http.delete(url, headers=TUS)).status_code == 404
    assert await sender.offset(url) == 0


async def test_a_guest_writes_nothing(sender: Sender, files_server: Server) -> None:
    url, guest = await sender.begin(5), Sender(files_server, "")
    assert (await guest.create(5)).status_code == 401
    assert (await guest.patch(url, 0, b"hello")).status_code == 401
    await guest.http.aclose()
    assert await sender.offset(url) == 0


@pytest.mark.parametrize("name", ["..%2f..%2fsecret", "%2e%2e", "secret", "0" * 31, "0" * 32 + ".json", "%00"])
async def test_no_name_leads_out_of_the_folder(sender: Sender, name: str) -> None:
    assert (await sender.head(f"/uploads/{name}")).status_code in (400, 404)
    assert (await sender.patch(f"/uploads/{name}", 0, b"x")).status_code in (400, 404)


async def test_another_site_cannot_make_a_browser_upload(sender: Sender) -> None:
    url = await sender.begin(5)
    foreign = await sender.patch(url, 0, b"hello", Origin="https://evil.example")
    assert foreign.status_code == 403
    own = await sender.patch(url, 0, b"hello", Origin=sender.server.url)
    assert own.status_code == 204


async def test_an_ended_upload_is_gone(sender: Sender) -> None:
    url = await sender.begin(5)
    await sender.patch(url, 0, b"hel")
    assert (await sender.http.delete(url, headers=TUS)).status_code == 204
    assert (await sender.head(url)).status_code == 404
    assert not (DATA_DIR / "uploads" / url.rpartition("/")[2]).exists()


async def test_an_expired_upload_is_gone_and_may_begin_again(sender: Sender) -> None:
    url = await sender.begin(5)
    async with db.transaction() as session:
        await session.exec(sa.update(Upload).values(expires_at=sa.func.now()))  # type: ignore[call-overload]
    assert (await sender.head(url)).status_code == 410
    assert await sender.begin(5) != url


async def test_the_protocol_is_spoken(sender: Sender) -> None:
    options = await sender.http.options("/uploads")
    assert options.status_code == 204
    assert "creation-defer-length" in options.headers["tus-extension"]
    url = await sender.begin(5)
    assert (await sender.http.head(url)).status_code == 412
    assert (await sender.patch(url, 0, b"hello", Content_Type="video/mp4")).status_code == 415
    assert (await sender.patch(url, 0, b"hello", Upload_Offset="x")).status_code == 422
    head = await sender.head(url)
    assert head.headers["tus-resumable"] == "1.0.0"
    assert head.headers["cache-control"] == "no-store"
    assert "GMT" in head.headers["upload-expires"]
