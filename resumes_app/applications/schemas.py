"""What leaves the applications area."""

from typing import Literal, TypedDict

from resumes_app.companies.schemas import CompanyMark
from resumes_app.jobs.schemas import WhomToAsk
from resumes_app.studio.schemas import NO_CLIP, NO_DRAFT, ClipView, DraftView, RenderView, Segment

Standing = Literal["rendering", "failed", "sent", "in_review", "shortlisted", "declined", "withdrawn"]
"""Where a reply is, as its candidate is told."""


class Step(TypedDict):
    """One point on a reply's time line."""

    label: str
    when: str
    """A day in the candidate's time zone; empty while it lies ahead."""
    state: Literal["done", "current", "ahead"]


class ApplicationView(TypedDict):
    """A reply as its candidate sees it. All days are in the candidate's time zone."""

    id: str
    version: int
    job_slug: str
    job_title: str
    place: str
    company: CompanyMark
    standing: Standing
    label: str
    note: str
    steps: list[Step]
    deadline: str
    promise: str
    """When an answer was promised by; empty where none is owed any more."""
    late: bool
    """True once the promised day is past without an answer."""
    render_id: str
    """Public id of the render, for its live progress."""
    progress: int
    """Per cent of the render."""
    left: str
    """How long the render will take, in words; empty where nothing can be said."""
    first_cut: str
    """Address of what was recorded, to be played until the clip is there; empty without."""
    clip: ClipView
    has_clip: bool
    can_withdraw: bool
    can_restore: bool
    can_send_anew: bool
    """True where another video may be sent in its place."""
    sent_at: str
    """ISO 8601, UTC; so is `withdrawn_at`, which is empty while the reply stands."""
    withdrawn_at: str


class OwnVideo(TypedDict):
    """A video in the making, for a job or without one, as its candidate finds it again."""

    draft: str
    title: str
    """Of the job, or what its person calls it."""
    called: str
    """What its person calls it; mostly empty where it is for a job."""
    about: str
    """The company, or that it is for everybody."""
    company: CompanyMark
    """Without letters where there is no job."""
    for_job: bool
    href: str
    """Where it is gone on with."""
    length: str
    """How long it is; empty where nothing is in it."""
    changed_at: str
    """ISO 8601, UTC; so are all moments of these lists: the viewer's own zone is the browser's to know."""
    picture: str
    """Address of the take that its poster shows, at that moment; empty without one."""
    words: str
    """Those that are drawn into the picture then; empty without any."""
    made: bool
    """Whether anything is in it that could be shown or copied."""


class VideoRow(TypedDict):
    """One of somebody's own videos, for whatever it is: in the making, sent, public, or that no more."""

    key: str
    title: str
    called: str
    """What its person calls it."""
    renames: bool
    """Whether that can be changed here."""
    standing: str
    """Of a reply as `Standing`, of what is published as `OwnResume` has it, else `draft`."""
    label: str
    """The same in a word or two."""
    about: str
    company: CompanyMark
    for_job: bool
    length: str
    since: str
    """What happened, or will happen, at `at`."""
    at: str
    """ISO 8601, UTC; empty where there is nothing to tell."""
    note: str
    """What else there is to know; mostly empty."""
    poster: str
    """Address of the picture that stands for it; empty where it is not made yet."""
    picture: str
    """As of `OwnVideo`."""
    words: str
    """As of `OwnVideo`."""
    draft: str
    """What it can be gone on with and copied from; empty where that is gone."""
    made: bool
    render: RenderView
    """How far it is; empty unless it is being made."""
    resume: str
    """Public id of what is published of it; empty where nothing was."""
    href: str
    """Where it is gone on with, or looked at; empty where nowhere."""
    opens: str
    """What that is called."""


class VideoGroup(TypedDict):
    """Own videos of which the same is true."""

    name: str
    """`making`, `sent`, `public` or `off`."""
    title: str
    rows: list[VideoRow]


class DraftCard(TypedDict):
    """A reply that is begun and not sent, as its candidate sees it."""

    id: str
    job_slug: str
    job_title: str
    place: str
    company: CompanyMark
    note: str
    """How much there is, and since when; or what it waits for."""
    deadline: str
    """In the candidate's time zone."""
    open: bool
    """Whether the job still takes it."""
    waiting: bool
    """Whether Send was pressed, and it has not gone off yet."""


WAYS = {"video": "on video", "sound": "by voice", "text": "in writing"}
"""Ways to reply, as `models.jobs.ReplyKind` has them, and how a sentence names them."""

Access = Literal["", "missing", "guest", "employer", "closed", "full", "open", "sent", "reply"]
"""What somebody may do on the page of a video; empty until it is known. `reply`: another page has it."""


class ReplyJob(TypedDict):
    """The job as the page of a reply shows it."""

    slug: str
    title: str
    company: CompanyMark
    place: str
    pay: str
    question: str
    more_questions: list[str]
    plan: list[Segment]
    """The questions as a plan for the video; none where there is one only."""
    ways: list[str]
    """Those of `WAYS` that the job takes."""
    ways_text: str
    """The same in a sentence, with the longest reply."""
    closes_at: str
    """ISO 8601, UTC; empty where there is no deadline."""
    review: str
    reveal: str
    """How each reviewer gets to know a reply; empty where at once."""
    uncaptioned: str
    """What is different about that for a reply without captions; empty where nothing is."""
    promise: str
    accommodation: WhomToAsk
    clip_asks: bool
    """Whether the clip asks the question, or tells about the job."""
    clip_src: str
    """The question as the employer asks it, else the employer's clip; empty without one."""
    clip_poster: str
    clip_captions: str
    clip_captions_drawn: bool


class SentReply(TypedDict):
    """A reply on its way, as the page that sent it shows it."""

    id: str
    """Empty where none was sent."""
    standing: str
    label: str
    note: str
    promise: str
    render_id: str
    progress: int
    """Per cent of the render."""
    left: str
    """How long the render will take, in words; empty where nothing can be said."""
    first_cut: str
    """Address of what was recorded, to be played until the clip is there; empty without."""
    clip: ClipView
    again: bool
    """True where another video may be sent in its place."""
    can_withdraw: bool
    can_restore: bool


class ReplyView(TypedDict):
    """The page of a reply."""

    access: Access
    job: ReplyJob
    owner: str
    """Public id of the person whose takes these are; empty unless a reply can be made."""
    draft: DraftView
    consent: str
    sent: SentReply
    pressed: bool
    """Whether Send was pressed, and the reply has not gone off: its takes did not arrive then."""
    awaited: list[str]
    """Those of them (the browser's own ids) that the server still does not have."""
    arrives_until: str
    """Where the job has closed since: until when they may come, ISO 8601, UTC; else empty."""


class StudioPage(TypedDict):
    """The page of a video without a job."""

    access: Access
    job_slug: str
    """Where the draft is a reply to this job, whose page it is gone on with."""
    owner: str
    draft: DraftView


NO_COMPANY = CompanyMark(name="", slug="", colour="", ink="", letters="", verified=False)
NO_SENT_REPLY = SentReply(
    id="",
    standing="",
    label="",
    note="",
    promise="",
    render_id="",
    progress=0,
    left="",
    first_cut="",
    clip=NO_CLIP,
    again=False,
    can_withdraw=False,
    can_restore=False,
)
NO_REPLY = ReplyView(
    access="",
    job=ReplyJob(
        slug="",
        title="",
        company=NO_COMPANY,
        place="",
        pay="",
        question="",
        more_questions=[],
        plan=[],
        ways=list(WAYS),
        ways_text="",
        closes_at="",
        review="",
        reveal="",
        uncaptioned="",
        promise="",
        accommodation=WhomToAsk(before="", email="", after=""),
        clip_asks=False,
        clip_src="",
        clip_poster="",
        clip_captions="",
        clip_captions_drawn=False,
    ),
    owner="",
    draft=NO_DRAFT,
    consent="",
    sent=NO_SENT_REPLY,
    pressed=False,
    awaited=[],
    arrives_until="",
)
"""Before anything is known."""
