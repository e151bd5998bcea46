"""The pages on which a job's own videos are made: what is about them that is not about every video."""

from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.advice import advice
from resumes_app.applications.components.reply.labels import BESIDE
from resumes_app.applications.components.reply.last_look import last_look, summary
from resumes_app.applications.components.reply.plans import plan_button, plan_choice
from resumes_app.applications.components.reply.purpose import Purpose
from resumes_app.applications.components.reply.shutter import recording
from resumes_app.applications.components.reply.stage import instead, keeper, steps
from resumes_app.applications.components.reply.takes import upload_line
from resumes_app.applications.state.job_clip import JobClipState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio import service as studio
from resumes_app.studio.schemas import Segment
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.focus import focus_keeper

_PAGE: Any = JobClipState.page
_ASKED: Any = _PAGE["questions"].to(list[str])
_BY_QUESTION = _PAGE["plan"].to(list[Segment])
_NAMES = {"clip": "The job’s clip", "question": "The question on video"}
_WHAT = {
    "clip": "It plays in the feed and on the job’s page. Say what the work is like, and who asks.",
    "question": "It plays where people answer, beside the words.",
}


def _about(place: str) -> rx.Component:
    asked = rx.el.ul(
        rx.foreach(_ASKED, lambda one: rx.el.li(one)),
        class_name="mt-3 flex flex-col gap-1 rounded-card bg-primary-soft p-4 font-semibold text-on-primary-soft",
    )
    none = rx.el.p("The job asks nothing yet: write its question in the form first.", class_name="mt-3 text-sm")
    return rx.el.div(
        rx.el.p(_NAMES[place], class_name="font-display text-xl font-bold"),
        rx.el.p(_PAGE["title"], " · ", _PAGE["company"], class_name="mt-1 font-semibold [overflow-wrap:anywhere]"),
        rx.el.p(_WHAT[place], class_name="mt-1 text-sm text-ink-soft"),
        *([rx.cond(_ASKED.length() > 0, asked, none)] if place == "question" else []),
    )


def _plans(place: str, *, told: bool = False) -> rx.Component:
    by_question = rx.cond(_BY_QUESTION.length() > 0, plan_button("Question by question", studio.QUESTIONS))
    return plan_choice(studio.employer_plans(place), *([by_question] if place == "question" else []), told=told)


def _purpose(place: str) -> Purpose:
    def beside() -> rx.Component:
        return rx.el.aside(
            _about(place),
            rx.cond(recording, rx.fragment(), _plans(place, told=True)),
            aria_label=_NAMES[place],
            tab_index=0,
            class_name=BESIDE,
        )

    return Purpose(
        last="use",
        asked=rx.cond(_ASKED.length() > 0, _ASKED[0], "").to(str) if place == "question" else "",
        plans=studio.employer_plans(place),
        by_question=_BY_QUESTION if place == "question" else None,
        record="Record the question" if place == "question" else "Record the clip",
        limits="One minute and a half at the most.",
        private="Nobody sees a take before you press “Use in this job”.",
        ways="Other ways to record",
        without="Or without recording here:",
        copy="You get a copy, to be changed for this job.",
        words="Your words",
        write="Write it",
        edit=f"Edit: {_NAMES[place].lower()}",
        head=lambda: rx.fragment(_about(place), _plans(place)),
        more=rx.fragment,
        side=beside,
        button=rx.fragment,
        sheets=rx.fragment,
    )


def _consent() -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="checkbox",
            default_checked=JobClipState.agreed,
            key=_PAGE["consent"].to(str),  # Other words are another consent: unticked.
            on_change=JobClipState.agree,
            data_testid="consent",
            class_name="check-box mt-0.5 flex-none",
        ),
        rx.el.span(_PAGE["consent"]),
        class_name="flex items-start gap-3 rounded-control border-2 border-line-strong p-4 text-sm",
    )


def _words_check(place: str) -> rx.Component:
    """What is read in the video: its texts and its captions, or that it has none."""
    draft: Any = TakesState.draft
    captions, texts = draft["captions"].length(), draft["texts"].length()

    def line(icon: icons.Glyph, text: Any) -> rx.Component:
        return rx.el.li(icon("size-5 mt-0.5 flex-none"), rx.el.span(text), class_name="flex gap-3")

    none = line(
        icons.warning,
        rx.fragment(
            "No captions: many watch without sound, and some cannot hear. ",
            controls.link("Write them", f"/hire/jobs/{_PAGE['slug']}/{place}?step=edit"),
            ", under Captions.",
        ),
    )
    lines = rx.fragment(captions, rx.cond(captions == 1, " caption", " captions"))
    title = rx.fragment("On the picture: “", draft["texts"].to(list[dict[str, str]])[0]["text"], "”")
    return rx.el.ul(
        rx.cond(texts > 0, line(icons.script, title)),
        rx.cond(captions > 0, line(icons.check, lines), none),
        aria_label="What can be read in it",
        data_testid="words-check",
        class_name="flex flex-col gap-2 rounded-control bg-sunken p-4 text-sm",
    )


def _use(place: str) -> rx.Component:
    """The last look, what is agreed to, and the button."""
    why = rx.cond(
        TakesState.uploading,
        "Your takes are still going up. You can use the video as soon as they are there.",
        rx.cond(JobClipState.agreed, "", "Tick the box above first: it says who will see you."),
    )
    act = [
        rx.cond(_PAGE["shut"] != "", feedback.banner(_PAGE["shut"], tone="caution")),
        advice("Before you use it", "You can use the video as it is."),
        _words_check(place),
        rx.cond(_PAGE["replaces"] != "", rx.el.p(_PAGE["replaces"], data_testid="replaces", class_name="text-sm")),
        _consent(),
        rx.cond(
            TakesState.over != "",
            feedback.banner(
                "Your takes are " + TakesState.over + " too long together. Remove one first.", tone="caution"
            ),
        ),
        controls.button(
            "Use in this job",
            on_click=JobClipState.use,
            size="lg",
            icon=icons.check,
            disabled=~JobClipState.agreed | TakesState.uploading | (TakesState.over != "") | (_PAGE["shut"] != ""),
            test_id="use-clip",
            aria_describedby="use-why",
        ),
        rx.el.div(
            rx.el.p(why, id="use-why", role="status", class_name="text-sm text-ink-soft"),
            upload_line(),
            class_name="min-h-12",
        ),
    ]
    return last_look(
        rx.el.h2("Use in this job", tab_index=-1, data_focus="step", class_name="text-2xl"),
        rx.el.p(_NAMES[place], " of “", _PAGE["title"], "” at ", _PAGE["company"], class_name="text-ink-soft"),
        summary(),
        act=act,
        label="Use in this job",
        test_id="use-step",
    )


def job_clip_page(place: str) -> rx.Component:
    """Return the page for whoever may do whatever on it.

    Args:
        place: `clip` or `question`.
    """
    job = "/hire/jobs/" + _PAGE["slug"].to(str)
    making = steps(
        _purpose(place),
        _use(place),
        address=job + f"/{place}",
        leave_to=job + f"/edit?video={place}",
        leave="Back to the job’s form",
    )
    missing = instead(
        icons.briefcase,
        rx.cond(_PAGE["note"] != "", "There is no such job", "Your account does not write jobs"),
        rx.cond(
            _PAGE["note"] != "",
            _PAGE["note"],
            "A job’s videos are made by the recruiters and hiring managers of its company. What you recorded is kept.",
        ),
        controls.link_button("Your company’s jobs", "/hire"),
        test_id="missing",
    )
    shown = rx.match(
        _PAGE["access"], ("open", making), ("missing", missing), feedback.skeleton_stage("Opening the studio")
    )
    return rx.fragment(keeper(sent=False), focus_keeper(), shown)
