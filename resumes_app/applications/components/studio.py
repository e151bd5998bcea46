"""The page of a video without a job: what is about it that is not about every video."""

import reflex as rx

from resumes_app.applications.components.publishing import publish_button, publish_fields
from resumes_app.applications.components.reply.advice import advice
from resumes_app.applications.components.reply.labels import BESIDE
from resumes_app.applications.components.reply.last_look import last_look, summary
from resumes_app.applications.components.reply.plans import plan_choice
from resumes_app.applications.components.reply.purpose import Purpose
from resumes_app.applications.components.reply.shutter import recording
from resumes_app.applications.components.reply.stage import instead, keeper, steps
from resumes_app.applications.components.reply.takes import upload_line
from resumes_app.applications.state.publishing import PublishingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.applications.state.studio import StudioState
from resumes_app.config import settings
from resumes_app.studio import service as studio
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.focus import focus_keeper

_PLANS = studio.template_choices(job=False)
_WHAT = "A video about you, for everybody who looks under #{hashtag}. No job is needed."


def _about() -> rx.Component:
    return rx.el.div(
        rx.el.p("Your video résumé", class_name="font-display text-xl font-bold"),
        rx.el.p(_WHAT.format(hashtag=settings().hashtag), class_name="mt-1 text-sm text-ink-soft"),
    )


def _beside() -> rx.Component:
    return rx.el.aside(
        _about(),
        rx.cond(recording, rx.fragment(), plan_choice(_PLANS, told=True)),
        aria_label="Your video résumé",
        tab_index=0,
        class_name=BESIDE,
    )


def _above() -> rx.Component:
    # Without what the plan says: the stage tells it part by part, and the button must be in sight.
    return rx.fragment(_about(), plan_choice(_PLANS))


_RESUME = Purpose(
    last="publish",
    asked="",
    plans=_PLANS,
    by_question=None,
    record="Record yourself",
    limits="One minute and a half at the most.",
    private="Nobody sees a take before you press Publish.",
    ways="Other ways to record",
    without="Or without recording here:",
    copy="You get a copy, to be changed for everybody.",
    words="Your words",
    write="Write it",
    edit="Edit your video résumé",
    head=_above,
    more=rx.fragment,
    side=_beside,
    button=rx.fragment,
    sheets=rx.fragment,
)


def _publish() -> rx.Component:
    """The last look, what is asked, and the button."""
    why = rx.cond(
        TakesState.uploading,
        "Your takes are still going up. You can publish as soon as they are there.",
        rx.cond(PublishingState.agreed, "", "Tick the box above first: it says that everybody may watch your video."),
    )
    jobs = rx.el.p(
        "These takes can also begin a reply: open a job, press Reply and choose this video there. You get a copy, to "
        "be changed for that company. ",
        controls.link("See the jobs", "/", class_name="inline-flex min-h-tap items-center"),
        class_name="text-sm text-ink-soft",
    )
    act = [
        advice("Before you publish", "You can publish your video as it is."),
        publish_fields(),
        rx.cond(
            TakesState.over != "",
            feedback.banner(
                "Your takes are " + TakesState.over + " too long together. Remove one first.", tone="caution"
            ),
        ),
        publish_button(
            PublishingState.publish,
            disabled=TakesState.uploading | (TakesState.over != ""),
            size="lg",
            icon=icons.eye,
            aria_describedby="publish-why",
        ),
        rx.el.div(
            rx.el.p(why, id="publish-why", role="status", class_name="text-sm text-ink-soft"),
            upload_line(),
            class_name="min-h-12",
        ),
        jobs,
    ]
    return last_look(
        rx.el.h2("Publish your video", tab_index=-1, data_focus="step", class_name="text-2xl"),
        rx.el.p(
            f"It appears under #{settings().hashtag} with your handle or first name, and leaves by itself.",
            class_name="text-ink-soft",
        ),
        summary(),
        act=act,
        label="Publish your video",
        test_id="publish-step",
    )


def studio_page() -> rx.Component:
    """Return the page for whoever may do whatever on it."""
    back = controls.link_button("My videos", "/studio")
    making = steps(
        _RESUME,
        _publish(),
        address="/studio/" + TakesState.draft["id"],
        leave_to="/studio",
        leave="Back to my videos",
    )
    missing = instead(
        icons.search,
        "There is no such video",
        "The link may be cut off, or the video is somebody else’s. Yours are under My videos.",
        back,
        test_id="missing",
    )
    employer = instead(
        icons.users,
        "Your account reviews replies",
        "It acts for a company, so it makes no videos.",
        controls.link_button("Go to your jobs", "/hire"),
        test_id="employer",
    )
    shown = rx.match(
        StudioState.access,
        ("open", making),
        ("missing", missing),
        ("employer", employer),
        feedback.skeleton_stage("Opening your video"),
    )
    return rx.fragment(keeper(sent=False), focus_keeper(), shown)
