"""On disk and in S3 alike, files go in whole, come out in ranges, and keys never lead outside."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import obstore
import pytest

from resumes_app import storage
from resumes_app.cli.cluster import move_in
from resumes_app.errors import NotFound, Unavailable
from tests.s3 import NOWHERE, bucket_made, kept_there, running_store

pytestmark = pytest.mark.usefixtures("database", "store")


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A running S3 store, as variables for the environment."""
    with running_store(tmp_path_factory.mktemp("s3")) as variables:
        yield variables


@pytest.fixture(params=["disk", "s3"])
async def store(request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """Where the files of the test are kept."""
    if request.param == "disk":
        yield "disk"
        return
    with kept_there(request.getfixturevalue("s3")):
        await bucket_made()
        yield "s3"


only_in_s3 = pytest.mark.parametrize("store", ["s3"], indirect=True)


async def read(key: str, start: int, end: int) -> bytes:
    return b"".join([chunk async for chunk in storage.stream(key, start, end)])


async def test_what_is_put_comes_back_in_any_range(tmp_path: Path) -> None:
    data = bytes(range(256)) * 4096
    source = tmp_path / "original"
    source.write_bytes(data)
    assert await storage.put("clips/abc/720.mp4", source) == len(data)
    assert await storage.size("clips/abc/720.mp4") == len(data)
    assert await read("clips/abc/720.mp4", 0, len(data)) == data
    assert await read("clips/abc/720.mp4", 1000, 300_000) == data[1000:300_000]
    async with storage.lend("clips/abc/720.mp4") as path:
        assert path.read_bytes() == data


async def test_a_second_put_replaces_the_first(tmp_path: Path) -> None:
    for content in (b"first", b"second"):
        source = tmp_path / "original"
        source.write_bytes(content)
        await storage.put("takes/one", source)
    assert await read("takes/one", 0, 6) == b"second"


@pytest.mark.parametrize("key", ["../secret", "/etc/passwd", "clips/../../x", "clips/a/..", "clips", "clips/a/b/c", ""])
async def test_a_key_of_another_form_is_never_looked_up(key: str) -> None:
    with pytest.raises(NotFound):
        await storage.size(key)
    with pytest.raises(NotFound):
        async with storage.lend(key):
            pass


async def test_deleting_a_prefix_takes_all_its_files_and_no_others() -> None:
    for key in ("clips/gone/a.mp4", "clips/gone/b.webp", "clips/gonetoo/a.mp4"):
        await storage.put_bytes(key, b"x")
    await storage.delete_prefix("clips/gone")
    assert await storage.size("clips/gonetoo/a.mp4") == 1
    with pytest.raises(NotFound):
        await storage.size("clips/gone/a.mp4")
    await storage.delete("clips/gone/a.mp4")


async def test_a_file_larger_than_one_request_goes_in_and_out_whole(tmp_path: Path) -> None:
    data = bytes(range(251)) * 50_000
    source = tmp_path / "original"
    source.write_bytes(data)
    assert await storage.put("takes/large", source) == await storage.size("takes/large") == len(data)
    assert await read("takes/large", 0, len(data)) == data
    assert await read("takes/large", len(data) - 3, len(data)) == data[-3:]
    async with storage.lend("takes/large") as path:
        assert path.read_bytes() == data


async def test_what_is_not_there_is_missed_in_every_way() -> None:
    with pytest.raises(NotFound):
        await storage.size("clips/none/a.mp4")
    with pytest.raises(NotFound):
        await read("clips/none/a.mp4", 0, 10)
    with pytest.raises(NotFound):
        async with storage.lend("clips/none/a.mp4"):
            pass
    await storage.delete_prefix("clips/none")


async def test_what_is_lent_can_be_read_until_it_is_given_back() -> None:
    await storage.put_bytes("takes/lent", b"whole")
    async with storage.lend("takes/lent") as path:
        assert path.read_bytes() == b"whole"
    assert path.is_file() is (storage.local_root() is not None)
    assert await storage.size("takes/lent") == 5


async def test_a_bucket_that_is_there_is_not_made_again() -> None:
    await storage.put_bytes("takes/kept", b"x")
    await storage.make_bucket()
    assert await storage.size("takes/kept") == 1


@only_in_s3
async def test_what_one_process_has_stored_on_disk_moves_into_the_cluster_s_store(tmp_path: Path) -> None:
    for key in ("takes/one", "clips/two/480.mp4"):
        (tmp_path / key).parent.mkdir(parents=True)
        (tmp_path / key).write_bytes(key.encode())
    (tmp_path / "takes" / ".half-written").write_bytes(b"x")
    await move_in(tmp_path)
    assert await read("clips/two/480.mp4", 0, 17) == b"clips/two/480.mp4"
    assert await storage.size("takes/one") == 9
    await storage.delete("takes/one")
    await move_in(tmp_path)
    with pytest.raises(NotFound):
        await storage.size("takes/one")


@only_in_s3
@pytest.mark.parametrize(("name", "value"), [("AWS_SECRET_ACCESS_KEY", "guessed"), ("AWS_ACCESS_KEY_ID", "somebody")])
async def test_whoever_has_not_the_key_is_refused_and_told_no_more_than_a_visitor_may_know(
    s3: dict[str, str], name: str, value: str
) -> None:
    await storage.put_bytes("takes/private", b"x")
    with kept_there({**s3, name: value}):
        for attempt in (storage.size("takes/private"), read("takes/private", 0, 1), storage.put_bytes("takes/a", b"x")):
            with pytest.raises(Unavailable) as refusal:
                await attempt
            assert "private" not in refusal.value.message
        for attempt in (storage.make_bucket(), storage.check()):
            with pytest.raises(Unavailable):
                await attempt
    assert await storage.size("takes/private") == 1


async def test_a_store_that_keeps_files_passes_also_when_it_is_empty() -> None:
    await storage.check()


@only_in_s3
async def test_a_store_without_the_bucket_is_not_taken_for_one_without_files(s3: dict[str, str]) -> None:
    elsewhere = s3["RESUMES_STORAGE_URL"].replace("//resumes?", "//another?")
    with kept_there({**s3, "RESUMES_STORAGE_URL": elsewhere}), pytest.raises(Unavailable):
        await storage.check()


@only_in_s3
async def test_a_tampered_signature_opens_nothing() -> None:
    await storage.put_bytes("takes/private", b"x")
    address = await obstore.sign_async(storage._store(), "GET", "takes/private", timedelta(minutes=1))
    other = "0" if address[-1] != "0" else "1"
    async with httpx.AsyncClient() as client:
        assert (await client.get(address)).content == b"x"
        assert (await client.get(address[:-1] + other)).status_code == 403
        assert (await client.get(address.partition("?")[0])).status_code == 403


@only_in_s3
async def test_a_store_that_is_away_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "TRIED_FOR", timedelta(seconds=1))
    with kept_there(NOWHERE):
        with pytest.raises(Unavailable, match="cannot be reached"):
            await storage.size("takes/any")
        with pytest.raises(Unavailable, match="does not answer"):
            await storage.make_bucket()
