"""The table: each odd file by name, how it is made, and what must become of it."""

from dataclasses import dataclass

from resumes_app.media import probe
from tests.media.odd import boxes, recordings, scripts
from tests.media.odd.recordings import (
    AAC,
    FAR,
    FRAGMENTS,
    H264,
    HEVC,
    JUMP,
    LIVE,
    OPUS,
    UNEVEN,
    VP8,
    VP9,
    X264,
    hdr,
    remuxed,
    turned,
)
from tests.media.odd.world import Make, filmed, written


@dataclass(frozen=True)
class Refused:
    """It is not taken.

    Attributes:
        advice: The sentence the person reads.
    """

    advice: str


@dataclass(frozen=True)
class Taken:
    """It is taken, and its video can be made.

    Attributes:
        size: As seen, in pixels.
        length_ms: Within 60 ms; on a card within one of its pictures.
        on_card: It is sound, and kept under the picture of a card.
    """

    codec: str = "h264"
    size: tuple[int, int] = (144, 256)
    length_ms: int = 600
    sound: bool = True
    hdr: bool = False
    on_card: bool = False


@dataclass(frozen=True)
class Odd:
    """One row.

    Attributes:
        file_name: As the person has it; its ending may lie.
    """

    make: Make
    then: Refused | Taken
    file_name: str = "video.mp4"


NO_VIDEO = Refused(probe.UNREADABLE)
BROKEN = Refused(probe.BROKEN)
ON_CARD = Taken(size=(720, 1280), on_card=True)

NOT_VIDEOS: dict[str, Odd] = {
    "no bytes": Odd(written(b""), Refused(probe.EMPTY)),
    "one byte": Odd(written(b"\x00"), NO_VIDEO),
    "plain text": Odd(written("My video is attached.\n" * 9), NO_VIDEO),
    "a web page": Odd(written(scripts.HTML), NO_VIDEO),
    "a zip archive": Odd(written(scripts.ZIP), NO_VIDEO),
    "a png": Odd(filmed("-frames:v", "1", "-an", "-f", "image2", "-c:v", "png"), NO_VIDEO),
    "a gif": Odd(written(scripts.GIF), NO_VIDEO),
    "an svg": Odd(written(scripts.SVG), NO_VIDEO),
    "a pdf": Odd(written(scripts.PDF), NO_VIDEO),
    "a photo (avif)": Odd(filmed("-frames:v", "1", "-an", "-c:v", "libsvtav1", "-f", "avif", size="128x128"), NO_VIDEO),
    "mpeg-ts": Odd(filmed(*H264, *AAC, "-f", "mpegts"), NO_VIDEO),
    "avi": Odd(filmed("-c:v", "mpeg4", "-c:a", "pcm_s16le", "-f", "avi"), NO_VIDEO),
    "flv": Odd(filmed("-c:v", "flv1", "-an", "-f", "flv"), NO_VIDEO),
    "mpeg-ps": Odd(filmed("-c:v", "mpeg2video", "-an", "-f", "vob"), NO_VIDEO),
    "bare h264": Odd(filmed(*H264, "-an", "-f", "h264"), NO_VIDEO),
}

SOUNDS: dict[str, Odd] = {
    "a song (mp3)": Odd(filmed("-vn", "-c:a", "libmp3lame", "-f", "mp3"), ON_CARD, "song.mp3"),
    "an mp3 without a tag": Odd(
        filmed("-vn", "-c:a", "libmp3lame", "-id3v2_version", "0", "-write_xing", "0", "-f", "mp3"), ON_CARD
    ),
    "a wave file": Odd(filmed("-vn", "-f", "wav"), ON_CARD),
    "a voice memo (m4a)": Odd(filmed("-vn", *AAC, "-f", "mp4"), ON_CARD, "memo.m4a"),
    "sound only (webm)": Odd(filmed("-vn", *OPUS, "-f", "webm"), ON_CARD),
    "sound with a cover": Odd(recordings.sound_with_cover, Taken(size=(720, 1280), length_ms=1000, on_card=True)),
    "ogg": Odd(filmed("-vn", *OPUS, "-f", "ogg"), ON_CARD),
    "ogg with a picture": Odd(filmed("-c:v", "libvpx", *OPUS, "-f", "ogg"), NO_VIDEO),
    "a wave file's head": Odd(written(b"RIFF\x24\x00\x00\x00WAVE"), BROKEN),
    "ffconcat behind an mp3's head": Odd(written("ID3\n" + scripts.FFCONCAT), BROKEN),
    "a playlist behind ogg's head": Odd(written("OggS\n" + scripts.PLAYLIST), BROKEN),
}

SCRIPTS: dict[str, Odd] = {
    "an hls playlist": Odd(written(scripts.PLAYLIST), NO_VIDEO),
    "an hls master playlist": Odd(written(scripts.MASTER), NO_VIDEO, "video.m3u8"),
    "ffconcat": Odd(written(scripts.FFCONCAT), NO_VIDEO),
    "a concat list": Odd(written(scripts.CONCAT), NO_VIDEO, "list.txt"),
    "dash": Odd(written(scripts.DASH), NO_VIDEO, "video.mpd"),
    "sdp": Odd(written(scripts.SDP), NO_VIDEO, "video.sdp"),
    "subtitles": Odd(written(scripts.SUBTITLES), NO_VIDEO),
    "an imf asset map": Odd(written(scripts.IMF), NO_VIDEO),
    "ffconcat behind an mp4's head": Odd(written("\0\0\0\x18ftypisom\n" + scripts.FFCONCAT), BROKEN),
    "a playlist behind an mp4's head": Odd(written("\0\0\0\x18ftypisom\n" + scripts.PLAYLIST), BROKEN),
    "a playlist behind a webm's head": Odd(written(boxes.EBML + scripts.PLAYLIST.encode()), BROKEN),
    "a data reference to others": Odd(boxes.points_elsewhere, Taken(length_ms=1000)),
    "an alias of another file": Odd(boxes.named_alias, BROKEN, "video.mov"),
    "an alias, and nothing of its own": Odd(boxes.nothing_of_its_own, BROKEN, "video.mov"),
}

BROKEN_FILES: dict[str, Odd] = {
    "index missing": Odd(boxes.part(0, 0.7), BROKEN),
    "beginning missing": Odd(boxes.part(0.3, 1), NO_VIDEO),
    "a head and nothing else": Odd(written(boxes.FTYP), BROKEN),
    "a webm's header alone": Odd(boxes.header_alone, BROKEN),
    "fragments that never came": Odd(boxes.part(0, 0.05, *FRAGMENTS), BROKEN),
    "times that cannot be": Odd(
        remuxed("-output_ts_offset", "-1", "-avoid_negative_ts", "disabled", "-f", "matroska"), BROKEN
    ),
    "size 0x0": Odd(boxes.without_size, BROKEN),
    "packets of noise": Odd(boxes.noise_for_pictures, BROKEN),
    "unknown codec": Odd(boxes.changed(b"avc1", b"zzzz", all_of_them=True), BROKEN),
    "encrypted": Odd(
        filmed(
            *H264,
            "-an",
            "-encryption_scheme",
            "cenc-aes-ctr",
            "-encryption_key",
            "0123456789abcdef" * 2,
            "-encryption_kid",
            "fedcba9876543210" * 2,
            "-f",
            "mp4",
        ),
        BROKEN,
    ),
    "boxes in boxes": Odd(boxes.nested, BROKEN),
    "a box larger than any disk": Odd(boxes.claims_everything, BROKEN),
    "tables without an end": Odd(boxes.endless_tables, BROKEN),
    "an index that unpacks to gigabytes": Odd(boxes.unpacks_to_gigabytes, BROKEN),
    "an element without an end": Odd(boxes.endless_element, BROKEN),
}

OUT_OF_BOUNDS: dict[str, Odd] = {
    "1x1": Odd(filmed("-vf", "scale=1:1", *VP8, "-an", "-f", "webm"), Refused(probe.TOO_SMALL)),
    "8k": Odd(
        filmed(*X264, "-qp", "51", "-an", size="7680x4320", rate=1, seconds=1),
        Refused(probe.TOO_LARGE),
    ),
    "three hours": Odd(filmed(*FAR, *H264, "-an", rate=10), Refused(probe.TOO_LONG)),
    "three hours (webm)": Odd(filmed(*FAR, *VP8, "-an", "-f", "webm", rate=10), Refused(probe.TOO_LONG)),
    "one picture": Odd(filmed("-frames:v", "1", *H264, "-an"), Refused(probe.TOO_SHORT)),
    "pixels a hundred times as wide": Odd(
        filmed("-vf", "setsar=100", *H264, "-an", size="640x360"), Refused(probe.TOO_LARGE)
    ),
}

RECORDINGS: dict[str, Odd] = {
    "cut off (fragments)": Odd(boxes.part(0, 0.7, *FRAGMENTS, "-g", "10"), Taken(length_ms=667)),
    "rubbish at the end": Odd(boxes.followed_by_rubbish, Taken(length_ms=1000)),
    "some packets damaged": Odd(boxes.some_packets_damaged, Taken(length_ms=1000)),
    "webm called mp4": Odd(filmed(*VP8, *OPUS, "-f", "webm"), Taken("vp8")),
    "mp4 called webm": Odd(filmed(*H264, *AAC, "-f", "mp4"), Taken(), "video.webm"),
    "no sound": Odd(filmed(sound=None), Taken(sound=False)),
    "no length in the header": Odd(filmed(*VP9, *OPUS, *LIVE), Taken("vp9"), "video.webm"),
    "uneven rate": Odd(filmed(*UNEVEN, *VP8, *OPUS, *LIVE), Taken("vp8")),
    "a gap in time": Odd(filmed(*JUMP, *H264, *AAC), Taken(length_ms=2600)),
    "negative times": Odd(filmed("-bf", "2", *H264, *AAC, "-movflags", "+negative_cts_offsets"), Taken()),
    "times below zero": Odd(
        remuxed("-output_ts_offset", "-0.2", "-avoid_negative_ts", "disabled"), Taken(length_ms=400)
    ),
    "an edit list": Odd(remuxed(before=("-ss", "0.25")), Taken(length_ms=350)),
    "begins after an hour": Odd(remuxed("-output_ts_offset", "3600", "-f", "matroska"), Taken()),
    "a thousand pictures a second": Odd(filmed(*H264, *AAC, rate=1000, seconds=0.3), Taken(length_ms=300)),
    "one picture a second": Odd(filmed(*H264, *AAC, rate=1, seconds=2), Taken(length_ms=2000)),
    "turned by 90": Odd(turned(90), Taken()),
    "turned by 180": Odd(turned(180), Taken(size=(256, 144))),
    "turned by 270": Odd(turned(270), Taken()),
    "turned by 45": Odd(turned(45), Taken(size=(256, 144))),
    "turned while recording": Odd(recordings.size_changes, Taken("vp8", length_ms=800)),
    "pq": Odd(hdr("smpte2084"), Taken("hevc", hdr=True)),
    "hlg": Odd(hdr("arib-std-b67"), Taken("hevc", hdr=True)),
    "ten bits": Odd(filmed(*X264, "-pix_fmt", "yuv422p10le", *AAC), Taken()),
    "full range": Odd(filmed(*X264, "-pix_fmt", "yuvj420p", *AAC), Taken()),
    "rgb": Odd(filmed("-c:v", "libx264rgb", "-preset", "ultrafast", *AAC), Taken()),
    "grey": Odd(filmed(*X264, "-pix_fmt", "gray", *AAC), Taken()),
    "odd sides": Odd(filmed(*X264, "-vf", "scale=143:255", "-pix_fmt", "yuv444p", *AAC), Taken(size=(143, 255))),
    "a thin strip": Odd(filmed(size="64x1024"), Taken(size=(64, 1024))),
    "interlaced": Odd(
        filmed("-vf", "tinterlace=interleave_top,setfield=tff", *H264, "-flags", "+ilme+ildct", *AAC, rate=60), Taken()
    ),
    "pixels not square": Odd(filmed("-vf", "setsar=2", *H264, *AAC), Taken(size=(288, 256))),
    "mono": Odd(filmed(*H264, *AAC, "-ac", "1"), Taken()),
    "5.1": Odd(filmed(*H264, *AAC, "-ac", "6"), Taken()),
    "8 khz": Odd(filmed(*H264, *AAC, "-ar", "8000"), Taken()),
    "96 khz": Odd(filmed(*H264, *AAC, "-ar", "96000"), Taken()),
    "sound from a studio": Odd(filmed(*H264, "-c:a", "pcm_s24le", "-ar", "192000"), Taken(), "video.mov"),
    "sound that begins late": Odd(filmed(*H264, *AAC, "-af", "asetpts=PTS+0.3/TB"), Taken(length_ms=900)),
    "sound much longer": Odd(filmed("-vf", "trim=end=0.3", *H264, *AAC), Taken()),
    "two pictures": Odd(filmed(*H264, *AAC, "-map", "0:v", "-map", "0:v", "-map", "1:a"), Taken()),
    "two sounds": Odd(filmed(*H264, *AAC, "-map", "0:v", "-map", "1:a", "-map", "1:a"), Taken()),
    "subtitles and a time code": Odd(recordings.with_subtitles, Taken(), "video.mov"),
    "a file inside": Odd(recordings.with_attachment, Taken(), "video.mkv"),
    "av1": Odd(filmed("-c:v", "libsvtav1", "-preset", "12", *OPUS), Taken("av1")),
    "vp9 with alpha": Odd(
        filmed("-vf", "format=yuva420p", *VP9, "-auto-alt-ref", "0", *OPUS, "-f", "webm"), Taken("vp9")
    ),
    "vp8 with alpha": Odd(
        filmed("-vf", "format=yuva420p", *VP8, "-auto-alt-ref", "0", *OPUS, "-f", "webm"), Taken("vp8")
    ),
    "hevc": Odd(filmed(*HEVC, "-x265-params", "log-level=none", *AAC), Taken("hevc")),
    "prores": Odd(filmed("-c:v", "prores_ks", *AAC), Taken("prores"), "video.mov"),
    "prores with alpha": Odd(
        filmed("-c:v", "prores_ks", "-profile:v", "4", "-pix_fmt", "yuva444p10le", *AAC), Taken("prores"), "video.mov"
    ),
    "mjpeg": Odd(filmed("-c:v", "mjpeg", "-c:a", "pcm_s16le"), Taken("mjpeg"), "video.mov"),
    "mpeg-4": Odd(filmed("-c:v", "mpeg4", *AAC), Taken("mpeg4")),
}

TABLE = NOT_VIDEOS | SOUNDS | SCRIPTS | BROKEN_FILES | OUT_OF_BOUNDS | RECORDINGS
