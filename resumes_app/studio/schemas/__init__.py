"""What leaves the studio area."""

from resumes_app.studio.schemas.choices import (
    BedChoice,
    FaceChoice,
    LookChoice,
    PreviewRules,
    Segment,
    StickerChoice,
    Template,
)
from resumes_app.studio.schemas.clips import ClipView, RenderTicket, RenderView
from resumes_app.studio.schemas.drafts import (
    AS_FILMED,
    AS_TRACK,
    NO_DRAFT,
    SILENCE,
    BurnView,
    CueView,
    DraftView,
    MusicView,
    StickerView,
    TakeView,
    TextView,
    TimelineClip,
    ToneView,
)

__all__ = [
    "AS_FILMED",
    "AS_TRACK",
    "NO_DRAFT",
    "SILENCE",
    "BedChoice",
    "BurnView",
    "ClipView",
    "CueView",
    "DraftView",
    "FaceChoice",
    "LookChoice",
    "MusicView",
    "PreviewRules",
    "RenderTicket",
    "RenderView",
    "Segment",
    "StickerChoice",
    "StickerView",
    "TakeView",
    "Template",
    "TextView",
    "TimelineClip",
    "ToneView",
]
