"""An edit list as one filter graph for all renditions. Pure: it names files, but opens none.

ffmpeg-python only builds the graph. Its traps, met here: filters must start from `.video` or `.audio`; a stream is used
once, or split; equal inputs collapse into one node unless an option differs; every pad of a multi-output filter must
be consumed.
"""

import ffmpeg

from resumes_app.media.editlist import Clip, frame_counts
from resumes_app.media.looks import LOOKS
from resumes_app.media.plan import Inputs, Plan, Stream, Targets
from resumes_app.media.profiles import Profile, Rung, fills_frame
from resumes_app.media.sound import clip_sound, levelled, with_music
from resumes_app.media.source import Media


def build(plan: Plan, targets: Targets, gain_db: float) -> list[Stream]:
    """Return the outputs of the whole edit: every rung, the preview and a still, from one decode of each take."""
    inputs = Inputs(plan)
    clips = [inputs.take(clip) for clip in plan.edit.clips]
    counts = frame_counts(plan.edit, plan.profile.fps)
    parts: list[Stream] = []
    for clip, source, frames in zip(plan.edit.clips, clips, counts, strict=True):
        media = plan.takes[clip.take]
        parts += [
            _clip_picture(source.video, clip, media, frames, plan.profile),
            clip_sound(source, clip, media, frames, inputs),
        ]
    joined = ffmpeg.concat(*parts, v=1, a=1).node
    video = _overlaid(_looked(joined[0], plan.edit.look), plan, inputs)
    audio = levelled(with_music(joined[1], plan, inputs), gain_db)
    return _outputs(video, audio, plan, targets)


def _clip_picture(stream: Stream, clip: Clip, media: Media, frames: int, profile: Profile) -> Stream:
    """Exactly `frames` pictures in the frame's size; a picture that ends early stands still."""
    if clip.speed != 1:
        stream = stream.filter("setpts", f"PTS/{clip.speed:g}")
    stream = _standard_colour(stream.filter("fps", profile.fps, start_time=0), media)
    stream = _framed(stream, media, profile)
    stream = stream.filter("tpad", stop=-1, stop_mode="clone").filter("trim", end_frame=frames)
    return stream.filter("setpts", "PTS-STARTPTS")


def _standard_colour(stream: Stream, media: Media) -> Stream:
    """Standard range, coded as HD says; files that say nothing are taken as HD, as browsers do."""
    if media.probe.hdr:
        stream = stream.filter("zscale", t="linear", npl=100).filter("format", "gbrpf32le")
        stream = stream.filter("zscale", p="bt709").filter("tonemap", "hable", desat=0)
        return stream.filter("zscale", t="bt709", m="bt709", r="tv").filter("format", "yuv420p")
    if not media.probe.matrix_known:
        stream = stream.filter("setparams", colorspace="bt709")
    return stream


def _framed(stream: Stream, media: Media, profile: Profile) -> Stream:
    width, height = profile.width, profile.height
    if fills_frame(media.probe.width, media.probe.height, profile):
        stream = _scaled(stream, width, height, "increase").filter("crop", width, height)
        return stream.filter("setsar", 1).filter("format", "yuv420p")
    copies = stream.filter_multi_output("split")
    # An eighth of the size: the blur costs 64 times less and looks the same.
    small_w, small_h = width // 16 * 2, height // 16 * 2
    back = _scaled(copies[0], small_w, small_h, "increase").filter("crop", small_w, small_h)
    back = back.filter("format", "yuv420p").filter("gblur", sigma=3).filter("eq", brightness=-0.08)
    back = back.filter("scale", width, height, flags="bilinear").filter("setsar", 1)
    front = _scaled(copies[1], width, height, "decrease").filter("setsar", 1).filter("format", "yuv420p")
    return ffmpeg.overlay(back, front, x="(W-w)/2", y="(H-h)/2").filter("format", "yuv420p")


def _scaled(stream: Stream, width: int, height: int, fit: str) -> Stream:
    return stream.filter(
        "scale",
        width,
        height,
        force_original_aspect_ratio=fit,
        force_divisible_by=2,
        flags="bicubic",
        out_color_matrix="bt709",
        out_range="tv",
    )


def _looked(stream: Stream, look: str) -> Stream:
    for name, options in LOOKS[look].steps:
        stream = stream.filter(name, **options)
    return stream


def _overlaid(stream: Stream, plan: Plan, inputs: Inputs) -> Stream:
    for picture in plan.pictures:
        shown = f"gte(t,{picture.start_ms / 1000:.3f})*lt(t,{picture.end_ms / 1000:.3f})"
        drawn = inputs.picture(picture)
        stream = ffmpeg.overlay(
            stream, drawn, x=picture.left, y=picture.top, enable=shown, eof_action="repeat", format="yuv420"
        )
    return stream


def _outputs(video: Stream, audio: Stream, plan: Plan, targets: Targets) -> list[Stream]:
    profile = plan.profile
    pads = video.filter_multi_output("split")
    sounds = audio.filter_multi_output("asplit")
    outputs = [
        _movie(pads[n], sounds[n], rung, profile, targets.files[rung.kind]) for n, rung in enumerate(profile.rungs)
    ]
    more = len(profile.rungs)
    preview = pads[more].filter("trim", end_frame=profile.preview_ms * profile.fps // 1000)
    preview = preview.filter("scale", profile.preview_width, profile.preview_height, flags="bicubic")
    outputs.append(ffmpeg.output(preview, f"file:{targets.files['preview']}", **_encoding(profile)))
    at = min(profile.poster_at_ms * profile.fps // 1000, plan.frames // 2)
    still = pads[more + 1].filter("trim", start_frame=at, end_frame=at + 1).filter("format", "rgb24")
    outputs.append(ffmpeg.output(still, f"file:{targets.still}", format="rawvideo", fps_mode="passthrough"))
    return outputs


def _movie(picture: Stream, sound: Stream, rung: Rung, profile: Profile, path: str) -> Stream:
    if (rung.width, rung.height) != (profile.width, profile.height):
        picture = picture.filter("scale", rung.width, rung.height, flags="bicubic").filter("setsar", 1)
    options: dict[str, object] = {"maxrate": f"{rung.max_kbps}k", "bufsize": f"{2 * rung.max_kbps}k"}
    options |= {"acodec": "aac", "ar": profile.sample_rate, "ac": 2, "audio_bitrate": f"{rung.audio_kbps}k"}
    return ffmpeg.output(picture, sound, f"file:{path}", **_encoding(profile), **options)


def _encoding(profile: Profile) -> dict[str, object]:
    return {
        "format": "mp4",
        "vcodec": "libx264",
        "profile:v": "high",
        "pix_fmt": "yuv420p",
        "preset": profile.preset,
        "crf": profile.crf,
        "g": profile.gop_frames,
        "r": profile.fps,
        "movflags": "+faststart",
        "chunk_duration": profile.chunk_us,
        "color_range": "tv",
        "colorspace": "bt709",
        "color_primaries": "bt709",
        "color_trc": "bt709",
        "map_metadata": -1,
        "max_muxing_queue_size": 4096,
    }
