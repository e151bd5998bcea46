"""What a draft is, as its page shows it."""

from typing import TypedDict


class TakeView(TypedDict):
    """A take of a draft, used or not."""

    id: str
    client_id: str
    """The browser's own id, by which it finds its local copy and thumbnail."""
    src: str
    duration_ms: int
    used_ms: int
    """How much of the video is made of it; 0 where none is."""
    width: int
    height: int


class AdviceView(TypedDict):
    """What could be better about some takes; for their owner alone."""

    kind: str
    takes: str
    """Which ones, in words; empty where there is only one."""
    seen: str
    better: str
    """What to do."""


class TimelineClip(TypedDict):
    """A clip of the timeline. Fields that a clip of the edit list has (docs/edit-list.md) mean the same."""

    take: str
    client_id: str
    src: str
    number: int
    """Of its take, from 1."""
    take_ms: int
    """Length of the whole take."""
    width: int
    """Of its picture, in pixels; so `height`."""
    height: int
    in_ms: int
    out_ms: int
    start_ms: int
    """When it begins in the finished video."""
    length_ms: int
    """How long it plays there, transitions included."""
    speed: float
    gain_db: float
    mute: bool
    fit: str
    zoom: float
    focus_x: float
    focus_y: float
    transition: str
    transition_ms: int


class ToneView(TypedDict):
    """Corrections of the picture, −100 to 100 each; 0 changes nothing."""

    brightness: int
    contrast: int
    warmth: int


AS_FILMED = ToneView(brightness=0, contrast=0, warmth=0)


class TextView(TypedDict):
    """A text on the picture. Fields as those of an overlay of the edit list; so below."""

    text: str
    start_ms: int
    end_ms: int
    x: float
    y: float
    size: float
    style: str
    face: str


class LaidText(TextView):
    """A text of a draft."""

    note: str
    """What keeps it from being read with ease, and what to do; empty where nothing does."""


class StickerView(TypedDict):
    """A sticker on the picture."""

    name: str
    start_ms: int
    end_ms: int
    x: float
    y: float
    size: float


class CueView(TypedDict):
    """A caption."""

    start_ms: int
    end_ms: int
    text: str
    note: str
    """What keeps it from being read with ease, and what to do; empty where nothing does."""


class BurnView(TypedDict):
    """How captions are drawn into the picture; `on` is False where they are a track beside it."""

    on: bool
    style: str
    spot: str
    size: float


class SpeechView(TypedDict):
    """Captions from speech."""

    offered: bool
    """False where this installation does not make them."""
    state: str
    """`waiting`, `running`, `done` or `failed`; empty where nobody has asked."""
    error: str
    """What to do instead; empty unless failed."""


class MusicView(TypedDict):
    """How the music plays; `bed` is empty where there is none."""

    bed: str
    start_ms: int
    gain_db: float
    duck: bool
    fade_out_ms: int
    from_ms: int
    fade_in_ms: int


SILENCE = MusicView(bed="", start_ms=0, gain_db=0.0, duck=True, fade_out_ms=0, from_ms=0, fade_in_ms=0)
NOT_ASKED = SpeechView(offered=False, state="", error="")
AS_TRACK = BurnView(on=False, style="card", spot="low", size=0.036)


class DraftView(TypedDict):
    """A video in the making, as it is saved."""

    id: str
    version: int
    """Grows with every change."""
    intake: str
    """What a take that is begun now is uploaded to; another one once the draft was given up."""
    accepts_from: int
    """Number of the oldest intake whose takes come in unasked."""
    takes: list[TakeView]
    """In the order they play first, then those that are not used."""
    newest: str
    """Which of them came last; empty where there is none."""
    advice: list[AdviceView]
    clips: list[TimelineClip]
    """In the order they play."""
    look: str
    look_css: str
    """The CSS filter that previews the look."""
    tone: ToneView
    bed: str
    """Empty without music."""
    clean_voice: bool
    title: str
    """What its person calls it; mostly empty where it is for a job."""
    script: str
    """What the teleprompter shows."""
    template: str
    """Name of the plan; empty where there is none."""
    texts: list[LaidText]
    stickers: list[StickerView]
    captions: list[CueView]
    burn: BurnView
    speech: SpeechView
    music: MusicView
    cover_ms: int
    """Which picture is the poster; −1: one is taken by itself."""
    poster_ms: int
    """Where in the video the poster is, chosen or not."""
    total_ms: int
    cap_ms: int
    over_ms: int
    """By how much the clips are too long together."""
    undo: str
    """What would be undone, in a word or two; empty where nothing can be."""
    redo: str


NO_DRAFT = DraftView(
    id="",
    version=0,
    intake="",
    accepts_from=0,
    takes=[],
    newest="",
    advice=[],
    clips=[],
    look="none",
    look_css="none",
    tone=AS_FILMED,
    bed="",
    clean_voice=False,
    title="",
    script="",
    template="",
    texts=[],
    stickers=[],
    captions=[],
    burn=AS_TRACK,
    speech=NOT_ASKED,
    music=SILENCE,
    cover_ms=-1,
    poster_ms=0,
    total_ms=0,
    cap_ms=0,
    over_ms=0,
    undo="",
    redo="",
)
"""Before one is opened."""
