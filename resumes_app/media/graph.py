"""An edit list as one filter graph for all renditions. Pure: it names files, but opens none.

ffmpeg-python only builds the graph. Its traps, met here: filters must start from `.video` or `.audio`; a stream is used
once, or split; equal inputs collapse into one node unless an option differs; every pad of a multi-output filter must
be consumed.
"""

import ffmpeg

from resumes_app.media.editlist import EditList, frame_counts, poster_ms
from resumes_app.media.joining import joined_picture, joined_sound
from resumes_app.media.looks import LOOKS, corrected
from resumes_app.media.plan import Inputs, Plan, Stream, Targets
from resumes_app.media.profiles import Profile, Rung
from resumes_app.media.sound import clip_sound, levelled, with_music
from resumes_app.media.source import Strip


def build(plan: Plan, targets: Targets, gain_db: float) -> list[Stream]:
    """Return the outputs of the whole edit: every rung, the preview and a still, from one decode of each take."""
    inputs = Inputs(plan)
    sources = [inputs.take(clip) for clip in plan.edit.clips]
    counts = frame_counts(plan.edit, plan.profile.fps)
    sounds = [
        clip_sound(source, clip, plan.takes[clip.take], frames, inputs)
        for source, clip, frames in zip(sources, plan.edit.clips, counts, strict=True)
    ]
    video = _bare(_overlaid(_coloured(joined_picture(sources, plan, inputs), plan.edit), plan, inputs))
    audio = levelled(with_music(joined_sound(sounds, plan), plan, inputs), gain_db)
    return _outputs(video, audio, plan, targets)


def _coloured(stream: Stream, edit: EditList) -> Stream:
    tone = corrected(edit.tone.brightness, edit.tone.contrast, edit.tone.warmth)
    for name, options in (*tone.steps, *LOOKS[edit.look].steps):
        stream = stream.filter(name, **options)
    return stream


def _overlaid(stream: Stream, plan: Plan, inputs: Inputs) -> Stream:
    for picture in plan.pictures:
        shown = f"gte(t,{picture.start_ms / 1000:.3f})*lt(t,{picture.end_ms / 1000:.3f})"
        drawn = inputs.picture(picture)
        stream = ffmpeg.overlay(
            stream, drawn, x=picture.left, y=picture.top, enable=shown, eof_action="repeat", format="yuv420"
        )
    return _captioned(stream, plan.strip, inputs) if plan.strip else stream


def _captioned(stream: Stream, strip: Strip, inputs: Inputs) -> Stream:
    """One picture with all captions, of which a window shows the one that is spoken: any number costs the same."""
    rows = len(strip.shown)
    spoken = "+".join(
        f"{rows - row}*gte(t,{start / 1000:.3f})*lt(t,{end / 1000:.3f})" for row, (start, end) in enumerate(strip.shown)
    )
    drawn = inputs.strip(strip).filter("loop", loop=-1, size=1)
    drawn = drawn.filter("crop", strip.width, strip.height, 0, f"{strip.height}*({rows}-({spoken}))")
    return ffmpeg.overlay(stream, drawn, x=strip.left, y=strip.top, shortest=1, format="yuv420")


def _bare(stream: Stream) -> Stream:
    """Pictures and nothing beside them, their colours named.

    The encoder writes what a picture carries: a take's closed captions too, and no colours where a picture names none.
    """
    named = stream.filter("setparams", color_primaries="bt709", color_trc="bt709")
    return named.filter("sidedata", mode="delete")


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
    at = _cover(plan)
    still = pads[more + 1].filter("trim", start_frame=at, end_frame=at + 1)
    if profile.still_size != (profile.width, profile.height):
        still = still.filter("scale", *profile.still_size, flags="bicubic")
    still = still.filter("format", "rgb24")
    outputs.append(ffmpeg.output(still, f"file:{targets.still}", format="rawvideo", fps_mode="passthrough"))
    return outputs


def _cover(plan: Plan) -> int:
    """Return the number of the picture that is the poster."""
    at_ms = poster_ms(plan.edit, plan.profile.poster_at_ms)
    return min(at_ms * plan.profile.fps // 1000, plan.frames - 1)


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
        "map_chapters": -1,
        "max_muxing_queue_size": 4096,
    }
