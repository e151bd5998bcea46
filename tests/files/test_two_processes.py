"""An upload whose parts go to different web processes, which share the database and a disk."""

import asyncio
import os
from collections.abc import Iterator

import pytest

from resumes_app.files.service import parts, turns
from tests.files.serving import Sender, Server, arrived, stored, until

MIB = 1024 * 1024


@pytest.fixture
def other_server(files_server: Server) -> Iterator[Server]:
    """A second web process."""
    other = Server()
    other.start()
    yield other
    other.kill()


async def test_parts_that_arrive_by_turns_make_one_file(sender: Sender, other_server: Server) -> None:
    data = os.urandom(4 * MIB)
    url = await sender.begin(len(data))
    there = Sender(other_server, sender.cookie)
    for start in range(0, len(data), MIB):
        turn = (sender, there)[start // MIB % 2]
        assert await turn.offset(url) == start
        assert (await turn.patch(url, start, data[start : start + MIB])).status_code == 204
    assert await stored(url, sender) == await stored(url, there) == data
    await there.http.aclose()


async def test_a_part_that_hangs_in_one_process_does_not_hold_up_the_other(
    sender: Sender, other_server: Server
) -> None:
    data = os.urandom(2 * MIB)
    url = await sender.begin(len(data))
    connection = await sender.hanging_patch(url, 0, data[:MIB], len(data))
    await until(lambda: arrived(url.rpartition("/")[2], 1))
    there = Sender(other_server, sender.cookie)

    async def sent_on() -> bool:
        offset = await there.offset(url)
        return (await there.patch(url, offset, data[offset:])).status_code == 204

    await until(sent_on, 8)
    connection.transport.abort()
    assert await stored(url, there) == data
    await there.http.aclose()


async def test_a_writer_that_could_not_hear_yet_is_told_again(sender: Sender) -> None:
    url = await sender.begin(4)
    upload_id = url.rpartition("/")[2]
    async with parts.opened(upload_id):
        newer = asyncio.create_task(sender.patch(url, 0, b"data"))
        await asyncio.sleep(0.5)
        async with asyncio.timeout(1.5):
            await turns.until_taken(upload_id)
    assert (await newer).status_code == 204


async def test_two_processes_do_not_write_to_one_upload(database: None) -> None:
    async with parts.opened("0" * 32):
        with pytest.raises(parts.Busy):
            async with parts.opened("0" * 32):
                pass
    await parts.remove("0" * 32)
