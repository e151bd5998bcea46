"""The candidate's replies: the own clip, where it is, what was promised, and a way to take it back."""

from typing import Any

import reflex as rx

from resumes_app.accounts.state import ViewerState
from resumes_app.applications.components.deleting import BEGIN
from resumes_app.applications.components.drafts import drafts
from resumes_app.applications.components.first_cut import making, own_reply
from resumes_app.applications.components.taking_back import take_back_dialog
from resumes_app.applications.state import MineState
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.focus import focus_keeper
from resumes_app.ui.local_time import closing_line
from resumes_app.ui.takes import draft_keeper

_REPLIES: Any = MineState.replies
_RENDERS: Any = MineState.renders
STATUS_TONES: dict[str, controls.Tone] = {
    "rendering": "plain",
    "failed": "danger",
    "sent": "plain",
    "in_review": "primary",
    "shortlisted": "positive",
    "declined": "plain",
    "withdrawn": "plain",
}


def _named(reply: Any) -> rx.Var[str]:
    """Return the name by which the focus finds a reply's status."""
    return "reply-" + rx.Var.create(reply).to(str)


def _status(reply: Any) -> rx.Component:
    cases = [(standing, controls.badge(reply["label"], tone=tone)) for standing, tone in STATUS_TONES.items()]
    return rx.el.span(
        rx.match(reply["standing"], *cases, rx.fragment()),
        tab_index=-1,
        data_focus=_named(reply["id"]),
        data_testid="reply-status",
    )


def _clip(reply: Any) -> rx.Component:
    clip = reply["clip"]
    place = (
        "relative aspect-[9/16] w-full max-w-60 flex-none self-start overflow-hidden rounded-control bg-sunken sm:w-44"
    )
    missing = rx.el.div(icons.camera("size-8"), class_name="grid size-full place-items-center text-ink-faint")
    player = own_reply(
        missing,
        recorded=rx.cond(reply["standing"] == "rendering", _first_cut(reply), ""),
        src=clip["mp4_480"],
        clip=clip,
        label="Your reply to " + reply["job_title"].to(str),
        preload="none",
    )
    ground = {"background": rx.Var.create(f"center / cover url('{clip['placeholder']}')")}
    return rx.el.div(player, class_name=place, style=rx.cond(reply["has_clip"], ground, {}))


def _step(step: Any) -> rx.Component:
    dot = rx.match(
        step["state"],
        ("done", icons.check("size-4 text-positive")),
        ("current", rx.el.span(class_name="size-3 rounded-pill bg-primary ring-4 ring-primary-soft")),
        rx.el.span(class_name="size-3 rounded-pill border-2 border-line-strong"),
    )
    words = rx.el.span(
        rx.el.span(step["label"], class_name="block font-semibold"),
        rx.el.span(step["when"], class_name="block text-xs text-ink-soft"),
    )
    return rx.el.li(
        rx.el.span(dot, class_name="grid size-5 flex-none place-items-center", aria_hidden="true"),
        words,
        key=step["label"].to(str),
        aria_current=rx.cond(step["state"] == "current", "step", "false"),
        class_name=rx.cond(
            step["state"] == "ahead", "flex gap-2 text-sm text-ink-faint", "flex gap-2 text-sm text-ink"
        ),
    )


def _rendering(reply: Any) -> rx.Component:
    render = reply["render_id"].to(str)
    live = rx.cond(_RENDERS.contains(render), _RENDERS[render]["percent"], reply["progress"])
    left = rx.cond(_RENDERS.contains(render), _RENDERS[render]["left"], reply["left"])
    return rx.cond(reply["standing"] == "rendering", making(live.to(int), left))


def _first_cut(reply: Any) -> Any:
    render = reply["render_id"].to(str)
    return rx.cond(_RENDERS.contains(render), _RENDERS[render]["first_cut"], reply["first_cut"]).to(str)


def _acts(reply: Any) -> rx.Component:
    studio = controls.link_button("Open the studio", "/reply/" + reply["job_slug"].to(str), size="sm")
    return rx.el.div(
        rx.cond((reply["standing"] == "failed") & ~rx.Var.create(MineState.refused), studio),
        rx.cond(
            reply["can_withdraw"],
            controls.button(
                "Take it back",
                on_click=MineState.ask(reply["id"]),
                variant="secondary",
                size="sm",
                test_id="withdraw",
                data_then=_named(reply["id"]),
            ),
        ),
        rx.cond(
            reply["can_restore"],
            controls.button(
                "Put it back",
                on_click=MineState.restore(reply["id"]),
                variant="secondary",
                size="sm",
                test_id="restore",
                data_then=_named(reply["id"]),
            ),
        ),
        controls.link("See the job", "/jobs/" + reply["job_slug"].to(str), class_name="text-sm"),
        class_name="flex flex-wrap items-center gap-x-4 gap-y-2",
    )


def _reply(reply: Any) -> rx.Component:
    promise = rx.el.p(
        icons.clock("size-5"),
        reply["promise"],
        class_name=rx.cond(
            reply["late"],
            "flex items-center gap-2 text-sm font-semibold text-caution",
            "flex items-center gap-2 text-sm font-semibold text-ink-soft",
        ),
    )
    facts = rx.el.div(
        rx.el.div(
            _status(reply),
            rx.el.h2(reply["job_title"], class_name="mt-2 text-lg"),
            rx.el.p(reply["company"]["name"], " · ", reply["place"], class_name="text-sm text-ink-soft"),
        ),
        rx.el.p(reply["note"], class_name="text-base", role="status"),
        _rendering(reply),
        rx.el.ol(rx.foreach(reply["steps"], _step), class_name="flex flex-wrap gap-x-6 gap-y-2"),
        rx.el.div(
            rx.cond(reply["promise"] != "", promise),
            rx.el.p(reply["deadline"], class_name="text-sm text-ink-soft"),
            class_name="flex flex-col gap-1",
        ),
        _acts(reply),
        class_name="flex min-w-0 flex-1 flex-col gap-4",
    )
    return rx.el.li(
        facts,
        _clip(reply),
        key=reply["id"].to(str),
        # On a phone where it stands comes first, the own clip below it.
        class_name=(
            "flex flex-col gap-4 rounded-card border border-line bg-surface p-4 shadow-card sm:flex-row-reverse "
            "sm:gap-6 sm:p-6"
        ),
        data_testid="application",
        data_standing=reply["standing"],
    )


def _confirm() -> rx.Component:
    return take_back_dialog(
        open=MineState.asked != "",
        on_close=MineState.ask(""),
        on_confirm=MineState.withdraw(MineState.asked),
        then=_named(MineState.asked),
    )


def _none() -> rx.Component:
    return feedback.empty_state(
        icons.camera,
        "No replies yet",
        "When you reply to a job, you see here whether it was watched and by when you hear back.",
        controls.link_button("Scroll the jobs", "/", data_focus=BEGIN),
        test_id="no-applications",
    )


def _refused() -> rx.Component:
    return feedback.empty_state(
        icons.users,
        "Your account reviews replies",
        "It acts for a company, so it sends none. The replies you get are under Hire.",
        controls.link_button("Go to your jobs", "/hire"),
        test_id="refused",
    )


def _waiting() -> rx.Component:
    card = rx.el.div(
        feedback.skeleton("aspect-[9/16] w-24 flex-none rounded-control sm:w-36"),
        rx.el.div(
            feedback.skeleton("h-6 w-3/5 rounded-chip"),
            feedback.skeleton("mt-2 h-4 w-2/5 rounded-chip"),
            feedback.skeleton("mt-6 h-5 w-full rounded-chip"),
            feedback.skeleton("mt-4 h-5 w-4/5 rounded-chip"),
            class_name="flex-1",
        ),
        class_name="flex gap-4 rounded-card border border-line bg-surface p-4 sm:gap-6 sm:p-6",
    )
    return rx.el.div(
        rx.el.span("Loading your replies", role="status", class_name="sr-only"),
        card,
        card,
        class_name="flex flex-col gap-5",
    )


def mine_page() -> rx.Component:
    """Return the whole content of `/applications`."""
    replies = rx.el.ul(
        rx.foreach(_REPLIES, _reply),
        aria_label="Replies",
        tab_index=-1,
        data_focus=BEGIN,
        class_name="flex flex-col gap-5 outline-none",
    )
    nothing = rx.cond(rx.Var.create(MineState.drafts).length() > 0, rx.fragment(), _none())
    listed = rx.fragment(
        closing_line(MineState.soon, ViewerState.time_zone), drafts(), rx.cond(_REPLIES.length() > 0, replies, nothing)
    )
    before = rx.fragment(_refused(), rx.cond(_REPLIES.length() > 0, rx.el.div(replies, class_name="mt-8")))
    return rx.fragment(
        focus_keeper(),
        draft_keeper(owner=MineState.owner, command=MineState.command),
        rx.cond(MineState.loaded, rx.cond(MineState.refused, before, listed), _waiting()),
        _confirm(),
    )
