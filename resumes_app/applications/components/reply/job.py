"""The job that a reply is for: company, question, clip, the other way to reply."""

from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar

from resumes_app.applications.components.reply.labels import BESIDE
from resumes_app.applications.state.reply.page import ReplyState
from resumes_app.ui import controls, icons
from resumes_app.ui.captions_track import captions_track
from resumes_app.ui.dialog import dialog
from resumes_app.ui.questions import questions
from resumes_app.ui.whom_to_ask import whom_to_ask

_JOB = ReplyState.job
_open = ClientStateVar.create("reply_job_open", default=False)
_plays = ClientStateVar.create("reply_clip_plays", default=False)
_CLIP_SAYS: Any = _JOB["company"]["name"] + rx.cond(_JOB["clip_asks"], " asks the question", " tells about the job")


def company_mark(size: str = "size-11 text-base", company: Any = _JOB["company"]) -> rx.Component:
    """Return the letters of a company, the job's own by default, on its colour; decorative."""
    return rx.el.span(
        company["letters"],
        style={"background": company["colour"], "color": company["ink"]},
        class_name=f"grid flex-none place-items-center rounded-control font-display font-extrabold {size}",
        aria_hidden="true",
    )


def job_head(*, size: str = "size-11 text-base") -> rx.Component:
    """Return the company's mark with the job's title and place."""
    company = _JOB["company"]
    return rx.el.div(
        company_mark(size),
        rx.el.div(
            rx.el.p(_JOB["title"], class_name="break-words font-bold leading-snug"),
            rx.el.p(
                rx.el.span(company["name"], class_name="min-w-0"),
                rx.cond(company["verified"], controls.verified(size="size-4")),
                class_name="flex items-center gap-1 text-sm text-ink-soft",
            ),
            class_name="min-w-0",
        ),
        class_name="flex min-w-0 items-center gap-3",
    )


def question(class_name: str = "") -> rx.Component:
    """Return what the candidate is asked; nothing where the job asks nothing."""
    asked = rx.el.div(
        rx.el.p("They ask you", class_name="text-sm font-semibold text-on-primary-soft"),
        questions(_JOB, "mt-1 font-display text-lg font-bold text-on-primary-soft"),
        class_name=f"rounded-card bg-primary-soft p-5 {class_name}".strip(),
    )
    return rx.cond(_JOB["question"] != "", asked)


def employer_clip(class_name: str = "", **attributes: Any) -> rx.Component:
    """Return the employer's clip, to be played; nothing where there is none."""
    player = rx.el.video(
        captions_track(_JOB["clip_captions"], _JOB["clip_captions_drawn"]),
        src=_JOB["clip_src"],
        poster=_JOB["clip_poster"],
        controls=True,
        plays_inline=True,
        preload="none",
        aria_label=_CLIP_SAYS,
        class_name=f"aspect-[9/16] rounded-card bg-stage object-cover {class_name}".strip(),
        **attributes,
    )
    return rx.cond(_JOB["clip_src"] != "", player)


def _clip_in_small(class_name: str) -> rx.Component:
    """Return the picture of the employer's clip, with what plays it large: a browser's own controls need more room."""
    button = rx.el.button(
        rx.el.img(src=_JOB["clip_poster"], alt="", class_name="size-full object-cover"),
        rx.el.span(
            icons.play("size-6"),
            class_name="absolute inset-0 m-auto grid size-tap place-items-center rounded-pill bg-scrim text-white",
        ),
        type="button",
        on_click=_plays.set_value(True),
        aria_label="Play: " + _CLIP_SAYS,
        class_name=f"relative aspect-[9/16] overflow-hidden rounded-card bg-stage {class_name}",
    )
    return rx.cond(_JOB["clip_src"] != "", button)


def _clip_sheet() -> rx.Component:
    """Return the employer's clip as it plays over the page."""
    return dialog(
        rx.cond(_plays.value, employer_clip("mx-auto h-[65dvh]", auto_play=True)),
        id="employers-clip",
        title=_CLIP_SAYS,
        open=_plays.value,
        on_close=_plays.set_value(False),
    )


def other_way() -> rx.Component:
    """Return whom to ask for another way to reply, before anything is recorded."""
    contact: Any = _JOB["accommodation"]
    return whom_to_ask(contact, class_name="text-sm text-ink-soft", strong="font-semibold text-ink")


def job_beside() -> rx.Component:
    """Return the job as it stands beside the stage on a desktop."""
    return rx.el.aside(
        job_head(),
        question(),
        employer_clip("w-full"),
        rx.el.div(
            rx.el.p(_JOB["ways_text"]),
            rx.el.p(_JOB["review"]),
            rx.el.p(_JOB["reveal"], class_name="empty:hidden"),
            rx.el.p(_JOB["promise"]),
            class_name="flex flex-col gap-1 text-sm text-ink-soft",
        ),
        other_way(),
        aria_label="The job",
        tab_index=0,
        class_name=BESIDE,
    )


def job_above() -> rx.Component:
    """Return the job as a phone shows it before the devices are on."""
    asked = rx.el.div(
        question("min-w-[min(100%,11rem)] flex-1"),
        # Who asks in person is to be seen while they do.
        rx.cond(_JOB["clip_asks"], _clip_in_small("w-36 flex-none"), _clip_in_small("w-24 flex-none")),
        class_name="flex flex-wrap items-stretch gap-3",
    )
    return rx.fragment(job_head(), asked)


def job_button() -> rx.Component:
    """Return the way to the job on a phone, beside the shutter."""
    return rx.el.button(
        company_mark("size-9 text-sm"),
        rx.el.span("Job"),
        type="button",
        on_click=_open.set_value(True),
        data_testid="open-job",
        class_name=(
            "flex h-13 min-w-tap flex-col items-center justify-between rounded-control text-2xs font-semibold "
            "text-white lg:hidden"
        ),
    )


def job_sheets() -> rx.Component:
    """Return what a phone shows over the page: the job, and the employer's clip."""
    job = dialog(
        rx.el.div(job_head(), question(), employer_clip("mx-auto w-48"), other_way(), class_name="flex flex-col gap-4"),
        id="job",
        title="The job",
        open=_open.value,
        on_close=_open.set_value(False),
    )
    return rx.fragment(job, _clip_sheet())
