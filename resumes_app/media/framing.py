"""How a take's picture gets into the frame: colour, shape, rate and length. Pure, like the rest of the graph."""

from typing import Final

import ffmpeg

from resumes_app.media.editlist import Clip
from resumes_app.media.plan import Stream
from resumes_app.media.profiles import Profile, fills_frame
from resumes_app.media.source import Media

BLUR: Final = 30
"""How many times the reach of a padded picture's blur goes into the frame's width: the same in every size."""
HDR_WHITE_NITS: Final = 203
"""What becomes white. Source: ITU-R BT.2408, "HDR Reference White"."""
HDR_PEAK_NITS: Final = 1_000


def clip_picture(stream: Stream, clip: Clip, media: Media, frames: int, profile: Profile) -> Stream:
    """Return exactly `frames` pictures in the frame's size; a picture that ends early stands still."""
    if clip.speed != 1:
        stream = stream.filter("setpts", f"PTS/{clip.speed:g}")
    stream = _standard_colour(_whole_pictures(stream, media).filter("fps", profile.fps, start_time=0), media)
    stream = _framed(stream, clip, media, profile)
    stream = stream.filter("tpad", stop=-1, stop_mode="clone").filter("trim", end_frame=frames)
    return stream.filter("setpts", "PTS-STARTPTS")


def _whole_pictures(stream: Stream, media: Media) -> Stream:
    """One moment a picture, and pixels as wide as high."""
    if media.probe.interlaced:
        stream = stream.filter("bwdif", mode="send_frame")
    if not media.probe.square:
        stream = stream.filter("scale", "trunc(iw*sar)", "ih", flags="bicubic").filter("setsar", 1)
    return stream


def _standard_colour(stream: Stream, media: Media) -> Stream:
    """Standard range, coded as HD says; files that say nothing are taken as HD, as browsers do."""
    if media.probe.hdr:
        stream = stream.filter("zscale", t="linear", npl=HDR_WHITE_NITS).filter("format", "gbrpf32le")
        peak = round(HDR_PEAK_NITS / HDR_WHITE_NITS, 3)
        # `mobius` leaves faces as bright as they are and bends only what is brighter; `hable` darkened all by a third.
        stream = stream.filter("zscale", p="bt709").filter("tonemap", "mobius", param=0.5, peak=peak, desat=0)
        return stream.filter("zscale", t="bt709", m="bt709", r="tv").filter("format", "yuv420p")
    if not media.probe.matrix_known:
        stream = stream.filter("setparams", colorspace="bt709")
    return stream


def _framed(stream: Stream, clip: Clip, media: Media, profile: Profile) -> Stream:
    width, height = profile.width, profile.height
    fills = fills_frame(media.probe.width, media.probe.height, profile) if clip.fit == "auto" else clip.fit == "fill"
    if fills:
        stream = _scaled(stream, clip, width, height, "increase")
        stream = stream.filter("crop", width, height, **_focus(clip))
        return stream.filter("setsar", 1).filter("format", "yuv420p")
    copies = stream.filter_multi_output("split")
    # An eighth of the size: the blur costs 64 times less and looks the same.
    small_w, small_h = width // 16 * 2, height // 16 * 2
    back = _scaled(copies[0], Clip("", 0, None), small_w, small_h, "increase").filter("crop", small_w, small_h)
    back = back.filter("format", "yuv420p").filter("gblur", sigma=f"{small_w / BLUR:.3g}")
    back = back.filter("eq", brightness=-0.08)
    back = back.filter("scale", width, height, flags="bilinear").filter("setsar", 1)
    front = _scaled(copies[1], clip, width, height, "decrease")
    if clip.zoom > 1:
        front = front.filter("crop", f"min(iw,{width})", f"min(ih,{height})", **_focus(clip))
    front = front.filter("setsar", 1).filter("format", "yuv420p")
    return ffmpeg.overlay(back, front, x="(W-w)/2", y="(H-h)/2").filter("format", "yuv420p")


def _focus(clip: Clip) -> dict[str, str]:
    """Where to crop; the filter itself stays inside the picture."""
    if clip.focus_x == clip.focus_y == 0.5:
        return {}
    return {"x": f"iw*{clip.focus_x:g}-ow/2", "y": f"ih*{clip.focus_y:g}-oh/2"}


def _scaled(stream: Stream, clip: Clip, width: int, height: int, fit: str) -> Stream:
    return stream.filter(
        "scale",
        round(width * clip.zoom),
        round(height * clip.zoom),
        force_original_aspect_ratio=fit,
        force_divisible_by=2,
        flags="bicubic",
        out_color_matrix="bt709",
        out_range="tv",
    )
