"""The frame of the page: its steps, the way back, the job beside it on a desktop, and what is said instead."""

import reflex as rx

from resumes_app.applications.components.reply.edit import edit
from resumes_app.applications.components.reply.film import film, job_sheet, next_button, takes_sheet
from resumes_app.applications.components.reply.job import employer_clip, job_head, other_way, question
from resumes_app.applications.components.reply.send import send, sent
from resumes_app.applications.components.reply.takes import take_list, upload_line
from resumes_app.applications.state.reply.page import ReplyState
from resumes_app.applications.state.reply.prompting import PromptingState
from resumes_app.applications.state.reply.sending import SendingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio.service import UNDO_FOR
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.focus import focus_keeper
from resumes_app.ui.takes import take_keeper

_CORNER = (
    "absolute left-[calc(0.75rem+env(safe-area-inset-left))] top-[calc(0.75rem+env(safe-area-inset-top))] z-dialog "
    "grid size-tap place-items-center rounded-pill bg-scrim text-white no-underline"
)


def _way_back() -> rx.Component:
    slug = ReplyState.job["slug"]
    leave = rx.el.a(icons.close(), href="/jobs/" + slug, aria_label="Back to the job", class_name=_CORNER)
    before = {"edit": "film", "send": "edit"}

    def to_step(step: str) -> rx.Component:
        return rx.el.a(
            icons.arrow_left(),
            href=f"/reply/{slug}?step={step}",
            aria_label="One step back",
            class_name=_CORNER,
            key=step,  # Each step's own: where it leads to has changed with the step.
            data_then="stage" if step == "film" else "step",
            data_testid="back",
        )

    steps = [(step, to_step(earlier)) for step, earlier in before.items()]
    return rx.cond(TakesState.busy, rx.fragment(), rx.match(ReplyState.step, *steps, leave))


def _job_side() -> rx.Component:
    return rx.el.aside(
        job_head(),
        question(),
        employer_clip("w-full"),
        rx.el.div(
            rx.el.p(ReplyState.job["review"]),
            rx.el.p(ReplyState.job["promise"]),
            class_name="flex flex-col gap-1 text-sm text-ink-soft",
        ),
        other_way(),
        aria_label="The job",
        tab_index=0,
        class_name="hidden w-80 flex-none flex-col gap-5 overflow-y-auto bg-canvas p-6 pt-20 xl:w-96 lg:flex",
    )


def _takes_side() -> rx.Component:
    return rx.el.aside(
        rx.el.h2("Your takes", class_name="text-lg"),
        rx.el.div(
            take_list(), class_name="min-h-0 flex-1 overflow-y-auto", tab_index=0, role="region", aria_label="List"
        ),
        upload_line(),
        next_button("flex-col", id="next-beside"),
        aria_label="Your takes",
        class_name="hidden w-80 flex-none flex-col gap-4 bg-canvas p-6 xl:w-96 lg:flex",
    )


def _filming() -> rx.Component:
    middle = rx.el.div(
        rx.el.div(
            film(),
            # `low`: the picture at the side of the way back, and beside it all that stands over it elsewhere.
            class_name=(
                "relative size-full overflow-hidden [container-type:size] sm:mx-auto sm:aspect-[9/16] sm:w-auto "
                "sm:rounded-card low:aspect-auto low:w-full low:rounded-none "
                "[--aside:calc(4.25rem+env(safe-area-inset-left))] [--beside:calc(var(--aside)+56.25cqh+1rem)] "
                "[--edge:calc(1rem+env(safe-area-inset-right))]"
            ),
        ),
        class_name="relative min-w-0 flex-1 bg-stage sm:p-6 low:p-0",
    )
    return rx.el.div(_job_side(), middle, _takes_side(), takes_sheet(), job_sheet(), class_name="absolute inset-0 flex")


def _instead(icon: icons.Glyph, title: rx.Var[str] | str, text: str, *ways: rx.Component, test_id: str) -> rx.Component:
    acts = rx.el.div(*ways, class_name="flex flex-wrap justify-center gap-3")
    return rx.el.div(
        feedback.empty_state(icon, title, text, acts, test_id=test_id),
        class_name="absolute inset-0 grid place-items-center overflow-y-auto bg-canvas",
    )


def _feed(label: str = "See other jobs") -> rx.Component:
    return controls.link_button(label, "/")


def _closed() -> rx.Component:
    return _instead(
        icons.clock,
        ReplyState.job["title"] + " is closed",
        rx.cond(
            TakesState.kept_shown_ms > 0,
            "It takes no more replies. Your takes are kept for a while: another reply can begin with them.",
            "It takes no more replies. There are others.",
        ),
        _feed(),
        test_id="closed",
    )


def _employer() -> rx.Component:
    return _instead(
        icons.briefcase,
        "Replies come from candidates",
        "You are signed in for a company. To reply yourself, sign in with an account of your own.",
        controls.link_button("Back to the job", "/jobs/" + ReplyState.job["slug"]),
        test_id="employer",
    )


def _missing() -> rx.Component:
    text = "The link may be cut off, or the job was taken down. There are others."
    return _instead(icons.search, "There is no such job", text, _feed("Scroll the feed"), test_id="missing")


def reply_page() -> rx.Component:
    """Return the page for whoever may do whatever on it."""
    keeper = take_keeper(
        owner=TakesState.owner,
        draft=TakesState.draft["id"],
        intake=TakesState.draft["intake"],
        accepts_from=TakesState.draft["accepts_from"],
        endpoint="/uploads",
        purpose="take",
        command=TakesState.command,
        used=TakesState.used,
        sent=SendingState.over,
        undo_ms=int(UNDO_FOR.total_seconds() * 1000),
        on_takes=[TakesState.takes_changed, lambda takes: SendingState.go_on()],
        on_kept=[TakesState.take_kept, lambda take: SendingState.go_on()],
        on_spoken=PromptingState.note_spoken,
        on_problem=TakesState.went_wrong,
    )
    replying = rx.fragment(
        rx.match(ReplyState.step, ("edit", edit()), ("send", send()), _filming()),
        _way_back(),
    )
    shown = rx.match(
        ReplyState.access,
        ("open", rx.cond((SendingState.sent["id"] != "") & ~SendingState.anew, sent(), replying)),
        ("sent", sent()),
        ("closed", _closed()),
        ("employer", _employer()),
        ("missing", _missing()),
        feedback.skeleton_stage("Opening your reply"),
    )
    return rx.fragment(keeper, focus_keeper(), shown)
