"""The videos of a job as those who write it see them."""

from typing import Literal, TypedDict

from resumes_app.studio.schemas import Segment


class ClipPlaceView(TypedDict):
    """A place of a job for a video."""

    place: str
    """`clip` or `question`."""
    has_clip: bool
    token: str
    src: str
    poster: str
    captions: str
    captions_drawn: bool
    placeholder: str
    length: str
    """Such as `0:42`."""
    captioned: bool
    by: str
    """Who is seen in it; empty where nobody of the site made it."""
    standing: Literal["", "making", "failed", "refused"]
    """Of the newest one that is not there yet; empty where there is none."""
    render_id: str
    """Public id of its render, for its live progress."""
    percent: int
    left: str
    """How long it will take, in words; empty where nothing can be said."""
    note: str
    """What is to be known of it: whose it is, or why it is not there."""
    begun: bool
    """Whether the viewer has recorded something for it that is kept."""


NO_CLIP = ClipPlaceView(
    place="",
    has_clip=False,
    token="",
    src="",
    poster="",
    captions="",
    captions_drawn=False,
    placeholder="",
    length="",
    captioned=False,
    by="",
    standing="",
    render_id="",
    percent=0,
    left="",
    note="",
    begun=False,
)
NO_CLIPS = (ClipPlaceView(**{**NO_CLIP, "place": "clip"}), ClipPlaceView(**{**NO_CLIP, "place": "question"}))
"""Of a job that is not saved yet."""


class ClipChoice(TypedDict):
    """A video of another job of the company."""

    slug: str
    """Of that job."""
    place: str
    token: str
    title: str
    """Of the job, and which of its videos it is."""
    poster: str
    length: str


class ClipPage(TypedDict):
    """The page on which a video of a job is made."""

    access: Literal["", "missing", "guest", "open"]
    """Empty until it is known."""
    place: str
    job_id: int
    """For `clips_topic`."""
    slug: str
    """Of the job as it is now: publishing a draft changes it."""
    title: str
    company: str
    questions: list[str]
    plan: list[Segment]
    """The questions as a plan for the video; none where there is one only."""
    consent: str
    replaces: str
    """Which one it would take the place of, in a sentence; empty where there is none."""
    shut: str
    """Why it cannot be used at the moment, and what to do; empty where it can."""
    note: str
    """Why there is no page for the viewer; empty where there is."""
    owner: str
    draft_id: str
    """Of what the viewer has recorded for it so far."""


NO_CLIP_PAGE = ClipPage(
    access="",
    place="",
    job_id=0,
    slug="",
    title="",
    company="",
    questions=[],
    plan=[],
    consent="",
    replaces="",
    shut="",
    note="",
    owner="",
    draft_id="",
)
"""Before anything is known."""
