"""The step in which the reply is sent, and what is seen of its way afterwards."""

from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar

from resumes_app.applications.components.first_cut import own_reply
from resumes_app.applications.components.reply.advice import advice
from resumes_app.applications.components.reply.closing import deadline_line
from resumes_app.applications.components.reply.cuts import public_cut
from resumes_app.applications.components.reply.job import job_head
from resumes_app.applications.components.reply.last_look import last_look, summary
from resumes_app.applications.components.reply.takes import upload_line
from resumes_app.applications.components.taking_back import take_back_dialog
from resumes_app.applications.state.reply.page import ReplyState
from resumes_app.applications.state.reply.sending import SendingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.ui import controls, feedback, icons

_captions: Any = TakesState.draft["captions"]
_SIGN = "grid size-20 place-items-center rounded-card"
_LARGE = "[--player:clamp(20rem,calc(100dvh-24.5rem),31rem)]"
"""How high a player is: what stands above and below it, down to the ways back, is in sight with it."""
_asked = ClientStateVar.create("take_back_asked", default=False)


def _consent() -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="checkbox",
            default_checked=SendingState.agreed,
            on_change=SendingState.agree,
            data_testid="consent",
            class_name="check-box mt-0.5 flex-none",
        ),
        rx.el.span(ReplyState.consent),
        class_name="flex items-start gap-3 rounded-control border-2 border-line-strong p-4 text-sm",
    )


def _act() -> list[rx.Component]:
    return [
        advice("Before you send", "You can send your reply as it is."),
        deadline_line(),
        _consent(),
        rx.cond(
            TakesState.over != "",
            feedback.banner(
                "Your takes are " + TakesState.over + " too long together. Shorten your video, or remove a take.",
                tone="caution",
            ),
        ),
        controls.button(
            "Send reply",
            on_click=SendingState.send,
            size="lg",
            icon=icons.arrow_up,
            busy=SendingState.waiting,
            disabled=~SendingState.agreed | (TakesState.over != ""),
            test_id="submit",
            data_then="step",
            aria_describedby="submit-why",
        ),
        rx.el.div(
            rx.el.p(
                rx.cond(
                    SendingState.waiting,
                    "Keep this page open: we send it as soon as your takes have gone up.",
                    rx.cond(SendingState.agreed, "", "Tick the box above first: it says who may watch your reply."),
                ),
                id="submit-why",
                role="status",
                class_name="text-sm text-ink-soft",
            ),
            upload_line(),
            class_name="min-h-12",
        ),
        public_cut(),
    ]


def send() -> rx.Component:
    """Return the last look, the consent, and the button."""
    return last_look(
        rx.el.h2("Send your reply", tab_index=-1, data_focus="step", class_name="text-2xl"),
        job_head(),
        summary(),
        rx.cond(
            ReplyState.job["reveal"] != "",
            rx.el.p(ReplyState.job["reveal"], class_name="text-sm text-ink-soft", data_testid="reveal"),
        ),
        rx.cond(
            (ReplyState.job["uncaptioned"] != "") & (_captions.length() == 0),
            rx.el.p(ReplyState.job["uncaptioned"], class_name="text-sm text-ink-soft", data_testid="uncaptioned"),
        ),
        act=_act(),
        label="Send your reply",
        test_id="send-step",
    )


def _watched(reply: Any) -> rx.Component:
    """Return the reply in its place: as recorded while it is made, then as it was sent; a sign where neither plays."""
    clip = reply["clip"]
    sign = rx.match(
        reply["standing"],
        ("rendering", icons.play("size-9")),
        ("failed", rx.el.div(icons.warning("size-9"), class_name=f"{_SIGN} bg-caution-soft")),
        ("withdrawn", rx.el.div(icons.undo("size-9"), class_name=f"{_SIGN} bg-sunken")),
        rx.el.div(icons.check("size-9"), class_name=f"{_SIGN} bg-positive-soft"),
    )
    player = own_reply(
        sign,
        recorded=reply["first_cut"],
        src=rx.cond(clip["mp4_720"] != "", clip["mp4_720"], clip["mp4_480"]),
        clip=clip,
        label="Your reply",
        preload="metadata",
    )
    ground = rx.cond(
        reply["standing"] == "rendering", "bg-primary-soft", rx.cond(clip["mp4_480"] != "", "bg-sunken", "")
    )
    return rx.el.div(
        player,
        class_name=rx.Var.create(
            "relative grid aspect-[9/16] h-(--player) place-items-center overflow-hidden rounded-card low:row-span-5 "
        )
        + ground,
    )


def _ways_back(reply: Any) -> rx.Component:
    """Return the ways to change what was sent: to take it back, put it back, or make it anew."""
    return rx.el.div(
        rx.cond(
            reply["again"],
            controls.button("Make it anew", on_click=SendingState.begin_anew, test_id="anew", data_then="stage step"),
        ),
        rx.cond(
            reply["can_restore"],
            controls.button(
                "Put it back",
                on_click=SendingState.put_back,
                variant="secondary",
                test_id="restore",
                data_then="step",
            ),
        ),
        rx.cond(
            reply["can_withdraw"],
            controls.button(
                "Take it back",
                on_click=_asked.set_value(True),
                variant="secondary",
                test_id="withdraw",
            ),
        ),
        class_name="flex flex-wrap justify-center gap-3 empty:hidden",
    )


def sent() -> rx.Component:
    """Return where the reply is: being made, there, or what to do where it could not be made."""
    reply: Any = SendingState.sent
    back = reply["standing"] == "withdrawn"
    plays = (reply["standing"] == "rendering") | (reply["first_cut"] != "") | (reply["clip"]["mp4_480"] != "")
    making = rx.fragment(
        rx.el.h2("We make your video", tab_index=-1, data_focus="step", data_then="step", class_name="text-2xl"),
        rx.el.p("You can leave this page. The reply is sent by itself when it is ready.", class_name="text-ink-soft"),
        controls.progress(reply["progress"], "Making your video"),
        rx.el.p(reply["left"], class_name="min-h-5 text-sm text-ink-soft tabular-nums", data_testid="time-left"),
    )
    there = rx.fragment(
        rx.el.h2(reply["label"], tab_index=-1, data_focus="step", class_name="text-2xl", data_testid="sent-label"),
        rx.cond(back, rx.fragment(), rx.el.p("You have replied to this job.", class_name="sr-only")),
        rx.el.p(reply["note"], class_name="text-ink-soft"),
        rx.el.p(reply["promise"], class_name="text-sm text-ink-soft"),
    )
    return rx.el.div(
        rx.el.div(
            job_head(),
            rx.el.div(
                _watched(reply),
                rx.cond(reply["standing"] == "rendering", making, there),
                role="status",
                class_name=rx.Var.create(
                    # As high while the video is made as once it is sent.
                    "flex min-h-[calc(var(--player)+12.25rem)] w-full flex-col items-center gap-3 text-center low:grid "
                    "low:min-h-0 low:grid-cols-[auto_minmax(0,1fr)] low:grid-rows-[1fr_auto_auto_auto_1fr] low:gap-x-8 "
                    "low:text-left low:*:not-first:col-start-2 low:[--player:11rem] "
                )
                + rx.cond(plays, _LARGE, "[--player:20rem]"),
            ),
            rx.el.div(
                _ways_back(reply),
                rx.el.div(
                    controls.link_button("See your replies", "/applications", test_id="to-applications"),
                    controls.link_button("More jobs", "/", variant="secondary"),
                    class_name="flex flex-wrap justify-center gap-3",
                ),
                # On a turned phone there is room for one row.
                class_name=(
                    "flex flex-col items-center gap-3 low:w-max low:max-w-[calc(100vw-2.5rem)] low:flex-row "
                    "low:flex-wrap low:justify-center"
                ),
            ),
            public_cut("max-w-form justify-center text-center"),
            take_back_dialog(
                open=_asked.value,
                on_close=_asked.set_value(False),
                on_confirm=[_asked.set_value(False), SendingState.take_back],
                then="step",
            ),
            class_name="m-auto flex w-full max-w-form flex-col items-center gap-4 px-5 py-4",
        ),
        class_name="absolute inset-0 flex overflow-y-auto bg-canvas",
        data_testid="sent",
        data_standing=reply["standing"],
    )
