"""Files whose bytes lie: boxes and elements that are missing, huge, nested, or point elsewhere."""

import struct
import zlib
from pathlib import Path

from tests.media import inputs
from tests.media.odd.world import Make, World, filmed

FTYP = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2"
EBML = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm"
EBML += b"\x42\x87\x81\x04\x42\x85\x81\x02"


def box(kind: bytes, content: bytes = b"", claimed: int | None = None) -> bytes:
    """Return an MP4 box, which may claim another size than it has."""
    size = 8 + len(content) if claimed is None else claimed
    return struct.pack(">I4s", size, kind) + content


def whole(seconds: float = 1.0, *more: str, path: Path) -> bytes:
    """Return an MP4 with its index at the end."""
    filmed(*inputs.H264, *inputs.AAC, *more, seconds=seconds)(path, World(path, 0))
    return path.read_bytes()


def changed(old: bytes, new: bytes, *, all_of_them: bool = False) -> Make:
    """Return a maker of a good MP4 in which some bytes are replaced by as many others."""
    assert len(old) == len(new)

    def make(path: Path, _world: World) -> None:
        data = whole(path=path)
        assert old in data
        path.write_bytes(data.replace(old, new, -1 if all_of_them else 1))

    return make


def part(start: float, end: float, *more: str) -> Make:
    """Return a maker of a file of which only this share is there."""

    def make(path: Path, _world: World) -> None:
        data = whole(1.0, *more, path=path)
        path.write_bytes(data[int(len(data) * start) : int(len(data) * end)])

    return make


def without_size(path: Path, _world: World) -> None:
    """The header says 0×0, wherever it says a size, and no parameter set tells it."""
    data = bytearray(whole(path=path))
    entry = data.index(b"avc1", data.index(b"stsd"))
    data[entry + 28 : entry + 32] = bytes(4)
    track = data.index(b"tkhd")
    data[track + 80 : track + 88] = bytes(8)
    data[data.index(b"avcC") : data.index(b"avcC") + 4] = b"free"
    path.write_bytes(data)


def noise_for_pictures(path: Path, _world: World) -> None:
    """The index is whole, but every packet is noise."""
    data = bytearray(whole(path=path))
    start, end = data.index(b"mdat") + 4, data.index(b"moov") - 4
    data[start:end] = bytes((n * 89 + 7) % 251 for n in range(end - start))
    path.write_bytes(data)


def some_packets_damaged(path: Path, _world: World) -> None:
    """Bytes here and there were lost on the way, after the first picture."""
    data = bytearray(whole(path=path))
    start, end = data.index(b"mdat") + 4, data.index(b"moov") - 4
    for place in range(start + (end - start) // 2, end, 211):
        data[place] ^= 0x5A
    path.write_bytes(data)


def followed_by_rubbish(path: Path, _world: World) -> None:
    """A whole video, and then something else."""
    path.write_bytes(whole(path=path) + b"PK\x03\x04" * 5000)


def nested(path: Path, _world: World) -> None:
    """A box in a box in a box, thirty thousand deep."""
    content = b""
    for _ in range(30_000):
        content = box(b"moov", content) if len(content) < 200_000 else b"\x00\x00\x00\x00moov" + content
    path.write_bytes(FTYP + content)


def claims_everything(path: Path, _world: World) -> None:
    """The index claims to be larger than any disk."""
    path.write_bytes(FTYP + struct.pack(">I4sQ", 1, b"moov", 2**63 - 1) + b"\x00" * 64)


def endless_tables(path: Path, _world: World) -> None:
    """Each table of the index claims four thousand million rows."""
    data = bytearray(whole(path=path))
    for name in (b"stts", b"stsz", b"stco", b"stsc", b"stss", b"ctts"):
        at = data.find(name)
        if at > 0:
            count = at + (12 if name == b"stsz" else 8)
            data[count : count + 4] = b"\xff\xff\xff\xff"
    path.write_bytes(data)


def unpacks_to_gigabytes(path: Path, _world: World) -> None:
    """A compressed index of a few kilobytes that claims three gigabytes, and begins to unpack to them."""
    packed = zlib.compress(bytes(32 << 20), 9)
    compressed = box(b"dcom", b"zlib") + box(b"cmvd", struct.pack(">I", 3 << 30) + packed)
    path.write_bytes(FTYP + box(b"moov", box(b"cmov", compressed)))


def points_elsewhere(path: Path, world: World) -> None:
    """The pictures are said to lie in another file: a data reference with somebody else's path."""
    data = whole(path=path)
    own = b"\x00\x00\x00\x0curl \x00\x00\x00\x01"
    assert own in data
    for address in (f"file://{world.secret}", f"http://127.0.0.1:{world.port}/secret.mp4"):
        reference = box(b"url ", b"\x00\x00\x00\x00" + address.encode() + b"\x00")
        moov = data.index(b"moov") - 4
        data = data[:moov] + _grown(data[moov:], own, reference)
    path.write_bytes(data)


def named_alias(path: Path, world: World) -> None:
    """So too in QuickTime's own way: an alias with the neighbour's name."""
    data = whole(path=path)
    own = b"\x00\x00\x00\x0curl \x00\x00\x00\x01"
    name, volume = world.secret.name.encode(), b"v"
    alias = bytes(10) + _padded(volume, 28) + bytes(12) + _padded(name, 64) + bytes(16)
    alias += struct.pack(">HH", 1, 1) + bytes(16)
    full = volume + b":" + name
    alias += struct.pack(">hH", 2, len(full)) + full + b"\0" * (len(full) % 2) + struct.pack(">hH", -1, 0)
    moov = data.index(b"moov") - 4
    path.write_bytes(data[:moov] + _grown(data[moov:], own, box(b"alis", b"\x00\x00\x00\x00" + alias)))


def _padded(text: bytes, length: int) -> bytes:
    return (bytes([len(text)]) + text).ljust(length, b"\0")


_PARENTS = (b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref")


def _grown(data: bytes, old: bytes, new: bytes) -> bytes:
    """Return the boxes with the first `old` inside them replaced, and each box around it as much larger."""
    at = data.find(old)
    if at < 0:
        return data
    out, place = bytearray(), 0
    while place < len(data):
        size, kind = struct.unpack(">I4s", data[place : place + 8])
        content = data[place + 8 : place + size]
        if place <= at < place + size and kind in _PARENTS:
            # A data reference begins with its version and the number of its entries.
            head = 8 if kind == b"dref" else 0
            content = content[:head] + _grown(content[head:], old, new)
        elif place == at:
            kind, content = new[4:8], new[8:]
        out += box(kind, content)
        place += size
    return bytes(out)


def nothing_of_its_own(path: Path, world: World) -> None:
    """An alias again, and the file itself holds no pictures."""
    named_alias(path, world)
    data = bytearray(path.read_bytes())
    start, end = data.index(b"mdat") + 4, data.index(b"moov") - 4
    data[start:end] = bytes(end - start)
    path.write_bytes(data)


def endless_element(path: Path, _world: World) -> None:
    """A WebM whose only element claims all there can be."""
    path.write_bytes(EBML + b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff" + b"\x16\x54\xae\x6b\x08" + bytes(90))


def header_alone(path: Path, _world: World) -> None:
    """A WebM recorder that was stopped at once."""
    path.write_bytes(EBML)
