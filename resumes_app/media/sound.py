"""The sound of an edit list: voices, music under them, one loudness. Pure, like the rest of the graph."""

from typing import Final

import ffmpeg

from resumes_app.media.editlist import Clip, frame_counts
from resumes_app.media.joining import joined_sound
from resumes_app.media.plan import PROTOCOLS, Inputs, Plan, Stream
from resumes_app.media.source import Media

CEILING: Final = 0.794
"""−2 dBFS for samples, so that the true peak stays under −1 dBTP after AAC."""
AFFTDN_LATENCY: Final = 1_152
"""In samples at 48 kHz, measured with an impulse (ffmpeg 9.0.2)."""
FADE_S: Final = 0.01
"""At every cut: a click is shorter."""


def build_sound(plan: Plan, pcm: str, gain_db: float | None) -> list[Stream]:
    """Return the outputs of a measuring pass over the sound alone: a loudness meter, and 8 kHz mono samples at `pcm`.

    Args:
        gain_db: None measures the mix as it is; a number, what the render would make of it.
    """
    inputs = Inputs(plan)
    counts = frame_counts(plan.edit, plan.profile.fps)
    parts = [
        clip_sound(inputs.take(clip), clip, plan.takes[clip.take], frames, inputs)
        for clip, frames in zip(plan.edit.clips, counts, strict=True)
    ]
    audio = with_music(joined_sound(parts, plan), plan, inputs)
    if gain_db is not None:
        audio = levelled(audio, gain_db)
    branches = audio.filter_multi_output("asplit")
    meter = branches[0].filter("ebur128", peak="true", framelog="quiet")
    samples = branches[1].filter("aresample", 8000).filter("aformat", sample_fmts="s16", channel_layouts="mono")
    return [ffmpeg.output(meter, "-", format="null"), ffmpeg.output(samples, f"file:{pcm}", format="s16le")]


def build_meter(media: Media) -> list[Stream]:
    """Return the output of a loudness meter on a finished file."""
    source = ffmpeg.input(f"file:{media.path}", f=media.probe.demuxer, protocol_whitelist=PROTOCOLS)
    meter = source.audio.filter("ebur128", peak="true", framelog="quiet")
    return [ffmpeg.output(meter, "-", format="null")]


def clip_sound(source: Stream, clip: Clip, media: Media, frames: int, inputs: Inputs) -> Stream:
    """Exactly as long as the clip's pictures; a take without sound is silence."""
    samples = frames * inputs.profile.samples_per_frame
    rate = inputs.profile.sample_rate
    if media.probe.has_audio and not clip.mute:
        stream = source.audio.filter("aresample", rate, **{"async": 1, "first_pts": 0})
        if clip.speed != 1:
            stream = stream.filter("atempo", clip.speed)
        if inputs.clean_voice:
            stream = _cleaned(stream)
        if clip.gain_db:
            stream = stream.filter("volume", f"{clip.gain_db:g}dB")
    else:
        stream = inputs.silence().audio
    stream = stream.filter("aformat", sample_fmts="fltp", channel_layouts="stereo", sample_rates=rate)
    stream = stream.filter("apad", whole_len=samples).filter("atrim", end_sample=samples)
    stream = stream.filter("asetpts", "PTS-STARTPTS").filter("afade", t="in", d=FADE_S)
    return stream.filter("afade", t="out", st=round(samples / rate - FADE_S, 4), d=FADE_S)


def _cleaned(stream: Stream) -> Stream:
    """Rumble and steady noise (fans, streets) taken away, as far as the voice stays itself."""
    stream = stream.filter("highpass", f=80).filter("afftdn", nr=14, nf=-38)
    # The filter answers late, by half of its window; the lips would not wait.
    return stream.filter("atrim", start_sample=AFFTDN_LATENCY).filter("asetpts", "PTS-STARTPTS")


def with_music(voice: Stream, plan: Plan, inputs: Inputs) -> Stream:
    music = plan.edit.music
    if music is None:
        return voice
    rate = plan.profile.sample_rate
    bed = plan.beds[music.bed]
    # `aloop` repeats decoded samples: looping the input would put the encoder's padding between the rounds.
    stream = inputs.bed(music.bed).audio.filter("aresample", rate)
    stream = stream.filter("aformat", sample_fmts="fltp", channel_layouts="stereo", sample_rates=rate)
    stream = stream.filter("aloop", loop=-1, size=(bed.probe.duration_ms + 1000) * rate // 1000)
    played = plan.samples - music.start_ms * rate // 1000
    first = music.from_ms % max(bed.probe.duration_ms, 1) * rate // 1000
    stream = stream.filter("atrim", start_sample=first, end_sample=first + played).filter("asetpts", "PTS-STARTPTS")
    stream = stream.filter("volume", f"{music.gain_db:g}dB")
    if music.fade_in_ms:
        stream = stream.filter("afade", t="in", d=music.fade_in_ms / 1000)
    if music.fade_out_ms:
        fade_s = min(music.fade_out_ms / 1000, played / rate)
        stream = stream.filter("afade", t="out", st=round(played / rate - fade_s, 4), d=fade_s)
    if music.start_ms:
        stream = stream.filter("adelay", f"{music.start_ms}", all=1)
    stream = stream.filter("apad", whole_len=plan.samples).filter("atrim", end_sample=plan.samples)
    if music.duck:
        copies = voice.filter_multi_output("asplit")
        voice = copies[0]
        stream = ffmpeg.filter(
            [stream, copies[1]], "sidechaincompress", threshold=0.02, ratio=8, attack=20, release=400
        )
    mixed = ffmpeg.filter([voice, stream], "amix", inputs=2, duration="first", normalize=0)
    return mixed.filter("atrim", end_sample=plan.samples)


def levelled(stream: Stream, gain_db: float) -> Stream:
    """A static gain found by measuring, and a limiter for the peaks: no pumping, as one-pass `loudnorm` has."""
    if gain_db:
        stream = stream.filter("volume", f"{gain_db:.2f}dB")
    return stream.filter("alimiter", limit=CEILING, level=0, attack=5, release=50)
