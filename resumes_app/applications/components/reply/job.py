"""The job that a reply is for: company, question, clip, the other way to reply."""

from typing import Any

import reflex as rx

from resumes_app.applications.state.reply.page import ReplyState
from resumes_app.ui import controls

_JOB = ReplyState.job


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
        rx.el.p(_JOB["question"], class_name="mt-1 font-display text-lg font-bold text-on-primary-soft"),
        class_name=f"rounded-card bg-primary-soft p-5 {class_name}".strip(),
    )
    return rx.cond(_JOB["question"] != "", asked)


def employer_clip(class_name: str = "") -> rx.Component:
    """Return the employer's clip, to be played; nothing where there is none."""
    captions: Any = rx.cond(
        _JOB["clip_captions"] != "",
        rx.el.track(kind="captions", src=_JOB["clip_captions"], src_lang="en", label="Captions", default=True),
    )
    player = rx.el.video(
        captions,
        src=_JOB["clip_src"],
        poster=_JOB["clip_poster"],
        controls=True,
        plays_inline=True,
        preload="none",
        aria_label=_JOB["company"]["name"] + " asks the question",
        class_name=f"aspect-[9/16] rounded-card bg-stage object-cover {class_name}".strip(),
    )
    return rx.cond(_JOB["clip_src"] != "", player)


def other_way() -> rx.Component:
    """Return whom to ask for another way to reply, before anything is recorded."""
    words = rx.el.p(
        "Would another way to reply suit you better? ",
        rx.el.strong(_JOB["accommodation"], class_name="font-semibold text-ink [overflow-wrap:anywhere]"),
        " Reviewers are never told.",
        class_name="text-sm text-ink-soft",
    )
    return rx.cond(_JOB["accommodation"] != "", words)
