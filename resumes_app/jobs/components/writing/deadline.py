"""Until when a published job takes replies, and how that is changed."""

import reflex as rx
from reflex.experimental.client_state import ClientStateVar

from resumes_app.jobs.state import JobDeadlineState
from resumes_app.jobs.state.writing import JobFormState
from resumes_app.ui import controls, icons
from resumes_app.ui.dialog import dialog
from resumes_app.ui.forms import text_field

_closing = ClientStateVar.create("job_closing", default=False)
_open = JobFormState.status == "open"
_endless = _open & (JobFormState.closes == "")
_early = JobFormState.was_until != ""


def deadline_card() -> rx.Component:
    """Return the state of a published job, the form for its first or a later close date, and the way to close it."""
    until = rx.cond(
        JobFormState.closes == "",
        "It takes replies, without a closing date.",
        rx.cond(_open, "It takes replies until ", "Closed on ")
        + JobFormState.closes
        + rx.cond(_early, ", before its close date, " + JobFormState.was_until + ".", "."),
    )
    later = rx.el.form(
        rx.el.div(
            text_field(
                rx.cond(_endless, "Close date", "New close date"),
                "date",
                type="date",
                min=JobFormState.earliest,
                error=JobDeadlineState.problem,
            ),
            text_field("At", "time", type="time", value="23:59"),
            class_name="grid grid-cols-[minmax(0,1fr)_9.5rem] gap-4 sm:max-w-md sm:flex-1",
        ),
        controls.button(
            rx.cond(_endless, "Set it", rx.cond(_open, "Extend", "Reopen")),
            type="submit",
            variant="secondary",
            icon=icons.clock,
            test_id="extend",
            data_then="more-time",
            class_name="sm:mt-9.5",
        ),
        on_submit=JobDeadlineState.move,
        no_validate=True,
        key=JobFormState.closes + JobFormState.status,
        class_name="flex flex-col gap-4 sm:flex-row sm:items-start",
    )
    head = rx.el.div(
        rx.cond(_open, controls.badge("Open", tone="positive"), controls.badge("Closed", tone="caution")),
        rx.el.p(until, class_name="order-last basis-full font-medium", data_testid="until"),
        rx.cond(
            _open,
            controls.button(
                "Close now",
                on_click=_closing.set_value(True),
                variant="quiet",
                size="sm",
                test_id="close-job",
                data_then="more-time",
            ),
        ),
        class_name="flex flex-wrap items-center justify-between gap-3",
    )
    return rx.el.section(
        head,
        rx.el.details(
            rx.el.summary(
                rx.cond(_endless, "Set a closing date", rx.cond(_open, "Give people more time", "Take replies again")),
                class_name="min-h-8 cursor-pointer font-semibold text-link",
                data_focus="more-time",
                data_testid="more-time",
            ),
            rx.el.p(
                "Who saved the job is told. ",
                rx.cond(
                    _early,
                    "Its close date was " + JobFormState.was_until + ": the new one must not be earlier.",
                    rx.cond(_endless, "From then on the date only moves later.", "The date only moves later."),
                ),
                class_name="my-3 text-sm text-ink-soft",
                data_testid="more-time-hint",
            ),
            later,
        ),
        _close_dialog(),
        _far_off_dialog(),
        aria_label="Deadline",
        class_name="flex flex-col gap-4 rounded-card border border-line bg-surface p-4 sm:p-7",
    )


def _close_dialog() -> rx.Component:
    return dialog(
        id="close-now",
        title="Close this job now?",
        text=(
            "It takes no more replies. Those that came in stay, and who saved it or began a reply gets a mail. You can "
            "reopen it at any time; its new close date must not be earlier than the one it has now."
        ),
        open=_closing.value,
        on_close=_closing.set_value(False),
        actions=rx.fragment(
            controls.button(
                "Close the job",
                on_click=[_closing.set_value(False), JobDeadlineState.close],
                variant="danger",
                test_id="close-yes",
            ),
            controls.button("Leave it open", on_click=_closing.set_value(False), variant="secondary"),
        ),
    )


def _far_off_dialog() -> rx.Component:
    return dialog(
        id="far-off",
        title="Take replies until " + JobDeadlineState.asked + "?",
        text=(
            "That is more than a year from now. Who saved the job or began a reply is told at once, and then the date "
            "only moves later. You can still close the job before."
        ),
        open=JobDeadlineState.asked != "",
        on_close=JobDeadlineState.leave,
        actions=rx.fragment(
            # What asked is drawn anew, and gets no focus back.
            controls.button(
                "Yes, until then", on_click=JobDeadlineState.move_far, test_id="far-off-yes", data_then="more-time"
            ),
            controls.button("Choose another date", on_click=JobDeadlineState.leave, variant="secondary"),
        ),
        test_id="far-off",
    )
