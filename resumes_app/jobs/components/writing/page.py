"""The page of a job for those who write it."""

from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar

from resumes_app.accounts.state import ViewerState
from resumes_app.jobs.components.writing.deadline import deadline_card
from resumes_app.jobs.components.writing.fields import deadline, replies, what_it_is, where_and_how
from resumes_app.jobs.components.writing.on_video import on_video
from resumes_app.jobs.components.writing.questions import questions
from resumes_app.jobs.state import JobActsState, JobState
from resumes_app.jobs.state.writing import NEW, PROBLEMS_ID, UNPUBLISHED, JobFormState
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.address import PATH, address_bar
from resumes_app.ui.dialog import dialog
from resumes_app.ui.focus import focus_keeper, in_sight
from resumes_app.ui.forms import acting_form, error_summary
from resumes_app.ui.typed_before import typed_before
from resumes_app.ui.unsent import saved_line

_TYPING_MS = 1200
_discarding = ClientStateVar.create("job_discarding", default=False)
_fill: Any = JobFormState.fill
_draft = JobFormState.status == "draft"


def writing_page() -> rx.Component:
    """Return the whole content of `/hire/jobs/new` and `/hire/jobs/{slug}/edit`."""
    refused = feedback.empty_state(
        icons.briefcase,
        JobFormState.refusal,
        "Jobs are written by the recruiters and hiring managers of a company.",
        rx.cond(
            ViewerState.is_reviewer,
            controls.link_button("Your company’s jobs", "/hire"),
            rx.el.div(
                controls.link_button("Apply for your company", "/companies/apply"),
                controls.link_button("Go to the jobs", "/jobs", variant="secondary"),
                class_name="flex flex-wrap justify-center gap-3",
            ),
        ),
        test_id="refused",
    )
    there = rx.el.div(
        _published(),
        _conflict(),
        rx.cond(_draft, rx.fragment(), deadline_card()),
        _form(),
        _rare_acts(),
        _address(),
        key="there",
        class_name="flex flex-col gap-5",
    )
    waiting = rx.el.div(
        *[feedback.skeleton("h-80 rounded-card") for _ in range(3)], key="waiting", class_name="flex flex-col gap-5"
    )
    return rx.fragment(
        focus_keeper(),
        _discard_dialog(),
        rx.cond(
            JobFormState.refusal != "",
            refused,
            rx.cond(JobFormState.form, rx.cond(JobFormState.place == PATH, there, waiting), waiting),
        ),
    )


def _address() -> rx.Component:
    """A draft that was begun here has an address of its own from then on: the page stays, a reload opens it."""
    own = "/hire/jobs/" + JobFormState.slug + "/edit"
    return address_bar(to=rx.cond((JobFormState.place == NEW) & (JobFormState.slug != ""), own, ""))


def preview_note() -> rx.Component:
    """Return the line above a preview: what it is, and the way back to the form."""
    return rx.el.div(
        feedback.banner(
            "A preview: this is how candidates see it, with a button to reply.",
            action=controls.link_button(
                "Back to the form",
                "/hire/jobs/" + JobState.slug + "/edit",
                variant="secondary",
                size="sm",
                icon=icons.arrow_left,
                test_id="back-to-form",
            ),
        ),
        class_name="mb-6",
    )


def _form() -> rx.Component:
    # A press of Enter in a field does what the first button does.
    enter = rx.el.button(
        "Save", type="submit", name="act", value="save", tab_index=-1, aria_hidden="true", class_name="sr-only"
    )
    typed: Any = JobFormState.typed
    return acting_form(
        enter,
        rx.el.input(type="hidden", name="fill", value=_fill.to(str)),
        rx.el.div(
            error_summary(
                JobFormState.summary,
                title=rx.cond(_draft, "Before it can be published:", "Before your changes can be published:"),
            ),
            id=PROBLEMS_ID,
            tab_index=-1,
            class_name="scroll-mt-8 outline-none empty:-mb-5",
        ),
        typed_before(
            memory=JobFormState.memory,
            owner=ViewerState.public_id,
            title="The page was loaded anew. You had typed, and not saved:",
            done="Put this away",
            test_id="typed-before",
            class_name="rounded-control bg-caution-soft px-4 py-3.5 text-caution",
        ),
        what_it_is(),
        where_and_how(),
        questions(),
        on_video(),
        replies(),
        deadline(),
        _bar(),
        on_change=typed.debounce(_TYPING_MS),
        on_submit=JobFormState.submit.prevent_default,
        no_validate=True,
        key=_fill.to(str),
        class_name="flex flex-col gap-5 [&_:is(input,select,textarea,fieldset)]:scroll-mt-8",
        data_testid="job-form",
    )


def _bar() -> rx.Component:
    """The acts, always in reach: above the tab bar of a phone, at the foot of a desktop's window."""

    def act(label: str, value: str, variant: controls.Variant) -> rx.Component:
        return controls.button(
            label, type="submit", name="act", value=value, variant=variant, test_id=f"job-{value}", data_then="step"
        )

    of_draft = rx.fragment(
        act("Save", "save", "quiet"), act("Preview", "preview", "secondary"), act("Publish", "publish", "primary")
    )
    of_published = rx.fragment(
        controls.link_button("See the job", "/jobs/" + JobFormState.slug, variant="quiet"),
        act("Save changes", "save", "primary"),
    )
    return rx.el.div(
        saved_line(
            line=JobFormState.saved,
            heard=JobFormState.heard,
            waiting=rx.cond(_draft, "Saving …", UNPUBLISHED),
            offline=rx.cond(_draft, "No connection: not saved yet.", "No connection."),
            stored=JobFormState.stored,
            test_id="saved",
            class_name="min-h-6 text-sm font-medium text-ink-soft max-sm:empty:sr-only",
        ),
        rx.el.div(
            rx.cond(_draft, of_draft, of_published),
            class_name="flex items-center justify-end gap-2 max-sm:w-full max-sm:*:px-4 max-sm:*:last:flex-1",
        ),
        class_name=(
            "foot-bar sticky bottom-[calc(var(--tabbar)+env(safe-area-inset-bottom))] z-sticky -mx-4 flex flex-wrap "
            "items-center justify-between gap-x-4 gap-y-1 border-t border-line bg-canvas px-4 py-3 sm:mx-0 lg:bottom-0"
        ),
    )


def _published() -> rx.Component:
    done = feedback.banner(
        "Published: everybody can see it now.",
        tone="positive",
        action=controls.link("See the job", "/jobs/" + JobFormState.slug),
    )
    return rx.cond(JobFormState.published & (JobFormState.status == "open"), rx.el.div(done, data_testid="published"))


def _conflict() -> rx.Component:
    told = feedback.banner(
        rx.fragment(
            rx.cond(
                JobFormState.clashing != "",
                "A colleague, or you in another window, changed the same meanwhile: " + JobFormState.clashing + ". ",
                "A colleague, or you in another window, changed this job meanwhile. ",
            ),
            "What you typed is still here, not saved.",
        ),
        tone="caution",
        action=rx.el.div(
            controls.button(
                "Show theirs",
                on_click=JobActsState.show_theirs,
                variant="secondary",
                size="sm",
                test_id="show-theirs",
            ),
            controls.button("Keep mine", on_click=JobActsState.keep_mine, size="sm", test_id="keep-mine"),
            class_name="flex gap-2",
        ),
    )
    return rx.cond(
        JobFormState.conflict,
        rx.el.div(
            told,
            in_sight(of=JobFormState.clash),
            role="alert",
            class_name="head-bar sticky top-16 z-sticky max-sm:text-sm lg:top-3",
        ),
    )


def _rare_acts() -> rx.Component:
    return rx.cond(
        JobFormState.slug != "",
        rx.el.div(
            controls.button(
                "Duplicate", on_click=JobActsState.duplicate, variant="quiet", icon=icons.copy, test_id="duplicate"
            ),
            rx.cond(
                _draft,
                controls.button(
                    "Delete the draft",
                    on_click=_discarding.set_value(True),
                    variant="quiet",
                    icon=icons.trash,
                    test_id="discard-draft",
                ),
            ),
            class_name="flex flex-wrap gap-2",
        ),
    )


def _discard_dialog() -> rx.Component:
    return dialog(
        id="discard",
        title="Delete this draft?",
        text="Nobody else has seen it. It cannot be brought back.",
        open=_discarding.value,
        on_close=_discarding.set_value(False),
        actions=rx.fragment(
            controls.button(
                "Delete",
                on_click=[_discarding.set_value(False), JobActsState.discard],
                variant="danger",
                test_id="discard-yes",
            ),
            controls.button("Keep it", on_click=_discarding.set_value(False), variant="secondary"),
        ),
    )
