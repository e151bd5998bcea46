"""Files go in whole, come out in ranges, and keys never lead outside."""

from pathlib import Path

import pytest

from resumes_app import storage
from resumes_app.errors import NotFound

pytestmark = pytest.mark.usefixtures("database")


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
