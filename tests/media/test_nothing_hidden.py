"""Of a take only what is seen and heard is published: nothing else of its file, and nothing beside its pictures."""

import json
import subprocess
from pathlib import Path

from resumes_app.media import run
from resumes_app.media.publish import PublishedSet
from tests.media import inputs
from tests.media.made import make_set
from tests.media.test_first_cut import pictures

HIDDEN = b"met-at-the-pub"
UUID = "086f3693-b7b3-4f2c-9653-21492feee5b8"
CLOSED_CAPTIONS = b"\xb5\x00\x31GA94\x03\x43\xff\xfc\x95\x2c\xfc\xc8\xe9\xfcZZ\xff"
"""Of CEA-708, as broadcasters put them beside a picture (Source: ATSC A/53 part 4, "cc_data")."""
CHAPTERS = ";FFMETADATA1\ntitle={0}\nlocation=+52.1+4.9/\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=500\ntitle={0}\n"
RENDITIONS = ("mp4_720", "mp4_480", "preview")


def crafted(folder: Path) -> Path:
    """A take in the very coding of the published set, with words wherever a file and its pictures can carry them."""
    plain, noted, listing, take = (folder / name for name in ("plain.264", "noted.264", "notes.txt", "take.mov"))
    sei = ["-bsf:v", f"h264_metadata=sei_user_data={UUID}+{HIDDEN.decode()}"]
    coded = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "32", "-pix_fmt", "yuv420p", "-g", "60"]
    named = ["-colorspace", "bt709", "-color_range", "tv"]
    source = "color=gray:size=720x1280:rate=30:duration=1"
    inputs.ffmpeg("-f", "lavfi", "-i", source, *coded, *named, *sei, "-f", "h264", str(plain))
    captions = b"\x00\x00\x01\x06\x04" + bytes([len(CLOSED_CAPTIONS)]) + CLOSED_CAPTIONS + b"\x80"
    first, *units = plain.read_bytes().split(b"\x00\x00\x01")
    whole = [(captions if unit[0] & 31 in (1, 5) else b"") + b"\x00\x00\x01" + unit for unit in units]
    noted.write_bytes(first + b"".join(whole))
    listing.write_text(CHAPTERS.format(HIDDEN.decode()))
    voice = ["-f", "lavfi", "-i", "anoisesrc=amplitude=0.1:color=pink:seed=7:duration=1"]
    mapped = ["-map", "0:v", "-map", "1:a", "-map_metadata", "2", "-map_chapters", "2", "-c:v", "copy"]
    inputs.ffmpeg(
        "-r", "30", "-i", str(noted), *voice, "-i", str(listing), *mapped, "-c:a", "pcm_s16le", "-f", "mov", str(take)
    )
    assert take.read_bytes().count(HIDDEN) >= 3 and b"GA94" in take.read_bytes()
    return take


def described(path: Path) -> dict[str, list[dict[str, object]]]:
    args = ["-v", "error", "-of", "json", "-show_streams", "-show_chapters", str(path)]
    said: dict[str, list[dict[str, object]]] = json.loads(
        subprocess.run([run.executables().ffprobe, *args], check=True, capture_output=True).stdout
    )
    return said


async def rendered(take: Path, out: Path) -> PublishedSet:
    out.mkdir()
    return await make_set(out, {"t": take}, [{"take": "t", "in_ms": 0, "out_ms": None}])


async def test_no_words_and_no_coded_picture_of_a_take_are_in_what_is_published(tmp_path: Path) -> None:
    take = crafted(tmp_path)
    made = await rendered(take, tmp_path / "out")
    recorded = set(pictures(take))
    for kind, path in made.files.items():
        assert HIDDEN not in path.read_bytes() and b"GA94" not in path.read_bytes(), kind
    for kind in RENDITIONS:
        assert not recorded & set(pictures(made.files[kind])), f"{kind} is decoded by others: it is our own encode"
        assert described(made.files[kind])["chapters"] == [], kind


async def test_each_rendition_says_how_its_colours_are_meant(tmp_path: Path) -> None:
    take = tmp_path / "take.mp4"
    inputs.hdr_phone(take)
    made = await rendered(take, tmp_path / "out")
    for kind in RENDITIONS:
        video = described(made.files[kind])["streams"][0]
        said = {name: video.get(f"color_{name}") for name in ("space", "primaries", "transfer", "range")}
        assert said == {"space": "bt709", "primaries": "bt709", "transfer": "bt709", "range": "tv"}, kind


async def test_a_take_that_says_nothing_of_its_colours_is_published_with_them_named(tmp_path: Path) -> None:
    take = tmp_path / "take.mp4"
    inputs.silent(take, 1)
    made = await rendered(take, tmp_path / "out")
    video = described(made.files["mp4_480"])["streams"][0]
    assert {video.get(f"color_{name}") for name in ("space", "primaries", "transfer")} == {"bt709"}
